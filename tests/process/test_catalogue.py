"""Whatever happens to the catalogue: the answer is right, with at most one line on stderr. With real processes."""

import contextlib
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adv_cli.catalogue import checksum, keeping, word_builder
from adv_cli.catalogue.builder import build
from adv_cli.catalogue.cache import current_stamp, open_catalogue, usable
from adv_cli.catalogue.cache_paths import cached_catalogue, make_private
from adv_cli.catalogue.cache_state import state
from adv_cli.catalogue.checksum import seal
from adv_cli.catalogue.freshness import SHAPING
from adv_cli.catalogue.read_projects import project, projects
from adv_cli.catalogue.reader import Catalogue, CatalogueError
from adv_cli.dataset.paths import EMBEDDED, PACKAGE, packaged_data
from adv_cli.dutch.lexicon import dictionary_name
from adv_cli.errors import Findings
from adv_cli.files.writing import written_beside
from adv_cli.queries.filters import Filters
from adv_cli.queries.search import search
from conftest import ADV, ROOT, Adv
from generate import generate

LIST = ["list", "--velden", "id"]
RIGHT = [
    "almelo-geluksbudget",
    "gouda-gezinsmanagement",
    "heerlen-meer-samen-in-praktijk",
    "hengelo-berflo-es",
]


@pytest.fixture
def no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test's own that is not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "adv"


@pytest.fixture
def cache(no_cache: Path, kept_dictionary: Path) -> Path:
    """A cache folder of this test's own, with the dictionary in it."""
    make_private(no_cache)
    (no_cache / kept_dictionary.name).hardlink_to(kept_dictionary)
    return no_cache


@pytest.fixture
def kept(process: Adv, data: Path, cache: Path) -> Path:
    """The catalogue of `data`, built and kept."""
    assert process(*LIST, "--data", str(data)).lines == RIGHT
    path = cached_catalogue(data)
    assert path is not None
    assert path.parent == cache
    return path


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scramble(path: Path) -> None:
    """Damage every page but the first: the file opens, and fails when it is asked."""
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(content)


def changed(path: Path, *statements: str, sealed: bool = True) -> None:
    """Do this to the catalogue at `path`, and seal it as adv does: nothing about its bytes is wrong."""
    path.chmod(0o600)
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        for statement in statements:
            db.execute(statement)
    if sealed:
        seal(path)


MISNAMED = "UPDATE project SET id = 'verkeerd' WHERE id = 'hengelo-berflo-es'"


def unsealed(path: Path) -> None:
    changed(path, MISNAMED, sealed=False)


def other_version(path: Path) -> None:
    changed(path, MISNAMED, "PRAGMA application_id = 999999")


def other_data(path: Path) -> None:
    changed(path, MISNAMED, "UPDATE meta SET value = '/elders' WHERE key = 'stamp.directory'")


def other_code(path: Path) -> None:
    changed(path, MISNAMED, "UPDATE meta SET value = 'een andere adv' WHERE key = 'stamp.code'")


