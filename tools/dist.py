"""Build the wheel and the source distribution, check both, and leave them in dist/.

`make dist` calls it. Beside the two files come their checksums and a bill of materials (CycloneDX).
What is built is the last commit. The first check that fails ends it with exit code 1, and leaves
dist/ as it was.
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
"""The Pythons on which the wheel is tried, where they are found."""
IN_WHEEL = (
    "adv_cli/py.typed",
    "adv_cli/data/bron.yaml",
    "adv_cli/dataset/template/codeboek.yaml",
    "adv_cli/data/catalogus.sqlite",
    ".data/data/share/man/man1/adv.1",
    ".dist-info/licenses/LICENSE",
    ".dist-info/licenses/LICENSE-DATA",
)
IN_SDIST = (
    "data/bron.yaml",
    "docs/handleiding.md",
    "tests/conftest.py",
    "tools/dist.py",
    "Makefile",
)
"""Ends of names that must be there; of the records there must be one for each in the checkout."""
STRAY = ("__pycache__", ".pyc", ".coverage", ".hypothesis", ".venv", ".sqlite-journal", "~")
"""What tools leave behind, and no distribution holds."""


class FailedError(Exception):
    """A check that failed: what is wrong."""


def members(file: Path) -> dict[str, bytes]:
    """The files in a wheel or a source distribution, by name."""
    if file.suffix == ".whl":
        with zipfile.ZipFile(file) as wheel:
            return {name: wheel.read(name) for name in wheel.namelist()}
    with tarfile.open(file) as sdist:
        entries = [entry for entry in sdist.getmembers() if entry.isfile()]
        return {entry.name: sdist.extractfile(entry).read() for entry in entries}  # type: ignore[union-attr]


def check_contents(names: Iterable[str], wanted: Sequence[str], top: Sequence[str]) -> None:
    """Raise FailedError where something is missing, left behind, or outside `top`."""
    names = list(names)
    if missing := [end for end in wanted if not any(name.endswith(end) for name in names)]:
        raise FailedError(f"missing: {', '.join(missing)}")
    if stray := [name for name in names if any(left in name for left in STRAY)]:
        raise FailedError(f"left behind: {', '.join(stray)}")
    if outside := [name for name in names if not name.startswith(tuple(top))]:
        raise FailedError(f"does not belong there: {', '.join(outside)}")


def check_same(one: Path, other: Path) -> None:
    """Raise FailedError where two distributions differ, with the members that do."""
    if one.name != other.name:
        raise FailedError(f"{one.name} is called {other.name} the second time")
    if one.read_bytes() == other.read_bytes():
        return
    first, second = members(one), members(other)
    differing = {name for name in first | second if first.get(name) != second.get(name)}
    raise FailedError(f"{one.name} differs in {', '.join(sorted(differing)) or 'its packing'}")


def checksums(files: Iterable[Path]) -> str:
    """The lines of SHA256SUMS, as `sha256sum --check` reads them."""
    return "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(files)
    )


def run(*command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> str:
    """What a program prints; raises FailedError with its last lines when it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        told = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
        raise FailedError(f"{' '.join(map(str, command))}: exit {done.returncode}\n{told}")
    return done.stdout


@contextmanager
def told(what: str) -> Iterator[None]:
    """Print that a check passed and how long it took, or that it failed."""
    start = time.perf_counter()
    try:
        yield
    except FailedError:
        sys.stdout.write(f"FAILED        {what}\n")
        raise
    sys.stdout.write(f"ok   {time.perf_counter() - start:6.1f} s  {what}\n")
    sys.stdout.flush()


