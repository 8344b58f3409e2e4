"""What somebody means who types a word, by the tables of the words in use. Asks no dictionary."""

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from adv_cli.dutch import compounds
from adv_cli.dutch.derivation import (
    SEPARABLE,
    are_apart,
    bases,
    bases_of_participle,
    infinitives,
    inner_adjective,
    respelled,
    separable_of_participle,
    uninflected,
    verb_stem,
)
from adv_cli.dutch.normalize import fold

ABBREVIATION = re.compile(r"\b[A-Z][A-Z&]{1,5}\b")
"""An abbreviation in capitals, as it stands in a text or a question."""
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
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


class Tables(Protocol):
    """The tables of the words in use, as a catalogue answers for them."""

    def family(self, word: str) -> str | None:
        """The family of a word in use, or of another form of such a family; None for others."""

    def members(self, family: str) -> list[str]:
        """The words in use of a family."""

    def compounds(self, family: str) -> list[str]:
        """The words in use that are compounds with a word of this family."""


class Meaning(NamedTuple):
    """The words in use that a typed word may stand for, closest first.

    `forms` are of its family, `compounds` have it as a part. `pair` is for a compound that nobody
    used: two groups of words, of each of which one must be found.
    """

    forms: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    pair: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    def __bool__(self) -> bool:
        return bool(self.forms or self.compounds or self.pair)


def look_up(word: str, tables: Tables) -> Meaning:
    """What a folded word means: its family, else a form by rule, else its two halves."""
    family = family_of(word, tables)
    if family is None:
        return _halves(word, tables)
    forms = tables.members(family)
    meaning = Meaning(
        tuple(sorted(forms, key=lambda form: form != word)),
        tuple(other for other in tables.compounds(family) if other not in forms),
    )
    return meaning or _halves(word, tables)


def family_of(word: str, tables: Tables) -> str | None:
    """The family of a word in use, of another form, or of what it is a form of by rule."""
    families = (tables.family(candidate) for candidate in _candidates(word))
    return next((family for family in families if family is not None), None)


def _halves(word: str, tables: Tables) -> Meaning:
    found = compounds.split(word, _Known(tables))
    if found is None:
        return Meaning()
    head, tail = (look_up(half, tables) for half in (found.head, found.tail))
    shared = set(head.compounds) & set(tail.compounds)
    first, second = ((*half.forms, *half.compounds) for half in (head, tail))
    return Meaning((), tuple(sorted(shared)), (first, second) if first and second else None)


def _candidates(word: str) -> Iterator[str]:
    """What `word` may be, likeliest first: itself, a form by rule, what these derive from."""
    forms = (word, *respelled(word), *uninflected(word))
    yield from forms
    related = [base for form in forms for base in _related(form)]
    yield from related
    for base in related:
        yield from _related(base)


def _related(word: str) -> Iterator[str]:
    """What `word` is derived from, by rule, and the noun that is made of it as a verb."""
    yield from (base for base in bases(word) if not are_apart(word, base))
    yield from bases_of_participle(word)
    yield from separable_of_participle(word)
    inner = inner_adjective(word)
    if inner is not None:
        yield inner.adjective
    if word.endswith("en") and len(word) > 6:
        yield word[:-2] + "ing"
        yield verb_stem(word)
    elif word.startswith(SEPARABLE):
        yield from infinitives(word)


class _Known(NamedTuple):
    tables: Tables

    def is_head(self, word: str) -> bool:
        return len(word) > 3 and self.tables.family(word) is not None

    def is_tail(self, word: str) -> bool:
        return len(word) > 3 and family_of(word, self.tables) is not None

    def may_be_tail(self, word: str) -> bool:
        return False
