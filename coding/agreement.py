"""How consistent the coding is: Krippendorff's alpha of two rounds of coding, for each code.

The first round is the records themselves. `second_round.tsv` has themes of a fifth of the items
coded again, `second_round_attributes.tsv` all other codes, both from the codebook alone.
`python coding/agreement.py` writes the tables of docs/codering.md.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from adv_cli import open_catalogue
from adv_cli.catalogue.read_items import section_items
from adv_cli.model.attribute_codes import coded
from adv_cli.model.attributes import ATTRIBUTE_LABELS
from adv_cli.model.template import CODED_SECTIONS, SECTION
from adv_cli.queries.projects import record

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "codering.md"
BEGIN, END = "<!-- agreement: begin -->", "<!-- agreement: end -->"
BEGIN_ATTRIBUTES = "<!-- agreement of attributes: begin -->"
ROUNDS = "eerste ronde | tweede ronde"

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


LINKS = "knelpunten"
"""The bottlenecks that a solution answers: no codes, but numbers within the same factsheet."""

Attributes = dict[str, Coding]
"""The coding of each attribute."""


def second_round_of_attributes() -> Attributes:
    """The second round of the codes beside themes."""
    found: Attributes = {}
    with (HERE / "second_round_attributes.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            key = (row["project"], row["sectie"], int(row["nr"]))
            codes = frozenset(filter(None, row["codes"].split(",")))
            found.setdefault(row["kenmerk"], {})[key] = codes
    return found


def first_round_of_attributes(second: Attributes) -> Attributes:
    """What the records have of the same things; nothing where they have no code."""
    found: Attributes = {name: dict.fromkeys(keys, frozenset()) for name, keys in second.items()}
    with open_catalogue() as catalogue:
        for id in {project for keys in second.values() for project, _, _ in keys}:
            whole = record(catalogue, id)
            for one in coded(whole):
                _add(found.get(one.attribute, {}), (id, one.sectie, one.position), one.code)
            solutions = whole["knelpunten"]["oplossingen"] or ()
            for position, solution in enumerate(solutions, start=1):
                for number in solution["knelpunten"]:
                    _add(found[LINKS], (id, "oplossingen", position), str(number))
    return found


def _add(coding: Coding, key: tuple[str, str, int], code: str) -> None:
    if key in coding:
        coding[key] |= {code}


def attribute_tables(first: Attributes, second: Attributes) -> Iterator[str]:
    """The lines of the page: a table of all attributes, then one with the codes of each."""
    yield "| kenmerk | eenheden | gelijk |\n| --- | ---: | ---: |"
    for name, units in second.items():
        same = sum(first[name][key] == codes for key, codes in units.items())
        yield f"| {name} | {len(units)} | {same} van {len(units)} |"
    with open_catalogue() as catalogue:
        codes = {name: catalogue.labels(name) for name in second if name != LINKS}
    for name, of_name in codes.items():
        yield f"\n### {ATTRIBUTE_LABELS[name]} (n = {len(second[name])})\n"
        yield f"| code | {ROUNDS} | alpha |\n| --- | ---: | ---: | ---: |"
        for code in of_name:
            yield _row(code, first[name], second[name])


def _row(code: str, first: Coding, second: Coding) -> str:
    """A row of a table: how often each round gave a code to what both coded, and alpha."""
    one, other = ([code in coding[key] for key in second] for coding in (first, second))
    value = alpha(one, other)
    measured = "–" if value is None else f"{value:.2f}"
    return f"| {code} | {sum(one)} | {sum(other)} | {measured} |"


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
        units = {key: codes for key, codes in second.items() if key[1] == section}
        yield f"\n### {SECTION[section].heading} (n = {len(units)})\n"
        yield f"| thema | {ROUNDS} | alpha |\n| --- | ---: | ---: | ---: |"
        for code in themes[section]:
            yield _row(code, first, units)


def measured() -> dict[str, str]:
    """The tables of the page as they should be, each by the marker that stands before it."""
    attributes = second_round_of_attributes()
    return {
        BEGIN: "\n".join(tables(first_round(), second_round())),
        BEGIN_ATTRIBUTES: "\n".join(
            attribute_tables(first_round_of_attributes(attributes), attributes)
        ),
    }


def published(begin: str) -> str:
    """The tables that the page has after a marker."""
    return PAGE.read_text(encoding="utf-8").split(begin)[1].split(END)[0].strip()


def main() -> None:
    """Write the tables between the markers of the page."""
    for begin, lines in measured().items():
        before, rest = PAGE.read_text(encoding="utf-8").split(begin)
        after = rest.partition(END)[2]
        PAGE.write_text(
            f"{before}{begin}\n\n{lines}\n\n{END}{after}", encoding="utf-8", newline="\n"
        )


if __name__ == "__main__":
    main()
