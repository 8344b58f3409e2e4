"""What systems do otherwise stands in three modules, each faked here as Windows and macOS behave."""

import ast
import ctypes
import errno
import importlib.util
import io
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from adv_cli.cli import streams
from adv_cli.dataset.paths import PACKAGE
from adv_cli.errors import UsageError, reason
from adv_cli.files import system
from adv_cli.files.names import namesake, namesakes, refuse_name, why_not_everywhere
from adv_cli.files.system import database_uri, keep_owner, last_change, take_place
from conftest import ROOT

SEAMS = {PACKAGE / "files" / "system.py", PACKAGE / "cli" / "streams.py"}
"""The only modules that may know on which system they run."""

MODULES = frozenset(
    "ctypes fcntl grp msvcrt posix pty pwd resource syslog termios tty winreg".split()
)
CALLS = frozenset(
    """
    chown chroot fchmod fchown fork forkpty getegid geteuid getgid getloadavg getpgid getuid killpg
    lchown link mkfifo mknod name openpty posix_spawn posix_spawnp pread pwrite rename replace
    sched_getaffinity sendfile setsid setuid statvfs sync uname wait3 wait4
    alarm setitimer pthread_sigmask platform
    """.split()
)
"""What some system lacks or does otherwise, and questions which system this is: of `os`, `signal` and `sys`."""
ANYWHERE = frozenset(["as_uri", "rename", "winerror"])
FLAGS = re.compile(r"O_(?:CLOEXEC|DIRECTORY|NOCTTY|NOFOLLOW|NONBLOCK|SYNC)|SIG(?!INT$)[A-Z0-9]+")
PLACES = ("/dev/", "/proc/", "/tmp/", "/etc/", "/usr/", "/var/")


def guarded() -> list[Path]:
    """Everything that must run on every system."""
    return [*PACKAGE.rglob("*.py"), *(ROOT / "tools").glob("*.py"), ROOT / "hatch_build.py"]


def only_somewhere(source: str) -> list[str]:
    """What in the source of a module not every system has, or does the same."""
    tree = ast.parse(source)
    return [found for node in ast.walk(tree) for found in _found(node)]


