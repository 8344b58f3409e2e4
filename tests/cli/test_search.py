"""Search: ranking, typing errors, phrases, and what it says, in the eight made-up projects (see `towns`)."""

import json

import pytest

from adv_cli.catalogue.reader import Catalogue
from adv_cli.errors import UsageError
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects
from adv_cli.queries.search import search
from adv_cli.queries.term_expansion import MatchLevel, parse_query
from conftest import Adv

pytestmark = pytest.mark.usefixtures("in_towns")


@pytest.fixture(scope="module")
def catalogue(towns_catalogue: Catalogue) -> Catalogue:
    return towns_catalogue


def test_a_typing_error_is_mended_and_told(adv: Adv) -> None:
    result = adv("search", "wachtlijts")
    assert result.code == 0
    assert "Bedoelde u wachtlijst" in result.err
    assert result.out == adv("search", "wachtlijst").out.replace("\r", "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zeugd", None), ("jeugm", None), ("ejugd", "jeugd"), ("jeugf", "jeugd"), ("jeugt", "jeugd"),
        ("jeudg", "jeugd"), ("jeuugd", "jeugd"), ("eachtlijst", "wachtlijst"), ("wachtlimst", "wachtlijst"),
    ],
)  # fmt: skip
def test_a_short_word_that_is_unlikely_to_be_mistyped_is_left_alone(
    catalogue: Catalogue, typed: str, meant: str | None
) -> None:
    assert dict(parse_query(catalogue, typed).mended).get(typed) == meant


def test_labels_between_the_parts_of_a_text_are_not_searched(catalogue: Catalogue) -> None:
    for typed in ("status", "contact", "partners"):
        found = search(catalogue, typed, Filters()).passages
        assert "overige_projecten" not in {passage.sectie for passage in found}
    (bunker,) = search(catalogue, "bunker", Filters()).passages
    assert "; Omschrijving: " in bunker.tekst


def test_the_halves_of_a_compound_that_nobody_used_stand_near_each_other(
    catalogue: Catalogue,
) -> None:
    (far,) = parse_query(catalogue, "bunkerhonden").wanted
    assert ("bunker", "honden") in far.alternatives(MatchLevel.PART)
    assert search(catalogue, "bunkerhonden", Filters()).passages
    assert search(catalogue, "kaart vragen", Filters()).whole
    assert search(catalogue, "vragenkaart", Filters()).passages == ()


def test_a_typing_error_is_mended_to_a_form_that_no_text_has(adv: Adv) -> None:
    result = adv("search", "delinqeunt")
    assert "Bedoelde u delinquent" in result.err
    assert "delinquenten" in result.out
    assert result.out == adv("search", "delinquent").out


def test_two_words_that_stand_there_as_one_only_are_that_one(catalogue: Catalogue) -> None:
    (one,) = parse_query(catalogue, "cas uistiekoverleg").wanted
    assert one.terms[0].typed == "casuistiekoverleg"
    parted = parse_query(catalogue, "muziek leraar").terms
    assert [term.typed for term in parted] == ["muziek", "leraar"]
    assert len(parse_query(catalogue, "cas -uistiekoverleg").unwanted) == 1


def test_what_is_no_word_is_the_beginning_of_one(catalogue: Catalogue) -> None:
    (term,) = parse_query(catalogue, "zwaluwmeth").terms
    assert term.levels == {("zwaluwmethode",): MatchLevel.PART}
    assert parse_query(catalogue, "zwal").terms[0].levels == {}


def test_an_apostrophe_inflects(catalogue: Catalogue) -> None:
    for typed, word in (("taxi's", "taxi"), ("GGD'er", "ggd")):
        (any_of,) = parse_query(catalogue, typed).wanted
        assert any_of.terms[0].typed == word


def test_closest_first(catalogue: Catalogue) -> None:
    reasons = [passage.waarom for passage in search(catalogue, "schulden", Filters()).passages]
    kinds = [
        0 if why is None else 1 if "vorm van" in why else 2 if "zelfde betekenis" in why else 3
        for why in reasons
    ]
    assert kinds == sorted(kinds)
    assert set(kinds) >= {0, 3}


def test_a_number_is_found_in_words_and_in_digits(catalogue: Catalogue) -> None:
    for typed, there in (("twaalf", "12"), ("3", "drie")):
        levels = parse_query(catalogue, typed).terms[0].levels
        assert levels[(there,)] == MatchLevel.SYNONYM
    reasons = {passage.waarom for passage in search(catalogue, "twaalf", Filters()).passages}
    assert "12: zelfde betekenis als twaalf" in reasons
    assert parse_query(catalogue, "negentig").terms[0].levels == {}


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
    assert "Nergens staan deze woorden bij elkaar" in apart.err


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
