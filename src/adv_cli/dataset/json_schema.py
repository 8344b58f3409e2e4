"""The JSON Schema (2020-12) of a record, with the codes of a data directory as enums.

Fields, codes and themes have Dutch descriptions.
"""

from collections.abc import Sequence
from typing import Any

from adv_cli.dataset.loader import SharedData
from adv_cli.model.codebook import Codebook, Concept
from adv_cli.model.coded import ATTRIBUTE
from adv_cli.model.record import Project
from adv_cli.model.template import DIMENSIONS, SECTIONS, Content

Schema = dict[str, Any]

_RETOLD = ("title", "description", "properties")
"""What pydantic makes of our code, which is not for users; the fields keep their descriptions."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema(shared: SharedData) -> Schema:
    """The schema that a record of this data directory satisfies.

    It holds the form of a record: its fields, their types and patterns, and the codes they may
    have. What fields say of each other, and of other files, is for `check`.
    """
    generated = Project.model_json_schema()
    schema = _inline_refs(generated, generated.pop("$defs"))
    properties = schema["properties"]
    properties["gemeente"]["enum"] = [
        municipality.naam
        for municipality in shared.municipalities.values()
        if municipality.inventarisatie
    ]
    coding = properties["codering"]["properties"]
    for dimension in DIMENSIONS:
        _enumerate(coding[dimension], shared.codebook.dimensie(dimension).codes)
    for section in SECTIONS:
        if section.content is Content.ITEMS:
            group = properties[section.group]["properties"] if section.group else properties
            _enumerate_themes(group[section.code], shared.codebook.themas(section.code))
    _enumerate_attributes(schema, shared.codebook)
    return {"$schema": DIALECT, "title": "Record van adv", **schema}


def _inline_refs(node: Any, definitions: Schema) -> Any:
    """The schema without references, and with our descriptions.

    Without references, what is one model may differ from place to place.
    """
    if isinstance(node, list):
        return [_inline_refs(child, definitions) for child in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        rest = {key: child for key, child in node.items() if key != "$ref"}
        return _inline_refs(definitions[node["$ref"].rpartition("/")[2]] | rest, definitions)
    whole = {
        key: _inline_refs(child, definitions) for key, child in node.items() if key not in _RETOLD
    }
    if "properties" in node:
        fields = sorted(node["properties"].items(), key=lambda field: field[0] == "noot")
        whole["properties"] = {
            field: _inline_refs(child, definitions) | {"description": child["description"]}
            for field, child in fields
        }
    return whole


def _enumerate(schema: Schema, codes: Sequence[Concept]) -> None:
    """Let a field have only these codes.

    An editor that knows `enumDescriptions` shows what they mean.
    """
    schema.pop("pattern", None)
    schema["enum"] = [concept.code for concept in codes]
    schema["enumDescriptions"] = [f"{concept.label}: {concept.definitie}" for concept in codes]


def _enumerate_attributes(node: Any, codebook: Codebook) -> None:
    """Let each field of an attribute, at any depth, have only the codes of that attribute."""
    if isinstance(node, list):
        for child in node:
            _enumerate_attributes(child, codebook)
    elif isinstance(node, dict):
        codes = codebook.kenmerk(str(node.pop(ATTRIBUTE, "")))
        for holder in (node, node.get("items"), *node.get("anyOf", ())):
            if codes and isinstance(holder, dict) and "pattern" in holder:
                _enumerate(holder, codes)
        for child in node.values():
            _enumerate_attributes(child, codebook)


def _enumerate_themes(section: Schema, themes: Sequence[Concept]) -> None:
    """Let the items of a section, which may also be null, have only these themes."""
    items = next(option for option in section["anyOf"] if option.get("type") == "array")
    themes_of_item = items["items"]["properties"]["themas"]
    if themes:
        _enumerate(themes_of_item["items"], themes)
    else:
        themes_of_item["maxItems"] = 0
