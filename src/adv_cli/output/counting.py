"""What is said in words about counts of projects, on a terminal and in Markdown alike."""

from collections.abc import Sequence

from adv_cli.dutch.phrasing import and_list, plural, sentence
from adv_cli.model.attributes import ATTRIBUTES, CARRIER, Carrier
from adv_cli.model.inventory import Inventory
from adv_cli.model.template import SECTION, SEVERAL
from adv_cli.queries.context import Uncoded
from adv_cli.queries.statistics import Count, Counts, CrossTable

_COUNTED = {
    Carrier.RESULT: ("resultaat", "resultaten"),
    Carrier.EVALUATION: ("evaluatie", "evaluaties"),
    Carrier.FIGURE: ("cijfer", "cijfers"),
    Carrier.PARTY: ("naam", "namen"),
    Carrier.DIRECTION: ("project", "projecten"),
}
"""What `punten` are of an attribute, by what carries it."""

_OF_ONE = {
    Carrier.RESULT: "één resultaat",
    Carrier.EVALUATION: "één evaluatie",
    Carrier.FIGURE: "één cijfer",
    Carrier.PARTY: "één organisatie",
}
"""One thing that has both codes of a cell, where a project can have several such things."""


def of_all(count: int, projects: int) -> str:
    """A count of projects with the number that it is of: `7 van 33`."""
    return f"{count} van {projects}"


def items_text(dimension: str, items: int) -> str:
    """How many items, or other things that carry the attribute, have a code."""
    return plural(items, *_COUNTED[CARRIER[dimension]] if dimension in CARRIER else _POINTS)


_POINTS = ("punt", "punten")


def uncoded_text(uncoded: Uncoded, projects: int) -> str:
    """How many projects have no code, and at how many of those the factsheet says nothing."""
    text = f"geen code: {of_all(len(uncoded.projecten), projects)}"
    if uncoded.onderdeel is None:
        return text
    named = f"het onderdeel {SECTION[uncoded.onderdeel].heading}"
    silent = []
    if uncoded.ontbreekt:
        silent.append(f"ontbreekt {named}")
    if uncoded.leeg:
        silent.append(f"staat {'het' if silent else named} er leeg")
    numbers = [len(ids) for ids in (uncoded.ontbreekt, uncoded.leeg) if ids]
    at = [
        f"bij {number} {'daarvan ' if nr == 0 else ''}{words}"
        for nr, (number, words) in enumerate(zip(numbers, silent, strict=True))
    ]
    return f"{text}; {' en '.join(at)}" if at else text


def silence(uncoded: Uncoded, project: str) -> str:
    """What the factsheet of a project without a code has of the section; nothing where it has."""
    if project in uncoded.ontbreekt:
        return "onderdeel ontbreekt"
    return "onderdeel leeg" if project in uncoded.leeg else ""


def list_text(counts: Counts, inventory: Inventory) -> str:
    """Which themes that the report lists are not among our most frequent, and the reverse."""
    if counts.lijst is None or not counts.lijst.codes:
        return ""
    most, named = len(counts.most), len(counts.lijst.codes)
    text = f"{sentence(inventory.chapter)} noemt er {named}."
    if counts.named_not_most:
        named_not = _with_numbers(counts.named_not_most)
        text += f" Daarvan niet bij de {most} die wij het vaakst tellen: {named_not}."
    else:
        text += f" Die horen alle bij de {most} die wij het vaakst tellen."
    if counts.most_not_named:
        unnamed = _with_numbers(counts.most_not_named)
        text += f" Bij die {most}, maar niet in {inventory.chapter}: {unnamed}."
    return text


def _with_numbers(counts: Sequence[Count]) -> str:
    return and_list([f"{count.label} ({count.aantal})" for count in counts])


def cross_table_note(table: CrossTable) -> str:
    """What a reader must know to read the totals; nothing when they simply add up."""
    notes = []
    if table.drager in _OF_ONE:
        notes.append(f"Een project telt in een vak als {_OF_ONE[table.drager]} beide codes heeft.")
    if table.is_of_one:
        notes.append(
            "Een project telt in een vak als het beide codes heeft;"
            " op de diagonaal staat het totaal van de code."
        )
    dimensions = {table.rijen.dimensie, table.kolommen.dimensie}
    if dimensions & {*SEVERAL}:
        several = "meer dan één code" if dimensions & {*ATTRIBUTES} else "meer dan één thema"
        notes.append(
            f"Een project kan bij {several} staan, of bij geen: de totalen tellen dan niet op."
        )
    return " ".join(notes)


def cross_table_uncoded(table: CrossTable) -> list[str]:
    """Of each side of a table how many projects have no code of it."""
    return [
        f"{counts.label}, {uncoded_text(counts.zonder_code, table.totaal)}."
        for counts in table.sides
        if counts.zonder_code
    ]
