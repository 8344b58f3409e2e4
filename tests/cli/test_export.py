"""adv export on the made-up towns: the file, its forms, and what is left out of it."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import openpyxl
import pytest
import sqlite_utils
from openpyxl.worksheet.worksheet import Worksheet

from adv_cli.model.public_tables import COUNTS, TABLES
from adv_cli.output.export.about import about
from adv_cli.output.export.forms import FORMS, form_of, write
from adv_cli.output.export.workbook import SHEETS
from adv_cli.queries.export import Export, export
from adv_cli.queries.filters import Filters
from adv_cli.queries.statistics import statistics
from conftest import Adv
from towns import IDS, SAMEN, STIL

pytestmark = pytest.mark.usefixtures("in_towns")

FORMULAS = ("=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "＝1+1", '=HYPERLINK("http://x")')


@pytest.fixture(scope="module")
def whole(towns_catalogue: Any) -> Export:
    return export(towns_catalogue, Filters())


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def column(sheet: Worksheet, title: str) -> list[Any]:
    """What stands below a head."""
    rows = list(sheet.iter_rows(values_only=True))
    place = rows[0].index(title)
    return [row[place] for row in rows[1:]]


# the file


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_made_whole_and_said_to_be(adv: Adv, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"weg.{form}"
    result = adv("export", str(file))
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith(f"{file}: 8 projecten, ")
    assert [found.name for found in tmp_path.iterdir()] == [file.name]


def test_a_file_that_is_there_stays_as_it_is(adv: Adv, tmp_path: Path) -> None:
    file = tmp_path / "er.xlsx"
    file.write_bytes(b"van mij")
    file.chmod(0o640)
    result = adv("export", str(file))
    assert (result.code, result.out) == (2, "")
    assert f"{file} is er al; met --overschrijf" in result.err
    assert file.read_bytes() == b"van mij"
    assert adv("export", str(file), "--overschrijf").code == 0
    assert book(file.read_bytes()).sheetnames[0] == "Toelichting"
    assert file.stat().st_mode & 0o777 == 0o640


def test_overschrijf_follows_a_link_and_makes_what_is_not_there(adv: Adv, tmp_path: Path) -> None:
    file, link = tmp_path / "echt.xlsx", tmp_path / "link.xlsx"
    link.symlink_to(file)
    assert adv("export", str(link)).code == 2
    assert adv("export", str(link), "--overschrijf").code == 0
    assert link.is_symlink()
    first = file.read_bytes()
    assert adv("export", str(link), "--overschrijf", "--niveau", "regionaal").code == 0
    assert file.read_bytes() != first


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("a.xls", 2, "a.xls: de vorm .xls kent adv niet. Bedoelde u xlsx? Toegestaan: .xlsx"),
        ("a", 2, "a: er staat geen vorm achter de naam. Toegestaan: .xlsx"),
        ("-", 2, "adv export schrijft een bestand; voor een pipe zijn er adv items"),
        (".", 2, ". is een map; geef de naam van een bestand erin."),
        ("nergens/a.xlsx", 1, "nergens/a.xlsx kan niet worden geschreven (bestaat niet)."),
    ],
)
def test_a_file_that_cannot_be(
    adv: Adv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = adv("export", name)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"adv: {said}")
    assert result.err.count("\n") == 1
    assert not [*tmp_path.iterdir()]


def test_a_pipe_is_no_file(adv: Adv, tmp_path: Path) -> None:
    pipe = tmp_path / "pijp.xlsx"
    os.mkfifo(pipe)
    result = adv("export", str(pipe), "--overschrijf")
    assert result.code == 1
    assert "is geen gewoon bestand" in result.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written(adv: Adv, tmp_path: Path) -> None:  # pragma: no cover
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"")
    file.chmod(0o400)
    assert adv("export", str(file), "--overschrijf").code == 1


def test_als_says_the_form_where_the_name_does_not(adv: Adv, tmp_path: Path) -> None:
    assert adv("export", str(tmp_path / "zonder"), "--als", "xlsx").code == 0
    assert adv("export", str(tmp_path / "b.bestand"), "--als", ".XLSX").code == 0
    assert form_of(Path("A.XLSX"), None) == "xlsx"
    wrong = adv("export", str(tmp_path / "c.xlsx"), "--als", "xslx")
    assert (wrong.code, wrong.out) == (2, "")
    assert "--als xslx kan niet. Bedoelde u xlsx? Toegestaan: .xlsx" in wrong.err


INTERRUPTED = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs this in the background may ignore it
from adv_cli.output.export import forms
from adv_cli.files import writing
def stop(*_):
    os.kill(os.getpid(), signal.SIGINT)
{module}.{name} = {how}
from adv_cli.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("module", "name", "how"),
    [("forms", "import_module", "stop"), ("writing.os", "fsync", "stop")],
)
@pytest.mark.parametrize("there", [False, True])
def test_an_interrupt_leaves_what_was_there(
    tmp_path: Path, module: str, name: str, how: str, *, there: bool
) -> None:
    file = tmp_path / "a.xlsx"
    if there:
        file.write_bytes(b"oud")
    script = INTERRUPTED.format(module=module, name=name, how=how)
    command = [sys.executable, "-c", script, "export", str(file), "--overschrijf"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.returncode == 130
    assert [found.read_bytes() for found in tmp_path.iterdir()] == [b"oud"] * there


@pytest.mark.parametrize("form", FORMS)
def test_it_is_told_how_far_it_is(whole: Export, form: str) -> None:
    told: list[tuple[int, int]] = []
    write(form, whole, lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0


# what is chosen


def test_filters_choose_the_projects(towns_catalogue: Any) -> None:
    found = export(towns_catalogue, Filters(wel={"gemeente": ["Appelgouw"]}))
    assert [record["id"] for record in found.records] == [STIL, SAMEN]
    assert found.chosen == ("Gemeente: Appelgouw",)
    for table in TABLES:
        names = {row["project"] for row in found.rows(table) if "project" in row}
        assert names <= {STIL, SAMEN}
    assert {row["hoofdstuk"] for row in found.rows(COUNTS)} == {None}


def test_filters_are_told_in_words(towns_catalogue: Any) -> None:
    filters = Filters({"doelgroep": ["multi"]}, {"niveau": ["regio"]}, False, ["wachtlijst"])
    assert export(towns_catalogue, filters).chosen == (
        "Doelgroep: multiprobleemgezinnen en -huishoudens",
        "niet Niveau van samenwerking: regionaal",
        "gemeenten niet in het experiment Achter de Voordeur",
        "woorden: “wachtlijst”",
    )


def test_nothing_found_is_an_empty_file(adv: Adv, tmp_path: Path) -> None:
    for form in FORMS:
        file = tmp_path / f"niets.{form}"
        result = adv("export", str(file), "--invalshoek", "handhaving")
        assert result.code == 0
        assert "Geen project voldoet aan deze filters." in result.err
        assert file.exists()


def test_the_tables_have_the_columns_that_are_described(whole: Export) -> None:
    assert {table.name for table in TABLES} == {*whole.tables}
    for table in TABLES:
        assert whole.rows(table), table.name
        for row in whole.rows(table):
            assert (*row,) == table.names
            for column in table.columns:
                kinds = {"string": str, "integer": int, "boolean": bool}
                held = row[column.name]
                assert type(held) is kinds[column.kind] or (held is None and not column.required)


def test_keys_are_unique_and_references_lead_somewhere(whole: Export) -> None:
    keys = {}
    for table in TABLES:
        found = [tuple(row[name] for name in table.key) for row in whole.rows(table)]
        assert len({*found}) == len(found), table.name
        keys[table.name, table.key] = {*found}
        for reference in table.references:
            there = keys[reference.table, reference.to]
            for row in whole.rows(table):
                assert tuple(row[name] for name in reference.columns) in there


def test_counts_are_those_of_stats(whole: Export, towns_catalogue: Any) -> None:
    counted = statistics(towns_catalogue, Filters())
    for counts in counted.dimensies:
        rows = [row for row in whole.rows(COUNTS) if row["dimensie"] == counts.dimensie]
        assert [(row["code"], row["aantal"], row["hoofdstuk"]) for row in rows] == [
            (count.code, count.aantal, count.hoofdstuk) for count in counts.counts
        ]


PEOPLE = ("naam", "telefoon", "email", "website")


def said_by(content: bytes, form: str) -> str:
    """All that a file says, as one text."""
    if form == "xlsx":
        rows = (row for sheet in book(content) for row in sheet.iter_rows(values_only=True))
        return "\n".join(str(cell) for row in rows for cell in row)
    if form == "zip":
        with ZipFile(io.BytesIO(content)) as package:
            return "\n".join(package.read(name).decode() for name in package.namelist())
    if form == "sqlite":
        with closing(opened(content)) as db:
            return "\n".join(db.iterdump())
    return content.decode("utf-8", "replace")


def opened(content: bytes) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.deserialize(content)
    return db


def people_of(found: Export) -> list[str]:
    """The names, numbers and addresses of the people to ask."""
    rows = found.tables["contacten"]
    values = [part for row in rows for name in PEOPLE for part in (row[name] or "").split("; ")]
    return [value for value in values if value]


@pytest.mark.parametrize("form", FORMS)
def test_without_people_no_form_names_them(whole: Export, towns_catalogue: Any, form: str) -> None:
    named = people_of(whole)
    assert len(named) > 10
    without = export(towns_catalogue, Filters(), people=False)
    assert "contacten" in without.tables
    assert without.tables["contacten"] == ()
    said = said_by(write(form, without), form)
    assert [name for name in named if name in said] == []
    assert form in ("csv", "jsonl") or "contactpersonen zijn weggelaten" in said


# the same bytes


@pytest.mark.parametrize("form", FORMS)
def test_the_same_data_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    made = set()
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.{form}"
        subprocess.run(
            [sys.executable, "-m", "adv_cli", "export", str(file)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"},
            check=True,
            capture_output=True,
        )
        made.add(sha256(file.read_bytes()).hexdigest())
    assert len(made) == 1


def test_a_workbook_does_not_say_when_it_was_made(whole: Export) -> None:
    content = write("xlsx", whole)
    properties = book(content).properties
    assert {properties.created.year, properties.modified.year} == {2010}
    with ZipFile(io.BytesIO(content)) as parts:
        assert {info.date_time[0] for info in parts.infolist()} == {1980}


# a workbook


@pytest.fixture(scope="module")
def workbook(whole: Export) -> openpyxl.Workbook:
    return book(write("xlsx", whole))


def test_a_workbook_has_its_sheets_with_heads_and_filters(workbook: openpyxl.Workbook) -> None:
    assert workbook.sheetnames == ["Toelichting", *(sheet.name for sheet in SHEETS)]
    for sheet in workbook.worksheets[1:]:
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.max_row > 1, sheet.title
        assert all(cell.value and cell.font.bold for cell in sheet[1])
        assert all(sheet.column_dimensions["A"].width >= 8 for _ in sheet[1])


def test_the_first_sheet_says_what_one_must_know(
    workbook: openpyxl.Workbook, towns_catalogue: Any
) -> None:
    said = "\n".join(str(row[1]) for row in workbook["Toelichting"].values)
    for part in ("alle 8 projecten.", "Partners+Pröpper (2010)", "2010-07-09", "blz. 12"):
        assert part in said
    assert "CC-BY-4.0 (Creative Commons Naamsvermelding 4.0, https://" in said
    filtered = export(towns_catalogue, Filters({"niveau": ["regio"]}))
    told = said_by(write("xlsx", filtered), "xlsx")
    assert "1 van 8 projecten; gekozen op Niveau van samenwerking: regionaal." in told
    assert "Er is gefilterd" in told


def test_a_workbook_says_all_that_the_records_say(
    workbook: openpyxl.Workbook, whole: Export
) -> None:
    assert column(workbook["Projecten"], "Id") == [*IDS]
    items = workbook["Punten"]
    assert len(column(items, "Tekst")) == len(whole.tables["punten"])
    assert column(items, "Tekst") == [row["tekst"] for row in whole.tables["punten"]]
    for title in ("Thema’s", "Thema’s (codes)", "Kenmerken", "Bladzijde", "Bron", "Onderdeel"):
        assert any(column(items, title)), title
    assert len(column(workbook["Contacten"], "Naam")) == len(whole.tables["contacten"])
    assert set(column(workbook["Punten"], "Bladzijde zeker")) == {"ja", "nee"}


def test_codes_stand_beside_their_labels(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["Projecten"]
    pairs = dict(zip(column(sheet, "Doelgroep (code)"), column(sheet, "Doelgroep"), strict=True))
    assert pairs["multiprobleem"] == "multiprobleemgezinnen en -huishoudens"
    themes = column(workbook["Punten"], "Thema’s (codes)")
    labels = column(workbook["Punten"], "Thema’s")
    assert all(bool(code) == bool(label) for code, label in zip(themes, labels, strict=True))
    codes = set(column(workbook["Codeboek"], "Code"))
    assert {code for listed in themes if listed for code in listed.split("; ")} <= codes


def test_without_people_there_is_no_sheet_of_them(adv: Adv, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    assert adv("export", str(file), "--zonder-contacten").code == 0
    assert "Contacten" not in book(file.read_bytes()).sheetnames


def with_formulas(found: Export, texts: Sequence[str]) -> Export:
    """An export of which the first items say what would be a formula."""
    items = list(found.tables["punten"])
    for nr, text in enumerate(texts):
        items[nr] = {**items[nr], "tekst": text}
    contacts = [{**row, "naam": "=cmd|' /C calc'!A0"} for row in found.tables["contacten"]]
    return found._replace(
        tables={**found.tables, "punten": tuple(items), "contacten": tuple(contacts)}
    )


def test_no_cell_of_a_workbook_is_a_formula(whole: Export) -> None:
    made = write("xlsx", with_formulas(whole, FORMULAS))
    read = book(made)
    assert column(read["Punten"], "Tekst")[: len(FORMULAS)] == [*FORMULAS]
    kinds = {cell.data_type for sheet in read for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    cells = [cell for sheet in read for row in sheet.iter_rows() for cell in row]
    assert not any(cell.hyperlink for cell in cells)


def test_what_no_sheet_can_hold_is_told(
    whole: Export, monkeypatch: pytest.MonkeyPatch, adv: Adv, tmp_path: Path
) -> None:
    monkeypatch.setattr("adv_cli.output.export.workbook.MOST_ROWS", 9)
    result = adv("export", str(tmp_path / "a.xlsx"))
    assert result.code == 2
    assert "passen niet op het blad Punten van een werkboek; hoogstens 8." in result.err
    assert not [*tmp_path.iterdir()]
    long = with_formulas(whole, ["x" * 40_000])
    monkeypatch.undo()
    assert len(column(book(write("xlsx", long))["Punten"], "Tekst")[0]) == 32_767


# CSV, JSON lines and Markdown


def ask(sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as db:
        return db.execute(sql).fetchall()


def made(folder: Path, form: str, found: Export) -> Path:
    file = folder / f"a.{form}"
    file.write_bytes(write(form, found))
    return file


def test_duckdb_reads_the_items(whole: Export, tmp_path: Path) -> None:
    file = made(tmp_path, "csv", whole)
    rows = whole.tables["punten"]
    ((count, projects, pages),) = ask(
        f"SELECT count(*), count(DISTINCT project), sum(bladzijde) FROM '{file}' WHERE bladzijde_zeker IS NOT NULL"
    )
    assert (count, projects, pages) == (len(rows), 8, sum(row["bladzijde"] for row in rows))
    kinds = dict(ask(f"SELECT column_name, column_type FROM (DESCRIBE FROM '{file}')"))
    assert (kinds["nr"], kinds["bladzijde_zeker"], kinds["tekst"]) == (
        "BIGINT",
        "BOOLEAN",
        "VARCHAR",
    )
    assert ask(f"SELECT tekst FROM '{file}'") == [(row["tekst"],) for row in rows]
    (labels,) = ask(
        f"SELECT DISTINCT doelgroep_label FROM '{file}' WHERE doelgroep = 'multiprobleem'"
    )
    assert labels == ("multiprobleemgezinnen en -huishoudens",)


def test_each_item_says_where_it_stands(whole: Export) -> None:
    rows = [*csv.DictReader(io.StringIO(write("csv", whole).decode(), newline=""))]
    assert all(row["bron"].startswith("Partners+Pröpper (2010), ") for row in rows)
    unsure = [row["bron"] for row in rows if row["bladzijde_zeker"] == "false"]
    assert unsure
    assert all(" of " in source for source in unsure)


def test_no_cell_of_a_csv_file_begins_a_formula(whole: Export) -> None:
    text = write("csv", with_formulas(whole, FORMULAS)).decode()
    rows = [*csv.reader(io.StringIO(text, newline=""))]
    place = rows[0].index("tekst")
    assert [row[place] for row in rows[1 : len(FORMULAS) + 1]] == [
        f"'{' '.join(said.split())}" for said in FORMULAS
    ]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_duckdb_reads_the_records(whole: Export, tmp_path: Path) -> None:
    file = made(tmp_path, "jsonl", whole)
    ((count,),) = ask(f"SELECT count(*) FROM '{file}'")
    assert count == 8
    bottlenecks = ask(
        f"SELECT id, unnest(knelpunten.knelpunten).tekst FROM read_json('{file}') ORDER BY id"
    )
    assert len(bottlenecks) == sum(row["sectie"] == "knelpunten" for row in whole.tables["punten"])


def test_a_line_is_the_record_with_what_its_codes_mean(whole: Export, adv: Adv) -> None:
    lines = [json.loads(line) for line in write("jsonl", whole).splitlines()]
    assert [line["id"] for line in lines] == [*IDS]
    shown = json.loads(adv("show", SAMEN, "--json").out)
    (line,) = (line for line in lines if line["id"] == SAMEN)
    assert {name: line[name] for name in shown} == shown
    assert line["labels"]["doelgroep"] == "multiprobleemgezinnen en -huishoudens"
    themes = {
        (f"thema.{row['sectie']}", row["thema"])
        for row in whole.tables["punt_themas"]
        if row["project"] == SAMEN
    }
    told = {(one["dimensie"], one["code"]) for one in line["labels"]["codes"]}
    assert themes
    assert themes <= told
    assert all(one["label"] for one in line["labels"]["codes"])


def test_without_people_a_record_has_no_place_for_them(towns_catalogue: Any) -> None:
    without = export(towns_catalogue, Filters(), people=False)
    for line in write("jsonl", without).splitlines():
        record = json.loads(line)
        assert "contactgegevens" not in record
        assert "contactgegevens" not in (record["bladzijden"] or {})
        assert not any(other["contact"] for other in record["overige_projecten"] or ())


def test_the_factsheets_are_those_of_show_and_end_with_the_source(whole: Export, adv: Adv) -> None:
    text = write("md", whole).decode()
    for id in IDS:
        shown = adv("show", id, "--markdown").out.split("## Lijkt het meest op")[0].strip()
        assert shown in text
    end = text[text.index("# Over deze factsheets") :]
    assert "- **Bron**: Partners+Pröpper (2010)." in end
    assert "- **Licentie**:" in end


# a data package


def unpacked(folder: Path, found: Export) -> Path:
    with ZipFile(made(folder, "zip", found)) as package:
        package.extractall(folder / "pakket")
    return folder / "pakket"


def validated(package: Path) -> dict[str, Any]:
    """What the program of the standard says of a package: whether it is valid, and what is not."""
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        capture_output=True,
        cwd=package,
        check=False,
        timeout=120,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_a_package_is_valid(whole: Export, tmp_path: Path) -> None:
    report = validated(unpacked(tmp_path, whole))
    assert report["valid"], report
    assert {task["name"] for task in report["tasks"]} == {table.name for table in TABLES}
    rows = {task["name"]: task["stats"]["rows"] for task in report["tasks"]}
    assert rows == {table.name: len(whole.rows(table)) for table in TABLES}


def test_a_package_of_nothing_and_one_without_people_are_valid(
    towns_catalogue: Any, tmp_path: Path
) -> None:
    nothing = export(towns_catalogue, Filters({"invalshoek": ["handhaving"]}), people=False)
    package = unpacked(tmp_path, nothing)
    report = validated(package)
    assert report["valid"], report
    assert "contacten" not in {task["name"] for task in report["tasks"]}
    assert not (package / "data" / "contacten.csv").exists()


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        ("projecten", ",multiprobleem,", ",multiprobleen,", "constraint-error"),
        ("punten", f"{SAMEN},redenen,1,", f"{SAMEN},redenen,een,", "type-error"),
        ("punten", f"{SAMEN},redenen,1,", "nergens,redenen,1,", "foreign-key"),
        ("punt_themas", f"{SAMEN},redenen,1,", f"{SAMEN},redenen,99,", "foreign-key"),
        ("codeboek", ",zorg,zorg,", ",zorg-en-handhaving,zorg,", "primary-key"),
    ],
)
def test_a_package_tells_what_is_wrong(
    whole: Export, tmp_path: Path, table: str, old: str, new: str, fault: str
) -> None:
    package = unpacked(tmp_path, whole)
    file = package / "data" / f"{table}.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    report = validated(package)
    found = {error["type"] for task in report["tasks"] for error in task["errors"]}
    assert fault in found


def test_a_package_describes_itself(whole: Export, tmp_path: Path, catalogue: Any) -> None:
    package = unpacked(tmp_path, whole)
    descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    readme = (package / "README.md").read_text("utf-8")
    for table in TABLES:
        assert f"## {table.name}\n" in readme
        for column in table.columns:
            assert f"| {column.name} | " in readme
    ours = export(catalogue, Filters({"gemeente": ["Gouda"]}))
    with ZipFile(io.BytesIO(write("zip", ours))) as zipped:
        assert {info.date_time for info in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        own = json.loads(zipped.read("datapackage.json"))
    assert [one["name"] for one in own["licenses"]] == ["CC-BY-4.0"]


@pytest.mark.parametrize(
    ("published", "told", "licences"),
    [
        (None, "niet bekend: vraag het aan wie", None),
        ({"licentie": None}, "niet bekend: vraag het aan wie", None),
        ({"licentie": "CC0-1.0"}, "CC0-1.0 (Creative Commons CC0 1.0, https://", ["CC0-1.0"]),
        (
            {"licentie": "ODbL-1.0"},
            "ODbL-1.0 (https://spdx.org/licenses/ODbL-1.0.html)",
            ["ODbL-1.0"],
        ),
    ],
)
def test_the_licence_is_the_one_that_the_data_names(
    whole: Export, published: Any, told: str, licences: list[str] | None
) -> None:
    found = whole._replace(sources={**whole.sources, "gegevens": published})
    assert dict(about(found))["Licentie"].startswith(told)
    with ZipFile(io.BytesIO(write("zip", found))) as zipped:
        descriptor = json.loads(zipped.read("datapackage.json"))
    named = [one["name"] for one in descriptor["licenses"]] if "licenses" in descriptor else None
    assert named == licences


def test_duckdb_joins_the_tables_of_a_package(whole: Export, tmp_path: Path) -> None:
    data = unpacked(tmp_path, whole) / "data"
    found = ask(
        f"SELECT p.gemeente, count(*) FROM '{data}/punten.csv' JOIN '{data}/projecten.csv' p ON p.id = project"
        " WHERE sectie = 'knelpunten' GROUP BY 1 ORDER BY 1"
    )
    names = {project.id: project.gemeente for project in whole.projects}
    counts: dict[str, int] = {}
    for row in whole.tables["punten"]:
        if row["sectie"] == "knelpunten":
            counts[names[row["project"]]] = counts.get(names[row["project"]], 0) + 1
    assert dict(found) == counts


def test_no_cell_of_a_package_begins_a_formula(whole: Export, tmp_path: Path) -> None:
    data = unpacked(tmp_path, with_formulas(whole, FORMULAS)) / "data"
    for file in data.iterdir():
        with file.open(newline="", encoding="utf-8") as opened:
            cells = [cell for row in csv.reader(opened) for cell in row]
        begun = [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
        assert all(cell.lstrip("-").isdecimal() for cell in begun), file.name
    assert validated(data.parent)["valid"]


# a database


@pytest.fixture
def db(whole: Export, tmp_path: Path) -> Iterator[sqlite_utils.Database]:
    opened_by_name = sqlite_utils.Database(made(tmp_path, "sqlite", whole))
    yield opened_by_name
    opened_by_name.close()


def test_a_database_is_sound_and_holds_the_tables(db: sqlite_utils.Database, whole: Export) -> None:
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in TABLES:
        held = [{name: row[name] for name in table.names} for row in db[table.name].rows]
        assert held == [*whole.rows(table)]


def test_every_column_is_described(db: sqlite_utils.Database) -> None:
    described = {(row["tabel"], row["kolom"]) for row in db["kolommen"].rows}
    own = ("tabellen", "kolommen", "over")
    tables = [name for name in db.table_names() if "_fts" not in name and name not in own]
    assert described == {(name, column.name) for name in tables for column in db[name].columns}
    assert {row["tabel"] for row in db["tabellen"].rows} == {*tables, *db.view_names()}
    assert all(row["omschrijving"] for row in db["kolommen"].rows)


def test_words_are_found_with_and_without_accents(db: sqlite_utils.Database) -> None:
    items = db.table("punten")
    assert items.detect_fts() == "punten_fts"
    for asked, found in (
        ("wachtlijsten", True),
        ("één dak", True),
        ("een dak", True),
        ("zzz", False),
    ):
        assert bool([*items.search(asked, quote=True)]) == found, asked
    before = [row["id"] for row in items.search("wachtlijsten")]
    db.vacuum()
    assert [row["id"] for row in items.search("wachtlijsten")] == before


def test_the_views_say_what_the_tables_say(db: sqlite_utils.Database, whole: Export) -> None:
    assert {row["id"] for row in db["punten_lezen"].rows} == {
        row["id"] for row in db["punten"].rows
    }
    assert any(row["themas"] for row in db["punten_lezen"].rows)
    solved = [row for row in db["knelpunten_met_oplossingen"].rows if row["oplossing"]]
    assert len(solved) == len(whole.tables["oplossingen_bij_knelpunten"])
    assert len([*db["cijfers_lezen"].rows]) == len(whole.tables["cijfers"])
    assert len([*db["contacten_lezen"].rows]) == len(whole.tables["contacten"])
    kinds = {
        (row["soort"], row["rol"]): row["projecten"] for row in db["soorten_organisaties"].rows
    }
    assert kinds
    assert max(kinds.values()) <= 8


def test_a_database_tells_of_itself(db: sqlite_utils.Database) -> None:
    told = {row["wat"]: row["tekst"] for row in db["over"].rows}
    assert told["Keuze"] == "alle 8 projecten."
    tables = json.loads(told["metadata.json"])["databases"]["gegevens"]["tables"]
    assert {*tables} == {row["tabel"] for row in db["tabellen"].rows}


def test_without_people_a_database_has_no_table_of_them(towns_catalogue: Any) -> None:
    without = export(towns_catalogue, Filters(), people=False)
    with closing(opened(write("sqlite", without))) as small:
        names = {name for (name,) in small.execute("SELECT name FROM sqlite_master")}
    assert "punten_lezen" in names
    assert not {"contacten", "contacten_lezen"} & names
