"""What is coded beside themes (kenmerken): of results, evaluations, figures, parties, direction.

The codes stand in the codebook (`Codebook.kenmerken`); which of them a record gives is for
`attribute_codes`.
"""

from enum import StrEnum
from typing import Literal, get_args


class Carrier(StrEnum):
    """What has an attribute. Codes that are asked for together must be those of one carrier."""

    RESULT = "resultaat"
    EVALUATION = "evaluatie"
    FIGURE = "cijfer"
    PARTY = "partij"
    DIRECTION = "regie"


AttributeName = Literal[
    "soort", "gaat-over", "evaluatie", "fase", "telt", "partner", "rol", "regie", "mandaat"
]
ATTRIBUTES: tuple[str, ...] = get_args(AttributeName)
"""The attributes one can filter and count on, by the name of their option."""

ATTRIBUTE_LABELS = {
    "soort": "Soort resultaat",
    "gaat-over": "Onderwerp van een resultaat",
    "evaluatie": "Wijze van evalueren",
    "fase": "Fase van de evaluatie",
    "telt": "Soort telling",
    "partner": "Soort organisatie",
    "rol": "Rol van een organisatie",
    "regie": "Regie over de hulp",
    "mandaat": "Mandaat van wie regie heeft",
}

CARRIER = {
    "soort": Carrier.RESULT,
    "gaat-over": Carrier.RESULT,
    "evaluatie": Carrier.EVALUATION,
    "fase": Carrier.EVALUATION,
    "telt": Carrier.FIGURE,
    "partner": Carrier.PARTY,
    "rol": Carrier.PARTY,
    "regie": Carrier.DIRECTION,
    "mandaat": Carrier.DIRECTION,
}
"""What carries each attribute."""

ROLES = {
    "samenwerkingspartners": "partner",
    "opdrachtgevers": "opdrachtgever",
    "opdrachtnemers": "opdrachtnemer",
    "financiering": "betaler",
}
"""The role of a party, by the section that names it."""

CARRIER_SECTIONS = {
    Carrier.RESULT: ("resultaten",),
    Carrier.EVALUATION: ("evaluatiemomenten", "resultaten"),
    Carrier.FIGURE: ("huishoudens", "resultaten"),
    Carrier.PARTY: tuple(ROLES),
    Carrier.DIRECTION: (),
}
"""The sections whose items have a carrier: there its attributes choose the items themselves.

The first is the one in which the template asks for it.
"""

SINGLE = ("regie",)
"""The attributes of which a project has one code at most."""


def common_carrier(one: str, other: str) -> Carrier | None:
    """What has both of two attributes; None where there is no such thing, or they are the same."""
    carriers = {CARRIER.get(one), CARRIER.get(other)}
    return CARRIER.get(one) if one != other and len(carriers) == 1 else None


DIRECTION = "regie"
"""Where the direction of a project stands in the tables: it is of no single item."""
