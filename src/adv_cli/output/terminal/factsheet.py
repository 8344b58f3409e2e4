"""A factsheet for a terminal."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from adv_cli.model.lines import Record, contact_text, line_text, other_project_parts, page
from adv_cli.model.template import DIMENSION_LABELS, DIMENSIONS, Content
from adv_cli.output.factsheet import (
    MOST_LIKE,
    OURS,
    FactsheetView,
    HeadingView,
    SectionView,
    deviations,
    heading_views,
    is_coded,
    missing_text,
    other_name,
    page_text,
    stand_text,
)
from adv_cli.output.screen import Screen
from adv_cli.output.terminal.console import (
    CODED,
    NOTE,
    READING_WIDTH,
    bullets,
    numbered,
    project_heading,
    to_text,
)
from adv_cli.queries.similarity import SimilarProject

SOURCE = "dim italic"
"""The style of the report's own words."""
_INDENT = (0, 0, 0, 2)
_RULE = 3
"""The columns that a rule needs beside its title."""
_ONE_STATEMENT = (Content.TEXT, Content.HOUSEHOLDS, Content.AREA, Content.PERIOD)
"""The contents that are a single statement, which needs no mark before it."""


def factsheet_text(sheet: FactsheetView, screen: Screen) -> str:
    """The sheet: a header, of a part of it one line, then each heading below a rule."""
    screen = screen.at_most(READING_WIDTH)
    parts = _header(sheet, screen.width) if sheet.is_whole else _short_header(sheet.record)
    headings = heading_views(sheet)
    if is_coded(headings):
        parts.append(Text(OURS, style=CODED))
    for heading in headings:
        parts += ["", *_opened(heading, screen.width), *_below(heading, sheet, screen.width)]
    if sheet.similar:
        like = bullets([(_like(other), None) for other in sheet.similar])
        parts += ["", _rule(MOST_LIKE), like]
    return to_text(*parts, screen=screen)


def _opened(heading: HeadingView, width: int) -> list[RenderableType]:
    """The rule above what stands below a heading; its page goes below it where it does not fit."""
    title = _placed(Text(heading.heading, style="bold"), heading.place)
    if len(title) <= width - _RULE:
        return [_rule(title)]
    return [_rule(heading.heading), Text(heading.place, style="dim")]


def _rule(heading: str | Text) -> Rule:
    title = Text(heading, style="bold") if isinstance(heading, str) else heading
    return Rule(title, align="left", style="dim", characters="─")


def _placed(text: Text, place: str) -> Text:
    """A text with its page behind it, where there is one to tell."""
    return text.append(f"  {place}", style="not bold dim") if place else text


def _coded(text: Text, coding: str) -> Text:
    """A text with how we code it behind it, where we do."""
    return text.append(f"  [{coding}]", style=CODED) if coding else text


def _like(other: SimilarProject) -> Text:
    row = other.project
    heading = project_heading(row.gemeente, row.titel, row.id)
    return heading.append(f"\n{other.waarom}", style="dim")


def _header(sheet: FactsheetView, width: int) -> list[RenderableType]:
    record = sheet.record
    title, id = (record["titel"], "bold"), (record["id"], "cyan")
    where = [part for part in (page_text(record), other_name(record)) if part]
    codings = [(DIMENSION_LABELS[d], sheet.labels[d][record["codering"][d]]) for d in DIMENSIONS]
    return [
        Text.assemble(title, "\n", (record["gemeente"], "bold blue"), "  ", id),
        Text(" · ".join(where), style="dim"),
        "",
        _labelled(codings, width),
        *_note(record["noot"]),
        *_deviations(deviations(record, None)),
    ]


def _short_header(record: Record) -> list[RenderableType]:
    where = f"  blz. {page(record['bladzijde'], record['bladzijde_zeker'])}"
    heading = project_heading(record["gemeente"], record["titel"], record["id"])
    return [heading.append(where, style="dim"), *_note(record["noot"])]


