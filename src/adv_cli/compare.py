"""Projects side by side: what they share and where they differ; and which projects are most like one."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from adv_cli.catalogue import Catalogue
from adv_cli.factsheet import Record, has_contacts, kind, line_text, lines
from adv_cli.fields import DIMENSIES, SECTIES, Sectie
from adv_cli.query import record, report_year
from adv_cli.text import and_list, fold, plural

CANDIDATES = 200
"""How many projects with the most codings in common are looked at closely."""


class Comparison(NamedTuple):
    """`gelijk` gives by field what all share, `verschillend` by field and id what each has of its own.

    A field that holds several values (partners, themes) can stand in both.
    """

    projecten: tuple[str, ...]
    gelijk: dict[str, Any]
    verschillend: dict[str, dict[str, Any]]


def compare(catalogue: Catalogue, ids: Sequence[str], secties: Iterable[Sectie] = ()) -> Comparison:
    """Compare projects on codings, place, size, time, partners, themes and results, and on the items of `secties`.

    With contacts among these, all share the field `stand`: the year that the contacts are of.
    """
    secties = tuple(secties)
    records = {id: record(catalogue, id) for id in ids}
    same: dict[str, Any] = {}
    different: dict[str, dict[str, Any]] = {}
    for field, values in _single(catalogue, records).items():
        if len({str(value) for value in values.values()}) == 1:
            same[field] = values[ids[0]]
        else:
            different[field] = values
    several = _several(records) | {s.code: {id: _texts(r, s) for id, r in records.items()} for s in secties}
    for field, lists in several.items():
        shared = [value for value in lists[ids[0]] if all(_key(value) in map(_key, lists[id]) for id in ids)]
        own = {id: [value for value in values if _key(value) not in map(_key, shared)] for id, values in lists.items()}
        if shared:
            same[field] = shared
        if any(own.values()):
            different[field] = own
    if any(map(has_contacts, secties)):
        same["stand"] = report_year(catalogue)
    return Comparison(tuple(ids), same, different)


def _single(catalogue: Catalogue, records: dict[str, Record]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {dimensie: {} for dimensie in DIMENSIES}
    for id, whole in records.items():
        provincie, experiment = catalogue.rows("SELECT provincie, experiment FROM project WHERE id = ?", (id,))[0]
        facts = whole["projectinformatie"]
        values = {
            **whole["codering"],
            "gemeente": whole["gemeente"],
            "provincie": provincie,
            "experiment": bool(experiment),
            **{name: (facts[name] or {}).get("omschrijving") for name in ("huishoudens", "gebied", "looptijd")},
            "resultaten": whole["resultaten"]["soort"],
        }
        for field, value in values.items():
            found.setdefault(field, {})[id] = value
    return found


def _several(records: dict[str, Record]) -> dict[str, dict[str, list[str]]]:
    partners = {id: list(whole["organisatie"]["samenwerkingspartners"] or ()) for id, whole in records.items()}
    found = {"samenwerkingspartners": partners}
    for sectie in SECTIES:
        themas = {id: _themes(whole, sectie) for id, whole in records.items()}
        if any(themas.values()):
            found[f"themas {sectie.code}"] = themas
    return found


def _themes(whole: Record, sectie: Sectie) -> list[str]:
    return list(dict.fromkeys(thema for line in lines(whole, sectie) or () for thema in line.themas))


def _texts(whole: Record, sectie: Sectie) -> list[str]:
    """The items of a section, a result with its kind in front."""
    found = lines(whole, sectie) or ()
    return [line_text(line._replace(soort=kind(whole, sectie, line))) for line in found]


def _key(value: str) -> str:
    """What makes two names one: what stands between brackets does not count."""
    return fold(value.partition(" (")[0])


class Likeness(NamedTuple):
    """How like another project is: a score to sort by, and the reasons in words."""

    id: str
    gemeente: str
    titel: str
    score: float
    waarom: str


def most_like(catalogue: Catalogue, id: str, limit: int | None = None) -> list[Likeness]:
    """The projects most like the one with this id, most like first, with the reasons.

    Codings count most, then themes they share (the more of all they have, the more), then partners.
    """
    ours = catalogue.rows(f"SELECT nr, {', '.join(DIMENSIES)} FROM project WHERE id = ?", (id,))[0]
    equal = [f"(p.{dimensie} = ?)" for dimensie in DIMENSIES]
    query = (
        f"SELECT p.nr, p.id, p.gemeente, p.titel, {', '.join(equal)} FROM project p WHERE p.id <> ?"
        f" ORDER BY {' + '.join(equal)} DESC, p.sorteer LIMIT {CANDIDATES}"
    )
    themes, partners = _of_project(catalogue, ours[0])
    found = []
    for nr, other, gemeente, titel, *same in catalogue.rows(query, (*ours[1:], id, *ours[1:])):
        their_themes, their_partners = _of_project(catalogue, nr)
        shared_themes, shared_partners = themes & their_themes, sorted(partners.keys() & their_partners.keys())
        union = len(themes | their_themes) or 1
        score = sum(same) + 5 * len(shared_themes) / union + len(shared_partners) / 2
        codings = [dimensie for dimensie, is_same in zip(DIMENSIES, same, strict=True) if is_same]
        waarom = _reasons(codings, sorted(shared_themes), [partners[name] for name in shared_partners])
        found.append(Likeness(other, gemeente, titel, round(score, 2), waarom))
    return sorted(found, key=lambda likeness: -likeness.score)[:limit]


def _of_project(catalogue: Catalogue, nr: int) -> tuple[set[tuple[str, str]], dict[str, str]]:
    """The themes of a project with their section, and its partners by the key they compare with."""
    themes = set(catalogue.rows("SELECT DISTINCT sectie, code FROM thema WHERE project = ?", (nr,)))
    query = "SELECT tekst FROM item WHERE project = ? AND sectie = 'samenwerkingspartners'"
    return {(sectie, code) for sectie, code in themes}, {_key(name): name for (name,) in catalogue.rows(query, (nr,))}


def _reasons(codings: list[str], themes: list[tuple[str, str]], partners: list[str]) -> str:
    reasons = []
    if codings:
        reasons.append(f"zelfde {and_list(codings)}")
    knelpunten = [code for sectie, code in themes if sectie == "knelpunten"]
    if themes:
        word = "het knelpunt" if len(knelpunten) == 1 else "de knelpunten"
        about = f", waaronder {word} {and_list(knelpunten)}" if knelpunten else ""
        reasons.append(f"{plural(len(themes), 'gedeeld thema', 'gedeelde thema’s')}{about}")
    if partners:
        reasons.append(f"partners: {', '.join(partners)}")
    return "; ".join(reasons)
