"""The pictures of README and handbook show what adv answers, to everybody, and load nothing."""

import re
from xml.etree import ElementTree as ET

import pytest

from conftest import ROOT
from pictures import FOLDER, PICTURES, THEME, drawn

NAMESPACE = "http://www.w3.org/2000/svg"
LEAST_CONTRAST = 4.5
"""What WCAG 2.2 asks of running text (AA)."""


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_adv_answers_now(name: str) -> None:
    kept = FOLDER / f"{name}.svg"
    assert kept.read_bytes() == drawn(name).encode(), "oud beeld: make pictures"


def test_no_picture_is_left_from_before() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.svg" for name in PICTURES}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_loads_nothing(name: str) -> None:
    text = (FOLDER / f"{name}.svg").read_text("utf-8").replace(NAMESPACE, "")
    assert not re.search(r"https?:|//|@import|@font-face|<script|<image|href", text)
    assert {*re.findall(r"url\((.)", text)} == {"#"}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_what_it_shows(name: str) -> None:
    title = ET.parse(FOLDER / f"{name}.svg").getroot().find(f"{{{NAMESPACE}}}title")
    assert title is not None
    assert title.text == PICTURES[name].told


def luminance(colour: str) -> float:
    """How light a colour is, as WCAG defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_can_be_read_on_its_own_ground(name: str) -> None:
    text = (FOLDER / f"{name}.svg").read_text("utf-8")
    ground = luminance(THEME.background_color.hex)
    for colour in re.findall(r"-r\d+ \{ fill: (#\w{6})", text):
        assert (luminance(colour) + 0.05) / (ground + 0.05) >= LEAST_CONTRAST, colour


@pytest.mark.parametrize("name", PICTURES)
def test_every_page_that_shows_a_picture_says_what_it_shows(name: str) -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
    alts = re.findall(
        rf"!\[([^\]]*)\]\((?:docs/)?beelden/{name}\.svg\)",
        "\n".join(page.read_text("utf-8") for page in pages),
    )
    assert alts, f"geen bladzijde toont {name}.svg"
    assert all(len(alt) > 30 for alt in alts)
