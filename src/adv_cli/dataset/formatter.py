"""The canonical form of a record file: fields in the order of the model, one way to quote and to
wrap, comments kept.

The text is read and written anew, so that what comes out depends on content and comments alone, and
formatting twice changes nothing. A comment on a line of its own stays above what it stood above;
one behind a value stays there, or goes above it where the value needs more lines.
"""

import io
import re
import textwrap
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString

from adv_cli.dataset.document import Document, file_name, model_below
from adv_cli.dataset.yaml_reader import Comment, comments, read
from adv_cli.errors import DataError, Findings
from adv_cli.files.reading import decoded, read_bytes
from adv_cli.files.writing import replace
from adv_cli.model.record import Project
from adv_cli.model.template import FieldPath
from adv_cli.model.types import Problem

WIDTH = 120
"""The longest line that a text is wrapped to."""
_INDENT = 2
_FLOW = ("themas",)
"""The lists that stand on one line."""
_LAST = ("noot",)
"""The fields that come after all others."""
_YEARS = ("start", "eind")
_QUOTED = re.compile(r": | #|:$|^[-?:,\[\]{}#&*!|>'\"%@`]")
"""What the emitter puts between quotation marks."""


class Formatted(NamedTuple):
    """A file, what it held, and its canonical text."""

    path: Path
    was: bytes
    text: str

    @property
    def was_canonical(self) -> bool:
        """Whether the file held its canonical text already."""
        return self.was == self.text.encode()


class CommentsByPath(NamedTuple):
    """The comments of a file, by the path of what they stand above (that of the file: at its top)
    or behind.
    """

    above: dict[FieldPath, list[str]]
    behind: dict[FieldPath, str]
    end: list[str]


def format_file(path: Path) -> Formatted:
    """The canonical text of a record file, which is not written; raises DataError when the file is
    no valid record.
    """
    was = read_bytes(path, file_name(path))
    document = Document(path, decoded(was, file_name(path)))
    findings = Findings()
    project = document.validated(Project, findings)
    findings.raise_if_any()
    text = canonical(document.text)
    if Project.model_validate(read(text)) != project or _words(text) != _words(document.text):
        # not known to happen; a record is worth the second look
        raise DataError(
            [
                document.fault(
                    (),
                    Problem(
                        "laat zich niet in vaste vorm schrijven; het bestand blijft zoals het is"
                    ),
                )
            ]
        )
    return Formatted(path, was, text)


def _words(text: str) -> list[str]:
    """The words of all comments; two that end up behind one value become one comment."""
    return sorted(word for comment in comments(text) for word in comment.tekst.split())


def write(formatted: Formatted) -> list[str]:
    """Put the canonical text in place of what the file held, at once.

    Gives what could not be kept, in Dutch. Raises WriteError, also when somebody changed the file
    in the meantime.
    """
    return replace(formatted.path, formatted.text.encode(), formatted.was)


def canonical(text: str) -> str:
    """The canonical form of a valid record, comments and all."""
    lines: dict[FieldPath, int] = {}
    content = read(text, lines)
    return render(content, _placed(comments(text), lines))


def render(content: dict[str, Any], remarks: CommentsByPath) -> str:
    """The content of a record as canonical YAML."""
    yaml = YAML(typ="rt")
    yaml.indent(mapping=_INDENT, sequence=2 * _INDENT, offset=_INDENT)
    yaml.width = 1_000_000  # texts are wrapped here, not by the emitter
    yaml.allow_unicode = True
    yaml.representer.add_representer(type(None), _null)
    out = io.StringIO()
    yaml.dump(_map(content, Project, (), 0), out)
    return _commented(out.getvalue(), remarks)


