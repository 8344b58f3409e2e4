"""The five search models of the appendices, in the text of the report.

Their tables come out of the PDF as loose words: cells cut in the middle of a word, a table's head
in the midst of a row where a page ends. What stays in order are the letters, so those are read:
the rows are found by the titles and municipalities that are known, and what stands between the rows
are the categories.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from adv_cli.dutch.normalize import fold

# looked for line by line: a pattern over all text begins anew at each of many blank lines
_APPENDIX = re.compile(r"\s*Bijlage\s+(\d)\s+Zoekmodel")
_HEAD_END = "projectgemeente"
_CAPTION = re.compile(r"tabel\d")
_TELLING = 12
"""The fewest letters by which a category is known from its beginning alone."""
_SAME = 0.8
"""From this likeness on (0 to 1), a category is a label in a slightly other spelling."""
_RESEMBLES = 0.5
"""From this likeness on, the words of a category are taken for the label that is most alike."""
_LONGEST_TITLE = 40
"""How many words of a title are tried as the place where a page cuts its row."""


@dataclass
class SearchModel:
    """One appendix: the code of each project that it lists, by id.

    `unread` is what could not be read in it, `unsure` the ids that it lists below such a part.
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
    """The lines below the heading of each appendix, by its number; of two headings the last."""
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
        found = _code_called(words, labels)
        if found is not None:
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
    """What stands between the rows of a table, as letters, with the ids of the rows below it."""
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
    """How the row of a project may read.

    First its title and then its municipality, or the one within the other where a page cut the row.
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
    """The letters of a table without page numbers, caption, and every copy of its head."""
    letters = _letters("\n".join(line for line in table if not line.strip().isdecimal()))
    caption = _CAPTION.search(letters)
    table_letters = letters[: caption.start()] if caption else letters
    head, end, body = table_letters.partition(_HEAD_END)
    return body.replace(head + end, "") if end else letters


def _code_called(words: str, labels: Mapping[str, Iterable[str]]) -> str | None:
    """The code whose label `words` are; None for other words.

    Rows that nobody knows may stand with the label: before it, or behind it.
    """
    codes = {_letters(name): code for code, names in labels.items() for name in names}
    if not codes:
        return None
    closest = max(codes, key=lambda name: _likeness(words, name))
    likeness = _likeness(words, closest)
    if likeness >= _SAME:
        return codes[closest]
    at_end = [name for name in codes if _likeness(words[-len(name) :], name) >= _SAME]
    at_start = [name for name in codes if len(name) >= _TELLING and words.startswith(name)]
    for found in (at_end, at_start):
        if found:
            return codes[max(found, key=len)]
    return codes[closest] if likeness >= _RESEMBLES else None


def _likeness(words: str, label: str) -> float:
    """How alike two texts are, from 0 to 1."""
    # 0 where their lengths alone keep them below what is asked for
    if 2 * min(len(words), len(label)) < _RESEMBLES * (len(words) + len(label)):
        return 0.0
    return SequenceMatcher(None, words, label, autojunk=False).ratio()


def _letters(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())
