"""adv show: the whole factsheet, in every form."""

import json

import pytest
from ruamel.yaml import YAML

from conftest import Adv


def test_json_is_the_record(adv: Adv) -> None:
    record = json.loads(adv("show", "gouda-gezinsmanagement", "--json").out)
    assert record["contactgegevens"][0]["telefoon"] == ["0182-589315"]
    assert record["organisatie"]["financiering"][0]["tekst"].count("300.000") == 1


def test_several_ids_give_an_array_in_the_order_asked(adv: Adv) -> None:
    found = json.loads(adv("show", "venlo", "gouda", "venlo", "--json").out)
    assert [record["id"] for record in found] == ["venlo-sociale-stijging-de-ruit", "gouda-gezinsmanagement"]


def test_the_beginning_of_an_id_will_do(adv: Adv) -> None:
    assert json.loads(adv("show", "Utrecht Wrap", "--json").out)["id"] == "utrecht-wraparound-care"


@pytest.mark.parametrize(
    ("id", "says"),
    [
        ("utrecht", "meer dan één id: utrecht-overlastgevende-gezinnen, utrecht-wraparound-care"),
        ("gouda-gezinsmanagment", "Bedoelde u gouda-gezinsmanagement?"),
        ("frontlijnteam", "Bedoelde u leeuwarden-frontlijnteam?"),
        ("zzz", "Er is geen project “zzz”."),
        ("", "Er is geen project “”."),
        ("%", "Er is geen project “%”."),
    ],
)
def test_an_unknown_id_is_exit_1_with_the_nearest(adv: Adv, id: str, says: str) -> None:
    result = adv("show", id)
    assert (result.code, result.out) == (1, "")
    assert says in result.err


def test_yaml_is_the_file_and_reads_back_as_the_record(adv: Adv) -> None:
    found = YAML(typ="safe").load(adv("show", "heerlen", "--yaml").out)
    assert found["id"] == "heerlen-meer-samen-in-praktijk"
    assert found["lessen"] == []


def test_a_pipe_gets_one_line_for_each_item(adv: Adv) -> None:
    lines = [line.split("\t") for line in adv("show", "arnhem").lines]
    assert {len(line) for line in lines} == {4}
    assert [line[2] for line in lines if line[1] == "overige_projecten"] == list("1234567")


def test_a_part_can_be_asked_for(adv: Adv) -> None:
    sections = {line.split("\t")[1] for line in adv("show", "gouda", "--sectie", "knelpunten", "--sectie", "lessen").lines}
    assert sections == {"knelpunten", "oplossingen", "rol_ministerie", "lessen"}
    assert {line.split("\t")[1] for line in adv("show", "gouda", "--sectie", "oplossingen").lines} == {"oplossingen"}


def test_one_section_of_a_heading_with_the_same_name(adv: Adv) -> None:
    lines = adv("show", "gouda", "--sectie", "knelpunten.knelpunten").lines
    assert {line.split("\t")[1] for line in lines} == {"knelpunten"}
    assert len(adv("show", "gouda", "--sectie", "oplos").lines) == 4


def test_a_pipe_hears_why_a_section_holds_nothing(adv: Adv) -> None:
    result = adv("show", "heerlen", "--sectie", "lessen", "--sectie", "oplossingen")
    assert (result.code, result.out) == (0, "")
    assert "lessen en aandachtspunten staat leeg" in result.err
    assert "oplossingen staat niet in het factsheet" in result.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["gouda", "--sectie", "knelpnten"], "Bedoelde u knelpunten"),
        (["gouda", "--sectie", "lessen", "--json"], "--sectie en --json gaan niet samen"),
        ([], "ID ontbreekt."),
    ],
)
def test_wrong_use(adv: Adv, arguments: list[str], says: str) -> None:
    result = adv("show", *arguments)
    assert result.code == 2
    assert says in result.err


def test_the_three_kinds_of_nothing_are_told_apart(adv_tty: Adv) -> None:
    missing_and_empty = adv_tty("show", "heerlen", "--geen-kleur", columns=200).out
    assert "Deze kop staat in het factsheet, maar zonder inhoud." in missing_and_empty
    assert "Niet in het factsheet: oplossingen en mogelijke rol van het ministerie." in missing_and_empty
    assert "nog niet bekend" in adv_tty("show", "helmond", "--geen-kleur").out
    assert "Deze kop staat niet in het factsheet." in adv_tty("show", "hengelo", "--geen-kleur").out


def test_contacts_say_that_they_are_old(adv_tty: Adv, adv: Adv) -> None:
    assert "Stand van 2010" in adv_tty("show", "gouda").out
    assert "Stand van 2010" in adv("show", "gouda", "--markdown").out


def test_the_kinds_of_results_stay_apart(adv_tty: Adv) -> None:
    out = adv_tty("show", "leiden", "--geen-kleur").out
    assert "Resultaten (beoogd)" in out
    assert "(behaald) " in out


def test_markdown_escapes_what_would_be_markup(adv: Adv) -> None:
    out = adv("show", "gouda", "--markdown").out
    assert out.startswith("# Gezinsmanagement\n")
    assert "## Knelpunten" in out


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_terminal_is_never_overrun(adv_tty: Adv, columns: int) -> None:
    for id in ("arnhem", "schiedam", "den-haag-vig"):
        lines = adv_tty("show", id, "--geen-kleur", columns=columns).lines
        assert max(len(line) for line in lines) <= columns
