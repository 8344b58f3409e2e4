"""adv stats: counts beside those of the report."""

from collections.abc import Sequence
from typing import Annotated, Any

from adv_cli.cli.completion import complete_from
from adv_cli.cli.context import NOTHING_FOUND, Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import FILTERS, ROWS, argument, output_group, with_options
from adv_cli.errors import UsageError
from adv_cli.model.template import COUNTABLE, COUNTABLE_LABELS, SEVERAL
from adv_cli.output.formats import Row
from adv_cli.output.screen import Screen
from adv_cli.queries import statistics
from adv_cli.queries.filters import Filters, check_dimension
from adv_cli.queries.projects import project_names

app = App()

FIELDS = ("dimensie", "code", "label", "aantal", "hoofdstuk", "verschil")
TABLES = ("csv", "excel", "markdown")
"""The forms in which a cross-table has columns for the codes of its second dimension."""
READ = "markdown"
"""The form for a reader, in which a count says what it is of."""
ITSELF = "met"
"""The field with the second code, in a table of a dimension against itself."""

_DIMENSIES = argument(
    "DIMENSIE",
    f"Geen, een of twee van {', '.join(COUNTABLE)}. Twee keer dezelfde kan waar een project meer"
    " codes kan hebben.",
    complete_from({name: COUNTABLE_LABELS[name] for name in COUNTABLE}),
)


@app.command(
    "stats",
    epilog="""adv stats
    adv stats niveau
    adv stats doelgroep niveau --csv
    adv stats knelpunten --doelgroep multiprobleem
    adv stats gaat-over evaluatie
    adv stats partner partner
    adv stats --experiment --json""",
)
@with_options(FILTERS, output_group(*ROWS))
def stats(
    session: Session,
    filters: Filters,
    output: Output,
    dimensies: Annotated[list[str] | None, _DIMENSIES] = None,
) -> None:
    """Aantallen projecten, naast die van het rapport.

    Met één DIMENSIE ook welke projecten er achter elk aantal staan; met twee een kruistabel. Van
    een onderdeel van het factsheet (knelpunten, oplossingen, lessen, ...) telt adv de thema’s van
    de punten, en zegt welke het rapport noemt. Ook kenmerken zijn te tellen (soort, gaat-over,
    evaluatie, partner, rol, ...); adv stats partner partner toont wie er samenwerken.
    """
    chosen = [check_dimension(name, COUNTABLE) for name in dimensies or ()]
    if len(chosen) > 2 or (len(set(chosen)) < len(chosen) and chosen[0] not in SEVERAL):
        raise UsageError(
            "Geef hoogstens twee verschillende dimensies, bijvoorbeeld adv stats doelgroep niveau."
            " Twee keer dezelfde kan alleen waar een project meer codes kan hebben, zoals bij adv"
            " stats partner partner."
        )
    if len(chosen) == 2:
        _cross(session, output, filters, *chosen)
    else:
        _counts(session, output, filters, chosen)


def _counts(session: Session, output: Output, filters: Filters, chosen: Sequence[str]) -> None:
    needed = bool(chosen) or output.form == "json"
    answer = statistics.statistics(session.catalogue, filters, chosen, with_projects=needed)

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.statistics import statistics_text
        from adv_cli.queries.inventory import inventory

        words = inventory(session.catalogue)
        names = project_names(session.catalogue) if chosen else None
        return statistics_text(answer, screen, words, filtered=bool(filters), names=names)

    rows = [_row(counts.dimensie, count) for counts in answer.dimensies for count in counts.counts]
    fields = _fields(answer.dimensies[0]) if chosen else FIELDS
    if chosen and output.form == READ:
        rows = _for_reading(answer.dimensies[0], rows, answer.totaal.projecten)
    remarks = _remarks(answer.totaal.projecten)
    output.write(
        session,
        rows,
        fields,
        view,
        whole=lambda: _as_json(answer, filtered=bool(filters)),
        remarks=remarks,
    )


def _remarks(projects: int) -> list[str]:
    return [] if projects else [NOTHING_FOUND]


def _fields(counts: statistics.Counts) -> tuple[str, ...]:
    """The fields of a count with the projects behind it, and its items where these are coded."""
    items = ("punten",) if any(count.punten is not None for count in counts.counts) else ()
    listed = ("lijst_bladzijde",) if counts.lijst else ()
    return (*FIELDS, *items, "projecten", *listed)


def _for_reading(
    counts: statistics.Counts, rows: Sequence[Row], projects: int
) -> list[dict[str, Any]]:
    """The rows with what each count is of, and one for the projects without a code."""
    from adv_cli.output.counting import of_all, uncoded_text

    read = [{**row, "aantal": of_all(row["aantal"], projects)} for row in rows]
    if uncoded := counts.zonder_code:
        _, _, remark = uncoded_text(uncoded, projects).partition("; ")
        label = f"geen code; {remark}" if remark else "geen code"
        number = of_all(len(uncoded.projecten), projects)
        nothing = dict.fromkeys((*FIELDS, "punten", "lijst_bladzijde"))
        row = {"dimensie": counts.dimensie, "label": label, "aantal": number}
        read.append({**nothing, **row, "projecten": uncoded.projecten})
    return read


