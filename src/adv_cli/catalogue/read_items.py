"""What the catalogue says of items: those of a section, with a text, or of a project."""

from collections.abc import Sequence
from typing import NamedTuple

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import (
    ALL_PROJECTS,
    ATTRIBUTES_OF_ITEM,
    THEMES_OF_ITEM,
    Selection,
    item_condition,
    project_condition,
)


class SectionItem(NamedTuple):
    """An item with its project. `position` counts from 1 within the section of the project.

    `figures` are typed ones as JSON, `attributes` codes beside themes as `attribute=code`.
    """

    id: str
    gemeente: str
    titel: str
    bladzijde: int
    bladzijde_zeker: bool
    position: int
    tekst: str
    noot: str | None
    heading_note: str | None
    soort: str | None
    figures: str | None
    themas: tuple[str, ...]
    attributes: tuple[str, ...]


class SectionReach(NamedTuple):
    """How many projects are chosen; how many have items in a section, or have it empty."""

    chosen: int
    having: int
    empty: int


def section_items(
    catalogue: Catalogue, section: str, selection: Selection = ALL_PROJECTS
) -> list[SectionItem]:
    """The items of a section, in the order of a list of projects.

    Themes and texts of `selection` choose the items themselves.
    """
    condition, parameters = item_condition(selection, section)
    query = (
        "SELECT p.id, p.gemeente, p.titel, i.bladzijde, i.bladzijde_zeker,"
        " i.position, i.tekst, i.noot, i.heading_note, i.soort, i.figures,"
        f" (SELECT group_concat(t.code) {THEMES_OF_ITEM}),"
        f" (SELECT group_concat(DISTINCT a.attribute || '=' || a.code) {ATTRIBUTES_OF_ITEM})"
        " FROM item i JOIN project p ON p.nr = i.project"
        f" WHERE i.sectie = ? AND {condition} ORDER BY p.sort_key, p.id, i.position"
    )
    return [
        SectionItem._make((*columns, _split(themes), _split(attributes)))
        for *columns, themes, attributes in catalogue.rows(query, (section, *parameters))
    ]


def _split(codes: str | None) -> tuple[str, ...]:
    return tuple(codes.split(",")) if codes else ()


class Answer(NamedTuple):
    """The `solution`th solution of a project, which answers the bottleneck at `position` of it."""

    id: str
    position: int
    solution: int
    tekst: str
    bladzijde: int
    bladzijde_zeker: bool


def answers(catalogue: Catalogue) -> list[Answer]:
    """The solutions of all projects, once for each bottleneck that they answer."""
    query = (
        "SELECT p.id, s.bottleneck, s.solution, i.tekst, i.bladzijde, i.bladzijde_zeker"
        " FROM solved s JOIN project p ON p.nr = s.project JOIN item i"
        " ON i.project = s.project AND i.sectie = 'oplossingen' AND i.position = s.solution"
        " ORDER BY p.sort_key, p.id, s.bottleneck, s.solution"
    )
    return [Answer._make(row) for row in catalogue.rows(query)]


class CodedAttribute(NamedTuple):
    """A code of an attribute that a project has, with the wider codes of a narrow one too.

    `part` counts what carries it within the item at `position`.
    """

    id: str
    sectie: str
    position: int
    part: int
    attribute: str
    code: str


def coded_attributes(catalogue: Catalogue, selection: Selection) -> list[CodedAttribute]:
    """Every code of an attribute that the chosen projects have, in the order of a list."""
    condition, parameters = project_condition(selection)
    query = (
        "SELECT p.id, a.sectie, a.position, a.part, a.attribute, a.code"
        f" FROM attribute a JOIN project p ON p.nr = a.project WHERE {condition}"
        " ORDER BY p.sort_key, p.id, a.sectie, a.position, a.part, a.attribute, a.code"
    )
    return [CodedAttribute._make(row) for row in catalogue.rows(query, parameters)]


def section_reach(catalogue: Catalogue, section: str, selection: Selection) -> SectionReach:
    """What the chosen projects have in a section."""
    condition, parameters = project_condition(selection)
    query = (
        "SELECT count(*), total(having_items), total(empty) FROM ("
        "SELECT EXISTS (SELECT 1 FROM item i WHERE i.sectie = ? AND i.project = p.nr) having_items,"
        " instr(r.empty_sections, ?) > 0 empty"
        f" FROM project p JOIN record r USING (nr) WHERE {condition})"
    )
    (row,) = catalogue.rows(query, (section, f" {section} ", *parameters))
    return SectionReach._make(map(int, row))


def themes_by_project(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, set[tuple[str, str]]]:
    """The themes that each of these projects has, as pairs of section and code."""
    # a row for each project rather than for each theme: twice as fast
    query = (
        "SELECT p.id, group_concat(t.sectie || ' ' || t.code)"
        " FROM project p JOIN theme t ON t.project = p.nr"
        f" WHERE p.id IN ({', '.join('?' * len(ids))}) GROUP BY p.id"
    )
    themes: dict[str, set[tuple[str, str]]] = {id: set() for id in ids}
    for id, listed in catalogue.rows(query, ids):
        pairs = (pair.partition(" ") for pair in set(listed.split(",")))
        themes[id] = {(section, code) for section, _, code in pairs}
    return themes
