"""A workbook for Excel and LibreOffice.

Text is written as text, whatever it begins with: a workbook of ours never holds a formula.
"""

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from adv_cli.errors import UsageError
from adv_cli.model.public_tables import (
    CODES,
    CONTACTS,
    COUNTS,
    FIGURES,
    PARTIES,
    PROJECTS,
    THEMES,
    Column,
    Kind,
    Table,
)
from adv_cli.output.export.about import about
from adv_cli.output.export.progress import Tally
from adv_cli.output.export.reading import Reading, items, of_table
from adv_cli.queries.export import Export

LONGEST_TEXT = 32_767
"""How many letters a cell of Excel can hold."""
MOST_ROWS = 1_048_576
"""How many rows a sheet of Excel can hold."""
_WIDE = {
    "tekst": 80,
    "definitie": 80,
    "toelichting": 60,
    "van": 50,
    "noot": 40,
    "noot_kop": 40,
    "voor_wie": 50,
    "betrokkenen": 50,
    "bron": 40,
}
"""The widths of columns with sentences, in letters; others are as wide as what they hold."""
_NARROWEST, _WIDEST = 8, 40


class Sheet(NamedTuple):
    """A sheet: its name, what stands in it, and how many columns stay in sight."""

    name: str
    reading: Callable[[Export], Reading]
    frozen: int = 0


def _projects(found: Export) -> Reading:
    return _whole(found, PROJECTS)


def _counts(found: Export) -> Reading:
    return _whole(found, COUNTS)


def _whole(found: Export, table: Table) -> Reading:
    """A table as it is."""
    (described,) = found.described(table)
    return Reading(described.columns, found.rows(table))


def _codebook(found: Export) -> Reading:
    """The codes of dimensions and attributes, and below them the themes of each section."""
    sections = {row["sectie"]: row["onderdeel"] for row in found.tables["secties"]}
    themes = [
        {
            **row,
            "code": row["thema"],
            "dimensie": f"thema.{row['sectie']}",
            "dimensie_label": f"Thema’s bij {sections[row['sectie']].lower()}",
        }
        for row in found.rows(THEMES)
    ]
    return Reading(CODES.columns, [*found.rows(CODES), *themes])


SHEETS = (
    Sheet("Projecten", _projects, 1),
    Sheet("Punten", items, 3),
    Sheet("Contacten", lambda found: of_table(found, CONTACTS), 3),
    Sheet("Organisaties", lambda found: of_table(found, PARTIES), 3),
    Sheet("Cijfers", lambda found: of_table(found, FIGURES), 3),
    Sheet("Tellingen", _counts, 2),
    Sheet("Codeboek", _codebook, 2),
)
"""The sheets behind the first one, which says what the workbook is."""


def write(found: Export, progress: Callable[[int, int], None]) -> bytes:
    """The export as a workbook."""
    sheets = [sheet for sheet in SHEETS if found.people or sheet.name != "Contacten"]
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties(
        {
            "title": found.sources["rapport"]["titel"],
            "subject": f"Gegevens, versie {found.sources['versie']}",
            "created": datetime(int(found.year), 1, 1),  # never the time of now
        }
    )
    formats = _Formats(book)
    _about(book.add_worksheet("Toelichting"), found, [sheet.name for sheet in sheets], formats)
    readings = [(sheet, sheet.reading(found)) for sheet in sheets]
    tell = Tally(sum(len(reading.rows) for _, reading in readings), progress)
    for sheet, reading in readings:
        _fill(book.add_worksheet(sheet.name), sheet, reading, formats, tell)
    book.close()
    return target.getvalue()


class _Formats:
    """The few ways in which cells look."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E7EEF4"}
        )
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.label = book.add_format({"bold": True, "valign": "top"})
        self.cell = book.add_format({"valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})


_EXPLAINED = {
    "Projecten": "een rij per project, met codes en wat zij betekenen",
    "Punten": "alles wat de factsheets zeggen, een rij per punt",
    "Contacten": "wie er meer van wist",
    "Organisaties": "wie meedoen, opdracht geven en betalen, met hun soort",
    "Cijfers": "de getallen over huishoudens en resultaten",
    "Tellingen": "hoeveel projecten elke code hebben, naast {chapter_of_report}",
    "Codeboek": "wat elke code en elk thema betekent",
}


def _about(sheet: Worksheet, found: Export, names: Sequence[str], formats: _Formats) -> None:
    """The first sheet: what this is, how to cite it, what to mind, and what the others hold."""
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 100)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, found.sources["rapport"]["titel"], formats.title)
    chapter = found.inventory.chapter_of_report
    said = {name: text.format(chapter_of_report=chapter) for name, text in _EXPLAINED.items()}
    pairs = [*about(found), *(("Blad", f"{name}: {said[name]}.") for name in names)]
    before = ""
    for row, (label, text) in enumerate(pairs, start=2):
        sheet.write_string(row, 0, label if label != before else "", formats.label)
        sheet.write_string(row, 1, text, formats.text)
        before = label
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _fill(
    sheet: Worksheet, about_sheet: Sheet, reading: Reading, formats: _Formats, tell: Tally
) -> None:
    """A sheet with a head that stays in sight, and a filter on each column."""
    columns, count = reading.columns, len(reading.rows)
    if count >= MOST_ROWS:
        raise UsageError(
            f"{count} rijen passen niet op het blad {about_sheet.name} van een werkboek;"
            f" hoogstens {MOST_ROWS - 1}. Kies met filters, of neem .csv, .sqlite of .zip."
        )
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _width(column, reading), None)
        sheet.write_string(0, place, column.title, formats.head)
    for line, row in enumerate(reading.rows, start=1):
        for place, column in enumerate(columns):
            _write(sheet, line, place, row[column.name], formats)
        tell.one_more()
    sheet.freeze_panes(1, about_sheet.frozen)
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, line: int, place: int, value: Any, formats: _Formats) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(line, place, "ja" if value else "nee", formats.cell)
    elif isinstance(value, int):
        sheet.write_number(line, place, value, formats.cell)
    else:
        text = str(value)
        wrapped = formats.text if len(text) > _WIDEST else formats.cell
        sheet.write_string(line, place, text[:LONGEST_TEXT], wrapped)


def _width(column: Column, reading: Reading) -> int:
    if column.name in _WIDE:
        return _WIDE[column.name]
    head = max(map(len, column.title.split())) + 4  # room for the button of the filter
    if column.kind is not Kind.TEXT:
        return max(head, _NARROWEST)
    longest = max((len(str(row[column.name] or "")) for row in reading.rows), default=0)
    return min(max(head, longest + 1, _NARROWEST), _WIDEST)
