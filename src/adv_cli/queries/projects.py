"""The projects that filters choose, and one project by its id."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from adv_cli.catalogue import read_projects
from adv_cli.catalogue.question_rows import ProjectRow
from adv_cli.catalogue.reader import Catalogue
from adv_cli.dutch.normalize import fold_name
from adv_cli.dutch.spelling import meant
from adv_cli.errors import NotFoundError
from adv_cli.model.attributes import ATTRIBUTES
from adv_cli.model.template import DIMENSIONS
from adv_cli.queries.filters import EVERYTHING, Filters, resolve_code, select, shortened

if TYPE_CHECKING:
    from adv_cli.catalogue.tables import MunicipalityRow

_MOST_SHOWN = 8
"""How many ids are shown that begin alike."""


def projects(
    catalogue: Catalogue, filters: Filters = EVERYTHING, order: str = "gemeente"
) -> list[ProjectRow]:
    """The projects that `filters` choose, as narrow rows in the order of one of their columns.

    In that of a dimension they stand as in the codebook. Raises UsageError (see `resolve`).
    """
    column = "sort_key" if order == "gemeente" else order
    return read_projects.projects(catalogue, select(catalogue, filters), column)


def absent_municipalities(catalogue: Catalogue, filters: Filters) -> list["MunicipalityRow"]:
    """The municipalities that were asked for and took no part in the inventory."""
    from adv_cli.catalogue.read_counts import municipalities  # only where nothing was found

    asked = filters.wel.get("gemeente", ())
    codes = [resolve_code(catalogue, "gemeente", value).code for value in asked]
    known = {municipality.cbs_code: municipality for municipality in municipalities(catalogue)}
    return [known[code] for code in codes if not known[code].inventarisatie]


def absent_named(catalogue: Catalogue, names: Iterable[str]) -> list["MunicipalityRow"]:
    """The municipalities with one of these names that took no part in the inventory."""
    from adv_cli.catalogue.read_counts import municipalities  # only where nothing was found

    sought = {fold_name(name) for name in names}
    named = {
        code.code
        for code in catalogue.codes("gemeente")
        if sought & {fold_name(name) for name in (code.label, *code.aliassen.splitlines())}
    }
    known = municipalities(catalogue)
    return [one for one in known if one.cbs_code in named and not one.inventarisatie]


def why_absent(municipality: "MunicipalityRow") -> str:
    """Why a municipality took no part, as a reader is told."""
    return f"{municipality.naam}: {municipality.toelichting}"


def project_names(catalogue: Catalogue, ids: Sequence[str] | None = None) -> dict[str, str]:
    """What a reader calls the projects with these ids (None: all): municipality and title."""
    return {
        name.id: f"{name.gemeente}: {name.titel}" for name in read_projects.names(catalogue, ids)
    }


def names_beginning(catalogue: Catalogue, beginning: str) -> dict[str, str]:
    """What a reader calls the projects whose id begins so: municipality and title, by id."""
    found = read_projects.names_beginning(catalogue, beginning)
    return {name.id: f"{name.gemeente}: {name.titel}" for name in found}


def resolve_id(catalogue: Catalogue, value: str) -> str:
    """The id that `value` is, or is the unambiguous beginning of.

    Raises NotFoundError with the nearest ids.
    """
    sought = fold_name(value).replace(" ", "-")
    if read_projects.has_project(catalogue, sought):
        return sought
    begun: list[str] = []
    if sought:
        found = read_projects.names_beginning(catalogue, sought, _MOST_SHOWN + 1)
        begun = [name.id for name in found]
    if len(begun) == 1:
        return begun[0]
    value = shortened(value)
    if begun:
        listed = ", ".join(begun[:_MOST_SHOWN])
        more = " ..." if len(begun) > _MOST_SHOWN else ""
        raise NotFoundError(f"“{value}” is het begin van meer dan één id: {listed}{more}.")
    if absent := absent_named(catalogue, [value]):
        raise NotFoundError(f"Er is geen project “{value}”. {why_absent(absent[0])}")
    ids = [name.id for name in read_projects.names_beginning(catalogue, "")]
    raise NotFoundError(
        f"Er is geen project “{value}”.{meant(value, ids)} Alle ids: adv list --velden id."
    )


def record_json(catalogue: Catalogue, id: str) -> str:
    """The full record of the project with this id, as JSON text."""
    return read_projects.record_json(catalogue, id)


def record(catalogue: Catalogue, id: str) -> dict[str, Any]:
    """The full record of a project, in the shape of its YAML file.

    Raises NotFoundError (see `resolve_id`).
    """
    import json

    found: dict[str, Any] = json.loads(record_json(catalogue, resolve_id(catalogue, id)))
    return found


def sheet_labels(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """What the codes are called on a factsheet, by dimension and attribute."""
    labels = {dimension: catalogue.labels(dimension) for dimension in DIMENSIONS}
    labels |= {name: catalogue.short_labels(name) for name in ATTRIBUTES}
    labels["mandaat"] = catalogue.labels("mandaat")  # a short one is two words with a comma
    return labels


def report_year(catalogue: Catalogue) -> str:
    """The year of the report: all that the records say is the state of then."""
    import json

    return str(json.loads(catalogue.sources)["rapport"]["datum"])[:4]
