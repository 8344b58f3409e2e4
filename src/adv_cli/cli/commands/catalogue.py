"""adv catalogue: where the compiled data is, how large and how fresh; and clearing it."""

from typing import Annotated, Any

import typer

from adv_cli.catalogue.cache import directory_of
from adv_cli.catalogue.cache_paths import cache_directory
from adv_cli.catalogue.cache_state import State, clear, state
from adv_cli.cli.context import Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import output_group, with_options
from adv_cli.dataset.paths import EMBEDDED
from adv_cli.dutch.phrasing import plural
from adv_cli.errors import NotFoundError, UsageError, reason
from adv_cli.output.formats import text
from adv_cli.output.screen import Screen

app = App()

UNCHECKED = "niet nagezien"
"""What is said of a catalogue that does not tell from which files it was made."""
LABELS = {
    "map": "Gegevens",
    "soort": "Catalogus",
    "plaats": "Plaats",
    "omvang": "Omvang (bytes)",
    "gemaakt": "Gemaakt",
    "projecten": "Projecten",
    "actueel": "Actueel",
}


_WIS = typer.Option(
    "--wis", help="Gooi de bewaarde catalogus van deze gegevens weg, en het bewaarde woordenboek."
)
_ALLES = typer.Option("--alles", help="Met --wis: die van alle gegevens.")
_INSLUITEN = typer.Option(
    "--insluiten", help="Zet een catalogus bij de gegevens zelf, om ze zo te verspreiden."
)


@app.command(
    "catalogue",
    epilog="""adv catalogue
    adv catalogue --wis
    adv catalogue --insluiten --data mijn-gegevens""",
)
@with_options(output_group("json"))
def catalogue(
    session: Session,
    output: Output,
    wis: Annotated[bool, _WIS] = False,
    alles: Annotated[bool, _ALLES] = False,
    insluiten: Annotated[bool, _INSLUITEN] = False,
) -> None:
    """Waar de gecompileerde gegevens staan, hoe groot zij zijn en of zij actueel zijn.

    De catalogus is een kopie van de gegevens die vragen snel maakt. Hij wordt vanzelf gemaakt en
    bijgewerkt; u kunt hem altijd weggooien. Een meegeleverde catalogus, die bij de gegevens zelf
    staat, wordt niet nagezien.
    """
    if alles and not wis:
        raise UsageError("--alles hoort bij --wis.")
    if wis and insluiten:
        raise UsageError("--wis en --insluiten gaan niet samen.")
    if output.target and (wis or insluiten):
        raise UsageError("--naar gaat niet samen met --wis of --insluiten: die antwoorden niets.")
    if wis:
        _clear(session, alles)
    elif insluiten:
        _embed(session)
    else:
        _show(session, output, state(session.data))


def _clear(session: Session, everything: bool) -> None:
    try:
        gone = clear(session.data, everything=everything)
    except OSError as error:
        message = f"De catalogus kan niet weg: {reason(error)} ({error.filename})."
        raise NotFoundError(message) from error
    session.terminal.remark(f"{plural(len(gone), 'catalogus', 'catalogi')} weggegooid.")


def _embed(session: Session) -> None:
    from adv_cli.catalogue.builder import build_file
    from adv_cli.catalogue.keeping import NotKeptError

    directory = directory_of(session.data)
    path = directory / EMBEDDED
    try:
        build_file(directory, path, session.terminal.progress, cache_directory())
    except NotKeptError as error:
        raise NotFoundError(f"{path} kan niet worden geschreven: {error}.") from error
    session.terminal.remark(f"{path} staat er; adv neemt hem over zonder de bestanden na te zien.")


def _show(session: Session, output: Output, found: State) -> None:
    row = _row(found)
    unchecked = found.gemaakt is not None and found.actueel is None
    shown = row | {"actueel": UNCHECKED} if unchecked else row

    def view(screen: Screen) -> str:
        width = max(map(len, LABELS.values())) + 2
        return "".join(f"{LABELS[field]:{width}}{text(value)}\n" for field, value in shown.items())

    lines = [{"veld": field, "waarde": value} for field, value in shown.items()]
    output.write(session, lines, ("veld", "waarde"), view, whole=lambda: row)


def _row(found: State) -> dict[str, Any]:
    from datetime import UTC, datetime

    row = found._asdict() | {"map": str(found.map), "plaats": None, "gemaakt": None}
    if found.plaats:
        row["plaats"] = str(found.plaats)
    if found.gemaakt:
        row["gemaakt"] = datetime.fromtimestamp(found.gemaakt, UTC).isoformat(timespec="seconds")
    return row
