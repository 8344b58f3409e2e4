"""Text of others, as it can be shown: whole or cut off, with nothing in it that a terminal obeys or
hides.
"""

import re

_SHOWN = 60
"""How many letters of a text are enough to know it by."""
_QUOTED = 40
"""The same for the report's own words: a record that names them does not repeat its sentences."""


def beginning(text: str, most: int = _SHOWN) -> str:
    """A text, or whole words of its beginning where it is long."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def known_by(text: str) -> str:
    """What a text of the report is known by: whole words of its beginning."""
    return beginning(text, _QUOTED)


_UNSEEN = (
    r"(\x1b\[[0-9;]*m)|"
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e00ff]|\r(?!\n)"
)
"""A colour code; or what steers a terminal, turns text around or does not show: controls, bidi,
zero width, tags.

All are letters that Python calls not printable: `visible` relies on that."""


def visible(text: str, *, styled: bool = False) -> str:
    r"""Text without anything that a terminal would obey or hide: in its place stands what can be
    seen.

    Newlines and tabs stay, and in `styled` text, which we made ourselves, the codes for colour too.

    >>> print(visible("wis\x1b[2J, draai\u202e, geen UTF-8: caf\udce9"))
    wis␛[2J, draai‹U+202E›, geen UTF-8: caf\xe9
    """
    if (
        text.replace("\n", "").replace("\t", "").isprintable()
    ):  # nearly always, and far faster than looking
        return text
    return re.sub(
        _UNSEEN, lambda found: found[0] if styled and found[1] else _shown(found[0]), text
    )


def _shown(unseen: str) -> str:
    """A picture of a control character, the byte that was no UTF-8, or else the number of the
    character.
    """
    letter, rest = unseen[0], unseen[1:]
    code = ord(letter)
    if code < 0x20:
        return chr(0x2400 + code) + rest
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def one_line(text: str) -> str:
    r"""Text as one line in which everything can be seen, line ends and tabs too.

    >>> print(one_line("een\ntwee\t\u202edrie"))
    een␤twee␉‹U+202E›drie
    """
    return visible(text.translate({9: "␉", 10: "␤", 13: "␍"}))


def quoted(text: str, most: int = 60) -> str:
    """A value as a message quotes it: between quotation marks, cut off where it is long.

    >>> quoted("stad"), quoted("x" * 100, most=5)
    ('“stad”', '“xxxxx…”')
    """
    return f"“{text[:most]}{'…' if len(text) > most else ''}”"
