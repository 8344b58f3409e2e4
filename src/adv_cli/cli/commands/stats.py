"""adv stats: counts beside those of the report."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from adv_cli.cli.completion import complete_from, completes
from adv_cli.cli.context import NOTHING_FOUND, Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import FILTERS, ROWS, output_group, with_options
from adv_cli.errors import UsageError
from adv_cli.model.template import COUNTABLE, COUNTABLE_LABELS
from adv_cli.output.formats import Row, json_object
from adv_cli.queries import statistics
from adv_cli.queries.filters import Filters, check_dimension
from adv_cli.queries.projects import project_names

app = App()

FIELDS = ("dimensie", "code", "label", "aantal", "hoofdstuk", "verschil")


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
    dimensies: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DIMENSIE",
            help=f"Geen, een of twee van {', '.join(COUNTABLE)}.",
            autocompletion=completes(
                complete_from({name: COUNTABLE_LABELS[name] for name in COUNTABLE})
            ),
        ),
    ] = None,
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
    _remark_when_empty(session, answer.totaal.projecten)
    if output.form == "json":
        session.terminal.write(json_object(_as_json(answer)))
        return

    def text() -> str:
        from adv_cli.output.terminal.statistics import statistics_text

        names = project_names(session.catalogue) if chosen else None
        width, colours = session.terminal.width, session.colours
        return statistics_text(
            answer, filtered=bool(filters), names=names, width=width, colour=colours
        )

    rows = [_row(counts.dimensie, count) for counts in answer.dimensies for count in counts.counts]
    output.write(session, rows, _fields(answer.dimensies[0]) if chosen else FIELDS, text)


def _remark_when_empty(session: Session, projects: int) -> None:
    if not projects:
        session.terminal.remark(NOTHING_FOUND)


def _fields(counts: statistics.Counts) -> tuple[str, ...]:
    """The fields of a count with the projects behind it; items are counted only where they are
    coded.
    """
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
    _remark_when_empty(session, table.totaal)
    if output.form == "json":
        session.terminal.write(json_object(_cross_as_json(table)))
    elif output.form in ("csv", "excel", "markdown"):
        rows = _matrix(table)
        output.write(session, rows, tuple(rows[0]))
    else:

        def text() -> str:
            from adv_cli.output.terminal.statistics import cross_table_text

            return cross_table_text(
                table, filtered=bool(filters), width=session.terminal.width, colour=session.colours
            )

        output.write(session, _long(table), (row, column, "aantal", "projecten"), text)


def _cross_as_json(table: statistics.CrossTable) -> dict[str, Any]:
    return {
        "totaal": table.totaal,
        "rijen": {
            "dimensie": table.rijen.dimensie,
            "totalen": {c.code: c.aantal for c in table.rijen.counts},
        },
        "kolommen": {
            "dimensie": table.kolommen.dimensie,
            "totalen": {c.code: c.aantal for c in table.kolommen.counts},
        },
        "cellen": [row | {"projecten": list(row["projecten"])} for row in _long(table)],
    }


def _long(table: statistics.CrossTable) -> list[dict[str, Any]]:
    """A row for each pair of codes, also where no project has both."""
    rij, kolom = table.rijen.dimensie, table.kolommen.dimensie
    pairs = [
        table.cell(row.code, column.code)
        for row in table.rijen.counts
        for column in table.kolommen.counts
    ]
    return [
        {rij: c.rij, kolom: c.kolom, "aantal": len(c.projecten), "projecten": c.projecten}
        for c in pairs
    ]


def _matrix(table: statistics.CrossTable) -> list[Row]:
    """The table as one reads it: a row for each code of the first dimension, and one with the
    totals.
    """
    head = f"{table.rijen.dimensie} \\ {table.kolommen.dimensie}"
    columns = table.kolommen.counts
    body = [
        {
            head: row.code,
            **{c.code: len(table.cell(row.code, c.code).projecten) for c in columns},
            "totaal": row.aantal,
        }
        for row in table.rijen.counts
    ]
    return [*body, {head: "totaal", **{c.code: c.aantal for c in columns}, "totaal": table.totaal}]
