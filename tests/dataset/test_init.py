"""adv init: a new data directory, through the command line, from nothing to each export."""

import errno
import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from adv_cli.dataset.yaml_reader import read
from adv_cli.files.system import take_place
from adv_cli.files.writing import write_new
from conftest import Adv

EXAMPLE = "projects/voorbeeldstad-voorbeeld.yaml"
FILES = {
    *("bron.yaml", "codeboek.yaml", "gemeenten.yaml", "dwarsdoorsnede.yaml", EXAMPLE),
    *("record.schema.json", ".vscode/settings.json"),
}
HEAD = ["--titel", "Thuis", "--gemeente", "Voorbeeldstad", "--bladzijde", "3"]
CODES = [
    *("--doelgroep", "gezinnen", "--problematiek", "meervoudig", "--invalshoek", "zorg"),
    *("--partners", "breed", "--niveau", "stadsbreed"),
]


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def made(adv: Adv, tmp_path: Path) -> Path:
    """A directory that adv init made, whose name has a blank and an accent."""
    folder = tmp_path / "mijn gegevens ë"
    result = adv("init", str(folder))
    assert (result.code, result.out) == (0, f"{folder}\n"), result.err
    assert f'adv check --data "{folder}"' in result.err
    return folder


def test_it_makes_all_that_a_data_directory_has(made: Path) -> None:
    assert files_in(made) == FILES
    for name in FILES:
        assert b"\r" not in (made / name).read_bytes()


def test_what_it_makes_is_sound(adv: Adv, made: Path) -> None:
    assert adv("check", "--streng", "--data", str(made)).code == 0
    assert adv("format", "--check", "--data", str(made)).code == 0
    schema = (made / "record.schema.json").read_text("utf-8")
    assert schema == adv("schema", "--data", str(made)).out
    text = (made / EXAMPLE).read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../record.schema.json\n")
    Draft202012Validator(json.loads(schema)).validate(read(text))


def test_editors_find_the_schema(made: Path) -> None:
    settings = json.loads((made / ".vscode/settings.json").read_text("utf-8"))
    (schema,) = settings["yaml.schemas"]
    assert (made / schema).is_file()
    assert [*made.glob(settings["yaml.schemas"][schema])] == [made / EXAMPLE]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (["list"], "Voorbeeld"),
        (["show", "voorbeeld"], "Wat er thuis speelde"),
        (["stats"], "gezinnen"),
        (["search", "medewerker"], "medewerker"),
        (["items", "knelpunten"], "medewerker"),
        (["values"], "doelgroep"),
        (["cite"], "Titel van uw rapport"),
    ],
    ids=str,
)
def test_questions_are_answered(adv: Adv, made: Path, question: list[str], told: str) -> None:
    result = adv(*question, "--data", str(made))
    assert result.code == 0, result.err
    assert told in result.out


@pytest.mark.parametrize("form", ["html", "xlsx", "zip", "sqlite"])
def test_it_is_exported(adv: Adv, made: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"x.{form}"
    result = adv("export", str(file), "--data", str(made))
    assert result.code == 0, result.err
    assert file.stat().st_size


def test_a_record_takes_the_place_of_the_example(adv: Adv, made: Path) -> None:
    (made / EXAMPLE).unlink()
    empty = adv("list", "--data", str(made))
    assert empty.code == 3
    assert "hier staat nog geen record (*.yaml); adv new maakt er een" in empty.err
    result = adv("new", *HEAD, *CODES, "--data", str(made))
    assert result.code == 0, result.err
    assert adv("check", "--data", str(made)).code == 0
    assert "Thuis" in adv("list", "--data", str(made)).out


def test_an_empty_folder_will_do(adv: Adv, tmp_path: Path) -> None:
    assert adv("init", str(tmp_path)).code == 0
    assert files_in(tmp_path) == FILES


def test_what_is_there_stays(adv: Adv, tmp_path: Path) -> None:
    file = tmp_path / "notitie.txt"
    file.write_text("van mij")
    for taken, told in (
        (tmp_path, "is niet leeg (er staat al notitie.txt)"),
        (file, "een bestand"),
    ):
        result = adv("init", str(taken))
        assert (result.code, result.out) == (2, "")
        assert told in result.err
    assert files_in(tmp_path) == {"notitie.txt"}
    assert file.read_text() == "van mij"


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("weg/nieuw", 1, "weg is er niet"),
        ("con", 2, "op Windows is con de naam van een apparaat"),
        ("a:b", 2, "op Windows kan in een naam geen : staan"),
        ("dood", 2, "dood is een koppeling naar niets"),
        ("x" * 300, 1, "kan niet worden gemaakt"),
    ],
)
def test_a_place_that_cannot_be(adv: Adv, tmp_path: Path, name: str, code: int, told: str) -> None:
    (tmp_path / "dood").symlink_to("nergens")
    result = adv("init", str(tmp_path / name))
    assert (result.code, result.out) == (code, "")
    assert told in result.err
    assert files_in(tmp_path) == set()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root mag overal schrijven")
