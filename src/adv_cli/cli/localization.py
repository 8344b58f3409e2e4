"""Typer in Dutch: help, usage errors and completion as the rest of adv words and writes them.

Typer has no way to choose a language. So this module and `parameters` know its inside: the click it
carries, whose exceptions are retold here, and its completion. Everything else uses Typer's public
names.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import typer
from typer._click import exceptions
from typer._click.core import Command as ClickCommand
from typer._click.core import Context as ClickContext
from typer._click.core import Parameter as ClickParameter
from typer._click.core import augment_usage_errors
from typer._click.formatting import HelpFormatter
from typer._click.shell_completion import CompletionItem
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command as click_command

from adv_cli import errors
from adv_cli.cli.parameters import OptionalFile
from adv_cli.dutch import spelling
from adv_cli.dutch.display import one_line

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


class _Dutch(ClickCommand):
    """What commands and the group of them share: usage line, help option, and options by panel."""

    _help: TyperOption | None = None

    def parse_args(self, ctx: ClickContext, args: list[str]) -> list[str]:
        """Parse what was typed; every usage error tells in which command it was made."""
        with augment_usage_errors(ctx):
            return super().parse_args(ctx, args)

    def format_usage(self, ctx: ClickContext, formatter: HelpFormatter) -> None:
        """Write the usage line."""
        # Typer puts what is required between braces
        pieces = [piece.strip("{}") for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Gebruik: ")

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
            if (record := param.get_help_record(ctx)) is not None:
                sections.setdefault(_panel(param), []).append((record[0], _help_text(param)))
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


def _panel(param: ClickParameter) -> str:
    default = _ARGUMENTS if isinstance(param, TyperArgument) else _OPTIONS
    return getattr(param, "rich_help_panel", None) or default


def _help_text(param: ClickParameter) -> str:
    """What the help says of a parameter; what Typer would add to it is English."""
    help: str = getattr(param, "help", None) or ""
    return f"{help}  (verplicht)" if param.required else help


class Command(_Dutch, TyperCommand):
    """One command. Its options may stand before, between and behind its arguments.

    An option of the type `OptionalFile` may go without a value; it is the empty text then.
    """

    allow_extra_args = True  # so that `parse_args` can tell of them in Dutch

    def parse_args(self, ctx: ClickContext, args: list[str]) -> list[str]:
        """Parse what was typed; raises UsageError for arguments that are too many."""
        left = super().parse_args(ctx, self.arranged(ctx, args))
        if left and not ctx.resilient_parsing:
            raise exceptions.UsageError(f"Onverwacht argument: {one_line(' '.join(left))}.", ctx)
        return left

    def arranged(self, ctx: ClickContext, args: Sequence[str]) -> list[str]:
        """What was typed, options first, with an empty value for those that go without one."""
        options, words = self._sorted_out(ctx, args)
        return [*options, "--", *words] if words else options

    def _is_option(self, argument: str, known: Collection[str]) -> bool:
        return argument.startswith("-") and len(argument) > 1

    def _sorted_out(self, ctx: ClickContext, args: Sequence[str]) -> tuple[list[str], list[str]]:
        """The options, each followed by its value, and the other arguments."""
        known = _flags(ctx)
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
            if param is not None and isinstance(param.type, OptionalFile):
                has_value = bool(rest) and param.type.looks_like_a_file(rest[0])
                options.append(f"{argument}={rest.popleft() if has_value else ''}")
                continue
            options.append(argument)
            if param is None or not _takes_value(param):
                continue
            if not rest and ctx.resilient_parsing:  # a shell completes its value
                return options[:-1], words
            if not rest:  # its value is missing, and that is what must be told
                return options, []
            options.append(rest.popleft())
        return options, words


def _flags(ctx: ClickContext | None) -> dict[str, ClickParameter]:
    """The options of a command, by each of their names."""
    params = ctx.command.get_params(ctx) if ctx else []
    return {flag: param for param in params for flag in (*param.opts, *param.secondary_opts)}


def _takes_value(param: ClickParameter) -> bool:
    return isinstance(param, TyperOption) and not param.is_flag and not param.count


class WordsCommand(Command):
    """A command whose arguments are words.

    One that begins with a dash is a word too, unless it is an option.
    """

    def _is_option(self, argument: str, known: Collection[str]) -> bool:
        return argument in known or argument.startswith("--")


class Group(_Dutch, TyperGroup):
    """The commands; `summaries` gives each its line in the help, which need not import them so.

    `other_names` are words that people type for a command, to be told its name.
    """

    summaries: ClassVar[dict[str, str]] = {}
    other_names: ClassVar[dict[str, str]] = {}

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
        found = [
            CompletionItem(name, help=summary)
            for name, summary in self.summaries.items()
            if name.startswith(incomplete)
        ]
        return found + ClickCommand.shell_complete(self, ctx, incomplete)

    def resolve_command(
        self, ctx: ClickContext, args: list[str]
    ) -> tuple[str | None, ClickCommand | None, list[str]]:
        """Find the command to run; raises UsageError with what was probably meant."""
        found = self.get_command(ctx, args[0])
        if found is None and not ctx.resilient_parsing:
            named = self.other_names.get(args[0].casefold())
            nearest = spelling.meant(args[0], self.summaries)
            hint = f" Die heet adv {named}." if named else nearest
            raise exceptions.UsageError(f"“{args[0]}” is geen opdracht.{hint}", ctx)
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
        path = error.ctx.command_path if error.ctx else "adv"
        raise errors.UsageError(f"{_retold(error)} Zie {path} --help.") from None


def completions(
    app: typer.Typer, session: "Session", before: Sequence[str], word: str
) -> Iterator[tuple[str, str]]:
    """What `word`, typed after the words `before`, may become, each with its explanation if any."""
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete

    args = list(before)
    ctx = _resolve_context(click_command(app), {"obj": session}, "adv", args)
    asked, incomplete = _resolve_incomplete(ctx, args, word)
    option = word[: len(word) - len(incomplete)]  # --thema= of --thema=wacht
    for item in asked.shell_complete(ctx, incomplete):
        yield f"{option}{item.value}", item.help or ""


def _retold(error: exceptions.UsageError) -> str:
    """A usage error in Dutch, from what it knows; its own message where we made that ourselves."""
    flags = _flags(error.ctx)
    match error:
        case exceptions.NoSuchOption(option_name=name):
            long = [flag for flag in flags if flag.startswith("--")]
            return f"Onbekende optie {name}.{spelling.meant(name, long)}"
        case exceptions.BadOptionUsage(option_name=name) if _takes_value(flags[name]):
            return f"Optie {name} verwacht een waarde."
        case exceptions.BadOptionUsage(option_name=name):
            return f"Optie {name} krijgt geen waarde."
        case exceptions.MissingParameter():
            return f"{_name(error.param)} ontbreekt."
        case exceptions.BadParameter():
            return f"Ongeldige waarde voor {_name(error.param)}: {error.message}"
        case _:
            return error.message


def _name(param: ClickParameter | None) -> str:
    """What a user calls a parameter."""
    if isinstance(param, TyperArgument):
        return param.human_readable_name
    return param.opts[0] if param else "argument"
