"""The factsheets in a text that follows the report's template: headings, labels, bullets, contacts.

A factsheet begins at the heading "Projectinformatie", with its title in the lines above. Below a
heading stand labels ("Doelgroep:"), each with a text, bullets, or both. Blank lines are layout and
mean little; a bullet may be cut by a page, and a dash may be lost, which shows only in the
semicolon before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from adv_cli.model.template import HEADINGS
from adv_cli.report.pages import SOFT_HYPHEN, ReportLine, clean, numbered, starts_page

_HEADINGS = {heading: code for code, heading in HEADINGS.items() if code != "overige_projecten"}
_OTHERS = re.compile(
    r"(Korte beschrijving overige )?Achter de Voordeur projecten binnen deze( gemeente)?"
)
_APPENDIX = re.compile(r"Bijlage 1\b")
_FIRST = HEADINGS["projectinformatie"]


def _compiled(labels: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {
        code: re.compile(f"(?P<label>{pattern}) ?: ?(?P<rest>.*)")
        for code, pattern in labels.items()
    }


_LABELS = {
    group: _compiled(labels)
    for group, labels in {
        "projectinformatie": {
            "gemeente": r"Naam gemeente",
            "afdeling": r"Afdeling waaronder project valt",
            "titel": r"Titel project",
            "status": r"Status project",
            "huishoudens": r"Aantal huishoudens",
            "gebied": r"Wijk\(en\) waarin het project wordt uitgevoerd",
            "looptijd": r"Looptijd project",
            "bestuurlijke_opdrachtgevers": r"Bestuurlijke opdrachtgevers?",
        },
        "aanleiding": {
            "redenen": r"Redenen om project (op )?te starten",
            "doelstellingen": r"Doelstelling(en)?( van het)? project",
            "doelgroep": r"Doelgroep",
        },
        "organisatie": {
            "betrokkenen": r"Betrokkenen",
            "samenwerkingspartners": r"Samenwerkingspartners( en partners [^:]*)?",
            "opdrachtgevers": r"Opdrachtgevers?",
            "opdrachtnemers": r"Opdrachtnemers?",
            "financiering": r"Financiering",
        },
        "werkwijze": {
            "processtappen": r"Processtappen( van de)? werkwijze",
            "uitgangspunten": r"Belangrijke uitgangspunten van (de )?werkwijze",
        },
        "resultaten": {
            "resultaten": r"((Beoogde|Behaalde|Verwachte) r|R)esultaten( in \d{4})?",
            "evaluatiemomenten": r"Evaluatiemomenten",
        },
        "knelpunten": {
            "knelpunten": r"Voornaamste knelpunten en hun oorzaken",
            "oplossingen": r"(Mogelijke o|O)plossingen",
            "rol_ministerie": r"Mogelijke rol [Mm]inisterie bij oplossen knelpunten",
        },
        "lessen": {"lessen": r"Lessen en aandachtspunten"},
        "vooruitblik": {"vooruitblik": r"Actuele ontwikkelingen en toekomstperspectief"},
        "documentatie": {"documentatie": r"Relevante documenten"},
    }.items()
}
_LONG_LABEL = re.compile(r"Samenwerkingspartners en partners [^:]*")
_CONTACT = {
    "naam": r"Naam( contactpersoon| programmabureau)?",
    "functie": r"Functie",
    "telefoon": r"Tel(efoonnummer)?",
    "email": r"E-mailadres",
    "website": r"Website",
}
CONTACT_FIELDS = tuple(_CONTACT)
"""What a factsheet says of a contact."""
_OTHER = {
    "titel": r"(Titel p|P)roject",
    "omschrijving": r"Projectomschrijving",
    "doelstelling": r"Doelstelling project",
    "doelgroep": r"Doelgroep",
    "status": r"Status project",
    "opdrachtgevers": r"Opdrachtgevers?",
    "partners": r"Samenwerkingspartners",
    **_CONTACT,
}
_KIND_OF_NAME = re.compile(r"Naam (programmabureau)")
"""A label that says of what it gives the name, where that is no person."""
_CONTACT_LABELS, _OTHER_LABELS = _compiled(_CONTACT), _compiled(_OTHER)


_KINDS = {"Beoogde": "beoogd", "Behaalde": "behaald", "Verwachte": "verwacht"}
_HEADLINE = re.compile(r"^(Factsheet|Project)\b:?( project\b)?( AdV\b)?", re.IGNORECASE)
_BULLET = re.compile(r"[-–•] (?P<rest>\S.*)")
_CRITERIA = re.compile(r"\btot de doelgroep\b")
_ENDED = (".", ";", ":", "?", "!")


@dataclass
class ReportItem:
    """A bullet, or a paragraph below a label (`bullet` tells which); `page` is where it begins.

    While a factsheet is read its `lines` grow; they are put together once, however many they are.
    """

    lines: list[str]
    page: int | None
    bullet: bool
    label: str = ""

    @cached_property
    def text(self) -> str:
        """What it says: its lines as one text."""
        return _joined(self.lines)

    def ends(self, *marks: str) -> bool:
        """Whether it ends with one of these marks."""
        return self.lines[-1].endswith(marks)

    @property
    def ended(self) -> bool:
        """Whether it reads as complete."""
        return self.ends(*_ENDED)


def kind_of(label: str) -> str | None:
    """The kind of results that a label names, as code; None where it leaves that open."""
    return next((kind for word, kind in _KINDS.items() if label.startswith(word)), None)


@dataclass
class ReportSection:
    """What stands below one label: its points, and the labels as the factsheet words them (two
    where it has two).
    """

    page: int | None
    labels: list[str] = field(default_factory=list)
    points: list[ReportItem] = field(default_factory=list)

    def add(self, text: str, page: int | None, *, bullet: bool) -> None:
        """Add a point below the last label."""
        self.points.append(ReportItem([text], page, bullet, self.labels[-1] if self.labels else ""))

    @property
    def saying(self) -> list[ReportItem]:
        """The points that say something themselves: all but those that only announce the bullets
        below them.
        """
        return [point for nr, point in enumerate(self.points) if not self._announces(nr)]

    @property
    def items(self) -> list[str]:
        """What those points say."""
        return [point.text for point in self.saying]

    @property
    def kinds(self) -> list[str]:
        """The kinds of results that the labels name, as codes; none where they leave it open."""
        return [kind for label in self.labels if (kind := kind_of(label))]

    @property
    def announcements(self) -> list[str]:
        """The points that only announce the bullets below them."""
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

    def _announces(self, nr: int) -> bool:
        point = self.points[nr]
        followed = nr + 1 < len(self.points) and self.points[nr + 1].bullet
        return (
            not point.bullet
            and followed
            and (point.text.endswith(":") or not point.ended)
            and ". " not in point.text
        )


@dataclass
class ReportFactsheet:
    """One factsheet: its title, first page, and what stands below each label, by the code of the
    section.

    `contacts` and `others` (the other projects of the municipality) are texts by field; `headings`
    gives the page of each heading that the factsheet has, by its code.
    """

    title: str
    page: int | None
    page_sure: bool
    headings: dict[str, int | None] = field(default_factory=dict)
    sections: dict[str, ReportSection] = field(default_factory=dict)
    contacts: list[dict[str, str]] = field(default_factory=list)
    others: list[dict[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The title without what a headline says before it."""
        return _HEADLINE.sub("", self.title).strip()

    @property
    def text(self) -> str:
        """Everything the factsheet says, as one text."""
        pairs = [text for group in (*self.contacts, *self.others) for text in group.values()]
        return "\n".join(
            [self.title, *(section.text for section in self.sections.values()), *pairs]
        )

    def said(self, code: str) -> list[ReportItem]:
        """What stands below the label or heading with this code, point by point; a contact or
        another project is one.
        """
        groups = {"contactgegevens": self.contacts, "overige_projecten": self.others}
        if code in groups:
            page = self.headings.get(code)
            said = (", ".join(filter(None, group.values())) for group in groups[code])
            return [ReportItem([text], page, bullet=True) for text in said]
        return self.sections[code].points if code in self.sections else []

    def line(self, code: str) -> str:
        """What stands below a label of the project information, without its full stop; empty where
        there is none.
        """
        section = self.sections.get(code)
        return section.text.removesuffix(".") if section else ""


