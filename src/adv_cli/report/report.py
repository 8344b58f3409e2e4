"""The report, read from its own text."""

from dataclasses import dataclass
from pathlib import Path

from adv_cli.errors import DataError, Fault
from adv_cli.files.reading import MAX_REPORT_BYTES, read_utf8
from adv_cli.report.factsheet import ReportFactsheet
from adv_cli.report.factsheet_parser import parse_factsheets

MOST_LINES = 200_000
"""The most lines that are read: the report of 2010 has 6,000."""
MOST_SHEETS = 1000
"""The most factsheets that are read: the report of 2010 has 33."""
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@dataclass(frozen=True)
class Report:
    """The text of the report (or of part of it), and the factsheets in it."""

    path: Path
    text: str
    factsheets: tuple[ReportFactsheet, ...]


def read_report(path: Path) -> Report:
    """The report in the text file at `path`.

    Raises DataError when it cannot be read, holds no factsheet, or more than a report can
    (`MOST_LINES`, `MOST_SHEETS`).
    """
    text = read_utf8(path, str(path), MAX_REPORT_BYTES)
    if (count := sum(map(text.count, _LINE_ENDS))) > MOST_LINES:
        raise _no_report(path, f"{count} regels; een rapport heeft er hooguit {MOST_LINES}")
    found = tuple(parse_factsheets(text))
    if not found:
        begins = "elk factsheet begint met zijn titel en de kop “Projectinformatie”"
        raise _no_report(path, f"geen factsheet gevonden; {begins}")
    if len(found) > MOST_SHEETS:
        message = f"{len(found)} keer de kop “Projectinformatie”"
        raise _no_report(path, f"{message}; een rapport heeft hooguit {MOST_SHEETS} factsheets")
    return Report(path, text, found)


def _no_report(path: Path, message: str) -> DataError:
    return DataError([Fault(str(path), None, None, message)])
