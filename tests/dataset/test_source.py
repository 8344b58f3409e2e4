"""Reading a report's own text: pages, factsheets, appendices, counts, and what of a sentence can be compared.

Every text here is made up (see `madeup`): the form is that of the report, the content is nobody's.
"""

import re
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adv_cli.report.appendices import SearchModel, row_spellings, search_models
from adv_cli.report.chapter import chapter_counts, totals
from adv_cli.report.factsheet import ReportFactsheet, ReportSection
from adv_cli.report.factsheet_parser import parse_factsheets
from adv_cli.report.pages import numbered
from conftest import Adv
from madeup import (
    KLAVERHORST,
    OUDEZAND,
    WINDMEER,
    parts,
    printed,
    readable_report,
    report_text,
    write_data,
)

SQUARES = "■ ■ ■ ■ ■ ■ ■ ■"


# Pages


def leaves(*numbers: int | None) -> list[str]:
    """A page for each of `numbers`, with a word on it; None is a page that does not print its number."""
    lines = []
    for nr, number in enumerate(numbers):
        lines += (
            ["", f" blad {nr}"]
            if number is None
            else ["", SQUARES, "", f" {number} ", "", f"blad {nr}"]
        )
    return lines


def found_pages(raw: Sequence[str]) -> list[tuple[int | None, bool]]:
    """The page of each word that `leaves` wrote, and whether it is sure."""
    return [(line.page, line.sure) for line in numbered(raw) if line.text.startswith("blad")]


@pytest.mark.parametrize(
    ("prints", "pages"),
    [
        ([7, None, None], [(7, True), (8, True), (9, True)]),
        ([None, None, 7], [(5, True), (6, True), (7, True)]),
        ([None, 7, None], [(6, True), (7, True), (8, True)]),
        ([7, None, 9], [(7, True), (8, True), (9, True)]),
        ([7, None, 10], [(7, True), (8, False), (10, True)]),
        ([7, None, None, 11, None], [(7, True), (8, False), (9, False), (11, True), (12, True)]),
        ([None, None], [(None, False), (None, False)]),
    ],
)
def test_pages_are_counted_from_the_numbers_that_are_printed(
    prints: list[int | None], pages: list[tuple[int | None, bool]]
) -> None:
    assert found_pages(leaves(*prints)) == pages


@given(st.integers(1, 900), st.lists(st.booleans(), min_size=1, max_size=12).filter(any))
def test_every_page_is_sure_where_the_counts_agree(first: int, prints: list[bool]) -> None:
    raw = leaves(*(first + nr if shown else None for nr, shown in enumerate(prints)))
    assert found_pages(raw) == [(first + nr, True) for nr in range(len(prints))]


@given(st.integers(2, 9), st.data())
def test_a_lost_page_break_leaves_doubt_between_the_two_numbers_around_it_only(
    inside: int, data: st.DataObject
) -> None:
    lost = data.draw(st.integers(3, inside + 1))
    raw = leaves(None, 10, *([None] * inside), 11 + inside, None)
    after = next(nr for nr, line in enumerate(raw) if line == f" blad {lost}")
    joined = [*raw[:after], raw[after].lstrip(), *raw[after + 1 :]]
    pages = found_pages(joined)
    assert pages[:2] == [(9, True), (10, True)]
    assert pages[-2:] == [(11 + inside, True), (12 + inside, True)]
    assert not any(sure for _, sure in pages[2:-2])
    assert [page for page, _ in pages[2:lost]] == [*range(11, 9 + lost)]


def test_furniture_is_blank_and_no_line_gets_lost() -> None:
    raw = [
        *leaves(4),
        "mailto:jan@ergens.example.nl\ufffd",
        " https://ergens.example.nl/\ufffd",
        "mailto:gewoon",
        " 12 ",
    ]
    lines = numbered(raw)
    assert len(lines) == len(raw)
    assert [line.text for line in lines if line.text] == ["blad 0", "mailto:gewoon", "12"]
    assert (
        lines[-1].page == 5
    )  # a number without squares above it starts a page and does not name it


def test_blanks_and_hyphens_become_plain() -> None:
    [line] = numbered(["\u00a0zorg\u2010\u00a0en  welzijns\u00adwinkel\u00a0\ufffd"])
    assert line.text == "zorg- en welzijnswinkel"


# Factsheets


