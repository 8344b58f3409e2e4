"""Laws that hold for every input: folding, filters, and that nothing a user types ends in a traceback."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adv_cli.catalogue.question_rows import ProjectRow
from adv_cli.catalogue.read_similar import Trait
from adv_cli.catalogue.reader import Catalogue
from adv_cli.dutch.normalize import fold, fold_name, sort_key
from adv_cli.dutch.spelling import nearest
from adv_cli.errors import AdvError
from adv_cli.model.template import DIMENSIONS
from adv_cli.queries.filters import Filters, resolve_code
from adv_cli.queries.projects import projects, resolve_id
from adv_cli.queries.similarity import likeness, most_similar
from appendices import APPENDICES
from towns import IDS

CODES = {dimensie: list(codes) for dimensie, codes in APPENDICES.items()}
choices = st.fixed_dictionaries(
    {}, optional={d: st.lists(st.sampled_from(CODES[d]), max_size=3) for d in DIMENSIONS}
)


@pytest.fixture(scope="module")
def catalogue(towns_catalogue: Catalogue) -> Catalogue:
    return towns_catalogue


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text())
def test_folding_knows_no_case_and_no_blanks_around(text: str) -> None:
    assert fold(f"  {text} ") == fold(text)
    assert fold(text.upper().lower()) == fold(text.upper())


def test_folding_of_dutch() -> None:
    assert (
        fold("Coördinatie ÉÉN \u00a0 ’s-Hertogenbosch\u2010Oost")
        == "coordinatie een 's-hertogenbosch-oost"
    )
    assert sort_key("’s-Hertogenbosch") == "hertogenbosch"
    assert sort_key("'t Broek") == "broek"


def brute_force(filters: Filters) -> Callable[[ProjectRow], bool]:
    def chosen(project: ProjectRow) -> bool:
        wanted = all(getattr(project, d) in codes for d, codes in filters.wel.items() if codes)
        unwanted = any(getattr(project, d) in codes for d, codes in filters.niet.items())
        experiment = filters.experiment is None or bool(project.experiment) == filters.experiment
        return wanted and not unwanted and experiment

    return chosen


@given(choices, choices, st.none() | st.booleans())
def test_filters_mean_or_within_and_between(
    catalogue: Catalogue,
    wel: dict[str, list[str]],
    niet: dict[str, list[str]],
    experiment: bool | None,
) -> None:
    filters = Filters(wel, niet, experiment)
    everything = projects(catalogue)
    assert projects(catalogue, filters) == [
        project for project in everything if brute_force(filters)(project)
    ]


@given(st.sampled_from(DIMENSIONS), st.data())
def test_not_is_the_complement(catalogue: Catalogue, dimensie: str, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(CODES[dimensie]))
    inside = projects(catalogue, Filters({dimensie: [code]}))
    outside = projects(catalogue, Filters(niet={dimensie: [code]}))
    assert len(inside) + len(outside) == len(IDS)
    assert not set(inside) & set(outside)


@given(st.sampled_from(DIMENSIONS), st.text(max_size=40))
@settings(max_examples=300)
def test_any_value_gives_a_code_or_a_message(
    catalogue: Catalogue, dimensie: str, value: str
) -> None:
    for ask in (
        lambda: resolve_code(catalogue, dimensie, value),
        lambda: resolve_id(catalogue, value),
    ):
        try:
            ask()
        except AdvError as error:
            assert str(error)


@given(st.sampled_from(DIMENSIONS), st.data())
def test_case_accents_and_hyphens_do_not_matter(
    catalogue: Catalogue, dimensie: str, data: st.DataObject
) -> None:
    code = data.draw(st.sampled_from(CODES[dimensie]))
    for spelling in (code.upper(), code.replace("-", " "), code.replace("e", "é"), f" {code} "):
        assert resolve_code(catalogue, dimensie, spelling).code == code


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_the_nearest_are_among_the_allowed(value: str, allowed: list[str]) -> None:
    assert set(nearest(value, allowed)) <= set(allowed)


@given(st.text(max_size=30))
def test_a_text_filter_never_fails(catalogue: Catalogue, words: str) -> None:
    found = projects(catalogue, Filters(tekst=[words]))
    assert len(found) <= len(IDS)


traits = st.tuples(st.sampled_from("abc"), st.sampled_from("abcdefgh"))
some = st.frozensets(traits, min_size=1)
weights = st.fixed_dictionaries(
    {(part, code): st.floats(0.01, 10) for part in "abc" for code in "abcdefgh"}
)


@given(some, some, weights)
def test_likeness_is_mutual_and_whole_only_for_the_same(
    one: frozenset[Trait], other: frozenset[Trait], counting: dict[Trait, float]
) -> None:
    alike = likeness(one, other, counting)
    assert alike == likeness(other, one, counting)
    assert 0 <= alike <= 1
    assert (alike == 0) == one.isdisjoint(other)
    assert (alike == 1) == (one == other)


@given(some, some, traits, weights)
def test_what_both_get_makes_them_no_less_alike(
    one: frozenset[Trait], other: frozenset[Trait], new: Trait, counting: dict[Trait, float]
) -> None:
    alike = likeness(one, other, counting)
    if new not in one | other:
        assert likeness(one | {new}, other | {new}, counting) >= alike
        assert likeness(one | {new}, other, counting) <= alike


@given(st.sampled_from(IDS), choices, choices, st.none() | st.booleans())
def test_filters_choose_from_the_ranking(
    catalogue: Catalogue,
    id: str,
    wel: dict[str, list[str]],
    niet: dict[str, list[str]],
    experiment: bool | None,
) -> None:
    filters = Filters(wel, niet, experiment)
    assert most_similar(catalogue, id, filters) == [
        other for other in most_similar(catalogue, id) if brute_force(filters)(other.project)
    ]
