"""What a page needs that searches, filters and counts by itself: texts, codes, words and rules.

Plain data with Dutch keys, as its scripts read it. Persons to ask are in it only where they are
asked for: then neither their names nor the words of these are.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any

from adv_cli.catalogue import read_page
from adv_cli.catalogue.question_rows import ProjectRow
from adv_cli.catalogue.read_counts import municipalities, published_counts, published_dimension
from adv_cli.catalogue.read_items import coded_attributes
from adv_cli.catalogue.read_page import Point
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import ALL_PROJECTS, Selection
from adv_cli.dutch import compounds, derivation, numbers, typing_errors
from adv_cli.dutch.apparent_words import apparent_words
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.model.attributes import ATTRIBUTES, CARRIER
from adv_cli.model.inventory import Inventory
from adv_cli.model.lines import OTHER_PROJECT_LABELS, Record, contact_text, lines, page, unlabelled
from adv_cli.model.template import (
    CODED_SECTIONS,
    CODING,
    CONCEPT,
    CONTACTS,
    COUNTABLE_LABELS,
    DIMENSION_LABELS,
    DIMENSIONS,
    OTHERS,
    SECTION,
    THEME_SECTION,
    TITLE,
)
from adv_cli.queries.export_rows import without_people
from adv_cli.queries.filters import Filters, select
from adv_cli.queries.inventory import inventory
from adv_cli.queries.projects import projects, record

EXPERIMENT = "experiment"
YES, NO = "ja", "nee"

GROUPS = {
    "Zoekmodellen van het rapport": DIMENSIONS,
    "Waar": ("gemeente", "provincie", EXPERIMENT),
    "Thema’s per onderdeel": ("aanleiding", *CODED_SECTIONS),
    "Wat is bereikt, en met wie": ATTRIBUTES,
    "Begrippen": (CONCEPT,),
}
"""The dimensions of the page in the order that it shows them, by what they are about."""

_LABELS = COUNTABLE_LABELS | DIMENSION_LABELS
BESIDE = {TITLE: "Titel", CODING: "Namen van de codes"}
"""What is searched beside the sections of a factsheet."""


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


PageData = dict[str, Any]


def page_data(catalogue: Catalogue, filters: Filters, *, people: bool) -> PageData:
    """What the scripts of the page read, for the projects that `filters` choose.

    Raises UsageError (see `filters.resolve`).
    """
    chosen = projects(catalogue, filters)
    found = _points(catalogue, select(catalogue, filters), people=people)
    codes = _codes_by_project(catalogue)
    place = {project.id: nr for nr, project in enumerate(chosen)}
    words = inventory(catalogue)
    return {
        "secties": BESIDE | {code: section.heading for code, section in SECTION.items()},
        "groepen": [
            {
                "naam": name,
                "dimensies": [
                    _dimension(catalogue, code, words)
                    for code in dimensions
                    if code != EXPERIMENT or words.experiment
                ],
            }
            for name, dimensions in GROUPS.items()
        ],
        "hoofdstuk": {"naam": words.chapter, "van": words.chapter_of_report},
        "gefilterd": bool(filters),
        "projecten": [_project(project, codes[project.id], words) for project in chosen],
        "dingen": _things(catalogue, place),
        "punten": [_point(point, place[point.id]) for point in found],
        "woorden": _words(catalogue, found),
        "kopjes": {OTHERS: [*OTHER_PROJECT_LABELS.values()]},
        "regels": derivation.lists() | compounds.lists() | numbers.lists() | typing_errors.lists(),
    }


def _points(catalogue: Catalogue, selection: Selection, *, people: bool) -> list[Point]:
    """The items to search; without `people` nothing of theirs."""
    found = read_page.points(catalogue, selection)
    if people:
        return found
    kept = []
    for point in found:
        if point.sectie == OTHERS:
            kept.append(_without_contacts(point, record(catalogue, point.id)))
        elif point.sectie != CONTACTS:
            kept.append(point)
    return kept


def _without_contacts(point: Point, record: Record) -> Point:
    """Another project of the municipality without the persons to ask."""
    nr = point.position - 1
    text = (lines(without_people(record), SECTION[OTHERS]) or [])[nr].tekst
    implied = _implied_without(point, text, record[OTHERS][nr]["contact"])
    return point._replace(tekst=text, implied=implied)


def _implied_without(point: Point, text: str, contacts: Iterable[Record]) -> str:
    """What an item implies, but for what only its `contacts` do."""
    own = {found.word for found in apparent_words(text)}
    theirs = {
        word
        for contact in contacts
        for word in (
            *(found.word for found in apparent_words(contact_text(contact))),
            *tokens(fold(contact_text(contact))),
        )
    }
    return " ".join(word for word in point.implied.split() if word in own or word not in theirs)


def _point(point: Point, project: int) -> list[Any]:
    """An item of the project at that place; what its text implies only where it does."""
    where = page(point.bladzijde, point.bladzijde_zeker)
    found = [project, point.sectie, point.position, where, point.tekst]
    return [*found, point.implied] if point.implied else found


def _project(
    project: ProjectRow, codes: Mapping[str, Sequence[str]], words: Inventory
) -> dict[str, Any]:
    taking_part = {EXPERIMENT: [YES if project.experiment else NO]} if words.experiment else {}
    return {
        "id": project.id,
        "gemeente": project.gemeente,
        "titel": project.titel,
        "bladzijde": page(project.bladzijde, project.bladzijde_zeker),
        "codes": {
            **{dimension: [getattr(project, dimension)] for dimension in DIMENSIONS},
            "gemeente": [project.gemeente_code],
            "provincie": [project.provincie],
            **taking_part,
            **codes,
        },
    }


def _codes_by_project(catalogue: Catalogue) -> dict[str, dict[str, list[str]]]:
    """The codes of every project beside those of its narrow row: themes, attributes, concepts."""
    section_of = {section: dimension for dimension, section in THEME_SECTION.items()}
    found: dict[str, dict[str, list[str]]] = {project.id: {} for project in projects(catalogue)}
    for id, section, code in read_page.themes(catalogue):
        if section in section_of:
            found[id].setdefault(section_of[section], []).append(code)
    for one in coded_attributes(catalogue, ALL_PROJECTS):
        codes = found[one.id].setdefault(one.attribute, [])
        if one.code not in codes:
            codes.append(one.code)
    for concept in catalogue.codes(CONCEPT):
        for project in projects(catalogue, Filters({CONCEPT: [concept.code]})):
            found[project.id].setdefault(CONCEPT, []).append(concept.code)
    return found


def _things(catalogue: Catalogue, chosen: Container[str]) -> dict[str, dict[str, list[Any]]]:
    """What carries attributes, by project and carrier: of each thing its codes, by attribute."""
    things: dict[tuple[object, ...], dict[str, list[str]]] = {}
    for one in coded_attributes(catalogue, ALL_PROJECTS):
        if one.id in chosen:
            key = (one.id, CARRIER[one.attribute], one.sectie, one.position, one.part)
            things.setdefault(key, {}).setdefault(one.attribute, []).append(one.code)
    found: dict[str, dict[str, list[Any]]] = {}
    for (id, carrier, *_), codes in things.items():
        same = found.setdefault(str(id), {}).setdefault(str(carrier), [])
        if codes not in same:
            same.append(codes)
    return found


def _dimension(catalogue: Catalogue, dimension: str, words: Inventory) -> dict[str, Any]:
    """A dimension with its codes, and what the report counts of it."""
    about = published_dimension(catalogue, dimension)
    counts = published_counts(catalogue, dimension)
    return {
        "code": dimension,
        "label": _LABELS.get(dimension) or f"Experiment {words.experiment}",
        "drager": CARRIER.get(dimension),
        "eigen": dimension in (*CODED_SECTIONS, *ATTRIBUTES, CONCEPT),
        "bladzijde": about.bladzijde if about else None,
        "toelichting": about.toelichting if about else None,
        "hoofdstuk": {code: count.hoofdstuk for code, count in counts.items()},
        "codes": _codes(catalogue, dimension),
    }


def _codes(catalogue: Catalogue, dimension: str) -> list[list[str]]:
    """The codes of a dimension, each with its label and definition."""
    if dimension == EXPERIMENT:
        return [[YES, "in het experiment", ""], [NO, "niet in het experiment", ""]]
    if dimension == "gemeente":
        known = {place.cbs_code: place.toelichting or "" for place in municipalities(catalogue)}
        return [
            [code.code, code.label, known.get(code.code, "")] for code in catalogue.codes(dimension)
        ]
    name = f"thema.{THEME_SECTION[dimension]}" if dimension in THEME_SECTION else dimension
    return [[code.code, code.label, code.definitie] for code in catalogue.codes(name)]


def _words(catalogue: Catalogue, points: Iterable[Point]) -> dict[str, Any]:
    """The tables of words (see `read_words`), as far as the texts of `points` have these words.

    A family is its words in use and its other forms, each as one text. Where a word is that of a
    person who is left out, it is in none of them, but as a part of a compound: winkel is one of
    rechtswinkel, whoever is called so.
    """
    tables = read_page.word_tables(catalogue)
    used = {word for point in points for word in _words_of(point)}
    words = {word: family for word, family in tables.word if word in used}
    kept = set(words.values())
    gone = {family for _, family in tables.word} - kept
    in_compounds = gone.intersection(part for part, family in tables.part if family in kept)
    gone -= in_compounds
    forms = {form: family for form, family in tables.form if family not in gone}
    forms |= {family: family for family in in_compounds}
    groups: dict[int, list[str]] = {}
    for group, name in tables.synonym:
        groups.setdefault(group, []).append(name)
    return {
        "families": _grouped(words),
        "vormen": _grouped(forms),
        "delen": _grouped_pairs(
            (part, family) for part, family in tables.part if family not in gone
        ),
        "verbogen": _grouped_pairs(
            (name, word) for name, word in tables.inflected if word in words
        ),
        "synoniemen": [*groups.values()],
        "afkortingen": [
            [short, name] for short, name in tables.abbreviation if used >= {short, *name.split()}
        ],
    }


def _words_of(point: Point) -> list[str]:
    text = unlabelled(point.tekst, point.sectie)
    return [*tokens(fold(text)), *point.implied.split()]


def _grouped(families: Mapping[str, str]) -> dict[str, str]:
    """The words of each family, each without the letters that it shares with the family's name.

    How many these are stands before it in base 36, which takes half the room: 6en for aanboden.
    """
    return _grouped_pairs(
        (family, _without_beginning(word, family)) for word, family in families.items()
    )


def _without_beginning(word: str, family: str) -> str:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, family, strict=False))
    shared = min(len([*same]), len(_DIGITS) - 1)
    return f"{_DIGITS[shared]}{word[shared:]}"


def _grouped_pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What belongs to each first of the pairs, as one text."""
    found: dict[str, list[str]] = {}
    for first, second in pairs:
        found.setdefault(first, []).append(second)
    return {first: " ".join(found[first]) for first in sorted(found)}
