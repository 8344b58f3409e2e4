"""Reading YAML: the plain part of it that data files need, from text to dicts, lists and scalars.

Read from parser events in one pass and without recursion, so that no document can exhaust stack or
memory: anchors, aliases and tags are refused, nesting is limited. A plain scalar is null, a boolean
or an integer where it looks like one (YAML 1.2, core schema; an integer with a leading zero is
text, as CBS codes are), and text otherwise.

A fault is raised as `YamlFault`, with its line and a Dutch message.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from adv_cli.dutch.display import quoted
from adv_cli.files.reading import MAX_BYTES
from adv_cli.model.template import FieldPath

MAX_DEPTH = 12

_CONSTANTS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: value
    for value in (True, False)
    for word in (str(value), str(value).lower(), str(value).upper())
}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,99})")
"""What is read as a number.

With more digits it is text: Python does not turn any number of them into one.
"""

_WHOLE = 1_000_000
"""The end of a line that is text from end to end."""

_PROBLEMS = {
    "mapping values are not allowed": "een dubbele punt in een tekst zonder aanhalingstekens, of verkeerd ingesprongen",
    "could not find expected ':'": "een dubbele punt ontbreekt, of verkeerd ingesprongen",
    "did not find expected key": "verkeerd ingesprongen, of een aanhalingsteken te veel",
    "did not find expected '-' indicator": "een streepje ontbreekt, of verkeerd ingesprongen",
    "block sequence entries are not allowed": "een streepje op een plek waar geen lijst kan staan",
    "cannot start any token": "een teken waarmee geen tekst kan beginnen (een tab, of zet er aanhalingstekens om)",
    "unexpected end of stream": "een aanhalingsteken of haakje dat niet wordt gesloten",
    "unexpected document indicator": "een aanhalingsteken of haakje dat niet wordt gesloten",
    "did not find expected ',' or": "een haakje dat niet wordt gesloten",
    "did not find expected node content": "een haakje of komma te veel",
    "escape c": "een teken achter \\ dat daar niet kan staan (schrijf \\\\, of gebruik enkele aanhalingstekens)",
    "hexdecimal": "een teken achter \\ dat daar niet kan staan (schrijf \\\\, of gebruik enkele aanhalingstekens)",
    "tab character": "een tab; spring in met spaties",
    "mapping keys are not allowed": "een ? op een plek waar geen veld kan staan",
    "comment or line break": "tekst achter > of |; die hoort op de volgende regels",
    "indentation indicator": "een 0 achter > of |",
    "directive": "een regel die met % begint",
    "incompatible YAML document": "een regel die met % begint",
    "unexpected ':'": "een dubbele punt op een plek waar die niet kan staan",
    "document start": "tekst achter het eind van het document",
    "alphabetic or numeric": "een & of * zonder naam (zet er aanhalingstekens om)",
    "tag": "een ! aan het begin van een tekst (zet er aanhalingstekens om)",
    "URI": "een ! aan het begin van een tekst (zet er aanhalingstekens om)",
    "'>'": "een ! aan het begin van een tekst (zet er aanhalingstekens om)",
    "'!'": "een ! aan het begin van een tekst (zet er aanhalingstekens om)",
    "invalid Unicode character": "een teken dat niet bestaat",
    "control characters are not allowed": "een stuurteken",
    "special characters are not allowed": "een stuurteken",
}


class YamlFault(Exception):
    """Text that is not the YAML we read. `regel` counts from 1."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.melding = message
        self.regel = line


def read(text: str, lines: dict[FieldPath, int] | None = None) -> Any:
    """The one document in `text`; an empty document is None.

    `lines`, when given, is filled with the line (from 1) on which the value of each path starts.
    """
    if len(text) > MAX_BYTES:
        raise YamlFault(f"groter dan {MAX_BYTES // 1_000_000} MB; dat kan geen factsheet zijn")
    return _Builder(lines).build(_events(text))


class Comment(NamedTuple):
    """A comment, from its #, and the line it stands on (from 1);

    `alone` when nothing else stands there.
    """

    regel: int
    tekst: str
    alone: bool


def comments(text: str) -> list[Comment]:
    """The comments in a text that `read` accepts, in its order."""
    lines = text.splitlines()
    ends = dict.fromkeys(range(len(lines)), 0)  # for each line the column behind its last scalar
    for event in _events(text):
        if isinstance(event, ScalarEvent):
            start, end = event.start_mark, event.end_mark
            if event.style in ("|", ">"):
                ends[start.line] = start.column
                _block(lines, start.line + 1, ends)
            else:
                ends |= dict.fromkeys(range(start.line, end.line), _WHOLE)
                ends[end.line] = max(ends[end.line], end.column)
    # behind the last scalar of a line every # starts a comment, also where it is glued to what
    # stands before it
    found = [(nr, line.find("#", ends[nr])) for nr, line in enumerate(lines) if ends[nr] != _WHOLE]
    return [
        Comment(nr + 1, lines[nr][at:].rstrip(), not lines[nr][:at].strip())
        for nr, at in found
        if at >= 0
    ]


