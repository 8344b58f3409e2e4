"""One YAML file of a data directory: its text, its content, and where in it a fault stands."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from adv_cli.dataset.paths import PROJECTS
from adv_cli.dataset.validation_errors import MOST_FAULTS, problems
from adv_cli.dataset.yaml_events import YamlFault
from adv_cli.dataset.yaml_reader import read
from adv_cli.dutch.phrasing import or_list, plural
from adv_cli.dutch.spelling import meant
from adv_cli.errors import DataError, Fault, Findings
from adv_cli.files.reading import read_utf8
from adv_cli.model.template import FieldPath, dotted
from adv_cli.model.types import Model, Problem

M = TypeVar("M", bound=Model)


class Document:
    """A file as it was read; `without` are fields that are left out of its content."""

    def __init__(self, path: Path, text: str, without: Sequence[str] = ()) -> None:
        self.path = path
        self.text = text
        self.without = without

    @classmethod
    def open(cls, path: Path, findings: Findings) -> "Document | None":
        """The file at `path`; None when it cannot be read, which is added to `findings`."""
        try:
            return cls(path, read_utf8(path, file_name(path)))
        except DataError as error:
            findings.faults += error.faults
            return None

    def validated(self, model: type[M], findings: Findings) -> M | None:
        """The content as `model`; None when it has faults, which are added to `findings`."""
        try:
            return model.model_validate(self._content())
        except YamlFault as fault:
            findings.faults.append(Fault(file_name(self.path), fault.line, None, fault.message))
        except ValidationError as error:
            findings.faults += [
                self.fault(field_path, problem) for field_path, problem in problems(model, error)
            ]
            if (more := error.error_count() - MOST_FAULTS) > 0:
                message = f"en nog {plural(more, 'fout', 'fouten')} in dit bestand"
                findings.faults.append(Fault(file_name(self.path), None, None, message))
        return None

    def _content(self) -> Any:
        content = read(self.text)
        if isinstance(content, dict):
            return {name: value for name, value in content.items() if name not in self.without}
        return content

    def fault(self, field_path: FieldPath, problem: Problem) -> Fault:
        """A fault with its place in the file."""
        message = problem.message
        if problem.allowed:
            message += f"; toegestaan: {or_list(sorted(problem.allowed))}."
            message += meant(problem.found, problem.allowed)
        field = dotted(field_path) or None
        return Fault(file_name(self.path), self._line_of(field_path), field, message)

    def _line_of(self, field_path: FieldPath) -> int | None:
        """The line of a field, or of the nearest field around it that the file has."""
        for length in range(len(field_path), 0, -1):
            if line := self._lines.get(field_path[:length]):
                return line
        return None

    @cached_property
    def _lines(self) -> dict[FieldPath, int]:
        lines: dict[FieldPath, int] = {}
        read(self.text, lines)
        return lines


def file_name(path: Path) -> str:
    """A file as the user knows it: projects/x.yaml, or codeboek.yaml."""
    return f"{PROJECTS}/{path.name}" if path.parent.name == PROJECTS else path.name
