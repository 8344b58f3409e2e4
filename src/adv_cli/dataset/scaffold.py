"""A new record: from a template with every heading, or from a factsheet in the report's template.

What comes out is a valid record with comments that say what goes where and which codes are allowed.
From a factsheet it takes the text as it stands there; whoever adds it restates it in words of their
own.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel, TypeAdapter, ValidationError

from adv_cli.dataset.comment_placement import CommentsByPath
from adv_cli.dataset.formatter import WIDTH, render
from adv_cli.dataset.loader import SharedData
from adv_cli.dataset.model_annotations import model_below
from adv_cli.dataset.paths import SCHEMA
from adv_cli.dataset.validation_errors import problems
from adv_cli.dataset.yaml_events import YamlFault
from adv_cli.dataset.yaml_reader import read
from adv_cli.dutch.entities import phones
from adv_cli.dutch.normalize import fold_name
from adv_cli.errors import UsageError
from adv_cli.model.descriptions import description
from adv_cli.model.record import Contact, Project, ResultKind, Unit
from adv_cli.model.template import SECTIONS, THEME_SECTION, FieldPath, Section, dotted
from adv_cli.model.types import Email, Phone, Text, Website, is_unseen
from adv_cli.report.factsheets import (
    CONTACT_FIELDS,
    ReportFactsheet,
    ReportItem,
    ReportSection,
    kind_of,
)

_EDITOR = f"# yaml-language-server: $schema=../{SCHEMA}"
_AREA_CODES = frozenset((
    "010", "013", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038", "040", "043", "045", "046",
    "050", "053", "055", "058", "070", "071", "072", "073", "074", "075", "076", "077", "078", "079", "085", "088",
))  # fmt: skip
"""The area codes of three digits; the others have four (national numbering plan)."""
MOST_LETTERS, MOST_VALUES = 100_000, 5_000
"""What a factsheet may hold to make a record of it: letters, and points, names and other values."""


class RecordHead(NamedTuple):
    """What a record must have, whatever its factsheet says: names, page and the five codes."""

    id: str
    titel: str
    gemeente: str
    bladzijde: int
    codering: Mapping[str, str]


def record_id(*names: str) -> str:
    """The id of a project: its names (municipality and title) as one code."""
    return re.sub(r"[^a-z0-9]+", "-", fold_name(" ".join(names))).strip("-")


def checked_title(typed: str) -> str:
    """A title as a record can have it; raises UsageError for another."""
    if not typed.strip():
        raise UsageError("Geef een titel.")
    try:
        return str(TypeAdapter(Text).validate_python(typed.strip()))
    except ValidationError as error:
        raise UsageError(
            f"Zo kan een titel niet zijn: {problems(Project, error)[0][1]}."
        ) from None


def new_record(head: RecordHead, ground: SharedData, sheet: ReportFactsheet | None = None) -> str:
    """The text of a new record, filled from `sheet` where there is one; raises UsageError for what
    no record can say.
    """
    if sheet:
        _refuse_over(MOST_LETTERS, len(sheet.text), "tekens")
    content = _content(head, sheet)
    _refuse_over(MOST_VALUES, _values(content), "punten en andere gegevens")
    try:
        record = Project.model_validate(content)
        text = render(content, CommentsByPath(_comments(content, ground), {}, []))
        same = Project.model_validate(read(text)) == record
    except ValidationError as error:
        found = problems(Project, error)
        raise UsageError(
            "\n".join(f"{dotted(field_path)}: {problem}" for field_path, problem in found)
        ) from None
    except YamlFault as fault:
        raise UsageError(f"Hiervan is geen record te maken: {fault.message}.") from None
    if not same:  # not known to happen; a record is worth the second look
        raise UsageError("Hiervan is geen record te maken dat hetzelfde zegt.")
    return text


def _refuse_over(most: int, count: int, what: str) -> None:
    if count > most:
        limit = f"een record kan er hooguit {most} hebben"
        raise UsageError(f"Het factsheet heeft {count} {what}; {limit}.")


def _values(node: Any) -> int:
    """How many values there are in a record, at any depth."""
    if isinstance(node, Mapping):
        return sum(map(_values, node.values()))
    return sum(map(_values, node)) if isinstance(node, list) else 1


def _content(head: RecordHead, sheet: ReportFactsheet | None) -> dict[str, Any]:
    content: dict[str, Any] = {
        "id": head.id,
        "titel": head.titel,
        "titel_in_bijlagen": None,
        "gemeente": head.gemeente,
        "bladzijde": head.bladzijde,
        "bladzijde_zeker": sheet.page_sure if sheet and sheet.page else True,
        "codering": dict(head.codering),
    }
    for section in SECTIONS:
        group = content.setdefault(section.group, {}) if section.group else content
        group[section.code] = _readable(_section(sheet, section)) if sheet else None
    results = content["resultaten"]
    content["resultaten"] = {"soort": _kind(sheet, results["resultaten"]), **results}
    return content


def readable(text: str) -> str:
    """A text of the report without the characters that a record may not have, such as hidden
    hyphens.

    >>> readable("huis\u00adbezoek\u200b"), readable("twee\u2028regels")
    ('huisbezoek', 'twee regels')
    """
    if text.isprintable():
        return text
    return " ".join("".join(_seen(char) for char in text).split())


def _seen(char: str) -> str:
    if not is_unseen(char):
        return char
    return " " if char.isspace() else ""


def _readable(node: Any) -> Any:
    """What a section holds with all its texts `readable`, without the items of which nothing is
    left.
    """
    match node:
        case str():
            return readable(node)
        case dict():
            return {field: _readable(value) for field, value in node.items()}
        case list():
            children = [_readable(child) for child in node]
            return [
                child
                for child in children
                if child != "" and not (isinstance(child, dict) and child.get("tekst") == "")
            ]
        case _:
            return node


def _section(sheet: ReportFactsheet, sectie: Section) -> Any:
    if sectie.content == "contacten":
        return (
            [_contact(contact) for contact in sheet.contacts]
            if sectie.code in sheet.headings
            else None
        )
    if sectie.content == "overige":
        return [_other(other) for other in sheet.others] if sectie.code in sheet.headings else None
    section = sheet.sections.get(sectie.code)
    if section is None:
        return None
    match sectie.content:
        case "items":
            return [_item(sectie, section, point) for point in section.saying]
        case "namen":
            texts = section.items
            return (
                _stripped(texts)
                if sectie.code == "documentatie"
                else [name for text in texts for name in _names(text)]
            )
        case "tekst" if sectie.group == "projectinformatie":
            return section.text.removesuffix(".") or None
        case "tekst":
            return sentence(section.text) or None
        case _:
            return _measure(sectie, section)


def _item(sectie: Section, section: ReportSection, point: ReportItem) -> dict[str, Any]:
    """A point; a result below a second label is of the kind that this one names."""
    item: dict[str, Any] = {"tekst": sentence(point.text)}
    if sectie.code in THEME_SECTION.values():
        item["themas"] = []
    kind = kind_of(point.label)
    if kind is not None and kind != section.kinds[0]:
        item["soort"] = kind
    return item


def _measure(sectie: Section, section: ReportSection) -> dict[str, Any] | None:
    """Households, area or running time: the wording; the typed fields beside it are for whoever
    reads it.
    """
    wording = section.text.removesuffix(".")
    if not wording:
        return None
    empty: dict[str, dict[str, Any]] = {
        "huishoudens": {"minimum": None, "maximum": None, "eenheid": None, "per": None},
        "gebied": {"wijken": []},
        "looptijd": {"start": None, "eind": None, "doorlopend": False},
    }
    return {"omschrijving": wording, **empty[sectie.content]}


def _names(text: str) -> list[str]:
    """The names in an enumeration: commas between them, and "en" before the last."""
    *first, last = text.split(",")
    return _stripped([*first, *last.split(" en ")])


def _stripped(texts: Iterable[str]) -> list[str]:
    return [name for text in texts if (name := text.strip(" ;.,"))]


def _kind(sheet: ReportFactsheet | None, results: list[Any] | None) -> str:
    if not sheet or not results:
        return str(ResultKind.NIET_VERMELD)
    return str(next(iter(sheet.sections["resultaten"].kinds), ResultKind.BEHAALD))


def _contact(said: Mapping[str, str]) -> dict[str, Any]:
    """A contact; what has not the form of a telephone number or address goes into a remark."""
    contact: dict[str, Any] = {
        field: said[field] for field in ("naam", "functie") if said.get(field)
    }
    unread = []
    numbers = [telephone(digits) for digits in phones(said.get("telefoon", ""))]
    if numbers and all(_accepts(Phone, number) for number in numbers):
        contact["telefoon"] = numbers
    elif numbers:
        unread.append(said["telefoon"])
    for field, form in (("email", Email), ("website", Website)):
        if said.get(field):
            if _accepts(form, said[field]):
                contact[field] = said[field]
            else:
                unread.append(said[field])
    if unread:
        contact["noot"] = f"In de tekst staat ook: {'; '.join(unread)}."
    if not _accepts(Contact, contact):  # a role alone is no contact: it is all the name there is
        contact["naam"] = contact.pop("functie", said.get("telefoon") or "")
    return contact


def _other(said: Mapping[str, str]) -> dict[str, Any]:
    other: dict[str, Any] = {"titel": said["titel"].rstrip(".")}
    texts = ("omschrijving", "doelstelling", "doelgroep", "status")
    other |= {field: sentence(said[field]) for field in texts if said.get(field)}
    for field in ("opdrachtgevers", "partners"):
        if said.get(field):
            other[field] = _names(said[field])
    contact = {field: said[field] for field in CONTACT_FIELDS if said.get(field)}
    return other | ({"contact": [_contact(contact)]} if contact else {})


def _accepts(form: Any, value: Any) -> bool:
    try:
        TypeAdapter(form).validate_python(value)
    except ValidationError:
        return False
    return True


def sentence(text: str) -> str:
    """A bullet as a sentence: with a capital, and a full stop in place of the semicolon.

    >>> sentence("de wijk is klein;")
    'De wijk is klein.'
    """
    plain = " ".join(text.split()).rstrip(" ;,")
    return (
        plain[:1].upper()
        + plain[1:]
        + ("" if not plain or plain.endswith((".", "?", "!", "…")) else ".")
    )


def telephone(digits: str) -> str:
    """A telephone number as records have it: area code, hyphen, number.

    >>> telephone("0182589315"), telephone("0612345678"), telephone("0201234567")
    ('0182-589315', '06-12345678', '020-1234567')
    """
    area = 2 if digits.startswith("06") else 3 if digits[:3] in _AREA_CODES else 4
    return f"{digits[:area]}-{digits[area:]}"


def _comments(content: dict[str, Any], ground: SharedData) -> dict[FieldPath, list[str]]:
    """What to fill in where, above each field that is not filled in yet, and the codes that are
    allowed.
    """
    found: dict[FieldPath, list[str]] = {(): [_EDITOR, *_HOWTO]}
    for field_path, model in _fields(content, Project, ()):
        lines = [description(model.__name__, str(field_path[-1])), *_allowed(field_path, ground)]
        found[field_path] = [comment for line in lines for comment in _wrapped(line)]
    return found


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(
        line, WIDTH - 10, initial_indent="# ", subsequent_indent="#   ", break_on_hyphens=False
    )


_HOWTO = (
    "# Vul in wat het factsheet zegt, in eigen woorden; null: de kop staat er niet, []: de kop staat er leeg.",
    "# Een punt is: tekst, themas (waar het codeboek ze heeft) en zo nodig een noot.",
    "# Een verschil met het factsheet dat er hoort te zijn, komt bij afwijkingen: veld, soort, wat en waarom.",
    "# Nakijken: adv check; vaste vorm: adv format. Deze regels mogen weg.",
)
_HEAD = ("id", "titel", "gemeente", "bladzijde", "bladzijde_zeker")
"""What is filled in already."""


def _fields(
    content: Mapping[str, Any], model: type[BaseModel], field_path: FieldPath
) -> Iterator[tuple[FieldPath, type[BaseModel]]]:
    """The paths of the fields of a record outside its lists, each with the model it is of."""
    for field, value in content.items():
        if field_path or field not in _HEAD:
            yield (*field_path, field), model
        below = model_below(model, field)
        if isinstance(value, Mapping) and below is not None:
            yield from _fields(value, below, (*field_path, field))


_SHAPES = {
    "huishoudens": f"Velden: omschrijving, minimum, maximum, eenheid ({', '.join(Unit)}), per",
    "gebied": "Velden: omschrijving, wijken",
    "looptijd": "Velden: omschrijving, start, eind, doorlopend",
    "contacten": "Per contact: naam, functie, organisatie, telefoon, email, website",
    "overige": "Per project: titel, omschrijving, doelstelling, doelgroep, status, opdrachtgevers, partners, contact",
}
"""What a section holds, by its form."""


def _allowed(field_path: FieldPath, ground: SharedData) -> Iterator[str]:
    """What may stand at a path: codes, themes, fields."""
    if field_path[0] == "codering" and len(field_path) > 1:
        codes = ground.codebook.dimensie(str(field_path[1])).codes
        yield from (f"  {concept.code}: {concept.label}" for concept in codes)
    elif field_path == ("resultaten", "soort"):
        yield f"Een van: {', '.join(ResultKind)}"
    for section in SECTIONS:
        if field_path == section.field_path:
            if section.content in _SHAPES:
                yield _SHAPES[section.content]
            if section.content == "items" and (themes := ground.codebook.themas(section.code)):
                yield f"Thema’s: {', '.join(theme.code for theme in themes)}"
