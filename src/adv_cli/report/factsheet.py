"""A factsheet of the report, as it was read from the text: its sections and their items."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from adv_cli.model.template import PRINTED_RESULT_KINDS
from adv_cli.report.pages import join_lines

_HEADLINE = re.compile(r"^(Factsheet|Project)\b:?( project\b)?( AdV\b)?", re.IGNORECASE)
_ENDED = (".", ";", ":", "?", "!")


@dataclass
class ReportItem:
    """A bullet, or a paragraph below a label (`bullet` tells which); `page` is where it begins.

    While a factsheet is read its `lines` grow; they are joined once, however many they are.
    """

    lines: list[str]
    page: int | None
    bullet: bool
    label: str = ""

    @cached_property
    def text(self) -> str:
        """What it says: its lines as one text."""
        return join_lines(self.lines)

    def ends(self, *marks: str) -> bool:
        """Whether it ends with one of these marks."""
        return self.lines[-1].endswith(marks)

    @property
    def ended(self) -> bool:
        """Whether it reads as complete."""
        return self.ends(*_ENDED)


def result_kind(label: str) -> str | None:
    """The kind of results that a label names, as code; None where it leaves that open."""
    for word, kind in PRINTED_RESULT_KINDS.items():
        if label.startswith(word):
            return kind
    return None


@dataclass
class ReportSection:
    """What stands below one label: its points.

    `labels` are the labels as the factsheet words them: two where it has two for one section.
    """

    page: int | None
    labels: list[str] = field(default_factory=list)
    points: list[ReportItem] = field(default_factory=list)

    def add(self, text: str, page: int | None, *, bullet: bool) -> None:
        """Add a point below the last label."""
        label = self.labels[-1] if self.labels else ""
        self.points.append(ReportItem([text], page, bullet, label))

    @property
    def statements(self) -> list[ReportItem]:
        """The points that say something themselves: all but the announcements."""
        return [point for nr, point in enumerate(self.points) if not self._announces(nr)]

    @property
    def items(self) -> list[str]:
        """What those points say."""
        return [point.text for point in self.statements]

    @property
    def kinds(self) -> list[str]:
        """The kinds of results that the labels name, as codes; none where they leave it open."""
        return [kind for label in self.labels if (kind := result_kind(label))]

    @property
    def announcements(self) -> list[str]:
        """What the points say that only announce the bullets below them."""
        return [point.text for nr, point in enumerate(self.points) if self._announces(nr)]

    @property
    def counts(self) -> tuple[str, str]:
        """How many items and how many bullets there are: an announcement may say so."""
        return str(len(self.items)), str(sum(point.bullet for point in self.points))

    @property
    def heading(self) -> str:
        """The labels, as one text."""
        return " ".join(self.labels)

    @property
    def text(self) -> str:
        """Everything below the label, as one text."""
        return " ".join(point.text for point in self.points)

    @property
    def begins_on(self) -> int | None:
        """The page of what stands below the label; of the label itself where nothing does."""
        return self.points[0].page if self.points else self.page

    def _announces(self, nr: int) -> bool:
        """Whether a point only announces the bullets below it."""
        point = self.points[nr]
        followed = nr + 1 < len(self.points) and self.points[nr + 1].bullet
        if point.bullet or not followed or ". " in point.text:
            return False
        return point.text.endswith(":") or not point.ended


@dataclass
class ReportFactsheet:
    """One factsheet: its title, its first page, and its sections by their code.

    `unsure` are those of its pages whose number is not certain. `contacts` and `others` (the other
    projects of the municipality) are texts by field, and `entry_pages` the pages on which they
    begin, by the code of their heading; `headings` gives the page of each heading that the
    factsheet has, by its code.
    """

    title: str
    page: int | None
    page_sure: bool
    unsure: frozenset[int] = frozenset()
    headings: dict[str, int | None] = field(default_factory=dict)
    sections: dict[str, ReportSection] = field(default_factory=dict)
    contacts: list[dict[str, str]] = field(default_factory=list)
    others: list[dict[str, str]] = field(default_factory=list)
    entry_pages: dict[str, list[int | None]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The title without what a headline says before it."""
        return _HEADLINE.sub("", self.title).strip()

    @property
    def text(self) -> str:
        """Everything the factsheet says, as one text."""
        sections = [section.text for section in self.sections.values()]
        entries = [text for entry in (*self.contacts, *self.others) for text in entry.values()]
        return "\n".join([self.title, *sections, *entries])

    def said(self, code: str) -> list[ReportItem]:
        """The points below the label or heading with this code.

        A contact or another project is one point.
        """
        entries = {"contactgegevens": self.contacts, "overige_projecten": self.others}
        if code in entries:
            texts = (", ".join(filter(None, entry.values())) for entry in entries[code])
            pages = self.entry_pages[code]
            return [
                ReportItem([text], page, bullet=True)
                for text, page in zip(texts, pages, strict=True)
            ]
        return self.sections[code].points if code in self.sections else []

    def line(self, code: str) -> str:
        """What stands below a label of the project information, without its full stop.

        Empty where nothing stands there.
        """
        section = self.sections.get(code)
        return section.text.removesuffix(".") if section else ""
