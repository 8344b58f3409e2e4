"""adv show: the whole factsheet, in every form, of the eight made-up projects (see `towns`)."""

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.template import HEADINGS, SECTIONS, Section
from adv_cli.queries.projects import projects, record
from conftest import Adv
from towns import IDS, write_towns

pytestmark = pytest.mark.usefixtures("in_towns")

MISSING = "Deze kop staat niet in het factsheet."
EMPTY = "Deze kop staat in het factsheet, maar zonder inhoud."


def test_json_is_the_record(adv: Adv) -> None:
    record = json.loads(adv("show", "duinhof-over-de-drempel", "--json").out)
    assert record["contactgegevens"][0]["telefoon"] == ["0999-589315"]
    assert record["organisatie"]["financiering"][0]["tekst"].count("300.000") == 1


def test_several_ids_give_an_array_in_the_order_asked(adv: Adv) -> None:
    found = json.loads(adv("show", "feldwijk", "duinhof", "feldwijk", "--json").out)
    assert [record["id"] for record in found] == [
        "feldwijk-regioteam",
        "duinhof-over-de-drempel",
    ]


def test_the_beginning_of_an_id_will_do(adv: Adv) -> None:
    assert (
        json.loads(adv("show", "Appelgouw Stil", "--json").out)["id"] == "appelgouw-stille-straat"
    )


@pytest.mark.parametrize(
    ("id", "says"),
    [
        ("brink", "meer dan één id: brinkhuizen-gezinscoaches, brinkhuizen-luisterend-oor"),
        ("duinhof-over-de-drempl", "Bedoelde u duinhof-over-de-drempel?"),
        ("regioteam", "Bedoelde u feldwijk-regioteam?"),
        ("zzz", "Er is geen project “zzz”."),
        ("", "Er is geen project “”."),
        ("%", "Er is geen project “%”."),
    ],
)
def test_an_unknown_id_is_exit_1_with_the_nearest(adv: Adv, id: str, says: str) -> None:
    result = adv("show", id)
    assert (result.code, result.out) == (1, "")
    assert says in result.err


def test_yaml_is_the_file_and_reads_back_as_the_record(adv: Adv) -> None:
    found = YAML(typ="safe").load(adv("show", "cranendam", "--yaml").out)
    assert found["id"] == "cranendam-eerste-stap"
    assert found["lessen"] == []


def test_a_pipe_gets_one_line_for_each_item(adv: Adv) -> None:
    lines = [line.split("\t") for line in adv("show", "appelgouw-stil").lines]
    assert {len(line) for line in lines} == {4}
    assert [line[2] for line in lines if line[1] == "overige_projecten"] == list("12")


def test_a_part_can_be_asked_for(adv: Adv) -> None:
    sections = {
        line.split("\t")[1]
        for line in adv("show", "duinhof", "--sectie", "knelpunten", "--sectie", "lessen").lines
    }
    codes = "codering.oplossingen"
    assert sections == {"knelpunten", "oplossingen", "rol_ministerie", "lessen", codes}
    assert {
        line.split("\t")[1] for line in adv("show", "duinhof", "--sectie", "oplossingen").lines
    } == {"oplossingen", codes}


def test_one_section_of_a_heading_with_the_same_name(adv: Adv) -> None:
    lines = adv("show", "duinhof", "--sectie", "knelpunten.knelpunten").lines
    assert {line.split("\t")[1] for line in lines} == {"knelpunten"}
    answers = adv("show", "duinhof", "--sectie", "oplos").lines
    assert [line.split("\t")[1] for line in answers].count("oplossingen") == 3


