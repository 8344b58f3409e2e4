"""Tables for a terminal: projects, chosen fields of them, and codes."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from adv_cli.catalogue.question_rows import ProjectRow
from adv_cli.model.lines import page
from adv_cli.model.template import DIMENSION_LABELS, DIMENSIONS
from adv_cli.output.formats import Row, bulleted
from adv_cli.output.screen import Screen
from adv_cli.output.terminal.console import READING_WIDTH, to_text
from adv_cli.queries.similarity import SimilarProject

WIDE = 150
"""From this width on every dimension gets a column of its own."""
NARROW = 60
"""Below this width a project is a paragraph rather than a row."""

_GAP = 3
"""The blanks between two columns."""
_ID = 38
"""The length of the longest id we ship."""
_CODINGS = 20
"""The fewest columns for the codings, or for what two projects share."""
_SCORE = "Score"

Labels = Mapping[str, Mapping[str, str]]


def fields_table(rows: Iterable[Row], fields: Sequence[str], screen: Screen) -> str:
    """Rows with these fields, nothing left out.

    Long values wrap, and each entry of a list begins on a line of its own.
    """
    table = _table()
    for field in fields:
        table.add_column(field, overflow="fold")
    for row in rows:
        table.add_row(*(Text(bulleted(row[field])) for field in fields))
    return to_text(table, screen=screen)


def projects_table(projects: Sequence[ProjectRow], labels: Labels, screen: Screen) -> str:
    """The projects for a reader: municipality, title with id, and codings.

    `labels` are the short labels of the codes by dimension. How much stands beside each other
    depends on the width, see `WIDE` and `NARROW`.
    """
    if screen.width < NARROW:
        paragraphs = [_paragraph(project, labels) for project in projects]
        return to_text(*paragraphs, screen=screen)
    wide = screen.width >= WIDE
    table = _wide_table() if wide else _middle_table(projects, screen.width)
    for project in projects:
        codings = _codings(project, labels)
        if wide:
            cells = [*codings, page(project.bladzijde, project.bladzijde_zeker)]
        else:
            cells = [" · ".join(codings)]
        table.add_row(Text(project.gemeente), _title(project), *map(Text, cells))
    return to_text(table, screen=screen)


def similar_table(similar: Sequence[SimilarProject], screen: Screen) -> str:
    """Projects that are like another one for a reader: how much, which, and what they share."""
    if screen.width < NARROW:
        paragraphs = [_similar_paragraph(other) for other in similar]
        return to_text(*paragraphs, screen=screen)
    wide = screen.width >= WIDE
    room = screen.width - len(_SCORE) - 2 * _GAP
    table = _table()
    table.add_column(_SCORE, justify="right", no_wrap=True)
    if wide:
        table.add_column("Gemeente", no_wrap=True)
    table.add_column("Project", width=min(_ID, room - _CODINGS), overflow="fold")
    table.add_column("Wat zij delen", overflow="fold")
    for other in similar:
        row = other.project
        title = _title(row)
        where = [Text(row.gemeente), title] if wide else [_below(row.gemeente, title)]
        table.add_row(str(other.score), *where, Text("\n".join(other.reasons)))
    return to_text(table, screen=screen)


def _below(municipality: str, title: Text) -> Text:
    return Text.assemble(municipality, "\n", title)


def _similar_paragraph(other: SimilarProject) -> Text:
    title = _below(other.project.gemeente, _title(other.project))
    reasons = ("\n".join(other.reasons), "dim")
    return Text.assemble(f"{other.score}  ", title, "\n", reasons, "\n")


def _wide_table() -> Table:
    """The columns where there is room for one for each dimension."""
    table = _table()
    table.add_column("Gemeente", no_wrap=True)
    table.add_column("Project", overflow="fold")
    for dimension in DIMENSIONS:
        table.add_column(dimension.capitalize(), no_wrap=True)
    table.add_column("Blz.", justify="right")
    return table


def _middle_table(projects: Sequence[ProjectRow], width: int) -> Table:
    """The columns where the codings stand together in one."""
    longest = max((len(project.gemeente) for project in projects), default=0)
    room = width - longest - 2 * _GAP
    table = _table()
    table.add_column("Gemeente", no_wrap=True)
    table.add_column("Project", width=min(max(_ID, room // 2), room - _CODINGS), overflow="fold")
    table.add_column("Codering", overflow="fold")
    return table


def _table() -> Table:
    return Table(
        box=SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=False, show_edge=False
    )


def _codings(project: ProjectRow, labels: Labels) -> list[str]:
    return [labels[dimension][getattr(project, dimension)] for dimension in DIMENSIONS]


def _title(project: ProjectRow) -> Text:
    return Text.assemble((project.titel, "bold"), "\n", (project.id, "cyan"))


def _paragraph(project: ProjectRow, labels: Labels) -> Text:
    codings = (" · ".join(_codings(project, labels)), "dim")
    return Text.assemble(project.gemeente, "\n", _title(project), "\n", codings, "\n")


def codes_table(rows: Iterable[Row], screen: Screen) -> str:
    """Codes by dimension, as `adv values` gives them: code and aliases, count, and meaning.

    A code below a wider one is indented.
    """
    parts: list[RenderableType] = []
    for dimension, of_dimension in groupby(rows, key=lambda row: row["dimensie"]):
        table = _table()
        table.add_column(DIMENSION_LABELS[dimension], ratio=2, overflow="fold")
        table.add_column("Projecten", justify="right")
        table.add_column("Betekenis", ratio=3)
        for row in of_dimension:
            others = f"\nook: {', '.join(row['aliassen'])}" if row["aliassen"] else ""
            label = "" if row["label"] == row["code"] else f"\n{row['label']}"
            name = Text.assemble((row["code"], "bold cyan"), label, (others, "dim"))
            indented = Padding(name, (0, 0, 0, 2 if row["onder"] else 0))
            table.add_row(indented, str(row["aantal"]), Text(row["definitie"]))
        parts += [table, ""]
    return to_text(*parts[:-1], screen=screen.at_most(READING_WIDTH))
