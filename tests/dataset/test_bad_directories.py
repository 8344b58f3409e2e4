"""No directory, however bad, makes adv hang, fail or take it for sound: hundreds of kinds, through the commands that read."""

import copy
import json
import os
import re
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from adv_cli.catalogue import writer
from adv_cli.catalogue.builder import build_file
from adv_cli.catalogue.question_rows import Stamp
from adv_cli.catalogue.writer import SharedRows
from adv_cli.dataset.loader import MODELS
from adv_cli.dataset.model_annotations import model_below
from adv_cli.dataset.paths import EMBEDDED, SCHEMA, SHARED
from adv_cli.dataset.validation_errors import problems as told_in_dutch
from adv_cli.dutch.lexicon import Lexicon
from adv_cli.model.record import Project
from adv_cli.model.template import dotted
from adv_cli.model.types import Model
from conftest import Adv, Result
from tiny import content, record, write_tiny, written

RECORD = "projects/een.yaml"
FILES = (RECORD, *SHARED)
SECONDS = 180
"""How long a run may take; what waits for ever is broken off then."""

Kind = Callable[[Path], object]
"""What spoils a data directory."""
Kinds = dict[str, Kind]


class Hangs(BaseException):
    """A run that did not end; nothing in adv may catch it."""


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    """Break off whatever waits for ever."""

    def stop(*_: object) -> None:
        raise Hangs

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "data")


def problem_of(result: Result) -> str:
    """What a run said to the person; it may hold nothing that a terminal obeys."""
    assert not re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ud800-\udfff]", result.err
    ), repr(result.err)
    return result.err


def refused(adv: Adv, data: Path, *, format_too: bool = True) -> str:
    """Every command that reads says what is wrong, and answers nothing; what they said."""
    said = []
    for command in ("list", "stats"):
        result = adv(command, "--data", str(data))
        assert (result.code, result.out) == (3, ""), (command, result)
        said.append(problem_of(result))
    assert adv("show", "een", "--data", str(data)).code == 3
    checked = adv("check", str(data), "--json")
    said.append(problem_of(checked))
    if checked.code == 1:
        faults = json.loads(checked.out)["fouten"]
        assert faults
        assert all(fault["melding"].isprintable() for fault in faults)
    else:
        assert (checked.code, checked.out) == (3, "")
    formatted = adv("format", "--check", "--data", str(data))
    problem_of(formatted)
    assert formatted.code == 3 if format_too else formatted.code in (0, 1, 3)
    return said[0]


def sound(adv: Adv, data: Path) -> None:
    """Every command that reads answers, with all there is."""
    assert {row["id"] for row in json.loads(adv("list", "--json", "--data", str(data)).out)} == {
        "een",
        "twee",
    }
    assert adv("stats", "--data", str(data)).code == 0
    assert json.loads(adv("show", "een", "--json", "--data", str(data)).out)["id"] == "een"
    assert adv("check", str(data)).code == 0
    assert adv("format", "--check", "--data", str(data)).code in (0, 1)


def test_the_tiny_directory_is_sound(adv: Adv, tiny: Path) -> None:
    sound(adv, tiny)


# What stands in the place of a file


def _in_place(make: Callable[[Path], Any]) -> Callable[[str], Kind]:
    def of(name: str) -> Kind:
        def spoil(data: Path) -> None:
            (data / name).unlink()
            make(data / name)

        return spoil

    return of


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)


def _linked_pipe(path: Path) -> None:
    os.mkfifo(f"{path}.pijp")
    path.symlink_to(f"{path}.pijp")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3_000_000_000)


def _chain(path: Path) -> None:
    for nr in range(60):
        (path.parent / f"schakel{nr}").symlink_to(f"schakel{nr + 1}")
    path.symlink_to("schakel0")


