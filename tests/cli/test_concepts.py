"""Concepts, OF between words, sections and fields to choose, in the eight made-up projects (see `towns`)."""

import json

import pytest

from adv_cli.catalogue.reader import Catalogue
from adv_cli.dutch.phrasing import and_more
from adv_cli.dutch.spelling import look_alikes
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects
from adv_cli.queries.search import Passage, search
from adv_cli.queries.term_expansion import MatchLevel, parse_query
from conftest import Adv
from towns import COACHES, SAMEN, STAP, STIL

pytestmark = pytest.mark.usefixtures("in_towns")


@pytest.fixture(scope="module")
def catalogue(towns_catalogue: Catalogue) -> Catalogue:
    return towns_catalogue


def found(catalogue: Catalogue, words: str, *sections: str, **wel: list[str]) -> set[str]:
    answer = search(catalogue, words, Filters(wel), sections=sections)
    return {passage.tekst for passage in answer.passages} if answer.whole else set()


def test_a_concept_is_found_in_all_its_words(catalogue: Catalogue) -> None:
    police = found(catalogue, "", begrip=["politie"])
    assert {
        "politie",
        "Een wijkagent en een muziekleraar.",
        "De politie leent een fiets uit.",
    } <= police
    assert not police & found(catalogue, "", begrip=["wachtlijst"])
    either = found(catalogue, "", begrip=["politie", "wachtlijst"])
    assert either == police | found(catalogue, "", begrip=["wachtlijst"])


def test_a_concept_and_words_must_both_be_there(catalogue: Catalogue) -> None:
    assert found(catalogue, "fiets", begrip=["politie"]) == {"De politie leent een fiets uit."}
    assert found(catalogue, "fiets", begrip=["wachtlijst"]) == set()


def test_why_it_is_found_names_the_word_and_the_concept(catalogue: Catalogue) -> None:
    reasons = {p.waarom for p in search(catalogue, "", Filters({"begrip": ["politie"]})).passages}
    assert reasons == {f"{word}: begrip politie" for word in ("politie", "wijkagent", "agent")}


def test_the_label_of_a_code_is_no_word_of_a_project(catalogue: Catalogue) -> None:
    filters = Filters({"begrip": ["justitie"]})
    assert {project.id for project in projects(catalogue, filters)} == {STIL, STAP}
    assert all(p.sectie != "codering" for p in search(catalogue, "", filters).passages)
    assert {p.sectie for p in search(catalogue, "justitie", Filters()).passages} == {"codering"}


def test_a_concept_chooses_projects_as_values_counts_them(adv: Adv, catalogue: Catalogue) -> None:
    counts = {row["code"]: row for row in json.loads(adv("values", "begrip", "--json").out)}
    for code in ("politie", "wachtlijst", "opschalen"):
        having = {project.id for project in projects(catalogue, Filters({"begrip": [code]}))}
        lacking = {project.id for project in projects(catalogue, Filters(niet={"begrip": [code]}))}
        assert counts[code]["aantal"] == len(having)
        assert having | lacking == {project.id for project in projects(catalogue)}
        assert not having & lacking
    assert counts["politie"]["aliassen"][:2] == ["politie", "regiopolitie"]
    assert counts["politie"]["definitie"].startswith("De politie en haar mensen")


def test_items_are_chosen_themselves(adv: Adv) -> None:
    rows = json.loads(adv("items", "knelpunten", "--begrip", "politie", "--json").out)
    assert [row["tekst"] for row in rows] == [
        "Het formulier past niet in de computer van de politie."
    ]
    others = json.loads(adv("items", "knelpunten", "--niet", "begrip=politie", "--json").out)
    every = json.loads(adv("items", "knelpunten", "--json").out)
    assert len(others) == len(every) - 1


def test_what_is_not_in_a_passage_with_a_concept(adv: Adv, catalogue: Catalogue) -> None:
    without = search(catalogue, "muziekleraar OF fiets", Filters(niet={"begrip": ["politie"]}))
    assert without.passages == ()
    assert found(catalogue, "muziekleraar OF fiets")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("polities", "“polities” is geen begrip. Bedoelde u politie?"),
        ("wijkcoach", "niet eenduidig: regie of wijk"),
        ("regi", "niet eenduidig: regie of registratie"),
    ],
)
def test_what_names_no_concept(adv: Adv, typed: str, said: str) -> None:
    result = adv("search", "--begrip", typed)
    assert result.code == 2
    assert said in result.err


@pytest.mark.parametrize("name", ["WIJKAGENT", "poli", "regiopolitie", "wijkpolitie"])
def test_a_concept_may_be_named_by_a_word_or_its_beginning(catalogue: Catalogue, name: str) -> None:
    assert found(catalogue, "", begrip=[name]) == found(catalogue, "", begrip=["politie"])


