"""adv where Windows and macOS do otherwise, faked: no second names or owners, open files that stay, other streams and line ends."""

import errno
import io
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import platformdirs.windows
import pytest
from platformdirs.macos import MacOS
from platformdirs.windows import Windows

from adv_cli.catalogue.cache import open_catalogue
from adv_cli.catalogue.cache_paths import cache_directory
from adv_cli.cli import streams
from adv_cli.cli.main import run
from adv_cli.cli.terminal import Terminal
from adv_cli.dataset.paths import EMBEDDED
from adv_cli.files import reading, system
from conftest import Adv, FakeTerminal, Result
from madeup import WINDMEER, write_data, write_report
from tiny import write_tiny
from towns import DREMPEL, IDS, OOR, write_towns

NEW = ["new", "--titel", "Nieuw", "--gemeente", "Duinhof", "--bladzijde", "9", "--doelgroep"]
NEW += ["multiprobleem", "--problematiek", "meervoudig", "--invalshoek", "zorg"]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory to change, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return write_towns(tmp_path)


def is_open(path: Path) -> bool:
    """Whether this process has a file open."""
    held = {os.path.realpath(descriptor) for descriptor in Path("/proc/self/fd").iterdir()}
    return os.path.realpath(path) in held


class InUseError(PermissionError):
    """What Windows says of a file that is open."""

    winerror = 32


def unless_open(really: Callable[..., object]) -> Callable[..., object]:
    """A call on files that refuses those which are open, as Windows does."""

    def call(*paths: Path, **options: object) -> object:
        if any(map(is_open, paths)):
            raise InUseError(errno.EACCES, "in use", str(paths[-1]))
        return really(*paths, **options)

    return call


