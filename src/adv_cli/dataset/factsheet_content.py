"""What a factsheet of the report says, as the content of a record: section by section."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from adv_cli.dataset.report_wording import (
    names_in,
    readable,
    sentence,
    telephone,
    without_marks,
)
from adv_cli.dutch.entities import phones
from adv_cli.model.record import Contact, ResultKind
from adv_cli.model.template import PRINTED_CONTACT, THEME_SECTION, Content, Section
from adv_cli.model.types import Email, Phone, Website
from adv_cli.report.factsheet import (
    ReportFactsheet,
    ReportItem,
    ReportSection,
    result_kind,
)

_OTHER_PROJECT_TEXTS = ("omschrijving", "doelstelling", "doelgroep", "status")
_OTHER_PROJECT_NAMES = ("opdrachtgevers", "partners")


def has_heading(sheet: ReportFactsheet, section: Section) -> bool:
    """Whether a factsheet has the heading or the label of a section."""
    if section.content in (Content.CONTACTS, Content.OTHER_PROJECTS):
        return section.code in sheet.headings
    return section.code in sheet.sections


def section_content(sheet: ReportFactsheet, section: Section) -> Any:
    """What a factsheet says in a section; None where it lacks the heading."""
    if not has_heading(sheet, section):
        return None
    if section.content.is_list:
        return [child for child, _ in _listed(sheet, section)]
    return _readable(_statement(sheet, section))


def section_pages(sheet: ReportFactsheet, section: Section) -> list[int | None]:
    """The page of each thing in `section_content`; that of a statement as a list of one."""
    if not has_heading(sheet, section):
        return []
    if section.content.is_list:
        return [page for _, page in _listed(sheet, section)]
    stands_there = _statement(sheet, section) is not None
    return [sheet.sections[section.code].begins_on] if stands_there else []


def kind_of_results(sheet: ReportFactsheet) -> ResultKind:
    """The kind of the results of a factsheet that has any."""
    kinds = sheet.sections["resultaten"].kinds
    return ResultKind(kinds[0]) if kinds else ResultKind.BEHAALD


def _statement(sheet: ReportFactsheet, section: Section) -> Any:
    """What a factsheet says in a section that holds no list; None where nothing stands there."""
    said = sheet.sections[section.code]
    match section.content:
        case Content.HOUSEHOLDS:
            return _worded(said, minimum=None, maximum=None, eenheid=None, per=None)
        case Content.AREA:
            return _worded(said, wijken=[])
        case Content.PERIOD:
            return _worded(said, start=None, eind=None, doorlopend=False)
        case _:
            return _text(section, said)


def _listed(sheet: ReportFactsheet, section: Section) -> list[tuple[Any, int | None]]:
    """What a factsheet lists in a section, each with its page, without what is empty."""
    listed = ((_readable(child), page) for child, page in _entries(sheet, section))
    return [(child, page) for child, page in listed if not _is_empty(child)]


def _entries(sheet: ReportFactsheet, section: Section) -> list[tuple[Any, int | None]]:
    said = sheet.sections.get(section.code) or ReportSection(None)
    pages = sheet.entry_pages.get(section.code, [])
    match section.content:
        case Content.CONTACTS:
            return [*zip(map(_contact, sheet.contacts), pages, strict=True)]
        case Content.OTHER_PROJECTS:
            return [*zip(map(_other_project, sheet.others), pages, strict=True)]
        case Content.NAMES:
            points = said.statements
            return [(name, point.page) for point in points for name in _names(section, point.text)]
        case _:
            return [(_item(section, said, point), point.page) for point in said.statements]


def _item(section: Section, said: ReportSection, point: ReportItem) -> dict[str, Any]:
    """A point; a result below a second label is of the kind that this one names."""
    item: dict[str, Any] = {"tekst": sentence(point.text)}
    if section.code in THEME_SECTION.values():
        item["themas"] = []
    kind = result_kind(point.label)
    if kind is not None and kind != said.kinds[0]:
        item["soort"] = kind
    return item


def _names(section: Section, text: str) -> list[str]:
    """The names in an enumeration; a document has commas within its title."""
    return without_marks([text]) if section.code == "documentatie" else names_in(text)


def _text(section: Section, said: ReportSection) -> str | None:
    """A text: a few words below the first heading, a sentence elsewhere."""
    if section.group == "projectinformatie":
        return said.text.removesuffix(".") or None
    return sentence(said.text) or None


def _worded(said: ReportSection, **typed: Any) -> dict[str, Any] | None:
    """Households, area or running time: the wording, and beside it typed fields to fill in."""
    wording = said.text.removesuffix(".")
    return {"omschrijving": wording, **typed} if wording else None


def _contact(said: Mapping[str, str]) -> dict[str, Any]:
    """A contact; what has not the form of a telephone number or address goes into a remark."""
    contact: dict[str, Any] = {
        field: said[field] for field in ("naam", "functie") if said.get(field)
    }
    unread = []
    numbers = [telephone(digits) for digits in phones(said.get("telefoon", ""))]
    if numbers and all(_fits(Phone, number) for number in numbers):
        contact["telefoon"] = numbers
    elif numbers:
        unread.append(said["telefoon"])
    for field, form in (("email", Email), ("website", Website)):
        address = said.get(field)
        if address and _fits(form, address):
            contact[field] = address
        elif address:
            unread.append(address)
    if unread:
        contact["noot"] = f"In de tekst staat ook: {'; '.join(unread)}."
    if not _fits(Contact, contact):  # a role alone is no contact: it is all the name there is
        contact["naam"] = contact.pop("functie", said.get("telefoon") or "")
    return contact


def _fits(form: Any, value: Any) -> bool:
    """Whether a value has this form (a model, or a type of value)."""
    try:
        TypeAdapter(form).validate_python(value)
    except ValidationError:
        return False
    return True


def _other_project(said: Mapping[str, str]) -> dict[str, Any]:
    other: dict[str, Any] = {"titel": said["titel"].rstrip(".")}
    for field in _OTHER_PROJECT_TEXTS:
        if said.get(field):
            other[field] = sentence(said[field])
    for field in _OTHER_PROJECT_NAMES:
        if said.get(field):
            other[field] = names_in(said[field])
    contact = {field: said[field] for field in PRINTED_CONTACT if said.get(field)}
    if contact:
        other["contact"] = [_contact(contact)]
    return other


def _readable(content: Any) -> Any:
    """The content of a section with all its texts `readable`, without items that are empty then."""
    match content:
        case str():
            return readable(content)
        case dict():
            return {field: _readable(value) for field, value in content.items()}
        case list():
            children = [_readable(child) for child in content]
            return [child for child in children if not _is_empty(child)]
        case _:
            return content


def _is_empty(child: Any) -> bool:
    """Whether a name or an item says nothing."""
    return child.get("tekst") == "" if isinstance(child, dict) else child == ""