def test_a_folder_where_one_may_not_write(adv: Adv, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    result = adv("init", str(tmp_path / "nieuw"))
    tmp_path.chmod(0o755)
    assert result.code == 1
    assert "kan niet worden gemaakt" in result.err


@pytest.mark.parametrize("there", [False, True], ids=["new", "empty"])
def test_whole_or_not_at_all(
    adv: Adv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    folder = tmp_path / "nieuw"
    if there:
        folder.mkdir()

    def full(path: Path, content: bytes) -> None:
        if path.name == "record.schema.json":
            raise OSError(errno.ENOSPC, "full")
        write_new(path, content)

    monkeypatch.setattr("adv_cli.dataset.starter.write_new", full)
    result = adv("init", str(folder))
    assert result.code == 1
    assert f"{folder} kan niet worden gemaakt (de schijf is vol)" in result.err
    assert [*tmp_path.rglob("*")] == ([folder] if there else [])


def test_a_move_that_fails_is_undone(
    adv: Adv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(path: Path, target: Path) -> None:
        if target == tmp_path / "gemeenten.yaml":
            raise OSError(errno.EBUSY, "busy")
        take_place(path, target)

    monkeypatch.setattr("adv_cli.dataset.starter.take_place", busy)
    assert adv("init", str(tmp_path)).code == 1
    assert [*tmp_path.rglob("*")] == []


def test_killed_halfway_it_leaves_nothing_under_the_name(tmp_path: Path, adv: Adv) -> None:
    folder, killed = tmp_path / "nieuw", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    program = f"""
import adv_cli.dataset.starter as starter
write = starter.write_new
def kill(path, content):
    if path.name == "record.schema.json":
        {killed}
    write(path, content)
starter.write_new = kill
from adv_cli.cli.main import main
main()
"""
    done = subprocess.run([sys.executable, "-c", program, "init", str(folder)], check=False)
    assert done.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".nieuw.")
    os.utime(left, (0, 0))
    assert adv("init", str(folder)).code == 0
    assert [*tmp_path.iterdir()] == [folder]
    assert files_in(folder) == FILES


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("gegevens", "gegevens"),
        ("mijn gegevens", '"mijn gegevens"'),
        ("zorg (2026), stad & ommeland", '"zorg (2026), stad & ommeland"'),
        ("’s-Gravenhage", '"’s-Gravenhage"'),
        ("van $HOME", "MAP"),
        ("wat!", "MAP"),
        ("`x`", "MAP"),
    ],
)
def test_the_next_steps_can_be_typed(
    adv: Adv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = adv("init", name)
    assert result.code == 0
    assert f"  2. adv new --data {typed}\n" in result.err
    assert ("met voor MAP de map hierboven" in result.err) == (typed == "MAP")
    if typed != "MAP":
        assert shlex.split(typed) == [name]


def test_stats_say_nothing_of_a_group_where_there_is_none(adv_tty: Adv, made: Path) -> None:
    result = adv_tty("stats", "--data", str(made), NO_COLOR="1")
    assert result.lines[0] == "1 project in 1 gemeente."


def test_a_page_has_the_title_of_its_report(adv: Adv, made: Path, tmp_path: Path) -> None:
    source = made / "bron.yaml"
    own = source.read_text("utf-8").replace("Titel van uw rapport", "Thuis & <b>veilig</b>")
    source.write_text(own, "utf-8")
    assert adv("export", str(tmp_path / "x.html"), "--data", str(made)).code == 0
    page = (tmp_path / "x.html").read_text("utf-8")
    assert "<title>Thuis &amp; &lt;b&gt;veilig&lt;/b&gt;: 1 project</title>" in page
    assert "<h1>Thuis &amp; &lt;b&gt;veilig&lt;/b&gt;</h1>" in page
    assert "Achter de Voordeur</h1>" not in page
