"""The items of one section over all projects: every knelpunt, every contact."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from adv_cli.catalogue.read_items import answers, section_items, section_reach
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import THEME
from adv_cli.model.lines import Record, has_contacts, page
from adv_cli.model.template import SECTION
from adv_cli.queries.filters import Filters, resolve, select
from adv_cli.queries.projects import record, report_year


class FoundItem(NamedTuple):
    """One item, with the project it is of and the page of the report that it stands on.

    `noot_kop` is our remark on the whole heading that the section stands under. `soort` is the kind
    of a result (behaald, beoogd, verwacht, nog-geen), None in other sections; `stand` the year that
    a contact is of, None elsewhere. `bladzijde_zeker`: False where the page may be the next one.
    `nr` is its number within the section of its project. `kenmerken` are its codes beside themes,
    each as `kenmerk=code`; `cijfers` its typed figures, as `coded.Figure` has them; `oplossingen`
    what its own factsheet answers to a bottleneck (see `with_answers`).
    """

    id: str
    gemeente: str
    titel: str
    sectie: str
    bladzijde: int
    tekst: str
    themas: tuple[str, ...]
    noot: str | None
    noot_kop: str | None
    soort: str | None
    stand: str | None
    bladzijde_zeker: bool
    nr: int
    kenmerken: tuple[str, ...]
    cijfers: tuple[Record, ...]
    oplossingen: tuple[str, ...] = ()


BOTTLENECKS = "knelpunten"
RESPONSES = ("uitgangspunten", "oplossingen", "lessen")
"""The sections that say how projects deal with what a bottleneck is about."""


class Responses(NamedTuple):
    """Items with the themes that bottlenecks were chosen by.

    `ontbreekt` gives for each of those themes the sections whose list of themes lacks it.
    """

    punten: list[FoundItem]
    ontbreekt: dict[str, tuple[str, ...]]


class Reach(NamedTuple):
    """How many projects were chosen, and what they have in a section.

    Items that were asked for in `met`, only others in `anders`; the section stands there empty in
    `leeg`, and the factsheet lacks it in `ontbreekt`. These four add up to `gekozen`.
    """

    gekozen: int
    met: int
    anders: int
    leeg: int
    ontbreekt: int


def items(catalogue: Catalogue, section: str, filters: Filters) -> list[FoundItem]:
    """The items of `section` in the projects that `filters` choose, in the order of a list.

    A theme (only those of `section` count) and words choose among the items themselves: those that
    are coded so, and that answer the words. Raises UsageError (see `filters.resolve`).
    """
    year = report_year(catalogue) if has_contacts(SECTION[section]) else None
    return [
        FoundItem(
            id=item.id,
            gemeente=item.gemeente,
            titel=item.titel,
            sectie=section,
            bladzijde=item.bladzijde,
            tekst=item.tekst,
            themas=item.themas,
            noot=item.noot,
            noot_kop=item.heading_note,
            soort=item.soort,
            stand=year,
            bladzijde_zeker=item.bladzijde_zeker,
            nr=item.position,
            kenmerken=item.attributes,
            cijfers=_figures(item.figures) if item.figures else (),
        )
        for item in section_items(catalogue, section, select(catalogue, filters, section))
    ]


def _figures(text: str) -> tuple[Record, ...]:
    from json import loads

    return tuple(loads(text))


CONTACT = ("naam", "functie", "organisatie", "telefoon", "email", "website")
"""What is known of a contact apart, beside all of it on one line in `tekst`."""


def contacts_of(catalogue: Catalogue, id: str) -> list[Record]:
    """The contacts of a project, each with the fields of `CONTACT`."""
    given = record(catalogue, id)["contactgegevens"] or ()
    return [{field: contact[field] for field in CONTACT} for contact in given]


def with_answers(catalogue: Catalogue, found: Sequence[FoundItem]) -> list[FoundItem]:
    """Bottlenecks, each with the solutions that its own factsheet gives for it."""
    texts: dict[tuple[str, int], list[str]] = {}
    for answer in answers(catalogue):
        where = page(answer.bladzijde, answer.bladzijde_zeker)
        texts.setdefault((answer.id, answer.position), []).append(f"{answer.tekst} (blz. {where})")
    return [item._replace(oplossingen=tuple(texts.get((item.id, item.nr), ()))) for item in found]


def responses(catalogue: Catalogue, filters: Filters, found: Iterable[FoundItem]) -> Responses:
    """How the projects that `filters` choose deal with the themes that `filters` choose.

    Without the solutions that answer `found`, which stand beside it. Raises UsageError (see
    `filters.resolve`).
    """
    filters = resolve(catalogue, filters, BOTTLENECKS)
    themes = filters.wel.get(THEME, ())
    known = {section: catalogue.labels(f"{THEME}.{section}") for section in RESPONSES}
    shown = {(item.id, item.nr) for item in found}
    beside = {
        ("oplossingen", answer.id, answer.solution)
        for answer in answers(catalogue)
        if (answer.id, answer.position) in shown
    }
    items_found = [
        item
        for section in RESPONSES
        if any(theme in known[section] for theme in themes)
        for item in items(catalogue, section, _with_themes(filters, known[section]))
        if (section, item.id, item.nr) not in beside
    ]
    lacking = {
        theme: tuple(section for section in RESPONSES if theme not in known[section])
        for theme in themes
    }
    return Responses(items_found, {theme: where for theme, where in lacking.items() if where})


def _with_themes(filters: Filters, known: Collection[str]) -> Filters:
    """The same filters with only the themes that are among `known`."""

    def of_section(chosen: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
        themes = [code for code in chosen.get(THEME, ()) if code in known]
        return {**chosen, THEME: themes}

    return filters._replace(wel=of_section(filters.wel), niet=of_section(filters.niet))


def reach(
    catalogue: Catalogue, section: str, filters: Filters, found: Iterable[FoundItem]
) -> Reach:
    """What the projects that `filters` choose have in `section`.

    `found` are the items that `filters` choose. Raises UsageError (see `filters.resolve`).
    """
    chosen = select(catalogue, filters._replace(tekst=()), section).of_projects(section)
    projects, having, empty = section_reach(catalogue, section, chosen)
    with_found = len({item.id for item in found})
    return Reach(projects, with_found, having - with_found, empty, projects - having - empty)


def by_theme(found: Sequence[FoundItem], chosen: Collection[str] = ()) -> list[FoundItem]:
    """Each item once for each of its themes (those in `chosen` alone, where there are any).

    The theme that most items have comes first, items without a theme come last.
    """
    counts: dict[str, int] = {}
    for item in found:
        for theme in item.themas:
            if not chosen or theme in chosen:
                counts[theme] = counts.get(theme, 0) + 1
    order = sorted(counts, key=lambda theme: (-counts[theme], theme))
    grouped = []
    for theme in order:
        grouped += [item._replace(themas=(theme,)) for item in found if theme in item.themas]
    return grouped + [item for item in found if not item.themas]
