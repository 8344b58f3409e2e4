"""What tests share: adv in this process and as a real one, and data directories to break."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from adv_cli.catalogue.cache import open_catalogue
from adv_cli.catalogue.kept_lexicon import kept_lexicon, load_lexicon
from adv_cli.catalogue.reader import Catalogue
from adv_cli.cli.main import run
from adv_cli.cli.terminal import Terminal
from adv_cli.dataset.paths import packaged_data
from towns import write_towns

settings.register_profile("adv", deadline=None)  # how long an example takes is for the benchmark
settings.load_profile("adv")

ROOT = Path(__file__).parents[1]
ADV = [sys.executable, "-m", "adv_cli"]
HANGS = 60
"""After this many seconds a run of adv hangs: the slowest takes a few."""


ERASED = re.compile(r"\r[^\n]*\r")
"""What a terminal no longer shows: progress, which a slow machine has and a fast one has not."""


class Result(NamedTuple):
    """How a run of adv ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class FakeTerminal(io.StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


Adv = Callable[..., Result]


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder of the tests' own: they must not touch the user's."""
    folder = tmp_path_factory.mktemp("cache")
    before = dict(os.environ)
    os.environ["XDG_CACHE_HOME"] = str(folder)
    # what processes run the tests in this process run too: measuring both only takes longer
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    for name in ("ADV_DATA", "ADV_BRON", "NO_COLOR", "PAGER", "COLUMNS"):
        os.environ.pop(name, None)
    os.environ["TERM"] = "xterm-256color"
    yield folder
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="session")
def kept_dictionary(own_cache: Path) -> Path:
    """The file in which the dictionary is kept: decoding it takes two seconds."""
    load_lexicon(own_cache / "adv")
    return kept_lexicon(own_cache / "adv")


@pytest.fixture(scope="session")
def catalogue() -> Iterator[Catalogue]:
    """The catalogue of the shipped records."""
    with open_catalogue() as opened:
        yield opened


@pytest.fixture(scope="session")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up data directory of eight projects, to read and not to change (see `towns`)."""
    return write_towns(tmp_path_factory.mktemp("verzonnen"))


@pytest.fixture(scope="session")
def towns_catalogue(towns: Path, own_cache: Path) -> Iterator[Catalogue]:
    """The catalogue of the eight made-up projects."""
    with open_catalogue(towns) as opened:
        yield opened


@pytest.fixture
def in_towns(towns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked here is asked of the eight made-up projects."""
    monkeypatch.setenv("ADV_DATA", str(towns))


@pytest.fixture
def adv() -> Adv:
    """Run adv in this process, as in a pipe."""

    def call(*arguments: str) -> Result:
        out, err = io.StringIO(), io.StringIO()
        code = run(arguments, Terminal(out, err, dict(os.environ)))
        return Result(int(code), out.getvalue(), err.getvalue())

    return call


@pytest.fixture
def adv_tty() -> Adv:
    """Run adv in this process, as on a terminal of `columns` wide and very high."""

    def call(*arguments: str, columns: int = 80, **environ: str) -> Result:
        size = {"COLUMNS": str(columns), "LINES": "100000"}
        out, err = FakeTerminal(), FakeTerminal()
        code = run(arguments, Terminal(out, err, {**os.environ, **size, **environ}))
        return Result(int(code), out.getvalue(), ERASED.sub("", err.getvalue()))

    return call


@pytest.fixture
def process() -> Adv:
    """Run adv as a process of its own."""

    def call(*arguments: str, **environ: str) -> Result:
        done = subprocess.run(
            [*ADV, *arguments],
            capture_output=True,
            env={**os.environ, **environ},
            check=False,
            timeout=HANGS,
        )
        return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return call


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data with four records, to change."""
    source, target = packaged_data(), tmp_path / "data"
    shutil.copytree(
        source,
        target,
        ignore=lambda folder, names: [n for n in names if folder.endswith("projects")],
    )
    for name in (
        "almelo-geluksbudget",
        "gouda-gezinsmanagement",
        "heerlen-meer-samen-in-praktijk",
        "hengelo-berflo-es",
    ):
        shutil.copy(source / "projects" / f"{name}.yaml", target / "projects")
    return target
