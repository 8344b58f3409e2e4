"""The shipped data: complete, coded as the appendices say, and counted as chapter 2 does."""

import json
import re
from collections import Counter
from typing import Any

import pytest

from adv_cli import record
from adv_cli.catalogue.reader import Catalogue
from adv_cli.dataset.loader import load_project, load_shared, project_files
from adv_cli.dataset.paths import packaged_data
from adv_cli.dataset.report_wording import telephone
from adv_cli.errors import Findings
from adv_cli.model.lines import all_lines
from adv_cli.model.template import SECTION
from adv_cli.queries.filters import Filters, resolve_code
from adv_cli.queries.items import items
from adv_cli.queries.projects import projects
from appendices import APPENDICES, CHAPTER
from conftest import Adv

IDS = """
    alkmaar-wijkservicebedrijf-overdie almelo-geluksbudget amersfoort-av-teams amsterdam-achter-de-voordeur
    amsterdam-mpg-aanpak arnhem-overlast-en-zorg breda-zorg-op-maat den-haag-meldcode den-haag-vermindering-huisuitzettingen
    den-haag-vig-gezinsaanpak deventer-xpoint dordrecht-achter-de-voordeur eindhoven-krachtwijken enschede-wijkcoaches
    gouda-gezinsmanagement groningen-take-5 haarlem-wijkcontactvrouwen heerlen-meer-samen-in-praktijk helmond-leonardus
    hengelo-berflo-es leeuwarden-frontlijnteam leiden-basiszorgcoordinatie maastricht-casusaanpak nijmegen-hatert-thuis
    rotterdam-jeugd-interventie-team rotterdam-moeder-en-kind rotterdam-praktijkbegeleiding schiedam-interventieteam
    tilburg-achter-de-voordeur utrecht-overlastgevende-gezinnen utrecht-wraparound-care venlo-sociale-stijging-de-ruit
    zaanstad-poelenburg
""".split()


def test_every_file_is_valid() -> None:
    ground, findings = load_shared(packaged_data()), Findings()
    found = [load_project(path, ground, findings) for path in project_files(packaged_data())]
    assert findings.faults == []
    assert [project.id for project in found if project] == IDS


@pytest.mark.parametrize("dimensie", APPENDICES)
def test_the_codings_are_those_of_the_appendices(catalogue: Catalogue, dimensie: str) -> None:
    found = {project.id: getattr(project, dimensie) for project in projects(catalogue)}
    for code, beginnings in APPENDICES[dimensie].items():
        expected = {
            id for beginning in beginnings.split() for id in IDS if id.startswith(beginning)
        }
        assert {id for id, coded in found.items() if coded == code} == expected


def test_stats_gives_the_chapter_and_the_records(adv: Adv) -> None:
    answer = json.loads(adv("stats", "--json").out)
    assert answer["totaal"]["projecten"] == 33
    assert answer["totaal"]["gemeenten"] == 27
    for dimensie, counts in CHAPTER.items():
        rows = answer["dimensies"][dimensie]
        assert {row["code"]: row["hoofdstuk"] for row in rows} == counts
        assert all(row["aantal"] == len(row["projecten"]) for row in rows)
        assert all(row["verschil"] == row["aantal"] - row["hoofdstuk"] for row in rows)
        if dimensie in APPENDICES:
            assert {row["code"]: row["aantal"] for row in rows} == {
                code: len(ids.split()) for code, ids in APPENDICES[dimensie].items()
            }


LISTS = {
    "doelstellingen": (4, "meest voorkomende doelstellingen", 6),
    "processtappen": (7, "werkwijze op hoofdlijnen", 7),
    "uitgangspunten": (7, "veel genoemde succesfactoren", 8),
    "lessen": (7, "veel genoemde succesfactoren", 8),
    "knelpunten": (7, "veel genoemde knelpunten", 7),
    "oplossingen": (7, "voorbeelden van oplossingen", 4),
}
"""The lists of chapter 2: the page, what the list is of, and how many points it has."""


