"""Forms of Dutch words: which belong together, and which stand in a compound.

Two words are one family when they are forms of one word: gezin and gezinnen, kind and kinderen,
begeleiden and begeleiding. A family is found by rule, from the ending backwards; irregular plurals
are a short list. Being only a key, it need not be a word. Rules rather than a stemmer: those for
Dutch keep kind and kinderen apart or bring begeleiding and beleid together.

A word is part of another when the other is a compound with it: schuld in schuldhulpverlening and in
huurschuld. What is left beside the part must be something a compound can have there, so that
onschuld has no schuld and afwijken no wijk.
"""

import re
from collections.abc import Callable, Iterator

TOKEN = re.compile(r"[^\W_]+")
"""A word: a run of letters and digits."""

_WITH_EREN = ("blad", "ei", "goed", "hoen", "kalf", "kind", "lam", "lied", "rad", "rund", "volk")
_PLURALS_ON_EREN = tuple(f"{noun}eren" for noun in _WITH_EREN)
_CHANGED = {
    "steden": "stad",
    "leden": "lid",
    "schepen": "schip",
    "heden": "heid",
    "jongeren": "jonger",
    "jongere": "jonger",
}
"""Endings of words that no rule brings to one family, with what they are taken for."""
_UNCHANGED = frozenset(("verleden", "geleden", "overleden", "heden", "reden", "redenen"))
"""Words with such an ending that are no forms of those words."""
_PARTICLES = (
    "aan", "achter", "af", "be", "bij", "binnen", "buiten", "door", "er", "ge", "her", "in",
    "mede", "mee", "mis", "na", "naar", "om", "on", "ont", "onder", "op", "over", "per", "rond",
    "samen", "te", "tegen", "terug", "toe", "tot", "tussen", "uit", "van", "ver", "voor",
    "vooruit", "weg", "zonder",
)  # fmt: skip
"""What stands before a word without making a compound with it."""
_OF_VERBS = ("be", "ge")
"""Prefixes that make another verb of a stem: veiligheidsbeleid is no compound with leiding."""
_OF_NOUNS = ("ing", "heid", "schap", "teit", "tie")
"""Endings that make a noun, also of a word with a prefix."""
_PARTICIPLE = re.compile(r"(?<=...[fgs])d(en?)?$")
"""The ending of a participle where no noun has one: verslaafd, bezorgd."""
INSEPARABLE = ("be", "ge", "ver", "ont", "her", "er")
"""Prefixes of verbs that take no ge- in the participle."""
_LINKS = ("", "s", "en", "e", "n", "er")
"""What stands between the two words of a compound."""
_SHORTEST_PART = 4
_SHORTEST_STEM = 4
_SHORTEST_PARTICIPLE = 8
_DOUBLE = re.compile(r"(.)\1")
_LONGEST_ENDING = 5
"""How many letters may follow the stem of the last word of a compound."""
_THIRD_PERSON = re.compile(r"((?:aa|ee|oo|uu|ie|oe|ui|ei|ij|eu|ou)[bcdfgklmnprsz])t$")
_HARDENED = {"v": "f", "z": "s"}
"""What the last letter of a stem is where the word ends with it: brieven, brief; huizen, huis."""

_ENDINGS = (
    (4, ("eringen", "atieve", "atoren", "eerder", "eerde", "ering", "aties", "ators", "atief")),
    (4, ("eerd", "eert", "eren", "atie", "ator", "eer")),
    (4, ("elijke", "ingen", "elijk", "ings", "ing", "ende")),
    (5, ("heids", "heid", "eres", "end", "ers", "er", "es")),
    (4, ("s",)),
    (3, ("en", "e")),
)
"""Endings in the order they are tried, with the fewest letters that must remain before them."""


def tokens(text: str) -> list[str]:
    """The words of a folded text, in order: runs of letters and digits."""
    return TOKEN.findall(text)


def family(word: str) -> str:
    """The family of a folded word, as a key: equal for the forms of one word.

    >>> family("gezinnen") == family("gezin"), family("kinderen") == family("kind")
    (True, True)
    >>> family("beleid") == family("begeleiding")
    False
    """
    if len(word) < _SHORTEST_STEM or not word.isalpha():  # numbers and abbreviations have no forms
        return word
    return _normal(stem(_participle(word)))


