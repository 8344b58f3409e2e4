"""Likeness on the shipped records: the judged pairs, and the projects that it was changed for."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from adv_cli.catalogue.reader import Catalogue
from adv_cli.queries.similarity import most_similar

JUDGED = Path(__file__).with_name("gelijkenis.yaml")
LEAST = {"chosen by": (356, 0.89), "apart": (38, 0.76)}
"""How many pairs there are, and which part is at least in the right order: as the handbook says."""


class Pair(NamedTuple):
    """`project` works more like `more` than like `less`."""

    project: str
    more: str
    less: str


def judged(*, apart: bool) -> list[Pair]:
    """The judged pairs that a choice in the measure was made by, or the others."""
    entries: list[dict[str, Any]] = YAML(typ="safe").load(JUDGED)
    return [
        Pair(entry["project"], more, less)
        for entry in entries
        if entry.get("apart", False) is apart
        for more in entry["lijken"]
        for less in entry["minder"]
    ]


def ranking(catalogue: Catalogue, id: str) -> list[str]:
    return [other.project.id for other in most_similar(catalogue, id)]


@pytest.mark.parametrize("name", LEAST)
def test_judged_pairs(catalogue: Catalogue, name: str) -> None:
    pairs = judged(apart=name == "apart")
    count, least = LEAST[name]
    assert len({*pairs}) == len(pairs) == count
    ranked = {pair.project: ranking(catalogue, pair.project) for pair in pairs}
    right = [
        ranked[pair.project].index(pair.more) < ranked[pair.project].index(pair.less)
        for pair in pairs
    ]
    assert sum(right) / count >= least


def test_who_goes_from_door_to_door_is_alike(catalogue: Catalogue) -> None:
    """Tilburg and Venlo work the same way, and have little more than a scale in common."""
    tilburg, venlo = "tilburg-achter-de-voordeur", "venlo-sociale-stijging-de-ruit"
    assert venlo in ranking(catalogue, tilburg)[:5]
    assert tilburg in ranking(catalogue, venlo)[:5]
