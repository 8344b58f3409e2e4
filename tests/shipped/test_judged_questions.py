"""Search on the shipped records: the judged questions, and the words that search was made for."""

import pytest

from adv_cli.catalogue.reader import Catalogue
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects
from adv_cli.queries.search import search
from adv_cli.queries.term_expansion import MatchLevel, parse_query
from searching import SETS, WAYS, everyone, questions, score

pytestmark = pytest.mark.once

SIMPLER = ("substring", "FTS5")
LEAST = {"questions": (0.99, 0.99), "held apart": (0.96, 0.96), "sample": (0.97, 0.97)}
"""Precision and recall that search has at least on each set."""


def test_a_passage_found_is_in_a_project_found(catalogue: Catalogue) -> None:
    for judged in questions("questions", everyone(catalogue)):
        answered = {project.id for project in projects(catalogue, Filters(tekst=[judged.vraag]))}
        passages = search(catalogue, judged.vraag, Filters()).passages
        assert {passage.id for passage in passages} <= answered


def test_closer_tiers_find_no_more(catalogue: Catalogue) -> None:
    for judged in questions("questions", everyone(catalogue)):
        for term in parse_query(catalogue, judged.vraag).wanted:
            counts = [len(term.alternatives(tier)) for tier in MatchLevel]
            assert counts == sorted(counts)


@pytest.mark.parametrize("name", SETS)
def test_judged_questions(catalogue: Catalogue, name: str) -> None:
    judged = questions(name, everyone(catalogue))
    assert len(judged) >= 60
    assert len({question.vraag for question in judged}) == len(judged)
    # the sample does not tell a synonym from the word itself
    of_adv = score(catalogue, WAYS["with synonyms" if name == "sample" else "adv"], name)
    precision, recall = LEAST[name]
    assert of_adv.precision > precision
    assert of_adv.recall > recall
    others = (score(catalogue, way, name) for key, way in WAYS.items() if key in SIMPLER)
    assert all(of_adv.f1 > other.f1 for other in others)


@pytest.mark.parametrize(
    ("typed", "word", "other"),
    [
        ("SCM", "scm", "sociaal casemanagers"),
        ("MDA", "mda", "multidisciplinaire aanpak"),
        ("dienst maatschappelijke ontwikkeling", "maatschappelijke", "dmohoofdletters"),
        ('"sociaal casemanager"', "sociaal casemanager", "scmhoofdletters"),
    ],
)
def test_an_abbreviation_and_its_name_find_each_other(
    catalogue: Catalogue, typed: str, word: str, other: str
) -> None:
    levels = {term.typed: term.levels for term in parse_query(catalogue, typed).terms}
    assert levels[word][(other,)] == MatchLevel.SYNONYM


def test_words_of_a_name_are_no_abbreviation_by_themselves(catalogue: Catalogue) -> None:
    for typed in (
        "dienst ontwikkeling",
        "maatschappelijke",
        "dienst -maatschappelijke ontwikkeling",
    ):
        terms = parse_query(catalogue, typed).terms
        assert not any(("dmohoofdletters",) in term.levels for term in terms)


def words_found(catalogue: Catalogue, words: str) -> set[str]:
    """The words that a passage is looked for by, in place of those typed."""
    terms = parse_query(catalogue, words).terms
    levels = (MatchLevel.EXACT, MatchLevel.FAMILY, MatchLevel.PART)
    return {
        word
        for term in terms
        for alternative, level in term.levels.items()
        if level in levels
        for word in alternative
    }


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("huisarts", "huisartsen"), ("privacy", "privacybezwaren"), ("bezwaar", "privacybezwaren"),
        ("wachtlijstje", "wachtlijst"), ("gezinnetje", "gezin"), ("verwees", "verwezen"),
        ("waterbedeffecten", "waterbedeffecten"), ("universitair", "universiteit"),
        ("empoweren", "empowerment"), ("aanmelden", "aanmelden"), ("verslaafd", "verslaving"),
        ("coördinatie", "coordineren"), ("registratie", "registreren"),
        ("sturen", "stuurt"), ("stellen", "gesteld"), ("bibliotheeek", "bibliotheken"),
        ("wrap around", "wraparound"), ("kerst", "kerstreces"), ("dilemma's", "beleidsdilemma"),
        ("meldt aan", "aanmelding"), ("-politie rondt af", "afronding"), ("Leiden", "leideneigennaam"),
        ("leiden", "leidt"), ("burgermeester", "burgemeester"),
    ],
)  # fmt: skip
def test_a_word_is_looked_for_as(catalogue: Catalogue, typed: str, found: str) -> None:
    assert found in words_found(catalogue, typed)
    assert search(catalogue, typed, Filters()).passages


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("ouders", "wethouder toezichthouder ouderen"), ("rijk", "belangrijk belangrijke"),
        ("landelijk", "nederland"), ("taal", "tal"), ("mee", "meehoofdletters"),
        ("zorg in", "inzorg"), ("Leiden", "leidt"), ("roken", "raken"), ("meldt OF aan", "aanmelding"), ("meldt aan gezin", "aanmelding"),
    ],
)  # fmt: skip
def test_a_word_is_not_looked_for_as(catalogue: Catalogue, typed: str, others: str) -> None:
    assert words_found(catalogue, typed).isdisjoint(others.split())


def test_a_synonym_brings_its_inflected_forms_and_no_derivations(catalogue: Catalogue) -> None:
    levels = parse_query(catalogue, "arbeidsmarkt").terms[0].levels
    assert levels[("werk",)] is levels[("baan",)] is MatchLevel.SYNONYM
    assert {("werken",), ("werkers",), ("gewerkt",)}.isdisjoint(levels)


def test_an_abbreviation_in_capitals_is_no_other_word(catalogue: Catalogue) -> None:
    capitals = search(catalogue, "MEE", Filters()).passages
    assert capitals
    assert all("MEE" in passage.tekst or "Mee Twente" in passage.tekst for passage in capitals)
    assert any("Mee Twente" in passage.tekst for passage in capitals)
    assert len(search(catalogue, "mee", Filters()).passages) > len(capitals)


@pytest.mark.parametrize("typed", ["samenwerkingspartners", "invalshoek"])
def test_the_name_of_a_dimension_is_not_searched(catalogue: Catalogue, typed: str) -> None:
    passages = search(catalogue, typed, Filters()).passages
    assert "codering" not in {passage.sectie for passage in passages}