def stamp_that_lost_a_line(path: Path) -> None:
    """A project is there that the stamp does not know: an update would add it a second time."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        query = "SELECT value FROM meta WHERE key = 'stamp.records'"
        rest = db.execute(query).fetchone()[0].partition("\n")[2]
    changed(path, f"UPDATE meta SET value = '{rest}' WHERE key = 'stamp.records'")


def stamp_of_bytes(path: Path) -> None:
    changed(path, "UPDATE meta SET value = x'00ff' WHERE key = 'stamp.records'")


def no_records(path: Path) -> None:
    changed(path, "DELETE FROM record", sealed=False)


def endless_view(path: Path) -> None:
    changed(
        path,
        "DROP TABLE published_count",
        "CREATE VIEW published_count AS"
        " WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        " SELECT x AS dimension, x AS code, x AS hoofdstuk FROM n",
    )


def become_fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def endless(path: Path) -> None:
    """A file that says that it is 3 GB, and has nothing in it."""
    with path.open("r+b") as file:
        file.truncate(3 << 30)


def somebody_may_write(path: Path) -> None:
    changed(path, MISNAMED)
    path.chmod(0o666)


def link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def become_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "iets").touch()


DAMAGE: list[Callable[[Path], object]] = [
    Path.unlink,
    truncate,
    scramble,
    unsealed,
    other_version,
    other_data,
    other_code,
    stamp_that_lost_a_line,
    stamp_of_bytes,
    no_records,
    endless_view,
    become_fifo,
    endless,
    somebody_may_write,
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"geen sqlite" * 1000),
    link_to_nothing,
    link_to_itself,
    become_directory,
]


CASES = [(damage, LIST) for damage in DAMAGE] + [
    (scramble, ["show", "hengelo", "--json"]),
    (scramble, ["stats", "--json"]),
]


@pytest.mark.parametrize(
    ("damage", "question"), CASES, ids=lambda part: getattr(part, "__name__", "") or part[0]
)
def test_a_damaged_catalogue_is_made_again(
    process: Adv, data: Path, kept: Path, damage: Callable[[Path], object], question: list[str]
) -> None:
    right = process(*question, "--data", str(data))
    damage(kept)
    result = process(*question, "--data", str(data))
    assert (result.code, result.out) == (0, right.out)
    assert len(result.err.splitlines()) <= 1
    assert process(*question, "--data", str(data)).out == right.out


@pytest.mark.parametrize(
    "damage", [truncate, scramble, unsealed, endless_view, become_fifo, become_directory]
)
def test_a_damaged_embedded_catalogue_is_refused(
    process: Adv, data: Path, cache: Path, damage: Callable[[Path], object]
) -> None:
    assert process("catalogue", "--insluiten", "--data", str(data)).code == 0
    damage(data / EMBEDDED)
    for question in (["show", "hengelo"], ["stats"], ["catalogue"]):
        result = process(*question, "--data", str(data))
        assert (result.code, result.out) == (3, "")
        assert result.err.startswith(f"adv: {data / EMBEDDED}: deze catalogus is beschadigd (")
        assert "--insluiten" in result.err


def test_an_embedded_catalogue_of_another_version_is_passed_by(
    process: Adv, data: Path, cache: Path
) -> None:
    assert process("catalogue", "--insluiten", "--data", str(data)).code == 0
    other_version(data / EMBEDDED)
    assert process(*LIST, "--data", str(data)).lines == RIGHT


def flipped(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def zeroed(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) // 512) * 512
    content[at : at + 512] = bytes(512)


def swapped(content: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(len(content) // 4096) * 4096 for _ in range(2))
    content[one : one + 4096], content[other : other + 4096] = (
        content[other : other + 4096],
        content[one : one + 4096],
    )


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=st.sampled_from([flipped, zeroed, swapped]), seed=st.integers(0, 10**9))
def test_no_damage_is_overlooked(
    kept: Path, damage: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    """A flipped bit, zeroed sectors, swapped pages: either nothing changed, or the catalogue is not opened."""
    whole = kept.read_bytes()
    content = bytearray(whole)
    damage(content, random.Random(seed))
    try:
        kept.write_bytes(content)
        if content == whole:
            Catalogue.open(kept, kept).close()
        else:
            with pytest.raises(CatalogueError):
                Catalogue.open(kept, kept)
    finally:
        kept.write_bytes(whole)


def catalogues(cache: Path) -> set[Path]:
    """What a cache folder holds beside the dictionary that all its catalogues are made with."""
    return {path for path in cache.iterdir() if path.stem != dictionary_name()}


def test_a_large_catalogue_is_read_once_for_each_change(
    adv: Adv, data: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checksum, "SMALL", 0)
    read: list[object] = []
    original = checksum._checksum

    def noted(file: BinaryIO) -> int:
        read.append(file)
        return original(file)

    monkeypatch.setattr(checksum, "_checksum", noted)

    def ask() -> int:
        read.clear()
        assert adv(*LIST, "--data", str(data)).lines == RIGHT
        return len(read)

    assert ask() == 2  # sealed, and looked at
    assert ask() == 0
    path = cached_catalogue(data)
    assert path is not None
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert ask() == 3  # found damaged, made again
    assert ask() == 0
    adv("catalogue", "--wis", "--data", str(data))
    assert not catalogues(cache)


def test_the_cache_is_the_users_alone(process: Adv, data: Path, no_cache: Path) -> None:
    no_cache.mkdir(parents=True)
    no_cache.chmod(0o777)
    assert process("search", "gouda", "--data", str(data)).code == 0
    assert stat.S_IMODE(no_cache.stat().st_mode) == 0o700
    assert len(catalogues(no_cache)) == 1
    kept = [path for path in no_cache.iterdir() if path.is_file()]
    assert len(kept) == 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_cache_of_somebody_else_is_not_trusted(process: Adv, data: Path, kept: Path) -> None:
    changed(kept, MISNAMED)
    os.chown(kept.parent, 65534, 65534)
    result = process(*LIST, "--data", str(data))
    assert (result.code, result.lines) == (0, RIGHT)
    assert "deze map is van iemand anders" in result.err
    assert len(result.err.splitlines()) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_catalogue_of_somebody_else_is_made_again(process: Adv, data: Path, kept: Path) -> None:
    changed(kept, MISNAMED)
    os.chown(kept, 65534, 65534)
    assert process(*LIST, "--data", str(data)).lines == RIGHT
    assert kept.stat().st_uid == os.geteuid()


def test_an_edit_that_keeps_size_and_time_is_seen(adv: Adv, data: Path, cache: Path) -> None:
    file = data / "projects" / "hengelo-berflo-es.yaml"
    adv(*LIST, "--data", str(data))
    before = file.stat()
    file.write_text(
        file.read_text(encoding="utf-8").replace("bladzijde: 60", "bladzijde: 59"), encoding="utf-8"
    )
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    asked = adv("list", "--gemeente", "hengelo", "--velden", "bladzijde", "--data", str(data))
    assert asked.lines == ["59"]


def test_builders_that_take_turns_copy_what_they_read(data: Path, cache: Path) -> None:
    """One builder finds a new file; before it writes, another has written that one, and one that is gone since."""
    path = cached_catalogue(data)
    assert path is not None
    open_catalogue(data).close()
    previous = usable(path, data)
    new = data / "projects" / "venlo-sociale-stijging-de-ruit.yaml"
    passing = data / "projects" / "zaanstad-poelenburg.yaml"
    for file in (new, passing):
        shutil.copy(packaged_data() / "projects" / file.name, file)
    open_catalogue(data).close()
    passing.unlink()
    build(data, path, current_stamp(data), previous, lambda *_: None)
    ids = [*RIGHT, "venlo-sociale-stijging-de-ruit"]
    remarks: list[str] = []
    with open_catalogue(data, remarks.append) as catalogue:
        assert [project.id for project in projects(catalogue)] == ids
    new.unlink()
    with open_catalogue(data, remarks.append) as catalogue:
        assert [project.id for project in projects(catalogue)] == RIGHT
    assert remarks == []


def test_an_embedded_catalogue_is_taken_at_its_word(
    process: Adv, data: Path, no_cache: Path
) -> None:
    process("catalogue", "--insluiten", "--data", str(data))
    (data / "projects" / "hengelo-berflo-es.yaml").unlink()
    assert process(*LIST, "--data", str(data)).lines == RIGHT
    assert not no_cache.exists()


@pytest.mark.parametrize("place", ["/proc/geen", "/dev/null"])
def test_a_place_that_cannot_be_written_costs_one_remark(
    process: Adv, data: Path, place: str
) -> None:
    result = process(*LIST, "--data", str(data), XDG_CACHE_HOME=place)
    assert (result.code, result.lines) == (0, RIGHT)
    assert len(result.err.splitlines()) == 1
    assert "kan niet worden bewaard" in result.err


def test_without_any_home(data: Path) -> None:
    environ = {
        name: value for name, value in os.environ.items() if name not in ("HOME", "XDG_CACHE_HOME")
    }
    done = subprocess.run(
        [*ADV, *LIST, "--data", data], capture_output=True, text=True, env=environ, check=False
    )
    assert (done.returncode, done.stdout.splitlines()) == (0, RIGHT)
    assert len(done.stderr.splitlines()) <= 1


def test_a_full_disk(process: Adv, data: Path, cache: Path) -> None:
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(
        [*ADV, *LIST, "--data", data],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=small_files,
    )
    assert (done.returncode, done.stdout.splitlines()) == (0, RIGHT)
    assert len(done.stderr.splitlines()) == 1
    assert not list(cache.glob("*.part"))
    assert process(*LIST, "--data", str(data)).lines == RIGHT


def test_a_locked_catalogue(process: Adv, data: Path, kept: Path) -> None:
    with contextlib.closing(sqlite3.connect(kept, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        result = process(*LIST, "--data", str(data))
        db.execute("ROLLBACK")
    assert (result.code, result.lines, result.err) == (0, RIGHT, "")


@pytest.mark.parametrize("asked", [LIST, [*LIST, "--tekst", "gemeente OF wijk"]])
def test_twenty_builders_at_once(data: Path, cache: Path, asked: list[str]) -> None:
    children = [
        subprocess.Popen(
            [*ADV, *asked, "--data", str(data)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(20)
    ]
    for child in children:
        out, err = child.communicate(timeout=120)
        assert (child.returncode, out.splitlines(), err) == (0, RIGHT, "")
    assert len(catalogues(cache)) == 1


def test_builders_that_race_with_an_editor(data: Path, cache: Path) -> None:
    file = data / "projects" / "hengelo-berflo-es.yaml"
    text = file.read_text(encoding="utf-8")
    children = []
    for nr in range(12):
        file.write_text(
            text.replace("titel: Integraal", f"titel: Versie {nr:02d} Integraal", 1),
            encoding="utf-8",
        )
        command = [*ADV, "list", "--gemeente", "hengelo", "--velden", "titel", "--data", str(data)]
        children.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        )
        time.sleep(0.05)
    for child in children:
        out, err = child.communicate(timeout=120)
        assert child.returncode in (0, 3)  # 3: it read the file while the editor had it empty
        assert "Traceback" not in err
        assert not out or out.startswith("Versie ")
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Versie 11 ")


@pytest.mark.parametrize("after", [0.25, 0.5, 0.9])
def test_a_builder_killed_halfway_leaves_nothing_that_matters(
    process: Adv, tmp_path: Path, cache: Path, after: float
) -> None:
    large = tmp_path / "groot"
    generate(packaged_data(), large, 400)
    with subprocess.Popen(
        [*ADV, *LIST, "--data", large], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
    result = process(*LIST, "--data", str(large))
    assert (result.code, len(result.lines), result.err) == (0, 400, "")
    left = list(cache.glob("*.part"))
    for part in left:
        os.utime(part, (0, 0))
    shutil.rmtree(large / "projects")
    (large / "projects").mkdir()
    shutil.copy(packaged_data() / "projects" / "hengelo-berflo-es.yaml", large / "projects")
    assert process(*LIST, "--data", str(large)).lines == ["hengelo-berflo-es"]
    assert not list(cache.glob("*.part"))


def test_the_stamp_covers_every_room_that_decides_what_is_in_a_catalogue() -> None:
    """That is all that building imports, but for the wording of what can go wrong."""
    script = "import sys, adv_cli.catalogue.builder; print(*(name for name in sys.modules if name.startswith('adv_cli.')))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    rooms = {name.split(".")[1] for name in done.stdout.split()}
    assert rooms == {*SHAPING, "errors"}


def test_only_what_was_abandoned_beside_this_catalogue_is_removed(data: Path, cache: Path) -> None:
    open_catalogue(data).close()
    path = cached_catalogue(data)
    assert path is not None
    with written_beside(path) as part:
        name = part.name
    abandoned, in_use, of_another = (cache / name, cache / f".{path.name}.1.part", cache / "x.part")
    for left in (abandoned, in_use, of_another):
        left.touch()
    for old in (abandoned, of_another):
        os.utime(old, (0, 0))
    (data / "codeboek.yaml").touch()
    open_catalogue(data).close()
    assert catalogues(cache) == {path, in_use, of_another}


def test_only_the_catalogue_writes_sql() -> None:
    """What a question asks goes through the readers, by the names of their functions."""
    room = PACKAGE / "catalogue"
    sql = re.compile(r"\b(?:SELECT|MATCH|INSERT|UPDATE|DELETE|PRAGMA)\b|catalogue\.(?:rows\(|db\b)")
    others = [file for file in PACKAGE.rglob("*.py") if room not in file.parents]
    assert len(others) > 50
    assert [file.name for file in others if sql.search(file.read_text(encoding="utf-8"))] == []


def test_only_what_changed_is_read_again(
    data: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from adv_cli.dataset import loader

    read: list[str] = []
    load = loader.load_project

    def noted(file: Path, ground: loader.SharedData, findings: Findings) -> object:
        read.append(file.name)
        return load(file, ground, findings)

    monkeypatch.setattr(loader, "load_project", noted)

    def ask() -> tuple[list[str], int]:
        read.clear()
        with open_catalogue(data) as catalogue:
            ids = [project.id for project in projects(catalogue)]
            assert catalogue.project_count == len(ids)
            items = catalogue.rows(
                "SELECT count(*) FROM item WHERE project NOT IN (SELECT nr FROM project)"
            )
            assert items == [(0,)]
        return ids, len(read)

    assert ask() == (RIGHT, 4)
    assert ask() == (RIGHT, 0)
    file = data / "projects" / "hengelo-berflo-es.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("bladzijde: 60", "bladzijde: 59"), encoding="utf-8"
    )
    assert ask() == (RIGHT, 1)
    with open_catalogue(data) as catalogue:
        assert project(catalogue, "hengelo-berflo-es").bladzijde == 59
    shutil.copy(
        packaged_data() / "projects" / "leiden-basiszorgcoordinatie.yaml", data / "projects"
    )
    file.unlink()
    assert ask() == ([*RIGHT[:3], "leiden-basiszorgcoordinatie"], 1)
    (data / "codeboek.yaml").touch()
    assert ask() == ([*RIGHT[:3], "leiden-basiszorgcoordinatie"], 4)


def test_an_updated_catalogue_is_the_one_that_a_new_build_gives(
    adv: Adv, data: Path, cache: Path
) -> None:
    adv("search", "wijk", "--data", str(data))
    shutil.copy(
        packaged_data() / "projects" / "venlo-sociale-stijging-de-ruit.yaml", data / "projects"
    )
    questions = [
        *(
            ["list", "--json"],
            ["stats", "--json"],
            ["values"],
            ["list", "--tekst", "ruit"],
            ["show", "venlo"],
        ),
        *(
            ["items", sectie, "--json"]
            for sectie in ("resultaten", "knelpunten", "lessen", "samenwerkingspartners")
        ),
    ]
    updated = [adv(*question, "--data", str(data)) for question in questions]
    assert adv("catalogue", "--wis", "--data", str(data)).err == "1 catalogus weggegooid.\n"
    assert [adv(*question, "--data", str(data)) for question in questions] == updated


def told_of_words(data: Path) -> tuple[object, ...]:
    """What a catalogue knows of words, and in which texts its index has each."""
    with open_catalogue(data) as catalogue:
        catalogue.need_words()
        tables = [
            catalogue.rows(f"SELECT * FROM {name} ORDER BY 1, 2", ())
            for name in ("word", "form", "part", "halves")
        ]
        implied = catalogue.rows("SELECT tekst, implied FROM item ORDER BY 1, 2", ())
        having = (
            "SELECT tekst FROM item WHERE nr IN (SELECT rowid FROM item_fts WHERE item_fts MATCH ?)"
        )
        found = {
            word: sorted(catalogue.rows(having, (f'"{word}"',)))
            for word in [*(row[0] for row in tables[0]), "meehoofdletters"]
        }
    return tables, implied, found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("aanmelden", "zwemmen"),  # other words, that other texts may imply
        ("De gezinnen melden zich aan.", "Aan de gezinnen melden zich."),  # the same words
        ("De gezinnen melden zich aan.", "De gezinnen melden zich aan en MEE."),
    ],
)
def test_an_update_knows_the_words_that_a_new_build_knows(
    adv: Adv, data: Path, cache: Path, old: str, new: str
) -> None:
    file = data / "projects" / "hengelo-berflo-es.yaml"
    text = file.read_text(encoding="utf-8")
    first = "De gezinnen melden zich aan. Mee en aanmelden."
    before = text.replace("    - Mee Twente\n", f"    - {first}\n")
    assert before != text
    file.write_text(before, encoding="utf-8")
    told_of_words(data)
    file.write_text(before.replace(first, first.replace(old, new)), encoding="utf-8")
    updated = told_of_words(data)
    adv("catalogue", "--wis", "--data", str(data))
    assert told_of_words(data) == updated


def test_words_are_analysed_when_somebody_asks_for_them(
    process: Adv, data: Path, no_cache: Path
) -> None:
    def names() -> list[str]:
        return sorted(path.suffix for path in no_cache.iterdir() if path.is_file())

    assert process(*LIST, "--data", str(data)).lines == RIGHT
    assert names() == [".sqlite"]  # no dictionary was decoded
    assert process(*LIST, "--tekst", "aanmelden", "--data", str(data)).lines == RIGHT[:2]
    assert names() == [".sqlite", ".words"]
    (path,) = catalogues(no_cache)
    written = path.stat().st_mtime_ns
    assert process("search", "aanmelden", "--data", str(data)).lines
    assert process(*LIST, "--data", str(data)).lines == RIGHT
    assert path.stat().st_mtime_ns == written


def test_an_edit_analyses_words_again_only_where_one_is_new(data: Path, cache: Path) -> None:
    file = data / "projects" / "hengelo-berflo-es.yaml"
    text = file.read_text(encoding="utf-8")

    def edited(old: str, new: str) -> tuple[bool, int]:
        """Whether texts can be searched after an edit, and in how many the word zwaluw stands."""
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        with open_catalogue(data) as catalogue:
            there = catalogue.has_words
            found = search(catalogue, "zwaluw", Filters()).passages
            assert catalogue.has_words
        return there, len(found)

    assert edited("bladzijde: 60", "bladzijde: 60") == (False, 0)
    assert edited("bladzijde: 60", "bladzijde: 59") == (True, 0)
    assert edited("- Mee Twente", "- Mee Twente en zwaluwen") == (False, 1)
    assert edited("- Mee Twente", "- zwaluwen en Mee Twente") == (True, 1)


def test_words_that_cannot_be_kept_cost_one_remark(
    data: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise keeping.NotKeptError("schijf vol")

    open_catalogue(data).close()
    monkeypatch.setattr(word_builder, "add_words", full)
    remarks: list[str] = []
    with open_catalogue(data, remarks.append) as catalogue:
        assert search(catalogue, "aanmelden", Filters()).passages
        assert search(catalogue, "gemeente", Filters()).passages
    (remark,) = remarks
    assert "kan niet worden bewaard" in remark
    assert "schijf vol" in remark


@pytest.mark.parametrize("options", [["--wis"], ["--wis", "--alles"]])
def test_clearing_removes_the_kept_dictionary(
    adv: Adv, data: Path, cache: Path, options: list[str]
) -> None:
    adv(*LIST, "--data", str(data))
    of_another_version = cache / "nl-simplemma-0-0.words"
    of_another_version.touch()
    assert adv("catalogue", *options, "--data", str(data)).err == "1 catalogus weggegooid.\n"
    assert list(cache.iterdir()) == []
    assert adv("catalogue", *options, "--data", str(data)).err == "0 catalogi weggegooid.\n"


def test_a_long_build_shows_that_it_goes_on(tmp_path: Path, cache: Path) -> None:
    import pty

    large = tmp_path / "groot"
    generate(packaged_data(), large, 800)
    main, side = pty.openpty()
    with subprocess.Popen(
        [*ADV, *LIST, "--data", str(large)], stdout=subprocess.PIPE, stderr=side
    ) as child:
        os.close(side)
        said = b""
        with contextlib.suppress(OSError):  # how a terminal says that the other end is gone
            while read := os.read(main, 4096):
                said += read
        assert child.stdout is not None
        assert len(child.stdout.read().splitlines()) == 800
    os.close(main)
    assert child.returncode == 0
    assert b"van 800" in said
    assert said.endswith(b" \r")


def test_the_command_tells_where_how_large_and_how_fresh(
    adv: Adv, adv_tty: Adv, data: Path, cache: Path
) -> None:
    def told(*arguments: str) -> dict[str, str]:
        return dict(
            line.split("\t") for line in adv("catalogue", *arguments, "--data", str(data)).lines
        )

    assert told()["soort"] == "geen"
    adv("list", "--data", str(data))
    assert told() | {"gemaakt": ""} == {
        "map": str(data),
        "soort": "bewaard",
        "plaats": str(cached_catalogue(data)),
        "omvang": str(cached_catalogue(data).stat().st_size),  # type: ignore[union-attr]
        "gemaakt": "",
        "projecten": "4",
        "actueel": "ja",
    }
    (data / "codeboek.yaml").touch()
    assert told()["actueel"] == "nee"
    assert state(data).actueel is False
    assert "Omvang (bytes)" in adv_tty("catalogue", "--data", str(data)).out
    assert (
        adv("catalogue", "--wis", "--alles", "--data", str(data)).err == "1 catalogus weggegooid.\n"
    )
    assert told()["soort"] == "geen"
    assert adv("catalogue", "--insluiten", "--data", str(data)).code == 0
    assert told()["soort"] == "meegeleverd"
    assert told()["actueel"] == "niet nagezien"
    assert re.search("Actueel +niet nagezien\n", adv_tty("catalogue", "--data", str(data)).out)
    assert json.loads(adv("catalogue", "--json", "--data", str(data)).out)["actueel"] is None
    assert adv("catalogue", "--alles").code == 2
    assert adv("catalogue", "--wis", "--insluiten").code == 2
    assert adv("catalogue", "--insluiten", "--data", "/proc").code in (1, 3)


def test_the_source_distribution_can_run_its_own_tests(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    (archive,) = tmp_path.glob("*.tar.gz")
    shutil.unpack_archive(archive, tmp_path / "unpacked", filter="data")
    (root,) = (tmp_path / "unpacked").iterdir()
    for name in ("Makefile", "requirements-dev.lock", ".ci/run"):
        assert (root / name).is_file()
    environ = {**os.environ, "PYTHONPATH": str(root / "src")}
    collect = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:syrupy",
    ]
    done = subprocess.run(
        collect, capture_output=True, text=True, cwd=root, env=environ, check=False
    )
    assert done.returncode == 0, done.stdout


def test_a_wheel_is_built_with_what_the_build_requires_and_no_more(tmp_path: Path) -> None:
    script = (
        "import sys; before = set(sys.modules)\n"
        "from adv_cli.catalogue.builder import build_file; from pathlib import Path\n"
        f"build_file(Path({str(packaged_data())!r}), Path({str(tmp_path / EMBEDDED)!r}), lambda *_: None)\n"
        "print(*{name.partition('.')[0] for name in sys.modules} & {'platformdirs', 'rich', 'typer'})\n"
        "print('simplemma' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["", "True"]


def test_a_catalogue_has_the_same_bytes_whatever_the_order_of_sets(
    tmp_path: Path, kept_dictionary: Path
) -> None:
    """What is released can be made again; Python orders sets otherwise at each start."""
    built = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.sqlite"
        program = (
            "import sys; from pathlib import Path; from adv_cli.catalogue.builder import build_file;"
            " build_file(Path(sys.argv[1]), Path(sys.argv[2]), lambda *_: None, Path(sys.argv[3]))"
        )
        subprocess.run(
            [sys.executable, "-c", program, packaged_data(), target, kept_dictionary.parent],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        built.append(target.read_bytes())
    assert built[0] == built[1]


def test_the_wheel_carries_its_catalogue_and_never_builds(tmp_path: Path) -> None:
    """Build a wheel as a release does, and ask it without anything that could build."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    shutil.unpack_archive(wheel, tmp_path / "wheel", "zip")
    package = tmp_path / "wheel" / "adv_cli"
    for module in (
        "catalogue/builder.py",
        "dataset/loader.py",
        "model/record.py",
        "dataset/yaml_reader.py",
    ):
        (package / module).unlink()
    environ = {**os.environ, "PYTHONPATH": str(package.parent), "XDG_CACHE_HOME": "/proc/geen"}
    done = subprocess.run(
        [*ADV, *LIST], capture_output=True, text=True, env=environ, cwd=tmp_path, check=False
    )
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (0, 33, "")
