"""A factsheet in reading order, and as lines for a pipe.

`FactsheetView` gathers what all forms need: the record, what its codes mean, and which sections
were asked for.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from adv_cli.dutch.display import beginning, visible
from adv_cli.dutch.phrasing import and_list
from adv_cli.model.deviations import DeviationKind
from adv_cli.model.lines import (
    RESULT_KINDS,
    Line,
    Record,
    contacts_as_of,
    has_contacts,
    has_heading,
    heading_note,
    line_text,
    lines,
    page,
)
from adv_cli.model.template import HEADINGS, SECTIONS, Section
from adv_cli.output.coded import Labels, codings, heading_codings, referred_to

if TYPE_CHECKING:
    from adv_cli.queries.similarity import SimilarProject
    from adv_cli.report.factsheet import ReportFactsheet


MISSING = "Deze kop staat niet in het factsheet."
EMPTY = "Deze kop staat in het factsheet, maar zonder inhoud."
MOST_LIKE = "Lijkt het meest op"
OURS = "Tussen [haken] staat onze eigen codering; adv values zegt wat zij betekent."
"""What stands above a sheet in which codes are told."""

DEVIATIONS = {
    DeviationKind.ONTBREEKT: "het factsheet heeft “{}”, het record niet",
    DeviationKind.TOEGEVOEGD: "het record heeft “{}”, het factsheet niet",
    DeviationKind.ANDERS: "het factsheet zegt {}",
    DeviationKind.VOLGORDE: "dit is {} van het factsheet",
}
"""What a record says of a difference with the factsheet, by its kind."""


class FactsheetView(NamedTuple):
    """A record to show.

    `labels` gives for each dimension, and each attribute, what its codes are called; `year` is the
    year that all of it is of; `sections` are the sections to show; `similar` are other projects
    that are like it, most like first; `source` is the factsheet in the report itself, to be shown
    beside the record.
    """

    record: Record
    labels: Labels
    year: str
    sections: Sequence[Section] = SECTIONS
    similar: Sequence["SimilarProject"] = ()
    source: "ReportFactsheet | None" = None

    @property
    def is_whole(self) -> bool:
        """Whether all sections are to be shown, and with them what stands above them.

        Who may not have the persons has the rest of it whole.
        """
        shown = {section.code for section in self.sections}
        return all(has_contacts(section) or section.code in shown for section in SECTIONS)


class Quotation(NamedTuple):
    """One point of the report's own text: what it says, and where (`place` in words)."""

    tekst: str
    bladzijde: int | None
    place: str


class SectionView(NamedTuple):
    """What a sheet shows of one section, and what the report says there.

    `nothing` says why there are no lines, where there are none. `places` are the pages of the
    lines, in words. They are empty where `place` is the page of them all, or that of the heading
    is, and where the record gives no pages. `codes` say how each line is coded, in words (empty:
    not at all); `numbered`: codes name the lines by their number.
    """

    section: Section
    heading: str
    lines: list[Line]
    nothing: str | None
    source: list[Quotation]
    places: list[str]
    codes: list[str]
    numbered: bool
    place: str = ""


class HeadingView(NamedTuple):
    """One of the ten headings: the sections below it, those the factsheet lacks, and our notes.

    `there`: the factsheet has this heading, whether or not it has the sections that were asked for.
    `place` is the page of all that stands below it, in words; empty where there are more. `codes`
    say what is coded of it as a whole, each text with what it is of.
    """

    heading: str
    blocks: list[SectionView]
    missing: list[str]
    noot: str | None
    there: bool
    afwijkingen: list[str]
    place: str
    codes: list[tuple[str, str]]


def heading_views(sheet: FactsheetView) -> list[HeadingView]:
    """The sheet in reading order.

    Sections that the factsheet lacks are named together at the end of their heading.
    """
    found = []
    for group in HEADINGS:
        sections = [section for section in sheet.sections if _is_below(section, group)]
        if sections:
            found.append(_heading_view(sheet, group, sections))
    return found


def _is_below(section: Section, group: str) -> bool:
    return (section.group or section.code) == group


def _heading_view(sheet: FactsheetView, group: str, sections: Sequence[Section]) -> HeadingView:
    record = sheet.record
    blocks, missing = [], []
    named = referred_to(record)
    for section in sections:
        content = lines(record, section)
        if content is None:
            missing.append(_part(section))
            continue
        nothing = None if content else EMPTY
        said = _said(sheet.source, section)
        places = _places(record, content)
        heading = _heading(record, section)
        codes = codings(record, section, sheet.labels) or [""] * len(content)
        numbered = section.code in named and section.content.is_list
        blocks.append(
            SectionView(section, heading, content, nothing, said, places, codes, numbered)
        )
    place = _one_place(place for block in blocks for place in block.places)
    return HeadingView(
        HEADINGS[group],
        [_placed(block, place) for block in blocks],
        missing,
        heading_note(record, sections[0]),
        has_heading(record, sections[0]),
        deviations(record, group),
        place,
        heading_codings(record, group, sheet.labels) if _is_all_of(sections, group) else [],
    )


