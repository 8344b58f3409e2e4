"""How consistent the themes are: Krippendorff's alpha of two rounds of coding, for each theme.

The first round is the records themselves; `second_round.tsv` has a fifth of the items coded again,
from the codebook alone. `python coding/agreement.py` writes the tables of docs/codering.md.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from adv_cli import open_catalogue
from adv_cli.catalogue.read_items import section_items
from adv_cli.model.template import CODED_SECTIONS, SECTION

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "codering.md"
BEGIN, END = "<!-- agreement: begin -->", "<!-- agreement: end -->"

CODED = ("redenen", *CODED_SECTIONS)
"""The sections whose items have themes."""

Coding = dict[tuple[str, str, int], frozenset[str]]
"""Themes by project, section and number of the item."""


def alpha(first: Sequence[bool], second: Sequence[bool]) -> float | None:
    """Krippendorff's alpha for two rounds of yes and no over the same units.

    None when all of them are the same. Rule: K. Krippendorff, Computing Krippendorff's
    Alpha-Reliability (2011), section B: binary data, two observers.
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
    with open_catalogue() as catalogue:
        return {
            (item.id, section, item.position): frozenset(item.themas)
            for section in CODED
            for item in section_items(catalogue, section)
        }


def tables(first: Coding, second: Coding) -> Iterator[str]:
    """The lines of the page: a table for all sections, then one with the themes of each."""
    with open_catalogue() as catalogue:
        themes = {section: catalogue.labels(f"thema.{section}") for section in CODED}
    yield "| onderdeel | punten | opnieuw | gelijk |\n| --- | ---: | ---: | ---: |"
    for section in CODED:
        heading = SECTION[section].heading
        items = sum(of == section for _, of, _ in first)
        again = [key for key in second if key[1] == section]
        same = sum(first[key] == second[key] for key in again)
        yield f"| {heading} | {items} | {len(again)} | {same} van {len(again)} |"
    for section in CODED:
        units = [key for key in second if key[1] == section]
        yield f"\n### {SECTION[section].heading} (n = {len(units)})\n"
        yield "| thema | eerste ronde | tweede ronde | alpha |\n| --- | ---: | ---: | ---: |"
        for code in themes[section]:
            one, other = ([code in coding[key] for key in units] for coding in (first, second))
            value = alpha(one, other)
            measured = "–" if value is None else f"{value:.2f}"
            yield f"| {code} | {sum(one)} | {sum(other)} | {measured} |"


def main() -> None:
    """Write the tables between the markers of the page."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    lines = "\n".join(tables(first_round(), second_round()))
    PAGE.write_text(f"{before}{BEGIN}\n\n{lines}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
