"""adv check: the state of a data directory, and of a made-up one beside its made-up report (see `madeup`)."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Adv
from madeup import KLAVERHORST, OUDEZAND, WINDMEER, readable_report, write_data, write_report

Change = Callable[[str], str]
ANSI = re.compile(r"\x1b\[[0-9;]*m")
WM, KH, OZ = (f"projects/{id}.yaml" for id in (WINDMEER, KLAVERHORST, OUDEZAND))


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Made-up data without a fault, to change."""
    return write_data(tmp_path)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The report that the made-up data restates."""
    return write_report(tmp_path)


def swap(old: str, new: str) -> Change:
    """Change one text into another, which must be there."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def edit(file: Path, *changes: Change) -> None:
    text = file.read_text("utf-8")
    for change in changes:
        text = change(text)
    file.write_text(text, "utf-8")


def line_of(file: Path, mark: str) -> int:
    """The line on which `mark` stands, counted from 1."""
    lines = file.read_text("utf-8").splitlines()
    return next(nr for nr, line in enumerate(lines, start=1) if mark in line)


def found(adv: Adv, *arguments: str | Path, code: int = 0) -> dict[str, Any]:
    """What a check found, as JSON."""
    result = adv("check", *map(str, arguments), "--json")
    assert result.code == code, result
    read: dict[str, Any] = json.loads(result.out)
    return read


def told(faults: list[dict[str, Any]]) -> list[str]:
    """Each fault on a line: file, field and message."""
    return [f"{fault['bestand']} {fault['veld']}: {fault['melding']}" for fault in faults]


# The outcome


def test_the_made_up_data_agrees_with_its_report(adv: Adv, made: Path, report: Path) -> None:
    read = found(adv, made, "--bron", report)
    assert (read["map"], read["projecten"], read["fouten"]) == (str(made), 3, [])
    assert {fault["bestand"] for fault in read["waarschuwingen"]} == {"codeboek.yaml"}
    assert all(
        re.search(r" zonder (project|punt): ", fault["melding"]) for fault in read["waarschuwingen"]
    )
    compared = read["bron"]["vergeleken"]
    assert (
        compared["factsheets"],
        compared["codes"],
        compared["aantallen"],
        compared["contacten"],
    ) == (3, 15, 18, 6)
    assert compared["punten"] > 90
    assert read["verklaard"] == read["bron"]["verklaard"] == []
    assert all(project["afwijkingen"] == [] for project in read["bron"]["projecten"])
    assert {
        (project["id"], project["bladzijde"], project["verschillen"])
        for project in read["bron"]["projecten"]
    } == {
        (WINDMEER, 8, 0),
        (KLAVERHORST, 10, 0),
        (OUDEZAND, 12, 0),
    }
    assert sum(project["punten"] for project in read["bron"]["projecten"]) == compared["punten"]


def test_the_shape_of_json(adv: Adv, made: Path) -> None:
    read = found(adv, made)
    assert list(read) == [
        "map",
        "projecten",
        "fouten",
        "waarschuwingen",
        "verklaard",
        "tellingen",
        "bron",
    ]
    assert read["bron"] is None
    assert all(
        list(fault) == ["bestand", "regel", "veld", "melding"] for fault in read["waarschuwingen"]
    )
    assert read["waarschuwingen"]
    of_dimension = [
        (c["code"], c["hoofdstuk"], c["bijlage"], c["aantal"], c["verschil"], c["oordeel"])
        for c in read["tellingen"]
    ]
    assert ("verborgen-problematiek", 3, None, 2, -1, "verklaard") in of_dimension
    assert ("zorg-en-handhaving", 2, 2, 2, 0, "gelijk") in of_dimension
    assert len(of_dimension) == 20
    assert read["tellingen"][0]["projecten"] == [KLAVERHORST, WINDMEER]


def test_a_pipe_gets_a_line_for_each_finding(adv: Adv, made: Path) -> None:
    edit(made / WM, swap("Eén lijst voor allen.", "Eén lijst op 30 februari 2010"))
    result = adv("check", str(made))
    rows = [line.split("\t") for line in result.lines]
    at = str(line_of(made / WM, "30 februari"))
    assert [
        "fout",
        WM,
        at,
        "knelpunten.oplossingen[1].tekst",
        "30 februari 2010 bestaat niet",
    ] in rows
    assert [
        "waarschuwing",
        WM,
        at,
        "knelpunten.oplossingen[1].tekst",
        "slotteken ontbreekt na “2010”",
    ] in rows
    assert {len(row) for row in rows} == {5}
    assert result.err == f"adv: 1 fout in {made}.\n"
    assert result.code == 1


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("faulty", [False, True])
def test_on_a_terminal_no_line_is_wider_than_it(
    adv_tty: Adv, made: Path, report: Path, columns: int, faulty: bool
) -> None:
    if faulty:
        edit(
            made / WM, swap("€ 48.500", "€ 48.600"), swap("niveau: een-wijk", "niveau: stadsbreed")
        )
        edit(
            made / KH,
            swap("begin", "bezin"),
            swap("titel: Samen Sterk\n", "titel: Samen Sterk\nnoot: De titel was eerst Bezin.\n"),
        )
    result = adv_tty("check", str(made), "--bron", str(report), columns=columns)
    lines = [ANSI.sub("", line) for line in result.out.splitlines()]
    assert max(map(len, lines)) <= columns
    text = " ".join(" ".join(lines).split())
    assert "3 records" in text
    assert "Vergeleken: 3 factsheets, " in text
    assert "aanleiding verborgen-problematiek: hoofdstuk 3, records 2 (verklaard)" in text
    assert "Waarschuwingen (" in text
    assert ("Geen fouten." in text) is not faulty
    assert bool(re.search(r"Fouten \(\d+\)", text)) is faulty
    assert result.code == int(faulty)
    if not faulty:
        assert result.err == ""
    else:
        assert "“48600” staat niet in het factsheet" in text
        assert (
            f"niveau stadsbreed: hoofdstuk 1, records 2 (onverklaard) {OUDEZAND}, {WINDMEER}"
            in text
        )


