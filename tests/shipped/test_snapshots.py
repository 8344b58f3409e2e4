"""What people see on a terminal, whole. After a change that is meant: pytest --snapshot-update, and read the difference."""

import pytest
from syrupy.assertion import SnapshotAssertion

from conftest import Adv

SEEN = [
    ([], 80),
    (["--help"], 80),
    (["list", "--help"], 80),
    (["show", "--help"], 80),
    (["stats", "--help"], 80),
    (["values", "--help"], 80),
    (["list", "--doelgroep", "overlastgevend"], 40),
    (["list", "--doelgroep", "overlastgevend"], 80),
    (["list", "--doelgroep", "overlastgevend"], 200),
    (["list", "--gemeente", "gouda", "--velden", "id,knelpunten"], 80),
    (["show", "heerlen"], 40),
    (["show", "heerlen"], 80),
    (["show", "leeuwarden"], 200),
    (["stats"], 40),
    (["stats"], 80),
    (["stats", "niveau"], 80),
    (["stats", "doelgroep", "niveau"], 80),
    (["stats", "aanleiding", "doelgroep", "--experiment"], 100),
    (["values"], 80),
]


@pytest.mark.parametrize(
    ("arguments", "columns"),
    SEEN,
    ids=lambda value: "_".join(value) if isinstance(value, list) else str(value),
)
def test_what_people_see(
    adv_tty: Adv, snapshot: SnapshotAssertion, arguments: list[str], columns: int
) -> None:
    result = adv_tty(*arguments, columns=columns, NO_COLOR="1")
    assert result.code == 0
    assert result.out + result.err == snapshot


def test_colours(adv_tty: Adv, snapshot: SnapshotAssertion) -> None:
    out = adv_tty("list", "--gemeente", "gouda").out + adv_tty("stats", "doelgroep", "niveau").out
    assert out == snapshot
