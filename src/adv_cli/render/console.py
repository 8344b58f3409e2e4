"""Rich renderables to text for a terminal. The only door to rich: a pipe never comes here, and never pays for it."""

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.text import Text

READING_WIDTH = 100
"""The widest that running text gets: longer lines tire the reader."""
REMARK = "italic yellow"
"""The style of our own remarks on what the report says."""


def to_text(*renderables: RenderableType, width: int, colour: bool) -> str:
    """The renderables one below the other, as wide as `width`, with ANSI codes only when `colour`."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=width,
        force_terminal=colour,
        color_system="auto" if colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for renderable in renderables:
        console.print(renderable)
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))


def project_heading(gemeente: str, titel: str, id: str) -> Text:
    """What stands above or beside something of a project: its municipality, title and id."""
    return Text.assemble((f"{gemeente}: {titel}", "bold"), "  ", (id, "cyan"))


def bullets(entries: Iterable[tuple[Text, str | None]], mark: str = "•") -> RenderableType:
    """Each text behind a mark, with the remark on it below it."""
    from rich.table import Table  # slow to import, and passages do without

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for text, noot in entries:
        grid.add_row(mark, text.append(f"\nNoot: {noot}", style=REMARK) if noot else text)
    return grid
