"""The wording of a factsheet in the form that a record has: sentences, names, telephone numbers."""

from collections.abc import Iterable

from adv_cli.model.types import is_unseen

_AREA_CODES = frozenset((
    "010", "013", "015",
    "020", "023", "024", "026",
    "030", "033", "035", "036", "038",
    "040", "043", "045", "046",
    "050", "053", "055", "058",
    "070", "071", "072", "073", "074", "075", "076", "077", "078", "079",
    "085", "088",
))  # fmt: skip
"""The area codes of three digits; the others have four (national numbering plan)."""


def readable(text: str) -> str:
    """A text of the report without the characters that a record may not have.

    Among these are hidden hyphens; what separates lines becomes a space.

    >>> readable("huis\u00adbezoek\u200b"), readable("twee\u2028regels")
    ('huisbezoek', 'twee regels')
    """
    if text.isprintable():
        return text
    return " ".join("".join(map(_seen, text)).split())


def _seen(char: str) -> str:
    if not is_unseen(char):
        return char
    return " " if char.isspace() else ""


def sentence(text: str) -> str:
    """A bullet as a sentence: with a capital, and a full stop in place of the semicolon.

    >>> sentence("de wijk is klein;")
    'De wijk is klein.'
    """
    plain = " ".join(text.split()).rstrip(" ;,")
    if not plain:
        return ""
    stop = "" if plain.endswith((".", "?", "!", "…")) else "."
    return plain[0].upper() + plain[1:] + stop


def telephone(digits: str) -> str:
    """A telephone number as records have it: area code, hyphen, number.

    >>> telephone("0182589315"), telephone("0612345678"), telephone("0201234567")
    ('0182-589315', '06-12345678', '020-1234567')
    """
    area = _area_length(digits)
    return f"{digits[:area]}-{digits[area:]}"


def _area_length(digits: str) -> int:
    if digits.startswith("06"):
        return 2
    return 3 if digits[:3] in _AREA_CODES else 4


def names_in(text: str) -> list[str]:
    """The names in an enumeration: commas between them, and "en" before the last.

    >>> names_in("gemeente, politie en GGD.")
    ['gemeente', 'politie', 'GGD']
    """
    *first, last = text.split(",")
    return without_marks([*first, *last.split(" en ")])


def without_marks(texts: Iterable[str]) -> list[str]:
    """Texts without the marks around them; those of which nothing is left are left out."""
    stripped = (text.strip(" ;.,") for text in texts)
    return [text for text in stripped if text]
