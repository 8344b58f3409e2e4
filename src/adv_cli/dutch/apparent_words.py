"""Words that a text says by its signs alone: (waterbed-)effecten says waterbedeffecten.

And MEE is not the word mee, but stands in the name Mee Twente. Asks no dictionary.
"""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from adv_cli.dutch.capitals import ABBREVIATION, as_capitals
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.patterns import compiled

_LETTERS = r"[^\W\d_]"
_HYPHENATED = re.compile(rf"\b{_LETTERS}+(?:-{_LETTERS}+)+")
_BRACKETED = re.compile(
    rf"\(({_LETTERS}+)-?\)-?({_LETTERS}{{3,}})|\b({_LETTERS}{{3,}})\(-?({_LETTERS}+)\)"
)
_IN_NAME = re.compile(r"\b[A-Z][a-z]{1,5}(?= [A-Z])|(?<=[a-z] )[A-Z][a-z]{1,5}\b")


class Implied(NamedTuple):
    """A folded word that a text implies, and where: begin and end of what implies it."""

    word: str
    begin: int
    end: int


def apparent_words(text: str, abbreviations: Container[str] | None = None) -> Iterator[Implied]:
    """The words that `text` implies by its signs alone: abbreviations, hyphens and brackets.

    One of the `abbreviations` may be in a name with one capital, as in Mee Twente; any word, where
    they are not given.
    """
    yield from _capitals(text)
    for match in _IN_NAME.finditer(text):
        if abbreviations is None or match[0].upper() in abbreviations:
            yield Implied(as_capitals(match[0]), *match.span())
    if "-" in text or "(" in text:
        yield from _joined(text)


def _capitals(text: str) -> Iterator[Implied]:
    for match in compiled(ABBREVIATION).finditer(text):
        yield Implied(as_capitals(match[0]), *match.span())


def _joined(text: str) -> Iterator[Implied]:
    for match in _HYPHENATED.finditer(text):
        yield Implied(fold(match[0]).replace("-", ""), *match.span())
    for match in _BRACKETED.finditer(text):
        yield Implied(fold("".join(part or "" for part in match.groups())), *match.span())
