"""The page of each point: in records, beside the report, in a new record, and in every answer."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adv_cli.dataset.formatter import canonical
from adv_cli.dataset.yaml_reader import read
from conftest import Adv
from madeup import (
    KLAVERHORST,
    OUDEZAND,
    PAGES,
    WINDMEER,
    printed,
    readable_report,
    report_text,
    write_data,
    write_pages,
    write_report,
)

Change = Callable[[dict[str, Any]], Any]
CODING = [
    "--doelgroep",
    "multi",
    "--problematiek",
    "meerv",
    "--invalshoek",
    "zorg",
    "--partners",
    "breed",
]
NEW = ["new", *CODING, "--niveau", "een", "--id", "nieuw"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The made-up data, every record with the page of each of its points."""
    return write_pages(write_data(tmp_path))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The report that it restates; some points of each factsheet stand past a page break."""
    return write_report(tmp_path)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The same data without these pages."""
    (tmp_path / "plain").mkdir()
    return write_data(tmp_path / "plain")


def change(data: Path, change: Change, id: str = WINDMEER) -> None:
    """Change what a record says."""
    file = data / "projects" / f"{id}.yaml"
    record = read(file.read_text("utf-8"))
    change(record)
    file.write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")


def pages(of: str, *given: int) -> Change:
    """Let a record give these pages for a section."""
    return lambda record: record["bladzijden"].update({of: [*given]})


def faults(adv: Adv, data: Path, *options: str) -> list[str]:
    """What a check finds wrong: field and message, without the first page of the factsheet."""
    found = json.loads(adv("check", str(data), *options, "--json").out)
    told = [f"{fault['veld']}: {fault['melding']}" for fault in found["fouten"]]
    return [re.sub(r" \(bladzijde .* en verder\)$", "", fault) for fault in told]


# In a record


SPOILT: dict[str, tuple[Change, str]] = {
    "a section that is none": (
        lambda record: record["bladzijden"].update(reden=[8]),
        "bladzijden.reden: onbekend onderdeel “reden”; toegestaan: ",
    ),
    "too few": (pages("redenen", 8), "bladzijden.redenen: 1 bladzijde bij 2 punten; geef er één per punt"),
    "too many": (pages("doelgroep", 8, 8), "bladzijden.doelgroep: 2 bladzijden bij 1 punt; geef er één per punt"),
    "a section without lines": (
        pages("criteria", 8),
        "bladzijden.criteria: dit onderdeel heeft geen punten; laat het hier weg",
    ),
    "an empty list": (pages("criteria"), "bladzijden.criteria: dit onderdeel heeft geen punten"),
    "a section left out": (
        lambda record: record["bladzijden"].pop("redenen"),
        "bladzijden: redenen ontbreekt; 2 bladzijden horen daarbij, één per punt",
    ),
    "before the first": (
        pages("redenen", 7, 8),
        "bladzijden.redenen[0]: bladzijde 7 ligt vóór de eerste van het factsheet (8)",
    ),
    "back again": (
        pages("processtappen", 8, 9, 8),
        "bladzijden.processtappen[2]: bladzijde 8 staat na 9; houd de volgorde van het rapport",
    ),
    "no number": (
        lambda record: record["bladzijden"].update(lessen=["9"]),
        "bladzijden.lessen[0]: een geheel getal verwacht, gevonden: de tekst “9”",
    ),
    "no page": (pages("lessen", 10_000), "bladzijden.lessen[0]: 10000 is te groot; hoogstens 9999"),
    "unsure, and nothing there": (
        lambda record: record.update(bladzijden_onzeker=[10]),
        "bladzijden_onzeker[0]: op bladzijde 10 staat niets van dit record",
    ),
    "unsure, out of order": (
        lambda record: record.update(bladzijden_onzeker=[9, 8]),
        "bladzijden_onzeker[1]: noem elke bladzijde één keer, van laag naar hoog",
    ),
    "unsure, and the first is sure": (
        lambda record: record.update(bladzijden_onzeker=[8]),
        "bladzijden_onzeker: bladzijde 8 staat hier wel; bladzijde_zeker is true",
    ),
    "sure, and the first is not": (
        lambda record: record.update(bladzijden_onzeker=[9], bladzijde_zeker=False),
        "bladzijden_onzeker: bladzijde 8 staat hier niet; bladzijde_zeker is false",
    ),
    "unsure, without pages": (
        lambda record: record.update(bladzijden=None, bladzijden_onzeker=[8]),
        "bladzijden_onzeker: dit veld hoort bij bladzijden, en dat ontbreekt",
    ),
}  # fmt: skip


