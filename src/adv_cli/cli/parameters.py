"""Types of options and arguments that are more than plain text.

Made of the types of the click that Typer carries; this module and `localization` are the two that
know it.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import typer
from typer._click.shell_completion import CompletionItem
from typer._click.types import ParamType, StringParamType

from adv_cli.cli.terminal import path_of

Complete = Callable[[typer.Context, str], Iterable[tuple[str, str]]]
"""Gives what a word may become of which this is the beginning, each value with its explanation."""


class Completed(StringParamType):
    """Text for which a shell is offered what `complete` gives.

    It stands here because Typer inspects every `autocompletion` that it is given, at every start:
    that took 0.6 ms of `adv list`.
    """

    def __init__(self, complete: Complete) -> None:
        self.complete = complete

    def shell_complete(self, ctx: Any, param: Any, incomplete: str) -> list[CompletionItem]:
        """Give what begins as typed: a shell takes nothing else."""
        found = self.complete(ctx, incomplete)
        return [
            CompletionItem(value, help=help)
            for value, help in found
            if value.startswith(incomplete)
        ]


class FilePath(ParamType):
    """A file or folder; whoever reads it tells in Dutch what is wrong with it."""

    name = "path"

    def convert(self, value: Any, param: Any, ctx: Any) -> Path:
        """Take it as it is."""
        return path_of(str(value))


class OptionalFile(StringParamType):
    """A file that may be left out: the option is the empty text then.

    The next argument is its value only when it looks like a file, or with `=` between them.
    """

    @staticmethod
    def looks_like_a_file(argument: str) -> bool:
        """Whether an argument is a file rather than an id.

        It is when there is one with this name, and when it has a dot or a slash, as no id has.
        """
        if not argument or argument.startswith("-"):
            return not argument
        has_mark = any(mark in argument for mark in "./\\")
        return has_mark or os.path.isfile(argument)  # noqa: PTH113 - never raises


class WholeNumber(ParamType):
    """A whole number from `least` up to and including `most`."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        """Read the number; fails for what is none, and for one outside these bounds."""
        try:
            number = int(value)
        except ValueError:
            self.fail(f"{value!r} is geen geheel getal.", param, ctx)
        if not self.least <= number <= self.most:
            bounds = f"{self.least}<=x<={self.most}"
            self.fail(f"{number} valt buiten het bereik {bounds}.", param, ctx)
        return number
