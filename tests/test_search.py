"""Search: words and their families, ranking, typing errors, phrases, and what any input does."""

import json
import shutil
from collections.abc import Iterator

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adv_cli.catalogue.cache import open_catalogue
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import TextMatch, fts5
from adv_cli.dataset.paths import packaged_data
from adv_cli.dutch.morphology import family, part_of, stem
from adv_cli.dutch.spelling import one_typo_away
from adv_cli.errors import UsageError
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects
from adv_cli.queries.search import search
from adv_cli.queries.term_expansion import MatchLevel, parse_query
from conftest import Adv
from searching import WAYS, questions, score

FAMILIES = [
    "gezin gezinnen",
    "kind kinderen",
    "schuld schulden",
    "begeleiden begeleiding begeleider",
    "wachtlijst wachtlijsten",
    "huis huizen",
    "wonen woont",
    "groot grote",
    "brief brieven",
    "signaleren signalering gesignaleerd",
    "stad steden",
]
STRANGERS = [
    ("40", "400"),
    ("gd", "ggd"),
    ("fonds", "vonden"),
    ("beleid", "begeleiding"),
    ("wijk", "wijze"),
    ("schuld", "schuim"),
]


def test_only_words_stand_outside_of_the_quotation_marks_that_fts5_gets() -> None:
    wanted = ((("wachtlijst",), ("lange lijst",)), (("or",), ("schuld", "hulp")))
    assert fts5(TextMatch(wanted)) == (
        '("wachtlijst" OR "lange lijst") AND ("or" OR "schuld" AND "hulp")'
    )
    assert fts5(TextMatch(wanted[:1], ((("not",),), (("near",),)))) == (
        '(("wachtlijst" OR "lange lijst")) NOT ("not" OR "near")'
    )


@pytest.mark.parametrize("words", FAMILIES)
def test_forms_of_one_word_are_a_family(words: str) -> None:
    assert len({family(word) for word in words.split()}) == 1


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_other_words_are_not(one: str, other: str) -> None:
    assert family(one) != family(other)


@pytest.mark.parametrize(
    ("part", "word", "is_part"),
    [
        ("schuld", "schuldhulpverlening", True),
        ("schuld", "huurschuld", True),
        ("schuld", "onschuld", False),
        ("lijst", "wachtlijstproblematiek", False),
        ("wachtlijst", "wachtlijstproblematiek", True),
        ("wijk", "afwijken", False),
        ("leiding", "veiligheidsbeleid", False),
    ],
)
def test_part_of_a_compound(part: str, word: str, is_part: bool) -> None:
    known = {"hulpverlening", "huur", "problematiek", "veiligheid"}.__contains__
    assert part_of(stem(part), word, known) is is_part


@pytest.mark.parametrize("typed", ["wachtlist", "wachtllijst", "wahctlijst", "vachtlijst"])
def test_one_typing_error(typed: str) -> None:
    assert one_typo_away(typed, ["wachtlijst", "lijst", "wachten"]) == ["wachtlijst"]


def test_a_typing_error_is_mended_and_told(adv: Adv) -> None:
    result = adv("search", "wachtlijts")
    assert result.code == 0
    assert "Bedoelde u wachtlijst" in result.err
    assert result.out == adv("search", "wachtlijst").out.replace("\r", "")


def test_closest_first(catalogue: Catalogue) -> None:
    reasons = [passage.waarom for passage in search(catalogue, "schulden", Filters()).passages]
    kinds = [
        0 if why is None else 1 if "vorm van" in why else 2 if "zelfde betekenis" in why else 3
        for why in reasons
    ]
    assert kinds == sorted(kinds)
    assert set(kinds) >= {0, 3}


def test_why_it_matched_is_told(catalogue: Catalogue) -> None:
    reasons = {passage.waarom for passage in search(catalogue, "schuld", Filters()).passages}
    assert "schuldhulpverlening: samenstelling met schuld" in reasons
    assert "schulden: vorm van schuld" in reasons


def test_a_phrase_and_a_word_that_must_not(catalogue: Catalogue) -> None:
    phrase = search(catalogue, '"achter de voordeur"', Filters()).passages
    assert phrase
    assert all("achter de voordeur" in passage.tekst.lower() for passage in phrase)
    everything = {passage.tekst for passage in search(catalogue, "politie", Filters()).passages}
    without = {
        passage.tekst
        for passage in search(catalogue, "politie -woningcorporaties", Filters()).passages
    }
    assert without < everything
    assert not any("woningcorporatie" in text.lower() for text in without)


