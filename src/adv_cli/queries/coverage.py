"""How complete an answer to a question in words is: which words it was found by, and which not.

For a person who knows Dutch, and sees at once what is missing or should not be there.
"""

from collections.abc import Iterable
from typing import NamedTuple

from adv_cli.catalogue.read_passages import is_found
from adv_cli.catalogue.read_words import words_of_length, words_with_part
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Alternative
from adv_cli.dutch.spelling import look_alikes
from adv_cli.queries.search import SearchResult
from adv_cli.queries.term_expansion import WIDEST, AnyOf, MatchLevel, Query

_SHORTEST = 4
"""Fewer letters than these stand at the beginning of words that have nothing to do with them."""


class Coverage(NamedTuple):
    """The words that an answer was found by beside those that were typed.

    `forms` are other forms and compounds, `synonyms` mean the same. `left_out` begin or end with a
    word that was typed, or one of its forms, and were not looked for.
    """

    forms: tuple[str, ...]
    synonyms: tuple[str, ...]
    left_out: tuple[str, ...]


def coverage(catalogue: Catalogue, answer: SearchResult) -> Coverage:
    """Which words the passages of `answer` (one at least) were found by, and which were not."""
    forms: dict[str, None] = {}
    synonyms: dict[str, None] = {}
    for nr, any_of in enumerate(answer.question.wanted):
        for alternative, level in _by_level(any_of):
            if _is_found(catalogue, answer, nr, alternative):
                is_synonym = level is MatchLevel.SYNONYM
                (synonyms if is_synonym else forms)[" + ".join(alternative)] = None
    return Coverage(tuple(forms), tuple(synonyms), tuple(_left_out(catalogue, answer.question)))


def rests_on_others(question: Query) -> bool:
    """Whether a word that was typed stands nowhere itself, in any of its forms."""
    return any(not term.alternatives(MatchLevel.FAMILY) for term in question.terms)


def nowhere(catalogue: Catalogue, question: Query) -> dict[str, list[str]]:
    """The words that nothing in use stands for, each with the words in use that look most alike."""
    return {
        term.typed: look_alikes(
            term.typed, words_of_length(catalogue, len(term.typed) // 2, 3 * len(term.typed))
        )
        for term in question.terms
        if not term.levels
    }


def _by_level(any_of: AnyOf) -> list[tuple[Alternative, MatchLevel]]:
    """What stands for any of the terms, closest first, but for the very words and for concepts."""
    closest: dict[Alternative, MatchLevel] = {}
    for term in any_of.terms:
        if not term.is_concept:
            for alternative, level in term.levels.items():
                closest[alternative] = min(level, closest.get(alternative, level))
    others = [found for found in closest.items() if found[1] is not MatchLevel.EXACT]
    return sorted(others, key=lambda found: found[1])


def _is_found(
    catalogue: Catalogue, answer: SearchResult, nr: int, alternative: Alternative
) -> bool:
    """Whether a passage of the answer has `alternative`, as number `nr` of all that is wanted."""
    match = answer.question.match(WIDEST)
    assert match is not None  # or there would be no passages
    wanted = [*match.wanted]
    wanted[nr] = (alternative,)
    narrowed = match._replace(wanted=tuple(wanted) if answer.whole else (wanted[nr],))
    return is_found(catalogue, narrowed, answer.selection)


def _left_out(catalogue: Catalogue, question: Query) -> list[str]:
    """The words in use that look like a compound with a word that was typed, and are not taken."""
    terms = [term for term in question.terms if not term.is_concept]
    taken = {words for term in terms for alternative in term.levels for words in alternative}
    stems = {
        words
        for term in terms
        for words in (term.typed, *_singles(term.alternatives(MatchLevel.FAMILY)))
        if len(words) >= _SHORTEST and words.isalpha()
    }
    near = {word for stem in stems for word in words_with_part(catalogue, stem)}
    begun = tuple(stems)
    return sorted(
        word
        for word in near - taken
        if word.isalpha() and (word.startswith(begun) or word.endswith(begun))
    )


def _singles(alternatives: Iterable[Alternative]) -> list[str]:
    return [alternative[0] for alternative in alternatives if len(alternative) == 1]
