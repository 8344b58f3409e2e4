"""Filters as people type them, the same for every command, and the selection that they mean.

Repeated values of one filter are alternatives (OR); different filters all hold (AND).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from adv_cli.catalogue.question_rows import CodeRow
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import THEME, Selection, TextMatch
from adv_cli.dutch.normalize import fold, fold_name
from adv_cli.dutch.phrasing import and_list, or_list
from adv_cli.dutch.spelling import meant, nearest
from adv_cli.errors import UsageError
from adv_cli.model.template import (
    CONCEPT,
    DIMENSION_LABELS,
    FILTERABLE,
    PARTS,
    SECTION,
    SECTIONS,
    THEMED_SECTIONS,
    Section,
)

NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})


class Filters(NamedTuple):
    """Which projects are meant.

    `wel` gives for a filter (one of `template.FILTERABLE`) the values of which a project must have
    one, `niet` those of which it may have none. A value is a code, a label, an alias, or an
    unambiguous beginning of one, in any case, with or without accents. `experiment` keeps only
    municipalities in the experiment Achter de Voordeur (True) or only others (False). `tekst` are
    questions in words (see `term_expansion`) of which one must be answered by the record as a
    whole. A concept (begrip) is chosen by the words of the record too.
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

    def without(self, dimension: str) -> "Filters":
        """The same filters but for those on `dimension`."""
        wel, niet = (
            {name: values for name, values in chosen.items() if name != dimension}
            for chosen in (self.wel, self.niet)
        )
        return self._replace(wel=wel, niet=niet)


OTHER_NAMES = {"schaal": "niveau", "redenen": "aanleiding"}
"""What a dimension is also called: as its option is, or the section it is coded on."""

EVERYTHING = Filters()

LONGEST_SHOWN = 100
"""How many letters of a value that names nothing are shown, and compared with what was meant."""


