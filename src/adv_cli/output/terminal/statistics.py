"""Counts for a terminal: bars beside the chapter's counts, and shaded cross-tables."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from adv_cli.dutch.phrasing import and_list, plural, sentence
from adv_cli.model.attributes import ATTRIBUTES
from adv_cli.model.inventory import Inventory
from adv_cli.model.template import THEME_SECTION
from adv_cli.output.counting import (
    cross_table_note,
    cross_table_uncoded,
    items_text,
    list_text,
    of_all,
    silence,
    uncoded_text,
)
from adv_cli.output.screen import Screen
from adv_cli.output.terminal.console import READING_WIDTH, to_text
from adv_cli.output.terminal.cross_table import cross_table_grid
from adv_cli.queries.statistics import Count, Counts, CrossTable, OtherDistricts, Statistics, Totals

Names = Mapping[str, str]
"""From the id of a project to what a reader calls it: municipality and title."""

_BAR = "█"
_LONGEST_BAR = 40
_SHARE = 9
"""The width of a count and the number of projects that it is of."""
NARROW = 70
"""Below this width there is no room for bars."""


class _View(NamedTuple):
    """An answer as it is to be shown; `names` None: without the projects behind each number."""

    answer: Statistics
    inventory: Inventory
    filtered: bool
    names: Names | None
    width: int


def statistics_text(
    answer: Statistics,
    screen: Screen,
    inventory: Inventory,
    *,
    filtered: bool,
    names: Names | None,
) -> str:
    """Totals and each dimension; with `names` also the projects behind each number."""
    screen = screen.at_most(READING_WIDTH)
    view = _View(answer, inventory, filtered, names, screen.width)
    parts: list[RenderableType] = [Text(_totals_text(view))]
    for counts in answer.dimensies:
        parts += ["", *_dimension(counts, view)]
    return to_text(*parts, screen=screen)


def _totals_text(view: _View) -> str:
    """How many projects and municipalities there are, and how many of those that were asked.

    Nothing of the latter where the inventory names no such group.
    """
    totals, group = view.answer.totaal, view.inventory.groep
    projects = plural(totals.projecten, "project", "projecten")
    if view.filtered:
        projects = f"{totals.projecten} van {view.answer.alle} projecten"
    text = f"{projects} in {plural(totals.gemeenten, 'gemeente', 'gemeenten')}"
    if not group or not totals.groep_totaal:
        return f"{text}."
    outside = f", en {and_list(totals.buiten_groep)}" if totals.buiten_groep else ""
    text += f": {totals.groep} van de {totals.groep_totaal} gemeenten van {group}{outside}."
    return text if view.filtered else f"{text}{_absent_text(totals, view.inventory)}"


def _absent_text(totals: Totals, inventory: Inventory) -> str:
    """Which of those that were asked took no part."""
    if not totals.afwezig:
        return ""
    did = "deed niet mee" if len(totals.afwezig) == 1 else "deden niet mee"
    return f" {and_list(totals.afwezig)} {inventory.afwezig or did}."


def districts_text(groups: tuple[OtherDistricts, ...]) -> str:
    """Which projects name another number of districts than their code lets one expect."""
    sentences = []
    for introduction, projects in groups:
        named = [f"{p.gemeente}, {p.titel} ({p.wijken})" for p in projects]
        sentences.append(f"{introduction}: {and_list(named)}.")
    return " ".join(sentences)


def _dimension(counts: Counts, view: _View) -> list[RenderableType]:
    """The counts of a dimension: below each other, or each with the names of its projects."""
    names, filtered, projects = view.names, view.filtered, view.answer.totaal.projecten
    most = max((count.aantal for count in counts.counts), default=0)
    rows = [_row(count, counts, most, view) for count in counts.counts]
    parts: list[RenderableType] = [_heading(counts, view.inventory)]
    if names is None:
        parts.append(_bars(rows, view.width))
    else:
        for count, row in zip(counts.counts, rows, strict=True):
            behind = Text("\n".join(names[id] for id in count.projecten), style="dim")
            parts += [_bars([row], view.width), Padding(behind, (0, 0, 1, 4))]
        parts += _uncoded(counts, projects, names)
    if counts.toelichting and not filtered:
        parts.append(Text(counts.toelichting, style="italic"))
    if not filtered and (compared := list_text(counts, view.inventory)):
        parts.append(Text(compared, style="italic"))
    if names is not None and counts.other_districts:
        parts += ["", Text(districts_text(counts.other_districts), style="italic")]
    return parts


def _uncoded(counts: Counts, projects: int, names: Names) -> list[RenderableType]:
    """How many projects have no code, and which."""
    if (uncoded := counts.zonder_code) is None:
        return []
    behind = [
        f"{names[id]} ({silent})" if (silent := silence(uncoded, id)) else names[id]
        for id in uncoded.projecten
    ]
    text = uncoded_text(uncoded, projects)
    names_below = Padding(Text("\n".join(behind), style="dim"), (0, 0, 1, 4)) if behind else ""
    return [Text(f"{sentence(text)}."), names_below]


def _heading(counts: Counts, inventory: Inventory) -> Text:
    """The name of a dimension, and where its codes and the counts beside ours come from."""
    origins = []
    if counts.bijlage:
        origins.append(f"bijlage {counts.bijlage}")
    elif counts.dimensie in (*THEME_SECTION, *ATTRIBUTES):
        origins.append("eigen codering")
    if _is_published(counts):
        origins.append(f"{inventory.chapter}, bladzijde {counts.bladzijde}")
    if counts.lijst:
        where = f"{inventory.chapter}, bladzijde {counts.lijst.bladzijde}"
        origins.append(f"{where}: {counts.lijst.naam}")
    origin = f"   {' · '.join(origins)}" if origins else ""
    return Text.assemble((counts.label, "bold"), (origin, "dim"))


def _is_published(counts: Counts) -> bool:
    return any(count.hoofdstuk is not None for count in counts.counts)


def _row(count: Count, counts: Counts, most: int, view: _View) -> list[Text]:
    """A count: label, bar (the longest for `most`), the count itself, and the chapter's."""
    bar = ""
    if count.aantal:
        bar = _BAR * max(round(count.aantal / most * _columns(view.width)[1]), 1)
    share = of_all(count.aantal, view.answer.totaal.projecten)
    beside = _beside(count, counts, view)
    return [Text(count.label), Text(bar, style="blue"), Text(share), beside]


