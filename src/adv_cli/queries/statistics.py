"""Counts of projects by dimension, beside those of the report; and cross-tables of two dimensions.

What chapter 2 publishes and what the records count stand side by side; neither is changed to fit
the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from adv_cli.catalogue.question_rows import ProjectRow
from adv_cli.catalogue.read_counts import (
    coded_projects,
    count_items,
    count_projects,
    municipalities,
    published_counts,
    published_dimension,
)
from adv_cli.catalogue.read_projects import projects_with_other_districts
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Selection
from adv_cli.catalogue.tables import PublishedCountRow
from adv_cli.model.attributes import ATTRIBUTES, Carrier, common_carrier
from adv_cli.model.template import (
    CODED_SECTIONS,
    COUNTABLE_LABELS,
    DIMENSIONS,
    THEME_SECTION,
)
from adv_cli.queries.filters import Filters, select

if TYPE_CHECKING:
    from adv_cli.queries.context import ListedThemes, Uncoded

DEFAULT = (*DIMENSIONS, "aanleiding")
"""The dimensions that chapter 2 counts."""

OWN_CODING = (
    "Onze eigen codering: zie adv values thema voor de definities. Een project telt bij elk thema"
    " één keer, en kan bij meer dan één thema staan of bij geen."
)

OWN_ATTRIBUTE = (
    "Onze eigen codering: zie adv values {} voor de definities. Een project telt bij elke code één"
    " keer, en kan bij meer dan één code staan of bij geen."
)


class Count(NamedTuple):
    """How many projects have a code: here, and in chapter 2.

    `hoofdstuk` is None with filters on, and where the chapter does not count. `punten` is the
    number of items with this theme, None for what is coded by project; `lijst_bladzijde` the page
    on which a list of the chapter names this theme, None where none does.
    """

    code: str
    label: str
    kort: str
    aantal: int
    hoofdstuk: int | None
    projecten: tuple[str, ...]
    punten: int | None = None
    lijst_bladzijde: int | None = None

    @property
    def verschil(self) -> int | None:
        """Ours less the chapter's; None where there is nothing to compare with."""
        return None if self.hoofdstuk is None else self.aantal - self.hoofdstuk


class OtherDistricts(NamedTuple):
    """Projects whose factsheet names another number of districts than their code lets one expect.

    `introduction` says so, for a reader.
    """

    introduction: str
    projects: tuple[ProjectRow, ...]


class Counts(NamedTuple):
    """The counts of one dimension.

    `bladzijde` is where chapter 2 gives its counts, `bijlage` the appendix that the codes come
    from; `toelichting` explains a known difference, or tells that the coding is ours. `lijst` is
    the list of chapter 2 for these themes; `zonder_code` is None where every project has a code,
    and where nobody asked for this dimension by name.
    """

    dimensie: str
    label: str
    counts: tuple[Count, ...]
    bladzijde: int | None
    bijlage: int | None
    toelichting: str | None
    other_districts: tuple[OtherDistricts, ...] = ()
    lijst: "ListedThemes | None" = None
    zonder_code: "Uncoded | None" = None

    @property
    def most(self) -> list[Count]:
        """As many of the most frequent themes as `lijst` names, and those as frequent as these."""
        named = len(self.lijst.codes) if self.lijst else 0
        least = sorted((count.aantal for count in self.counts), reverse=True)[:named][-1:]
        return [count for count in self.counts if least and count.aantal >= max(least[0], 1)]

    @property
    def named_not_most(self) -> list[Count]:
        """The themes that `lijst` names, and that are not among our most frequent."""
        most = self.most
        return [count for count in self.counts if count.lijst_bladzijde and count not in most]

    @property
    def most_not_named(self) -> list[Count]:
        """Our most frequent themes that `lijst` does not name."""
        return [count for count in self.most if not count.lijst_bladzijde]


class Totals(NamedTuple):
    """How many projects and municipalities, and how these relate to those that were asked."""

    projecten: int
    gemeenten: int
    groep: int
    groep_totaal: int
    buiten_groep: tuple[str, ...]
    afwezig: tuple[str, ...]