def _found(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Attribute(value=ast.Name(id="os" | "signal" | "sys"), attr=name) if name in CALLS:
            yield name
        case ast.Attribute(attr=name) | ast.Name(id=name) | ast.Constant(value=str(name)) if (
            name in ANYWHERE or FLAGS.fullmatch(name) or name.startswith(PLACES)
        ):
            yield name
        case ast.Import(names=names):
            yield from MODULES & {name.name.partition(".")[0] for name in names}
        case ast.ImportFrom(module=str(module), names=names):
            yield from MODULES & {module.partition(".")[0]}
            imported = {name.name for name in names}
            yield from {*filter(FLAGS.fullmatch, imported)}
            yield from (imported & CALLS if module in ("os", "signal", "sys") else ())
        case ast.Call(func=ast.Attribute(attr="replace"), args=[_], keywords=[]):
            yield "replace of a file"
        case ast.Call(func=ast.Attribute(attr="read_text"), args=[], keywords=[]):
            yield "read_text without encoding"
        case ast.Call(func=ast.Attribute(attr="write_text"), args=args, keywords=keywords):
            given = {keyword.arg for keyword in keywords}
            if "newline" not in given or ("encoding" not in given and len(args) < 2):
                yield "write_text without encoding or newline"


def test_what_not_every_system_has_stands_in_the_seams_alone() -> None:
    files = guarded()
    assert len(files) > 150
    assert {
        (file.relative_to(PACKAGE).as_posix() if file.is_relative_to(PACKAGE) else file.name, name)
        for file in files
        if file not in SEAMS
        for name in only_somewhere(file.read_text("utf-8"))
    } == {("errors.py", "winerror")}
    assert all(only_somewhere(seam.read_text("utf-8")) for seam in SEAMS)


@pytest.mark.parametrize(
    "line",
    [
        "os.link(a, b)",
        "import fcntl",
        "from fcntl import flock",
        "from os import geteuid",
        "flags = os.O_NOFOLLOW",
        "getattr(os, 'O_NOFOLLOW', 0)",
        "signal(SIGPIPE, SIG_DFL)\nfrom signal import SIGPIPE",
        "open('/dev/tty')",
        "part.replace(path)",
        "os.rename(a, b)",
        "sys.platform == 'win32'",
        "path.read_text()",
        "path.write_text(text, 'utf-8')",
        "path.write_text(text, newline='')",
        "path.as_uri()",
    ],
)
def test_the_guard_can_fail(line: str) -> None:
    assert only_somewhere(line)


@pytest.mark.parametrize(
    "line",
    [
        "text.replace('a', 'b')",
        "when.replace(year=1)",
        "path.read_text('utf-8')",
        "'2>/dev/null'",
        "'link'",
    ],
)
def test_the_guard_lets_pass_what_is_the_same_everywhere(line: str) -> None:
    assert not only_somewhere(line)


# Files


def refusing(times: int, number: int | None) -> Callable[[Path, Path], Path]:
    """Path.replace as on Windows, where somebody has the target open so many times."""
    left, really = [times], Path.replace

    def replace(part: Path, target: Path) -> Path:
        if not left[0]:
            return really(part, target)
        left[0] -= 1
        error = PermissionError(errno.EACCES, "denied")
        error.winerror = number  # type: ignore[attr-defined,unused-ignore]
        raise error

    return replace


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A new file, and the one whose place it takes; nobody waits for it."""
    monkeypatch.setattr(time, "sleep", lambda _: None)
    part, target = tmp_path / "part", tmp_path / "target"
    part.write_text("new")
    target.write_text("old")
    return part, target


@pytest.mark.parametrize("number", [5, 32, 33])
@pytest.mark.parametrize("times", [0, 1, 4])
def test_a_file_that_is_open_for_a_moment_is_replaced(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, times: int, number: int
) -> None:
    monkeypatch.setattr(Path, "replace", refusing(times, number))
    take_place(*pair)
    assert pair[1].read_text() == "new"


def test_a_file_that_stays_open_is_told(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", refusing(1000, 5))
    with pytest.raises(OSError, match="in use") as caught:
        take_place(*pair)
    assert reason(caught.value) == "een ander programma heeft het open; sluit het daar"
    assert pair[1].read_text() == "old"


def test_without_rights_nobody_waits(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("waits"))
    monkeypatch.setattr(Path, "replace", refusing(1, None))
    with pytest.raises(PermissionError) as caught:
        take_place(*pair)
    assert reason(caught.value) == "daar zijn geen rechten voor"


def test_windows_says_why_a_file_cannot_be_removed() -> None:
    error = PermissionError(errno.EACCES, "denied")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    assert reason(error) == "een ander programma heeft het open; sluit het daar"
    assert reason(OSError(errno.EINVAL, "?")) == "zo kan een bestand hier niet heten"


def test_a_file_system_without_second_names(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    part, target = pair
    with pytest.raises(FileExistsError):
        system.give_name(part, target)
    assert system.give_name(part, part.with_name("other"))
    monkeypatch.delattr(os, "link")
    assert not system.give_name(part, part.with_name("third"))


def test_a_system_without_owners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody = SimpleNamespace(st_uid=os.geteuid() + 1, st_gid=0, st_mode=0o100666)
    status: Any = somebody
    assert not system.is_ours(status)
    assert system.others_may(status, 0o022)
    monkeypatch.delattr(os, "geteuid")
    monkeypatch.delattr(os, "chown")
    assert system.is_ours(status)
    assert not system.others_may(status, 0o022)
    assert keep_owner(tmp_path, tmp_path.stat())
    assert not keep_owner(tmp_path, status)


SECOND = 1_000_000_000


def changed(moment: int, *, inode: int = 7) -> str:
    status: Any = SimpleNamespace(st_mtime_ns=moment, st_ctime_ns=inode)
    return last_change(status)


def test_an_edit_in_the_second_of_the_one_before_is_seen() -> None:
    """FAT has times of two seconds, and none of the inode."""
    now = time.time_ns() // SECOND * SECOND
    assert changed(now) != changed(now)
    assert changed(now + SECOND) != changed(now + SECOND)


@pytest.mark.parametrize("age", [10 * SECOND, -10 * SECOND])
def test_a_moment_that_is_past_says_what_it_says(age: int) -> None:
    """Nor is a catalogue made anew for ever where a clock is wrong."""
    now = time.time_ns() // SECOND * SECOND
    assert changed(now - age) == changed(now - age) == f"{now - age} 7"
    assert changed(now + 1) == f"{now + 1} 7"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/é/a b?c#d%e.sqlite"), "file:///home/%C3%A9/a%20b%3Fc%23d%25e.sqlite"),
        (PureWindowsPath(r"C:\Users\Jan K\x.sqlite"), "file:///C:/Users/Jan%20K/x.sqlite"),
        (PureWindowsPath(r"\\server\map\x.sqlite"), "file:////server/map/x.sqlite"),
    ],
    ids=["posix", "drive", "network"],
)
def test_a_database_is_found_whatever_its_name(path: Any, uri: str) -> None:
    assert database_uri(path) == uri


# Names


@pytest.mark.parametrize(
    ("name", "why"),
    [
        *(
            (name, "apparaat")
            for name in (
                "con",
                "NUL.csv",
                "aux.tar.gz",
                "Com1.xlsx",
                "lpt9 .md",
                "COM¹.csv",
                "conin$",
            )
        ),
        *((f"a{mark}b.csv", f"geen {mark} ") for mark in '<>:"|?*\\'),
        ("a\tb.csv", "geen ␉ "),
        ("punt.", "punt of spatie"),
        ("spatie ", "punt of spatie"),
    ],
)
def test_a_name_that_not_every_system_has(name: str, why: str) -> None:
    assert why in str(why_not_everywhere(name))
    with pytest.raises(UsageError, match="op Windows"):
        refuse_name(Path("map", name))


@pytest.mark.parametrize(
    "name", ["contact.csv", "con artikel.csv", "com10.csv", ".con", "é (1).xlsx", "..", ".", ""]
)
def test_a_name_that_every_system_has(name: str) -> None:
    assert why_not_everywhere(name) is None


def test_names_that_are_one_elsewhere() -> None:
    names = [
        "Gouda.yaml",
        "breda.yaml",
        "gouda.yaml",
        "cafe\u0301.yaml",
        "caf\xe9.yaml",
        "GOUDA.yaml",
    ]
    assert [*namesakes(names)] == [
        ("GOUDA.yaml", "Gouda.yaml"),
        ("cafe\u0301.yaml", "caf\xe9.yaml"),
        ("GOUDA.yaml", "gouda.yaml"),
    ]


def test_a_name_beside_its_namesake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Blad.csv").touch()
    assert namesake(tmp_path / "blad.csv") == "Blad.csv"
    assert namesake(tmp_path / "Blad.csv") is None
    assert namesake(tmp_path / "ander.csv") is None
    assert namesake(tmp_path / "geen map" / "blad.csv") is None
    monkeypatch.setattr(os.path, "lexists", lambda path: True)  # both names find the one file
    assert namesake(tmp_path / "blad.csv") is None


# Streams


def on_windows(monkeypatch: pytest.MonkeyPatch, console: Any) -> ModuleType:
    """The module `streams` as Windows loads it, with this in the place of its kernel."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda name: console, raising=False)
    monkeypatch.setitem(
        sys.modules,
        "msvcrt",
        SimpleNamespace(get_osfhandle=lambda number: number),
    )
    spec = importlib.util.spec_from_file_location("streams_on_windows", streams.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Console:
    """A console of Windows: one that is too old lets nobody ask for colours."""

    def __init__(self, *, old: bool = False, known: bool = True) -> None:
        self.old = old
        self.known = known
        self.mode = 3

    def GetConsoleMode(self, handle: Any, mode: Any) -> int:  # noqa: N802
        mode._obj.value = self.mode
        return self.known

    def SetConsoleMode(self, handle: Any, mode: int) -> int:  # noqa: N802
        self.mode = self.mode if self.old else mode
        return not self.old


def test_a_console_of_windows_is_asked_for_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console()
    assert on_windows(monkeypatch, console).obeys_escapes(sys.__stdout__)
    assert console.mode == 7
    assert not on_windows(monkeypatch, Console(old=True)).obeys_escapes(sys.__stdout__)
    assert not on_windows(monkeypatch, Console(known=False)).obeys_escapes(sys.__stdout__)
    assert not on_windows(monkeypatch, Console()).obeys_escapes(io.StringIO())


def test_windows_has_no_pager_but_the_chosen_one(monkeypatch: pytest.MonkeyPatch) -> None:
    module = on_windows(monkeypatch, Console())
    assert module.command_words(module.PAGER) == []
    assert module.command_words(r'"C:\Program Files\Git\less.exe" -R') == [
        r"C:\Program Files\Git\less.exe",
        "-R",
    ]
    assert module.command_words(r"C:\less.exe -R #") == [r"C:\less.exe", "-R", "#"]
    with pytest.raises(ValueError, match="quotation"):
        module.command_words('"less')


def test_windows_says_otherwise_that_the_reader_left(monkeypatch: pytest.MonkeyPatch) -> None:
    invalid, broken = OSError(errno.EINVAL, "?"), BrokenPipeError(errno.EPIPE, "?")
    assert [streams.reader_left(error) for error in (invalid, broken)] == [False, True]
    module = on_windows(monkeypatch, Console())
    assert [module.reader_left(error) for error in (invalid, broken)] == [True, True]
    assert not module.reader_left(OSError(errno.ENOSPC, "?"))
