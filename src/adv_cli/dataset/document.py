"""One YAML file of a data directory: its text, its validated content, and where in it a fault
stands.
"""

from functools import cached_property
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from adv_cli.dataset.paths import PROJECTS
from adv_cli.dataset.yaml_reader import YamlFault, read
from adv_cli.dutch.display import quoted
from adv_cli.dutch.phrasing import or_list, plural
from adv_cli.dutch.spelling import meant
from adv_cli.errors import DataError, Fault, Findings
from adv_cli.files.reading import read_utf8
from adv_cli.model.template import FieldPath, dotted
from adv_cli.model.types import Model, Problem

M = TypeVar("M", bound=Model)

MOST_FAULTS = 100
"""How many faults of one file are told; what has more of them is no record with faults, but
something else.
"""


class Document:
    """A file as it was read."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

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
            return model.model_validate(read(self.text))
        except YamlFault as fault:
            findings.faults.append(Fault(file_name(self.path), fault.regel, None, fault.melding))
        except ValidationError as error:
            findings.faults += [
                self.fault(field_path, problem) for field_path, problem in problem_of(model, error)
            ]
            if (more := error.error_count() - MOST_FAULTS) > 0:
                message = f"en nog {plural(more, 'fout', 'fouten')} in dit bestand"
                findings.faults.append(Fault(file_name(self.path), None, None, message))
        return None

    def fault(self, field_path: FieldPath, problem: Problem) -> Fault:
        """A fault with its place: the line of the field, or of the nearest field around it that the
        file has.
        """
        known = next(
            (
                field_path[:length]
                for length in range(len(field_path), 0, -1)
                if field_path[:length] in self._lines
            ),
            (),
        )
        message = problem.message
        if problem.allowed:
            found = message.split("“")[-1].split("”")[0]
            message += (
                f"; toegestaan: {or_list(sorted(problem.allowed))}.{meant(found, problem.allowed)}"
            )
        return Fault(
            file_name(self.path), self._lines.get(known), dotted(field_path) or None, message
        )

    @cached_property
    def _lines(self) -> dict[FieldPath, int]:
        lines: dict[FieldPath, int] = {}
        read(self.text, lines)
        return lines


def file_name(path: Path) -> str:
    """A file as the user knows it: projects/x.yaml, or codeboek.yaml."""
    return f"{PROJECTS}/{path.name}" if path.parent.name == PROJECTS else path.name


def problem_of(model: type[Model], error: ValidationError) -> list[tuple[FieldPath, Problem]]:
    """The first `MOST_FAULTS` that pydantic found in what should be a `model`, each with its path,
    in Dutch.
    """
    return [
        _translate_validation_error(model, details)
        for details in error.errors(include_url=False)[:MOST_FAULTS]
    ]


def _translate_validation_error(model: type[Model], details: Any) -> tuple[FieldPath, Problem]:
    field_path: FieldPath = tuple(
        part for part in details["loc"] if part != "[key]"
    )  # which a field has that is a name itself
    kind, found = details["type"], details["input"]
    if kind == "value_error" and isinstance(details["ctx"]["error"], Problem):
        problem = details["ctx"]["error"]
        return (*field_path, *problem.where), problem
    if kind == "missing":
        return field_path, Problem("dit veld ontbreekt")
    if kind == "extra_forbidden":
        return field_path, Problem(
            f"onbekend veld {quoted(str(field_path[-1]))}", _fields_at(model, field_path[:-1])
        )
    if kind in ("enum", "literal_error"):
        allowed = tuple(
            word.strip("' ") for word in details["ctx"]["expected"].replace(" or ", ",").split(",")
        )
        return field_path, Problem(f"onbekende waarde {quoted(str(found))}", allowed)
    if kind == "string_too_short":
        return field_path, Problem("lege tekst; laat het veld weg of schrijf null")
    if kind == "greater_than_equal":
        return field_path, Problem(f"{found} is te klein; minstens {details['ctx']['ge']}")
    if kind == "less_than_equal":
        return field_path, Problem(f"{found} is te groot; hoogstens {details['ctx']['le']}")
    return field_path, Problem(
        f"{_EXPECTED.get(kind, 'een andere waarde')} verwacht, gevonden: {_shown(found)}"
    )


_EXPECTED = {
    "string_type": "tekst",
    "string_unicode": "tekst in UTF-8",
    "int_type": "een geheel getal",
    "bool_type": "true of false",
    "tuple_type": "een lijst (regels met een streepje)",
    "dict_type": "een groep velden",
    "model_type": "een groep velden",
    "model_attributes_type": "een groep velden",
}


def _shown(found: Any) -> str:
    match found:
        case None:
            return "niets (null)"
        case bool():
            return str(found).lower()
        case int():
            return f"het getal {found} (zet er aanhalingstekens om als het tekst is)"
        case str():
            return f"de tekst {quoted(found)}"
        case list():
            return "een lijst"
        case _:
            return "een groep velden"


def _fields_at(model: type[BaseModel], field_path: FieldPath) -> tuple[str, ...]:
    """The fields that are known at `field_path` below `model`."""
    found: type[BaseModel] | None = model
    for part in field_path:
        if isinstance(part, str) and found is not None:
            found = model_below(found, part)
    return tuple(found.model_fields) if found else ()


def model_below(model: type[BaseModel], field: str) -> type[BaseModel] | None:
    """The model that a field of `model` holds, itself or in a list;

    None for one that holds none, or is not there.
    """
    known = model.model_fields.get(field)
    return _model_in(known.annotation) if known else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if (
        isinstance(annotation, type)
        and not isinstance(annotation, UnionType)
        and issubclass(annotation, BaseModel)
    ):
        return annotation
    return next(
        (model for argument in get_args(annotation) if (model := _model_in(argument))), None
    )
