"""The factsheets in a text that follows the report's template: headings, labels and bullets.

A factsheet begins at the heading "Projectinformatie", with its title in the lines above. Below a
heading stand labels ("Doelgroep:"), each with a text, bullets, or both. Blank lines are layout and
mean little; a bullet may be cut by a page, and a dash may be lost, which shows only in the
semicolon before it. How headings and labels read is said in `model.template`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from adv_cli.model.template import (
    CRITERIA_ANNOUNCED,
    HEADINGS,
    LONG_LABEL,
    PRINTED_CONTACT,
    PRINTED_HEADINGS,
    PRINTED_NAMES,
    PRINTED_OTHER_PROJECT,
    SECTIONS,
)
from adv_cli.report.factsheet import ReportFactsheet, ReportItem, ReportSection
from adv_cli.report.labels import LabelledEntries, LabelledLine, Labels, label_patterns, labelled
from adv_cli.report.pages import ReportLine, clean, join_lines, numbered, starts_page

_FIRST = "projectinformatie"
_HEADING = re.compile("|".join(f"(?P<{code}>{text})" for code, text in PRINTED_HEADINGS.items()))
_LONG_LABEL = re.compile(LONG_LABEL)
_CONTACT_LABELS = label_patterns(PRINTED_CONTACT)
_OTHER_PROJECT_LABELS = label_patterns(PRINTED_OTHER_PROJECT)
_BULLET = re.compile(r"[-–•] (?P<rest>\S.*)")
_CRITERIA = re.compile(CRITERIA_ANNOUNCED)
_APPENDIX = re.compile(r"Bijlage 1\b")


def _labels_below(heading: str) -> Labels:
    """The labels that stand below a heading."""
    printed = PRINTED_NAMES if heading == _FIRST else {}
    sections = {
        section.code: section.printed
        for section in SECTIONS
        if section.heading_code == heading and section.printed
    }
    return label_patterns(printed | sections)


_LABELS = {heading: _labels_below(heading) for heading in HEADINGS}


def parse_factsheets(text: str) -> list[ReportFactsheet]:
    """The factsheets in `text`, in its order.

    There are none where no line is the heading "Projectinformatie".
    """
    raw = text.splitlines()
    plain = [clean(line) for line in raw]
    headings = [index for index, line in enumerate(plain) if line == HEADINGS[_FIRST]]
    if not headings:
        return []
    around = pairwise([-1, *headings])
    starts = [_title_start(raw, plain, before + 1, heading) for before, heading in around]
    last = range(headings[-1], len(raw))
    end = next((index for index in last if _APPENDIX.match(plain[index])), len(raw))
    lines = numbered(raw[starts[0] : end])
    bounds = [start - starts[0] for start in starts] + [len(lines)]
    return [_FactsheetParser(lines[start:stop]).parse() for start, stop in pairwise(bounds)]


def _title_start(raw: Sequence[str], plain: Sequence[str], first: int, heading: int) -> int:
    """The first line of the title above a heading; the heading itself where it has none.

    The title goes back, past the blank lines below it, to a blank line or the top of a page, and
    at most to line `first`: the one below the heading before.
    """
    index = heading - 1
    while index > first and not plain[index]:
        index -= 1
    while index > first and plain[index - 1] and not starts_page(raw[index]):
        index -= 1
    return max(index, first)


class _FactsheetParser:
    """Reads the lines of one factsheet, one by one."""

    def __init__(self, lines: Sequence[ReportLine]) -> None:
        self.lines = lines
        self.heading = _FIRST
        self.section: ReportSection | None = None
        self.after_blank = False
        self.contacts = LabelledEntries(_CONTACT_LABELS)
        self.others = LabelledEntries(_OTHER_PROJECT_LABELS)
        unsure = frozenset(line.page for line in lines if line.page and not line.sure)
        self.sheet = ReportFactsheet("", lines[0].page, lines[0].sure, unsure)

    def parse(self) -> ReportFactsheet:
        """The factsheet."""
        texts = [line.text for line in self.lines]
        start = texts.index(HEADINGS[_FIRST])
        self.sheet.title = " ".join(filter(None, texts[:start]))
        for line in _whole_labels(self.lines[start:]):
            if line.text:
                self._line(line)
            self.after_blank = not line.text
        self.sheet.contacts, self.sheet.others = self.contacts.texts(), self.others.texts()
        self.sheet.entry_pages = {
            "contactgegevens": self.contacts.pages,
            "overige_projecten": self.others.pages,
        }
        return self.sheet

    def _line(self, line: ReportLine) -> None:
        if heading := _heading(line.text):
            self._open_heading(heading, line.page)
        elif self.heading == "contactgegevens":
            self.contacts.add(line.text, line.page)
        elif self.heading == "overige_projecten":
            self.others.add(line.text, line.page)
        elif found := labelled(_LABELS[self.heading], line.text):
            self._open_section(found, line.page)
        elif self.section is not None:
            self._add_to(self.section, line)

    def _open_heading(self, code: str, page: int | None) -> None:
        self.heading = code
        self.sheet.headings[code] = page
        self.section = None
        if code == "documentatie":  # the one heading below which bullets may stand without a label
            self.section = self.sheet.sections[code] = ReportSection(page)

    def _open_section(self, line: LabelledLine, page: int | None) -> None:
        self.section = self.sheet.sections.setdefault(line.code, ReportSection(page))
        self.section.labels.append(line.label)
        if line.rest:
            self.section.add(line.rest, page, bullet=False)

    def _add_to(self, section: ReportSection, line: ReportLine) -> None:
        """Add a line without a label to the section that it stands in."""
        last = section.points[-1] if section.points else None
        if bullet := _BULLET.fullmatch(line.text):
            section.add(bullet["rest"], line.page, bullet=True)
        elif last and not self._begins(line.text, last):
            last.lines.append(line.text)
        elif line.text.endswith(":") and self._announces_criteria(section, line.text):
            self._open_section(LabelledLine("criteria", line.text, ""), line.page)
        else:
            section.add(line.text, line.page, bullet=False)

    def _announces_criteria(self, section: ReportSection, text: str) -> bool:
        return section is self.sheet.sections.get("doelgroep") or _CRITERIA.search(text) is not None

    def _begins(self, text: str, last: ReportItem) -> bool:
        """Whether a line without dash or label begins a point of its own.

        It does as a new paragraph, and where its dash was lost.
        """
        if self.after_blank and (last.ended or text.endswith(":")):
            return True
        return last.bullet and last.ends(";")


def _heading(text: str) -> str | None:
    """The code of the heading that a line is; None where it is none."""
    found = _HEADING.fullmatch(text)
    return found.lastgroup if found else None


def _whole_labels(lines: Sequence[ReportLine]) -> Iterator[ReportLine]:
    """The lines, with a label that runs on to the next line made whole."""
    waiting: ReportLine | None = None
    for line in lines:
        if waiting:
            yield waiting._replace(text=join_lines([waiting.text, line.text]))
            waiting = None
        elif _LONG_LABEL.fullmatch(line.text):
            waiting = line
        else:
            yield line
