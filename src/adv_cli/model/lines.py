"""A factsheet as lines of text: what each section of a record says, one line for each thing it holds.

Works on a record as JSON object (the dict that `Project` dumps), so that questions need no models.
"""

from typing import Any, NamedTuple

from adv_cli.model.template import SECTIES, Sectie, value

Record = dict[str, Any]


class Line(NamedTuple):
    """One item, name, contact or statement of a section, with its remark and themes where it has any.

    `soort` is the kind of a result, only where it differs from that of its section (see `kind`).
    """

    tekst: str
    noot: str | None = None
    themas: tuple[str, ...] = ()
    soort: str | None = None


def lines(record: Record, sectie: Sectie) -> list[Line] | None:
    """What `record` says in `sectie`; None where the factsheet lacks the heading, [] where it stands there empty."""
    content = value(record, sectie)
    if content is None:
        return None
    match sectie.vorm:
        case "items":
            return [_item(item) for item in content]
        case "namen":
            return [Line(name) for name in content]
        case "contacten":
            return [Line(contact_text(contact), contact["noot"]) for contact in content]
        case "overige":
            return [Line(other_project_text(other), other["noot"]) for other in content]
        case "tekst":
            return [Line(content)]
        case _:
            return [Line(content["omschrijving"], content["noot"])]


def all_lines(record: Record) -> list[tuple[Sectie, int, Line]]:
    """Every line of a record with its section and its number within it (from 1), in the order of the factsheet."""
    return [(sectie, nr, line) for sectie in SECTIES for nr, line in enumerate(lines(record, sectie) or (), start=1)]


def kind(record: Record, sectie: Sectie, line: Line) -> str | None:
    """The kind of result that `line` is: its own, else that of all; None for what is no result."""
    return line.soort or record["resultaten"]["soort"] if sectie.code == "resultaten" else None


SOORTEN = {
    "behaald": "behaald",
    "beoogd": "beoogd",
    "verwacht": "verwacht",
    "nog-geen": "nog geen resultaten",
    "niet-vermeld": "niet vermeld",
}
"""The kinds of results, in words."""


def line_text(line: Line) -> str:
    """A line with the kind of result in front where it has one of its own."""
    return f"({SOORTEN[line.soort]}) {line.tekst}" if line.soort else line.tekst


def heading_note(record: Record, sectie: Sectie) -> str | None:
    """Our remark on the whole heading that `sectie` stands under."""
    return record[sectie.groep]["noot"] if sectie.groep else None


def has_heading(record: Record, sectie: Sectie) -> bool:
    """Whether the factsheet has the heading of `sectie`: one of its parts is enough."""
    groep = sectie.groep or sectie.code
    parts = [other for other in SECTIES if (other.groep or other.code) == groep]
    return any(value(record, part) is not None for part in parts)


def empty_sections(record: Record) -> list[str]:
    """The sections that stand in the factsheet with nothing below them."""
    return [sectie.code for sectie in SECTIES if lines(record, sectie) == []]


def page(bladzijde: int, zeker: bool) -> str:
    """A page of the report; where it is not sure (`zeker`), it or the next one."""
    return str(bladzijde) if zeker else f"{bladzijde} of {bladzijde + 1}"


def has_contacts(sectie: Sectie) -> bool:
    """Whether people to ask stand in `sectie`: what may have changed since the report."""
    return sectie.vorm in ("contacten", "overige")


def contacts_as_of(jaar: str) -> str:
    """What a reader must know of names and numbers that were right in the year `jaar`."""
    return f"Stand van {jaar}: personen, functies en nummers kunnen veranderd zijn."


def contact_text(contact: Record) -> str:
    """A contact person on one line: name, role, organisation, phones, e-mail, website; what there is of it."""
    parts = [contact["naam"], contact["functie"], contact["organisatie"], *contact["telefoon"]]
    return ", ".join(part for part in (*parts, contact["email"], contact["website"]) if part)


OVERIG_LABELS = {
    "status": "Status",
    "omschrijving": "Omschrijving",
    "doelstelling": "Doelstelling",
    "doelgroep": "Doelgroep",
    "opdrachtgevers": "Opdrachtgevers",
    "partners": "Partners",
}
"""What a factsheet may say of another project of its municipality, with the label of each, in reading order."""


def other_project_parts(other: Record) -> list[tuple[str, str]]:
    """What is said of another project, as pairs of label and text; its contacts last."""
    parts = []
    for field, label in OVERIG_LABELS.items():
        content = other[field]
        if content:
            parts.append((label, content if isinstance(content, str) else ", ".join(content)))
    return parts + [("Contact", contact_text(contact)) for contact in other["contact"]]


def other_project_text(other: Record) -> str:
    """Another project on one line."""
    return "; ".join([other["titel"], *(f"{label}: {text}" for label, text in other_project_parts(other))])


def _item(item: Record) -> Line:
    return Line(item["tekst"], item["noot"], tuple(item["themas"]), item.get("soort"))
