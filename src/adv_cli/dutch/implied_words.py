"""Words that a text says without having them as one run of letters.

(waterbed-)effecten says waterbedeffecten, "intake- en screeningsgesprek" says intakegesprek,
"multiprobleem- en arme gezinnen" says multiprobleemgezinnen, "meldt zich aan" says aanmelden, MEE
is not the word mee, and Mee Twente is MEE again.
"""

import re
from collections.abc import Container, Iterable, Iterator

from adv_cli.dutch.apparent_words import apparent_words
from adv_cli.dutch.capitals import NAME, as_name
from adv_cli.dutch.derivation import SEPARABLE
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.numbers import otherwise_written
from adv_cli.dutch.patterns import compiled
from adv_cli.dutch.vocabulary import Vocabulary

_FARTHEST = 12
"""So many words before its particle at most stands the verb of a clause."""

_LETTERS = r"[^\W\d_]"
_SUSPENDED = re.compile(
    rf"\b((?:{_LETTERS}+-,? ?)*{_LETTERS}+-),?\)? (?:en|of|en/of|dan wel)/? \(?({_LETTERS}{{6,}})"
    rf"(?: ({_LETTERS}{{4,}}))?"
)
"""Words without their end, the word that has it, and the noun behind that if it is an adjective."""
_NUMBERED = re.compile(rf"\b(\d{{1,3}})-({_LETTERS}{{3,}})")
"""A word that a number in digits begins: 0-meting."""
_BETWEEN_SENTENCES = re.compile(r"[.;:?!](?!\S)|[()]|\s-\s")
_BETWEEN_CLAUSES = re.compile(r",(?!\S)")
"""Signs within a number are none of these: € 300.000,-."""
_WORD = re.compile(rf"{_LETTERS}+")
_PARTICLES = frozenset(SEPARABLE)
_NO_PREPOSITIONS = frozenset((
    "af", "bijeen", "deel", "mee", "neer", "plaats", "terug", "toe", "vast", "voort", "vooruit",
    "weg",
))  # fmt: skip
"""Particles that belong to a verb whatever follows them."""
_AFTER_PARTICLE = frozenset((
    "en", "of", "maar", "want", "dat", "die", "als", "om", "wanneer", "omdat", "zodat",
    "waar", "waarbij", "waarin", "aan", "bij", "door", "in", "met", "naar", "op", "over",
    "tegen", "te", "tot", "tussen", "uit", "van", "voor", "zonder", "indien", "terwijl",
    "waarna", "dan", "zodra", "zolang", "totdat", "langs", "per", "via", "binnen", "buiten",
    "onder", "boven", "rond", "vanaf", "vanuit", "vanwege", "wegens", "volgens", "tijdens", "sinds",
    "namens", "zoals", "doordat",
))  # fmt: skip


def implied_words(
    text: str,
    vocabulary: Vocabulary,
    abbreviations: Container[str] = (),
    names: Container[str] = (),
) -> Iterator[str]:
    """The words that `text` implies, folded; a word may come more than once.

    For `abbreviations` see `apparent_words`; `names` are those of towns that are words as well.
    """
    for found in apparent_words(text, abbreviations):
        yield found.word
    for word in compiled(NAME).findall(text) if names else ():
        if word in names:
            yield as_name(word)
    folded = fold(text)
    if "-" in folded:
        yield from _suspended(folded, vocabulary)
        for number, word in _NUMBERED.findall(folded):
            yield from (in_words + word for in_words in otherwise_written(number)[:1])
    for sentence in _BETWEEN_SENTENCES.split(folded):
        clauses = list(map(_WORD.findall, _BETWEEN_CLAUSES.split(sentence)))
        for nr, clause in enumerate(clauses):
            before = clauses[nr - 1] if nr else []
            yield from _separated(clause, before, vocabulary)


def _suspended(folded: str, vocabulary: Vocabulary) -> Iterator[str]:
    for match in _SUSPENDED.finditer(folded):
        heads = _WORD.findall(match[1])
        tail = vocabulary.tail(match[2])
        if tail is not None:
            yield from (head + tail for head in heads)
        if match[3]:
            yield from filter(vocabulary.used.__contains__, (head + match[3] for head in heads))


def _separated(words: list[str], before: list[str], vocabulary: Vocabulary) -> Iterator[str]:
    """The separable verbs of a clause.

    The verb of its last word may stand `before` it, where commas are those of a list: "leg de
    opdracht, de rollen en de regels vast".
    """
    found = list(_whole(words, _verbs_and_particles(words), vocabulary))
    yield from found
    if before and not found and words and words[-1] in _PARTICLES:
        both = before + words
        last = len(both) - 1
        yield from _whole(both, ((nr, last) for nr in _near(last)), vocabulary)


def _whole(
    words: list[str], pairs: Iterable[tuple[int, int]], vocabulary: Vocabulary
) -> Iterator[str]:
    for finite, particle in pairs:
        verb = vocabulary.infinitive(words[finite])
        whole = verb and vocabulary.infinitive(words[particle] + verb)
        if whole:
            yield whole


def _verbs_and_particles(words: list[str]) -> Iterator[tuple[int, int]]:
    """Places of a verb and a particle in a clause that may be one verb."""
    for nr, word in enumerate(words):
        if word not in _PARTICLES:
            continue
        after = words[nr + 1] if nr + 1 < len(words) else None
        if after == "te" and nr + 2 < len(words):
            yield nr + 2, nr
        elif after is None or after in _AFTER_PARTICLE or word in _NO_PREPOSITIONS:
            yield from ((finite, nr) for finite in _near(nr))


def _near(particle: int) -> range:
    """The places before a particle where its verb may stand."""
    return range(max(0, particle - _FARTHEST), particle)