@pytest.mark.parametrize("spoilt", SPOILT)
def test_pages_that_cannot_be(adv: Adv, data: Path, spoilt: str) -> None:
    spoil, expected = SPOILT[spoilt]
    change(data, spoil)
    [told] = faults(adv, data)
    assert told.startswith(expected)
    listed = adv("list", "--data", str(data))
    assert (listed.code, listed.out) == (3, "")


def test_a_fault_names_the_line_of_its_section(adv: Adv, data: Path) -> None:
    file = data / "projects" / f"{WINDMEER}.yaml"
    text = file.read_text("utf-8").replace("  lessen: [9]", "  lessen: [9, 9]")
    file.write_text(text, "utf-8")
    line = text[: text.index("  lessen: [9, 9]")].count("\n") + 1
    [fault] = json.loads(adv("check", str(data), "--json").out)["fouten"]
    assert (fault["regel"], fault["veld"]) == (line, "bladzijden.lessen")


def test_what_else_is_wrong_with_a_record_is_told_beside_its_pages(
    adv: Adv, data: Path, report: Path
) -> None:
    change(data, lambda record: record["lessen"].append({"tekst": "Trakteer op oliebollen."}))
    assert faults(adv, data, "--bron", str(report)) == [
        "bladzijden.lessen: 1 bladzijde bij 2 punten; geef er één per punt",
        "lessen[1]: dit punt staat niet in het factsheet: “Trakteer op oliebollen.”",
    ]


def test_a_record_without_pages_among_others_is_a_warning(
    adv: Adv, data: Path, plain: Path
) -> None:
    change(data, lambda record: record.pop("bladzijden"))
    found = json.loads(adv("check", str(data), "--json").out)
    assert found["fouten"] == []
    [told] = [one for one in found["waarschuwingen"] if one["veld"] == "bladzijden"]
    assert told["bestand"] == f"projects/{WINDMEER}.yaml"
    assert "bladzijde" not in adv("check", str(plain)).out


def test_pages_have_a_canonical_form() -> None:
    ours = "bladzijden_onzeker: [\n 9 ]\nbladzijden:\n    lessen: [9]\n    redenen: [8, # twee\n        8]\n"
    assert canonical(ours) == (
        "bladzijden:\n  redenen: [8, 8]  # twee\n  lessen: [9]\nbladzijden_onzeker: [9]\n"
    )


@pytest.mark.parametrize("id", PAGES)
def test_the_form_that_people_write_is_canonical(adv: Adv, data: Path, id: str) -> None:
    file = data / "projects" / f"{id}.yaml"
    assert adv("format", str(file)).code == 0
    assert file.read_text("utf-8").endswith(PAGES[id])
    assert adv("format", "--check", str(file)).out == ""


# Beside the report


def test_the_pages_agree_with_the_report(adv: Adv, data: Path, report: Path) -> None:
    found = json.loads(adv("check", str(data), "--bron", str(report), "--json").out)
    assert (found["fouten"], found["verklaard"]) == ([], [])
    given = [read(pages)["bladzijden"] for pages in PAGES.values()]
    lines = sum(len(numbers) for of_record in given for numbers in of_record.values())
    assert found["bron"]["vergeleken"]["bladzijden"] == lines > 90


