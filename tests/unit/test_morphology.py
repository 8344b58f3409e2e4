"""Dutch words: which are forms of one another, and which is a typing error away."""

import pytest

from adv_cli.dutch.morphology import family
from adv_cli.dutch.typing_errors import one_typo_away

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


@pytest.mark.parametrize("words", FAMILIES)
def test_forms_of_one_word_are_a_family(words: str) -> None:
    assert len({family(word) for word in words.split()}) == 1


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_other_words_are_not(one: str, other: str) -> None:
    assert family(one) != family(other)


@pytest.mark.parametrize("typed", ["wachtlist", "wachtllijst", "wahctlijst", "vachtlijst"])
def test_one_typing_error(typed: str) -> None:
    assert one_typo_away(typed, ["wachtlijst", "lijst", "wachten"]) == ["wachtlijst"]
