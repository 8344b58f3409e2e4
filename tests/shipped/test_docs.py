"""What README, handbook and docstrings show is run, and must come out as shown."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from adv_cli.model.template import HEADINGS, SECTIONS
from conftest import ROOT, Adv

DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
WITH_COMMANDS = {
    *("README.md", "PRIVACY.md", "handleiding.md", "antwoorden.md", "zoeken.md", "vergelijken.md"),
    *("tellen.md", "exporteren.md", "controleren.md", "gegevens.md"),
}
"""The pages that must show commands with their answers."""
WALK = ROOT / "docs" / "nieuwe-inventarisatie.md"
"""The page whose commands follow on each other, in one folder."""
PIPE, TERMINAL = "console", "text"
"""How a block is marked: as output of a pipe, or as seen on a terminal of 80 columns."""


def examples(kind: str) -> list[tuple[str, str, list[str]]]:
    """Every `$ command` of the documents in blocks of this kind, with the lines shown below it."""
    found = []
    for document in (page for page in DOCUMENTS if page != WALK):
        for block in re.findall(
            rf"```{kind}\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL
        ):
            found += [(document.name, *one) for one in commands(block)]
    return found


def commands(block: str) -> list[tuple[str, list[str]]]:
    """Each `$ command` of a block, with the lines shown below it."""
    parts = [part.rstrip("\n").split("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)]
    return [(command, shown) for command, *shown in parts[1:]]


def agrees(shown: list[str], real: list[str]) -> bool:
    """Whether the output is as shown.

    A line `...` stands for any lines, and `, ...` at the end of a line for what follows there.
    """
    if not shown:
        return not real
    if shown[0] == "...":
        return any(agrees(shown[1:], real[start:]) for start in range(len(real) + 1))
    if not real:
        return False
    beginning, mark, _ = shown[0].rstrip().partition(", ...")
    line = real[0].rstrip()
    same = line.startswith(f"{beginning}, ") if mark else line == beginning
    return same and agrees(shown[1:], real[1:])


def test_there_are_examples() -> None:
    assert {name for name, _, _ in examples(PIPE)} >= WITH_COMMANDS
    assert examples(TERMINAL)
    assert not agrees(["a", "...", "c"], ["a", "b"])
    assert agrees(["a, ..."], ["a, b"])
    assert not agrees(["a, ..."], ["ab"])


def in_a_shell(command: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """What a command answers in a folder, in a shell that knows this adv."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, **environ, "PATH": path},
        check=False,
    )


@pytest.mark.parametrize(("name", "command", "shown"), examples(PIPE), ids=str)
def test_an_example_comes_out_as_shown(
    name: str, command: str, shown: list[str], tmp_path: Path
) -> None:
    done = in_a_shell(command, tmp_path)
    assert agrees(shown, done.stdout.splitlines()), (
        f"{name}: $ {command}\n{done.stdout}{done.stderr}"
    )


STEP = re.compile(r"(?:<!-- (bestand|in): (\S+) -->\n)?```(\w+)\n(.*?)```", re.DOTALL)
"""A block of the page that walks: a file to write, a part of a file that the next block takes the place of, or commands."""


def test_the_walk_from_a_factsheet_to_a_page_leads_where_it_says(tmp_path: Path) -> None:
    environ: dict[str, str] = {}
    steps = iter(STEP.findall(WALK.read_text("utf-8")))
    for what, name, kind, block in steps:
        if what == "bestand":
            (tmp_path / name).write_text(block, "utf-8")
        elif what == "in":
            text = (tmp_path / name).read_text("utf-8")
            assert block in text, name
            (tmp_path / name).write_text(text.replace(block, next(steps)[3], 1), "utf-8")
        for command, shown in commands(block) if kind == PIPE else ():
            if command.startswith("export "):
                variable, _, value = command.removeprefix("export ").partition("=")
                environ[variable] = value
                continue
            done = in_a_shell(command, tmp_path, **environ)
            assert done.returncode == 0, f"$ {command}\n{done.stderr}"
            assert agrees(shown, done.stdout.splitlines()), f"$ {command}\n{done.stdout}"
    page = (tmp_path / "pagina.html").read_text("utf-8")
    assert "<h1>Aan tafel in Zeeland</h1>" in page
    assert "1 project van gemeenten die gezinnen aan huis helpen" in page
    assert (tmp_path / "werkboek.xlsx").exists()


def test_the_walk_names_the_labels_that_a_factsheet_is_read_by() -> None:
    table = WALK.read_text("utf-8").partition("## De opschriften van het sjabloon")[2]
    rows = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", table, flags=re.MULTILINE)[2:])
    assert [*rows] == [name for code, name in HEADINGS.items() if code != "overige_projecten"]
    for section in SECTIONS:
        if section.printed:
            labels = rows[HEADINGS[section.heading_code]].split("; ")
            named = [label.partition(" (of:")[0] for label in labels]
            assert any(re.fullmatch(section.printed, label) for label in named), section.code


@pytest.mark.parametrize(("name", "command", "shown"), examples(TERMINAL), ids=str)
def test_a_terminal_shows_what_is_shown(
    adv_tty: Adv,
    name: str,
    command: str,
    shown: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = adv_tty(*shlex.split(command)[1:], columns=80, NO_COLOR="1")
    assert agrees(shown, (result.out + result.err).splitlines()), f"{name}: $ {command}"


def test_the_library_examples() -> None:
    page = ROOT / "docs" / "python.md"
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.attempted > 0
    assert result.failed == 0


WITH_EXAMPLES = sorted(
    file.relative_to(ROOT / "src").with_suffix("").as_posix().replace("/", ".")
    for file in (ROOT / "src" / "adv_cli").rglob("*.py")
    if ">>>" in file.read_text("utf-8")
)


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_docstrings(module: str) -> None:
    result = doctest.testmod(import_module(module.removesuffix(".__init__")))
    assert result.attempted > 0
    assert result.failed == 0


WAYS = re.findall(
    r"^    (\S+/\S+\.py),? +(\w+) ",
    (ROOT / "docs" / "architectuur.md").read_text("utf-8"),
    flags=re.MULTILINE,
)
"""The stations of the ways through the house: a file, and the name in it that one looks for."""


@pytest.mark.parametrize(("file", "name"), WAYS)
def test_the_ways_through_the_house_lead_where_they_say(file: str, name: str) -> None:
    source = (ROOT / "src" / "adv_cli" / file).read_text("utf-8")
    assert re.search(rf"^( *def |class ){name}\b|^{name}\b", source, flags=re.MULTILINE)


def test_there_are_three_ways() -> None:
    assert len(WAYS) > 20
