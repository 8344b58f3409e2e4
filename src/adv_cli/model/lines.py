"""A record as lines of text: what each section says, one line for each thing it holds.

Works on a record as JSON object (the dict that `Project` dumps), so that questions need no models.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, assert_never

from adv_cli.model.template import OTHERS, SECTIONS, Content, Section, value

Record = dict[str, Any]


class Line(NamedTuple):
    """One item, name, contact or statement of a section, with the remark and themes it may have.

    `soort` is the kind of a result, only where it differs from that of its section (see `kind`).
    `bladzijde` is the page of the report it stands on, or the next one where that is not sure.
    """

    tekst: str
    noot: str | None = None
    themas: tuple[str, ...] = ()
    soort: str | None = None
    bladzijde: int = 0
    bladzijde_zeker: bool = True


def lines(record: Record, section: Section) -> list[Line] | None:
    """What `record` says in `section`.

    None where the factsheet lacks the heading, [] where it stands there empty.
    """
    content = value(record, section)
    if content is None:
        return None
    found = _lines(content, section)
    pages = _pages(record, section) or [record["bladzijde"]] * len(found)
    return [  # `_replace` would take thrice as long
        Line(line.tekst, line.noot, line.themas, line.soort, page, _is_sure(record, page))
        for line, page in zip(found, pages, strict=True)
    ]


def _pages(record: Record, section: Section) -> list[int]:
    """The pages that a record gives for the lines of a section; none where it gives none."""
    return list((record["bladzijden"] or {}).get(section.code, ()))


def _is_sure(record: Record, page: int) -> bool:
    """Whether it is certain that this is the page."""
    unsure = record["bladzijden_onzeker"]
    return page not in unsure if unsure else bool(record["bladzijde_zeker"])


def _lines(content: Any, section: Section) -> list[Line]:
    """The lines of what a section holds, without their pages."""
    match section.content:
        case Content.ITEMS:
            return [_item(item) for item in content]
        case Content.NAMES:
            return [Line(name) for name in content]
        case Content.CONTACTS:
            return [Line(contact_text(contact), contact["noot"]) for contact in content]
        case Content.OTHER_PROJECTS:
            return [Line(other_project_text(other), other["noot"]) for other in content]
        case Content.TEXT:
            return [Line(content)]
        case Content.HOUSEHOLDS | Content.AREA | Content.PERIOD:
            return [Line(content["omschrijving"], content["noot"])]
        case _:
            assert_never(section.content)


def all_lines(record: Record) -> list[tuple[Section, int, Line]]:
    """Every line of a record, in the order of the factsheet.

    Each comes with its section and its number within that, from 1.
    """
    return [
        (section, nr, line)
        for section in SECTIONS
        for nr, line in enumerate(lines(record, section) or (), start=1)
    ]


def kind(record: Record, section: Section, line: Line) -> str | None:
    """The kind of result that `line` is: its own, else that of all; None for what is no result."""
    if section.code != "resultaten":
        return None
    return line.soort or record["resultaten"]["soort"]


RESULT_KINDS = {
    "behaald": "behaald",
    "beoogd": "beoogd",
    "verwacht": "verwacht",
    "nog-geen": "nog geen resultaten",
    "niet-vermeld": "niet vermeld",
}
"""The kinds of results, in words."""


def line_text(line: Line) -> str:
    """A line with the kind of result in front where it has one of its own."""
    return f"({RESULT_KINDS[line.soort]}) {line.tekst}" if line.soort else line.tekst


def heading_note(record: Record, section: Section) -> str | None:
    """Our remark on the whole heading that `section` stands under."""
    return record[section.group]["noot"] if section.group else None


def has_heading(record: Record, section: Section) -> bool:
    """Whether the factsheet has the heading of `section`: one section below it is enough."""
    return any(
        value(record, other) is not None
        for other in SECTIONS
        if other.heading_code == section.heading_code
    )


def empty_sections(record: Record) -> list[str]:
    """The sections that stand in the factsheet with nothing below them."""
    return [section.code for section in SECTIONS if value(record, section) == []]


def page(bladzijde: int, zeker: bool) -> str:
    """A page of the report in words; where it is not sure (`zeker`), this one or the next."""
    return str(bladzijde) if zeker else f"{bladzijde} of {bladzijde + 1}"


def has_contacts(section: Section) -> bool:
    """Whether people to ask stand in `section`: what may have changed since the report."""
    return section.content in (Content.CONTACTS, Content.OTHER_PROJECTS)


def contacts_as_of(year: str) -> str:
    """What a reader must know of names and numbers that were right in the year `year`."""
    return f"Stand van {year}: personen, functies en nummers kunnen veranderd zijn."


def contact_text(contact: Record) -> str:
    """What is known of a contact person on one line: name, role, organisation, and how to reach."""
    who = (contact["naam"], contact["functie"], contact["organisatie"])
    where = (*contact["telefoon"], contact["email"], contact["website"])
    return ", ".join(filter(None, (*who, *where)))


OTHER_PROJECT_LABELS = {
    "status": "Status",
    "omschrijving": "Omschrijving",
    "doelstelling": "Doelstelling",
    "doelgroep": "Doelgroep",
    "opdrachtgevers": "Opdrachtgevers",
    "partners": "Partners",
    "contact": "Contact",
}
"""What may be said of another project of the municipality, with its label, in reading order."""


def other_project_parts(other: Record) -> list[tuple[str, str]]:
    """What is said of another project, as pairs of label and text; its contacts last."""
    parts = []
    for field, label in OTHER_PROJECT_LABELS.items():
        content = other[field]
        if field == "contact":
            parts += [(label, contact_text(contact)) for contact in content]
        elif content:
            parts.append((label, content if isinstance(content, str) else ", ".join(content)))
    return parts


def other_project_text(other: Record) -> str:
    """Another project on one line."""
    parts = [f"{label}: {text}" for label, text in other_project_parts(other)]
    return "; ".join([other["titel"], *parts])


def unlabelled(text: str, section: str) -> str:
    """What a line of a section says, without the labels between its parts."""
    if section == OTHERS:
        for label in OTHER_PROJECT_LABELS.values():
            text = text.replace(f"; {label}: ", "; ")
    return text


def _item(item: Record) -> Line:
    return Line(item["tekst"], item["noot"], tuple(item["themas"]), item.get("soort"))


def leaves(content: Any) -> Iterator[Any]:
    """The values in a record or a part of one, at any depth: what is itself no list or group."""
    if isinstance(content, dict):
        for child in content.values():
            yield from leaves(child)
    elif isinstance(content, list):
        for child in content:
            yield from leaves(child)
    else:
        yield content