def sheet(body: str, title: str = "Factsheet Proefproject") -> ReportFactsheet:
    """The one factsheet of a text that has this below its first lines."""
    text = f" {title}\n\nProjectinformatie\nNaam gemeente: Windmeer.\n\n{body}"
    [found] = parse_factsheets(printed(text))
    return found


def section(code: str, body: str) -> ReportSection:
    return sheet(body).sections[code]


LABELS = [
    ("projectinformatie", "Projectinformatie", "afdeling", "Afdeling waaronder project valt"),
    ("projectinformatie", "Projectinformatie", "titel", "Titel project"),
    ("projectinformatie", "Projectinformatie", "status", "Status project"),
    ("projectinformatie", "Projectinformatie", "huishoudens", "Aantal huishoudens"),
    (
        "projectinformatie",
        "Projectinformatie",
        "gebied",
        "Wijk(en) waarin het project wordt uitgevoerd",
    ),
    ("projectinformatie", "Projectinformatie", "looptijd", "Looptijd project"),
    (
        "projectinformatie",
        "Projectinformatie",
        "bestuurlijke_opdrachtgevers",
        "Bestuurlijke opdrachtgever",
    ),
    (
        "projectinformatie",
        "Projectinformatie",
        "bestuurlijke_opdrachtgevers",
        "Bestuurlijke opdrachtgevers",
    ),
    ("aanleiding", "Aanleiding en doelstelling", "redenen", "Redenen om project op te starten"),
    ("aanleiding", "Aanleiding en doelstelling", "redenen", "Redenen om project te starten"),
    ("aanleiding", "Aanleiding en doelstelling", "doelstellingen", "Doelstelling van het project"),
    (
        "aanleiding",
        "Aanleiding en doelstelling",
        "doelstellingen",
        "Doelstellingen van het project",
    ),
    ("aanleiding", "Aanleiding en doelstelling", "doelstellingen", "Doelstelling project"),
    ("aanleiding", "Aanleiding en doelstelling", "doelstellingen", "Doelstellingen project"),
    ("aanleiding", "Aanleiding en doelstelling", "doelgroep", "Doelgroep"),
    ("organisatie", "Organisatie", "betrokkenen", "Betrokkenen"),
    ("organisatie", "Organisatie", "samenwerkingspartners", "Samenwerkingspartners"),
    (
        "organisatie",
        "Organisatie",
        "samenwerkingspartners",
        "Samenwerkingspartners en partners die hebben getekend",
    ),
    ("organisatie", "Organisatie", "opdrachtgevers", "Opdrachtgever"),
    ("organisatie", "Organisatie", "opdrachtgevers", "Opdrachtgevers"),
    ("organisatie", "Organisatie", "opdrachtnemers", "Opdrachtnemer"),
    ("organisatie", "Organisatie", "opdrachtnemers", "Opdrachtnemers"),
    ("organisatie", "Organisatie", "financiering", "Financiering"),
    ("werkwijze", "Werkwijze", "processtappen", "Processtappen werkwijze"),
    ("werkwijze", "Werkwijze", "processtappen", "Processtappen van de werkwijze"),
    ("werkwijze", "Werkwijze", "uitgangspunten", "Belangrijke uitgangspunten van werkwijze"),
    ("werkwijze", "Werkwijze", "uitgangspunten", "Belangrijke uitgangspunten van de werkwijze"),
    ("resultaten", "Resultaten", "resultaten", "Resultaten"),
    ("resultaten", "Resultaten", "resultaten", "Beoogde resultaten"),
    ("resultaten", "Resultaten", "resultaten", "Behaalde resultaten"),
    ("resultaten", "Resultaten", "resultaten", "Verwachte resultaten"),
    ("resultaten", "Resultaten", "resultaten", "Behaalde resultaten in 2009"),
    ("resultaten", "Resultaten", "evaluatiemomenten", "Evaluatiemomenten"),
    ("knelpunten", "Knelpunten", "knelpunten", "Voornaamste knelpunten en hun oorzaken"),
    ("knelpunten", "Knelpunten", "oplossingen", "Mogelijke oplossingen"),
    ("knelpunten", "Knelpunten", "oplossingen", "Oplossingen"),
    (
        "knelpunten",
        "Knelpunten",
        "rol_ministerie",
        "Mogelijke rol ministerie bij oplossen knelpunten",
    ),
    (
        "knelpunten",
        "Knelpunten",
        "rol_ministerie",
        "Mogelijke rol Ministerie bij oplossen knelpunten",
    ),
    ("lessen", "Lessen", "lessen", "Lessen en aandachtspunten"),
    ("vooruitblik", "Vooruitblik", "vooruitblik", "Actuele ontwikkelingen en toekomstperspectief"),
    ("documentatie", "Documentatie", "documentatie", "Relevante documenten"),
]


