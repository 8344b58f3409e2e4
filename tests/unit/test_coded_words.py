"""What is coded in a record, in words."""

from typing import Any

import pytest

from adv_cli.catalogue.question_rows import CodeRow
from adv_cli.dutch.phrasing import date_text
from adv_cli.model.coded import Figure, FigureUnit
from adv_cli.output.coded import ONE, amount, code_words, direction_text, figure_text


def figure(**given: Any) -> dict[str, Any]:
    return Figure(**{"eenheid": "huishoudens", "van": "bezochte huishoudens", **given}).model_dump(
        mode="json"
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"waarde": 450}, "450 huishoudens"),
        ({"waarde": 41_123, "ongeveer": True}, "circa 41.123 huishoudens"),
        ({"waarde": 1}, "1 huishouden"),
        ({"waarde": 0}, "0 huishoudens"),
        (
            {"minimum": 15, "maximum": 20, "per": "jaar", "eenheid": "gezinnen"},
            "15 tot 20 gezinnen per jaar",
        ),
        ({"minimum": 7, "maximum": 7}, "7 huishoudens"),
        ({"minimum": 80, "eenheid": "procent"}, "ten minste 80 procent"),
        ({"maximum": 1200, "ongeveer": True}, "hoogstens circa 1.200 huishoudens"),
        ({"breuk": "1/3", "eenheid": "procent", "ongeveer": True}, "circa 1/3"),
        ({"waarde": 300_000, "eenheid": "euro", "per": "jaar"}, "€ 300.000 per jaar"),
    ],
)
def test_how_much_a_figure_says(given: dict[str, Any], words: str) -> None:
    assert amount(figure(**given)) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "450 huishoudens (bezochte huishoudens)"),
        ({"datum": "2008"}, "450 huishoudens (bezochte huishoudens, 2008)"),
        ({"datum": "2010-02-01"}, "450 huishoudens (bezochte huishoudens, 1 februari 2010)"),
        (
            {"datum": "2008", "noot": "Uit het jaar vóór de start."},
            "450 huishoudens (bezochte huishoudens, 2008, noot: Uit het jaar vóór de start)",
        ),
    ],
)
def test_a_figure_says_of_what_and_when(given: dict[str, Any], words: str) -> None:
    assert figure_text(figure(waarde=450, **given)) == words


def test_a_month_is_a_word() -> None:
    assert date_text("2009-05") == "mei 2009"


def test_every_unit_that_has_one_has_its_singular() -> None:
    assert {*FigureUnit} - {*ONE} == {FigureUnit.PROCENT, FigureUnit.EURO}


def code(name: str, label: str, wider: str | None = None) -> CodeRow:
    return CodeRow("gaat-over", 0, name, label, label, "", "", "", wider)


def test_a_wider_code_is_not_told_beside_the_one_below_it() -> None:
    known = {"gaat-over": {c.code: c for c in (code("a", "alles"), code("b", "deel", "a"))}}
    assert code_words(["gaat-over=a", "gaat-over=b"], known) == ["deel"]
    assert code_words(["gaat-over=a"], known) == ["alles"]
    assert code_words(["soort=x", "gaat-over=b"], known, ["soort"]) == ["deel"]


def test_codes_stand_in_the_order_of_their_attributes_and_for_themselves_without_a_label() -> None:
    assert code_words(["fase=f", "evaluatie=z", "evaluatie=e"], {}) == ["z", "e", "f"]


def test_who_directs_is_told_in_one_line() -> None:
    direction = {
        "code": "een-persoon",
        "benamingen": ["gezinscoach"],
        "werkgever": "Stichting Ladder",
        "mandaat": ["budget", "drang"],
        "punten": ["betrokkenen 1", "processtappen 3", "processtappen 4", "lessen 1"],
    }
    labels = {"regie": {"een-persoon": "één persoon"}, "mandaat": {"drang": "drang en dwang"}}
    assert direction_text(direction, labels) == (
        "één persoon (gezinscoach, in dienst van Stichting Ladder);"
        " mandaat: budget · drang en dwang; zie betrokkenen, processtappen 3 en 4, lessen 1"
    )
