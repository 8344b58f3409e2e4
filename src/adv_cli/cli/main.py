"""The Typer app, and `run`: the only place where an error becomes an exit code."""

import gc
import importlib
import sys
from collections.abc import Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from adv_cli.cli import localization
from adv_cli.cli.completion import ASKED
from adv_cli.cli.context import Session
from adv_cli.cli.localization import ClickCommand, ClickContext
from adv_cli.cli.options import COLOUR_OPTION, DATA_OPTION
from adv_cli.cli.terminal import Terminal, utf8
from adv_cli.errors import AdvError, ExitCode, UsageError, reason

if TYPE_CHECKING:
    from adv_cli.catalogue.question_rows import ProjectRow

COMMANDS = {
    "list": "De projecten, één per regel.",
    "show": "Een volledig factsheet.",
    "stats": "Aantallen, naast die van het rapport.",
    "search": "Passages over alle onderdelen, de beste eerst.",
    "items": "De punten van één onderdeel, over alle projecten.",
    "compare": "Projecten naast elkaar.",
    "values": "De codes waarop u kunt filteren.",
    "export": "Een bestand om door te geven: werkboek, datapakket, database.",
    "cite": "De bronvermelding van het rapport of een factsheet.",
    "check": "Zijn de gegevens gaaf, en kloppen zij met het rapport?",
    "init": "Een map voor een nieuwe inventarisatie.",
    "new": "Een nieuw record.",
    "format": "Records in hun vaste vorm.",
    "schema": "Het JSON Schema van een record, voor editors.",
    "catalogue": "Waar de gecompileerde gegevens staan, en hoe het ermee is.",
    "completion": "Laat uw shell opdrachten, ids en codes aanvullen.",
}
"""The commands, in the order of the help, each with its line there: a module of
`adv_cli.cli.commands` each.
"""


DUTCH = {
    **dict.fromkeys(("lijst", "lijsten", "projecten", "alles"), "list"),
    **dict.fromkeys(("toon", "tonen", "laat-zien", "bekijk", "factsheet", "lees"), "show"),
    **dict.fromkeys(("tel", "tellen", "aantal", "aantallen", "statistiek"), "stats"),
    **dict.fromkeys(("zoek", "zoeken", "vind", "vinden", "find"), "search"),
    **dict.fromkeys(("punten", "punt", "onderdeel", "onderdelen", "sectie"), "items"),
    **dict.fromkeys(("vergelijk", "vergelijken", "vergelijking"), "compare"),
    **dict.fromkeys(("waarden", "waardes", "codes", "code", "codeboek"), "values"),
    **dict.fromkeys(("exporteer", "exporteren", "bewaar", "opslaan"), "export"),
    **dict.fromkeys(("citeer", "citeren", "bron", "bronnen", "bronvermelding"), "cite"),
    **dict.fromkeys(("controleer", "controle", "nakijken", "toets"), "check"),
    **dict.fromkeys(("begin", "beginnen", "start"), "init"),
    **dict.fromkeys(("nieuw", "maak", "aanmaken"), "new"),
    **dict.fromkeys(("opmaak", "opmaken"), "format"),
    **dict.fromkeys(("catalogus",), "catalogue"),
    **dict.fromkeys(("aanvullen", "aanvulling"), "completion"),
}
"""What somebody who thinks in Dutch may type for a command, and what it is called."""


MUCH_READING = ("catalogue", "check", "export", "format")
"""The commands that read so much that what they no longer need must be collected.

A question does without: looking for garbage takes a tenth of its time, and finds none. So it is
off when a run begins, see `__main__`.
"""


class Commands(localization.Group):
    """The commands, each imported only when it is asked for."""

    summaries: ClassVar = COMMANDS
    other_names: ClassVar = DUTCH

    def get_command(self, ctx: ClickContext, cmd_name: str) -> ClickCommand | None:
        """Import the command with this name."""
        if cmd_name not in COMMANDS:
            return None
        return localization.single_command(
            importlib.import_module(f"adv_cli.cli.commands.{cmd_name}").app
        )


app = localization.App()

DEBUG = "ADV_DEBUG"
"""The environment variable with which an unexpected error shows its traceback."""


@app.callback(
    cls=Commands,
    invoke_without_command=True,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT ...",
    context_settings=localization.CONTEXT,
)
def adv(
    ctx: typer.Context,
    data: Annotated[Path | None, DATA_OPTION] = None,
    geen_kleur: Annotated[bool, COLOUR_OPTION] = False,
    version: Annotated[
        bool, typer.Option("--version", help="De versie van adv en van de gegevens.", is_eager=True)
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Met --version: als JSON, met wat scripts vastleggen.")
    ] = False,
) -> None:
    """Het naslagwerk bij een inventarisatie van projecten: welke er zijn, wat hen in de weg stond,
    wat hielp, en op welke bladzijde dat staat.

    Om welke inventarisatie het gaat, zegt adv zonder opdracht.
    """  # noqa: D205 - the help
    if ctx.invoked_subcommand in MUCH_READING:
        gc.enable()
    session: Session = ctx.obj
    session.choose(data, colour=not geen_kleur)
    if version:
        session.terminal.write(_versions(session, as_json=as_json))
        raise typer.Exit
    if as_json:
        raise UsageError("--json hoort achter de opdracht, zoals in “adv list --json”.")
    if ctx.invoked_subcommand is None:
        session.terminal.write(_welcome(session))


