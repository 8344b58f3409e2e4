"""adv stats: counts beside those of the report."""

from collections.abc import Sequence
from typing import Annotated, Any

from adv_cli.cli.completion import complete_from
from adv_cli.cli.context import NOTHING_FOUND, Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import FILTERS, ROWS, argument, output_group, with_options
from adv_cli.errors import UsageError
from adv_cli.model.template import COUNTABLE, COUNTABLE_LABELS
from adv_cli.output.screen import Screen
from adv_cli.queries import statistics
from adv_cli.queries.filters import Filters, check_dimension
from adv_cli.queries.projects import project_names

app = App()

FIELDS = ("dimensie", "code", "label", "aantal", "hoofdstuk", "verschil")
TABLES = ("csv", "excel", "markdown")
"""The forms in which a cross-table has columns for the codes of its second dimension."""

_DIMENSIES = argument(
    "DIMENSIE",
    f"Geen, een of twee van {', '.join(COUNTABLE)}.",
    complete_from({name: COUNTABLE_LABELS[name] for name in COUNTABLE}),
)


@app.command(
    "stats",
    epilog="""adv stats
    adv stats niveau
    adv stats doelgroep niveau --csv
    adv stats knelpunten --doelgroep multiprobleem
    adv stats --experiment --json""",
)
@with_options(FILTERS, output_group(*ROWS))
def stats(
    session: Session,
    filters: Filters,
    output: Output,
    dimensies: Annotated[list[str] | None, _DIMENSIES] = None,
) -> None:
    """Aantallen projecten, naast die van hoofdstuk 2 van het rapport.

    Met één DIMENSIE ook welke projecten er achter elk aantal staan; met twee een kruistabel. Van
    een onderdeel van het factsheet (knelpunten, oplossingen, lessen, ...) telt adv de thema’s van
    de punten.
    """
    chosen = [check_dimension(name, COUNTABLE) for name in dimensies or ()]
    if len(chosen) > 2 or len(set(chosen)) < len(chosen):
        raise UsageError(
            "Geef hoogstens twee verschillende dimensies, bijvoorbeeld adv stats doelgroep niveau."
        )
    if len(chosen) == 2:
        _cross(session, output, filters, *chosen)
    else:
        _counts(session, output, filters, chosen)


def _counts(session: Session, output: Output, filters: Filters, chosen: Sequence[str]) -> None:
    needed = bool(chosen) or output.form == "json"
    answer = statistics.statistics(
        session.catalogue, filters, chosen or statistics.DEFAULT, with_projects=needed
    )

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.statistics import statistics_text

        names = project_names(session.catalogue) if chosen else None
        return statistics_text(answer, screen, filtered=bool(filters), names=names)

    rows = [_row(counts.dimensie, count) for counts in answer.dimensies for count in counts.counts]
    fields = _fields(answer.dimensies[0]) if chosen else FIELDS
    remarks = _remarks(answer.totaal.projecten)
    output.write(session, rows, fields, view, whole=lambda: _as_json(answer), remarks=remarks)


def _remarks(projects: int) -> list[str]:
    return [] if projects else [NOTHING_FOUND]


def _fields(counts: statistics.Counts) -> tuple[str, ...]:
    """The fields of a count with the projects behind it, and its items where these are coded."""
    items = ("punten",) if any(count.punten is not None for count in counts.counts) else ()
    return (*FIELDS, *items, "projecten")


def _row(dimension: str, count: statistics.Count) -> dict[str, Any]:
    row = count._asdict()
    projects = row.pop("projecten")
    return {"dimensie": dimension, **row, "verschil": count.verschil, "projecten": projects}


def _as_json(answer: statistics.Statistics) -> dict[str, Any]:
    return {
        "totaal": answer.totaal._asdict(),
        "dimensies": {
            counts.dimensie: [
                {field: _row("", count)[field] for field in _fields(counts)[1:]}
                for count in counts.counts
            ]
            for counts in answer.dimensies
        },
        "toelichtingen": {
            counts.dimensie: counts.toelichting for counts in answer.dimensies if counts.toelichting
        },
    }


def _cross(session: Session, output: Output, filters: Filters, row: str, column: str) -> None:
    table = statistics.cross_table(session.catalogue, filters, row, column)

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.statistics import cross_table_text

        return cross_table_text(table, screen, filtered=bool(filters))

    if output.form in TABLES:
        rows, fields = _matrix(table), _matrix_fields(table)
    else:
        rows, fields = _long(table), (row, column, "aantal", "projecten")
    remarks = _remarks(table.totaal)
    output.write(session, rows, fields, view, whole=lambda: _cross_as_json(table), remarks=remarks)


def _cross_as_json(table: statistics.CrossTable) -> dict[str, Any]:
    return {
        "totaal": table.totaal,
        "rijen": _side_as_json(table.rijen),
        "kolommen": _side_as_json(table.kolommen),
        "cellen": [row | {"projecten": list(row["projecten"])} for row in _long(table)],
    }


def _side_as_json(counts: statistics.Counts) -> dict[str, Any]:
    totals = {count.code: count.aantal for count in counts.counts}
    return {"dimensie": counts.dimensie, "totalen": totals}


def _long(table: statistics.CrossTable) -> list[dict[str, Any]]:
    """A row for each pair of codes, also where no project has both."""
    first, second = table.rijen, table.kolommen
    cells = [table.cell(row.code, column.code) for row in first.counts for column in second.counts]
    return [
        {
            first.dimensie: cell.rij,
            second.dimensie: cell.kolom,
            "aantal": len(cell.projecten),
            "projecten": cell.projecten,
        }
        for cell in cells
    ]


def _matrix_head(table: statistics.CrossTable) -> str:
    return f"{table.rijen.dimensie} \\ {table.kolommen.dimensie}"


def _matrix_fields(table: statistics.CrossTable) -> tuple[str, ...]:
    return (_matrix_head(table), *(column.code for column in table.kolommen.counts), "totaal")


def _matrix(table: statistics.CrossTable) -> list[dict[str, Any]]:
    """The table as one reads it: a row for each code of the first dimension, and the totals."""
    head = _matrix_head(table)
    columns = table.kolommen.counts
    rows: list[dict[str, Any]] = []
    for row in table.rijen.counts:
        cells = {c.code: len(table.cell(row.code, c.code).projecten) for c in columns}
        rows.append({head: row.code, **cells, "totaal": row.aantal})
    totals = {column.code: column.aantal for column in columns}
    return [*rows, {head: "totaal", **totals, "totaal": table.totaal}]
