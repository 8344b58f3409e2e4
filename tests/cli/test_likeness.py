"""The projects most like one, of the eight made-up projects (see `towns`)."""

import csv
import io
import json
from collections import Counter
from math import log
from typing import Any

import pytest

from adv_cli.catalogue import read_similar
from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.template import DIMENSIONS
from adv_cli.queries import similarity
from adv_cli.queries.projects import projects, record
from adv_cli.queries.similarity import most_similar
from conftest import Adv
from towns import DREMPEL, IDS

pytestmark = pytest.mark.usefixtures("in_towns")


COUNTED = (
    ("aanleiding", "doelstellingen"),
    ("werkwijze", "processtappen"),
    ("werkwijze", "uitgangspunten"),
)


@pytest.fixture(scope="module")
def catalogue(towns_catalogue: Catalogue) -> Catalogue:
    return towns_catalogue


def like(adv: Adv, id: str, *arguments: str) -> list[dict[str, Any]]:
    """What list --zoals gives as JSON."""
    found: list[dict[str, Any]] = json.loads(adv("list", "--zoals", id, *arguments, "--json").out)
    return found


def test_likeness_is_mutual_and_counts_down(catalogue: Catalogue) -> None:
    scores = {
        id: {other.project.id: other.score for other in most_similar(catalogue, id)} for id in IDS
    }
    for id in IDS:
        assert scores[id].keys() == {*IDS} - {id}
        assert [*scores[id].values()] == sorted(scores[id].values(), reverse=True)
        assert all(0 <= score <= 100 for score in scores[id].values())
        assert all(scores[other][id] == score for other, score in scores[id].items())


def traits(catalogue: Catalogue, id: str) -> dict[tuple[str, str], int]:
    """What the record of a project has that counts, with how much it does before rarity."""
    whole = record(catalogue, id)
    themes = {
        (section, theme): 2
        for heading, section in COUNTED
        for item in whole[heading][section] or ()
        for theme in item["themas"]
    }
    return themes | dict.fromkeys(whole["codering"].items(), 1)


def test_the_score_is_what_both_have_of_what_they_have_on_average(catalogue: Catalogue) -> None:
    had = {id: traits(catalogue, id) for id in IDS}
    by = Counter(trait for of_one in had.values() for trait in of_one)

    def weight(some: dict[tuple[str, str], int]) -> float:
        return sum(times * log((len(IDS) + 1) / by[trait]) for trait, times in some.items())

    for id in IDS:
        for other in most_similar(catalogue, id):
            theirs = had[other.project.id]
            both = {trait: times for trait, times in had[id].items() if trait in theirs}
            average = (weight(had[id]) + weight(theirs)) / 2
            assert other.score == round(100 * weight(both) / average)
            assert {(theme.sectie, theme.thema) for theme in other.themas} == {
                trait for trait, times in both.items() if times == 2
            }


def test_reasons_name_the_dimensions_with_the_same_code(catalogue: Catalogue) -> None:
    rows = {row.id: row for row in projects(catalogue)}
    for other in most_similar(catalogue, DREMPEL):
        same = [d for d in DIMENSIONS if getattr(other.project, d) == getattr(rows[DREMPEL], d)]
        assert list(other.dimensies) == same


def test_json_tells_score_reasons_and_shared_themes(adv: Adv) -> None:
    rows = like(adv, "duinhof")
    assert [*rows[0]][-3:] == ["gelijkenis", "waarom", "gedeelde_themas"]
    for row in rows:
        assert all({*theme} == {"sectie", "thema", "label"} for theme in row["gedeelde_themas"])
        assert all(theme["label"] in row["waarom"] for theme in row["gedeelde_themas"])
    (line, *_) = adv("list", "--zoals", "duinhof", "--jsonl").lines
    assert json.loads(line) == rows[0]


def test_elsewhere_shared_themes_are_words(adv: Adv) -> None:
    chosen = ("--zoals", "duinhof", "--velden", "id,gelijkenis,gedeelde_themas")
    rows = like(adv, "duinhof")
    for form, delimiter in (((), "\t"), (("--csv",), ",")):
        text = adv("list", *chosen, *form).out
        table = [*csv.reader(io.StringIO(text), delimiter=delimiter)][-len(rows) :]
        assert [[id, int(score)] for id, score, _ in table] == [
            [row["id"], row["gelijkenis"]] for row in rows
        ]
        assert [themes for *_, themes in table] == [
            "; ".join(f"{theme['sectie']}: {theme['label']}" for theme in row["gedeelde_themas"])
            for row in rows
        ]


