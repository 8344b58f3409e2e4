"""What of a sentence can be compared: its figures, addresses, names and the words that carry meaning."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adv_cli.dutch.entities import NameRecognizer, addresses, content, figures, words_of

SAID = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "de tuin",
                "vanaf",
                "€",
                "zeven",
                "vijftig",
                "mei",
                "juni 2009",
                "1-5-2009",
                "elk",
                "bezoekers",
                "drie à vier",
                "’s avonds",
            ]
        ),
        st.integers(0, 10**7).map(str),
    ),
    min_size=1,
    max_size=8,
).map(" ; ".join)
"""Texts with figures in every form."""


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@given(st.lists(st.integers(0, 10**12), max_size=6))
def test_dots_in_a_number_change_nothing(numbers: list[int]) -> None:
    plain = " en ".join(map(str, numbers))
    assert (
        figures(" en ".join(map(dotted, numbers)))
        == figures(plain)
        == {str(number) for number in numbers}
    )


@given(SAID)
def test_figures_know_no_case(text: str) -> None:
    assert figures(text.upper()) == figures(text)


@given(SAID, SAID)
def test_figures_of_two_texts_are_those_of_both(one: str, other: str) -> None:
    assert figures(f"{one} ; {other}") == figures(one) | figures(other)


UNITS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]


@given(st.integers(0, 7), st.integers(1, 9), st.booleans())
def test_a_number_in_words_is_that_number(ten: int, unit: int, accent: bool) -> None:
    link = "ën" if accent and UNITS[unit - 1].endswith("e") else "en"
    assert figures(f"Er zijn {UNITS[unit - 1]}{link}{TENS[ten]} tuinen.") == {
        str((ten + 2) * 10 + unit)
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("twaalf tuinen, een vijftal kassen en honderd gieters", {"12", "5", "100"}),
        ("één tuin, of een", set()),
        ("op 01-05-2009", {"1", "mei", "2009"}),
        ("op 1 mei 2009", {"1", "mei", "2009"}),
        ("op 40-50-2009", {"40", "50", "2009"}),
        ("€ 1.500,- en 2,5 procent", {"1500", "2,5"}),
        ("versie 1.5", {"1", "5"}),
        ("tuin2009@windmeer.example.nl of www.tuin7.example.nl/12", set()),
        ("achttienhonderd meiden", set()),
    ],
)
def test_figures(text: str, found: set[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zie https://www.Tuin.example.nl/zaad/.", {"www.tuin.example.nl/zaad"}),
        (
            "(www.tuin.example.nl), mail K@Tuin.example.nl;",
            {"www.tuin.example.nl", "k@tuin.example.nl"},
        ),
        ("http://tuin.example.nl", {"tuin.example.nl"}),
        ("geen adres: tuin.example.nl", set()),
    ],
)
def test_addresses(text: str, found: set[str]) -> None:
    assert addresses(text) == addresses(text.upper()) == found


TOLD = [
    "Daar woont An Gieter.",
    "De Kas staat in Oudezand; het GROEN-team helpt.",
    "Vandaag loopt de kas leeg.",
]
CAPITALS = st.lists(
    st.sampled_from(
        [
            "An",
            "Gieter",
            "gieter",
            "de",
            "De",
            "tuin",
            "GROEN",
            "Kas",
            "kas.",
            "Oudezand",
            "a@b.nl",
            "2009",
            "K9",
        ]
    ),
    max_size=10,
).map(" ".join)


@given(CAPITALS)
def test_names_stand_in_the_text_with_a_capital(text: str) -> None:
    names = NameRecognizer(TOLD).names(text)
    assert all(
        re.search(rf"\b{re.escape(written)}\b", text) and written != written.lower()
        for written in names.values()
    )
    assert [*names] == [written.lower() for written in names.values()]
    assert NameRecognizer(TOLD).names(text.lower()) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zo komt An in Oudezand.", ["An", "Oudezand"]),
        ("Oudezand is klein.", ["Oudezand"]),
        ("De kas is van Gieter. Daar staat hij.", ["Gieter"]),
        ("Kas en tuin.", []),
        ("GROEN doet mee: Tuin ook.", ["GROEN"]),
        ("Mail naar Piet@Kas.nl.", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [*NameRecognizer(TOLD).names(text).values()] == names


@pytest.mark.parametrize(
    ("text", "name", "stands"),
    [
        ("de AV-teams bellen aan", "avteams", True),
        ("de kasbouwers van Oudezand", "oudezand", True),
        ("de Oudezandse kas", "oudezand", True),
        ("de Molenhoekflat", "molenhoek", True),
        ("zij komen", "om", False),
        ("de kas", "tuin", False),
    ],
)
def test_a_name_is_known_in_another_form(text: str, name: str, stands: bool) -> None:
    assert words_of(text).mentions(name) is stands


def test_content_is_what_carries_meaning() -> None:
    assert content("De tuinen van de bewoners zijn nat.") == content("bewoner, natte tuin")
    assert content("en van de het") == frozenset()
