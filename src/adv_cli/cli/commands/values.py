"""adv values: the codes one can filter on."""

from collections.abc import Sequence
from typing import Annotated

import typer

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.tables import Code
from adv_cli.cli.completion import complete_from, completes
from adv_cli.cli.context import Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import ROWS, output_group, with_options
from adv_cli.model.template import DIMENSIE_LABELS, DIMENSIES, FILTERBAAR
from adv_cli.queries.filters import check_dimension

app = App()

DIMENSIONS = (*FILTERBAAR, "aanleiding")
FIELDS = ("dimensie", "code", "label", "aliassen", "aantal", "definitie")


@app.command(
    "values",
    epilog="""adv values
    adv values niveau
    adv values gemeente --json""",
)
@with_options(output_group(*ROWS))
def values(
    session: Session,
    output: Output,
    dimensie: Annotated[
        str | None,
        typer.Argument(
            metavar="DIMENSIE",
            help=f"Een van {', '.join(DIMENSIONS)}.",
            autocompletion=completes(complete_from({name: DIMENSIE_LABELS[name] for name in DIMENSIONS})),
            show_default=False,
        ),
    ] = None,
) -> None:
    """De codes waarop u kunt filteren: label, betekenis, andere namen, en hoeveel projecten.

    Zonder DIMENSIE de vijf zoekmodellen van het rapport.
    """
    catalogue = session.catalogue
    chosen: Sequence[str] = [check_dimension(dimensie, DIMENSIONS)] if dimensie else DIMENSIES
    rows = [row for name in chosen for row in _rows(catalogue, name)]

    def table() -> str:
        from adv_cli.output.terminal.tables import codes_table

        return codes_table(rows, width=session.terminal.width, colour=session.colours)

    output.write(session, rows, FIELDS, table)


def _rows(catalogue: Catalogue, dimensie: str) -> list[dict[str, object]]:
    counts = _counts(catalogue, dimensie)
    codes = catalogue.codes("thema.redenen" if dimensie == "aanleiding" else dimensie)
    return [_row(dimensie, code, counts.get(code.code, 0)) for code in codes]


def _counts(catalogue: Catalogue, dimensie: str) -> dict[str, int]:
    if dimensie == "aanleiding":
        return dict(catalogue.rows("SELECT code, count(DISTINCT project) FROM thema WHERE sectie = 'redenen' GROUP BY code"))
    if dimensie == "thema":
        return dict(catalogue.rows("SELECT code, count(DISTINCT project) FROM thema GROUP BY code"))
    column = "gemeente_code" if dimensie == "gemeente" else dimensie
    return dict(catalogue.rows(f"SELECT {column}, count(*) FROM project GROUP BY 1"))


def _row(dimensie: str, code: Code, aantal: int) -> dict[str, object]:
    return {
        "dimensie": dimensie,
        "code": code.code,
        "label": code.label,
        "aliassen": code.aliassen.splitlines(),
        "aantal": aantal,
        "definitie": code.definitie,
    }
