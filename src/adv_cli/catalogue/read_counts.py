"""How many projects and items have a code, and what the report publishes to lay beside that."""

from typing import NamedTuple

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import (
    ALL_PROJECTS,
    SAME_THING,
    THEME,
    Selection,
    code_column,
    project_condition,
)
from adv_cli.catalogue.tables import MunicipalityRow, PublishedCountRow, PublishedDimensionRow
from adv_cli.model.attributes import CARRIER, common_carrier
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
    """The chosen projects with their codes of `dimensions`, once for each combination of codes.

    Of two attributes of one carrier only combinations that one thing has, as filters do.
    """
    condition, parameters = project_condition(selection)
    if len(dimensions) == 2 and common_carrier(*dimensions):
        columns, join = _coded_together(*dimensions)
    else:
        columns, joins = zip(*map(_coded_by, dimensions, range(len(dimensions))), strict=True)
        join = " ".join(joins)
    query = (
        f"SELECT p.id, {', '.join(columns)} FROM project p {join}"
        f" WHERE {condition} ORDER BY p.sort_key, p.id"
    )
    return [CodedProject(tuple(codes), id) for id, *codes in catalogue.rows(query, parameters)]


def count_items(catalogue: Catalogue, dimension: str, selection: Selection) -> dict[str, int]:
    """How many items have each theme or code of an attribute, in the chosen projects.

    Of an attribute what carries it is counted: two names in one item are two.
    """
    condition, parameters = project_condition(selection)
    column, value = (
        ("attribute", dimension) if dimension in CARRIER else ("sectie", THEME_SECTION[dimension])
    )
    table = "attribute" if dimension in CARRIER else "theme"
    query = (
        "SELECT t.code, count(*) FROM project p"
        f" JOIN {table} t ON t.project = p.nr AND t.{column} = ?"
        f" WHERE {condition} GROUP BY 1"
    )
    return dict(catalogue.rows(query, (value, *parameters)))


def _coded_by(dimension: str, nr: int = 0) -> tuple[str, str]:
    """The SQL expression for a code of `dimension`, and the join on `project p` that it needs.

    `nr` tells two joins in one query apart.
    """
    if dimension != THEME and dimension not in (*CARRIER, *THEME_SECTION):
        return code_column(dimension), ""
    codes = f"SELECT DISTINCT project, code {coded_rows(dimension)}"
    return f"coded{nr}.code", f"JOIN ({codes}) coded{nr} ON coded{nr}.project = p.nr"


def coded_rows(dimension: str) -> str:
    """The rows with the codes of themes or of an attribute."""
    if dimension in CARRIER:
        return f"FROM attribute WHERE attribute = '{dimension}'"
    if dimension == THEME:
        return "FROM theme"
    return f"FROM theme WHERE sectie = '{THEME_SECTION[dimension]}'"


def _coded_together(first: str, second: str) -> tuple[tuple[str, str], str]:
    """The SQL expressions for codes that one thing has of two attributes, and their join."""
    pairs = (
        "SELECT DISTINCT a.project, a.code AS first, b.code AS second"
        f" FROM attribute a JOIN attribute b ON {SAME_THING}"
        f" WHERE a.attribute = '{first}' AND b.attribute = '{second}'"
    )
    return ("pair.first", "pair.second"), f"JOIN ({pairs}) pair ON pair.project = p.nr"


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
