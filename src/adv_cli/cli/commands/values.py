"""adv values: the codes one can filter on."""

from collections.abc import Sequence
from typing import Annotated

from adv_cli.catalogue.question_rows import CodeRow
from adv_cli.catalogue.read_counts import count_projects
from adv_cli.catalogue.read_items import section_reach
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import ALL_PROJECTS
from adv_cli.cli.completion import complete_from
from adv_cli.cli.context import Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import ROWS, argument, output_group, with_options
from adv_cli.model.attributes import ATTRIBUTES
from adv_cli.model.template import (
    CONCEPT,
    DIMENSION_LABELS,
    DIMENSIONS,
    FILTERABLE,
    HEADINGS,
    SECTIONS,
)
from adv_cli.output.screen import Screen
from adv_cli.queries.concepts import concept_counts
from adv_cli.queries.filters import check_dimension

app = App()

SECTIE = "sectie"
"""No dimension, but what --sectie, adv items and --velden take: it is listed here too."""
LISTABLE = (*FILTERABLE, "aanleiding", SECTIE)
FIELDS = ("dimensie", "code", "label", "aliassen", "aantal", "definitie")

_DIMENSIE = argument(
    "DIMENSIE",
    f"Een van {', '.join(LISTABLE)}.",
    complete_from({name: DIMENSION_LABELS[name] for name in LISTABLE}),
)


@app.command(
    "values",
    epilog="""adv values
    adv values niveau
    adv values partner
    adv values gemeente --json""",
)
@with_options(output_group(*ROWS))
def values(
    session: Session,
    output: Output,
    dimensie: Annotated[str | None, _DIMENSIE] = None,
) -> None:
    """De codes waarop u kunt filteren: label, betekenis, andere namen, en hoeveel projecten.

    Zonder DIMENSIE de vijf zoekmodellen van het rapport. Kenmerken (soort, gaat-over, evaluatie,
    fase, telt, partner, rol, regie, mandaat) zeggen iets van resultaten, evaluaties, cijfers,
    organisaties en regie; een engere code staat onder de ruimere. Van een begrip zijn de andere
    namen de woorden waarmee het wordt gevonden. sectie geeft de onderdelen van het factsheet.
    """
    catalogue = session.catalogue
    chosen: Sequence[str] = [check_dimension(dimensie, LISTABLE)] if dimensie else DIMENSIONS
    rows = [row for name in chosen for row in _rows(catalogue, name)]

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.tables import codes_table

        return codes_table(rows, screen)

    fields = (*FIELDS, "onder") if dimensie and chosen[0] in ATTRIBUTES else FIELDS
    output.write(session, rows, fields, view)


def _sections(catalogue: Catalogue) -> list[dict[str, object]]:
    """The sections of a factsheet, and how many projects have something in each."""
    return [
        {
            "dimensie": SECTIE,
            "code": section.code,
            "label": section.heading,
            "aliassen": [],
            "aantal": section_reach(catalogue, section.code, ALL_PROJECTS).having,
            "definitie": f"Onderdeel van de kop {HEADINGS[section.heading_code].lower()}.",
            "onder": None,
        }
        for section in SECTIONS
    ]


def _rows(catalogue: Catalogue, dimension: str) -> list[dict[str, object]]:
    if dimension == SECTIE:
        return _sections(catalogue)
    counted = dimension == CONCEPT
    counts = concept_counts(catalogue) if counted else count_projects(catalogue, dimension)
    codes = catalogue.codes("thema.redenen" if dimension == "aanleiding" else dimension)
    return [_row(dimension, code, counts.get(code.code, 0)) for code in codes]


def _row(dimension: str, code: CodeRow, count: int) -> dict[str, object]:
    return {
        "dimensie": dimension,
        "code": code.code,
        "label": code.label,
        "aliassen": code.aliassen.splitlines(),
        "aantal": count,
        "definitie": code.definitie,
        "onder": code.onder,
    }