INSTEAD: dict[str, Callable[[Path], Any]] = {
    "nothing": lambda path: None,
    "named pipe": os.mkfifo,
    "link to a named pipe": _linked_pipe,
    "/dev/zero": lambda path: path.symlink_to("/dev/zero"),
    "/dev/full": lambda path: path.symlink_to("/dev/full"),
    "/dev/null": lambda path: path.symlink_to("/dev/null"),
    "/dev/tty": lambda path: path.symlink_to("/dev/tty"),
    "folder": Path.mkdir,
    "link to a folder": lambda path: path.symlink_to("/"),
    "socket": _socket,
    "dangling link": lambda path: path.symlink_to("nergens"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "chain of links": _chain,
    "sparse file of 3 GB": _sparse,
    "a little over 1 MB": lambda path: path.write_bytes(b"#" + b" " * 1_000_000),
    "/proc/self/mem": lambda path: path.symlink_to("/proc/self/mem"),
    "/proc/kmsg": lambda path: path.symlink_to("/proc/kmsg"),
    "/proc/self/environ": lambda path: path.symlink_to("/proc/self/environ"),
}
_NO_FILE = r"dit is geen gewoon bestand \(maar een pijp of apparaat\), en wordt niet gelezen"
SAYS = {
    "nothing": "dit bestand is er niet",
    "named pipe": _NO_FILE,
    "link to a named pipe": _NO_FILE,
    "/dev/zero": _NO_FILE,
    "/dev/full": _NO_FILE,
    "/dev/null": _NO_FILE,
    "folder": "dit is een map, geen bestand",
    "link to a folder": "dit is een map, geen bestand",
    "socket": _NO_FILE,
    "dangling link": "dit bestand is er niet",
    "link to itself": r"kan niet worden gelezen \(de koppelingen lopen rond\)",
    "chain of links": r"kan niet worden gelezen \(de koppelingen lopen rond\)",
    "sparse file of 3 GB": "groter dan 1 MB; zo groot kan dit bestand niet zijn",
    "a little over 1 MB": "groter dan 1 MB; zo groot kan dit bestand niet zijn",
}
BYTES: dict[str, bytes] = {
    "empty": b"",
    "byte order mark alone": b"\xef\xbb\xbf",
    "UTF-16": '{"id": "een"}'.encode("utf-16"),
    "UTF-16 without mark": '{"id": "een"}'.encode("utf-16-be"),
    "UTF-32": '{"id": "een"}'.encode("utf-32"),
    "latin-1": "titel: caf\xe9\n".encode("latin-1"),
    "cut off inside a letter": "titel: café".encode()[:-1],
    "overlong letter": b"titel: \xc0\xaf\n",
    "surrogate": b"titel: \xed\xa0\x80\n",
    "beyond Unicode": b"titel: \xf5\x80\x80\x80\n",
    "zero bytes": b"\0" * 1000,
    "zero byte within": b"titel: a\0b\n",
    "escape": b"titel: \x1b]0;x\x07\n",
    "bell in a field": b"ti\x07tel: x\n",
    "random": bytes(range(256)),
    "no character": "titel: \ufffe\n".encode(),
    "line separator": "titel: a\u2028b\n".encode(),
    "a letter": b"x",
    "a number": b"12\n",
    "999,999 digits": b"9" * 999_999,
    "a list": b"- a\n",
    "half a megabyte of dashes": b"- " * 250_000,
    "a million brackets": b"[" * 999_999,
    "half a million brackets that close": b"[" * 499_999 + b"]" * 499_999,
    "deep fields": b"".join(b" " * nr + b"a:\n" for nr in range(1000)),
    "ten thousand unknown fields": b"".join(b"f%d: 1\n" % nr for nr in range(10_000)),
    "ten thousand items": b"lessen:\n" + b"- x\n" * 10_000,
    "fifty thousand doubles": b"id: x\n" * 50_000,
    "entities": b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n",
    "merge": b"a: &a {b: c}\n<<: *a\n",
    "an alias to itself": b"a: &a [*a]\n",
    "alias without anchor": b"a: *b\n",
    "python object": b"id: !!python/object/apply:os.system [true]\n",
    "binary": b"id: !!binary aGFsbG8=\n",
    "set": b"!!set {a, b}\n",
    "own tag": b"id: !x y\n",
    "two documents": b"id: a\n---\nid: b\n",
    "other version": b"%YAML 9.9\n---\nid: a\n",
    "unknown directive": b"%X y\n---\nid: a\n",
    "list as field": b"? [a]\n: b\n",
    "group as field": b"? {a: b}\n: c\n",
    "field without name": b": x\n",
    "null as field": b"null: x\n",
    "tab": b"a:\n\t- b\n",
    "open quote": b"titel: 'a\n",
    "open double quote": b'titel: "a\n',
    "open bracket": b"titel: [a\n",
    "open brace": b"{titel: a\n",
    "closing bracket": b"titel: ]\n",
    "bad escape": b'titel: "\\q"\n',
    "surrogate by escape": b'titel: "\\ud800"\n',
    "escape of a number too large": b'titel: "\\U00110000"\n',
    "HTML": b"<!DOCTYPE html><html></html>\n",
    "merge conflict": b"<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> x\n",
    "a sqlite file": b"SQLite format 3\0" + b"\0" * 84,
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0",
}


def _bytes(value: bytes) -> Callable[[str], Kind]:
    return _in_place(lambda path: path.write_bytes(value))


PLACES: Kinds = {
    f"{what} as {name}": make(name)
    for what, make in {
        **{what: _in_place(make) for what, make in INSTEAD.items()},
        **{what: _bytes(value) for what, value in BYTES.items()},
    }.items()
    for name in (FILES if what in INSTEAD else (RECORD, "codeboek.yaml"))
    if (what, name) != ("nothing", RECORD)  # a record may go
}


@pytest.mark.once
@pytest.mark.parametrize("kind", PLACES)
def test_what_is_no_sound_file(adv: Adv, tiny: Path, kind: str) -> None:
    PLACES[kind](tiny)
    what, _, name = kind.rpartition(" as ")
    said = refused(adv, tiny, format_too=name == RECORD)
    assert re.search(f"{name}.*: {SAYS.get(what, '')}", said), said


NO_YAML = [
    "x",
    "[]",
    "a: b\n- c",
    "- a\nb",
    "a: >0\n b",
    "a: >x\n b",
    'a: "\\x"',
    'a: "\\q"',
    "a: %",
    "a: @",
    "a: `",
    "&",
    "&a",
    "*",
]
NO_YAML += [
    "!",
    "!a!b c",
    "!<a b",
    "%TAG x y",
    "%YAML 1.1\n%YAML 1.1\n--- a",
    "? [",
    "a: ? b",
    "{a: b",
    "{a b: }: c",
    "[a, ]]",
]
NO_YAML += [
    "a: {b: c",
    "a: b: c",
    "a: 'b' c",
    "'",
    '"',
    "--- a\nb: c",
    "a\n---\n...\nb",
    "\ta: b",
    "a:\n \tb: c",
    "a: |2\n b",
    ": :",
    "- -\t- a",
]


@pytest.mark.parametrize("text", NO_YAML)
def test_what_is_wrong_with_yaml_is_told_in_dutch(adv: Adv, tiny: Path, text: str) -> None:
    (tiny / RECORD).write_text(text, "utf-8")
    said = refused(adv, tiny)
    assert not re.search(r"\b(found|did not|could not|expected|allowed|while|character)\b", said), (
        said
    )


# What stands in the place of a folder


def _without(place: str, make: Callable[[Path], Any]) -> Kind:
    def spoil(data: Path) -> None:
        shutil.rmtree(data / place)
        make(data / place)

    return spoil


FOLDERS: Kinds = {
    f"{what} as {place or 'data'}": _without(place, make)
    for what, make in {
        "nothing": lambda path: None,
        "empty folder": Path.mkdir,
        "file": lambda path: path.write_text("x"),
        "named pipe": os.mkfifo,
        "socket": _socket,
        "/dev/zero": lambda path: path.symlink_to("/dev/zero"),
        "dangling link": lambda path: path.symlink_to("nergens"),
        "link to itself": lambda path: path.symlink_to(path.name),
        "/proc": lambda path: path.symlink_to("/proc"),
        "a record that is a folder": lambda path: (path / "een.yaml").mkdir(parents=True),
    }.items()
    for place in ("", "projects")
}


@pytest.mark.parametrize("kind", FOLDERS)
def test_what_is_no_folder_with_data(adv: Adv, tiny: Path, kind: str) -> None:
    FOLDERS[kind](tiny)
    said = refused(adv, tiny)
    assert str(tiny) in said or "projects/een.yaml: dit is een map, geen bestand" in said


def test_a_path_that_no_file_can_have(adv: Adv, tmp_path: Path) -> None:
    said = refused(adv, tmp_path / ("x" * 300))
    assert (
        "kan niet worden gelezen (de naam is te lang); geef een map met --data of ADV_DATA" in said
    )


# Names of files


def _beside(name: bytes | str) -> Kind:
    """Another record under this name."""

    def spoil(data: Path) -> None:
        path = data / "projects" / os.fsdecode(name)
        path.write_text(written(record("drie")), "utf-8")

    return spoil


_GIVEN: list[tuple[str, str | bytes, str]] = [
    (
        "latin-1",
        b"caf\xe9.yaml",
        r"projects/caf\xe9.yaml: de naam van dit bestand is geen UTF-8; hernoem het",
    ),
    ("one byte", b"\xff.yaml", r"projects/\xff.yaml: de naam van dit bestand is geen UTF-8"),
    (
        "encoded surrogate",
        b"\xed\xa0\x80.yaml",
        r"projects/\xed\xa0\x80.yaml: de naam van dit bestand is geen UTF-8",
    ),
    ("escape", "a\x1b]0;X\x07.yaml", "projects/a␛]0;X␇.yaml, regel 2, veld id"),
    ("line end", "a\nb.yaml", "projects/a␤b.yaml, regel 2, veld id"),
    ("return", "a\rb.yaml", "projects/a␍b.yaml, regel 2, veld id"),
    ("right to left", "a\u202eb.yaml", "projects/a‹U+202E›b.yaml, regel 2, veld id"),
    ("zero width", "drie\u200b.yaml", "verwacht: drie‹U+200B›"),
    ("accent", "drïe.yaml", "is niet de naam van het bestand; verwacht: drïe"),
    ("capitals", "Drie.yaml", "verwacht: Drie"),
    ("blank", "drie .yaml", "verwacht: drie "),
    ("dots", "drie.yaml.yaml", "verwacht: drie.yaml"),
    ("250 bytes", "x" * 245 + ".yaml", "verwacht: xxxx"),
    ("markup", "[red]drie.yaml", "projects/[red]drie.yaml"),
    ("dash", "--help.yaml", "projects/--help.yaml"),
    ("extension alone", "drie.yaml.YAML.yaml", "verwacht: drie.yaml.YAML"),
]
NAMES: dict[str, tuple[Kind, str]] = {
    name: (_beside(given), shown) for name, given, shown in _GIVEN
}


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_that_no_record_has(adv: Adv, tiny: Path, kind: str) -> None:
    spoil, shown = NAMES[kind]
    spoil(tiny)
    assert shown in refused(adv, tiny, format_too="UTF-8" in shown)
    assert (
        shown.replace(", regel 2, veld id", "\t2\tid").split(":")[0] in adv("check", str(tiny)).out
    )


@pytest.mark.parametrize(
    "name", [".drie.yaml", "drie.yml", "drie.YAML", "drie", "drie.yaml~", b"caf\xe9", "\x1b[31m"]
)
def test_a_file_that_is_no_record_does_no_harm(adv: Adv, tiny: Path, name: str | bytes) -> None:
    _beside(name)(tiny)
    sound(adv, tiny)
    result = adv("check", str(tiny), "--json")
    warnings = [
        fault
        for fault in json.loads(result.out)["waarschuwingen"]
        if "wordt niet gelezen" in fault["melding"]
    ]
    assert len(warnings) == (name != ".drie.yaml")
    assert all(fault["bestand"].isprintable() for fault in warnings)


def test_what_a_broken_off_run_left_is_told(adv: Adv, tiny: Path) -> None:
    (tiny / "projects" / ".een.yaml.0123456789abcdef.part").write_text("x")
    assert "is overgebleven van een adv die is afgebroken" in adv("check", str(tiny)).out


@pytest.mark.parametrize("id", ["con", "nul", "aux", "prn", "com1", "com9", "lpt1", "lpt9"])
def test_an_id_that_windows_takes_for_a_device(adv: Adv, tiny: Path, id: str) -> None:
    (tiny / "projects" / f"{id}.yaml").write_text(written(record(id)), "utf-8")
    assert f"“{id}” kan geen id zijn: op Windows is dat de naam van een apparaat" in refused(
        adv, tiny
    )


# Files of another owner


@pytest.fixture
def other(adv: Adv, tiny: Path, tmp_path: Path) -> Iterator[Path]:
    """A data directory that is not ours, while we are not root; all that adv imports, it has imported."""
    sound(adv, tiny)
    if os.geteuid():
        yield tiny
        return
    folders = [folder for folder in (tiny, *tiny.parents) if folder.stat().st_uid == 0]
    modes = {folder: folder.stat().st_mode for folder in folders}
    for folder in folders:
        folder.chmod(modes[folder] | 0o055)
    os.setresuid(65534, 65534, 0)
    yield tiny
    os.setresuid(0, 0, 0)
    for folder, mode in modes.items():
        if folder.exists():
            folder.chmod(mode)


def _as_owner(change: Callable[[], Any]) -> None:
    user, _, owner = os.getresuid()
    os.setresuid(owner, owner, owner)
    change()
    os.setresuid(user, user, owner)


@pytest.mark.parametrize("name", [*FILES, "projects", "."])
def test_what_we_may_not_read(adv: Adv, other: Path, name: str) -> None:
    _as_owner(lambda: (other / name).chmod(0))
    said = refused(adv, other, format_too=name not in SHARED)
    assert "kan niet worden gelezen (daar zijn geen rechten voor)" in said
    for command in (["format"], ["new", "--data", str(other), "--uit"]) if name == RECORD else ():
        result = adv(*command, str(other / name))
        assert (result.code, "(daar zijn geen rechten voor)" in problem_of(result)) == (3, True)
    _as_owner(lambda: (other / name).chmod(0o755))


def test_what_we_may_not_write(adv: Adv, other: Path) -> None:
    before = {path: path.read_bytes() for path in (other / "projects").iterdir()}
    for path in (other / "projects", *before):
        _as_owner(partial(path.chmod, 0o555))
    result = adv("format", "--data", str(other))
    assert (result.code, result.out) == (1, "")
    assert problem_of(result).count("kan niet worden geschreven (daar zijn geen rechten voor)") == 2
    assert {path: path.read_bytes() for path in (other / "projects").iterdir()} == before


# What the catalogue takes for unique


def _changed(name: str, change: Callable[[Any], Any]) -> Kind:
    def spoil(data: Path) -> None:
        value = content()[name]
        change(value)
        (data / name).write_text(written(value), "utf-8")

    return spoil


def _aliases(one: list[str], other: list[str]) -> Kind:
    def change(value: Any) -> None:
        value["gemeenten"][0]["aliassen"], value["gemeenten"][1]["aliassen"] = one, other

    return _changed("gemeenten.yaml", change)


DOUBLES: dict[str, tuple[Kind, str]] = {
    "a theme in one item": (
        _changed(
            RECORD, lambda r: r["aanleiding"]["redenen"][0].update(themas=["overlast", "overlast"])
        ),
        r"regel \d+, veld aanleiding.redenen\[0\].themas: “overlast” staat er twee keer",
    ),
    "a theme in one result": (
        _changed(RECORD, lambda r: r["resultaten"]["resultaten"][0].update(themas=["x", "x"])),
        r"veld resultaten.resultaten\[0\].themas: “x” staat er twee keer",
    ),
    "a code of one list": (
        _changed(RECORD, lambda r: r["organisatie"]["regie"].update(mandaat=["budget", "budget"])),
        r"veld organisatie.regie.mandaat: “budget” staat er twee keer",
    ),
    "a bottleneck of one solution": (
        _changed(RECORD, lambda r: r["knelpunten"]["oplossingen"][0].update(knelpunten=[1, 1])),
        r"veld knelpunten.oplossingen\[0\].knelpunten: “1” staat er twee keer",
    ),
    "a dimension of the chapter": (
        _changed("dwarsdoorsnede.yaml", lambda d: d["tellingen"].append(d["tellingen"][0])),
        r"dwarsdoorsnede.yaml, regel \d+, veld tellingen\[2\].dimensie: dimensie doelgroep staat er meer dan eens",
    ),
    "a count of the chapter": (
        _changed(
            "dwarsdoorsnede.yaml",
            lambda d: d["tellingen"][0]["aantallen"].append(d["tellingen"][0]["aantallen"][0]),
        ),
        r"regel \d+, veld tellingen\[0\].aantallen\[2\].code: code gezinnen staat er meer dan eens",
    ),
    "a dimension of the codebook": (
        _changed("codeboek.yaml", lambda c: c["dimensies"].append(c["dimensies"][0])),
        r"codeboek.yaml, regel \d+, veld dimensies: de dimensies zijn, in deze volgorde",
    ),
    "a code": (
        _changed(
            "codeboek.yaml",
            lambda c: c["dimensies"][0]["codes"].append(c["dimensies"][0]["codes"][0]),
        ),
        r"codeboek.yaml, regel \d+, veld dimensies\[0\].codes\[2\]: “gezinnen” staat bij gezinnen en bij gezinnen",
    ),
    "a short label": (
        _changed(
            "codeboek.yaml", lambda c: c["dimensies"][0]["codes"][1].update(kort="KORT gezinnen")
        ),
        r"veld dimensies\[0\].codes\[1\]: “kort gezinnen” staat bij gezinnen en bij jongeren",
    ),
    "a theme in one list": (
        _changed(
            "codeboek.yaml",
            lambda c: c["themalijsten"][0]["themas"].append(c["themalijsten"][0]["themas"][0]),
        ),
        r"veld themalijsten\[0\].themas\[2\]: “overlast” staat bij overlast en bij overlast",
    ),
    "a word of one concept": (
        _changed("codeboek.yaml", lambda c: c["begrippen"][0].update(woorden=["lening", "Lening"])),
        r"veld begrippen\[0\].woorden: “Lening” staat twee keer bij schulden",
    ),
    "a name of two concepts": (
        _changed(
            "codeboek.yaml",
            lambda c: c["begrippen"].append(
                {**c["begrippen"][0], "code": "lening", "aliassen": []}
            ),
        ),
        r"veld begrippen\[1\]: “schulden en geld” staat bij schulden en bij lening",
    ),
    "a section in two lists": (
        _changed("codeboek.yaml", lambda c: c["themalijsten"][1].update(secties=["redenen"])),
        r"veld themalijsten\[1\].secties: redenen staat al in een themalijst",
    ),
    "a section in one list": (
        _changed(
            "codeboek.yaml", lambda c: c["themalijsten"][1].update(secties=["lessen", "lessen"])
        ),
        r"veld themalijsten\[1\].secties: lessen staat al in een themalijst",
    ),
    "the name of a municipality": (
        _changed("gemeenten.yaml", lambda g: g["gemeenten"][1].update(naam="Windmeer")),
        r"gemeenten.yaml, regel \d+, veld gemeenten\[1\].naam: naam Windmeer staat er meer dan eens",
    ),
    "the same name, in capitals": (
        _changed("gemeenten.yaml", lambda g: g["gemeenten"][1].update(naam="WINDMEER")),
        r"veld gemeenten\[1\]: “windmeer” staat bij Windmeer en bij WINDMEER",
    ),
    "the code of a municipality": (
        _changed("gemeenten.yaml", lambda g: g["gemeenten"][1].update(cbs_code="GM0001")),
        r"gemeenten.yaml, regel \d+, veld gemeenten\[1\].cbs_code: cbs_code GM0001 staat er meer dan eens",
    ),
    "an alias of two municipalities": (
        _aliases(["Meer"], ["meer"]),
        r"“meer” staat bij Windmeer en bij Oudezand",
    ),
    "an alias that is a name": (
        _aliases([], ["wind-meer", "Windmeer"]),
        r"“windmeer” staat bij Windmeer en bij Oudezand",
    ),
    "an alias that is a code": (
        _aliases(["gm0002"], []),
        r"“gm0002” staat bij Windmeer en bij Oudezand",
    ),
    "an alias that is the digits of a code": (
        _aliases(["0002"], []),
        r"“0002” staat bij Windmeer en bij Oudezand",
    ),
    "a province in two spellings": (
        _changed("gemeenten.yaml", lambda g: g["gemeenten"][1].update(provincie="noordland")),
        r"gemeenten.yaml, regel \d+, veld gemeenten\[1\].provincie: “noordland” staat bij Noordland en bij noordland",
    ),
    "a theme of two points of the chapter": (
        _changed(
            "dwarsdoorsnede.yaml",
            lambda c: c["lijsten"][0]["punten"].append({"punt": "weer", "code": "overlast"}),
        ),
        r"veld lijsten\[0\].punten\[2\].code: overlast staat al bij een ander punt",
    ),
    "a list of the chapter": (
        _changed(
            "dwarsdoorsnede.yaml",
            lambda c: c["lijsten"].append(
                {"naam": "nog een", "bladzijde": 5, "secties": ["redenen"], "punten": []}
            ),
        ),
        r"veld lijsten\[1\].secties: redenen staat al in een lijst",
    ),
    "another name of two provinces": (
        _changed("gemeenten.yaml", lambda g: g["provincies"].update(Zuidland=["Het Noorden"])),
        r"veld provincies.Zuidland: “het noorden” staat bij Noordland en bij Zuidland",
    ),
    "an id in two files": (
        lambda data: shutil.copy(data / RECORD, data / "projects" / "drie.yaml"),
        r"projects/drie.yaml, regel 2, veld id: id “een” is niet de naam van het bestand; verwacht: drie",
    ),
    "an id that differs in case": (
        lambda data: (data / "projects" / "Een.yaml").write_text(written(record("Een")), "utf-8"),
        r"projects/Een.yaml, regel 2, veld id: “Een” is geen code",
    ),
    "a field": (
        lambda data: (data / RECORD).write_text("id: een\nid: een\n"),
        r"projects/een.yaml, regel 2: veld “id” staat er twee keer",
    ),
}


@pytest.mark.parametrize("kind", DOUBLES)
def test_what_stands_there_twice(adv: Adv, tiny: Path, kind: str) -> None:
    spoil, says = DOUBLES[kind]
    spoil(tiny)
    said = refused(
        adv,
        tiny,
        format_too=kind.startswith(("a theme in one item", "a theme in one result", "a field")),
    )
    assert re.search(says, said), said


def test_a_word_in_a_group_of_synonyms_twice_is_worth_a_warning(adv: Adv, tiny: Path) -> None:
    _changed("codeboek.yaml", lambda c: c["synoniemen"].append(["huis", "Huis", "geld"]))(tiny)
    sound(adv, tiny)
    out = adv("check", str(tiny)).out
    assert "“huis” staat twee keer in een groep synoniemen" in out
    assert "“geld” staat in twee groepen synoniemen" in out


COVERED = {
    "abbreviation: short, name": "what the texts explain, once",
    "code: dimension, position": "numbered as they are read; the dimensions, and the sections of a list of themes: DOUBLES",
    "municipality: cbs_code": "DOUBLES: the code of a municipality",
    "item: nr": "numbered by the database",
    "form: form": "every form that is no word of the index, once",
    "halves: head, tail": "one compound of two halves, the shortest",
    "attribute: project, sectie, position, part, attribute, code": "DOUBLES: a code of one list",
    "inflected: name, word": "the words in use of a name, once",
    "meta: key": "names of ours",
    "part: part, family": "the parts of a family, once",
    "project: id": "DOUBLES: an id is the name of its file",
    "project: nr": "numbered by the database",
    "published_count: dimension, code": "DOUBLES: a count of the chapter",
    "listed_theme: sectie, code": "DOUBLES: a theme of two points of the chapter, a list of the chapter",
    "published_list: sectie": "DOUBLES: a list of the chapter",
    "published_dimension: dimension": "DOUBLES: a dimension of the chapter",
    "record: nr": "the number of its project",
    "solved: project, bottleneck, solution": "DOUBLES: a bottleneck of one solution",
    "trait: part, code": "counted by code",
    "theme: project, sectie, position, code": "DOUBLES: a theme in one item; items are numbered as they are read",
    "word: word": "every word of the index, once",
}
"""Each uniqueness that the catalogue's tables ask for, and what sees to it."""


def test_every_uniqueness_of_the_tables_is_seen_to() -> None:
    """A table with another key needs a fault for whoever breaks it: an error of the database is no message."""
    empty = SharedRows([], [], [], [], [], [], [], [])
    db = writer.write(":memory:", Stamp("", "", "", ""), empty, [], lambda: Lexicon.of({}))
    unique = set()
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table.startswith(("item_fts", "sqlite_")):
            continue
        keys = [[row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[5]]]
        for index in db.execute(f"PRAGMA index_list({table})").fetchall():
            keys += (
                [[row[2] for row in db.execute(f"PRAGMA index_info({index[1]})")]]
                if index[2]
                else []
            )
        unique |= {f"{table}: {', '.join(key)}" for key in keys if key}
    db.close()
    assert unique == set(COVERED)


# Every field of every model, with everything that it should not hold

BIG = "@"
"""Stands for more digits than Python turns into a number."""
VALUES: list[Any] = [
    None, True, False, 0, -1, 9_999, 10_000, 100_000_001, 10**30, 10**99, BIG, "", " x", "x ", "x", "12", "0x1f", "1.5", ".inf",
    "2009-13", "2009-02-30", "٢٠٠٩", "a\u202eb", "\u200b", "\u2066a", "a\x00b", "a\x85b", "a\nb", "a\tb", "\u00a0", "\u3164",
    "\u2800", "\ufe0f", "\u0301", "\U000e0041", "\ue000", "\U0010ffff", "\ufdd0", "\ufffe", "\ufffd", "\xad", "é" * 2000,
    "'", "-", "[red]x[/red]", "=1+1", "“x”", [], [None], [0], ["x"], ["x", "x"], [["x"]], {}, {"x": 1}, {"tekst": "x"}, [{}],
]  # fmt: skip
GONE = object()


def paths(value: Any, pad: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to everything in a value."""
    yield pad
    for key, child in (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    ):
        yield from paths(child, (*pad, key))


def at(value: Any, pad: tuple[str | int, ...]) -> Any:
    for part in pad:
        value = value[part]
    return value


def spoiled(value: Any, pad: tuple[str | int, ...], new: Any) -> Any:
    """A value in which another stands at `pad`, or nothing; what is not on the way there is shared."""
    if not pad:
        return new
    key, changed = pad[0], copy.copy(value)
    if len(pad) == 1 and new is GONE:
        del changed[key]
    else:
        changed[key] = spoiled(value[key], pad[1:], new)
    return changed


def replacements(old: Any) -> list[Any]:
    """Everything that may come in the place of a value."""
    made = [*VALUES, GONE]
    if isinstance(old, list) and old:
        made += [[*old, old[0]], old[::-1], old * 50]
    if isinstance(old, dict):
        made += [
            old | {"x\u202e": 1},
            *({f"{k}x" if k == name else k: v for k, v in old.items()} for name in old),
        ]
    return made


SHAPES: dict[str, type[Model]] = dict(zip((RECORD, *SHARED), (Project, *MODELS), strict=True))


def fields_of(model: type[BaseModel]) -> set[tuple[str, str]]:
    """Every field of a model and of the models below it."""
    found = set()
    for name in model.model_fields:
        found.add((model.__name__, name))
        below = model_below(model, name)
        found |= fields_of(below) if below else set()
    return found


def fields_in(model: type[BaseModel], value: Any) -> set[tuple[str, str]]:
    """The fields that a value for a model has, and the values below it."""
    found = set()
    for name, child in value.items():
        found.add((model.__name__, name))
        below = model_below(model, name)
        for node in (child if isinstance(child, list) else [child]) if below else ():
            found |= fields_in(below, node) if below and isinstance(node, dict) else set()
    return found


def test_the_tiny_data_has_every_field() -> None:
    for name, model in SHAPES.items():
        assert fields_in(model, content()[name]) == fields_of(model), name


@pytest.mark.once
@pytest.mark.parametrize("name", SHAPES)
def test_a_wrong_value_in_any_field_is_a_fault_in_dutch(name: str, tmp_path: Path) -> None:
    """Whatever stands in whichever field, the models take it or say in Dutch, and briefly, why not."""
    whole, model = content()[name], SHAPES[name]
    tried = 0
    for pad in paths(whole):
        for new in replacements(at(whole, pad)):
            if new is GONE and not pad:
                continue
            tried += 1
            try:
                model.model_validate(spoiled(whole, pad, new))
            except ValidationError as error:
                for where, fout in told_in_dutch(model, error):
                    assert "een andere waarde" not in fout.message, (pad, new, fout)
                    assert len(fout.message) < 250, (pad, new, fout)
                    assert dotted(where) or not pad, (pad, new, where)
    assert tried > 500


UNSEEN = {
    "stuurteken U+0085": "\x85",
    "stuurteken U+0000": "\0",
    "stuurteken U+2028": "\u2028",
    "stuurteken U+2029": "\u2029",
    **{f"onzichtbaar teken U+{code:04X}": chr(code) for code in (
        0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x2070),
        0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, 0xE0001, 0xE0020, 0xE007F,
    )},
    "teken zonder vaste betekenis U+E000": "\ue000",
    "teken zonder vaste betekenis U+F0B7": "\uf0b7",
    "teken dat niet bestaat U+FDD0": "\ufdd0",
    "teken dat niet bestaat U+2065": "\u2065",
    "teken dat niet bestaat U+10FFFF": "\U0010ffff",
}  # fmt: skip
"""What a fault calls a character that no text may have."""


@pytest.mark.once
@pytest.mark.parametrize("says", UNSEEN)
def test_a_text_has_nothing_that_cannot_be_seen(adv: Adv, tiny: Path, says: str) -> None:
    places = {
        RECORD: [("titel",), ("contactgegevens", 0, "email"), ("contactgegevens", 0, "website")]
    }
    places |= {"gemeenten.yaml": [("gemeenten", 0, "aliassen", 0)], "codeboek.yaml": [("versie",)]}
    for name, pads in places.items():
        whole = content()[name]
        for pad in pads:
            whole = spoiled(whole, pad, at(whole, pad)[:2] + UNSEEN[says] + at(whole, pad)[2:])
        escape = f"\\U{ord(UNSEEN[says]):08x}"  # nothing is to be seen in the file itself
        (tiny / name).write_text(written(whole).replace(UNSEEN[says], escape), "utf-8")
        said = refused(adv, tiny, format_too=name == RECORD)
        assert said.count(f"{says} in de tekst") == len(pads), said
        (tiny / name).write_text(written(content()[name]), "utf-8")


@pytest.mark.parametrize("text", ["\u3164", "\u2800", "\ufe0f", "\u0301", "\u115f\u1160"])
def test_a_text_has_something_that_can_be_seen(adv: Adv, tiny: Path, text: str) -> None:
    _changed(RECORD, lambda r: r.update(titel=text))(tiny)
    assert "veld titel: een tekst waarin niets te zien is" in refused(adv, tiny)


@pytest.mark.parametrize(
    "text", ["Ä", "?", "12", "a\u00a0b", "Цель", "東京", "€", "cafe\u0301", "👋🏽", "ﬁ", "½"]
)
def test_a_text_that_can_be_seen_is_a_text(adv: Adv, tiny: Path, text: str) -> None:
    _changed(RECORD, lambda r: r.update(titel=text))(tiny)
    sound(adv, tiny)
    assert json.loads(adv("show", "een", "--json", "--data", str(tiny)).out)["titel"] == text


SHARE = 120
"""Of how many wrong values one goes through the commands as well."""


def some_wrong_values() -> Iterator[tuple[str, tuple[str | int, ...], Any]]:
    """A wrong value of each kind in turn, until every field of every file had some; every list with a value twice."""
    nr = 0
    for name in SHAPES:
        whole = content()[name]
        for pad in paths(whole):
            old = at(whole, pad)
            for new in replacements(old):
                nr += 1
                twice = isinstance(old, list) and old and new == [*old, old[0]]
                if (nr % SHARE == 0 or twice) and (pad or new is not GONE):
                    yield name, pad, new


@pytest.mark.once
def test_a_wrong_value_in_any_field_through_the_commands(adv: Adv, tiny: Path) -> None:
    """A directory is refused with a fault that check knows too, or it is read and everything works."""
    ends = {0: 0, 3: 0}
    for name, pad, new in some_wrong_values():
        signal.alarm(SECONDS)
        text = written(spoiled(content()[name], pad, new)).replace(f'"{BIG}"', "9" * 5000)
        (tiny / name).write_text(text, "utf-8")
        listed = adv("list", "--json", "--data", str(tiny))
        checked = adv("check", str(tiny), "--json")
        assert listed.code in (0, 3), (name, pad, new, listed)
        assert (listed.code == 3) == (problem_of(listed) != ""), (name, pad, new, listed)
        assert problem_of(checked), (name, pad, new)
        ends[listed.code] += 1
        if listed.code == 3:
            assert (checked.code, bool(json.loads(checked.out)["fouten"])) == (1, True), (
                name,
                pad,
                new,
            )
        else:
            assert len(json.loads(listed.out)) == 2, (name, pad, new)
            assert adv("stats", "--data", str(tiny)).code == 0, (name, pad, new)
        (tiny / name).write_text(written(content()[name]), "utf-8")
    assert min(ends.values()) > 20


def test_a_record_is_read_as_its_bytes_say_however_many_digits(adv: Adv, tiny: Path) -> None:
    for digits in (5, 20, 99, 101, 4_300, 4_301, 900_000):
        (tiny / RECORD).write_text(
            re.sub(r'"bladzijde": 8', f'"bladzijde": {"9" * digits}', written(record("een"))),
            "utf-8",
        )
        said = refused(adv, tiny)
        assert re.search(
            r"regel 6, veld bladzijde: (9+ is te groot; hoogstens 9999|een geheel getal verwacht)",
            said,
        ), digits
        assert len(said) < 250


# Other files of the directory


@pytest.mark.parametrize(
    "what",
    [
        "nothing",
        "named pipe",
        "/dev/zero",
        "folder",
        "sparse file of 3 GB",
        "latin-1",
        "zero bytes",
    ],
)
def test_the_file_of_a_record_that_the_catalogue_has(adv: Adv, tiny: Path, what: str) -> None:
    """A directory that carries its catalogue is not read again; `show --yaml` reads the file all the same."""
    build_file(tiny, tiny / EMBEDDED, lambda done, of: None)
    _in_place(INSTEAD.get(what) or (lambda path: path.write_bytes(BYTES[what])))(RECORD)(tiny)
    result = adv("show", "een", "--yaml", "--data", str(tiny))
    if what == "zero bytes":  # text, though no YAML
        assert result.code == 0
        return
    assert (result.code, result.out) == (3, "")
    assert re.search(rf"{RECORD}.*: {SAYS.get(what, 'geen UTF-8')}", problem_of(result))


@pytest.mark.parametrize(
    "what", ["named pipe", "/dev/zero", "folder", "sparse file of 3 GB", "dangling link", *BYTES]
)
def test_a_schema_that_cannot_be_read_is_a_warning(adv: Adv, tiny: Path, what: str) -> None:
    make = INSTEAD.get(what) or (lambda path: path.write_bytes(BYTES[what]))
    make(tiny / SCHEMA)
    sound(adv, tiny)
    said = adv("check", str(tiny)).out
    assert re.search(
        rf"{re.escape(SCHEMA)}\t\t\t(kan niet worden gelezen|past niet meer bij de codes); maak het opnieuw",
        said,
    )
