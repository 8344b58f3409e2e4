"""The counts that chapter 2 publishes beside those of the records: which agree, and whether a difference is a known one."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from adv_cli.dutch.phrasing import plural
from adv_cli.model.record import Project
from adv_cli.model.reference import Dwarsdoorsnede, Hoofdstukaantal, Telling
from adv_cli.model.template import DIMENSIES, Pad
from adv_cli.model.types import Fout


class Oordeel(StrEnum):
    """How a published count compares with that of the records."""

    GELIJK = "gelijk"
    VERKLAARD = "verklaard"
    ONVERKLAARD = "onverklaard"


class Count(NamedTuple):
    """One published count beside the records: `projecten` are the ids these count, `bijlage` is what the appendix counts.

    `geteld` is the count of the records that is explained, None where no difference is.
    """

    pad: Pad
    dimensie: str
    code: str
    hoofdstuk: int
    bijlage: int | None
    geteld: int | None
    projecten: tuple[str, ...]
    oordeel: Oordeel

    @property
    def aantal(self) -> int:
        """What the records count."""
        return len(self.projecten)


Coded = Mapping[str, Mapping[str, frozenset[str]]]
"""For each project, by id, its codes on each dimension (of aanleiding it may have several, or none)."""


def codes(project: Project) -> dict[str, frozenset[str]]:
    """The codes of a project: one on each dimension, and the themes of its reasons, which count as aanleiding."""
    reasons = project.aanleiding.redenen or ()
    coded = {dimensie: frozenset((getattr(project.codering, dimensie),)) for dimensie in DIMENSIES}
    return coded | {"aanleiding": frozenset(thema for reden in reasons for thema in reden.themas)}


def counts(dwarsdoorsnede: Dwarsdoorsnede, coded: Coded) -> Iterator[Count]:
    """Every published count, in the order of the file."""
    for nr, telling in enumerate(dwarsdoorsnede.tellingen):
        for index, published in enumerate(telling.aantallen):
            found = tuple(sorted(id for id, code in coded.items() if published.code in code[telling.dimensie]))
            yield Count(
                ("tellingen", nr, "aantallen", index),
                telling.dimensie,
                published.code,
                published.hoofdstuk,
                published.bijlage,
                published.geteld,
                found,
                _judged(telling, published, len(found)),
            )


def _judged(telling: Telling, published: Hoofdstukaantal, counted: int) -> Oordeel:
    if counted == published.hoofdstuk:
        return Oordeel.GELIJK
    explained = telling.toelichting and counted == published.geteld
    return Oordeel.VERKLAARD if explained else Oordeel.ONVERKLAARD


def faults(
    dwarsdoorsnede: Dwarsdoorsnede, counted: Sequence[Count], gemeenten: int, projecten: int
) -> Iterator[tuple[Pad, Fout]]:
    """The counts that differ for no known reason, and the reasons for no difference, with their place in the file."""
    for name, ours in (("projecten", projecten), ("gemeenten", gemeenten)):
        published = getattr(dwarsdoorsnede, name)
        if published not in (None, ours):
            yield (name,), Fout(f"hoofdstuk 2 telt {published} {name}, de records zijn er {ours}")
    for count in counted:
        what = f"{count.dimensie} {count.code}"
        records = f"de records {count.aantal}" + (f": {', '.join(count.projecten)}" if count.projecten else "")
        if count.oordeel is Oordeel.ONVERKLAARD:
            yield (*count.pad, "hoofdstuk"), Fout(f"{what}: hoofdstuk 2 telt {_projects(count.hoofdstuk)}, {records}")
        elif count.bijlage is not None and count.bijlage != count.aantal:
            yield (*count.pad, "bijlage"), Fout(f"{what}: de bijlage telt {_projects(count.bijlage)}, {records}")
        if count.oordeel is Oordeel.GELIJK and count.geteld is not None:
            melding = f"{what}: verklaart niets, want hoofdstuk en records tellen hetzelfde; haal dit getal weg"
            yield (*count.pad, "geteld"), Fout(melding)


def _projects(number: int) -> str:
    return plural(number, "project", "projecten")


def unused(coded: Coded, dimensie: str, names: Sequence[str], dwarsdoorsnede: Dwarsdoorsnede) -> list[str]:
    """The codes of a dimension that no project has, unless chapter 2 counts none too (as for handhaving)."""
    none = {
        published.code
        for telling in dwarsdoorsnede.tellingen
        if telling.dimensie == dimensie
        for published in telling.aantallen
        if not published.hoofdstuk
    }
    used = {code for codes in coded.values() for code in codes[dimensie]}
    return [code for code in names if code not in used | none]