def test_the_worst_stands_last_on_a_terminal(adv_tty: Adv, made: Path) -> None:
    edit(made / WM, swap("Eén lijst voor allen.", "Eén lijst op 30 februari 2010"))
    out = ANSI.sub("", adv_tty("check", str(made)).out)
    assert (
        out.index("Hoofdstuk 2")
        < out.index("Waarschuwingen")
        < out.index("Fouten (1)")
        < out.index("30 februari 2010 bestaat niet")
    )


def test_faults_in_all_files_are_told_at_once(adv: Adv, made: Path) -> None:
    edit(
        made / WM, swap("bladzijde: 8", "bladzijde: nul"), swap("soort: behaald", "soort: gehaald")
    )
    edit(made / KH, swap("gemeente: Klaverhorst", "gemeente:"))
    (made / OZ).write_bytes(b"id: \xff\n")
    edit(made / "gemeenten.yaml", swap("GM1901", "GM9999"))
    edit(made / "codeboek.yaml", swap("dimensie: niveau", "dimensie: nivo"))
    read = found(adv, made, code=1)
    assert {fault["bestand"] for fault in read["fouten"]} == {
        WM,
        KH,
        OZ,
        "gemeenten.yaml",
        "codeboek.yaml",
    }
    assert sum(fault["bestand"] == WM for fault in read["fouten"]) == 2
    assert read["tellingen"] == []


def test_faults_that_only_show_beside_other_files_are_all_told(adv: Adv, data: Path) -> None:
    edit(
        data / "projects/almelo-geluksbudget.yaml",
        swap("niveau: een-wijk", "niveau: een-wyk"),
        swap("[lage-", "[hoge-"),
    )
    edit(data / "projects/gouda-gezinsmanagement.yaml", swap("gemeente: Gouda", "gemeente: Goudaa"))
    edit(
        data / "projects/heerlen-meer-samen-in-praktijk.yaml", swap("id: heerlen-", "id: haarlem-")
    )
    read = found(adv, data, code=1)
    assert [
        (fault["bestand"].removeprefix("projects/").split("-")[0], fault["veld"])
        for fault in read["fouten"]
    ] == [
        ("almelo", "codering.niveau"),
        ("almelo", "aanleiding.redenen[0].themas"),
        ("gouda", "gemeente"),
        ("heerlen", "id"),
    ]


def test_a_few_of_the_records_differ_from_the_counts_of_all(adv: Adv, data: Path) -> None:
    """The whole report has 33; four records cannot count up to that, and each count says so."""
    read = found(adv, data, code=1)
    messages = [fault["melding"] for fault in read["fouten"]]
    assert "hoofdstuk 2 telt 33 projecten, de records zijn er 4" in messages
    assert "hoofdstuk 2 telt 27 gemeenten, de records zijn er 4" in messages
    assert {fault["bestand"] for fault in read["fouten"]} == {"dwarsdoorsnede.yaml"}


# How it is called


