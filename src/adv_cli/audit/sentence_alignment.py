"""Two lists of sentences side by side: which restates which. Pure functions over sets of words."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

Bag = frozenset[str]
"""The words of one sentence, as families (see `entities.content`)."""

Similarity = Callable[[Bag, Bag], float]

LEAST_LIKENESS = 0.15
"""The likeness below which one sentence does not restate another.

The 950 pairs of the shipped records have 0.22 or more.
"""
LONGEST_LIST = 300
"""The longest list to lay beside another, which looks at every pair.

The shipped records have 11 items at most.
"""


class Pair(NamedTuple):
    """A sentence of each list that belong together, by index; None where one has no counterpart.

    `moved`: they belong together, but not where they stand.
    """

    ours: int | None
    theirs: int | None
    moved: bool = False


def similarity_in(texts: Iterable[Bag]) -> Similarity:
    """A measure from 0 to 1 of how much two sentences share.

    A word counts more the fewer of `texts` have it.
    """
    seen: Counter[str] = Counter()
    count = 0
    for bag in texts:
        seen.update(bag)
        count += 1

    def weight(bag: Bag) -> float:
        return sum(math.log(1 + (count + 1) / (1 + seen[word])) for word in bag)

    weight_of_sentence = lru_cache(maxsize=4096)(weight)

    def likeness(one: Bag, other: Bag) -> float:
        together = weight_of_sentence(one) + weight_of_sentence(other)
        return 2 * weight(one & other) / together if together else float(one == other)

    return likeness


def word_overlap(one: Bag, other: Bag) -> float:
    """The part of their words that two texts share, from 0 to 1 (the Dice coefficient)."""
    together = len(one) + len(other)
    return 2 * len(one & other) / together if together else 0.0


def align(ours: Sequence[Bag], theirs: Sequence[Bag], likeness: Similarity) -> list[Pair]:
    """Which of `ours` restates which of `theirs`.

    First come the pairs in order that are together most alike, then those that moved, then what is
    left of either. Neither should be longer than `LONGEST_LIST`: the time it takes grows with the
    product of their lengths.
    """
    alike = [[likeness(one, other) for other in theirs] for one in ours]
    pairs = _in_order(alike)
    left = sorted({*range(len(ours))} - {pair.ours for pair in pairs})
    right = sorted({*range(len(theirs))} - {pair.theirs for pair in pairs})
    pairs += _moved(alike, left, right)
    matched = {pair.ours for pair in pairs}
    return [
        *pairs,
        *(Pair(one, None) for one in left if one not in matched),
        *(Pair(None, other) for other in right),
    ]


def _in_order(alike: list[list[float]]) -> list[Pair]:
    """The pairs (row, column), both increasing, with the greatest sum.

    Two that are less alike than `LEAST_LIKENESS` are no pair.
    """
    best = _best_sums(alike)
    rows, columns = len(best) - 1, len(best[0]) - 1
    pairs, row, column = [], 0, 0
    while row < rows and column < columns:
        here = alike[row][column]
        if here >= LEAST_LIKENESS and best[row][column] == here + best[row + 1][column + 1]:
            pairs.append(Pair(row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _best_sums(alike: list[list[float]]) -> list[list[float]]:
    """For each row and column the greatest sum of pairs from there to the end."""
    rows, columns = len(alike), len(alike[0]) if alike else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            here = alike[row][column]
            paired = here + best[row + 1][column + 1] if here >= LEAST_LIKENESS else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    return best


def _moved(alike: list[list[float]], left: list[int], right: list[int]) -> list[Pair]:
    """The pairs among what is left that are twice as alike as a pair in order must be.

    Takes their second halves out of `right`.
    """
    moved = []
    for one in left:
        other = max(right, key=alike[one].__getitem__, default=None)
        if other is not None and alike[one][other] >= 2 * LEAST_LIKENESS:
            moved.append(Pair(one, other, moved=True))
            right.remove(other)
    return moved
