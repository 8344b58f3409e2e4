"""What the shipped projects share and solve, as people see it."""

import json

from conftest import Adv

VIG, GOUDA = "den-haag-vig-gezinsaanpak", "gouda-gezinsmanagement"


def test_a_method_and_a_contractor_are_what_two_projects_share(adv: Adv) -> None:
    for ids, name in (((VIG, GOUDA), "Radar"), ((GOUDA, VIG), "Radar Uitvoering")):
        shared = json.loads(adv("compare", *ids, "--json").out)["gelijk"]
        assert shared["uitvoerders"] == [name]
        assert shared["methodieken"] == ["Vroegtijdige Interventie Gezinnen (VIG)"]
        assert shared["regie"] == "een-persoon"
        assert shared["mandaat"] == ["drang"]


def test_a_factsheet_says_who_directs(adv_tty: Adv) -> None:
    shown = " ".join(adv_tty("show", GOUDA, "--geen-kleur").out.split())
    assert "[Regie: één persoon (gezinsmanager, in dienst van Radar Uitvoering);" in shown
    assert "mandaat: drang en dwang; zie betrokkenen, processtappen 3, 4, 5 en 7," in shown
    assert (
        "Bestuursrechtelijke instrumenten inzetten, zoals gebiedsverboden. [bij knelpunt 8]"
        in shown
    )


def test_every_shipped_project_can_be_shown_with_its_codes(adv: Adv, adv_tty: Adv) -> None:
    ids = [line.split("\t")[0] for line in adv("list").lines]
    for columns in (80, 200):
        for line in adv_tty("show", *ids, "--geen-kleur", columns=columns).lines:
            assert len(line) <= columns
    markdown = adv("show", *ids, "--markdown").out
    assert markdown.count("Tussen \\[haken\\]") == len(ids)


def test_every_figure_has_words(adv: Adv) -> None:
    for section in ("resultaten", "huishoudens"):
        asked = ("items", section, "--velden", "cijfers")
        figures = [row["cijfers"] for row in json.loads(adv(*asked, "--json").out)]
        words = adv(*asked).lines
        assert [bool(line) for line in words] == [bool(of_item) for of_item in figures]
        assert not any("{" in line or "None" in line for line in words)


def test_what_was_done_about_waiting_lists(adv: Adv) -> None:
    result = adv("items", "knelpunten", "--thema", "wachtlijsten", "--met", "oplossingen")
    assert "4 van 8 met een oplossing in het eigen factsheet" in result.err
    assert "bestaat het thema wachtlijsten niet" in result.err
