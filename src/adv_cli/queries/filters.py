"""Filters: one small value with one meaning, the same for every command, and the projects it
chooses.

Repeated values of one filter are alternatives (OR); different filters all hold (AND).
"""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.tables import CodeRow
from adv_cli.dutch.normalize import fold, fold_name
from adv_cli.dutch.phrasing import or_list
from adv_cli.dutch.spelling import meant, nearest
from adv_cli.errors import UsageError
from adv_cli.model.template import DIMENSION_LABELS, FILTERABLE, SECTION, Section
from adv_cli.queries.term_expansion import MatchLevel, parse_query

NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})


class Filters(NamedTuple):
    """Which projects are meant.

    `wel` gives for a filter (one of `template.FILTERBAAR`) the values of which a project must have
    one, `niet` those of which it may have none. A value is a code, a label, an alias, or an
    unambiguous beginning of one, in any case, with or without accents. `experiment` keeps only
    municipalities in the experiment Achter de Voordeur (True) or only others (False). `tekst` are
    questions in words (see `term_expansion`) of which one must be answered by the record as a
    whole.
    """

    wel: Mapping[str, Sequence[str]] = NOTHING
    niet: Mapping[str, Sequence[str]] = NOTHING
    experiment: bool | None = None
    tekst: Sequence[str] = ()

    def __bool__(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(
            any(self.wel.values())
            or any(self.niet.values())
            or self.experiment is not None
            or self.tekst
        )


OTHER_NAMES = {"schaal": "niveau", "redenen": "aanleiding"}
"""What a dimension is also called: as its option is, or the section it is coded on."""

EVERYTHING = Filters()

LONGEST_SHOWN = 100
"""How many letters of a value that names nothing are shown, and compared with what was meant."""

_HAVING = "SELECT i.project FROM zoek z JOIN item i ON i.nr = z.rowid WHERE zoek MATCH ?"
"""The projects of which an item answers an expression (see `term_expansion`)."""
_COLUMN = {"gemeente": "gemeente_code"}


def resolve(catalogue: Catalogue, filters: Filters) -> Filters:
    """The same filters with every value as its code; raises UsageError for a value that is none or
    more than one.
    """

    def coded(chosen: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
        return {
            dimension: tuple(resolve_code(catalogue, dimension, value).code for value in values)
            for dimension, values in chosen.items()
            if values
        }

    return Filters(
        coded(filters.wel), coded(filters.niet), filters.experiment, tuple(filters.tekst)
    )


def resolve_code(catalogue: Catalogue, dimension: str, value: str) -> CodeRow:
    """The code of `dimension` that `value` names; raises UsageError when none does, or more than
    one.
    """
    return choose_code(catalogue.codes(dimension), dimension, value)


def choose_code(codes: Sequence[CodeRow], dimension: str, value: str) -> CodeRow:
    """The one of `codes` (those of `dimension`) that `value` names; raises UsageError when none
    does, or more than one.
    """
    sought = fold_name(value)
    exact = [code for code in codes if fold_name(code.code) == sought]
    exact = exact or [code for code in codes if sought in code.namen.split("\n")]
    if len(exact) == 1:
        return exact[0]
    begun = exact or [
        code
        for code in codes
        if sought and any(name.startswith(sought) for name in code.namen.split("\n"))
    ]
    if len(begun) == 1:
        return begun[0]
    label = DIMENSION_LABELS[dimension].lower()
    value = shortened(value)
    if begun:
        choices = or_list([_named(code) for code in begun])
        raise UsageError(f"“{value}” is bij {label} niet eenduidig: {choices}.")
    names = [_named(code) for code in codes]
    spellings = {name: _named(code) for code in codes for name in code.namen.split("\n")}
    likely = meant_code(value, spellings)
    allowed = "" if len(names) > 12 else f" Toegestaan: {', '.join(names)}."
    raise UsageError(f"“{value}” is geen {label}.{likely}{allowed} Zie adv values {dimension}.")


def shortened(value: str) -> str:
    """A value that names nothing, as far as it is shown."""
    return value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"


def resolve_section(name: str) -> Section:
    """The section that `name` is, or the beginning of, as people type it; raises UsageError when
    there is not one such.
    """
    return SECTION[one_of("sectie", name, fold_name(name).replace(" ", "_"), SECTION)]


def one_of(kind: str, typed: str, sought: str, allowed: Collection[str]) -> str:
    """The one of `allowed` that `sought` (`typed`, folded) is, or the one that begins so; else
    raises UsageError.
    """
    begun = (
        [sought]
        if sought in allowed
        else [name for name in allowed if sought and name.startswith(sought)]
    )
    if len(begun) != 1:
        typed = shortened(typed)
        raise UsageError(
            f"“{typed}” is geen {kind}.{meant(typed, allowed)} Toegestaan: {', '.join(allowed)}."
        )
    return begun[0]


def meant_code(value: str, spellings: Mapping[str, str]) -> str:
    """The sentence "Bedoelde u ...?" for a value that names no code;

    `spellings` gives each spelling its code.
    """
    found = list(dict.fromkeys(spellings[name] for name in nearest(value, spellings, count=5)))[:3]
    return f" Bedoelde u {or_list(found)}?" if found else ""


def _named(code: CodeRow) -> str:
    return code.label if code.dimensie == "gemeente" else code.code


def condition(
    catalogue: Catalogue, filters: Filters, also: Sequence[str] = ()
) -> tuple[str, list[Any]]:
    """Filters as an SQL condition on `project p` ("1" for none) with its parameters; raises
    UsageError (see resolve).

    `also` are more texts of which one must occur, beside those of `filters`.
    """
    filters = resolve(catalogue, filters)
    conditions: list[str] = []
    parameters: list[Any] = []
    for word, chosen in (("", filters.wel), ("NOT ", filters.niet)):
        for dimension, codes in chosen.items():
            marks = ", ".join("?" * len(codes))
            if dimension == "thema":
                column, source = "p.nr", f"SELECT project FROM thema WHERE code IN ({marks})"
            else:
                column, source = f"p.{_COLUMN.get(dimension, dimension)}", marks
            conditions.append(f"{column} {word}IN ({source})")
            parameters += codes
    if filters.experiment is not None:
        conditions.append("p.experiment = ?")
        parameters.append(filters.experiment)
    for texts in (filters.tekst, also):
        if texts:
            made = [_text_condition(catalogue, text) for text in texts]
            conditions.append(" OR ".join(f"({clause})" for clause, _ in made))
            parameters += [parameter for _, found in made for parameter in found]
    return " AND ".join(f"({clause})" for clause in conditions) or "1", parameters


def _text_condition(catalogue: Catalogue, text: str) -> tuple[str, list[str]]:
    """That a project has every word of `text` somewhere, and none that it should not have."""
    question = parse_query(catalogue, text)
    clauses, parameters = [], []
    for word, terms, tier in (
        ("", question.wanted, MatchLevel.PART),
        ("NOT ", question.unwanted, MatchLevel.FAMILY),
    ):
        for term in terms:
            expression = term.expression(tier)
            if expression:
                clauses.append(f"p.nr {word}IN ({_HAVING})")
                parameters.append(expression)
            elif not word:
                clauses.append("0")
    return " AND ".join(clauses) or "0", parameters


def check_dimension(value: str, allowed: Sequence[str] = FILTERABLE) -> str:
    """A dimension by its name or an unambiguous beginning; raises UsageError."""
    return one_of("dimensie", value, OTHER_NAMES.get(fold(value), fold(value)), allowed)
