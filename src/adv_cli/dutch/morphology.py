"""Forms of Dutch words by rule, for comparing texts: which belong together.

Search does not use these rules: it asks the tables that a dictionary made (see `word_lookup`).

Two words are one family when they are forms of one word: gezin and gezinnen, kind and kinderen,
begeleiden and begeleiding. A family is found by rule, from the ending backwards; irregular plurals
are a short list. Being only a key, it need not be a word. Rules rather than a stemmer: those for
Dutch keep kind and kinderen apart or bring begeleiding and beleid together.
"""

import re

from adv_cli.dutch.patterns import compiled

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
_PARTICIPLE = r"(?<=...[fgs])d(en?)?$"
"""The ending of a participle where no noun has one: verslaafd, bezorgd."""
_INSEPARABLE = ("be", "ge", "ver", "ont", "her", "er")
"""Prefixes of verbs that take no ge- in the participle."""
_SHORTEST_STEM = 4
_SHORTEST_PARTICIPLE = 8
_DOUBLE = r"(.)\1"
_THIRD_PERSON = r"((?:aa|ee|oo|uu|ie|oe|ui|ei|ij|eu|ou)[bcdfgklmnprsz])t$"
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
    if word.startswith(_INSEPARABLE) and (ending := compiled(_PARTICIPLE).search(word)):
        return word[: ending.start()]
    long_enough = len(word) >= _SHORTEST_PARTICIPLE
    if long_enough and word.startswith("ge") and word.endswith(("d", "t", "de")):
        return word.removeprefix("ge")
    return word


def _normal(word: str) -> str:
    """A stem in the spelling that all forms share: wonen and woont, brieven and brief."""
    word = compiled(_THIRD_PERSON).sub(r"\1", word)
    word = compiled(_DOUBLE).sub(r"\1", word)
    word = word[:-1] + _HARDENED.get(word[-1], word[-1])
    return word[:-1] if word.endswith("t") and len(word) > 4 else word
