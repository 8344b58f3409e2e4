"""What pydantic finds wrong with the content of a file, told in Dutch."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from adv_cli.dataset.model_annotations import fields_at, values_at
from adv_cli.dutch.display import quoted
from adv_cli.model.template import FieldPath
from adv_cli.model.types import Model, Problem

MOST_FAULTS = 100
"""How many faults of one file are told: with more it is no file with faults, but something else."""

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
"""What should have stood there, by the kind of error."""


def problems(model: type[Model], error: ValidationError) -> list[tuple[FieldPath, Problem]]:
    """The first `MOST_FAULTS` faults in what should be a `model`, each with its path."""
    found = []
    for details in error.errors(include_url=False)[:MOST_FAULTS]:
        field_path = _field_path(details)
        problem = _problem(model, field_path, details)
        found.append(((*field_path, *problem.where), problem))
    return found


def unknown(what: str, found: str, allowed: tuple[str, ...], remark: str = "") -> Problem:
    """The problem of a value that is not among those that are allowed."""
    return Problem(f"{what} {quoted(found)}{remark}", allowed, found=found)


def _field_path(details: ErrorDetails) -> FieldPath:
    """Where an error is; pydantic adds "[key]" to the path of a field that has a wrong name."""
    return tuple(part for part in details["loc"] if part != "[key]")


def _problem(model: type[Model], field_path: FieldPath, details: ErrorDetails) -> Problem:
    kind, found, context = details["type"], details["input"], details.get("ctx", {})
    match kind:
        case "value_error" if isinstance(context["error"], Problem):
            return context["error"]
        case "missing":
            return Problem("dit veld ontbreekt")
        case "extra_forbidden":
            allowed = fields_at(model, field_path[:-1])
            return unknown("onbekend veld", str(field_path[-1]), allowed)
        case "enum" | "literal_error":
            return unknown("onbekende waarde", str(found), values_at(model, field_path))
        case "string_too_short":
            return Problem("lege tekst; laat het veld weg of schrijf null")
        case "greater_than_equal":
            return Problem(f"{found} is te klein; minstens {context['ge']}")
        case "less_than_equal":
            return Problem(f"{found} is te groot; hoogstens {context['le']}")
        case _:
            expected = _EXPECTED.get(kind, "een andere waarde")
            return Problem(f"{expected} verwacht, gevonden: {_described(found)}")


def _described(found: Any) -> str:
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
