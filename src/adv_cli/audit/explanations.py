"""The differences that a record explains itself (`afwijkingen`): each is one difference, by its
field, kind and thing.

Explanations are data, so that no word in a remark explains anything, and what takes the place of
something explained is a difference again. One that explains nothing is told as well: nobody knows
what it would explain next.
"""

from collections.abc import Iterator
from typing import NamedTuple, Self

from adv_cli.dutch.phrasing import and_list
from adv_cli.dutch.spelling import nearest
from adv_cli.errors import Fault
from adv_cli.model.lines import Record
from adv_cli.model.template import DeviationKind, FieldPath, dotted

TYPED = tuple(
    f"projectinformatie.{field}"
    for field in ("huishoudens.minimum", "huishoudens.maximum", "looptijd.start", "looptijd.eind")
)
"""The fields that are held against the wording beside them in the record, and not against the
report.
"""
_NEAREST = 3
"""How many differences a message names in place of one that is not there."""


class Difference(NamedTuple):
    """One thing that differs: where in the record, how and what; `waarom` is the explanation, None
    where there is none.

    `wat` tells it from every other difference of that kind there: what is explained is this, and
    nothing like it.
    """

    field_path: FieldPath
    soort: DeviationKind
    wat: str
    melding: str
    waarom: str | None = None

    @property
    def veld(self) -> str:
        """Where it is, as one writes it."""
        return dotted(self.field_path)

    def __str__(self) -> str:
        return _named(self.veld, self.soort, self.wat)


class ExplainedDifference(NamedTuple):
    """A difference as a check tells it: its place in a file, and what an explanation of it says."""

    bestand: str
    regel: int | None
    veld: str | None
    melding: str
    waarom: str | None
    soort: DeviationKind
    wat: str

    @classmethod
    def of(cls, difference: Difference, fault: Fault) -> Self:
        """A difference, told as `fault`."""
        return cls(*fault, difference.waarom, difference.soort, difference.wat)

    @property
    def fault(self) -> Fault:
        """It as the fault that it is when nobody explains it."""
        return Fault(self.bestand, self.regel, self.veld, self.melding)


class Explanations:
    """What a record explains: of its `TYPED` fields, or of what it shares with its factsheet."""

    def __init__(self, record: Record, *, typed: bool = False) -> None:
        given = enumerate(record["afwijkingen"])
        self._given = [(nr, one) for nr, one in given if (one["veld"] in TYPED) == typed]
        self._why = {_key(one): one["waarom"] for _, one in self._given}
        self._found: list[Difference] = []

    def explained(self, difference: Difference) -> Difference:
        """The difference, with its explanation where the record has one."""
        key = (difference.veld, str(difference.soort), difference.wat)
        found = difference._replace(waarom=self._why.get(key))
        self._found.append(found)
        return found

    def unused(self) -> Iterator[tuple[FieldPath, str]]:
        """The explanations that explained nothing of all that was asked: where each stands, and
        what is there instead.
        """
        used = {(found.veld, str(found.soort), found.wat) for found in self._found}
        for nr, one in self._given:
            key = _key(one)
            if key not in used:
                yield ("afwijkingen", nr), self._missed(*key)
            used.discard(key)  # said once is enough: a second explanation is one too many

    def _missed(self, field: str, kind: str, what: str) -> str:
        found = next((one for one in self._found if str(one) == _named(field, kind, what)), None)
        if found is not None:
            return f"{found} is al verklaard; haal deze afwijking weg"
        near = self._near(field, what)
        instead = f"wel {and_list([*map(str, near)])}" if near else "haal deze afwijking weg"
        return f"verklaart niets: {_named(field, kind, what)} is er niet; {instead}"

    def _near(self, field: str, what: str) -> list[Difference]:
        """The differences that were probably meant: at that field, else of that thing, else of what
        resembles it.
        """
        left = [one for one in self._found if one.waarom is None]
        alike = nearest(what, {one.wat for one in left}, _NEAREST)
        for found in (
            [one for one in left if one.veld == field],
            [one for one in left if one.wat == what],
            [one for one in left if one.wat in alike],
        ):
            if found:
                return found[:_NEAREST]
        return []


def _key(deviation: Record) -> tuple[str, str, str]:
    return deviation["veld"], deviation["soort"], deviation["wat"]


def _named(field: str, kind: str, what: str) -> str:
    return f"{kind} “{what}” bij {field}"
