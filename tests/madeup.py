"""A made-up report and the data that restate it: the form of the real one, and nothing of its content.

`madeup/rapport.txt` is the text as one reads it; `printed` gives it the blanks and hyphens that a PDF gives back. No
municipality, person or organisation in it exists.
"""

import re
import shutil
from pathlib import Path

from adv_cli.dataset.paths import packaged_data

FOLDER = Path(__file__).with_suffix("")
WINDMEER, KLAVERHORST, OUDEZAND = (
    "windmeer-buurtbezoek",
    "klaverhorst-samen-sterk",
    "oudezand-vroeg-op-de-stoep",
)

_FIRST_SHEET, _AFTER_SHEETS = "\n Factsheet ", "\n Bijlage 1 "
_BULLET = re.compile(r"- (?=\S)")


def printed(text: str) -> str:
    """Text as the PDF gives it: words kept apart by no-break spaces, another hyphen, a blank at the end of each line.

    A page still starts with one plain space, and the link lines at its foot stay as they are.
    """
    return "\n".join(map(_printed_line, text.split("\n")))


def _printed_line(line: str) -> str:
    if not line.strip() or "\ufffd" in line or "■" in line:
        return line
    page = " " if line.startswith(" ") else ""
    bullet = "‐ " if _BULLET.match(line[len(page) :]) else ""
    rest = line[len(page) + len(bullet) :]
    return page + bullet + rest.replace(" ", "\u00a0").replace("-", "‐") + "\u00a0"


def readable_report() -> str:
    """The whole report with plain spaces and hyphens."""
    return (FOLDER / "rapport.txt").read_text("utf-8")


def report_text(text: str | None = None) -> str:
    """The report (or `text`, a changed one) with its factsheets printed, as the PDF gives it."""
    before, sheets, after = parts(text or readable_report())
    return before + printed(sheets) + after


def parts(text: str) -> tuple[str, str, str]:
    """What stands before the factsheets, the factsheets, and the appendices."""
    start, end = text.index(_FIRST_SHEET) + 1, text.index(_AFTER_SHEETS) + 1
    return text[:start], text[start:end], text[end:]


def write_report(folder: Path, text: str | None = None) -> Path:
    """The report in a file of `folder`."""
    file = folder / "rapport.txt"
    file.write_text(report_text(text), "utf-8")
    return file


def write_data(folder: Path) -> Path:
    """A data directory in `folder` that agrees with the report: our records, with the packaged codebook and sources."""
    data = folder / "data"
    shutil.copytree(FOLDER, data, ignore=shutil.ignore_patterns("rapport.txt"))
    for name in ("codeboek.yaml", "bron.yaml"):
        shutil.copy(packaged_data() / name, data)
    return data
