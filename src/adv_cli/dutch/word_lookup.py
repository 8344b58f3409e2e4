"""What somebody means who types a word, by the tables of the words in use. Asks no dictionary."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a protocol takes 0.2 ms to make
    from typing import Protocol

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


def look_up(word: str, tables: "Tables") -> Meaning:
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


def family_of(word: str, tables: "Tables") -> str | None:
    """The family of a word in use, of another form, or of what it is a form of by rule."""
    found = tables.family(word)
    if found is not None:
        return found
    # the rules take 4 ms to import, and most words that are typed need none
    from adv_cli.dutch.word_rules import candidates

    families = map(tables.family, candidates(word))
    return next((family for family in families if family is not None), None)


def _halves(word: str, tables: "Tables") -> Meaning:
    from adv_cli.dutch import compounds

    found = compounds.split(word, _Known(tables))
    if found is None:
        return Meaning()
    head, tail = (look_up(half, tables) for half in (found.head, found.tail))
    shared = set(head.compounds) & set(tail.compounds)
    first, second = ((*half.forms, *half.compounds) for half in (head, tail))
    return Meaning((), tuple(sorted(shared)), (first, second) if first and second else None)


class _Known:
    """What the tables know of the words that a compound may be made of."""

    def __init__(self, tables: "Tables") -> None:
        self.tables = tables

    def is_head(self, word: str) -> bool:
        return len(word) > 3 and self.tables.family(word) is not None

    def is_tail(self, word: str) -> bool:
        return len(word) > 3 and family_of(word, self.tables) is not None

    def may_be_tail(self, word: str) -> bool:
        return False
