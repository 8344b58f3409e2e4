"""What the catalogue says of projects: their rows, names and ids, and their full records."""

from collections.abc import Sequence
from typing import NamedTuple

from adv_cli.catalogue.question_rows import ProjectRow
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import ALL_PROJECTS, Selection, project_condition
from adv_cli.model.template import DIMENSIONS

_COLUMNS = ", ".join(f"p.{name}" for name in ProjectRow._fields)


class ProjectName(NamedTuple):
    """What a project is called."""

    id: str
    gemeente: str
    titel: str


def projects(
    catalogue: Catalogue, selection: Selection = ALL_PROJECTS, order: str = "sort_key"
) -> list[ProjectRow]:
    """The projects that are chosen, in the order of a column (a dimension: as in the codebook)."""
    condition, parameters = project_condition(selection)
    by = f"p.{order}"
    if order in DIMENSIONS:
        by = f"(SELECT position FROM code c WHERE c.dimension = '{order}' AND c.code = {by})"
    query = f"SELECT {_COLUMNS} FROM project p WHERE {condition} ORDER BY {by}, p.sort_key, p.id"
    return [ProjectRow._make(row) for row in catalogue.rows(query, parameters)]


def project(catalogue: Catalogue, id: str) -> ProjectRow:
    """The project with this id, which must be there."""
    (row,) = catalogue.rows(f"SELECT {_COLUMNS} FROM project p WHERE p.id = ?", (id,))
    return ProjectRow._make(row)


def projects_with_other_districts(
    catalogue: Catalogue, dimension: str, selection: Selection
) -> list[ProjectRow]:
    """The chosen projects that name another number of districts than their code lets one expect.

    See `PublishedCountRow`.
    """
    condition, parameters = project_condition(selection)
    query = (
        f"SELECT {_COLUMNS} FROM project p"
        f" JOIN published_count c ON c.dimension = ? AND c.code = p.{dimension}"
        f" WHERE (p.wijken < c.fewest_districts OR p.wijken > c.most_districts) AND {condition}"
        " ORDER BY p.sort_key"
    )
    rows = catalogue.rows(query, (dimension, *parameters))
    return [ProjectRow._make(row) for row in rows]


def names(catalogue: Catalogue, ids: Sequence[str] | None = None) -> list[ProjectName]:
    """What the projects with these ids are called (None: all projects)."""
    query = "SELECT id, gemeente, titel FROM project"
    if ids is not None:
        query += f" WHERE id IN ({', '.join('?' * len(ids))})"
    return [ProjectName._make(row) for row in catalogue.rows(query, ids or ())]


def names_beginning(catalogue: Catalogue, beginning: str, limit: int = -1) -> list[ProjectName]:
    """What the projects are called whose id begins so, by id; at most `limit` of them (-1: all)."""
    query = "SELECT id, gemeente, titel FROM project WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
    rows = catalogue.rows(query, (beginning, f"{beginning}~", limit))
    return [ProjectName._make(row) for row in rows]


def has_project(catalogue: Catalogue, id: str) -> bool:
    """Whether there is a project with this id."""
    return bool(catalogue.rows("SELECT 1 FROM project WHERE id = ?", (id,)))


def record_json(catalogue: Catalogue, id: str) -> str:
    """The full record of the project with this id, which must be there, as JSON text."""
    query = "SELECT r.json FROM record r JOIN project p USING (nr) WHERE p.id = ?"
    ((text,),) = catalogue.rows(query, (id,))
    return str(text)
