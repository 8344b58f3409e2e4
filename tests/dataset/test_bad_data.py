"""Bad data ends in exit 3, with file, line, field, what was found and what is allowed; never in a traceback."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Adv

RECORD = "projects/almelo-geluksbudget.yaml"


def replace(old: str, new: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def write(content: bytes) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        file.write_bytes(content)

    return change


BOMB = b"a: &a [x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b]\n"

CASES = [
    (RECORD, replace("titel: Geluksbudget", "titel: Geluks: budget"), r"regel 3: geen geldige YAML: een dubbele punt"),
    (RECORD, replace("titel: ", "titel: *x "), r"regel 3: geen geldige YAML|ankers"),
    (RECORD, replace("titel: Geluksbudget", "titel: null"), r"regel 3, veld titel: tekst verwacht, gevonden: niets"),
    (RECORD, replace("titel: Geluksbudget", "titel: 12"), r"regel 3, veld titel: tekst verwacht, gevonden: het getal 12"),
    (RECORD, replace("titel: Geluksbudget", "titel: ''"), r"regel 3, veld titel: lege tekst"),
    (RECORD, replace("titel: Geluksbudget", 'titel: "Geluks\\tbudget"'), r"veld titel: stuurteken U\+0009"),
    (RECORD, replace("titel: Geluksbudget", 'titel: " Geluksbudget"'), r"veld titel: spatie aan het begin"),
    (RECORD, replace("titel: Geluksbudget", "titel: Geluks\x07budget"), r"regel 3: geen geldige YAML: een stuurteken"),
    (RECORD, replace("titel: Geluksbudget", "titel: [Geluksbudget]"), r"tekst verwacht, gevonden: een lijst"),
    (RECORD, replace("titel: Geluksbudget\n", ""), r"veld titel: dit veld ontbreekt"),
    (RECORD, replace("gemeente: Almelo", "gemeente: Almello"), r"veld gemeente: onbekende gemeente .* Bedoelde u Almelo\?"),
    (RECORD, replace("gemeente: Almelo", "gemeente: Emmen"), r"veld gemeente: Emmen deed .* niet mee"),
    (RECORD, replace("id: almelo-geluksbudget", "id: almelo-budget"), r"regel 2, veld id: .* verwacht: almelo-geluksbudget"),
    (RECORD, replace("id: almelo-geluksbudget", "id: Almelo"), r"regel 2, veld id: “Almelo” is geen code"),
    (RECORD, replace("niveau: een-wijk", "niveau: een-wyk"), r"veld codering.niveau: onbekende code “een-wyk”; toegestaan: .*een-wijk"),
    (RECORD, replace("afdeling:", "afdelng:"), r"veld projectinformatie.afdelng: onbekend veld .* Bedoelde u afdeling\?"),
    (RECORD, replace("themas: [lage", "themas: [hoge"), r"veld aanleiding.redenen\[0\].themas: onbekend thema “hoge-betrokkenheid”"),
    (RECORD, replace("start: 2007-09", "start: 2007-13"), r"looptijd.start: 2007-13 bestaat niet als datum"),
    (RECORD, replace("start: 2007-09", "start: 2007-9"), r"looptijd.start: “2007-9” is geen datum; schrijf jjjj"),
    (RECORD, replace("eind: 2009-06", "eind: 2006-06"), r"looptijd: start 2007-09 ligt na eind 2006-06"),
    (RECORD, replace("minimum: 65", "minimum: 66"), r"huishoudens: minimum 66 is groter dan maximum 65"),
    (RECORD, replace("minimum: 65", "minimum: -1"), r"huishoudens.minimum: -1 is te klein; minstens 0"),
    (RECORD, replace("minimum: 65", "minimum: veel"), r"een geheel getal verwacht, gevonden: de tekst “veel”"),
    (RECORD, replace("minimum: 65", "minimum: null"), r"minimum, maximum en eenheid horen bij elkaar"),
    (RECORD, replace("eenheid: aanmeldingen", "eenheid: aanmelding"), r"Bedoelde u aanmeldingen"),
    (RECORD, replace("bladzijde: 10", "bladzijde: '10'"), r"veld bladzijde: een geheel getal verwacht"),
    (RECORD, replace("bladzijde_zeker: true", "bladzijde_zeker: ja"), r"true of false verwacht"),
    (RECORD, replace("soort: behaald", "soort: gehaald"), r"resultaten.soort: onbekende waarde “gehaald”; toegestaan: .* Bedoelde u behaald"),
    (RECORD, replace("soort: behaald", "soort: niet-vermeld"), r"veld resultaten: soort “niet-vermeld” hoort bij"),
    (RECORD, replace("0546-541580", "0546 541580"), r"telefoon\[0\]: “0546 541580” is geen telefoonnummer; schrijf"),
    (RECORD, replace("m.veldman@almelo.nl", "m.veldman.almelo.nl"), r"contactgegevens\[0\].email: .* is geen e-mailadres"),
    (RECORD, replace("lessen:", "lessen: geen\nx:"), r"veld lessen: een lijst .* verwacht"),
    (RECORD, replace("codering:", "codering: geen\nx:"), r"veld codering: een groep velden verwacht"),
    (RECORD, write(b"\xff\xfe"), r"regel 1: geen UTF-8"),
    (RECORD, write("id: é\n".encode("latin-1")), r"regel 1: geen UTF-8"),
    (RECORD, write(b""), r"een groep velden verwacht"),
    (RECORD, write(b"- a\n- b\n"), r"een groep velden verwacht"),
    (RECORD, write(b"id: a\nid: b\n"), r"regel 2: veld “id” staat er twee keer"),
    (RECORD, write(b"id: a\n---\nid: b\n"), r"meer dan één document"),
    (RECORD, write(b"id: !!python/name:os.system x\n"), r"tags .* worden niet gelezen"),
    (RECORD, write(BOMB), r"regel 1: ankers en aliassen"),
    (RECORD, write(b"[" * 100_000), r"niveaus diep|geen geldige YAML"),
    (RECORD, write(b"id: " + b"x" * 1_000_001), r"groter dan 1 MB"),
    ("codeboek.yaml", replace("code: overlastgevend", "code: Overlastgevend"), r"codeboek.yaml, regel \d+, veld dimensies\[0\].codes\[0\].code"),
    ("codeboek.yaml", replace("aliassen: [overlast, overlastgevers]", "aliassen: [mpg]"), r"“mpg” staat bij overlastgevend en bij multiprobleem"),
    ("codeboek.yaml", replace("dimensie: niveau", "dimensie: nivo"), r"onbekende waarde “nivo”"),
    ("gemeenten.yaml", replace("naam: Almelo", "naam: Alkmaar"), r"gemeenten.yaml.*naam Alkmaar staat er meer dan eens"),
    ("gemeenten.yaml", replace("GM0141", "141"), r"gevonden: het getal 141"),
    ("gemeenten.yaml", replace("GM0141", "GM141"), r"“GM141” is geen gemeentecode van het CBS"),
    ("dwarsdoorsnede.yaml", replace("code: stadsbreed", "code: stadbreed"), r"dwarsdoorsnede.yaml.*onbekende code “stadbreed”.*Bedoelde u stadsbreed"),
    ("bron.yaml", replace("versie:", "verzie:"), r"bron.yaml.*onbekend veld “verzie”.*Bedoelde u versie"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "change", "says"), CASES)
def test_a_fault_is_named_with_its_place(
    adv: Adv, data: Path, file: str, change: Callable[[Path], None], says: str
) -> None:
    assert adv("list", "--data", str(data)).code == 0
    change(data / file)
    result = adv("list", "--data", str(data))
    assert result.code == 3
    assert result.out == ""
    assert file.removeprefix("projects/") in result.err
    assert re.search(says, result.err), result.err
    assert "Traceback" not in result.err


def test_all_faults_of_all_files_are_told(adv: Adv, data: Path) -> None:
    replace("niveau: een-wijk", "niveau: x")(data / RECORD)
    replace("bladzijde: 46", "bladzijde: 0")(data / "projects/gouda-gezinsmanagement.yaml")
    result = adv("list", "--data", str(data))
    assert "almelo-geluksbudget.yaml" in result.err
    assert "gouda-gezinsmanagement.yaml" in result.err


def test_a_missing_shared_file(adv: Adv, data: Path) -> None:
    (data / "codeboek.yaml").unlink()
    result = adv("list", "--data", str(data))
    assert (result.code, "codeboek.yaml: dit bestand is er niet" in result.err) == (3, True)


def test_a_folder_that_is_not_there(adv: Adv, tmp_path: Path) -> None:
    result = adv("list", "--data", str(tmp_path / "weg"))
    assert result.code == 3
    assert "deze map is er niet" in result.err


def test_a_file_in_place_of_a_folder(adv: Adv, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    assert adv("list", "--data", str(tmp_path / "data")).code == 3


def test_an_empty_folder(adv: Adv, data: Path) -> None:
    for file in (data / "projects").iterdir():
        file.unlink()
    result = adv("list", "--data", str(data))
    assert result.code == 3
    assert "hier staat nog geen record (*.yaml)" in result.err


def test_the_same_id_in_two_files(adv: Adv, data: Path) -> None:
    text = (data / RECORD).read_text(encoding="utf-8")
    (data / "projects/almelo-kopie.yaml").write_text(text, encoding="utf-8")
    result = adv("list", "--data", str(data))
    assert result.code == 3
    assert (
        "almelo-kopie.yaml, regel 2, veld id: id “almelo-geluksbudget” is niet de naam van het bestand"
        in result.err
    )


def test_data_directory_from_the_environment(
    adv: Adv, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADV_DATA", str(data))
    assert len(adv("list").lines) == 4
    assert len(adv("--data", str(data), "list").lines) == 4
    assert "\nid: hengelo-berflo-es\n" in adv("show", "hengelo", "--yaml").out


def test_an_edit_is_seen_at_once(adv: Adv, data: Path) -> None:
    assert "Geluksbudget" in adv("list", "--data", str(data)).out
    replace("titel: Geluksbudget", "titel: Budgetgeluk?")(data / RECORD)
    assert "Budgetgeluk?" in adv("list", "--data", str(data)).out
    (data / RECORD).unlink()
    assert len(adv("list", "--data", str(data)).lines) == 3
