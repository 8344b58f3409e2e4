"""Counts of projects by dimension, beside what chapter 2 of the report publishes, and cross-tables
of two dimensions.

Chapter and records are two witnesses: both numbers stand side by side, and neither is bent to fit
the other.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.template import CODED_SECTIONS, COUNTABLE_LABELS, DIMENSIONS, THEME_SECTION
from adv_cli.queries.filters import Filters, condition

DEFAULT = (*DIMENSIONS, "aanleiding")
"""The dimensions that chapter 2 counts."""

OWN_CODING = (
    "Onze eigen codering: zie adv values thema voor de definities. Een project telt bij elk thema één keer, en kan bij meer"
    " dan één thema staan of bij geen."
)


class Count(NamedTuple):
    """How many projects have a code: here, and in chapter 2 (None with filters on, or where it does
    not count).

    `punten` is the number of items with this theme, None for what is coded by project.
    """

    code: str
    label: str
    kort: str
    aantal: int
    hoofdstuk: int | None
    projecten: tuple[str, ...]
    punten: int | None = None

    @property
    def verschil(self) -> int | None:
        """Ours less the chapter's; None where there is nothing to compare with."""
        return None if self.hoofdstuk is None else self.aantal - self.hoofdstuk


class Counts(NamedTuple):
    """The counts of one dimension.

    `bladzijde` is where chapter 2 gives its counts, `bijlage` the appendix that the codes come
    from; `toelichting` explains a known difference, or tells that the coding is ours.
    """

    dimensie: str
    label: str
    counts: tuple[Count, ...]
    bladzijde: int | None
    bijlage: int | None
    toelichting: str | None


class Totals(NamedTuple):
    """How many projects and municipalities, and how these relate to the G31."""

    projecten: int
    gemeenten: int
    g31: int
    g31_totaal: int
    buiten_g31: tuple[str, ...]
    afwezig: tuple[str, ...]


class Area(NamedTuple):
    """A project whose factsheet names another number of districts than its niveau suggests."""

    id: str
    titel: str
    gemeente: str
    niveau: str
    wijken: int


class Statistics(NamedTuple):
    """The answer of `adv stats`. `alle` is the number of projects without filters."""

    totaal: Totals
    alle: int
    dimensies: tuple[Counts, ...]
    gebieden: tuple[Area, ...]


class Cell(NamedTuple):
    """The projects that have one code of each of two dimensions."""

    rij: str
    kolom: str
    projecten: tuple[str, ...]


class CrossTable(NamedTuple):
    """Two dimensions against each other;

    `rijen` and `kolommen` are the counts of each, in codebook order.
    """

    totaal: int
    alle: int
    rijen: Counts
    kolommen: Counts
    cellen: tuple[Cell, ...]

    def cell(self, row: str, column: str) -> Cell:
        """The cell of these two codes; an empty one where no project has both."""
        found = (cell for cell in self.cellen if (cell.rij, cell.kolom) == (row, column))
        return next(found, Cell(row, column, ()))


def statistics(
    catalogue: Catalogue,
    filters: Filters,
    dimensions: Sequence[str] = DEFAULT,
    *,
    with_projects: bool = True,
) -> Statistics:
    """Count the projects that `filters` choose on each of `dimensions`; raises UsageError (see
    resolve).

    Without `with_projects` the counts do not say which projects stand behind them, which is faster
    on large data.
    """
    chosen = condition(catalogue, filters)
    areas = _areas(catalogue, chosen) if "niveau" in dimensions else ()
    counted = _counts(catalogue, dimensions, chosen, bool(filters), with_projects)
    return Statistics(_totals(catalogue, chosen), int(catalogue.meta("projecten")), counted, areas)


def cross_table(catalogue: Catalogue, filters: Filters, rij: str, kolom: str) -> CrossTable:
    """Count the projects that `filters` choose on two dimensions at once; raises UsageError (see
    resolve).
    """
    clause, parameters = chosen = condition(catalogue, filters)
    (row, row_join), (column, column_join) = _column(rij), _column(kolom)
    query = f"SELECT {row}, {column}, p.id FROM project p {row_join} {column_join} WHERE {clause} ORDER BY p.sorteer, p.id"
    cells: dict[tuple[str, str], list[str]] = {}
    for row_code, column_code, id in catalogue.rows(query, parameters):
        cells.setdefault((row_code, column_code), []).append(id)
    rijen, kolommen = _counts(catalogue, (rij, kolom), chosen, bool(filters), with_projects=False)
    return CrossTable(
        totaal=_totals(catalogue, chosen).projecten,
        alle=int(catalogue.meta("projecten")),
        rijen=rijen,
        kolommen=kolommen,
        cellen=tuple(Cell(*codes, tuple(ids)) for codes, ids in cells.items()),
    )


