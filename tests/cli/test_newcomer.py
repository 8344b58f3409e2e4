"""What somebody needs who never used adv: where to begin, what a word of their own is called, and what is absent."""

import json

import pytest

from adv_cli.catalogue.read_counts import municipalities
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.tables import MunicipalityRow
from adv_cli.cli.main import COMMANDS, DUTCH
from adv_cli.model.template import SECTION
from conftest import Adv

pytestmark = pytest.mark.usefixtures("in_towns")


@pytest.fixture
def absent(towns_catalogue: Catalogue) -> MunicipalityRow:
    """A made-up municipality that took no part."""
    return next(one for one in municipalities(towns_catalogue) if not one.inventarisatie)


def test_the_welcome_names_every_question(adv: Adv) -> None:
    out = adv().out
    for command in ("list", "show", "search", "items", "compare", "stats", "values"):
        assert f"\n  adv {command} " in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("zoek", "search"),
        ("Toon", "show"),
        ("lijst", "list"),
        ("tel", "stats"),
        ("vergelijk", "compare"),
        ("bron", "cite"),
    ],
)
def test_a_dutch_word_for_a_command_is_told_its_name(adv: Adv, typed: str, command: str) -> None:
    result = adv(typed, "iets")
    assert (result.code, result.out) == (2, "")
    assert (
        result.err == f"adv: “{typed}” is geen opdracht. Die heet adv {command}. Zie adv --help.\n"
    )


def test_every_dutch_word_names_a_command_and_is_none() -> None:
    assert {*DUTCH.values()} <= {*COMMANDS}
    assert not {*DUTCH} & {*COMMANDS}
    assert all(word == word.casefold() for word in DUTCH)


def test_other_words_get_the_nearest_command(adv: Adv) -> None:
    assert "Bedoelde u search?" in adv("serch").err
    assert adv("help").err == "adv: “help” is geen opdracht. Zie adv --help.\n"


def test_a_municipality_that_took_no_part_is_told_wherever_it_is_asked_for(
    adv: Adv, absent: MunicipalityRow
) -> None:
    name = absent.naam
    told = f"{name}: {absent.toelichting}"
    assert told in adv("list", "--gemeente", name).err
    assert told in adv("search", name.upper()).err
    assert told in adv("search", "wachtlijst", name).err
    assert told in adv("search", "wachtlijst", "--gemeente", name).err
    refused = adv("show", name.lower())
    assert (refused.code, refused.out) == (1, "")
    assert told in refused.err
    for other in (
        ("search", "wachtlijst"),
        ("search", "wachtlijst", f"-{name}"),
        ("search", "onzinwoord"),
    ):
        assert told not in adv(*other).err


def test_the_sections_are_listed(adv: Adv, adv_tty: Adv) -> None:
    rows = json.loads(adv("values", "sectie", "--json").out)
    assert [row["code"] for row in rows] == [*SECTION]
    for row in rows:
        found = {item["id"] for item in json.loads(adv("items", row["code"], "--json").out)}
        assert row["aantal"] == len(found), row["code"]
    assert "Onderdeel" in adv_tty("values", "sectie").lines[0]
