"""How consistent the themes are: the second round of coding beside the first, as Krippendorff's
alpha for each theme.

The first round is the records themselves; `second_round.tsv` has a fifth of the items coded again,
from the codebook alone. `python coding/agreement.py` writes the tables of docs/codering.md.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from adv_cli import open_catalogue
from adv_cli.model.template import CODED_SECTIONS, SECTION

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "codering.md"
BEGIN, END = "<!-- agreement: begin -->", "<!-- agreement: end -->"

Coding = dict[tuple[str, str, int], frozenset[str]]
"""Themes by project, section and number of the item."""


def alpha(first: Sequence[bool], second: Sequence[bool]) -> float | None:
    """Krippendorff's alpha for two rounds of yes and no over the same units; None when all of them
    are the same.

    Rule: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section B: binary
    data, two observers.
    """
    values = [*first, *second]
    yes = sum(values)
    no = len(values) - yes
    if not yes or not no:
        return None
    unlike = sum(one != other for one, other in zip(first, second, strict=True))
    return 1 - (len(values) - 1) * unlike / (yes * no)


def second_round() -> Coding:
    """The second round."""
    with (HERE / "second_round.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {
            (r["project"], r["sectie"], int(r["nr"])): frozenset(
                filter(None, r["themas"].split(","))
            )
            for r in rows
        }


def first_round() -> Coding:
    """All items of the coded sections, as the records have them."""
    query = (
        "SELECT p.id, i.sectie, i.volgnr, group_concat(t.code) FROM item i JOIN project p ON p.nr = i.project"
        " LEFT JOIN thema t ON t.project = i.project AND t.sectie = i.sectie AND t.volgnr = i.volgnr GROUP BY i.nr"
    )
    with open_catalogue() as catalogue:
        rows = catalogue.rows(query)
    return {
        (id, sectie, nr): frozenset((codes or "").split(",")) - {""}
        for id, sectie, nr, codes in rows
    }


def tables(first: Coding, second: Coding) -> Iterator[str]:
    """The lines of the page: a table for all sections, then one with the themes of each."""
    sections = ("redenen", *CODED_SECTIONS)
    with open_catalogue() as catalogue:
        themes = {sectie: catalogue.labels(f"thema.{sectie}") for sectie in sections}
    yield "| onderdeel | punten | opnieuw | gelijk |\n| --- | ---: | ---: | ---: |"
    for sectie in sections:
        again = [key for key in second if key[1] == sectie]
        same = sum(first[key] == second[key] for key in again)
        yield f"| {SECTION[sectie].heading} | {sum(key[1] == sectie for key in first)} | {len(again)} | {same} van {len(again)} |"
    for sectie in sections:
        units = [key for key in second if key[1] == sectie]
        yield f"\n### {SECTION[sectie].heading} (n = {len(units)})\n"
        yield "| thema | eerste ronde | tweede ronde | alpha |\n| --- | ---: | ---: | ---: |"
        for code in themes[sectie]:
            one, other = ([code in coding[key] for key in units] for coding in (first, second))
            value = alpha(one, other)
            yield f"| {code} | {sum(one)} | {sum(other)} | {'–' if value is None else f'{value:.2f}'} |"


def main() -> None:
    """Write the tables between the markers of the page."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    lines = "\n".join(tables(first_round(), second_round()))
    PAGE.write_text(f"{before}{BEGIN}\n\n{lines}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
