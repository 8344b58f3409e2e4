"""Tables for a terminal."""

from collections.abc import Iterable, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from adv_cli.catalogue.tables import ProjectRow
from adv_cli.model.lines import page
from adv_cli.model.template import DIMENSION_LABELS, DIMENSIONS
from adv_cli.output.formats import Row, bulleted
from adv_cli.output.terminal.console import READING_WIDTH, to_text

WIDE = 150
"""From this width on every dimension gets a column of its own."""
NARROW = 60
"""Below this width a project is a paragraph rather than a row."""

_GAP = 3
"""The blanks between two columns."""
_ID = 38
"""The length of the longest id we ship."""

Labels = Mapping[str, Mapping[str, str]]


def fields_table(rows: Iterable[Row], fields: Sequence[str], *, width: int, colour: bool) -> str:
    """Rows with these fields, nothing left out: long values wrap, and each entry of a list begins
    on a line of its own.
    """
    table = _table()
    for field in fields:
        table.add_column(field, overflow="fold")
    for row in rows:
        table.add_row(*(Text(bulleted(row[field])) for field in fields))
    return to_text(table, width=width, colour=colour)


def projects_table(
    projects: Sequence[ProjectRow], labels: Labels, *, width: int, colour: bool
) -> str:
    """The projects for a reader: municipality, title with id, and codings by their short label
    (`labels` by dimension).
    """
    if width < NARROW:
        return to_text(
            *(_paragraph(project, labels) for project in projects), width=width, colour=colour
        )
    table = _table()
    table.add_column("Gemeente", no_wrap=True)
    if width >= WIDE:
        table.add_column("Project", overflow="fold")
        for dimension in DIMENSIONS:
            table.add_column(dimension.capitalize(), no_wrap=True)
        table.add_column("Blz.", justify="right")
    else:
        room = width - max((len(project.gemeente) for project in projects), default=8) - 2 * _GAP
        table.add_column("Project", width=min(max(_ID, room // 2), room - 20), overflow="fold")
        table.add_column("Codering", overflow="fold")
    for project in projects:
        codings = _codings(project, labels)
        if width >= WIDE:
            where = page(project.bladzijde, project.bladzijde_zeker)
            cells = [Text(coding) for coding in codings] + [Text(where)]
        else:
            cells = [Text(" · ".join(codings))]
        table.add_row(Text(project.gemeente), _title(project), *cells)
    return to_text(table, width=width, colour=colour)


def _table() -> Table:
    return Table(
        box=SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=False, show_edge=False
    )


def _codings(project: ProjectRow, labels: Labels) -> list[str]:
    return [labels[dimension][getattr(project, dimension)] for dimension in DIMENSIONS]


def _title(project: ProjectRow) -> Text:
    return Text.assemble((project.titel, "bold"), "\n", (project.id, "cyan"))


def _paragraph(project: ProjectRow, labels: Labels) -> Text:
    return Text.assemble(
        (project.gemeente, ""),
        "\n",
        _title(project),
        "\n",
        (" · ".join(_codings(project, labels)), "dim"),
        "\n",
    )


def codes_table(rows: Sequence[Row], *, width: int, colour: bool) -> str:
    """Codes by dimension (rows as `adv values` gives them): code and aliases, count, and what the
    code means.
    """
    parts: list[RenderableType] = []
    for dimension in dict.fromkeys(row["dimensie"] for row in rows):
        table = _table()
        table.add_column(DIMENSION_LABELS[dimension], ratio=2, overflow="fold")
        table.add_column("Projecten", justify="right")
        table.add_column("Betekenis", ratio=3)
        for row in (row for row in rows if row["dimensie"] == dimension):
            others = f"\nook: {', '.join(row['aliassen'])}" if row["aliassen"] else ""
            label = "" if row["label"] == row["code"] else f"\n{row['label']}"
            name = Text.assemble((row["code"], "bold cyan"), label, (others, "dim"))
            table.add_row(name, str(row["aantal"]), Text(row["definitie"]))
        parts += [table, ""]
    return to_text(*parts[:-1], width=min(width, READING_WIDTH), colour=colour)