def test_the_directory_may_be_given_in_four_ways(
    adv: Adv, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = adv("check", str(made))
    assert "\tcodeboek.yaml\t" in expected.out
    assert adv("check", "--data", str(made)) == adv("--data", str(made), "check") == expected
    monkeypatch.setenv("ADV_DATA", str(made))
    assert adv("check") == expected


def test_a_directory_that_is_named_goes_before_the_one_of_the_environment(
    adv: Adv, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADV_DATA", "/deze/map/is/er/niet")
    assert adv("check", str(made)).code == 0


@pytest.mark.parametrize(
    "arguments",
    [("--bron",), ("--bron", "--json"), ("--bron=",), ("een", "twee"), ("--csv",), ("--strenk",)],
)
def test_misuse(adv: Adv, arguments: tuple[str, ...]) -> None:
    result = adv("check", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("adv: ")
    assert result.err.count("\n") == 1


def test_bron_without_a_file_says_what_to_do(adv: Adv) -> None:
    err = adv("check", "--bron").err
    assert "--bron rapport.txt" in err
    assert "ADV_BRON" in err


@pytest.mark.parametrize("value", [(), ("--bron",)])
def test_the_report_may_come_from_the_environment(
    adv: Adv, made: Path, report: Path, monkeypatch: pytest.MonkeyPatch, value: tuple[str, ...]
) -> None:
    monkeypatch.setenv("ADV_BRON", str(report))
    assert found(adv, made, *value)["bron"]["bestand"] == str(report)


def test_a_report_that_is_named_goes_before_the_one_of_the_environment(
    adv: Adv, made: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADV_BRON", "/dit/bestand/is/er/niet")
    assert found(adv, made, "--bron", report)["bron"]["bestand"] == str(report)
    assert adv("check", str(made)).code == 3


def _missing(data: Path) -> None:
    shutil.rmtree(data)


def _a_file(data: Path) -> None:
    shutil.rmtree(data)
    data.write_text("geen map")


def _no_projects(data: Path) -> None:
    shutil.rmtree(data / "projects")


def _no_records(data: Path) -> None:
    for file in (data / "projects").iterdir():
        file.unlink()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_missing, "deze map is er niet"),
        (_a_file, "dit is een bestand, geen map"),
        (_no_projects, "deze map is er niet"),
        (_no_records, "hier staat nog geen record (*.yaml)"),
    ],
)
def test_a_directory_without_data(
    adv: Adv, made: Path, change: Callable[[Path], None], says: str
) -> None:
    change(made)
    result = adv("check", str(made))
    assert (result.code, result.out) == (3, "")
    assert says in result.err
    assert result.err.count("\n") == 1


def test_a_shared_file_that_is_gone_is_a_fault(adv: Adv, made: Path) -> None:
    (made / "bron.yaml").unlink()
    assert told(found(adv, made, code=1)["fouten"]) == ["bron.yaml None: dit bestand is er niet"]


def test_strict_counts_warnings(adv: Adv, made: Path) -> None:
    loose, strict = adv("check", str(made)), adv("check", str(made), "--streng")
    assert loose.out == strict.out
    assert (loose.code, strict.code) == (0, 1)
    assert f"{len(strict.lines)} fouten in {made}." in strict.err


def test_a_check_changes_nothing(adv: Adv, made: Path, report: Path) -> None:
    def everything() -> dict[Path, tuple[int, bytes]]:
        return {
            file: (file.stat().st_mtime_ns, file.read_bytes())
            for file in made.parent.rglob("*")
            if file.is_file()
        }

    before = everything()
    adv("check", str(made), "--bron", str(report))
    assert everything() == before


def test_as_a_process(process: Adv, made: Path, report: Path) -> None:
    edit(made / WM, swap("€ 48.500", "€ 48.600"))
    result = process("check", str(made), "--bron", str(report))
    assert result.code == 1
    assert "“48600” staat niet in het factsheet" in result.out
    assert result.err == f"adv: 2 fouten in {made}.\n"


# The language


LESSON = "Bij deze bewoners komt wie een afspraak vergeet, er niet meer in."
BLEMISHES = [
    ("Een  afspraak telt.", "dubbele spatie in “Een afspraak”"),
    ("een afspraak telt.", "hoofdletter ontbreekt: “een”"),
    ("Een afspraak telt. dat is zo.", "hoofdletter ontbreekt na “telt.”: “dat”"),
    ("Telt een afspraak? ja.", "hoofdletter ontbreekt na “afspraak?”: “ja.”"),
    ("Een afspraak telt", "slotteken ontbreekt na “telt”"),
    ("Een afspraak telt,", "slotteken ontbreekt na “telt,”"),
    ("Een een afspraak telt.", "dubbel woord “Een een”"),
    ("Een afspraak telt bij bij de buren.", "dubbel woord “bij bij”"),
    ("Een afspraak (op dinsdag telt.", "( en ) staan er niet even vaak"),
    ("Een afspraak “op dinsdag telt.", "“ en ” staan er niet even vaak"),
    ("Een afspraak , die telt.", "leesteken verkeerd gezet in “"),
    ("Een afspraak,, die telt.", "leesteken verkeerd gezet in “"),
    ("Een afspraak ( op dinsdag) telt.", "leesteken verkeerd gezet in “"),
    ("Een afspraak telt..", "leesteken verkeerd gezet in “"),
]


@pytest.mark.parametrize(("text", "remark"), BLEMISHES)
def test_a_blemish_is_a_warning(adv: Adv, made: Path, text: str, remark: str) -> None:
    edit(made / WM, swap(f"tekst: {LESSON}", f"tekst: '{text}'"))
    read = found(adv, made)
    [fault] = [fault for fault in read["waarschuwingen"] if fault["bestand"] == WM]
    assert fault["melding"].startswith(remark)
    assert (fault["veld"], fault["regel"]) == ("lessen[0].tekst", line_of(made / WM, text))


@pytest.mark.parametrize(
    "text",
    [
        "Een bezoek duurt ca. drie uur, c.q. een middag.",
        "Dit geldt o.a. voor ouderen, d.w.z. wie 70 is, e.d. mensen.",
        "De coach (of bijv. een buurman) komt, incl. hond.",
        "Zij vroegen: “Komt u binnen?”",
        "Het is zo (zie hiernaast).",
        "’s Ochtends telt een afspraak.",
        "Men zei dat dat zo was.",
        "Een afspraak… telt.",
        "De afspraak staat op 29 februari 2008, en op 31 mei.",
        "Elk jaar is er iets op 29 februari.",
        "Mail naar j.o'neil+hond@post.windmeer.example.nl (of bel).",
        "Zie http://www.windmeer.example.nl/a?b=1.",
    ],
)
def test_what_is_well_written_is_left_alone(adv: Adv, made: Path, text: str) -> None:
    edit(made / WM, swap(f"tekst: {LESSON}", f'tekst: "{text}"'))
    read = found(adv, made)
    assert [fault for fault in read["waarschuwingen"] if fault["bestand"] == WM] == []


def test_straight_quotes_beside_curly_ones(adv: Adv, made: Path) -> None:
    """In a file with ’s ochtends, a straight quotation mark stands out; in one without, it does not."""
    for name, before in ((OZ, "Vooraf staan de sancties"), (WM, "Eén lijst")):
        edit(made / name, swap(f"tekst: {before}", f"tekst: Om 'vast' te staan, {before}"))
    [fault] = [
        fault for fault in found(adv, made)["waarschuwingen"] if fault["bestand"] != "codeboek.yaml"
    ]
    assert (fault["bestand"], fault["regel"]) == (OZ, line_of(made / OZ, "'vast'"))
    assert fault["veld"] == "werkwijze.uitgangspunten[0].tekst"
    assert "rechte aanhalingstekens" in fault["melding"]


def test_names_and_titles_are_no_sentences(adv: Adv, made: Path) -> None:
    edit(made / WM, swap("titel: Buurtbezoek Molenhoek", "titel: buurtbezoek Molenhoek"))
    assert [fault for fault in found(adv, made)["waarschuwingen"] if fault["bestand"] == WM] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Het feest is op 30 februari.", "30 februari bestaat niet"),
        ("Het feest is op 29 februari 2009.", "29 februari 2009 bestaat niet"),
        ("Het feest is op 31 November 2010.", "31 November 2010 bestaat niet"),
        ("Het feest is op 0 mei.", "0 mei bestaat niet"),
        (
            "Mail jan..jansen@windmeer.example.nl.",
            "“jan..jansen@windmeer.example.nl” kan geen e-mailadres zijn",
        ),
        ("Mail jan@windmeer.", "“jan@windmeer” kan geen e-mailadres zijn"),
        ("Mail jan@-windmeer.nl.", "“jan@-windmeer.nl” kan geen e-mailadres zijn"),
    ],
)
def test_what_cannot_be_true_is_a_fault(adv: Adv, made: Path, text: str, message: str) -> None:
    edit(made / WM, swap(f"tekst: {LESSON}", f"tekst: {text}"))
    [fault] = found(adv, made, code=1)["fouten"]
    assert fault == {
        "bestand": WM,
        "regel": line_of(made / WM, text),
        "veld": "lessen[0].tekst",
        "melding": message,
    }


