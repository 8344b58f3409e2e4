"""Completion: what it offers, that no shell runs what stands in data, and that it stays silent whatever is wrong."""

import os
import pty
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adv_cli.cli import shells
from conftest import ADV, Adv

CASES = [
    ("adv s", "show", "factsheet"),
    ("adv show gou", "gouda-gezinsmanagement", "Gouda"),
    ("adv list --doelgroep mul", "multiprobleem", "huishoudens"),
    ("adv list --doelgroep=mul", "multiprobleem", "huishoudens"),
    ("adv list --gemeente haa", "haarlem", "Noord-Holland"),
    ("adv list --velden id,tit", "id,titel", "veld"),
    ("adv list --velden id,gede", "id,gedeelde_themas", "alleen met --zoals"),
    ("adv list --niet doelgroep=over", "doelgroep=overlastgevend", "gezinnen"),
    ("adv show gouda --sectie knel", "knelpunten", "Knelpunten"),
    ("adv search --begrip pol", "politie", "politie"),
    ("adv items lessen --niet begrip=man", "begrip=mandaat", "doorzettingsmacht"),
    ("adv search wachtlijst --sectie cod", "codering", "codes"),
    ("adv search wachtlijst --velden id,waa", "id,waarom", "veld"),
    ("adv completion z", "zsh", "zsh"),
    ("adv stats aan", "aanleiding", "Aanleiding"),
    ("adv stats partner par", "partner", "organisatie"),
    ("adv values man", "mandaat", "Mandaat"),
    ("adv search politie -woningcorporaties --niv", "--niveau", ""),
]


