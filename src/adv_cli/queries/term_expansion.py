"""What a question in words matches: each word with its forms, its synonyms and the compounds it is
part of.

A question is words that must all be found; "several words" is a phrase, -word must not be found.
Whatever else is typed is read as words: a question has no syntax that can be wrong.
"""

import re
from collections.abc import Callable, Sequence
from enum import IntEnum
from itertools import product
from typing import NamedTuple

from adv_cli.catalogue.reader import Catalogue
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

_TOGETHER = '" AND "'
_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
MOST_WORDS = 20
"""How many words of a question are looked at: more narrows nothing, and the database has its
limits.
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

    `words` gives each word that may stand for it its tier.
    """

    typed: str
    words: dict[str, MatchLevel]

    def expression(self, tier: MatchLevel) -> str:
        """An FTS5 expression for what may stand for this up to `tier`; nothing when nothing may."""
        return " OR ".join(
            f'"{word}"' for word, closeness in self.words.items() if closeness <= tier
        )


class Query(NamedTuple):
    """A question understood: what must be found, what must not, and the typing errors that were
    mended.
    """

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]
    mended: tuple[tuple[str, str], ...]

    def expression(self, tier: MatchLevel) -> str | None:
        """An FTS5 expression for all that is wanted up to `tier` and nothing unwanted;

        None when nothing can match.
        """
        parts = [term.expression(tier) for term in self.wanted]
        if not parts or not all(parts):
            return None
        found = " AND ".join(f"({part})" for part in parts)
        without = " OR ".join(
            part for term in self.unwanted if (part := term.expression(MatchLevel.FAMILY))
        )
        return f"({found}) NOT ({without})" if without else found


def parse_query(catalogue: Catalogue, text: str) -> Query:
    """Read a question as typed, and look its words up."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    mended: list[tuple[str, str]] = []
    for minus, quoted, bare in _PIECE.findall(fold(text))[:MOST_WORDS]:
        words = tokens(quoted or bare)[:MOST_WORDS]
        if len(words) > 1:
            term = Term(" ".join(words), {" ".join(words): MatchLevel.EXACT})
        elif words:
            known = {words[0]: MatchLevel.EXACT} if quoted else _expand_term(catalogue, words[0])
            if not known and not minus and (better := typos(catalogue, words[0])):
                mended.append((words[0], better[0]))
                words = better[:1]
                known = _expand_term(catalogue, words[0])
            term = Term(words[0], known)
        else:
            continue
        (unwanted if minus else wanted).append(term)
    return Query(tuple(wanted), tuple(unwanted), tuple(mended))


def _expand_term(catalogue: Catalogue, word: str) -> dict[str, MatchLevel]:
    """Every word in use that may stand for `word`, closest first."""
    if len(word) > LONGEST_WORD:
        return {}
    known = _known(catalogue)
    relatives = _of_family(catalogue, family(word))
    found = {word: MatchLevel.EXACT} if word in relatives else {}
    for other in relatives:
        found.setdefault(other, MatchLevel.FAMILY)
    forms = list(found)
    for other in _synonyms(catalogue, word):
        found.setdefault(other, MatchLevel.SYNONYM)
    for part in dict.fromkeys((stem(word), word, *forms)):
        for (other,) in catalogue.rows(
            "SELECT woord FROM woord WHERE instr(woord, ?) > 0", (part,)
        ):
            if other not in found and part_of(part, other, known):
                found[other] = MatchLevel.PART
    if not found and (halves := split_compound(word, known)):
        # nobody used this compound: its two words together are what it means
        first, second = (_of_family(catalogue, family(half)) for half in halves)
        found = {_TOGETHER.join(pair): MatchLevel.PART for pair in product(first, second)}
    return found


def _known(catalogue: Catalogue) -> Callable[[str], bool]:
    """Tell whether a word is in use: one of its family is, or it begins several other words, as
    huur does.
    """
    seen: dict[str, bool] = {}

    def known(word: str) -> bool:
        if word not in seen:
            begun = "SELECT 1 FROM woord WHERE woord > ? AND woord < ? LIMIT 2"
            seen[word] = bool(_of_family(catalogue, family(word))) or (
                not word.startswith(INSEPARABLE)
                and len(catalogue.rows(begun, (word, word + "~"))) == 2
            )
        return seen[word]

    return known


def _of_family(catalogue: Catalogue, key: str) -> list[str]:
    """The words in use that are of the family `key`; a word in use is among those of its own."""
    return [word for (word,) in catalogue.rows("SELECT woord FROM woord WHERE familie = ?", (key,))]


def _synonyms(catalogue: Catalogue, word: str) -> list[str]:
    groups = "SELECT groep FROM synoniem WHERE familie = ?"
    rows = catalogue.rows(
        f"SELECT familie, woorden FROM synoniem WHERE groep IN ({groups})", (family(word),)
    )
    found: list[str] = []
    for key, words in rows:
        found += [words] if " " in words else _of_family(catalogue, key)
    return found


def typos(catalogue: Catalogue, word: str) -> list[str]:
    """The words in use that are one typing error away from `word`, most used form first."""
    if not 4 <= len(word) <= LONGEST_WORD or word.isdigit():
        return []
    lengths = (len(word) - 1, len(word) + 1)
    rows = catalogue.rows("SELECT woord FROM woord WHERE length(woord) BETWEEN ? AND ?", lengths)
    return sorted(
        one_typo_away(word, (other for (other,) in rows)),
        key=lambda other: (other[0] != word[0], other),
    )


def explain_match(question: Query, text: str) -> str | None:
    """Why `text` matches where it does not have the very words: a phrase for each such word;

    None when it has them all.
    """
    there = tokens(fold(text))
    together = f" {' '.join(there)} "
    reasons = []
    for term in question.wanted:
        closest = min(
            ((tier, word) for word, tier in term.words.items() if _stands_in(word, together)),
            default=None,
        )
        if closest is not None and closest[0] is not MatchLevel.EXACT:
            reasons.append(
                _REASONS[closest[0]].format(
                    found=closest[1].replace(_TOGETHER, " + "), typed=term.typed
                )
            )
    return "; ".join(reasons) or None


_REASONS = {
    MatchLevel.FAMILY: "{found}: vorm van {typed}",
    MatchLevel.SYNONYM: "{found}: zelfde betekenis als {typed}",
    MatchLevel.PART: "{found}: samenstelling met {typed}",
}


def _stands_in(word: str, together: str) -> bool:
    return all(f" {part} " in together for part in word.split(_TOGETHER))


def spans(questions: Sequence[Query], text: str) -> list[tuple[int, int]]:
    """Where in `text` the words stand that a question asked for: pairs of begin and end, in order."""
    wanted = {
        part
        for question in questions
        for term in question.wanted
        for word in term.words
        for part in word.replace(_TOGETHER, " ").split()
    }
    return [match.span() for match in TOKEN.finditer(text) if fold(match[0]) in wanted]