def _row(dimension: str, count: statistics.Count) -> dict[str, Any]:
    row = count._asdict()
    projects = row.pop("projecten")
    return {"dimensie": dimension, **row, "verschil": count.verschil, "projecten": projects}


def _as_json(answer: statistics.Statistics, *, filtered: bool) -> dict[str, Any]:
    whole = {
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
    lists = {c.dimensie: _list_as_json(c, filtered) for c in answer.dimensies if c.lijst}
    without_code = _uncoded_as_json(answer.dimensies)
    return whole | ({"lijsten": lists} if lists else {}) | without_code


def _list_as_json(counts: statistics.Counts, filtered: bool) -> dict[str, Any]:
    """The list of chapter 2; with filters on there is nothing to compare it with."""
    assert counts.lijst is not None
    return {
        "naam": counts.lijst.naam,
        "bladzijde": counts.lijst.bladzijde,
        "wel_genoemd_niet_vaak": None if filtered else [c.code for c in counts.named_not_most],
        "wel_vaak_niet_genoemd": None if filtered else [c.code for c in counts.most_not_named],
    }


def _uncoded_as_json(sides: Sequence[statistics.Counts]) -> dict[str, Any]:
    """The projects without a code, by dimension; nothing where every project has one."""
    found = {
        counts.dimensie: {
            "aantal": len(counts.zonder_code.projecten),
            **counts.zonder_code._asdict(),
        }
        for counts in sides
        if counts.zonder_code
    }
    return {"zonder_code": found} if found else {}


def _cross(session: Session, output: Output, filters: Filters, row: str, column: str) -> None:
    from adv_cli.output.counting import cross_table_uncoded

    table = statistics.cross_table(session.catalogue, filters, row, column)

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.statistics import cross_table_text

        return cross_table_text(table, screen, filtered=bool(filters))

    remarks = _remarks(table.totaal)
    if output.form in TABLES:
        rows, fields = _matrix(table, read=output.form == READ), _matrix_fields(table)
        remarks += cross_table_uncoded(table) if output.form == READ else []
    else:
        rows, fields = _long(table), (*_codes_of(table), "aantal", "projecten")
    output.write(session, rows, fields, view, whole=lambda: _cross_as_json(table), remarks=remarks)


def _cross_as_json(table: statistics.CrossTable) -> dict[str, Any]:
    from adv_cli.output.counting import cross_table_note

    whole = {
        "totaal": table.totaal,
        "rijen": _side_as_json(table.rijen),
        "kolommen": _side_as_json(table.kolommen),
        "cellen": [row | {"projecten": list(row["projecten"])} for row in _long(table)],
    }
    note = cross_table_note(table)
    return whole | ({"toelichting": note} if note else {}) | _uncoded_as_json(table.sides)


def _side_as_json(counts: statistics.Counts) -> dict[str, Any]:
    totals = {count.code: count.aantal for count in counts.counts}
    return {"dimensie": counts.dimensie, "totalen": totals}


def _codes_of(table: statistics.CrossTable) -> tuple[str, str]:
    """The names of the fields with the codes of a cell."""
    return table.rijen.dimensie, ITSELF if table.is_of_one else table.kolommen.dimensie


def _long(table: statistics.CrossTable) -> list[dict[str, Any]]:
    """A row for each pair of codes, also where no project has both."""
    row, column = _codes_of(table)
    return [
        {
            row: cell.rij,
            column: cell.kolom,
            "aantal": len(cell.projecten),
            "projecten": cell.projecten,
        }
        for _, cells in table.rows()
        for cell in cells
    ]


def _matrix_head(table: statistics.CrossTable) -> str:
    return f"{table.rijen.dimensie} \\ {table.kolommen.dimensie}"


def _matrix_fields(table: statistics.CrossTable) -> tuple[str, ...]:
    return (_matrix_head(table), *(column.code for column in table.kolommen.counts), "totaal")


def _matrix(table: statistics.CrossTable, *, read: bool) -> list[dict[str, Any]]:
    """The table as one reads it: a row for each code of the first dimension, and the totals.

    Where it is to be `read`, each count says what it is of.
    """
    from adv_cli.output.counting import of_all

    def shown(count: int) -> int | str:
        return of_all(count, table.totaal) if read else count

    head = _matrix_head(table)
    rows: list[dict[str, Any]] = []
    for row, cells in table.rows():
        counts = {cell.kolom: shown(len(cell.projecten)) for cell in cells}
        rows.append({head: row.code, **counts, "totaal": shown(row.aantal)})
    totals = {column.code: shown(column.aantal) for column in table.kolommen.counts}
    return [*rows, {head: "totaal", **totals, "totaal": table.totaal}]
