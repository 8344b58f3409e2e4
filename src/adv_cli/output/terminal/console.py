"""From what rich lays out to text for a terminal."""

import io
from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Span, Text

from adv_cli.dutch.display import visible
from adv_cli.output.screen import Screen

READING_WIDTH = 100
"""The widest that running text gets: longer lines tire the reader."""
NOTE = "italic yellow"
"""The style of our own notes on what the report says."""
CODED = "dim cyan"
"""The style of our codes beside what the report says."""


class _Console(Console):
    """A console that shows what text holds rather than obeying it.

    The only codes in its output are our own colours.
    """

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Make lines of what is to be shown; every string and Text comes here first."""
        if isinstance(renderable, str):
            renderable = visible(renderable)
        elif isinstance(renderable, Text):
            renderable = _visible_text(renderable)
        return super().render(renderable, options)


def _visible_text(text: Text) -> Text:
    """The text as `visible` shows it, each piece in its own style."""
    if visible(text.plain) == text.plain:
        return text
    shown = text.blank_copy()
    for letter in text.divide(range(1, len(text.plain))):
        plain = visible(letter.plain)
        spans = [Span(0, len(plain), span.style) for span in letter.spans]
        shown.append(Text(plain, style=letter.style, spans=spans))
    return shown


def to_text(*renderables: RenderableType, screen: Screen) -> str:
    """The renderables one below the other, with ANSI codes only where there may be colour."""
    buffer = io.StringIO()
    console = _Console(
        file=buffer,
        width=screen.width,
        force_terminal=screen.colour,
        color_system="auto" if screen.colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for renderable in renderables:
        console.print(renderable)
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))


def project_heading(municipality: str, title: str, id: str) -> Text:
    """What stands above or beside something of a project: its municipality, title and id."""
    return Text.assemble((f"{municipality}: {title}", "bold"), "  ", (id, "cyan"))


def bullets(entries: Iterable[tuple[Text, str | None]], mark: str = "•") -> RenderableType:
    """Each text behind a mark, with the note on it below it."""
    return _marked([(mark, text, note) for text, note in entries])


def numbered(entries: Iterable[tuple[Text, str | None]]) -> RenderableType:
    """Each text behind its number, with the note on it below it."""
    return _marked([(f"{nr}.", text, note) for nr, (text, note) in enumerate(entries, start=1)])


def _marked(entries: Sequence[tuple[str, Text, str | None]]) -> RenderableType:
    from rich.table import Table  # slow to import, and passages do without

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=max((len(mark) for mark, _, _ in entries), default=0) or 1)
    grid.add_column(overflow="fold")
    for mark, text, note in entries:
        grid.add_row(mark, text.append(f"\nNoot: {note}", style=NOTE) if note else text)
    return grid
