"""What adv says of an inventory is what its bron.yaml says; of what it does not have, nothing is said."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from adv_cli.dataset.yaml_reader import read
from conftest import Adv
from madeup import OUDEZAND, write_data, write_pages
from towns import COACHES, STAP

OWN = {
    "onderwerp": "dorpen die bij mensen langsgaan",
    "groep": "de Kring",
    "experiment": "Proeftuin",
    "hoofdstuk": "paragraaf 7",
    "hoofdstuk_kort": "par. 7",
    "bladzijden": "er is met de hand geteld",
}
LISTED = {
    "naam": "vaak genoemd",
    "bladzijde": 9,
    "secties": ["knelpunten"],
    "punten": [{"punt": "lang wachten", "code": "wachtlijsten"}],
}
Write = Callable[..., Path]


@pytest.fixture
def written(towns: Path, tmp_path: Path) -> Write:
    """The made-up towns with these words in bron.yaml, and without a letter."""

    def write(words: dict[str, str]) -> Path:
        data = tmp_path / "gegevens"
        shutil.copytree(towns, data)
        sources = read((data / "bron.yaml").read_text("utf-8"))
        own = {**sources, "inventarisatie": words, "brief": None}
        (data / "bron.yaml").write_text(json.dumps(own), "utf-8")
        published = read((data / "dwarsdoorsnede.yaml").read_text("utf-8"))
        (data / "dwarsdoorsnede.yaml").write_text(
            json.dumps({**published, "lijsten": [LISTED]}), "utf-8"
        )
        return data

    return write


def exported(adv: Adv, data: Path, form: str) -> bytes:
    file = data.parent / f"alles.{form}"
    result = adv("export", str(file), "--data", str(data), "--overschrijf")
    assert result.code == 0, result.err
    return file.read_bytes()


def page_data(page: str) -> dict[str, object]:
    found = re.search(r'id="gegevens">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


def tables(package: bytes) -> dict[str, list[str]]:
    """The columns of each table of a data package."""
    with ZipFile(io.BytesIO(package)) as zipped:
        return {
            Path(name).stem: next(csv.reader(io.StringIO(zipped.read(name).decode("utf-8"))))
            for name in zipped.namelist()
            if name.endswith(".csv")
        }


def test_an_inventory_is_called_as_it_calls_itself(adv: Adv, adv_tty: Adv, written: Write) -> None:
    data = written(OWN)
    told = adv_tty("stats", "--data", str(data), NO_COLOR="1").out
    assert "5 van de 7 gemeenten van de Kring, en Feldwijk." in told
    assert "’s-Gansoord en Hollebeek deden niet mee." in told
    assert "paragraaf 7, bladzijde" in told
    assert re.search(r" rapport \d+, (gelijk|verschil)", told)
    listed = adv_tty("stats", "knelpunten", "--data", str(data), NO_COLOR="1").out
    assert "Paragraaf 7 noemt er" in listed
    assert "par. 7 blz." in listed
    page = exported(adv, data, "html").decode("utf-8")
    assert "<p>8 projecten van dorpen die bij mensen langsgaan, zoals het rapport" in page
    labels = [one["label"] for group in page_data(page)["groepen"] for one in group["dimensies"]]  # type: ignore[attr-defined]
    assert "Experiment Proeftuin" in labels
    assert page_data(page)["hoofdstuk"] == {
        "naam": "paragraaf 7",
        "van": "paragraaf 7 van het rapport",
    }
    package = exported(adv, data, "zip")
    assert "groep" in tables(package)["gemeenten"]
    readme = ZipFile(io.BytesIO(package)).read("README.md").decode("utf-8")
    assert "| Of zij een gemeente van de Kring is. |" in readme
    assert "| Of de gemeente meedoet aan het experiment Proeftuin. |" in readme
    assert "| Hoeveel volgens paragraaf 7; leeg als er gefilterd is. |" in readme


def test_of_what_it_does_not_have_nothing_is_said(adv: Adv, adv_tty: Adv, written: Write) -> None:
    data = written({})
    told = adv_tty("stats", "--data", str(data), NO_COLOR="1").out
    assert told.startswith("8 projecten in 6 gemeenten.\n")
    assert "het rapport, bladzijde" in told
    assert "Het rapport noemt er" in adv_tty("stats", "knelpunten", "--data", str(data)).out
    page = exported(adv, data, "html").decode("utf-8")
    assert "<p>8 projecten, zoals het rapport" in page
    assert '"code":"experiment"' not in page
    assert '"experiment":[' not in page
    assert '"hoofdstuk":{"naam":"het rapport","van":"het rapport"}' in page
    columns = tables(exported(adv, data, "zip"))
    assert "groep" not in columns["gemeenten"]
    assert "experiment" not in columns["gemeenten"] + columns["projecten"]
    for line in exported(adv, data, "jsonl").splitlines():
        assert "experiment" not in json.loads(line)
    compared = json.loads(adv("compare", COACHES, STAP, "--json", "--data", str(data)).out)
    assert "experiment" not in compared["gelijk"].keys() | compared["verschillend"].keys()
    assert "**Brief**" not in exported(adv, data, "md").decode("utf-8")


def test_without_a_letter_the_report_and_the_data_are_cited(adv: Adv, written: Write) -> None:
    cited = adv("cite", "--data", str(written({}))).lines
    assert len(cited) == 2
    assert not any("[Brief" in line for line in cited)


def test_why_a_page_is_not_certain_is_for_the_inventory_to_say(adv: Adv, tmp_path: Path) -> None:
    data = write_data(tmp_path)
    write_pages(data)
    assert "; dat is niet zeker.\n" in adv("cite", OUDEZAND, "--data", str(data)).err
    file = data / "bron.yaml"
    own = f"inventarisatie:\n  bladzijden: {OWN['bladzijden']}\n"
    file.write_text(file.read_text("utf-8").replace("inventarisatie:\n", own), "utf-8")
    told = adv("cite", OUDEZAND, "--data", str(data)).err
    assert "; dat is niet zeker, want er is met de hand geteld.\n" in told


def test_check_misses_the_name_of_what_municipalities_have(adv: Adv, written: Write) -> None:
    result = adv("check", "--data", str(written({"groep": "de Kring"})))
    assert (
        "inventarisatie.experiment\tgeen naam, terwijl gemeenten.yaml experiment: true"
        in result.out
    )
    assert "inventarisatie.groep" not in result.out


def test_the_first_examples_name_projects_that_are_there(adv: Adv, written: Write) -> None:
    data = written({})
    welcome = adv("--data", str(data)).out
    for command in re.findall(r"^  adv (\S+(?: \S+)*?)  +", welcome, flags=re.MULTILINE):
        assert adv(*command.split(), "--data", str(data)).code == 0, command
