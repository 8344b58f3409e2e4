"""What filters mean, on the eight made-up projects (see `towns`): the same for every command that takes them."""

import json
import shlex

import pytest

from conftest import Adv
from towns import COACHES, DREMPEL, IDS, KOFFIE, OOR, REGIO, SAMEN, STAP, STIL

pytestmark = pytest.mark.usefixtures("in_towns")

CHOSEN: list[tuple[str, list[str]]] = [
    # each dimension
    ("--doelgroep multiprobleem", [SAMEN, COACHES, DREMPEL, REGIO]),
    ("--problematiek criminaliteit-overlast", [STIL, STAP]),
    ("--invalshoek zorg-en-handhaving", [STIL, COACHES, STAP]),
    ("--invalshoek zorg", [SAMEN, OOR, DREMPEL, KOFFIE, REGIO]),
    ("--invalshoek handhaving", []),
    ("--partners breed", [STIL, SAMEN, COACHES, STAP]),
    ("--niveau een-wijk", [SAMEN, OOR, DREMPEL]),
    ("--gemeente Appelgouw", [STIL, SAMEN]),
    ("--provincie Overwater-Noord", [STIL, SAMEN, KOFFIE]),
    ("--experiment", [COACHES, OOR, DREMPEL]),
    ("--geen-experiment", [STIL, SAMEN, STAP, KOFFIE, REGIO]),
    ("--thema langs-elkaar-heen", [SAMEN, COACHES]),
    ("--tekst Zwaluwmethode", [DREMPEL]),
    # a code, a label, an alias or a beginning of one, in any case, with or without accents, hyphens or blanks
    ("--doelgroep multi", [SAMEN, COACHES, DREMPEL, REGIO]),
    ("--doelgroep MULTI-PROBLEEM", [SAMEN, COACHES, DREMPEL, REGIO]),
    ("--doelgroep mpg", [SAMEN, COACHES, DREMPEL, REGIO]),
    ("--doelgroep 'multiprobleemgezinnen en -huishoudens'", [SAMEN, COACHES, DREMPEL, REGIO]),
    ("--doelgroep delinq", [STAP]),
    ("--doelgroep armoede", [OOR]),
    ("--problematiek ' LEEF '", [KOFFIE]),
    ("--invalshoek bemoeizorg", [STIL, COACHES, STAP]),
    ("--partners welzijn", [OOR, DREMPEL, KOFFIE, REGIO]),
    ("--schaal 'één buurt'", [SAMEN, OOR, DREMPEL]),
    ("--niveau 'Een Wijk'", [SAMEN, OOR, DREMPEL]),
    ("--niveau regio", [REGIO]),
    ("--gemeente GM1911", [STIL, SAMEN]),
    ("--gemeente 1911", [STIL, SAMEN]),
    ("--gemeente eenrode", [KOFFIE]),
    ("--gemeente \"'t duinhof\"", [DREMPEL]),
    ("--gemeente 'duinhof aan'", [DREMPEL]),
    ("--provincie WALDLAN", [STAP, REGIO]),
    ("--provincie woudland", [STAP, REGIO]),
    ("--thema wacht", [SAMEN, COACHES, DREMPEL]),
    ("--thema versnippering", [SAMEN, COACHES]),
    # the same again: or
    ("--doelgroep multi --doelgroep jeugd", [SAMEN, COACHES, STAP, DREMPEL, REGIO]),
    ("--niveau stadsbreed --schaal regionaal", [COACHES, STAP, REGIO]),
    ("--gemeente Brinkhuizen --gemeente Feldwijk", [COACHES, OOR, REGIO]),
    ("--provincie Wâldlân --provincie overwater-zuid", [COACHES, OOR, STAP, DREMPEL, REGIO]),
    ("--thema lage-betrokkenheid --thema langs-elkaar-heen", [SAMEN, COACHES, OOR]),
    ("--tekst Zwaluwmethode --tekst trompet", [STIL, DREMPEL]),
    # another one: and
    ("--doelgroep multi --niveau een-wijk", [SAMEN, DREMPEL]),
    ("--doelgroep multi --niveau een-wijk --experiment", [DREMPEL]),
    ("--gemeente Brinkhuizen --partners breed", [COACHES]),
    ("--gemeente Brinkhuizen --provincie Wâldlân", []),
    ("--thema wachtlijsten --invalshoek zorg", [SAMEN, DREMPEL]),
    ("--thema wachtlijsten --tekst coordinatie", [COACHES]),
    ("--tekst 'gezinnen schulden' --geen-experiment", [SAMEN]),
    ("--doelgroep multi --doelgroep jeugd --niveau stad --niveau regio", [COACHES, STAP, REGIO]),
    # words: all of one --tekst somewhere in the project, none with a dash before it, in the words' own forms
    ("--tekst 'politie trompet'", [STIL]),
    ("--tekst 'politie -trompet'", [SAMEN, COACHES, STAP]),
    ("--tekst '\"achter de voordeur\"'", [SAMEN, DREMPEL]),
    ("--tekst wachtlijst", [SAMEN, COACHES, DREMPEL]),
    ("--tekst zinderend", []),
    # what should not be there
    ("--niet doelgroep=multiprobleem", [STIL, OOR, STAP, KOFFIE]),
    ("--niet doelgroep=multi --niet niveau=een-wijk", [STIL, STAP, KOFFIE]),
    ("--niet doelgroep=multi --niet doelgroep=overlastgevend", [OOR, STAP]),
    ("--niet schaal=stad", [STIL, SAMEN, OOR, DREMPEL, KOFFIE, REGIO]),
    ("--niet gemeente=Appelgouw --niet provincie=woudland", [COACHES, OOR, DREMPEL, KOFFIE]),
    ("--niet thema=wachtlijsten --doelgroep multi", [REGIO]),
    ("--niveau een-wijk --niet niveau=een-wijk", []),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "ids"), CHOSEN, ids=[filters for filters, _ in CHOSEN])
