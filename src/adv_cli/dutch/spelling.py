"""What somebody who made a typing error probably meant."""

from collections.abc import Iterable
from itertools import pairwise

from adv_cli.dutch.normalize import fold
from adv_cli.dutch.phrasing import or_list

LONGEST_MEANT = 100
"""Longer texts are compared with nothing: no name is so long, and comparing them takes long."""
_ALIKE = 0.6
"""How alike two texts are at least (from 0 to 1) for one to be meant by the other."""
_SHARED = 0.5
"""How many of the pairs of letters of a word another has at least (from 0 to 1) to look like it."""
_LONG_ENOUGH = 9
"""The fewest letters of a word that has few others like it."""
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("dt", "sz", "fv", "ck", "iy", "ei")
_MISTAKEN = frozenset(
    "".join(sorted(pair))
    for pair in (
        *_SOUNDS,
        *(row[nr : nr + 2] for row in _KEYS for nr in range(len(row) - 1)),
        *(
            above + below
            for upper, lower in pairwise(_KEYS)
            for above, below in zip(upper, lower, strict=False)
        ),
    )
)
"""Two letters that are typed for one another: neighbours on the keyboard, and of like sound."""
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


def one_typo_away(word: str, vocabulary: Iterable[str]) -> list[str]:
    """The words of `vocabulary` that are one typing error away from `word`.

    That is one letter too many, one too few, another letter, or two neighbours swapped.
    """
    return [
        other
        for other in vocabulary
        if abs(len(other) - len(word)) <= 1 and other != word and _one_typo_apart(word, other)
    ]


def is_likely_typo(word: str, other: str) -> bool:
    """Whether somebody who typed `word`, one typing error away from `other`, may have meant that.

    Two short words with another letter in one place are often two words, lening and mening, unless
    its keys are neighbours or it sounds alike; and few mistype the first letter.
    """
    if len(word) >= _LONG_ENOUGH:
        return True
    if other[:1] != word[:1] and other[1::-1] != word[:2]:
        return False
    differing = [pair for pair in zip(word, other, strict=False) if pair[0] != pair[1]]
    if len(word) != len(other) or len(differing) != 1:
        return True
    return "".join(sorted(differing[0])) in _MISTAKEN


def _one_typo_apart(word: str, other: str) -> bool:
    """Whether two different words differ by one typing error."""
    shortest = min(len(word), len(other))
    start = 0
    while start < shortest and word[start] == other[start]:
        start += 1
    word, other = word[start:], other[start:]
    if len(word) > len(other):
        return word[1:] == other
    if len(word) < len(other):
        return word == other[1:]
    if word[1:] == other[1:]:
        return True
    swapped = word[:2] == other[:2][::-1]
    return swapped and word[2:] == other[2:]


def lists() -> dict[str, object]:
    """The letters that are typed for one another as plain data: for a page that mends by itself."""
    return {"verwisseld": sorted(_MISTAKEN)}
