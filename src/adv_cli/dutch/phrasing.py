"""Counts and lists as a Dutch sentence has them."""

from collections.abc import Sequence


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun: `1 project`, `2 projecten`."""
    return f"{count} {one if count == 1 else many}"


def and_list(values: Sequence[str]) -> str:
    """Values as a Dutch enumeration: `a`, `a en b`, `a, b en c`; nothing for none."""
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} en {values[-1]}"


def or_list(values: Sequence[str]) -> str:
    """Values as a Dutch choice: `a`, `a of b`, `a, b of c`."""
    if len(values) == 1:
        return values[0]
    return f"{', '.join(values[:-1])} of {values[-1]}"


def and_more(values: Sequence[str], most: int) -> str:
    """Values after one another, and how many there are beside the first `most`: `a, b en nog 3`."""
    listed = ", ".join(values[:most])
    return listed if len(values) <= most else f"{listed} en nog {len(values) - most}"
