"""adv stats and adv values, of the eight made-up projects (see `towns`)."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from conftest import Adv
from towns import COACHES, IDS, REGIO

pytestmark = pytest.mark.usefixtures("in_towns")


def test_counts_stand_beside_those_of_the_chapter(adv: Adv) -> None:
    answer = json.loads(adv("stats", "--json").out)
    assert (answer["totaal"]["projecten"], answer["totaal"]["gemeenten"]) == (8, 6)
    assert [
        (row["code"], row["aantal"], row["hoofdstuk"], row["verschil"])
        for row in answer["dimensies"]["niveau"]
    ] == [
        ("een-wijk", 3, 2, 1),
        ("meerdere-wijken", 2, 3, -1),
        ("stadsbreed", 2, 2, 0),
        ("regionaal", 1, 1, 0),
    ]
    for rows in answer["dimensies"].values():
        assert all(row["aantal"] == len(row["projecten"]) for row in rows)
    assert [row["aantal"] for row in answer["dimensies"]["aanleiding"]] == [3, 2, 2, 1, 2]


def test_filters_choose_what_is_counted(adv: Adv) -> None:
    rows = json.loads(
        adv("stats", "--niet", "niveau=een-wijk", "--doelgroep", "multi", "--json").out
    )["dimensies"]["niveau"]
    assert {row["code"]: row["projecten"] for row in rows if row["aantal"]} == {
        "stadsbreed": [COACHES],
        "regionaal": [REGIO],
    }
    table = json.loads(
        adv("stats", "doelgroep", "invalshoek", "--gemeente", "appelgouw", "--json").out
    )
    assert {
        (cell["doelgroep"], cell["invalshoek"]) for cell in table["cellen"] if cell["aantal"]
    } == {
        ("multiprobleem", "zorg"),
        ("overlastgevend", "zorg-en-handhaving"),
    }


def test_filters_leave_nothing_to_compare_with(adv: Adv) -> None:
    answer = json.loads(adv("stats", "--experiment", "--json").out)
    rows = [row for rows in answer["dimensies"].values() for row in rows]
    assert answer["totaal"]["projecten"] == 3
    assert {row["hoofdstuk"] for row in rows} == {None}
    assert {row["verschil"] for row in rows} == {None}


def test_a_cross_table_adds_up(adv: Adv) -> None:
    answer = json.loads(adv("stats", "doelgroep", "niveau", "--json").out)
    cells = {(cell["doelgroep"], cell["niveau"]): cell["aantal"] for cell in answer["cellen"]}
    assert sum(cells.values()) == answer["totaal"] == len(IDS)
    for code, total in answer["rijen"]["totalen"].items():
        assert sum(count for (row, _), count in cells.items() if row == code) == total
    for code, total in answer["kolommen"]["totalen"].items():
        assert sum(count for (_, column), count in cells.items() if column == code) == total


def test_a_cross_table_as_csv_is_what_one_reads(adv: Adv) -> None:
    rows = list(csv.reader(io.StringIO(adv("stats", "doelgroep", "niveau", "--csv").out)))
    assert rows[0] == [
        "doelgroep \\ niveau",
        "een-wijk",
        "meerdere-wijken",
        "stadsbreed",
        "regionaal",
        "totaal",
    ]
    assert rows[-1] == ["totaal", "3", "2", "2", "1", "8"]


def test_one_dimension_shows_the_projects_behind_each_number(adv: Adv, adv_tty: Adv) -> None:
    line = adv("stats", "niveau").lines[3].split("\t")
    assert line == [
        "niveau",
        "regionaal",
        "regionaal",
        "1",
        "1",
        "0",
        REGIO,
    ]
    assert (
        "Feldwijk: Regioteam Feldwijk en omstreken"
        in adv_tty("stats", "niveau", "--geen-kleur").out
    )


def test_niveau_explains_its_difference_and_aanleiding_says_whose_coding_it_is(
    adv_tty: Adv,
) -> None:
    out = adv_tty("stats", "--geen-kleur").out
    assert "hoofdstuk 2, verschil +1" in out
    assert "Hoofdstuk 2 en bijlage 5 verschillen" in out
    assert "eigen codering" in out
    assert "3 van 8" in out
    assert "%" not in out


def test_how_many_districts_a_code_lets_one_expect_stands_in_the_data(
    adv_tty: Adv, data: Path
) -> None:
    def shown(expected: str) -> str:
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"\n +wijken: .*", expected, text), encoding="utf-8")
        found = adv_tty("stats", "niveau", "--geen-kleur", "--data", str(data), columns=200)
        assert found.code == 0
        return found.out

    file = data / "dwarsdoorsnede.yaml"
    at_least_nine = shown("\n        wijken: {minimum: 9, anders: Minder dan negen wijken}")
    assert "Minder dan negen wijken: Almelo, " in at_least_nine
    assert "Minder dan" not in shown("")


def test_the_totals_say_how_they_relate_to_the_g31(adv_tty: Adv) -> None:
    out = " ".join(adv_tty("stats", "--geen-kleur").out.split())
    assert "8 projecten in 6 gemeenten: 5 van de 7 gemeenten van de G31, en Feldwijk." in out
    assert "’s-Gansoord en Hollebeek zagen af van deelname" in out


@pytest.mark.parametrize(
    "arguments", [["kleur"], ["doelgroep", "niveau", "partners"], ["niveau", "niveau"], ["p"]]
)
def test_wrong_dimensions(adv: Adv, arguments: list[str]) -> None:
    assert adv("stats", *arguments).code == 2


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize(
    "arguments", [[], ["niveau"], ["doelgroep", "niveau"], ["aanleiding", "provincie"]]
)
def test_a_terminal_is_never_overrun(adv_tty: Adv, columns: int, arguments: list[str]) -> None:
    lines = adv_tty("stats", *arguments, "--geen-kleur", columns=columns).lines
    assert max(len(line) for line in lines) <= columns


def test_values_gives_every_code_with_its_meaning(adv: Adv) -> None:
    rows = json.loads(adv("values", "--json").out)
    assert len(rows) == 18
    assert sum(row["aantal"] for row in rows) == 5 * 8
    assert all(row["definitie"] for row in rows)


def test_values_of_one_dimension(adv: Adv, adv_tty: Adv) -> None:
    assert len(adv("values", "gemeente").lines) == 8
    assert adv("values", "provincie").lines[0].split("\t")[1] == "Overwater-Noord"
    assert len(adv("values", "thema").lines) >= 5
    assert "één buurt of wijk" in adv_tty("values", "niveau").out
    assert adv("values", "kleur").code == 2
    assert adv("values", "schaal").out == adv("values", "niveau").out
    assert [line.split("\t")[4] for line in adv("values", "aanleiding").lines] == [
        line.split("\t")[3] for line in adv("stats", "aanleiding").lines
    ]


def test_excel_gets_numbers_as_numbers(adv: Adv) -> None:
    assert ";-1;" in adv("stats", "niveau", "--excel").out


def test_nothing_found_is_said(adv: Adv) -> None:
    for arguments in (["stats"], ["stats", "doelgroep", "niveau"]):
        result = adv(*arguments, "--tekst", "zinderend")
        assert (result.code, result.err) == (0, "Geen project voldoet aan deze filters.\n")


def test_the_s_and_t_before_a_name_do_not_count(adv: Adv) -> None:
    names = [line.split("\t")[2] for line in adv("values", "gemeente").lines]
    assert names[2:] == [
        "Cranendam",
        "’t Duinhof",
        "Eénrode",
        "Feldwijk",
        "’s-Gansoord",
        "Hollebeek",
    ]
