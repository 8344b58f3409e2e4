"""A factsheet for a terminal."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from adv_cli.model.lines import Record, contact_text, line_text, other_project_parts, page
from adv_cli.model.template import DIMENSION_LABELS, DIMENSIONS, SECTIONS
from adv_cli.output.factsheet import (
    MOST_LIKE,
    FactsheetView,
    HeadingView,
    SectionView,
    deviations,
    heading_views,
    missing_text,
    other_name,
    page_text,
    stand_text,
)
from adv_cli.output.terminal.console import READING_WIDTH, REMARK, bullets, project_heading, to_text
from adv_cli.queries.similarity import SimilarProject

SOURCE = "dim italic"
"""The style of the report's own words."""
_SINGLE = ("tekst", "huishoudens", "gebied", "looptijd")


def terminal(sheet: FactsheetView, *, width: int, colour: bool) -> str:
    """The sheet for a terminal: a header, of a part of it one line, then each chapter below a rule."""
    width = min(width, READING_WIDTH)
    parts = _header(sheet, width) if sheet.sections == SECTIONS else _short_header(sheet.record)
    for chapter in heading_views(sheet):
        parts += ["", _heading(chapter.heading)]
        parts += _chapter(chapter, sheet, width)
    if sheet.similar:
        parts += [
            "",
            _heading(MOST_LIKE),
            bullets([(_like(other), None) for other in sheet.similar]),
        ]
    return to_text(*parts, width=width, colour=colour)


def _heading(heading: str) -> Rule:
    return Rule(Text(heading, style="bold"), align="left", style="dim", characters="─")


def _like(other: SimilarProject) -> Text:
    return project_heading(other.gemeente, other.titel, other.id).append(
        f"\n{other.waarom}", style="dim"
    )


def _header(sheet: FactsheetView, width: int) -> list[RenderableType]:
    record = sheet.record
    codings = [(DIMENSION_LABELS[d], sheet.labels[d][record["codering"][d]]) for d in DIMENSIONS]
    return [
        Text.assemble(
            (record["titel"], "bold"),
            "\n",
            (record["gemeente"], "bold blue"),
            "  ",
            (record["id"], "cyan"),
        ),
        Text(
            " · ".join(part for part in (page_text(record), other_name(record)) if part),
            style="dim",
        ),
        "",
        _labelled(codings, width),
        *_remark(record["noot"]),
        *_deviations(deviations(record, None)),
    ]


def _short_header(record: Record) -> list[RenderableType]:
    where = f"  blz. {page(record['bladzijde'], record['bladzijde_zeker'])}"
    heading = project_heading(record["gemeente"], record["titel"], record["id"])
    return [heading.append(where, style="dim"), *_remark(record["noot"])]


def _chapter(chapter: HeadingView, sheet: FactsheetView, width: int) -> list[RenderableType]:
    parts: list[RenderableType] = []
    facts = [block for block in chapter.blocks if block.section.group == "projectinformatie"]
    if facts:
        parts.append(_labelled([(block.heading, _fact(block)) for block in facts], width))
    for block in chapter.blocks[len(facts) :]:
        if block.section.group is not None:
            parts.append(Text(block.heading, style="bold blue"))
        parts += [*_block(block, sheet, width), *_source(block)]
    missing = missing_text(chapter)
    parts += _remark(chapter.noot) + ([Text(missing, style="dim")] if missing else [])
    return [*parts, *_deviations(chapter.afwijkingen)]


def _fact(block: SectionView) -> Text:
    if block.nothing:
        return Text(block.nothing, style="dim")
    text = Text("\n".join(line.tekst for line in block.lines))
    for note in (line.noot for line in block.lines if line.noot):
        text.append(f"\nNoot: {note}", style=REMARK)
    for point in block.source:
        text.append(f"\n{point.place}: {point.tekst}", style=SOURCE)
    return text


def _block(block: SectionView, sheet: FactsheetView, width: int) -> list[RenderableType]:
    if block.nothing:
        return [Padding(Text(block.nothing, style="dim"), (0, 0, 0, 2))]
    record, stand = sheet.record, stand_text(sheet, block.section)
    known: list[RenderableType] = [Text(stand, style="dim")] if stand else []
    if block.section.code == "contactgegevens":
        contacts = [Text(contact_text(contact)) for contact in record["contactgegevens"]]
        return [
            *known,
            bullets([(t, line.noot) for t, line in zip(contacts, block.lines, strict=True)]),
        ]
    if block.section.code == "overige_projecten":
        return known + [
            part for other in record["overige_projecten"] for part in _other_project(other, width)
        ]
    mark = "" if block.section.content in _SINGLE else "•"
    return [bullets([(Text(line_text(line)), line.noot) for line in block.lines], mark)]


def _source(block: SectionView) -> list[RenderableType]:
    """What the report itself says, page by page."""
    parts: list[RenderableType] = []
    for place, said in groupby(block.source, key=lambda point: point.place):
        quoted = bullets([(Text(point.tekst, style=SOURCE), None) for point in said], "›")
        parts += [Padding(Text(place, style=SOURCE), (0, 0, 0, 2)), Padding(quoted, (0, 0, 0, 2))]
    return parts


def _other_project(other: Record, width: int) -> list[RenderableType]:
    return [
        Text(other["titel"], style="bold"),
        Padding(_labelled(other_project_parts(other), width), (0, 0, 0, 2)),
        *_remark(other["noot"]),
    ]


def _labelled(pairs: Sequence[tuple[str, str | Text]], width: int) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=min(30, width // 3), style="dim", overflow="fold")
    grid.add_column(overflow="fold")
    for label, text in pairs:
        grid.add_row(Text(label), Text(text) if isinstance(text, str) else text)
    return grid


def _deviations(texts: Sequence[str]) -> list[Text]:
    return [Text(text, style=REMARK) for text in texts]


def _remark(note: str | None) -> list[RenderableType]:
    return [Text(f"Noot: {note}", style=REMARK)] if note else []
