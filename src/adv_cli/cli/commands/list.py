"""adv list: the projects, one a line."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.tables import ProjectRow
from adv_cli.cli.completion import complete_from, complete_ids
from adv_cli.cli.context import AUTO, NOTHING_FOUND, VIEW, Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import (
    FILTERS,
    OUTPUT_PANEL,
    ROWS,
    check_choice,
    option,
    output_group,
    with_options,
)
from adv_cli.dutch.phrasing import or_list, plural
from adv_cli.errors import UsageError
from adv_cli.model.lines import Record, contacts_as_of, has_contacts, lines
from adv_cli.model.template import DIMENSIONS, SECTION, Section
from adv_cli.output.formats import Row
from adv_cli.output.screen import Screen
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import (
    absent_municipalities,
    projects,
    record,
    report_year,
    resolve_id,
)

if TYPE_CHECKING:
    from adv_cli.queries.similarity import SimilarProject

app = App()

FIELDS = tuple(name for name in ProjectRow._fields if name not in ("sort_key", "file"))
"""The fields of a project itself; beside these any section of the factsheet can be asked for."""
LIKE = ("gelijkenis", "waarom")
"""The fields that --zoals adds."""
LIKE_ON_A_TERMINAL = ("gemeente", "titel", "waarom")
PIPED = ("id", "gemeente", "titel", *DIMENSIONS, "bladzijde")
SECTIONS = tuple(code for code in SECTION if code not in FIELDS)
STAND = "stand"
"""The year that contacts are of; it comes with them of itself where fields have names."""
ORDERS = ("gemeente", "titel", "id", "provincie", *DIMENSIONS, "bladzijde", "wijken")

_FIELD_HELP = dict.fromkeys(FIELDS, "veld van het project") | {
    code: SECTION[code].heading for code in SECTIONS
}
_SORTEER = option(
    "--sorteer",
    metavar="VELD",
    help=f"Sorteer op gemeente (zonder deze optie) of op {or_list(ORDERS[1:])}.",
    panel=OUTPUT_PANEL,
    complete=complete_from({name: f"op {name}" for name in ORDERS}),
)
_ZOALS = option(
    "--zoals",
    metavar="ID",
    help="Andere projecten, die er het meest op lijken eerst, met de reden.",
    panel=OUTPUT_PANEL,
    complete=complete_ids,
)


@app.command(
    "list",
    epilog="""adv list --doelgroep multiprobleem
    adv list --zoals gouda-gezinsmanagement
    adv list --niveau een-wijk --provincie overijssel --json
    adv list --velden gemeente,titel,contactgegevens --excel > contacten.csv""",
)
@with_options(FILTERS, output_group(*ROWS, fields=_FIELD_HELP))
def list_projects(
    session: Session,
    filters: Filters,
    output: Output,
    sorteer: Annotated[str, _SORTEER] = "gemeente",
    zoals: Annotated[str | None, _ZOALS] = None,
) -> None:
    """De projecten, één per regel.

    Op een terminal een tabel; in een pipe regels met tabs ertussen: id, gemeente, titel, de vijf
    codes en de bladzijde. Met --zoals krijgt elk project er de velden gelijkenis (een getal om op
    te sorteren) en waarom bij.
    """
    if zoals and sorteer != "gemeente":
        raise UsageError("--zoals en --sorteer gaan niet samen: --zoals is zelf een volgorde.")
    check_choice("--sorteer", sorteer, ORDERS)
    fields = _fields(output, LIKE if zoals else ())
    catalogue = session.catalogue
    found = projects(catalogue, filters, sorteer)
    likeness = {}
    if zoals:
        likeness = _likeness(catalogue, zoals)
        by_id = {project.id: project for project in found}
        found = [by_id[id] for id in likeness if id in by_id]
    rows = _rows(catalogue, found, fields, likeness)
    columns = output.fields or (LIKE_ON_A_TERMINAL if zoals else ())

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.tables import fields_table, projects_table

        if not found:
            return ""
        if columns:
            return fields_table(rows, columns, screen)
        return projects_table(found, _short_labels(catalogue), screen)

    counted = output.form_on(session.terminal) == VIEW
    remarks = _remarks(catalogue, filters, len(found), counted=counted)
    if found and _with_contacts(fields):
        remarks.append(contacts_as_of(report_year(catalogue)))
    output.write(session, rows, fields, view, remarks=remarks)


def _fields(output: Output, like: Sequence[str]) -> tuple[str, ...]:
    """The fields of a row: those that were chosen, else those that suit the form of the output."""
    default = FIELDS if output.form in ("json", "jsonl") else PIPED
    fields = output.chosen((*default, *like), (*FIELDS, *like, *SECTIONS, STAND))
    if _with_contacts(fields) and output.form != AUTO and STAND not in fields:
        return (*fields, STAND)
    return fields


def _with_contacts(fields: Sequence[str]) -> bool:
    return any(name in SECTIONS and has_contacts(SECTION[name]) for name in fields)


def _likeness(catalogue: Catalogue, id: str) -> dict[str, "SimilarProject"]:
    """The other projects by their id, those most like this one first."""
    from adv_cli.queries.similarity import most_similar

    others = most_similar(catalogue, resolve_id(catalogue, id))
    return {other.id: other for other in others}


def _short_labels(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    return {
        dimension: {code.code: code.kort for code in catalogue.codes(dimension)}
        for dimension in DIMENSIONS
    }


def _remarks(catalogue: Catalogue, filters: Filters, found: int, *, counted: bool) -> list[str]:
    """How many projects there are, and why there are none."""
    if not found:
        absent = absent_municipalities(catalogue, filters)
        return [NOTHING_FOUND, *(f"{where.naam}: {where.toelichting}" for where in absent)]
    total = plural(catalogue.project_count, "project", "projecten")
    return [f"{found} van {total}"] if counted else []


def _rows(
    catalogue: Catalogue,
    found: Sequence[ProjectRow],
    fields: Sequence[str],
    likeness: Mapping[str, "SimilarProject"],
) -> list[Row]:
    """The projects with all their own fields, and of the others those in `fields`."""
    year = report_year(catalogue) if STAND in fields else None
    sections = [SECTION[name] for name in fields if name in SECTIONS]
    rows: list[Row] = []
    for project in found:
        row: dict[str, object] = project._asdict()
        row[STAND] = year
        if other := likeness.get(project.id):
            row |= {"gelijkenis": other.score, "waarom": other.waarom}
        if sections:
            row |= _contents(record(catalogue, project.id), sections)
        rows.append(row)
    return rows


def _contents(whole: Record, sections: Sequence[Section]) -> dict[str, list[str] | None]:
    """What a record says in each of these sections; None where the factsheet lacks the heading."""
    contents = {section.code: lines(whole, section) for section in sections}
    return {
        code: None if found is None else [line.tekst for line in found]
        for code, found in contents.items()
    }
