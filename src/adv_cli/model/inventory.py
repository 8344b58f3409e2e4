"""What is said of an inventory in its own words, as bron.yaml gives them.

Plain data, as a catalogue keeps it (`reference.InventoryWords` is what the file may hold).
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Inventory(NamedTuple):
    """The words of one inventory; None is what it does not have.

    `onderwerp` says who the projects are of, `groep` which municipalities were asked to take part,
    `afwezig` what those did that took no part, `experiment` is the name of the experiment that some
    are in, `hoofdstuk` what the part of the report is called that counts the projects,
    `hoofdstuk_kort` the same where room is scarce, and `bladzijden` why a page is not certain.
    """

    onderwerp: str | None = None
    groep: str | None = None
    afwezig: str | None = None
    experiment: str | None = None
    hoofdstuk: str | None = None
    hoofdstuk_kort: str | None = None
    bladzijden: str | None = None

    @property
    def chapter(self) -> str:
        """The part of the report that counts the projects."""
        return self.hoofdstuk or "het rapport"

    @property
    def chapter_of_report(self) -> str:
        """The same, for who does not know yet that it is of the report."""
        return f"{self.hoofdstuk} van het rapport" if self.hoofdstuk else "het rapport"

    @property
    def counts(self) -> str:
        """What stands before a number that it counts: `hoofdstuk 16`."""
        return "hoofdstuk" if self.chapter.startswith("hoofdstuk ") else "rapport"

    @property
    def chapter_short(self) -> str:
        """The same, where room is scarce."""
        return self.hoofdstuk_kort or self.hoofdstuk or "rap."


def inventory_of(sources: Mapping[str, Any]) -> Inventory:
    """The words in what bron.yaml says."""
    return Inventory(**(sources.get("inventarisatie") or {}))