def test_search_wants_words_or_a_concept(adv: Adv) -> None:
    for arguments in ([], ["--niet", "begrip=politie"], [" "]):
        result = adv("search", *arguments)
        assert (result.code, result.out) == (2, "")
        assert "Geef een of meer woorden" in result.err


def test_either_of_two_words(catalogue: Catalogue) -> None:
    lists, music = found(catalogue, "fiets"), found(catalogue, "muziekleraar")
    assert lists
    assert music
    for words in ("fiets OF muziekleraar", "fiets|muziekleraar", "OF fiets | OF muziekleraar |"):
        assert found(catalogue, words) == lists | music
    assert found(catalogue, '"leent een fiets" OF "een muziekleraar"') == lists | music


def test_or_binds_closer_than_a_blank(catalogue: Catalogue) -> None:
    assert found(catalogue, "politie fiets OF formulier") == {
        "De politie leent een fiets uit.",
        "Het formulier past niet in de computer van de politie.",
    }
    assert found(catalogue, "fiets OF formulier computer") == {
        "Het formulier past niet in de computer van de politie."
    }


def test_neither_of_two_words(catalogue: Catalogue) -> None:
    neither = found(catalogue, "politie -fiets OF formulier")
    assert neither == found(catalogue, "politie -fiets -formulier")
    assert neither < found(catalogue, "politie")
    # an unwanted word is no choice: the sign before it joins nothing
    assert found(catalogue, "politie OF -fiets") == found(catalogue, "politie -fiets")


def test_a_word_of_is_a_word(catalogue: Catalogue) -> None:
    for words, wanted in {
        "fiets of muziekleraar": ["fiets", "of", "muziekleraar"],
        '"fiets OF muziekleraar"': ["fiets of muziekleraar"],
        "fiets -OF": ["fiets"],
    }.items():
        assert [term.typed for term in parse_query(catalogue, words).terms] == wanted


def test_either_of_two_words_in_a_filter(catalogue: Catalogue) -> None:
    def having(words: str) -> set[str]:
        return {project.id for project in projects(catalogue, Filters(tekst=[words]))}

    assert having("taart OF bierviltje") == having("taart") | having("bierviltje")
    assert having("bierviltje") < having("taart OF bierviltje")


@pytest.mark.parametrize(
    "words", ["OF", "|", "||", "OF OF", "a OF", "OF -a", '"OF', '"" | ""', "-|a", "a|-|b"]
)
def test_no_typed_text_is_an_error(catalogue: Catalogue, words: str) -> None:
    assert search(catalogue, words, Filters()).passages is not None


def test_only_these_sections(adv: Adv) -> None:
    def sections(*names: str) -> set[str]:
        chosen = [argument for name in names for argument in ("--sectie", name)]
        rows = json.loads(adv("search", "politie", *chosen, "--json").out)
        return {row["sectie"] for row in rows}

    assert sections() > sections("knelpunten", "organisatie")
    assert sections("knelpunten") == {"knelpunten"}
    assert sections("organisatie") == {"samenwerkingspartners", "financiering"}
    assert sections("knelpunten.knelpunten", "SAMENW") == {"knelpunten", "samenwerkingspartners"}
    assert sections("titel") == set()
    refused = adv("search", "politie", "--sectie", "knelpunt.")
    assert refused.code == 2
    assert "is geen sectie. Bedoelde u knelpunten" in refused.err


def test_words_apart_are_sought_in_these_sections_too(catalogue: Catalogue) -> None:
    both = search(catalogue, "politie wachtlijst", Filters(), sections=("knelpunten",))
    assert not both.whole
    assert {passage.id for passage in both.passages} == {SAMEN}
    assert {passage.sectie for passage in both.passages} == {"knelpunten"}
    assert search(catalogue, "politie wachtlijst", Filters(), sections=("lessen",)).passages == ()


def test_fields_of_passages_and_items(adv: Adv, adv_tty: Adv) -> None:
    assert adv("search", "fiets", "--velden", "tekst,id").lines == [
        f"De politie leent een fiets uit.\t{SAMEN}"
    ]
    assert json.loads(adv("items", "lessen", "--velden", "id", "--json").out)[0].keys() == {"id"}
    assert adv("search", "fiets", "--velden", "id", "--csv").out == f"id\r\n{SAMEN}\r\n"
    shown = adv_tty("items", "knelpunten", "--velden", "id,noot", NO_COLOR="1")
    assert shown.lines[0].split() == ["id", "noot"]
    for command in (("search", "fiets"), ("items", "lessen")):
        refused = adv(*command, "--velden", "teks")
        assert (refused.code, refused.out) == (2, "")
        assert "“teks” is geen veld. Bedoelde u tekst?" in refused.err
    assert set(Passage._fields) >= {"id", "waarom"}


