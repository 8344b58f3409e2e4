"""Every link in the documents leads to a file, a folder or a heading that is there."""

import re
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT

DOCUMENTS = [
    page.relative_to(ROOT).as_posix()
    for page in (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
]
FENCED = re.compile(r"^( *)```.*?^\1```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def prose(page: Path) -> str:
    """A document without its blocks of code, in which nothing is a link or a heading."""
    return FENCED.sub("", page.read_text("utf-8"))


def anchor(heading: str) -> str:
    """What a code forge makes of a heading: lower case, without punctuation, spaces as hyphens."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    """The anchors of the headings of a document; one that comes again gets a number."""
    found: set[str] = set()
    seen: dict[str, int] = {}
    for heading in re.findall(r"^#{1,6} (.*)$", prose(page), flags=re.MULTILINE):
        name = anchor(heading)
        again = seen.get(name, 0)
        seen[name] = again + 1
        found.add(f"{name}-{again}" if again else name)
    return found


def broken(page: Path) -> list[str]:
    """The links of a document that lead nowhere; those to other sites are not followed."""
    found = []
    for link in LINK.findall(re.sub(r"`[^`\n]*`", "", prose(page))):
        path, _, part = link.partition("#")
        target = page.parent / path if path else page
        if re.match(r"[a-z]+:", link):
            continue
        if not target.exists() or (part and part not in anchors(target)):
            found.append(link)
    return found


@pytest.mark.parametrize("page", DOCUMENTS)
def test_every_link_leads_somewhere(page: str) -> None:
    assert broken(ROOT / page) == []


@pytest.mark.parametrize("page", DOCUMENTS)
def test_links_stay_within_the_sources(page: str) -> None:
    for link in LINK.findall(prose(ROOT / page)):
        target = ((ROOT / page).parent / link.partition("#")[0]).resolve()
        assert not link.startswith("/")
        assert ":" in link or target.is_relative_to(ROOT)


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "een.md"
    page.write_text(
        "# Één, twee!\n\n## Weer\n\n## Weer\n\n"
        "[a](een.md) [b](#één-twee) [c](#weer-1) [d](https://example.org/x)\n"
        "[e](twee.md) [f](#drie) [g](een.md#vier) ![h](beeld.svg)\n"
        "```sh\n# Vier\n[i](vijf.md)\n```\n",
        encoding="utf-8",
    )
    assert broken(page) == ["twee.md", "#drie", "een.md#vier", "beeld.svg"]


@pytest.mark.parametrize("page", sorted(page.name for page in (ROOT / "docs").glob("*.md")))
def test_every_page_of_docs_is_reached_from_a_readme(page: str) -> None:
    reached = {ROOT / "README.md", ROOT / "README.nl.md"}
    todo = [*reached]
    while todo:
        start = todo.pop()
        for link in LINK.findall(prose(start)):
            target = (start.parent / link.partition("#")[0]).resolve()
            if target.suffix == ".md" and target.is_file() and target not in reached:
                reached.add(target)
                todo.append(target)
    assert ROOT / "docs" / page in reached


def test_every_page_names_the_same_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["name"]
    texts = [(ROOT / page).read_text("utf-8") for page in DOCUMENTS]
    wheels = {*re.findall(r"[\w.-]+\.whl", "\n".join(texts))}
    (wheel,) = wheels
    assert re.fullmatch(rf"{project.replace('-', '_')}-\d+\.\d+\.\d+-py3-none-any\.whl", wheel)
