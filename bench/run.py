"""How fast adv is, beside its peers, in one run: whole processes, medians, ratios and peak memory.

    make bench                        all sizes; takes a quarter of an hour and 5 GB of disk
    make bench SIZES="33 1000"        a part

Writes the tables between the markers in docs/snelheid.md. Peers that are not installed are left
out, with a remark. Every round runs all commands of a table once, so that what else the machine
does falls on all of them alike.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "snelheid.md"
START, END = "<!-- bench: begin -->", "<!-- bench: end -->"
PYTHON = [sys.executable]
ADV = [str(Path(sys.executable).with_name("adv"))]
ID = "gouda-gezinsmanagement"
FILTER = ["--gemeente", "gouda", "--doelgroep", "overlastgevend"]
ANOTHER = "utrecht-overlastgevende-gezinnen"
WORDS = ["wachtlijst", "jeugdzorg"]
SHIPPED = 33
SMALL = 1000
"""Up to this size what is slow can be done several times."""
HELLO = """import typer
app = typer.Typer()
@app.command()
def hello(name: str = "wereld") -> None:
    print("hallo", name)
app()
"""
PLAIN = """import sys
from pathlib import Path
from ruamel.yaml import YAML
yaml = YAML(typ="safe")
for path in sorted(Path(sys.argv[1], "projects").glob("*.yaml")):
    record = yaml.load(path.read_text(encoding="utf-8"))
    if record["gemeente"] == "Gouda" and record["codering"]["doelgroep"] == "overlastgevend":
        print(record["id"])