@pytest.mark.parametrize("section", LISTS)
def test_stats_gives_the_lists_of_the_chapter(adv: Adv, section: str) -> None:
    """Every point of the report's list is a theme of ours, and these are the themes from the report."""
    page, name, points = LISTS[section]
    answer = json.loads(adv("stats", section, "--json").out)
    assert answer["lijsten"][section]["naam"] == name
    assert answer["lijsten"][section]["bladzijde"] == page
    listed = {row["code"]: row["lijst_bladzijde"] for row in answer["dimensies"][section]}
    named = {code for code, on_page in listed.items() if on_page == page}
    assert len(named) == points
    assert {*listed.values()} == {page, None}
    codebook = load_shared(packaged_data()).codebook
    assert named == {t.code for t in codebook.themas(section) if t.herkomst == "rapport"}


def test_the_chapter_names_bottlenecks_that_few_factsheets_have(adv: Adv) -> None:
    """And the other way about: what it calls often mentioned, counted."""
    answer = json.loads(adv("stats", "knelpunten", "--json").out)["lijsten"]["knelpunten"]
    assert "doelen-en-meting" in answer["wel_genoemd_niet_vaak"]
    assert "regelgeving" in answer["wel_vaak_niet_genoemd"]


def test_municipality_and_housing_associations_work_together_most(adv: Adv) -> None:
    rows = json.loads(adv("stats", "partner", "partner", "--json").out)["cellen"]
    pairs = {(row["partner"], row["met"]): row["aantal"] for row in rows}
    most = max((pair for pair in pairs if pair[0] < pair[1]), key=lambda pair: pairs[pair])
    assert most == ("gemeente", "woningcorporatie")
    assert pairs[most] == 22


def test_what_may_explain_the_niveaus_does_explain_them(catalogue: Catalogue) -> None:
    """The remark in dwarsdoorsnede.yaml says that moving four projects gives the chapter's counts."""
    niveaus = Counter(project.niveau for project in projects(catalogue))
    named_more = {
        p.id for p in projects(catalogue, Filters({"niveau": ["een-wijk"]})) if p.wijken > 1
    }
    assert named_more == {
        "alkmaar-wijkservicebedrijf-overdie",
        "amersfoort-av-teams",
        "dordrecht-achter-de-voordeur",
    }
    amsterdam = record(catalogue, "amsterdam-achter-de-voordeur")
    assert "Vogelaarwijken" in amsterdam["projectinformatie"]["gebied"]["omschrijving"]
    niveaus["een-wijk"] -= len(named_more)
    niveaus["stadsbreed"] -= 1
    niveaus["meerdere-wijken"] += len(named_more) + 1
    assert dict(niveaus) == CHAPTER["niveau"]


def at(record: dict[str, Any], path: str) -> Any:
    for part in path.split("."):
        record = record[int(part)] if isinstance(record, list) else record[part]
    return record


@pytest.mark.parametrize(
    ("id", "path", "expected"),
    [
        ("gouda-gezinsmanagement", "projectinformatie.bestuurlijke_opdrachtgevers", []),
        ("heerlen-meer-samen-in-praktijk", "knelpunten.knelpunten", []),
        ("heerlen-meer-samen-in-praktijk", "lessen", []),
        ("hengelo-berflo-es", "resultaten.resultaten", None),
        ("hengelo-berflo-es", "resultaten.soort", "niet-vermeld"),
        ("helmond-leonardus", "organisatie.opdrachtnemers", ["nog niet bekend"]),
        ("helmond-leonardus", "projectinformatie.huishoudens.minimum", None),
        ("leiden-basiszorgcoordinatie", "resultaten.soort", "beoogd"),
        ("leiden-basiszorgcoordinatie", "resultaten.resultaten.3.soort", "behaald"),
        ("heerlen-meer-samen-in-praktijk", "resultaten.soort", "beoogd"),
        ("utrecht-wraparound-care", "resultaten.soort", "verwacht"),
        ("gouda-gezinsmanagement", "projectinformatie.looptijd.start", "2009-05-01"),
        ("gouda-gezinsmanagement", "projectinformatie.huishoudens.minimum", 15),
        ("gouda-gezinsmanagement", "projectinformatie.huishoudens.maximum", 20),
        ("gouda-gezinsmanagement", "bladzijde_zeker", False),
        ("den-haag-vig-gezinsaanpak", "titel_in_bijlagen", "Vroegtijdige Preventie in Gezinnen"),
    ],
)
def test_what_is_easily_lost_is_there(
    catalogue: Catalogue, id: str, path: str, expected: object
) -> None:
    assert at(record(catalogue, id), path) == expected