def test_a_pipe_hears_why_a_section_holds_nothing(adv: Adv) -> None:
    result = adv("show", "cranendam", "--sectie", "lessen", "--sectie", "oplossingen")
    assert (result.code, result.out) == (0, "")
    assert "lessen en aandachtspunten staat leeg" in result.err
    assert "oplossingen staat niet in het factsheet" in result.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["duinhof", "--sectie", "knelpnten"], "Bedoelde u knelpunten"),
        (["duinhof", "--sectie", "lessen", "--json"], "--sectie en --json gaan niet samen"),
        ([], "ID ontbreekt."),
    ],
)
def test_wrong_use(adv: Adv, arguments: list[str], says: str) -> None:
    result = adv("show", *arguments)
    assert result.code == 2
    assert says in result.err


def test_the_three_kinds_of_nothing_are_told_apart(adv_tty: Adv) -> None:
    missing_and_empty = adv_tty("show", "cranendam", "--geen-kleur", columns=200).out
    assert "Deze kop staat in het factsheet, maar zonder inhoud." in missing_and_empty
    assert (
        "Niet in het factsheet: oplossingen en mogelijke rol van het ministerie."
        in missing_and_empty
    )
    assert "nog niet bekend" in adv_tty("show", "brinkhuizen-gez", "--geen-kleur").out
    assert (
        "Deze kop staat niet in het factsheet." in adv_tty("show", "feldwijk", "--geen-kleur").out
    )


