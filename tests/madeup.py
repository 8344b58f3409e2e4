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


PAGES = {
    WINDMEER: """bladzijden:
  afdeling: [8]
  status: [8]
  huishoudens: [8]
  gebied: [8]
  looptijd: [8]
  bestuurlijke_opdrachtgevers: [8]
  redenen: [8, 8]
  doelstellingen: [8]
  doelgroep: [8]
  betrokkenen: [8]
  samenwerkingspartners: [8, 8, 8, 8]
  opdrachtgevers: [8]
  opdrachtnemers: [8]
  financiering: [8]
  processtappen: [8, 8, 9]
  uitgangspunten: [9, 9]
  resultaten: [9, 9]
  evaluatiemomenten: [9]
  knelpunten: [9, 9]
  oplossingen: [9, 9]
  lessen: [9]
  vooruitblik: [9]
  contactgegevens: [9]
  documentatie: [9, 9]
""",
    KLAVERHORST: """bladzijden:
  afdeling: [10]
  huishoudens: [10]
  gebied: [10]
  looptijd: [10]
  bestuurlijke_opdrachtgevers: [10, 10]
  redenen: [10, 10]
  doelstellingen: [10, 10]
  doelgroep: [10]
  criteria: [10, 10]
  betrokkenen: [10]
  samenwerkingspartners: [10, 10, 10, 10, 10]
  opdrachtgevers: [10]
  financiering: [10, 10]
  processtappen: [10, 10, 10]
  uitgangspunten: [10, 10]
  resultaten: [11, 11, 11]
  evaluatiemomenten: [11]
  knelpunten: [11, 11]
  oplossingen: [11, 11]
  rol_ministerie: [11]
  lessen: [11, 11]
  vooruitblik: [11]
  contactgegevens: [11, 11]
""",
    OUDEZAND: """bladzijden:
  afdeling: [12]
  status: [12]
  huishoudens: [12]
  gebied: [12]
  looptijd: [12]
  redenen: [12, 12]
  doelstellingen: [12]
  doelgroep: [12]
  samenwerkingspartners: [12, 12, 12, 12, 12]
  processtappen: [12, 12]
  uitgangspunten: [12]
  resultaten: [13, 13]
  knelpunten: [13]
  oplossingen: [13]
  lessen: [15]
  contactgegevens: [15]
  documentatie: [15]
  overige_projecten: [15, 15]
bladzijden_onzeker: [12, 13]
""",
}
"""The pages of the points of each record, as they stand at the end of its file in the longest form."""

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
    """A data directory in `folder` that agrees with the report: our records, with the packaged codebook."""
    data = folder / "data"
    shutil.copytree(FOLDER, data, ignore=shutil.ignore_patterns("rapport.txt"))
    shutil.copy(packaged_data() / "codeboek.yaml", data)
    return data


def write_pages(data: Path) -> Path:
    """Let each record of a data directory give the page of each of its points."""
    for id, pages in PAGES.items():
        file = data / "projects" / f"{id}.yaml"
        file.write_text(file.read_text("utf-8") + pages, "utf-8")
    return data