def test_an_address_that_cannot_be_in_a_contact(adv: Adv, made: Path) -> None:
    edit(made / WM, swap("email: f.dorr", "email: f..dorr"))
    [fault] = found(adv, made, code=1)["fouten"]
    assert (fault["veld"], fault["regel"]) == (
        "contactgegevens[0].email",
        line_of(made / WM, "f..dorr"),
    )


def test_the_shared_files_are_read_as_well(adv: Adv, made: Path) -> None:
    edit(
        made / "gemeenten.yaml",
        swap("Zag af van deelname.", "Zag af van van deelname op 30 februari."),
    )
    read = found(adv, made, code=1)
    line = line_of(made / "gemeenten.yaml", "30 februari")
    assert read["fouten"] == [
        {
            "bestand": "gemeenten.yaml",
            "regel": line,
            "veld": "gemeenten[2].toelichting",
            "melding": "30 februari bestaat niet",
        }
    ]
    assert "gemeenten.yaml gemeenten[2].toelichting: dubbel woord “van van”" in told(
        read["waarschuwingen"]
    )


# Figures in typed fields


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        (
            "minimum: 240",
            "minimum: 230",
            "huishoudens.minimum",
            "230 staat niet in de omschrijving",
        ),
        (
            "maximum: 260",
            "maximum: 261",
            "huishoudens.maximum",
            "261 staat niet in de omschrijving",
        ),
        (
            "start: 2008-03-01",
            "start: 2008-04-01",
            "looptijd.start",
            "2008-04-01 staat niet in de omschrijving",
        ),
        (
            "start: 2008-03-01",
            "start: 2008-03-02",
            "looptijd.start",
            "2008-03-02 staat niet in de omschrijving",
        ),
        (
            "eind: 2010-12",
            "eind: 2011-11",
            "looptijd.eind",
            "2011-11 staat niet in de omschrijving",
        ),
    ],
)
def test_a_typed_figure_that_the_wording_does_not_bear_out(
    adv: Adv, made: Path, old: str, new: str, field: str, message: str
) -> None:
    edit(made / WM, swap(old, new))
    [fault] = found(adv, made, code=1)["fouten"]
    assert (fault["veld"], fault["melding"]) == (f"projectinformatie.{field}", message)
    assert fault["regel"] == line_of(made / WM, new)
    said = message.partition(" staat")[0]
    edit(made / WM, swap(f"    {new}\n", f"    {new}\n    noot: De aanvraag noemt {said}.\n"))
    assert found(adv, made, code=1)["fouten"] == [fault | {"regel": line_of(made / WM, new)}]


# The files beside one another


@pytest.mark.parametrize("code", ["GM2000", "GM0000", "GM190", "1901"])
def test_a_cbs_code_that_is_none(adv: Adv, made: Path, code: str) -> None:
    edit(made / "gemeenten.yaml", swap("cbs_code: GM1904", f"cbs_code: '{code}'"))
    [fault] = found(adv, made, code=1)["fouten"]
    assert (fault["bestand"], fault["veld"]) == ("gemeenten.yaml", "gemeenten[3].cbs_code")
    assert fault["regel"] == line_of(made / "gemeenten.yaml", f"'{code}'")
    assert f"“{code}” is geen gemeentecode van het CBS" in fault["melding"]


def unused(read: dict[str, Any], what: str) -> set[str]:
    """The codes or themes of `what` that are told to be unused."""
    lists = [
        fault["melding"].partition(": ")
        for fault in read["waarschuwingen"]
        if fault["bestand"] == "codeboek.yaml"
    ]
    return {
        code
        for said, _, codes in lists
        if f" van {what} zonder " in said
        for code in codes.split(", ")
    }


def test_a_code_that_no_project_has(adv: Adv, made: Path) -> None:
    """Unless chapter 2 says itself that there is none."""
    read = found(adv, made)
    assert unused(read, "problematiek") == {"gezondheid", "leefbaarheid"}
    assert unused(read, "niveau") == {"regionaal"}
    assert unused(read, "doelgroep") == unused(read, "invalshoek") == set()
    edit(made / OZ, swap("problematiek: criminaliteit-overlast", "problematiek: gezondheid"))
    assert unused(found(adv, made, code=1), "problematiek") == {
        "criminaliteit-overlast",
        "leefbaarheid",
    }


def test_a_theme_that_no_point_has(adv: Adv, made: Path) -> None:
    read = found(adv, made)
    assert {"preventie", "bereik"} <= unused(read, "oplossingen")
    assert unused(read, "redenen") == set()
    edit(
        made / WM,
        swap(
            "Eén lijst voor allen.\n      themas: [registratie]",
            "Eén lijst voor allen.\n      themas: [bereik]",
        ),
    )
    after = found(adv, made)
    assert unused(read, "oplossingen") - unused(after, "oplossingen") == {"bereik"}
    assert unused(after, "oplossingen") - unused(read, "oplossingen") == {"registratie"}
    assert "bereik" in unused(after, "knelpunten")


def test_a_bottleneck_without_a_theme(adv: Adv, made: Path) -> None:
    edit(
        made / WM,
        swap(
            "Eén lijst voor allen.\n      themas: [registratie]",
            "Eén lijst voor allen.\n      themas: []",
        ),
    )
    [warning] = [fault for fault in found(adv, made)["waarschuwingen"] if fault["bestand"] == WM]
    assert (warning["veld"], warning["melding"]) == (
        "knelpunten.oplossingen[1].themas",
        "dit punt heeft geen thema",
    )


def test_what_stands_among_the_records_unread(adv: Adv, made: Path) -> None:
    (made / "projects" / "nog-een.yml").write_text("id: nog-een\n", "utf-8")
    [warning] = [
        fault for fault in found(adv, made)["waarschuwingen"] if fault["bestand"].endswith(".yml")
    ]
    assert warning["melding"] == "wordt niet gelezen; records zijn projects/*.yaml"


