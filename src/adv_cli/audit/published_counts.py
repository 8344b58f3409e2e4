"""The counts that the report publishes beside those of the records.

Each agrees, or differs for a reason that is known, or differs for none.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from adv_cli.dutch.phrasing import plural
from adv_cli.model.record import Project
from adv_cli.model.reference import CrossSection, DimensionCounts, PublishedCount
from adv_cli.model.template import DIMENSIONS, FieldPath
from adv_cli.model.types import Problem


class Verdict(StrEnum):
    """How a published count compares with that of the records."""

    GELIJK = "gelijk"
    VERKLAARD = "verklaard"
    ONVERKLAARD = "onverklaard"


class ComparedCount(NamedTuple):
    """One published count beside the records.

    `hoofdstuk` is what the report counts, `bijlage` what the appendix counts, `projecten` are the
    ids that the records count. `geteld` is the count of the records that is explained, None where
    no difference is.
    """

    field_path: FieldPath
    dimensie: str
    code: str
    hoofdstuk: int
    bijlage: int | None
    geteld: int | None
    projecten: tuple[str, ...]
    oordeel: Verdict

    @property
    def aantal(self) -> int:
        """What the records count."""
        return len(self.projecten)


Coded = Mapping[str, Mapping[str, frozenset[str]]]
"""For each project, by id, its codes on each dimension.

Of aanleiding it may have several, or none.
"""


def codes(project: Project) -> dict[str, frozenset[str]]:
    """The codes of a project: one a dimension, and the themes of its reasons as aanleiding."""
    coded = {
        dimension: frozenset((getattr(project.codering, dimension),)) for dimension in DIMENSIONS
    }
    reasons = project.aanleiding.redenen or ()
    return coded | {"aanleiding": frozenset(theme for reason in reasons for theme in reason.themas)}


def counts(cross_section: CrossSection, coded: Coded) -> Iterator[ComparedCount]:
    """Every published count, in the order of the file."""
    for nr, dimension in enumerate(cross_section.tellingen):
        for index, published in enumerate(dimension.aantallen):
            projects = sorted(
                id for id, codes in coded.items() if published.code in codes[dimension.dimensie]
            )
            yield ComparedCount(
                ("tellingen", nr, "aantallen", index),
                dimension.dimensie,
                published.code,
                published.hoofdstuk,
                published.bijlage,
                published.geteld,
                tuple(projects),
                _classify(dimension, published, len(projects)),
            )


def _classify(dimension: DimensionCounts, published: PublishedCount, counted: int) -> Verdict:
    if counted == published.hoofdstuk:
        return Verdict.GELIJK
    explained = dimension.toelichting and counted == published.geteld
    return Verdict.VERKLAARD if explained else Verdict.ONVERKLAARD


def problems(
    cross_section: CrossSection,
    counted: Sequence[ComparedCount],
    municipalities: int,
    projects: int,
    chapter: str,
) -> Iterator[tuple[FieldPath, Problem]]:
    """The counts that differ for no known reason, and the reasons for no difference.

    `chapter` is what publishes them. Each comes with its place in the file.
    """
    for name, ours in (("projecten", projects), ("gemeenten", municipalities)):
        published = getattr(cross_section, name)
        if published not in (None, ours):
            message = f"{chapter} telt {published} {name}, de records zijn er {ours}"
            yield (name,), Problem(message)
    for count in counted:
        for field, message in _messages(count, chapter):
            yield (*count.field_path, field), Problem(message)


def _messages(count: ComparedCount, chapter: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a count: the field that is, and why."""
    what, records = f"{count.dimensie} {count.code}", f"de records {count.aantal}"
    if count.projecten:
        records += f": {', '.join(count.projecten)}"
    if count.oordeel is Verdict.ONVERKLAARD:
        published = f"{chapter} telt {_projects(count.hoofdstuk)}"
        yield "hoofdstuk", f"{what}: {published}, {records}"
    elif count.bijlage is not None and count.bijlage != count.aantal:
        appendix = f"de bijlage telt {_projects(count.bijlage)}"
        yield "bijlage", f"{what}: {appendix}, {records}"
    if count.oordeel is Verdict.GELIJK and count.geteld is not None:
        reason = "hoofdstuk en records tellen hetzelfde"
        yield "geteld", f"{what}: verklaart niets, want {reason}; haal dit getal weg"


def _projects(number: int) -> str:
    return plural(number, "project", "projecten")
