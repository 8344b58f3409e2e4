"""What docs/gegevens.md says of the agreement of codes is what docs/codering.md measured."""

import re

from conftest import ROOT

MEASURED = (ROOT / "docs" / "codering.md").read_text("utf-8")
SAID = (ROOT / "docs" / "gegevens.md").read_text("utf-8")
ATTRIBUTES = {
    "soort resultaat": "soort",
    "onderwerp van een resultaat": "gaat-over",
    "wijze van evalueren": "evaluatie",
    "soort organisatie": "partner",
    "wie de regie heeft": "regie",
}
"""How the page names an attribute, and how the measurement does."""


def test_the_agreement_of_themes() -> None:
    rows = re.findall(r"^\| [^|]+ \| \d+ \| \d+ \| (\d+) van (\d+) \|$", MEASURED, re.MULTILINE)
    assert len(rows) == 7
    same, of = (sum(int(row[part]) for row in rows) for part in (0, 1))
    assert f"bij {same} van de {of} punten" in SAID


def test_the_agreement_of_attributes() -> None:
    for said, measured in ATTRIBUTES.items():
        found = re.search(rf"^\| {measured} \| \d+ \| (\d+ van \d+) \|$", MEASURED, re.MULTILINE)
        assert found is not None
        assert f"| {said} | {found[1]} |" in SAID