def test_contacts_keep_their_year_where_fields_have_names(adv: Adv) -> None:
    contacts = ("items", "contactgegevens", "--gemeente", "brinkhuizen", "--velden", "tekst")
    assert adv(*contacts, "--csv").out.startswith("tekst,stand\r\n")
    assert adv(*contacts, "--markdown").out.startswith("| tekst | stand |\n")
    assert "Stand van 2010" in adv(*contacts).err


def test_synonyms_come_last_and_say_so(catalogue: Catalogue) -> None:
    assert [*MatchLevel][-1] is MatchLevel.SYNONYM
    why = [passage.waarom or "" for passage in search(catalogue, "school", Filters()).passages]
    kinds = ["zelfde betekenis" in reason for reason in why]
    assert kinds == sorted(kinds)
    assert {*kinds} == {False, True}


def test_a_word_that_is_compound_and_synonym_is_the_closer_of_the_two(catalogue: Catalogue) -> None:
    levels = parse_query(catalogue, "corporatie").wanted[0].terms[0].levels
    assert levels[("woningcorporatie",)] is MatchLevel.PART


def test_the_words_of_a_concept_that_is_one_thing_mean_the_same(catalogue: Catalogue) -> None:
    levels = parse_query(catalogue, "wachttijd").wanted[0].terms[0].levels
    assert levels[("wachtlijst",)] is MatchLevel.SYNONYM
    # politie and wijkagent are of one concept, but one is not the other
    assert ("wijkagent",) not in parse_query(catalogue, "politie").wanted[0].terms[0].levels


def test_a_terminal_tells_by_which_words_it_was_found(adv: Adv, adv_tty: Adv) -> None:
    shown = adv_tty("search", "wachttijd", "OF", "wijk")
    assert "Ook gevonden als: " in shown.err
    assert "zelfde betekenis: wachtlijst, wachtlijsten" in shown.err
    # of words that the answer cannot have, nothing is told
    assert "Ook gevonden als: wachtlijsten." in adv_tty("search", "wachtlijst", "ggz").err
    apart = adv_tty("search", "wachtlijst", "half", "jaar").err
    assert "wachtlijsten" not in apart
    assert "adv values begrip" in adv_tty("search", "--begrip", "politie").err


def test_a_pipe_hears_of_other_words_only_where_the_word_itself_stands_nowhere(adv: Adv) -> None:
    assert adv("search", "wachtlijst").err == ""
    assert adv("search", "wachttijd").err == "Zelfde betekenis: wachtlijst, wachtlijsten.\n"
    assert adv("search", "wachttijd", "--json").err == ""


def test_words_that_look_so_and_are_not_taken_are_told(adv_tty: Adv) -> None:
    assert "Niet gezocht als: kwartaal." in adv_tty("search", "taal").err
    assert "Niet gezocht als" not in adv_tty("search", "wachtlijst").err
    # short words stand in too many others
    assert "Niet gezocht als" not in adv_tty("search", "aan").err


def test_a_word_that_stands_nowhere_gets_the_nearest(adv: Adv) -> None:
    nowhere = adv("search", "muziekkorps")
    assert nowhere.out == ""
    assert "“muziekkorps” staat nergens. Het dichtst in de buurt: muziek" in nowhere.err
    assert nowhere.err.endswith("Niets gevonden.\n")
    either = adv("search", "muziekkorps", "OF", "fiets")
    assert len(either.lines) == 1
    assert "“muziekkorps” staat nergens." in either.err
    assert adv("search", "qqqqq").err == "“qqqqq” staat nergens.\nNiets gevonden.\n"


def test_look_alikes_share_letters() -> None:
    words = ["privacybezwaren", "bewaakt", "soep", "bezwaren", "bezwaar"]
    assert look_alikes("bezwaar", words) == ["bezwaren", "privacybezwaren", "bewaakt"]
    assert look_alikes("bezwaar", words, count=1) == ["bezwaren"]
    assert look_alikes("xx", words) == []


def test_a_list_that_is_cut_off_says_how_many_more() -> None:
    assert and_more(["a", "b", "c"], 3) == "a, b, c"
    assert and_more(["a", "b", "c"], 2) == "a, b en nog 1"


def test_codes_of_projects_stand_beside_concepts(catalogue: Catalogue) -> None:
    filters = Filters(
        {"begrip": ["schulden"], "gemeente": ["Brinkhuizen"]}, niet={"begrip": ["gezondheid"]}
    )
    assert COACHES in {project.id for project in projects(catalogue, filters)}