Condition = tuple[str, list[Any]]


def _column(dimension: str) -> tuple[str, str]:
    """The SQL expression for the code of a dimension, and the join on `project p` that it needs."""
    section = THEME_SECTION.get(dimension)
    if section is None:
        return f"p.{dimension}", ""
    themes = f"SELECT DISTINCT project, code FROM thema WHERE sectie = '{section}'"
    return f"{dimension}.code", f"JOIN ({themes}) {dimension} ON {dimension}.project = p.nr"


def _counts(
    catalogue: Catalogue,
    dimensions: Sequence[str],
    condition: Condition,
    filtered: bool,
    with_projects: bool,
) -> tuple[Counts, ...]:
    chapter = (
        {} if filtered else {(d, code): n for d, code, n in catalogue.rows("SELECT * FROM telling")}
    )
    published = {row[0]: row[1:] for row in catalogue.rows("SELECT * FROM dimensie")}
    found = []
    for dimension in dimensions:
        totals = _totals_by_code(catalogue, dimension, condition)
        projects = _projects_by_code(catalogue, dimension, condition) if with_projects else {}
        section = THEME_SECTION.get(dimension)
        items = _items_by_code(catalogue, section, condition) if section else None
        counts = [
            Count(
                code=code.code,
                label=code.label,
                kort=code.kort,
                aantal=totals.get(code.code, 0),
                hoofdstuk=chapter.get((dimension, code.code)),
                projecten=tuple(projects.get(code.code, ())),
                punten=None if items is None else items.get(code.code, 0),
            )
            for code in catalogue.codes(f"thema.{section}" if section else dimension)
        ]
        if dimension in CODED_SECTIONS:
            counts.sort(key=lambda count: (-count.aantal, -(count.punten or 0)))
        about = published.get(
            dimension, (None, None, OWN_CODING if dimension in CODED_SECTIONS else None)
        )
        found.append(Counts(dimension, COUNTABLE_LABELS[dimension], tuple(counts), *about))
    return tuple(found)


def _totals_by_code(catalogue: Catalogue, dimension: str, condition: Condition) -> dict[str, int]:
    (clause, parameters), (column, join) = condition, _column(dimension)
    return dict(
        catalogue.rows(
            f"SELECT {column}, count(*) FROM project p {join} WHERE {clause} GROUP BY 1", parameters
        )
    )


def _projects_by_code(
    catalogue: Catalogue, dimension: str, condition: Condition
) -> dict[str, list[str]]:
    (clause, parameters), (column, join) = condition, _column(dimension)
    query = f"SELECT {column}, p.id FROM project p {join} WHERE {clause} ORDER BY p.sorteer, p.id"
    projects: dict[str, list[str]] = {}
    for code, id in catalogue.rows(query, parameters):
        projects.setdefault(code, []).append(id)
    return projects


def _items_by_code(catalogue: Catalogue, section: str, condition: Condition) -> dict[str, int]:
    clause, parameters = condition
    query = f"SELECT t.code, count(*) FROM project p JOIN thema t ON t.project = p.nr AND t.sectie = ? WHERE {clause} GROUP BY 1"
    return dict(catalogue.rows(query, (section, *parameters)))


def _totals(catalogue: Catalogue, condition: Condition) -> Totals:
    clause, parameters = condition
    present = dict(
        catalogue.rows(
            f"SELECT p.gemeente_code, count(*) FROM project p WHERE {clause} GROUP BY 1", parameters
        )
    )
    known = catalogue.rows(
        "SELECT cbs_code, naam, g31, inventarisatie FROM gemeente ORDER BY rowid"
    )
    return Totals(
        projecten=sum(present.values()),
        gemeenten=len(present),
        g31=sum(code in present for code, _, g31, _ in known if g31),
        g31_totaal=sum(g31 for _, _, g31, _ in known),
        buiten_g31=tuple(name for code, name, g31, _ in known if code in present and not g31),
        afwezig=tuple(name for _, name, g31, took_part in known if g31 and not took_part),
    )


def _areas(catalogue: Catalogue, condition: Condition) -> tuple[Area, ...]:
    """Projects under one district whose factsheet names more, and under several whose factsheet
    names fewer than two.
    """
    clause, parameters = condition
    query = (
        f"SELECT p.id, p.titel, p.gemeente, p.niveau, p.wijken FROM project p WHERE ({clause}) AND"
        " (p.niveau = 'een-wijk' AND p.wijken > 1 OR p.niveau = 'meerdere-wijken' AND p.wijken < 2)"
        " ORDER BY p.niveau, p.sorteer"
    )
    return tuple(Area(*row) for row in catalogue.rows(query, parameters))
