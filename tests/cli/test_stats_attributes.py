"""adv stats and adv values over attributes and themes: tables, what has no code, the lists of chapter 2 (see `towns`)."""

import csv
import io
import json
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from adv_cli.catalogue.read_context import ListedThemes
from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.attributes import ATTRIBUTES, Carrier, common_carrier
from adv_cli.model.template import COUNTABLE, SEVERAL
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects
from adv_cli.queries.statistics import Count, Counts, cross_table
from conftest import Adv
from towns import COACHES, DREMPEL, IDS, KOFFIE, OOR, REGIO, SAMEN, STAP, STIL, write_towns

pytestmark = pytest.mark.usefixtures("in_towns")

LISTED = """lijsten:
  - naam: veel genoemde knelpunten
    bladzijde: 7
    secties: [knelpunten]
    punten:
      - {punt: te weinig geld, code: capaciteit-en-financien}
      - {punt: regie, code: regievoering}
      - iets dat geen thema is
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """The eight projects with a chapter 2 that lists two bottlenecks."""
    data = write_towns(tmp_path)
    file = data / "dwarsdoorsnede.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("lijsten: []\n", LISTED), encoding="utf-8")
    return data


def asked(adv: Adv, *arguments: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(adv("stats", *arguments, "--json").out)
    return answer


def cells(answer: dict[str, Any], row: str, column: str) -> dict[tuple[str, str], list[str]]:
    """The projects in each cell that has any."""
    return {
        (cell[row], cell[column]): cell["projecten"] for cell in answer["cellen"] if cell["aantal"]
    }


def words(text: str) -> str:
    return " ".join(text.split())


def test_an_attribute_is_counted_by_project(adv: Adv) -> None:
    rows = asked(adv, "partner")["dimensies"]["partner"]
    found = {row["code"]: row for row in rows}
    assert found["politie"]["projecten"] == [STIL, SAMEN, COACHES, STAP]
    assert found["politie"]["aantal"] == 4
    assert found["politie"]["punten"] == 5, "Samen Thuis names the police twice"
    assert found["kennisinstelling"]["projecten"] == []
    assert [row["aantal"] for row in rows] == sorted((row["aantal"] for row in rows), reverse=True)


@pytest.mark.parametrize(
    ("row", "column"),
    [*combinations(ATTRIBUTES, 2), ("partner", "niveau"), ("invalshoek", "gaat-over")],
)
def test_a_cell_holds_what_both_filters_choose(
    towns_catalogue: Catalogue, row: str, column: str
) -> None:
    """Also where both are of one thing: who pays, and not who is there when somebody pays."""
    for _, of_row in cross_table(towns_catalogue, Filters(), row, column).rows():
        for cell in of_row:
            chosen = Filters({row: [cell.rij], column: [cell.kolom]})
            assert cell.projecten == tuple(p.id for p in projects(towns_catalogue, chosen)), cell


def test_a_table_of_one_thing_says_so(adv: Adv) -> None:
    answer = asked(adv, "partner", "rol")
    payers = {
        pair: ids for pair, ids in cells(answer, "partner", "rol").items() if pair[1] == "betaler"
    }
    assert payers == {
        ("gemeente", "betaler"): [SAMEN],
        ("politie", "betaler"): [SAMEN],
        ("woningcorporatie", "betaler"): [STIL],
        ("bedrijf", "betaler"): [DREMPEL],
    }
    assert "als één organisatie beide codes heeft" in answer["toelichting"]
    assert "als één" not in asked(adv, "partner", "evaluatie")["toelichting"]
    assert "toelichting" not in asked(adv, "doelgroep", "niveau")


@pytest.mark.parametrize("name", ["partner", "gaat-over", "knelpunten", "aanleiding"])
def test_a_table_of_a_dimension_against_itself(adv: Adv, name: str) -> None:
    """Which go together: a project counts where it has both, and with itself the code's total."""
    answer = asked(adv, name, name)
    of_code = {row["code"]: set(row["projecten"]) for row in asked(adv, name)["dimensies"][name]}
    assert answer["rijen"] == answer["kolommen"]
    assert len(answer["cellen"]) == len(of_code) ** 2
    for cell in answer["cellen"]:
        assert set(cell["projecten"]) == of_code[cell[name]] & of_code[cell["met"]]
        assert len(cell["projecten"]) == cell["aantal"]
    for code, total in answer["rijen"]["totalen"].items():
        assert total == len(of_code[code])


def test_twice_the_same_is_for_what_a_project_can_have_several_of(adv: Adv) -> None:
    for name in COUNTABLE:
        result = adv("stats", name, name)
        assert (result.code == 0) == (name in SEVERAL), name
        assert bool(result.out) == (name in SEVERAL)
    assert "adv stats partner partner" in adv("stats", "regie", "regie").err
    assert adv("stats", "partner", "partner", "partner").code == 2