@pytest.mark.parametrize(
    ("content", "expected"),
    [("{}", "past niet meer bij de codes"), ("{", "kan niet worden gelezen")],
)
def test_a_schema_that_no_longer_fits(adv: Adv, made: Path, content: str, expected: str) -> None:
    schema = made / "record.schema.json"
    schema.write_text(adv("schema", "--data", str(made)).out, "utf-8")
    assert not [
        fault for fault in found(adv, made)["waarschuwingen"] if fault["bestand"] == schema.name
    ]
    schema.write_text(content, "utf-8")
    [warning] = [
        fault for fault in found(adv, made)["waarschuwingen"] if fault["bestand"] == schema.name
    ]
    assert expected in warning["melding"]
    assert f"adv schema --naar {schema} --overschrijf" in warning["melding"]


def test_a_word_in_two_groups_of_synonyms(adv: Adv, made: Path) -> None:
    edit(
        made / "codeboek.yaml",
        swap("\n  - [buurt, wijk]\n", "\n  - [buurt, wijk]\n  - [Wijk, straat]\n"),
    )
    remarks = [
        fault["melding"]
        for fault in found(adv, made)["waarschuwingen"]
        if "synoniemen" in fault["melding"]
    ]
    assert remarks == ["“wijk” staat in twee groepen synoniemen"]


def test_a_municipality_that_took_part_without_a_record(adv: Adv, made: Path) -> None:
    edit(made / "gemeenten.yaml", swap("inventarisatie: false", "inventarisatie: true"))
    read = found(adv, made)
    [silent] = [fault for fault in read["waarschuwingen"] if fault["bestand"] == "gemeenten.yaml"]
    assert "zonder record" in silent["melding"]
    assert "Stilleveen" in silent["melding"]
    assert "Windmeer" not in silent["melding"]