def _commented(text: str, remarks: CommentsByPath) -> str:
    """A text with its comments put in.

    The emitter has a way to do so, but not one that keeps every comment in its place.
    """
    places: dict[FieldPath, int] = {}
    read(text, places)
    lines = text.splitlines()
    above: dict[int, list[str]] = {1: list(remarks.above.get((), []))}
    for field_path, comments_here in remarks.above.items():
        if field_path:
            above.setdefault(places[field_path], []).extend(comments_here)
    for field_path, comment in remarks.behind.items():
        place = places[field_path]
        if lines[place - 1].endswith(">-"):
            above.setdefault(place, []).append(comment)
        else:
            lines[place - 1] += f"  {comment}"
    out = []
    for nr, line in enumerate(lines, start=1):
        indent = " " * (len(line) - len(line.lstrip()))
        out += [*(f"{indent}{comment}" for comment in above.get(nr, [])), line]
    return "".join(f"{line}\n" for line in [*out, *remarks.end])


def _null(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _placed(found: Sequence[Comment], lines: dict[FieldPath, int]) -> CommentsByPath:
    """Each comment at what it belongs to: what follows it, or what stands before it on its line."""
    remarks = CommentsByPath({}, {}, [])
    starting: dict[int, list[FieldPath]] = {}
    for field_path, line in lines.items():
        starting.setdefault(line, []).append(field_path)
    used = sorted(starting)
    for comment in found:
        here = starting.get(comment.regel, [])
        next_line = bisect(used, comment.regel)
        if next_line == 0:
            remarks.above.setdefault((), []).append(comment.tekst)
        elif here and not comment.alone:
            field_path = _outside_flow(max(here, key=len))
            remarks.behind[field_path] = " ".join(
                filter(None, (remarks.behind.get(field_path), comment.tekst))
            )
        elif next_line < len(used):
            field_path = _outside_flow(min(starting[used[next_line]], key=len))
            remarks.above.setdefault(field_path, []).append(comment.tekst)
        else:
            remarks.end.append(comment.tekst)
    return remarks


def _outside_flow(field_path: FieldPath) -> FieldPath:
    """What `field_path` stands in, where it stands in a list that is written on one line."""
    return next(
        (field_path[: nr + 1] for nr, part in enumerate(field_path) if part in _FLOW), field_path
    )


def _map(
    content: dict[str, Any], model: type[BaseModel], field_path: FieldPath, indent: int
) -> CommentedMap:
    """A mapping in canonical order whose keys stand `indent` columns in, as the emitter takes it."""
    built = CommentedMap()
    for key in sorted(content, key=_order(model).index):
        below = model_below(model, key)
        built[key] = _value(content[key], below, (*field_path, key), indent, len(key) + 2)
    return built


def _list(
    content: list[Any], model: type[BaseModel] | None, field_path: FieldPath, indent: int
) -> CommentedSeq:
    """A list whose dashes stand `indent` columns in."""
    built = CommentedSeq(
        _value(child, model, (*field_path, nr), indent, 2) for nr, child in enumerate(content)
    )
    if not content or field_path[-1] in _FLOW:
        built.fa.set_flow_style()
    return built


def _value(
    value: Any, model: type[BaseModel] | None, field_path: FieldPath, indent: int, before: int
) -> Any:
    """A value behind a key or dash that stands `indent` columns in and takes `before` more."""
    match value:
        case dict() if model is not None:
            return _map(value, model, field_path, indent + _INDENT)
        case list():
            return _list(value, model, field_path, indent + _INDENT)
        case str():
            return _text(value, field_path, indent, before)
        case _:
            return value


def _order(model: type[BaseModel]) -> list[str]:
    """The fields of a model as a record has them: as declared, remarks last."""
    return sorted(model.model_fields, key=lambda name: name in _LAST)


def _text(text: str, field_path: FieldPath, indent: int, before: int) -> Any:
    """A text as it is written: on its line where it fits, else folded below it; a year as the
    number it is.
    """
    if field_path[-1] in _YEARS and text.isdecimal():
        return int(text)
    quotes = 2 if _QUOTED.search(text) else 0
    if indent + before + len(text) + quotes <= WIDTH or "  " in text:
        return text
    lines = textwrap.wrap(
        text, WIDTH - indent - _INDENT, break_long_words=False, break_on_hyphens=False
    )
    folded = FoldedScalarString(text)
    ends = accumulate(len(line) + 1 for line in lines[:-1])
    folded.fold_pos = [end - 1 for end in ends]
    return folded
