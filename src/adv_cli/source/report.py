"""The report, read from its own text."""

from dataclasses import dataclass
from pathlib import Path

from adv_cli.errors import DataError, Fault
from adv_cli.source.sheets import Sheet, sheets


@dataclass(frozen=True)
class Report:
    """The text of the report (or of part of it), and the factsheets in it."""

    path: Path
    text: str
    sheets: tuple[Sheet, ...]


def read_report(path: Path) -> Report:
    """The report in the text file at `path`; raises DataError when it cannot be read or holds no factsheet."""
    text = _text(path)
    found = tuple(sheets(text))
    if not found:
        melding = "geen factsheet gevonden; elk factsheet begint met zijn titel en de kop “Projectinformatie”"
        raise DataError([Fault(str(path), None, None, melding)])
    return Report(path, text, found)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError([Fault(str(path), None, None, "geen tekst in UTF-8; bewaar de tekst van het rapport zo")]) from None
    except FileNotFoundError:
        raise DataError([Fault(str(path), None, None, "dit bestand is er niet")]) from None
    except IsADirectoryError:
        raise DataError([Fault(str(path), None, None, "dit is een map, geen bestand")]) from None
    except OSError as error:
        raise DataError([Fault(str(path), None, None, f"kan niet worden gelezen ({error.strerror})")]) from None
