"""The comments in a new record: how to fill it in, and what may stand where."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import assert_never

from pydantic import BaseModel

from adv_cli.dataset.formatter import WIDTH
from adv_cli.dataset.loader import SharedData
from adv_cli.dataset.paths import SCHEMA
from adv_cli.model.codebook import Codebook
from adv_cli.model.coded import (
    Direction,
    Evaluation,
    Figure,
    FigureUnit,
    Party,
    attribute_fields,
)
from adv_cli.model.record import Project, Result, ResultKind, Unit
from adv_cli.model.template import SECTIONS, Content, FieldPath, Section
from adv_cli.model.types import field_description, nodes

_TOP = (
    f"# yaml-language-server: $schema=../{SCHEMA}",
    "# Vul in wat het factsheet zegt, in eigen woorden;"
    " null: de kop staat er niet, []: de kop staat er leeg.",
    "# Een punt is: tekst, themas (waar het codeboek ze heeft) en zo nodig een noot.",
    "# Een verschil met het factsheet dat er hoort te zijn, komt bij afwijkingen:"
    " veld, soort, wat en waarom.",
    "# Nakijken: adv check; vaste vorm: adv format. Deze regels mogen weg.",
)
"""What stands at the top of a new record: the schema, for editors, and how to fill it in."""
_FILLED = ("id", "titel", "gemeente", "bladzijde", "bladzijde_zeker")
"""What is filled in already."""
_MARGIN = 10
"""How much shorter than other lines comments are: they stand indented."""
_MOST_CODES = 12
"""How many codes a comment names; of more it says where they stand."""
_EVALUATIONS = ("evaluatie", Evaluation)
_CODED: Mapping[FieldPath, tuple[tuple[str, type[BaseModel]], ...]] = {
    ("organisatie",): (("partijen", Party), ("regie", Direction)),
    ("organisatie", "financiering"): (("betalers", Party),),
    ("resultaten", "resultaten"): (("cijfers", Figure), _EVALUATIONS),
    ("resultaten", "evaluatiemomenten"): (_EVALUATIONS,),
}
"""What may be coded at a path, or in each item there: the field, and the model of what it holds."""


def scaffold_comments(record: Project, shared: SharedData) -> dict[FieldPath, list[str]]:
    """What to fill in where, above each field that is not filled in yet."""
    found: dict[FieldPath, list[str]] = {(): [*_TOP]}
    for field_path, model in _fields_to_fill(record):
        lines = [field_description(model, str(field_path[-1])), *_allowed(field_path, shared)]
        found[field_path] = [comment for line in lines for comment in _wrapped(line)]
    return found


def _fields_to_fill(record: Project) -> Iterator[tuple[FieldPath, type[BaseModel]]]:
    """The fields that stand in a new record, outside its lists, each with the model it is of."""
    for field_path, node in nodes(record):
        in_list = any(isinstance(part, int) for part in field_path)
        if isinstance(node, BaseModel) and not in_list:
            for field in node.model_fields_set:
                if field_path or field not in _FILLED:
                    yield (*field_path, field), type(node)


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(
        line,
        WIDTH - _MARGIN,
        initial_indent="# ",
        subsequent_indent="#   ",
        break_on_hyphens=False,
    )


def _allowed(field_path: FieldPath, shared: SharedData) -> Iterator[str]:
    """What may stand at a path: codes, themes, fields."""
    match field_path:
        case ("codering", str(dimension)):
            for concept in shared.codebook.dimensie(dimension).codes:
                yield f"  {concept.code}: {concept.label}"
        case ("resultaten", "soort"):
            yield f"Een van: {', '.join(ResultKind)}"
        case ("werkwijze",):
            yield "Ook methodieken: die met een eigen naam, één per regel"
        case _:
            for section in SECTIONS:
                if section.field_path == field_path and (shape := _shape(section, shared.codebook)):
                    yield shape
            yield from _coded(field_path, shared.codebook)


def _coded(field_path: FieldPath, codebook: Codebook) -> Iterator[str]:
    """What may be coded at a path beside themes."""
    if field_path == ("resultaten", "resultaten"):
        yield f"Ook gaat_over: {_codes(attribute_fields(Result)['gaat_over'], codebook)}"
    if field_path == ("knelpunten", "oplossingen"):
        yield "Ook knelpunten: de nummers van de knelpunten die zij beantwoordt, zoals [1, 3]"
    if field_path == ("projectinformatie", "huishoudens"):
        yield "Ook cijfers: zoals bij resultaten"
    for name, model in _CODED.get(field_path, ()):
        attributes = attribute_fields(model)
        fields = [
            f"{field} ({_codes(attributes[field], codebook)})" if field in attributes else field
            for field in model.model_fields
        ]
        yield f"Ook {name}: {', '.join(fields)}".replace(
            "eenheid", f"eenheid ({', '.join(FigureUnit)})"
        )


def _codes(attribute: str, codebook: Codebook) -> str:
    """The codes of an attribute, or where they stand."""
    found = [code.code for code in codebook.kenmerk(attribute)]
    if 0 < len(found) <= _MOST_CODES:
        return ", ".join(found)
    return f"zie adv values {attribute}"


def _shape(section: Section, codebook: Codebook) -> str | None:
    """What a section holds, where its description does not say so."""
    match section.content:
        case Content.ITEMS:
            themes = ", ".join(theme.code for theme in codebook.themas(section.code))
            return f"Thema’s: {themes}" if themes else None
        case Content.HOUSEHOLDS:
            units = ", ".join(Unit)
            return f"Velden: omschrijving, minimum, maximum, eenheid ({units}), per"
        case Content.AREA:
            return "Velden: omschrijving, wijken"
        case Content.PERIOD:
            return "Velden: omschrijving, start, eind, doorlopend"
        case Content.CONTACTS:
            return "Per contact: naam, functie, organisatie, telefoon, email, website"
        case Content.OTHER_PROJECTS:
            return (
                "Per project: titel, omschrijving, doelstelling, doelgroep, status,"
                " opdrachtgevers, partners, contact"
            )
        case Content.TEXT | Content.NAMES:
            return None
        case _:
            assert_never(section.content)
