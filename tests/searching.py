"""Precision and recall of search on judged questions, beside simpler ways and without each of its parts. Run by `make zoektest`.

Three sets: zoekvragen.yaml, on which search was made; zoekvragen-apart.yaml, held apart while it was; and the first questions,
zoekvragen-steekproef.yaml, judged on a sample of the projects. A question names projects that should come up (wel), and that have
only another word of the same meaning (synoniem: these count apart); debatable ones (betwistbaar) do not count, and no other should
come up (niet; in the sample only those it names). Words must all be found, wherever in the factsheet, as with --tekst.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from ruamel.yaml import YAML

from adv_cli.catalogue import builder, read_projects
from adv_cli.catalogue.cache import open_catalogue
from adv_cli.catalogue.question_rows import Stamp
from adv_cli.catalogue.read_items import section_items
from adv_cli.catalogue.read_passages import matching_items
from adv_cli.catalogue.read_words import WordsInUse
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import ALL_PROJECTS, Selection, TextMatch
from adv_cli.dataset.paths import packaged_data
from adv_cli.dutch import word_lookup, word_rules
from adv_cli.dutch.lexicon import Lexicon
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.vocabulary import Vocabulary
from adv_cli.model.template import FACTSHEET_TEXT
from adv_cli.queries import term_expansion
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects
from adv_cli.queries.term_expansion import WIDEST, MatchLevel, parse_query

SETS = {
    name: Path(__file__).with_name(f"{file}.yaml")
    for name, file in (
        ("questions", "zoekvragen"),
        ("held apart", "zoekvragen-apart"),
        ("sample", "zoekvragen-steekproef"),
    )
}

Way = Callable[[Catalogue, str], set[str]]


class Judged(NamedTuple):
    """A question, and the ids that should come up, that should by a synonym, and that should not."""

    vraag: str
    wel: frozenset[str]
    synoniem: frozenset[str]
    niet: frozenset[str]


class Score(NamedTuple):
    """How a way of searching did on all questions of a set, and the questions it got wrong.

    `synonyms` is the part found of what should come up by a synonym.
    """

    precision: float
    recall: float
    synonyms: float
    wrong: list[tuple[str, list[str], list[str]]]

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@cache
def questions(name: str, everyone: frozenset[str]) -> list[Judged]:
    """The questions of a set; `everyone` are the ids of all projects."""
    return [_judged(entry, everyone) for entry in YAML(typ="safe").load(SETS[name])]


def _judged(entry: dict[str, list[str]], everyone: frozenset[str]) -> Judged:
    wel = frozenset(entry["wel"])
    synonyms = frozenset(entry.get("synoniem", ()))
    others = everyone - wel - synonyms - frozenset(entry.get("betwistbaar", ()))
    return Judged(str(entry["vraag"]), wel, synonyms, frozenset(entry.get("niet", others)))


def everyone(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(project.id for project in projects(catalogue, Filters()))


def direct(catalogue: Catalogue, question: str) -> set[str]:
    """Search as adv does it, without what stands there by a synonym only."""
    return _of_factsheets(catalogue, question, MatchLevel.PART)


def whole(catalogue: Catalogue, question: str) -> set[str]:
    """Search as adv does it, synonyms too."""
    return _of_factsheets(catalogue, question, WIDEST)


def _of_factsheets(catalogue: Catalogue, question: str, level: MatchLevel) -> set[str]:
    """The projects whose factsheet answers: the labels of codes are no text that was judged."""
    query = parse_query(catalogue, question)._replace(sections=FACTSHEET_TEXT)
    match = query.match(level)
    if match is None:
        return set()
    chosen = read_projects.projects(catalogue, Selection(texts=((match,),)), "sort_key")
    return {project.id for project in chosen}


def substring(catalogue: Catalogue, question: str) -> set[str]:
    """Every word as a plain substring of the factsheet, without case and accents."""
    texts: dict[str, str] = {}
    for section in FACTSHEET_TEXT:
        for item in section_items(catalogue, section):
            texts[item.id] = f"{texts.get(item.id, '')} {fold(item.tekst)}"
    return {
        id for id, text in texts.items() if all(word in text for word in fold(question).split())
    }


def exact(catalogue: Catalogue, question: str) -> set[str]:
    """FTS5 as it comes: every word as it was typed, without case and accents."""
    words = [TextMatch((((word,),),), sections=FACTSHEET_TEXT) for word in tokens(fold(question))]
    found = [matching_items(catalogue, word, ALL_PROJECTS) for word in words]
    return set.intersection(*({item.id for item in items} for items in found))


WAYS: dict[str, Way] = {
    "adv": direct,
    "with synonyms": whole,
    "substring": substring,
    "FTS5": exact,
}


def score(catalogue: Catalogue, way: Way, name: str) -> Score:
    right = false = missed = synonyms = by_synonym = 0
    wrong = []
    for judged in questions(name, everyone(catalogue)):
        found = way(catalogue, judged.vraag)
        lacking, extra = judged.wel - found, judged.niet & found
        right += len(judged.wel & found)
        missed += len(lacking)
        false += len(extra)
        synonyms += len(judged.synoniem)
        by_synonym += len(judged.synoniem & found)
        if lacking or extra:
            wrong.append((judged.vraag, sorted(lacking), sorted(extra)))
    share = by_synonym / synonyms if synonyms else 1
    return Score(right / (right + false), right / (right + missed), share, wrong)


# What search is without one of its parts


def built() -> Catalogue:
    return builder.build_in_memory(packaged_data(), Stamp("", "", "", ""), lambda done, of: None)


@contextmanager
def no_dictionary() -> Iterator[Catalogue]:
    with patch.object(builder, "dictionary_of_user", lambda: Lexicon.of({})), built() as catalogue:
        yield catalogue


@contextmanager
def no_derivation() -> Iterator[Catalogue]:
    with (
        patch.object(Vocabulary, "bases", lambda self, lemma: iter(())),
        patch.object(Vocabulary, "unlisted_bases", lambda self, lemma: iter(())),
        patch.object(word_rules, "_related", lambda word: iter(())),
        built() as catalogue,
    ):
        yield catalogue


@contextmanager
def no_compounds() -> Iterator[Catalogue]:
    def forms_only(word: str, tables: WordsInUse) -> word_lookup.Meaning:
        return word_lookup.Meaning(word_lookup.look_up(word, tables).forms)

    with patch.object(term_expansion, "look_up", forms_only), open_catalogue() as catalogue:
        yield catalogue


@contextmanager
def no_typos() -> Iterator[Catalogue]:
    with patch.object(term_expansion, "typos", lambda *_: []), open_catalogue() as catalogue:
        yield catalogue


ABLATIONS = (no_dictionary, no_derivation, no_compounds, no_typos)


def table(name: str) -> list[str]:
    """The scores of all ways on a set, and what adv gets wrong."""
    scores: dict[str, Score] = {}
    with open_catalogue() as catalogue:
        size = len(questions(name, everyone(catalogue)))
        scores |= {way: score(catalogue, WAYS[way], name) for way in WAYS}
    for ablation in ABLATIONS:
        with ablation() as catalogue:
            scores[ablation.__name__.replace("_", " ")] = score(catalogue, direct, name)
    head = f"{f'{name} ({size})':20}{'precision':>10}{'recall':>8}{'F1':>7}{'synonyms':>10}{'wrong':>7}"
    return [head] + [
        f"{way:20}{s.precision:10.3f}{s.recall:8.3f}{s.f1:7.3f}{s.synonyms:10.3f}{len(s.wrong):7}"
        for way, s in scores.items()
    ]


def mistakes(name: str) -> list[str]:
    """What adv gets wrong in a set."""
    with open_catalogue() as catalogue:
        wrong = score(catalogue, direct, name).wrong
    lines = []
    for vraag, lacking, extra in wrong:
        lines += [vraag, *(f"  not found: {id}" for id in lacking)]
        lines += [f"  should not: {id}" for id in extra]
    return lines


def main() -> None:
    sets = sys.argv[1:] or [*SETS]
    for name in sets:
        sys.stdout.write("\n".join([*table(name), ""]) + "\n")
    for name in sets:
        if name != "held apart":  # or it would not stay so
            sys.stdout.write("\n".join([f"Wrong in {name}:", *mistakes(name), ""]) + "\n")


if __name__ == "__main__":
    main()
