"""The options that commands share, each declared once, with its completion.

A command names the groups it wants and receives one value for each:

    @app.command("list")
    @with_options(FILTERS, OUTPUT)
    def list_projects(session: Session, filters: Filters, output: Output) -> None: ...

Typer sees a function with every option of the groups in its signature.
"""

import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from adv_cli.cli.completion import Complete, Completion, complete_codes, complete_not, completes
from adv_cli.cli.context import Output, Session
from adv_cli.cli.terminal import path_of
from adv_cli.dutch.spelling import meant
from adv_cli.errors import UsageError
from adv_cli.queries.filters import Filters, check_dimension

_FILTERS = "Filters (herhaald: of; verschillende: en)"
_OUTPUT = "Uitvoer"


class OptionGroup(NamedTuple):
    """Options that belong together: the parameter they become, their declarations and defaults, and
    what makes its value.
    """

    name: str
    options: dict[str, tuple[Any, Any]]
    make: Callable[..., Any]


def with_options(*groups: OptionGroup) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of `groups`, and `session` and one value for each group in place
    of them.
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        taken = {"session", *(group.name for group in groups)}
        own = [p for name, p in inspect.signature(function).parameters.items() if name not in taken]
        keyword = inspect.Parameter.KEYWORD_ONLY
        parameters = [inspect.Parameter("ctx", keyword, annotation=typer.Context)]
        parameters += [
            _parameter(name, option) for group in groups for name, option in group.options.items()
        ]
        parameters += [parameter.replace(kind=keyword) for parameter in own]
        parameters += [_parameter(name, option) for name, option in SESSION.options.items()]

        def command(ctx: typer.Context, **values: Any) -> None:
            for group in (*groups, SESSION):
                made = {name: values.pop(name) for name in group.options}
                values[group.name] = (
                    group.make(**made) if group is not SESSION else group.make(ctx.obj, **made)
                )
            function(**values)

        command.__name__ = function.__name__
        command.__doc__ = function.__doc__
        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        return command

    return decorate


def _parameter(name: str, option: tuple[Any, Any]) -> inspect.Parameter:
    annotation, default = option
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def check_choice(option: str, value: str, allowed: Sequence[str]) -> None:
    """Raise UsageError for a value of `option` that is not one of `allowed`."""
    if value not in allowed:
        raise UsageError(
            f"{option} {value} kan niet.{meant(value, allowed)} Toegestaan: {', '.join(allowed)}."
        )


def _filter(
    metavar: str, flags: tuple[str, ...], help: str, complete: Complete | None = None
) -> tuple[Any, list[str]]:
    option = typer.Option(
        *flags,
        metavar=metavar,
        help=help,
        autocompletion=complete and completes(complete),
        rich_help_panel=_FILTERS,
        show_default=False,
    )
    return Annotated[list[str], option], []


def _code_filter(dimension: str, help: str, *other_flags: str) -> tuple[Any, list[str]]:
    return _filter("CODE", (f"--{dimension}", *other_flags), help, complete_codes(dimension))


def _flag(flag: str, help: str) -> tuple[Any, bool]:
    return Annotated[
        bool, typer.Option(flag, help=help, rich_help_panel=_OUTPUT, show_default=False)
    ], False


MOST_TEXTS = 50
"""How many --tekst are read: each is a search of its own."""
MOST_VALUES = 500
"""How often any other filter may be repeated: more than there are municipalities."""


def _check_count(option: str, values: Sequence[str], most: int) -> None:
    if len(values) > most:
        raise UsageError(f"--{option} staat er {len(values)} keer; hoogstens {most} keer kan.")


def _make_filters(
    experiment: bool | None, tekst: list[str], niet: list[str], **chosen: list[str]
) -> Filters:
    excluded: dict[str, list[str]] = {}
    _check_count("tekst", tekst, MOST_TEXTS)
    for option, values in {**chosen, "niet": niet}.items():
        _check_count(option, values, MOST_VALUES)
    for pair in niet:
        dimension, equals, value = pair.partition("=")
        if not equals or not value:
            raise UsageError(
                f"--niet {pair}: schrijf --niet DIMENSIE=CODE, bijvoorbeeld --niet doelgroep=multiprobleem."
            )
        excluded.setdefault(check_dimension(dimension), []).append(value)
    if any(not words.strip() for words in tekst):
        raise UsageError(
            "--tekst zonder woorden; geef een of meer woorden, bijvoorbeeld --tekst wachtlijst."
        )
    return Filters(chosen, excluded, experiment, tekst)