SILENT = [
    # what is counted, who has no code, whose factsheet lacks the section, and who has it empty
    ("evaluatie", [STIL, OOR, STAP, KOFFIE, REGIO], [STIL, STAP, KOFFIE, REGIO], [OOR]),
    ("knelpunten", [STAP, REGIO], [REGIO], [STAP]),
    ("gaat-over", [REGIO], [REGIO], []),
    ("partner", [], [], []),
]


@pytest.mark.parametrize(("name", "without", "missing", "empty"), SILENT)
def test_empty_differs_from_a_heading_that_is_missing(
    adv: Adv, name: str, without: list[str], missing: list[str], empty: list[str]
) -> None:
    found = asked(adv, name)["zonder_code"]
    assert found.keys() == {name}
    assert found[name]["projecten"] == without
    assert (found[name]["ontbreekt"], found[name]["leeg"]) == (missing, empty)
    assert found[name]["aantal"] == len(without)
    assert asked(adv, name, "niveau")["zonder_code"] == found
    assert asked(adv, name, name)["zonder_code"] == found


def test_a_section_that_says_something_else_is_neither_missing_nor_empty(adv: Adv) -> None:
    """Gezinscoaches tells how many families it helps, and not in a number that counts as one."""
    found = asked(adv, "telt")["zonder_code"]["telt"]
    silent = {*found["ontbreekt"], *found["leeg"]}
    assert set(found["projecten"]) > silent
    assert found["onderdeel"] == "huishoudens"


def test_what_is_asked_in_no_section_has_no_heading_to_miss(adv: Adv, adv_tty: Adv) -> None:
    found = asked(adv, "mandaat")["zonder_code"]["mandaat"]
    assert set(found["projecten"]) == {*IDS} - {SAMEN, STIL}
    assert (found["onderdeel"], found["ontbreekt"], found["leeg"]) == (None, [], [])
    assert "Geen code: 6 van 8.\n" in adv_tty("stats", "mandaat", "--geen-kleur").out


def test_a_terminal_says_what_has_no_code_and_why(adv_tty: Adv) -> None:
    out = adv_tty("stats", "evaluatie", "--geen-kleur").out
    assert (
        "Geen code: 5 van 8; bij 4 daarvan ontbreekt het onderdeel Evaluatiemomenten en"
        " bij 1 staat het er leeg." in words(out)
    )
    assert "Feldwijk: Regioteam Feldwijk en omstreken (onderdeel ontbreekt)" in words(out)
    assert "Luisterend Oor (onderdeel leeg)" in words(out)
    only_empty = words(adv_tty("stats", "knelpunten", "--gemeente", "cranendam").out)
    assert "Geen code: 1 van 1; bij 1 daarvan staat het onderdeel Knelpunten er leeg." in only_empty
    table = words(adv_tty("stats", "evaluatie", "niveau", "--geen-kleur").out)
    assert "Wijze van evalueren, geen code: 5 van 8; bij 4 daarvan ontbreekt" in table
    assert "Niveau van samenwerking, geen code" not in table


def test_where_every_project_has_a_code_none_can_be_without(adv: Adv) -> None:
    for arguments in (["niveau"], ["niveau", "provincie"], []):
        assert "zonder_code" not in asked(adv, *arguments)


def test_filters_choose_who_can_be_without_a_code(adv: Adv) -> None:
    found = asked(adv, "evaluatie", "--niveau", "regionaal")["zonder_code"]["evaluatie"]
    assert found["projecten"] == [REGIO]


def test_a_reader_sees_what_a_count_is_of(adv: Adv, adv_tty: Adv) -> None:
    """On a terminal and in Markdown; other programs get the number alone."""
    assert "4 van 8 5 namen" in words(adv_tty("stats", "partner", "--geen-kleur").out)
    assert "| politie | politie | 4 van 8 |" in adv("stats", "partner", "--markdown").out
    assert adv("stats", "partner", "--csv").out.count(" van ") == 0
    last = adv("stats", "evaluatie", "--markdown").lines[-1]
    assert "| geen code; bij 4 daarvan ontbreekt het onderdeel Evaluatiemomenten en" in last
    assert "| 5 van 8 |" in last
    table = adv("stats", "partner", "niveau", "--markdown", "--niveau", "een-wijk")
    row = next(line for line in table.lines if line.startswith("| gemeente |"))
    assert row == "| gemeente | 2 van 3 | 0 van 3 | 0 van 3 | 0 van 3 | 2 van 3 |"
    assert "Soort organisatie, geen code: 0 van 3." in table.err
    assert "4 van 8" in adv_tty("stats", "partner", "niveau", "--geen-kleur").out
    filtered = adv_tty("stats", "niveau", "doelgroep", "--niveau", "een-wijk").out
    assert "Aantallen van 3 van de 8 projecten." in words(filtered)


