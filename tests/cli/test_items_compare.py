"""Items over all projects, and projects compared, of the eight made-up projects (see `towns`)."""

import csv
import io
import json
import re
from itertools import groupby
from pathlib import Path

import pytest

from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.template import CODED_SECTIONS, SECTION, SECTIONS, Section, value
from adv_cli.queries.comparison import compare
from adv_cli.queries.filters import Filters, resolve_section
from adv_cli.queries.items import items, reach
from adv_cli.queries.projects import projects, record
from conftest import Adv
from towns import COACHES, DREMPEL, SAMEN, write_towns

pytestmark = pytest.mark.usefixtures("in_towns")


@pytest.fixture(scope="module")
def catalogue(towns_catalogue: Catalogue) -> Catalogue:
    return towns_catalogue


@pytest.mark.parametrize("sectie", list(SECTION))
def test_every_section_has_items(catalogue: Catalogue, sectie: str) -> None:
    found = items(catalogue, sectie, Filters())
    assert found
    assert {item.sectie for item in found} == {sectie}


@pytest.mark.parametrize(
    "typed", ["rol_ministerie", "Rol Ministerie", "rol-min", "rol/min", "rol_", "rol"]
)
def test_a_section_is_found_however_it_is_typed(typed: str) -> None:
    assert resolve_section(typed).code == "rol_ministerie"


def test_a_theme_chooses_items_and_other_filters_projects(catalogue: Catalogue) -> None:
    filters = Filters({"thema": ["wachtlijsten"], "doelgroep": ["multiprobleem"]})
    found = items(catalogue, "knelpunten", filters)
    allowed = {
        project.id for project in projects(catalogue, Filters({"doelgroep": ["multiprobleem"]}))
    }
    assert found
    assert all("wachtlijsten" in item.themas and item.id in allowed for item in found)
    others = items(
        catalogue,
        "knelpunten",
        Filters({"doelgroep": ["multiprobleem"]}, {"thema": ["wachtlijsten"]}),
    )
    assert len(found) + len(others) == len(
        items(catalogue, "knelpunten", Filters({"doelgroep": ["multiprobleem"]}))
    )


@pytest.mark.parametrize("sectie", SECTIONS, ids=lambda sectie: sectie.code)
def test_what_belongs_with_an_item_comes_with_it(catalogue: Catalogue, sectie: Section) -> None:
    found = items(catalogue, sectie.code, Filters())
    for id, of_project in groupby(found, lambda item: item.id):
        shown = list(of_project)
        whole = record(catalogue, id)
        heading = whole[sectie.group]["noot"] if sectie.group else None
        assert {item.noot_kop for item in shown} == {heading}
        assert {item.bladzijde_zeker for item in shown} == {whole["bladzijde_zeker"]}
        kinds = [None] * len(shown)
        if sectie.code == "resultaten":
            kinds = [
                result["soort"] or whole["resultaten"]["soort"]
                for result in whole["resultaten"]["resultaten"]
            ]
        assert [item.soort for item in shown] == kinds
        year = "2010" if sectie.code in ("contactgegevens", "overige_projecten") else None
        assert {item.stand for item in shown} == {year}


