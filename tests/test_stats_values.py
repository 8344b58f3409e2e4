"""adv stats and adv values."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from conftest import Adv


def test_filters_leave_nothing_to_compare_with(adv: Adv) -> None:
    answer = json.loads(adv("stats", "--experiment", "--json").out)
    rows = [row for rows in answer["dimensies"].values() for row in rows]
    assert answer["totaal"]["projecten"] == 10
    assert {row["hoofdstuk"] for row in rows} == {None}
    assert {row["verschil"] for row in rows} == {None}


def test_a_cross_table_adds_up(adv: Adv) -> None:
    answer = json.loads(adv("stats", "doelgroep", "niveau", "--json").out)
    cells = {(cell["doelgroep"], cell["niveau"]): cell["aantal"] for cell in answer["cellen"]}
    assert sum(cells.values()) == answer["totaal"] == 33
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
    assert rows[-1] == ["totaal", "14", "12", "6", "1", "33"]


def test_one_dimension_shows_the_projects_behind_each_number(adv: Adv, adv_tty: Adv) -> None:
    line = adv("stats", "niveau").lines[3].split("\t")
    assert line == [
        "niveau",
        "regionaal",
        "regionaal",
        "1",
        "1",
        "0",
        "leiden-basiszorgcoordinatie",
    ]
    assert (
        "Leiden: Basiszorgcoördinatie kwetsbare kinderen"
        in adv_tty("stats", "niveau", "--geen-kleur").out
    )


def test_niveau_explains_its_difference_and_aanleiding_says_whose_coding_it_is(
    adv_tty: Adv,
) -> None:
    out = adv_tty("stats", "--geen-kleur").out
    assert "hoofdstuk 11, verschil +3" in out
    assert "Hoofdstuk 2 en bijlage 5 verschillen" in out
    assert "eigen codering" in out
    assert "14 van 33" in out
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
    assert "33 projecten in 27 gemeenten: 26 van de 31 gemeenten van de G31, en Gouda." in out
    assert (
        "Emmen, ’s-Hertogenbosch, Lelystad, Sittard-Geleen en Zwolle zagen af van deelname" in out
    )


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
    assert sum(row["aantal"] for row in rows) == 5 * 33
    assert all(row["definitie"] for row in rows)


def test_values_of_one_dimension(adv: Adv, adv_tty: Adv) -> None:
    assert len(adv("values", "gemeente").lines) == 32
    assert adv("values", "provincie").lines[0].split("\t")[1] == "Drenthe"
    assert len(adv("values", "thema").lines) >= 5
    assert "één buurt of wijk" in adv_tty("values", "niveau").out
    assert adv("values", "kleur").code == 2
    assert adv("values", "schaal").out == adv("values", "niveau").out
    assert [line.split("\t")[4] for line in adv("values", "aanleiding").lines] == [
        line.split("\t")[3] for line in adv("stats", "aanleiding").lines
    ]


def test_excel_gets_numbers_as_numbers(adv: Adv) -> None:
    assert ";-4;" in adv("stats", "niveau", "--excel").out


def test_nothing_found_is_said(adv: Adv) -> None:
    for arguments in (["stats"], ["stats", "doelgroep", "niveau"]):
        result = adv(*arguments, "--tekst", "zinderend")
        assert (result.code, result.err) == (0, "Geen project voldoet aan deze filters.\n")


def test_s_hertogenbosch_stands_under_h(adv: Adv) -> None:
    names = [line.split("\t")[2] for line in adv("values", "gemeente").lines]
    at = names.index("’s-Hertogenbosch")
    assert (names[at - 1], names[at + 1]) == ("Hengelo", "Leeuwarden")
