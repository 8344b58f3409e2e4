"""Rich renderables to text for a terminal. The only door to rich: a pipe never comes here, and never pays for it."""

import io

from rich.console import Console, RenderableType

READING_WIDTH = 100
"""The widest that running text gets: longer lines tire the reader."""


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
