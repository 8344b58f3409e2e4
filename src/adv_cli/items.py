"""The items of one section over all projects: every knelpunt, every contact, with its place, its themes and our remark."""

from typing import Any, NamedTuple

from adv_cli.catalogue import Catalogue
from adv_cli.matching import Tier, understand
from adv_cli.query import Filters, condition, resolve


class Found(NamedTuple):
    """One item, with the project it is of and the first page of its factsheet."""

    id: str
    gemeente: str
    titel: str
    sectie: str
    bladzijde: int
    tekst: str
    themas: tuple[str, ...]
    noot: str | None


def items(catalogue: Catalogue, sectie: str, filters: Filters) -> list[Found]:
    """The items of `sectie` in the projects that `filters` choose, in the order of a list.

    A theme and words choose among the items themselves: those that are coded so, and that answer the words. Raises
    UsageError (see query.resolve).
    """
    chosen = resolve(catalogue, filters)
    of_projects = chosen._replace(
        wel={name: codes for name, codes in chosen.wel.items() if name != "thema"},
        niet={name: codes for name, codes in chosen.niet.items() if name != "thema"},
        tekst=(),
    )
    clause, parameters = condition(catalogue, of_projects)
    clauses, wanted = [f"({clause})", "i.sectie = ?"], [*parameters, sectie]
    for word, codes in (("", chosen.wel.get("thema")), ("NOT ", chosen.niet.get("thema"))):
        if codes:
            marks = ", ".join("?" * len(codes))
            clauses.append(f"{word}EXISTS (SELECT 1 FROM thema t WHERE {_OF_ITEM} AND t.code IN ({marks}))")
            wanted += codes
    if filters.tekst:
        texts = [understand(catalogue, text).expression(Tier.PART) for text in filters.tekst]
        found = " OR ".join(["i.nr IN (SELECT rowid FROM zoek WHERE zoek MATCH ?)"] * sum(map(bool, texts)))
        clauses.append(f"({found or '0'})")
        wanted += [text for text in texts if text]
    return _found(catalogue, " AND ".join(clauses), wanted)


_OF_ITEM = "t.project = i.project AND t.sectie = i.sectie AND t.volgnr = i.volgnr"


def _found(catalogue: Catalogue, clause: str, parameters: list[Any]) -> list[Found]:
    themas = f"(SELECT group_concat(code) FROM thema t WHERE {_OF_ITEM})"
    query = (
        f"SELECT p.id, p.gemeente, p.titel, i.sectie, p.bladzijde, i.tekst, {themas}, i.noot FROM item i"
        f" JOIN project p ON p.nr = i.project WHERE {clause} ORDER BY p.sorteer, p.id, i.volgnr"
    )
    rows = catalogue.rows(query, parameters)
    return [
        Found(id, gemeente, titel, sectie, bladzijde, tekst, tuple(codes.split(",")) if codes else (), noot)
        for id, gemeente, titel, sectie, bladzijde, tekst, codes, noot in rows
    ]