COUNTS: dict[str, tuple[tuple[Change, ...], list[str]]] = {
    "another total of projects": ((swap("projecten: 3", "projecten: 4"),), ["projecten: hoofdstuk 2 telt 4 projecten, de records zijn er 3"]),
    "another total of municipalities": ((swap("gemeenten: 3", "gemeenten: 2"),), ["gemeenten: hoofdstuk 2 telt 2 gemeenten, de records zijn er 3"]),
    "another count of the chapter": (
        (swap("zorg-en-handhaving, hoofdstuk: 2", "zorg-en-handhaving, hoofdstuk: 1"),),
        [f"tellingen[3].aantallen[1].hoofdstuk: invalshoek zorg-en-handhaving: hoofdstuk 2 telt 1 project, de records 2: {KLAVERHORST}, {OUDEZAND}"],
    ),
    "another count of the appendix": (
        (swap("breed, hoofdstuk: 2, bijlage: 2", "breed, hoofdstuk: 2, bijlage: 3"),),
        [f"tellingen[4].aantallen[1].bijlage: partners breed: de bijlage telt 3 projecten, de records 2: {KLAVERHORST}, {OUDEZAND}"],
    ),
    "a difference that nobody explains": (
        (swap("    toelichting: Het hoofdstuk telt een vermoeden mee dat in geen factsheet staat.\n", ""),),
        [f"tellingen[0].aantallen[0].hoofdstuk: aanleiding verborgen-problematiek: hoofdstuk 2 telt 3 projecten, de records 2: {KLAVERHORST}, {WINDMEER}"],
    ),
    "a difference other than the one explained": (
        (swap("geteld: 2", "geteld: 1"),),
        [f"tellingen[0].aantallen[0].hoofdstuk: aanleiding verborgen-problematiek: hoofdstuk 2 telt 3 projecten, de records 2: {KLAVERHORST}, {WINDMEER}"],
    ),
    "a difference that is explained": ((swap("{code: langs-elkaar-heen, hoofdstuk: 1}", "{code: langs-elkaar-heen, hoofdstuk: 6, geteld: 1}"),), []),
    "a difference of a code that the explanation is not for": (
        (swap("{code: ontoereikende-aanpak, hoofdstuk: 1}", "{code: ontoereikende-aanpak, hoofdstuk: 7}"),),
        [f"tellingen[0].aantallen[1].hoofdstuk: aanleiding ontoereikende-aanpak: hoofdstuk 2 telt 7 projecten, de records 1: {OUDEZAND}"],
    ),
    "a difference that only the appendix bears out": (
        (
            swap("code: een-wijk, hoofdstuk: 1", "code: een-wijk, hoofdstuk: 4"),
            swap("    aantallen:\n      - {code: een-wijk", "    toelichting: Het hoofdstuk telt anders.\n    aantallen:\n      - {code: een-wijk"),
        ),
        [f"tellingen[5].aantallen[0].hoofdstuk: niveau een-wijk: hoofdstuk 2 telt 4 projecten, de records 1: {WINDMEER}"],
    ),
    "an explanation without a difference": (
        (swap("{code: overlast, hoofdstuk: 1}", "{code: overlast, hoofdstuk: 1, geteld: 1}"),),
        ["tellingen[0].aantallen[2].geteld: aanleiding overlast: verklaart niets, want hoofdstuk en records tellen hetzelfde; haal dit getal weg"],
    ),
    "a count without projects": (
        (swap("stadsbreed, hoofdstuk: 1, bijlage: 1}", "stadsbreed, hoofdstuk: 1, bijlage: 1}\n      - {code: regionaal, hoofdstuk: 1, bijlage: 0}"),),
        ["tellingen[5].aantallen[3].hoofdstuk: niveau regionaal: hoofdstuk 2 telt 1 project, de records 0"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("difference", COUNTS)
def test_counts_that_differ(adv: Adv, made: Path, difference: str) -> None:
    changes, expected = COUNTS[difference]
    edit(made / "dwarsdoorsnede.yaml", *changes)
    read = found(adv, made, code=int(bool(expected)))
    assert told(read["fouten"]) == [f"dwarsdoorsnede.yaml {fault}" for fault in expected]
    for fault in read["fouten"]:
        text = (made / "dwarsdoorsnede.yaml").read_text("utf-8").splitlines()[fault["regel"] - 1]
        assert fault["veld"].split(".")[-1] in text
        code = re.match(r"\w+ ([\w-]+): ", fault["melding"])
        assert code is None or f"code: {code[1]}," in text


def test_a_change_of_coding_changes_the_counts(adv: Adv, made: Path) -> None:
    edit(made / WM, swap("niveau: een-wijk", "niveau: meerdere-wijken"))
    read = found(adv, made, code=1)
    judged = {
        count["code"]: (count["aantal"], count["verschil"], count["oordeel"])
        for count in read["tellingen"]
        if count["dimensie"] == "niveau"
    }
    assert judged == {
        "een-wijk": (0, -1, "onverklaard"),
        "meerdere-wijken": (2, 1, "onverklaard"),
        "stadsbreed": (1, 0, "gelijk"),
    }
    assert len(read["fouten"]) == 2


# Beside the report


def without(mark: str) -> Change:
    """Drop the line with `mark`."""

    def change(text: str) -> str:
        assert text.count(mark) == 1
        return "".join(line for line in text.splitlines(keepends=True) if mark not in line)

    return change


def turned(mark: str) -> Change:
    """Let the line with `mark` and the one below it change places."""

    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        at = next(nr for nr, line in enumerate(lines) if mark in line)
        lines[at : at + 2] = [lines[at + 1], lines[at]]
        return "".join(lines)

    return change


CONTACT = "contactgegevens:\n  - naam: Willem Verzonnen\n    functie: directeur\n    email: w.verzonnen@windmeer.example.nl\n"

PLANTED: dict[str, tuple[str, Change, list[str]]] = {
    "a wrong figure": (WM, swap("Van de 212", "Van de 221"), ["resultaten.resultaten[0]: “212” staat wel", "resultaten.resultaten[0]: “221” staat niet"]),
    "a wrong amount": (WM, swap("€ 48.500", "€ 4.850"), ["organisatie.financiering[0]: “48500” staat wel", "organisatie.financiering[0]: “4850” staat niet"]),
    "a number in words": (WM, swap("en acht vrijwilligers", "en negen vrijwilligers"), ["organisatie.betrokkenen: “8” staat wel", "organisatie.betrokkenen: “9” staat niet"]),
    "a wrong year": (WM, swap("in 2007", "in 2006"), ["aanleiding.redenen[0]: “2007” staat wel", "aanleiding.redenen[0]: “2006” staat niet"]),
    "a wrong month": (KH, swap("in juni 2010", "in juli 2010"), ["resultaten.evaluatiemomenten[0]: “juni” staat wel", "resultaten.evaluatiemomenten[0]: “juli” staat niet"]),
    "a dropped bullet": (WM, without("- tekst: De koffie gaat"), ["werkwijze.uitgangspunten: punt 1 van het factsheet ontbreekt: “koffie gaat vóór het formulier;”"]),
    "an invented bullet": (WM, swap("lessen:\n", "lessen:\n  - tekst: Trakteer op oliebollen.\n"), ["lessen[0]: dit punt staat niet in het factsheet: “Trakteer op oliebollen.”"]),
    "a bullet that says something else": (
        WM,
        swap("Een rooster dat klaar is vóór Pinksteren.", "Vergoed de reiskosten ruimhartig."),
        ["knelpunten.oplossingen: punt 1 van het factsheet ontbreekt", "knelpunten.oplossingen[0]: dit punt staat niet"],
    ),
    "two bullets turned round": (KH, turned("Niet invullen maar vragen"), [r"werkwijze.uitgangspunten[1]: dit is punt 1 van het factsheet, hier punt 2"]),
    "a wrong coding": (KH, swap("doelgroep: multiprobleem", "doelgroep: overlastgevend"), ["codering.doelgroep: bijlage 1 zet dit project onder “multiprobleem”, het record onder “overlastgevend”"]),
    "a wrong page": (KH, swap("bladzijde: 10", "bladzijde: 11"), ["bladzijde: het factsheet begint op bladzijde 10, niet op 11"]),
    "a page that is not sure": (OZ, swap("zeker: false", "zeker: true"), ["bladzijde_zeker: de telling van de bladzijden is hier niet zeker"]),
    "a page that is": (KH, swap("zeker: true", "zeker: false"), ["bladzijde_zeker: de telling van de bladzijden is hier zeker"]),
    "an invented contact": (WM, swap("contactgegevens:\n", CONTACT), ["contactgegevens[0]: dit contact staat niet in het factsheet: “Willem Verzonnen, directeur, w.verzonnen@windmeer.example.nl”"]),
    "a dropped contact": (
        KH,
        lambda text: text[: text.index("  - naam: Lotte")] + text[text.index("documentatie:") :],
        ["contactgegevens: het contact “Lotte Brinkerhof” ontbreekt"],
    ),
    "a misspelled name": (WM, swap("Fenna Dorresteijn", "Fenna Dorrestein"), ["contactgegevens[0].naam: “dorrestein” staat niet", "contactgegevens[0].naam: “dorresteijn” staat wel"]),
    "another role": (WM, swap("functie: projectleider", "functie: burgemeester"), ["contactgegevens[0].functie: “burgemeester” staat niet", "contactgegevens[0].functie: “projectleider” staat wel"]),
    "a wrong telephone number": (KH, swap("0888-234567", "0888-234576"), ["contactgegevens[0].telefoon: “0888234567” staat wel", "contactgegevens[0].telefoon: “0888234576” staat niet"]),
    "a second number left out": (KH, without("06-98765432"), ["contactgegevens[1].telefoon: “0698765432” staat wel"]),
    "a wrong e-mail address": (WM, swap("f.dorresteijn@", "fd@"), ["contactgegevens[0].email: “f.dorresteijn@windmeer.example.nl” staat wel", "contactgegevens[0].email: “fd@windmeer.example.nl” staat niet"]),
    "a wrong website": (WM, swap("example.nl/molenhoek", "example.nl/molenberg"), ["documentatie[1]: “www.windmeer.example.nl/molenhoek” staat wel", "documentatie[1]: “www.windmeer.example.nl/molenberg” staat niet"]),
    "a dropped partner": (KH, without("    - kredietbank Oost"), ["organisatie.samenwerkingspartners: “Oost” staat wel", "organisatie.samenwerkingspartners: het factsheet noemt hier ook “kredietbank Oost”"]),
    "an invented partner": (KH, swap("    - scholen\n", "    - scholen\n    - brandweer\n"), ["organisatie.samenwerkingspartners[2]: “brandweer” staat hier niet in het factsheet"]),
    "another organisation": (KH, swap("Zonneveld", "Regenland"), ["knelpunten.oplossingen[1]: “Zonneveld” staat wel", "knelpunten.oplossingen[1]: “Regenland” staat niet"]),
    "another district": (KH, swap("      - Het Zand", "      - Het Veen"), ["projectinformatie.gebied.wijken[1]: “veen” staat niet bij het gebied"]),
    "another title": (WM, swap("titel: Buurtbezoek Molenhoek", "titel: Huisbezoek Molenhoek"), ["titel: “huisbezoek” staat niet in de titel"]),
    "a heading left out": (OZ, swap("bestuurlijke_opdrachtgevers: []", "bestuurlijke_opdrachtgevers: null"), ["projectinformatie.bestuurlijke_opdrachtgevers: deze kop staat in het factsheet"]),
    "a heading made up": (OZ, swap("rol_ministerie: null", "rol_ministerie: []"), ["knelpunten.rol_ministerie: het factsheet heeft deze kop niet; schrijf null"]),
    "contacts made up": (OZ, swap("vooruitblik: null", "vooruitblik: []"), ["vooruitblik: het factsheet heeft deze kop niet; schrijf null"]),
    "another kind of results": (OZ, swap("soort: behaald", "soort: beoogd"), ["resultaten.soort: het factsheet noemt deze resultaten behaald"]),
    "a kind of results left out": (KH, without("      soort: beoogd"), ["resultaten.soort: het factsheet noemt deze resultaten beoogd"]),
    "a dropped document": (WM, without("- Jaarverslag"), ["documentatie: punt 1 van het factsheet ontbreekt: “Jaarverslag Buurtbezoek 2009”"]),
    "another project left out": (OZ, lambda text: text[: text.index("  - titel: De Uitlaatpost")], ["overige_projecten: het project “De Uitlaatpost” ontbreekt"]),
    "another project made up": (OZ, lambda text: text + "  - titel: Hofjesploeg\n", ["overige_projecten[2]: dit project staat niet in het factsheet: “Hofjesploeg”"]),
    "a figure of another project": (OZ, swap("30 bands", "40 bands"), ["overige_projecten[0]: “30” staat wel", "overige_projecten[0]: “40” staat niet"]),
    "a contact of another project": (OZ, swap("0777-345678", "0777-345687"), ["overige_projecten[0].contact[0].telefoon: “0777345678” staat wel"]),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_an_error_planted_in_a_record_is_named(
    adv: Adv, made: Path, report: Path, planted: str
) -> None:
    name, change, expected = PLANTED[planted]
    edit(made / name, change)
    read = found(adv, made, "--bron", report, code=1)
    about = [fault for fault in read["fouten"] if fault["bestand"] == name]
    assert {fault["bestand"] for fault in read["fouten"]} <= {name, "dwarsdoorsnede.yaml"}
    for start in expected:
        assert any(fault.startswith(f"{name} {start}") for fault in told(about)), told(about)
    assert len(about) <= 5
    lines = (made / name).read_text("utf-8").splitlines()
    for fault in about:
        key = re.sub(r"\[\d+\]$", "", fault["veld"]).split(".")[-1]
        assert key in lines[fault["regel"] - 1] or lines[fault["regel"] - 1].lstrip().startswith(
            "- "
        )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("titel_in_bijlagen: Op bezoek in Molenhoek", "titel_in_bijlagen: null", []),
        (
            "gemeente: Windmeer",
            "gemeente: Oudezand",
            ["gemeente: het factsheet noemt als gemeente “Windmeer”"],
        ),
    ],
)
def test_a_project_that_the_appendices_do_not_name_so(
    adv: Adv, made: Path, report: Path, old: str, new: str, expected: list[str]
) -> None:
    edit(made / WM, swap(old, new))
    faults = told(found(adv, made, "--bron", report, code=1)["fouten"])
    for nr, dimensie in enumerate(
        ("doelgroep", "problematiek", "invalshoek", "partners", "niveau"), start=1
    ):
        expected = [
            *expected,
            f"codering.{dimensie}: dit project is in bijlage {nr} niet te vinden onder zijn titel of titel_in_bijlagen",
        ]
    about = [
        fault.removeprefix(f"{WM} ").removesuffix(" (bladzijde 8 en verder)")
        for fault in faults
        if fault.startswith(WM)
    ]
    assert about == expected
    assert [
        fault for fault in faults if fault.startswith("projects/") and not fault.startswith(WM)
    ] == []


IN_REPORT: dict[str, tuple[Change, str, str]] = {
    "a figure": (swap("er zijn 212 bewoners", "er zijn 213 bewoners"), WM, "resultaten.resultaten[0]: “213” staat wel"),
    "a bullet more": (swap("- één lijst voor allen.", "- één lijst voor allen;\n- een gieter voor elk balkon."), WM, "punt 3 van het factsheet ontbreekt: “een gieter voor elk balkon.”"),
    "a section more": (swap("Lessen\nLessen en aandachtspunten:\n\n- bel aan", "Vooruitblik\nActuele ontwikkelingen en toekomstperspectief:\n\nLessen\nLessen en aandachtspunten:\n\n- bel aan"), OZ, "vooruitblik: deze kop staat in het factsheet; in het record ontbreekt hij (null)"),
    "an announcement": (swap("valt uiteen in twee subdoelen", "valt uiteen in negen subdoelen"), KH, "aanleiding.doelstellingen: “9” staat wel in het factsheet, niet in het record"),
    "the coding of an appendix": (
        lambda text: text.replace("\nStadsbreed  Vroeg op de Stoep Oudezand\n", "").replace("Eén buurt of wijk\n\n", "Eén buurt of wijk\n\n Vroeg op de Stoep Oudezand\n"),
        OZ,
        "codering.niveau: bijlage 5 zet dit project onder “een-wijk”, het record onder “stadsbreed”",
    ),
    "a row of an appendix": (swap("Zorg\n\n Op bezoek in Molenhoek Windmeer\n", "Zorg\n\n"), WM, "codering.invalshoek: dit project is in bijlage 3 niet te vinden"),
    "a category of an appendix": (swap("\nMeerdere wijken\n", "\nBuitengebied\n"), "rapport.txt", "None: in bijlage 5 niet herkend: “buitengebied”"),
    "a count of the chapter": (swap("zag (3)", "zag (4)"), "dwarsdoorsnede.yaml", "tellingen: aanleiding verborgen-problematiek: in het rapport staat 4, hier 3"),
    "a count less in the chapter": (swap("Een tweetal projecten", "Een aantal projecten"), "dwarsdoorsnede.yaml", "tellingen: hoofdstuk 2 noemt 17 aantallen, hier staan er 18"),
    "the totals": (swap("3\nprojecten van 3 gemeenten", "5\nprojecten van 4 gemeenten"), "dwarsdoorsnede.yaml", "projecten: het rapport noemt 5 projecten van 4 gemeenten"),
    "a printed page": (swap("\n 9\n", "\n 19\n"), WM, "bladzijde: het factsheet begint op bladzijde 18, niet op 8"),
}  # fmt: skip


@pytest.mark.parametrize("changed", IN_REPORT)
def test_a_report_that_says_something_else_is_named(
    adv: Adv, made: Path, tmp_path: Path, changed: str
) -> None:
    change, name, expected = IN_REPORT[changed]
    report = write_report(tmp_path, change(readable_report()))
    read = found(adv, made, "--bron", report, code=1)
    assert any(
        fault.startswith(f"{name} ") and expected in fault for fault in told(read["fouten"])
    ), told(read["fouten"])


def test_what_an_announcement_says_may_stand_in_the_points_below_it(
    adv: Adv, made: Path, tmp_path: Path
) -> None:
    text = swap("twee subdoelen:", "twee subdoelen voor 2010:")(readable_report())
    report = write_report(tmp_path, swap("hun eigen agenda;", "hun eigen agenda van 2010;")(text))
    edit(made / KH, swap("hun eigen agenda beslissen", "hun eigen agenda van 2010 beslissen"))
    assert found(adv, made, "--bron", report)["fouten"] == []


def test_a_factsheet_without_a_record(adv: Adv, made: Path, report: Path) -> None:
    (made / KH).unlink()
    faults = told(found(adv, made, "--bron", report, code=1)["fouten"])
    assert "rapport.txt None: “Factsheet Samen Sterk” (bladzijde 10) heeft geen record" in faults
    assert not any(fault.startswith((WM, OZ)) for fault in faults)


def test_a_code_that_cannot_be_compared_for_want_of_other_records_is_told(
    adv: Adv, made: Path, tmp_path: Path
) -> None:
    """What stands above its row may be that of a project without a record: no fault, but nothing to be silent about."""
    report = write_report(
        tmp_path, swap("\nMeerdere wijken\n", "\nBuitengebied\n")(readable_report())
    )
    (made / OZ).unlink()
    edit(
        made / "dwarsdoorsnede.yaml",
        lambda _: "projecten: null\ngemeenten: null\nbladzijde: 4\ntellingen: []\nlijsten: []\n",
    )
    read = found(adv, made, "--bron", report)
    told_of = [fault for fault in read["waarschuwingen"] if fault["veld"] == "codering"]
    assert told(told_of) == [
        f"{KH} codering: niet vergeleken met bijlage 5: daar is niet alles herkend"
    ]
    assert read["bron"]["vergeleken"]["codes"] == 9


def test_a_record_without_a_factsheet(adv: Adv, made: Path, tmp_path: Path) -> None:
    text = readable_report()
    start, end = text.index(" Factsheet Samen Sterk"), text.index(" Factsheet project AdV")
    report = write_report(tmp_path, text[:start] + text[end:])
    faults = told(found(adv, made, "--bron", report, code=1)["fouten"])
    assert f"{KH} titel: voor dit record is in het rapport geen factsheet te vinden" in faults
    assert not any(fault.startswith(WM) for fault in faults)


def test_part_of_a_report_will_do(adv: Adv, made: Path, tmp_path: Path) -> None:
    """Factsheets alone: what they lack is not compared, and the rest is."""
    text = readable_report()
    alone = text[text.index(" Factsheet Buurtbezoek") : text.index(" Bijlage 1 ")]
    report = tmp_path / "factsheets.txt"
    report.write_text(alone, "utf-8")
    compared = found(adv, made, "--bron", report)["bron"]["vergeleken"]
    assert (compared["factsheets"], compared["codes"], compared["aantallen"]) == (3, 0, 0)


def test_with_faults_in_a_record_the_others_are_still_compared(
    adv: Adv, made: Path, report: Path
) -> None:
    edit(made / WM, swap("niveau: een-wijk", "niveau: heelal"))
    read = found(adv, made, "--bron", report, code=1)
    assert [fault["veld"] for fault in read["fouten"]] == ["codering.niveau"]
    assert read["tellingen"] == []
    assert [project["id"] for project in read["bron"]["projecten"]] == [KLAVERHORST, OUDEZAND]
    assert "niet met de records vergeleken" in str(read["waarschuwingen"])


# Whatever stands in a file


MARKS = (
    "\n",
    " ",
    ":",
    "-",
    "#",
    "'",
    '"',
    "[",
    "]",
    "{",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "\t",
    "é",
    "30 februari",
    "x@y",
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.sampled_from(MARKS)),
        min_size=1,
        max_size=4,
    )
)
def test_no_damage_to_a_record_ends_in_a_traceback(
    adv: Adv, made: Path, report: Path, edits: list[tuple[int, int, str]]
) -> None:
    file = made / WM
    whole = file.read_text("utf-8")
    text = whole
    for start, length, mark in edits:
        place = start % len(text)
        text = text[:place] + mark + text[place + length :]
    file.write_text(text, "utf-8")
    try:
        checked = adv("check", str(made), "--bron", str(report))
        assert checked.code in (0, 1)
        formatted = adv("format", "--check", str(file))
        assert formatted.code in (0, 1, 3)
        assert "Traceback" not in checked.err + formatted.err
        assert file.read_text("utf-8") == text
    finally:
        file.write_text(whole, "utf-8")
