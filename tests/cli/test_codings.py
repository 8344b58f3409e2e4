"""What people see of the codes beside themes: three of the towns get some of their own, others none."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from conftest import Adv
from towns import COACHES, DREMPEL, STAP, write_towns

FIGURE = {
    "waarde": 6,
    "eenheid": "huishoudens",
    "van": "huishoudens met een moestuin",
    "telt": "bereikt",
    "datum": "2009-05",
}


def strip_codes(record: Any) -> None:
    """Take all codes beside themes out of a record."""
    if isinstance(record, dict):
        for field in ("cijfers", "gaat_over", "evaluatie", "betalers", "partijen", "regie"):
            record.pop(field, None)
        record.pop("methodieken", None)
        for solution in record.get("oplossingen") or ():
            solution.pop("knelpunten", None)
        for child in record.values():
            strip_codes(child)
    elif isinstance(record, list):
        for child in record:
            strip_codes(child)


def coded_drempel(record: dict[str, Any]) -> None:
    record["projectinformatie"]["huishoudens"]["cijfers"] = [
        {"minimum": 15, "maximum": 20, "eenheid": "huishoudens", "per": "jaar", "van": "gasten"}
        | {"telt": "beoogd"}
    ]
    organisation = record["organisatie"]
    organisation["financiering"][0]["betalers"] = [{"naam": "ziekenfonds", "soorten": ["bedrijf"]}]
    organisation["partijen"] = [
        {"naam": "huisartsenpost Zuid", "soorten": ["eerstelijnszorg"]},
        {"naam": "buurthuis De Kachel", "soorten": ["welzijn", "werk-en-inkomen"]},
        {"naam": "ggz-instelling Kalm", "soorten": ["ggz"]},
        {"naam": "gemeente ’t Duinhof", "soorten": ["gemeente"]},
        {"naam": "stichting De Ladder", "soorten": ["welzijn"]},
    ]
    organisation["regie"] = {
        "code": "een-persoon",
        "benamingen": ["verpleegkundige"],
        "werkgever": "stichting De Ladder",
        "werkgever_soort": ["welzijn"],
        "mandaat": ["drang", "budget"],
        "punten": ["betrokkenen 1", "processtappen 1", "processtappen 2"],
    }
    record["werkwijze"]["methodieken"] = ["Zwaluwmethode"]
    record["resultaten"]["resultaten"][0] |= {
        "gaat_over": ["bereik", "effect-huishouden"],
        "cijfers": [FIGURE],
        "evaluatie": [{"wijze": "nulmeting", "fase": "gedaan"}],
    }
    record["resultaten"]["evaluatiemomenten"][0]["evaluatie"] = [
        {"wijze": "eigen-evaluatie", "fase": "loopt"},
        {"wijze": "extern-onderzoek", "fase": "gepland", "door": "Hogeschool Duin"},
    ]
    first, second, _ = record["knelpunten"]["oplossingen"]
    first["knelpunten"], second["knelpunten"] = [1], [1, 2]


def coded_stap(record: dict[str, Any]) -> None:
    record["organisatie"]["regie"] = {
        "code": "team-of-overleg",
        "werkgever": "Ladder Oost",
        "mandaat": ["drang"],
    }
    record["werkwijze"]["methodieken"] = ["de Zwaluwmethode (voorheen Musmethode)", "Musmethode"]


def coded_coaches(record: dict[str, Any]) -> None:
    record["organisatie"]["regie"] = {
        "code": "een-persoon",
        "werkgever": "stichting De Ladder Oost",
    }
    record["werkwijze"]["methodieken"] = ["Zwaluwmethode (licht)"]


CODED: dict[str, Callable[[dict[str, Any]], None]] = {
    DREMPEL: coded_drempel,
    STAP: coded_stap,
    COACHES: coded_coaches,
}


@pytest.fixture(scope="module")
def coded_towns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = write_towns(tmp_path_factory.mktemp("gecodeerd"))
    yaml = YAML()
    for file in sorted((data / "projects").glob("*.yaml")):
        record = yaml.load(file.read_text("utf-8"))
        strip_codes(record)
        if code := CODED.get(file.stem):
            code(record)
        with file.open("w", encoding="utf-8") as out:
            yaml.dump(record, out)
    return data


@pytest.fixture(autouse=True)
def _in_coded_towns(coded_towns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADV_DATA", str(coded_towns))


# show

SAID = [
    "Tussen [haken] staat onze eigen codering; adv values zegt wat zij betekent.",
    "15 tot 20 huishoudens per jaar [beoogd (gasten)]",
    "huisartsenpost Zuid [eerste lijn]",
    "buurthuis De Kachel [welzijn · werk, inkomen]",
    "stichting De Ladder [welzijn]",
    "Het ziekenfonds draagt € 300.000,- bij. [betaalt: bedrijf]",
    "[Regie: één persoon (verpleegkundige, in dienst van stichting De Ladder);"
    " mandaat: drang en dwang · eigen budget; zie betrokkenen, processtappen 1 en 2]",
    "2. De kok bespreekt het menu",
    "[Methodieken: Zwaluwmethode]",
    "Zes huishoudens hebben een moestuin. [bereik · effect huishouden; nulmeting: gedaan]",
    "Elk najaar proeft de wethouder mee."
    " [eigen evaluatie: loopt; extern onderzoek: gepland, door Hogeschool Duin]",
    "1. De wachtlijsten van de ggz zijn te lang.",
    "Vroeg langsgaan. [bij knelpunt 1]",
    "Dezelfde dag nog beginnen. [bij knelpunten 1 en 2]",
]


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("said", SAID)
def test_a_factsheet_says_how_it_is_coded(adv_tty: Adv, said: str, columns: int) -> None:
    result = adv_tty("show", DREMPEL, "--geen-kleur", columns=columns)
    assert said in " ".join(result.out.split())
    assert max(map(len, result.lines)) <= columns


@pytest.mark.parametrize("said", SAID)
def test_a_memo_says_it_too(adv: Adv, said: str) -> None:
    out = adv("show", DREMPEL, "--markdown").out
    plain = out.replace("\\", "").replace(" *[", " [").replace("]*", "]")
    assert said in plain


def test_a_pipe_gets_codes_as_sections_of_their_own(adv: Adv) -> None:
    rows = [line.split("\t")[1:] for line in adv("show", DREMPEL).lines]
    coded = [row for row in rows if row[0].startswith("codering.")]
    assert ["codering.resultaten", "1", "bereik · effect huishouden; nulmeting: gedaan"] in coded
    assert ["codering.oplossingen", "2", "bij knelpunten 1 en 2"] in coded
    assert ["codering.methodieken", "1", "Zwaluwmethode"] in coded
    assert coded == rows[-len(coded) :]
    assert [row[0] for row in coded].count("codering.regie") == 1
    assert ["resultaten", "1", "Zes huishoudens hebben een moestuin."] in rows


def test_a_part_says_what_is_coded_of_that_part(adv: Adv, adv_tty: Adv) -> None:
    solutions = adv_tty("show", DREMPEL, "--sectie", "oplossingen", "--geen-kleur").out
    assert "[bij knelpunt 1]" in solutions
    assert "Tussen [haken]" in solutions
    assert "codering.regie" in adv("show", DREMPEL, "--sectie", "organisatie").out
    assert "codering.regie" not in adv("show", DREMPEL, "--sectie", "opdrachtgevers").out
    assert "Tussen [" not in adv_tty("show", DREMPEL, "--sectie", "lessen", "--geen-kleur").out


def test_a_sheet_without_codes_says_nothing_of_them(adv: Adv, adv_tty: Adv) -> None:
    assert "[" not in adv_tty("show", "eenrode", "--geen-kleur").out.partition("Lijkt het")[0]
    assert "codering." not in adv("show", "eenrode").out


# items


def test_codes_stand_behind_items_on_a_terminal(adv_tty: Adv) -> None:
    def shown(section: str) -> str:
        out = adv_tty("items", section, "--gemeente", "duinhof", "--geen-kleur").out
        return " ".join(out.split())

    assert (
        "moestuin. [behaald] [bereik · effect bij huishoudens · meting vooraf · gedaan]"
        in shown("resultaten")
    )
    assert "huisartsenpost Zuid [huisarts en andere eerstelijnszorg]" in shown(
        "samenwerkingspartners"
    )
    assert "per jaar [beoogd] blz." in shown("huishoudens") + " blz."


ASKED = ("items", "resultaten", "--gemeente", "duinhof", "--velden", "cijfers,kenmerken")
IN_WORDS = "6 huishoudens (huishoudens met een moestuin, mei 2009)"


def test_figures_are_words_but_in_json(adv: Adv, adv_tty: Adv) -> None:
    (row,) = json.loads(adv(*ASKED, "--json").out)
    assert row["cijfers"][0]["waarde"] == 6
    assert row["cijfers"][0]["telt"] == "bereikt"
    for form in ((), ("--csv",), ("--excel",), ("--markdown",)):
        assert IN_WORDS in adv(*ASKED, *form).out
    assert IN_WORDS in " ".join(adv_tty(*ASKED, "--geen-kleur", columns=200).out.split())


def test_codes_are_words_for_people_and_codes_for_programs(adv: Adv, adv_tty: Adv) -> None:
    for form in ((), ("--csv",), ("--json",)):
        assert "gaat-over=effect-huishouden" in adv(*ASKED, *form).out
    for out in (adv(*ASKED, "--markdown").out, adv_tty(*ASKED, "--geen-kleur", columns=200).out):
        assert "effect bij huishoudens" in out
        assert "gaat-over=" not in out
        assert "effect bij huishoudens of in de wijk" not in out


MET = ("items", "knelpunten", "--met", "oplossingen", "--gemeente", "duinhof")


def test_below_a_bottleneck_stand_its_solutions(adv: Adv, adv_tty: Adv) -> None:
    result = adv_tty(*MET, "--geen-kleur")
    assert "2 van 4 met een oplossing in het eigen factsheet" in result.err
    _, first, second, third, _ = result.out.split("•")
    assert "→ Vroeg langsgaan. (blz. 46 of 47)" in first
    assert "→ Dezelfde dag nog beginnen. (blz. 46 of 47)" in first
    assert "Dezelfde dag nog beginnen." in second
    assert "Vroeg" not in second
    assert "→ geen oplossing hiervoor in dit factsheet" in third
    rows = json.loads(adv(*MET, "--json").out)
    assert [len(row["oplossingen"]) for row in rows] == [2, 1, 0, 0]
    assert {row["sectie"] for row in rows} == {"knelpunten"}


def test_with_a_theme_other_sections_say_what_is_done_about_it(adv: Adv, adv_tty: Adv) -> None:
    asked = ("items", "knelpunten", "--met", "oplossingen", "--thema", "samenwerking")
    rows = json.loads(adv(*asked, "--json").out)
    sections = list(dict.fromkeys(row["sectie"] for row in rows))
    assert sections == ["knelpunten", "oplossingen", "lessen"]  # no uitgangspunt has it here
    assert all("samenwerking" in row["themas"] for row in rows)
    for section in sections:
        alone = json.loads(adv("items", section, "--thema", "samenwerking", "--json").out)
        assert [row["tekst"] for row in rows if row["sectie"] == section] == [
            row["tekst"] for row in alone
        ]
    result = adv_tty(*asked, "--geen-kleur")
    assert "Oplossingen met hetzelfde thema" in result.out
    counts = [sum(row["sectie"] == section for row in rows) for section in sections[1:]]
    assert (
        f"daarna met hetzelfde thema: {counts[0]} bij oplossingen en {counts[1]} bij lessen, uit"
        in result.err
    )
    piped = [line.split("\t")[2] for line in adv(*asked).lines]
    assert piped == [row["sectie"] for row in rows]


def test_a_solution_that_stands_below_its_bottleneck_stands_there_alone(
    adv: Adv, tmp_path: Path
) -> None:
    data = write_towns(tmp_path)
    file = data / "projects" / f"{DREMPEL}.yaml"
    text = re.sub(r", knelpunten: \[[0-9, ]*\]", "", file.read_text("utf-8"))
    text = text.replace("themas: [wachtlijsten]", "themas: [deskundigheid]")
    text = text.replace(
        "[preventie]}\n    - {tekst: Dezelfde", "[deskundigheid]}\n    - {tekst: Dezelfde"
    )
    asked = (*MET, "--thema", "deskundigheid", "--json", "--data", str(data))
    file.write_text(text, "utf-8")
    assert [row["tekst"] for row in json.loads(adv(*asked).out)][1:] == ["Vroeg langsgaan."]
    coupled = text.replace(
        "themas: [deskundigheid]}\n    - {tekst: Dez",
        "themas: [deskundigheid], knelpunten: [1]}\n    - {tekst: Dez",
    )
    file.write_text(coupled, "utf-8")
    (row,) = json.loads(adv(*asked).out)
    assert row["oplossingen"] == ["Vroeg langsgaan. (blz. 46 of 47)"]


def test_a_theme_that_other_lists_lack_is_said(adv: Adv) -> None:
    result = adv("items", "knelpunten", "--met", "oplossingen", "--thema", "wachtlijsten")
    assert (
        "bij uitgangspunten, oplossingen en lessen bestaat het thema wachtlijsten niet"
        in result.err.splitlines()
    )
    assert {line.split("\t")[2] for line in result.lines} == {"knelpunten"}


def test_other_themes_may_be_left_out_that_other_lists_lack(adv: Adv) -> None:
    asked = (*MET[:4], "--thema", "samenwerking", "--niet", "thema=wachtlijsten")
    assert adv(*asked).code == 0


# compare


def compared(adv: Adv, *ids: str) -> Any:
    return json.loads(adv("compare", *ids, "--json").out)


def test_projects_share_methods_mandate_and_who_does_it(adv: Adv) -> None:
    found = compared(adv, DREMPEL, STAP)
    assert found["gelijk"]["mandaat"] == ["drang"]
    assert found["verschillend"]["mandaat"] == {DREMPEL: ["budget"], STAP: []}
    assert found["verschillend"]["regie"] == {DREMPEL: "een-persoon", STAP: "team-of-overleg"}
    assert found["verschillend"]["soorten partners"][DREMPEL] == [
        "eerstelijnszorg",
        "welzijn",
        "werk-en-inkomen",
        "ggz",
    ]
    assert found["verschillend"]["evaluatie"][DREMPEL] == [
        "nulmeting",
        "eigen-evaluatie",
        "extern-onderzoek",
    ]
    assert found["verschillend"]["betalers"] == {DREMPEL: ["ziekenfonds"], STAP: []}


def test_a_name_within_another_is_the_same_organisation(adv: Adv) -> None:
    found = compared(adv, DREMPEL, COACHES)
    assert found["gelijk"]["uitvoerders"] == ["stichting De Ladder"]
    assert found["gelijk"]["methodieken"] == ["Zwaluwmethode"]
    assert compared(adv, COACHES, DREMPEL)["gelijk"]["uitvoerders"] == ["stichting De Ladder Oost"]
    assert "stichting De Ladder" not in str(compared(adv, DREMPEL, STAP)["gelijk"])


def test_the_name_of_a_kind_or_a_town_is_no_organisation_within_another(
    adv: Adv, tmp_path: Path
) -> None:
    data = write_towns(tmp_path)
    yaml = YAML()
    for id, names in {
        DREMPEL: ["politie", "Feldwijk"],
        STAP: ["politie Oost", "Zorg Feldwijk"],
    }.items():
        file = data / "projects" / f"{id}.yaml"
        record = yaml.load(file.read_text("utf-8"))
        record["organisatie"]["opdrachtnemers"] = names
        with file.open("w", encoding="utf-8") as out:
            yaml.dump(record, out)
    found = json.loads(adv("compare", DREMPEL, STAP, "--json", "--data", str(data)).out)
    assert "uitvoerders" not in found["gelijk"]


def test_codes_are_compared_in_words_on_a_terminal(adv_tty: Adv) -> None:
    out = " ".join(adv_tty("compare", DREMPEL, STAP, "--geen-kleur", columns=200).out.split())
    assert "Mandaat • drang en dwang" in out
    assert "één persoon per huishouden" in out
    assert "huisarts en andere eerstelijnszorg" in out


def test_what_no_project_has_coded_is_not_compared(adv: Adv) -> None:
    found = compared(adv, "eenrode", "feldwijk")
    fields = {*found["gelijk"], *found["verschillend"]}
    assert not fields & {"regie", "mandaat", "evaluatie", "soorten partners", "methodieken"}
