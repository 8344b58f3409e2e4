"""The code knows no single inventory: what one says of itself stands in its data.

Looked at are the texts that a program can print: strings of Python that are no docstrings, the page's scripts, styles and
templates, and the template of adv init. The room `report` reads reports of this family, and may know what these print.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import adv_cli

PACKAGE = Path(adv_cli.__file__).parent
OF_ONE_INVENTORY = re.compile(
    r"\b(33|27)\b|G31|achter[ -]de[ -]voordeur|hoofdstuk 2|hst\. ?2|\b(bijlage|appendix)(n)? [1-5]|\b2010\b"
    r"|Pröpper|Gouda\b|Jeugd en Gezin|\bRijk\b|zeven gemeenten",
    re.IGNORECASE,
)
TEXTS = (".js", ".css", ".j2", ".yaml", ".html")

ALLOWED = {
    # the heading of the factsheet that the parser of reports looks for: this family of reports prints it
    (
        "model/template.py",
        r"(Korte beschrijving overige )?Achter de Voordeur projecten binnen deze( gemeente)?",
    ),
    # Dutch words, for the analysis of words
    ("dutch/compounds.py", "rijk"),
    ("dutch/derivation.py", "gouda"),
}
"""What may stand where it does, and why."""
EXAMPLES = re.compile(r"\s*adv (cite|compare|format|list|show)\b.*", re.DOTALL)
"""The examples below the help: lines to type, with projects of the data that come with adv."""


def strings(source: str) -> Iterator[str]:
    """The strings of a module that are no docstrings; of an f-string its fixed parts."""
    tree = ast.parse(source)
    docstrings = {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for statement in (node.body[:1] if not is_command(node) else ())
        if isinstance(statement, ast.Expr)
    } | {id(statement.value) for statement in documented(tree)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield node.value


def is_command(node: ast.AST) -> bool:
    """Whether a function is a command, so that its docstring is its help."""
    decorators = getattr(node, "decorator_list", [])
    calls = [ast.unparse(decorator) for decorator in decorators]
    return any(call.startswith(("app.command", "app.callback")) for call in calls)


def documented(tree: ast.Module) -> Iterator[ast.Expr]:
    """The strings below constants, which document these."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(node, ast.Module | ast.ClassDef) and isinstance(body, list):
            yield from (one for one in body if isinstance(one, ast.Expr))


def known(text: str) -> list[str]:
    """What a text knows of one inventory."""
    return [match.group() for match in OF_ONE_INVENTORY.finditer(text)]


def files(*endings: str) -> list[Path]:
    """The files of the package with these endings, but for the room that reads reports."""
    found = [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in endings]
    return [path for path in found if path.relative_to(PACKAGE).parts[0] not in ("report", "data")]


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", files(".py"), ids=name_of)
def test_no_module_knows_an_inventory(path: Path) -> None:
    for text in strings(path.read_text("utf-8")):
        if (name_of(path), text) in ALLOWED or EXAMPLES.fullmatch(text):
            continue
        assert not known(text), text


@pytest.mark.parametrize("path", files(*TEXTS), ids=name_of)
def test_no_text_knows_an_inventory(path: Path) -> None:
    assert not known(path.read_text("utf-8"))


def test_what_is_allowed_is_there() -> None:
    for name, text in ALLOWED:
        assert text in [*strings((PACKAGE / name).read_text("utf-8"))], name


def test_such_knowledge_is_seen() -> None:
    planted = '''
@app.command("stats")
def stats():
    """Naast die van hoofdstuk 2."""

def other():
    """Chapter 2 of the report on the G31."""
    return f"{count} van de 33 projecten"

LABEL = "Experiment Achter de Voordeur"
"""A label of 2010."""
'''
    assert [word for text in strings(planted) for word in known(text)] == [
        "Achter de Voordeur",
        "hoofdstuk 2",
        "33",
    ]