@pytest.fixture(scope="module")
def records(towns_catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    return {
        project.id: record(towns_catalogue, project.id) for project in projects(towns_catalogue)
    }


def parts(record: dict[str, Any], groep: str) -> dict[str, Any]:
    """What a record holds below a heading, by section; a heading without parts is its own."""
    return {
        s.code: record[groep][s.code] if s.group else record[groep]
        for s in SECTIONS
        if groep in (s.group, s.code)
    }


def sentence_of(sectie: Section) -> str:
    """What is said of a section that is missing below a heading that is there."""
    same = sectie.code == sectie.group
    return f"{'Het onderdeel ' + sectie.code if same else sectie.heading}: niet in het factsheet."


def true_of(record: dict[str, Any], sectie: Section) -> set[str]:
    """What may be said of a section that holds nothing; nothing of one that holds something."""
    siblings = parts(record, sectie.group or sectie.code)
    content = siblings[sectie.code]
    if content is None:
        return {
            sentence_of(sectie) if any(part is not None for part in siblings.values()) else MISSING
        }
    return {EMPTY} if content == [] else set()


@pytest.mark.parametrize("form", ["terminal", "markdown"])
@pytest.mark.parametrize("sectie", SECTIONS, ids=lambda sectie: sectie.code)
def test_nothing_untrue_is_said_of_a_section_of_any_record(
    adv: Adv, adv_tty: Adv, records: dict[str, dict[str, Any]], sectie: Section, form: str
) -> None:
    name = f"{sectie.group}.{sectie.code}" if sectie.group else sectie.code
    heading = HEADINGS[sectie.group or sectie.code]
    if form == "terminal":
        out = adv_tty("show", *records, "--sectie", name, columns=200, NO_COLOR="1").out
        _, *shown = out.split(f"\n{heading} ─")
    else:
        _, *shown = adv("show", *records, "--sectie", name, "--markdown").out.split(
            f"\n## {heading}\n"
        )
    assert len(shown) == len(records) == 8
    for id, text in zip(records, shown, strict=True):
        said = {sentence for sentence in (MISSING, EMPTY, sentence_of(sectie)) if sentence in text}
        assert said == true_of(records[id], sectie), id


def test_a_pipe_says_nothing_untrue_of_any_section(
    adv: Adv, records: dict[str, dict[str, Any]]
) -> None:
    for sectie in SECTIONS:
        name = f"{sectie.group}.{sectie.code}" if sectie.group else sectie.code
        said = adv("show", *records, "--sectie", name).err.splitlines()
        for id, whole in records.items():
            content = parts(whole, sectie.group or sectie.code)[sectie.code]
            about = f"{id}: {sectie.heading.lower()} staat"
            assert (f"{about} niet in het factsheet." in said) == (content is None)
            assert (f"{about} leeg in het factsheet." in said) == (content == [])


def test_nothing_untrue_is_said_of_a_heading_of_any_record(
    adv: Adv, records: dict[str, dict[str, Any]]
) -> None:
    for id, whole in records.items():
        chapters = adv("show", id, "--markdown").out.split("\n## ")[1:]
        for (groep, kop), text in zip(HEADINGS.items(), chapters, strict=False):
            assert text.startswith(f"{kop}\n")
            missing = [content is None for content in parts(whole, groep).values()]
            assert (MISSING in text) == all(missing), (id, groep)
            assert ("*Niet in het factsheet: " in text) == (any(missing) and not all(missing)), (
                id,
                groep,
            )
            assert (EMPTY in text) == ([] in parts(whole, groep).values()), (id, groep)


def test_a_part_stands_below_one_line_of_head(adv_tty: Adv) -> None:
    lines = adv_tty("show", "duinhof", "--sectie", "lessen", "--geen-kleur").lines
    assert lines[:2] == ["’t Duinhof: Over de Drempel  duinhof-over-de-drempel  blz. 46 of 47", ""]
    assert lines[2].startswith("Lessen ─")
    assert not any("Invalshoek" in line for line in lines)
    assert any("Invalshoek" in line for line in adv_tty("show", "duinhof", "--geen-kleur").lines)


@pytest.mark.parametrize(
    ("id", "page"), [("duinhof", "bladzijde 46 of 47 van"), ("eenrode", "bladzijde 60 van")]
)
def test_a_page_that_is_not_sure_is_two_pages(adv_tty: Adv, adv: Adv, id: str, page: str) -> None:
    assert f"\n{page} het rapport\n" in adv_tty("show", id, "--geen-kleur").out
    assert f"**Bron**: {page} het rapport\n" in adv("show", id, "--markdown").out


def test_contacts_say_that_they_are_old(adv_tty: Adv, adv: Adv) -> None:
    assert "Stand van 2010" in adv_tty("show", "duinhof").out
    assert "Stand van 2010" in adv("show", "duinhof", "--markdown").out


@pytest.mark.parametrize(
    ("id", "sectie", "there"),
    [
        ("duinhof", "contactgegevens", True),
        ("appelgouw-stil", "overige_projecten", True),
        ("duinhof", "lessen", False),
        ("duinhof", "overige_projecten", False),
    ],
)
def test_contacts_say_in_every_form_of_when_they_are(
    adv_tty: Adv, adv: Adv, id: str, sectie: str, there: bool
) -> None:
    question = ("show", id, "--sectie", sectie)
    for said in (adv_tty(*question).out, adv(*question, "--markdown").out, adv(*question).err):
        assert ("Stand van 2010: personen, functies en nummers" in said) == there
    assert "Stand van" not in adv(*question).out


def test_the_kinds_of_results_stay_apart(adv_tty: Adv) -> None:
    out = adv_tty("show", "brinkhuizen-gez", "--geen-kleur").out
    assert "Resultaten (beoogd)" in out
    assert "(behaald) " in out


def test_markdown_escapes_what_would_be_markup(adv: Adv, tmp_path: Path) -> None:
    data = write_towns(tmp_path)
    file = data / "projects" / "duinhof-over-de-drempel.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("titel: Over de Drempel\n", "titel: '*Over* <b>_de_ [1]'\n", 1),
        encoding="utf-8",
    )
    assert adv("show", "cranendam", "--markdown", "--data", str(data)).out.startswith(
        "# Eerste Stap\n"
    )
    shown = adv("show", "duinhof", "--markdown", "--data", str(data)).out
    assert shown.startswith("# \\*Over\\* \\<b\\>\\_de\\_ \\[1\\]\n")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_terminal_is_never_overrun(adv_tty: Adv, columns: int) -> None:
    for id in IDS:
        lines = adv_tty("show", id, "--geen-kleur", columns=columns).lines
        assert max(len(line) for line in lines) <= columns
