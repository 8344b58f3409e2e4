"""What every file says of itself: where it comes from, what was chosen, and its limits."""

from typing import NamedTuple

from adv_cli.dutch.phrasing import plural, sentence
from adv_cli.model.lines import Record, contacts_as_of
from adv_cli.queries.export import Export

_LICENCES = {
    "CC-BY-4.0": (
        "Creative Commons Naamsvermelding 4.0",
        "https://creativecommons.org/licenses/by/4.0/deed.nl",
    ),
    "CC0-1.0": (
        "Creative Commons CC0 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/deed.nl",
    ),
    "EUPL-1.2": ("European Union Public Licence 1.2", "https://eupl.eu/1.2/nl/"),
}
"""What some licences are called and where they can be read in Dutch; SPDX has a page of others."""


class Licence(NamedTuple):
    """A licence: its identifier in the list of SPDX, its title, and where it can be read."""

    name: str
    title: str
    page: str


def report(found: Export) -> str:
    """The report, as one cites it."""
    source = found.sources["rapport"]
    for_whom = source["opdrachtgever"]
    commission = f" In opdracht van {for_whom}." if for_whom else ""
    return f"{source['auteur']} ({source['datum'][:4]}). {source['titel']}.{commission}"


def _letter(source: Record) -> str:
    """The letter about the report, as one cites it."""
    mark = f" ({source['kenmerk']})" if source["kenmerk"] else ""
    return f"{source['auteur']} ({source['datum']}). {source['titel']}{mark}."


def citation(found: Export, page: str) -> str:
    """A page of the report, short enough to stand beside each item."""
    source = found.sources["rapport"]
    return f"{source['auteur']} ({source['datum'][:4]}), {source['titel']}, blz. {page}"


def chosen(found: Export) -> str:
    """How many projects these are, and what was filtered on."""
    count = len(found.projects)
    if not found.chosen:
        return f"alle {plural(count, 'project', 'projecten')}"
    of = plural(found.all_projects, "project", "projecten")
    return f"{count} van {of}; gekozen op {'; '.join(found.chosen)}"


def licence(found: Export) -> Licence | None:
    """Under which licence these data may be used, as bron.yaml says; None where it does not."""
    # a catalogue that came with the data may be older than these fields
    name = (found.sources.get("gegevens") or {}).get("licentie")
    if name is None:
        return None
    elsewhere = (name, f"https://spdx.org/licenses/{name}.html")
    return Licence(name, *_LICENCES.get(name, elsewhere))


def _terms(found: Export) -> str:
    terms = licence(found)
    if terms is None:
        return "niet bekend: vraag het aan wie de gegevens maakte."
    title = f"{terms.title}, " if terms.title != terms.name else ""
    return (
        f"{terms.name} ({title}{terms.page}), voor de gegevens en de codering;"
        " het rapport zelf is van zijn auteurs."
    )


def limits(found: Export) -> list[str]:
    """What a reader must know before quoting or counting."""
    told = [
        "De punten geven de factsheets weer in onze woorden. Wie letterlijk aanhaalt, neemt de"
        " tekst van het rapport zelf; de bladzijde staat erbij.",
        "De vijf zoekmodellen volgen de bijlagen van het rapport. Thema’s en kenmerken zijn onze"
        " eigen codering: uitleg van de tekst, geen gegeven uit het rapport.",
        "Een project dat iets niet noemt, kan het wel hebben of doen. Aantallen tellen factsheets,"
        " geen werkelijkheid.",
        "Waar “bladzijde zeker” nee is, kan het ook de volgende bladzijde zijn.",
    ]
    if found.publishes:
        told.append(_beside_the_report(found))
    if found.people:
        told.append(contacts_as_of(found.year))
    else:
        told.append("De contactpersonen zijn weggelaten.")
    return told


def _beside_the_report(found: Export) -> str:
    """How the counts go with those of the report."""
    if found.chosen:
        chapter = found.inventory.chapter
        return f"Er is gefilterd: de aantallen staan daarom niet naast die van {chapter}."
    chapter = sentence(found.inventory.chapter_of_report)
    return f"{chapter} telt soms anders dan de factsheets; bij tellingen staan beide."


def about(found: Export) -> list[tuple[str, str]]:
    """All of it, as pairs of a label and a text."""
    sources = found.sources
    pairs = [
        ("Inhoud", sources["rapport"]["omschrijving"]),
        ("Keuze", f"{chosen(found)}."),
        ("Bron", report(found)),
        *([("Brief", _letter(sources["brief"]))] if sources["brief"] else []),
        ("Stand", f"{found.year}: het jaar van het rapport."),
        ("Gegevens", f"versie {sources['versie']}, gemaakt met adv export."),
        (
            "Aanhalen",
            f"Noem het rapport met de bladzijde, bijvoorbeeld: {citation(found, '12')}. Noem bij"
            f" thema’s, kenmerken en tellingen ook deze gegevens: adv, versie {sources['versie']}.",
        ),
        ("Licentie", _terms(found)),
    ]
    return pairs + [("Let op", limit) for limit in limits(found)]
