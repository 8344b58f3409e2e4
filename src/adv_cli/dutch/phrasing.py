"""Counts, dates and lists as a Dutch sentence has them."""

from collections.abc import Sequence

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def sentence(text: str) -> str:
    """Text as it stands at the beginning of a sentence: `Het rapport`."""
    return f"{text[:1].upper()}{text[1:]}"


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun: `1 project`, `2 projecten`."""
    return f"{count} {one if count == 1 else many}"


def thousands(number: int) -> str:
    """A number with a point before each three digits: `41.123`."""
    return f"{number:,}".replace(",", ".")


def date_text(iso: str) -> str:
    """An ISO date as a Dutch sentence has it: `2008`, `mei 2009`, `1 mei 2009`."""
    year, *rest = iso.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *month, year])


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
