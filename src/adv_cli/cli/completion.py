"""What a shell is offered to complete: ids, codes, sections and other choices that begin as typed."""

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import typer

from adv_cli.catalogue.reader import Catalogue
from adv_cli.cli.context import Session
from adv_cli.cli.terminal import Terminal
from adv_cli.dutch.normalize import fold
from adv_cli.errors import AdvError
from adv_cli.model.template import FILTERABLE, SECTIONS

Completion = Iterator[tuple[str, str]]

ASKED = "_ADV_COMPLETE"
"""The environment variable in which a shell that asks for completions names itself."""


Complete = Callable[..., Completion]


def completes(function: Complete) -> Complete | None:
    """`function` when a shell asks for completions, else None:

    Typer inspects every one it is given, at every start.
    """
    return function if os.environ.get(ASKED) else None


def catalogue_for(ctx: typer.Context) -> Catalogue | None:
    """The catalogue to complete from; None when there is none, for completion must not fail."""
    try:
        chosen = ctx.params.get("data") or (ctx.parent.params.get("data") if ctx.parent else None)
        return Session(Terminal(None, None, {}), chosen).catalogue
    except AdvError:
        return None


def complete_ids(ctx: typer.Context, incomplete: str) -> Completion:
    """Ids that begin with `incomplete`, each with its title and municipality."""
    if (catalogue := catalogue_for(ctx)) is not None:
        from adv_cli.queries.projects import names_beginning

        yield from names_beginning(catalogue, fold(incomplete)).items()


def ids_argument(help: str) -> Any:
    """The ids that a command takes, with their completion."""
    return typer.Argument(
        metavar="ID", help=help, autocompletion=completes(complete_ids), show_default=False
    )


def complete_codes(dimension: str) -> Callable[[typer.Context, str], Completion]:
    """Codes of `dimension` (municipalities by name) that begin with what was typed in any case,
    each with its label.
    """

    def complete(ctx: typer.Context, incomplete: str) -> Completion:
        if (catalogue := catalogue_for(ctx)) is not None:
            for code in catalogue.codes(dimension):
                value, help = (
                    (code.label, code.definitie)
                    if dimension == "gemeente"
                    else (code.code, code.label)
                )
                if value.casefold().startswith(incomplete.casefold()):
                    yield (
                        incomplete + value[len(incomplete) :],
                        help,
                    )  # a shell only takes what begins as typed

    return complete


def complete_not(ctx: typer.Context, incomplete: str) -> Completion:
    """`DIMENSION=CODE` for every dimension that can be filtered on."""
    dimension, equals, value = incomplete.partition("=")
    if not equals:
        yield from (
            (f"{name}=", f"niet met deze {name}")
            for name in FILTERABLE
            if name.startswith(dimension)
        )
    elif dimension in FILTERABLE:
        yield from (
            (f"{dimension}={code}", label) for code, label in complete_codes(dimension)(ctx, value)
        )


def complete_from(known: Mapping[str, str]) -> Callable[[str], Completion]:
    """What begins as typed of `known`, which gives each value its explanation."""

    def complete(incomplete: str) -> Completion:
        yield from ((value, help) for value, help in known.items() if value.startswith(incomplete))

    return complete


complete_sections = complete_from({section.code: section.heading for section in SECTIONS})
"""Sections of a factsheet, each with its heading."""
