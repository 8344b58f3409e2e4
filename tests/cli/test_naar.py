"""--naar: the answer goes to a file as bytes of adv's own, whole or not at all."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from adv_cli.errors import UsageError
from adv_cli.files import writing
from adv_cli.files.writing import put
from conftest import Adv, Result

pytestmark = pytest.mark.usefixtures("in_towns")

PRINTING = [
    ("list",),
    ("show", "brinkhuizen-g"),
    ("stats",),
    ("stats", "doelgroep", "niveau"),
    ("search", "wachtlijst"),
    ("items", "knelpunten"),
    ("compare", "brinkhuizen-g", "eenrode"),
    ("values",),
    ("check",),
    ("schema",),
    ("completion", "bash"),
]
"""A question to every command that prints data, but `catalogue`, whose answer has a path in it."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which all this happens."""
    place = tmp_path / "map"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def names(folder: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


def refused(result: Result, code: int, *parts: str) -> None:
    """Whether a run ended with this code and one message, with these parts."""
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("adv: ")
    assert result.err.count("\n") == 1
    for part in parts:
        assert part in result.err


@pytest.mark.parametrize("question", PRINTING, ids=" ".join)
def test_a_file_holds_what_a_pipe_gets(adv: Adv, folder: Path, question: tuple[str, ...]) -> None:
    piped = adv(*question)
    told = adv(*question, "--naar", "antwoord.txt")
    written = (folder / "antwoord.txt").read_bytes()
    assert written == piped.out.encode()
    assert (told.code, told.out) == (0, "")
    size = f"{len(written)} byte"
    assert told.err.removeprefix(piped.err).startswith("antwoord.txt geschreven: ")
    assert size in told.err
    assert names(folder) == ["antwoord.txt"]


@pytest.mark.parametrize("question", PRINTING, ids=" ".join)
def test_nothing_of_a_terminal_gets_into_a_file(
    adv: Adv, adv_tty: Adv, folder: Path, question: tuple[str, ...]
) -> None:
    seen = adv_tty(*question, "-o", "antwoord.txt", PAGER="false", LINES="2")
    assert (seen.code, seen.out) == (0, "")
    assert (folder / "antwoord.txt").read_bytes() == adv(*question).out.encode()


def test_the_rows_are_counted(adv: Adv, folder: Path) -> None:
    result = adv("list", "-o", "lijst.csv")
    size = (folder / "lijst.csv").stat().st_size
    assert result.err == f"lijst.csv geschreven: 8 rijen, {size} bytes.\n"
    assert "2 factsheets, " in adv("show", "eenrode", "duinhof", "-o", "twee.txt").err


def test_nothing_found_is_an_answer_too(adv: Adv, folder: Path) -> None:
    result = adv("list", "--invalshoek", "handhaving", "-o", "leeg.csv")
    assert result.code == 0
    assert "0 rijen" in result.err
    assert (folder / "leeg.csv").read_text("utf-8").startswith("id,gemeente,")


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.csv", "csv"), ("a.JSON", "json"), ("a.jsonl", "jsonl"), ("a.md", "markdown")],
)
def test_the_extension_chooses_the_form(adv: Adv, folder: Path, name: str, form: str) -> None:
    adv("items", "lessen", "-o", name)
    assert (folder / name).read_bytes() == adv("items", "lessen", f"--{form}").out.encode()


