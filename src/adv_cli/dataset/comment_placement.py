"""Comments by what they belong to: taken from where they stand in one text, put into another."""

from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

from adv_cli.dataset.yaml_comments import Comment
from adv_cli.model.page_rules import FIELD, UNSURE
from adv_cli.model.template import FieldPath

_CODES = ("themas", "gaat_over", "soorten", "werkgever_soort", "mandaat", UNSURE)
_ANSWERED = "oplossingen"
"""The section whose items have a list of numbers."""

LinesByPath = dict[FieldPath, int]
"""The line (from 1) on which each value of a text starts."""


class CommentsByPath(NamedTuple):
    """The comments of a file, by the path of what they stand above or behind.

    Those at the top of the file stand above the path of the file as a whole, which is empty.
    """

    above: dict[FieldPath, list[str]]
    behind: dict[FieldPath, str]
    end: list[str]


def on_one_line(field_path: FieldPath) -> bool:
    """Whether a list is written on one line; a comment within one belongs to all of it."""
    numbers = field_path[-3:-2] == (_ANSWERED,) or field_path[:-1] == (FIELD,)
    return field_path[-1] in _CODES or numbers


def comments_by_path(comments: Sequence[Comment], lines: LinesByPath) -> CommentsByPath:
    """Each comment by what it belongs to.

    That is what stands before it on its line, or else what starts on the next line where anything
    does. Before the first value a comment is about the file, behind the last about nothing.
    """
    found = CommentsByPath({}, {}, [])
    starting = _paths_by_line(lines)
    numbers = sorted(starting)
    for comment in comments:
        following = bisect(numbers, comment.line)
        if following == 0:
            found.above.setdefault((), []).append(comment.text)
        elif comment.line in starting and not comment.alone:
            innermost = max(starting[comment.line], key=len)
            _put_behind(found, _outside_flow(innermost), comment.text)
        elif following < len(numbers):
            outermost = min(starting[numbers[following]], key=len)
            found.above.setdefault(_outside_flow(outermost), []).append(comment.text)
        else:
            found.end.append(comment.text)
    return found


def _paths_by_line(lines: LinesByPath) -> dict[int, list[FieldPath]]:
    paths: dict[int, list[FieldPath]] = {}
    for field_path, line in lines.items():
        paths.setdefault(line, []).append(field_path)
    return paths


def _put_behind(found: CommentsByPath, field_path: FieldPath, text: str) -> None:
    """Put a comment behind a value, where another may be already: the two become one."""
    before = found.behind.get(field_path)
    found.behind[field_path] = f"{before} {text}" if before else text


def _outside_flow(field_path: FieldPath) -> FieldPath:
    """The path of the list on one line that something stands in; its own where it is in none."""
    for length in range(1, len(field_path)):
        if on_one_line(field_path[:length]):
            return field_path[:length]
    return field_path


def with_comments(text: str, comments: CommentsByPath, places: LinesByPath) -> str:
    """A text with its comments put in; `places` are the lines of its values.

    The emitter has a way to do so, but not one that keeps every comment in its place. A comment
    behind a text that is folded over more lines goes above it.
    """
    lines = text.splitlines()
    above: dict[int, list[str]] = {}
    for field_path, texts in comments.above.items():
        number = places[field_path] if field_path else 1
        above.setdefault(number, []).extend(texts)
    for field_path, comment in comments.behind.items():
        number = places[field_path]
        if lines[number - 1].endswith(">-"):
            above.setdefault(number, []).append(comment)
        else:
            lines[number - 1] += f"  {comment}"
    out = []
    for number, line in enumerate(lines, start=1):
        indent = " " * (len(line) - len(line.lstrip()))
        out += [indent + comment for comment in above.get(number, ())]
        out.append(line)
    return "".join(f"{line}\n" for line in [*out, *comments.end])