def test_a_pipe_keeps_its_columns_and_adds_score_and_reasons(adv: Adv) -> None:
    result = adv("list", "--zoals", "duinhof")
    assert result.err == ""
    plain = {line.split("\t")[0]: line for line in adv("list").lines}
    for line, row in zip(result.lines, like(adv, "duinhof"), strict=True):
        assert line == f"{plain[row['id']]}\t{row['gelijkenis']}\t{row['waarom']}"


@pytest.mark.parametrize("filters", [["--provincie", "overwater-zuid"], ["--tekst", "wachtlijst"]])
def test_filters_choose_from_the_ranking(adv: Adv, filters: list[str]) -> None:
    chosen = {row["id"] for row in json.loads(adv("list", *filters, "--json").out)}
    assert 1 < len(chosen) < len(IDS)
    for id in IDS:
        assert like(adv, id, *filters) == [row for row in like(adv, id) if row["id"] in chosen]


@pytest.mark.parametrize("limit", [1, 3, 7, 8, 1000])
def test_a_limit_keeps_the_first(adv: Adv, limit: int) -> None:
    assert like(adv, "duinhof", "--limiet", str(limit)) == like(adv, "duinhof")[:limit]
    listed = json.loads(adv("list", "--json").out)
    assert json.loads(adv("list", "--json", "--limiet", str(limit)).out) == listed[:limit]
    assert adv("list", "--limiet", str(limit)).err == ""


def test_many_projects_are_cut_off_aloud(
    adv: Adv, adv_tty: Adv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adv_cli.cli.commands.list.MOST_LIKE", 3)
    monkeypatch.setattr("adv_cli.cli.commands.list.MOST_LIKE_ON_A_TERMINAL", 2)
    result = adv("list", "--zoals", "duinhof")
    assert (len(result.lines), result.err) == (3, "De eerste 3; meer met --limiet.\n")
    assert adv_tty("list", "--zoals", "duinhof").err == "De eerste 2; meer met --limiet.\n"
    assert adv_tty("list", "--zoals", "duinhof", "--limiet", "7").err == "7 van 8 projecten\n"
    assert adv_tty("list", "--limiet", "7").err == "De eerste 7; meer met --limiet.\n"
    assert adv_tty("list", "--limiet", "8").err == "8 van 8 projecten\n"


def test_only_those_with_most_in_common_are_looked_at_closely(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = most_similar(catalogue, DREMPEL)
    monkeypatch.setattr(similarity, "CANDIDATES", 4)
    few = most_similar(catalogue, DREMPEL, limit=2)
    assert few == whole[:2]
    monkeypatch.setattr(read_similar, "_MOST_READ", 0)
    assert most_similar(catalogue, DREMPEL, limit=7) == whole
    rare = [other.project.id for other in most_similar(catalogue, DREMPEL, limit=4)]
    assert {*rare} < {other.project.id for other in whole}


@pytest.mark.parametrize("columns", [50, 80, 120, 200])
def test_the_table_fits_and_leaves_nothing_out(adv: Adv, adv_tty: Adv, columns: int) -> None:
    result = adv_tty("list", "--zoals", "duinhof", columns=columns, NO_COLOR="1")
    assert max(map(len, result.lines)) <= columns
    shown = " ".join(result.out.split())
    for row in like(adv, "duinhof"):
        assert str(row["gelijkenis"]) in shown
        assert row["id"] in shown
    words = {word for row in like(adv, "duinhof") for word in row["waarom"].rstrip(";").split()}
    assert {word.rstrip(";,") for word in words} <= {word.rstrip(",") for word in shown.split()}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--limiet", "0"], "--limiet: 0 valt buiten het bereik 1<=x<=1000000"),
        (["--limiet", "twee"], "--limiet: 'twee' is geen geheel getal"),
        (["--velden", "id,gelijkenis"], "Het veld gelijkenis is er alleen met --zoals."),
        (["--velden", "gedeelde_themas"], "Het veld gedeelde_themas is er alleen met --zoals."),
        (["--zoals", "duinhof", "--sorteer", "titel"], "gaan niet samen"),
        (["--zoals", "duinhof", "--velden", "gelijk"], "Bedoelde u gelijkenis?"),
    ],
)
def test_used_wrongly_there_is_one_message(adv: Adv, arguments: list[str], says: str) -> None:
    result = adv("list", *arguments)
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert result.err.count("\n") == 1


def test_show_ends_with_the_most_alike(adv_tty: Adv, adv: Adv, catalogue: Catalogue) -> None:
    nearest = most_similar(catalogue, DREMPEL, limit=3)
    for text in (
        adv_tty("show", "duinhof", NO_COLOR="1").out,
        adv("show", "duinhof", "--markdown").out,
    ):
        ending = text.split("Lijkt het meest op")[1]
        assert [other.project.gemeente in ending for other in nearest] == [True, True, True]
    assert "Lijkt het meest op" not in adv_tty("show", "duinhof", "--sectie", "lessen").out
