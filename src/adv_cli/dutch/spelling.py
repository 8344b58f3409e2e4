"""What somebody who made a typing error probably meant."""

from collections.abc import Iterable

from adv_cli.dutch.normalize import fold
from adv_cli.dutch.phrasing import or_list

LONGEST_MEANT = 100
"""Longer texts are compared with nothing: no name is so long, and comparing them takes long."""
_ALIKE = 0.6
"""How alike two texts are at least (from 0 to 1) for one to be meant by the other."""
_SHARED = 0.5
"""How many of the pairs of letters of a word another has at least (from 0 to 1) to look like it."""
_AS_GOOD = 0.15
"""How much less than the best another may be alike to be named with it."""


def nearest(value: str, allowed: Iterable[str], count: int = 3) -> list[str]:
    """What `value` probably means: the most alike of `allowed`, best first, at most `count`."""
    if len(fold(value)) > LONGEST_MEANT:
        return []
    from difflib import SequenceMatcher

    def likeness(candidate: str) -> float:
        ours, theirs = fold(value), fold(candidate)
        parts = [theirs, *theirs.replace("-", " ").split()]
        return max(SequenceMatcher(None, ours, part).ratio() for part in parts)

    scores = {candidate: likeness(candidate) for candidate in allowed}
    enough = max(_ALIKE, max(scores.values(), default=0.0) - _AS_GOOD)
    good = [candidate for candidate, score in scores.items() if score >= enough]
    return sorted(good, key=lambda candidate: (-scores[candidate], candidate))[:count]


def meant(value: str, allowed: Iterable[str]) -> str:
    """The sentence "Bedoelde u ...?" after a space; nothing when no allowed value is alike."""
    found = nearest(value, allowed)
    return f" Bedoelde u {or_list(found)}?" if found else ""


def look_alikes(word: str, vocabulary: Iterable[str], count: int = 3) -> list[str]:
    """The words of `vocabulary` that have most pairs of letters of `word`, at most `count`.

    Of two with as many, the one with the fewest others is more like it.
    """
    ours = _pairs(word)
    scores = {}
    for other in vocabulary:
        theirs = _pairs(other)
        shared = len(ours & theirs)
        if other != word and shared >= _SHARED * len(ours):
            scores[other] = (-shared, len(theirs), other)
    return sorted(scores, key=scores.__getitem__)[:count]


def _pairs(word: str) -> set[str]:
    """The pairs of neighbouring letters of a word, with its beginning as one of them."""
    return {f"^{word[:1]}", *(word[nr : nr + 2] for nr in range(len(word) - 1))}
