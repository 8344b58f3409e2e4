"""The next inventory: from adv init to each export, as somebody would make it, and nothing in it is of the G31."""

import io
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from adv_cli.cli.main import run
from adv_cli.cli.terminal import Terminal
from adv_cli.dataset.paths import packaged_data
from adv_cli.output.export.forms import FORMS
from conftest import Adv
from madeup import FOLDER, KLAVERHORST, OUDEZAND, write_report

NEW = "windmeer-buurtbezoek-molenhoek"
OF_ANOTHER = re.compile(
    r"G31|Achter de Voordeur|[Hh]oofdstuk 2|Pröpper|\b33 (projecten|factsheets)|\b(27|31) gemeenten|\bGouda\b"
    r"|meervoudige problemen thuis|rapport van 2010|\(2010\)",
)
"""What the code once knew of the inventory that comes with adv; the made-up projects are of those years too."""


@pytest.fixture(scope="module")
def inventory(tmp_path_factory: pytest.TempPathFactory, own_cache: Path) -> Path:
    """A directory from adv init, filled in with the made-up inventory; one record comes from its report."""
    parent = tmp_path_factory.mktemp("volgende")
    data, report = parent / "keukentafel", write_report(parent)
    typed("init", str(data))
    for name in ("gemeenten.yaml", "dwarsdoorsnede.yaml"):
        shutil.copy(FOLDER / name, data)
    codebook = (packaged_data() / "codeboek.yaml").read_text("utf-8")
    (data / "codeboek.yaml").write_text(codebook.replace("Hoofdstuk 2", "Deel twee"), "utf-8")
    source = (FOLDER / "bron.yaml").read_text("utf-8")
    (data / "bron.yaml").write_text(source.replace("hoofdstuk 2", "deel twee"), "utf-8")
    for id in (KLAVERHORST, OUDEZAND):
        shutil.copy(FOLDER / "projects" / f"{id}.yaml", data / "projects")
    (data / "projects" / "voorbeeldstad-voorbeeld.yaml").unlink()
    typed(
        *("new", "--uit", str(report), "--titel", "Buurtbezoek Molenhoek", "--data", str(data)),
        *("--doelgroep", "zwakke", "--problematiek", "participatie", "--invalshoek", "zorg"),
        *("--partners", "zorg-en-welzijn", "--niveau", "een-wijk"),
    )
    code(data / "projects" / f"{NEW}.yaml")
    typed(
        "schema", "--data", str(data), "--naar", str(data / "record.schema.json"), "--overschrijf"
    )
    typed("format", "--data", str(data))
    return data


def typed(*arguments: str) -> str:
    """What adv answers; it must go well."""
    out, err = io.StringIO(), io.StringIO()
    assert run(arguments, Terminal(out, err, {})) == 0, err.getvalue()
    return out.getvalue()


def code(record: Path) -> None:
    """What is still to be done by hand: the name in the appendices, and the themes of the reasons."""
    text = record.read_text("utf-8")
    text = text.replace("titel_in_bijlagen: null", "titel_in_bijlagen: Op bezoek in Molenhoek")
    for theme in ("verborgen-problematiek", "lage-betrokkenheid"):
        text = text.replace("themas: []", f"themas: [{theme}]", 1)
    record.write_text(text, "utf-8")


def test_it_is_sound_and_agrees_with_its_report(adv: Adv, inventory: Path) -> None:
    for bron in ([], ["--bron", str(inventory.parent / "rapport.txt")]):
        result = adv("check", str(inventory), *bron)
        faults = [line for line in result.lines if line.startswith("fout")]
        assert (result.code, faults) == (0, [])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (["list"], [NEW, OUDEZAND, KLAVERHORST]),
        (["show", NEW, "--markdown"], ["Aan de keukentafel", "Wonen en Welzijn"]),
        (["stats"], ["zwakke-sociaaleconomische-positie\t"]),
        (["search", "keukentafel"], [NEW]),
        (["items", "knelpunten"], [NEW]),
        (["compare", NEW, OUDEZAND], ["Windmeer"]),
        (["cite"], ["Bureau Windhoek. (2019). Aan de keukentafel [Rapport]"]),
        ([], ["Aan de keukentafel (2019)"]),
    ],
    ids=str,
)
def test_it_answers(adv: Adv, inventory: Path, question: list[str], told: list[str]) -> None:
    result = adv("--data", str(inventory), *question)
    assert result.code == 0, result.err
    assert [text for text in told if text not in result.out] == []
    assert_its_own(result.out + result.err)


def test_a_terminal_speaks_of_it(adv_tty: Adv, inventory: Path) -> None:
    told = adv_tty("stats", "--data", str(inventory), NO_COLOR="1").out
    assert told.startswith("3 projecten in 3 gemeenten: 3 van de 4 gemeenten van de Waterkring.")
    assert "Stilleveen zag af van deelname." in " ".join(told.split())
    assert "deel twee, bladzijde 4" in told
    assert_its_own(told)
    assert_its_own(adv_tty("check", str(inventory), NO_COLOR="1").out)


def of_workbook(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = (cell for sheet in book for row in sheet.values for cell in row)
    return "\n".join([str(book.properties.title), str(book.properties.created), *map(str, cells)])


def of_package(content: bytes) -> str:
    with ZipFile(io.BytesIO(content)) as zipped:
        return "\n".join(zipped.read(name).decode("utf-8") for name in zipped.namelist())


def of_database(content: bytes) -> str:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(content)
        return "\n".join(db.iterdump())


TEXT_OF: dict[str, Callable[[bytes], str]] = {
    "xlsx": of_workbook,
    "zip": of_package,
    "sqlite": of_database,
}
CHOSEN = "alle 3 projecten"
TOLD = {
    "xlsx": [CHOSEN, "2019-01-01", "Deel twee van het rapport telt soms anders", "CC0-1.0"],
    "html": [
        "<h1>Aan de keukentafel</h1>",
        "3 projecten van gemeenten die mensen aan",
        "Experiment Keukentafel",
    ],
    "zip": [CHOSEN, '"name": "aan-de-keukentafel"', "Of zij een gemeente van de Waterkring is."],
    "sqlite": [CHOSEN, "Of de gemeente meedoet aan het experiment Keukentafel."],
    "jsonl": [NEW, OUDEZAND, KLAVERHORST],
    "csv": [NEW, OUDEZAND, KLAVERHORST],
    "md": [CHOSEN, "Buurtbezoek Molenhoek"],
}
"""What must stand in each form beside the title."""


def test_every_form_is_looked_at() -> None:
    assert {*TOLD} == {*FORMS}


@pytest.mark.parametrize("form", FORMS)
def test_each_export_is_of_this_inventory(
    adv: Adv, inventory: Path, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"keukentafel.{form}"
    result = adv("export", str(file), "--data", str(inventory))
    assert result.code == 0, result.err
    assert "3 projecten" in result.err
    text = TEXT_OF.get(form, bytes.decode)(file.read_bytes())
    assert [told for told in ("Aan de keukentafel", *TOLD[form]) if told not in text] == []
    assert_its_own(text)


def assert_its_own(text: str) -> None:
    """That a text says nothing of the inventory that comes with adv."""
    found = [text[max(m.start() - 60, 0) : m.end() + 40] for m in OF_ANOTHER.finditer(text)]
    assert found == []
