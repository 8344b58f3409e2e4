"""Tables as a person reads them: what a row is of stands in words beside each row."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from adv_cli.model.lines import page
from adv_cli.model.public_tables import (
    ITEM_ATTRIBUTES,
    ITEM_THEMES,
    ITEMS,
    NOTE,
    NR,
    PAGE,
    PROJECT,
    SECTION,
    SEPARATED,
    SURE,
    Column,
    Table,
)
from adv_cli.model.template import DIMENSION_LABELS
from adv_cli.model.template import SECTION as SECTION_OF
from adv_cli.output.export.about import citation
from adv_cli.queries.export import Export
from adv_cli.queries.export_rows import Row


class Reading(NamedTuple):
    """Columns with the rows below them, which may have more than these columns."""

    columns: Sequence[Column]
    rows: Sequence[Row]


GEMEENTE = Column("gemeente", "Gemeente", "De gemeente.")
TITEL = Column("titel", "Project", "De titel van het project.")
OF_PROJECT = (PROJECT, GEMEENTE, TITEL)
PART_NAME = Column("onderdeel", "Onderdeel", "Het onderdeel van het factsheet.")
SOURCE = Column("bron", "Bron", "Het rapport met de bladzijde, om aan te halen.")

ITEM_COLUMNS = (
    *OF_PROJECT,
    SECTION,
    PART_NAME,
    NR,
    ITEMS.column("tekst"),
    Column("themas", "Thema’s (codes)", f"De codes van de thema’s, {SEPARATED}."),
    Column("themas_label", "Thema’s", f"De thema’s van het punt, {SEPARATED}."),
    Column("kenmerken", "Kenmerken (codes)", f"Als kenmerk=code, {SEPARATED}."),
    Column("kenmerken_label", "Kenmerken", f"De kenmerken van het punt, {SEPARATED}."),
    ITEMS.column("soort"),
    PAGE,
    SURE,
    NOTE,
    ITEMS.column("noot_kop"),
)
"""The columns of `items`, but for the source."""

Place = tuple[str, str, int]
"""Where an item stands: its project, section and number."""


def of_table(found: Export, table: Table) -> Reading:
    """A table with the names of the project and of the section in each row."""
    named = any(column.name == SECTION.name for column in table.columns)
    own = [column for column in table.columns if column != PROJECT]
    columns = (*OF_PROJECT, *((PART_NAME,) if named else ()), *own)
    return Reading(columns, [*_named(found, found.rows(table))])


def items(found: Export) -> Reading:
    """Every item with its project, its codes in words, and where it stands in the report."""
    joined = {
        "themas": _joined(found, ITEM_THEMES, lambda row: str(row["thema"])),
        "themas_label": _joined(found, ITEM_THEMES, partial(_theme_label, found)),
        "kenmerken": _joined(found, ITEM_ATTRIBUTES, _attribute),
        "kenmerken_label": _joined(found, ITEM_ATTRIBUTES, partial(_attribute_label, found)),
    }
    rows = [*_named(found, found.rows(ITEMS))]
    for row in rows:
        place = _place(row)
        row |= {name: texts.get(place) for name, texts in joined.items()}
        row["bron"] = citation(found, page(row["bladzijde"], row["bladzijde_zeker"]))
    return Reading((*ITEM_COLUMNS, SOURCE), rows)


def _named(found: Export, rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with the names of what they are of."""
    projects = {project.id: project for project in found.projects}
    for row in rows:
        project = projects[row[PROJECT.name]]
        section = row.get(SECTION.name)
        part = {PART_NAME.name: SECTION_OF[section].heading} if section else {}
        yield {**row, GEMEENTE.name: project.gemeente, TITEL.name: project.titel, **part}


def _place(row: Row) -> Place:
    return row[PROJECT.name], row[SECTION.name], row[NR.name]


def _joined(found: Export, table: Table, said: Callable[[Row], str]) -> Mapping[Place, str]:
    """What is said of the rows of a table, each once, on one line for each item."""
    lists: dict[Place, dict[str, None]] = {}
    for row in found.rows(table):
        lists.setdefault(_place(row), {})[said(row)] = None
    return {place: "; ".join(texts) for place, texts in lists.items()}


def _theme_label(found: Export, row: Row) -> str:
    return found.labels[f"thema.{row['sectie']}"][row["thema"]]


def _attribute(row: Row) -> str:
    return f"{row['dimensie']}={row['code']}"


def _attribute_label(found: Export, row: Row) -> str:
    dimension = row["dimensie"]
    return f"{DIMENSION_LABELS[dimension]}: {found.labels[dimension][row['code']]}"
