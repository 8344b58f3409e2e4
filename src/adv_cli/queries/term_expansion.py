"""What a question in words matches: each word with its forms, synonyms and compounds.

A question is words that must all be found; "several words" is a phrase, -word must not be found,
and of words with OF or | between them any will do, which binds closer than the blank between words.
Whatever else is typed is read as words: a question has no syntax that can be wrong.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from itertools import islice, product
from typing import NamedTuple

from adv_cli.catalogue.read_words import (
    synonyms,
    words_beginning,
    words_of_family,
    words_of_length,
    words_with_part,
)
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Alternative, Alternatives, TextMatch
from adv_cli.dutch.morphology import (
    INSEPARABLE,
    TOKEN,
    family,
    part_of,
    split_compound,
    stem,
    tokens,
)
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.spelling import one_typo_away

_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|([^\s|]+))|(\|)')
"""A word, a phrase, or the sign that any will do; a minus goes with what stands right behind it."""
_OR = re.compile(r'("[^"]*"?)|(?<!\S)OF(?!\S)')
"""OF as a word of its own, and the phrases in which it is no sign."""
MOST_WORDS = 20
"""How many words of a question are looked at.

More narrows nothing, and the database has its limits.
"""

LONGEST_WORD = 60
"""No Dutch word in use is longer; what is, is not looked up."""


class MatchLevel(IntEnum):
    """How close a word found is to the word asked for, closest first."""

    EXACT = 0
    FAMILY = 1
    PART = 2
    SYNONYM = 3


WIDEST = MatchLevel.SYNONYM
"""The level at which everything counts that may stand for a word."""


class Term(NamedTuple):
    """One thing asked for: a word, or a phrase of several.

    `levels` gives what may stand for it, each with how close it is.
    """

    typed: str
    levels: dict[Alternative, MatchLevel]
    is_concept: bool = False

    def alternatives(self, level: MatchLevel) -> Alternatives:
        """What may stand for this up to `level`."""
        return tuple(words for words, closeness in self.levels.items() if closeness <= level)


class AnyOf(NamedTuple):
    """Terms of which any will do: one, or more where they were typed with OF between them."""

    terms: tuple[Term, ...]

    def alternatives(self, level: MatchLevel) -> Alternatives:
        """What may stand for any of them up to `level`, each once."""
        found = (words for term in self.terms for words in term.alternatives(level))
        return tuple(dict.fromkeys(found))


class Query(NamedTuple):
    """A question understood: what must be found, and what must not.

    `mended` gives pairs of a word with a typing error and the word that was looked up in its place.
    Only `sections` are searched; all, where there are none.
    """

    wanted: tuple[AnyOf, ...]
    unwanted: tuple[AnyOf, ...]
    mended: tuple[tuple[str, str], ...]
    sections: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Everything that was asked for."""
        return tuple(term for any_of in self.wanted for term in any_of.terms)

    def match(self, level: MatchLevel) -> TextMatch | None:
        """What a text must have up to `level`; None when none can have it, or nothing was asked."""
        wanted = tuple(any_of.alternatives(level) for any_of in self.wanted)
        unwanted = tuple(any_of.alternatives(MatchLevel.FAMILY) for any_of in self.unwanted)
        unwanted = tuple(filter(None, unwanted))
        if not all(wanted) or not (wanted or unwanted):
            return None
        return TextMatch(wanted, unwanted, self.sections)


def parse_query(catalogue: Catalogue, text: str) -> Query:
    """Read a question as typed, and look its words up."""
    wanted: list[AnyOf] = []
    unwanted: list[AnyOf] = []
    mended: list[tuple[str, str]] = []
    for is_wanted, pieces in _pieces(text):
        terms = []
        for piece in pieces:
            term = _term(catalogue, piece)
            if not term.levels and is_wanted and (better := typos(catalogue, term.typed)):
                mended.append((term.typed, better[0]))
                term = Term(better[0], _expand(catalogue, better[0]))
            terms.append(term)
        (wanted if is_wanted else unwanted).append(AnyOf(tuple(terms)))
    return Query(tuple(wanted), tuple(unwanted), tuple(mended))


class _Piece(NamedTuple):
    """A word or phrase as it was typed."""

    words: str
    is_phrase: bool


def _pieces(text: str) -> Iterator[tuple[bool, list[_Piece]]]:
    """What a question asks for, and whether that is wanted: pieces of which any will do.

    A sign with nothing to join on one of its sides is left out, and so is one before -word, which
    cannot be found; -word OF word wants neither.
    """
    groups: list[tuple[bool, list[_Piece]]] = []
    is_joined = False
    folded = fold(_OR.sub(lambda found: found[1] or " | ", text))
    for minus, quoted, bare, sign in islice(_PIECE.findall(folded), 2 * MOST_WORDS):
        words = tokens(quoted or bare)[:MOST_WORDS]
        if words:
            piece = _Piece(" ".join(words), is_phrase=bool(quoted) or len(words) > 1)
            if is_joined and groups and not minus:
                groups[-1][1].append(piece)
            else:
                groups.append((not minus, [piece]))
        is_joined = bool(sign) or (is_joined and not words)
    return islice(groups, MOST_WORDS)