@pytest.mark.parametrize(
    ("id", "path", "count"),
    [
        ("arnhem-overlast-en-zorg", "overige_projecten", 7),
        ("haarlem-wijkcontactvrouwen", "contactgegevens", 3),
        ("amsterdam-mpg-aanpak", "aanleiding.criteria", 5),
        ("gouda-gezinsmanagement", "aanleiding.criteria", 4),
        ("leiden-basiszorgcoordinatie", "aanleiding.criteria", 5),
        ("maastricht-casusaanpak", "aanleiding.criteria", 4),
        ("heerlen-meer-samen-in-praktijk", "aanleiding.criteria", 4),
        ("utrecht-overlastgevende-gezinnen", "aanleiding.criteria", 6),
        ("maastricht-casusaanpak", "aanleiding.doelstellingen", 9),
        ("den-haag-meldcode", "resultaten.resultaten", 5),
        ("rotterdam-jeugd-interventie-team", "aanleiding.doelstellingen", 7),
        ("gouda-gezinsmanagement", "knelpunten.knelpunten", 9),
        ("amsterdam-achter-de-voordeur", "overige_projecten", 4),
    ],
)
def test_every_bullet_is_an_item(catalogue: Catalogue, id: str, path: str, count: int) -> None:
    assert len(at(record(catalogue, id), path)) == count


def test_contradictions_have_a_remark(catalogue: Catalogue) -> None:
    assert "dertien" in record(catalogue, "leeuwarden-frontlijnteam")["organisatie"]["noot"]
    assert (
        "vijf"
        in record(catalogue, "utrecht-overlastgevende-gezinnen")["aanleiding"]["criteria"][5][
            "noot"
        ]
    )
    assert record(catalogue, "venlo-sociale-stijging-de-ruit")["contactgegevens"][0]["noot"]


def test_remarks_are_ours_and_bring_no_figures_of_their_own(catalogue: Catalogue) -> None:
    """A figure in a remark that none of the record's lines has would be one that the factsheet does not give."""
    remarks = 0
    for id in IDS:
        lines = [line for _, _, line in all_lines(record(catalogue, id))]
        said = {figure for line in lines for figure in re.findall(r"\d+", line.tekst)}
        for line in lines:
            remarks += bool(line.noot)
            assert set(re.findall(r"\d+", line.noot or "")) <= said, line.noot
    assert remarks > 20


def test_seven_municipalities_are_in_the_experiment(adv: Adv) -> None:
    rows = json.loads(adv("list", "--experiment", "--json").out)
    assert {row["gemeente"] for row in rows} == {
        "Amsterdam", "Den Haag", "Groningen", "Enschede", "Nijmegen", "Eindhoven", "Gouda",
    }  # fmt: skip


def test_codes_of_the_cbs_are_text(adv: Adv) -> None:
    rows = json.loads(adv("list", "--gemeente", "utrecht", "--json").out)
    assert {row["gemeente_code"] for row in rows} == {"GM0344"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Den Haag", "GM0518"),
        ("’s-Gravenhage", "GM0518"),
        ("Gouda", "GM0513"),
        ("Den Bosch", "GM0796"),
    ],
)
def test_a_municipality_is_known_by_its_names(catalogue: Catalogue, name: str, code: str) -> None:
    assert resolve_code(catalogue, "gemeente", name).code == code


