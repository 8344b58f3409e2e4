"""Words that somebody may have meant who mistyped one letter. Pure functions over folded words."""

from collections.abc import Iterable
from itertools import pairwise

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
