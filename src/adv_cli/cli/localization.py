"""Typer in Dutch: help, usage errors and completion as the rest of adv words and writes them.

Typer has no way to choose a language, so this module is the one that knows its inside: the click it
carries, whose exceptions it retells, and its completion. Everything else uses Typer's public names.
"""

import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import typer
from typer._click import exceptions
from typer._click.core import Command as ClickCommand
from typer._click.core import Context as ClickContext
from typer._click.core import Parameter as ClickParameter
from typer._click.formatting import HelpFormatter
from typer._click.shell_completion import CompletionItem
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command as click_command
from typer.models import TyperPath

from adv_cli import errors
from adv_cli.cli.terminal import path_of
from adv_cli.dutch import spelling

__all__ = [
    "CONTEXT",
    "App",
    "ClickCommand",
    "ClickContext",
    "Command",
    "Group",
    "WordsCommand",
    "completions",
    "invoke",
    "single_command",
]

if TYPE_CHECKING:
    from adv_cli.cli.context import Session

CONTEXT = {"help_option_names": ["--help", "-h"], "max_content_width": 100}

_ARGUMENTS = "Argumenten"
_OPTIONS = "Opties"


class _Place(TyperPath):
    """A file or folder. Whoever reads it tells what is wrong with it, in Dutch."""

    def convert(self, value: Any, param: ClickParameter | None, ctx: Any) -> Path:
        """Take it as it is."""
        return path_of(str(value))


class _Dutch(ClickCommand):
    """What commands and the group of them share: usage line, help option, and options in sections
    by panel.
    """

    _help: TyperOption | None = None

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        for param in self.params:
            if isinstance(param.type, TyperPath):
                param.type = _Place()

    def format_usage(self, ctx: ClickContext, formatter: HelpFormatter) -> None:
        """Write the usage line."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(
            ctx.command_path, " ".join(piece.strip("{}") for piece in pieces), prefix="Gebruik: "
        )

    def get_help_option(self, ctx: ClickContext) -> TyperOption:
        """Give the option that shows this help, through our terminal."""
        if self._help is None:
            self._help = TyperOption(
                param_decls=ctx.help_option_names,
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_help,
                help="Deze uitleg.",
            )
        return self._help

    def format_options(self, ctx: ClickContext, formatter: HelpFormatter) -> None:
        """Write arguments and options, each in the section it was declared for."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                default = _ARGUMENTS if isinstance(param, TyperArgument) else _OPTIONS
                panel = getattr(param, "rich_help_panel", None) or default
                name, help = record
                sections.setdefault(panel, []).append(
                    (name, help.replace("[required]", "(verplicht)"))
                )
        for panel in sorted(sections, key=lambda panel: (panel != _ARGUMENTS, panel == _OPTIONS)):
            with formatter.section(panel):
                formatter.write_dl(sections[panel], col_max=28)

    def format_epilog(self, ctx: ClickContext, formatter: HelpFormatter) -> None:
        """Write the examples."""
        examples = (self.epilog or "").split("\n")
        if any(examples):
            with formatter.section("Voorbeelden"):
                for example in examples:
                    formatter.write(f"{'':{formatter.current_indent}}{example.strip()}\n")


def _show_help(ctx: typer.Context, param: Any, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        session: Session = ctx.find_root().obj
        session.terminal.write(ctx.get_help() + "\n")
        raise typer.Exit


class Command(_Dutch, TyperCommand):
    """One command. An option whose metavar stands in brackets may go without a value; it is the
    empty text then.

    It takes the next argument only when that looks like a file (see `_looks_like_a_file`), or with
    `=` between them.
    """

    def parse_args(self, ctx: ClickContext, args: list[str]) -> list[str]:
        """Parse what was typed."""
        return super().parse_args(ctx, self.arranged(ctx, args))

    def arranged(self, ctx: ClickContext, args: Sequence[str]) -> list[str]:
        """What was typed, with an empty value for the options that go without one."""
        options, words = self._sorted_out(ctx, args)
        return [*options, "--", *words] if words else options

    def _is_option(self, argument: str, known: Collection[str]) -> bool:
        return argument.startswith("-") and len(argument) > 1

    def _sorted_out(self, ctx: ClickContext, args: Sequence[str]) -> tuple[list[str], list[str]]:
        """The options, each followed by its value, and the other arguments."""
        known = {
            flag: param
            for param in self.get_params(ctx)
            for flag in (*param.opts, *param.secondary_opts)
        }
        options: list[str] = []
        words: list[str] = []
        rest = deque(args)
        while rest:
            argument = rest.popleft()
            if argument == "--":
                return options, [*words, *rest]
            if not self._is_option(argument, known):
                words.append(argument)
                continue
            param = known.get(argument)
            if param is None or not _takes_value(param):
                options.append(argument)
            elif not _may_go_without(param):
                if not rest:
                    return [
                        *options,
                        argument,
                    ], []  # its value is missing, and that is what must be told
                options += [argument, rest.popleft()]
            else:
                value = rest.popleft() if rest and _looks_like_a_file(rest[0]) else ""
                options.append(f"{argument}={value}")
        return options, words


def _takes_value(param: ClickParameter) -> bool:
    return isinstance(param, TyperOption) and not param.is_flag and not param.count


def _may_go_without(param: ClickParameter) -> bool:
    return (param.metavar or "").startswith("[")


def _looks_like_a_file(argument: str) -> bool:
    """Whether an argument is a file rather than an id: there is one, or it has a dot or a slash as
    no id has.
    """
    if not argument or argument.startswith("-"):
        return not argument
    return any(mark in argument for mark in "./\\") or os.path.isfile(argument)  # noqa: PTH113 - never raises


class WordsCommand(Command):
    """A command whose arguments are words: one that begins with a dash is a word too, unless it is
    an option.
    """

    def _is_option(self, argument: str, known: Collection[str]) -> bool:
        return argument in known or argument.startswith("--")


class Group(_Dutch, TyperGroup):
    """The commands.

    `summaries` gives each its line in the help, so that the help need not import them all.
    """

    summaries: ClassVar[dict[str, str]] = {}

    def list_commands(self, ctx: ClickContext) -> list[str]:
        """Name the commands in the order of the help."""
        return list(self.summaries)

    def format_commands(self, ctx: ClickContext, formatter: HelpFormatter) -> None:
        """Write the commands."""
        with formatter.section("Opdrachten"):
            formatter.write_dl(list(self.summaries.items()))

    def format_options(self, ctx: ClickContext, formatter: HelpFormatter) -> None:
        """Write the commands, then the options."""
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)

    def shell_complete(self, ctx: ClickContext, incomplete: str) -> list[CompletionItem]:
        """Complete a command or an option."""
        names = [
            CompletionItem(n, help=line)
            for n, line in self.summaries.items()
            if n.startswith(incomplete)
        ]
        return names + ClickCommand.shell_complete(self, ctx, incomplete)

    def resolve_command(
        self, ctx: ClickContext, args: list[str]
    ) -> tuple[str | None, ClickCommand | None, list[str]]:
        """Find the command to run; raises UsageError with what was probably meant."""
        found = self.get_command(ctx, args[0])
        if found is None and not ctx.resilient_parsing:
            raise errors.UsageError(
                f"“{args[0]}” is geen opdracht.{spelling.meant(args[0], self.summaries)} Zie adv --help."
            )
        return args[0], found, args[1:]


