"""Text of others as it can be shown: quoted or cut off, without what a terminal obeys or hides."""

import re

_BEGINNING = 60
"""How many letters of a text are enough to recognise it."""
_BEGINNING_OF_REPORT = 40
"""The same for a text of the report: a record that names it does not repeat its sentence."""


def beginning(text: str, most: int = _BEGINNING) -> str:
    """A text, or whole words of its beginning where it has more than `most` letters."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def known_by(text: str) -> str:
    """A text of the report, or as much of its beginning as it is recognised by."""
    return beginning(text, _BEGINNING_OF_REPORT)


_UNSEEN = (
    r"(\x1b\[[0-9;]*m)|"
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e00ff]|\r(?!\n)"
)
"""A colour code, or one letter that a terminal obeys or hides: controls, bidi, zero width, tags.

Python calls all of these not printable: `visible` relies on that.
"""


def visible(text: str, *, styled: bool = False) -> str:
    r"""Text in which a picture or number stands for what a terminal would obey or hide.

    Newlines and tabs stay, and in `styled` text, which we made ourselves, the codes for colour too.

    >>> print(visible("wis\x1b[2J, draai\u202e, geen UTF-8: caf\udce9"))
    wis␛[2J, draai‹U+202E›, geen UTF-8: caf\xe9
    """
    # nearly always, and far faster than looking for what is not
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text

    def shown(found: re.Match[str]) -> str:
        return found[0] if styled and found[1] else _picture(found[0])

    return re.sub(_UNSEEN, shown, text)


def _picture(unseen: str) -> str:
    """What stands for an unseen character or, with its other letters, for a colour code.

    The picture of a control character, the byte that was no UTF-8, or the number of the character.
    """
    code, rest = ord(unseen[0]), unseen[1:]
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
    """A value between quotation marks, as a message has it; cut off where it is long.

    >>> quoted("stad"), quoted("x" * 100, most=5)
    ('“stad”', '“xxxxx…”')
    """
    return f"“{text}”" if len(text) <= most else f"“{text[:most]}…”"
