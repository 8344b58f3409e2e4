"""What a shell is offered to complete: ids, codes, sections and other choices."""

from collections.abc import Iterator, Mapping

import typer

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import THEME
from adv_cli.cli.context import Session
from adv_cli.cli.parameters import Complete
from adv_cli.dutch.normalize import fold
from adv_cli.errors import AdvError
from adv_cli.model.template import FILTERABLE, SECTIONS

Completion = Iterator[tuple[str, str]]
"""Values that a word may become, each with its explanation."""

ASKED = "_ADV_COMPLETE"
"""The environment variable in which a shell that asks for completions names itself."""


def catalogue_for(ctx: typer.Context) -> Catalogue | None:
    """The catalogue to complete from; None when there is none, for completion must not fail."""
    session: Session = ctx.find_root().obj
    try:
        for asked in (ctx.find_root(), ctx):
            session.choose(asked.params.get("data"))
        return session.catalogue
    except AdvError:
        return None


def complete_ids(ctx: typer.Context, incomplete: str) -> Completion:
    """Ids that begin with `incomplete`, each with its title and municipality."""
    if (catalogue := catalogue_for(ctx)) is not None:
        from adv_cli.queries.projects import names_beginning

        yield from names_beginning(catalogue, fold(incomplete)).items()


def complete_codes(dimension: str) -> Complete:
    """Codes of `dimension` that begin with what was typed in any case, each with its label.

    Municipalities are completed by name; of themes only those of the section that was chosen.
    """

    def complete(ctx: typer.Context, incomplete: str) -> Completion:
        if (catalogue := catalogue_for(ctx)) is None:
            return
        section = _chosen_section(ctx) if dimension == THEME else None
        for code in catalogue.codes(f"{THEME}.{section}" if section else dimension):
            named = (code.label, code.definitie)
            value, help = named if dimension == "gemeente" else (code.code, code.label)
            if value.casefold().startswith(incomplete.casefold()):
                # a shell only takes what begins as typed
                yield incomplete + value[len(incomplete) :], help

    return complete


def _chosen_section(ctx: typer.Context) -> str | None:
    """The section of which a command is asked for the items, where it has one and it was typed."""
    typed = ctx.params.get("sectie")
    if not isinstance(typed, str):  # not typed yet, or several to search in
        return None
    from adv_cli.queries.filters import resolve_section

    try:
        return resolve_section(typed).code
    except AdvError:
        return None


def complete_not(ctx: typer.Context, incomplete: str) -> Completion:
    """`DIMENSION=CODE` for every dimension that can be filtered on."""
    dimension, equals, value = incomplete.partition("=")
    if not equals:
        for name in FILTERABLE:
            yield f"{name}=", f"niet met deze {name}"
    elif dimension in FILTERABLE:
        for code, label in complete_codes(dimension)(ctx, value):
            yield f"{dimension}={code}", label


def complete_from(known: Mapping[str, str]) -> Complete:
    """The values of `known`, which gives each its explanation."""

    def complete(ctx: typer.Context, incomplete: str) -> Completion:
        yield from known.items()

    return complete


def complete_fields(known: Mapping[str, str]) -> Complete:
    """The values of `known` after the last comma; what stands before it is kept."""

    def complete(ctx: typer.Context, incomplete: str) -> Completion:
        head, comma, _ = incomplete.rpartition(",")
        for value, help in known.items():
            yield f"{head}{comma}{value}", help

    return complete


complete_sections = complete_from({section.code: section.heading for section in SECTIONS})
"""Sections of a factsheet, each with its heading."""