@pytest.mark.parametrize(
    "form",
    [
        "{}: op een dinsdag.",
        "{} : op een dinsdag.",
        "{}:\n\n- op een dinsdag.",
        "{}:\nop een dinsdag.",
    ],
)
@pytest.mark.parametrize(("group", "heading", "code", "label"), LABELS)
def test_every_label_opens_its_section(
    group: str, heading: str, code: str, label: str, form: str
) -> None:
    body = (
        form.format(label) if heading == "Projectinformatie" else f"{heading}\n{form.format(label)}"
    )
    found = sheet(body)
    assert group in found.headings
    assert [worded.strip() for worded in found.sections[code].labels] == [label]
    assert found.sections[code].items == ["op een dinsdag."]


def test_a_label_counts_only_below_its_own_heading() -> None:
    """Opdrachtgevers is a label of the organisation; below the results it is a word of the text."""
    found = sheet(
        "Resultaten\nResultaten:\n\n- de uitkomst telt voor\nOpdrachtgevers: en voor bewoners."
    )
    assert "opdrachtgevers" not in found.sections
    assert found.sections["resultaten"].items == [
        "de uitkomst telt voor Opdrachtgevers: en voor bewoners."
    ]


def test_two_labels_of_one_section() -> None:
    found = section(
        "resultaten",
        "Resultaten\nBehaalde resultaten in 2009:\n\n- twee tuinen zijn opgeknapt.\n \nBeoogde resultaten in 2010:\n\n- er komt een speeltuin.\n",
    )
    assert found.labels == ["Behaalde resultaten in 2009", "Beoogde resultaten in 2010"]
    assert found.items == ["twee tuinen zijn opgeknapt.", "er komt een speeltuin."]
    assert found.heading == "Behaalde resultaten in 2009 Beoogde resultaten in 2010"


def test_a_label_of_two_lines() -> None:
    found = section(
        "samenwerkingspartners",
        "Organisatie\nSamenwerkingspartners en partners die op papier hebben gezet dat zij hun\nkennis delen: bakker en slager.\n",
    )
    assert found.labels == [
        "Samenwerkingspartners en partners die op papier hebben gezet dat zij hun kennis delen"
    ]
    assert found.text == "bakker en slager."


@pytest.mark.parametrize(
    "sentence",
    [
        "Een gezin hoort tot de doelgroep als:",
        "Mensen behoren tot de doelgroep wanneer zij:",
        "Verder let de gemeente op het volgende:",
    ],
)
def test_criteria_are_announced_by_a_sentence(sentence: str) -> None:
    found = sheet(
        f"Aanleiding en doelstelling\nDoelgroep: gezinnen zonder tuin.\n \n{sentence}\n\n- zij wonen driehoog;\n- zij zaaien graag.\n"
    )
    assert found.sections["doelgroep"].items == ["gezinnen zonder tuin."]
    assert found.sections["criteria"].items == ["zij wonen driehoog;", "zij zaaien graag."]
    assert found.sections["criteria"].labels == [sentence]


def test_criteria_need_no_target_group_above_them() -> None:
    found = sheet(
        "Aanleiding en doelstelling\nDoelstelling project: meer groen.\n \nEen gezin hoort tot de doelgroep als:\n\n- het driehoog woont.\n"
    )
    assert found.sections["doelstellingen"].items == ["meer groen."]
    assert found.sections["criteria"].items == ["het driehoog woont."]


@pytest.mark.parametrize("announcement", ["Het doel kent twee subdoelen:", "Men streeft ernaar"])
def test_the_announcement_of_points_is_no_point(announcement: str) -> None:
    found = section(
        "doelstellingen",
        f"Aanleiding en doelstelling\nDoelstelling van het project: {announcement}\n\n- meer groen;\n- minder steen.\n",
    )
    assert found.items == ["meer groen;", "minder steen."]
    assert found.announcements == [announcement]
    assert found.counts == ("2", "2")