def _is_all_of(sections: Sequence[Section], group: str) -> bool:
    """Whether these are all sections below a heading."""
    return len(sections) == sum(_is_below(section, group) for section in SECTIONS)


def _places(record: Record, content: Sequence[Line]) -> list[str]:
    """The page of each line in words; empty where a record gives no page but its first."""
    if record["bladzijden"] is None:
        return [""] * len(content)
    return [f"blz. {page(line.bladzijde, line.bladzijde_zeker)}" for line in content]


def _one_place(places: Iterable[str]) -> str:
    """The place that all of these are; empty where they differ, or there are none."""
    different = set(places)
    return different.pop() if len(different) == 1 else ""


def _placed(block: SectionView, place: str) -> SectionView:
    """A section with its pages told once, as high as it can be; `place` is that of its heading."""
    own = "" if place else _one_place(block.places)
    if not place and not own:
        return block
    return block._replace(places=[""] * len(block.lines), place=own)


def deviations(record: Record, group: str | None) -> list[str]:
    """Where a record deviates from its factsheet below a heading, and why.

    Without a heading: where it deviates above them all, as in its title.
    """
    found = []
    for one in record["afwijkingen"]:
        first = one["veld"].partition(".")[0].partition("[")[0]
        below = first if first in HEADINGS else None
        if group == below:
            what = DEVIATIONS[one["soort"]].format(beginning(one["wat"]))
            where = f"Afwijking van het factsheet bij {one['veld']}"
            found.append(f"{where}: {what}. Waarom: {one['waarom']}")
    return found


def is_coded(headings: Iterable[HeadingView]) -> bool:
    """Whether any code is told below these headings."""
    return any(
        heading.codes or any(any(block.codes) for block in heading.blocks) for heading in headings
    )


def _part(section: Section) -> str:
    """A section as one names it in a sentence, also where its heading has the same name."""
    name = section.heading[0].lower() + section.heading[1:]
    return f"het onderdeel {name}" if section.code == section.group else name


def _heading(record: Record, section: Section) -> str:
    if section.code != "resultaten":
        return section.heading
    return f"{section.heading} ({RESULT_KINDS[record['resultaten']['soort']]})"


def missing_text(heading: HeadingView) -> str:
    """That the factsheet lacks a heading, or which of its parts; nothing when it has them all."""
    if not heading.missing:
        return ""
    if not heading.there:
        return MISSING
    parts = and_list(heading.missing)
    if heading.blocks:
        return f"Niet in het factsheet: {parts}."
    return f"{parts[0].upper()}{parts[1:]}: niet in het factsheet."


def _said(source: "ReportFactsheet | None", section: Section) -> list[Quotation]:
    """What the report says in a section, where it is at hand."""
    if source is None:
        return []
    quotations = []
    for point in source.said(section.code):
        place = "Rapport"
        if point.page:
            place += f", bladzijde {page(point.page, point.page not in source.unsure)}"
        quotations.append(Quotation(point.text, point.page, place))
    return quotations


def page_text(record: Record) -> str:
    """The page of the report; both where it may be the next one."""
    return f"bladzijde {page(record['bladzijde'], record['bladzijde_zeker'])} van het rapport"


def stand_text(sheet: FactsheetView, section: Section) -> str:
    """What a reader must know of the people to ask in a section; nothing where there are none."""
    others = sheet.record["overige_projecten"] or ()
    people = {
        "contactgegevens": sheet.record["contactgegevens"],
        "overige_projecten": [other for other in others if other["contact"]],
    }
    return contacts_as_of(sheet.year) if people.get(section.code) else ""


def other_name(record: Record) -> str:
    """The name the appendices use, where it is another; nothing otherwise."""
    other = record["titel_in_bijlagen"]
    return f"in de bijlagen: {other}" if other else ""


def piped(sheet: FactsheetView) -> str:
    """Lines for a pipe: id, section, number within it, text.

    A heading without content gives no line. What the report says follows its section, as section
    `rapport.SECTIE`, with the page in a fifth column. How it is coded comes behind all sections, as
    section `codering.SECTIE` with the number of what is coded so. Deviations from the factsheet
    come last, as section `afwijkingen`.
    """
    rows: list[tuple[object, ...]] = []
    coded: list[tuple[object, ...]] = []
    deviating = deviations(sheet.record, None) if sheet.is_whole else []
    for heading in heading_views(sheet):
        for block in heading.blocks:
            code = block.section.code
            for nr, line in enumerate(block.lines, start=1):
                rows.append((code, nr, line_text(line)))
            for nr, coding in enumerate(block.codes, start=1):
                if coding:
                    coded.append((f"codering.{code}", nr, coding))
            for nr, said in enumerate(block.source, start=1):
                rows.append((f"rapport.{code}", nr, said.tekst, said.bladzijde or ""))
        coded += [(f"codering.{what}", 1, coding) for what, coding in heading.codes]
        deviating += heading.afwijkingen
    rows += coded
    for nr, text in enumerate(deviating, start=1):
        rows.append(("afwijkingen", nr, text))
    id = sheet.record["id"]
    return visible("".join("\t".join(map(str, (id, *row))) + "\n" for row in rows))
