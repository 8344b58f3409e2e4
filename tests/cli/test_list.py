"""adv list, as users and scripts call it, on the eight made-up projects (see `towns`)."""

import csv
import io
import json

import pytest

from adv_cli.cli.commands.list import FIELDS
from conftest import Adv
from towns import COACHES, DREMPEL, IDS, OOR, REGIO, SAMEN

pytestmark = pytest.mark.usefixtures("in_towns")

CONTRACT = {
    "id", "titel", "gemeente", "gemeente_code", "provincie", "doelgroep", "problematiek", "invalshoek", "partners", "niveau",
    "bladzijde",
}  # fmt: skip


def test_json_has_what_the_contract_promises(adv: Adv) -> None:
    rows = json.loads(adv("list", "--doelgroep", "multiprobleem", "--json").out)
    assert [row["id"] for row in rows] == [SAMEN, COACHES, DREMPEL, REGIO]
    assert all(row.keys() >= CONTRACT for row in rows)
    assert {row["doelgroep"] for row in rows} == {"multiprobleem"}


def test_a_pipe_gets_tabs_without_header_and_nothing_is_cut_off(adv: Adv) -> None:
    result = adv("list")
    assert result.err == ""
    assert [line.split("\t")[0] for line in result.lines] == list(IDS)
    assert result.lines[3].split("\t") == [
        OOR, "Brinkhuizen", "Het Luisterend Oor", "zwakke-sociaaleconomische-positie", "participatie-activering", "zorg",
        "zorg-en-welzijn", "een-wijk", "19",
    ]  # fmt: skip


def test_nothing_found_is_no_error(adv: Adv) -> None:
    assert adv("list", "--tekst", "zinderend", "--json") == (
        0,
        "[]\n",
        "Geen project voldoet aan deze filters.\n",
    )
    assert adv("list", "--tekst", "zinderend") == (
        0,
        "",
        "Geen project voldoet aan deze filters.\n",
    )


def test_a_municipality_that_took_no_part_says_why(adv: Adv) -> None:
    result = adv("list", "--gemeente", "Gansoord")
    assert result.code == 0
    assert "’s-Gansoord: Zag af van deelname" in result.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--doelgroep", "multiprobleen"], "Bedoelde u multiprobleem?"),
        (["--doelgroep", "huishoudens"], "Bedoelde u multiprobleem of overlastgevend?"),
        (["--niveau", "wijk en"], "Bedoelde u meerdere-wijken"),
        (["--provincie", "over"], "niet eenduidig: Overwater-Noord of Overwater-Zuid"),
        (["--gemeente", "Cranedam"], "Bedoelde u Cranendam?"),
        (["--doelgroep", ""], "is geen doelgroep"),
        (["--doelgrop", "x"], "Bedoelde u --doelgroep?"),
        (["--niet", "doelgroep"], "--niet DIMENSIE=CODE"),
        (["--niet", "kleur=rood"], "“kleur” is geen dimensie"),
        (["--tekst", " "], "--tekst zonder woorden"),
        (["--json", "--csv"], "--json en --csv gaan niet samen"),
        (["--velden", "id,titl"], "Bedoelde u titel"),
        (["--velden", ","], "--velden zonder veldnamen"),
        (["--sorteer", "naam"], "--sorteer naam kan niet"),
        (["extra"], "Onverwacht argument: extra."),
        (["--json=ja"], "Optie --json krijgt geen waarde."),
        (["--velden"], "Optie --velden verwacht een waarde. Zie adv list --help."),
    ],
)
def test_a_wrong_argument_is_explained_in_dutch(adv: Adv, arguments: list[str], says: str) -> None:
    result = adv("list", *arguments)
    assert result.code == 2
    assert result.out == ""
    assert says in result.err


def test_fields_are_chosen_in_the_order_asked(adv: Adv) -> None:
    assert (
        adv("list", "--gemeente", "cranendam", "--velden", "titel,id").out
        == "Eerste Stap\tcranendam-eerste-stap\n"
    )


def test_a_section_can_be_a_field(adv: Adv) -> None:
    rows = json.loads(
        adv("list", "--gemeente", "eenrode", "--velden", "id,contactgegevens", "--json").out
    )
    assert len(rows[0]["contactgegevens"]) == 3


def test_a_heading_that_is_missing_and_one_that_is_empty_differ(adv: Adv) -> None:
    rows = json.loads(
        adv(
            "list",
            "--velden",
            "lessen",
            "--gemeente",
            "cranendam",
            "--gemeente",
            "feldwijk",
            "--json",
        ).out
    )
    assert rows == [{"lessen": []}, {"lessen": None}]


def test_a_dimension_sorts_as_the_codebook_does(adv: Adv) -> None:
    levels = list(dict.fromkeys(adv("list", "--sorteer", "niveau", "--velden", "niveau").lines))
    assert levels == ["een-wijk", "meerdere-wijken", "stadsbreed", "regionaal"]


def test_sorting_is_dutch_and_by_field(adv: Adv) -> None:
    towns = [line.split("\t")[1] for line in adv("list").lines]
    assert towns[4:] == ["Cranendam", "’t Duinhof", "Eénrode", "Feldwijk"]
    pages = [int(line.split("\t")[-1]) for line in adv("list", "--sorteer", "bladzijde").lines]
    assert pages == sorted(pages)


def test_csv_is_rfc_4180_and_excel_is_for_excel(adv: Adv) -> None:
    plain = adv("list", "--csv").out
    assert plain.count("\r\n") == 9
    rows = list(csv.DictReader(io.StringIO(plain, newline="")))
    assert rows[0]["gemeente"] == "Appelgouw"
    excel = adv("list", "--excel").out
    assert excel.startswith("\ufeffid;gemeente;titel;")


def test_markdown_is_a_table(adv: Adv) -> None:
    lines = adv("list", "--gemeente", "eenrode", "--markdown", "--velden", "id,titel").lines
    assert lines[:-2] == [
        "| id | titel |",
        "| --- | --- |",
        "| eenrode-koffie-aan-tafel | Koffie & Thee aan Tafel |",
    ]


def test_every_field_can_be_asked_for(adv: Adv) -> None:
    for field in FIELDS:
        assert len(adv("list", "--velden", field).lines) == 8


def test_a_terminal_gets_a_table_and_a_closing_line(adv_tty: Adv) -> None:
    result = adv_tty("list", "--doelgroep", "multiprobleem")
    assert result.err == "4 van 8 projecten\n"
    assert "\x1b[" in result.out
    assert all(len(line) <= 80 for line in adv_tty("list", "--geen-kleur").lines)


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colour_there_is_no_escape_at_all(adv_tty: Adv, environ: dict[str, str]) -> None:
    assert "\x1b" not in adv_tty("list", **environ).out
    assert "\x1b" not in adv_tty("show", "duinhof", **environ).out
    assert "\x1b" not in adv_tty("stats", **environ).out