@pytest.mark.parametrize(
    "statement",
    ["De straat wordt groen.", "De straat wordt groen. Daarbij horen:"],
)
def test_a_statement_before_points_is_a_point(statement: str) -> None:
    found = section(
        "doelstellingen",
        f"Aanleiding en doelstelling\nDoelstelling van het project: {statement}\n\n- meer groen;\n- minder steen.\n",
    )
    assert found.items == [statement, "meer groen;", "minder steen."]
    assert found.announcements == []
    assert found.counts == ("3", "2")


STEPS = "Werkwijze\nProcesstappen werkwijze:\n\n{}\n"
CUTS = {
    "by a page": (
        "- de tuinman meet de straat op en\n tekent elke boom;\n- hij plant.",
        ["de tuinman meet de straat op en tekent elke boom;", "hij plant."],
    ),
    "by a page that prints its number": (
        f"- de tuinman meet de straat op en\n\n\n{SQUARES}\n\n 12\n\ntekent elke boom;\n- hij plant.",
        ["de tuinman meet de straat op en tekent elke boom;", "hij plant."],
    ),
    "before a bullet": ("- de tuinman meet;\n - hij plant.", ["de tuinman meet;", "hij plant."]),
    "by a blank line": (
        "- de tuinman meet de straat op en\n\ntekent elke boom;\n- hij plant.",
        ["de tuinman meet de straat op en tekent elke boom;", "hij plant."],
    ),
    "by a link line": (
        "- de tuinman meet de straat op en\nmailto:tuinman@windmeer.example.nl\ufffd\ntekent elke boom.",
        ["de tuinman meet de straat op en tekent elke boom."],
    ),
    "with a dash lost": (
        "- de tuinman meet;\nhij plant;\n- hij sproeit.",
        ["de tuinman meet;", "hij plant;", "hij sproeit."],
    ),
    "with a divided word": (
        "- de tuinman belt het GROEN-\nteam.",
        ["de tuinman belt het GROEN-team."],
    ),
    "after zorg-": (
        "- de tuinman kent zorg-\nen welzijnswerk.",
        ["de tuinman kent zorg- en welzijnswerk."],
    ),
    "after winter-": (
        "- de tuinman werkt winter-\nof zomerdag.",
        ["de tuinman werkt winter- of zomerdag."],
    ),
    "after a dash": (
        "- de tuinman komt - als het droog is -\nop maandag.",
        ["de tuinman komt - als het droog is - op maandag."],
    ),
    "by a new paragraph": (
        "- de tuinman meet.\n\nDe buren kijken toe.",
        ["de tuinman meet.", "De buren kijken toe."],
    ),
}


@pytest.mark.parametrize("cut", CUTS)
def test_points_that_are_cut(cut: str) -> None:
    text, items = CUTS[cut]
    assert section("processtappen", STEPS.format(text)).items == items


@pytest.mark.parametrize("dash", ["-", "‐", "–", "•"])
def test_every_dash_is_a_bullet(dash: str) -> None:
    text = f"Factsheet Proef\n\nProjectinformatie\nLessen\nLessen en aandachtspunten:\n\n{dash} eerst zaaien;\n{dash} dan oogsten.\n"
    [found] = parse_factsheets(text)
    assert [point.bullet for point in found.sections["lessen"].points] == [True, True]
    assert found.sections["lessen"].items == ["eerst zaaien;", "dan oogsten."]


def test_documents_need_no_label() -> None:
    found = section("documentatie", "Documentatie\n\n- Tuinplan 2009\n- www.tuin.example.nl\n")
    assert (found.labels, found.items) == ([], ["Tuinplan 2009", "www.tuin.example.nl"])


def test_bullets_below_any_other_heading_do() -> None:
    found = sheet("Lessen\n\n- zonder label is dit van niemand.\n")
    assert "lessen" in found.headings
    assert "lessen" not in found.sections


def test_an_empty_section_stands_there() -> None:
    found = sheet(
        "Bestuurlijke opdrachtgever:\n\nLessen\nLessen en aandachtspunten:\n\nVooruitblik\n"
    )
    assert [found.sections[code].items for code in ("bestuurlijke_opdrachtgevers", "lessen")] == [
        [],
        [],
    ]
    assert "vooruitblik" not in found.sections
    assert list(found.headings) == ["projectinformatie", "lessen", "vooruitblik"]
    assert (found.line("bestuurlijke_opdrachtgevers"), found.line("status")) == ("", "")


