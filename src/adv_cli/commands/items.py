"""adv items: the items of one section over all projects."""

from typing import Annotated

import typer

from adv_cli.dutch import App
from adv_cli.items import Found
from adv_cli.items import items as find
from adv_cli.options import FILTERS, ROWS, check_choice, complete_sections, completes, output_group, with_options
from adv_cli.query import Filters, resolve_section
from adv_cli.session import NOTHING_FOUND, Output, Session
from adv_cli.text import plural

app = App()

GROUPS = ("project", "thema")
PIPED = ("id", "gemeente", "sectie", "bladzijde", "tekst", "themas")


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
            metavar="SECTIE", help="Een onderdeel van het factsheet.", autocompletion=completes(complete_sections)
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
    """De punten van één onderdeel, over alle projecten: alle knelpunten, alle lessen, alle contacten.

    --thema en --tekst kiezen hier de punten zelf, de andere filters de projecten. Per thema gegroepeerd staat een punt onder
    elk thema dat het heeft.
    """
    check_choice("--groepeer", groepeer, GROUPS)
    sectie = resolve_section(sectie).code
    found = find(session.catalogue, sectie, filters)
    if groepeer == "thema":
        found = _by_theme(found)

    def text() -> str:
        from adv_cli.render.items import items_text

        labels = session.catalogue.labels(f"thema.{sectie}")
        width, colours = session.terminal.width, session.colours
        return items_text(found, groepeer, labels, width=width, colour=colours)

    fields = PIPED if output.form == "auto" else Found._fields
    if found or output.form != "auto":
        output.write(session, [item._asdict() for item in found], fields, text)
    if not found:
        session.terminal.remark(NOTHING_FOUND.replace("project", "punt"))
    elif session.terminal.is_terminal and output.form == "auto":
        projects = plural(len({item.id for item in found}), "project", "projecten")
        session.terminal.remark(f"{plural(len(found), 'punt', 'punten')} uit {projects}")


def _by_theme(found: list[Found]) -> list[Found]:
    """Each item once for each of its themes, first the theme that most items have; items without a theme last."""
    counts: dict[str, int] = {}
    for item in found:
        for thema in item.themas:
            counts[thema] = counts.get(thema, 0) + 1
    order = sorted(counts, key=lambda thema: (-counts[thema], thema))
    grouped = [item._replace(themas=(thema,)) for thema in order for item in found if thema in item.themas]
    return grouped + [item for item in found if not item.themas]
