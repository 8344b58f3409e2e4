"""One record as rows of the tables that are handed out (see `model.public_tables`)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from adv_cli.catalogue.question_rows import ProjectRow
from adv_cli.model.attribute_codes import figures_by_item
from adv_cli.model.attributes import ROLES
from adv_cli.model.lines import (
    RESULT_KINDS,
    Record,
    all_lines,
    empty_sections,
    heading_note,
    kind,
    lines,
)
from adv_cli.model.template import CONTACTS, DIMENSIONS, OTHERS, SECTION, SECTIONS, value

Row = dict[str, Any]
Labels = Mapping[str, Mapping[str, str]]


def without_people(record: Record) -> Record:
    """A record without the persons to ask, nor what is explained of them."""
    others = record[OTHERS]
    pages = record["bladzijden"]
    return {
        **record,
        CONTACTS: None,
        OTHERS: others and [{**other, "contact": []} for other in others],
        "bladzijden": pages and {code: of for code, of in pages.items() if code != CONTACTS},
        "afwijkingen": [one for one in record["afwijkingen"] if not _is_of_people(one["veld"])],
    }


def _is_of_people(field: str) -> bool:
    return field.startswith(CONTACTS) or (field.startswith(OTHERS) and ".contact" in field)


def project_rows(
    project: ProjectRow, record: Record, labels: Labels, year: str, *, people: bool
) -> dict[str, list[Row]]:
    """The rows of a record for each table, without the column that names the project.

    `year` is the year that persons are of, who stay out without `people`.
    """
    return {
        "projecten": [_project(project, record, labels)],
        "aanwezig": [*_presence(record, people=people)],
        "punten": [*_items(record)],
        "punt_themas": [*_item_themes(record)],
        "oplossingen_bij_knelpunten": [*_answers(record)],
        "organisaties": [*_parties(record, labels)],
        "cijfers": [*_figures(record, labels)],
        "evaluaties": [*_evaluations(record, labels)],
        "contacten": [*_contacts(record, year)],
    }


def _project(project: ProjectRow, record: Record, labels: Labels) -> Row:
    row: Row = {
        "id": project.id,
        "gemeente_code": project.gemeente_code,
        "gemeente": project.gemeente,
        "provincie": project.provincie,
        "experiment": project.experiment,
        "titel": project.titel,
        "titel_in_bijlagen": record["titel_in_bijlagen"],
        "bladzijde": project.bladzijde,
        "bladzijde_zeker": project.bladzijde_zeker,
    }
    for dimension in DIMENSIONS:
        row |= _coded(dimension, dimension, getattr(project, dimension), labels)
    row["soort_resultaten"] = RESULT_KINDS[record["resultaten"]["soort"]]
    row |= _information(record["projectinformatie"])
    row["voor_wie"] = record["aanleiding"]["doelgroep"]
    row["betrokkenen"] = record["organisatie"]["betrokkenen"]
    row |= _direction(record["organisatie"]["regie"] or {}, labels)
    row["methodieken"] = _joined(record["werkwijze"]["methodieken"])
    row["noot"] = record["noot"]
    return row


def _information(group: Record) -> Row:
    households = group["huishoudens"] or {}
    area, period = group["gebied"] or {}, group["looptijd"] or {}
    return {
        "afdeling": group["afdeling"],
        "status": group["status"],
        "huishoudens": households.get("omschrijving"),
        "huishoudens_minimum": households.get("minimum"),
        "huishoudens_maximum": households.get("maximum"),
        "huishoudens_eenheid": households.get("eenheid"),
        "huishoudens_per": households.get("per"),
        "gebied": area.get("omschrijving"),
        "wijken": _joined(area.get("wijken", ())),
        "looptijd": period.get("omschrijving"),
        "start": period.get("start"),
        "eind": period.get("eind"),
        "doorlopend": period.get("doorlopend"),
    }


def _direction(direction: Record, labels: Labels) -> Row:
    allowed = direction.get("mandaat", ())
    return {
        **_coded("regie", "regie", direction.get("code"), labels),
        "regie_bij": _joined(direction.get("benamingen", ())),
        "werkgever": direction.get("werkgever"),
        "mandaat": _joined(allowed),
        "mandaat_label": _joined(labels["mandaat"][code] for code in allowed),
    }


def _coded(name: str, dimension: str, code: str | None, labels: Labels) -> Row:
    """A code and its label, as two columns."""
    return {name: code, f"{name}_label": code and labels[dimension][code]}


def _joined(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def _presence(record: Record, *, people: bool) -> Iterator[Row]:
    empty = empty_sections(record)
    for section in SECTIONS:
        if section.code == CONTACTS and not people:
            continue
        found = lines(record, section) or ()
        nothing = "leeg" if section.code in empty else "ontbreekt"
        state = "gevuld" if found else nothing
        yield {"sectie": section.code, "toestand": state, "punten": len(found)}


def _items(record: Record) -> Iterator[Row]:
    for section, nr, line in all_lines(record):
        yield {
            "sectie": section.code,
            "nr": nr,
            "tekst": line.tekst,
            "soort": kind(record, section, line),
            "bladzijde": line.bladzijde,
            "bladzijde_zeker": line.bladzijde_zeker,
            "noot": line.noot,
            "noot_kop": heading_note(record, section),
        }


def _item_themes(record: Record) -> Iterator[Row]:
    for section, nr, line in all_lines(record):
        for theme in line.themas:
            yield {"sectie": section.code, "nr": nr, "thema": theme}


def _answers(record: Record) -> Iterator[Row]:
    for nr, solution in enumerate(record["knelpunten"]["oplossingen"] or (), start=1):
        for bottleneck in solution["knelpunten"]:
            yield {"knelpunt": bottleneck, "oplossing": nr}


def _parties(record: Record, labels: Labels) -> Iterator[Row]:
    kinds = {party["naam"]: party["soorten"] for party in record["organisatie"]["partijen"]}
    for section, role in ROLES.items():
        for nr, item in enumerate(value(record, SECTION[section]) or (), start=1):
            of_name = isinstance(item, str)
            named = [(item, kinds.get(item, ()))] if of_name else _payers(item)
            for part, (name, codes) in enumerate(named):
                yield {
                    "sectie": section,
                    "nr": nr,
                    "deel": part,
                    "naam": name,
                    **_coded("rol", "rol", role, labels),
                    "soorten": _joined(codes),
                    "soorten_label": _joined(labels["partner"][code] for code in codes),
                }


def _payers(item: Record) -> list[tuple[str, list[str]]]:
    return [(payer["naam"], payer["soorten"]) for payer in item["betalers"]]


def _figures(record: Record, labels: Labels) -> Iterator[Row]:
    plain = ("van", "waarde", "minimum", "maximum", "breuk", "ongeveer", "eenheid", "per")
    for section, nr, figures in figures_by_item(record):
        for part, figure in enumerate(figures):
            yield {
                "sectie": section,
                "nr": nr,
                "deel": part,
                **{name: figure[name] for name in plain},
                **_coded("telt", "telt", figure["telt"], labels),
                "datum": figure["datum"],
                "noot": figure["noot"],
            }


def _evaluations(record: Record, labels: Labels) -> Iterator[Row]:
    for section in ("evaluatiemomenten", "resultaten"):
        for nr, item in enumerate(value(record, SECTION[section]) or (), start=1):
            for part, one in enumerate(item["evaluatie"]):
                yield {
                    "sectie": section,
                    "nr": nr,
                    "deel": part,
                    **_coded("wijze", "evaluatie", one["wijze"], labels),
                    **_coded("fase", "fase", one["fase"], labels),
                    "door": one["door"],
                }


def _contacts(record: Record, year: str) -> Iterator[Row]:
    people = []
    for section in (CONTACTS, OTHERS):
        content = value(record, SECTION[section]) or ()
        for one, line in zip(content, lines(record, SECTION[section]) or (), strict=True):
            if section == CONTACTS:
                people.append((one, None, line))
            else:
                people += [(contact, one["titel"], line) for contact in one["contact"]]
    for nr, (contact, other, line) in enumerate(people, start=1):
        yield {
            "nr": nr,
            "naam": contact["naam"],
            "functie": contact["functie"],
            "organisatie": contact["organisatie"],
            "telefoon": _joined(contact["telefoon"]),
            "email": contact["email"],
            "website": contact["website"],
            "ander_project": other,
            "stand": year,
            "bladzijde": line.bladzijde,
            "bladzijde_zeker": line.bladzijde_zeker,
            "noot": contact["noot"],
        }