def test_contacts_of_several_people() -> None:
    found = sheet(
        "Contactgegevens\nNaam: Kees Tuinder\nFunctie: hovenier en\nvoorzitter\nTelefoonnummer: 0999-111222\nE-mailadres: k@tuin.example.nl\n"
        "\nNaam contactpersoon: An Gieter\nTel: 06 12345678\n\nNaam programmabureau: Groen Licht\nWebsite: www.groen.example.nl\n"
    )
    assert found.contacts == [
        {
            "naam": "Kees Tuinder",
            "functie": "hovenier en voorzitter",
            "telefoon": "0999-111222",
            "email": "k@tuin.example.nl",
        },
        {"naam": "An Gieter", "telefoon": "06 12345678"},
        {"naam": "programmabureau Groen Licht", "website": "www.groen.example.nl"},
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Korte beschrijving overige Achter de Voordeur projecten binnen deze\ngemeente",
        "Korte beschrijving overige Achter de Voordeur projecten binnen deze gemeente",
        "Achter de Voordeur projecten binnen deze gemeente",
        "Achter de Voordeur projecten binnen deze\ngemeente",
    ],
)
def test_other_projects(heading: str) -> None:
    found = sheet(
        f"{heading}\nTitel project: Moestuin\nProjectomschrijving: bewoners verbouwen\nsla.\nDoelstelling project: minder steen.\n"
        "Doelgroep: slakkenvrienden.\nStatus project: loopt.\nOpdrachtgever: de bakker.\nSamenwerkingspartners: de slager.\n"
        "Naam: An Gieter\n \nProject: Kas\n"
    )
    assert found.others == [
        {
            "titel": "Moestuin",
            "omschrijving": "bewoners verbouwen sla.",
            "doelstelling": "minder steen.",
            "doelgroep": "slakkenvrienden.",
            "status": "loopt.",
            "opdrachtgevers": "de bakker.",
            "partners": "de slager.",
            "naam": "An Gieter",
        },
        {"titel": "Kas"},
    ]
    assert "overige_projecten" in found.headings
    assert found.contacts == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Factsheet Groene Gang", "Groene Gang"),
        ("Factsheet project Groene Gang", "Groene Gang"),
        ("FACTSHEET AdV Groene Gang", "Groene Gang"),
        ("Project: Groene\nGang", "Groene Gang"),
        ("Projectgroep Gang", "Projectgroep Gang"),
    ],
)
def test_the_title_stands_above_the_first_heading(title: str, name: str) -> None:
    found = sheet("Lessen\n", title)
    assert (found.title, found.name) == (title.replace("\n", " "), name)


def test_a_title_ends_where_the_sheet_before_it_ends() -> None:
    text = printed(
        " Factsheet Een\n\nProjectinformatie\nNaam gemeente: Windmeer.\n Factsheet Twee,\nde Tweede\n\nProjectinformatie\nNaam gemeente: Oudezand.\n"
    )
    one, two = parse_factsheets(text)
    assert (one.title, one.line("gemeente")) == ("Factsheet Een", "Windmeer")
    assert (two.title, two.line("gemeente")) == ("Factsheet Twee, de Tweede", "Oudezand")


def test_a_sheet_tells_everything_it_says() -> None:
    found = sheet(
        "Lessen\nLessen en aandachtspunten:\n- zaai op tijd.\n\nContactgegevens\nNaam: An Gieter\n\nAchter de Voordeur projecten binnen deze gemeente\nProject: Kas\n"
    )
    for said in ("Factsheet Proefproject", "Windmeer", "zaai op tijd", "An Gieter", "Kas"):
        assert said in found.text


@pytest.mark.parametrize(
    "text", ["", "Een brief.\n", "Projectinformatie volgt\n", "Bijlage 1 Zoekmodel doelgroep\n"]
)
def test_a_text_without_a_factsheet(text: str) -> None:
    assert parse_factsheets(text) == []


