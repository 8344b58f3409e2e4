"""The report, read from its own text."""

from dataclasses import dataclass
from pathlib import Path

from adv_cli.errors import DataError, Fault
from adv_cli.files import MAX_REPORT_BYTES, read_utf8
from adv_cli.source.sheets import Sheet, sheets


@dataclass(frozen=True)
class Report:
    """The text of the report (or of part of it), and the factsheets in it."""

    path: Path
    text: str
    sheets: tuple[Sheet, ...]


def read_report(path: Path) -> Report:
    """The report in the text file at `path`; raises DataError when it cannot be read or holds no factsheet."""
    text = read_utf8(path, str(path), MAX_REPORT_BYTES)
    found = tuple(sheets(text))
    if not found:
        melding = "geen factsheet gevonden; elk factsheet begint met zijn titel en de kop “Projectinformatie”"
        raise DataError([Fault(str(path), None, None, melding)])
    return Report(path, text, found)
