"""What is handed out in a file: the projects that filters choose, as records and as tables.

Built once, from the catalogue; every form of a file (`output.export`) is made of it alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from json import loads
from typing import NamedTuple

from adv_cli.catalogue.question_rows import CodeRow, ProjectRow
from adv_cli.catalogue.read_counts import municipalities
from adv_cli.catalogue.read_items import coded_attributes
from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.inventory import Inventory, inventory_of
from adv_cli.model.lines import Record
from adv_cli.model.public_tables import (
    CODED_IN_CODEBOOK,
    COUNTS,
    PROJECT,
    PROJECTS,
    TABLES,
    Table,
    in_words_of,
)
from adv_cli.model.template import (
    COUNTABLE,
    DIMENSION_LABELS,
    HEADINGS,
    SECTIONS,
    THEMED_SECTIONS,
)
from adv_cli.queries.export_rows import Labels, Row, project_rows, without_people
from adv_cli.queries.filters import Filters, resolve, select
from adv_cli.queries.inventory import inventory
from adv_cli.queries.page import PageData, page_data
from adv_cli.queries.projects import projects, record, report_year, sheet_labels
from adv_cli.queries.statistics import Counts, statistics

Progress = Callable[[int, int], None]

OWN_ATTRIBUTES_OF_PROJECT = ("regie", "mandaat")
"""The attributes that are of no single item."""


class Export(NamedTuple):
    """What goes into a file.

    `sources` are the report, the letter and the version of the data set, `inventory` the words of
    their own, `chosen` says in words what was filtered on (nothing: all projects), `all_projects`
    how many there are without. `people`: the persons to ask are among it. `year` is the year that
    all of it is of. `projects` are narrow rows, `records` their full records; `labels` gives for
    each dimension, and each `thema.SECTION`, the label of each code, `sheet_labels` what a
    factsheet calls it. `tables` has the rows of `public_tables.TABLES`, by name. `page` makes what
    only a page needs, while the catalogue is open.
    """

    sources: Record
    inventory: Inventory
    chosen: tuple[str, ...]
    all_projects: int
    people: bool
    year: str
    projects: tuple[ProjectRow, ...]
    records: tuple[Record, ...]
    labels: Labels
    sheet_labels: Labels
    tables: Mapping[str, tuple[Row, ...]]
    page: Callable[[], PageData]

    def rows(self, table: Table) -> tuple[Row, ...]:
        """The rows of a table; none where no project has any."""
        return self.tables.get(table.name, ())

    def described(self, *tables: Table) -> tuple[Table, ...]:
        """Tables, else all that are handed out, in the words of this inventory."""
        chosen = tables or [table for table in TABLES if self.people or not table.people]
        return in_words_of(self.inventory, chosen)

    @property
    def publishes(self) -> bool:
        """Whether the report itself counts anything."""
        return any(row["bladzijde"] for row in self.rows(COUNTS))


def export(
    catalogue: Catalogue,
    filters: Filters,
    *,
    people: bool = True,
    progress: Progress = lambda _done, _of: None,
) -> Export:
    """The projects that `filters` choose, with all that is said of them.

    Without `people` the persons to ask are left out. `progress` is told how many projects were
    read. Raises UsageError (see `filters.resolve`).
    """
    found = projects(catalogue, filters)
    year, labels = report_year(catalogue), _labels(catalogue)
    tables: dict[str, list[Row]] = {
        "gemeenten": _municipalities(catalogue, found),
        "codeboek": [row for name in CODED_IN_CODEBOOK for row in _codes(catalogue, name)],
        "secties": _sections(people=people),
        "themas": [row for name in THEMED_SECTIONS for row in _themes(catalogue, name)],
        "punt_kenmerken": _attributes(catalogue, filters),
        "tellingen": _counts(catalogue, filters),
    }
    records = []
    for done, project in enumerate(found, start=1):
        whole = record(catalogue, project.id)
        records.append(whole if people else without_people(whole))
        for table, rows in project_rows(project, records[-1], labels, year, people=people).items():
            tables.setdefault(table, []).extend(_of(project, table, rows))
        progress(done, len(found))
    sources = loads(catalogue.sources)
    return Export(
        sources=sources,
        inventory=inventory_of(sources),
        chosen=_in_words(catalogue, filters),
        all_projects=catalogue.project_count,
        people=people,
        year=year,
        projects=tuple(found),
        records=tuple(records),
        labels=labels,
        sheet_labels=sheet_labels(catalogue),
        tables={name: tuple(rows) for name, rows in tables.items()},
        page=lambda: page_data(catalogue, filters, people=people),
    )


def _of(project: ProjectRow, table: str, rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with the id of their project, which is the key of the project's own row."""
    for row in rows:
        yield row if table == PROJECTS.name else {PROJECT.name: project.id, **row}


