"""Words as people type them, and the words they mean: families, compounds and typing errors of
Dutch. Pure functions.

Two words are one family when they are forms of one word: gezin and gezinnen, kind and kinderen,
begeleiden and begeleiding. A family is found by rule, from the ending backwards; irregular plurals
are a short list. Being only a key, it need not be a word. Rules rather than a stemmer: those for
Dutch keep kind and kinderen apart or bring begeleiding and beleid together.

A word is part of another when the other is a compound with it: schuld in schuldhulpverlening and in
huurschuld. What is left beside the part must be something a compound can have there, so that
onschuld has no schuld and afwijken no wijk.
"""

import re
from collections.abc import Callable

TOKEN = re.compile(r"[^\W_]+")
"""A word: a run of letters and digits."""

_IRREGULAR = {
    "eren": ("blad", "ei", "goed", "hoen", "kalf", "kind", "lam", "lied", "rad", "rund", "volk")
}
_CHANGED = {
    "steden": "stad",
    "leden": "lid",
    "schepen": "schip",
    "heden": "heid",
    "jongeren": "jonger",
    "jongere": "jonger",
}
_UNCHANGED = frozenset(("verleden", "geleden", "overleden", "heden", "reden", "redenen"))
_PARTICLES = (
    "aan", "achter", "af", "be", "bij", "binnen", "buiten", "door", "er", "ge", "her", "in",
    "mede", "mee", "mis", "na", "naar", "om", "on", "ont", "onder", "op", "over", "per", "rond",
    "samen", "te", "tegen", "terug", "toe", "tot", "tussen", "uit", "van", "ver", "voor",
    "vooruit", "weg", "zonder",
)  # fmt: skip
"""What stands before a word without making a compound with it."""
_OF_VERBS = ("be", "ge")
_OF_NOUNS = ("ing", "heid", "schap", "teit", "tie")
_PARTICIPLE = re.compile(r"(?<=...[fgs])d(en?)?$")
"""The ending of a participle where no noun has one: verslaafd, bezorgd."""
INSEPARABLE = ("be", "ge", "ver", "ont", "her", "er")
_LINKS = ("", "s", "en", "e", "n", "er")
_SHORTEST_PART = 4
_SHORTEST_STEM = 4
_DOUBLE = re.compile(r"(.)\1")
_THIRD_PERSON = re.compile(r"((?:aa|ee|oo|uu|ie|oe|ui|ei|ij|eu|ou)[bcdfgklmnprsz])t$")
_HARDENED = {"v": "f", "z": "s"}
"""What the last letter of a stem becomes where the word ends with it: brieven and brief, huizen and
huis.
"""

# Endings in the order they are tried, each with the fewest letters that must remain before it.
_ENDINGS = tuple(
    (ending, least)
    for least, endings in (
        (
            4,
            "eringen atieve atoren eerder eerde ering aties ators atief eerd eert eren atie ator eer",
        ),
        (4, "elijke ingen elijk ings ing ende"),
        (5, "heids heid eres end ers er es"),
        (4, "s"),
        (3, "en e"),
    )
    for ending in endings.split()
)


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
    for ending, bases in _IRREGULAR.items():
        if any(word.endswith(base + ending) for base in bases):
            return word[: -len(ending)]
    for plural, single in _CHANGED.items():
        if word.endswith(plural) and word not in _UNCHANGED:
            word = word[: -len(plural)] + single
            if single != "heid":
                return word
    for ending, least in _ENDINGS:
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= least
            and not word.endswith(("ss", "ee"))
        ):
            return _single(word[: -len(ending)])
    return word


def _single(word: str) -> str:
    """A stem ends in one consonant: gezinn(en) is gezin."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word


def _participle(word: str) -> str:
    """A participle without what makes it one: gesignaleerd belongs to signaleren, verslaafd to
    verslaving.
    """
    if word.startswith(INSEPARABLE) and (ending := _PARTICIPLE.search(word)):
        return word[: ending.start()]
    return (
        word[2:]
        if word.startswith("ge") and len(word) >= 8 and word.endswith(("d", "t", "de"))
        else word
    )


def _normal(word: str) -> str:
    """Spelling that changes between the forms of a word taken away: wonen and woont, brieven and
    brief, huizen and huis.
    """
    word = _THIRD_PERSON.sub(r"\1", word)
    word = _DOUBLE.sub(r"\1", word)
    word = word[:-1] + _HARDENED.get(word[-1], word[-1])
    return word[:-1] if word.endswith("t") and len(word) > 4 else word


def part_of(part: str, word: str, known: Callable[[str], bool]) -> bool:
    """Whether `word` is a compound with `part` (a stem) at its beginning or end;

    `known` tells whether a word is in use.
    """
    if len(part) < _SHORTEST_PART or len(word) < len(part) + 3:
        return False
    if word.startswith(part):
        rest = word[len(part) :]
        if any(rest.startswith(link) and _can_stand(rest[len(link) :], known) for link in _LINKS):
            return True
    for ending in ("", *(word[len(word) - cut :] for cut in range(1, 6))):
        body = word[: len(word) - len(ending)]
        if body.endswith(part) and family(part + ending) == family(part):
            rest = body[: -len(part)]
            if rest.endswith(_OF_VERBS):  # veiligheidsbeleid has no leiding
                continue
            if any(
                rest.endswith(link) and _can_stand(rest[: len(rest) - len(link)], known)
                for link in _LINKS
            ):
                return True
    return False


def _can_stand(rest: str, known: Callable[[str], bool]) -> bool:
    if rest in _PARTICLES or len(rest) < 3:
        return False
    if len(rest) >= _SHORTEST_PART and known(rest):
        return True
    return len(rest) >= 5 and (not rest.startswith(INSEPARABLE) or rest.endswith(_OF_NOUNS))


def split(word: str, known: Callable[[str], bool]) -> tuple[str, str] | None:
    """A compound that nobody used, as two words that are in use; the longest second part wins."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:cut], word[cut:]
        for link in _LINKS:
            head = first[: len(first) - len(link)]
            if (
                first.endswith(link)
                and len(head) >= _SHORTEST_PART
                and head not in _PARTICLES
                and known(head)
                and known(second)
            ):
                return head, second
    return None
