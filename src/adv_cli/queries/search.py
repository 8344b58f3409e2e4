"""Passages that answer a question in words, over every section of every factsheet, closest first."""

from typing import NamedTuple

from adv_cli.catalogue.reader import Catalogue
from adv_cli.queries.filters import Filters, condition
from adv_cli.queries.term_expansion import MatchLevel, Query, explain_match, parse_query


class Passage(NamedTuple):
    """One passage: a line of a section, with its place in the report and why it matches (None: it
    has the very words).

    `soort` is the kind of a result, None elsewhere; `bladzijde_zeker` is False where the page may
    be the next one.
    """

    id: str
    gemeente: str
    titel: str
    sectie: str
    bladzijde: int
    tekst: str
    waarom: str | None
    soort: str | None = None
    bladzijde_zeker: bool = True


class SearchResult(NamedTuple):
    """What was found.

    `whole` is False when no passage has all the words, and these are from projects that have.
    """

    question: Query
    passages: tuple[Passage, ...]
    whole: bool


def search(
    catalogue: Catalogue, words: str, filters: Filters, limit: int | None = None
) -> SearchResult:
    """Find the passages that have all of `words`, exact words before forms before synonyms before
    compounds.

    When no passage has them all, gives those that have one of them in the projects that have them
    all. At most `limit` passages. Raises UsageError for a filter value (see query.resolve).
    """
    question = parse_query(catalogue, words)
    clause, parameters = condition(catalogue, filters)
    found = _tiers(catalogue, question, clause, parameters, limit)
    if found or len(question.wanted) < 2:
        return SearchResult(question, tuple(found), whole=True)
    clause, parameters = condition(catalogue, filters._replace(tekst=(words,)), filters.tekst)
    for term in question.wanted:
        single = Query((term,), question.unwanted, ())
        found += [
            passage
            for passage in _tiers(catalogue, single, clause, parameters, limit)
            if passage not in found
        ]
    return SearchResult(question, tuple(found[:limit]), whole=False)


def _tiers(
    catalogue: Catalogue, question: Query, clause: str, parameters: list[object], limit: int | None
) -> list[Passage]:
    found: dict[int, Passage] = {}
    asked: set[str | None] = {None}
    query = (
        "SELECT i.nr, p.id, p.gemeente, p.titel, i.sectie, p.bladzijde, i.tekst, i.soort, p.bladzijde_zeker"
        " FROM zoek z JOIN item i ON i.nr = z.rowid"
        f" JOIN project p ON p.nr = i.project WHERE zoek MATCH ? AND ({clause}) ORDER BY z.rank LIMIT ?"
    )
    for tier in MatchLevel:
        expression = question.expression(tier)
        if expression in asked or (limit is not None and len(found) >= limit):
            continue
        asked.add(expression)
        most = -1 if limit is None else limit + len(found)
        for nr, *place, text, kind, sure in catalogue.rows(query, (expression, *parameters, most)):
            if nr not in found:
                why = explain_match(question, text)
                found[nr] = Passage._make((*place, text, why, kind, bool(sure)))
    return list(found.values())[:limit]
