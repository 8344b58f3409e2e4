"""The codebook: dimensions and themes, their codes, and the words that mean the same."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from adv_cli.dutch.display import quoted
from adv_cli.dutch.normalize import fold_name
from adv_cli.model.template import DIMENSIES, Pad
from adv_cli.model.types import Bladzijde, Code, Fout, Model, Tekst, Teksten, first_repeated


class Herkomst(StrEnum):
    """Whether a theme stands in the report's chapter 2, or is our own because the factsheets say more than it lists."""

    RAPPORT = "rapport"
    EIGEN = "eigen"


class Begrip(Model):
    """A code with its meaning. `kort` is the label where room is scarce; `aliassen` are other words that mean it."""

    code: Code
    label: Tekst
    kort: Tekst
    aliassen: Teksten = ()
    definitie: Tekst
    bladzijde: Bladzijde | None = None


class Thema(Begrip):
    """A theme that items are coded with: when it applies (`wel`), when not (`niet`), and an example of each."""

    herkomst: Herkomst
    wel: Tekst
    niet: Tekst
    voorbeeld: Tekst
    tegenvoorbeeld: Tekst


def no_double(field: str, rows: Sequence[Model], of: str) -> None:
    """Refuse two rows of a list (`field`) with the same value of a field of theirs."""
    values = [getattr(row, of) for row in rows]
    if nr := first_repeated(values):
        raise Fout(f"{of} {values[nr]} staat er meer dan eens", waar=(field, nr, of))


Named = tuple[Pad, str, Sequence[str]]
"""Where something stands in its model, what a message calls it, and all its names."""


def no_name_twice(rows: Sequence[Named]) -> None:
    """Refuse a name that two have, however it is spelled: asked for, it could mean either."""
    seen: dict[str, str] = {}
    for waar, own, names in rows:
        for name in dict.fromkeys(map(fold_name, names)):
            if name in seen:
                raise Fout(f"{quoted(name)} staat bij {seen[name]} en bij {own}", waar=waar)
            seen[name] = own


def named(field: str, begrippen: Sequence[Begrip]) -> list[Named]:
    """The names of codes, which stand in `field`."""
    return [((field, nr), b.code, (b.code, b.label, b.kort, *b.aliassen)) for nr, b in enumerate(begrippen)]


class Dimensie(Model):
    """One search model of the report: where it defines it, and the codes a project can have."""

    dimensie: Literal["doelgroep", "problematiek", "invalshoek", "partners", "niveau"]
    label: Tekst
    bijlage: Bladzijde
    bladzijde: Bladzijde
    codes: tuple[Begrip, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        no_name_twice(named("codes", self.codes))
        return self


ThemaSectie = Literal["redenen", "doelstellingen", "processtappen", "uitgangspunten", "knelpunten", "oplossingen", "lessen"]


class Themalijst(Model):
    """The themes for one kind of item; `secties` are the sections that share the list."""

    secties: tuple[ThemaSectie, ...]
    bladzijde: Bladzijde
    themas: tuple[Thema, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        no_name_twice(named("themas", self.themas))
        return self


class Codeboek(Model):
    """data/codeboek.yaml: every code a record may use, defined. `synoniemen` are words that search takes for one another."""

    versie: Tekst
    dimensies: tuple[Dimensie, ...]
    themalijsten: tuple[Themalijst, ...]
    synoniemen: tuple[Teksten, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if tuple(dimensie.dimensie for dimensie in self.dimensies) != DIMENSIES:
            raise Fout(f"de dimensies zijn, in deze volgorde: {', '.join(DIMENSIES)}", waar=("dimensies",))
        sections = [(nr, sectie) for nr, lijst in enumerate(self.themalijsten) for sectie in lijst.secties]
        if again := first_repeated([sectie for _, sectie in sections]):
            nr, sectie = sections[again]
            raise Fout(f"{sectie} staat al in een themalijst", waar=("themalijsten", nr, "secties"))
        return self

    def dimensie(self, naam: str) -> Dimensie:
        """The dimension with this name."""
        return next(dimensie for dimensie in self.dimensies if dimensie.dimensie == naam)

    def themas(self, sectie: str) -> tuple[Thema, ...]:
        """The themes that items of `sectie` may have; none where the codebook has no list for it."""
        return next((lijst.themas for lijst in self.themalijsten if sectie in lijst.secties), ())