def test_results_say_what_kind_they_are_in_every_form(adv: Adv, adv_tty: Adv) -> None:
    question = ("items", "resultaten", "--gemeente", "brink", "--gemeente", "appel")
    kinds = ["behaald"] * 3 + ["beoogd"] * 3 + ["behaald", "verwacht"]
    assert [item["soort"] for item in json.loads(adv(*question, "--json").out)] == kinds
    assert [json.loads(line)["soort"] for line in adv(*question, "--jsonl").lines] == kinds
    assert [line.split("\t")[6] for line in adv(*question).lines] == kinds
    assert [
        row["soort"] for row in csv.DictReader(io.StringIO(adv(*question, "--csv").out))
    ] == kinds
    excel = adv(*question, "--excel").out.removeprefix("\ufeff")
    assert [row["soort"] for row in csv.DictReader(io.StringIO(excel), delimiter=";")] == kinds
    head, _, *body = adv(*question, "--markdown").lines
    at = head.strip("| ").split(" | ").index("soort")
    assert [line.strip("| ").split(" | ")[at] for line in body] == kinds
    shown = adv_tty(*question, NO_COLOR="1").out
    told = re.findall(r"\[(\w+)\]", shown)
    assert [word for word in told if word in kinds] == kinds
    searched = json.loads(adv("search", "ketenzorg", "--gemeente", "cranendam", "--json").out)
    assert {row["soort"] for row in searched if row["sectie"] == "resultaten"} == {"beoogd"}
    assert (
        "Resultaten (beoogd) · blz. 56 of 57"
        in adv_tty("search", "ketenzorg", "--gemeente", "cranendam", NO_COLOR="1").out
    )


def test_items_that_are_no_results_have_the_key_and_no_kind(adv: Adv) -> None:
    rows = json.loads(adv("items", "knelpunten", "--json").out)
    assert {row["soort"] for row in rows} == {None}
    assert "soort" not in adv("items", "knelpunten", "--markdown").lines[0]


EARLIER = "Het tweede resultaat gaat over het jaar vóór de start van het project."


@pytest.mark.parametrize(
    ("sectie", "gemeente", "noot"),
    [
        ("resultaten", "appelgouw", EARLIER),
        ("betrokkenen", "appelgouw", "Het factsheet noemt elders vijf gezinscoaches."),
    ],
)
def test_a_remark_on_the_heading_is_seen_with_the_items(
    adv: Adv, adv_tty: Adv, sectie: str, gemeente: str, noot: str
) -> None:
    question = ("items", sectie, "--gemeente", gemeente)
    assert " ".join(adv_tty(*question, NO_COLOR="1").out.split()).count(noot) == 1
    noted = [row["noot_kop"] for row in json.loads(adv(*question, "--json").out) if row["noot_kop"]]
    assert noted
    assert all(noot in text for text in noted)
    for form in ("--csv", "--excel", "--markdown"):
        assert "noot_kop" in adv(*question, form).lines[0]
        assert adv(*question, form).out.count(noot) == len(noted)
    said = adv(*question)
    assert noot not in said.out
    assert f"{len(noted)} punt" in said.err
    assert "met --json" in said.err


def test_by_theme_a_remark_on_the_heading_stands_once_in_each_group(
    adv_tty: Adv, catalogue: Catalogue
) -> None:
    found = items(catalogue, "redenen", Filters({"gemeente": ["appelgouw"]}))
    groups = {thema for item in found if item.noot_kop for thema in item.themas or ("",)}
    assert len(groups) == 3
    out = " ".join(
        adv_tty(
            "items", "redenen", "--gemeente", "appelgouw", "--groepeer", "thema", NO_COLOR="1"
        ).out.split()
    )
    assert out.count("Noot bij aanleiding en doelstelling:") == len(groups)


def rows_of(form: str, out: str) -> list[dict[str, str]]:
    if form in ("--csv", "--excel"):
        separator = ";" if form == "--excel" else ","
        return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=separator))
    found = json.loads(out) if form == "--json" else [json.loads(line) for line in out.splitlines()]
    assert isinstance(found, list)
    return found


AS_OF = "Stand van 2010: personen, functies en nummers kunnen veranderd zijn.\n"


