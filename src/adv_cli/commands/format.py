"""adv format: records in canonical form, comments kept."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from adv_cli.documents import file_name
from adv_cli.dutch import App
from adv_cli.errors import DataError, Fault, FaultsFoundError, Findings
from adv_cli.formatting import Formatted, format_file, write
from adv_cli.location import SHARED
from adv_cli.opening import directory_of
from adv_cli.options import with_options
from adv_cli.session import Session
from adv_cli.store import project_files
from adv_cli.text import plural

app = App()


@app.command(
    "format",
    epilog="""adv format --data mijn-gegevens
    adv format data/projects/gouda-gezinsmanagement.yaml
    adv format --check""",
)
@with_options()
def format_records(
    session: Session,
    bestanden: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="BESTAND ...", help="Records, of een map met gegevens; anders de gegevens zelf.", show_default=False
        ),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Wijzig niets; exit 1 als er iets te wijzigen is.")] = False,
) -> None:
    """Zet records in hun vaste vorm: volgorde van de velden, aanhalingstekens, regellengte. Commentaar blijft staan.

    Noemt elk bestand dat anders wordt, één per regel. Een bestand met een fout blijft zoals het is.
    """
    findings = Findings()
    changed = 0
    for path in _records(bestanden or [directory_of(session.data)]):
        formatted = _formatted(path, findings)
        if formatted is not None and not formatted.was_canonical:
            changed += 1
            if check or _written(formatted, findings):
                session.terminal.write(f"{path}\n")
    findings.raise_if_any()
    if check and changed:
        stand = plural(changed, "bestand staat", "bestanden staan")
        raise FaultsFoundError(f"{stand} niet in de vaste vorm; adv format verhelpt dat.")


def _records(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and the records of a directory."""
    for path in paths:
        yield from project_files(path) if path.is_dir() else [path]


def _formatted(path: Path, findings: Findings) -> Formatted | None:
    if path.name in SHARED:
        findings.faults.append(Fault(path.name, None, None, "dit is geen record; adv format werkt op projects/*.yaml"))
        return None
    try:
        return format_file(path)
    except DataError as error:
        findings.faults += error.faults
        return None


def _written(formatted: Formatted, findings: Findings) -> bool:
    try:
        write(formatted)
    except OSError as error:
        findings.faults.append(
            Fault(file_name(formatted.path), None, None, f"kan niet worden geschreven ({error.strerror})")
        )
        return False
    return True
