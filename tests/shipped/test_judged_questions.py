"""Search on the shipped records: the judged questions of zoekvragen.yaml."""

from hypothesis import given
from hypothesis import strategies as st

from adv_cli.catalogue.reader import Catalogue
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects
from adv_cli.queries.search import search
from adv_cli.queries.term_expansion import MatchLevel, parse_query
from searching import WAYS, questions, score


@given(st.sampled_from([judged.vraag for judged in questions()]))
def test_a_passage_found_is_in_a_project_found(catalogue: Catalogue, words: str) -> None:
    answered = {project.id for project in projects(catalogue, Filters(tekst=[words]))}
    assert {passage.id for passage in search(catalogue, words, Filters()).passages} <= answered


def test_closer_tiers_find_no_more(catalogue: Catalogue) -> None:
    for judged in questions():
        for term in parse_query(catalogue, judged.vraag).wanted:
            counts = [len(term.alternatives(tier)) for tier in MatchLevel]
            assert counts == sorted(counts)


def test_judged_questions(catalogue: Catalogue) -> None:
    assert len(questions()) >= 60
    assert len({judged.vraag for judged in questions()}) == len(questions())
    adv_score = score(catalogue, WAYS["adv"])
    assert adv_score.precision > 0.95
    assert adv_score.recall > 0.95
    assert all(
        adv_score.f1 > score(catalogue, way).f1 for name, way in WAYS.items() if name != "adv"
    )