class App(typer.Typer):
    """A Typer app whose commands speak Dutch."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_completion=False, rich_markup_mode=None, **settings)

    def command(  # type: ignore[override]
        self, name: str | None = None, *, cls: type[Command] = Command, **settings: Any
    ) -> Callable[[Callable[..., None]], Callable[..., None]]:
        """As Typer's.

        The docstring of a command is its Dutch help; `epilog` holds its examples, one a line.
        """
        return super().command(
            name, cls=cls, options_metavar="[OPTIES]", context_settings=CONTEXT, **settings
        )


def single_command(app: typer.Typer) -> ClickCommand:
    """The command that `app` holds."""
    return click_command(app)


def invoke(app: typer.Typer, arguments: Sequence[str], session: "Session") -> None:
    """Run `app`; raises UsageError in Dutch for a command line that cannot be understood."""
    command = click_command(app)
    try:
        with command.make_context("adv", list(arguments), obj=session) as ctx:
            command.invoke(ctx)
    except typer.Exit:
        return
    except exceptions.UsageError as error:
        known = [argument for argument in arguments[:1] if not argument.startswith("-")]
        path = error.ctx.command_path if error.ctx else " ".join(["adv", *known])
        raise errors.UsageError(f"{_retold(error)} Zie {path} --help.") from None


def completions(app: typer.Typer, before: Sequence[str], word: str) -> Iterator[tuple[str, str]]:
    """What `word`, the one being typed after the words `before`, may become, each with its
    explanation or nothing.
    """
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete

    args = list(before)
    ctx = _resolve_context(click_command(app), {}, "adv", args)
    asked, incomplete = _resolve_incomplete(ctx, args, word)
    option = word[: len(word) - len(incomplete)]  # --thema= of --thema=wacht
    for item in asked.shell_complete(ctx, incomplete):
        yield f"{option}{item.value}", item.help or ""


def _retold(error: exceptions.UsageError) -> str:
    match error:
        case exceptions.NoSuchOption():
            return f"Onbekende optie {error.option_name}.{spelling.meant(error.option_name, _options(error.ctx))}"
        case exceptions.BadOptionUsage() if "requires" in error.message:
            return f"Optie {error.option_name} verwacht een waarde."
        case exceptions.BadOptionUsage():
            return f"Optie {error.option_name} krijgt geen waarde."
        case exceptions.MissingParameter():
            return f"{_hint(error)} ontbreekt."
        case exceptions.BadParameter():
            return f"Ongeldige waarde voor {_hint(error)}: {_reason(error.message)}"
        case _ if "unexpected extra argument" in error.message:
            return f"Onverwacht argument: {error.message.partition('(')[2].partition('(')[2].rstrip(')')}."
        case _:
            return error.message


def _options(ctx: ClickContext | None) -> Iterable[str]:
    params = ctx.command.get_params(ctx) if ctx else []
    return [
        option
        for param in params
        for option in (*param.opts, *param.secondary_opts)
        if option.startswith("--")
    ]


def _hint(error: exceptions.BadParameter) -> str:
    param = error.param
    return (
        param.opts[0]
        if param and param.opts[0].startswith("-")
        else getattr(param, "human_readable_name", "argument")
    )


def _reason(message: str) -> str:
    value, _, rest = message.rpartition(" is not ")
    if "valid int" in rest:
        return f"{value} is geen geheel getal."
    if "range" in rest:
        return f"{value} valt buiten het bereik{rest.partition('range')[2]}"
    return message
