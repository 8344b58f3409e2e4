"""SECURITY.md promises nothing that no test guards, and two promises that the sources themselves must keep."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
PROMISES = re.findall(r"^\| \*\*(.*?)\*\*(.*)\|(.*)\|$", PAGE, re.MULTILINE)
TESTS = {
    name
    for file in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^ *def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
}
CONNECTING = {
    "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket", "socketserver", "ssl",
    "urllib.request", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
EXECUTING = {
    "eval",
    "exec",
    "pickle",
    "marshal",
    "shelve",
    "subprocess",
    "os.system",
    "os.popen",
    "os.execv",
    "os.spawnv",
}
SOURCES = sorted((ROOT / "src").rglob("*.py"))


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise[0])
def test_every_promise_names_tests_that_are_there(promise: tuple[str, str, str]) -> None:
    named = re.findall(r"`(test_\w+)`", promise[2])
    assert named
    assert TESTS.issuperset(named)


def test_the_table_is_read_whole() -> None:
    assert len(PROMISES) == PAGE.split("## What it does not")[0].count("\n| **") > 10


def used(source: str) -> Iterator[str]:
    """The modules that a source imports and the functions that it calls by name, dotted."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def found(names: set[str]) -> set[tuple[str, str]]:
    """Where the sources use any of these, or what is in them."""
    return {
        (file.relative_to(ROOT / "src" / "adv_cli").as_posix(), name)
        for file in SOURCES
        for name in used(file.read_text("utf-8"))
        if name in names or name.split(".", maxsplit=1)[0] in names
    }


def test_no_module_can_open_a_connection() -> None:
    assert found(CONNECTING) == set()


def test_nothing_is_executed_but_the_pager() -> None:
    assert {file for file, _ in found(EXECUTING)} == {"cli/terminal.py"}


def test_what_is_looked_for_is_seen(tmp_path: Path) -> None:
    told = {*used("import socket\nfrom urllib import request\nos.system('x')\neval('1')")}
    assert {"socket", "urllib.request", "os.system", "eval"} <= told
