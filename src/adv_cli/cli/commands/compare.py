"""adv compare: projects side by side."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any

from adv_cli.cli.completion import complete_sections
from adv_cli.cli.context import Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import (
    OUTPUT_PANEL,
    ids_argument,
    option,
    output_group,
    with_options,
)
from adv_cli.errors import UsageError
from adv_cli.model.lines import contacts_as_of
from adv_cli.model.template import DIMENSIONS, SECTION
from adv_cli.output.screen import Screen
from adv_cli.queries.comparison import KIND_FIELDS, THEME_FIELDS, Comparison, with_pages
from adv_cli.queries.comparison import compare as compared
from adv_cli.queries.filters import resolve_section
from adv_cli.queries.projects import project_names, resolve_id

app = App()

_SECTIE = option(
    "--sectie",
    metavar="SECTIE",
    help="Zet ook de punten van dit onderdeel naast elkaar; mag vaker.",
    panel=OUTPUT_PANEL,
    complete=complete_sections,
)


@app.command(
    "compare",
    epilog="""adv compare gouda utrecht-overlast
    adv compare enschede leeuwarden tilburg --sectie knelpunten --sectie oplossingen
    adv compare gouda groningen --json""",
)
@with_options(output_group("json", "csv", "excel", "markdown"))
def compare(
    session: Session,
    output: Output,
    ids: Annotated[list[str], ids_argument("Twee of meer ids, of het begin ervan.")],
    sectie: Annotated[list[str] | None, _SECTIE] = None,
) -> None:
    """Projecten naast elkaar: eerst wat zij delen, dan waarin zij verschillen.

    Vergelijkt codering, plaats, omvang, looptijd, partners en hun soorten, wie uitvoert, opdracht
    geeft en betaalt, regie en mandaat, methodieken, thema’s, soort resultaten en evaluatie, en met
    --sectie ook de punten zelf, met hun bladzijde. Uitvoerders zijn de opdrachtnemers en de
    werkgever van wie de regie heeft.
    """
    chosen = list(dict.fromkeys(resolve_id(session.catalogue, id) for id in ids))
    if len(chosen) < 2:
        raise UsageError(
            "Geef twee of meer verschillende projecten: adv compare ID ID, met ids van adv list."
        )
    found = compared(session.catalogue, chosen, [resolve_section(name) for name in sectie or ()])

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.comparison import comparison_text

        names = project_names(session.catalogue, found.projecten)
        return comparison_text(_in_words(session, with_pages(found)), names, _label, screen)

    stand = found.gelijk.get("stand")
    remarks = [contacts_as_of(stand)] if stand else []
    fields = ("soort", "veld", *found.projecten)
    rows = _rows(with_pages(found))
    output.write(
        session,
        rows,
        fields,
        view,
        whole=partial(_whole, found),
        source=partial(_source, session, chosen),
        remarks=remarks,
    )


def _source(session: Session, ids: Sequence[str]) -> str:
    from adv_cli.cli.source import source_of_projects

    return source_of_projects(session.catalogue, ids)


def _whole(found: Comparison) -> dict[str, Any]:
    """The comparison as JSON object; `punten` only where sections were asked for."""
    return {name: part for name, part in found._asdict().items() if name != "punten" or part}


def _rows(found: Comparison) -> list[dict[str, Any]]:
    """A row for each field: what all share under every project, or what each has of its own."""
    shared = [
        {"soort": "gelijk", "veld": f, **dict.fromkeys(found.projecten, v)}
        for f, v in found.gelijk.items()
    ]
    return shared + [
        {"soort": "verschillend", "veld": f, **values} for f, values in found.verschillend.items()
    ]


def _in_words(session: Session, found: Comparison) -> Comparison:
    """The comparison with the label of every code in place of the code."""

    def worded(field: str, value: Any) -> Any:
        section = THEME_FIELDS.get(field)
        dimension = f"thema.{section.code}" if section else KIND_FIELDS.get(field, field)
        labels = session.catalogue.labels(dimension)
        return (
            [labels.get(entry, entry) for entry in value]
            if isinstance(value, list)
            else labels.get(value, value)
        )

    return found._replace(
        gelijk={field: worded(field, value) for field, value in found.gelijk.items()},
        verschillend={
            field: {id: worded(field, value) for id, value in values.items()}
            for field, values in found.verschillend.items()
        },
    )


def _label(field: str) -> str:
    if field in THEME_FIELDS:
        return f"Thema’s bij {THEME_FIELDS[field].heading.lower()}"
    if field in DIMENSIONS:
        return f"{field.capitalize()} (zoekmodel)"
    return SECTION[field].heading if field in SECTION else field.capitalize()
