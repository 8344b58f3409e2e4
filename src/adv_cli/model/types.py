"""The kinds of values that a field can hold, each with its check, and the base of all models."""

import re
import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_after_validator_function

from adv_cli.dutch.display import quoted
from adv_cli.files.names import DEVICES
from adv_cli.model.template import LAST_PAGE, FieldPath

T = TypeVar("T", bound=Hashable)


class Problem(ValueError):
    """A value that cannot be accepted, for a reason that is told to the user in Dutch.

    `allowed` are the values that would have been accepted in place of `found`, where there is such
    a list; the nearest is suggested. `where` is the way from the model that refuses to the value it
    is about.
    """

    def __init__(
        self,
        message: str,
        allowed: tuple[str, ...] = (),
        where: FieldPath = (),
        found: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.allowed = allowed
        self.where = where
        self.found = found


UNSEEN = {
    "Cc": "stuurteken",
    "Zl": "stuurteken",
    "Zp": "stuurteken",
    "Cf": "onzichtbaar teken",
    "Cs": "half teken",
    "Co": "teken zonder vaste betekenis",
    "Cn": "teken dat niet bestaat",
}
"""The categories of Unicode that no text may have, in Dutch: a reader does not see what they do."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that show nothing, although their categories are those of what can be seen."""

_ISO_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def is_unseen(char: str) -> bool:
    """Whether a character is one that no text may have."""
    return not char.isprintable() and unicodedata.category(char) in UNSEEN


def _one_line(value: str) -> str:
    if not value.isprintable() and (unseen := next(filter(is_unseen, value), None)):
        kind = UNSEEN[unicodedata.category(unseen)]
        found = f"{kind} U+{ord(unseen):04X} in de tekst"
        raise Problem(f"{found}; een tekst is één regel met alleen zichtbare tekens")
    if value != value.strip():
        raise Problem("spatie aan het begin of eind van de tekst")
    if not any(map(_shows, value)):
        raise Problem("een tekst waarin niets te zien is; laat het veld weg of schrijf null")
    return value


def _shows(char: str) -> bool:
    """Whether a character shows something: a letter, number, punctuation mark or symbol."""
    return unicodedata.category(char)[0] in "LNPS" and char not in _BLANK


def _no_device(value: str) -> str:
    if value in DEVICES:
        raise Problem(
            f"“{value}” kan geen id zijn: op Windows is dat de naam van een apparaat, geen bestand"
        )
    return value


def each_once(values: tuple[T, ...]) -> tuple[T, ...]:
    """A list in which nothing stands twice; raises Problem."""
    repeated = first_repeated(values)
    if repeated is not None:
        raise Problem(f"{quoted(str(values[repeated]))} staat er twee keer")
    return values


def first_repeated(values: Sequence[Hashable]) -> int | None:
    """The index of the first value that was there before; None where all differ."""
    seen: set[Hashable] = set()
    for nr, value in enumerate(values):
        if value in seen:
            return nr
        seen.add(value)
    return None


def _iso_date(value: object) -> object:
    """Accept a year as YAML reads it, as an integer."""
    return f"{value:04d}" if isinstance(value, int) and not isinstance(value, bool) else value


def _existing_date(value: str) -> str:
    if not re.fullmatch(_ISO_DATE, value):
        raise Problem(f"{quoted(value)} is geen datum; schrijf jjjj, jjjj-mm of jjjj-mm-dd")
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise Problem(f"{value} bestaat niet als datum") from None
    return value


class TextPattern:
    """A check for texts of one form: a regular expression.

    `expected` tells the user what such a text looks like.
    """

    def __init__(self, pattern: str, expected: str) -> None:
        self.pattern = re.compile(pattern)
        self.expected = expected

    def check(self, value: str) -> str:
        """Give the value back; raises Problem when it has another form."""
        if not self.pattern.fullmatch(value):
            raise Problem(f"{quoted(value)} is geen {self.expected}")
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | {"pattern": f"^(?:{self.pattern.pattern})$"}


Text = Annotated[
    str,
    StringConstraints(min_length=1),
    AfterValidator(_one_line),
    WithJsonSchema({"type": "string", "pattern": r"^\S(.*\S)?$"}),
]
Code = Annotated[
    str,
    TextPattern(r"[a-z0-9]+(-[a-z0-9]+)*", "code; schrijf kleine letters, cijfers en koppeltekens"),
]
Phone = Annotated[
    str,
    TextPattern(
        r"0[0-9]{1,3}-[0-9]{6,8}", "telefoonnummer; schrijf netnummer-nummer, zoals 0182-589315"
    ),
]
Email = Annotated[
    str, AfterValidator(_one_line), TextPattern(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}", "e-mailadres")
]
Website = Annotated[
    str,
    AfterValidator(_one_line),
    TextPattern(r"(https?://)?[^\s/@]+\.[a-z]{2,}(/\S*)?", "website; schrijf www.voorbeeld.nl"),
]
CbsCode = Annotated[
    str,
    TextPattern(
        r"GM(?!0000)[01][0-9]{3}",
        "gemeentecode van het CBS; die loopt van GM0001 tot GM1999, zoals GM0513",
    ),
]
IsoDate = Annotated[
    str,
    BeforeValidator(_iso_date),
    AfterValidator(_existing_date),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "minimum": 1000,
            "maximum": 9999,
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
        }
    ),
]
Id = Annotated[Code, AfterValidator(_no_device)]
WholeNumber = Annotated[int, Strict(), Field(ge=0, le=100_000_000)]
PageNumber = Annotated[int, Strict(), Field(ge=1, le=LAST_PAGE)]
YesNo = Annotated[bool, Strict()]
Texts = tuple[Text, ...]


class Model(BaseModel):
    """The base of every model: immutable, and without fields that it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def check_bounds(minimum: int | None, maximum: int | None) -> None:
    """Raise Problem where both bounds of a number are given, in the wrong order."""
    if minimum is not None and maximum is not None and minimum > maximum:
        raise Problem(f"minimum {minimum} is groter dan maximum {maximum}")


def field_description(model: type[BaseModel], field: str) -> str:
    """What a field of a model holds, in Dutch; empty where the model does not describe it."""
    return model.model_fields[field].description or ""


def nodes(node: Any, field_path: FieldPath = ()) -> Iterator[tuple[FieldPath, Any]]:
    """Everything in a model at any depth, with its path: models, groups, lists, single values."""
    yield field_path, node
    if isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from nodes(getattr(node, name), (*field_path, name))
    elif isinstance(node, dict):
        for key, child in node.items():
            yield from nodes(child, (*field_path, key))
    elif isinstance(node, tuple):
        for index, child in enumerate(node):
            yield from nodes(child, (*field_path, index))