def report_factsheets(text: str) -> list[ReportFactsheet]:
    """The factsheets in `text`, in its order; none where no line is the heading
    "Projectinformatie".
    """
    raw = text.splitlines()
    plain = [clean(line) for line in raw]
    headings = [index for index, line in enumerate(plain) if line == _FIRST]
    if not headings:
        return []
    around = pairwise([-1, *headings])
    starts = [_title_start(raw, plain, before + 1, heading) for before, heading in around]
    last = range(headings[-1], len(raw))
    end = next((index for index in last if _APPENDIX.match(plain[index])), len(raw))
    lines = numbered(raw[starts[0] : end])
    bounds = [start - starts[0] for start in starts] + [len(lines)]
    return [_Reader(lines[start:stop]).read() for start, stop in pairwise(bounds)]


def _title_start(raw: Sequence[str], plain: Sequence[str], first: int, heading: int) -> int:
    """The first line of the title above a heading: past the blank lines, back to the top of the
    page or a blank line.

    It is looked for from line `first` on, the one below the heading before; the heading where there
    is none.
    """
    index = heading - 1
    while index > first and not plain[index]:
        index -= 1
    while index > first and plain[index - 1] and not starts_page(raw[index]):
        index -= 1
    return max(index, first)


class _Reader:
    """Reads the lines of one factsheet, one by one."""

    def __init__(self, lines: Sequence[ReportLine]) -> None:
        self.lines = lines
        self.group: str | None = None
        self.section: ReportSection | None = None
        self.after_blank = False
        self.contacts: list[Pairs] = []
        self.others: list[Pairs] = []
        self.sheet = ReportFactsheet("", lines[0].page, lines[0].sure)

    def read(self) -> ReportFactsheet:
        """The factsheet."""
        heading = next(nr for nr, line in enumerate(self.lines) if line.text == _FIRST)
        self.sheet.title = " ".join(line.text for line in self.lines[:heading] if line.text)
        for line in _whole_labels(self.lines[heading:]):
            if line.text:
                self._line(line)
            self.after_blank = not line.text
        self.sheet.contacts, self.sheet.others = _texts(self.contacts), _texts(self.others)
        return self.sheet

    def _line(self, line: ReportLine) -> None:
        if group := _heading(line.text):
            self._open_group(group, line)
        elif self.group == "contactgegevens":
            _add_pair(self.contacts, _CONTACT_LABELS, "naam", line.text)
        elif self.group == "overige_projecten":
            _add_pair(self.others, _OTHER_LABELS, "titel", line.text)
        elif label := _label(_LABELS[self.group or ""], line.text):
            self._open_section(*label, line.page)
        elif self.section is not None:
            self._point(self.section, line)

    def _open_group(self, group: str, line: ReportLine) -> None:
        self.group = group
        self.sheet.headings[group] = line.page
        self.section = None
        if group == "documentatie":  # the one heading below which bullets may stand without a label
            self.section = self.sheet.sections[group] = ReportSection(line.page)

    def _open_section(self, code: str, label: str, rest: str, page: int | None) -> None:
        self.section = self.sheet.sections.setdefault(code, ReportSection(page))
        self.section.labels.append(label)
        if rest:
            self.section.add(rest, page, bullet=False)

    def _point(self, section: ReportSection, line: ReportLine) -> None:
        last = section.points[-1] if section.points else None
        if bullet := _BULLET.fullmatch(line.text):
            section.add(bullet["rest"], line.page, bullet=True)
        elif last and not self._begins(line.text, last):
            last.lines.append(line.text)
        elif line.text.endswith(":") and self._announces_criteria(section, line.text):
            self._open_section("criteria", line.text, "", line.page)
        else:
            section.add(line.text, line.page, bullet=False)

    def _announces_criteria(self, section: ReportSection, text: str) -> bool:
        return section is self.sheet.sections.get("doelgroep") or _CRITERIA.search(text) is not None

    def _begins(self, text: str, last: ReportItem) -> bool:
        """Whether a line without dash or label begins a point of its own: one whose dash was lost,
        or a new paragraph.
        """
        if self.after_blank and (last.ended or text.endswith(":")):
            return True
        return last.bullet and last.ends(";")


