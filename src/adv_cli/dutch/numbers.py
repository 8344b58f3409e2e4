"""Numbers as words: vijftien is 15."""

from functools import cache

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien",
    "achttien", "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


_LAST = (*_UNITS, *_TEENS, "nul", "tig", "honderd", "tal")
"""What a number in words ends with."""


@cache
def number_words() -> dict[str, str]:
    """The numbers 0 and 2 to 100 in digits, by their words, folded: drie, drietal, eenentwintig.

    Not één: its folded form is that of the article een.
    """
    words = [*_UNITS, *_TEENS]
    for ten in _TENS:
        words += [ten, *(f"{unit}en{ten}" for unit in _UNITS)]
    words.append("honderd")
    numbers = {word: str(number) for number, word in enumerate(words, start=1) if number > 1}
    return {"nul": "0"} | numbers | {f"{word}tal": number for word, number in numbers.items()}


def otherwise_written(number: str) -> list[str]:
    """A number in words for one in digits, and the other way round.

    >>> otherwise_written("vijftien"), otherwise_written("15")
    (['15'], ['vijftien', 'vijftiental'])
    """
    if number.isdigit():
        return [word for word, digits in number_words().items() if digits == number]
    if not number.endswith(_LAST):  # most words are none, and the numbers take 0.2 ms to make
        return []
    return [number_words()[number]] if number in number_words() else []


def lists() -> dict[str, object]:
    """The numbers as plain data: for a page that finds them by itself."""
    return {"getallen": number_words()}
