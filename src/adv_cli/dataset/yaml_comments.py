"""The comments of a YAML text, which a parser leaves out."""

from typing import NamedTuple

from ruamel.yaml.events import ScalarEvent

from adv_cli.dataset.yaml_events import events

_WHOLE_LINE = 1_000_000
"""The end of a line that is text from end to end: beyond any column."""


class Comment(NamedTuple):
    """A comment, from its #, and the line it stands on (from 1).

    `alone` when nothing else stands there.
    """

    line: int
    text: str
    alone: bool


def read_comments(text: str) -> list[Comment]:
    """The comments in a text that `read` accepts, in its order.

    Behind the last scalar of a line every # starts a comment, also where it is glued to what
    stands before it.
    """
    lines = text.splitlines()
    found = []
    for nr, (line, end) in enumerate(zip(lines, _ends_of_scalars(text, lines), strict=True)):
        start = line.find("#", end)
        if start >= 0:
            found.append(Comment(nr + 1, line[start:].rstrip(), not line[:start].strip()))
    return found


def _ends_of_scalars(text: str, lines: list[str]) -> list[int]:
    """For each line the column behind its last scalar."""
    ends = [0] * len(lines)
    for event in events(text):
        if isinstance(event, ScalarEvent):
            start, end = event.start_mark, event.end_mark
            if event.style in ("|", ">"):
                ends[start.line] = start.column
                for nr in _block(lines, start.line + 1):
                    ends[nr] = _WHOLE_LINE
            else:
                for nr in range(start.line, end.line):
                    ends[nr] = _WHOLE_LINE
                if end.line < len(ends):
                    ends[end.line] = max(ends[end.line], end.column)
    return ends


def _block(lines: list[str], first: int) -> range:
    """The lines of a block scalar: from `first` to where a line is less indented than it is."""
    indents = {
        nr: len(lines[nr]) - len(lines[nr].lstrip())
        for nr in range(first, len(lines))
        if lines[nr].strip()
    }
    own = next(iter(indents.values()), 0)
    after = (nr for nr, indent in indents.items() if indent < own)
    return range(first, next(after, len(lines)))
