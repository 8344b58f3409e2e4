"""In what way a record may differ from its factsheet, where that is explained."""

from enum import StrEnum


class DeviationKind(StrEnum):
    """How a record differs from its factsheet in one thing."""

    ONTBREEKT = "ontbreekt"
    TOEGEVOEGD = "toegevoegd"
    ANDERS = "anders"
    VOLGORDE = "volgorde"
