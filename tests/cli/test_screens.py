"""What people see of every command on a terminal of 80 columns, whole, on the eight made-up projects (see `towns`).

After a change that is meant: pytest --snapshot-update, and read the difference.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from syrupy.assertion import SnapshotAssertion

from adv_cli.cli.main import COMMANDS
from conftest import Adv, Result
from towns import COACHES, DREMPEL, OOR, REGIO, SAMEN, STIL, write_towns

pytestmark = pytest.mark.usefixtures("in_towns")

SEEN = [
    ["list"],
    ["list", "--doelgroep", "multi", "--niet", "niveau=regionaal"],
    ["list", "--gemeente", "Appelgouw", "--velden", "id,titel,knelpunten"],
    ["list", "--zoals", DREMPEL],
    ["show", DREMPEL],
    ["show", STIL, OOR, "--sectie", "resultaten", "--sectie", "overige_projecten"],
    ["show", REGIO],
    ["stats"],
    ["stats", "niveau"],
    ["stats", "doelgroep", "niveau"],
    ["stats", "knelpunten", "--experiment"],
    ["stats", "evaluatie"],
    ["stats", "partner", "partner"],
    ["stats", "regie", "mandaat"],
    ["search", "schuld"],
    ["search", "wachtlijts", "--niveau", "een-wijk"],
    ["items", "knelpunten", "--doelgroep", "multi"],
    ["items", "oplossingen", "--groepeer", "thema", "--experiment"],
    ["compare", SAMEN, COACHES],
    ["values"],
    ["values", "gemeente"],
    ["values", "gaat-over"],
]

HELP = [
    "search",
    "items",
    "compare",
    "export",
    "cite",
    "check",
    "init",
    "new",
    "format",
    "schema",
    "catalogue",
    "completion",
]
"""The commands of which the help is not among the pages of the shipped data (tests/shipped)."""


@pytest.mark.parametrize("arguments", SEEN, ids=" ".join)
def test_what_a_command_shows(
    adv_tty: Adv, snapshot: SnapshotAssertion, arguments: list[str]
) -> None:
    result = adv_tty(*arguments, NO_COLOR="1")
    assert result.code == 0
    assert max(map(len, result.lines)) <= 80
    assert result.out + result.err == snapshot


@pytest.mark.parametrize("command", HELP)
def test_what_the_help_says(adv_tty: Adv, snapshot: SnapshotAssertion, command: str) -> None:
    result = adv_tty(command, "--help", NO_COLOR="1")
    assert (result.code, result.err) == (0, "")
    assert result.out == snapshot


def test_every_command_is_shown() -> None:
    assert {*HELP, *(arguments[0] for arguments in SEEN)} == {*COMMANDS}


class Own(NamedTuple):
    """A data directory of a test's own, and what adv says of it with MAP for the path."""

    data: Path
    adv: Adv

    def said(self, *arguments: str) -> Result:
        said = self.adv(*arguments, "--data", str(self.data), NO_COLOR="1")
        return Result(said.code, *(text.replace(str(self.data), "MAP") for text in said[1:]))


@pytest.fixture
def own(adv_tty: Adv) -> Iterator[Own]:
    """To change; in a path so short that it moves no line."""
    with TemporaryDirectory(dir="/tmp") as folder:
        yield Own(write_towns(Path(folder).resolve()), adv_tty)


def test_what_check_shows(own: Own, snapshot: SnapshotAssertion) -> None:
    result = own.said("check", "--streng")
    assert (result.code, result.err) == (0, "")
    assert result.out == snapshot


def test_what_check_shows_of_faults(own: Own, snapshot: SnapshotAssertion) -> None:
    for id, old, new in (
        (SAMEN, "doelgroep: multiprobleem", "doelgroep: multiprobleen"),
        (STIL, "minimum: 16", "minimum: 61"),
        (DREMPEL, "gemeente: ’t Duinhof", "gemeente: Duinzicht"),
        (COACHES, "Alle diensten onder één dak.", "Alle diensten onder  één dak ."),
    ):
        file = own.data / "projects" / f"{id}.yaml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    result = own.said("check")
    assert result.code == 1
    assert result.out + result.err == snapshot


def test_what_format_and_new_show(own: Own, snapshot: SnapshotAssertion) -> None:
    told = own.said("format", "--check")
    assert told.code == 1
    assert told.out + told.err == snapshot(name="format --check")
    written = own.said("format")
    assert written.code == 0
    assert written.out + written.err == snapshot(name="format")
    codes = ["multi", "meervoudig", "zorg", "breed", "een"]
    dimensions = ["doelgroep", "problematiek", "invalshoek", "partners", "niveau"]
    coding = [
        word for name, code in zip(dimensions, codes, strict=True) for word in (f"--{name}", code)
    ]
    head = ["--titel", "Nieuw", "--gemeente", "Feldwijk", "--bladzijde", "70"]
    made = own.said("new", *head, *coding)
    assert made.code == 0
    assert made.out + made.err == snapshot(name="new")
    assert (own.data / "projects" / "feldwijk-nieuw.yaml").read_text("utf-8") == snapshot(
        name="the new record"
    )


def test_what_catalogue_shows(own: Own, snapshot: SnapshotAssertion) -> None:
    assert own.said("catalogue").out.splitlines()[1].split() == ["Catalogus", "geen"]
    assert own.said("list").code == 0
    out = own.said("catalogue").out
    for label, kind in (("Plaats", "BESTAND"), ("Omvang (bytes)", "GETAL"), ("Gemaakt", "TIJD")):
        out = re.sub(rf"(?<={re.escape(label)})( +).*", rf"\1{kind}", out)
    assert out == snapshot
