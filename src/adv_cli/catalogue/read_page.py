"""All that the catalogue says of texts, words and codes, for a page that searches by itself."""

from typing import NamedTuple

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Selection, project_condition
from adv_cli.catalogue.tables import OWN_TEXT


class Point(NamedTuple):
    """An item as it is searched: `tekst` is what it says itself (see `OWN_TEXT`)."""

    id: str
    sectie: str
    position: int
    tekst: str
    bladzijde: int
    bladzijde_zeker: bool
    soort: str | None
    implied: str


class WordTables(NamedTuple):
    """The tables of words: pairs as they stand in the tables of these names."""

    word: list[tuple[str, str]]
    form: list[tuple[str, str]]
    part: list[tuple[str, str]]
    inflected: list[tuple[str, str]]
    synonym: list[tuple[int, str]]
    abbreviation: list[tuple[str, str]]


def points(catalogue: Catalogue, selection: Selection) -> list[Point]:
    """Every item of the chosen projects, in the order of the catalogue."""
    catalogue.need_words()
    condition, parameters = project_condition(selection)
    query = (
        f"SELECT p.id, i.sectie, i.position, {OWN_TEXT}, i.bladzijde, i.bladzijde_zeker, i.soort,"
        f" i.implied FROM item i JOIN project p ON p.nr = i.project WHERE {condition} ORDER BY i.nr"
    )
    return [Point._make(row) for row in catalogue.rows(query, parameters)]


def themes(catalogue: Catalogue) -> list[tuple[str, str, str]]:
    """The themes of every project: id, section and code, each once."""
    query = (
        "SELECT DISTINCT p.id, t.sectie, t.code FROM theme t JOIN project p ON p.nr = t.project"
        " ORDER BY 1, 2, 3"
    )
    return [(id, section, code) for id, section, code in catalogue.rows(query)]


def word_tables(catalogue: Catalogue) -> WordTables:
    """The tables of words as they are."""
    catalogue.need_words()
    return WordTables(
        *(
            catalogue.rows(f"SELECT * FROM {table} ORDER BY rowid")
            if table == "synonym"
            else catalogue.rows(f"SELECT * FROM {table} ORDER BY 1, 2")
            for table in WordTables._fields
        )
    )
