"""--thema: every name of a theme that adv prints, in `items` and everywhere else, on the eight made-up projects (see `towns`)."""

import json

import pytest

from adv_cli.catalogue.reader import Catalogue
from adv_cli.dutch.normalize import fold_name
from adv_cli.errors import UsageError
from adv_cli.model.template import SECTIONS, THEMED_SECTIONS
from adv_cli.queries.filters import Filters, resolve_code
from adv_cli.queries.items import items, reach
from conftest import Adv
from naming import meant, names

pytestmark = pytest.mark.usefixtures("in_towns")


@pytest.mark.parametrize("section", THEMED_SECTIONS)
def test_every_name_of_a_theme_of_the_section_means_it(
    towns_catalogue: Catalogue, section: str
) -> None:
    """Whatever it means elsewhere: in `items` only the themes of the section count."""
    everything = items(towns_catalogue, section, Filters())
    for name in names():
        if name.section == section:
            chosen = Filters({"thema": [name.name]})
            found = items(towns_catalogue, section, chosen)
            assert found == [item for item in everything if name.code in item.themas]
            others = items(towns_catalogue, section, Filters(niet={"thema": [name.name]}))
            assert len(found) + len(others) == len(everything)
            assert reach(towns_catalogue, section, chosen, found).met == len({i.id for i in found})


def test_elsewhere_a_name_means_one_theme_or_its_candidates_are_told(
    towns_catalogue: Catalogue,
) -> None:
    ambiguous = 0
    for name in names():
        candidates = meant(name.name)
        if len(candidates) == 1:
            (code,) = candidates
            assert resolve_code(towns_catalogue, "thema", name.name).code == code
            continue
        ambiguous += 1
        with pytest.raises(UsageError, match="niet eenduidig") as caught:
            resolve_code(towns_catalogue, "thema", name.name)
        for code, sections in candidates.items():
            assert f"{code} ({', '.join(sections)})" in str(caught.value)
    assert ambiguous


@pytest.mark.parametrize("section", ["oplossingen", "lessen"])
def test_what_items_and_stats_print_can_be_asked_for(adv: Adv, section: str) -> None:
    for count in json.loads(adv("stats", section, "--json").out)["dimensies"][section]:
        by_label = adv("items", section, "--thema", count["label"], "--json")
        by_code = adv("items", section, "--thema", count["code"], "--json")
        assert by_label == by_code
        assert len(json.loads(by_label.out)) == count["punten"]


def test_a_code_with_several_meanings_is_listed_once_with_all_its_names(
    adv: Adv, towns_catalogue: Catalogue
) -> None:
    rows = json.loads(adv("values", "thema", "--json").out)
    listed = {row["code"]: row for row in rows}
    assert len(listed) == len(rows)
    shorts = {code.code: code.kort for code in towns_catalogue.codes("thema")}
    for name in names():
        row = listed[name.code]
        known = {fold_name(one) for one in (row["code"], row["label"], *row["aliassen"])}
        assert fold_name(name.name) in known | {fold_name(shorts[name.code])}
    assert "afspraken en vertrouwen" in listed["samenwerking"]["aliassen"]
    assert "Bij oplossingen: " in listed["samenwerking"]["definitie"]
    assert "Bij uitgangspunten en lessen: " in listed["samenwerking"]["definitie"]


def test_a_theme_of_another_section_is_told_where_it_is_one(adv: Adv) -> None:
    result = adv("items", "knelpunten", "--thema", "opschalen")
    assert (result.code, result.out) == (2, "")
    assert (
        "“opschalen” is geen thema van knelpunten, wel van processtappen en oplossingen."
        in result.err
    )


def test_a_typing_error_is_told_with_themes_of_the_section_only(adv: Adv) -> None:
    result = adv("items", "knelpunten", "--thema", "wachtlysten")
    assert result.code == 2
    assert "Bedoelde u wachtlijsten? Toegestaan: capaciteit-en-financien, " in result.err
    assert "opschalingsmodel" not in result.err


@pytest.mark.parametrize("section", [s.code for s in SECTIONS if s.code not in THEMED_SECTIONS])
def test_a_section_without_themes_says_so(adv: Adv, section: str) -> None:
    result = adv("items", section, "--niet", "thema=overlast")
    assert (result.code, result.out) == (2, "")
    assert f"Bij {section} zijn er geen thema’s; wel bij redenen, " in result.err


def test_a_beginning_that_fits_two_themes_of_the_section_names_them(adv: Adv) -> None:
    result = adv("items", "knelpunten", "--thema", "reg")
    assert result.code == 2
    assert "regievoering, regelgeving of registratie" in result.err
