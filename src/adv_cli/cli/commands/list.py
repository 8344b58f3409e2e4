"""adv list: the projects, one a line."""

from typing import Annotated

import typer

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.tables import ProjectRow
from adv_cli.cli.completion import complete_from, complete_ids, completes
from adv_cli.cli.context import NOTHING_FOUND, Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import FILTERS, ROWS, check_choice, output_group, with_options
from adv_cli.dutch.phrasing import or_list, plural
from adv_cli.errors import UsageError
from adv_cli.model.lines import contacts_as_of, has_contacts, lines
from adv_cli.model.template import DIMENSIONS, SECTION
from adv_cli.output.formats import Row
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import (
    absent_municipalities,
    projects,
    record,
    report_year,
    resolve_id,
)
from adv_cli.queries.similarity import SimilarProject, most_similar

app = App()

FIELDS = tuple(name for name in ProjectRow._fields if name not in ("sort_key", "file"))
"""The fields of a project itself; beside these any section of the factsheet can be asked for."""
LIKE = ("gelijkenis", "waarom")
"""The fields that --zoals adds."""
PIPED = ("id", "gemeente", "titel", *DIMENSIONS, "bladzijde")
SECTIONS = tuple(code for code in SECTION if code not in FIELDS)
STAND = "stand"
"""The year that contacts are of; it comes with them of itself where fields have names."""
ORDERS = ("gemeente", "titel", "id", "provincie", *DIMENSIONS, "bladzijde", "wijken")

complete_fields = complete_from(
    dict.fromkeys(FIELDS, "veld van het project")
    | {code: SECTION[code].heading for code in SECTIONS}
)
"""Fields of a project, and sections of its factsheet with their heading."""


@app.command(
    "list",
    epilog="""adv list --doelgroep multiprobleem
    adv list --zoals gouda-gezinsmanagement
    adv list --niveau een-wijk --provincie overijssel --json
    adv list --velden gemeente,titel,contactgegevens --excel > contacten.csv""",
)
@with_options(FILTERS, output_group(*ROWS, fields=complete_fields))
def list_projects(
    session: Session,
    filters: Filters,
    output: Output,
    sorteer: Annotated[
        str,
        typer.Option(
            "--sorteer",
            metavar="VELD",
            help=f"Sorteer op gemeente (zonder deze optie) of op {or_list(ORDERS[1:])}.",
            autocompletion=completes(complete_from({name: f"op {name}" for name in ORDERS})),
            rich_help_panel="Uitvoer",
            show_default=False,
        ),
    ] = "gemeente",
    zoals: Annotated[
        str | None,
        typer.Option(
            "--zoals",
            metavar="ID",
            help="Andere projecten, die er het meest op lijken eerst, met de reden.",
            autocompletion=completes(complete_ids),
            rich_help_panel="Uitvoer",
            show_default=False,
        ),
    ] = None,
) -> None:
    """De projecten, één per regel.

    Op een terminal een tabel; in een pipe regels met tabs ertussen: id, gemeente, titel, de vijf
    codes en de bladzijde. Met --zoals krijgt elk project er de velden gelijkenis (een getal om op
    te sorteren) en waarom bij.
    """
    if zoals and sorteer != "gemeente":
        raise UsageError("--zoals en --sorteer gaan niet samen: --zoals is zelf een volgorde.")
    check_choice("--sorteer", sorteer, ORDERS)
    default = FIELDS if output.form in ("json", "jsonl") else PIPED
    like = LIKE if zoals else ()
    fields = output.chosen((*default, *like), (*FIELDS, *like, *SECTIONS, STAND))
    with_contacts = any(name in SECTIONS and has_contacts(SECTION[name]) for name in fields)
    if with_contacts and output.form != "auto":
        fields = tuple(dict.fromkeys([*fields, STAND]))
    found = projects(session.catalogue, filters, sorteer)
    likeness: dict[str, SimilarProject] = {}
    if zoals:
        likeness = {
            other.id: other
            for other in most_similar(session.catalogue, resolve_id(session.catalogue, zoals))
        }
        by_id = {project.id: project for project in found}
        found = [by_id[id] for id in likeness if id in by_id]
    rows = _rows(session.catalogue, found, fields, likeness)

    def table() -> str:
        from adv_cli.output.terminal.tables import fields_table, projects_table

        width = session.terminal.width
        if likeness and not output.fields:
            return fields_table(
                rows, ("gemeente", "titel", "waarom"), width=width, colour=session.colours
            )
        if output.fields:
            return fields_table(rows, fields, width=width, colour=session.colours)
        labels = {
            d: {code.code: code.kort for code in session.catalogue.codes(d)} for d in DIMENSIONS
        }
        return projects_table(found, labels, width=width, colour=session.colours)

    if found or output.form != "auto":
        output.write(session, rows, fields, table)
    counted = session.terminal.is_terminal and output.form == "auto"
    for remark in _remarks(session.catalogue, filters, len(found), counted=counted):
        session.terminal.remark(remark)
    if found and with_contacts:
        session.terminal.remark(contacts_as_of(report_year(session.catalogue)))


def _remarks(catalogue: Catalogue, filters: Filters, found: int, *, counted: bool) -> list[str]:
    """How many projects there are, and why there are none."""
    if not found:
        absent = absent_municipalities(catalogue, filters)
        return [NOTHING_FOUND, *(f"{where.naam}: {where.toelichting}" for where in absent)]
    total = plural(catalogue.project_count, "project", "projecten")
    return [f"{found} van {total}"] if counted else []


def _rows(
    catalogue: Catalogue,
    found: list[ProjectRow],
    fields: tuple[str, ...],
    likeness: dict[str, SimilarProject],
) -> list[Row]:
    year = report_year(catalogue) if STAND in fields else None
    rows: list[dict[str, object]] = [project._asdict() | {STAND: year} for project in found]
    for row in rows if likeness else ():
        other = likeness[str(row["id"])]
        row |= {"gelijkenis": other.score, "waarom": other.waarom}
    sections = [SECTION[name] for name in fields if name in SECTIONS]
    if not sections:
        return list(rows)
    for row in rows:
        whole = record(catalogue, str(row["id"]))
        for section in sections:
            content = lines(whole, section)
            row[section.code] = None if content is None else [line.tekst for line in content]
    return list(rows)
