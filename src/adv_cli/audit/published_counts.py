"""The counts that chapter 2 publishes beside those of the records: which agree, and whether a
difference is a known one.
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
    """One published count beside the records: `projecten` are the ids these count, `bijlage` is
    what the appendix counts.

    `geteld` is the count of the records that is explained, None where no difference is.
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
"""For each project, by id, its codes on each dimension (of aanleiding it may have several, or
none).
"""


def codes(project: Project) -> dict[str, frozenset[str]]:
    """The codes of a project: one on each dimension, and the themes of its reasons, which count as
    aanleiding.
    """
    reasons = project.aanleiding.redenen or ()
    coded = {
        dimension: frozenset((getattr(project.codering, dimension),)) for dimension in DIMENSIONS
    }
    return coded | {"aanleiding": frozenset(theme for motive in reasons for theme in motive.themas)}


def counts(cross_section: CrossSection, coded: Coded) -> Iterator[ComparedCount]:
    """Every published count, in the order of the file."""
    for nr, telling in enumerate(cross_section.tellingen):
        for index, published in enumerate(telling.aantallen):
            found = tuple(
                sorted(id for id, code in coded.items() if published.code in code[telling.dimensie])
            )
            yield ComparedCount(
                ("tellingen", nr, "aantallen", index),
                telling.dimensie,
                published.code,
                published.hoofdstuk,
                published.bijlage,
                published.geteld,
                found,
                _classify(telling, published, len(found)),
            )


def _classify(telling: DimensionCounts, published: PublishedCount, counted: int) -> Verdict:
    if counted == published.hoofdstuk:
        return Verdict.GELIJK
    explained = telling.toelichting and counted == published.geteld
    return Verdict.VERKLAARD if explained else Verdict.ONVERKLAARD


def faults(
    cross_section: CrossSection,
    counted: Sequence[ComparedCount],
    municipalities: int,
    projecten: int,
) -> Iterator[tuple[FieldPath, Problem]]:
    """The counts that differ for no known reason, and the reasons for no difference, with their
    place in the file.
    """
    for name, ours in (("projecten", projecten), ("gemeenten", municipalities)):
        published = getattr(cross_section, name)
        if published not in (None, ours):
            yield (
                (name,),
                Problem(f"hoofdstuk 2 telt {published} {name}, de records zijn er {ours}"),
            )
    for count in counted:
        what = f"{count.dimensie} {count.code}"
        records = f"de records {count.aantal}" + (
            f": {', '.join(count.projecten)}" if count.projecten else ""
        )
        if count.oordeel is Verdict.ONVERKLAARD:
            yield (
                (*count.field_path, "hoofdstuk"),
                Problem(f"{what}: hoofdstuk 2 telt {_projects(count.hoofdstuk)}, {records}"),
            )
        elif count.bijlage is not None and count.bijlage != count.aantal:
            yield (
                (*count.field_path, "bijlage"),
                Problem(f"{what}: de bijlage telt {_projects(count.bijlage)}, {records}"),
            )
        if count.oordeel is Verdict.GELIJK and count.geteld is not None:
            message = f"{what}: verklaart niets, want hoofdstuk en records tellen hetzelfde; haal dit getal weg"
            yield (*count.field_path, "geteld"), Problem(message)


def _projects(number: int) -> str:
    return plural(number, "project", "projecten")


def unused(
    coded: Coded, dimension: str, names: Sequence[str], cross_section: CrossSection
) -> list[str]:
    """The codes of a dimension that no project has, unless chapter 2 counts none too (as for
    handhaving).
    """
    none = {
        published.code
        for telling in cross_section.tellingen
        if telling.dimensie == dimension
        for published in telling.aantallen
        if not published.hoofdstuk
    }
    used = {code for codes in coded.values() for code in codes[dimension]}
    return [code for code in names if code not in used | none]
