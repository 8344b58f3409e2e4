"""What the annotations of a model say: its fields, the models below it, the values they allow."""

from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from adv_cli.model.template import FieldPath


def model_below(model: type[BaseModel], field: str) -> type[BaseModel] | None:
    """The model that a field of `model` holds, itself or in a list.

    None for a field that holds none, or is not there.
    """
    known = model.model_fields.get(field)
    if known is None:
        return None
    kinds = (kind for kind in _kinds(known.annotation) if isinstance(kind, type))
    return next((kind for kind in kinds if issubclass(kind, BaseModel)), None)


def model_at(model: type[BaseModel], field_path: FieldPath) -> type[BaseModel] | None:
    """The model at `field_path` below `model`; None where there is none."""
    found: type[BaseModel] | None = model
    for part in field_path:
        if isinstance(part, str) and found is not None:
            found = model_below(found, part)
    return found


def fields_at(model: type[BaseModel], field_path: FieldPath) -> tuple[str, ...]:
    """The fields that are known at `field_path` below `model`."""
    found = model_at(model, field_path)
    return tuple(found.model_fields) if found else ()


def values_at(model: type[BaseModel], field_path: FieldPath) -> tuple[str, ...]:
    """The values that the field at `field_path` below `model` allows, where it names them."""
    *above, field = [part for part in field_path if isinstance(part, str)]
    holder = model_at(model, tuple(above))
    if holder is None:
        return ()
    kinds = _kinds(holder.model_fields[field].annotation)
    return tuple(value for kind in kinds for value in _values(kind))


def _kinds(annotation: Any) -> list[Any]:
    """What an annotation is put together from: Text | None gives Text and None."""
    if get_origin(annotation) in (None, Literal):
        return [annotation]
    return [kind for argument in get_args(annotation) for kind in _kinds(argument)]


def _values(kind: Any) -> list[str]:
    """The values of an enum or a Literal; none of anything else."""
    if get_origin(kind) is Literal:
        return [str(value) for value in get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(member.value) for member in kind]
    return []
