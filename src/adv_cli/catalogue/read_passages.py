"""What the catalogue says of texts: the items in which one was found."""

from typing import Any, NamedTuple

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import (
    Selection,
    TextMatch,
    fts5,
    project_condition,
    section_condition,
)


class MatchingItem(NamedTuple):
    """An item in which a text was found, with its project; `nr` is the item's own number.

    `implied` are words that its text says without having them.
    """

    nr: int
    id: str
    gemeente: str
    titel: str
    bladzijde: int
    bladzijde_zeker: bool
    sectie: str
    tekst: str
    soort: str | None
    implied: str


def matching_items(
    catalogue: Catalogue, match: TextMatch, selection: Selection, limit: int | None = None
) -> list[MatchingItem]:
    """The items with a text in the chosen projects, the best first; at most `limit` of them."""
    columns = (
        "i.nr, p.id, p.gemeente, p.titel, i.bladzijde, i.bladzijde_zeker,"
        " i.sectie, i.tekst, i.soort, i.implied"
    )
    most = -1 if limit is None else limit
    rows = _rows(catalogue, columns, match, selection, "ORDER BY f.rank LIMIT ?", most)
    return [MatchingItem._make(row) for row in rows]


def is_found(catalogue: Catalogue, match: TextMatch, selection: Selection) -> bool:
    """Whether any item of the chosen projects has a text."""
    return bool(_rows(catalogue, "1", match, selection, "LIMIT ?", 1))


def _rows(
    catalogue: Catalogue,
    columns: str,
    match: TextMatch,
    selection: Selection,
    closing: str,
    most: int,
) -> list[tuple[Any, ...]]:
    """These columns of the items with a text in the chosen projects."""
    catalogue.need_words()
    condition, parameters = project_condition(selection)
    where, sections = section_condition(match.sections)
    query = (
        f"SELECT {columns}"
        " FROM item_fts f JOIN item i ON i.nr = f.rowid JOIN project p ON p.nr = i.project"
        f" WHERE item_fts MATCH ? AND {where} AND {condition} {closing}"
    )
    return catalogue.rows(query, (fts5(match), *sections, *parameters, most))
