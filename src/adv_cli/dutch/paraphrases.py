"""Compounds that a text says in separate words: bewoners van de wijk says wijkbewoners.

So do zorg mijden and mijdt vaak zorg for zorgmijding. Which compounds there are, and which words
are forms of their halves, the tables of the words in use tell (see `word_families`).
"""

import re
from collections.abc import Callable, Iterator, Mapping

from adv_cli.dutch.normalize import fold

_BETWEEN_CLAUSES = re.compile(r"[.,;:()?!]|\s-\s")
_WORD = re.compile(r"[^\W\d_]+")
_FARTHEST = 3
"""So many places apart at most stand the halves: bewoners van de wijk."""
_PREPOSITIONS = frozenset((
    "aan", "bij", "in", "met", "naar", "om", "op", "over", "tegen", "tot", "tussen", "uit", "van",
    "voor",
))  # fmt: skip
"""What says how the first half of a compound belongs to the second, which then stands first."""
_ARTICLES = frozenset(("de", "een", "het", "deze", "die", "dit", "haar", "hun", "zijn"))

IsVerb = Callable[[str], bool]


class Halves:
    """The compounds in use by the families of their two halves, and the words of these families."""

    def __init__(
        self, families: Mapping[str, str], compounds: Mapping[tuple[str, str], str]
    ) -> None:
        self.compounds = compounds
        halves = {half for pair in compounds for half in pair}
        self.families = {word: family for word, family in families.items() if family in halves}


def paraphrased(text: str, halves: Halves, is_verb: IsVerb) -> Iterator[str]:
    """The compounds in use that `text` says in separate words; one may come more than once.

    `is_verb` tells whether a folded word is a form of a verb.
    """
    for clause in _BETWEEN_CLAUSES.split(fold(text)):
        words = _WORD.findall(clause)
        families = map(halves.families.get, words)
        found = [(nr, family) for nr, family in enumerate(families) if family is not None]
        for place, (first, family) in enumerate(found):
            for last, other in found[place + 1 : place + 1 + _FARTHEST]:
                if last > first + _FARTHEST or family == other:
                    continue
                between = words[first + 1 : last]
                if (family, other) in halves.compounds and _is_split(
                    words[first], between, is_verb
                ):
                    yield halves.compounds[family, other]
                elif (other, family) in halves.compounds and (
                    _is_belonging(between) or _is_object(words[first], between, is_verb)
                ):
                    yield halves.compounds[other, family]


def _is_split(word: str, between: list[str], is_verb: IsVerb) -> bool:
    """Whether `word` and what stands behind it are the halves in their order: zorg te mijden.

    A verb that says who does it is no half: vindt plaats says no vindplaats.
    """
    return between in ([], ["te"]) and not (word.endswith("t") and is_verb(word))


def _is_belonging(between: list[str]) -> bool:
    """Whether words between two nouns say that the second belongs to the first."""
    return between[:1] != [] and between[0] in _PREPOSITIONS and _ARTICLES.issuperset(between[1:])


def _is_object(word: str, between: list[str], is_verb: IsVerb) -> bool:
    """Whether what stands behind `word` is what it does something to: mijdt vaak zorg."""
    return len(between) < 2 and _PREPOSITIONS.isdisjoint(between) and is_verb(word)
