"""Projects side by side: what they share and where they differ."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from adv_cli.catalogue.read_projects import project
from adv_cli.catalogue.reader import Catalogue
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.model.lines import Record, has_contacts, kind, line_text, lines, page
from adv_cli.model.template import DIMENSIONS, SECTIONS, Section
from adv_cli.queries.inventory import inventory
from adv_cli.queries.projects import record, report_year

THEME_FIELDS = {f"themas {section.code}": section for section in SECTIONS}
"""The fields of a comparison that hold the themes of a section, each with that section."""


KIND_FIELDS = {
    "soorten partners": "partner",
    "regie": "regie",
    "mandaat": "mandaat",
    "evaluatie": "evaluatie",
}
"""The fields of a comparison that hold codes of an attribute, each with the attribute."""
ORGANISATIONS = ("uitvoerders", "opdrachtgevers", "betalers")
"""The fields with names of organisations, of which one may stand within another."""


class Comparison(NamedTuple):
    """What all of `projecten` share, by field, and what each has of its own, by field and id.

    A field that holds several values (partners, themes) can stand in both. `punten` gives for each
    section that was asked for, and each project, all that stands there with its page.
    """

    projecten: tuple[str, ...]
    gelijk: dict[str, Any]
    verschillend: dict[str, dict[str, Any]]
    punten: dict[str, dict[str, list[Record]]]


def compare(
    catalogue: Catalogue, ids: Sequence[str], sections: Iterable[Section] = ()
) -> Comparison:
    """Compare projects on codings, place, size, time, parties, direction, themes and results.

    Also on the items of `sections`. With contacts among these, all share the field `stand`: the
    year that the contacts are of.
    """
    sections = tuple(sections)
    records = {id: record(catalogue, id) for id in ids}
    same: dict[str, Any] = {}
    different: dict[str, dict[str, Any]] = {}
    for field, values in _single(catalogue, records).items():
        if len({str(value) for value in values.values()}) == 1:
            same[field] = values[ids[0]]
        else:
            different[field] = values
    points = {s.code: {id: _points(r, s) for id, r in records.items()} for s in sections}
    several = _several(records) | {
        field: {id: [point["tekst"] for point in found] for id, found in of_ids.items()}
        for field, of_ids in points.items()
    }
    generic = _generic_names(catalogue)
    for field, lists in several.items():
        key = _organisation_key(lists, generic) if field in ORGANISATIONS else name_key
        in_all = set.intersection(*(set(map(key, values)) for values in lists.values()))
        shared = [value for value in lists[ids[0]] if key(value) in in_all]
        own = {
            id: [value for value in values if key(value) not in in_all]
            for id, values in lists.items()
        }
        if shared:
            same[field] = shared
        if any(own.values()):
            different[field] = own
    if any(map(has_contacts, sections)):
        same["stand"] = report_year(catalogue)
    return Comparison(tuple(ids), same, different, points)


def with_pages(found: Comparison) -> Comparison:
    """The comparison for a reader: each point that a project has of its own, with its page."""
    different = dict(found.verschillend)
    for field, of_ids in found.punten.items():
        different[field] = {
            id: _cited(own, of_ids[id]) if isinstance(own, list) else own
            for id, own in found.verschillend.get(field, {}).items()
        }
    return found._replace(verschillend=different)


def _cited(texts: Iterable[str], points: Sequence[Record]) -> list[str]:
    """Each text with its page; one that stands there twice with its first."""
    pages = {point["tekst"]: _page(point) for point in reversed(points)}
    return [f"{text} (blz. {pages[text]})" for text in texts]


def _page(point: Record) -> str:
    return page(point["bladzijde"], point["bladzijde_zeker"])


def _single(catalogue: Catalogue, records: dict[str, Record]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {dimension: {} for dimension in DIMENSIONS}
    has_experiment = inventory(catalogue).experiment is not None
    for id, whole in records.items():
        row = project(catalogue, id)
        facts = whole["projectinformatie"]
        values = {
            **whole["codering"],
            "gemeente": whole["gemeente"],
            "provincie": row.provincie,
            **({"experiment": row.experiment} if has_experiment else {}),
            **{
                name: (facts[name] or {}).get("omschrijving")
                for name in ("huishoudens", "gebied", "looptijd")
            },
            "resultaten": whole["resultaten"]["soort"],
        }
        for field, value in values.items():
            found.setdefault(field, {})[id] = value
    directed = {id: whole["organisatie"]["regie"] for id, whole in records.items()}
    if any(directed.values()):
        found["regie"] = {id: (one or {}).get("code") for id, one in directed.items()}
    return found


def _several(records: dict[str, Record]) -> dict[str, dict[str, list[str]]]:
    partners = {
        id: list(whole["organisatie"]["samenwerkingspartners"] or ())
        for id, whole in records.items()
    }
    found = {"samenwerkingspartners": partners}
    parties = {id: _parties(whole) for id, whole in records.items()}
    for field in next(iter(parties.values())):
        of_field = {id: list(dict.fromkeys(lists[field])) for id, lists in parties.items()}
        if any(of_field.values()):
            found[field] = of_field
    for field, section in THEME_FIELDS.items():
        themes = {id: _themes(whole, section) for id, whole in records.items()}
        if any(themes.values()):
            found[field] = themes
    return found


def _parties(whole: Record) -> dict[str, Iterable[str]]:
    """Who does it, for whom and who pays, of what kinds partners are, and other codes.

    Who does it: the contractors, and the employer of who directs the help.
    """
    organisation, results = whole["organisatie"], whole["resultaten"]
    direction = organisation["regie"] or {}
    employer = direction.get("werkgever")
    kinds = {party["naam"]: party["soorten"] for party in organisation["partijen"]}
    return {
        "soorten partners": _joined(
            kinds.get(name, ()) for name in organisation["samenwerkingspartners"] or ()
        ),
        "uitvoerders": [*(organisation["opdrachtnemers"] or ()), *filter(None, [employer])],
        "opdrachtgevers": organisation["opdrachtgevers"] or (),
        "betalers": [
            payer["naam"]
            for item in organisation["financiering"] or ()
            for payer in item["betalers"]
        ],
        "mandaat": direction.get("mandaat", ()),
        "methodieken": whole["werkwijze"]["methodieken"],
        "evaluatie": [
            one["wijze"]
            for section in ("resultaten", "evaluatiemomenten")
            for item in results[section] or ()
            for one in item["evaluatie"]
        ],
    }


def _joined(lists: Iterable[Iterable[str]]) -> list[str]:
    return [value for values in lists for value in values]


def _themes(whole: Record, section: Section) -> list[str]:
    themes = (theme for line in lines(whole, section) or () for theme in line.themas)
    return list(dict.fromkeys(themes))


def _points(whole: Record, section: Section) -> list[Record]:
    """The lines of a section with their pages, a result with its kind in front."""
    return [
        {
            "tekst": line_text(line._replace(soort=kind(whole, section, line))),
            "bladzijde": line.bladzijde,
            "bladzijde_zeker": line.bladzijde_zeker,
        }
        for line in lines(whole, section) or ()
    ]


def _generic_names(catalogue: Catalogue) -> frozenset[str]:
    """Names of kinds of organisations and of municipalities: no organisation is known by one."""
    codes = (*catalogue.codes("partner"), *catalogue.codes("gemeente"))
    names = [name for code in codes for name in code.names.split("\n")]
    return frozenset(f"{article}{name}" for name in names for article in ("", "de ", "het "))


def _organisation_key(
    lists: dict[str, list[str]], generic: Collection[str]
) -> Callable[[str], str]:
    """What makes two names of organisations one: the shortest of `lists` that stands within both.

    So Radar and Radar Uitvoering are one, and politie and politie Gouda, a kind and one of that
    kind, are two.
    """
    names = {name_key(value) for values in lists.values() for value in values}
    short = sorted((name for name in names if name not in generic), key=lambda n: (len(n), n))

    def key(value: str) -> str:
        own = name_key(value)
        within = f" {' '.join(tokens(own))} "
        return next((name for name in short if f" {' '.join(tokens(name))} " in within), own)

    return key


def name_key(value: str) -> str:
    """What makes two names one: what stands between brackets does not count."""
    return fold(value.partition(" (")[0])
