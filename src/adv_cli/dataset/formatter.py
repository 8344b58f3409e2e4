"""The canonical form of a record file, comments kept.

Fields stand in the order of the model, and there is one way to quote and to wrap. The text is read
and written anew, so that what comes out depends on content and comments alone, and formatting twice
changes nothing. A comment on a line of its own stays above what it stood above; one behind a value
stays there, or goes above it where the value needs more lines.
"""

import io
import re
import textwrap
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString

from adv_cli.dataset.comment_placement import (
    CommentsByPath,
    LinesByPath,
    comments_by_path,
    on_one_line,
    with_comments,
)
from adv_cli.dataset.document import Document, file_name
from adv_cli.dataset.model_annotations import model_below
from adv_cli.dataset.yaml_comments import read_comments
from adv_cli.dataset.yaml_reader import read
from adv_cli.errors import DataError, Findings
from adv_cli.files.reading import decoded, read_bytes
from adv_cli.files.writing import replace
from adv_cli.model.page_rules import in_template_order
from adv_cli.model.record import Project
from adv_cli.model.template import FieldPath
from adv_cli.model.types import Problem

WIDTH = 120
"""The longest line that a text is wrapped to."""
_INDENT = 2
_UNWRAPPED = 1_000_000
"""The width given to the emitter: texts are wrapped here."""
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


def format_file(path: Path) -> Formatted:
    """The canonical text of a record file, which is not written.

    Raises DataError when the file is no valid record.
    """
    was = read_bytes(path, file_name(path))
    document = Document(path, decoded(was, file_name(path)))
    findings = Findings()
    project = document.validated(Project, findings)
    findings.raise_if_any()
    text = canonical(document.text)
    if Project.model_validate(read(text)) != project or _words(text) != _words(document.text):
        # not known to happen; a record is worth the second look
        message = "laat zich niet in vaste vorm schrijven; het bestand blijft zoals het is"
        raise DataError([document.fault((), Problem(message))])
    return Formatted(path, was, text)


def _words(text: str) -> list[str]:
    """The words of all comments; two that end up behind one value become one comment."""
    return sorted(word for comment in read_comments(text) for word in comment.text.split())


def write(formatted: Formatted) -> list[str]:
    """Put the canonical text in place of what the file held, at once.

    Gives what could not be kept, in Dutch. Raises WriteError, also when somebody changed the file
    in the meantime.
    """
    return replace(formatted.path, formatted.text.encode(), formatted.was)


def canonical(text: str) -> str:
    """The canonical form of a valid record, comments and all."""
    lines: LinesByPath = {}
    content = read(text, lines)
    return render(content, comments_by_path(read_comments(text), lines))


def render(content: dict[str, Any], comments: CommentsByPath) -> str:
    """The content of a record as canonical YAML."""
    yaml = YAML(typ="rt")
    yaml.indent(mapping=_INDENT, sequence=2 * _INDENT, offset=_INDENT)
    yaml.width = _UNWRAPPED
    yaml.allow_unicode = True
    yaml.representer.add_representer(type(None), _null)
    out = io.StringIO()
    yaml.dump(_mapping(content, Project, (), 0), out)
    text = out.getvalue()
    places: LinesByPath = {}
    read(text, places)
    return with_comments(text, comments, places)


def _null(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _mapping(
    content: dict[str, Any], model: type[BaseModel], field_path: FieldPath, indent: int
) -> CommentedMap:
    """A mapping in canonical order, as the emitter takes it; its keys stand `indent` columns in."""
    built = CommentedMap()
    for key in sorted(content, key=_order(model).index):
        below = model_below(model, key)
        built[key] = _value(content[key], below, (*field_path, key), indent, len(f"{key}: "))
    return built


def _by_section(content: dict[str, Any], field_path: FieldPath, indent: int) -> CommentedMap:
    """A group whose fields are sections, as the emitter takes it: in the order of the template."""
    built = CommentedMap()
    for code, value in in_template_order(content).items():
        built[code] = _value(value, None, (*field_path, code), indent, len(f"{code}: "))
    return built


def _list(
    content: list[Any], model: type[BaseModel] | None, field_path: FieldPath, indent: int
) -> CommentedSeq:
    """A list as the emitter takes it; its dashes stand `indent` columns in."""
    built = CommentedSeq(
        _value(child, model, (*field_path, nr), indent, len("- "))
        for nr, child in enumerate(content)
    )
    if not content or on_one_line(field_path):
        built.fa.set_flow_style()
    return built


def _value(
    value: Any, model: type[BaseModel] | None, field_path: FieldPath, indent: int, before: int
) -> Any:
    """A value behind a key or dash that stands `indent` columns in and takes `before` more."""
    match value:
        case dict() if model is not None:
            return _mapping(value, model, field_path, indent + _INDENT)
        case dict():
            return _by_section(value, field_path, indent + _INDENT)
        case list():
            return _list(value, model, field_path, indent + _INDENT)
        case str() if field_path[-1] in _YEARS and value.isdecimal():
            return int(value)
        case str():
            return _text(value, indent, before)
        case _:
            return value


def _order(model: type[BaseModel]) -> list[str]:
    """The fields of a model as a record has them: as declared, remarks last."""
    return sorted(model.model_fields, key=lambda name: name in _LAST)


def _text(text: str, indent: int, before: int) -> Any:
    """A text on its line where it fits, else folded below it.

    One with a double space stays on its line: folded, it could be broken there.
    """
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
