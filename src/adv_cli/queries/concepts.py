"""Concepts: what people ask for by one name, found in the words that the records use for it.

The labels of codes are no words of a record: every project whose partners are coded as broad has
justitie in one.
"""

from typing import NamedTuple

from adv_cli.catalogue.question_rows import CodeRow
from adv_cli.catalogue.read_counts import count_chosen
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Selection, TextMatch
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.model.template import CONCEPT, FACTSHEET_TEXT
from adv_cli.queries.filters import Filters, resolve_code
from adv_cli.queries.term_expansion import WIDEST, AnyOf, MatchLevel, Query, Term


class AskedConcepts(NamedTuple):
    """The concepts of which a text must have one, and those of which it may have none."""

    wanted: tuple[AnyOf, ...]
    unwanted: tuple[AnyOf, ...]


def concept_term(concept: CodeRow) -> Term:
    """What stands for a concept: its words and other names, as they are written."""
    names = (" ".join(tokens(fold(name))) for name in concept.aliassen.split("\n"))
    return Term(concept.code, {(name,): MatchLevel.EXACT for name in names}, is_concept=True)


def asked_concepts(catalogue: Catalogue, filters: Filters) -> AskedConcepts:
    """The concepts that `filters` name; raises UsageError (see `filters.resolve`)."""
    wanted, unwanted = (
        tuple(
            concept_term(resolve_code(catalogue, CONCEPT, name)) for name in chosen.get(CONCEPT, ())
        )
        for chosen in (filters.wel, filters.niet)
    )
    return AskedConcepts(_any_of(wanted), _any_of(unwanted))


def concept_matches(catalogue: Catalogue, filters: Filters) -> list[tuple[TextMatch, ...]]:
    """What texts must have for the concepts that `filters` name, as `Selection.texts` has it."""
    catalogue.need_words()
    asked = asked_concepts(catalogue, filters)
    queries = (Query(asked.wanted, (), ()), Query((), asked.unwanted, ()))
    matches = (query._replace(sections=FACTSHEET_TEXT).match(WIDEST) for query in queries)
    return [(match,) for match in matches if match is not None]


def concept_counts(catalogue: Catalogue) -> dict[str, int]:
    """How many projects have each concept."""
    catalogue.need_words()
    return {
        concept.code: count_chosen(catalogue, _having(concept))
        for concept in catalogue.codes(CONCEPT)
    }


def _having(concept: CodeRow) -> Selection:
    words = concept_term(concept).alternatives(WIDEST)
    return Selection(texts=((TextMatch((words,), sections=FACTSHEET_TEXT),),))


def _any_of(terms: tuple[Term, ...]) -> tuple[AnyOf, ...]:
    return (AnyOf(terms),) if terms else ()