MOST_ARGUMENTS = 10_000
"""How many arguments are read: nobody types more, and each costs time."""


def run(arguments: Sequence[str], terminal: Terminal) -> ExitCode:
    """Run adv with these arguments (without the program name) and say how it ended.

    Errors are told on `terminal.err`.
    """
    try:
        if shell := terminal.environ.get(ASKED):
            _complete(shell, arguments, terminal)
        else:
            _answer(_checked(arguments), terminal)
        return ExitCode.OK
    except AdvError as error:
        terminal.remark(f"adv: {error}")
        return error.exit_code
    except BrokenPipeError:
        return ExitCode.OK
    except OSError as error:
        terminal.remark(
            f"adv: {error.filename or 'een bestand'}: kan niet worden gelezen ({reason(error)})."
        )
        return ExitCode.DATA
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _checked(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments; raises UsageError for text that is not UTF-8, and for far too many."""
    if len(arguments) > MOST_ARGUMENTS:
        raise UsageError(
            f"{len(arguments)} argumenten zijn er te veel; adv leest er hoogstens {MOST_ARGUMENTS}."
        )
    return [utf8(argument) for argument in arguments]


def _answer(arguments: Sequence[str], terminal: Terminal) -> None:
    with closing(Session(terminal)) as session:
        localization.invoke(app, arguments, session)


def _complete(shell: str, arguments: Sequence[str], terminal: Terminal) -> None:
    """Answer a shell that asks for completions.

    Whatever is wrong is left for the command itself to tell.
    """
    from adv_cli.cli import shells

    silent = Terminal(None, None, terminal.environ)
    try:
        typed = shells.typed(shell, arguments, terminal.environ)
        with closing(Session(silent)) as session:
            found = localization.completions(app, session, typed.before, typed.word)
            terminal.write(shells.answer(shell, typed, found))
    except Exception:  # nothing may come between a person and the line being typed
        if terminal.environ.get(DEBUG):
            raise


def main() -> ExitCode:
    """Run adv as a process: its own arguments and streams. Whatever happens is told in Dutch."""
    terminal = Terminal.standard()
    try:
        return run(sys.argv[1:], terminal)
    except Exception as error:
        if terminal.environ.get(DEBUG):
            raise
        what = f"{type(error).__name__}: {error}"[:300]
        terminal.remark(
            f"adv: onverwachte fout ({what}). Met {DEBUG}=1 ziet u waar; meld het alstublieft."
        )
        return ExitCode.NOT_FOUND


def _versions(session: Session, *, as_json: bool) -> str:
    """Which adv, data and format of the catalogue answer, in a line or for a script."""
    import json
    from importlib.metadata import version

    from adv_cli.catalogue.question_rows import FORMAT

    adv_version, catalogue = version("adv-cli"), session.catalogue
    if not as_json:
        return f"adv {adv_version}, gegevens {catalogue.data_version}\n"
    answer = {
        "adv": adv_version,
        "gegevens": catalogue.data_version,
        "catalogus": FORMAT,
        "python": sys.version.split()[0],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _welcome(session: Session) -> str:
    """Which inventory this is, and what one may ask of it."""
    import json
    from textwrap import fill

    from adv_cli.queries.projects import projects

    catalogue = session.catalogue
    report = json.loads(catalogue.sources)["rapport"]
    about = f"adv is het naslagwerk bij {report['titel']} ({report['datum'][:4]})."
    questions = [f"  {asked:<36} {why}\n" for asked, why in _questions(projects(catalogue))]
    return f"""\
{fill(f"{about} {report['omschrijving']}", 80)}

{"".join(questions)}
Alle opdrachten: adv --help
"""


def _questions(known: "Sequence[ProjectRow]") -> list[tuple[str, str]]:
    """What one may type with the projects that there are, and what that answers."""
    groups = [project.doelgroep for project in known]
    names = _shortest_names([project.id for project in known])
    two = [(f"adv compare {' '.join(names)}", "wat delen twee projecten, wat niet?")]
    return [
        (
            f"adv list --doelgroep {max(groups, key=groups.count)}",
            "welke projecten lijken op het mijne?",
        ),
        (f"adv show {names[0]}", "een volledig factsheet"),
        ("adv search wachtlijst", "waar staat iets over wachtlijsten?"),
        ("adv items knelpunten", "de knelpunten van alle projecten"),
        *(two if len(known) > 1 else ()),
        ("adv stats", "aantallen, naast die van het rapport"),
        ("adv values", "waarop kan ik filteren?"),
    ]


def _shortest_names(ids: Sequence[str]) -> list[str]:
    """Two names of projects that are short to type: first words of ids, else whole ids."""
    words = sorted(dict.fromkeys(id.partition("-")[0] for id in ids), key=len)
    clear = (word for word in words if sum(id.startswith(word) for id in ids) == 1)
    return [*islice(chain(clear, ids), 2)]