def _block(lines: list[str], start: int, ends: dict[int, int]) -> None:
    """Mark the lines of a block scalar, whose first line is `start`, as text from end to end."""
    indent = None
    for nr in range(start, len(lines)):
        if lines[nr].strip():
            here = len(lines[nr]) - len(lines[nr].lstrip())
            indent = here if indent is None else indent
            if here < indent:
                return
        ends[nr] = _WHOLE


def _events(text: str) -> Iterator[Event]:
    try:
        yield from YAML(typ="safe").parse(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"{error.problem or ''}"
        raise YamlFault(_dutch(problem), mark.line + 1 if mark else None) from None
    except YAMLError as error:
        found = re.search(r"position (\d+)", str(error))
        line = text.count("\n", 0, int(found[1])) + 1 if found else None
        raise YamlFault(_dutch(str(error)), line) from None


def _dutch(problem: str) -> str:
    meaning = next((dutch for english, dutch in _PROBLEMS.items() if english in problem), None)
    return f"geen geldige YAML: {meaning}" if meaning else f"geen geldige YAML ({problem})"


def _scalar(event: ScalarEvent) -> Any:
    value = event.value
    if not event.implicit[0]:  # quoted or folded: always text
        return value
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    return int(value) if _INTEGER.fullmatch(value) else value


class _Builder:
    """Values from events, with a stack in place of recursion: each open collection with the key
    that waits for its value.
    """

    def __init__(self, lines: dict[FieldPath, int] | None) -> None:
        self.lines = lines
        self.stack: list[dict[str, Any] | list[Any]] = []
        self.keys: list[str | None] = []
        self.path: list[str | int] = []
        self.root: Any = None
        self.documents = 0

    def build(self, events: Iterator[Event]) -> Any:
        for event in events:
            if isinstance(event, ScalarEvent):
                self._refuse_tricks(event)
                self._scalar(event)
            elif isinstance(event, MappingStartEvent | SequenceStartEvent):
                self._refuse_tricks(event)
                self._open({} if isinstance(event, MappingStartEvent) else [], event)
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                self.stack.pop()
                self.keys.pop()
                if self.path:
                    self.path.pop()
            elif isinstance(event, AliasEvent):
                raise YamlFault("ankers en aliassen (& en *) worden niet gelezen", _line(event))
        return self.root

    def _refuse_tricks(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.anchor is not None:
            raise YamlFault("ankers en aliassen (& en *) worden niet gelezen", _line(event))
        if event.tag is not None and event.tag != "!":
            raise YamlFault(f"tags ({event.tag[:60]}) worden niet gelezen", _line(event))

    def _scalar(self, event: ScalarEvent) -> None:
        parent = self.stack[-1] if self.stack else None
        if isinstance(parent, dict) and self.keys[-1] is None:
            if event.value in parent:
                raise YamlFault(f"veld {quoted(event.value)} staat er twee keer", _line(event))
            self.keys[-1] = event.value
            if self.lines is not None:
                self.lines.setdefault((*self.path, event.value), _line(event))
        else:
            self._put(_scalar(event), event)
            if self.stack:
                self.path.pop()

    def _open(self, value: dict[str, Any] | list[Any], event: Event) -> None:
        if self.stack and isinstance(self.stack[-1], dict) and self.keys[-1] is None:
            raise YamlFault("een lijst of groep als veldnaam", _line(event))
        if len(self.stack) >= MAX_DEPTH:
            raise YamlFault(f"meer dan {MAX_DEPTH} niveaus diep", _line(event))
        self._put(value, event)
        self.stack.append(value)
        self.keys.append(None)

    def _put(self, value: Any, event: Event) -> None:
        """Give `value` its place, and leave `path` pointing at it."""
        if not self.stack:
            self.documents += 1
            if self.documents > 1:
                raise YamlFault("meer dan één document in een bestand (---)", _line(event))
            self.root = value
            return
        parent = self.stack[-1]
        if isinstance(parent, dict):
            key = self.keys[-1]
            assert key is not None
            parent[key] = value
            self.keys[-1] = None
            self.path.append(key)
        else:
            parent.append(value)
            self.path.append(len(parent) - 1)
        if self.lines is not None:
            self.lines.setdefault(tuple(self.path), _line(event))


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1