def _labels(catalogue: Catalogue) -> Labels:
    themes = [f"thema.{section}" for section in THEMED_SECTIONS]
    return {name: catalogue.labels(name) for name in (*CODED_IN_CODEBOOK, *themes)}


def _municipalities(catalogue: Catalogue, found: Sequence[ProjectRow]) -> list[Row]:
    counts: dict[str, int] = {}
    for project in found:
        counts[project.gemeente_code] = counts.get(project.gemeente_code, 0) + 1
    return [
        {
            "gemeente_code": place.cbs_code,
            "gemeente": place.naam,
            "provincie": place.provincie,
            "groep": place.groep,
            "inventarisatie": place.inventarisatie,
            "experiment": place.experiment,
            "projecten": counts.get(place.cbs_code, 0),
            "toelichting": place.toelichting,
        }
        for place in municipalities(catalogue)
    ]


def _codes(catalogue: Catalogue, dimension: str) -> Iterator[Row]:
    first = {"dimensie": dimension, "dimensie_label": DIMENSION_LABELS[dimension]}
    for code in catalogue.codes(dimension):
        yield {**first, "code": code.code, **_meaning(code)}


def _themes(catalogue: Catalogue, section: str) -> Iterator[Row]:
    for code in catalogue.codes(f"thema.{section}"):
        yield {"sectie": section, "thema": code.code, **_meaning(code)}


def _meaning(code: CodeRow) -> Row:
    return {
        "label": code.label,
        "kort": code.kort,
        "definitie": code.definitie,
        "aliassen": "; ".join(code.aliassen.splitlines()) or None,
    }


def _sections(*, people: bool) -> list[Row]:
    return [
        {
            "sectie": section.code,
            "onderdeel": section.heading,
            "kop": HEADINGS[section.heading_code],
            "volgorde": order,
        }
        for order, section in enumerate(SECTIONS, start=1)
        if people or section.code != "contactgegevens"
    ]


def _attributes(catalogue: Catalogue, filters: Filters) -> list[Row]:
    return [
        {
            "project": found.id,
            "sectie": found.sectie,
            "nr": found.position,
            "deel": found.part,
            "dimensie": found.attribute,
            "code": found.code,
        }
        for found in coded_attributes(catalogue, select(catalogue, filters))
        if found.attribute not in OWN_ATTRIBUTES_OF_PROJECT
    ]


def _counts(catalogue: Catalogue, filters: Filters) -> list[Row]:
    counted = statistics(catalogue, filters, COUNTABLE, with_projects=False)
    return [row for counts in counted.dimensies for row in _counts_of(counts)]


def _counts_of(counts: Counts) -> Iterator[Row]:
    for count in counts.counts:
        yield {
            "dimensie": counts.dimensie,
            "dimensie_label": counts.label,
            "code": count.code,
            "label": count.label,
            "aantal": count.aantal,
            "hoofdstuk": count.hoofdstuk,
            "verschil": count.verschil,
            "punten": count.punten,
            "bladzijde": counts.bladzijde,
            "bijlage": counts.bijlage,
            "toelichting": counts.toelichting,
        }


def _in_words(catalogue: Catalogue, filters: Filters) -> tuple[str, ...]:
    """What the filters ask, a line each, for a reader who did not type them."""
    asked = resolve(catalogue, filters)
    said = [_chosen(catalogue, name, codes) for name, codes in asked.wel.items()]
    said += [f"niet {_chosen(catalogue, name, codes)}" for name, codes in asked.niet.items()]
    if asked.experiment is not None:
        not_in = "" if asked.experiment else "niet "
        name = inventory(catalogue).experiment
        said.append(f"gemeenten {not_in}in het experiment{f' {name}' if name else ''}")
    if asked.tekst:
        said.append(f"woorden: {' of '.join(f'“{text}”' for text in asked.tekst)}")
    return tuple(said)


def _chosen(catalogue: Catalogue, dimension: str, codes: Sequence[str]) -> str:
    labels = catalogue.labels(dimension)
    return f"{DIMENSION_LABELS[dimension]}: {' of '.join(labels[code] for code in codes)}"
