"""Differences with a factsheet that a record explains: which explanation covers what, and that nothing else explains."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_check import ANSI, IN_REPORT, PLANTED, edit, found, swap

from adv_cli.dataset.yaml_reader import read
from adv_cli.model.deviations import DeviationKind
from adv_cli.model.record import Project, WithNote
from adv_cli.model.template import FieldPath, dotted
from adv_cli.model.types import nodes
from conftest import Adv, Result
from madeup import (
    FOLDER,
    KLAVERHORST,
    OUDEZAND,
    WINDMEER,
    readable_report,
    write_data,
    write_report,
)
from planting import WORDS, Record, at, open_record, plant, save

pytestmark = pytest.mark.once

KEYS = ("veld", "soort", "wat", "waarom")
WHY = "Dit is bij de gemeente nagevraagd."
FIGURE = swap("Van de 212", "Van de 221")
RESULT = "resultaten.resultaten[0]"


class Made:
    """Made-up data and its report, to change and to check."""

    def __init__(self, adv: Adv, folder: Path) -> None:
        self.adv = adv
        self.data = write_data(folder)
        self.report = write_report(folder)

    def file(self, id: str = WINDMEER) -> Path:
        return self.data / "projects" / f"{id}.yaml"

    def edit(self, change: Callable[[str], str], id: str = WINDMEER) -> None:
        edit(self.file(id), change)

    def change(self, change: Callable[[Record], Any], id: str = WINDMEER) -> None:
        """Change what a record says; the deviations are a list that is there."""
        record = open_record(self.file(id))
        record.setdefault("afwijkingen", [])
        change(record)
        save(self.file(id), record)

    def explain(self, *deviations: dict[str, Any], id: str = WINDMEER) -> None:
        self.change(lambda record: record["afwijkingen"].extend(deviations), id)

    def check(self, *options: str, bron: bool = True) -> Result:
        return self.adv(
            "check", str(self.data), *(("--bron", str(self.report)) if bron else ()), *options
        )

    def found(self, *, bron: bool = True) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.check("--json", bron=bron).out)
        return read

    def faults(self, *, bron: bool = True) -> list[str]:
        """Each fault: its field and message, without the page."""
        faults = self.found(bron=bron)["fouten"]
        return [
            re.sub(r" \(bladzijde .* en verder\)$", "", f"{fault['veld']}: {fault['melding']}")
            for fault in faults
        ]

    def unexplained(self, id: str = WINDMEER) -> list[dict[str, Any]]:
        """The differences that nobody explains, as one lists them in a record."""
        projects = self.found()["bron"]["projecten"]
        [listed] = [project["afwijkingen"] for project in projects if project["id"] == id]
        return [
            {name: one[name] for name in KEYS} | {"waarom": WHY}
            for one in listed
            if one["waarom"] is None
        ]


@pytest.fixture
def made(adv: Adv, tmp_path: Path) -> Made:
    return Made(adv, tmp_path)


def deviation(veld: str, soort: str, wat: str) -> dict[str, str]:
    return {"veld": veld, "soort": soort, "wat": wat, "waarom": WHY}


# Every difference


def explained_as_told(made: Made, id: str) -> set[str]:
    """Copy every difference of a record into it until none is left; their kinds."""
    told: list[dict[str, Any]] = []
    while (left := made.unexplained(id)) and len(told) < 50:
        made.explain(*(one for nr, one in enumerate(left) if one not in left[:nr]), id=id)
        told += left
    after = made.found()
    listed = [{name: one[name] for name in KEYS} for one in after["verklaard"]]
    assert sorted(listed, key=str) == sorted(told, key=str)
    about = [fault for fault in after["fouten"] if fault["bestand"] == f"projects/{id}.yaml"]
    # no record explains the appendices, or a name without a kind
    unexplained = ("codering.", "organisatie.partijen")
    assert all(fault["veld"].startswith(unexplained) for fault in about), about
    return {one["soort"] for one in told}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_difference_is_explained_as_it_is_told(made: Made, planted: str) -> None:
    """What --json gives of a difference, put into the record, explains it, and no remark is made on how it is written."""
    name, change, _ = PLANTED[planted]
    id = Path(name).stem
    made.edit(change, id)
    kinds = explained_as_told(made, id)
    assert kinds <= {*DeviationKind}
    assert bool(kinds) == ("coding" not in planted)
    assert [
        one
        for one in made.found()["waarschuwingen"]
        if one["veld"] and one["veld"].startswith("afwijkingen")
    ] == []


@pytest.mark.parametrize(
    "changed", [name for name, (_, file, _) in IN_REPORT.items() if file.startswith("projects/")]
)
def test_what_a_report_has_more_is_explained_as_it_is_told(
    made: Made, changed: str, tmp_path: Path
) -> None:
    change, name, _ = IN_REPORT[changed]
    write_report(tmp_path, change(readable_report()))
    explained_as_told(made, Path(name).stem)


LINES = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="@"), max_size=90
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES.map(str.strip).filter(bool))
def test_any_text_is_explained_as_it_is_told(made: Made, text: str) -> None:
    """And no other text is: one letter more, and it is a fault again."""
    before = made.file().read_bytes()
    try:
        made.change(lambda record: record["lessen"].append({"tekst": f"Kamelen: {text}"}))
        explained_as_told(made, WINDMEER)
        assert made.faults() == []
        made.change(lambda record: record["lessen"][1].update(tekst=f"Kamelen: {text}x"))
        assert (
            f"lessen[1]: dit punt staat niet in het factsheet: “Kamelen: {text}x”" in made.faults()
        )
    finally:
        made.file().write_bytes(before)


def test_what_json_gives_can_be_pasted_as_it_is(made: Made) -> None:
    """JSON is YAML: a line for each difference below `afwijkingen` will do, and format makes it canonical."""
    made.edit(FIGURE)
    lines = "".join(f"  - {json.dumps(one, ensure_ascii=False)}\n" for one in made.unexplained())
    made.edit(lambda text: f"{text}afwijkingen:\n{lines}")
    assert made.faults() == []
    assert made.adv("format", str(made.file())).code == 0
    assert f"  - veld: {RESULT}\n    soort: ontbreekt\n    wat: '212'\n" in made.file().read_text(
        "utf-8"
    )
    assert made.faults() == []


def test_the_kinds_of_difference(made: Made) -> None:
    """Each kind there is comes from one planted error or another."""
    seen = set()
    for name in ("a wrong figure", "a wrong page", "two bullets turned round"):
        file, change, _ = PLANTED[name]
        made.edit(change, Path(file).stem)
        seen |= {one["soort"] for one in made.unexplained(Path(file).stem)}
    assert seen == {*DeviationKind}


# One explanation, one difference


def test_an_explained_difference_is_listed(made: Made) -> None:
    made.edit(FIGURE)
    made.explain(*made.unexplained())
    read = made.found()
    assert read["fouten"] == []
    assert read["verklaard"] == read["bron"]["verklaard"]
    page = " (bladzijde 8 en verder)"
    line = next(
        nr
        for nr, text in enumerate(made.file().read_text("utf-8").splitlines(), 1)
        if "Van de 221" in text
    )
    assert read["verklaard"] == [
        {
            "bestand": f"projects/{WINDMEER}.yaml",
            "regel": line,
            "veld": RESULT,
            "melding": melding + page,
            "waarom": WHY,
            "soort": soort,
            "wat": wat,
        }
        for soort, wat, melding in (
            ("ontbreekt", "212", "“212” staat wel in het factsheet, niet in het record"),
            ("toegevoegd", "221", "“221” staat niet in het factsheet"),
        )
    ]
    [project] = [project for project in read["bron"]["projecten"] if project["id"] == WINDMEER]
    assert project["verschillen"] == 2
    assert [list(one) for one in project["afwijkingen"]] == [[*KEYS, "regel", "melding"]] * 2


def test_an_explained_difference_stands_in_a_pipe(made: Made) -> None:
    made.edit(FIGURE)
    made.explain(*made.unexplained())
    result = made.check()
    rows = [line.split("\t") for line in result.lines if not line.startswith("waarschuwing")]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("verklaard", f"projects/{WINDMEER}.yaml", RESULT)
    ] * 2
    assert {len(row) for row in rows} == {5}
    assert rows[0][4].startswith("“212” staat wel in het factsheet")
    assert (result.code, result.err) == (
        0,
        "3 records nagekeken: geen fouten, 2 verklaarde verschillen.\n",
    )


def test_strict_does_not_count_what_is_explained(adv: Adv, made: Made) -> None:
    made.edit(FIGURE)
    before = made.check("--streng").err
    made.explain(*made.unexplained())
    warnings = len(made.found()["waarschuwingen"])
    assert f"{warnings + 2} fouten" in before
    assert f"{warnings} fouten" in made.check("--streng").err
    assert "wat verklaard is, telt niet mee" in " ".join(
        adv("check", "--help").out.replace("│", " ").split()
    )


def test_an_explained_difference_stands_on_a_terminal(made: Made, adv_tty: Adv) -> None:
    made.edit(FIGURE)
    hint = "Zet het dan bij afwijkingen in het record"
    asked = ("check", str(made.data), "--bron", str(made.report))
    assert hint in " ".join(ANSI.sub("", adv_tty(*asked).out).split())
    made.explain(*made.unexplained())
    result = adv_tty(*asked)
    lines = [ANSI.sub("", line) for line in result.out.splitlines()]
    text = " ".join(" ".join(lines).split())
    assert (result.code, max(map(len, lines)) <= 80) == (0, True)
    assert "Verklaard in het record (2)" in text
    assert f"“221” staat niet in het factsheet (bladzijde 8 en verder) Waarom: {WHY}" in text
    assert "Geen fouten." in text
    assert hint not in text


LONG = "Trakteer bij elk bezoek op oliebollen, want wie samen eet en drinkt, praat gemakkelijker over geld"

CHANGED: dict[str, tuple[str, Callable[[Record], Any], Callable[[Record], Any], str]] = {
    "another item in its place": (
        WINDMEER,
        lambda record: record["lessen"].append({"tekst": "Trakteer op oliebollen."}),
        lambda record: record["lessen"][1].update(tekst="Laat de koning betalen."),
        "lessen[1]: dit punt staat niet in het factsheet: “Laat de koning betalen.”",
    ),
    "more at the end of a long item": (
        WINDMEER,
        lambda record: record["lessen"].append({"tekst": f"{LONG}."}),
        lambda record: record["lessen"][1].update(tekst=f"{LONG}, en de koning betaalt."),
        f"lessen[1]: dit punt staat niet in het factsheet: “{LONG}, en de koning betaalt.”",
    ),
    "a second item": (
        WINDMEER,
        lambda record: record["lessen"].append({"tekst": "Trakteer op oliebollen."}),
        lambda record: record["lessen"].append({"tekst": "Laat de koning betalen."}),
        "lessen[2]: dit punt staat niet in het factsheet: “Laat de koning betalen.”",
    ),
    "another figure": (
        WINDMEER,
        lambda record: record["lessen"][0].update(tekst="Wie een afspraak 3 keer vergeet, komt er bij deze bewoners niet in."),
        lambda record: record["lessen"][0].update(tekst="Wie een afspraak 4 keer vergeet, komt er bij deze bewoners niet in."),
        "lessen[0]: “4” staat niet in het factsheet",
    ),
    "another item left out": (
        WINDMEER,
        lambda record: record["knelpunten"]["oplossingen"].pop(0),
        lambda record: record["knelpunten"]["oplossingen"].__setitem__(0, {"tekst": "Een rooster dat klaar is vóór Pinksteren."}),
        "knelpunten.oplossingen: punt 2 van het factsheet ontbreekt: “één lijst voor allen.”",
    ),
    "another number of a contact": (
        WINDMEER,
        lambda record: record["contactgegevens"].append({"naam": "Bartje Kameel", "telefoon": ["0999-111111"]}),
        lambda record: record["contactgegevens"][1].update(telefoon=["0999-222222"]),
        "contactgegevens[1]: dit contact staat niet in het factsheet: “Bartje Kameel, 0999-222222”",
    ),
    "another partner of a project": (
        OUDEZAND,
        lambda record: record["overige_projecten"].append({"titel": "Hofjesploeg", "partners": ["politie"]}),
        lambda record: record["overige_projecten"][2].update(partners=["hofhouding"]),
        "overige_projecten[2]: dit project staat niet in het factsheet: “Hofjesploeg; Partners: hofhouding”",
    ),
    "something below a heading made up": (
        OUDEZAND,
        lambda record: record.update(vooruitblik=[]),
        lambda record: record.update(vooruitblik=[{"tekst": "De koning neemt het over."}]),
        "vooruitblik[0]: dit punt staat niet in het factsheet: “De koning neemt het over.”",
    ),
    "another text below a label that is not there": (
        WINDMEER,
        lambda record: record["organisatie"].update(betrokkenen="Kamelen."),
        lambda record: record["organisatie"].update(betrokkenen="Dromedarissen."),
        "organisatie.betrokkenen: dit lijkt niet op wat het factsheet hier zegt: ",
    ),
    "another page": (
        WINDMEER,
        lambda record: record.update(bladzijde=9),
        lambda record: record.update(bladzijde=99),
        "bladzijde: het factsheet begint op bladzijde 8, niet op 99",
    ),
    "another kind of results": (
        OUDEZAND,
        lambda record: record["resultaten"].update(soort="beoogd"),
        lambda record: record["resultaten"].update(soort="verwacht"),
        "resultaten.soort: het factsheet noemt deze resultaten behaald",
    ),
}  # fmt: skip


@pytest.mark.parametrize("changed", CHANGED)
def test_an_explanation_covers_that_difference_and_no_other(made: Made, changed: str) -> None:
    """What is put in the place of something explained, or beside it, is a fault again."""
    id, first, then, expected = CHANGED[changed]
    made.change(first, id)
    explained_as_told(made, id)
    assert made.faults() == []
    made.change(then, id)
    faults = made.faults()
    assert any(fault.startswith(expected) for fault in faults), faults


def test_the_heading_a_record_has_alone_is_compared_once_it_is_explained(made: Made) -> None:
    """Before that one fault is enough; after it each thing below the heading needs its own explanation."""
    made.change(
        lambda record: record.update(vooruitblik=[{"tekst": "De koning neemt het over."}]), OUDEZAND
    )
    assert made.faults() == ["vooruitblik: het factsheet heeft deze kop niet; schrijf null"]
    made.explain(deviation("vooruitblik", "toegevoegd", "kop"), id=OUDEZAND)
    assert made.faults() == [
        "vooruitblik[0]: dit punt staat niet in het factsheet: “De koning neemt het over.”"
    ]


# Explanations that explain nothing


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            deviation(RESULT, "toegevoegd", "222"),
            f"verklaart niets: toegevoegd “222” bij {RESULT} is er niet; "
            f"wel ontbreekt “212” bij {RESULT} en toegevoegd “221” bij {RESULT}",
        ),
        (
            deviation(RESULT, "anders", "221"),
            f"verklaart niets: anders “221” bij {RESULT} is er niet; "
            f"wel ontbreekt “212” bij {RESULT} en toegevoegd “221” bij {RESULT}",
        ),
        (
            deviation("resultaten.resultaten[1]", "toegevoegd", "221"),
            f"verklaart niets: toegevoegd “221” bij resultaten.resultaten[1] is er niet; wel toegevoegd “221” bij {RESULT}",
        ),
        (
            deviation("lessen[0]", "toegevoegd", "2210"),
            f"verklaart niets: toegevoegd “2210” bij lessen[0] is er niet; wel toegevoegd “221” bij {RESULT}",
        ),
        (
            deviation("lessen[0]", "toegevoegd", "koning"),
            "verklaart niets: toegevoegd “koning” bij lessen[0] is er niet; haal deze afwijking weg",
        ),
    ],
)
def test_an_explanation_of_nothing_is_a_fault_that_says_what_is_there(
    made: Made, given: dict[str, str], expected: str
) -> None:
    made.edit(FIGURE)
    made.explain(given)
    assert [fault for fault in made.faults() if fault.startswith("afwijkingen")] == [
        f"afwijkingen[0]: {expected}"
    ]
    [fault] = [fault for fault in made.found()["fouten"] if fault["veld"] == "afwijkingen[0]"]
    lines = made.file().read_text("utf-8").splitlines()
    assert lines[fault["regel"] - 1] == f"  - veld: {given['veld']}"


def test_an_explanation_outlives_no_difference(made: Made) -> None:
    """Whoever mends the record hears that its explanation is to go."""
    made.edit(FIGURE)
    made.explain(*made.unexplained())
    assert made.faults() == []
    made.edit(swap("Van de 221", "Van de 212"))
    assert made.faults() == [
        f"afwijkingen[{nr}]: verklaart niets: {what} bij {RESULT} is er niet; haal deze afwijking weg"
        for nr, what in enumerate(("ontbreekt “212”", "toegevoegd “221”"))
    ]


def test_an_explanation_is_given_once(made: Made) -> None:
    made.edit(FIGURE)
    made.explain(*made.unexplained())
    made.explain(deviation(RESULT, "ontbreekt", "212"))
    assert made.faults() == [
        f"afwijkingen[2]: ontbreekt “212” bij {RESULT} is al verklaard; haal deze afwijking weg"
    ]


def test_without_the_report_an_explanation_is_not_judged(made: Made) -> None:
    made.explain(deviation("lessen[0]", "toegevoegd", "koning"))
    assert made.faults(bron=False) == []


@pytest.mark.parametrize(
    ("veld", "meant"),
    [
        ("lesen[0]", "lessen"),
        ("lessen[7]", "lessen"),
        ("knelpunten.oplossing[0]", "knelpunten.oplossingen"),
        ("afwijkingen[0]", None),
    ],
)
def test_a_field_that_is_not_there_is_a_fault_of_the_record(
    made: Made, veld: str, meant: str | None
) -> None:
    made.explain(deviation(veld, "toegevoegd", "koning"))
    [fault] = made.faults(bron=False)
    assert fault.startswith(
        f"afwijkingen[0].veld: onbekend veld “{veld}”; schrijf het zoals adv check --bron het noemt."
    )
    assert meant is None or f"Bedoelde u {meant}" in fault
    result = made.adv("list", "--data", str(made.data))
    assert (result.code, result.out) == (3, "")
    assert "onbekend veld" in result.err


def test_a_kind_that_is_none_is_told(made: Made) -> None:
    made.explain(deviation("lessen[0]", "toegevoeg", "koning"))
    [fault] = made.faults(bron=False)
    assert fault == (
        "afwijkingen[0].soort: onbekende waarde “toegevoeg”; toegestaan: anders, ontbreekt, toegevoegd of volgorde."
        " Bedoelde u toegevoegd?"
    )


def test_a_figure_is_written_as_text(made: Made) -> None:
    made.edit(
        lambda text: (
            f"{text}afwijkingen:\n  - veld: lessen[0]\n    soort: toegevoegd\n    wat: 221\n    waarom: Zo.\n"
        )
    )
    [fault] = made.faults(bron=False)
    assert fault.startswith(
        "afwijkingen[0].wat: tekst verwacht, gevonden: het getal 221 (zet er aanhalingstekens om"
    )


# Typed fields


def test_a_typed_figure_is_explained_without_the_report(made: Made) -> None:
    made.edit(swap("minimum: 240", "minimum: 230"))
    field = "projectinformatie.huishoudens.minimum"
    assert made.faults(bron=False) == [f"{field}: 230 staat niet in de omschrijving"]
    made.explain(deviation(field, "toegevoegd", "230"))
    for bron in (False, True):
        read = made.found(bron=bron)
        assert read["fouten"] == []
        assert [(one["veld"], one["wat"], one["waarom"]) for one in read["verklaard"]] == [
            (field, "230", WHY)
        ]
    made.edit(swap("minimum: 230", "minimum: 231"))
    assert made.faults(bron=False) == [
        f"{field}: 231 staat niet in de omschrijving",
        f"afwijkingen[0]: verklaart niets: toegevoegd “230” bij {field} is er niet; wel toegevoegd “231” bij {field}",
    ]
    made.edit(swap("minimum: 231", "minimum: 240"))
    assert len(made.faults(bron=False)) == len(made.faults()) == 1


# Remarks explain nothing


MAGIC = f"Het factsheet heeft deze kop niet; de volgorde is anders, punt 3 ontbreekt op bladzijde 8, en ook: {WORDS}."


def places(id: str) -> list[FieldPath]:
    """Wherever a record may have a remark."""
    project = Project.model_validate(read((FOLDER / "projects" / f"{id}.yaml").read_text("utf-8")))
    return [pad for pad, node in nodes(project) if isinstance(node, WithNote)]


PLACES = [(id, pad) for id in (WINDMEER, KLAVERHORST, OUDEZAND) for pad in places(id)]


@pytest.mark.parametrize(("id", "pad"), PLACES, ids=[f"{id}:{dotted(pad)}" for id, pad in PLACES])
def test_no_remark_hides_what_is_planted_beside_it(made: Made, id: str, pad: FieldPath) -> None:
    record = open_record(made.file(id))
    at(record, pad)["noot"] = MAGIC
    save(made.file(id), record)
    assert made.faults() == []
    expected = plant(record, pad)
    save(made.file(id), record)
    read = made.found()
    assert expected
    assert set(expected) <= {fault["veld"] for fault in read["fouten"]}
    assert read["verklaard"] == []


@pytest.mark.parametrize("planted", PLANTED)
def test_remarks_all_over_a_record_explain_nothing(adv: Adv, made: Made, planted: str) -> None:
    """What a planted error is told as does not change when every remark names all of it."""
    name, change, _ = PLANTED[planted]
    id = Path(name).stem
    made.edit(change, id)
    before = found(adv, made.data, "--bron", made.report, code=1)
    about = [fault["melding"] for fault in before["fouten"] if fault["bestand"] == name]
    record = open_record(made.file(id))
    for pad, node in nodes(Project.model_validate(record)):
        if isinstance(node, WithNote):
            at(record, pad)["noot"] = f"{MAGIC} {' '.join(about)}"
    save(made.file(id), record)
    after = made.found()
    assert [fault["melding"] for fault in after["fouten"] if fault["bestand"] == name] == about
    assert after["verklaard"] == []


# The record


def test_a_record_without_deviations_stays_without(made: Made) -> None:
    assert made.adv("format", "--data", str(made.data)).code == 0
    assert all(
        "afwijkingen" not in made.file(id).read_text("utf-8")
        for id in (WINDMEER, KLAVERHORST, OUDEZAND)
    )


def test_deviations_have_a_canonical_form(made: Made) -> None:
    made.edit(
        lambda text: (
            "# Nagevraagd.\nafwijkingen:\n- {waarom: Zo staat het er., wat: '212', veld: 'lessen[0]', soort: toegevoegd}\n"
            f"noot: Een noot.\n{text}"
        )
    )
    assert made.adv("format", str(made.file())).code == 0
    assert (
        made.file()
        .read_text("utf-8")
        .endswith(
            "overige_projecten: null\nafwijkingen:\n  - veld: lessen[0]\n    soort: toegevoegd\n    wat: '212'\n"
            "    waarom: Zo staat het er.\nnoot: Een noot.\n"
        )
    )


def test_what_a_deviation_quotes_need_not_be_well_written(made: Made) -> None:
    made.explain(deviation("lessen[0]", "toegevoegd", "( een een ,ding op 30 februari"))
    assert [
        one for one in made.found(bron=False)["waarschuwingen"] if one["bestand"] != "codeboek.yaml"
    ] == []
    made.explain({**deviation("lessen[0]", "toegevoegd", "ding"), "waarom": "zo"})
    assert {one["veld"] for one in made.found(bron=False)["waarschuwingen"] if one["veld"]} == {
        "afwijkingen[1].waarom"
    }


# show


@pytest.fixture
def deviating(made: Made) -> Made:
    made.edit(FIGURE)
    made.change(lambda record: record.update(titel="Huisbezoek Molenhoek", lessen=None))
    explained_as_told(made, WINDMEER)
    return made


def shown(text: str) -> str:
    return " ".join(ANSI.sub("", text).split())


AT_RESULT = f"Afwijking van het factsheet bij {RESULT}: het record heeft “221”, het factsheet niet. Waarom: {WHY}"
AT_TITLE = f"Afwijking van het factsheet bij titel: het record heeft “huisbezoek”, het factsheet niet. Waarom: {WHY}"
AT_LESSONS = f"Afwijking van het factsheet bij lessen: het factsheet heeft “kop”, het record niet. Waarom: {WHY}"


def test_show_tells_of_deviations_on_a_terminal(deviating: Made, adv_tty: Adv) -> None:
    out = shown(adv_tty("show", WINDMEER, "--data", str(deviating.data)).out)
    order = [
        "Samenwerkingspartners",
        AT_TITLE,
        "Van de 221",
        AT_RESULT,
        "Knelpunten",
        "Lessen",
        AT_LESSONS,
        "Vooruitblik",
    ]
    places = [out.index(text) for text in order]
    assert places == sorted(places)


def test_show_tells_of_deviations_in_markdown(deviating: Made) -> None:
    out = deviating.adv("show", WINDMEER, "--markdown", "--data", str(deviating.data)).out.replace(
        "\\", ""
    )
    order = [
        AT_TITLE,
        "Van de 221",
        f"*{AT_RESULT}*",
        "## Knelpunten",
        "## Lessen",
        f"*{AT_LESSONS}*",
        "## Vooruitblik",
    ]
    places = [out.index(text) for text in order]
    assert places == sorted(places)


def test_show_tells_of_deviations_in_a_pipe(deviating: Made) -> None:
    rows = [
        line.split("\t")
        for line in deviating.adv("show", WINDMEER, "--data", str(deviating.data)).lines
    ]
    last = [row[2:] for row in rows if row[:2] == [WINDMEER, "afwijkingen"]]
    assert [nr for nr, _ in last] == [str(nr + 1) for nr in range(len(last))]
    assert {AT_TITLE, AT_RESULT, AT_LESSONS} <= {text for _, text in last}
    part = deviating.adv(
        "show", WINDMEER, "--sectie", "evaluatiemomenten", "--data", str(deviating.data)
    ).out
    assert AT_RESULT in part
    assert "bij titel" not in part


def test_show_gives_deviations_in_json(adv: Adv, deviating: Made) -> None:
    record = json.loads(
        deviating.adv("show", WINDMEER, "--json", "--data", str(deviating.data)).out
    )
    assert deviation(RESULT, "toegevoegd", "221") in record["afwijkingen"]
    assert json.loads(adv("show", "gouda", "--json").out)["afwijkingen"] == []