@pytest.fixture
def windows_files(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Files as Windows has them."""
    for name in ("link", "geteuid", "chown"):
        monkeypatch.delattr(os, name)
    monkeypatch.setattr(reading, "READING", os.O_RDONLY)
    monkeypatch.setattr(system, "_PAUSES", (0.001,))
    for name in ("replace", "unlink"):
        monkeypatch.setattr(Path, name, unless_open(getattr(Path, name)))
    yield
    monkeypatch.undo()


@pytest.mark.usefixtures("windows_files")
def test_adv_itself_has_nothing_open_that_it_replaces_or_removes(adv: Adv, own: Path) -> None:
    """Everything that writes, twice: on Windows an open file can be neither replaced nor removed."""
    data = ["--data", str(own)]
    assert adv("format", *data).code == 0
    for _ in range(2):
        assert adv("list", *data) == Result(0, adv("list", *data).out, "")
        for command in (
            ["export", str(own.parent / "a.xlsx"), "--overschrijf"],
            ["export", str(own.parent / "a.sqlite"), "--overschrijf"],
            ["list", "--naar", str(own.parent / "a.csv"), "--overschrijf"],
        ):
            result = adv(*command, *data)
            assert (result.code, result.out) == (0, ""), result
        record = own / "projects" / f"{OOR}.yaml"
        text = record.read_text("utf-8")
        record.write_text(text.replace("titel: ", "titel:  ", 1), "utf-8")
        assert "bewaard" not in adv("list", *data).err
        assert adv("format", *data) == Result(0, f"{record}\n", "")
        assert record.read_text("utf-8") == text
        assert adv("catalogue", "--insluiten", *data).code == 0
        assert len(adv("list", *data).lines) == len(IDS)
        (own / EMBEDDED).unlink()
        assert adv("catalogue", "--wis", *data).err == "1 catalogus weggegooid.\n"
    assert not [*own.parent.rglob("*.part")]


@pytest.mark.usefixtures("windows_files")
def test_a_file_that_another_program_has_open_is_told(adv: Adv, own: Path) -> None:
    book = own.parent / "overzicht.xlsx"
    export = ["export", str(book), "--overschrijf", "--data", str(own)]
    assert adv(*export).code == 0
    before = book.read_bytes()
    with book.open("rb"):
        result = adv(*export)
    assert (result.code, result.out) == (1, "")
    assert "(een ander programma heeft het open; sluit het daar)." in result.err
    assert book.read_bytes() == before
    assert not [*own.parent.rglob("*.part")]


@pytest.mark.usefixtures("windows_files")
def test_an_open_catalogue_costs_one_remark(adv: Adv, own: Path) -> None:
    """Somebody else asks it just when a record changed; the answer is right."""
    data = ["--data", str(own)]
    adv("list", *data)
    record = own / "projects" / f"{OOR}.yaml"
    with closing(open_catalogue(own)):
        record.write_text(record.read_text("utf-8").replace("titel: ", "titel: Nog ", 1), "utf-8")
        result = adv("list", *data)
        assert result.code == 0
        assert "\tNog " in result.out
        assert result.err.count("\n") == 1
        assert "een ander programma heeft het open" in result.err
        cleared = adv("catalogue", "--wis", *data)
        assert (cleared.code, "een ander programma heeft het open" in cleared.err) == (1, True)
    assert adv("list", *data) == Result(0, result.out, "")


def test_a_folder_without_a_plain_name_has_a_catalogue(
    adv: Adv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blanks and what means something in a URI, in the data and in the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mijn cache?#%41"))
    odd = tmp_path / "C#, één? 100%25"
    odd.mkdir()
    data = write_towns(odd)
    first, again = (adv("list", "--data", str(data)) for _ in range(2))
    assert (first.code, len(first.lines)) == (0, len(IDS))
    assert again == first
    assert adv("catalogue", "--json", "--data", str(data)).out.count('"bewaard"') == 1


def test_times_in_whole_seconds(adv: Adv, own: Path) -> None:
    """As FAT keeps them: a record that was just written is read again until its moment is past."""
    record = own / "projects" / f"{OOR}.yaml"
    for path in (own / "projects").iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))
    text = record.read_text("utf-8")
    adv("list", "--data", str(own))
    for title in ("Een", "Twee"):
        record.write_text(text.replace("titel: ", f"titel: {title} ", 1), "utf-8")
        now = record.stat().st_mtime_ns // 1_000_000_000
        os.utime(record, (now, now))
        result = adv("list", "--data", str(own))
        assert (result.code, result.err, f"\t{title} " in result.out) == (0, "", True)
    os.utime(record, (1_000_000_000, 1_000_000_000))
    assert f"\t{title} " in adv("list", "--data", str(own)).out
    state = json.loads(adv("catalogue", "--json", "--data", str(own)).out)
    assert (state["soort"], state["actueel"]) == ("bewaard", True)


def with_line_ends_of_windows(folder: Path) -> None:
    """As git may check text out on Windows."""
    for path in (*folder.rglob("*.yaml"), *folder.rglob("*.txt")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def test_line_ends_of_windows_change_no_answer(adv: Adv, tmp_path: Path) -> None:
    data, report = write_data(tmp_path), write_report(tmp_path)
    asked: list[list[str]] = [["list", "--json"], ["show", WINDMEER, "--json"], ["stats"]]
    asked += [["items", "knelpunten"], ["check", "--bron", str(report)], ["schema"]]

    def answers() -> list[Result]:
        return [adv(*question, "--data", str(data)) for question in asked]

    before = answers()
    assert all(result.out for result in before)
    with_line_ends_of_windows(tmp_path)
    assert b"\r\n" in report.read_bytes()
    assert answers() == before
    assert adv("format", "--data", str(data)).code == 0
    assert not [p for p in (data / "projects").iterdir() if b"\r" in p.read_bytes()]


# Streams


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii:strict", "utf-16"])
@pytest.mark.parametrize("question", ["show", "list --geme", "stats", "show niets-’→•"])
def test_streams_of_windows_get_utf_8(
    process: Adv, towns: Path, encoding: str, question: str
) -> None:
    arguments = [*question.split(), *([OOR] if question == "show" else []), "--data", str(towns)]
    result = process(*arguments, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert result == process(*arguments)
    assert result.out + result.err
    assert not (result.out + result.err).isascii() or question != "show"


AS_WINDOWS = """
import io, sys
sys.stdout, sys.stderr = (
    io.TextIOWrapper(stream.buffer, encoding="cp1252", errors="strict", newline="\\r\\n")
    for stream in (sys.stdout, sys.stderr)
)
from adv_cli.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "question", [["list"], ["list", "--csv"], ["show", OOR, "--json"], ["list", "--gemeente", "é→"]]
)
def test_a_stream_that_writes_other_line_ends(
    process: Adv, towns: Path, question: list[str]
) -> None:
    arguments = [*question, "--data", str(towns)]
    done = subprocess.run(
        [sys.executable, "-c", AS_WINDOWS, *arguments], capture_output=True, check=False
    )
    assert Result(done.returncode, done.stdout.decode(), done.stderr.decode()) == process(
        *arguments
    )


class Left(io.StringIO):
    """A pipe whose reader left, as Windows tells it."""

    def flush(self) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")


def test_a_reader_that_leaves_early_on_windows(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended() -> tuple[int, str]:
        err = io.StringIO()
        return run(["list", "--data", str(towns)], Terminal(Left(), err, {})), err.getvalue()

    assert ended()[0] == 1
    monkeypatch.setattr(streams, "WINDOWS", True)
    assert ended() == (0, "")


@pytest.mark.parametrize("arguments", [["show", OOR], ["stats"], ["list"], ["search", "huis"]])
def test_an_old_console_gets_no_codes_for_colour(
    adv_tty: Adv, towns: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    coloured = adv_tty(*arguments, "--data", str(towns))
    monkeypatch.setattr(streams, "obeys_escapes", lambda terminal: False)
    plain = adv_tty(*arguments, "--data", str(towns))
    assert plain.code == 0
    assert "\x1b" not in plain.out
    assert "\x1b[" in coloured.out


def test_progress_erases_itself_without_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    err = FakeTerminal()
    terminal = Terminal(FakeTerminal(), err, {})
    monkeypatch.setattr("adv_cli.cli.terminal.PATIENCE", -1)
    for done in range(1, 13):
        terminal.progress(done, 12)
    assert err.getvalue().startswith("\r\rCatalogus bouwen: 1 van 12\r")
    assert "\x1b" not in err.getvalue()
    last = "Catalogus bouwen: 11 van 12"
    assert err.getvalue().endswith(f"{last}\r{' ' * len(last)}\r")


def test_without_less_windows_shows_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "PAGER", "")
    out = FakeTerminal()
    Terminal(out, None, {"PATH": os.environ["PATH"]}).write("regel\n" * 100)
    assert out.getvalue() == "regel\n" * 100


# Where the cache is


def test_a_user_of_windows_without_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "AppData" / "Local"))
    monkeypatch.setattr(platformdirs, "PlatformDirs", Windows)
    by_name = platformdirs.windows.get_win_folder_from_env_vars  # the others are calls of Windows
    monkeypatch.setattr(platformdirs.windows, "get_win_folder", by_name)
    assert cache_directory() == tmp_path / "AppData" / "Local" / "adv" / "Cache"


