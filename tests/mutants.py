"""How much the tests notice: random small faults in the core, each planted in a copy of the source and tested.

    make mutants                      150 faults
    make mutants MUTANTS="--count 20 --seed 3"

A fault is one change to one expression: a comparison turned, a number one higher, `and` for `or`, a condition always true, a
text emptied, a result forgotten. For each, the tests run that touch the line (measured once, by function), quickest first; a fault that no
test notices has survived, and is printed as the line it changes. A test that hangs has noticed.
"""

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from coverage import CoverageData

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "adv_cli"
COMMAND_LINE = ("cli", "__init__", "__main__")
"""What is not the core: where a user's arguments are read and text is written."""
PATIENCE = 180
"""Seconds after which a test run counts as hanging; a whole one takes less on one core."""
COMPARISONS = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
ARITHMETIC = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
}
LEFT_OUT = (
    "process/test_process.py",
    "process/test_completion.py",
    "process/test_any_input.py",
    "shipped/test_docs.py",
)
"""The tests of which the lines tell nothing: they ask adv as a process of its own, or thousands of times."""
TIERS = ("unit", "cli", "dataset", "shipped", "process")
"""The folders of the tests, quickest first."""
MEASURING = """
[run]
source = adv_cli
parallel = true
patch = subprocess
"""
"""How coverage measures, also in the workers among which pytest divides the tests."""
TEST_RUN = [
    "-m",
    "pytest",
    "-x",
    "-q",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:randomly",
    "-W",
    "ignore",
]


class Mutant(NamedTuple):
    """One fault: the module (by its path in the package), the line, what stands there and what stands there instead."""

    module: str
    line: int
    before: str
    after: str
    source: str


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in place of `node`, each differing in one thing."""
    yield from _other_operators(node)
    yield from _other_flow(node)
    if isinstance(node, ast.Constant):
        yield from _other_constants(node.value)


def _other_operators(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[op, *_]) if type(op) in COMPARISONS:
            yield _with(node, ops=[COMPARISONS[type(op)](), *node.ops[1:]])
        case ast.BoolOp(op=ast.And()):
            yield _with(node, op=ast.Or())
        case ast.BoolOp(op=ast.Or()):
            yield _with(node, op=ast.And())
        case ast.BinOp(op=op) if type(op) in ARITHMETIC:
            yield _with(node, op=ARITHMETIC[type(op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand


def _other_flow(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.If() | ast.IfExp():
            yield _with(node, test=ast.Constant(False))
            yield _with(node, test=ast.Constant(True))
        case ast.While():
            yield _with(node, test=ast.Constant(False))
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()


def _other_constants(value: object) -> Iterator[ast.AST]:
    match value:
        case bool():
            yield ast.Constant(not value)
        case int():
            yield ast.Constant(value + 1)
        case str() if value:
            yield ast.Constant(value[1:])


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def mutants(path: Path) -> Iterator[Mutant]:
    """Every fault that can be planted in a module; docstrings and annotations are no code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    idle = set(_idle(tree))
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            places = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
            for index, node in places:
                if not isinstance(node, ast.AST) or id(node) in idle:
                    continue
                for other in changes(node):
                    _put(parent, name, index, ast.copy_location(other, node))
                    source = ast.unparse(ast.fix_missing_locations(tree))
                    _put(parent, name, index, node)
                    module = str(path.relative_to(PACKAGE))
                    yield Mutant(module, node.lineno, _short(node), _short(other), source)  # type: ignore[attr-defined]


def _idle(tree: ast.AST) -> Iterator[int]:
    """The nodes whose value nothing computes with."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                yield id(text)
            case ast.JoinedStr():
                yield from (id(part) for part in node.values if isinstance(part, ast.Constant))
            case ast.AnnAssign(annotation=annotation) | ast.arg(annotation=annotation) if (
                annotation is not None
            ):
                yield from map(id, ast.walk(annotation))
            case ast.FunctionDef(returns=returns) if returns is not None:
                yield from map(id, ast.walk(returns))
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield from map(id, ast.walk(node))


def _put(parent: ast.AST, name: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, name, node)
    else:
        getattr(parent, name)[index] = node


def _short(node: ast.AST) -> str:
    return " ".join(ast.unparse(ast.fix_missing_locations(copy.copy(node))).split())[:90]


def sample(count: int, seed: int) -> list[Mutant]:
    """A random choice among all faults in the core."""
    everything: list[Mutant] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0].removesuffix(".py") not in COMMAND_LINE:
            everything += mutants(path)
    return random.Random(seed).sample(everything, count)


def touched(*only: str) -> CoverageData:
    """Which test functions (those in `only`, or all) run each line, measured now on all cores.

    But for those that are another user, who may not write it down.
    """
    with tempfile.TemporaryDirectory() as name:
        settings, data = Path(name, "settings"), Path(name, "data")
        settings.write_text(MEASURING, encoding="utf-8")
        coverage = [sys.executable, "-m", "coverage"]
        with_settings = [f"--rcfile={settings}", f"--data-file={data}"]
        left_out = ["-k", "not we_may_not", *(f"--ignore=tests/{name}" for name in LEFT_OUT)]
        tests = [*TEST_RUN, "-n", "auto", "-p", "contexts", *left_out, *only]
        python_path = f"{ROOT / 'tests'}{os.pathsep}{os.environ.get('PYTHONPATH', ROOT / 'src')}"
        environ = {**os.environ, "PYTHONPATH": python_path}
        run = [*coverage, "run", *with_settings, *tests]
        subprocess.run(run, cwd=ROOT, env=environ, check=True)
        subprocess.run([*coverage, "combine", "-q", *with_settings], cwd=ROOT, check=True)
        found = CoverageData(str(data))
        found.read()
        kept = CoverageData(no_disk=True)
        kept.update(found)
        return kept


def tests_of(mutant: Mutant, lines: CoverageData) -> list[str]:
    """The tests that run the line of a fault (for one that runs at import: those of its module), as pytest names them."""
    contexts = lines.contexts_by_lineno(str(PACKAGE / mutant.module))
    here = set(contexts.get(mutant.line, ()))
    if not any(here):
        here = {context for several in contexts.values() for context in several}
    return sorted(here - {""}, key=lambda test: (TIERS.index(test.split("/")[1]), test))


def survives(mutant: Mutant, tests: Sequence[str]) -> bool:
    """Plant a fault in a copy of the source, and say whether all tests pass."""
    if not tests:
        return True
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ROOT / "src", Path(name, "src"))
        Path(name, "data").symlink_to(ROOT / "data")
        Path(name, "src", "adv_cli", mutant.module).write_text(mutant.source, encoding="utf-8")
        environ = {
            **os.environ,
            "PYTHONPATH": str(Path(name, "src")),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        try:
            done = subprocess.run(
                [sys.executable, *TEST_RUN, *tests],
                cwd=ROOT,
                env=environ,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0


def main() -> None:
    """Plant the faults, and print the share that was noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    lines = touched()
    planted = sample(chosen.count, chosen.seed)
    survivors = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda mutant: survives(mutant, tests_of(mutant, lines)), planted)
        for mutant, survived in zip(planted, results, strict=True):
            survivors += survived
            if survived:
                sys.stdout.write(
                    f"{mutant.module}:{mutant.line}: {mutant.before}  ->  {mutant.after}\n"
                )
                sys.stdout.flush()
    killed = chosen.count - survivors
    sys.stdout.write(
        f"seed {chosen.seed}: {killed} of {chosen.count} noticed, {killed / chosen.count:.0%}\n"
    )


if __name__ == "__main__":
    main()
