"""The dictionary of Dutch word forms: to which word a form belongs, and the forms of a word.

The forms come from simplemma, which only the building of a catalogue needs. Decoding them takes
more than a second, so they are kept in a file that can be searched as it is: a build looks up
23,000 of the 359,000 forms, and reading all of them into a dict would take longer than that. All
words are folded (see `normalize.fold`).
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import accumulate
from zlib import crc32

from adv_cli.dutch.normalize import fold

_LAYOUT = 2
"""The version of the kept file, and of what is made of the dictionary."""
_LANGUAGE = "nl"
_LONGEST = 40
"""Letters of the longest form that is kept; no word in a record is longer."""
_GROUPS = 1 << 15
"""In so many groups the lines of a dictionary are kept: eleven in each."""
_NUMBER = array("I").itemsize
_INDEX = _NUMBER * (1 + _GROUPS + 1)
"""The bytes of a checksum, and of where each group starts and the last one ends."""
_ITSELF = "="
_AND = "+"
"""What stands in the place of a word itself, and of the letters of the word before its form."""

CORRECTED = {
    # comparatives that are nouns in their own right
    "ouder": "ouder",
    "oudere": "oudere",
    "ouderen": "oudere",
    "jongere": "jongere",
    "jongeren": "jongere",
    # the plural of one noun, given as a form of a verb or of another noun
    "leden": "lid",
    "reden": "reden",
    "keten": "keten",
    "ketens": "keten",
    "schot": "schot",
    # common nouns that are given as a form of a verb
    "kaart": "kaart",
    "gevallen": "geval",
    "gebieden": "gebied",
    "velden": "veld",
    "name": "name",
    # verbs that are given as the plural of another noun
    "meten": "meten",
    "werven": "werven",
    # plurals that the dictionary keeps as words of their own
    "redenen": "reden",
    "gegeven": "gegeven",
    "gegevens": "gegeven",
    "krachtens": "krachtens",
    # other spellings of one word
    "sprake": "sprake",
}
"""The words of forms for which the dictionary gives another word than our field means."""


class Lexicon:
    """Folded word forms with the word (lemma) of each."""

    def __init__(self, entries: "Lines") -> None:
        """Take of each form its word and the other forms of itself (see `_entry`)."""
        self.entries = entries
        self._line = cache(entries.find)
        self.lemma = cache(self._lemma)

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "Lexicon":
        """Make a dictionary of folded forms, each with its word."""
        own = {word: word for word in words.values()} | dict(words) | CORRECTED
        forms: dict[str, list[str]] = defaultdict(list)
        for form, word in own.items():
            if form != word:
                forms[word].append(form)
        none: list[str] = []
        entries = ((form, _entry(form, word, forms.get(form, none))) for form, word in own.items())
        return cls(Lines.of(entries))

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Lexicon":
        """A dictionary as `to_bytes` gave it; raises ValueError for anything else."""
        return cls(Lines.from_bytes(raw))

    def to_bytes(self) -> bytes:
        """The whole of it."""
        return self.entries.raw

    def __contains__(self, form: str) -> bool:
        return self.lemma(form) is not None

    def _lemma(self, form: str) -> str | None:
        """The word that `form` is a form of; None when the dictionary lacks it."""
        line = self._line(form)
        if line is None:
            return None
        word = line.partition(" ")[0]
        return form if word == _ITSELF else word

    def forms(self, word: str) -> list[str]:
        """The forms of a word, itself included; none when it is no word."""
        own, *others = (self._line(word) or "").split(" ")
        forms = [word + form[1:] if form[0] == _AND else form for form in others]
        return [word, *forms] if own == _ITSELF else forms

    def has_forms(self, word: str) -> bool:
        """Whether `word` is a word that has other forms as well."""
        return " " in (self._line(word) or "")

    def is_word(self, form: str) -> bool:
        """Whether `form` is a word as a dictionary lists it, be it also a form of another one."""
        return self.lemma(form) == form or self.has_forms(form)


def _entry(form: str, word: str, others: list[str]) -> str:
    """What is kept of a form: its word, and the other forms that it has as a word itself.

    Of huisarts that is "= +en +je".
    """
    own = _ITSELF if word == form else word
    if not others:
        return own
    length = len(form)
    shortened = [_AND + other[length:] if other.startswith(form) else other for other in others]
    return " ".join([own, *sorted(shortened)])


class Lines:
    """Lines of a key, a blank and a value, in bytes that are searched as they are.

    A line stands in one of many groups, by the checksum of its key. Before all of them stands where
    each group starts, and before that a checksum of it all.
    """

    def __init__(self, raw: bytes) -> None:
        """Take the bytes that `of` makes."""
        self.raw = raw
        self.starts = array("I", raw[_NUMBER:_INDEX])

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Lines":
        """Make the lines of pairs of key and value."""
        groups: list[list[str]] = [[] for _ in range(_GROUPS)]
        for key, value in pairs:
            groups[crc32(key.encode()) % _GROUPS].append(f"\n{key} {value}")
        texts = ["".join(group) for group in groups]
        starts = array("I", accumulate(map(len, texts), initial=_INDEX))
        raw = starts.tobytes() + "".join([*texts, "\n"]).encode("ascii")
        return cls(_checksum(raw) + raw)

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Lines":
        """The lines with these bytes; raises ValueError when they are not whole."""
        if len(raw) < _INDEX or raw[:_NUMBER] != _checksum(memoryview(raw)[_NUMBER:]):
            raise ValueError("not a whole dictionary")
        return cls(raw)

    def find(self, key: str) -> str | None:
        """The value of `key`, or None."""
        searched = key.encode()
        group = crc32(searched) % _GROUPS
        line = b"\n%b " % searched
        found = self.raw.find(line, self.starts[group], self.starts[group + 1])
        if found < 0:
            return None
        start = found + len(line)
        return self.raw[start : self.raw.index(b"\n", start)].decode()


def _checksum(raw: bytes | memoryview) -> bytes:
    return array("I", [crc32(raw)]).tobytes()


def dictionary_name() -> str:
    """A name for the dictionary: another one whenever it would have other words."""
    from importlib.metadata import version

    ours = crc32(repr((_LAYOUT, _GROUPS, _LONGEST, CORRECTED)).encode())
    return f"{_LANGUAGE}-simplemma-{version('simplemma')}-{ours:08x}"


@cache
def read_dictionary() -> Lexicon:
    """The dictionary, decoded from simplemma; once in a process, for it takes over a second."""
    return Lexicon.of(_by_masculine(_folded()))


def _folded() -> dict[str, str]:
    """The forms and words of simplemma, folded; of two forms that fold to one, the plain one."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    dictionary = DefaultDictionaryFactory().get_dictionary(_LANGUAGE)
    plain: dict[str, str] = {}
    others: dict[str, str] = {}
    for form in dictionary:
        if not form.isalpha() or len(form) > _LONGEST:
            continue
        word = _as_word(dictionary[form])
        if word is None:
            continue
        if form.isascii() and form.islower():
            plain[form] = word
        elif fold(form).isascii():
            others.setdefault(fold(form), word)
    return others | plain


def _as_word(text: str) -> str | None:
    """A word of simplemma folded, None when it is none: separable verbs are as samen_werken."""
    word = text.lower() if text.isascii() else fold(text)
    if not word.isalpha():
        word = word.replace("_", "")
    return word if word.isascii() and word.isalpha() else None


def _by_masculine(lemmas: dict[str, str]) -> dict[str, str]:
    """Nouns for people by their shorter form: agente and agenten belong to agent.

    The dictionary has agent as a form of agente, werker as one of werkster.
    """
    longer = ("e", "in", "es", "ster")
    shorter = {
        lemma: form
        for form, lemma in lemmas.items()
        if lemma.endswith(longer) and _is_masculine(form, lemma)
    }
    return {form: shorter.get(lemma, lemma) for form, lemma in lemmas.items()}


def _is_masculine(form: str, lemma: str) -> bool:
    if lemma.endswith("ster"):
        return form.endswith("er") and form[:3] == lemma[:3]
    return lemma.startswith(form) and lemma[len(form) :] in ("e", "in", "es", "se")
