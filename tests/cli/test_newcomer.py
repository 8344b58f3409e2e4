"""What somebody needs who never used adv: where to begin, what a word of their own is called, and what is absent."""

import csv
import io
import json

import pytest

from adv_cli.catalogue.read_counts import municipalities
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.tables import MunicipalityRow
from adv_cli.cli.main import COMMANDS, DUTCH
from adv_cli.model.template import SECTION
from adv_cli.queries.items import CONTACT
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


def table(out: str, delimiter: str = ";") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=delimiter))


def test_contacts_have_columns_of_their_own(adv: Adv) -> None:
    question = ("items", "contactgegevens")
    rows = json.loads(adv(*question, "--json").out)
    assert rows
    for row in rows:
        record = json.loads(adv("show", row["id"], "--json").out)
        theirs = record["contactgegevens"][row["nr"] - 1]
        assert {name: row[name] for name in CONTACT} == {name: theirs[name] for name in CONTACT}
        said = (row["naam"], row["functie"], row["organisatie"], *row["telefoon"], row["email"])
        assert all(part in row["tekst"] for part in said if part)
    for form, delimiter in (("--csv", ","), ("--excel", ";")):
        found = table(adv(*question, form).out, delimiter)
        assert [row["naam"] for row in found] == [row["naam"] or "" for row in rows]
        assert [row["telefoon"] for row in found] == ["; ".join(row["telefoon"]) for row in rows]
    assert len(adv(*question).lines[0].split("\t")) == 7
    assert adv(*question, "--velden", "naam,email").lines[0].count("\t") == 1


def test_other_sections_have_no_columns_of_contacts(adv: Adv) -> None:
    assert not {*CONTACT} & {*json.loads(adv("items", "lessen", "--json").out)[0]}
    assert adv("items", "lessen", "--velden", "naam").code == 2


def test_a_list_for_people_has_labels(adv: Adv, towns_catalogue: Catalogue) -> None:
    labels = towns_catalogue.labels("niveau")
    rows = table(adv("list", "--excel").out)
    assert [*rows[0]][:5] == ["id", "gemeente", "titel", "doelgroep", "doelgroep_label"]
    assert all(row["niveau_label"] == labels[row["niveau"]] for row in rows)
    head = adv("list", "--markdown").lines[0]
    assert "| niveau_label |" in head
    assert "| niveau |" not in head
    for form in ("--csv", "--json"):
        assert "_label" not in adv("list", form).out
    for row in rows:
        only = adv("list", "--tekst", row["titel"], "--velden", "id,niveau_label").lines
        assert f"{row['id']}\t{row['niveau_label']}" in only
