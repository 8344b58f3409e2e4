"""Markdown that one pastes into a memo: lists of items, factsheets, and the source they end with."""

import re

import pytest

from adv_cli.output.citations import Leaf, leaves_in_words
from conftest import Adv
from towns import COACHES, KOFFIE, REGIO

pytestmark = pytest.mark.usefixtures("in_towns")

SOURCE = re.compile(
    r"Bron: Partners\+Pröpper \(2010\), \*Achter de Voordeur bij de G31\*(, blz\. [^.]+)?\."
    r" Gegevens: adv: naslagwerk bij Achter de Voordeur bij de G31, versie [\d.]+ \(CC-BY-4\.0\)\."
)


@pytest.mark.parametrize(
    "question",
    [
        ("list",),
        ("list", "--velden", "id,lessen"),
        ("show", COACHES),
        ("show", COACHES, KOFFIE, "--sectie", "lessen"),
        ("items", "knelpunten"),
        ("items", "knelpunten", "--velden", "tekst"),
        ("search", "wachtlijst"),
        ("compare", COACHES, KOFFIE),
    ],
    ids=" ".join,
)
def test_a_memo_ends_with_its_source(adv: Adv, question: tuple[str, ...]) -> None:
    lines = adv(*question, "--markdown").lines
    assert SOURCE.fullmatch(lines[-1])
    assert lines[-2] == ""
    assert sum(line.startswith("Bron: ") for line in lines) == 1
    assert "Bron: " not in adv(*question).out


def test_nothing_found_has_no_source(adv: Adv) -> None:
    assert adv("items", "lessen", "--tekst", "zeemeermin", "--markdown").out == ""
    assert "Bron" not in adv("list", "--invalshoek", "handhaving", "--markdown").out


@pytest.mark.parametrize(
    ("leaves", "words"),
    [
        ([], ""),
        ([Leaf(7)], "blz. 7"),
        ([Leaf(9), Leaf(7), Leaf(8), Leaf(8)], "blz. 7–9"),
        ([Leaf(7), Leaf(9), Leaf(10)], "blz. 7 en 9–10"),
        ([Leaf(7, sure=False)], "blz. 7 (of één verder)"),
        ([Leaf(7, sure=False), Leaf(8)], "blz. 7–8 (deels of één verder)"),
        ([Leaf(nr) for nr in range(1, 12, 2)], "blz. 1, 3, 5, 7, 9 en 11"),
        ([Leaf(nr) for nr in range(1, 14, 2)], "blz. 1–13"),
    ],
)
def test_pages_in_words(leaves: list[Leaf], words: str) -> None:
    assert leaves_in_words(leaves) == words


def test_items_are_a_list_below_each_project(adv: Adv) -> None:
    out = adv("items", "knelpunten", "--gemeente", "brinkhuizen", "--markdown").out
    heads = re.findall(r"^### (.*)$", out, re.M)
    assert len(heads) == len(set(heads)) == 2
    assert all(head.startswith("Brinkhuizen: ") for head in heads)
    entries = re.findall(r"^- (.*)$", out, re.M)
    assert len(entries) == len(adv("items", "knelpunten", "--gemeente", "brinkhuizen").lines)
    assert all(re.search(r"\(blz\. \d+( of \d+)?(; [^)]+)?\)$", entry) for entry in entries)
    assert "|" not in out


def test_items_by_theme_name_their_project(adv: Adv) -> None:
    out = adv("items", "knelpunten", "--groepeer", "thema", "--markdown").out
    entries = re.findall(r"^- (.*)$", out, re.M)
    assert entries
    assert all(re.search(r"\([^()]+: .+, blz\. \d+( of \d+)?\)$", entry) for entry in entries)


def test_a_part_has_no_codings_above_it(adv: Adv) -> None:
    assert "**Doelgroep**" in adv("show", REGIO, "--markdown").out
    part = adv("show", REGIO, "--sectie", "lessen", "--markdown").lines
    assert part[0].startswith("# ")
    assert [line.split("**")[1] for line in part if line.startswith("- **")] == ["Gemeente", "Bron"]
