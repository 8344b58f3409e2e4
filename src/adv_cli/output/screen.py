"""What a view for a terminal is laid out for. Without rich, so that a pipe need not import it."""

from typing import NamedTuple


class Screen(NamedTuple):
    """The columns of a terminal, and whether it may have colour."""

    width: int
    colour: bool

    def at_most(self, width: int) -> "Screen":
        """The same screen, no wider than `width`."""
        return self._replace(width=min(self.width, width))
