"""The codebook: dimensions and themes, their codes, and the words that mean the same."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from adv_cli.dutch.display import quoted
from adv_cli.dutch.normalize import fold_name
from adv_cli.model.template import DIMENSIONS, FieldPath
from adv_cli.model.types import Code, Model, PageNumber, Problem, Text, Texts, first_repeated


class Origin(StrEnum):
    """Whether a theme stands in the report's chapter 2, or is our own because the factsheets say
    more than it lists.
    """

    RAPPORT = "rapport"
    EIGEN = "eigen"


class Concept(Model):
    """A code with its meaning.

    `kort` is the label where room is scarce; `aliassen` are other words that mean it.
    """

    code: Code
    label: Text
    kort: Text
    aliassen: Texts = ()
    definitie: Text
    bladzijde: PageNumber | None = None


class Theme(Concept):
    """A theme that items are coded with: when it applies (`wel`), when not (`niet`), and an example
    of each.
    """

    herkomst: Origin
    wel: Text
    niet: Text
    voorbeeld: Text
    tegenvoorbeeld: Text


def no_double(field: str, rows: Sequence[Model], of: str) -> None:
    """Refuse two rows of a list (`field`) with the same value of a field of theirs."""
    values = [getattr(row, of) for row in rows]
    if nr := first_repeated(values):
        raise Problem(f"{of} {values[nr]} staat er meer dan eens", where=(field, nr, of))


Named = tuple[FieldPath, str, Sequence[str]]
"""Where something stands in its model, what a message calls it, and all its names."""


def no_name_twice(rows: Sequence[Named]) -> None:
    """Refuse a name that two have, however it is spelled: asked for, it could mean either."""
    seen: dict[str, str] = {}
    for where, own, names in rows:
        for name in dict.fromkeys(map(fold_name, names)):
            if name in seen:
                raise Problem(f"{quoted(name)} staat bij {seen[name]} en bij {own}", where=where)
            seen[name] = own


def named(field: str, concepts: Sequence[Concept]) -> list[Named]:
    """The names of codes, which stand in `field`."""
    return [
        ((field, nr), b.code, (b.code, b.label, b.kort, *b.aliassen))
        for nr, b in enumerate(concepts)
    ]


class Dimension(Model):
    """One search model of the report: where it defines it, and the codes a project can have."""

    dimensie: Literal["doelgroep", "problematiek", "invalshoek", "partners", "niveau"]
    label: Text
    bijlage: PageNumber
    bladzijde: PageNumber
    codes: tuple[Concept, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        no_name_twice(named("codes", self.codes))
        return self


ThemeSection = Literal[
    "redenen",
    "doelstellingen",
    "processtappen",
    "uitgangspunten",
    "knelpunten",
    "oplossingen",
    "lessen",
]


class ThemeList(Model):
    """The themes for one kind of item; `secties` are the sections that share the list."""

    secties: tuple[ThemeSection, ...]
    bladzijde: PageNumber
    themas: tuple[Theme, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        no_name_twice(named("themas", self.themas))
        return self


class Codebook(Model):
    """data/codeboek.yaml: every code a record may use, defined.

    `synoniemen` are words that search takes for one another.
    """

    versie: Text
    dimensies: tuple[Dimension, ...]
    themalijsten: tuple[ThemeList, ...]
    synoniemen: tuple[Texts, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if tuple(dimension.dimensie for dimension in self.dimensies) != DIMENSIONS:
            raise Problem(
                f"de dimensies zijn, in deze volgorde: {', '.join(DIMENSIONS)}",
                where=("dimensies",),
            )
        sections = [
            (nr, section)
            for nr, theme_list in enumerate(self.themalijsten)
            for section in theme_list.secties
        ]
        if again := first_repeated([section for _, section in sections]):
            nr, section = sections[again]
            raise Problem(
                f"{section} staat al in een themalijst", where=("themalijsten", nr, "secties")
            )
        return self

    def dimensie(self, name: str) -> Dimension:
        """The dimension with this name."""
        return next(dimension for dimension in self.dimensies if dimension.dimensie == name)

    def themas(self, section: str) -> tuple[Theme, ...]:
        """The themes that items of `section` may have; none where the codebook has no list for it."""
        return next(
            (
                theme_list.themas
                for theme_list in self.themalijsten
                if section in theme_list.secties
            ),
            (),
        )
