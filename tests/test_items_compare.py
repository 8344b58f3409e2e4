"""Items over all projects, comparing, and the projects most like one."""

import csv
import io
import json

import pytest

from adv_cli.catalogue import Catalogue
from adv_cli.compare import compare, most_like
from adv_cli.fields import GECODEERD, SECTIE, SECTIES
from adv_cli.items import items
from adv_cli.query import Filters, projects, resolve_section
from conftest import Adv


@pytest.mark.parametrize("sectie", list(SECTIE))
def test_every_section_has_items(catalogue: Catalogue, sectie: str) -> None:
    found = items(catalogue, sectie, Filters())
    assert found
    assert {item.sectie for item in found} == {sectie}


@pytest.mark.parametrize("typed", ["rol_ministerie", "Rol Ministerie", "rol-min", "rol/min", "rol_", "rol"])
def test_a_section_is_found_however_it_is_typed(typed: str) -> None:
    assert resolve_section(typed).code == "rol_ministerie"


def test_a_theme_chooses_items_and_other_filters_projects(catalogue: Catalogue) -> None:
    filters = Filters({"thema": ["wachtlijsten"], "doelgroep": ["multiprobleem"]})
    found = items(catalogue, "knelpunten", filters)
    allowed = {project.id for project in projects(catalogue, Filters({"doelgroep": ["multiprobleem"]}))}
    assert found
    assert all("wachtlijsten" in item.themas and item.id in allowed for item in found)
    others = items(catalogue, "knelpunten", Filters({"doelgroep": ["multiprobleem"]}, {"thema": ["wachtlijsten"]}))
    assert len(found) + len(others) == len(items(catalogue, "knelpunten", Filters({"doelgroep": ["multiprobleem"]})))


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
    by_project = adv_tty("items", "knelpunten", "--gemeente", "gouda", NO_COLOR="1")
    assert "Gezinsmanagement" in by_project.out
    assert "uit 1 project" in by_project.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("items", "knelpumten"), "knelpunten"),
        (("items", "knelpunten", "--groepeer", "tema"), "thema"),
        (("compare", "gouda"), "twee of meer"),
        (("compare", "gouda", "gouda"), "twee of meer"),
        (("compare", "gouda", "groningen", "--sectie", "x"), "geen sectie"),
        (("list", "--zoals", "gouda", "--sorteer", "titel"), "gaan niet samen"),
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
    found = compare(catalogue, ["gouda-gezinsmanagement", "utrecht-overlastgevende-gezinnen"], [SECTIE["knelpunten"]])
    assert found.gelijk["doelgroep"] == "overlastgevend"
    assert "doelgroep" not in found.verschillend
    assert found.verschillend["gemeente"] == {
        "gouda-gezinsmanagement": "Gouda",
        "utrecht-overlastgevende-gezinnen": "Utrecht",
    }
    for field in found.gelijk.keys() & found.verschillend.keys():
        assert not any(set(found.gelijk[field]) & set(own) for own in found.verschillend[field].values())


def test_what_two_share_does_not_depend_on_their_order(catalogue: Catalogue) -> None:
    ids = ["enschede-wijkcoaches", "leeuwarden-frontlijnteam"]
    one, other = compare(catalogue, ids), compare(catalogue, ids[::-1])
    assert one.gelijk.keys() == other.gelijk.keys()
    assert one.verschillend.keys() == other.verschillend.keys()


@pytest.mark.parametrize(("ids", "columns"), [(("gouda", "groningen"), 80), (("gouda", "groningen", "enschede"), 160)])
def test_compare_fits_the_terminal(adv_tty: Adv, ids: tuple[str, ...], columns: int) -> None:
    result = adv_tty("compare", *ids, "--sectie", "lessen", columns=columns, NO_COLOR="1")
    assert result.code == 0
    assert max(map(len, result.lines)) <= columns
    assert result.out.index("Gelijk") < result.out.index("Verschillend")
    assert "zorg en handhaving" in result.out


def test_likeness_is_mutual_and_counts_down(catalogue: Catalogue) -> None:
    ids = [project.id for project in projects(catalogue)]
    scores = {id: {other.id: other.score for other in most_like(catalogue, id)} for id in ids}
    for id in ids:
        assert id not in scores[id]
        assert list(scores[id].values()) == sorted(scores[id].values(), reverse=True)
        assert all(scores[other][id] == score for other, score in scores[id].items())


def test_list_like_a_project(adv: Adv, catalogue: Catalogue) -> None:
    rows = json.loads(adv("list", "--zoals", "gouda", "--json").out)
    assert [row["id"] for row in rows] == [other.id for other in most_like(catalogue, "gouda-gezinsmanagement")]
    assert rows[0]["waarom"].startswith("zelfde ")
    narrowed = json.loads(adv("list", "--zoals", "gouda", "--provincie", "utrecht", "--json").out)
    assert [row["id"] for row in narrowed] == [row["id"] for row in rows if row["provincie"] == "Utrecht"]


def test_show_ends_with_the_most_alike(adv_tty: Adv, adv: Adv, catalogue: Catalogue) -> None:
    nearest = most_like(catalogue, "gouda-gezinsmanagement", 3)
    for text in (adv_tty("show", "gouda", NO_COLOR="1").out, adv("show", "gouda", "--markdown").out):
        ending = text.split("Lijkt het meest op")[1]
        assert [other.gemeente in ending for other in nearest] == [True, True, True]
    assert "Lijkt het meest op" not in adv_tty("show", "gouda", "--sectie", "lessen").out


@pytest.mark.parametrize("sectie", GECODEERD)
def test_themes_are_counted_with_the_projects_behind_them(adv: Adv, catalogue: Catalogue, sectie: str) -> None:
    counts = json.loads(adv("stats", sectie, "--json").out)["dimensies"][sectie]
    for count in counts:
        coded = items(catalogue, sectie, Filters({"thema": [count["code"]]}))
        assert count["punten"] == len(coded)
        assert count["projecten"] == list(dict.fromkeys(item.id for item in coded))
        assert count["aantal"] == len(count["projecten"])
    assert [count["aantal"] for count in counts] == sorted((count["aantal"] for count in counts), reverse=True)


def test_two_coded_sections_against_each_other(adv: Adv) -> None:
    table = json.loads(adv("stats", "knelpunten", "oplossingen", "--json").out)
    cell = next(c for c in table["cellen"] if (c["knelpunten"], c["oplossingen"]) == ("registratie", "registratie"))
    both = json.loads(adv("items", "knelpunten", "--thema", "registratie", "--json").out)
    assert set(cell["projecten"]) <= {item["id"] for item in both}


def test_all_sections_are_offered(adv: Adv) -> None:
    said = adv("items", "niets").err
    assert all(sectie.code in said for sectie in SECTIES)