def ask(process: Adv, shell: str, line: str, **environ: str) -> str:
    """What adv answers when the script of `shell` asks it to complete `line`; never a word on stderr."""
    words = line.split(" ")[1:]
    arguments = [line, words[-1]] if shell == "bash" else words
    if shell == "powershell":
        environ, arguments = {**environ, "_ADV_WORDS": "\n".join(words)}, []
    result = process(*arguments, _ADV_COMPLETE=shell, **environ)
    assert (result.code, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize("shell", shells.SCRIPTS)
def test_completion_offers_nothing_that_does_not_begin_so(process: Adv, shell: str) -> None:
    assert ask(process, shell, "adv list --gemeente har").strip() == ""


@pytest.mark.parametrize("shell", shells.SCRIPTS)
def test_completion_offers_values_and_explains_them(process: Adv, shell: str) -> None:
    for line, value, word in CASES:
        found = ask(process, shell, line)
        assert value in found.replace("\\", "")
        if value and shell != "bash":  # bash has no place for an explanation
            assert word in found
        assert bool(found) == bool(value)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_of_a_theme_keeps_to_the_section(process: Adv, shell: str) -> None:
    def offered(line: str) -> list[str]:
        return [found.partition(":")[0] for found in ask(process, shell, line).splitlines()]

    assert offered("adv items knelpunten --thema re") == [
        "regievoering",
        "regelgeving",
        "registratie",
    ]
    assert offered("adv items --json knelp --thema=wa")[0].endswith("wachtlijsten")
    assert offered("adv items oplos --niet thema=s") == ["thema=samenwerking", "thema=snelle-hulp"]
    assert offered("adv items lessen --thema borging --thema re") == []
    assert offered("adv items afdeling --thema ") == []
    everywhere = offered("adv items --thema re")
    assert everywhere == offered("adv list --thema re") == offered("adv items zzz --thema re")
    assert {"regievoering", "registratie"} < {*everywhere}


def test_completion_does_not_import_rich(process: Adv) -> None:
    script = (
        "import sys\nfrom adv_cli.cli.main import run\nfrom adv_cli.cli.terminal import Terminal\n"
        "run(['show', 'gou'], Terminal.standard())\nassert 'rich' not in sys.modules"
    )
    environ = {**os.environ, "_ADV_COMPLETE": "zsh"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environ, check=False
    )
    assert done.stderr == ""
    assert done.stdout.startswith("gouda-gezinsmanagement")


@pytest.mark.parametrize("shell", [*shells.SCRIPTS, "complete_zsh", "tcsh"])
def test_completion_is_silent_on_data_that_cannot_be_used(
    process: Adv, data: Path, shell: str
) -> None:
    def silent(line: str) -> None:
        assert ask(process, shell, line, ADV_DATA=str(data)) == ""

    (data / "codeboek.yaml").write_text("[", encoding="utf-8")
    silent("adv show gou")
    silent("adv list --doelgroep mul")
    shutil.rmtree(data)
    silent("adv show gou")
    silent("adv list --zzz gou")
    silent("adv zzz gou")


@pytest.mark.parametrize("arguments", [[], ["adv"], ["adv 'show", "x", "y"]])
@pytest.mark.parametrize("shell", shells.SCRIPTS)
def test_completion_is_silent_when_a_shell_asks_wrongly(
    process: Adv, shell: str, arguments: list[str]
) -> None:
    result = process(*arguments, _ADV_COMPLETE=shell)
    assert (result.code, result.err) == (0, "")


def test_completion_is_silent_on_a_damaged_catalogue(
    process: Adv, data: Path, tmp_path: Path
) -> None:
    environ = {"ADV_DATA": str(data), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert "gouda-gezinsmanagement" in ask(process, "zsh", "adv show gou", **environ)
    (kept,) = (tmp_path / "cache").glob("adv/*.sqlite")
    whole = kept.read_bytes()
    kept.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    ask(process, "zsh", "adv show gou", **environ)
    ask(process, "bash", "adv list --gemeente den", **environ)


def test_a_debugger_sees_what_completion_hides() -> None:
    environ = {**os.environ, "_ADV_COMPLETE": "bash", "ADV_DEBUG": "1"}
    done = subprocess.run(ADV, capture_output=True, text=True, env=environ, check=False)
    assert "Traceback" in done.stderr


TITLE = r"""T \$(touch PWNED) $(touch PWNED) \`touch PWNED\` `touch PWNED` ' " : * %d; touch PWNED \\ (( ]] &"""
HOSTILE = [
    "den Haag",
    "Gouda; touch PWNED",
    "Ve*",
    "$(touch PWNED) `touch PWNED`",
    r"\$(touch PWNED) \`touch PWNED\`",
    "Br'e\"da",
    "Le:id\\en\\",
    "A~h#e[m]{a,b}|c&d<e>f%g!x$HOME?",
    "’s-Hertogenbosch",
    "=a=b",
]


def opened(quote: str) -> list[str]:
    """What a person types to get each hostile name: nothing but its first letters, in an open quote or none."""
    return [f"{quote}n{number}" for number, _ in enumerate(HOSTILE)]


@pytest.fixture
def hostile(data: Path) -> Path:
    """A data directory in which a title and municipalities are what a shell might run."""

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    record = data / "projects" / "gouda-gezinsmanagement.yaml"
    lines = record.read_text(encoding="utf-8").split("\n")
    record.write_text(
        "\n".join(
            f"titel: {quoted(TITLE)}" if line.startswith("titel: ") else line for line in lines
        )
    )
    towns = data / "gemeenten.yaml"
    text = towns.read_text(encoding="utf-8")
    old = [line.split("naam: ")[1] for line in text.split("\n") if "naam: " in line]
    used = {"Gouda", "Almelo", "Heerlen", "Hengelo"}
    spare = [
        name
        for name in old
        if name.strip("\"'’") not in used and " " not in name and "-" not in name
    ]
    for number, (name, town) in enumerate(zip(HOSTILE, spare, strict=False)):
        text = text.replace(f"naam: {town}\n", f"naam: {quoted(f'n{number}{name}')}\n")
    towns.write_text(text, encoding="utf-8")
    return data


class Shell:
    """An interactive shell on a terminal of its own, in which `adv` writes down what it is given."""

    COMMANDS: ClassVar = {
        "bash": ["bash", "--norc", "--noprofile", "-i"],
        "zsh": ["zsh", "-f", "-i"],
        "fish": ["fish", "--no-config", "-i"],
    }

    def __init__(self, name: str, folder: Path, data: Path) -> None:
        self.given = folder / "given"
        self.given.touch()
        program = folder / "bin" / "adv"
        program.parent.mkdir()
        call = shlex.join(ADV)
        program.write_text(
            f'#!/bin/sh\n[ -n "$_ADV_COMPLETE" ] && exec {call} "$@"\nprintf "[%s]" "$@" >> {self.given}\necho >> {self.given}\n'
        )
        program.chmod(0o755)
        script = folder / "script"
        script.write_text(shells.SCRIPTS[name], encoding="utf-8")
        path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
        environ = {
            **os.environ,
            "PATH": path,
            "ADV_DATA": str(data),
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
        }
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # pragma: no cover
            os.chdir(folder)
            os.execvpe(self.COMMANDS[name][0], self.COMMANDS[name], environ)
        begin = "autoload -U compinit; compinit -u; " if name == "zsh" else ""
        assert self.answer(f"{begin}source {script}; adv klaar") == "[klaar]"

    def answer(self, keys: str) -> str:
        """What adv is given when a person types these keys and Enter."""
        before = len(self.lines())
        os.write(self.fd, keys.encode() + b"\n")
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and len(self.lines()) == before:
            if select.select([self.fd], [], [], 0.02)[0]:
                os.read(self.fd, 65536)
        assert len(self.lines()) == before + 1, keys
        return self.lines()[-1]

    def lines(self) -> list[str]:
        return self.given.read_text(encoding="utf-8").splitlines()

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


@pytest.fixture(params=Shell.COMMANDS)
def shell(request: pytest.FixtureRequest, tmp_path: Path, hostile: Path) -> Iterator[Shell]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    folder = tmp_path / "shell"
    folder.mkdir()
    shell = Shell(request.param, folder, hostile)
    yield shell
    shell.close()
    assert not list(folder.rglob("PWNED*")), "data was run"


def test_a_real_shell_passes_what_was_completed_as_one_argument_and_runs_nothing(
    shell: Shell,
) -> None:
    assert shell.answer("adv show g\t") == "[show][gouda-gezinsmanagement]"
    for quote in ("", '"', "'"):
        for typed, name in zip(opened(quote), HOSTILE, strict=True):
            expected = f"{typed.strip(quote)}{name}" if quote else f"{typed}{name}"
            assert (
                shell.answer(f"adv list --gemeente {typed}\t") == f"[list][--gemeente][{expected}]"
            )
    assert shell.answer("adv list --gemeente=n0\t") == f"[list][--gemeente=n0{HOSTILE[0]}]"
    assert (
        shell.answer("adv list --niet doelgr\toverl\t")
        == "[list][--niet][doelgroep=overlastgevend]"
    )
    assert shell.answer("adv list --doelgroep=mul\t") == "[list][--doelgroep=multiprobleem]"


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@given(
    st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ")),
    st.sampled_from(["", '"', "'"]),
)
def test_what_bash_is_told_to_insert_is_read_back_as_the_value(value: str, quote: str) -> None:
    told = shells.answer("bash", shells.Typed([], "", 0, quote), [(f"x{value}", "")]).rstrip("\n")
    read = subprocess.run(
        ["bash", "-c", f"printf %s {quote}{told}{quote}"], capture_output=True, check=True
    )
    assert read.stdout.decode() == f"x{value}"
