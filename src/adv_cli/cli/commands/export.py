"""adv export: the projects in a file to hand on."""

import os
from pathlib import Path
from typing import Annotated

import typer

from adv_cli.cli.completion import complete_from
from adv_cli.cli.context import NOTHING_FOUND, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import FILTERS, OUTPUT_PANEL, option, with_options
from adv_cli.cli.parameters import FilePath
from adv_cli.dutch.phrasing import plural
from adv_cli.errors import UsageError
from adv_cli.files.names import refuse_name
from adv_cli.files.writing import create, overwrite
from adv_cli.output.export.forms import FORMS, form_of
from adv_cli.output.export.forms import write as written
from adv_cli.queries.export import export as gather
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import absent_municipalities

app = App()

_BESTAND = typer.Argument(
    metavar="BESTAND",
    click_type=FilePath(),
    help=f"Het bestand; de vorm volgt uit de naam: {', '.join(f'.{form}' for form in FORMS)}.",
)
_ALS = option(
    "--als",
    metavar="VORM",
    help="De vorm, waar de naam van het bestand die niet zegt.",
    panel=OUTPUT_PANEL,
    complete=complete_from({name: form.help for name, form in FORMS.items()}),
)
_OVERSCHRIJF = typer.Option(
    "--overschrijf", help="Ook als het bestand er al is.", rich_help_panel=OUTPUT_PANEL
)
_CONTACTEN = typer.Option(
    "--met-contacten/--zonder-contacten",
    help="Met of zonder de contactpersonen: namen, functies, telefoonnummers, adressen. Kiest u"
    " niet, dan staan zij in elke vorm behalve .html.",
    rich_help_panel=OUTPUT_PANEL,
)


@app.command(
    "export",
    epilog="""adv export overzicht.xlsx
    adv export atlas.html
    adv export overijssel.xlsx --provincie overijssel --zonder-contacten
    adv export punten.csv --doelgroep multiprobleem --overschrijf
    adv export gegevens --als sqlite""",
)
@with_options(FILTERS)
def export(
    session: Session,
    filters: Filters,
    bestand: Annotated[Path, _BESTAND],
    als: Annotated[str | None, _ALS] = None,
    overschrijf: Annotated[bool, _OVERSCHRIJF] = False,
    contacten: Annotated[bool | None, _CONTACTEN] = None,
) -> None:
    """De gekozen projecten in een bestand om door te geven, met bron en licentie erbij.

    .xlsx is een werkboek voor Excel of LibreOffice, .html een pagina die zelf zoekt, filtert en
    telt, .csv de punten als tabel, .md de factsheets als Markdown, .jsonl een volledig record per
    regel, .zip een datapakket met CSV en beschrijving, .sqlite een database met views en zoeken. De
    filters kiezen projecten. Het bestand komt er heel of niet; dezelfde gegevens geven hetzelfde
    bestand.
    """
    form = form_of(_checked(bestand), als)
    if not overschrijf and os.path.lexists(bestand):
        raise _there(bestand)
    found = gather(
        session.catalogue,
        filters,
        people=FORMS[form].people if contacten is None else contacten,
        progress=lambda done, of: session.terminal.progress(done, of, "Projecten lezen"),
    )
    content = written(
        form, found, lambda done, of: session.terminal.progress(done, of, "Bestand maken")
    )
    try:
        (overwrite if overschrijf else create)(bestand, content)
    except FileExistsError:
        raise _there(bestand) from None
    if not found.projects:
        session.terminal.remark(NOTHING_FOUND)
        for place in absent_municipalities(session.catalogue, filters):
            session.terminal.remark(f"{place.naam}: {place.toelichting}")
    count = plural(len(found.projects), "project", "projecten")
    session.terminal.remark(f"{bestand}: {count}, {len(content) / 1000:.0f} kB.")


def _checked(path: Path) -> Path:
    """The path of a file; raises UsageError for what is none."""
    if str(path) == "-":
        raise UsageError(
            "adv export schrijft een bestand; voor een pipe zijn er adv items en adv list, met"
            " --csv of --jsonl."
        )
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises
        raise UsageError(f"{path} is een map; geef de naam van een bestand erin.")
    refuse_name(path)
    return path


def _there(path: Path) -> UsageError:
    return UsageError(f"{path} is er al; met --overschrijf komt het nieuwe ervoor in de plaats.")
