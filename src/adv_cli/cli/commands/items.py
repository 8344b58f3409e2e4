"""adv items: the items of one section over all projects."""

from collections.abc import Sequence
from typing import Annotated

import typer

from adv_cli.cli.completion import complete_sections, completes
from adv_cli.cli.context import NOTHING_FOUND, Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import FILTERS, ROWS, check_choice, output_group, with_options
from adv_cli.dutch.phrasing import plural
from adv_cli.model.lines import contacts_as_of, page
from adv_cli.output.formats import Row
from adv_cli.queries.filters import Filters, resolve, resolve_section
from adv_cli.queries.items import FoundItem, Reach, by_theme, reach
from adv_cli.queries.items import items as find

app = App()

GROUPS = ("project", "thema")
PIPED = ("id", "gemeente", "sectie", "bladzijde", "tekst", "themas", "soort")
OPTIONAL = ("noot_kop", "soort", "stand")
"""The fields that make no column of a table to read where no item has them."""
NO_ITEM = NOTHING_FOUND.replace("project", "punt").rstrip(".")


@app.command(
    "items",
    epilog="""adv items knelpunten --thema wachtlijsten --doelgroep multiprobleem
    adv items oplossingen --groepeer thema --markdown
    adv items contactgegevens --provincie utrecht --excel > contacten.csv""",
)
@with_options(FILTERS, output_group(*ROWS))
def items(
    session: Session,
    filters: Filters,
    output: Output,
    sectie: Annotated[
        str,
        typer.Argument(
            metavar="SECTIE",
            help="Een onderdeel van het factsheet.",
            autocompletion=completes(complete_sections),
        ),
    ],
    groepeer: Annotated[
        str,
        typer.Option(
            "--groepeer",
            metavar="project|thema",
            help="Waarnaar gegroepeerd.",
            rich_help_panel="Uitvoer",
            show_default=False,
        ),
    ] = "project",
) -> None:
    """De punten van één onderdeel, over alle projecten: alle knelpunten, alle lessen, alle
    contacten.

    --thema en --tekst kiezen hier de punten zelf, de andere filters de projecten. Per thema
    gegroepeerd staat een punt onder elk thema dat het heeft, of met --thema alleen onder die. In
    een pipe regels met tabs ertussen: id, gemeente, sectie, bladzijde, tekst, thema’s, en bij
    resultaten de soort (behaald, beoogd, verwacht).
    """
    check_choice("--groepeer", groepeer, GROUPS)
    sectie = resolve_section(sectie).code
    found = find(session.catalogue, sectie, filters)
    count, reached = len(found), reach(session.catalogue, sectie, filters, found)
    if groepeer == "thema":
        found = by_theme(found, resolve(session.catalogue, filters).wel.get("thema", ()))

    def text() -> str:
        from adv_cli.output.terminal.items import items_text

        labels = session.catalogue.labels(f"thema.{sectie}")
        width, colours = session.terminal.width, session.colours
        return items_text(found, groepeer, labels, width=width, colour=colours)

    rows: list[Row] = [item._asdict() for item in found]
    fields: tuple[str, ...] = PIPED if output.form == "auto" else FoundItem._fields
    if output.form == "markdown":
        rows, fields = _for_readers(rows)
    if found or output.form != "auto":
        output.write(session, rows, fields, text)
    for remark in _unseen(found, told=output.form != "auto" or session.terminal.is_terminal):
        session.terminal.remark(remark)
    session.terminal.remark(_reached(count, reached, session.catalogue.project_count))


def _for_readers(rows: Sequence[Row]) -> tuple[list[Row], tuple[str, ...]]:
    """Rows for a memo with their fields: pages in words, and no columns in which nothing stands."""
    empty = {field for field in OPTIONAL if not any(row[field] for row in rows)}
    fields = tuple(field for field in FoundItem._fields if field not in {"bladzijde_zeker", *empty})
    pages = [page(row["bladzijde"], row["bladzijde_zeker"]) for row in rows]
    return [{**row, "bladzijde": where} for row, where in zip(rows, pages, strict=True)], fields


def _unseen(found: Sequence[FoundItem], *, told: bool) -> list[str]:
    """What tab-separated lines have no room for; `told`: the chosen form has it."""
    if told or not found:
        return []
    remarks = []
    if noted := sum(bool(item.noot or item.noot_kop) for item in found):
        have = plural(noted, "punt heeft", "punten hebben")
        remarks.append(f"{have} een noot; die staat er bij met --json of --excel.")
    if found[0].stand:
        remarks.append(contacts_as_of(found[0].stand))
    return remarks


def _reached(count: int, reached: Reach, alle: int) -> str:
    """How many items from how many projects, and why other projects that were chosen have none."""
    if not count:
        why = _reasons(reached, ("project", "projecten"))
        return f"{'; '.join([NO_ITEM, *why])}."
    if reached.met == reached.gekozen:
        of = plural(reached.met, "project", "projecten")
    elif reached.gekozen == alle:
        of = f"{reached.met} van {alle} projecten"
    else:
        of = f"{reached.met} van de {reached.gekozen} gekozen projecten"
    return "; ".join([f"{plural(count, 'punt', 'punten')} uit {of}", *_reasons(reached)])


def _reasons(reached: Reach, noun: tuple[str, str] | None = None) -> list[str]:
    """Why projects have none, in one clause (or no clause), with the noun beside each number."""
    named = "het" if reached.leeg else "dit onderdeel"
    reasons = {
        "voldoet geen punt": reached.anders,
        "staat dit onderdeel leeg": reached.leeg,
        f"ontbreekt {named}": reached.ontbreekt,
    }
    told = [
        f"bij {plural(number, *noun) if noun else number} {what}"
        for what, number in reasons.items()
        if number
    ]
    return [", ".join(told)] if told else []
