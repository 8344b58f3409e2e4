"""The codes of attributes that a record gives, and its typed figures.

Works on a record as JSON object, as `lines` does, so that questions need no models.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from adv_cli.model.attributes import DIRECTION, ROLES
from adv_cli.model.lines import Record
from adv_cli.model.template import SECTION, value


class Coded(NamedTuple):
    """A code of an attribute, and of what: the `part`th carrier of its kind in an item."""

    sectie: str
    position: int
    part: int
    attribute: str
    code: str


def coded(record: Record) -> Iterator[Coded]:
    """Every code of an attribute that a record gives."""
    yield from _results(record)
    for section in ("evaluatiemomenten", "resultaten"):
        for position, item in enumerate(value(record, SECTION[section]) or (), start=1):
            yield from _evaluations(section, position, item["evaluatie"])
    yield from _figures(record)
    yield from _parties(record)
    yield from _direction(record["organisatie"]["regie"])


def _results(record: Record) -> Iterator[Coded]:
    group = record["resultaten"]
    for position, item in enumerate(group["resultaten"] or (), start=1):
        kind = item["soort"] or group["soort"]
        yield Coded("resultaten", position, 0, "soort", kind)
        for code in item["gaat_over"]:
            yield Coded("resultaten", position, 0, "gaat-over", code)


def _evaluations(section: str, position: int, evaluations: list[Record]) -> Iterator[Coded]:
    for part, one in enumerate(evaluations):
        yield Coded(section, position, part, "evaluatie", one["wijze"])
        yield Coded(section, position, part, "fase", one["fase"])


def _figures(record: Record) -> Iterator[Coded]:
    for section, position, figures in figures_by_item(record):
        for part, figure in enumerate(figures):
            if figure["telt"]:
                yield Coded(section, position, part, "telt", figure["telt"])


def figures_by_item(record: Record) -> Iterator[tuple[str, int, list[Record]]]:
    """The typed figures of a record, each list with the section and number of its item."""
    households = record["projectinformatie"]["huishoudens"]
    if households:
        yield "huishoudens", 1, households["cijfers"]
    for position, item in enumerate(record["resultaten"]["resultaten"] or (), start=1):
        yield "resultaten", position, item["cijfers"]


def _parties(record: Record) -> Iterator[Coded]:
    kinds = {party["naam"]: party["soorten"] for party in record["organisatie"]["partijen"]}
    for section, role in ROLES.items():
        for position, item in enumerate(value(record, SECTION[section]) or (), start=1):
            named = [kinds.get(item, ())] if isinstance(item, str) else _payers(item)
            for part, codes in enumerate(named):
                if codes:
                    yield Coded(section, position, part, "rol", role)
                for code in codes:
                    yield Coded(section, position, part, "partner", code)


def _payers(item: Record) -> list[Any]:
    return [payer["soorten"] for payer in item["betalers"]]


def _direction(direction: Record | None) -> Iterator[Coded]:
    if direction is None:
        return
    yield Coded(DIRECTION, 0, 0, "regie", direction["code"])
    for code in direction["mandaat"]:
        yield Coded(DIRECTION, 0, 0, "mandaat", code)
