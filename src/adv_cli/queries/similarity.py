"""Which projects are most like one."""

from typing import NamedTuple

from adv_cli.catalogue.read_items import texts_by_project, themes_by_project
from adv_cli.catalogue.read_projects import most_codes_in_common, project
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
    ours = project(catalogue, id)
    others = most_codes_in_common(catalogue, ours, CANDIDATES)
    ids = [id, *(other.id for other in others)]
    all_themes = themes_by_project(catalogue, ids)
    all_partners = {
        id: {name_key(name): name for name in names}
        for id, names in texts_by_project(catalogue, "samenwerkingspartners", ids).items()
    }
    themes, partners = all_themes[id], all_partners[id]
    found = []
    for other in others:
        codings = [name for name in DIMENSIONS if getattr(other, name) == getattr(ours, name)]
        shared_themes = themes & all_themes[other.id]
        shared_partners = sorted(partners.keys() & all_partners[other.id].keys())
        union = len(themes | all_themes[other.id]) or 1
        score = len(codings) + 5 * len(shared_themes) / union + len(shared_partners) / 2
        why = _reasons(codings, sorted(shared_themes), [partners[key] for key in shared_partners])
        found.append(SimilarProject(other.id, other.gemeente, other.titel, round(score, 2), why))
    return sorted(found, key=lambda likeness: -likeness.score)[:limit]


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
