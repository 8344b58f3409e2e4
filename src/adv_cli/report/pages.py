"""The text of the report as clean lines, each with the page it stands on.

In the text that the report's PDF gives, a page starts with one plain space before its first word
(inside a line, words are kept apart by no-break spaces). Some pages print their number there, below
a row of squares. The other numbers follow by counting, and are sure only where counting from the
printed numbers on both sides agrees.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

SOFT_HYPHEN = "\u00ad"
"""What divides a word at the end of a line, and is not part of it."""
_PAGE_START = re.compile(r" \S")
_SQUARES = "■"
_PAGE_NUMBER = re.compile(r"\d{1,4}")
"""A number with more digits is that of no page."""
_LOST = "\ufffd"
"""What stands where the PDF gives no letter."""
_LINK = re.compile(rf" ?(mailto:|https?:).*{_LOST}$")
"""What the PDF leaves of a link: its address once more, at the foot of the page."""


class ReportLine(NamedTuple):
    """A line of the text: blanks single, hyphens plain; `text` is empty for a blank line.

    `page` is the page of the report it stands on, None where there is no number to count from;
    `sure` tells whether that is certain.
    """

    text: str
    page: int | None = None
    sure: bool = False


def clean(raw: str) -> str:
    """A raw line with plain hyphens and single blanks, and a soft hyphen only at its end."""
    plain = " ".join(raw.replace("\u2010", "-").replace("\u2011", "-").replace(_LOST, "").split())
    return plain[:-1].replace(SOFT_HYPHEN, "") + plain[-1:]


def join_lines(lines: Sequence[str]) -> str:
    """Lines as one text: a divided word is whole again, "zorg- en welzijn" stays as it is."""
    parts = [lines[0]]
    for line in lines[1:]:
        end = parts[-1]
        if end.endswith(SOFT_HYPHEN):
            parts[-1] = end.removesuffix(SOFT_HYPHEN)
            parts.append(line)
        elif end.endswith("-") and not end.endswith(" -") and not line.startswith(("en ", "of ")):
            parts.append(line)
        else:
            parts.append(f" {line}")
    return "".join(parts).strip()


def starts_page(raw: str) -> bool:
    """Whether a raw line is the first of a page."""
    return _PAGE_START.match(raw) is not None and not _is_furniture(raw)


def numbered(raw: Sequence[str]) -> list[ReportLine]:
    """The lines of a text or a part of it with their pages, one for each raw line.

    What is page furniture (see `_is_furniture`) or a printed page number becomes a blank line.
    """
    starts = [index for index, line in enumerate(raw) if starts_page(line)]
    printed = {index: int(clean(raw[index])) for index in starts if _prints_number(raw, index)}
    pages = dict(zip(starts, _pages([printed.get(index) for index in starts]), strict=True))
    current: tuple[int | None, bool] = (None, False)
    lines = []
    for index, line in enumerate(raw):
        current = pages.get(index, current)
        shown = "" if index in printed or _is_furniture(line) else clean(line)
        lines.append(ReportLine(shown, *current))
    return lines


def _is_furniture(line: str) -> bool:
    """Whether a line is layout of the page: a row of squares, or the address of a link."""
    return _SQUARES in line or (_LOST in line and _LINK.match(line) is not None)


def _prints_number(raw: Sequence[str], index: int) -> bool:
    """Whether the line at `index` is a printed page number: one below a row of squares."""
    if not _PAGE_NUMBER.fullmatch(clean(raw[index])):
        return False
    return any(_SQUARES in line for line in raw[max(index - 3, 0) : index])


def _pages(printed: list[int | None]) -> Iterable[tuple[int | None, bool]]:
    """The number of each page from those that are printed, and whether it is sure."""
    for ahead, back in zip(_counted(printed, 1), _counted(printed[::-1], -1)[::-1], strict=True):
        page = ahead if ahead is not None else back
        yield page, page is not None and (ahead is None or back is None or ahead == back)


def _counted(printed: list[int | None], step: int) -> list[int | None]:
    """Each number that is not printed counted on from the one before it."""
    counted: list[int | None] = []
    last: int | None = None
    for own in printed:
        if own is not None:
            last = own
        elif last is not None:
            last += step
        counted.append(last)
    return counted