def _heading(text: str) -> str | None:
    return _HEADINGS.get(text) or ("overige_projecten" if _OTHERS.fullmatch(text) else None)


def _whole_labels(lines: Sequence[ReportLine]) -> Iterator[ReportLine]:
    """The lines, with a label that runs on to the next line made whole."""
    waiting: ReportLine | None = None
    for line in lines:
        if waiting:
            yield waiting._replace(text=_joined([waiting.text, line.text]))
            waiting = None
        elif _LONG_LABEL.fullmatch(line.text):
            waiting = line
        else:
            yield line


def _label(labels: dict[str, re.Pattern[str]], text: str) -> tuple[str, str, str] | None:
    """The field that a line begins, the label as it is worded, and what stands behind it."""
    for code, pattern in labels.items():
        if found := pattern.fullmatch(text):
            return code, found["label"], found["rest"]
    return None


Pairs = dict[str, list[str]]
"""What stands behind each label of a contact or project, line by line."""


def _add_pair(
    groups: list[Pairs], labels: dict[str, re.Pattern[str]], first: str, text: str
) -> None:
    """Add a labelled line to the last group, or to a new one where its label is the one that groups
    begin with.
    """
    if label := _label(labels, text):
        code, wording, rest = label
        if code == first:
            groups.append({})
        if groups:
            kind = _KIND_OF_NAME.fullmatch(wording)
            groups[-1][code] = [f"{kind[1]} {rest}" if kind else rest]
    elif groups and groups[-1]:
        last = next(reversed(groups[-1]))
        groups[-1][last].append(text)


def _texts(groups: list[Pairs]) -> list[dict[str, str]]:
    return [{code: _joined(lines) for code, lines in group.items()} for group in groups]


def _joined(lines: Sequence[str]) -> str:
    """Lines as one text: a word that was divided is whole again, "zorg- en welzijn" stays as it is."""
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
