"""The items of all sections as one CSV file, long: a row for each item, whole by itself."""

from collections.abc import Callable, Iterator

from adv_cli.model.public_tables import PROJECT, PROJECTS, Column
from adv_cli.model.template import DIMENSIONS
from adv_cli.output.export.csv_table import table
from adv_cli.output.export.progress import Tally
from adv_cli.output.export.reading import OF_PROJECT, items
from adv_cli.queries.export import Export
from adv_cli.queries.export_rows import Row

OF_ROW = (
    "gemeente_code",
    "provincie",
    *(f"{dimension}{ending}" for dimension in DIMENSIONS for ending in ("", "_label")),
)
"""What stands beside each item of its project, beside its names."""


def write(found: Export, progress: Callable[[int, int], None]) -> bytes:
    """The items as CSV after RFC 4180; what would begin a formula has an apostrophe before it."""
    reading = items(found)
    projects = {row["id"]: row for row in found.rows(PROJECTS)}
    own: list[Column] = [PROJECTS.column(name) for name in OF_ROW]
    columns = [*OF_PROJECT, *own, *reading.columns[len(OF_PROJECT) :]]
    tell = Tally(len(reading.rows), progress)

    def rows() -> Iterator[Row]:
        for row in reading.rows:
            project = projects[row[PROJECT.name]]
            yield {**{name: project[name] for name in OF_ROW}, **row}
            tell.one_more()

    return table(rows(), [column.name for column in columns])
