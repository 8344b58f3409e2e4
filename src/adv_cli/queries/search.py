"""Passages that answer a question in words, over every section of every factsheet."""

from typing import NamedTuple

from adv_cli.catalogue.read_passages import matching_items
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Selection, TextMatch
from adv_cli.model.lines import unlabelled
from adv_cli.model.template import CONCEPT, FACTSHEET_TEXT
from adv_cli.queries.filters import Filters, select
from adv_cli.queries.term_expansion import (
    WIDEST,
    MatchLevel,
    Query,
    explain_match,
    parse_query,
)


class Passage(NamedTuple):
    """One passage: a line of a section, with its place in the report and why it matches.

    `waarom` is None where it has the very words. `soort` is the kind of a result, None elsewhere;
    `bladzijde_zeker` is False where the page may be the next one. The names and codes of a project
    have the first page of its factsheet.
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
    """What was found, and in which projects was looked for it.

    `whole` is False when no passage has all the words, and these are from projects that have.
    """

    question: Query
    selection: Selection
    passages: tuple[Passage, ...]
    whole: bool


def search(
    catalogue: Catalogue,
    words: str,
    filters: Filters,
    limit: int | None = None,
    sections: tuple[str, ...] = (),
) -> SearchResult:
    """Find the passages that have all of `words`, at most `limit` of them.

    A concept among the filters is looked for in the passages too, as if it were a word. Exact words
    come before forms, then compounds, then synonyms. When no passage has them all, gives those that
    have one of them in the projects that have them all. Only `sections` are searched; all, where
    there are none. Raises UsageError for a filter value (see `filters.resolve`).
    """
    question = _question(catalogue, words, filters, sections)
    selection = select(catalogue, filters.without(CONCEPT))
    found = _closest_first(catalogue, question, selection, limit)
    if found or len(question.wanted) < 2:
        return SearchResult(question, selection, tuple(found), whole=True)
    all_words = question.match(WIDEST)
    texts = (*selection.texts, () if all_words is None else (all_words,))
    selection = selection._replace(texts=texts)
    for any_of in question.wanted:
        single = question._replace(wanted=(any_of,))
        more = _closest_first(catalogue, single, selection, limit)
        found += [passage for passage in more if passage not in found]
    return SearchResult(question, selection, tuple(found[:limit]), whole=False)


def _question(
    catalogue: Catalogue, words: str, filters: Filters, sections: tuple[str, ...]
) -> Query:
    """What was asked: the words, and the concepts as words of the factsheet's own text."""
    question = parse_query(catalogue, words)._replace(sections=sections)
    if not (filters.wel.get(CONCEPT) or filters.niet.get(CONCEPT)):
        return question
    from adv_cli.queries.concepts import asked_concepts

    concepts = asked_concepts(catalogue, filters)
    return question._replace(
        wanted=(*question.wanted, *concepts.wanted),
        unwanted=(*question.unwanted, *concepts.unwanted),
        sections=sections or FACTSHEET_TEXT,
    )


def _closest_first(
    catalogue: Catalogue, question: Query, selection: Selection, limit: int | None
) -> list[Passage]:
    found: dict[int, Passage] = {}
    asked: set[TextMatch] = set()
    for level in MatchLevel:
        match = question.match(level)
        if match is None or not match.wanted or match in asked:
            continue
        if limit is not None and len(found) >= limit:
            break
        asked.add(match)
        most = None if limit is None else limit + len(found)
        for item in matching_items(catalogue, match, selection, most):
            if item.nr not in found:
                found[item.nr] = Passage(
                    id=item.id,
                    gemeente=item.gemeente,
                    titel=item.titel,
                    sectie=item.sectie,
                    bladzijde=item.bladzijde,
                    tekst=item.tekst,
                    waarom=explain_match(
                        question, unlabelled(item.tekst, item.sectie), item.implied
                    ),
                    soort=item.soort,
                    bladzijde_zeker=item.bladzijde_zeker,
                )
    return list(found.values())[:limit]