def test_chapter_2_says_which_themes_are_mentioned_often(adv: Adv, listed: Path) -> None:
    answer = asked(adv, "knelpunten", "--data", str(listed))
    rows = {row["code"]: row for row in answer["dimensies"]["knelpunten"]}
    assert {code: row["lijst_bladzijde"] for code, row in rows.items()} == {
        code: 7 if code in ("capaciteit-en-financien", "regievoering") else None for code in rows
    }
    assert [rows[code]["aantal"] for code in ("wachtlijsten", "capaciteit-en-financien")] == [3, 2]
    assert answer["lijsten"] == {
        "knelpunten": {
            "naam": "veel genoemde knelpunten",
            "bladzijde": 7,
            "wel_genoemd_niet_vaak": ["regievoering"],
            "wel_vaak_niet_genoemd": ["wachtlijsten"],
        }
    }


def test_with_filters_the_list_stands_and_is_not_compared(adv: Adv, listed: Path) -> None:
    answer = asked(adv, "knelpunten", "--experiment", "--data", str(listed))
    assert {row["lijst_bladzijde"] for row in answer["dimensies"]["knelpunten"]} == {7, None}
    about = answer["lijsten"]["knelpunten"]
    assert (about["wel_genoemd_niet_vaak"], about["wel_vaak_niet_genoemd"]) == (None, None)


def test_a_terminal_shows_the_list_of_chapter_2(adv_tty: Adv, listed: Path) -> None:
    def shown(*arguments: str, columns: int = 80) -> str:
        question = ("stats", *arguments, "--data", str(listed), "--geen-kleur")
        return words(adv_tty(*question, columns=columns).out)

    out = shown("knelpunten")
    assert "hoofdstuk 2, bladzijde 7: veel genoemde knelpunten" in out
    assert out.count(", hst. 2 blz. 7") == 2
    assert (
        "Hoofdstuk 2 noemt er 2. Daarvan niet bij de 2 die wij het vaakst tellen: regie (1)."
        " Bij die 2, maar niet in hoofdstuk 2: wachtlijsten (3)." in out
    )
    assert shown("knelpunten", columns=60).count(" hst.2") == 2
    filtered = shown("knelpunten", "--experiment")
    assert "Hoofdstuk 2 noemt er" not in filtered
    assert "hst. 2 blz. 7" in filtered
    assert "hst. 2" not in shown("oplossingen")


def test_old_fields_keep_their_places(adv: Adv, listed: Path) -> None:
    fields = ["dimensie", "code", "label", "aantal", "hoofdstuk", "verschil", "punten", "projecten"]
    with_list = adv("stats", "knelpunten", "--csv", "--data", str(listed)).lines[0].split(",")
    assert with_list == [*fields, "lijst_bladzijde"]
    assert adv("stats", "oplossingen", "--csv").lines[0].split(",") == fields
    everything = asked(adv, "--data", str(listed))
    assert everything.keys() == {"totaal", "dimensies", "toelichtingen"}
    assert everything == asked(adv)


def test_most_frequent_are_as_many_as_are_named_and_those_as_frequent() -> None:
    def most(named: int, *numbers: int) -> int:
        counts = tuple(Count(str(nr), "", "", n, None, ()) for nr, n in enumerate(numbers))
        lijst = ListedThemes("lijst", 7, tuple(map(str, range(named))))
        return len(Counts("knelpunten", "", counts, None, None, None, lijst=lijst).most)

    assert most(2, 5, 4, 3) == 2
    assert most(2, 5, 4, 4, 3) == 3
    assert most(2, 5, 0, 0) == 1, "what no project has is never frequent"
    assert most(9, 5, 4) == 2
    assert most(0, 5, 4) == 0


@pytest.mark.parametrize("columns", [30, 40, 80, 200])
@pytest.mark.parametrize(
    "arguments",
    [
        ["partner", "partner"],
        ["niveau", "partner"],
        ["partner", "rol"],
        ["gaat-over", "evaluatie"],
        ["knelpunten", "oplossingen"],
        ["evaluatie"],
    ],
)
def test_a_terminal_is_never_overrun(adv_tty: Adv, columns: int, arguments: list[str]) -> None:
    shown = adv_tty("stats", *arguments, "--geen-kleur", columns=columns)
    assert max(len(line) for line in shown.lines) <= columns
    assert "…" not in shown.out


