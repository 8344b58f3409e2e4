"""Words that their capitals tell from plain ones: MEE is not mee, and Leiden not leiden."""

from adv_cli.dutch.normalize import fold

ABBREVIATION = r"\b[A-Z][A-Z&]{1,5}\b"
"""An abbreviation in capitals, as it stands in a text or a question."""
NAME = r"\b[A-Z][a-z]{2,}\b"
"""A word with one capital, as the name of a town stands in a text or a question."""
_CAPITALS = "hoofdletters"
"""What is put behind an abbreviation in capitals to make it a word of its own: meehoofdletters."""
_NAME = "eigennaam"
"""What is put behind the name of a town that is a word as well: leideneigennaam."""


def as_capitals(word: str) -> str:
    """An abbreviation in capitals as a word to index and to look up, other than the plain word.

    >>> as_capitals("MEE"), as_capitals("B&W")
    ('meehoofdletters', 'benwhoofdletters')
    """
    return fold(word).replace("&", "en") + _CAPITALS


def as_name(word: str) -> str:
    """The name of a town as a word to index and to look up, other than the plain word.

    >>> as_name("Leiden")
    'leideneigennaam'
    """
    return fold(word) + _NAME


def is_by_capitals(word: str) -> bool:
    """Whether a word is told from a plain one by its capitals (`as_capitals`, `as_name`)."""
    return word.endswith((_CAPITALS, _NAME))
