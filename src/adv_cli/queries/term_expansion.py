"""What a question in words matches: each word with its forms, synonyms and compounds.

A question is words that must all be found; "several words" is a phrase, -word must not be found.
Whatever else is typed is read as words: a question has no syntax that can be wrong.
"""

import re
from collections.abc import Callable, Sequence
from enum import IntEnum
from itertools import product
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

_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
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
    SYNONYM = 2
    PART = 3


class Term(NamedTuple):
    """One thing asked for: a word, or a phrase of several.

    `levels` gives what may stand for it, each with how close it is.
    """

    typed: str
    levels: dict[Alternative, MatchLevel]

    def alternatives(self, level: MatchLevel) -> Alternatives:
        """What may stand for this up to `level`."""
        return tuple(words for words, closeness in self.levels.items() if closeness <= level)


class Query(NamedTuple):
    """A question understood: what must be found, and what must not.

    `mended` gives pairs of a word with a typing error and the word that was looked up in its place.
    """

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]
    mended: tuple[tuple[str, str], ...]

    def match(self, level: MatchLevel) -> TextMatch | None:
        """What a text must have up to `level`; None when none can have it, or nothing was asked."""
        wanted = tuple(term.alternatives(level) for term in self.wanted)
        unwanted = tuple(term.alternatives(MatchLevel.FAMILY) for term in self.unwanted)
        unwanted = tuple(filter(None, unwanted))
        if not all(wanted) or not (wanted or unwanted):
            return None
        return TextMatch(wanted, unwanted)


def parse_query(catalogue: Catalogue, text: str) -> Query:
    """Read a question as typed, and look its words up."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    mended: list[tuple[str, str]] = []
    for minus, quoted, bare in _PIECE.findall(fold(text))[:MOST_WORDS]:
        words = tokens(quoted or bare)[:MOST_WORDS]
        if not words:
            continue
        typed = " ".join(words)
        if quoted or len(words) > 1:
            term = Term(typed, {(typed,): MatchLevel.EXACT})
        else:
            term = Term(typed, _expand(catalogue, typed))
            if not term.levels and not minus and (better := typos(catalogue, typed)):
                mended.append((typed, better[0]))
                term = Term(better[0], _expand(catalogue, better[0]))
        (unwanted if minus else wanted).append(term)
    return Query(tuple(wanted), tuple(unwanted), tuple(mended))


def _expand(catalogue: Catalogue, word: str) -> dict[Alternative, MatchLevel]:
    """All in use that may stand for `word`, closest first."""
    if len(word) > LONGEST_WORD:
        return {}
    relatives = words_of_family(catalogue, family(word))
    found = {word: MatchLevel.EXACT} if word in relatives else {}
    for other in relatives:
        found.setdefault(other, MatchLevel.FAMILY)
    forms = list(found)
    for other in _synonyms(catalogue, word):
        found.setdefault(other, MatchLevel.SYNONYM)
    is_known = _word_test(catalogue)
    for part in dict.fromkeys((stem(word), word, *forms)):
        for other in words_with_part(catalogue, part):
            if other not in found and part_of(part, other, is_known):
                found[other] = MatchLevel.PART
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
    for term in question.wanted:
        there = (
            (level, alternative)
            for alternative, level in term.levels.items()
            if all(f" {part} " in words for part in alternative)
        )
        level, alternative = min(there, default=(MatchLevel.EXACT, ()))
        if level is not MatchLevel.EXACT:
            reason = _REASONS[level]
            reasons.append(reason.format(found=" + ".join(alternative), typed=term.typed))
    return "; ".join(reasons) or None


_REASONS = {
    MatchLevel.FAMILY: "{found}: vorm van {typed}",
    MatchLevel.SYNONYM: "{found}: zelfde betekenis als {typed}",
    MatchLevel.PART: "{found}: samenstelling met {typed}",
}


def spans(questions: Sequence[Query], text: str) -> list[tuple[int, int]]:
    """Where in `text` the words stand that were asked for: pairs of begin and end, in order."""
    wanted = {
        word
        for question in questions
        for term in question.wanted
        for alternative in term.levels
        for words in alternative
        for word in words.split()
    }
    return [match.span() for match in TOKEN.finditer(text) if fold(match[0]) in wanted]
