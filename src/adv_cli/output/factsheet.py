"""A factsheet in reading order, and as lines for a pipe.

`FactsheetView` gathers what all forms need: the record, what its codes mean, and which sections
were asked for.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from adv_cli.dutch.display import beginning, visible
from adv_cli.dutch.phrasing import and_list
from adv_cli.model.lines import (
    RESULT_KINDS,
    Line,
    Record,
    contacts_as_of,
    has_heading,
    heading_note,
    line_text,
    lines,
    page,
)
from adv_cli.model.template import HEADINGS, SECTIONS, DeviationKind, Section
from adv_cli.queries.similarity import SimilarProject

if TYPE_CHECKING:
    from adv_cli.report.factsheet import ReportFactsheet


MISSING = "Deze kop staat niet in het factsheet."
EMPTY = "Deze kop staat in het factsheet, maar zonder inhoud."
MOST_LIKE = "Lijkt het meest op"


DEVIATIONS = {
    DeviationKind.ONTBREEKT: "het factsheet heeft “{}”, het record niet",
    DeviationKind.TOEGEVOEGD: "het record heeft “{}”, het factsheet niet",
    DeviationKind.ANDERS: "het factsheet zegt {}",
    DeviationKind.VOLGORDE: "dit is {} van het factsheet",
}
"""What a record says of a difference with the factsheet, by its kind."""


class FactsheetView(NamedTuple):
    """A record to show.

    `labels` gives for each dimension the label of its codes; `year` is the year that all of it is
    of; `sections` are the sections to show; `similar` are other projects that are like it, most
    like first; `source` is the factsheet in the report itself, to be shown beside the record.
    """

    record: Record
    labels: Mapping[str, Mapping[str, str]]
    year: str
    sections: Sequence[Section] = SECTIONS
    similar: Sequence[SimilarProject] = ()
    source: "ReportFactsheet | None" = None


class Quotation(NamedTuple):
    """One point of the report's own text: what it says, and where (`place` in words)."""

    tekst: str
    bladzijde: int | None
    place: str


class SectionView(NamedTuple):
    """What a sheet shows of one section: its lines, or why there are none (`nothing`), and what the
    report says there.
    """

    section: Section
    heading: str
    lines: list[Line]
    nothing: str | None
    source: list[Quotation]


class HeadingView(NamedTuple):
    """One of the ten headings: the sections below it, those the factsheet lacks, our remark, and
    where it deviates.

    `there`: the factsheet has this heading, whether or not it has the sections that were asked for.
    """

    heading: str
    blocks: list[SectionView]
    missing: list[str]
    noot: str | None
    there: bool
    afwijkingen: list[str]


def heading_views(sheet: FactsheetView) -> list[HeadingView]:
    """The sheet in reading order.

    Sections that the factsheet lacks are named together at the end of their chapter.
    """
    found = []
    for group, kop in HEADINGS.items():
        sections = [
            section for section in sheet.sections if (section.group or section.code) == group
        ]
        if not sections:
            continue
        blocks, missing = [], []
        for section in sections:
            content = lines(sheet.record, section)
            if content is None:
                missing.append(_part(section))
            else:
                heading = _heading(sheet.record, section)
                blocks.append(
                    SectionView(
                        section,
                        heading,
                        content,
                        None if content else EMPTY,
                        _said(sheet.source, section),
                    )
                )
        first = sections[0]
        there = has_heading(sheet.record, first)
        deviating = deviations(sheet.record, group)
        found.append(
            HeadingView(kop, blocks, missing, heading_note(sheet.record, first), there, deviating)
        )
    return found


def deviations(record: Record, group: str | None) -> list[str]:
    """Where a record deviates from its factsheet below a heading (None: above them all, as in its
    title), and why.
    """
    found = []
    for one in record["afwijkingen"]:
        first = one["veld"].partition(".")[0].partition("[")[0]
        if group == (first if first in HEADINGS else None):
            what = DEVIATIONS[one["soort"]].format(beginning(one["wat"]))
            found.append(
                f"Afwijking van het factsheet bij {one['veld']}: {what}. Waarom: {one['waarom']}"
            )
    return found


def _part(section: Section) -> str:
    """A section as one names it in a sentence; as a part of its heading where they have one name."""
    name = section.heading[0].lower() + section.heading[1:]
    return f"het onderdeel {name}" if section.code == section.group else name


def _heading(record: Record, section: Section) -> str:
    if section.code != "resultaten":
        return section.heading
    return f"{section.heading} ({RESULT_KINDS[record['resultaten']['soort']]})"


def missing_text(chapter: HeadingView) -> str:
    """That the factsheet lacks a heading, or which of its parts; nothing when it has them all."""
    if not chapter.missing:
        return ""
    if not chapter.there:
        return MISSING
    parts = and_list(chapter.missing)
    if chapter.blocks:
        return f"Niet in het factsheet: {parts}."
    return f"{parts[0].upper()}{parts[1:]}: niet in het factsheet."


def _said(bron: "ReportFactsheet | None", section: Section) -> list[Quotation]:
    if bron is None:
        return []

    def place(number: int | None) -> str:
        return f"Rapport, bladzijde {page(number, bron.page_sure)}" if number else "Rapport"

    return [
        Quotation(point.text, point.page, place(point.page)) for point in bron.said(section.code)
    ]


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
    """Lines for a pipe: id, section, number within it, text. A heading without content gives no
    line.

    What the report says follows its section, as section `rapport.SECTIE`, with the page in a fifth
    column. Deviations from the factsheet come last, as section `afwijkingen`.
    """
    id = sheet.record["id"]
    out = []
    shown = heading_views(sheet)
    for block in (block for chapter in shown for block in chapter.blocks):
        code = block.section.code
        out += [
            f"{id}\t{code}\t{nr}\t{line_text(line)}\n"
            for nr, line in enumerate(block.lines, start=1)
        ]
        said = enumerate(block.source, start=1)
        out += [
            f"{id}\trapport.{code}\t{nr}\t{point.tekst}\t{point.bladzijde or ''}\n"
            for nr, point in said
        ]
    head = deviations(sheet.record, None) if sheet.sections is SECTIONS else []
    found = [*head, *(text for chapter in shown for text in chapter.afwijkingen)]
    out += [f"{id}\tafwijkingen\t{nr}\t{text}\n" for nr, text in enumerate(found, start=1)]
    return visible("".join(out))
