"""How many projects and items have a code, and what the report publishes to lay beside that."""

from typing import NamedTuple

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import (
    ALL_PROJECTS,
    THEME,
    Selection,
    code_column,
    project_condition,
)
from adv_cli.catalogue.tables import (
    MunicipalityRow,
    PublishedCountRow,
    PublishedDimensionRow,
)
from adv_cli.model.template import THEME_SECTION


class CodedProject(NamedTuple):
    """A project that has these codes of one or two dimensions."""

    codes: tuple[str, ...]
    id: str


def count_projects(
    catalogue: Catalogue, dimension: str, selection: Selection = ALL_PROJECTS
) -> dict[str, int]:
    """How many of the chosen projects have each code of a dimension that any of them has."""
    condition, parameters = project_condition(selection)
    column, join = _coded_by(dimension)
    query = f"SELECT {column}, count(*) FROM project p {join} WHERE {condition} GROUP BY 1"
    return dict(catalogue.rows(query, parameters))


def count_chosen(catalogue: Catalogue, selection: Selection) -> int:
    """How many projects are chosen."""
    condition, parameters = project_condition(selection)
    ((count,),) = catalogue.rows(f"SELECT count(*) FROM project p WHERE {condition}", parameters)
    return int(count)


def coded_projects(
    catalogue: Catalogue, dimensions: tuple[str, ...], selection: Selection
) -> list[CodedProject]:
    """The chosen projects with their codes of `dimensions`, once for each combination of codes."""
    condition, parameters = project_condition(selection)
    columns, joins = zip(*map(_coded_by, dimensions), strict=True)
    query = (
        f"SELECT p.id, {', '.join(columns)} FROM project p {' '.join(joins)}"
        f" WHERE {condition} ORDER BY p.sort_key, p.id"
    )
    return [CodedProject(tuple(codes), id) for id, *codes in catalogue.rows(query, parameters)]


def count_items(catalogue: Catalogue, section: str, selection: Selection) -> dict[str, int]:
    """How many items of a section have each theme, in the chosen projects."""
    condition, parameters = project_condition(selection)
    query = (
        "SELECT t.code, count(*) FROM project p"
        " JOIN theme t ON t.project = p.nr AND t.sectie = ?"
        f" WHERE {condition} GROUP BY 1"
    )
    return dict(catalogue.rows(query, (section, *parameters)))


def _coded_by(dimension: str) -> tuple[str, str]:
    """The SQL expression for a code of `dimension`, and the join on `project p` that it needs."""
    if dimension != THEME and dimension not in THEME_SECTION:
        return code_column(dimension), ""
    of = f" WHERE sectie = '{THEME_SECTION[dimension]}'" if dimension != THEME else ""
    themes = f"SELECT DISTINCT project, code FROM theme{of}"
    return f"{dimension}.code", f"JOIN ({themes}) {dimension} ON {dimension}.project = p.nr"


def municipalities(catalogue: Catalogue) -> list[MunicipalityRow]:
    """All municipalities that the data knows, as a Dutch reader sorts them."""
    columns = ", ".join(MunicipalityRow._fields)
    rows = catalogue.rows(f"SELECT {columns} FROM municipality ORDER BY rowid")
    return [MunicipalityRow._make(row) for row in rows]


def published_dimension(catalogue: Catalogue, dimension: str) -> PublishedDimensionRow | None:
    """What chapter 2 says of a dimension; None when it does not count it."""
    columns = ", ".join(PublishedDimensionRow._fields)
    query = f"SELECT {columns} FROM published_dimension WHERE dimension = ?"
    found = [PublishedDimensionRow._make(row) for row in catalogue.rows(query, (dimension,))]
    return found[0] if found else None


def published_counts(catalogue: Catalogue, dimension: str) -> dict[str, PublishedCountRow]:
    """What chapter 2 publishes of each code of a dimension."""
    columns = ", ".join(PublishedCountRow._fields)
    query = f"SELECT {columns} FROM published_count WHERE dimension = ?"
    found = [PublishedCountRow._make(row) for row in catalogue.rows(query, (dimension,))]
    return {count.code: count for count in found}
