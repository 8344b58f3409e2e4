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

from conftest import ROOT, Adv

DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
WITH_COMMANDS = {
    *("README.md", "PRIVACY.md", "handleiding.md", "antwoorden.md", "zoeken.md", "vergelijken.md"),
    *("tellen.md", "exporteren.md", "controleren.md", "gegevens.md"),
}
"""The pages that must show commands with their answers."""
PIPE, TERMINAL = "console", "text"
"""How a block is marked: as output of a pipe, or as seen on a terminal of 80 columns."""


def examples(kind: str) -> list[tuple[str, str, list[str]]]:
    """Every `$ command` of the documents in blocks of this kind, with the lines shown below it."""
    found = []
    for document in DOCUMENTS:
        for block in re.findall(
            rf"```{kind}\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL
        ):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, *shown = part.rstrip("\n").split("\n")
                found.append((document.name, command, shown))
    return found


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


@pytest.mark.parametrize(("name", "command", "shown"), examples(PIPE), ids=str)
def test_an_example_comes_out_as_shown(
    name: str, command: str, shown: list[str], tmp_path: Path
) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        check=False,
    )
    assert agrees(shown, done.stdout.splitlines()), (
        f"{name}: $ {command}\n{done.stdout}{done.stderr}"
    )


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
