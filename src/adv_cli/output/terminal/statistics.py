"""Counts for a terminal: bars with the count beside the chapter's, the projects behind a number,
shaded cross-tables.
"""

from collections.abc import Mapping

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from adv_cli.dutch.phrasing import and_list, plural
from adv_cli.model.template import THEME_SECTION
from adv_cli.output.terminal.console import READING_WIDTH, to_text
from adv_cli.queries.statistics import Count, Counts, CrossTable, OtherDistricts, Statistics, Totals

Names = Mapping[str, str]
"""From the id of a project to what a reader calls it: municipality and title."""

_BAR = "█"
_NARROW = 70
"""Below this width there is no room for bars."""
_SHADES = ("", "on grey93", "on grey82", "on grey70", "on grey58")


def statistics_text(
    answer: Statistics, *, filtered: bool, names: Names | None, width: int, colour: bool
) -> str:
    """Totals and each dimension; with `names` also the projects behind each number."""
    width = min(width, READING_WIDTH)
    parts: list[RenderableType] = [Text(totals_text(answer.totaal, answer.alle, filtered))]
    for counts in answer.dimensies:
        parts += ["", *_dimension(counts, answer, filtered, names, width)]
    return to_text(*parts, width=width, colour=colour)


def totals_text(totals: Totals, alle: int, filtered: bool) -> str:
    """How many projects and municipalities, and how they relate to the G31, in one or two
    sentences.
    """
    projects = (
        f"{totals.projecten} van {alle} projecten"
        if filtered
        else plural(totals.projecten, "project", "projecten")
    )
    text = f"{projects} in {plural(totals.gemeenten, 'gemeente', 'gemeenten')}"
    outside = f", en {and_list(totals.buiten_g31)}" if totals.buiten_g31 else ""
    text += f": {totals.g31} van de {totals.g31_totaal} gemeenten van de G31{outside}."
    if not filtered and totals.afwezig:
        text += (
            f" {and_list(totals.afwezig)} zagen af van deelname: zij hadden nog geen project, of het was nog te pril om te"
            " beschrijven."
        )
    return text


def districts_text(groups: tuple[OtherDistricts, ...]) -> str:
    """Which projects name another number of districts than their code lets one expect."""
    sentences = []
    for introduction, projects in groups:
        named = [f"{p.gemeente}, {p.titel} ({p.wijken})" for p in projects]
        sentences.append(f"{introduction}: {and_list(named)}.")
    return " ".join(sentences)


def _dimension(
    counts: Counts, answer: Statistics, filtered: bool, names: Names | None, width: int
) -> list[RenderableType]:
    compared = any(count.hoofdstuk is not None for count in counts.counts)
    origin = f"hoofdstuk 2, bladzijde {counts.bladzijde}" if compared else ""
    appendix = (
        f"bijlage {counts.bijlage}"
        if counts.bijlage
        else "eigen codering"
        if counts.dimensie in THEME_SECTION
        else ""
    )
    title = " · ".join(part for part in (appendix, origin) if part)
    heading = Text.assemble((counts.label, "bold"), (f"   {title}" if title else "", "dim"))
    table, bar = _bars(width)
    most = max((count.aantal for count in counts.counts), default=0) or 1
    parts: list[RenderableType] = [heading]
    for count in counts.counts:
        filled = Text(
            _BAR * (max(round(count.aantal / most * bar), 1) if count.aantal else 0), style="blue"
        )
        share = f"{count.aantal} van {answer.totaal.projecten}"
        table.add_row(
            Text(count.label), filled, share, _beside(count, compared, narrow=width < _NARROW)
        )
        if names is not None:
            parts += [
                table,
                Padding(
                    Text("\n".join(names[id] for id in count.projecten), style="dim"), (0, 0, 1, 4)
                ),
            ]
            table, _ = _bars(width)
    if names is None:
        parts.append(table)
    if counts.toelichting and not filtered:
        parts.append(Text(counts.toelichting, style="italic"))
    if names is not None and counts.other_districts:
        parts += ["", Text(districts_text(counts.other_districts), style="italic")]
    return parts


def _bars(width: int) -> tuple[Table, int]:
    """An empty grid for label, bar, count and comparison, and the width of its bar."""
    label, compared = (width // 3, 26) if width >= _NARROW else (width - 21, 5)
    bar = max(min(width - label - compared - 12, 40), 0) if width >= _NARROW else 0
    table = Table.grid(padding=(0, 1))
    table.add_column(width=label)
    table.add_column(width=bar, no_wrap=True)
    table.add_column(width=9, justify="right", no_wrap=True)
    table.add_column(width=compared, no_wrap=True)
    return table, bar


def _beside(count: Count, compared: bool, *, narrow: bool) -> Text:
    """What stands beside a count: the chapter's, or the number of items."""
    chapter, difference = count.hoofdstuk, count.verschil
    if chapter is None or difference is None:
        items = count.punten if not compared and not narrow else None
        return Text(plural(items, "punt", "punten") if items else "", style="dim")
    if narrow:
        return Text(f"({chapter})", style="yellow" if difference else "dim")
    if difference == 0:
        return Text(f"hoofdstuk {chapter}, gelijk", style="dim")
    return Text(f"hoofdstuk {chapter}, verschil {difference:+d}", style="yellow")


def cross_table_text(table: CrossTable, *, filtered: bool, width: int, colour: bool) -> str:
    """A cross-table with totals; on a terminal with colour a fuller cell is darker."""
    grid = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold")
    grid.add_column(
        f"{table.rijen.label} \\ {table.kolommen.label}",
        width=max(min(40, width // 3), 12),
        overflow="fold",
    )
    for column in table.kolommen.counts:
        grid.add_column(column.kort, justify="right", overflow="fold")
    grid.add_column("totaal", justify="right")
    most = max((len(cell.projecten) for cell in table.cellen), default=0) or 1
    for row in table.rijen.counts:
        cells = [
            _shaded(len(table.cell(row.code, column.code).projecten), most)
            for column in table.kolommen.counts
        ]
        grid.add_row(Text(row.label), *cells, Text(str(row.aantal), style="bold"))
    totals = [Text(str(column.aantal), style="bold") for column in table.kolommen.counts]
    grid.add_row(Text("totaal", style="bold"), *totals, Text(str(table.totaal), style="bold"))
    parts: list[RenderableType] = [grid]
    if note := cross_table_note(table, filtered):
        parts += ["", Text(note, style="italic")]
    return to_text(*parts, width=width, colour=colour)


def cross_table_note(table: CrossTable, filtered: bool) -> str:
    """What a reader must know to read the totals; nothing when they simply add up."""
    notes = [f"{table.totaal} van {table.alle} projecten."] if filtered else []
    if THEME_SECTION.keys() & {table.rijen.dimensie, table.kolommen.dimensie}:
        notes.append(
            "Een project kan bij meer dan één thema staan, of bij geen: de totalen tellen dan niet op."
        )
    return " ".join(notes)


def _shaded(count: int, most: int) -> Text:
    shade = _SHADES[-(-count * (len(_SHADES) - 1) // most)]
    return Text(f" {count or '·'}", style=f"black {shade}" if shade else "dim")
