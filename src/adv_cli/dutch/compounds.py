"""Compounds: which words a long Dutch word is made of. Pure functions over folded words.

A compound is split in two, a head and a tail, and each of these again. The longest tail that is a
word wins, with what stands before it a word too; between them may stand a linking s, e, n, en, er.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

LINKS = ("", "s", "en", "e", "n", "er")
_SHORTEST_HEAD = 3
_SHORTEST_TAIL = 3

PARTICLES = frozenset((
    "aan", "achter", "af", "en", "be", "bij", "binnen", "boven", "buiten", "door", "een",
    "er", "ge", "her", "in", "mede", "mee", "mis", "na", "naar", "neder", "om", "on", "ont",
    "onder", "op", "over", "per", "rond", "samen", "te", "tegen", "ten", "ter", "terug",
    "toe", "tot", "tussen", "uit", "van", "ver", "voor", "vooruit", "weer", "weg", "zonder",
    "langs", "neer", "heen", "voort", "want", "dan", "die", "dit", "dat", "deze", "der",
    "des", "hier", "daar", "waar", "het", "hoe", "wie", "wat", "zo", "ook", "nog", "al",
    "alle", "als", "niet", "geen", "wel", "zeer", "meer", "ene", "ane", "ere", "are",
    "ander", "anders", "bijna", "eigen", "veel", "weinig", "iets", "niets", "heel", "even",
    "net", "pas", "toch", "dus", "maar", "elk", "ieder", "iemand", "niemand", "wij", "zij",
    "hij", "jij", "uw", "zijn", "haar", "ons", "onze", "hun", "men", "zich", "ben", "kan",
    "mag", "wil", "inter", "intra", "pro", "pre", "sub", "anti", "kon", "had", "was", "the",
    "con", "com", "ins",
))  # fmt: skip
"""What stands before a word without making a compound with it: particles and function words."""

_TRANSPARENT = (
    "tussen",
    "binnen",
    "mede",
    "her",
    "sub",
    "co",
    "onder",
    "over",
    "door",
    "mee",
    "terug",
    "psycho",
)
"""Particles that may leave the meaning of the word behind them as it is: tussenevaluatie."""
_ALWAYS = ("tussen", "binnen", "mede", "sub", "co", "psycho")
_PREFIXED = ("ver", "be", "ge", "ont", "over", "onder")
_PLACES = frozenset((
    "buur", "buurt", "deur", "gevel", "kamer", "kant", "muur", "poort", "raam", "stad", "straat",
    "tuin", "verdieping", "wijk", "woning", "zijde",
))  # fmt: skip
"""Nouns of places, of which there is one before, behind or above another: a voordeur is a deur."""
_COURSES = frozenset((
    "behandeling", "bespreking", "fase", "geschiedenis", "gesprek", "kennis", "meting",
    "onderzoek", "opleiding", "overleg", "selectie", "traject",
))  # fmt: skip
"""Nouns of what takes its course, of which one comes before or after: a voortraject."""
_PLACED = {
    **dict.fromkeys(("achter", "beneden", "boven", "buiten", "zij"), _PLACES),
    "voor": _PLACES | _COURSES,
    "na": _COURSES | {"zorg"},
    "meer": frozenset(("waarde",)),
    "eigen": frozenset(("waarde",)),
}
"""Nouns that stay what they are behind a particle that may change others: voorwaarde."""
_PLACING = tuple(_PLACED)

_ENDINGS = frozenset((
    "achtig", "baar", "dom", "eren", "erij", "heid", "heden", "ing", "ingen", "ling",
    "lijk", "lijke", "lijks", "loos", "loze", "loosheid", "rijk", "rijke", "nis", "schap",
    "schappen", "vol", "volle", "zaam", "zame", "zaamheid", "ster", "steren", "tje", "aar",
    "aren", "ens", "matig", "matige", "vuldig", "vuldige", "waardig", "zinnig", "zijdig",
    "kundig", "kundige", "delig", "jarig", "jarige", "talig", "tal", "tallen", "maal",
    "gewijs", "halve", "wege", "gaande", "weg", "weegs", "teren", "teit", "isme", "ist",
    "isten", "ine", "iek", "ieke", "ator", "ment", "menten", "eur", "age", "ste", "sten",
    "den", "der", "ten", "ter", "ers", "ren", "sel", "sels", "ding", "dingen", "wijs",
    "rig", "stand", "enis", "eel", "ele", "baarheid", "eraar", "elen", "zen", "len", "nen",
    "men", "pen", "ben", "gen", "ken", "kin", "oor", "eer", "are", "ons", "ant", "ent",
    "end", "ende", "els", "eling", "elingen", "ring", "ringen", "leer", "pers", "oren",
    "aal", "ale", "ier", "iers", "chap", "chappen", "lozen", "lozer", "sing", "meen",
    "tijk", "tie", "ties", "tische", "isch", "atie", "aat", "aten", "ijn", "iel", "ief",
    "ieve", "ijk", "ijks", "aan", "aans", "eit",
))  # fmt: skip
"""What looks like a word at the end of another one, and is an ending: belangrijk has no rijk."""


_LEXICALISED = frozenset((
    "wethouder", "kwartaal", "maatregel", "slachtoffer", "leidraad", "handtekening",
    "maatschap", "maatschappelijk", "maatschappelijke", "cultuur", "bestuur", "natuur",
    "burgemeester", "burgemeesters", "deurwaarder", "deurwaarders", "misstand", "misstanden",
    "standaard", "verstand",
))  # fmt: skip
"""Words that are spelled as compounds, but no longer mean what their parts mean."""


_WITHOUT = ("loos", "loze", "lozen", "rijk", "rijke", "achtig", "achtige", "arm", "arme")
"""Endings of adjectives that one may leave out of the first of two: dak- en thuislozen."""


IsTail = Callable[[str], bool]


class Words(Protocol):
    """What must be known of words to split them."""

    def is_head(self, word: str) -> bool:
        """Whether `word` may stand before another one in a compound."""

    def is_tail(self, word: str) -> bool:
        """Whether `word` may be the last word of a compound."""

    def may_be_tail(self, word: str) -> bool:
        """Whether `word` may be so where nothing better is found."""


class Split(NamedTuple):
    """A compound as two words: head (without the link), link and tail."""

    head: str
    link: str
    tail: str


def split(word: str, words: Words) -> Split | None:
    """The two words that `word` is made of, or None when it is no compound."""
    if len(word) < _SHORTEST_HEAD + _SHORTEST_TAIL or word in _LEXICALISED:
        return None
    ends = range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1)
    heads = [end for end in ends if words.is_head(word[:end]) and word[:end] not in PARTICLES]
    if not heads:  # a head that is itself a compound begins with one that is none
        return None
    cuts = _cuts(word, heads)
    for is_tail in (words.is_tail, words.may_be_tail):
        found = _joined(word, cuts, is_tail) or _joined(word, _deep(word, cuts, is_tail), is_tail)
        if found is not None:
            return found
    return None


def placed(word: str) -> str | None:
    """The noun that `word` is one of by its place or time: deur of voordeur; None for others."""
    if not word.startswith(_PLACING):
        return None
    for particle, nouns in _PLACED.items():
        if word.startswith(particle) and word[len(particle) :] in nouns:
            return word[len(particle) :]
    return None


def behind_particle(word: str, words: Words, *, listed: bool) -> str | None:
    """The word behind a particle that leaves its meaning as it is, or None.

    Of doorverwijzing that is verwijzing.

    A word that the dictionary lists (`listed`) may have changed its meaning: herstellen is more
    than to put again.
    """
    if not word.startswith(_TRANSPARENT):
        return None
    for particle in _TRANSPARENT:
        rest = word.removeprefix(particle)
        if rest == word or len(rest) < 4 or not words.is_tail(rest):
            continue
        if particle in _ALWAYS or (len(rest) > 5 and (rest.startswith(_PREFIXED) or not listed)):
            return rest
    return None


def ending(word: str, words: Words) -> str | None:
    """The ending that makes an adjective of a noun, of `word`, or None: lozen of thuislozen."""
    for found in _WITHOUT:
        head = word.removesuffix(found)
        if head != word and words.is_head(head):
            return found
    return None


class _Cut(NamedTuple):
    """Where a tail may begin, the number of the link before it and where the head before that ends.

    The least of some is the one with the longest tail.
    """

    tail: int
    link: int
    head: int


def _cuts(word: str, heads: Iterable[int]) -> list[_Cut]:
    """The cuts behind heads that end at `heads`."""
    last = len(word) - _SHORTEST_TAIL
    return [
        _Cut(end + len(link), nr, end)
        for end in heads
        for nr, link in enumerate(LINKS)
        if word.startswith(link, end) and end + len(link) <= last
    ]


def _joined(word: str, cuts: Iterable[_Cut], is_tail: IsTail) -> Split | None:
    """The split with the longest tail, of those at one of `cuts`."""
    for cut in sorted(cuts):
        tail = word[cut.tail :]
        if tail not in _ENDINGS and is_tail(tail):
            return Split(word[: cut.head], LINKS[cut.link], tail)
    return None


def _deep(word: str, cuts: list[_Cut], is_tail: IsTail) -> list[_Cut]:
    """The cuts behind heads that are themselves compounds, of which the first ends at `cuts`."""
    found: list[_Cut] = []
    first = min(cut.head for cut in cuts) + _SHORTEST_TAIL
    for end in range(first, len(word) - _SHORTEST_TAIL + 1):
        tails = {
            word[cut.tail : end] for cut in (*cuts, *found) if cut.tail + _SHORTEST_TAIL <= end
        }
        if word[:end] not in PARTICLES and any(map(is_tail, tails - _ENDINGS)):
            found += _cuts(word, [end])
    return found


def lists() -> dict[str, object]:
    """The lists that a split goes by, as plain data: for a page that splits words by itself."""
    return {
        "tussen": LINKS,
        "partikels": sorted(PARTICLES),
        "uitgangen": sorted(_ENDINGS),
        "vast": sorted(_LEXICALISED),
    }
