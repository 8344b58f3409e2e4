"""adv as a process: pipes, locales, signals, streams that fail, and what a question imports."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ADV, Adv

QUERIES = [
    ["list", "--doelgroep", "multiprobleem", "--tekst", "zorg"],
    ["list", "--json"],
    ["list", "--csv"],
    ["show", "gouda"],
    ["show", "gouda", "--json"],
    ["show", "gouda", "--yaml"],
    ["show", "gouda", "--markdown"],
    ["stats"],
    ["stats", "doelgroep", "niveau", "--json"],
    ["values"],
    ["search", "wachtlijst"],
    ["search", "politie", "--json"],
    ["items", "knelpunten", "--thema", "wachtlijsten"],
    ["items", "resultaten", "--excel"],
    ["compare", "gouda", "groningen", "--json"],
    ["list", "--zoals", "gouda"],
    ["completion", "bash"],
    [],
    ["--help"],
    ["list", "--help"],
]


@pytest.mark.parametrize("arguments", QUERIES, ids=" ".join)
def test_a_question_imports_neither_pydantic_nor_ruamel_nor_rich(
    adv: Adv, arguments: list[str]
) -> None:
    adv("list")  # the catalogue is there
    script = (
        "import atexit, os, sys; real = os._exit\n"
        "def leave(code):\n"
        "    heavy = [m for m in ('pydantic', 'ruamel', 'ruamel.yaml', 'rich') if m in sys.modules]\n"
        "    print('HEAVY', *heavy, file=sys.stderr, flush=True); real(code)\n"
        "os._exit = leave\n"
        "from adv_cli.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "HEAVY"


def test_the_import_test_can_fail() -> None:
    script = "import sys, adv_cli.dataset.loader; print('pydantic' in sys.modules, 'ruamel.yaml' in sys.modules)"
    assert (
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True
        ).stdout
        == "True True\n"
    )


@pytest.mark.parametrize("locale", ["C", "POSIX", "nl_NL.ISO-8859-1", "C.UTF-8"])
def test_utf_8_whatever_the_locale(process: Adv, locale: str) -> None:
    environ = {"LANG": locale, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = process(
        "show", "gouda", "--sectie", "financiering", "--sectie", "processtappen", **environ
    )
    assert result.code == 0
    assert "€ 300.000,-" in result.out
    assert "casuïstiekoverleg" in result.out
    assert "Bedoelde u Leiden?" in process("list", "--gemeente", "Leidén x", **environ).err


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"set -o pipefail; {' '.join(ADV)} show gouda --json gouda venlo arnhem leiden | head -n 1; {' '.join(ADV)} list | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "["


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*ADV, "list"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith("adv: schrijven lukt niet")


def test_closed_streams() -> None:
    command = f"{' '.join(ADV)} list >&-; {' '.join(ADV)} show zzz 2>&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_interrupted_is_130() -> None:
    script = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"  # it may have been ignored
    script += "import time, adv_cli.cli.commands.values as v\nfrom adv_cli import __main__ as start\nfrom adv_cli.cli import context as session\n"
    script += "session.Session.catalogue = property(lambda s: (print('ready', flush=True), time.sleep(30)))\nstart.main()"
    with subprocess.Popen(
        [sys.executable, "-c", script, "values"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline() == b"ready\n"
        child.send_signal(signal.SIGINT)
        assert child.wait(10) == 130
        assert b"Traceback" not in child.stderr.read()


def test_both_ways_to_start_do_the_same(process: Adv) -> None:
    script = Path(sys.executable).with_name("adv")
    done = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == process("--version").out
    assert done.stdout.startswith("adv ")
    assert "gegevens 20" in done.stdout


def test_a_pager_gets_what_does_not_fit(tmp_path: Path) -> None:
    """On a real terminal (a pty), with a pager that marks its input."""
    import pty

    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nsed 's/^/PAGER /'\n")
    pager.chmod(0o755)

    def on_terminal(*arguments: str, **environ: str) -> str:
        pid, fd = pty.fork()
        if pid == 0:
            os.execve(
                sys.executable,
                [*ADV, *arguments],
                {**os.environ, "LINES": "24", "COLUMNS": "80", **environ},
            )
        out = b""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                read = os.read(fd, 65536)
            except OSError:
                break
            if not read:
                break
            out += read
        os.waitpid(pid, 0)
        return out.decode()

    assert on_terminal("show", "gouda", PAGER=str(pager)).startswith("PAGER ")
    assert "PAGER" not in on_terminal("list", "--gemeente", "gouda", PAGER=str(pager))
    assert "Gezinsmanagement" in on_terminal("show", "gouda", PAGER="cat")
    assert "Gezinsmanagement" in on_terminal("show", "gouda", PAGER="bestaat-niet-12")
    assert "\x1b[" not in on_terminal("show", "gouda", PAGER="cat", NO_COLOR="1")


def test_arguments_are_utf_8_in_a_locale_that_is_not(process: Adv, tmp_path: Path) -> None:
    environ = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert (
        process("search", "casuïstiekoverleg", **environ).out
        == process("search", "casuïstiekoverleg").out
    )
    assert "“café”" in process("show", "café", **environ).err
    report = tmp_path / "café.txt"
    report.write_text("Titel\nProjectinformatie\n", encoding="utf-8")
    assert "staat geen factsheet" in process("show", "gouda", "--bron", str(report), **environ).err
    assert (
        process("format", str(report), "--check", **environ).code
        == process("format", str(report), "--check").code
        == 3
    )