@pytest.mark.parametrize("name", ["Fryslân", "Friesland"])
def test_the_province_of_leeuwarden_is_known_by_its_names(adv: Adv, name: str) -> None:
    assert adv("list", "--provincie", name, "--velden", "gemeente").lines == ["Leeuwarden"]


def test_thirty_two_municipalities_with_s_hertogenbosch_under_h(adv: Adv) -> None:
    """The G31 and Gouda, of which five took no part (chapter 1)."""
    names = [line.split("\t")[2] for line in adv("values", "gemeente").lines]
    assert len(names) == 32
    at = names.index("’s-Hertogenbosch")
    assert (names[at - 1], names[at + 1]) == ("Hengelo", "Leeuwarden")
    absent = adv(
        "list",
        *(f"--gemeente={name}" for name in ("Emmen", "Den Bosch", "Lelystad", "Sittard", "Zwolle")),
    )
    assert (absent.code, absent.out) == (0, "")
    assert "’s-Hertogenbosch: Zag af van deelname" in absent.err


@pytest.mark.parametrize("sectie", list(SECTION))
def test_every_section_has_items(catalogue: Catalogue, sectie: str) -> None:
    assert items(catalogue, sectie, Filters())


def test_a_telephone_number_is_cut_where_the_records_cut_it(catalogue: Catalogue) -> None:
    numbers = [
        number
        for project in projects(catalogue)
        for contact in record(catalogue, project.id)["contactgegevens"] or ()
        for number in contact["telefoon"]
    ]
    assert len(numbers) > 40
    for number in numbers:
        assert telephone(number.replace("-", "")) == number


def test_every_point_has_its_page(catalogue: Catalogue) -> None:
    """On the pages of its own factsheet, which the next one ends; no later one than the report has."""
    whole = sorted((record(catalogue, id) for id in IDS), key=lambda one: int(one["bladzijde"]))
    ends = [one["bladzijde"] - 1 for one in whole[1:]] + [100]
    for one, end in zip(whole, ends, strict=True):
        pages = [page for given in one["bladzijden"].values() for page in given]
        assert len(pages) == len(all_lines(one)), one["id"]
        assert (min(pages), max(pages)) == (one["bladzijde"], end), one["id"]
    assert {one["id"]: one["bladzijden_onzeker"] for one in whole if one["bladzijden_onzeker"]} == {
        "eindhoven-krachtwijken": [41, 42],
        "leiden-basiszorgcoordinatie": [65, 66],
    }


@pytest.mark.parametrize(
    ("section", "id", "expected"),
    [
        ("uitgangspunten", "almelo-geluksbudget", [10, 11, 11, 11, 11, 11, 11, 11]),
        ("resultaten", "amsterdam-achter-de-voordeur", [16, 17, 17]),
        ("overige_projecten", "arnhem-overlast-en-zorg", [23, 23, 23, 23, 24, 24, 24]),
        ("processtappen", "enschede-wijkcoaches", [43, 44, 44, 44]),
        ("documentatie", "groningen-take-5", [52, 52]),
        ("contactgegevens", "haarlem-wijkcontactvrouwen", [54, 55, 55]),
        ("knelpunten", "leiden-basiszorgcoordinatie", [*[66] * 9, 68]),
        ("financiering", "utrecht-overlastgevende-gezinnen", [91]),
        ("contactgegevens", "venlo-sociale-stijging-de-ruit", [97, 98]),
    ],
)
def test_where_a_section_goes_past_a_page_break(
    catalogue: Catalogue, section: str, id: str, expected: list[int]
) -> None:
    found = [item for item in items(catalogue, section, Filters()) if item.id == id]
    assert [item.bladzijde for item in found] == expected
