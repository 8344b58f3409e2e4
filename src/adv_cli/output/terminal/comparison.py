"""A comparison for a terminal: what is shared, then a column for each project."""

from collections.abc import Callable, Mapping
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from adv_cli.output.formats import bulleted
from adv_cli.output.screen import Screen
from adv_cli.output.terminal.console import to_text
from adv_cli.queries.comparison import Comparison

_GAP = 3
"""The blanks between two columns."""
_COLUMN = 60
"""The widest that a column of running text gets."""
_NARROWEST = 8
"""The narrowest, also where it does not fit."""


def comparison_text(
    found: Comparison,
    names: Mapping[str, str],
    label: Callable[[str], str],
    screen: Screen,
) -> str:
    """Both halves of the comparison, under the names of the projects."""
    fields = min(24, screen.width // 3)
    parts: list[RenderableType] = [Text("Gelijk", style="bold blue"), _shared(found, label, fields)]
    table = Table(
        box=SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False, show_lines=False
    )
    table.add_column("", width=fields, style="dim", overflow="fold")
    room = screen.width - fields - _GAP * len(found.projecten)
    column = min(room // len(found.projecten), _COLUMN)
    for id in found.projecten:
        table.add_column(Text(names[id]), width=max(column, _NARROWEST), overflow="fold")
    for field, values in found.verschillend.items():
        table.add_row(Text(label(field)), *(_cell(values[id]) for id in found.projecten))
    parts += ["", Text("Verschillend", style="bold blue"), table]
    return to_text(*parts, screen=screen)


def _shared(found: Comparison, label: Callable[[str], str], fields: int) -> Table:
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(width=fields, style="dim", overflow="fold")
    grid.add_column(overflow="fold", max_width=100)
    for field, value in found.gelijk.items():
        grid.add_row(Text(label(field)), _cell(value))
    return grid


def _cell(value: Any) -> Text:
    return Text(bulleted(value) or "–")