def test_the_factsheets_of_the_made_up_report() -> None:
    one, two, three = parse_factsheets(report_text())
    assert [(s.name, s.line("gemeente"), s.page, s.page_sure) for s in (one, two, three)] == [
        ("Buurtbezoek Molenhoek", "Windmeer", 8, True),
        ("Samen Sterk", "Klaverhorst", 10, True),
        ("Vroeg op de Stoep", "Oudezand", 12, False),
    ]
    assert one.sections["resultaten"].page == 9
    assert three.sections["lessen"].page == 15
    assert two.sections["processtappen"].items[2] == "wie niet op de kaart hoort, neemt afscheid."
    assert "zorg- en welzijnswinkel" in one.sections["samenwerkingspartners"].text
    assert [other["titel"] for other in three.others] == ["Stille Nacht", "De Uitlaatpost"]
    assert not any("Bijlage" in s.text or "mailto" in s.text for s in (one, two, three))


FORMS: dict[str, Callable[[str], str]] = {
    "plain spaces and hyphens": lambda _: readable_report(),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "plain and CRLF": lambda _: readable_report().replace("\n", "\r\n"),
    "other hyphens": lambda text: text.replace("‐", "\u2011"),
    "no blanks at the end of lines": lambda text: re.sub(
        r"(?<=\S)[ \u00a0]+$", "", text, flags=re.MULTILINE
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_the_text_changes_nothing(form: str) -> None:
    text = FORMS[form](report_text())
    assert text != report_text()
    assert parse_factsheets(text) == parse_factsheets(report_text())
    assert chapter_counts(text) == chapter_counts(report_text())
    assert totals(text) == totals(report_text())
    assert search_models(text, ROWS, LABELS_OF) == search_models(report_text(), ROWS, LABELS_OF)


# Appendices

ROWS = {
    WINDMEER: row_spellings(["Op bezoek in Molenhoek"], "Windmeer"),
    KLAVERHORST: row_spellings(["Samen Sterk"], "Klaverhorst"),
    OUDEZAND: row_spellings(["Vroeg op de Stoep"], "Oudezand"),
}
LABELS_OF = [
    {"last": ["overlastgevende gezinnen en huishoudens"], "arm": ["bewoners met een zwakke positie"], "alles": ["multiprobleemgezinnen en -huishoudens"]},
    {"overlast": ["criminaliteit en/of overlast"], "mee": ["participatie en sociale activering"], "meer": ["meervoudige problematiek"]},
    {"zorg": ["zorg"], "beide": ["zorg en handhaving"]},
    {"weinig": ["met name zorg- en welzijnsinstellingen"], "breed": ["overheid, corporaties, zorg en welzijn, onderwijs en justitie"]},
    {"wijk": ["één buurt of wijk"], "wijken": ["meerdere wijken"], "stad": ["stadsbreed"]},
]  # fmt: skip


def test_the_search_models_of_the_made_up_report() -> None:
    models = search_models(report_text(), ROWS, LABELS_OF)
    assert {number: model.codes for number, model in models.items()} == {
        1: {OUDEZAND: "last", WINDMEER: "arm", KLAVERHORST: "alles"},
        2: {OUDEZAND: "overlast", WINDMEER: "mee", KLAVERHORST: "meer"},
        3: {OUDEZAND: "beide", WINDMEER: "zorg", KLAVERHORST: "beide"},
        4: {OUDEZAND: "breed", WINDMEER: "weinig", KLAVERHORST: "breed"},
        5: {OUDEZAND: "stad", WINDMEER: "wijk", KLAVERHORST: "wijken"},
    }
    assert all((model.unread, model.unsure) == ([], set()) for model in models.values())


HEAD = "Onderwerp Project Gemeente"
CATEGORIES = {
    "tuin": ["bewoners met een verwilderde tuin"],
    "dak": ["bewoners onder een lekkend dak"],
}
GARDENS = {
    "a": ("Groene Gang", "Windmeer"),
    "b": ("Schoffelploeg aan het Plein", "Klaverhorst"),
    "c": ("Kas voor Allen", "Oudezand"),
}


def model(body: str, gardens: dict[str, tuple[str, str]] = GARDENS) -> SearchModel:
    """What is read of a table with this body."""
    text = f"Bijlage 1 Zoekmodel onderwerp\n \n{HEAD}\n\n{body}\nTabel 1: Onderwerp.\n"
    return search_models(
        text,
        {id: row_spellings([title], gemeente) for id, (title, gemeente) in gardens.items()},
        [CATEGORIES],
    )[1]


TABLES = {
    "plain": "Bewoners met een verwilderde tuin\n Groene Gang Windmeer\n Schoffelploeg aan het Plein Klaverhorst\nBewoners onder een lekkend dak\n Kas voor Allen Oudezand",
    "in lines": "Bewoners met\neen verwilder\nde tuin\n\n Groene Gang Windmeer\n Schoffelploeg aan\nhet Plein\n\nKlaverhorst\n\nBewoners onder een\nlekkend dak  Kas voor Allen Oudezand",
    "a cut municipality": "Bewoners met een verwilderde tuin\n Groene Gang Windmee\nr\n Schoffelploeg aan het Plein Klaverhors\nt\nBewoners onder een lekkend dak\n Kas voor Allen Oudezand",
    "a page between rows": f"Bewoners met een verwilderde tuin\n Groene Gang Windmeer\n {HEAD}\n\n Schoffelploeg aan het Plein Klaverhorst\nBewoners onder een lekkend dak\n Kas voor Allen Oudezand",
    "a page in a row": f"Bewoners met een verwilderde tuin\n Groene Gang Windmeer\n Schoffelploeg Klaverhorst\n {HEAD}\naan het Plein\nBewoners onder een lekkend dak\n Kas voor Allen Oudezand",
    "a page in the last category": f"Bewoners met een verwilderde tuin\n Groene Gang Windmeer\n Schoffelploeg aan het Plein Klaverhorst\nBewoners onder  Kas voor Allen Oudezand\n {HEAD}\neen lekkend dak",
    "a page early in the last category": f"Bewoners met een verwilderde tuin\n Groene Gang Windmeer\n Schoffelploeg aan het Plein Klaverhorst\nBe  Kas voor Allen Oudezand\n {HEAD}\nwoners onder een lekkend dak",
    "a page number": "Bewoners met een verwilderde tuin\n Groene Gang Windmeer\n\n 101\n\n Schoffelploeg aan het Plein Klaverhorst\nBewoners onder een lekkend dak\n Kas voor Allen Oudezand",
    "a misspelled category": "Bewonners met de verwilderde tuin\n Groene Gang Windmeer\n Schoffelploeg aan het Plein Klaverhorst\nBewoners onder lekkende daken\n Kas voor Allen Oudezand",
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_found_below_their_category(table: str) -> None:
    found = model(TABLES[table])
    assert found.codes == {"a": "tuin", "b": "tuin", "c": "dak"}
    assert (found.unsure, found.unread) == (set(), [])


@given(st.permutations(sorted(GARDENS)), st.integers(0, 3), st.integers(6, 40))
def test_however_the_cells_are_wrapped(order: list[str], first: int, width: int) -> None:
    """Letters stay in order whatever the lines, so that the table is read whatever the width of its cells."""
    below = {"tuin": order[:first], "dak": order[first:]}
    cells = [
        cell
        for code, ids in below.items()
        if ids
        for cell in (CATEGORIES[code][0], *(" ".join(GARDENS[id]) for id in ids))
    ]
    body = "\n\n".join(
        textwrap.fill(cell, width, break_long_words=True, break_on_hyphens=False) for cell in cells
    )
    found = model(body)
    assert found.codes == {id: code for code, ids in below.items() for id in ids}
    assert (found.unsure, found.unread) == (set(), [])


def test_below_a_row_that_nobody_knows_nothing_is_sure() -> None:
    found = model(
        "Bewoners met een verwilderde tuin\n Groene Gang Windmeer\n Heggenknippers Oosterhage\n Schoffelploeg aan het Plein Klaverhorst\n"
        "Bewoners onder een lekkend dak\n Kas voor Allen Oudezand"
    )
    assert found.codes == {"a": "tuin", "c": "dak"}
    assert found.unsure == {"b"}
    assert found.unread == ["heggenknippersoosterhage"]


def test_a_category_that_nobody_knows() -> None:
    found = model(
        "Vogels\n Groene Gang Windmeer\nBewoners onder een lekkend dak\n Kas voor Allen Oudezand"
    )
    assert (found.codes, found.unsure, found.unread) == ({"c": "dak"}, {"a"}, ["vogels"])


def test_a_row_that_nobody_knows_right_below_a_category_does_not_hide_it() -> None:
    found = model(
        "Bewoners met een verwilderde tuin\n Heggenknippers Oosterhage\n Groene Gang Windmeer"
    )
    assert found.codes == {"a": "tuin"}


def test_a_project_that_is_not_there_has_no_code() -> None:
    found = model(TABLES["plain"].replace(" Kas voor Allen Oudezand", ""))
    assert "c" not in found.codes
    assert "c" not in found.unsure


def test_a_project_may_have_several_titles() -> None:
    rows = {"a": row_spellings(["Rode Gang", "Groene Gang"], "Windmeer")}
    text = f"Bijlage 1 Zoekmodel onderwerp\n{HEAD}\nBewoners met een verwilderde tuin Groene Gang Windmeer\n"
    assert search_models(text, rows, [CATEGORIES])[1].codes == {"a": "tuin"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", []),
        ("Zie bijlage 1.\n", []),
        ("Bijlage 2 Zoekmodel weer\n", []),
        ("Bijlage 1 Zoekmodel weer\n", [1]),
    ],
)
def test_only_appendices_that_are_there_and_known(text: str, numbers: list[int]) -> None:
    assert list(search_models(text, {}, [CATEGORIES])) == numbers


# Chapter 2


def chapter(text: str) -> str:
    return f"1 Inleiding\n(9)\n2 Dwarsdoorsnede van alles\n{text}\nDe projectorganisatie\nDaarna telt niemand meer (8).\n"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Dat geldt voor sommige (18), en voor andere (4).", [18, 4]),
        ("1. tuinen (5 projecten);\n2. daken (1 project).", [5, 1]),
        ("2. daken (13\n\nprojecten).", [13]),
        ("Een vijftal projecten tuiniert.", [5]),
        (
            "Een tweetal projecten, een drietal projecten, een viertal projecten, een zestal projecten.",
            [2, 3, 4, 6],
        ),
        ("Ten slotte is er één project over.", [1]),
        ("Één project bleef over.", [1]),
        ("Binnen één wijk (11) of in enkele wijken (16).", [11, 16]),
        ("Een drietal tuinen (zie bijlage 1) en 7 projecten.", []),
    ],
)
def test_the_counts_of_the_chapter(text: str, counts: list[int]) -> None:
    assert chapter_counts(chapter(text)) == counts


