"""Cross-tables for a terminal: shaded numbers, in columns that fit the screen."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.table import Table
from rich.text import Text

from adv_cli.output.counting import of_all
from adv_cli.queries.statistics import Count, CrossTable

_GAP = 2
"""The blanks between two columns."""
_TOTAL = "totaal"
_NARROW = 70
"""Below this width a total does not say what it is of."""
_SHADES = {0.25: "on grey93", 0.5: "on grey82", 0.75: "on grey70", 1.0: "on grey58"}
"""The shade of a cell, by the share up to which its number is of the highest one."""


class _Layout(NamedTuple):
    """How a table is put on a screen.

    `labels` are the names of its rows, in a column of the first of `widths`; `shown` are the
    columns that there is room for, each with `gap` blanks before it. `numbered` says whether a
    number is their heading.
    """

    table: CrossTable
    labels: Sequence[str]
    widths: Sequence[int]
    shown: tuple[int, ...]
    gap: int
    numbered: bool = False

    @property
    def columns(self) -> list[tuple[int, Count]]:
        """The columns that are shown, each with its number."""
        return [(nr + 1, self.table.kolommen.counts[nr]) for nr in self.shown]

    @property
    def is_whole(self) -> bool:
        """Whether every column is shown."""
        return len(self.shown) == len(self.table.kolommen.counts)


def cross_table_grid(table: CrossTable, width: int) -> tuple[Table, list[str]]:
    """A table that fits in `width`, and what a reader must know of how it was made to fit.

    Columns that are too wide are turned into rows; where that does not help either, they are
    numbered, and those with the fewest projects left out.
    """
    layout, remarks = _fitting(table, width)
    return _grid(layout, width), remarks


def _fitting(table: CrossTable, width: int) -> tuple[_Layout, list[str]]:
    for layout in (
        _with_labels(table, width),
        _with_labels(table, width, folded=True),
        _with_labels(table, width, folded=True, short=True),
    ):
        if layout.is_whole:
            return layout, []
    turned = _with_labels(table.turned, width, folded=True)
    if turned.is_whole:
        return turned, ["Rijen en kolommen zijn verwisseld, anders past de tabel niet."]
    layout = _with_numbers(table, width)
    remarks = [] if table.is_of_one else [f"Kolommen: {_legend(layout.columns)}."]
    if not layout.is_whole:
        remarks.append(_left_out(layout))
    return layout, remarks


def _with_labels(
    table: CrossTable, width: int, *, folded: bool = False, short: bool = False
) -> _Layout:
    """The columns below their short labels, `folded` with each word on a line.

    The rows have their labels, `short` or not.
    """
    headings = [count.kort.split() if folded else [count.kort] for count in table.kolommen.counts]
    number = len(str(table.totaal))
    columns = [max(number, *map(len, words)) + _GAP for words in headings]
    rows = [count.kort if short else count.label for count in table.rijen.counts]
    label = _short_width(rows, width) if short else max(min(40, width // 3), 12)
    shown = _most(table, label, columns, width)
    return _Layout(table, rows, [label, *columns], shown, _GAP)


def _with_numbers(table: CrossTable, width: int) -> _Layout:
    """The columns below a number, with a blank between the widest of their counts."""
    rows = [
        f"{nr:>2} {count.kort}" if table.is_of_one else count.kort
        for nr, count in enumerate(table.rijen.counts, start=1)
    ]
    label = _short_width(rows, width)
    number = max(len(str(table.totaal)), len(str(len(table.kolommen.counts))))
    columns = [number + 1] * len(table.kolommen.counts)
    shown = _most(table, label, columns, width)
    return _Layout(table, rows, [label, *columns], shown, 1, numbered=True)


def _short_width(rows: Sequence[str], width: int) -> int:
    return max(min(max(map(len, rows), default=0), width // 3), 12)


def _most(table: CrossTable, label: int, columns: Sequence[int], width: int) -> tuple[int, ...]:
    """The columns with the most projects that there is room for, at least one, in their order."""
    counts = table.kolommen.counts
    room = width - label - _total_width(table, width)
    shown: list[int] = []
    for nr in sorted(range(len(counts)), key=lambda nr: -counts[nr].aantal):
        room -= columns[nr]
        if room < 0 and shown:
            break
        shown.append(nr)
    return tuple(sorted(shown))


def _total_width(table: CrossTable, width: int) -> int:
    """The width of the last column, with the blanks before it."""
    return max(len(_total(table, table.totaal, width)), len(_TOTAL)) + _GAP


def _total(table: CrossTable, count: int, width: int) -> str:
    return str(count) if width < _NARROW else of_all(count, table.totaal)


def _legend(columns: Sequence[tuple[int, Count]]) -> str:
    return ", ".join(f"{nr} {count.kort}" for nr, count in columns)


def _left_out(layout: _Layout) -> str:
    """Which columns there was no room for."""
    counts = layout.table.kolommen.counts
    missing = [(nr + 1, count) for nr, count in enumerate(counts) if nr not in layout.shown]
    return (
        f"Hier passen {len(layout.shown)} van de {len(counts)} kolommen, die met de meeste"
        f" projecten; zonder kolom: {_legend(missing)}. De hele tabel geeft --csv."
    )


def _grid(layout: _Layout, width: int) -> Table:
    table = layout.table
    label, *columns = layout.widths
    gap = layout.gap
    grid = Table(box=None, pad_edge=False, padding=(0, 0, 0, gap), header_style="bold")
    head = f"{table.rijen.label} \\ {table.kolommen.label}"
    grid.add_column(head, width=label, overflow="fold")
    for nr, column in layout.columns:
        heading = str(nr) if layout.numbered else column.kort
        grid.add_column(heading, justify="right", width=columns[nr - 1] - gap, overflow="fold")
    grid.add_column(_TOTAL, justify="right", width=_total_width(table, width) - gap)
    most = max((len(cell.projecten) for cell in table.cellen), default=0)
    for name, (row, cells) in zip(layout.labels, table.rows(), strict=True):
        numbers = [_shaded(len(cells[index].projecten), most) for index in layout.shown]
        grid.add_row(Text(name), *numbers, Text(_total(table, row.aantal, width), style="bold"))
    totals = [str(column.aantal) for _, column in layout.columns]
    grid.add_row(*(Text(cell, style="bold") for cell in (_TOTAL, *totals, str(table.totaal))))
    return grid


def _shaded(number: int, most: int) -> Text:
    """A number of a cross-table, darker the nearer it is to `most`."""
    if number == 0:
        return Text("·", style="dim")
    shade = next(shade for share, shade in _SHADES.items() if number / most <= share)
    return Text(str(number), style=f"black {shade}")
