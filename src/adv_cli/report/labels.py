"""Lines that begin with a label, and entries of such lines: contacts and other projects."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from adv_cli.model.template import OFFICE_LABEL
from adv_cli.report.pages import join_lines

Labels = dict[str, re.Pattern[str]]
"""The pattern of a line with a label, by the code of what stands behind it."""

_OFFICE = re.compile(OFFICE_LABEL)


class LabelledLine(NamedTuple):
    """A line with a label: the code of the label, its wording, and what stands behind it."""

    code: str
    label: str
    rest: str


def label_patterns(printed: Mapping[str, str]) -> Labels:
    """The patterns of lines whose label is one of those `printed`, by code."""
    return {
        code: re.compile(f"(?P<label>{label}) ?: ?(?P<rest>.*)") for code, label in printed.items()
    }


def labelled(labels: Labels, text: str) -> LabelledLine | None:
    """A line read by its label; None where it has none of these."""
    for code, pattern in labels.items():
        if found := pattern.fullmatch(text):
            return LabelledLine(code, found["label"], found["rest"])
    return None


class LabelledEntries:
    """Entries of labelled lines below one heading; each begins at the first of its labels."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._first = next(iter(labels))
        self._entries: list[dict[str, list[str]]] = []
        self.pages: list[int | None] = []
        """The page on which each entry begins."""

    def add(self, text: str, page: int | None) -> None:
        """Add a line, which stands on `page`; without a label it runs on from the line before."""
        if line := labelled(self._labels, text):
            self._add_labelled(line, page)
        elif self._entries and self._entries[-1]:
            entry = self._entries[-1]
            entry[next(reversed(entry))].append(text)

    def _add_labelled(self, line: LabelledLine, page: int | None) -> None:
        if line.code == self._first:
            self._entries.append({})
            self.pages.append(page)
        if self._entries:
            office = _OFFICE.fullmatch(line.label)
            self._entries[-1][line.code] = [f"{office[1]} {line.rest}" if office else line.rest]

    def texts(self) -> list[dict[str, str]]:
        """What each entry says, by field."""
        return [
            {code: join_lines(lines) for code, lines in entry.items()} for entry in self._entries
        ]
