"""Which projects work most like one."""

from collections.abc import Mapping, Sequence
from math import fsum, log
from typing import NamedTuple

from adv_cli.catalogue.read_items import texts_by_project, themes_by_project
from adv_cli.catalogue.read_projects import project
from adv_cli.catalogue.read_similar import Trait, most_in_common, trait_counts
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.tables import ProjectRow
from adv_cli.dutch.phrasing import and_list
from adv_cli.model.template import DIMENSIONS
from adv_cli.queries.comparison import name_key
from adv_cli.queries.filters import EVERYTHING, Filters, select

CANDIDATES = 200
"""How many projects that share the most rare traits are looked at closely."""

WEIGHTS = {
    "doelstellingen": 3,
    "processtappen": 3,
    "uitgangspunten": 3,
    "knelpunten": 1,
    "oplossingen": 1,
    "lessen": 1,
} | dict.fromkeys(DIMENSIONS, 1)
"""How much a theme of each section counts, and a code of each dimension.

On the judged pairs (tests/shipped/gelijkenis.yaml) any weights between these and twice as much do
as well; what helps is that rare traits count more, and that of themes goals and ways count most.
"""
_PLACE = {part: place for place, part in enumerate(WEIGHTS)}
PARTNERS = 1
"""How much all partners together count."""


class SharedTheme(NamedTuple):
    """A theme that two projects share, in a section; `label` is what it is called there."""

    sectie: str
    thema: str
    label: str


class SimilarProject(NamedTuple):
    """How like another project is: from 0 to 100, the reasons in words, and the themes they share.

    `themas` are in the order of the template, of each section the rarest first.
    """

    project: ProjectRow
    score: int
    waarom: str
    themas: tuple[SharedTheme, ...]


class _Traits(NamedTuple):
    """What a project has: its traits, and its partners' names by what makes two names one.

    `weight` is how much all traits count together.
    """

    traits: frozenset[Trait]
    weight: float
    partners: dict[str, str]


def most_similar(
    catalogue: Catalogue, id: str, filters: Filters = EVERYTHING, limit: int | None = None
) -> list[SimilarProject]:
    """The projects that `filters` choose and that work most like the one with this id, best first.

    In plain words: write down for both projects their themes of goals, steps, principles,
    bottlenecks, solutions and lessons, and their five codes. Each counts for as much as it is rare,
    the logarithm of (all projects + 1) / (projects that have it), and three times as much for
    goals, steps and principles. The score is the part of both lists that stands on both:
    100 x twice what is shared / (what one has + what the other has). Where both name partners, the
    part of the names that they share counts as one thing more.

    Raises UsageError (see `filters.resolve`).
    """
    ours = project(catalogue, id)
    rarity = _rarity(catalogue)
    (own,) = _traits(catalogue, [ours], rarity)
    weights = {trait: rarity[trait] for trait in own.traits}
    others = most_in_common(catalogue, ours, weights, select(catalogue, filters), CANDIDATES)
    scored = [
        (_score(own, other, rarity), row, other)
        for row, other in zip(others, _traits(catalogue, others, rarity), strict=True)
    ]
    scored.sort(key=lambda found: -found[0])
    labels = _Labels(catalogue)
    return [
        _similar(row, score, own, other, rarity, labels) for score, row, other in scored[:limit]
    ]


def _rarity(catalogue: Catalogue) -> dict[Trait, float]:
    """How much each trait counts that any project has."""
    every = catalogue.project_count + 1
    return {
        trait: WEIGHTS[trait[0]] * log(every / count)
        for trait, count in trait_counts(catalogue).items()
        if trait[0] in WEIGHTS
    }


def _traits(
    catalogue: Catalogue, projects: Sequence[ProjectRow], rarity: Mapping[Trait, float]
) -> list[_Traits]:
    """What each of these projects has."""
    ids = [project.id for project in projects]
    themes = themes_by_project(catalogue, ids)
    names = texts_by_project(catalogue, "samenwerkingspartners", ids)
    found = []
    for project in projects:
        codes = [(dimension, getattr(project, dimension)) for dimension in DIMENSIONS]
        traits = frozenset(trait for trait in (*codes, *themes[project.id]) if trait in rarity)
        weight = fsum(map(rarity.__getitem__, traits))
        partners = {name_key(name): name for name in names[project.id]}
        found.append(_Traits(traits, weight, partners))
    return found


def _score(one: _Traits, other: _Traits, rarity: Mapping[Trait, float]) -> float:
    """Which part of what both have they share, from 0 to 1."""

    # fsum: the same in whatever order a set has, for likeness is mutual
    shared = fsum(map(rarity.__getitem__, one.traits & other.traits))
    both = one.weight + other.weight
    if one.partners and other.partners:
        names = len(one.partners) + len(other.partners)
        shared += PARTNERS * 2 * len(one.partners.keys() & other.partners.keys()) / names
        both += 2 * PARTNERS
    return 2 * shared / both


class _Labels:
    """The labels of the themes of each section, read where they are needed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._of: dict[str, dict[str, str]] = {}

    def __getitem__(self, theme: Trait) -> str:
        section, code = theme
        if section not in self._of:
            self._of[section] = self._catalogue.labels(f"thema.{section}")
        return self._of[section][code]


def _similar(
    row: ProjectRow,
    score: float,
    own: _Traits,
    other: _Traits,
    rarity: Mapping[Trait, float],
    labels: _Labels,
) -> SimilarProject:
    shared = own.traits & other.traits
    themes = tuple(
        SharedTheme(*theme, labels[theme])
        for theme in sorted(shared, key=lambda trait: (_PLACE[trait[0]], -rarity[trait], trait))
        if theme[0] not in DIMENSIONS
    )
    codes = [name for name in DIMENSIONS if (name, getattr(row, name)) in own.traits]
    partners = sorted(own.partners[key] for key in own.partners.keys() & other.partners.keys())
    return SimilarProject(row, round(100 * score), _reasons(themes, codes, partners), themes)


def _reasons(themes: Sequence[SharedTheme], codes: Sequence[str], partners: Sequence[str]) -> str:
    """Why two projects are alike, for a reader."""
    by_section: dict[str, list[str]] = {}
    for theme in themes:
        by_section.setdefault(theme.sectie, []).append(theme.label)
    reasons = [f"{section}: {', '.join(labels)}" for section, labels in by_section.items()]
    if codes:
        reasons.append(f"zelfde {and_list(codes)}")
    if partners:
        reasons.append(f"partners: {', '.join(partners)}")
    return "; ".join(reasons)
