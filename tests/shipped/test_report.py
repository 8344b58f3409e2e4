"""The shipped records beside the report's own text, where that is at hand: ADV_BRON, or shared/bron beside the project."""

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from adv_cli.audit.inspection import Inspection
from adv_cli.audit.runner import check
from adv_cli.dataset.paths import packaged_data
from adv_cli.model.template import FieldPath, dotted
from adv_cli.report.report import Report, read_report
from conftest import ROOT, Adv
from planting import open_record, plant, remarks, save

RAPPORT = Path(os.environ.get("ADV_BRON") or ROOT.parent / "shared" / "bron" / "rapport.txt")

pytestmark = [
    pytest.mark.skipif(
        not RAPPORT.is_file(), reason=f"the report's text is not at hand ({RAPPORT.name})"
    ),
    pytest.mark.once,
]

Change = Callable[[str], str]


def swap(old: str, new: str) -> Change:
    """Change one text into another, which must be there."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def without(*parts: str) -> Change:
    """Drop the lines from one that holds `parts[0]` up to the next one that holds `parts[1]`."""
    first, after = parts

    def change(text: str) -> str:
        start = text.rindex("\n", 0, text.index(first)) + 1
        end = text.rindex("\n", 0, text.index(after, start)) + 1
        assert start < end
        return text[:start] + text[end:]

    return change


def turned(first: str, second: str, end: str) -> Change:
    """Let the item at `first` and the one at `second`, which ends where `end` stands, change places."""

    def change(text: str) -> str:
        one, two, three = (
            text.rindex("\n", 0, text.index(mark)) + 1 for mark in (first, second, end)
        )
        assert one < two < three
        return text[:one] + text[two:three] + text[one:two] + text[three:]

    return change


GOUDA, ALMELO, HEERLEN = (
    "gouda-gezinsmanagement",
    "almelo-geluksbudget",
    "heerlen-meer-samen-in-praktijk",
)
DORDRECHT, VIG = "dordrecht-achter-de-voordeur", "den-haag-vig-gezinsaanpak"
PARTNERS, START = "organisatie.samenwerkingspartners", "projectinformatie.looptijd.start"
EXPLAINED = {
    ("alkmaar-wijkservicebedrijf-overdie", START, "2009-06-01"),
    ("nijmegen-hatert-thuis", START, "2009-06-01"),
    ("alkmaar-wijkservicebedrijf-overdie", PARTNERS, "Wijkservicebedrijf"),
    ("enschede-wijkcoaches", PARTNERS, "regionale"),
    ("enschede-wijkcoaches", PARTNERS, "instellingen op het gebied van"),
    ("helmond-leonardus", PARTNERS, "in de toekomst zullen hier nog partners …"),
}
"""What the shipped records explain: the project, the field, and the very thing."""
CONTACT = "contactgegevens:\n  - naam: Willem Verzonnen\n    functie: directeur\n    email: w.verzonnen@gouda.nl\n"

PLANTED = {
    "a wrong figure": (GOUDA, swap("krijgen zes gezinnen", "krijgen zeven gezinnen"), r"resultaten\[1\]: “(6|7)” staat"),
    "a wrong amount": (GOUDA, swap("300.000", "30.000"), r"financiering\[0\]: “(300000|30000)” staat"),
    "a wrong year": (GOUDA, swap("in september 2008", "in september 2007"), r"redenen\[0\]: “200[78]” staat"),
    "a wrong month": (GOUDA, swap("begon in mei 2009", "begon in april 2009"), r"resultaten\[0\]: “(mei|april)” staat"),
    "a wrong running time": (GOUDA, swap("gestart op 1 mei", "gestart op 2 mei"), r"looptijd.*: (“[12]”|1) staat"),
    "a typed date that the words do not say": (GOUDA, swap("'2009-05-01'", "'2009-06-01'"), r"looptijd.start: 2009-06-01 staat niet"),
    "a typed number that the words do not say": (GOUDA, swap("minimum: 15", "minimum: 14"), r"huishoudens.minimum: 14 staat niet"),
    "a dropped bullet": (
        GOUDA,
        without("De projectleider gezinsmanagement moet", "- tekst: >-\n      Zoeken hoe middelen"),
        r"lessen: punt 2 van het factsheet ontbreekt",
    ),
    "an invented bullet": (
        GOUDA,
        swap("lessen:\n", "lessen:\n  - tekst: Begin klein en vier elk succes uitbundig.\n    themas: []\n"),
        r"lessen\[0\]: dit punt staat niet in het factsheet",
    ),
    "a bullet that says something else": (
        GOUDA,
        swap("De caseload in de VIG-aanpak is 1 op 5 gezinnen.", "Vrijwilligers verdienen een vergoeding."),
        r"uitgangspunten: punt 3 van het factsheet ontbreekt",
    ),
    "two bullets turned round": (
        GOUDA,
        turned("Een informatiesysteem invoeren", "Bestuursrechtelijke instrumenten", "Met andere gemeenten"),
        r"oplossingen\[[01]\]: dit is punt [12] van het factsheet, hier punt [12]",
    ),
    "a swapped coding": (
        GOUDA,
        swap("doelgroep: overlastgevend", "doelgroep: multiprobleem"),
        r"codering.doelgroep: bijlage 1 zet dit project onder “overlastgevend”",
    ),
    "an invented contact": (GOUDA, swap("contactgegevens:\n", CONTACT), r"contactgegevens\[0\]: dit contact staat niet"),
    "a dropped contact": (
        GOUDA,
        without("naam: Ron van der Linden", "documentatie:"),
        r"contactgegevens: het contact “Ron van der Linden” ontbreekt",
    ),
    "a misspelled name": (GOUDA, swap("naam: Berend van der Ploeg", "naam: Berend van der Plug"), r"contactgegevens\[0\].*“plo?ug”"),
    "a letter too many in a name": (GOUDA, swap("naam: Berend van der Ploeg", "naam: Berend van der Ploegg"), r"contactgegevens\[0\].naam: “ploegg?”"),
    "a title cut short": (DORDRECHT, swap("titel: Achter de Voordeur", "titel: Voordeur"), r"veld titel: “achter” staat wel in de titel"),
    "another role": (GOUDA, swap("functie: directeur", "functie: secretaris"), r"contactgegevens\[0\].*“(directeur|secretaris)”"),
    "a wrong telephone number": (GOUDA, swap("0182-589315", "0182-589351"), r"contactgegevens\[0\].telefoon: “01825893(15|51)”"),
    "a wrong e-mail address": (GOUDA, swap("ron.vanderlinden@", "r.vanderlinden@"), r"contactgegevens\[1\].email: “r.*@gouda.nl”"),
    "a wrong website": (DORDRECHT, swap("www.crabbehof.nl", "www.krabbehof.nl"), r"“www\.[ck]rabbehof\.nl”|crabbehof"),
    "a wrong page": (GOUDA, swap("bladzijde: 46", "bladzijde: 47"), r"veld bladzijde: het factsheet begint op bladzijde 46"),
    "a page that is not sure": (GOUDA, swap("zeker: false", "zeker: true"), r"bladzijde_zeker: .* niet zeker"),
    "a dropped partner": (GOUDA, without("- leerplicht", "- politie"), r"samenwerkingspartners: het factsheet noemt hier ook .*leerplicht"),
    "an invented partner": (GOUDA, swap("- leerplicht\n", "- leerplicht\n    - brandweer\n"), r"samenwerkingspartners\[\d\]: “brandweer” staat hier niet"),
    "another organisation": (GOUDA, swap("KeDo-programma", "Kadaster-programma"), r"oplossingen\[0\]: “(KeDo|Kadaster)” staat"),
    "an organisation left out": (GOUDA, swap("tussen gemeente en Bureau Jeugdzorg", "tussen gemeente en instelling"), r"knelpunten\[4\]: “Jeugdzorg” staat wel in het factsheet"),
    "another district": (GOUDA, swap("      - Korte Akkeren", "      - Lange Akkeren"), r"gebied.wijken\[1\]: “lange” staat niet"),
    "another municipality": (GOUDA, swap("gemeente: Gouda", "gemeente: Almelo"), r"veld gemeente: het factsheet noemt als gemeente “Gouda”"),
    "another title": (GOUDA, swap("titel: Gezinsmanagement", "titel: Gezinscoaching"), r"veld titel: “gezinscoaching” staat niet in de titel"),
    "another title in the appendices": (VIG, swap("titel_in_bijlagen: Vroegtijdige Preventie in Gezinnen", "titel_in_bijlagen: Preventie"), r"codering\.\w+: dit project is in bijlage \d niet te vinden"),
    "a heading left out": (HEERLEN, swap("lessen: []", "lessen: null"), r"veld lessen: deze kop staat in het factsheet"),
    "a heading made up": (GOUDA, swap("documentatie: null", "documentatie: []"), r"veld documentatie: het factsheet heeft deze kop niet"),
    "another kind of results": (HEERLEN, swap("soort: beoogd", "soort: behaald"), r"resultaten.soort: het factsheet noemt deze resultaten beoogd"),
    "a dropped document": (DORDRECHT, without("- Folder", "www.wielwijk.nl/helpendehand"), r"documentatie: .*folder.* ontbreekt|documentatie: punt 3"),
    "another project left out": (ALMELO, lambda text: text[: text.index("overige_projecten:")] + "overige_projecten: []\n", r"overige_projecten: het project “.*” ontbreekt"),
}  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    return read_report(RAPPORT)


def checked(data: Path, report: Report) -> Inspection:
    return check(data, report, lambda done, of: None)


def alone(id: str, folder: Path) -> Path:
    """One record in a copy of the data without the others."""
    source = packaged_data()
    shutil.copytree(
        source,
        folder / "data",
        ignore=lambda folder, names: names if folder.endswith("projects") else [],
    )
    file = folder / "data" / "projects" / f"{id}.yaml"
    shutil.copy(source / "projects" / file.name, file)
    return file


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_error_is_found_and_named(planted: str, tmp_path: Path, report: Report) -> None:
    """Each in a copy of a real record; nothing else may be said of that record."""
    id, change, expected = PLANTED[planted]
    edit(alone(id, tmp_path), change)
    told = [
        str(fault)
        for fault in checked(tmp_path / "data", report).fouten
        if fault.bestand == f"projects/{id}.yaml"
    ]
    assert told
    assert any(re.search(expected, fault) for fault in told), told
    assert len(told) <= 5, told


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(packaged_data(), tmp_path / "data")
    return tmp_path / "data"


def edit(file: Path, change: Change) -> None:
    file.write_text(change(file.read_text("utf-8")), "utf-8")


def test_the_shipped_records_agree_with_the_report(adv: Adv) -> None:
    result = adv("check", "--bron", str(RAPPORT), "--json")
    assert result.code == 0, result.out
    found = json.loads(result.out)
    assert found["fouten"] == found["waarschuwingen"] == []
    explained = {(Path(one["bestand"]).stem, one["veld"], one["wat"]) for one in found["verklaard"]}
    assert explained == EXPLAINED
    compared = found["bron"]["vergeleken"]
    assert (compared["factsheets"], compared["codes"], compared["aantallen"]) == (33, 165, 22)
    assert compared["punten"] > 1500
    assert compared["namen"] > 1000
    assert compared["cijfers"] > 400
    assert all(project["punten"] > 20 for project in found["bron"]["projecten"])


def test_the_environment_may_say_where_the_report_is(
    adv: Adv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADV_BRON", str(RAPPORT))
    assert json.loads(adv("check", "--json").out)["bron"]["vergeleken"]["factsheets"] == 33
    assert (
        json.loads(adv("check", "--json", "--bron").out)["bron"]["vergeleken"]["factsheets"] == 33
    )


def test_a_difference_that_the_record_explains(data: Path, report: Report) -> None:
    """And a remark that names it explains nothing."""
    file, after = data / "projects" / f"{GOUDA}.yaml", "begint die binnenkort.\n"
    edit(file, swap("krijgen zes gezinnen", "krijgen zeven gezinnen"))
    edit(file, swap("- waarde: 6\n", "- waarde: 7\n"))
    edit(
        file,
        swap(
            after, f"{after}      noot: Het factsheet zegt zes gezinnen, de projectleider zeven.\n"
        ),
    )
    told = checked(data, report).bron
    assert told is not None
    assert [fault.veld for fault in told.fouten] == ["resultaten.resultaten[1]"] * 2
    assert not [one for one in told.verklaard if GOUDA in one.bestand]
    record = open_record(file)
    names = ("veld", "soort", "wat")
    differences = [
        {name: str(getattr(one, name)) for name in names} for one in told.verschillen[GOUDA]
    ]
    record["afwijkingen"] = [
        one | {"waarom": "De projectleider noemt er zeven."} for one in differences
    ]
    save(file, record)
    found = checked(data, report)
    assert found.fouten == []
    assert [one.veld for one in found.verklaard if GOUDA in one.bestand] == [
        "resultaten.resultaten[1]"
    ] * 2


REMARKS = [
    (file.stem, pad)
    for file in sorted((packaged_data() / "projects").glob("*.yaml"))
    for pad in remarks(open_record(file))
]


def test_there_are_remarks_to_plant_beside() -> None:
    assert len(REMARKS) > 30
    assert len({id for id, _ in REMARKS}) > 20


@pytest.mark.parametrize(("id", "pad"), REMARKS, ids=[f"{id}:{dotted(pad)}" for id, pad in REMARKS])
def test_no_remark_hides_what_is_planted_beside_it(
    id: str, pad: FieldPath, tmp_path: Path, report: Report
) -> None:
    file = alone(id, tmp_path)
    record = open_record(file)
    expected = plant(record, pad)
    save(file, record)
    found = checked(tmp_path / "data", report)
    assert expected
    assert set(expected) <= {fault.veld for fault in found.fouten}
    assert not set(expected) & {
        one.veld for one in found.verklaard if (id, one.veld, one.wat) not in EXPLAINED
    }


def test_a_king_who_pays_for_all_is_found(tmp_path: Path, report: Report) -> None:
    """In a group with a remark that has the word factsheet."""
    file = alone(GOUDA, tmp_path)
    record = open_record(file)
    assert "factsheet" in record["organisatie"]["noot"]
    record["organisatie"]["financiering"].append({"tekst": "De koning betaalt alle kosten."})
    record["bladzijden"]["financiering"].append(46)
    save(file, record)
    told = [
        str(fault) for fault in checked(tmp_path / "data", report).fouten if GOUDA in fault.bestand
    ]
    assert len(told) == 1
    assert "dit punt staat niet in het factsheet: “De koning betaalt alle kosten.”" in told[0]


def test_a_record_that_is_gone_is_missed(data: Path, report: Report) -> None:
    (data / "projects" / f"{GOUDA}.yaml").unlink()
    told = [str(fault) for fault in checked(data, report).fouten]
    assert any(
        "“Factsheet Gezinsmanagement” (bladzijde 46) heeft geen record" in fault for fault in told
    )


def test_a_published_count_that_the_report_does_not_have(data: Path, report: Report) -> None:
    edit(
        data / "dwarsdoorsnede.yaml",
        swap("code: overlastgevend, hoofdstuk: 5", "code: overlastgevend, hoofdstuk: 4"),
    )
    told = [fault.melding for fault in checked(data, report).fouten]
    assert "doelgroep overlastgevend: in het rapport staat 5, hier 4" in told
    assert any(
        melding.startswith(
            "doelgroep overlastgevend: hoofdstuk 2 telt 4 projecten, de records 5: arnhem"
        )
        for melding in told
    )


def test_a_few_records_can_be_checked_against_the_whole_report(data: Path, report: Report) -> None:
    for file in (data / "projects").iterdir():
        if file.stem not in (GOUDA, ALMELO):
            file.unlink()
    about = [
        fault for fault in checked(data, report).fouten if fault.bestand.startswith("projects/")
    ]
    assert about == []


def test_each_section_has_as_many_items_as_the_factsheet_has_bullets(adv: Adv) -> None:
    found = json.loads(adv("check", "--bron", str(RAPPORT), "--json").out)
    counted = [
        pair for project in found["bron"]["projecten"] for pair in project["secties"].values()
    ]
    assert len(counted) > 300
    assert sum(pair["record"] for pair in counted) > 900
    assert all(pair["record"] == pair["rapport"] for pair in counted)
    for count in found["tellingen"]:
        assert count["projecten_bijlage"] == (
            count["projecten"] if count["bijlage"] else count["projecten_bijlage"]
        )


def test_the_documents_give_the_figures_that_are_measured(adv: Adv) -> None:
    compared = json.loads(adv("check", "--bron", str(RAPPORT), "--json").out)["bron"]["vergeleken"]
    dutch = ", ".join(
        f"{compared[name]} {name}"
        for name in ("punten", "cijfers", "namen", "adressen", "contacten", "bladzijden", "codes")
    )
    assert f"{dutch} en {compared['aantallen']} aantallen" in plain(
        ROOT / "docs" / "controleren.md"
    )
    english = {
        "punten": "points",
        "cijfers": "figures",
        "namen": "names",
        "contacten": "contacts",
        "codes": "codes",
    }
    said = ", ".join(f"{compared[name]} {word}" for name, word in english.items())
    assert f"{compared['factsheets']} factsheets: {said}, {compared['aantallen']} counts" in plain(
        ROOT / "docs" / "architectuur.md"
    )


def plain(document: Path) -> str:
    return " ".join(document.read_text("utf-8").split())
