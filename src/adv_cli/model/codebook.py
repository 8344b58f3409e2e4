"""The codebook: dimensions and themes with their codes, concepts, and words that mean the same."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, Self

from pydantic import model_validator

from adv_cli.dutch.display import quoted
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold, fold_name
from adv_cli.model.attributes import AttributeName
from adv_cli.model.template import DIMENSIONS, DimensionCode, FieldPath, ThemeSection
from adv_cli.model.types import (
    Code,
    Model,
    PageNumber,
    Problem,
    Text,
    Texts,
    YesNo,
    first_repeated,
)


class Origin(StrEnum):
    """Whether a theme stands in the report's chapter 2 or is our own.

    We add one where the factsheets say more than chapter 2 lists.
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

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it can be asked for by: its code, labels and other words."""
        return (self.code, self.label, self.kort, *self.aliassen)


class Theme(Concept):
    """A theme that items are coded with.

    `wel` says when it applies and `niet` when not, each with an example.
    """

    herkomst: Origin
    wel: Text
    niet: Text
    voorbeeld: Text
    tegenvoorbeeld: Text


def refuse_repeated(field: str, rows: Sequence[Model], key: str) -> None:
    """Raise Problem where two rows of the list `field` have the same value of their field `key`."""
    values = [getattr(row, key) for row in rows]
    repeated = first_repeated(values)
    if repeated is not None:
        message = f"{key} {values[repeated]} staat er meer dan eens"
        raise Problem(message, where=(field, repeated, key))


class Names(NamedTuple):
    """All names of one thing: where it stands in its model, and what a message calls it."""

    where: FieldPath
    called: str
    names: Sequence[str]


def refuse_shared_names(things: Sequence[Names]) -> None:
    """Raise Problem for a name that two things have, in whatever spelling: it could mean either."""
    seen: dict[str, str] = {}
    for where, called, names in things:
        for name in dict.fromkeys(map(fold_name, names)):
            if name in seen:
                raise Problem(f"{quoted(name)} staat bij {seen[name]} en bij {called}", where=where)
            seen[name] = called


def concept_names(field: str, concepts: Sequence[Concept]) -> list[Names]:
    """The names of the codes in the list `field`."""
    return [Names((field, nr), concept.code, concept.names) for nr, concept in enumerate(concepts)]


class Dimension(Model):
    """One search model of the report: where it defines it, and the codes a project can have."""

    dimensie: DimensionCode
    label: Text
    bijlage: PageNumber
    bladzijde: PageNumber
    codes: tuple[Concept, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        refuse_shared_names(concept_names("codes", self.codes))
        return self


class ThemeList(Model):
    """The themes for one kind of item; `secties` are the sections that share the list."""

    secties: tuple[ThemeSection, ...]
    bladzijde: PageNumber
    themas: tuple[Theme, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        refuse_shared_names(concept_names("themas", self.themas))
        return self


class AttributeCode(Concept):
    """A code of an attribute.

    `onder` is a wider code of the same list: what has this one has that one too. The others are as
    those of a theme; what follows from the place in a factsheet needs none.
    """

    onder: Code | None = None
    wel: Text | None = None
    niet: Text | None = None
    voorbeeld: Text | None = None
    tegenvoorbeeld: Text | None = None


class AttributeList(Model):
    """The codes of one attribute (kenmerk); `uitleg` tells a coder how to use them."""

    kenmerk: AttributeName
    label: Text
    uitleg: Text
    codes: tuple[AttributeCode, ...]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        refuse_shared_names(concept_names("codes", self.codes))
        return self

    @model_validator(mode="after")
    def _wider_codes_are_there(self) -> Self:
        widest = tuple(code.code for code in self.codes if not code.onder)
        for nr, code in enumerate(self.codes):
            if code.onder and code.onder not in widest:
                where = ("codes", nr, "onder")
                raise Problem(f"onbekende code “{code.onder}”", widest, where, code.onder)
        return self


class SearchConcept(Model):
    """Something people ask for (begrip), in the words that the records use for it.

    `woorden` are found as they are written, several words as a phrase; `aliassen` are other names
    to ask for it by. With `synoniem` all of these mean the same.
    """

    code: Code
    label: Text
    definitie: Text
    aliassen: Texts = ()
    synoniem: YesNo = False
    woorden: Texts

    @model_validator(mode="after")
    def _searchable(self) -> Self:
        if not self.woorden:
            raise Problem("een begrip heeft ten minste één woord", where=("woorden",))
        for word in (*self.aliassen, *self.woorden):
            if not tokens(fold(word)):
                message = f"{quoted(word)} heeft geen letter of cijfer om te zoeken"
                raise Problem(message, where=("woorden",))
        return self

    @model_validator(mode="after")
    def _unique(self) -> Self:
        words = (*self.aliassen, *self.woorden)
        repeated = first_repeated([fold(word) for word in words])
        if repeated is not None:
            message = f"{quoted(words[repeated])} staat twee keer bij {self.code}"
            raise Problem(message, where=("woorden",))
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """What is its own: its code, label and other names; its words may be of others as well."""
        return (self.code, self.label, *self.aliassen)


class Codebook(Model):
    """data/codeboek.yaml: every code a record may use, defined; and what search knows of words.

    `kenmerken` are codes beside themes, `begrippen` concepts, `synoniemen` other words that search
    takes for one another.
    """

    versie: Text
    dimensies: tuple[Dimension, ...]
    themalijsten: tuple[ThemeList, ...]
    kenmerken: tuple[AttributeList, ...] = ()
    begrippen: tuple[SearchConcept, ...] = ()
    synoniemen: tuple[Texts, ...] = ()

    @property
    def synonym_groups(self) -> tuple[Texts, ...]:
        """The groups of words that mean the same: of the concepts that are one, then the others."""
        concepts = (concept for concept in self.begrippen if concept.synoniem)
        return (
            *((*concept.woorden, *concept.aliassen) for concept in concepts),
            *self.synoniemen,
        )

    @model_validator(mode="after")
    def _concepts_differ(self) -> Self:
        refuse_shared_names(
            [
                Names(("begrippen", nr), concept.code, concept.names)
                for nr, concept in enumerate(self.begrippen)
            ]
        )
        return self

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
        repeated = first_repeated([section for _, section in sections])
        if repeated is not None:
            nr, section = sections[repeated]
            raise Problem(
                f"{section} staat al in een themalijst", where=("themalijsten", nr, "secties")
            )
        return self

    @model_validator(mode="after")
    def _attributes_differ(self) -> Self:
        refuse_repeated("kenmerken", self.kenmerken, "kenmerk")
        return self

    def kenmerk(self, name: str) -> tuple[AttributeCode, ...]:
        """The codes of the attribute with this name; none where the codebook has no list of it."""
        return next((one.codes for one in self.kenmerken if one.kenmerk == name), ())

    @cached_property
    def wider_codes(self) -> dict[tuple[str, str], str]:
        """The wider code of each attribute and code that stands below one."""
        return {
            (one.kenmerk, code.code): code.onder
            for one in self.kenmerken
            for code in one.codes
            if code.onder
        }

    def dimensie(self, name: str) -> Dimension:
        """The dimension with this name."""
        return next(dimension for dimension in self.dimensies if dimension.dimensie == name)

    def themas(self, section: str) -> tuple[Theme, ...]:
        """The themes that items of `section` may have; none without a list for that section."""
        for theme_list in self.themalijsten:
            if section in theme_list.secties:
                return theme_list.themas
        return ()
