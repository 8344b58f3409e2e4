"""Reading YAML: the plain part of it that data files need, from text to dicts, lists and scalars.

Read from parser events in one pass and without recursion, so that no document can exhaust stack or
memory: anchors, aliases and tags are refused, nesting is limited. A plain scalar is null, a boolean
or an integer where it looks like one (YAML 1.2, core schema; an integer with a leading zero is
text, as CBS codes are), and text otherwise.

A fault is raised as `YamlFault`, with its line and a Dutch message.
"""

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from adv_cli.dataset.yaml_events import YamlFault, events
from adv_cli.dutch.display import quoted
from adv_cli.files.reading import MAX_BYTES
from adv_cli.model.template import FieldPath

MAX_DEPTH = 12
"""How many lists and groups may be within each other; a record has six."""

_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,99})")
"""What is read as a number.

With more digits it is text: Python does not turn any number of them into one.
"""


def read(text: str, lines: dict[FieldPath, int] | None = None) -> Any:
    """The one document in `text`; an empty document is None.

    `lines`, when given, is filled with the line (from 1) on which the value of each path starts.
    """
    if len(text) > MAX_BYTES:
        raise YamlFault(f"groter dan {MAX_BYTES // 1_000_000} MB; dat kan geen factsheet zijn")
    return _Builder(lines).build(events(text))


class _Builder:
    """Values from events, with a stack in place of recursion.

    `stack` holds each open collection, `keys` the key in each that waits for its value, and `path`
    the way to the value that is being read.
    """

    def __init__(self, lines: dict[FieldPath, int] | None) -> None:
        self.lines = lines
        self.stack: list[dict[str, Any] | list[Any]] = []
        self.keys: list[str | None] = []
        self.path: list[str | int] = []
        self.root: Any = None
        self.documents = 0

    def build(self, events: Iterator[Event]) -> Any:
        """The value that the events make together."""
        for event in events:
            match event:
                case ScalarEvent():
                    _refuse_anchor_and_tag(event)
                    self._add_scalar(event)
                case MappingStartEvent():
                    _refuse_anchor_and_tag(event)
                    self._open({}, event)
                case SequenceStartEvent():
                    _refuse_anchor_and_tag(event)
                    self._open([], event)
                case MappingEndEvent() | SequenceEndEvent():
                    self._close()
                case AliasEvent():
                    raise _fault("ankers en aliassen (& en *) worden niet gelezen", event)
        return self.root

    def _add_scalar(self, event: ScalarEvent) -> None:
        if self._needs_key():
            self._add_key(event)
        else:
            self._put(_scalar(event), event)
            if self.stack:
                self.path.pop()

    def _needs_key(self) -> bool:
        """Whether what comes next is the name of a field."""
        return bool(self.stack) and isinstance(self.stack[-1], dict) and self.keys[-1] is None

    def _add_key(self, event: ScalarEvent) -> None:
        if event.value in self.stack[-1]:
            raise _fault(f"veld {quoted(event.value)} staat er twee keer", event)
        self.keys[-1] = event.value
        self._note_line(event, event.value)

    def _open(self, value: dict[str, Any] | list[Any], event: Event) -> None:
        if self._needs_key():
            raise _fault("een lijst of groep als veldnaam", event)
        if len(self.stack) >= MAX_DEPTH:
            raise _fault(f"meer dan {MAX_DEPTH} niveaus diep", event)
        self._put(value, event)
        self.stack.append(value)
        self.keys.append(None)

    def _close(self) -> None:
        self.stack.pop()
        self.keys.pop()
        if self.path:
            self.path.pop()

    def _put(self, value: Any, event: Event) -> None:
        """Give `value` its place, and leave `path` pointing at it."""
        if not self.stack:
            self._put_root(value, event)
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
        self._note_line(event)

    def _put_root(self, value: Any, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _fault("meer dan één document in een bestand (---)", event)
        self.root = value

    def _note_line(self, event: Event, *below: str) -> None:
        if self.lines is not None:
            self.lines.setdefault((*self.path, *below), _line(event))


def _refuse_anchor_and_tag(event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
    if event.anchor is not None:
        raise _fault("ankers en aliassen (& en *) worden niet gelezen", event)
    if event.tag is not None and event.tag != "!":
        raise _fault(f"tags ({event.tag[:60]}) worden niet gelezen", event)


def _scalar(event: ScalarEvent) -> Any:
    value = event.value
    if not event.implicit[0]:  # quoted or folded: always text
        return value
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    return int(value) if _INTEGER.fullmatch(value) else value


def _fault(message: str, event: Event) -> YamlFault:
    return YamlFault(message, _line(event))


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1
