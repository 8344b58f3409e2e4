"""The projects that filters choose, and one project by its id."""

from collections.abc import Sequence
from typing import Any

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.tables import COLUMNS, ProjectRow
from adv_cli.dutch.normalize import fold_name
from adv_cli.dutch.spelling import meant
from adv_cli.errors import NotFoundError
from adv_cli.model.template import DIMENSIONS
from adv_cli.queries.filters import EVERYTHING, Filters, condition, shortened


def projects(
    catalogue: Catalogue, filters: Filters = EVERYTHING, order: str = "sorteer"
) -> list[ProjectRow]:
    """The projects that `filters` choose, as narrow rows in the order of column `order` (a
    dimension: as in the codebook).

    Raises UsageError (see resolve).
    """
    clause, parameters = condition(catalogue, filters)
    if order in DIMENSIONS:
        by = f"(SELECT volgorde FROM code c WHERE c.dimensie = '{order}' AND c.code = p.{order})"
    else:
        by = f"p.{order}"
    rows = catalogue.rows(
        f"SELECT {COLUMNS} FROM project p WHERE {clause} ORDER BY {by}, p.sorteer, p.id", parameters
    )
    return [ProjectRow(*row) for row in rows]


def project_names(catalogue: Catalogue, ids: Sequence[str] | None = None) -> dict[str, str]:
    """What a reader calls the projects with these ids (None: all projects): municipality and title."""
    clause, parameters = ("1", ()) if ids is None else (f"id IN ({', '.join('?' * len(ids))})", ids)
    rows = catalogue.rows(f"SELECT id, gemeente, titel FROM project WHERE {clause}", parameters)
    return {id: f"{municipality}: {title}" for id, municipality, title in rows}


def resolve_id(catalogue: Catalogue, value: str) -> str:
    """The id that `value` is, or is the unambiguous beginning of; raises NotFoundError with the
    nearest ids.
    """
    sought = fold_name(value).replace(" ", "-")
    if catalogue.rows("SELECT 1 FROM project WHERE id = ?", (sought,)):
        return sought
    begun = [
        id
        for (id,) in catalogue.rows(
            "SELECT id FROM project WHERE id >= ? AND id < ? LIMIT 9", (sought, sought + "~")
        )
    ]
    if len(begun) == 1 and sought:
        return str(begun[0])
    value = shortened(value)
    if begun and sought:
        more = " ..." if len(begun) > 8 else ""
        raise NotFoundError(
            f"“{value}” is het begin van meer dan één id: {', '.join(begun[:8])}{more}."
        )
    ids = [id for (id,) in catalogue.rows("SELECT id FROM project ORDER BY id")]
    raise NotFoundError(
        f"Er is geen project “{value}”.{meant(value, ids)} Alle ids: adv list --velden id."
    )


def record_json(catalogue: Catalogue, id: str) -> str:
    """The full record of the project with this id, as JSON text."""
    return str(
        catalogue.rows(
            "SELECT r.json FROM record r JOIN project p USING (nr) WHERE p.id = ?", (id,)
        )[0][0]
    )


def record(catalogue: Catalogue, id: str) -> dict[str, Any]:
    """The full record of a project, in the shape of its YAML file; raises NotFoundError (see
    resolve_id).
    """
    import json

    found: dict[str, Any] = json.loads(record_json(catalogue, resolve_id(catalogue, id)))
    return found


def report_year(catalogue: Catalogue) -> str:
    """The year of the report: all that the records say is the state of then."""
    import json

    return str(json.loads(catalogue.meta("bron"))["rapport"]["datum"])[:4]