def _term(catalogue: Catalogue, piece: _Piece) -> Term:
    """What may stand for a word; for a phrase only itself may."""
    if piece.is_phrase:
        return Term(piece.words, {(piece.words,): MatchLevel.EXACT})
    return Term(piece.words, _expand(catalogue, piece.words))


def _expand(catalogue: Catalogue, word: str) -> dict[Alternative, MatchLevel]:
    """All in use that may stand for `word`, closest first."""
    if len(word) > LONGEST_WORD:
        return {}
    relatives = words_of_family(catalogue, family(word))
    found = {word: MatchLevel.EXACT} if word in relatives else {}
    for other in relatives:
        found.setdefault(other, MatchLevel.FAMILY)
    forms = list(found)
    is_known = _word_test(catalogue)
    for part in dict.fromkeys((stem(word), word, *forms)):
        for other in words_with_part(catalogue, part):
            if other not in found and part_of(part, other, is_known):
                found[other] = MatchLevel.PART
    for other in _synonyms(catalogue, word):
        found.setdefault(other, MatchLevel.SYNONYM)
    if not found and (halves := split_compound(word, is_known)):
        # nobody used this compound: its two words together are what it means
        first, second = (words_of_family(catalogue, family(half)) for half in halves)
        return dict.fromkeys(product(first, second), MatchLevel.PART)
    return {(other,): level for other, level in found.items()}


def _word_test(catalogue: Catalogue) -> Callable[[str], bool]:
    """A test whether a word is known.

    It is when one of its family is in use, or when it begins several words in use, as huur does.
    """
    known: dict[str, bool] = {}

    def is_known(word: str) -> bool:
        if word not in known:
            known[word] = bool(words_of_family(catalogue, family(word))) or (
                not word.startswith(INSEPARABLE)
                and len(words_beginning(catalogue, word, limit=2)) == 2
            )
        return known[word]

    return is_known


def _synonyms(catalogue: Catalogue, word: str) -> list[str]:
    """The words and phrases that mean the same as `word`, the word itself among them."""
    found: list[str] = []
    for name in synonyms(catalogue, family(word)):
        is_phrase = " " in name.words
        found += [name.words] if is_phrase else words_of_family(catalogue, name.family)
    return found


def typos(catalogue: Catalogue, word: str) -> list[str]:
    """The words in use that are one typing error away; those with the same first letter first."""
    if not 4 <= len(word) <= LONGEST_WORD or word.isdigit():
        return []
    near = one_typo_away(word, words_of_length(catalogue, len(word) - 1, len(word) + 1))
    return sorted(near, key=lambda other: (other[0] != word[0], other))


def explain_match(question: Query, text: str) -> str | None:
    """Why `text` matches where it does not have the very words: a phrase for each such word.

    None when it has them all.
    """
    words = f" {' '.join(tokens(fold(text)))} "
    reasons = []
    for any_of in question.wanted:
        there = (
            (level, alternative, term)
            for term in any_of.terms
            for alternative, level in term.levels.items()
            if all(f" {part} " in words for part in alternative)
        )
        closest = min(there, default=None, key=lambda found: found[:2])
        if closest is not None and (reason := _reason(*closest)):
            reasons.append(reason)
    return "; ".join(reasons) or None


def _reason(level: MatchLevel, alternative: Alternative, term: Term) -> str | None:
    """Why words that stand there match `term`; None when they are the very words."""
    reason = _OF_CONCEPT if term.is_concept else _REASONS.get(level)
    return reason and reason.format(found=" + ".join(alternative), typed=term.typed)


_REASONS = {
    MatchLevel.FAMILY: "{found}: vorm van {typed}",
    MatchLevel.PART: "{found}: samenstelling met {typed}",
    MatchLevel.SYNONYM: "{found}: zelfde betekenis als {typed}",
}
_OF_CONCEPT = "{found}: begrip {typed}"


def spans(questions: Sequence[Query], text: str) -> list[tuple[int, int]]:
    """Where in `text` the words stand that were asked for: pairs of begin and end, in order."""
    wanted = {
        word
        for question in questions
        for term in question.terms
        for alternative in term.levels
        for words in alternative
        for word in words.split()
    }
    return [match.span() for match in TOKEN.finditer(text) if fold(match[0]) in wanted]