WRONG: dict[str, tuple[str, Change, str]] = {
    "of an item": (WINDMEER, pages("processtappen", 8, 9, 9), "bladzijden.processtappen[1]: dit punt staat op bladzijde 8, niet op 9"),
    "of a text": (WINDMEER, pages("doelgroep", 9), "bladzijden.doelgroep[0]: dit punt staat op bladzijde 8, niet op 9"),
    "of a period": (WINDMEER, pages("looptijd", 9), "bladzijden.looptijd[0]: dit punt staat op bladzijde 8, niet op 9"),
    "of a name": (WINDMEER, pages("samenwerkingspartners", 8, 8, 8, 9), "bladzijden.samenwerkingspartners[3]: dit punt staat op bladzijde 8"),
    "of a document": (WINDMEER, pages("documentatie", 8, 9), "bladzijden.documentatie[0]: dit punt staat op bladzijde 9, niet op 8"),
    "of a contact": (KLAVERHORST, pages("contactgegevens", 10, 11), "bladzijden.contactgegevens[0]: dit punt staat op bladzijde 11"),
    "of another project": (OUDEZAND, pages("overige_projecten", 15, 16), "bladzijden.overige_projecten[1]: dit punt staat op bladzijde 15"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_page_is_named_with_the_right_one(
    adv: Adv, data: Path, report: Path, wrong: str
) -> None:
    id, spoil, expected = WRONG[wrong]
    change(data, spoil, id)
    [told] = faults(adv, data, "--bron", str(report))
    assert told.startswith(expected)


def test_which_pages_are_sure_is_compared(adv: Adv, data: Path, report: Path) -> None:
    """Of Oudezand the last page is sure: its number is printed."""
    change(data, lambda record: record.pop("bladzijden_onzeker"), OUDEZAND)
    assert faults(adv, data, "--bron", str(report)) == [
        "bladzijden_onzeker: bladzijde 15 is volgens het rapport zeker"
    ]
    change(data, lambda record: record.update(bladzijden_onzeker=[12]), OUDEZAND)
    assert faults(adv, data, "--bron", str(report)) == [
        "bladzijden_onzeker: bladzijde 13 is volgens het rapport niet zeker"
    ]


def test_a_wrong_page_can_be_explained(adv: Adv, data: Path, report: Path) -> None:
    change(data, pages("lessen", 10))
    why = {"waarom": "Zo staat het in de druk."}
    what = {"veld": "bladzijden.lessen[0]", "soort": "anders", "wat": "9 (record: 10)"}
    change(data, lambda record: record.update(afwijkingen=[what | why]))
    found = json.loads(adv("check", str(data), "--bron", str(report), "--json").out)
    assert (found["fouten"], len(found["verklaard"])) == ([], 1)


def test_where_the_order_is_explained_pages_may_go_back(adv: Adv, data: Path, report: Path) -> None:
    """The point that the report has past the page break, the record has first."""

    def turned(record: dict[str, Any]) -> None:
        steps = record["werkwijze"]["processtappen"]
        record["werkwijze"]["processtappen"] = [steps[2], *steps[:2]]
        record["bladzijden"]["processtappen"] = [9, 8, 8]

    change(data, turned)
    assert "houd de volgorde" in faults(adv, data)[0]
    field = "werkwijze.processtappen[0]"
    moved = {"veld": field, "soort": "volgorde", "wat": "punt 3", "waarom": "Zo loopt het beter."}
    change(data, lambda record: record.update(afwijkingen=[moved]))
    assert faults(adv, data, "--bron", str(report)) == []


def test_a_name_stands_where_its_point_does(adv: Adv, data: Path, tmp_path: Path) -> None:
    """Also where partners stand point by point, on two pages."""
    text = readable_report()
    start = text.index("Samenwerkingspartners: gemeente Windmeer")
    end = text.index("Opdrachtgevers: gemeente Windmeer")
    rest = "Samenwerkingspartners:\n\n- gemeente Windmeer;\n- stichting De Brug;\n"
    past = f"\n {'■ ' * 9}\n\n 9\n\n- huisartsenpost Noord;\n- zorg- en welzijnswinkel.\n\n"
    later = text[end:].replace(" 9\n", "\n", 1)
    report = tmp_path / "ander.txt"
    report.write_text(report_text(text[:start] + rest + past + later), "utf-8")
    told = [one for one in faults(adv, data, "--bron", str(report)) if "partners" in one]
    assert told == [
        f"bladzijden.samenwerkingspartners[{nr}]: dit punt staat op bladzijde 9, niet op 8"
        for nr in (2, 3)
    ]


# A new record


@pytest.mark.parametrize("id", PAGES)
def test_a_new_record_has_the_pages_of_its_factsheet(
    adv: Adv, data: Path, report: Path, id: str
) -> None:
    """Those that the record restates; a name that reads as two is one more."""
    title = {WINDMEER: "buurtbezoek", KLAVERHORST: "samen", OUDEZAND: "vroeg"}[id]
    made = adv(*NEW, "--uit", str(report), "--titel", title, "--data", str(data))
    assert made.code == 0, made
    found, expected = read((data / "projects" / "nieuw.yaml").read_text("utf-8")), read(PAGES[id])
    assert {code: sorted({*given}) for code, given in found["bladzijden"].items()} == {
        code: sorted({*given}) for code, given in expected["bladzijden"].items()
    }
    assert found["bladzijden"]["lessen"] == expected["bladzijden"]["lessen"]
    assert found.get("bladzijden_onzeker") == expected.get("bladzijden_onzeker")
    told = json.loads(adv("check", str(data), "--json").out)
    assert [one for one in told["fouten"] if "bladzijde" in str(one["veld"])] == []


@pytest.mark.parametrize("first", ["7", "9"])
def test_another_first_page_leaves_the_others_open(
    adv: Adv, data: Path, report: Path, first: str
) -> None:
    head = ["--titel", "buurtbezoek", "--bladzijde", first]
    assert adv(*NEW, *head, "--uit", str(report), "--data", str(data)).code == 0
    made = read((data / "projects" / "nieuw.yaml").read_text("utf-8"))
    assert (made["bladzijde"], made["bladzijden"]) == (int(first), None)


def test_a_text_whose_pages_go_back_leaves_them_open(adv: Adv, data: Path, tmp_path: Path) -> None:
    """Nobody knows what such a text counts; the record can be made all the same."""
    report = tmp_path / "terug.txt"
    report.write_text(report_text(readable_report().replace("\n 11\n", "\n 4\n", 1)), "utf-8")
    head = ["--titel", "Samen Sterk", "--bladzijde", "10"]
    assert adv(*NEW, *head, "--uit", str(report), "--data", str(data)).code == 0
    made = read((data / "projects" / "nieuw.yaml").read_text("utf-8"))
    assert made["bladzijden"] is None


def test_a_text_without_page_numbers_gives_none(adv: Adv, data: Path, tmp_path: Path) -> None:
    text = readable_report()
    sheet = text[text.index(" Factsheet Samen") : text.index("Resultaten\nBehaalde")]
    report = tmp_path / "los.txt"
    report.write_text(printed(sheet.replace(" 11\n", "\n")), "utf-8")
    assert adv(*NEW, "--bladzijde", "10", "--uit", str(report), "--data", str(data)).code == 0
    made = read((data / "projects" / "nieuw.yaml").read_text("utf-8"))
    assert made["bladzijden"] is None


# In answers


def rows(adv: Adv, data: Path, *question: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(adv(*question, "--data", str(data), "--json").out)
    return found


def test_an_item_has_its_own_page_in_every_form(adv: Adv, data: Path) -> None:
    question = ["items", "processtappen", "--gemeente", "Windmeer"]
    assert [row["bladzijde"] for row in rows(adv, data, *question)] == [8, 8, 9]
    there = [*question, "--data", str(data)]
    assert [line.split("\t")[3] for line in adv(*there).lines] == ["8", "8", "9"]
    lines = map(json.loads, adv(*there, "--jsonl").lines)
    assert [row["bladzijde"] for row in lines] == [8, 8, 9]
    for form, delimiter in (("--csv", ","), ("--excel", ";")):
        text = adv(*there, form).out.removeprefix("\ufeff")
        read_rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
        assert [row["bladzijde"] for row in read_rows] == ["8", "8", "9"]
    memo = adv(*there, "--markdown").out
    assert re.findall(r"^- .*\(blz. (\d+)", memo, re.M) == ["8", "8", "9"]
    table = adv(*there, "--markdown", "--velden", "bladzijde").lines
    assert table[2:5] == ["| 8 |", "| 8 |", "| 9 |"]


def test_a_page_is_sure_or_not_item_by_item(adv: Adv, data: Path) -> None:
    for section, page, sure in (
        ("doelstellingen", 12, False),
        ("knelpunten", 13, False),
        ("lessen", 15, True),
    ):
        [row] = rows(adv, data, "items", section, "--gemeente", "Oudezand")
        assert (row["bladzijde"], row["bladzijde_zeker"]) == (page, sure)
    there = ["--gemeente", "Oudezand", "--data", str(data), "--markdown"]
    assert "(blz. 13 of 14" in adv("items", "knelpunten", *there).out
    assert "(blz. 15" in adv("items", "lessen", *there).out
    assert "| 13 of 14 |" in adv("items", "knelpunten", *there, "--velden", "bladzijde").out


def test_a_passage_has_its_own_page(adv: Adv, data: Path) -> None:
    [passage] = rows(adv, data, "search", "Pinksteren")
    assert (passage["sectie"], passage["bladzijde"]) == ("oplossingen", 9)
    [passage] = rows(adv, data, "search", "geluidsmeter")
    assert (passage["bladzijde"], passage["bladzijde_zeker"]) == (13, False)


def test_names_and_codes_have_the_first_page(adv: Adv, data: Path) -> None:
    found = rows(adv, data, "search", "overlast*", "--gemeente", "Oudezand")
    found += rows(adv, data, "search", "Stoep", "--gemeente", "Oudezand")
    pages = {row["bladzijde"] for row in found if row["sectie"] in ("titel", "codering")}
    assert pages == {12}
    assert [row["bladzijde"] for row in rows(adv, data, "list")] == [10, 12, 8]


def test_a_terminal_tells_the_page_once_where_it_can(adv_tty: Adv, data: Path) -> None:
    there = ["--data", str(data)]
    steps = adv_tty("items", "processtappen", *there, NO_COLOR="1").out
    assert "windmeer-buurtbezoek\n" in steps
    assert re.findall(r"blz\. [0-9of ]+", steps[steps.index("Windmeer") :]) == [
        "blz. 8",
        "blz. 8",
        "blz. 9",
    ]
    assert "klaverhorst-samen-sterk  blz. 10\n" in steps
    found = adv_tty("search", "geluidsmeter", *there, NO_COLOR="1").out
    assert "Oplossingen · blz. 13 of 14" in found


def test_a_factsheet_has_its_pages_as_high_as_they_can_stand(
    adv: Adv, adv_tty: Adv, data: Path
) -> None:
    there = ["show", WINDMEER, "--data", str(data)]
    shown = adv(*there, "--markdown").lines
    assert "## Aanleiding en doelstelling (blz. 8)" in shown
    assert "## Werkwijze" in shown
    assert "### Processtappen" in shown
    assert "- Een bezoeker belt binnen drie dagen terug. (blz. 9)" in shown
    assert "### Uitgangspunten (blz. 9)" in shown
    assert "- Per portiek een vast gezicht." in shown
    assert "## Lessen (blz. 9)" in shown
    screen = adv_tty(*there, NO_COLOR="1").out
    assert re.search(r"^Aanleiding en doelstelling  blz\. 8 ─", screen, re.MULTILINE)
    assert "• Een bezoeker belt binnen drie dagen terug.  blz. 9\n" in screen
    assert "\nUitgangspunten  blz. 9\n" in screen


def test_every_page_of_a_factsheet_is_told(adv: Adv, adv_tty: Adv, data: Path) -> None:
    """Also where facts, contacts and other projects of one heading stand on two pages."""
    change(
        data,
        lambda record: record["bladzijden"].update(looptijd=[13], overige_projecten=[15, 16]),
        OUDEZAND,
    )
    change(data, lambda record: record.update(bladzijden_onzeker=[12, 13]), OUDEZAND)
    there = ["show", OUDEZAND, "--data", str(data)]
    shown = adv(*there, "--markdown").out
    assert "### Looptijd (blz. 13 of 14)" in shown
    assert "- **De Uitlaatpost** (blz. 16)" in shown
    screen = adv_tty(*there, columns=120, NO_COLOR="1").out
    assert re.search(r"^Looptijd .*  blz\. 13 of 14$", screen, re.MULTILINE)
    assert "De Uitlaatpost  blz. 16\n" in screen


def test_a_section_with_the_name_of_its_heading_tells_its_page(adv: Adv, data: Path) -> None:
    """Markdown prints no second heading for it."""
    change(data, lambda record: record["bladzijden"].update(oplossingen=[14]), OUDEZAND)
    shown = adv("show", OUDEZAND, "--data", str(data), "--markdown").lines
    at = shown.index("## Knelpunten")
    assert shown[at + 2].endswith(" (blz. 13 of 14)")
    assert "### Oplossingen (blz. 14)" in shown


def test_json_of_a_factsheet_has_the_field(adv: Adv, data: Path) -> None:
    made = json.loads(adv("show", OUDEZAND, "--data", str(data), "--json").out)
    assert made["bladzijden"] == read(PAGES[OUDEZAND])["bladzijden"]
    assert made["bladzijden_onzeker"] == [12, 13]


def test_a_comparison_tells_the_page_of_each_point(adv: Adv, adv_tty: Adv, data: Path) -> None:
    there = ["compare", WINDMEER, OUDEZAND, "--sectie", "oplossingen", "--data", str(data)]
    made = json.loads(adv(*there, "--json").out)
    assert made["verschillend"]["oplossingen"][OUDEZAND] == [
        "In elke patrouillewagen een geluidsmeter."
    ]
    points = made["punten"]["oplossingen"]
    assert [point["bladzijde"] for point in points[WINDMEER]] == [9, 9]
    assert points[OUDEZAND] == [
        {
            "tekst": "In elke patrouillewagen een geluidsmeter.",
            "bladzijde": 13,
            "bladzijde_zeker": False,
        }
    ]
    cited = "In elke patrouillewagen een geluidsmeter. (blz. 13 of 14)"
    for form in ((), ("--csv",), ("--excel",), ("--markdown",)):
        assert cited in adv(*there, *form).out
    assert "(blz. 13 of 14)" in " ".join(adv_tty(*there, columns=200, NO_COLOR="1").out.split())


def test_a_comparison_without_sections_has_no_points(adv: Adv, data: Path) -> None:
    made = json.loads(adv("compare", WINDMEER, OUDEZAND, "--data", str(data), "--json").out)
    assert [*made] == ["projecten", "gelijk", "verschillend"]


def test_what_is_shared_stands_without_a_page(adv: Adv, data: Path) -> None:
    there = ["--sectie", "samenwerkingspartners", "--data", str(data)]
    found = csv.DictReader(io.StringIO(adv("compare", KLAVERHORST, OUDEZAND, *there, "--csv").out))
    shared, own = (row for row in found if row["veld"] == "samenwerkingspartners")
    assert shared[KLAVERHORST] == "politie"
    assert "kredietbank Oost (blz. 10)" in own[KLAVERHORST]


def test_without_pages_the_first_stands_for_all(adv: Adv, adv_tty: Adv, plain: Path) -> None:
    """And a factsheet does not tell it again for each heading."""
    found = rows(adv, plain, "items", "processtappen", "--gemeente", "Windmeer")
    assert [row["bladzijde"] for row in found] == [8, 8, 8]
    [passage] = rows(adv, plain, "search", "geluidsmeter")
    assert (passage["bladzijde"], passage["bladzijde_zeker"]) == (12, False)
    there = ["show", WINDMEER, "--data", str(plain)]
    memo, source = adv(*there, "--markdown").out.rsplit("\nBron: ", 1)
    assert "blz." not in memo + adv_tty(*there, NO_COLOR="1").out
    assert "*, blz. 8. Gegevens" in source
    assert json.loads(adv(*there, "--json").out)["bladzijden"] is None


def test_the_report_beside_a_record_says_which_page_is_sure(
    adv: Adv, data: Path, report: Path
) -> None:
    there = ["show", OUDEZAND, "--data", str(data), "--bron", str(report), "--markdown"]
    shown = adv(*there).out
    assert "> **Rapport, bladzijde 13 of 14**" in shown
    assert "> **Rapport, bladzijde 15**" in shown