def stem(word: str) -> str:
    """A folded word without its ending, spelled as it was: what compounds with it have in them."""
    if word.endswith(_PLURALS_ON_EREN):
        return word.removesuffix("eren")
    for plural, single in _CHANGED.items():
        if word.endswith(plural) and word not in _UNCHANGED:
            word = word.removesuffix(plural) + single
            if single != "heid":
                return word
    return _without_ending(word)


def _without_ending(word: str) -> str:
    if word.endswith(("ss", "ee")):
        return word
    for least, endings in _ENDINGS:
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                return _single(word.removesuffix(ending))
    return word


def _single(word: str) -> str:
    """A stem with one consonant at its end: gezinn(en) is gezin."""
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou"
    return word[:-1] if doubled else word


def _participle(word: str) -> str:
    """A participle as its verb: gesignaleerd as signaleren has it, verslaafd as verslaving."""
    if word.startswith(INSEPARABLE) and (ending := _PARTICIPLE.search(word)):
        return word[: ending.start()]
    long_enough = len(word) >= _SHORTEST_PARTICIPLE
    if long_enough and word.startswith("ge") and word.endswith(("d", "t", "de")):
        return word.removeprefix("ge")
    return word


def _normal(word: str) -> str:
    """A stem in the spelling that all forms share: wonen and woont, brieven and brief."""
    word = _THIRD_PERSON.sub(r"\1", word)
    word = _DOUBLE.sub(r"\1", word)
    word = word[:-1] + _HARDENED.get(word[-1], word[-1])
    return word[:-1] if word.endswith("t") and len(word) > 4 else word


def part_of(part: str, word: str, known: Callable[[str], bool]) -> bool:
    """Whether `word` is a compound with `part` (a stem) at its beginning or end.

    `known` tells whether a word is in use.
    """
    if len(part) < _SHORTEST_PART or len(word) < len(part) + 3:
        return False
    return _first_of(part, word, known) or _last_of(part, word, known)


def _first_of(part: str, word: str, known: Callable[[str], bool]) -> bool:
    """Whether `part` is the first word of the compound `word`."""
    if not word.startswith(part):
        return False
    rest = word.removeprefix(part)
    others = (rest.removeprefix(link) for link in _LINKS if rest.startswith(link))
    return any(_can_stand(other, known) for other in others)


def _last_of(part: str, word: str, known: Callable[[str], bool]) -> bool:
    """Whether a form of `part` is the last word of the compound `word`."""
    for cut in range(_LONGEST_ENDING + 1):
        body, ending = word[: len(word) - cut], word[len(word) - cut :]
        if not body.endswith(part) or family(part + ending) != family(part):
            continue
        rest = body.removesuffix(part)
        if not rest.endswith(_OF_VERBS) and any(_can_stand(o, known) for o in _unlinked(rest)):
            return True
    return False


def _unlinked(word: str) -> Iterator[str]:
    """The beginning of a compound without what may link it to the rest: huizen, huiz, huize."""
    return (word.removesuffix(link) for link in _LINKS if word.endswith(link))


def _can_stand(rest: str, known: Callable[[str], bool]) -> bool:
    """Whether what is left beside a part can be a word of the compound."""
    if rest in _PARTICLES or len(rest) < 3:
        return False
    if len(rest) >= _SHORTEST_PART and known(rest):
        return True
    return len(rest) >= 5 and (not rest.startswith(INSEPARABLE) or rest.endswith(_OF_NOUNS))


def split_compound(word: str, known: Callable[[str], bool]) -> tuple[str, str] | None:
    """A compound that nobody used, as two words that are in use; the longest second one wins."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        second = word[cut:]
        for first in _unlinked(word[:cut]):
            if _can_begin(first) and known(first) and known(second):
                return first, second
    return None


def _can_begin(word: str) -> bool:
    """Whether a word can be the first of a compound."""
    return len(word) >= _SHORTEST_PART and word not in _PARTICLES
