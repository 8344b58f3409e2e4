"""Words that a text says by its signs alone: (waterbed-)effecten says waterbedeffecten.

And MEE is not the word mee. Asks no dictionary.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from adv_cli.dutch.normalize import fold
from adv_cli.dutch.word_lookup import ABBREVIATION, as_capitals

_LETTERS = r"[^\W\d_]"
_HYPHENATED = re.compile(rf"\b{_LETTERS}+(?:-{_LETTERS}+)+")
_BRACKETED = re.compile(
    rf"\(({_LETTERS}+)-?\)-?({_LETTERS}{{3,}})|\b({_LETTERS}{{3,}})\(-?({_LETTERS}+)\)"
)


class Implied(NamedTuple):
    """A folded word that a text implies, and where: begin and end of what implies it."""

    word: str
    begin: int
    end: int


def apparent_words(text: str) -> Iterator[Implied]:
    """The words that `text` implies by its signs alone: abbreviations, hyphens and brackets."""
    yield from _capitals(text)
    if "-" in text or "(" in text:
        yield from _joined(text)


def _capitals(text: str) -> Iterator[Implied]:
    for match in ABBREVIATION.finditer(text):
        yield Implied(as_capitals(match[0]), *match.span())


def _joined(text: str) -> Iterator[Implied]:
    for match in _HYPHENATED.finditer(text):
        yield Implied(fold(match[0]).replace("-", ""), *match.span())
    for match in _BRACKETED.finditer(text):
        yield Implied(fold("".join(part or "" for part in match.groups())), *match.span())
