"""adv list: the projects, one a line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from adv_cli.catalogue.question_rows import ProjectRow
from adv_cli.catalogue.reader import Catalogue
from adv_cli.cli.completion import complete_from, complete_ids
from adv_cli.cli.context import AUTO, NOTHING_FOUND, VIEW, Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import (
    FILTERS,
    OUTPUT_PANEL,
    ROWS,
    check_choice,
    limit_option,
    option,
    output_group,
    with_options,
)
from adv_cli.dutch.phrasing import or_list, plural
from adv_cli.errors import UsageError
from adv_cli.model.lines import Record, contacts_as_of, has_contacts, lines
from adv_cli.model.template import DIMENSIONS, SECTION, Section
from adv_cli.output.formats import JSON
from adv_cli.output.screen import Screen
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import (
    absent_municipalities,
    projects,
    record,
    report_year,
    resolve_id,
    why_absent,
)

if TYPE_CHECKING:
    from adv_cli.queries.similarity import SimilarProject

app = App()

FIELDS = tuple(name for name in ProjectRow._fields if name not in ("sort_key", "file"))
"""The fields of a project itself; beside these any section of the factsheet can be asked for."""
LIKE = ("gelijkenis", "waarom")
"""The fields that --zoals adds."""
SHARED_THEMES = "gedeelde_themas"
"""One more, which JSON has of itself: elsewhere it says what `waarom` says."""
MOST_LIKE = 200
MOST_LIKE_ON_A_TERMINAL = 10
"""How many projects --zoals gives unless --limiet says otherwise."""
PIPED = ("id", "gemeente", "titel", *DIMENSIONS, "bladzijde")
LABELS = {dimension: f"{dimension}_label" for dimension in DIMENSIONS}
"""The field with the label of the code, for each dimension."""
DEFAULT = {
    "json": FIELDS,
    "jsonl": FIELDS,
    "excel": tuple(
        name for code in PIPED for name in ((code, LABELS[code]) if code in LABELS else (code,))
    ),
    "markdown": tuple(LABELS.get(name, name) for name in PIPED),
}
"""The fields of a row without --velden, where they are others than in a pipe: labels for people."""
SECTIONS = tuple(code for code in SECTION if code not in FIELDS)
STAND = "stand"
"""The year that contacts are of; it comes with them of itself where fields have names."""
ORDERS = ("gemeente", "titel", "id", "provincie", *DIMENSIONS, "bladzijde", "wijken")

_FIELD_HELP = {
    **dict.fromkeys(FIELDS, "veld van het project"),
    **{code: SECTION[code].heading for code in SECTIONS},
    **dict.fromkeys(LABELS.values(), "de code in woorden"),
    **dict.fromkeys((*LIKE, SHARED_THEMES), "alleen met --zoals"),
}
_SORTEER = option(
    "--sorteer",
    metavar="VELD",
    help=f"Sorteer op gemeente (zonder deze optie) of op {or_list(ORDERS[1:])}.",
    panel=OUTPUT_PANEL,
    complete=complete_from({name: f"op {name}" for name in ORDERS}),
)
_ZOALS = option(
    "--zoals",
    metavar="ID",
    help="Andere projecten, die er het meest op lijken eerst, met de reden.",
    panel=OUTPUT_PANEL,
    complete=complete_ids,
)
_LIMIET = limit_option(
    f"projecten (met --zoals anders {MOST_LIKE}, op een terminal {MOST_LIKE_ON_A_TERMINAL})"
)


@app.command(
    "list",
    epilog="""adv list --doelgroep multiprobleem
    adv list --zoals gouda-gezinsmanagement --limiet 5
    adv list --niveau een-wijk --provincie overijssel --json
    adv list --velden gemeente,titel,contactgegevens --excel --naar contacten.csv""",
)
@with_options(FILTERS, output_group(*ROWS, fields=_FIELD_HELP))
def list_projects(
    session: Session,
    filters: Filters,
    output: Output,
    sorteer: Annotated[str, _SORTEER] = "gemeente",
    zoals: Annotated[str | None, _ZOALS] = None,
    limiet: Annotated[int | None, _LIMIET] = None,
) -> None:
    """De projecten, één per regel.

    Op een terminal een tabel; in een pipe regels met tabs ertussen: id, gemeente, titel, de vijf
    codes en de bladzijde. Met --zoals krijgt elk project er de velden gelijkenis (van 0 tot 100) en
    waarom bij: welke thema’s van doelstellingen, processtappen en uitgangspunten beide hebben, en
    welke codes.
    """
    if zoals and sorteer != "gemeente":
        raise UsageError("--zoals en --sorteer gaan niet samen: --zoals is zelf een volgorde.")
    check_choice("--sorteer", sorteer, ORDERS)
    fields = _fields(output, like=bool(zoals))
    catalogue = session.catalogue
    form = output.form_on(session.terminal)
    likeness: dict[str, SimilarProject] = {}
    limit = limiet
    if zoals:
        limit = limiet or (MOST_LIKE_ON_A_TERMINAL if form == VIEW else MOST_LIKE)
        likeness = _likeness(catalogue, zoals, filters, limit + 1)
        found = [other.project for other in likeness.values()]
    else:
        found = projects(catalogue, filters, sorteer)
    shown = found[:limit]
    rows = _rows(catalogue, shown, fields)
    for row in rows:
        if other := likeness.get(row["id"]):
            row.update(_like(other, form))

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.tables import fields_table, projects_table, similar_table

        if output.fields and shown:
            return fields_table(rows, output.fields, screen)
        if likeness:
            return similar_table([likeness[project.id] for project in shown], screen)
        return projects_table(shown, _short_labels(catalogue), screen) if shown else ""

    cut = len(found) > len(shown) and (form == VIEW or not limiet)
    remarks = [f"De eerste {len(shown)}; meer met --limiet."] if cut else []
    remarks = remarks or _remarks(catalogue, filters, len(shown), counted=form == VIEW)
    if shown and _with_contacts(fields):
        remarks.append(contacts_as_of(report_year(catalogue)))

    def source() -> str:
        from adv_cli.cli.source import source_of_projects

        return source_of_projects(catalogue, [project.id for project in shown])

    output.write(session, rows, fields, view, source=source, remarks=remarks)


def _fields(output: Output, *, like: bool) -> tuple[str, ...]:
    """The fields of a row: those that were chosen, else those that suit the form of the output.

    Raises UsageError for one that is none, or that only --zoals has.
    """
    default = DEFAULT.get(output.form, PIPED)
    of_likeness = (*LIKE, SHARED_THEMES)
    for name in () if like else output.fields:
        if name in of_likeness:
            raise UsageError(f"Het veld {name} is er alleen met --zoals.")
    if like:
        default = (*default, *(of_likeness if output.form in JSON else LIKE))
    own = (*FIELDS, *of_likeness) if like else FIELDS
    fields = output.chosen(default, (*own, *LABELS.values(), *SECTIONS, STAND))
    if _with_contacts(fields) and output.form != AUTO and STAND not in fields:
        return (*fields, STAND)
    return fields


def _with_contacts(fields: Sequence[str]) -> bool:
    return any(name in SECTIONS and has_contacts(SECTION[name]) for name in fields)


def _likeness(
    catalogue: Catalogue, id: str, filters: Filters, limit: int
) -> dict[str, "SimilarProject"]:
    """The other projects by their id, those most like this one first."""
    from adv_cli.queries.similarity import most_similar

    others = most_similar(catalogue, resolve_id(catalogue, id), filters, limit)
    return {other.project.id: other for other in others}


def _like(other: "SimilarProject", form: str) -> dict[str, object]:
    """The fields that --zoals adds; in JSON a shared theme is an object, elsewhere it is words."""
    words = [f"{theme.sectie}: {theme.label}" for theme in other.themas]
    themes = [theme._asdict() for theme in other.themas] if form in JSON else words
    return {"gelijkenis": other.score, "waarom": other.waarom, SHARED_THEMES: themes}


def _short_labels(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    return {dimension: catalogue.short_labels(dimension) for dimension in DIMENSIONS}


def _remarks(catalogue: Catalogue, filters: Filters, found: int, *, counted: bool) -> list[str]:
    """How many projects there are, and why there are none."""
    if not found:
        absent = absent_municipalities(catalogue, filters)
        return [NOTHING_FOUND, *map(why_absent, absent)]
    total = plural(catalogue.project_count, "project", "projecten")
    return [f"{found} van {total}"] if counted else []


def _rows(
    catalogue: Catalogue, found: Sequence[ProjectRow], fields: Sequence[str]
) -> list[dict[str, Any]]:
    """The projects with all their own fields, and of the others those in `fields`."""
    year = report_year(catalogue) if STAND in fields else None
    sections = [SECTION[name] for name in fields if name in SECTIONS]
    labels = {
        field: (dimension, catalogue.labels(dimension))
        for dimension, field in LABELS.items()
        if field in fields
    }
    rows = []
    for project in found:
        row = project._asdict()
        row[STAND] = year
        for field, (dimension, of_codes) in labels.items():
            row[field] = of_codes[row[dimension]]
        if sections:
            row |= _contents(record(catalogue, project.id), sections)
        rows.append(row)
    return rows


def _contents(whole: Record, sections: Sequence[Section]) -> dict[str, list[str] | None]:
    """What a record says in each of these sections; None where the factsheet lacks the heading."""
    contents = {section.code: lines(whole, section) for section in sections}
    return {
        code: None if found is None else [line.tekst for line in found]
        for code, found in contents.items()
    }
