"""A factsheet as Markdown, for a memo."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from adv_cli.model.lines import Record, line_text, other_project_parts
from adv_cli.model.template import DIMENSION_LABELS, DIMENSIONS, Content
from adv_cli.output.factsheet import (
    MOST_LIKE,
    OURS,
    FactsheetView,
    HeadingView,
    Quotation,
    SectionView,
    deviations,
    heading_views,
    is_coded,
    missing_text,
    page_text,
    stand_text,
)
from adv_cli.output.formats import markdown_text

if TYPE_CHECKING:
    from adv_cli.queries.similarity import SimilarProject


def markdown(sheet: FactsheetView) -> str:
    """The sheet as Markdown."""
    record = sheet.record
    out = [f"# {markdown_text(record['titel'])}", ""]
    out += [f"- **{label}**: {markdown_text(text)}" for label, text in _facts(sheet)]
    out += _note(record["noot"])
    out += _deviations(deviations(record, None))
    headings = heading_views(sheet)
    if is_coded(headings):
        out += ["", f"*{markdown_text(OURS)}*"]
    for heading in headings:
        out += _heading(heading, sheet)
    return "\n".join([*out, *_like(sheet.similar)]) + "\n"


def _facts(sheet: FactsheetView) -> list[tuple[str, str]]:
    """What stands below the title: municipality, names, page and codings."""
    record = sheet.record
    facts = [("Gemeente", record["gemeente"])]
    if record["titel_in_bijlagen"]:
        facts.append(("In de bijlagen", record["titel_in_bijlagen"]))
    facts.append(("Bron", page_text(record)))
    facts += [(DIMENSION_LABELS[d], sheet.labels[d][record["codering"][d]]) for d in DIMENSIONS]
    return facts


def _like(similar: Sequence["SimilarProject"]) -> list[str]:
    if not similar:
        return []
    entries = []
    for other in similar:
        name = markdown_text(f"{other.project.gemeente}: {other.project.titel}")
        entries.append(f"- **{name}**: {markdown_text(other.waarom)}")
    return ["", f"## {MOST_LIKE}", "", *entries]


def _heading(heading: HeadingView, sheet: FactsheetView) -> list[str]:
    out = ["", f"## {heading.heading}{_page(heading.place)}"]
    for block in heading.blocks:
        places = block.places
        if block.heading != heading.heading and block.section.group is not None:
            out += ["", f"### {block.heading}{_page(block.place)}"]
        elif block.place:
            places = [block.place] * len(block.lines)
        out += ["", *_section(block, sheet, places), *_source(block.source)]
    for what, coding in heading.codes:
        out += ["", _coding(f"{what.capitalize()}: {coding}").lstrip()]
    out += _note(heading.noot)
    if missing := missing_text(heading):
        out += ["", f"*{missing}*"]
    return out + _deviations(heading.afwijkingen)


def _coding(text: str) -> str:
    """How something is coded, as it stands behind a text; nothing where it is not."""
    return f" *\\[{markdown_text(text)}\\]*" if text else ""


def _page(place: str) -> str:
    """A page as it stands behind a text; nothing where there is none."""
    return f" ({place})" if place else ""


def _section(block: SectionView, sheet: FactsheetView, places: Sequence[str]) -> list[str]:
    """The lines of a section with their pages, or why there are none."""
    out = []
    if stand := stand_text(sheet, block.section):
        out += [f"*{stand}*", ""]
    if block.nothing:
        return [*out, f"*{block.nothing}*"]
    if block.section.content is Content.OTHER_PROJECTS:
        for other, place in zip(sheet.record["overige_projecten"], places, strict=True):
            out += _other(other, place)
        return out
    of_lines = zip(block.lines, places, block.codes, strict=True)
    for nr, (line, place, coding) in enumerate(of_lines, start=1):
        mark = f"{nr}." if block.numbered else "-"
        out.append(f"{mark} {markdown_text(line_text(line))}{_coding(coding)}{_page(place)}")
        if line.noot:
            out.append(f"  *Noot: {markdown_text(line.noot)}*")
    return out


def _source(points: list[Quotation]) -> list[str]:
    out = []
    for place, said in groupby(points, key=lambda point: point.place):
        out += ["", f"> **{place}**", ">", *(f"> - {markdown_text(point.tekst)}" for point in said)]
    return out


def _other(other: Record, place: str) -> list[str]:
    parts = [f"  - {label}: {markdown_text(text)}" for label, text in other_project_parts(other)]
    return [f"- **{markdown_text(other['titel'])}**{_page(place)}", *parts]


def _note(note: str | None) -> list[str]:
    return ["", f"*Noot: {markdown_text(note)}*"] if note else []


def _deviations(texts: Sequence[str]) -> list[str]:
    return [line for text in texts for line in ("", f"*{markdown_text(text)}*")]