def test_case_and_accents_do_not_matter(catalogue: Catalogue) -> None:
    plain, accented = (
        search(catalogue, words, Filters()).passages for words in ("coordinatie", "COÖRDINATIE")
    )
    assert plain
    assert [p.tekst for p in plain] == [p.tekst for p in accented]


def test_filters_narrow_a_search(catalogue: Catalogue) -> None:
    filters = Filters({"doelgroep": ["multiprobleem"]})
    allowed = {project.id for project in projects(catalogue, filters)}
    found = {passage.id for passage in search(catalogue, "wachtlijst", filters).passages}
    assert found
    assert found <= allowed
    with pytest.raises(UsageError):
        search(catalogue, "wachtlijst", Filters({"doelgroep": ["x"]}))


def test_json_for_scripts(adv: Adv) -> None:
    result = adv("search", "wachtlijst", "--json")
    rows = json.loads(result.out)
    assert rows
    assert set(rows[0]) >= {"id", "sectie", "bladzijde", "tekst", "waarom"}


def test_search_on_a_terminal(adv_tty: Adv) -> None:
    result = adv_tty("search", "schuld", "--limiet", "3", NO_COLOR="1")
    assert result.code == 0
    assert result.out.count("blz.") == 3
    assert "(schulden: vorm van schuld)" in result.out
    assert "De eerste 3" in result.err
    assert max(map(len, result.lines)) <= 80
    apart = adv_tty("search", "wachtlijst", "huisuitzetting", NO_COLOR="1")
    assert "Nergens staan deze woorden bij elkaar" in apart.err or "Niets gevonden" in apart.err


def test_the_match_is_marked(adv_tty: Adv) -> None:
    assert "\x1b[" in adv_tty("search", "wachtlijst").out


def test_nothing_found_says_so(adv: Adv) -> None:
    result = adv("search", "ruimtevaartuig")
    assert (result.out, result.code) == ("", 0)
    assert "ruimtevaartuig" in result.err


@pytest.mark.parametrize(
    "words", ["", '"', "-", "--", "(", "a OR", "NEAR(x", "*", "é" * 10_000, "🏠", "x:y", "'; DROP"]
)
def test_any_input_is_safe(catalogue: Catalogue, words: str) -> None:
    assert search(catalogue, words, Filters()).passages is not None


typed = st.lists(
    st.sampled_from(
        [
            "wachtlijst",
            "schulden",
            "gezin",
            "AND",
            "OR",
            "NOT",
            "NEAR",
            '"',
            "-",
            "*",
            "(",
            ")",
            ":",
            "^",
            "{",
            "'",
            "%",
            "é",
        ]
    )
    | st.text(max_size=8),
    max_size=6,
).map(" ".join)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """A catalogue of one project: what is typed must be safe whatever is found, and few words are soon looked through."""
    source, target = packaged_data(), tmp_path_factory.mktemp("small") / "data"
    shutil.copytree(
        source,
        target,
        ignore=lambda folder, names: [n for n in names if folder.endswith("projects")],
    )
    shutil.copy(source / "projects" / "gouda-gezinsmanagement.yaml", target / "projects")
    with open_catalogue(target) as catalogue:
        yield catalogue


@pytest.fixture
def unmeasured() -> Iterator[None]:
    """No coverage: it triples the time of ten thousand inputs, and other tests cover what these run."""
    measuring = Coverage.current()
    if measuring is not None:
        measuring.stop()
    yield
    if measuring is not None:
        measuring.start()


@given(words=typed, value=typed)
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ten_thousand_inputs_without_a_traceback(
    unmeasured: None, small: Catalogue, words: str, value: str
) -> None:
    assert len(search(small, words, Filters(tekst=[value]), limit=5).passages) <= 5


@given(words=typed, value=typed)
@settings(max_examples=500)
def test_filters_take_anything_or_say_what_they_take(
    small: Catalogue, words: str, value: str
) -> None:
    try:
        projects(small, Filters({"doelgroep": [value]}, {"thema": [words]}, tekst=[words]))
    except UsageError as error:
        assert str(error)


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
