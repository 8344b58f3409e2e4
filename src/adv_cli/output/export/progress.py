"""Telling how far a long file is, a row at a time."""

from collections.abc import Callable

_EACH = 200
"""After how many rows it is told: telling takes longer than writing a row."""


class Tally:
    """How many of `total` rows are written; tells `progress` so now and then, and at the end."""

    def __init__(self, total: int, progress: Callable[[int, int], None]) -> None:
        self._total = total
        self._progress = progress
        self._done = 0

    def one_more(self) -> None:
        """One more row is written."""
        self._done += 1
        if self._done % _EACH == 0 or self._done == self._total:
            self._progress(self._done, self._total)
