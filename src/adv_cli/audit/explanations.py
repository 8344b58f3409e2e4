"""The differences that a record explains itself (`afwijkingen`).

Each explains one difference, by its field, kind and thing. Explanations are data, so that no word
in a remark explains anything, and what takes the place of something explained is a difference
again. One that explains nothing is told as well: nobody knows what it would explain next.
"""

from collections.abc import Iterator
from typing import NamedTuple, Self

from adv_cli.dutch.phrasing import and_list
from adv_cli.dutch.spelling import nearest
from adv_cli.errors import Fault
from adv_cli.model.deviations import DeviationKind
from adv_cli.model.lines import Record
from adv_cli.model.template import FieldPath, dotted

TYPED = tuple(
    f"projectinformatie.{field}"
    for field in ("huishoudens.minimum", "huishoudens.maximum", "looptijd.start", "looptijd.eind")
)
"""The fields that are held against the wording beside them, and not against the report."""
_NEAREST = 3
"""How many differences a message names in place of one that is not there."""


class DifferenceKey(NamedTuple):
    """What tells one difference from all others of its record: its field, kind and thing."""

    veld: str
    soort: str
    wat: str

    def __str__(self) -> str:
        return f"{self.soort} “{self.wat}” bij {self.veld}"


class Difference(NamedTuple):
    """One thing that differs: where in the record, how and what.

    `wat` tells it from every other difference of that kind there: what is explained is this, and
    nothing like it. `waarom` is the explanation, None where there is none.
    """

    field_path: FieldPath
    soort: DeviationKind
    wat: str
    melding: str
    waarom: str | None = None

    @property
    def key(self) -> DifferenceKey:
        """What an explanation must name to explain it."""
        return DifferenceKey(dotted(self.field_path), str(self.soort), self.wat)


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
        self._given: list[tuple[int, DifferenceKey]] = []
        self._reasons: dict[DifferenceKey, str] = {}
        for nr, deviation in enumerate(record["afwijkingen"]):
            if (deviation["veld"] in TYPED) == typed:
                key = DifferenceKey(deviation["veld"], deviation["soort"], deviation["wat"])
                self._given.append((nr, key))
                self._reasons[key] = deviation["waarom"]
        self._found: list[Difference] = []

    def explained(self, difference: Difference) -> Difference:
        """The difference, with its explanation where the record has one."""
        found = difference._replace(waarom=self._reasons.get(difference.key))
        self._found.append(found)
        return found

    def unused(self) -> Iterator[tuple[FieldPath, str]]:
        """The explanations that explain no difference so far: where each is, and why not."""
        unexplained = {difference.key for difference in self._found}
        for nr, key in self._given:
            if key not in unexplained:
                yield ("afwijkingen", nr), self._why_unused(key)
            unexplained.discard(key)  # said once is enough: a second explanation is one too many

    def _why_unused(self, key: DifferenceKey) -> str:
        if any(difference.key == key for difference in self._found):
            return f"{key} is al verklaard; haal deze afwijking weg"
        near = [str(difference.key) for difference in self._probably_meant(key)]
        instead = f"wel {and_list(near)}" if near else "haal deze afwijking weg"
        return f"verklaart niets: {key} is er niet; {instead}"

    def _probably_meant(self, key: DifferenceKey) -> list[Difference]:
        """Unexplained differences at that field, else of that thing, else of what resembles it."""
        left = [difference for difference in self._found if difference.waarom is None]
        alike = nearest(key.wat, {difference.wat for difference in left}, _NEAREST)
        at_field = [difference for difference in left if difference.key.veld == key.veld]
        of_thing = [difference for difference in left if difference.wat == key.wat]
        resembling = [difference for difference in left if difference.wat in alike]
        return (at_field or of_thing or resembling)[:_NEAREST]
