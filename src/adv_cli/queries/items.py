"""The items of one section over all projects: every knelpunt, every contact, and what belongs with
it.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.lines import has_contacts
from adv_cli.model.template import SECTION
from adv_cli.queries.filters import Filters, condition, resolve
from adv_cli.queries.projects import report_year
from adv_cli.queries.term_expansion import MatchLevel, parse_query


class FoundItem(NamedTuple):
    """One item, with the project it is of and the first page of its factsheet.

    `noot_kop` is our remark on the whole heading that the section stands under. `soort` is the kind
    of a result (behaald, beoogd, verwacht, nog-geen), None in other sections; `stand` the year that
    a contact is of, None elsewhere. `bladzijde_zeker`: False where the page may be the next one.
    """

    id: str
    gemeente: str
    titel: str
    sectie: str
    bladzijde: int
    tekst: str
    themas: tuple[str, ...]
    noot: str | None
    noot_kop: str | None
    soort: str | None
    stand: str | None
    bladzijde_zeker: bool


class Reach(NamedTuple):
    """How many projects were chosen, and what they have in a section.

    Items that were asked for in `met`, only others in `anders`; the section stands there empty in
    `leeg`, and the factsheet lacks it in `ontbreekt`. These four add up to `gekozen`.
    """

    gekozen: int
    met: int
    anders: int
    leeg: int
    ontbreekt: int


def items(catalogue: Catalogue, section: str, filters: Filters) -> list[FoundItem]:
    """The items of `section` in the projects that `filters` choose, in the order of a list.

    A theme and words choose among the items themselves: those that are coded so, and that answer
    the words. Raises UsageError (see query.resolve).
    """
    chosen = resolve(catalogue, filters)
    clause, parameters = condition(catalogue, _of_projects(chosen))
    clauses, wanted = [f"({clause})", "i.sectie = ?"], [*parameters, section]
    for word, codes in (("", chosen.wel.get("thema")), ("NOT ", chosen.niet.get("thema"))):
        if codes:
            marks = ", ".join("?" * len(codes))
            clauses.append(
                f"{word}EXISTS (SELECT 1 FROM thema t WHERE {_OF_ITEM} AND t.code IN ({marks}))"
            )
            wanted += codes
    if filters.tekst:
        texts = [parse_query(catalogue, text).expression(MatchLevel.PART) for text in filters.tekst]
        found = " OR ".join(
            ["i.nr IN (SELECT rowid FROM zoek WHERE zoek MATCH ?)"] * sum(map(bool, texts))
        )
        clauses.append(f"({found or '0'})")
        wanted += [text for text in texts if text]
    stand = report_year(catalogue) if has_contacts(SECTION[section]) else None
    return _found(catalogue, " AND ".join(clauses), wanted, stand)


def reach(
    catalogue: Catalogue, section: str, filters: Filters, found: Iterable[FoundItem]
) -> Reach:
    """What the projects that `filters` choose have in `section`, where they choose the items
    `found`.

    Raises UsageError (see query.resolve).
    """
    clause, parameters = condition(catalogue, _of_projects(resolve(catalogue, filters)))
    query = (
        "SELECT count(*), sum(heeft), sum(leeg) FROM ("
        "SELECT EXISTS (SELECT 1 FROM item i WHERE i.sectie = ? AND i.project = p.nr) heeft,"
        " instr(r.leeg, ?) > 0 leeg"
        f" FROM project p JOIN record r USING (nr) WHERE {clause})"
    )
    (row,) = catalogue.rows(query, (section, f" {section} ", *parameters))
    chosen, having, empty = (number or 0 for number in row)
    met = len({item.id for item in found})
    return Reach(chosen, met, having - met, empty, chosen - having - empty)


def by_theme(found: Sequence[FoundItem], chosen: Collection[str] = ()) -> list[FoundItem]:
    """Each item once for each of its themes (those in `chosen` alone, where there are any).

    The theme that most items have comes first, items without a theme come last.
    """
    counts: dict[str, int] = {}
    for item in found:
        for theme in item.themas:
            if not chosen or theme in chosen:
                counts[theme] = counts.get(theme, 0) + 1
    order = sorted(counts, key=lambda theme: (-counts[theme], theme))
    grouped = []
    for theme in order:
        grouped += [item._replace(themas=(theme,)) for item in found if theme in item.themas]
    return grouped + [item for item in found if not item.themas]


def _of_projects(chosen: Filters) -> Filters:
    """What of the filters chooses projects: themes and words choose the items themselves."""
    return chosen._replace(
        wel={name: codes for name, codes in chosen.wel.items() if name != "thema"},
        niet={name: codes for name, codes in chosen.niet.items() if name != "thema"},
        tekst=(),
    )


_OF_ITEM = "t.project = i.project AND t.sectie = i.sectie AND t.volgnr = i.volgnr"


def _found(
    catalogue: Catalogue, clause: str, parameters: list[Any], stand: str | None
) -> list[FoundItem]:
    themes = f"(SELECT group_concat(code) FROM thema t WHERE {_OF_ITEM})"
    query = (
        f"SELECT p.id, p.gemeente, p.titel, i.sectie, p.bladzijde, i.tekst, {themes},"
        " i.noot, i.noot_kop, i.soort, p.bladzijde_zeker"
        " FROM item i JOIN project p ON p.nr = i.project"
        f" WHERE {clause} ORDER BY p.sorteer, p.id, i.volgnr"
    )
    rows = catalogue.rows(query, parameters)
    return [_made(row, stand) for row in rows]


def _made(row: tuple[Any, ...], stand: str | None) -> FoundItem:
    """An item from a row as `_found` selects it."""
    *said, codes, note, noot_kop, kind, sure = row
    themes = tuple(codes.split(",")) if codes else ()
    return FoundItem._make((*said, themes, note, noot_kop, kind, stand, bool(sure)))
