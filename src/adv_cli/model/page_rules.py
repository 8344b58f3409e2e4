"""What the pages in a record must be: one for each line, in the order of the report."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from adv_cli.dutch.phrasing import plural
from adv_cli.model.template import SECTION, SECTIONS, FieldPath
from adv_cli.model.types import Problem

FIELD, UNSURE = "bladzijden", "bladzijden_onzeker"

T = TypeVar("T")

SectionPages = Mapping[str, Sequence[int]]
"""The page of each line of a section, by the code of the section."""


def known_section(code: str) -> str:
    """A code, which must be that of a section; raises Problem."""
    if code not in SECTION:
        raise Problem(f"onbekend onderdeel “{code}”", tuple(SECTION), found=code)
    return code


def in_template_order(pages: Mapping[str, T]) -> dict[str, T]:
    """The same, with the sections in the order of the factsheet."""
    return {section.code: pages[section.code] for section in SECTIONS if section.code in pages}


def check_pages(
    code: str, pages: Sequence[int] | None, lines: int, first: int, *, moved: bool
) -> None:
    """Raise Problem where these are not the pages of a section with so many lines.

    `first` is the first page of the factsheet; `moved`: the lines stand in another order than those
    of the factsheet.
    """
    if pages is None:
        if lines:
            belong = plural(lines, "bladzijde hoort", "bladzijden horen")
            raise _problem(f"{code} ontbreekt; {belong} daarbij, één per punt")
        return
    if not lines:
        raise _problem("dit onderdeel heeft geen punten; laat het hier weg", code)
    if len(pages) != lines:
        given, have = plural(len(pages), "bladzijde", "bladzijden"), plural(lines, "punt", "punten")
        raise _problem(f"{given} bij {have}; geef er één per punt", code)
    for nr, page in enumerate(pages):
        if page < first:
            message = f"bladzijde {page} ligt vóór de eerste van het factsheet ({first})"
            raise _problem(message, code, nr)
        if nr and page < pages[nr - 1] and not moved:
            message = f"bladzijde {page} staat na {pages[nr - 1]}; houd de volgorde van het rapport"
            raise _problem(message, code, nr)


def check_unsure(pages: SectionPages | None, unsure: Sequence[int], first: int, sure: bool) -> None:
    """Raise Problem where `unsure` are not pages of the record that are unsure, in their order.

    `sure` tells whether the first page is certain.
    """
    if not unsure:
        return
    if pages is None:
        raise Problem(f"dit veld hoort bij {FIELD}, en dat ontbreekt", where=(UNSURE,))
    used = {first}.union(*pages.values())
    for nr, page in enumerate(unsure):
        if page not in used:
            raise Problem(f"op bladzijde {page} staat niets van dit record", where=(UNSURE, nr))
        if nr and page <= unsure[nr - 1]:
            message = "noem elke bladzijde één keer, van laag naar hoog"
            raise Problem(message, where=(UNSURE, nr))
    if (first in unsure) == sure:
        named = "wel" if sure else "niet"
        message = f"bladzijde {first} staat hier {named}; bladzijde_zeker is {str(sure).lower()}"
        raise Problem(message, where=(UNSURE,))


def _problem(message: str, *where: str | int) -> Problem:
    field_path: FieldPath = (FIELD, *where)
    return Problem(message, where=field_path)
