"""A factsheet as Markdown, for a memo."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from adv_cli.model.lines import Record, line_text, other_project_parts
from adv_cli.model.template import DIMENSION_LABELS, DIMENSIONS
from adv_cli.output.formats import markdown_text
from adv_cli.queries.similarity import SimilarProject

if TYPE_CHECKING:
    pass
from adv_cli.output.factsheet import (
    MOST_LIKE,
    FactsheetView,
    HeadingView,
    Quotation,
    deviations,
    heading_views,
    missing_text,
    page_text,
    stand_text,
)


def markdown(sheet: FactsheetView) -> str:
    """The sheet as Markdown, for a memo."""
    record = sheet.record
    head = [f"# {markdown_text(record['titel'])}", ""]
    facts = [("Gemeente", record["gemeente"]), ("Bron", page_text(record))]
    if record["titel_in_bijlagen"]:
        facts.insert(1, ("In de bijlagen", record["titel_in_bijlagen"]))
    facts += [(DIMENSION_LABELS[d], sheet.labels[d][record["codering"][d]]) for d in DIMENSIONS]
    head += [f"- **{label}**: {markdown_text(text)}" for label, text in facts]
    head += _remark_lines(record["noot"])
    head += _deviation_lines(deviations(record, None))
    body = [line for chapter in heading_views(sheet) for line in _markdown_chapter(chapter, sheet)]
    return "\n".join([*head, *body, *_markdown_like(sheet.similar)]) + "\n"


def _markdown_like(zoals: Sequence[SimilarProject]) -> list[str]:
    if not zoals:
        return []
    entries = [
        f"- **{markdown_text(f'{other.gemeente}: {other.titel}')}**: {markdown_text(other.waarom)}"
        for other in zoals
    ]
    return ["", f"## {MOST_LIKE}", "", *entries]


def _markdown_chapter(chapter: HeadingView, sheet: FactsheetView) -> list[str]:
    out = ["", f"## {chapter.heading}"]
    for block in chapter.blocks:
        if block.heading != chapter.heading and block.section.group is not None:
            out += ["", f"### {block.heading}"]
        out.append("")
        if stand := stand_text(sheet, block.section):
            out += [f"*{stand}*", ""]
        if block.nothing:
            out.append(f"*{block.nothing}*")
        elif block.section.code == "overige_projecten":
            out += [
                line
                for other in sheet.record["overige_projecten"]
                for line in _markdown_other(other)
            ]
        else:
            for line in block.lines:
                out += [
                    f"- {markdown_text(line_text(line))}",
                    *([f"  *Noot: {markdown_text(line.noot)}*"] if line.noot else []),
                ]
        out += _markdown_source(block.source)
    out += _remark_lines(chapter.noot)
    if missing := missing_text(chapter):
        out += ["", f"*{missing}*"]
    return out + _deviation_lines(chapter.afwijkingen)


def _markdown_source(points: list[Quotation]) -> list[str]:
    out = []
    for place, said in groupby(points, key=lambda point: point.place):
        out += ["", f"> **{place}**", ">", *(f"> - {markdown_text(point.tekst)}" for point in said)]
    return out


def _markdown_other(other: Record) -> list[str]:
    parts = [f"  - {label}: {markdown_text(text)}" for label, text in other_project_parts(other)]
    return [f"- **{markdown_text(other['titel'])}**", *parts]


def _remark_lines(note: str | None) -> list[str]:
    return ["", f"*Noot: {markdown_text(note)}*"] if note else []


def _deviation_lines(texts: Sequence[str]) -> list[str]:
    return [line for text in texts for line in ("", f"*{markdown_text(text)}*")]