class Statistics(NamedTuple):
    """The answer of `adv stats`. `alle` is the number of projects without filters."""

    totaal: Totals
    alle: int
    dimensies: tuple[Counts, ...]


class Cell(NamedTuple):
    """The projects that have one code of each of two dimensions."""

    rij: str
    kolom: str
    projecten: tuple[str, ...]


class CrossTable(NamedTuple):
    """Two dimensions against each other, or one against itself.

    `rijen` and `kolommen` are the counts of each, in codebook order. A project counts in a cell
    where it has both codes; with `drager`, where one such thing in it has both.
    """

    totaal: int
    alle: int
    rijen: Counts
    kolommen: Counts
    cellen: tuple[Cell, ...]
    drager: Carrier | None = None

    @property
    def sides(self) -> tuple[Counts, ...]:
        """The counts of its dimensions: one where both are the same."""
        return (self.rijen,) if self.is_of_one else (self.rijen, self.kolommen)

    @property
    def is_of_one(self) -> bool:
        """Whether it lays a dimension against itself."""
        return self.rijen.dimensie == self.kolommen.dimensie

    @property
    def turned(self) -> "CrossTable":
        """The same with rows as columns."""
        cells = tuple(Cell(cell.kolom, cell.rij, cell.projecten) for cell in self.cellen)
        return self._replace(rijen=self.kolommen, kolommen=self.rijen, cellen=cells)

    def rows(self) -> list[tuple[Count, list[Cell]]]:
        """Each row with its cells, also the empty ones."""
        found = {(cell.rij, cell.kolom): cell for cell in self.cellen}
        return [
            (row, [found.get(at) or Cell(*at, ()) for at in self._places(row)])
            for row in self.rijen.counts
        ]

    def _places(self, row: Count) -> list[tuple[str, str]]:
        return [(row.code, column.code) for column in self.kolommen.counts]


def statistics(
    catalogue: Catalogue,
    filters: Filters,
    dimensions: Sequence[str] = (),
    *,
    with_projects: bool = True,
) -> Statistics:
    """Count the projects that `filters` choose on each of `dimensions`, else on all of `DEFAULT`.

    Without `with_projects` the counts do not say which projects stand behind them, which is faster
    on large data. Raises UsageError (see `filters.resolve`).
    """
    selection, filtered = select(catalogue, filters), bool(filters)
    counted = [
        _counts(catalogue, dimension, selection, filtered=filtered, with_projects=with_projects)
        for dimension in dimensions or DEFAULT
    ]
    if dimensions:
        counted = [_with_context(catalogue, counts, selection) for counts in counted]
    return Statistics(_totals(catalogue, selection), catalogue.project_count, tuple(counted))


def cross_table(catalogue: Catalogue, filters: Filters, rij: str, kolom: str) -> CrossTable:
    """Count the projects that `filters` choose on two dimensions at once.

    They may be the same one where a project can have several codes of it. Raises UsageError (see
    `filters.resolve`).
    """
    selection, filtered = select(catalogue, filters), bool(filters)
    cells: dict[tuple[str, ...], list[str]] = {}
    for project in coded_projects(catalogue, (rij, kolom), selection):
        cells.setdefault(project.codes, []).append(project.id)
    sides = {
        dimension: _with_context(
            catalogue,
            _counts(catalogue, dimension, selection, filtered=filtered, with_projects=False),
            selection,
        )
        for dimension in dict.fromkeys((rij, kolom))
    }
    return CrossTable(
        totaal=_totals(catalogue, selection).projecten,
        alle=catalogue.project_count,
        rijen=sides[rij],
        kolommen=sides[kolom],
        cellen=tuple(Cell(row, column, tuple(ids)) for (row, column), ids in cells.items()),
        drager=common_carrier(rij, kolom),
    )