@pytest.mark.parametrize(
    "question",
    [["items", "contactgegevens"], ["list", "--velden", "id,contactgegevens"]],
    ids=" ".join,
)
def test_contacts_carry_their_year_in_every_form(
    adv: Adv, adv_tty: Adv, question: list[str]
) -> None:
    question = [*question, "--gemeente", "duinhof"]
    for form in ("--json", "--jsonl", "--csv", "--excel"):
        assert {row["stand"] for row in rows_of(form, adv(*question, form).out)} == {"2010"}
    lines = adv(*question, "--markdown").lines
    assert "stand" in lines[0]
    assert all("| 2010 |" in line for line in lines[2:])
    terminal = adv_tty(*question)
    assert AS_OF.strip() in terminal.out + terminal.err
    assert AS_OF in adv(*question).err
    other = adv("items", "lessen", "--json")
    assert {row["stand"] for row in json.loads(other.out)} == {None}
    assert "Stand van" not in other.err


def test_a_list_can_place_the_year_of_its_contacts(adv: Adv) -> None:
    line = adv("list", "--gemeente", "duinhof", "--velden", "stand,contactgegevens").lines[0]
    assert line.split("\t")[0] == "2010"
    header = adv(
        "list", "--gemeente", "duinhof", "--velden", "stand,contactgegevens", "--csv"
    ).lines[0]
    assert header == "stand,contactgegevens"
    assert (
        "stand"
        not in json.loads(
            adv("list", "--gemeente", "duinhof", "--velden", "id,lessen", "--json").out
        )[0]
    )


def test_compared_contacts_share_their_year(adv: Adv, adv_tty: Adv) -> None:
    question = ("compare", "duinhof", "cranendam", "--sectie", "contactgegevens")
    assert json.loads(adv(*question, "--json").out)["gelijk"]["stand"] == "2010"
    assert "gelijk,stand,2010,2010" in adv(*question, "--csv").lines
    assert "| gelijk | stand | 2010 | 2010 |" in adv(*question, "--markdown").lines
    for said in (adv(*question).err, adv(*question, "--excel").err, adv_tty(*question).err):
        assert said == AS_OF
    plain = adv("compare", "duinhof", "cranendam", "--sectie", "lessen", "--json")
    assert "stand" not in json.loads(plain.out)["gelijk"]
    assert plain.err == ""


def test_the_year_of_the_contacts_is_that_of_the_data(adv: Adv, tmp_path: Path) -> None:
    data = write_towns(tmp_path)
    bron = data / "bron.yaml"
    bron.write_text(bron.read_text("utf-8").replace('datum: "2010"', 'datum: "2017-05"'), "utf-8")
    asked = ("--data", str(data))
    assert {
        row["stand"] for row in json.loads(adv("items", "contactgegevens", "--json", *asked).out)
    } == {"2017"}
    assert "Stand van 2017:" in adv("show", "duinhof", "--markdown", *asked).out
    assert adv("search", "berend", *asked).err.startswith("Stand van 2017:")


def test_compared_results_say_what_kind_they_are(adv: Adv) -> None:
    found = json.loads(
        adv("compare", "brinkhuizen-gez", "appelgouw-stil", "--sectie", "resultaten", "--json").out
    )
    own = found["verschillend"]["resultaten"]
    kinds = {id: [text.partition(")")[0] for text in texts] for id, texts in own.items()}
    assert kinds == {
        "brinkhuizen-gezinscoaches": ["(beoogd"] * 2 + ["(behaald"],
        "appelgouw-stille-straat": ["(behaald"] * 2,
    }


def test_with_a_theme_chosen_only_that_theme_is_a_group(adv: Adv, adv_tty: Adv) -> None:
    question = ("items", "knelpunten", "--groepeer", "thema", "--thema", "wachtlijsten")
    rows = json.loads(adv(*question, "--json").out)
    assert {tuple(row["themas"]) for row in rows} == {("wachtlijsten",)}
    assert [row["tekst"] for row in rows] == [
        row["tekst"]
        for row in json.loads(adv("items", "knelpunten", "--thema", "wachtlijsten", "--json").out)
    ]
    two = json.loads(adv(*question, "--thema", "regievoering", "--json").out)
    assert {tuple(row["themas"]) for row in two} == {("wachtlijsten",), ("regievoering",)}
    assert f"{len(rows)} punten uit" in adv_tty(*question).err