def _columns(width: int) -> tuple[int, int, int, int]:
    """The widths of label, bar, count and comparison."""
    if width < NARROW:
        return width - 21, 0, _SHARE, 5
    label, compared = width // 3, 26
    room = width - label - compared - _SHARE - 3
    return label, max(min(room, _LONGEST_BAR), 0), _SHARE, compared


def _bars(rows: Sequence[Sequence[Text]], width: int) -> Table:
    label, bar, share, compared = _columns(width)
    table = Table.grid(padding=(0, 1))
    table.add_column(width=label, overflow="fold")
    table.add_column(width=bar, no_wrap=True)
    table.add_column(width=share, justify="right", no_wrap=True)
    table.add_column(width=compared, no_wrap=True)
    for row in rows:
        table.add_row(*row)
    return table


def _beside(count: Count, counts: Counts, view: _View) -> Text:
    """What stands beside a count: the chapter's, or the number of items and the chapter's list."""
    chapter, difference = count.hoofdstuk, count.verschil
    if chapter is None or difference is None:
        return _items(count, counts, view)
    if view.width < NARROW:
        return Text(f"({chapter})", style="yellow" if difference else "dim")
    if difference == 0:
        return Text(f"{view.inventory.counts} {chapter}, gelijk", style="dim")
    return Text(f"{view.inventory.counts} {chapter}, verschil {difference:+d}", style="yellow")


def _items(count: Count, counts: Counts, view: _View) -> Text:
    """The number of items with a code, and that the report lists it; narrow only the latter."""
    page, chapter = count.lijst_bladzijde, view.inventory.chapter_short
    if view.width < NARROW:
        return Text(chapter.replace(" ", "") if page else "", style="dim")
    shown = [items_text(counts.dimensie, count.punten)] if count.punten else []
    shown += [f"{chapter} blz. {page}"] if page else []
    if _is_published(counts):
        shown = []
    return Text(", ".join(shown), style="dim")


def cross_table_text(table: CrossTable, screen: Screen, *, filtered: bool) -> str:
    """A cross-table with totals, and below it what a reader must know of it."""
    grid, remarks = cross_table_grid(table, screen.width)
    chosen = f"{table.totaal} van de {table.alle}" if filtered else str(table.totaal)
    notes = [f"Aantallen van {chosen} projecten.", *remarks, cross_table_note(table)]
    parts: list[RenderableType] = [grid, "", Text(" ".join(filter(None, notes)), style="italic")]
    parts += [Text(text, style="italic") for text in cross_table_uncoded(table)]
    return to_text(*parts, screen=screen)
