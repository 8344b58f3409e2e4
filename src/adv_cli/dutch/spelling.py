"""What somebody who made a typing error probably meant."""

from collections.abc import Iterable

from adv_cli.dutch.normalize import fold
from adv_cli.dutch.phrasing import or_list

LONGEST_MEANT = 100
"""No name is longer; what is resembles none, and comparing it would take long."""


def nearest(value: str, allowed: Iterable[str], count: int = 3) -> list[str]:
    """The values of `allowed` that resemble `value`, best first, at most `count`: what was probably
    meant.
    """
    if len(fold(value)) > LONGEST_MEANT:
        return []
    from difflib import SequenceMatcher

    def likeness(candidate: str) -> float:
        ours, theirs = fold(value), fold(candidate)
        parts = [theirs, *theirs.replace("-", " ").split()]
        return max(SequenceMatcher(None, ours, part).ratio() for part in parts)

    scored = [(likeness(candidate), candidate) for candidate in allowed]
    enough = max(0.6, max((score for score, _ in scored), default=0.0) - 0.15)
    good = sorted(
        (pair for pair in scored if pair[0] >= enough), key=lambda pair: (-pair[0], pair[1])
    )
    return [candidate for _, candidate in good[:count]]


def meant(value: str, allowed: Iterable[str]) -> str:
    """The sentence "Bedoelde u ...?" with a leading space, or nothing when no allowed value
    resembles `value`.
    """
    found = nearest(value, allowed)
    return f" Bedoelde u {or_list(found)}?" if found else ""


def one_typo_away(word: str, vocabulary: Iterable[str]) -> list[str]:
    """The words of `vocabulary` that differ from `word` by one letter too many, too few, another,
    or two swapped.
    """
    return [
        other
        for other in vocabulary
        if abs(len(other) - len(word)) <= 1 and other != word and _one_apart(word, other)
    ]


def _one_apart(one: str, other: str) -> bool:
    start = 0
    shortest = min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[2:] == b[2:] and a[:2] == b[1::-1])
    return a[1:] == b if len(a) > len(b) else a == b[1:]