@pytest.mark.parametrize(
    "filters",
    [Filters(), Filters({"doelgroep": ["multi"]}), Filters(tekst=["wachtlijst"])],
    ids=str,
)
@pytest.mark.parametrize("sectie", SECTIONS, ids=lambda sectie: sectie.code)
def test_the_projects_without_items_are_told_apart(
    catalogue: Catalogue, sectie: Section, filters: Filters
) -> None:
    found = items(catalogue, sectie.code, filters)
    chosen = projects(catalogue, filters._replace(tekst=()))
    contents = [value(record(catalogue, project.id), sectie) for project in chosen]
    reached = reach(catalogue, sectie.code, filters, found)
    assert reached.gekozen == len(chosen)
    assert reached.met == len({item.id for item in found})
    assert reached.leeg == contents.count([])
    assert reached.ontbreekt == contents.count(None)
    assert reached.met + reached.anders + reached.leeg + reached.ontbreekt == reached.gekozen


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["samenwerkingspartners"], "21 punten uit 8 projecten"),
        (["knelpunten"], "16 punten uit 6 van 8 projecten; bij 1 staat dit onderdeel leeg, bij 1 ontbreekt het"),
        (["oplossingen"], "12 punten uit 5 van 8 projecten; bij 1 staat dit onderdeel leeg, bij 2 ontbreekt het"),
        (["lessen", "--thema", "vertrouwen"], "1 punt uit 1 van 8 projecten; bij 5 voldoet geen punt, bij 1 staat dit"
         " onderdeel leeg, bij 1 ontbreekt het"),
        (["oplossingen", "--doelgroep", "multi"], "8 punten uit 3 van de 4 gekozen projecten; bij 1 ontbreekt dit onderdeel"),
        (["lessen", "--gemeente", "feldwijk"], "Geen punt voldoet aan deze filters; bij 1 project ontbreekt dit onderdeel."),
        (["lessen", "--gemeente", "gansoord"], "Geen punt voldoet aan deze filters."),
        (["lessen", "--gemeente", "duinhof"], "2 punten uit 1 project"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", [(), ("--groepeer", "thema"), ("--json",)], ids=" ".join)
def test_the_end_says_how_many_projects_have_nothing(
    adv: Adv, adv_tty: Adv, arguments: list[str], said: str, form: tuple[str, ...]
) -> None:
    for run in (adv, adv_tty):
        assert run("items", *arguments, *form).err.splitlines()[-1] == said


def test_words_choose_items(catalogue: Catalogue) -> None:
    found = items(catalogue, "knelpunten", Filters(tekst=["wachtlijst"]))
    assert found
    assert all("wacht" in item.tekst.lower() for item in found)


def test_grouped_by_theme_an_item_stands_under_each_of_its_themes(adv: Adv) -> None:
    plain = json.loads(adv("items", "knelpunten", "--json").out)
    grouped = json.loads(adv("items", "knelpunten", "--groepeer", "thema", "--json").out)
    assert len(grouped) == sum(len(item["themas"]) or 1 for item in plain)
    assert all(len(item["themas"]) <= 1 for item in grouped)


def test_items_in_all_forms(adv: Adv) -> None:
    rows = list(csv.DictReader(io.StringIO(adv("items", "contactgegevens", "--csv").out)))
    assert len(rows) == len(json.loads(adv("items", "contactgegevens", "--json").out))
    assert adv("items", "lessen", "--markdown").out.startswith("| ")


def test_items_on_a_terminal(adv_tty: Adv) -> None:
    result = adv_tty("items", "oplossingen", "--groepeer", "thema", "--experiment", NO_COLOR="1")
    assert result.code == 0
    assert max(map(len, result.lines)) <= 80
    assert "blz." in result.out
    by_project = adv_tty("items", "knelpunten", "--gemeente", "duinhof", NO_COLOR="1")
    assert "Over de Drempel" in by_project.out
    assert "uit 1 project" in by_project.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("items", "knelpumten"), "knelpunten"),
        (("items", "knelpunten", "--groepeer", "tema"), "thema"),
        (("compare", "duinhof"), "twee of meer"),
        (("compare", "duinhof", "duinhof"), "twee of meer"),
        (("compare", "duinhof", "cranendam", "--sectie", "x"), "geen sectie"),
        (("list", "--zoals", "duinhof", "--sorteer", "titel"), "gaan niet samen"),
    ],
)
def test_what_is_wrong_is_said(adv: Adv, arguments: tuple[str, ...], said: str) -> None:
    result = adv(*arguments)
    assert result.code == 2
    assert said in result.err


