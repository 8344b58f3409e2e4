"""Which projects are most like one."""

from typing import NamedTuple

from adv_cli.catalogue.reader import Catalogue
from adv_cli.dutch.phrasing import and_list, plural
from adv_cli.model.template import DIMENSIONS
from adv_cli.queries.comparison import name_key

CANDIDATES = 200
"""How many projects with the most codings in common are looked at closely."""


class SimilarProject(NamedTuple):
    """How like another project is: a score to sort by, and the reasons in words."""

    id: str
    gemeente: str
    titel: str
    score: float
    waarom: str


def most_similar(catalogue: Catalogue, id: str, limit: int | None = None) -> list[SimilarProject]:
    """The projects most like the one with this id, most like first, with the reasons.

    Codings count most, then themes they share (the more of all they have, the more), then partners.
    """
    ours = catalogue.rows(f"SELECT nr, {', '.join(DIMENSIONS)} FROM project WHERE id = ?", (id,))[0]
    equal = [f"(p.{dimension} = ?)" for dimension in DIMENSIONS]
    query = (
        f"SELECT p.nr, p.id, p.gemeente, p.titel, {', '.join(equal)} FROM project p WHERE p.id <> ?"
        f" ORDER BY {' + '.join(equal)} DESC, p.sorteer LIMIT {CANDIDATES}"
    )
    themes, partners = _of_project(catalogue, ours[0])
    found = []
    for nr, other, municipality, title, *same in catalogue.rows(query, (*ours[1:], id, *ours[1:])):
        their_themes, their_partners = _of_project(catalogue, nr)
        shared_themes, shared_partners = (
            themes & their_themes,
            sorted(partners.keys() & their_partners.keys()),
        )
        union = len(themes | their_themes) or 1
        score = sum(same) + 5 * len(shared_themes) / union + len(shared_partners) / 2
        codings = [
            dimension for dimension, is_same in zip(DIMENSIONS, same, strict=True) if is_same
        ]
        why = _reasons(codings, sorted(shared_themes), [partners[name] for name in shared_partners])
        found.append(SimilarProject(other, municipality, title, round(score, 2), why))
    return sorted(found, key=lambda likeness: -likeness.score)[:limit]


def _of_project(catalogue: Catalogue, nr: int) -> tuple[set[tuple[str, str]], dict[str, str]]:
    """The themes of a project with their section, and its partners by the key they compare with."""
    themes = set(catalogue.rows("SELECT DISTINCT sectie, code FROM thema WHERE project = ?", (nr,)))
    query = "SELECT tekst FROM item WHERE project = ? AND sectie = 'samenwerkingspartners'"
    return {(section, code) for section, code in themes}, {
        name_key(name): name for (name,) in catalogue.rows(query, (nr,))
    }


def _reasons(codings: list[str], themes: list[tuple[str, str]], partners: list[str]) -> str:
    reasons = []
    if codings:
        reasons.append(f"zelfde {and_list(codings)}")
    bottlenecks = [code for section, code in themes if section == "knelpunten"]
    if themes:
        word = "het knelpunt" if len(bottlenecks) == 1 else "de knelpunten"
        about = f", waaronder {word} {and_list(bottlenecks)}" if bottlenecks else ""
        reasons.append(f"{plural(len(themes), 'gedeeld thema', 'gedeelde thema’s')}{about}")
    if partners:
        reasons.append(f"partners: {', '.join(partners)}")
    return "; ".join(reasons)
