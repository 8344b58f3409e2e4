"""The options that commands share, each declared once, with its completion.

A command names the groups it wants and receives one value for each:

    @app.command("list")
    @with_options(FILTERS, output_group("json", "csv"))
    def list_projects(session: Session, filters: Filters, output: Output) -> None: ...
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from inspect import Parameter, Signature, signature
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import typer

from adv_cli.cli.completion import (
    complete_codes,
    complete_fields,
    complete_from,
    complete_ids,
    complete_not,
)
from adv_cli.cli.context import AUTO, DATA, Output, Session, Target
from adv_cli.cli.parameters import Complete, Completed, FilePath, OptionalFile, WholeNumber
from adv_cli.cli.terminal import path_of
from adv_cli.dutch.phrasing import or_list
from adv_cli.dutch.spelling import meant
from adv_cli.errors import UsageError
from adv_cli.model.template import PARTS
from adv_cli.queries.filters import Filters, check_dimension

FILTER_PANEL = "Filters (herhaald: of; verschillende: en)"
ATTRIBUTE_PANEL = "Filters op wat er is bereikt en met wie (onze codering)"
OUTPUT_PANEL = "Uitvoer"
"""The headings in the help below which options stand that are not of one command only."""


OUTPUT = "output"
"""The name of the group of options that says where the answer goes, and in which form."""


class OptionGroup:
    """Options that belong together: `name` is the parameter of a command that they become.

    `options` are as Typer reads them from a signature; `make` makes one value of theirs. No
    NamedTuple, which would cost every question 0.1 ms.
    """

    def __init__(self, name: str, options: Sequence[Parameter], make: Callable[..., Any]) -> None:
        self.name = name
        self.options = options
        self.make = make


def with_options(*groups: OptionGroup) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the session, and the options of `groups` as one value for each group.

    Typer makes options of the parameters in a signature, so options that are declared once can
    only reach it in a signature that is put together: that of `command`, which Typer sees in place
    of the function, and which calls the function with what it makes of their values.
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        def command(
            ctx: typer.Context, *, data: Path | None, geen_kleur: bool, **values: Any
        ) -> None:
            session: Session = ctx.obj
            session.choose(data, colour=not geen_kleur)
            for group in groups:
                chosen = {option.name: values.pop(option.name) for option in group.options}
                values[group.name] = group.make(**chosen)
            output: Output | None = values.get(OUTPUT)
            with session.writing_to(output.target if output else None):
                function(session=session, **values)

        command.__doc__ = function.__doc__
        command.__signature__ = _signature(function, groups)  # type: ignore[attr-defined]
        return command

    return decorate


def _signature(function: Callable[..., None], groups: Sequence[OptionGroup]) -> Signature:
    """The parameters of a command, with the options of each group in place of its value."""
    made = {"session", *(group.name for group in groups)}
    parameters = [_parameter("ctx", typer.Context)]
    for group in groups:
        parameters += group.options
    for own in signature(function).parameters.values():
        if own.name not in made:
            parameters.append(own.replace(kind=Parameter.KEYWORD_ONLY))
    return Signature([*parameters, *_SESSION])


def _parameter(name: str, annotation: Any, default: Any = Parameter.empty) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def check_choice(option: str, value: str, allowed: Sequence[str]) -> None:
    """Raise UsageError for a value of `option` that is not one of `allowed`."""
    if value not in allowed:
        raise UsageError(
            f"{option} {value} kan niet.{meant(value, allowed)} Toegestaan: {', '.join(allowed)}."
        )


def option(
    flag: str,
    *other_flags: str,
    metavar: str,
    help: str,
    panel: str | None = None,
    complete: Complete | None = None,
) -> Any:
    """An option with a value that is text; `complete` gives what a shell may offer for it."""
    return typer.Option(
        flag,
        *other_flags,
        metavar=metavar,
        help=help,
        click_type=Completed(complete) if complete else None,
        rich_help_panel=panel,
    )


def argument(metavar: str, help: str, complete: Complete | None = None) -> Any:
    """An argument that is text; `complete` gives what a shell may offer for it."""
    return typer.Argument(
        metavar=metavar,
        help=help,
        click_type=Completed(complete) if complete else None,
    )


def ids_argument(help: str) -> Any:
    """The ids that a command takes, with their completion."""
    return argument("ID", help, complete_ids)


def parts_option(help: str, beside: Mapping[str, str] = MappingProxyType({})) -> Any:
    """The option --sectie, which may be repeated (see `filters.resolve_parts`).

    `beside` gives what may be chosen beside the parts of a factsheet, each with its explanation.
    """
    return option(
        "--sectie",
        metavar="SECTIE",
        help=f"{help}; mag vaker. Een kop (knelpunten) of een onderdeel (oplossingen,"
        " knelpunten.knelpunten).",
        panel=OUTPUT_PANEL,
        complete=complete_from({**PARTS, **beside}),
    )


MOST = 1_000_000
"""The largest --limiet."""


def limit_option(help: str) -> Any:
    """The option --limiet: how many there are at most of what `help` names."""
    return typer.Option(
        "--limiet",
        metavar="N",
        click_type=WholeNumber(1, MOST),
        help=f"Hoogstens N {help}.  [1<=x<={MOST}]",
        rich_help_panel=OUTPUT_PANEL,
    )


def _filter(flag: str, *other_flags: str, **settings: Any) -> Parameter:
    info = option(flag, *other_flags, **{"panel": FILTER_PANEL, **settings})
    return _parameter(flag.removeprefix("--").replace("-", "_"), Annotated[list[str], info], [])


def _code_filter(
    dimension: str, help: str, *other_flags: str, panel: str = FILTER_PANEL
) -> Parameter:
    complete = complete_codes(dimension)
    return _filter(
        f"--{dimension}", *other_flags, metavar="CODE", help=help, panel=panel, complete=complete
    )


def _flag(name: str, help: str) -> Parameter:
    info = typer.Option(f"--{name}", help=help, rich_help_panel=OUTPUT_PANEL)
    return _parameter(name, Annotated[bool, info], False)


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
    chosen = {name.replace("_", "-"): values for name, values in chosen.items()}
    _check_count("tekst", tekst, MOST_TEXTS)
    for option, values in {**chosen, "niet": niet}.items():
        _check_count(option, values, MOST_VALUES)
    for pair in niet:
        dimension, equals, value = pair.partition("=")
        if not equals or not value:
            example = "schrijf --niet DIMENSIE=CODE, bijvoorbeeld --niet doelgroep=multiprobleem."
            raise UsageError(f"--niet {pair}: {example}")
        excluded.setdefault(check_dimension(dimension), []).append(value)
    if any(not words.strip() for words in tekst):
        raise UsageError(
            "--tekst zonder woorden; geef een of meer woorden, bijvoorbeeld --tekst wachtlijst."
        )
    return Filters(chosen, excluded, experiment, tekst)


_ATTRIBUTE_HELP = {
    "soort": "Soort resultaat: behaald, beoogd, verwacht of nog geen.",
    "gaat-over": "Waar een resultaat over gaat: bereik, effect, oordeel, ...",
    "evaluatie": "Hoe men het weet: rapportage, extern onderzoek, ...",
    "fase": "Of een evaluatie gedaan is, loopt of gepland is.",
    "telt": "Aantallen van bereikte, beoogde of in het gebied wonende huishoudens.",
    "partner": "Soort organisatie: corporatie, politie, ggz, ...",
    "rol": "Rol van die organisatie: partner, opdrachtgever, opdrachtnemer, betaler.",
    "regie": "Wie de hulp aan een huishouden leidt: één persoon of een team.",
    "mandaat": "Wat wie regie heeft, mag: doorzettingsmacht, budget, ...",
}

_EXPERIMENT = typer.Option(
    "--experiment/--geen-experiment",
    help="Gemeente wel of niet in het experiment dat de bron noemt.",
    rich_help_panel=FILTER_PANEL,
)

FILTERS = OptionGroup(
    "filters",
    (
        _code_filter("doelgroep", "Voor wie; zie adv values doelgroep."),
        _code_filter("problematiek", "Waartegen of waarvoor."),
        _code_filter("invalshoek", "Waarmee het project ingrijpt, zoals zorg of handhaving."),
        _code_filter("partners", "Wie samenwerken."),
        _code_filter("niveau", "Schaal van de samenwerking.", "--schaal"),
        _code_filter("gemeente", "Naam of CBS-code van de gemeente."),
        _code_filter("provincie", "Provincie van de gemeente."),
        _parameter("experiment", Annotated[bool | None, _EXPERIMENT], None),
        _code_filter("thema", "Een thema waarmee een onderdeel van het factsheet is gecodeerd."),
        _code_filter("begrip", "Een begrip, in alle woorden ervoor; zie adv values begrip."),
        *(_code_filter(*attribute, panel=ATTRIBUTE_PANEL) for attribute in _ATTRIBUTE_HELP.items()),
        _filter("--tekst", metavar="WOORDEN", help="Woorden die ergens in het factsheet staan."),
        _filter(
            "--niet",
            metavar="DIMENSIE=CODE",
            help="Juist niet met deze code of dit begrip.",
            complete=complete_not,
        ),
    ),
    _make_filters,
)
"""The filters, the same for every command that takes them."""

_FORMS = {
    "json": "JSON.",
    "jsonl": "JSON, één object per regel.",
    "csv": "CSV (RFC 4180: komma’s).",
    "excel": "CSV voor een Nederlandse Excel (puntkomma’s).",
    "markdown": "Markdown, voor in een memo.",
    "yaml": "YAML, zoals de gegevens bewaard worden.",
    "bibtex": "BibTeX, voor LaTeX.",
    "ris": "RIS, voor EndNote, Mendeley en Zotero.",
    "csl": "CSL-JSON, voor Zotero en pandoc.",
}
"""The forms that can be chosen, each with its help."""

ROWS = ("json", "jsonl", "csv", "excel", "markdown")
"""The forms of a command whose answer is rows."""


_EXTENSIONS = {
    ".csv": ("csv",),
    ".json": ("json", "csl"),
    ".jsonl": ("jsonl",),
    ".md": ("markdown",),
    ".yaml": ("yaml",),
    ".yml": ("yaml",),
    ".bib": ("bibtex",),
    ".ris": ("ris",),
}
"""The forms that the name of a file may choose, by its extension: the first that a command has."""
_EXPORTED = (".xlsx", ".html", ".zip", ".sqlite")
"""The extensions of files that hold more than one answer."""


def _target(naar: Path | None, overschrijf: bool) -> Target | None:
    """The file of --naar; raises UsageError for what names none."""
    if naar is None:
        if overschrijf:
            raise UsageError("--overschrijf hoort bij --naar BESTAND.")
        return None
    if str(naar) == "-":
        raise UsageError(
            "--naar - kan niet: zonder --naar komt het antwoord al op de standaarduitvoer."
        )
    if naar.suffix.casefold() in _EXPORTED:
        raise UsageError(f"{naar}: --naar maakt geen {naar.suffix}; dat doet adv export.")
    return Target(naar, overschrijf)


def _form_for(path: Path, forms: Sequence[str]) -> str:
    """The form that the extension of a file chooses, of those that a command has.

    Raises UsageError where the extension names only others.
    """
    named = _EXTENSIONS.get(path.suffix.casefold(), ())
    if not named or not forms:
        return AUTO
    for form in named:
        if form in forms:
            return form
    known = or_list([f"--{form}" for form in forms])
    raise UsageError(f"{path}: deze opdracht maakt geen {path.suffix}. Kies {known} erbij.")


def _make_output(
    forms: Sequence[str],
    *,
    naar: Path | None = None,
    overschrijf: bool = False,
    velden: str = "",
    **chosen: bool,
) -> Output:
    wanted = [form for form, is_chosen in chosen.items() if is_chosen]
    if len(wanted) > 1:
        raise UsageError(f"--{wanted[0]} en --{wanted[1]} gaan niet samen; kies één vorm.")
    names = tuple(dict.fromkeys(name.strip() for name in velden.split(",") if name.strip()))
    if velden and not names:
        example = "geef ze met komma’s ertussen, bijvoorbeeld --velden id,titel."
        raise UsageError(f"--velden zonder veldnamen; {example}")
    target = _target(naar, overschrijf)
    form = wanted[0] if wanted else _form_for(target.path, forms) if target else AUTO
    return Output(form, names, target)


def _target_options(forms: Sequence[str]) -> list[Parameter]:
    """--naar and --overschrijf for a command with these forms."""
    known = [name for name, named in _EXTENSIONS.items() if {*named} & {*forms}]
    naar = typer.Option(
        "--naar",
        "-o",
        metavar="BESTAND",
        click_type=FilePath(),
        help="Schrijf naar dit bestand, in UTF-8"
        + (f"; {or_list(known)} kiest de vorm." if known else "."),
        rich_help_panel=OUTPUT_PANEL,
    )
    return [
        _parameter("naar", Annotated[Path | None, naar], None),
        _flag("overschrijf", "Met --naar: ook als het bestand er al is."),
    ]


def output_group(*forms: str, fields: Mapping[str, str] | None = None) -> OptionGroup:
    """The options for the form of the output (these `forms`) and for the file that it goes to.

    With `fields`, each with its explanation, also --velden to choose from them.
    """
    options = [_flag(form, _FORMS[form]) for form in forms]
    if fields is not None:
        velden = option(
            "--velden",
            metavar="VELD,VELD",
            help="Alleen deze velden, in deze volgorde.",
            panel=OUTPUT_PANEL,
            complete=complete_fields(fields),
        )
        options.append(_parameter("velden", Annotated[str, velden], ""))
    options += _target_options(forms)
    return OptionGroup(OUTPUT, options, partial(_make_output, forms))


DATA_OPTION = typer.Option(
    "--data",
    metavar="MAP",
    click_type=FilePath(),
    help=f"Een andere map met gegevens van dezelfde vorm (ook: {DATA}).",
)

COLOUR_OPTION = typer.Option("--geen-kleur", help="Zonder kleur (ook: NO_COLOR).")

_SESSION = (
    _parameter("data", Annotated[Path | None, DATA_OPTION], None),
    _parameter("geen_kleur", Annotated[bool, COLOUR_OPTION], False),
)
"""The options of every command."""

REPORT = "ADV_BRON"
"""The environment variable with the file that holds the text of the report."""


def report_option(help: str) -> Any:
    """The option --bron; its value may be left out where `REPORT` is set. See `report_path`."""
    return typer.Option(
        "--bron",
        metavar="[RAPPORT]",
        click_type=OptionalFile(),
        help=f"{help} RAPPORT is de tekst van het rapport (ook: {REPORT}).",
    )


def report_path(session: Session, bron: str | None, *, unasked: bool = False) -> Path | None:
    """The file with the text of the report: the value of --bron, else that of `REPORT`.

    None without --bron (`bron` is None), unless `unasked`: then what `REPORT` says is taken also.
    Raises UsageError for --bron where neither names a file.
    """
    known = session.terminal.environ.get(REPORT, "")
    if bron is None and not (unasked and known):
        return None
    if not (chosen := bron or known):
        example = (
            f"geef de tekst van het rapport, bijvoorbeeld --bron rapport.txt, of zet {REPORT}."
        )
        raise UsageError(f"--bron zonder bestand; {example}")
    return path_of(chosen)
