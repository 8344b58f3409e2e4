"""Words that a text says without having them as one run of letters.

(waterbed-)effecten says waterbedeffecten, "intake- en screeningsgesprek" says intakegesprek,
"meldt zich aan" says aanmelden, and MEE is not the word mee.
"""

import re
from collections.abc import Iterator

from adv_cli.dutch.apparent_words import Implied, apparent_words
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.vocabulary import SEPARABLE, Vocabulary

_FARTHEST = 12
"""So many words before its particle at most stands the verb of a clause."""

_LETTERS = r"[^\W\d_]"
_SUSPENDED = re.compile(
    rf"\b((?:{_LETTERS}+-,? ?)*{_LETTERS}+-),?\)? (?:en|of|en/of|dan wel)/? \(?({_LETTERS}{{6,}})"
)
_CLAUSE = re.compile(r"(?:[^.;:,()?!–\s]|\s(?!-\s))+")
_WORD = re.compile(rf"{_LETTERS}+")

_PARTICLE = re.compile(rf"\b(?:{'|'.join(sorted(SEPARABLE))})\b", re.IGNORECASE)
_AFTER_PARTICLE = frozenset((
    "en", "of", "maar", "want", "dat", "die", "als", "om", "wanneer", "omdat", "zodat",
    "waar", "waarbij", "waarin", "aan", "bij", "door", "in", "met", "naar", "op", "over",
    "tegen", "te", "tot", "tussen", "uit", "van", "voor", "zonder", "indien", "terwijl",
    "waarna", "dan", "zodra", "zolang", "totdat",
))  # fmt: skip


def implied_words(text: str, vocabulary: Vocabulary) -> Iterator[Implied]:
    """The words that `text` implies; a word may come more than once."""
    yield from apparent_words(text)
    if "-" in text:
        yield from _suspended(text, vocabulary)
    yield from _separated(text, vocabulary)


def _suspended(text: str, vocabulary: Vocabulary) -> Iterator[Implied]:
    for match in _SUSPENDED.finditer(text):
        tail = vocabulary.tail(fold(match[2]))
        if tail is not None:
            for head in _WORD.findall(match[1]):
                yield Implied(fold(head) + tail, *match.span())


def _separated(text: str, vocabulary: Vocabulary) -> Iterator[Implied]:
    for clause in _CLAUSE.finditer(text):
        if _PARTICLE.search(clause[0]) is None:
            continue
        matches = list(_WORD.finditer(text, *clause.span()))
        words = [fold(match[0]) for match in matches]
        for finite, particle in _verbs_and_particles(words):
            verb = vocabulary.infinitive(words[finite])
            whole = verb and vocabulary.infinitive(words[particle] + verb)
            if whole:
                begin, end = sorted((matches[finite].span(), matches[particle].span()))
                yield Implied(whole, begin[0], end[1])


def _verbs_and_particles(words: list[str]) -> Iterator[tuple[int, int]]:
    """Places of a verb and a particle in a clause that may be one verb."""
    for nr, word in enumerate(words):
        if word not in SEPARABLE:
            continue
        after = words[nr + 1] if nr + 1 < len(words) else None
        if after == "te" and nr + 2 < len(words):
            yield nr + 2, nr
        elif after is None or after in _AFTER_PARTICLE:
            yield from ((finite, nr) for finite in range(max(0, nr - _FARTHEST), nr))
