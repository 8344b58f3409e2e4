"""Two lists of sentences side by side: which restates which. Pure functions over sets of words."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

Bag = frozenset[str]
"""The words of one sentence, as families (see `entities.content`)."""

Similarity = Callable[[Bag, Bag], float]

LEAST = 0.15
"""The likeness below which one sentence does not restate another.

The 950 pairs of the shipped records have 0.22 or more.
"""
MOST = 300
"""The longest lists to lay side by side, which looks at every pair; the shipped records have 11
items.
"""


class Pair(NamedTuple):
    """A sentence of each list that belong together, by index; None where one has no counterpart.

    `moved`: they belong together, but not where they stand.
    """

    ours: int | None
    theirs: int | None
    moved: bool = False


def similarity_in(texts: Iterable[Bag]) -> Similarity:
    """A measure from 0 to 1 of how much two sentences share, where a word counts more the fewer of
    `texts` have it.
    """
    seen: Counter[str] = Counter()
    count = 0
    for bag in texts:
        seen.update(bag)
        count += 1

    @lru_cache(maxsize=4096)
    def weight(bag: Bag) -> float:
        return shared_weight(bag)

    def shared_weight(bag: Bag) -> float:
        return sum(math.log(1 + (count + 1) / (1 + seen[word])) for word in bag)

    def likeness(one: Bag, other: Bag) -> float:
        together = weight(one) + weight(other)
        return 2 * shared_weight(one & other) / together if together else float(one == other)

    return likeness


def align(ours: Sequence[Bag], theirs: Sequence[Bag], likeness: Similarity) -> list[Pair]:
    """Which of `ours` restates which of `theirs`: the pairs in order that are most alike, then what
    is left.

    Neither should be longer than `MOST`: the time it takes grows with the product of their lengths.
    """
    alike = [[likeness(one, other) for other in theirs] for one in ours]
    pairs = _in_order(alike)
    left = sorted({*range(len(ours))} - {one for one, _ in pairs})
    right = sorted({*range(len(theirs))} - {other for _, other in pairs})
    moved = []
    for one in left:
        other = max(right, key=alike[one].__getitem__, default=None)
        if other is not None and alike[one][other] >= 2 * LEAST:
            moved.append(Pair(one, other, moved=True))
            right.remove(other)
    gone = {pair.ours for pair in moved}
    return [
        *(Pair(one, other) for one, other in pairs),
        *moved,
        *(Pair(one, None) for one in left if one not in gone),
        *(Pair(None, other) for other in right),
    ]


def _in_order(likeness: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column), both increasing, with the greatest sum; a pair below `LEAST` is
    none.
    """
    rows, columns = len(likeness), len(likeness[0]) if likeness else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            here = likeness[row][column]
            paired = here + best[row + 1][column + 1] if here >= LEAST else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    pairs, row, column = [], 0, 0
    while row < rows and column < columns:
        here = likeness[row][column]
        if here >= LEAST and best[row][column] == here + best[row + 1][column + 1]:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs
