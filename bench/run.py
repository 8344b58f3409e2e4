"""How fast adv is, beside its peers, in one run: whole processes, medians, ratios and peak memory.

    make bench                        all sizes; takes some minutes and 1 GB of disk
    make bench SIZES="33 1000"        a part

Writes the tables between the markers in docs/snelheid.md. Peers that are not installed are left
out. Every round runs all commands of a table once, so that what else the machine does falls on all
of them alike; tools for benchmarks run one command to its end before the next.
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
BARE, TYPER = "bare interpreter", "Typer hello-world"
UNCHECKED, CHECKED = "adv list, filtered, unchecked", "adv list, filtered, checked"
SMALL = 1000
"""Up to this size what is slow can be done several times."""
HELLO = """import typer
app = typer.Typer()
@app.command()
def hello(name: str = "wereld") -> None:
    print("hallo", name)
app()
"""
JQ = '.[] | select(.gemeente == "Gouda" and .codering.doelgroep == "overlastgevend") | .id'
SQL = "select id from records where gemeente = 'Gouda' and doelgroep = 'overlastgevend'"
PLAIN = """import sys
from pathlib import Path
from ruamel.yaml import YAML
yaml = YAML(typ="safe")
for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    record = yaml.load(path.read_text(encoding="utf-8"))
    if record["gemeente"] == "Gouda" and record["codering"]["doelgroep"] == "overlastgevend":
        print(record["id"])
"""


class Run(NamedTuple):
    """One command to measure: its name, how it runs, and what must be done before each round."""

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


def questions(data: Path) -> list[Run]:
    """What is asked of a data set, with and without the check whether its files changed."""
    checked, embedded = str(data / "checked"), str(data / "embedded")
    completing = {
        "_ADV_COMPLETE": "complete_bash",
        "COMP_WORDS": f"adv --data {embedded} show gou",
        "COMP_CWORD": "4",
    }
    asked = {
        "adv show": ["show", ID],
        "adv show --json": ["show", ID, "--json"],
        "adv stats": ["stats"],
        "adv search, two words": ["search", *WORDS, "--limiet", "20"],
        "adv items, one theme": ["items", "knelpunten", "--thema", "wachtlijsten", *FILTER],
        "adv compare": ["compare", ID, ANOTHER],
    }
    return [
        Run(UNCHECKED, [*ADV, "list", *FILTER, "--data", embedded]),
        Run(CHECKED, [*ADV, "list", *FILTER, "--data", checked]),
        *(Run(name, [*ADV, *words, "--data", embedded]) for name, words in asked.items()),
        Run("completing an id", ADV, environ=completing),
    ]


def starting(folder: Path) -> list[Run]:
    """What starting costs: Python alone, and Typer with a command that does nothing."""
    hello = folder / "hello.py"
    hello.write_text(HELLO)
    return [Run(BARE, [*PYTHON, "-c", "pass"]), Run(TYPER, [*PYTHON, str(hello)])]


def peers(data: Path, environment: Path, size: int) -> list[Run]:
    """What else could answer which projects a filter chooses, as far as it is installed."""
    records, plain = data / "checked" / "projects", data / "plain.py"
    runs = []
    if shutil.which("jq"):
        command = ["jq", "-r", JQ, str(data / "records.json")]
        runs.append(Run("jq on one JSON file", command, rounds=5))
    if shutil.which("rg"):
        command = ["rg", "-l", "^gemeente: Gouda", str(records)]
        runs.append(Run("rg over the YAML files", command, rounds=5))
    utils = environment / "bin" / "sqlite-utils"
    if utils.exists():
        runs.append(Run("sqlite-utils", [str(utils), str(data / "records.db"), SQL]))
    if size <= SMALL:
        plain.write_text(PLAIN)
        command = [*PYTHON, str(plain), str(records)]
        runs.append(Run("reading the YAML each time", command, rounds=3))
    return runs


def builds(data: Path, size: int) -> list[Run]:
    """Building the catalogue from nothing and after an edit of one record, and then its words."""
    checked = data / "checked"
    record = checked / "projects" / f"{ID}.yaml"
    command = [*ADV, "list", *FILTER, "--data", str(checked)]
    search = [*ADV, "search", *WORDS, "--limiet", "20", "--data", str(checked)]
    cache = Path(os.environ["XDG_CACHE_HOME"])
    rounds, warm = (5, True) if size <= SMALL else (1, False)

    def without_dictionary() -> None:
        clear(cache)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def without_words() -> None:
        for catalogue in cache.rglob("*.sqlite"):
            catalogue.unlink()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    return [
        Run("cold build", command, lambda: clear(cache), rounds, warm=warm),
        Run("rebuild after one edit", command, record.touch, rounds, warm=warm),
        Run("the first search", search, without_dictionary, rounds, warm=warm),
        Run("the first search of other data", search, without_words, rounds, warm=warm),
    ]


def clear(folder: Path) -> None:
    """Remove a folder, if it is there."""
    shutil.rmtree(folder, ignore_errors=True)


def checks(data: Path, size: int) -> list[Run]:
    """Looking a data directory over: alone, and beside the report's own text.

    That is where the environment variable ADV_BRON says.
    """
    command = [*ADV, "check", str(data / "checked")]
    report = os.environ.get("ADV_BRON")
    runs = [Run("adv check", command, rounds=5, environ={"ADV_BRON": ""})]
    if report and size == SHIPPED:
        runs.append(Run("adv check --bron", [*command, "--bron", report], rounds=5))
    return runs if size <= SMALL else []


def prepare(*arguments: str) -> None:
    """Run prepare.py as another process.

    What this one had in memory would count as that of the commands it starts.
    """
    subprocess.run([*PYTHON, str(ROOT / "bench" / "prepare.py"), *arguments], check=True)


def table(measured: Sequence[Measured]) -> str:
    """Measurements as a Markdown table.

    Each stands beside the bare interpreter and Typer's hello-world of the same run.
    """
    by_name = {m.name: m for m in measured}
    lines = ["| | median | x bare | x hello | peak memory |", "| --- | ---: | ---: | ---: | ---: |"]
    for m in measured:
        peers = by_name.get(BARE), by_name.get(TYPER)
        ratios = [f"{m.seconds / peer.seconds:.2f}" if peer else "" for peer in peers]
        cells = [m.name, f"{m.seconds * 1000:,.0f} ms", *ratios, f"{m.memory / 2**20:.1f} MiB"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def growth(lists: Mapping[int, tuple[float, float]]) -> str:
    """What a filtered list costs by size, as a Markdown table of ratios to the first.

    The costs are multiples of a bare interpreter, measured in the same rounds: machines get busy.
    """
    first = next(iter(lists.values()))
    lines = ["| records | unchecked | checked |", "| ---: | ---: | ---: |"]
    for size, (unchecked, checked) in lists.items():
        lines.append(f"| {size:,} | {unchecked / first[0]:.2f} | {checked / first[1]:.2f} |")
    return "\n".join(lines)


def write_page(parts: Sequence[str]) -> None:
    """Put the measurements between the markers of the page."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    _, _, tail = rest.partition(END)
    between = "\n\n".join(parts)
    PAGE.write_text(f"{head}{START}\n\n{between}\n\n{END}{tail}", encoding="utf-8")


def main() -> None:
    """Measure, print and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[33, 1000, 10_000])
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--peers", type=Path, default=ROOT / ".venv-bench")
    chosen = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([*PYTHON, "-m", "compileall", "-q", str(ROOT / "src")], check=True)
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    parts = [f"{machine}; medians of {chosen.rounds} rounds."]
    lists: dict[int, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory(prefix="adv-bench-") as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        for size in chosen.sizes:
            print(f"preparing {size} records ...", file=sys.stderr)
            data = folder / str(size)
            prepare(str(data), str(size))
            built = measure([*builds(data, size), *checks(data, size)], 5)
            prepare(str(data))
            runs = [*starting(folder), *questions(data), *peers(data, chosen.peers, size)]
            asked = measure(runs, chosen.rounds)
            seconds = {m.name: m.seconds for m in asked}
            lists[size] = seconds[UNCHECKED] / seconds[BARE], seconds[CHECKED] / seconds[BARE]
            parts += [f"### {size:,} records", table(asked), table(built)]
            print("\n\n".join(parts[-3:]))
            shutil.rmtree(data)
    parts += [f"### A filtered list, beside the same at {chosen.sizes[0]} records", growth(lists)]
    print("\n\n".join(parts[-2:]))
    write_page(parts)


if __name__ == "__main__":
    main()
