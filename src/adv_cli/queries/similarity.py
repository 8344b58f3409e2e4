"""Which projects work most like one."""

from collections.abc import Iterable, Mapping, Sequence, Set
from math import fsum, log
from typing import NamedTuple

from adv_cli.catalogue.question_rows import ProjectRow
from adv_cli.catalogue.read_items import themes_by_project
from adv_cli.catalogue.read_projects import project
from adv_cli.catalogue.read_similar import Trait, most_in_common, trait_counts
from adv_cli.catalogue.reader import Catalogue
from adv_cli.dutch.phrasing import and_list
from adv_cli.model.template import DIMENSIONS
from adv_cli.queries.filters import EVERYTHING, Filters, select

CANDIDATES = 200
"""How many projects that have most in common are looked at closely, where no more are wanted."""

WEIGHTS = {
    "doelstellingen": 2,
    "processtappen": 2,
    "uitgangspunten": 2,
    **dict.fromkeys(DIMENSIONS, 1),
}
"""How much a theme of each section counts, and a code of each dimension; other themes do not.

Of the judged pairs (tests/shipped/gelijkenis.yaml) 88 % come out right so, 87 % by 3, 85 % by 5;
themes of bottlenecks, solutions and lessons as well as shared partners make it fewer.
"""
_PLACE = {part: place for place, part in enumerate(WEIGHTS)}


class SharedTheme(NamedTuple):
    """A theme that two projects share, in a section; `label` is what it is called there."""

    sectie: str
    thema: str
    label: str


class SimilarProject(NamedTuple):
    """How like another project is, from 0 to 100, and what both have.

    The shared `themas` stand in the order of the template, of each section the rarest first; then
    the dimensions in which both have the same code.
    """

    project: ProjectRow
    score: int
    themas: tuple[SharedTheme, ...]
    dimensies: tuple[str, ...]

    @property
    def reasons(self) -> list[str]:
        """Why the two are alike, for a reader: a reason for each section, and one for the codes."""
        by_section: dict[str, list[str]] = {}
        for theme in self.themas:
            by_section.setdefault(theme.sectie, []).append(theme.label)
        reasons = [f"{section}: {', '.join(labels)}" for section, labels in by_section.items()]
        return [*reasons, f"zelfde {and_list(self.dimensies)}"] if self.dimensies else reasons

    @property
    def waarom(self) -> str:
        """The reasons in one line."""
        return "; ".join(self.reasons)


def most_similar(
    catalogue: Catalogue, id: str, filters: Filters = EVERYTHING, limit: int = CANDIDATES
) -> list[SimilarProject]:
    """The projects that `filters` choose and that work most like the one with this id, best first.

    At most `limit` of them; see `likeness` for how. Raises UsageError (see `filters.resolve`).
    """
    counts = trait_counts(catalogue)
    weights = _weights(counts, catalogue.project_count)
    ours = project(catalogue, id)
    own = _traits(catalogue, [ours], weights)[id]
    wanted = {trait: weights[trait] for trait in own}
    most = max(limit, CANDIDATES)
    chosen = select(catalogue, filters)
    others = most_in_common(catalogue, ours, wanted, counts, chosen, most)
    traits = _traits(catalogue, others, weights)
    scores = {other.id: likeness(own, traits[other.id], weights) for other in others}
    others.sort(key=lambda other: -scores[other.id])
    labels = _labels(catalogue)
    return [
        _similar(other, scores[other.id], own & traits[other.id], weights, labels)
        for other in others[:limit]
    ]


def likeness(one: Set[Trait], other: Set[Trait], weights: Mapping[Trait, float]) -> float:
    """Which part of what two projects have, both have: from 0 (nothing) to 1 (all of it).

    In plain words: write down of both projects the themes of goals, steps and principles, and the
    five codes. Each counts for more as fewer projects have it, and a theme twice as much as a code.
    What both have, divided by what they have on average, is the likeness.
    """
    # fsum gives the same in whatever order a set has: likeness is mutual
    shared, *lists = (fsum(map(weights.__getitem__, some)) for some in (one & other, one, other))
    return 2 * shared / fsum(lists)


def _weights(counts: Mapping[Trait, int], projects: int) -> dict[Trait, float]:
    """How much each trait counts: more as fewer of all projects have it."""
    return {
        trait: WEIGHTS[trait[0]] * log((projects + 1) / count)  # + 1: what all have still counts
        for trait, count in counts.items()
        if trait[0] in WEIGHTS
    }


def _traits(
    catalogue: Catalogue, projects: Sequence[ProjectRow], weights: Mapping[Trait, float]
) -> dict[str, frozenset[Trait]]:
    """What each of these projects has of all that counts, by its id."""
    themes = themes_by_project(catalogue, [row.id for row in projects])
    return {
        row.id: frozenset(trait for trait in (*_codes(row), *themes[row.id]) if trait in weights)
        for row in projects
    }


def _codes(row: ProjectRow) -> list[Trait]:
    return [(dimension, getattr(row, dimension)) for dimension in DIMENSIONS]


def _labels(catalogue: Catalogue) -> dict[Trait, str]:
    """What each theme is called in its section."""
    return {
        (section, code): label
        for section in WEIGHTS
        if section not in DIMENSIONS
        for code, label in catalogue.labels(f"thema.{section}").items()
    }


def _similar(
    row: ProjectRow,
    score: float,
    shared: Iterable[Trait],
    weights: Mapping[Trait, float],
    labels: Mapping[Trait, str],
) -> SimilarProject:
    ordered = sorted(shared, key=lambda trait: (_PLACE[trait[0]], -weights[trait], trait))
    themes = [SharedTheme(*trait, labels[trait]) for trait in ordered if trait in labels]
    dimensions = [part for part, _ in ordered if part in DIMENSIONS]
    return SimilarProject(row, round(100 * score), tuple(themes), tuple(dimensions))
