"""The page answers as adv search does, on all judged questions; and it counts as adv does."""

from typing import Any

import pytest

from adv_cli.catalogue.read_page import word_tables
from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.template import CODING, DIMENSIONS
from adv_cli.queries.filters import Filters
from adv_cli.queries.page import EXPERIMENT, GROUPS, page_data
from adv_cli.queries.projects import projects
from adv_cli.queries.search import search
from adv_cli.queries.statistics import statistics
from browsing import ANSWERS, in_node, needs_node
from searching import SETS, everyone, questions

pytestmark = [needs_node, pytest.mark.once]

PEOPLE = ("contactgegevens", "overige_projecten")
"""Where persons to ask may stand."""
TYPED = (
    '"eigen kracht" -vrijwilligers', "wachtlijst OF wachttijd", "MEE", "mee", "wrap around", "", "-politie",
    "ouder(s)", "sociaal-economisch", "bibliotheeek", "schulden jongeren", "zzzzzzz", 'OF | "', "xyzzyq politie",
    "Coördinatie", "dilemma's", "B&W", "gezinscoachingsgesprekken", "GGZ OF GGD -huisarts", "wijk wijk", "constructor", "__proto__",
    "gezin -baan", "project -arbeidsmarkt", "vereenzamen", "eenzame", "verzelfstandigen", "dakloze", "zorgloos", "gezinstal",
    "twaalf", "12", "twaalftal", "SCM", "MDA", '"sociaal casemanager"', "dienst maatschappelijke ontwikkeling",
    "dienst -maatschappelijke ontwikkeling", "voordeuren", "meldt aan", "-meldt aan", "gezin op", "wijk in",
    "buurtgewijs", "wijkgewijs", "jeugdrijke", "zorgtie",
)  # fmt: skip
"""Questions with every sign that one may have, and some that are nonsense."""


def all_questions(catalogue: Catalogue) -> list[str]:
    judged = {found.vraag for name in SETS for found in questions(name, everyone(catalogue))}
    assert len(judged) > 400
    return sorted(judged | set(TYPED))


def unusual_words(catalogue: Catalogue) -> list[str]:
    """Forms that no text has, compounds that nobody used, and words with another ending or letter."""
    tables = word_tables(catalogue)
    forms = [form for form, _ in tables.form][::40]
    long = [word for word, _ in tables.word if word.isalpha() and len(word) > 4]
    pairs = zip(long[::17], reversed(long[::17]), strict=True)
    endings = ("loos", "tal", "heid", "e", "en", "s", "tje", "isch", "baar", "rijk")
    derived = (word + endings[nr % len(endings)] for nr, word in enumerate(long[::11]))
    mistyped = (word[:2] + word[3:] for word in long[::23])
    return [*forms, *(one + other for one, other in pairs), *derived, *mistyped]


def answer_of_adv(catalogue: Catalogue, question: str) -> dict[str, Any]:
    """What `ANSWERS` gives, by adv."""
    answer = search(catalogue, question, Filters())
    return {
        "whole": answer.whole,
        "mended": [list(pair) for pair in answer.question.mended],
        "passages": [
            [p.id, p.sectie, p.tekst.split(": ", 1)[1] if p.sectie == CODING else p.tekst, p.waarom]
            for p in answer.passages
        ],
    }


def test_the_page_answers_as_adv_does_in_the_same_order(catalogue: Catalogue) -> None:
    asked = [*all_questions(catalogue), *unusual_words(catalogue)]
    data = page_data(catalogue, Filters(), people=True)
    for question, answer in zip(asked, in_node(ANSWERS, data, asked), strict=True):
        assert answer == answer_of_adv(catalogue, question), question


def test_without_persons_only_what_is_theirs_is_missing(catalogue: Catalogue) -> None:
    """Their names are no words of the page: what adv finds by these only, it does not."""
    asked = all_questions(catalogue)
    data = page_data(catalogue, Filters(), people=False)
    for question, answer in zip(asked, in_node(ANSWERS, data, asked), strict=True):
        expected = answer_of_adv(catalogue, question)
        found, ours = (
            [p for p in one["passages"] if p[1] not in PEOPLE] for one in (answer, expected)
        )
        assert sorted(found, key=str) == sorted(ours, key=str), question
        assert {p[0] for p in found[:1]} == {p[0] for p in ours[:1]}, question


COUNTED = """(data, filters) => {
    const chooser = ADV.chooser(data), all = new Set(data.projecten.keys()), found = {};
    chooser.dimensions.forEach(dimension => {
        found[dimension.code] = {};
        dimension.codes.forEach(([code]) => {
            const chosen = chooser.chooseWith(filters, {[dimension.code]: [code]}, all);
            found[dimension.code][code] = [...chosen].map(nr => data.projecten[nr].id).sort();
        });
    });
    return found;
}"""


@pytest.mark.parametrize(
    "filters", [{}, {"niveau": ["een-wijk"]}, {"partner": ["woningcorporatie"]}]
)
def test_each_filter_chooses_what_adv_chooses(
    catalogue: Catalogue, filters: dict[str, Any]
) -> None:
    counted = in_node(COUNTED, page_data(catalogue, Filters(), people=False), filters)
    dimensions = [code for group in GROUPS.values() for code in group]
    assert list(counted) == dimensions
    by_theme = {*GROUPS["Thema’s per onderdeel"]}
    for dimension in dimensions:
        if dimension in by_theme:  # adv list --thema does not ask in which section
            (themes,) = statistics(catalogue, Filters(filters), (dimension,)).dimensies
            expected = {count.code: sorted(count.projecten) for count in themes.counts}
            assert counted[dimension] == expected
            continue
        for code, ids in counted[dimension].items():
            chosen = (
                Filters(filters, experiment=code == "ja")
                if dimension == EXPERIMENT
                else Filters({**filters, dimension: [code]})
            )
            assert ids == sorted(p.id for p in projects(catalogue, chosen)), (dimension, code)


def test_attributes_of_one_carrier_are_those_of_one_thing(catalogue: Catalogue) -> None:
    filters = {"partner": ["woningcorporatie"], "rol": ["betaler"]}
    counted = in_node(COUNTED, page_data(catalogue, Filters(), people=False), {"rol": ["betaler"]})
    together = sorted(p.id for p in projects(catalogue, Filters(filters)))
    assert counted["partner"]["woningcorporatie"] == together
    assert len(together) < len(projects(catalogue, Filters({"partner": ["woningcorporatie"]})))


def test_the_dimensions_of_the_report_come_first(catalogue: Catalogue) -> None:
    assert next(iter(GROUPS.values())) == DIMENSIONS
