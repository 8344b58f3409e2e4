"""Abbreviations that a text explains: Meldpunt Bijzondere Zorg (MBZ), CCP (Coordinatiepunt ...)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from adv_cli.dutch.capitals import as_capitals
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold

_MOST_WORDS = 8
"""No name that is abbreviated has more words."""
_BRACKETED = re.compile(r" \(([A-Z]{2,6})\)")
_STOP = re.compile(r"[().;:]")
_BEHIND = re.compile(r"\b([A-Z]{2,6}) \(([^().;:]{5,120})\)")
_SMALL = frozenset(("aan", "de", "der", "en", "het", "in", "op", "te", "van", "voor"))
"""Words of a name that may be without a letter in its abbreviation."""


class Abbreviation(NamedTuple):
    """An abbreviation as it is looked up (see `as_capitals`), and the words of its name."""

    short: str
    name: str


def abbreviations(text: str) -> Iterator[Abbreviation]:
    """The abbreviations that stand in brackets behind their name, or before it in brackets."""
    if "(" not in text:
        return
    for found in _BRACKETED.finditer(text):
        before = _STOP.split(text[: found.start()])[-1]
        words = tokens(fold(before))[-_MOST_WORDS:]
        yield from _first(found[1], (words[-count:] for count in range(2, len(words) + 1)))
    for short, behind in _BEHIND.findall(text):
        words = tokens(fold(behind))[:_MOST_WORDS]
        yield from _first(short, (words[:count] for count in range(len(words), 1, -1)))


def _first(short: str, names: Iterator[list[str]]) -> Iterator[Abbreviation]:
    """The abbreviation of the first of `names` that it is one of, if there is any."""
    letters = short.lower()
    for name in names:
        if name[0] not in _SMALL and _spells(name, letters):
            yield Abbreviation(as_capitals(short), " ".join(name))
            return


def _spells(words: list[str], letters: str) -> bool:
    """Whether `letters` are the first of each of `words`, with more from within long ones.

    The m of management in SCM is from within: sociaal casemanager.
    """
    if not words or not letters:
        return not words and not letters
    word, *others = words
    if word in _SMALL and _spells(others, letters):
        return True
    rest = iter(word)
    for count, letter in enumerate(letters, start=1):
        if (count == 1 and not word.startswith(letter)) or letter not in rest:
            return False
        if _spells(others, letters[count:]):
            return True
    return False