def test_nothing_found(adv: Adv) -> None:
    result = adv("items", "knelpunten", "--tekst", "ruimtevaartuig")
    assert (result.code, result.out) == (0, "")
    assert "Geen punt" in result.err


def test_compare_says_what_is_shared_once(catalogue: Catalogue) -> None:
    found = compare(
        catalogue,
        [DREMPEL, SAMEN],
        [SECTION["knelpunten"]],
    )
    assert found.gelijk["doelgroep"] == "multiprobleem"
    assert "doelgroep" not in found.verschillend
    assert found.verschillend["gemeente"] == {
        DREMPEL: "’t Duinhof",
        SAMEN: "Appelgouw",
    }
    for field in found.gelijk.keys() & found.verschillend.keys():
        assert not any(
            set(found.gelijk[field]) & set(own) for own in found.verschillend[field].values()
        )


def test_what_two_share_does_not_depend_on_their_order(catalogue: Catalogue) -> None:
    ids = [COACHES, SAMEN]
    one, other = compare(catalogue, ids), compare(catalogue, ids[::-1])
    assert one.gelijk.keys() == other.gelijk.keys()
    assert one.verschillend.keys() == other.verschillend.keys()


@pytest.mark.parametrize(
    ("ids", "columns"),
    [(("duinhof", "cranendam"), 80), (("duinhof", "cranendam", "feldwijk"), 160)],
)
def test_compare_fits_the_terminal(adv_tty: Adv, ids: tuple[str, ...], columns: int) -> None:
    result = adv_tty("compare", *ids, "--sectie", "lessen", columns=columns, NO_COLOR="1")
    assert result.code == 0
    assert max(map(len, result.lines)) <= columns
    assert result.out.index("Gelijk") < result.out.index("Verschillend")
    assert "zorg en handhaving" in result.out


@pytest.mark.parametrize("sectie", CODED_SECTIONS)
def test_themes_are_counted_with_the_projects_behind_them(
    adv: Adv, catalogue: Catalogue, sectie: str
) -> None:
    counts = json.loads(adv("stats", sectie, "--json").out)["dimensies"][sectie]
    for count in counts:
        coded = items(catalogue, sectie, Filters({"thema": [count["code"]]}))
        assert count["punten"] == len(coded)
        assert count["projecten"] == list(dict.fromkeys(item.id for item in coded))
        assert count["aantal"] == len(count["projecten"])
    assert [count["aantal"] for count in counts] == sorted(
        (count["aantal"] for count in counts), reverse=True
    )


def test_two_coded_sections_against_each_other(adv: Adv) -> None:
    table = json.loads(adv("stats", "knelpunten", "oplossingen", "--json").out)
    cell = next(
        c
        for c in table["cellen"]
        if (c["knelpunten"], c["oplossingen"]) == ("registratie", "registratie")
    )
    both = json.loads(adv("items", "knelpunten", "--thema", "registratie", "--json").out)
    assert set(cell["projecten"]) <= {item["id"] for item in both}


def test_all_sections_are_offered(adv: Adv) -> None:
    said = adv("items", "niets").err
    assert all(sectie.code in said for sectie in SECTIONS)