def resolve(catalogue: Catalogue, filters: Filters, section: str | None = None) -> Filters:
    """The same filters with every value as its code; of `section` only the themes of that section.

    Raises UsageError for a value that names no code, or more than one.
    """

    def coded(chosen: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
        return {
            dimension: tuple(
                resolve_code(catalogue, dimension, value, section).code for value in values
            )
            for dimension, values in chosen.items()
            if values
        }

    return Filters(
        coded(filters.wel), coded(filters.niet), filters.experiment, tuple(filters.tekst)
    )


def resolve_code(
    catalogue: Catalogue, dimension: str, value: str, section: str | None = None
) -> CodeRow:
    """The code of `dimension` that `value` names; with `section` a theme is one of that section.

    Raises UsageError when it names none, or more than one.
    """
    if dimension != THEME:
        return choose_code(catalogue.codes(dimension), dimension, value)
    if section is None:
        codes = catalogue.codes(THEME)
        return choose_code(codes, THEME, value, partial(_with_sections, catalogue, value))
    codes = catalogue.codes(f"{THEME}.{section}")
    if not named_by(codes, value):
        raise UsageError(_no_theme_of(catalogue, section, codes, value))
    return choose_code(codes, THEME, value)


def choose_code(
    codes: Sequence[CodeRow],
    dimension: str,
    value: str,
    described: Callable[[CodeRow], str] | None = None,
) -> CodeRow:
    """The one of `codes` (those of `dimension`) that `value` names.

    Raises UsageError when it names none, or more than one: these are told as `described` tells
    them.
    """
    begun = named_by(codes, value)
    if len(begun) == 1:
        return begun[0]
    label = DIMENSION_LABELS[dimension].lower()
    if begun:
        choices = or_list([(described or _named)(code) for code in begun])
        raise UsageError(f"“{shortened(value)}” is bij {label} niet eenduidig: {choices}.")
    names = [_named(code) for code in codes]
    allowed = "" if len(names) > 12 else f" Toegestaan: {', '.join(names)}."
    raise UsageError(
        f"“{shortened(value)}” is geen {label}.{_likely(codes, value)}{allowed}"
        f" Zie adv values {dimension}."
    )


def named_by(codes: Sequence[CodeRow], value: str) -> list[CodeRow]:
    """Those of `codes` that have this code, else this name, else a name that begins so."""
    sought = fold_name(value)
    return (
        [code for code in codes if fold_name(code.code) == sought]
        or [code for code in codes if sought in code.names.split("\n")]
        or [code for code in codes if _begins_a_name(sought, code)]
    )


def _begins_a_name(sought: str, code: CodeRow) -> bool:
    names = code.names.split("\n")
    if code.dimension == CONCEPT:  # of its many words only whole ones name it
        names = [fold_name(code.code), fold_name(code.label)]
    return bool(sought) and any(name.startswith(sought) for name in names)


def _with_sections(catalogue: Catalogue, value: str, theme: CodeRow) -> str:
    """A theme that `value` names, with the sections in which it does."""
    return f"{theme.code} ({', '.join(_sections_naming(catalogue, value, theme.code))})"


def _sections_naming(catalogue: Catalogue, value: str, code: str | None = None) -> list[str]:
    """The sections in which `value` names a theme (with `code`: this one)."""
    return [
        section
        for section in THEMED_SECTIONS
        for theme in named_by(catalogue.codes(f"{THEME}.{section}"), value)
        if code in (None, theme.code)
    ]


def _no_theme_of(catalogue: Catalogue, section: str, codes: Sequence[CodeRow], value: str) -> str:
    """What is wrong with a value that names no theme of `section`, of which `codes` are."""
    if not codes:
        return f"Bij {section} zijn er geen thema’s; wel bij {and_list(THEMED_SECTIONS)}."
    elsewhere = dict.fromkeys(_sections_naming(catalogue, value))
    found = f", wel van {and_list(list(elsewhere))}" if elsewhere else ""
    likely = "" if elsewhere else _likely(codes, value)
    allowed = ", ".join(code.code for code in codes)
    return (
        f"“{shortened(value)}” is geen thema van {section}{found}.{likely} Toegestaan: {allowed}."
    )


def shortened(value: str) -> str:
    """A value that names nothing, as far as it is shown."""
    return value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"


def resolve_section(name: str) -> Section:
    """The section that `name` is, or the beginning of, as people type it.

    Raises UsageError when there is none, or more than one.
    """
    return SECTION[one_of("sectie", name, fold_name(name).replace(" ", "_"), SECTION)]


def resolve_parts(names: Iterable[str], others: Sequence[str] = ()) -> tuple[str, ...]:
    """The sections that people mean with `names`: headings, sections, or the beginning of one.

    A section may also be written as `knelpunten.knelpunten`. `others` are what may be meant beside
    those. Raises UsageError (see `one_of`).
    """
    return tuple(dict.fromkeys(code for name in names for code in _codes_of(name, others)))


def _codes_of(name: str, others: Sequence[str]) -> list[str]:
    """The sections that `name` stands for: those of a heading, or one."""
    sought = fold(name).replace(" ", "_")
    if exact := [s.code for s in SECTIONS if f"{s.group}.{s.code}" == sought]:
        return exact
    part = one_of("sectie", name, sought, (*PARTS, *others))
    return [s.code for s in SECTIONS if s.group == part] or [part]


def one_of(kind: str, typed: str, sought: str, allowed: Collection[str]) -> str:
    """The one of `allowed` that `sought` (`typed`, folded) is, or the only one that begins so.

    Raises UsageError when there is none, or more than one.
    """
    if sought in allowed:
        return sought
    begun = [name for name in allowed if sought and name.startswith(sought)]
    if len(begun) == 1:
        return begun[0]
    typed = shortened(typed)
    raise UsageError(
        f"“{typed}” is geen {kind}.{meant(typed, allowed)} Toegestaan: {', '.join(allowed)}."
    )


def _likely(codes: Sequence[CodeRow], value: str) -> str:
    """The sentence "Bedoelde u ...?" for a value that names none of `codes`."""
    spellings = {name: _named(code) for code in codes for name in code.names.split("\n")}
    return meant_code(shortened(value), spellings)


def meant_code(value: str, spellings: Mapping[str, str]) -> str:
    """The sentence "Bedoelde u ...?" for a value that names no code.

    `spellings` gives each spelling its code.
    """
    found = list(dict.fromkeys(spellings[name] for name in nearest(value, spellings, count=5)))[:3]
    return f" Bedoelde u {or_list(found)}?" if found else ""


def _named(code: CodeRow) -> str:
    return code.label if code.dimension == "gemeente" else code.code


def select(catalogue: Catalogue, filters: Filters, section: str | None = None) -> Selection:
    """The selection that filters mean; raises UsageError (see `resolve`)."""
    filters = resolve(catalogue, filters, section)
    texts = [_text_matches(catalogue, filters.tekst)] if filters.tekst else []
    if filters.wel.get(CONCEPT) or filters.niet.get(CONCEPT):
        from adv_cli.queries.concepts import concept_matches

        texts += concept_matches(catalogue, filters)
    coded = filters.without(CONCEPT)
    return Selection(coded.wel, coded.niet, filters.experiment, tuple(texts))


def _text_matches(catalogue: Catalogue, texts: Sequence[str]) -> tuple[TextMatch, ...]:
    """What each of the texts that can be found at all must have."""
    # 2 ms that most questions can do without
    from adv_cli.queries.term_expansion import WIDEST, parse_query

    found = [parse_query(catalogue, text).match(WIDEST) for text in texts]
    return tuple(match for match in found if match is not None)


def check_dimension(value: str, allowed: Sequence[str] = FILTERABLE) -> str:
    """A dimension by its name or an unambiguous beginning; raises UsageError."""
    return one_of("dimensie", value, OTHER_NAMES.get(fold(value), fold(value)), allowed)
