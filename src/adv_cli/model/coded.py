"""The models of what is coded in a record beside themes: figures, evaluations, parties, direction.

The codes are those of the codebook (`Codebook.kenmerken`); whether they are is for
`dataset.references`.
"""

from enum import StrEnum
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, Field, JsonValue, Strict, model_validator

from adv_cli.model.attributes import AttributeName
from adv_cli.model.types import (
    Code,
    IsoDate,
    Model,
    Problem,
    Text,
    TextPattern,
    Texts,
    WholeNumber,
    YesNo,
    check_bounds,
    each_once,
)

Codes = Annotated[
    tuple[Code, ...], AfterValidator(each_once), Field(json_schema_extra={"uniqueItems": True})
]
"""Codes of one list, each once."""

ATTRIBUTE = "kenmerk"
"""The key in the schema of a field with codes of an attribute that says which one."""


def of_attribute(name: AttributeName) -> dict[str, JsonValue]:
    """What the schema of a field says that holds codes of the attribute with this name."""
    return {ATTRIBUTE: name}


@cache
def attribute_fields(model: type[BaseModel]) -> dict[str, str]:
    """The fields of a model that hold codes of an attribute, each with the attribute."""
    return {
        field: str(info.json_schema_extra[ATTRIBUTE])
        for field, info in model.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and ATTRIBUTE in info.json_schema_extra
    }


Fraction = Annotated[str, TextPattern(r"[1-9]/[1-9][0-9]?", "breuk; schrijf teller/noemer: 1/3")]
ItemNumber = Annotated[int, Strict(), Field(ge=1, le=1_000)]
PlaceInRecord = Annotated[
    str,
    TextPattern(
        r"[a-z_]+ [1-9][0-9]{0,2}",
        "plaats; schrijf het onderdeel en het nummer van het punt: processtappen 3",
    ),
]


class FigureUnit(StrEnum):
    """What a typed figure counts, or of what it is a share."""

    HUISHOUDENS = "huishoudens"
    GEZINNEN = "gezinnen"
    PERSONEN = "personen"
    ADRESSEN = "adressen"
    WONINGEN = "woningen"
    PROCENT = "procent"
    TRAJECTEN = "trajecten"
    MELDINGEN = "meldingen"
    HUISBEZOEKEN = "huisbezoeken"
    BIJEENKOMSTEN = "bijeenkomsten"
    DIENSTEN = "diensten"
    ADVIEZEN = "adviezen"
    CASUSSEN = "casussen"
    SESSIES = "sessies"
    EURO = "euro"


class Figure(Model):
    """A number in the words of a factsheet, typed: a value, a range or a fraction."""

    waarde: WholeNumber | None = Field(default=None, description="Het getal.")
    minimum: WholeNumber | None = Field(
        default=None, description="Het kleinste getal van een bereik, of van “ten minste”."
    )
    maximum: WholeNumber | None = Field(
        default=None, description="Het grootste getal van een bereik, of van “hoogstens”."
    )
    breuk: Fraction | None = Field(
        default=None, description="Een deel dat als breuk genoemd is: 1/2 voor de helft."
    )
    ongeveer: YesNo = Field(default=False, description="Of er circa, ruim of bijna bij staat.")
    eenheid: FigureUnit = Field(description="Wat er geteld wordt; procent bij een aandeel.")
    per: Literal["jaar"] | None = Field(
        default=None, description="jaar, als het getal er een per jaar is."
    )
    van: Text = Field(description="Waarvan, zodat het getal los te lezen is.")
    telt: Code | None = Field(
        default=None,
        description="Of het bereikte, beoogde of wonende huishoudens telt.",
        json_schema_extra=of_attribute("telt"),
    )
    datum: IsoDate | None = Field(
        default=None, description="Wanneer het zo was: jjjj, jjjj-mm of jjjj-mm-dd."
    )
    noot: Text | None = Field(default=None, description="Een opmerking van ons bij dit getal.")

    @model_validator(mode="after")
    def _one_number(self) -> Self:
        bounded = self.minimum is not None or self.maximum is not None
        given = (self.waarde is not None) + bounded + (self.breuk is not None)
        if given != 1:
            raise Problem("geef één van waarde, minimum en maximum, of breuk")
        check_bounds(self.minimum, self.maximum)
        if self.breuk and self.eenheid is not FigureUnit.PROCENT:
            raise Problem("een breuk is een aandeel: de eenheid is procent")
        return self


class Evaluation(Model):
    """One way in which a project finds out what it achieves, and how far that is."""

    wijze: Code = Field(
        description="Hoe het nagegaan wordt.", json_schema_extra=of_attribute("evaluatie")
    )
    fase: Code = Field(
        description="Gedaan, aan de gang of gepland.", json_schema_extra=of_attribute("fase")
    )
    door: Text | None = Field(default=None, description="Wie het doet, als die genoemd is.")


class Party(Model):
    """A name in the factsheet, and what kinds of organisation it names."""

    naam: Text = Field(description="De naam, precies zoals hij in dit record staat.")
    soorten: Codes = Field(
        description="Wat voor organisaties dat zijn.", json_schema_extra=of_attribute("partner")
    )

    @model_validator(mode="after")
    def _of_some_kind(self) -> Self:
        if not self.soorten:
            raise Problem("een naam heeft ten minste één soort", where=("soorten",))
        return self


class Direction(Model):
    """Who directs the help to a household, as the factsheet as a whole says it."""

    code: Code = Field(description="Wie de hulp leidt.", json_schema_extra=of_attribute("regie"))
    benamingen: Texts = Field(
        default=(), description="Hoe het factsheet die persoon of groep noemt."
    )
    werkgever: Text | None = Field(
        default=None, description="Bij wie die in dienst is, als het factsheet dat zegt."
    )
    werkgever_soort: Codes = Field(
        default=(),
        description="Wat voor organisaties dat zijn.",
        json_schema_extra=of_attribute("partner"),
    )
    mandaat: Codes = Field(
        default=(), description="Wat die mag.", json_schema_extra=of_attribute("mandaat")
    )
    punten: Annotated[tuple[PlaceInRecord, ...], AfterValidator(each_once)] = Field(
        default=(), description="Waar dat staat: het onderdeel en het nummer van het punt."
    )
