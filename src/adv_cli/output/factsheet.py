"""A factsheet in reading order, and as lines for a pipe.

`Sheet` gathers what all forms need: the record, what its codes mean, and which sections were asked for.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from adv_cli.dutch.display import beginning, visible
from adv_cli.dutch.phrasing import and_list
from adv_cli.model.lines import (
    SOORTEN,
    Line,
    Record,
    contacts_as_of,
    has_heading,
    heading_note,
    line_text,
    lines,
    page,
)
from adv_cli.model.template import GROEPEN, SECTIES, Sectie, Verschil
from adv_cli.queries.similarity import Likeness

if TYPE_CHECKING:
    from adv_cli.report.factsheets import Sheet as Source


MISSING = "Deze kop staat niet in het factsheet."
EMPTY = "Deze kop staat in het factsheet, maar zonder inhoud."
MOST_LIKE = "Lijkt het meest op"


DEVIATIONS = {
    Verschil.ONTBREEKT: "het factsheet heeft “{}”, het record niet",
    Verschil.TOEGEVOEGD: "het record heeft “{}”, het factsheet niet",
    Verschil.ANDERS: "het factsheet zegt {}",
    Verschil.VOLGORDE: "dit is {} van het factsheet",
}
"""What a record says of a difference with the factsheet, by its kind."""


class Sheet(NamedTuple):
    """A record to show.

    `labels` gives for each dimension the label of its codes; `jaar` is the year that all of it is of; `secties` are the
    sections to show; `zoals` are other projects that are like it, most like first; `bron` is the factsheet in the report
    itself, to be shown beside the record.
    """

    record: Record
    labels: Mapping[str, Mapping[str, str]]
    jaar: str
    secties: Sequence[Sectie] = SECTIES
    zoals: Sequence[Likeness] = ()
    bron: "Source | None" = None


class Said(NamedTuple):
    """One point of the report's own text: what it says, and where (`plaats` in words)."""

    tekst: str
    bladzijde: int | None
    plaats: str


class Block(NamedTuple):
    """What a sheet shows of one section: its lines, or why there are none (`nothing`), and what the report says there."""

    sectie: Sectie
    kop: str
    lines: list[Line]
    nothing: str | None
    bron: list[Said]


class Chapter(NamedTuple):
    """One of the ten headings: the sections below it, those the factsheet lacks, our remark, and where it deviates.

    `there`: the factsheet has this heading, whether or not it has the sections that were asked for.
    """

    kop: str
    blocks: list[Block]
    missing: list[str]
    noot: str | None
    there: bool
    afwijkingen: list[str]


def chapters(sheet: Sheet) -> list[Chapter]:
    """The sheet in reading order. Sections that the factsheet lacks are named together at the end of their chapter."""
    found = []
    for groep, kop in GROEPEN.items():
        sections = [sectie for sectie in sheet.secties if (sectie.groep or sectie.code) == groep]
        if not sections:
            continue
        blocks, missing = [], []
        for sectie in sections:
            content = lines(sheet.record, sectie)
            if content is None:
                missing.append(_part(sectie))
            else:
                heading = _heading(sheet.record, sectie)
                blocks.append(Block(sectie, heading, content, None if content else EMPTY, _said(sheet.bron, sectie)))
        first = sections[0]
        there = has_heading(sheet.record, first)
        deviating = deviations(sheet.record, groep)
        found.append(Chapter(kop, blocks, missing, heading_note(sheet.record, first), there, deviating))
    return found


def deviations(record: Record, groep: str | None) -> list[str]:
    """Where a record deviates from its factsheet below a heading (None: above them all, as in its title), and why."""
    found = []
    for one in record["afwijkingen"]:
        first = one["veld"].partition(".")[0].partition("[")[0]
        if groep == (first if first in GROEPEN else None):
            what = DEVIATIONS[one["soort"]].format(beginning(one["wat"]))
            found.append(f"Afwijking van het factsheet bij {one['veld']}: {what}. Waarom: {one['waarom']}")
    return found


def _part(sectie: Sectie) -> str:
    """A section as one names it in a sentence; as a part of its heading where they have one name."""
    name = sectie.kop[0].lower() + sectie.kop[1:]
    return f"het onderdeel {name}" if sectie.code == sectie.groep else name


def _heading(record: Record, sectie: Sectie) -> str:
    if sectie.code != "resultaten":
        return sectie.kop
    return f"{sectie.kop} ({SOORTEN[record['resultaten']['soort']]})"


def missing_text(chapter: Chapter) -> str:
    """That the factsheet lacks a heading, or which of its parts; nothing when it has them all."""
    if not chapter.missing:
        return ""
    if not chapter.there:
        return MISSING
    parts = and_list(chapter.missing)
    if chapter.blocks:
        return f"Niet in het factsheet: {parts}."
    return f"{parts[0].upper()}{parts[1:]}: niet in het factsheet."


def _said(bron: "Source | None", sectie: Sectie) -> list[Said]:
    if bron is None:
        return []

    def place(number: int | None) -> str:
        return f"Rapport, bladzijde {page(number, bron.page_sure)}" if number else "Rapport"

    return [Said(point.text, point.page, place(point.page)) for point in bron.said(sectie.code)]


def page_text(record: Record) -> str:
    """The page of the report; both where it may be the next one."""
    return f"bladzijde {page(record['bladzijde'], record['bladzijde_zeker'])} van het rapport"


def stand_text(sheet: Sheet, sectie: Sectie) -> str:
    """What a reader must know of the people to ask in a section; nothing where there are none."""
    others = sheet.record["overige_projecten"] or ()
    people = {
        "contactgegevens": sheet.record["contactgegevens"],
        "overige_projecten": [other for other in others if other["contact"]],
    }
    return contacts_as_of(sheet.jaar) if people.get(sectie.code) else ""


def other_name(record: Record) -> str:
    """The name the appendices use, where it is another; nothing otherwise."""
    other = record["titel_in_bijlagen"]
    return f"in de bijlagen: {other}" if other else ""


def piped(sheet: Sheet) -> str:
    """Lines for a pipe: id, section, number within it, text. A heading without content gives no line.

    What the report says follows its section, as section `rapport.SECTIE`, with the page in a fifth column. Deviations from
    the factsheet come last, as section `afwijkingen`.
    """
    id = sheet.record["id"]
    out = []
    shown = chapters(sheet)
    for block in (block for chapter in shown for block in chapter.blocks):
        code = block.sectie.code
        out += [f"{id}\t{code}\t{nr}\t{line_text(line)}\n" for nr, line in enumerate(block.lines, start=1)]
        said = enumerate(block.bron, start=1)
        out += [f"{id}\trapport.{code}\t{nr}\t{point.tekst}\t{point.bladzijde or ''}\n" for nr, point in said]
    head = deviations(sheet.record, None) if sheet.secties is SECTIES else []
    found = [*head, *(text for chapter in shown for text in chapter.afwijkingen)]
    out += [f"{id}\tafwijkingen\t{nr}\t{text}\n" for nr, text in enumerate(found, start=1)]
    return visible("".join(out))