"""


class Run(NamedTuple):
    """One command to measure: what it is called, how it runs, and what must be done before each
    round.
    """

    name: str
    command: Sequence[str]
    before: Callable[[], object] = lambda: None
    rounds: int | None = None
    environ: Mapping[str, str] = MappingProxyType({})
    warm: bool = True


class Measured(NamedTuple):
    """What came out: seconds (median) and peak memory in bytes."""

    name: str
    seconds: float
    memory: int


def measure(runs: Sequence[Run], rounds: int) -> list[Measured]:
    """Run each command once a round, and take the medians."""
    seconds: dict[str, list[float]] = {run.name: [] for run in runs}
    memory: dict[str, list[int]] = {run.name: [] for run in runs}
    for nr in range(rounds + 1):
        for run in runs:
            if nr > (run.rounds or rounds) or (nr == 0 and not run.warm):
                continue
            run.before()
            taken, peak = _once(run)
            if nr:  # round 0 warms up
                seconds[run.name].append(taken)
                memory[run.name].append(peak)
    return [
        Measured(run.name, statistics.median(seconds[run.name]), max(memory[run.name]))
        for run in runs
    ]


def _once(run: Run) -> tuple[float, int]:
    start = time.perf_counter()
    environ = {**os.environ, **run.environ}
    devnull = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, devnull, 1)]
    pid = os.posix_spawnp(run.command[0], list(run.command), environ, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    os.close(devnull)
    taken = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(run.command)} failed")
    return taken, usage.ru_maxrss * 1024


def questions(data: Path, peers: Path, hello: Path, plain: Path, size: int) -> list[Run]:
    """What is asked of a data set of this size: adv with and without the check, its peers, and what
    starting costs.
    """
    checked, embedded = data / "checked", data / "embedded"
    unchecked, watched = ["--data", str(embedded)], ["--data", str(checked)]
    completing = {
        "_ADV_COMPLETE": "complete_bash",
        "COMP_WORDS": f"adv --data {embedded} show gou",
        "COMP_CWORD": "4",
    }
    runs = [
        Run("bare interpreter", [*PYTHON, "-c", "pass"]),
        Run("Typer hello-world", [*PYTHON, str(hello)]),
        Run("adv list, filtered, unchecked", [*ADV, "list", *FILTER, *unchecked]),
        Run("adv list, filtered, checked", [*ADV, "list", *FILTER, *watched]),
        Run("adv show", [*ADV, "show", ID, *unchecked]),
        Run("adv show --json", [*ADV, "show", ID, "--json", *unchecked]),
        Run("adv stats", [*ADV, "stats", *unchecked]),
        Run("adv search, two words", [*ADV, "search", *WORDS, "--limiet", "20", *unchecked]),
        Run(
            "adv items, one theme",
            [*ADV, "items", "knelpunten", "--thema", "wachtlijsten", *FILTER, *unchecked],
        ),
        Run("adv compare", [*ADV, "compare", ID, ANOTHER, *unchecked]),
        Run("completing an id", ADV, environ=completing),
    ]
    json_file, database = data / "records.json", data / "records.db"
    if shutil.which("jq"):
        query = (
            '.[] | select(.gemeente == "Gouda" and .codering.doelgroep == "overlastgevend") | .id'
        )
        runs.append(Run("jq on one JSON file", ["jq", "-r", query, str(json_file)], rounds=5))
    if shutil.which("rg"):
        runs.append(
            Run(
                "rg over the YAML files",
                ["rg", "-l", "^gemeente: Gouda", str(checked / "projects")],
                rounds=5,
            )
        )
    utils = peers / "bin" / "sqlite-utils"
    if utils.exists():
        query = "select id from records where gemeente = 'Gouda' and doelgroep = 'overlastgevend'"
        runs.append(Run("sqlite-utils", [str(utils), str(database), query]))
    if size <= SMALL:
        runs.append(
            Run("reading the YAML each time", [*PYTHON, str(plain), str(checked)], rounds=3)
        )
    return runs


def builds(data: Path, size: int) -> list[Run]:
    """Building the catalogue from nothing, and after an edit of one record."""
    checked = data / "checked"
    record = checked / "projects" / f"{ID}.yaml"
    command = [*ADV, "list", *FILTER, "--data", str(checked)]
    cache = Path(os.environ["XDG_CACHE_HOME"])
    rounds, warm = (5, True) if size <= SMALL else (1, False)
    return [
        Run(
            "cold build",
            command,
            lambda: shutil.rmtree(cache, ignore_errors=True),
            rounds,
            warm=warm,
        ),
        Run("rebuild after one edit", command, record.touch, rounds, warm=warm),
    ]


def checks(data: Path, size: int) -> list[Run]:
    """Looking a data directory over: alone, and beside the report's own text where ADV_BRON says
    where that is.
    """
    command = [*ADV, "check", str(data / "checked")]
    report = os.environ.get("ADV_BRON")
    runs = [Run("adv check", command, rounds=5, environ={"ADV_BRON": ""})]
    if report and size == SHIPPED:
        runs.append(Run("adv check --bron", [*command, "--bron", report], rounds=5))
    return runs if size <= SMALL else []


def prepare(folder: Path, size: int) -> Path:
    """A data set of this size, made by another process: what this one had in memory would count as
    its children's.
    """
    data = folder / str(size)
    subprocess.run([*PYTHON, str(ROOT / "bench" / "prepare.py"), str(data), str(size)], check=True)
    return data


def complete(data: Path) -> None:
    """The other forms of a data set whose catalogue has been built."""
    subprocess.run([*PYTHON, str(ROOT / "bench" / "prepare.py"), str(data)], check=True)


def table(measured: Sequence[Measured]) -> str:
    """Measurements as a Markdown table, each beside the bare interpreter and Typer's hello-world of
    the same run.
    """
    by_name = {m.name: m for m in measured}
    bare, hello = by_name.get("bare interpreter"), by_name.get("Typer hello-world")
    lines = ["| | median | x bare | x hello | peak memory |", "| --- | ---: | ---: | ---: | ---: |"]
    for m in measured:
        ratios = [f"{m.seconds / peer.seconds:.2f}" if peer else "" for peer in (bare, hello)]
        cells = [m.name, f"{m.seconds * 1000:,.0f} ms", *ratios, f"{m.memory / 2**20:.1f} MiB"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, print and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[33, 1000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--peers", type=Path, default=ROOT / ".venv-bench")
    chosen = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([*PYTHON, "-m", "compileall", "-q", str(ROOT / "src")], check=True)
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    out = [f"{machine}; medians of {chosen.rounds} rounds."]
    lists: dict[int, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory(prefix="adv-bench-") as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        hello, plain = folder / "hello.py", folder / "plain.py"
        hello.write_text(HELLO)
        plain.write_text(PLAIN)
        for size in chosen.sizes:
            print(f"preparing {size} records ...", file=sys.stderr)
            data = prepare(folder, size)
            built = measure([*builds(data, size), *checks(data, size)], 5)
            complete(data)
            asked = measure(questions(data, chosen.peers, hello, plain, size), chosen.rounds)
            seconds = {m.name: m.seconds for m in asked}
            lists[size] = (
                seconds["adv list, filtered, unchecked"],
                seconds["adv list, filtered, checked"],
            )
            out += [f"### {size:,} records", table(asked), table(built)]
            print("\n\n".join(out[-3:]))
            shutil.rmtree(data)
    first = lists[chosen.sizes[0]]
    growth = ["| records | unchecked | checked |", "| ---: | ---: | ---: |"]
    growth += [
        f"| {size:,} | {a / first[0]:.2f} | {b / first[1]:.2f} |" for size, (a, b) in lists.items()
    ]
    out += [f"### A filtered list, beside the same at {chosen.sizes[0]} records", "\n".join(growth)]
    print("\n\n".join(out[-2:]))
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    _, _, tail = rest.partition(END)
    PAGE.write_text(f"{head}{START}\n\n" + "\n\n".join(out) + f"\n\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
