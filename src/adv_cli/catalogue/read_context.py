"""What stands beside counts of themes and attributes: who has none, and what the report lists."""

from typing import NamedTuple

from adv_cli.catalogue.read_counts import coded_rows
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Selection, project_condition


class UncodedProject(NamedTuple):
    """A project with no code of a dimension.

    `stated` says whether its factsheet says anything in the section asked about, `empty` whether
    that stands there with nothing below it; where neither is so, it is missing.
    """

    id: str
    stated: bool
    empty: bool


class ListedThemes(NamedTuple):
    """A list without counts in chapter 2: its name, its page, and the themes that it names."""

    naam: str
    bladzijde: int
    codes: tuple[str, ...]


def uncoded_projects(
    catalogue: Catalogue, dimension: str, section: str, selection: Selection
) -> list[UncodedProject]:
    """The chosen projects without any code of a theme list or attribute, and what of `section`."""
    condition, parameters = project_condition(selection)
    query = (
        "SELECT p.id, EXISTS (SELECT 1 FROM item i WHERE i.project = p.nr AND i.sectie = ?),"
        " instr(r.empty_sections, ?) > 0 FROM project p JOIN record r USING (nr)"
        f" WHERE p.nr NOT IN (SELECT project {coded_rows(dimension)})"
        f" AND {condition} ORDER BY p.sort_key, p.id"
    )
    rows = catalogue.rows(query, (section, f" {section} ", *parameters))
    return [UncodedProject(id, bool(stated), bool(empty)) for id, stated, empty in rows]


def listed_themes(catalogue: Catalogue, section: str) -> ListedThemes | None:
    """The list of chapter 2 for the items of a section; None where it has none."""
    query = "SELECT naam, bladzijde FROM published_list WHERE sectie = ?"
    found = catalogue.rows(query, (section,))
    if not found:
        return None
    codes = catalogue.rows("SELECT code FROM listed_theme WHERE sectie = ?", (section,))
    ((name, page),) = found
    return ListedThemes(name, page, tuple(code for (code,) in codes))
