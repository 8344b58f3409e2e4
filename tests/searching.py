"""Precision and recall of search on the judged questions of zoekvragen.yaml, beside two simpler ways. Run by `make zoektest`.

A question names projects that should come up (wel) and that should not (niet); all others are debatable and do not count.
Its words must all be found, wherever in the factsheet, as with --tekst.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from adv_cli.catalogue.cache import open_catalogue
from adv_cli.catalogue.read_items import matching_items, section_items
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import ALL_PROJECTS, TextMatch
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.model.template import CODING, SECTION, TITLE
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects

QUESTIONS = Path(__file__).with_name("zoekvragen.yaml")

Way = Callable[[Catalogue, str], set[str]]


class Judged(NamedTuple):
    """A question, and the ids that should and should not come up."""

    vraag: str
    wel: frozenset[str]
    niet: frozenset[str]


class Score(NamedTuple):
    """How a way of searching did: over all judged projects of all questions, and the questions it got wrong."""

    precision: float
    recall: float
    wrong: list[tuple[str, list[str], list[str]]]

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def questions() -> list[Judged]:
    entries = YAML(typ="safe").load(QUESTIONS)
    return [
        Judged(entry["vraag"], frozenset(entry["wel"]), frozenset(entry["niet"]))
        for entry in entries
    ]


def families(catalogue: Catalogue, question: str) -> set[str]:
    """Search as adv does it."""
    return {project.id for project in projects(catalogue, Filters(tekst=[question]))}


def substring(catalogue: Catalogue, question: str) -> set[str]:
    """Every word as a plain substring of the factsheet, without case and accents."""
    texts: dict[str, str] = {}
    for section in (TITLE, CODING, *SECTION):
        for item in section_items(catalogue, section):
            texts[item.id] = f"{texts.get(item.id, '')} {fold(item.tekst)}"
    return {
        id for id, text in texts.items() if all(word in text for word in fold(question).split())
    }


def exact(catalogue: Catalogue, question: str) -> set[str]:
    """FTS5 as it comes: every word as it was typed, without case and accents."""
    words = [TextMatch((((word,),),)) for word in tokens(fold(question))]
    found = [matching_items(catalogue, word, ALL_PROJECTS) for word in words]
    return set.intersection(*({item.id for item in items} for items in found))


WAYS: dict[str, Way] = {"adv": families, "substring": substring, "FTS5": exact}


def score(catalogue: Catalogue, way: Way) -> Score:
    right = false = missed = 0
    wrong = []
    for judged in questions():
        found = way(catalogue, judged.vraag)
        lacking, extra = judged.wel - found, judged.niet & found
        right += len(judged.wel & found)
        missed += len(lacking)
        false += len(extra)
        if lacking or extra:
            wrong.append((judged.vraag, sorted(lacking), sorted(extra)))
    return Score(right / (right + false), right / (right + missed), wrong)


def main() -> None:
    with open_catalogue() as catalogue:
        scores = {name: score(catalogue, way) for name, way in WAYS.items()}
    lines = [f"{len(questions())} questions", f"{'':12}{'precision':>10}{'recall':>8}{'F1':>7}"]
    lines += [
        f"{name:12}{s.precision:10.3f}{s.recall:8.3f}{s.f1:7.3f}" for name, s in scores.items()
    ]
    for vraag, lacking, extra in scores["adv"].wrong:
        lines += [
            "",
            vraag,
            *(f"  not found: {id}" for id in lacking),
            *(f"  should not: {id}" for id in extra),
        ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
