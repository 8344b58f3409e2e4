"""The Typer app, and `main`: the only place where an error becomes an exit code."""

import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, ClassVar

import typer

from adv_cli import dutch
from adv_cli.dutch import ClickCommand, ClickContext
from adv_cli.errors import AdvError, ExitCode
from adv_cli.options import COLOUR_OPTION, DATA_OPTION
from adv_cli.session import Session
from adv_cli.terminal import Terminal

COMMANDS = {
    "list": "De projecten, één per regel.",
    "show": "Een volledig factsheet.",
    "stats": "Aantallen, naast die van het rapport.",
    "search": "Passages over alle onderdelen, de beste eerst.",
    "items": "De punten van één onderdeel, over alle projecten.",
    "compare": "Projecten naast elkaar.",
    "values": "De codes waarop u kunt filteren.",
    "check": "Zijn de gegevens gaaf, en kloppen zij met het rapport?",
    "new": "Een nieuw record.",
    "format": "Records in hun vaste vorm.",
    "schema": "Het JSON Schema van een record, voor editors.",
    "catalogue": "Waar de gecompileerde gegevens staan, en hoe het ermee is.",
    "completion": "Laat uw shell opdrachten, ids en codes aanvullen.",
}
"""The commands, in the order of the help, each with its line there: a module of `adv_cli.commands` each."""


class Commands(dutch.Group):
    """The commands, each imported only when it is asked for."""

    summaries: ClassVar = COMMANDS

    def get_command(self, ctx: ClickContext, cmd_name: str) -> ClickCommand | None:
        """Import the command with this name."""
        if cmd_name not in COMMANDS:
            return None
        return dutch.single_command(importlib.import_module(f"adv_cli.commands.{cmd_name}").app)


app = dutch.App()


@app.callback(
    cls=Commands,
    invoke_without_command=True,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT ...",
    context_settings=dutch.CONTEXT,
)
def adv(
    ctx: typer.Context,
    data: Annotated[Path | None, DATA_OPTION] = None,
    geen_kleur: Annotated[bool, COLOUR_OPTION] = False,
    version: Annotated[bool, typer.Option("--version", help="De versie van adv en van de gegevens.", is_eager=True)] = False,
) -> None:
    """Het naslagwerk bij Achter de Voordeur bij de G31 (2010).

    Het rapport beschrijft 33 gemeentelijke projecten die huishoudens met veel problemen thuis bezoeken.
    """
    session: Session = ctx.obj
    session.data = data or session.data
    session.colour = not geen_kleur
    if version:
        session.terminal.write(_versions(session))
    elif ctx.invoked_subcommand is None:
        session.terminal.write(_welcome())


def run(arguments: Sequence[str], terminal: Terminal) -> ExitCode:
    """Run adv with these arguments (without the program name) and say how it ended; errors are told on `terminal.err`."""
    try:
        _answer(arguments, terminal)
        return ExitCode.OK
    except AdvError as error:
        terminal.remark(f"adv: {error}")
        return error.exit_code
    except BrokenPipeError:
        return ExitCode.OK
    except OSError as error:
        terminal.remark(f"adv: schrijven lukt niet ({error.strerror}).")
        return ExitCode.NOT_FOUND
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _answer(arguments: Sequence[str], terminal: Terminal) -> None:
    with closing(Session(terminal)) as session:
        dutch.invoke(app, arguments, session)


def main() -> None:
    """The console script."""
    code = run(sys.argv[1:], Terminal.standard())
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            pass
    os._exit(code)  # nothing is left to tidy up, and tidying up takes longer than most answers


def _versions(session: Session) -> str:
    from importlib.metadata import version

    return f"adv {version('adv-cli')}, gegevens {session.catalogue.meta('versie')}\n"


def _welcome() -> str:
    return """\
adv is het naslagwerk bij Achter de Voordeur bij de G31 (2010): 33 projecten van
gemeenten die huishoudens met veel problemen thuis bezoeken, met wat hen in de
weg stond, wat hielp en wie er meer van weet.

  adv list --doelgroep multiprobleem   welke projecten lijken op het mijne?
  adv show gouda                       een volledig factsheet
  adv stats                            aantallen, naast die van het rapport
  adv values                           waarop kan ik filteren?

Alle opdrachten: adv --help
"""
