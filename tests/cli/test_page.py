"""adv export x.html on made-up data: one file that asks nothing of anybody, and shows what is there."""

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from adv_cli.catalogue.cache import open_catalogue
from adv_cli.catalogue.reader import Catalogue
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.output.export.forms import write
from adv_cli.output.export.page import HERE, scripts
from adv_cli.queries.export import export
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects, record
from conftest import Adv
from towns import IDS, STIL

HOSTILE = "<script>alert(1)</script></script><!-- & \"'"


class Reader(HTMLParser):
    """The texts, ids and tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]

    @property
    def text(self) -> str:
        return " ".join(self.texts)


def page_of(catalogue: Catalogue, *, people: bool = False, **filters: Any) -> str:
    return write("html", export(catalogue, Filters(**filters), people=people)).decode()


def data_in(page: str) -> dict[str, Any]:
    """What the scripts of a page read."""
    found = re.search(
        r'<script type="application/json" id="gegevens">(.*?)</script>', page, re.DOTALL
    )
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.usefixtures("in_towns")
def test_a_page_is_made_by_the_extension_without_persons(adv: Adv, tmp_path: Path) -> None:
    file, with_people = tmp_path / "atlas.html", tmp_path / "intern.html"
    assert adv("export", str(file)).code == 0
    assert adv("export", str(with_people), "--met-contacten").code == 0
    both = file.read_text("utf-8"), with_people.read_text("utf-8")
    assert ["Contactgegevens</h3>" in page for page in both] == [False, True]


def test_nothing_of_a_person_is_left_in_a_page_without_persons(towns_catalogue: Catalogue) -> None:
    without, whole = page_of(towns_catalogue), page_of(towns_catalogue, people=True)
    told = 0
    for id in IDS:
        found = record(towns_catalogue, id)
        others = found["overige_projecten"] or ()
        for contact in [
            *(found["contactgegevens"] or ()),
            *(c for o in others for c in o["contact"]),
        ]:
            for value in (contact["naam"], contact["email"], *contact["telefoon"]):
                if value:
                    told += 1
                    assert value not in without
                    assert value in whole
    assert told > 5


def test_the_words_of_persons_are_no_words_of_the_page(towns_catalogue: Catalogue) -> None:
    def words(page: str) -> set[str]:
        tables = data_in(page)["woorden"]["families"]
        return {
            family[: int(word[0], 36)] + word[1:]
            for family, listed in tables.items()
            for word in listed.split()
        }

    page = page_of(towns_catalogue)
    text = " ".join(" ".join(row[4:]) for row in data_in(page)["punten"])
    assert words(page) <= set(tokens(fold(text)))
    assert words(page) < words(page_of(towns_catalogue, people=True))


def test_the_page_loads_nothing_and_may_not(towns_catalogue: Catalogue) -> None:
    page = page_of(towns_catalogue)
    reader = Reader(page)
    for name in ("link", "img", "iframe", "object", "embed", "base", "form"):
        assert all(
            not {"src", "href", "action", "data"} & {*found} for found in reader.named(name)
        ), name
    assert all("src" not in found for found in reader.named("script"))
    assert not any(
        key.startswith("on") or key == "style" for _, found in reader.tags for key in found
    )
    assert all((found["href"] or "").startswith("#") for found in reader.named("a"))
    (policy,) = (
        f["content"]
        for f in reader.named("meta")
        if f.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    style = (HERE / "page.css").read_text("utf-8")
    assert "url(" not in style
    assert "@import" not in style
    for call in (
        "fetch(",
        "XMLHttpRequest",
        "import(",
        "sendBeacon",
        "innerHTML =",
        "eval(",
        "WebSocket",
    ):
        assert call not in scripts(), call


@pytest.mark.parametrize(
    "sign",
    [r"\(\?<[=!]", r"\?\.[a-z(\[]", r"\?\?", r"\.at\(", "replaceAll", r"\basync\b"],
)
def test_the_scripts_have_nothing_that_a_browser_of_five_years_ago_lacks(sign: str) -> None:
    assert not re.search(sign, scripts())


def test_same_input_gives_the_same_bytes(towns_catalogue: Catalogue) -> None:
    assert page_of(towns_catalogue) == page_of(towns_catalogue)


def test_every_point_can_be_read_without_scripts(towns_catalogue: Catalogue) -> None:
    page = page_of(towns_catalogue, people=True)
    text = " ".join(Reader(page[: page.index('<script type="application/json"')]).text.split())
    for _, section, _, _, said, *_ in data_in(page)["punten"]:
        if section not in ("codering", "overige_projecten"):
            assert " ".join(said.split()) in text


def test_ids_are_of_one_thing_each(towns_catalogue: Catalogue) -> None:
    ids = [found["id"] for _, found in Reader(page_of(towns_catalogue)).tags if "id" in found]
    assert len(ids) == len(set(ids))
    assert set(IDS) <= set(ids)


def test_only_what_was_chosen_is_in_it(towns_catalogue: Catalogue) -> None:
    page = page_of(towns_catalogue, wel={"gemeente": ["Appelgouw"]})
    data = data_in(page)
    chosen = [p.id for p in projects(towns_catalogue, Filters({"gemeente": ["Appelgouw"]}))]
    assert [project["id"] for project in data["projecten"]] == chosen
    assert data["gefilterd"] is True
    assert {row[0] for row in data["punten"]} == set(range(len(chosen)))
    assert page.count("<article") == len(chosen)


def test_no_project_makes_an_empty_page(towns_catalogue: Catalogue) -> None:
    page = page_of(towns_catalogue, tekst=["zzzzqqq"])
    assert data_in(page)["projecten"] == []
    assert "<article" not in page


def test_what_the_data_says_is_never_markup(towns: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(towns, copy)
    file = copy / "projects" / f"{STIL}.yaml"
    text = file.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("titel:"))
    file.write_text(text.replace(title, f"titel: {json.dumps(HOSTILE)}", 1), "utf-8")
    with open_catalogue(copy) as catalogue:
        page = page_of(catalogue)
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert page.count("<script") == 2
    assert any(project["titel"] == HOSTILE for project in data_in(page)["projecten"])
