"""adv list, as users and scripts call it."""

import csv
import io
import json

import pytest

from adv_cli.cli.commands.list import FIELDS
from conftest import Adv

CONTRACT = {
    "id", "titel", "gemeente", "gemeente_code", "provincie", "doelgroep", "problematiek", "invalshoek", "partners", "niveau",
    "bladzijde",
}  # fmt: skip


def test_json_has_what_the_contract_promises(adv: Adv) -> None:
    rows = json.loads(adv("list", "--doelgroep", "multiprobleem", "--json").out)
    assert len(rows) == 14
    assert all(row.keys() >= CONTRACT for row in rows)
    assert {row["doelgroep"] for row in rows} == {"multiprobleem"}


def test_a_pipe_gets_tabs_without_header_and_nothing_is_cut_off(adv: Adv) -> None:
    result = adv("list")
    assert len(result.lines) == 33
    assert result.err == ""
    assert result.lines[0].split("\t") == [
        "alkmaar-wijkservicebedrijf-overdie", "Alkmaar", "Wijkservicebedrijf Overdie", "zwakke-sociaaleconomische-positie",
        "participatie-activering", "zorg", "breed", "een-wijk", "8",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (["--doelgroep", "multi"], 14),
        (["--doelgroep", "MULTI-PROBLEEM"], 14),
        (["--doelgroep", "mpg"], 14),
        (["--doelgroep", "delinq"], 1),
        (["--doelgroep", "multiprobleem", "--doelgroep", "overlastgevend"], 19),
        (["--doelgroep", "multiprobleem", "--niveau", "een-wijk"], 3),
        (["--schaal", "één buurt"], 14),
        (["--niveau", "Een Wijk"], 14),
        (["--invalshoek", "handhaving"], 0),
        (["--gemeente", "GM0518"], 3),
        (["--gemeente", "den haag"], 3),
        (["--gemeente", "’s-gravenhage"], 3),
        (["--provincie", "fryslan"], 1),
        (["--provincie", "friesland"], 1),
        (["--gemeente", "0513"], 1),
        (["--experiment"], 10),
        (["--geen-experiment"], 23),
        (["--niet", "doelgroep=multiprobleem"], 19),
        (["--niet", "doelgroep=multi", "--niet", "niveau=een-wijk"], 8),
        (["--niet", "doelgroep=multi", "--niet", "doelgroep=overlastgevend"], 14),
        (["--thema", "langs-elkaar-heen"], 7),
        (["--tekst", "KeDo"], 1),
        (["--tekst", "gouda kedo"], 1),
        (["--tekst", "kedo", "--tekst", "geluksbudget"], 2),
        (["--tekst", "coordinatie", "--niveau", "regionaal"], 1),
        (["--tekst", "zinderend"], 0),
    ],
)
def test_filters(adv: Adv, filters: list[str], count: int) -> None:
    result = adv("list", *filters, "--jsonl")
    assert result.code == 0
    assert len(result.lines) == count


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
    result = adv("list", "--gemeente", "Den Bosch")
    assert result.code == 0
    assert "’s-Hertogenbosch: Zag af van deelname" in result.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--doelgroep", "multiprobleen"], "Bedoelde u multiprobleem?"),
        (["--doelgroep", "huishoudens"], "Bedoelde u multiprobleem of overlastgevend?"),
        (["--niveau", "wijk en"], "Bedoelde u meerdere-wijken"),
        (["--provincie", "noord"], "niet eenduidig: Noord-Brabant of Noord-Holland"),
        (["--gemeente", "Goada"], "Bedoelde u Gouda?"),
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
        adv("list", "--gemeente", "gouda", "--velden", "titel,id").out
        == "Gezinsmanagement\tgouda-gezinsmanagement\n"
    )


def test_a_section_can_be_a_field(adv: Adv) -> None:
    rows = json.loads(
        adv("list", "--gemeente", "haarlem", "--velden", "id,contactgegevens", "--json").out
    )
    assert len(rows[0]["contactgegevens"]) == 3


def test_a_heading_that_is_missing_and_one_that_is_empty_differ(adv: Adv) -> None:
    rows = json.loads(
        adv(
            "list", "--velden", "lessen", "--gemeente", "heerlen", "--gemeente", "hengelo", "--json"
        ).out
    )
    assert rows == [{"lessen": []}, {"lessen": None}]


def test_a_dimension_sorts_as_the_codebook_does(adv: Adv) -> None:
    levels = list(dict.fromkeys(adv("list", "--sorteer", "niveau", "--velden", "niveau").lines))
    assert levels == ["een-wijk", "meerdere-wijken", "stadsbreed", "regionaal"]


def test_sorting_is_dutch_and_by_field(adv: Adv) -> None:
    assert [line.split("\t")[1] for line in adv("list").lines][:3] == [
        "Alkmaar",
        "Almelo",
        "Amersfoort",
    ]
    pages = [int(line.split("\t")[-1]) for line in adv("list", "--sorteer", "bladzijde").lines]
    assert pages == sorted(pages)


def test_csv_is_rfc_4180_and_excel_is_for_excel(adv: Adv) -> None:
    plain = adv("list", "--csv").out
    assert plain.count("\r\n") == 34
    rows = list(csv.DictReader(io.StringIO(plain, newline="")))
    assert rows[0]["gemeente"] == "Alkmaar"
    excel = adv("list", "--excel").out
    assert excel.startswith("\ufeffid;gemeente;titel;")


def test_markdown_is_a_table(adv: Adv) -> None:
    lines = adv("list", "--gemeente", "zaanstad", "--markdown", "--velden", "id,titel").lines
    assert lines == [
        "| id | titel |",
        "| --- | --- |",
        "| zaanstad-poelenburg | Sociaal Maatschappelijke Ondersteuning & Begeleiding krachtwijk Poelenburg |",
    ]


def test_every_field_can_be_asked_for(adv: Adv) -> None:
    for field in FIELDS:
        assert len(adv("list", "--velden", field).lines) == 33


def test_a_terminal_gets_a_table_and_a_closing_line(adv_tty: Adv) -> None:
    result = adv_tty("list", "--doelgroep", "multiprobleem")
    assert result.err == "14 van 33 projecten\n"
    assert "\x1b[" in result.out
    assert all(len(line) <= 80 for line in adv_tty("list", "--geen-kleur").lines)


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colour_there_is_no_escape_at_all(adv_tty: Adv, environ: dict[str, str]) -> None:
    assert "\x1b" not in adv_tty("list", **environ).out
    assert "\x1b" not in adv_tty("show", "gouda", **environ).out
    assert "\x1b" not in adv_tty("stats", **environ).out