def _counts(
    catalogue: Catalogue,
    dimension: str,
    selection: Selection,
    *,
    filtered: bool,
    with_projects: bool,
) -> Counts:
    about = published_dimension(catalogue, dimension)
    published = published_counts(catalogue, dimension)
    chapter = {} if filtered else {code: count.hoofdstuk for code, count in published.items()}
    ids: dict[str, list[str]] = {}
    other_districts: tuple[OtherDistricts, ...] = ()
    if with_projects:
        ids = _ids_by_code(catalogue, dimension, selection)
        other_districts = _other_districts(catalogue, dimension, selection, published.values())
    own_coding = _own_coding(dimension)
    return Counts(
        dimensie=dimension,
        label=COUNTABLE_LABELS[dimension],
        counts=_by_code(catalogue, dimension, selection, chapter, ids),
        bladzijde=about.bladzijde if about else None,
        bijlage=about.bijlage if about else None,
        toelichting=about.toelichting if about else own_coding,
        other_districts=other_districts,
    )


def _with_context(catalogue: Catalogue, counts: Counts, selection: Selection) -> Counts:
    """The counts of a dimension with the list of chapter 2, and the projects without a code."""
    # only who names a dimension waits for these to load
    from adv_cli.queries.context import listed, uncoded

    themes = listed(catalogue, counts.dimensie)
    pages = dict.fromkeys(themes.codes, themes.bladzijde) if themes else {}
    return counts._replace(
        counts=tuple(c._replace(lijst_bladzijde=pages.get(c.code)) for c in counts.counts),
        lijst=themes,
        zonder_code=uncoded(catalogue, counts.dimensie, selection),
    )


def _own_coding(dimension: str) -> str | None:
    """That a coding is ours, where the report has none."""
    if dimension in CODED_SECTIONS:
        return OWN_CODING
    return OWN_ATTRIBUTE.format(dimension) if dimension in ATTRIBUTES else None


def _by_code(
    catalogue: Catalogue,
    dimension: str,
    selection: Selection,
    chapter: Mapping[str, int],
    ids: Mapping[str, Sequence[str]],
) -> tuple[Count, ...]:
    """The counts of each code of a dimension; those of themes of our own with the most first."""
    section = THEME_SECTION.get(dimension)
    totals = count_projects(catalogue, dimension, selection)
    by_item = bool(section) or dimension in ATTRIBUTES
    items = count_items(catalogue, dimension, selection) if by_item else {}
    counts = [
        Count(
            code=code.code,
            label=code.label,
            kort=code.kort,
            aantal=totals.get(code.code, 0),
            hoofdstuk=chapter.get(code.code),
            projecten=tuple(ids.get(code.code, ())),
            punten=items.get(code.code, 0) if by_item else None,
        )
        for code in catalogue.codes(f"thema.{section}" if section else dimension)
    ]
    if dimension in (*CODED_SECTIONS, *ATTRIBUTES):
        counts.sort(key=lambda count: (-count.aantal, -(count.punten or 0)))
    return tuple(counts)


def _ids_by_code(
    catalogue: Catalogue, dimension: str, selection: Selection
) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for (code,), id in coded_projects(catalogue, (dimension,), selection):
        ids.setdefault(code, []).append(id)
    return ids


def _other_districts(
    catalogue: Catalogue,
    dimension: str,
    selection: Selection,
    published: Iterable[PublishedCountRow],
) -> tuple[OtherDistricts, ...]:
    introductions = {count.code: count.other_districts for count in published}
    if dimension not in DIMENSIONS or not any(introductions.values()):
        return ()
    projects = projects_with_other_districts(catalogue, dimension, selection)
    found = []
    for code, introduction in introductions.items():
        of_code = tuple(project for project in projects if getattr(project, dimension) == code)
        if introduction and of_code:
            found.append(OtherDistricts(introduction, of_code))
    return tuple(found)


def _totals(catalogue: Catalogue, selection: Selection) -> Totals:
    present = count_projects(catalogue, "gemeente", selection)
    known = municipalities(catalogue)
    asked = [municipality for municipality in known if municipality.groep]
    return Totals(
        projecten=sum(present.values()),
        gemeenten=len(present),
        groep=sum(municipality.cbs_code in present for municipality in asked),
        groep_totaal=len(asked),
        buiten_groep=tuple(m.naam for m in known if m.cbs_code in present and not m.groep),
        afwezig=tuple(m.naam for m in asked if not m.inventarisatie),
    )