def test_a_user_of_macos(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(platformdirs, "PlatformDirs", MacOS)
    assert cache_directory() == tmp_path / "Library" / "Caches" / "adv"


# Names


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nul.csv", "op Windows is nul de naam van een apparaat"),
        ("CON.csv", "op Windows is con de naam van een apparaat"),
        ("12:30.csv", "op Windows kan in een naam geen : staan"),
        ("waarom?.csv", "op Windows kan in een naam geen ? staan"),
        ("lijst.csv ", "op Windows kan een naam niet eindigen op een punt of spatie"),
    ],
)
@pytest.mark.parametrize("command", [["export", "{}", "--als", "csv"], ["list", "--naar", "{}"]])
@pytest.mark.parametrize("options", [[], ["--overschrijf"]])
def test_a_file_is_called_what_every_system_can_call_it(
    adv: Adv, own: Path, command: list[str], options: list[str], name: str, why: str
) -> None:
    arguments = [part.format(own.parent / name) for part in command]
    result = adv(*arguments, *options, "--data", str(own))
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"adv: {own.parent / name}: {why}. Kies een andere naam, dan kan het bestand overal heen.\n"
    )
    assert not (own.parent / name).exists()


@pytest.mark.parametrize("command", [["export", "{}"], ["list", "--naar", "{}"]])
@pytest.mark.parametrize("options", [[], ["--overschrijf"]])
def test_a_file_that_differs_only_in_capitals(
    adv: Adv, own: Path, command: list[str], options: list[str]
) -> None:
    (own.parent / "Lijst.csv").write_bytes(b"van een ander")
    arguments = [part.format(own.parent / "lijst.csv") for part in command]
    result = adv(*arguments, *options, "--data", str(own))
    assert (result.code, result.out) == (2, "")
    assert "op Windows en macOS is dat hetzelfde bestand als Lijst.csv" in result.err
    assert (own.parent / "Lijst.csv").read_bytes() == b"van een ander"
    assert not (own.parent / "lijst.csv").exists()


def test_a_new_record_beside_one_that_differs_only_in_capitals(adv: Adv, own: Path) -> None:
    other = own / "projects" / "Nieuw.yaml"
    other.touch()
    options = ["--partners", "breed", "--niveau", "een-wijk", "--data", str(own)]
    answers = adv(*NEW, *options, "--id", "nieuw")
    assert (answers.code, answers.out) == (2, "")
    assert "op Windows en macOS is dat hetzelfde bestand als Nieuw.yaml" in answers.err
    assert not (own / "projects" / "nieuw.yaml").exists()
    other.unlink()
    assert adv(*NEW, *options, "--id", "nieuw").code == 0


@pytest.mark.parametrize(
    ("folder", "names"),
    [
        ("projects", ("een.yaml", "Een.yaml")),
        ("projects", ("cafe\u0301.txt", unicodedata.normalize("NFC", "cafe\u0301.txt"))),
        ("", ("bron.yaml", "BRON.yaml")),
    ],
)
def test_a_check_names_files_that_are_one_elsewhere(
    adv: Adv, tmp_path: Path, folder: str, names: tuple[str, str]
) -> None:
    data = write_tiny(tmp_path / "data")
    there, other = (data / folder / name for name in names)
    there.touch()
    assert "hetzelfde bestand" not in adv("check", str(data)).out
    shutil.copy(there, other)
    result = adv("check", str(data), "--json")
    assert result.code == 1
    [told] = [f for f in json.loads(result.out)["fouten"] if "hetzelfde bestand" in f["melding"]]
    both = {told["bestand"].rpartition("/")[2], told["melding"].split(" als ")[1].split(";")[0]}
    assert both == set(names)
    assert told["melding"].endswith("; hernoem er een")


@pytest.mark.parametrize("name", [DREMPEL, OOR])
def test_what_a_record_is_called_has_one_slash_on_every_system(
    adv: Adv, own: Path, name: str
) -> None:
    (own / "projects" / f"{name}.yaml").write_text("stuk: [\n", "utf-8")
    faults = json.loads(adv("check", str(own), "--json").out)["fouten"]
    assert faults[0]["bestand"] == f"projects/{name}.yaml"