def column_codes(lines: Iterable[str]) -> list[str]:
    """The codes that a table as CSV has columns for."""
    head, *_ = csv.reader(io.StringIO("\n".join(lines)))
    return head[1:-1]


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("arguments", [["partner", "partner"], ["knelpunten", "partner"]])
def test_columns_left_out_are_named(
    adv: Adv, adv_tty: Adv, towns_catalogue: Catalogue, columns: int, arguments: list[str]
) -> None:
    """A number for a heading says which code it is, in the row or below; the rest have no column."""
    shown = words(adv_tty("stats", *arguments, "--geen-kleur", columns=columns).out)
    every = column_codes(adv("stats", *arguments, "--csv").lines)
    assert set(every) == {code.code for code in towns_catalogue.codes("partner")}
    short = {code.code: code.kort for code in towns_catalogue.codes("partner")}
    numbered = [f"{nr} {short[code]}" for nr, code in enumerate(every, start=1)]
    fits = next(nr for nr in range(len(every), 0, -1) if f"Hier passen {nr} van de 24" in shown)
    left_out = f"zonder kolom: {', '.join(numbered[fits:])}. De hele tabel geeft --csv."
    assert left_out in shown
    if arguments[0] == "partner":
        assert "Kolommen:" not in shown
    else:
        assert f"Kolommen: {', '.join(numbered[:fits])}." in shown


def test_columns_that_do_not_fit_become_rows(adv_tty: Adv) -> None:
    narrow = adv_tty("stats", "niveau", "partner", "--geen-kleur").out
    assert "Rijen en kolommen zijn verwisseld" in words(narrow)
    assert narrow.startswith("Soort organisatie \\ Niveau")
    numbers = next(line for line in narrow.splitlines() if line.startswith("politie")).split()
    assert numbers == ["politie", "1", "1", "2", "·", "4", "van", "8"]
    wide = adv_tty("stats", "niveau", "partner", "--geen-kleur", columns=400).out
    assert "verwisseld" not in wide
    assert wide.startswith("Niveau van samenwerking \\ Soort")


def test_numbered_columns_have_the_counts_of_their_codes(adv: Adv, adv_tty: Adv) -> None:
    lines = adv_tty("stats", "partner", "partner", "--geen-kleur").lines
    table = list(csv.reader(io.StringIO(adv("stats", "partner", "partner", "--csv").out)))
    row = next(line for line in lines if " politie " in line).split()
    counts = next(row for row in table if row[0] == "politie")[1:-1]
    shown = [number.replace("·", "0") for number in row[2:-3]]
    assert shown == counts[: len(shown)]
    assert len(shown) > 10


def test_a_narrower_code_stands_below_the_wider_one(adv: Adv, adv_tty: Adv, tmp_path: Path) -> None:
    """Wherever the codebook has it."""
    data = write_towns(tmp_path)
    file = data / "codeboek.yaml"
    text = file.read_text(encoding="utf-8")
    wide, narrow = "      - code: effect\n", "      - code: effect-wijk\n"
    before, after = text.split(wide)
    block = narrow + after.split(narrow)[1].split("      - code: ")[0]
    file.write_text(before + block + wide + after.replace(block, ""), encoding="utf-8")
    rows = json.loads(adv("values", "gaat-over", "--json", "--data", str(data)).out)
    codes = [row["code"] for row in rows]
    at = codes.index("effect")
    assert codes[at : at + 3] == ["effect", "effect-wijk", "effect-huishouden"]
    assert {row["code"]: row["onder"] for row in rows if row["onder"]} == {
        "effect-huishouden": "effect",
        "effect-wijk": "effect",
    }
    out = adv_tty("values", "gaat-over", "--geen-kleur", "--data", str(data)).lines
    assert any(line.startswith("  effect-wijk ") for line in out)
    assert any(line.startswith("effect ") for line in out)


def test_values_of_an_attribute(adv: Adv) -> None:
    rows = json.loads(adv("values", "partner", "--json").out)
    counts = {row["code"]: row["aantal"] for row in asked(adv, "partner")["dimensies"]["partner"]}
    assert {row["code"]: row["aantal"] for row in rows} == counts
    assert all(row["label"] and row["definitie"] for row in rows)
    assert "onder" not in json.loads(adv("values", "niveau", "--json").out)[0]


def test_attributes_of_one_carrier() -> None:
    assert common_carrier("partner", "rol") is common_carrier("rol", "partner") is Carrier.PARTY
    assert common_carrier("partner", "partner") is None
    assert common_carrier("partner", "regie") is None
    assert common_carrier("niveau", "doelgroep") is None
    assert common_carrier("niveau", "partner") is None
