"""The counts that chapter 2 of the report publishes, and the totals that the report names."""

import re

# looked for line by line: a pattern over all text begins anew at each of many blank lines
_CHAPTER = re.compile(r"\s*\d\s+Dwarsdoorsnede")
_CHAPTER_END = ["De", "projectorganisatie"]
"""The words of the heading from which on chapter 2 publishes no more counts."""
_NUMBER = r"\d{1,6}"
"""A number with more digits counts no projects."""
_TOTALS = re.compile(rf"(?<!\d)({_NUMBER})\s+projecten\s+van\s+({_NUMBER})\s+gemeenten")
_NUMBERS = {
    "één": 1, "eén": 1, "tweetal": 2, "drietal": 3, "viertal": 4, "vijftal": 5, "zestal": 6,
    "zevental": 7, "achttal": 8, "negental": 9, "tiental": 10,
}  # fmt: skip
_WORDS = "|".join(_NUMBERS)
_DIGITS = rf"\((?P<digits>{_NUMBER})(?:\s+project(?:en)?)?\)"
_COUNT = re.compile(rf"{_DIGITS}|\b(?P<word>{_WORDS})\s+project(?:en)?\b", re.IGNORECASE)


def chapter_counts(text: str) -> list[int]:
    """The counts of projects in chapter 2, in its order, as far as it publishes them.

    A count of none, (0), is left out: the report prints none.
    """
    counts = [_count(found) for found in _COUNT.finditer(_chapter(text))]
    return [count for count in counts if count]


def _count(found: re.Match[str]) -> int:
    """The number in digits or as a word.

    0 for a word that is a number to the pattern alone, which takes ı for a capital of i.
    """
    if found["digits"]:
        return int(found["digits"])
    return _NUMBERS.get(found["word"].casefold(), 0)


def _chapter(text: str) -> str:
    """Chapter 2 up to where it publishes no more counts; empty where it is not there.

    It begins at the last of its headings with an end below it: a table of contents may have the
    same words.
    """
    found = ""
    inside: list[str] | None = None
    for line in text.splitlines():
        if _CHAPTER.match(line):
            inside = []
        elif inside is not None and line.split() == _CHAPTER_END:
            found, inside = "\n".join(inside), None
        elif inside is not None:
            inside.append(line)
    return found


def totals(text: str) -> tuple[int, int] | None:
    """The number of projects and of municipalities that the report says to describe.

    None where it does not say.
    """
    found = _TOTALS.search(text)
    return (int(found[1]), int(found[2])) if found else None
