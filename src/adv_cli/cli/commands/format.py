"""adv format: records in canonical form, comments kept."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from adv_cli.catalogue.cache import directory_of
from adv_cli.cli.context import Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import with_options
from adv_cli.cli.parameters import FilePath
from adv_cli.dataset.formatter import Formatted, format_file, write
from adv_cli.dataset.loader import project_files
from adv_cli.dataset.paths import SHARED
from adv_cli.dutch.phrasing import plural
from adv_cli.errors import DataError, Fault, FaultsFoundError, Findings, WriteError

app = App()

_BESTANDEN = typer.Argument(
    metavar="BESTAND ...",
    click_type=FilePath(),
    help="Records, of een map met gegevens; anders de gegevens zelf.",
)
_CHECK = typer.Option("--check", help="Wijzig niets; exit 1 als er iets te wijzigen is.")


@app.command(
    "format",
    epilog="""adv format --data mijn-gegevens
    adv format data/projects/gouda-gezinsmanagement.yaml
    adv format --check""",
)
@with_options()
def format_records(
    session: Session,
    bestanden: Annotated[list[Path] | None, _BESTANDEN] = None,
    check: Annotated[bool, _CHECK] = False,
) -> None:
    """Zet records in hun vaste vorm: volgorde van de velden, aanhalingstekens, regellengte.
    Commentaar blijft staan.

    Noemt elk bestand dat anders wordt, één per regel. Een bestand met een fout blijft zoals het is.
    """  # noqa: D205 - the help
    findings = Findings()
    changed = 0
    unwritten: list[str] = []
    files = (
        _records(bestanden, findings)
        if bestanden
        else project_files(directory_of(session.data), findings)
    )
    for path in files:
        formatted = _formatted(path, findings)
        if formatted is None or formatted.was_canonical:
            continue
        try:
            lost = [] if check else write(formatted)
        except WriteError as error:
            unwritten.append(str(error))
            continue
        changed += 1
        for remark in lost:
            session.terminal.remark(remark)
        session.terminal.write(f"{path}\n")
    _tell(session, findings, unwritten)
    if check and changed:
        stand = plural(changed, "bestand staat", "bestanden staan")
        raise FaultsFoundError(f"{stand} niet in de vaste vorm; adv format verhelpt dat.")


def _tell(session: Session, findings: Findings, unwritten: list[str]) -> None:
    """Tell of the files that stayed as they were: faulty (DataError), or not to be written."""
    if findings.faults and unwritten:
        session.terminal.remark("\n".join(unwritten))
    findings.raise_if_any()
    if unwritten:
        raise WriteError("\n".join(unwritten))


def _records(paths: Iterable[Path], findings: Findings) -> Iterator[Path]:
    """The files themselves, and the records of a directory."""
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where nobody may look
            yield path
            continue
        try:
            yield from project_files(path, findings)
        except DataError as error:
            findings.faults += error.faults


def _formatted(path: Path, findings: Findings) -> Formatted | None:
    if path.name in SHARED:
        findings.faults.append(
            Fault(path.name, None, None, "dit is geen record; adv format werkt op projects/*.yaml")
        )
        return None
    try:
        return format_file(path)
    except DataError as error:
        findings.faults += error.faults
        return None
