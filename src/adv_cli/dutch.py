"""Typer in Dutch: help, usage errors and completion as the rest of adv words and writes them.

Typer has no way to choose a language, so this module is the one that knows its inside: the click it carries, whose
exceptions it retells, and its completion. Everything else uses Typer's public names.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import typer
from typer._click import exceptions
from typer._click.core import Command as ClickCommand
from typer._click.core import Context as ClickContext
from typer._click.formatting import HelpFormatter
from typer._click.shell_completion import CompletionItem
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command as click_command

from adv_cli import errors

__all__ = [
    "CONTEXT",
    "SHELLS",
    "App",
    "ClickCommand",
    "ClickContext",
    "Command",
    "Group",
    "completion_script",
    "invoke",
    "single_command",
]

if TYPE_CHECKING:
    from adv_cli.session import Session

CONTEXT = {"help_option_names": ["--help", "-h"], "max_content_width": 100}

_ARGUMENTS = "Argumenten"
_OPTIONS = "Opties"


class _Dutch(ClickCommand):
    """What commands and the group of them share: usage line, help option, and options in sections by panel."""

    _help: TyperOption | None = None

    def format_usage(self, ctx: ClickContext, formatter: HelpFormatter) -> None:
        """Write the usage line."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(piece.strip("{}") for piece in pieces), prefix="Gebruik: ")

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
                sections.setdefault(panel, []).append((name, help.replace("[required]", "(verplicht)")))
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
    """One command. An option whose metavar stands in brackets may be given without a value; it is the empty text then."""

    def parse_args(self, ctx: ClickContext, args: list[str]) -> list[str]:
        """Parse what was typed, with an empty value for the options that go without one."""
        optional = {flag for param in self.get_params(ctx) if (param.metavar or "").startswith("[") for flag in param.opts}
        following = [*args[1:], "--"]
        whole = [
            f"{arg}=" if arg in optional and after.startswith("-") else arg
            for arg, after in zip(args, following, strict=False)
        ]
        return super().parse_args(ctx, whole)


class Group(_Dutch, TyperGroup):
    """The commands. `summaries` gives each its line in the help, so that the help need not import them all."""

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
        names = [CompletionItem(n, help=line) for n, line in self.summaries.items() if n.startswith(incomplete)]
        return names + ClickCommand.shell_complete(self, ctx, incomplete)

    def resolve_command(self, ctx: ClickContext, args: list[str]) -> tuple[str | None, ClickCommand | None, list[str]]:
        """Find the command to run; raises UsageError with what was probably meant."""
        found = self.get_command(ctx, args[0])
        if found is None and not ctx.resilient_parsing:
            raise errors.UsageError(f"“{args[0]}” is geen opdracht.{errors.meant(args[0], self.summaries)} Zie adv --help.")
        return args[0], found, args[1:]


class App(typer.Typer):
    """A Typer app whose commands speak Dutch."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_completion=False, rich_markup_mode=None, **settings)

    def command(  # type: ignore[override]
        self, name: str | None = None, **settings: Any
    ) -> Callable[[Callable[..., None]], Callable[..., None]]:
        """As Typer's. The docstring of a command is its Dutch help; `epilog` holds its examples, one a line."""
        return super().command(name, cls=Command, options_metavar="[OPTIES]", context_settings=CONTEXT, **settings)


def single_command(app: typer.Typer) -> ClickCommand:
    """The command that `app` holds."""
    return click_command(app)


def invoke(app: typer.Typer, arguments: Sequence[str], session: "Session") -> None:
    """Run `app`; raises UsageError in Dutch for a command line that cannot be understood."""
    command = click_command(app)
    try:
        _complete(command)
        with command.make_context("adv", list(arguments), obj=session) as ctx:
            command.invoke(ctx)
    except (typer.Exit, SystemExit):
        return
    except exceptions.UsageError as error:
        known = [argument for argument in arguments[:1] if argument in Group.summaries or not argument.startswith("-")]
        path = error.ctx.command_path if error.ctx else " ".join(["adv", *known])
        raise errors.UsageError(f"{_retold(error)} Zie {path} --help.") from None


SHELLS = ("bash", "zsh", "fish", "powershell")


def completion_script(shell: str) -> str:
    """What a shell (one of `SHELLS`) must run to complete `adv`."""
    from typer._completion_shared import get_completion_script

    return get_completion_script(prog_name="adv", complete_var="_ADV_COMPLETE", shell=shell)


def _complete(command: ClickCommand) -> None:
    """Answer a shell that asks for completions, and leave by SystemExit."""
    import os

    if "_ADV_COMPLETE" not in os.environ:
        return
    from typer import _completion_classes

    # Typer would import rich to take markup out of our plain explanations, on every press of the tab key.
    _completion_classes._sanitize_help_text = lambda text: text
    _completion_classes.completion_init()
    command._main_shell_completion({}, "adv", "_ADV_COMPLETE")


def _retold(error: exceptions.UsageError) -> str:
    match error:
        case exceptions.NoSuchOption():
            return f"Onbekende optie {error.option_name}.{errors.meant(error.option_name, _options(error.ctx))}"
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
    return [option for param in params for option in (*param.opts, *param.secondary_opts) if option.startswith("--")]


def _hint(error: exceptions.BadParameter) -> str:
    param = error.param
    return param.opts[0] if param and param.opts[0].startswith("-") else getattr(param, "human_readable_name", "argument")


def _reason(message: str) -> str:
    value, _, rest = message.rpartition(" is not ")
    if "valid int" in rest:
        return f"{value} is geen geheel getal."
    if "range" in rest:
        return f"{value} valt buiten het bereik{rest.partition('range')[2]}"
    return message
