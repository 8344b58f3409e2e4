"""The lists of chapter 2 in dwarsdoorsnede.yaml: each point with the theme that says the same."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Adv
from tiny import content, write_tiny, written

NAME = "dwarsdoorsnede.yaml"
LIST = "de lijst “lijst” in dwarsdoorsnede.yaml"

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The tiny data directory, to be changed."""
    return write_tiny(tmp_path / "tiny")


def checked(adv: Adv, data: Path, name: str, change: Change) -> tuple[int, str]:
    """How `adv check` ends, and what it says, when a shared file is changed."""
    value = content()[name]
    change(value)
    (data / name).write_text(written(value), "utf-8")
    result = adv("check", str(data))
    return result.code, result.out


FAULTS: dict[str, tuple[Change, str]] = {
    "a theme of no section": (
        lambda c: c["lijsten"][0]["punten"][0].update(code="overlastt"),
        "onbekend thema “overlastt”; toegestaan: ",
    ),
    "a theme of one of two sections": (
        lambda c: c["lijsten"][0]["secties"].append("knelpunten"),
        "onbekend thema “overlast”",
    ),
    "a theme in a list of no section": (
        lambda c: c["lijsten"][0].update(secties=[]),
        "deze lijst heeft geen secties met thema’s",
    ),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_theme_of_a_point_is_one_of_each_section_of_the_list(
    adv: Adv, tiny: Path, kind: str
) -> None:
    change, says = FAULTS[kind]
    code, out = checked(adv, tiny, NAME, change)
    assert code == 1
    assert says in out
    assert "lijsten[0].punten[0].code" in out


def test_a_list_may_have_no_themes_at_all(adv: Adv, tiny: Path) -> None:
    def only_texts(value: dict[str, Any]) -> None:
        value["lijsten"][0].update(secties=[], punten=["een punt", {"punt": "nog een"}])

    code, out = checked(adv, tiny, NAME, only_texts)
    assert code == 0
    assert LIST not in out


@pytest.mark.parametrize("origin", ["rapport", "eigen"])
def test_lists_and_the_origins_of_themes_agree(adv: Adv, tiny: Path, origin: str) -> None:
    """The list of the tiny data names overlast, and not armoede."""

    def both(value: dict[str, Any]) -> None:
        for theme in value["themalijsten"][0]["themas"]:
            theme["herkomst"] = origin

    code, out = checked(adv, tiny, "codeboek.yaml", both)
    assert code == 0
    said = {
        "rapport": f"thema’s van redenen met herkomst rapport, niet in {LIST}: armoede",
        "eigen": f"thema’s van redenen met herkomst eigen, wel in {LIST}: overlast",
    }
    assert {kind for kind, words in said.items() if words in out} == {origin}
