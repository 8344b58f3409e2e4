"""The JSON Schema (2020-12) of a record, with the codes of a data directory as enums and Dutch descriptions."""

from collections.abc import Sequence
from typing import Any

from adv_cli.dataset.loader import Ground
from adv_cli.model.codebook import Begrip
from adv_cli.model.descriptions import description
from adv_cli.model.record import Project
from adv_cli.model.template import DIMENSIES, SECTIES

Schema = dict[str, Any]

_RETOLD = ("title", "description", "properties")
"""What pydantic makes of our code, which is not for users."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema(ground: Ground) -> Schema:
    """The schema that a record of this data directory satisfies.

    It holds the form of a record: its fields, their types and patterns, and the codes they may have. What fields say of each
    other, and of other files, is for `check`.
    """
    generated = Project.model_json_schema()
    schema = _whole(generated, generated.pop("$defs"))
    properties = schema["properties"]
    properties["gemeente"]["enum"] = [g.naam for g in ground.gemeenten.values() if g.inventarisatie]
    for dimensie in DIMENSIES:
        _enumerate(properties["codering"]["properties"][dimensie], ground.codeboek.dimensie(dimensie).codes)
    for sectie in SECTIES:
        if sectie.vorm == "items":
            group = properties[sectie.groep]["properties"] if sectie.groep else properties
            _enumerate_themes(group[sectie.code], ground.codeboek.themas(sectie.code))
    return {"$schema": DIALECT, "title": "Record van adv", **schema}


def _whole(node: Any, definitions: Schema) -> Any:
    """The schema without references, so that what is one model may differ from place to place, and with our descriptions."""
    if isinstance(node, list):
        return [_whole(child, definitions) for child in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        rest = {key: child for key, child in node.items() if key != "$ref"}
        return _whole(definitions[node["$ref"].rpartition("/")[2]] | rest, definitions)
    whole = {key: _whole(child, definitions) for key, child in node.items() if key not in _RETOLD}
    if "properties" in node:
        fields = sorted(node["properties"].items(), key=lambda field: field[0] == "noot")
        whole["properties"] = {
            field: _whole(child, definitions) | {"description": description(node["title"], field)} for field, child in fields
        }
    return whole


def _enumerate(schema: Schema, codes: Sequence[Begrip]) -> None:
    """Let a field have only these codes; an editor that knows `enumDescriptions` shows what they mean."""
    schema.pop("pattern", None)
    schema["enum"] = [begrip.code for begrip in codes]
    schema["enumDescriptions"] = [f"{begrip.label}: {begrip.definitie}" for begrip in codes]


def _enumerate_themes(items: Schema, themes: Sequence[Begrip]) -> None:
    of_item = next(option for option in items["anyOf"] if option.get("type") == "array")["items"]["properties"]["themas"]
    if themes:
        _enumerate(of_item["items"], themes)
    else:
        of_item["maxItems"] = 0
