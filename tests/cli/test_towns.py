"""The eight made-up projects have what the tests that ask them need: every code, every theme, every kind of nothing."""

import pytest

from adv_cli.catalogue.read_counts import count_projects
from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.template import DIMENSIONS, SECTIONS, Section, value
from adv_cli.queries.projects import projects, record
from conftest import Adv
from towns import IDS

pytestmark = pytest.mark.usefixtures("in_towns")

NEVER_MISSING = {"samenwerkingspartners"}
"""Every project has partners: so the items of one section are of all projects."""
NEVER_EMPTY = NEVER_MISSING | {"resultaten"}
"""A kind of results other than "not mentioned" goes with a result."""


def test_they_are_sound(adv: Adv) -> None:
    assert adv("check", "--streng").code == 0


def test_they_stand_in_this_order(towns_catalogue: Catalogue) -> None:
    assert tuple(project.id for project in projects(towns_catalogue)) == IDS


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_code_but_one_is_in_use(towns_catalogue: Catalogue, dimension: str) -> None:
    used = {getattr(project, dimension) for project in projects(towns_catalogue)}
    assert {code.code for code in towns_catalogue.codes(dimension)} - {"handhaving"} == used


def test_every_theme_is_in_use(towns_catalogue: Catalogue) -> None:
    used = count_projects(towns_catalogue, "thema").keys()
    assert {code.code for code in towns_catalogue.codes("thema")} == used


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_every_section_is_filled_somewhere_and_missing_somewhere(
    towns_catalogue: Catalogue, section: Section
) -> None:
    """And empty somewhere, where it is a list."""
    contents = [value(record(towns_catalogue, id), section) for id in IDS]
    assert any(contents)
    assert None in contents or section.code in NEVER_MISSING
    lists = any(isinstance(content, list) for content in contents)
    assert not lists or [] in contents or section.code in NEVER_EMPTY