FILTERS = OptionGroup(
    "filters",
    {
        "doelgroep": _code_filter("doelgroep", "Voor wie (bijlage 1); zie adv values doelgroep."),
        "problematiek": _code_filter("problematiek", "Waartegen of waarvoor (bijlage 2)."),
        "invalshoek": _code_filter("invalshoek", "Zorg, of zorg en handhaving (bijlage 3)."),
        "partners": _code_filter("partners", "Wie samenwerken (bijlage 4)."),
        "niveau": _code_filter("niveau", "Schaal van de samenwerking (bijlage 5).", "--schaal"),
        "gemeente": _code_filter("gemeente", "Naam of CBS-code van de gemeente."),
        "provincie": _code_filter("provincie", "Provincie van de gemeente."),
        "experiment": (
            Annotated[
                bool | None,
                typer.Option(
                    "--experiment/--geen-experiment",
                    help="Gemeente wel of niet in het experiment Achter de Voordeur.",
                    rich_help_panel=_FILTERS,
                    show_default=False,
                ),
            ],
            None,
        ),
        "thema": _code_filter(
            "thema", "Een thema waarmee een onderdeel van het factsheet is gecodeerd."
        ),
        "tekst": _filter("WOORDEN", ("--tekst",), "Woorden die ergens in het factsheet staan."),
        "niet": _filter("DIMENSIE=CODE", ("--niet",), "Juist niet met deze code.", complete_not),
    },
    _make_filters,
)

_FORMS = {
    "json": _flag("--json", "JSON."),
    "jsonl": _flag("--jsonl", "JSON, één object per regel."),
    "csv": _flag("--csv", "CSV (RFC 4180: komma’s)."),
    "excel": _flag("--excel", "CSV voor een Nederlandse Excel (puntkomma’s)."),
    "markdown": _flag("--markdown", "Markdown, voor in een memo."),
    "yaml": _flag("--yaml", "YAML, zoals de gegevens bewaard worden."),
}


def output_group(*forms: str, fields: Callable[[str], Completion] | None = None) -> OptionGroup:
    """The options for the form of the output: these `forms`, and --velden when `fields` completes
    it.
    """

    def make(velden: str = "", **chosen: bool) -> Output:
        wanted = [form for form, is_chosen in chosen.items() if is_chosen]
        if len(wanted) > 1:
            raise UsageError(f"--{wanted[0]} en --{wanted[1]} gaan niet samen; kies één vorm.")
        names = tuple(dict.fromkeys(name.strip() for name in velden.split(",") if name.strip()))
        if velden and not names:
            raise UsageError(
                "--velden zonder veldnamen; geef ze met komma’s ertussen, bijvoorbeeld --velden id,titel."
            )
        return Output(wanted[0] if wanted else "auto", names)

    options: dict[str, tuple[Any, Any]] = {form: _FORMS[form] for form in forms}
    if fields is not None:

        def complete(incomplete: str) -> Completion:
            head, comma, last = incomplete.rpartition(",")
            yield from ((f"{head}{comma}{name}", help) for name, help in fields(last))

        option = typer.Option(
            "--velden",
            metavar="VELD,VELD",
            help="Alleen deze velden, in deze volgorde.",
            autocompletion=completes(complete),
            rich_help_panel=_OUTPUT,
            show_default=False,
        )
        options["velden"] = (Annotated[str, option], "")
    return OptionGroup("output", options, make)


ROWS = ("json", "jsonl", "csv", "excel", "markdown")
"""The forms of a command whose answer is rows."""

DATA_OPTION = typer.Option(
    "--data",
    metavar="MAP",
    envvar="ADV_DATA",
    readable=False,  # whether it can be read, shows when it is; Typer would tell it in English
    help="Een andere map met gegevens van dezelfde vorm (ook: ADV_DATA).",
    show_default=False,
    show_envvar=False,
)


COLOUR_OPTION = typer.Option(
    "--geen-kleur", help="Zonder kleur (ook: NO_COLOR).", show_default=False
)


def _make_session(session: Session, data: Path | None, geen_kleur: bool) -> Session:
    if data is not None:
        session.data = data
    session.colour = session.colour and not geen_kleur
    return session


SESSION = OptionGroup(
    "session",
    {
        "data": (Annotated[Path | None, DATA_OPTION], None),
        "geen_kleur": (Annotated[bool, COLOUR_OPTION], False),
    },
    _make_session,
)

BRON = "ADV_BRON"
"""The environment variable with the file that holds the text of the report."""


def report_option(help: str, envvar: str | None = None) -> Any:
    """The option --bron; its value may be left out where `BRON` is set. See `report_path`."""
    return typer.Option(
        "--bron",
        metavar="[RAPPORT]",
        envvar=envvar,
        help=f"{help} RAPPORT is de tekst van het rapport (ook: {BRON}).",
        show_default=False,
        show_envvar=False,
    )


def report_path(session: Session, bron: str) -> Path:
    """The file with the text of the report: the value of --bron, else that of `BRON`; raises
    UsageError for neither.
    """
    chosen = bron or session.terminal.environ.get(BRON, "")
    if not chosen:
        raise UsageError(
            f"--bron zonder bestand; geef de tekst van het rapport, bijvoorbeeld --bron rapport.txt, of zet {BRON}."
        )
    return path_of(chosen)