def test_a_form_that_is_asked_for_goes_before_the_extension(adv: Adv, folder: Path) -> None:
    adv("list", "--excel", "-o", "a.csv")
    raw = (folder / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfid;")
    assert raw.count(b"\r\n") == 9
    assert b"\r\r" not in raw
    adv("list", "--json", "-o", "b.csv")
    assert len(json.loads((folder / "b.csv").read_bytes())) == 8


def test_every_extension_is_that_of_a_form_this_command_has(adv: Adv, folder: Path) -> None:
    refused(adv("show", "eenrode", "-o", "a.csv"), 2, "a.csv", ".csv", "--markdown")
    refused(adv("list", "-o", "a.xlsx"), 2, "a.xlsx", "adv export")
    assert adv("show", "eenrode", "-o", "a.yaml").code == 0
    assert adv("schema", "-o", "a.json").code == 0
    assert names(folder) == ["a.json", "a.yaml"]


def test_a_file_that_is_there_is_left_alone(adv: Adv, folder: Path) -> None:
    there = folder / "a.csv"
    there.write_bytes(b"van mij")
    there.chmod(0o640)
    refused(adv("list", "-o", "a.csv"), 2, "a.csv is er al", "--overschrijf")
    assert there.read_bytes() == b"van mij"
    assert adv("list", "-o", "a.csv", "--overschrijf").code == 0
    rows = list(csv.reader(io.StringIO(there.read_text("utf-8"), newline="")))
    assert len(rows) == 9
    assert there.stat().st_mode & 0o777 == 0o640
    assert names(folder) == ["a.csv"]


def test_it_is_refused_before_the_question_is_asked(
    adv: Adv, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADV_DATA", "nergens")
    (folder / "a.csv").touch()
    refused(adv("list", "-o", "a.csv"), 2, "is er al")


def test_a_link_is_followed_when_it_may_be_overwritten(adv: Adv, folder: Path) -> None:
    (folder / "link.csv").symlink_to("doel.csv")
    refused(adv("list", "-o", "link.csv"), 2, "is er al")
    assert not (folder / "doel.csv").exists()
    assert adv("list", "-o", "link.csv", "--overschrijf").code == 0
    assert (folder / "link.csv").is_symlink()
    assert (folder / "doel.csv").read_bytes().startswith(b"id,")


def test_what_is_no_file_stays_what_it_is(adv: Adv, folder: Path) -> None:
    os.mkfifo(folder / "pijp")
    (folder / "hier").mkdir()
    refused(adv("list", "-o", "pijp", "--overschrijf"), 2, "geen gewoon bestand")
    refused(adv("list", "-o", "/dev/null", "--overschrijf"), 2, "geen gewoon bestand")
    refused(adv("list", "-o", "hier", "--overschrijf"), 2, "is een map")
    refused(adv("list", "-o", ""), 2, "is een map")
    refused(adv("list", "-o", "-"), 2, "standaarduitvoer")
    assert names(folder) == ["hier", "pijp"]


def test_where_nothing_can_be_written(adv: Adv, folder: Path) -> None:
    (folder / "bestand").touch()
    refused(adv("list", "-o", "weg/a.csv"), 1, "weg/a.csv", "de map weg is er niet")
    refused(adv("list", "-o", "bestand/a.csv"), 1, "bestand/a.csv", "geen map")
    refused(adv("list", "-o", "x" * 300), 1, "de naam is te lang")
    assert names(folder) == ["bestand"]


@pytest.mark.skipif(os.geteuid() == 0, reason="wie alles mag, wordt niets geweigerd")
def test_a_folder_that_may_not_be_written_to(adv: Adv, folder: Path) -> None:
    folder.chmod(0o500)
    refused(adv("list", "-o", "a.csv"), 1, "a.csv", "geen rechten")


def test_overwriting_goes_with_a_file(adv: Adv) -> None:
    refused(adv("list", "--overschrijf"), 2, "--naar BESTAND")
    refused(adv("catalogue", "--wis", "-o", "a.json"), 2, "--wis")


@pytest.mark.parametrize("name", ["nieuw.csv", "oud.csv"])
def test_a_full_disk_leaves_no_half_file(
    adv: Adv, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (folder / "oud.csv").write_bytes(b"van mij")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refused(adv("list", "-o", name, "--overschrijf"), 1, name, "de schijf is vol")
    assert names(folder) == ["oud.csv"]
    assert (folder / "oud.csv").read_bytes() == b"van mij"


def test_an_error_leaves_no_file(adv: Adv, folder: Path) -> None:
    refused(adv("show", "nergens", "-o", "a.md"), 1, "nergens")
    refused(adv("list", "--doelgroep", "onzin", "-o", "a.csv"), 2, "onzin")
    assert not names(folder)


def test_a_check_with_faults_writes_them(adv: Adv, folder: Path, towns: Path) -> None:
    projects = folder / "data" / "projects"
    projects.mkdir(parents=True)
    for path in towns.glob("*.yaml"):
        (projects.parent / path.name).write_bytes(path.read_bytes())
    (projects / "stuk.yaml").write_text("titel: alleen dit\n", "utf-8")
    result = adv("check", "data", "--json", "-o", "fouten.json")
    assert result.code == 1
    assert json.loads((folder / "fouten.json").read_bytes())["fouten"]
    assert "fouten.json geschreven: " in result.err


def test_who_comes_first_keeps_the_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program may make the file between the look at it and the writing."""
    path = folder / "a.csv"
    monkeypatch.setattr(writing, "refuse_taken", lambda path, overwrite: None)
    path.write_bytes(b"van een ander")
    with pytest.raises(UsageError, match="is er al"):
        put(path, b"van mij", overwrite=False)
    assert path.read_bytes() == b"van een ander"