def _below(heading: HeadingView, sheet: FactsheetView, width: int) -> list[RenderableType]:
    """What stands below a heading: facts as a table, then other sections, then our notes."""
    parts: list[RenderableType] = []
    facts = [block for block in heading.blocks if block.section.group == "projectinformatie"]
    if facts:
        parts.append(_labelled([(block.heading, _fact(block)) for block in facts], width))
    for block in heading.blocks[len(facts) :]:
        if block.section.group is not None:
            parts.append(_placed(Text(block.heading, style="bold blue"), block.place))
        parts += [*_block(block, sheet, width), *_source(block)]
    parts += [
        Text(f"[{what.capitalize()}: {coding}]", style=CODED) for what, coding in heading.codes
    ]
    parts += _note(heading.noot)
    if missing := missing_text(heading):
        parts.append(Text(missing, style="dim"))
    return [*parts, *_deviations(heading.afwijkingen)]


def _fact(block: SectionView) -> Text:
    if block.nothing:
        return Text(block.nothing, style="dim")
    lines = zip(block.lines, block.codes, block.places, strict=True)
    text = Text("\n").join(
        _placed(_coded(Text(line.tekst), coding), place) for line, coding, place in lines
    )
    text = _placed(text, block.place)
    for note in (line.noot for line in block.lines if line.noot):
        text.append(f"\nNoot: {note}", style=NOTE)
    for point in block.source:
        text.append(f"\n{point.place}: {point.tekst}", style=SOURCE)
    return text


def _block(block: SectionView, sheet: FactsheetView, width: int) -> list[RenderableType]:
    """The lines of a section, or why there are none."""
    if block.nothing:
        return [Padding(Text(block.nothing, style="dim"), _INDENT)]
    parts: list[RenderableType] = []
    if stand := stand_text(sheet, block.section):
        parts.append(Text(stand, style="dim"))
    content = block.section.content
    if content is Content.OTHER_PROJECTS:
        for other, place in zip(sheet.record["overige_projecten"], block.places, strict=True):
            parts += _other_project(other, place, width)
        return parts
    texts = [line_text(line) for line in block.lines]
    if content is Content.CONTACTS:
        texts = [contact_text(contact) for contact in sheet.record["contactgegevens"]]
    entries = [
        (_placed(_coded(Text(text), coding), place), line.noot)
        for text, coding, line, place in zip(
            texts, block.codes, block.lines, block.places, strict=True
        )
    ]
    if block.numbered:
        return [*parts, numbered(entries)]
    mark = "" if content in _ONE_STATEMENT else "•"
    return [*parts, bullets(entries, mark)]


def _source(block: SectionView) -> list[RenderableType]:
    """What the report itself says, page by page."""
    parts: list[RenderableType] = []
    for place, said in groupby(block.source, key=lambda point: point.place):
        quoted = bullets([(Text(point.tekst, style=SOURCE), None) for point in said], "›")
        parts += [Padding(Text(place, style=SOURCE), _INDENT), Padding(quoted, _INDENT)]
    return parts


def _other_project(other: Record, place: str, width: int) -> list[RenderableType]:
    return [
        _placed(Text(other["titel"], style="bold"), place),
        Padding(_labelled(other_project_parts(other), width), _INDENT),
        *_note(other["noot"]),
    ]


def _labelled(pairs: Sequence[tuple[str, str | Text]], width: int) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=min(30, width // 3), style="dim", overflow="fold")
    grid.add_column(overflow="fold")
    for label, text in pairs:
        grid.add_row(Text(label), Text(text) if isinstance(text, str) else text)
    return grid


def _deviations(texts: Sequence[str]) -> list[Text]:
    return [Text(text, style=NOTE) for text in texts]


def _note(note: str | None) -> list[RenderableType]:
    return [Text(f"Noot: {note}", style=NOTE)] if note else []
