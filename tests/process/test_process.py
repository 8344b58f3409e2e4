"""adv as a process: pipes, locales, signals, streams that fail, and what a question imports."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ADV, Adv

BYTES = "caf\udce9"
"""What Python makes of the byte E9, which is no UTF-8."""

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
def test_a_question_imports_neither_pydantic_nor_ruamel_nor_rich_nor_simplemma(
    adv: Adv, arguments: list[str]
) -> None:
    adv("search", "wijk")  # the catalogue is there, with words
    script = (
        "import atexit, os, sys; real = os._exit\n"
        "def leave(code):\n"
        "    heavy = [m for m in ('pydantic', 'ruamel', 'ruamel.yaml', 'rich', 'simplemma', 'jinja2') if m in sys.modules]\n"
        "    print('HEAVY', *heavy, file=sys.stderr, flush=True); real(code)\n"
        "os._exit = leave\n"
        "from adv_cli.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "HEAVY"


def test_the_import_test_can_fail() -> None:
    script = (
        "import sys, adv_cli.dataset.loader, adv_cli.dutch.lexicon as lexicon; lexicon.read_dictionary()\n"
        "print(*(name in sys.modules for name in ('pydantic', 'ruamel.yaml', 'simplemma')))"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True
        ).stdout
        == "True True True\n"
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


def test_a_file_that_gets_too_large_is_told_and_not_there(tmp_path: Path) -> None:
    """The system itself stops the writing halfway: a file of more than a thousand bytes."""
    assert subprocess.run([*ADV, "list"], capture_output=True, check=False).returncode == 0
    run = f"ulimit -f 1; exec {shlex.join(ADV)} show gouda --json -o gouda.json"
    done = subprocess.run(["bash", "-c", run], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    told = "adv: gouda.json kan niet worden geschreven (het bestand wordt te groot).\n"
    assert done.stderr.decode() == told
    assert not list(tmp_path.iterdir())


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [("show gouda", 0), ("show zzz", 1), ("--zzz", 2), ("list --data zzz", 3)],
)
def test_a_full_or_closed_stderr_changes_no_exit_code(arguments: str, code: int) -> None:
    adv = " ".join([*ADV, arguments])
    for end in (
        ">/dev/null 2>/dev/full",
        ">/dev/null 2>&-",
        "2>&1 >/dev/null | true; exit ${PIPESTATUS[0]}",
    ):
        assert subprocess.run(["bash", "-c", f"{adv} {end}"], check=False).returncode == code


def test_bytes_as_a_shell_passes_them(data: Path, tmp_path: Path) -> None:
    """Arguments, ADV_DATA, the folder one stands in, and names of files, in a real process."""

    def told(*arguments: bytes, cwd: Path = tmp_path, **environ: bytes) -> tuple[int, bytes, str]:
        environment = {**os.environb, **{name.encode(): value for name, value in environ.items()}}
        done = subprocess.run(
            [*ADV, *arguments], capture_output=True, cwd=cwd, env=environment, check=False
        )
        return done.returncode, done.stdout, done.stderr.decode()

    assert told(b"show", b"\xff")[::2] == (
        2,
        "adv: “\\xff” is geen UTF-8. Typ het opnieuw, of hernoem het bestand.\n",
    )
    assert told(b"list", ADV_DATA=b"caf\xe9")[0::2] == (
        3,
        "adv: caf\\xe9: de naam van deze map is geen UTF-8; hernoem haar\n",
    )
    folder = Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9"))
    try:
        shutil.copytree(data, folder)
    except OSError:
        pytest.skip("no such names on this file system")
    assert told(b"list", b"--data", b".", cwd=folder)[0] == 3
    assert told(b"list", cwd=folder)[0] == 0
    shutil.copy(
        data / "projects" / "gouda-gezinsmanagement.yaml", data / "projects" / f"{BYTES}.yaml"
    )
    for command in (b"list", b"show", b"check"):
        arguments = [command, b"gouda"] if command == b"show" else [command]
        code, out, err = told(*arguments, ADV_DATA=bytes(data))
        assert code == (1 if command == b"check" else 3)
        assert "projects/caf\\xe9.yaml" in out.decode() + err
        assert "onverwachte" not in err


def another_user() -> list[str]:
    """What runs a command as somebody without the rights of root; skips where that cannot be."""
    if os.geteuid() != 0:
        return []
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    if (
        shutil.which("setpriv") is None
        or subprocess.run([*drop, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("root reads everything, and setpriv is not here")
    return drop


@pytest.mark.parametrize(
    "arguments",
    ["list --data MAP", "check MAP", "new --data MAP", "list", "show gouda --bron MAP/x.txt"],
)
def test_a_folder_of_somebody_else_is_told_in_dutch(data: Path, arguments: str) -> None:
    user = another_user()
    data.chmod(0)
    environ = {**os.environ, "ADV_DATA": str(data) if arguments == "list" else ""}
    command = [*user, *ADV, *arguments.replace("MAP", str(data)).split()]
    done = subprocess.run(
        command, capture_output=True, text=True, env=environ, cwd="/", check=False
    )
    data.chmod(0o700)
    assert done.returncode == 3
    assert str(data) in done.stderr or "codeboek.yaml" in done.stderr
    assert "is not readable" not in done.stderr


def test_what_nobody_foresaw_is_one_line_and_a_debugger_sees_all() -> None:
    script = (
        "import adv_cli.cli.commands.values as v\nfrom adv_cli.cli import context as session\n"
        "def fail(self): raise RuntimeError('stuk \\x1b[2J')\nsession.Session.catalogue = property(fail)\n"
        "from adv_cli.__main__ import main; main()"
    )

    def told(**environ: str) -> tuple[int, str]:
        command = [sys.executable, "-c", script, "values"]
        done = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, **environ}, check=False
        )
        return done.returncode, done.stderr

    message = "adv: onverwachte fout (RuntimeError: stuk ␛[2J). Met ADV_DEBUG=1 ziet u waar; meld het alstublieft.\n"
    assert told() == (1, message)
    code, shown = told(ADV_DEBUG="1")
    assert code == 1
    assert "Traceback" in shown


INTERRUPTED_AT = """
import os, signal, sys
here = os.path.dirname(__import__("importlib.util").util.find_spec("adv_cli").origin)
calls = 0
def interrupt(frame, event, arg):
    global calls
    if frame.f_code.co_filename.startswith(here):
        calls += 1
        if calls == {moment}:
            sys.setprofile(None)
            os.kill(os.getpid(), signal.SIGINT)
sys.setprofile(interrupt)
from adv_cli.__main__ import main
main()
"""
"""Starts adv, and interrupts it at one moment of its own."""


@pytest.mark.parametrize("moment", [10, 20, 40, 100, 200, 300, 400])
def test_an_interrupt_never_shows_a_traceback(moment: int) -> None:
    # whoever runs the tests in the background may have had interrupts ignored, which a child inherits
    listening = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    command = [sys.executable, "-c", listening + INTERRUPTED_AT.format(moment=moment), "list"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "")


def test_an_interrupt_that_is_ignored_stays_ignored() -> None:
    script = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        + INTERRUPTED_AT.format(moment=100)
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "list"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