def committed(folder: Path) -> Path:
    """The last commit as files in `folder`, without anything that was not committed."""
    archive = subprocess.run(
        ["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder


def build(source: Path, target: Path, *, seed: int) -> list[Path]:
    """The wheel and the source distribution of `source`, with the time of the last commit."""
    epoch = run("git", "log", "-1", "--format=%ct").strip()
    env = {**os.environ, "SOURCE_DATE_EPOCH": epoch, "PYTHONHASHSEED": str(seed)}
    run(sys.executable, "-m", "hatchling", "build", "-d", target, cwd=source, env=env)
    return sorted(target.iterdir())


def unpacked(sdist: Path, folder: Path) -> Path:
    """The one folder in a source distribution, unpacked in `folder`."""
    with tarfile.open(sdist) as files:
        files.extractall(folder, filter="data")
    return next(folder.iterdir())


def pythons() -> Iterator[tuple[str, Path]]:
    """Each supported Python that is found here, with its version."""
    for version in VERSIONS:
        found = [shutil.which(f"python{version}")]
        found += map(str, Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
        for candidate in filter(None, found):
            ask = "import sys, venv; print('%d.%d' % sys.version_info[:2])"
            done = subprocess.run(
                [candidate, "-c", ask], capture_output=True, text=True, check=False
            )
            if done.stdout.strip() == version:
                yield version, Path(candidate)
                break


def installed(python: Path, files: Path, version: str, folder: Path) -> Path:
    """An environment with adv from the wheel in `files`, and nothing that needed a compiler."""
    run(python, "-m", "venv", "--without-pip", folder)
    own = folder / "bin" / "python"
    run(
        *(sys.executable, "-m", "pip", "--python", own, "install", "-q"),
        *("--disable-pip-version-check", "--only-binary", ":all:"),
        *("--find-links", files, f"adv-cli=={version}"),
    )
    return folder


def try_out(environment: Path, version: str, home: Path) -> None:
    """Ask an installed adv some questions, as somebody whose home is empty."""
    adv = environment / "bin" / "adv"
    home.mkdir()
    env = {"HOME": str(home), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}

    def answer(*arguments: str) -> str:
        return run(adv, *arguments, cwd=home, env=env)

    if json.loads(answer("--version", "--json"))["adv"] != version:
        raise FailedError("adv --version tells another version")
    records = len(list((ROOT / "data" / "projects").glob("*.yaml")))
    if len(json.loads(answer("list", "--json"))) != records:
        raise FailedError(f"adv list does not give {records} projects")
    for command in ("show gouda", "search wachtlijst", "stats", "check", "export atlas.html"):
        if not answer(*command.split()) and not command.startswith("export"):
            raise FailedError(f"adv {command} says nothing")
    if not (home / "atlas.html").stat().st_size:
        raise FailedError("adv export made an empty page")


def bill_of_materials(environment: Path, target: Path) -> None:
    """Write what an installed adv consists of, with versions and licences, as valid CycloneDX."""
    epoch = run("git", "log", "-1", "--format=%ct").strip()
    run(
        *(ROOT / ".venv-dist" / "bin" / "cyclonedx-py", "environment", environment),
        *("--pyproject", ROOT / "pyproject.toml", "--output-reproducible", "--short-PURLs"),
        *("--validate", "-o", target),
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch},
    )


def make(work: Path, tests: Sequence[str]) -> list[Path]:
    """Build and check in the folder `work`; gives what belongs in dist/."""
    with told("built: a wheel and a source distribution of the last commit"):
        sdist, wheel = sorted(
            build(committed(work / "one"), work / "files", seed=1), key=lambda file: file.suffix
        )
    with told("built once more, elsewhere: the same bytes"):
        for first, second in zip(
            sorted((sdist, wheel)),
            build(committed(work / "two"), work / "again", seed=2),
            strict=True,
        ):
            check_same(first, second)
    version = wheel.name.split("-")[1]
    with told("contents: data, catalogue, licences and tests are in; nothing is left behind"):
        records = [f"data/projects/{file.name}" for file in (ROOT / "data/projects").iterdir()]
        check_contents(members(wheel), [*IN_WHEEL, *records], ("adv_cli/", "adv_cli-"))
        check_contents(members(sdist), [*IN_SDIST, *records], (f"adv_cli-{version}/",))
    with told("twine check --strict"):
        run(ROOT / ".venv-dist" / "bin" / "twine", "check", "--strict", sdist, wheel)
    source = unpacked(sdist, work / "unpacked")
    with told("the wheel made from the source distribution is the same"):
        rebuilt = next(
            file for file in build(source, work / "from", seed=3) if file.suffix == ".whl"
        )
        check_same(wheel, rebuilt)
    found = list(pythons())
    for name, python in found:
        with told(f"Python {name}: installs without a compiler, and answers with an empty home"):
            environment = installed(python, wheel.parent, version, work / f"python{name}")
            try_out(environment, version, work / f"home{name}")
    with told(f"the source distribution runs its own tests: {' '.join(tests)}"):
        env = {**os.environ, "PYTHONPATH": str(source / "src")}
        run(sys.executable, "-m", "pytest", "-q", "-n", "auto", *tests, cwd=source, env=env)
    bill = work / f"adv_cli-{version}.cdx.json"
    with told("bill of materials: valid CycloneDX"):
        bill_of_materials(work / f"python{found[0][0]}", bill)
    return [sdist, wheel, bill]


def main(arguments: Sequence[str]) -> int:
    """Make dist/; with `--all` the source distribution runs all of its tests."""
    tests = ["tests"] if "--all" in arguments else ["tests/unit", "tests/cli"]
    target = ROOT / "dist"
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        try:
            files = make(work, tests)
        except FailedError as error:
            sys.stderr.write(f"dist: {error}\n")
            return 1
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for file in files:
            shutil.copy(file, target)
    (target / "SHA256SUMS").write_text(checksums(target.iterdir()), encoding="utf-8", newline="\n")
    for file in sorted(target.iterdir()):
        sys.stdout.write(f"{file.stat().st_size:10,}  dist/{file.name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