def test_filters(adv: Adv, filters: str, ids: list[str]) -> None:
    result = adv("list", *shlex.split(filters), "--velden", "id")
    assert (result.code, result.lines) == (0, ids)


OF_PROJECTS = [
    (filters, ids) for filters, ids in CHOSEN if "thema" not in filters and "--tekst" not in filters
]
"""Filters on projects; a theme and words choose the items themselves in `items`."""


@pytest.mark.parametrize(
    ("filters", "ids"), OF_PROJECTS, ids=[filters for filters, _ in OF_PROJECTS]
)
def test_every_command_takes_the_same_filters(adv: Adv, filters: str, ids: list[str]) -> None:
    chosen = shlex.split(filters)
    counted = json.loads(adv("stats", "niveau", *chosen, "--json").out)
    assert sorted(
        id for row in counted["dimensies"]["niveau"] for id in row["projecten"]
    ) == sorted(ids)
    crossed = json.loads(adv("stats", "partners", "niveau", *chosen, "--json").out)
    assert crossed["totaal"] == len(ids)
    named = json.loads(adv("items", "samenwerkingspartners", *chosen, "--json").out)
    assert list(dict.fromkeys(item["id"] for item in named)) == ids
    waiting = {SAMEN, COACHES, DREMPEL}
    found = json.loads(adv("search", "wachtlijst", *chosen, "--json").out)
    assert {passage["id"] for passage in found} == waiting & set(ids)
    like = json.loads(adv("list", "--zoals", KOFFIE, *chosen, "--json").out)
    assert {project["id"] for project in like} == set(ids) - {KOFFIE}


def test_a_theme_and_words_choose_items_of_the_projects_that_filters_choose(adv: Adv) -> None:
    def texts(*filters: str) -> list[str]:
        return [
            item["tekst"] for item in json.loads(adv("items", "knelpunten", *filters, "--json").out)
        ]

    waiting = "Voor schuldhulpverlening geldt een wachtlijst van een half jaar."
    assert texts("--thema", "wachtlijsten", "--gemeente", "appelgouw") == [waiting]
    assert texts("--tekst", "wachtlijst", "--geen-experiment") == [waiting]
    assert texts("--thema", "regelgeving", "--thema", "bereik") == [
        "De rechter vindt een trompet geen wapen.",
        "Overdag is niemand thuis.",
    ]
    assert texts("--thema", "capaciteit-en", "--niet", "thema=lange-termijn") == [
        "De koffie is op."
    ]
    assert len(texts("--doelgroep", "multi", "--niet", "thema=wachtlijsten")) == 7


@pytest.mark.parametrize("command", ["list", "stats", "search wachtlijst", "items knelpunten"])
def test_a_value_that_is_none_is_told_by_every_command(adv: Adv, command: str) -> None:
    result = adv(*command.split(), "--doelgroep", "multiprobleen")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(
        "adv: “multiprobleen” is geen doelgroep. Bedoelde u multiprobleem?"
    )


def test_without_a_filter_all_are_chosen(adv: Adv) -> None:
    assert adv("list", "--velden", "id").lines == list(IDS)
