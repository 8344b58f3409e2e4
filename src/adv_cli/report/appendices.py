"""The five search models of the appendices, and the counts of chapter 2, in the text of the report.

The tables of the appendices come out of the PDF as loose words: cells cut in the middle of a word,
a table's head in the midst of a row where a page ends. What stays in order are the letters, so that
is what is read here: the rows are found by the titles and municipalities that are known, and what
stands between the rows are the categories.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from adv_cli.dutch.normalize import fold

# Headings are looked for line by line: a pattern over all text begins anew at each of many blank
# lines.
_APPENDIX = re.compile(r"\s*Bijlage\s+(\d)\s+Zoekmodel")
_HEAD_END = "projectgemeente"
_CAPTION = re.compile(r"tabel\d")
_TELLING = 12
"""From how many letters on the beginning of a category is enough to know it by."""
_SAME = 0.8
"""From what likeness on a category is a label in a slightly other spelling."""
_LONGEST_TITLE = 40
"""How many words of a title a page may cut it at; what is longer is no title, and has no row."""
_RESEMBLES = 0.5
"""From what likeness on the words of a category are those of a code: below it they are something
else.
"""

_CHAPTER = re.compile(r"\s*\d\s+Dwarsdoorsnede")
_CHAPTER_END = ["De", "projectorganisatie"]
"""From here on chapter 2 publishes no more counts."""
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


@dataclass
class SearchModel:
    """One appendix: the code of each project that it lists, by id, and what could not be read in
    it.

    `unsure` are the ids that it lists below something that could not be read.
    """

    number: int
    codes: dict[str, str] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    unread: list[str] = field(default_factory=list)


def search_models(
    text: str, rows: Mapping[str, Sequence[str]], labels: Sequence[Mapping[str, Iterable[str]]]
) -> dict[int, SearchModel]:
    """The search models in `text`, by the number of their appendix.

    `rows` gives for each id how its row may read (title and municipality), `labels` for each
    appendix what its codes are called, by code.
    """
    tables = _tables(text)
    known = [number for number in tables if 1 <= number <= len(labels)]
    return {number: _read(number, tables[number], rows, labels[number - 1]) for number in known}


def _tables(text: str) -> dict[int, list[str]]:
    """The lines below the heading of each appendix, by its number: the last where it stands there
    twice.
    """
    tables: dict[int, list[str]] = {}
    table: list[str] = []  # what stands before the first
    for line in text.splitlines():
        if heading := _APPENDIX.match(line):
            table = tables[int(heading[1])] = []
        else:
            table.append(line)
    return tables


def _read(
    number: int,
    table: Iterable[str],
    rows: Mapping[str, Sequence[str]],
    labels: Mapping[str, Iterable[str]],
) -> SearchModel:
    model = SearchModel(number)
    code: str | None = None
    for words, ids in _parts(_below_head(table), rows):
        if (found := _resembling(words, labels)) is not None:
            code = found
        elif words:  # a row that nobody knows, and perhaps a category behind it
            model.unread.append(words)
            code = None
        if code is None:
            model.unsure |= set(ids)
        else:
            model.codes |= dict.fromkeys(ids, code)
    return model


def _parts(letters: str, rows: Mapping[str, Sequence[str]]) -> list[tuple[str, list[str]]]:
    """What stands between the rows of a table, as letters, each with the ids of the rows that
    follow it.
    """
    found: list[tuple[str, list[str]]] = []
    end = 0
    for start, stop, id in _rows(letters, rows):
        if start > end or not found:
            found.append((letters[end:start], []))
        found[-1][1].append(id)
        end = stop
    if letters[end:]:  # the end of a category that a page cut off stands below its only row
        words, ids = found.pop() if found else ("", [])
        found.append((words + letters[end:], ids))
    return found


def _rows(letters: str, rows: Mapping[str, Sequence[str]]) -> list[tuple[int, int, str]]:
    """Where each row that is found begins and ends, in the order of the table."""
    found = []
    for id, row_spellings in rows.items():
        for reading in map(_letters, row_spellings):
            if (start := letters.find(reading)) >= 0:
                found.append((start, start + len(reading), id))
                break
    return sorted(found)


def row_spellings(titles: Iterable[str], municipality: str) -> list[str]:
    """How the row of a project may read: its title and then its municipality, or that within it
    where a page cut the row.
    """
    whole = [f"{title} {municipality}" for title in titles]
    cut = []
    for title in titles:
        words = title.split()[:_LONGEST_TITLE]
        cut += [
            " ".join([*words[:at], municipality, *words[at:]])
            for at in range(len(words) - 1, 0, -1)
        ]
    return whole + cut


def _below_head(table: Iterable[str]) -> str:
    """The letters of a table: no page numbers, no caption, and no head, wherever a page repeats it."""
    letters = _letters("\n".join(line for line in table if not line.strip().isdecimal()))
    caption = _CAPTION.search(letters)
    head, found, body = letters[: caption.start() if caption else None].partition(_HEAD_END)
    return body.replace(head + found, "") if found else letters


def _resembling(words: str, labels: Mapping[str, Iterable[str]]) -> str | None:
    """The code whose label `words` are; where rows that nobody knows stand with it, the one that
    comes last.
    """
    named = {_letters(name): code for code, names in labels.items() for name in names}
    if not named:
        return None
    whole = max(named, key=lambda name: _likeness(words, name))
    if _likeness(words, whole) >= _SAME:
        return named[whole]
    at_end = [name for name in named if _likeness(words[-len(name) :], name) >= _SAME]
    if at_end:
        return named[max(at_end, key=len)]
    followed = [name for name in named if len(name) >= _TELLING and words.startswith(name)]
    if followed:
        return named[max(followed, key=len)]
    return named[whole] if _likeness(words, whole) >= _RESEMBLES else None


def _likeness(words: str, label: str) -> float:
    """How alike two texts are, from 0 to 1; 0 where their lengths alone keep them below
    `_RESEMBLES`.
    """
    if 2 * min(len(words), len(label)) < _RESEMBLES * (len(words) + len(label)):
        return 0.0
    return SequenceMatcher(None, words, label, autojunk=False).ratio()


def _letters(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())


def chapter_counts(text: str) -> list[int]:
    """The counts of projects in chapter 2 up to its part on the organisation of projects, in its
    order.

    A count of none, (0), is left out: the report prints none.
    """
    counts = [_count(found) for found in _COUNT.finditer(_chapter(text))]
    return [count for count in counts if count]


def _count(found: re.Match[str]) -> int:
    """The number in digits or as a word; 0 for a word that is one to the pattern alone (ı is a
    capital of i).
    """
    return int(found["digits"] or 0) or _NUMBERS.get((found["word"] or "").casefold(), 0)


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
    """The number of projects and of municipalities that the report says to describe;

    None where it does not say.
    """
    found = _TOTALS.search(text)
    return (int(found[1]), int(found[2])) if found else None