def test_a_text_without_the_chapter_has_no_counts() -> None:
    assert chapter_counts("1 Inleiding\n(9)\nDe projectorganisatie\n") == []
    assert chapter_counts(parts(readable_report())[1]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er zijn 33 projecten van 27 gemeenten.", (33, 27)),
        ("3\nprojecten van\n3\u00a0gemeenten", (3, 3)),
        ("drie projecten van 3 gemeenten", None),
        ("", None),
    ],
)
def test_the_totals_that_the_report_names(text: str, found: tuple[int, int] | None) -> None:
    assert totals(text) == found


def test_the_counts_of_the_made_up_report() -> None:
    assert chapter_counts(report_text()) == [3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1]
    assert totals(report_text()) == (3, 3)


# Files that are no report


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("verzonnen"))


def _written(content: bytes) -> Callable[[Path], None]:
    def write(file: Path) -> None:
        file.write_bytes(content)

    return write


NO_REPORTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda file: None, "dit bestand is er niet"),
    "a directory": (Path.mkdir, "dit is een map, geen bestand"),
    "Latin-1": (_written("één\n".encode("latin-1")), "geen UTF-8; bewaar"),
    "UTF-16": (_written("één\n".encode("utf-16")), "geen UTF-8; bewaar"),
    "a PDF": (_written(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), "geen UTF-8; bewaar"),
    "empty": (_written(b""), "geen factsheet gevonden"),
    "another text": (
        _written(b"Beste buren,\n\nProjectinformatie volgt.\n"),
        "geen factsheet gevonden",
    ),
}


@pytest.mark.parametrize("kind", NO_REPORTS)
def test_a_file_that_is_no_report(adv: Adv, data: Path, tmp_path: Path, kind: str) -> None:
    make, says = NO_REPORTS[kind]
    file = tmp_path / "rapport.txt"
    make(file)
    result = adv("check", str(data), "--bron", str(file))
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"adv: {file}")
    assert f": {says}" in result.err
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err


def test_a_byte_order_mark_is_no_harm(adv: Adv, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "rapport.txt"
    file.write_text(report_text(), "utf-8-sig")
    assert adv("check", str(data), "--bron", str(file)).code == 0
