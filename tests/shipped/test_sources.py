"""How the report, the letter, this data and the factsheets are cited, and CITATION.cff beside it."""

import json
import re
import shutil
import subprocess
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]
from pybtex.database import parse_string  # type: ignore[import-untyped]
from ruamel.yaml import YAML

from adv_cli.catalogue.reader import Catalogue
from adv_cli.queries.citations import factsheet, pages_of
from adv_cli.queries.projects import projects, record
from conftest import ROOT, Adv

CFF = ROOT / "CITATION.cff"
IDS = [path.stem for path in sorted((ROOT / "data" / "projects").glob("*.yaml"))]


def read_yaml(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    return found


def test_the_report_the_letter_and_the_data(adv: Adv) -> None:
    result = adv("cite")
    assert result.lines == [
        "Partners+Pröpper. (2010). Achter de Voordeur bij de G31"
        " [Rapport in opdracht van de programmaministeries voor WWI en voor Jeugd en Gezin].",
        "Minister voor Jeugd en Gezin & minister voor Wonen, Wijken en Integratie. (2010, 9 juli)."
        " Onderzoeken experiment Achter de Voordeur [Brief, kenmerk DGWWI/W 2010009444].",
        "The adv founders. (2026). adv: naslagwerk bij Achter de Voordeur bij de G31"
        " (Versie 2026.2) [Gegevensset].",
    ]
    assert result.err.count("\n") == 1
    assert "geen titel en geen jaar" in result.err


def test_a_factsheet_whose_pages_are_sure(adv: Adv) -> None:
    result = adv("cite", "almelo")
    assert result.out == (
        "Partners+Pröpper. (2010). Geluksbudget (Almelo) [Factsheet]."
        " In Achter de Voordeur bij de G31 (pp. 10–12).\n"
    )
    assert "paginagrens" not in result.err


def test_a_factsheet_whose_pages_are_not(adv: Adv) -> None:
    result = adv("cite", "gouda")
    assert "(pp. 46–49)" in result.out
    assert "bladzijde 46 of 47 tot en met 49 of 50" in result.err


def test_a_memo_names_the_pages_it_rests_on(adv: Adv) -> None:
    for question, pages in (
        (("show", "almelo"), "blz. 10–12."),
        (("show", "almelo", "--sectie", "lessen"), "blz. 11–12."),
        (("compare", "almelo", "alkmaar"), "blz. 8–12."),
        (("items", "contactgegevens", "--gemeente", "almelo"), "blz. 12."),
        (("show", "gouda"), "blz. 46–49 (of één verder)."),
    ):
        assert f"*, {pages} Gegevens" in adv(*question, "--markdown").lines[-1]


def test_the_keys_stay_what_they_are(adv: Adv) -> None:
    assert list(parse_string(adv("cite", "--bibtex").out, "bibtex").entries) == [
        "rapport-achter-de-voordeur-bij-de-g31",
        "brief-onderzoeken-experiment-achter-de-voordeur",
        "gegevens-adv-naslagwerk-bij-achter-de-voordeur-bij-de-g31",
    ]


def test_readers_get_every_factsheet(adv: Adv) -> None:
    in_bibtex = parse_string(adv("cite", *IDS, "--bibtex").out, "bibtex").entries
    in_ris = rispy.loads(adv("cite", *IDS, "--ris").out)
    in_csl = json.loads(adv("cite", *IDS, "--csl").out)
    assert (
        list(in_bibtex) == [read["id"] for read in in_ris] == [item["id"] for item in in_csl] == IDS
    )
    for read, item in zip(in_ris, in_csl, strict=True):
        pages = f"{read['start_page']}-{read['end_page']}"
        assert item["page"] in (pages, read["start_page"])
        assert read["type_of_reference"] == "CHAP"
        assert read["secondary_title"] == "Achter de Voordeur bij de G31"


def test_no_factsheet_ends_behind_the_beginning_of_the_next(catalogue: Catalogue) -> None:
    found = sorted(pages_of(record(catalogue, row.id))[:2] for row in projects(catalogue))
    for (first, last), (following, _) in pairwise(found):
        assert last is not None
        assert first <= last <= following


def test_a_factsheet_says_what_the_report_does_not(catalogue: Catalogue) -> None:
    for row in projects(catalogue):
        work = factsheet(catalogue, row.id)
        assert "geen titel en geen jaar" in work.notes[0]
        assert bool(work.notes[1:]) == bool(work.pages and work.pages.doubt)


class TestTheCitationFile:
    """CITATION.cff says what bron.yaml and the package say; GitHub and Zenodo read it."""

    cff = read_yaml(CFF)
    sources = read_yaml(ROOT / "data" / "bron.yaml")

    def test_it_is_of_this_version_and_licence(self) -> None:
        assert self.cff["version"] == version("adv-cli")
        project = (ROOT / "pyproject.toml").read_text("utf-8")
        licences = f"{self.cff['license']} AND {self.cff['references'][0]['license']}"
        assert f'license = "{licences}"' in project
        assert f'name = "{self.cff["authors"][0]["name"]}"' in project

    def test_it_says_what_bron_yaml_says(self) -> None:
        published, (data, report, letter) = self.sources["gegevens"], self.cff["references"]
        for found in (self.cff, data):
            assert found["title"] == published["titel"]
            assert [author["name"] for author in found["authors"]] == [published["auteur"]]
        assert data["license"] == published["licentie"]
        assert data["version"] == self.sources["versie"]
        assert str(data["year"]) == published["datum"]
        theirs = self.sources["rapport"]
        assert (report["title"], str(report["year"])) == (theirs["titel"], theirs["datum"])
        assert [author["name"] for author in report["authors"]] == [theirs["auteur"]]
        assert report["notes"] == theirs["noot"]
        theirs = self.sources["brief"]
        assert (letter["title"], str(letter["date-released"])) == (theirs["titel"], theirs["datum"])
        assert [author["name"] for author in letter["authors"]] == theirs["auteurs"]
        assert letter["number"] == theirs["kenmerk"]

    def test_it_has_what_the_format_asks(self) -> None:
        assert self.cff["cff-version"] == "1.2.0"
        assert self.cff["type"] in ("software", "dataset")
        assert {"message", "title", "authors"} <= {*self.cff}
        assert re.fullmatch(r"[A-Za-z0-9.-]+", self.cff["license"])
        for reference in self.cff["references"]:
            assert {"type", "title", "authors"} <= {*reference}

    @pytest.mark.skipif(
        shutil.which("cffconvert") is None,
        reason="cffconvert is er niet: zijn jsonschema (voor 4) gaat niet samen met die van de tests",
    )
    def test_cffconvert_takes_it(self) -> None:
        done = subprocess.run(
            ["cffconvert", "--validate", "-i", str(CFF)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
