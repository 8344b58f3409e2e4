"""--thema on the shipped records: every label that they are shown with can be asked for."""

import json

import pytest

from adv_cli.catalogue.reader import Catalogue
from adv_cli.errors import UsageError
from adv_cli.model.template import CODED_SECTIONS, THEMED_SECTIONS
from adv_cli.queries.filters import Filters
from adv_cli.queries.items import items
from adv_cli.queries.projects import projects
from conftest import Adv
from naming import meant, names


@pytest.mark.parametrize("section", THEMED_SECTIONS)
def test_every_name_chooses_the_items_of_its_theme(catalogue: Catalogue, section: str) -> None:
    everything = items(catalogue, section, Filters())
    for name in names():
        if name.section == section:
            found = items(catalogue, section, Filters({"thema": [name.name]}))
            assert found == [item for item in everything if name.code in item.themas]


def test_every_name_chooses_projects_or_tells_its_candidates(catalogue: Catalogue) -> None:
    everything = {section: items(catalogue, section, Filters()) for section in THEMED_SECTIONS}
    having: dict[str, set[str]] = {}
    for of_section in everything.values():
        for item in of_section:
            for code in item.themas:
                having.setdefault(code, set()).add(item.id)
    for name in names():
        candidates = meant(name.name)
        try:
            found = {project.id for project in projects(catalogue, Filters({"thema": [name.name]}))}
        except UsageError as error:
            assert len(candidates) > 1
            assert all(f"{code} (" in str(error) for code in candidates)
        else:
            assert [found] == [having.get(code, set()) for code in candidates]


@pytest.mark.parametrize("section", CODED_SECTIONS)
def test_what_stats_prints_can_be_asked_for(adv: Adv, section: str) -> None:
    counts = json.loads(adv("stats", section, "--json").out)["dimensies"][section]
    for count in counts:
        found = json.loads(adv("items", section, "--thema", count["label"], "--json").out)
        assert len(found) == count["punten"]
        assert {item["id"] for item in found} == set(count["projecten"])


def test_what_values_prints_can_be_asked_for(adv: Adv) -> None:
    for row in json.loads(adv("values", "thema", "--json").out):
        by_code = adv("list", "--thema", row["code"], "--json")
        assert len(json.loads(by_code.out)) == row["aantal"]
        for name in (row["label"], *row["aliassen"]):
            by_name = adv("list", "--thema", name, "--json")
            if by_name.code:
                assert f"{row['code']} (" in by_name.err
            elif len(meant(name)) == 1 and row["code"] in meant(name):
                assert by_name == by_code
