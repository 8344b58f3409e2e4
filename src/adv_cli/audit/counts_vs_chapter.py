"""The published counts of dwarsdoorsnede.yaml beside the text of chapter 2 that they are from."""

from collections.abc import Iterator

from adv_cli.audit.report_audit import ReportAudit
from adv_cli.dataset.loader import SharedData
from adv_cli.errors import Fault
from adv_cli.model.inventory import inventory_of
from adv_cli.model.reference import CrossSection
from adv_cli.report.chapter import chapter_counts, totals
from adv_cli.report.report import Report

_FILE = "dwarsdoorsnede.yaml"


def compare_counts(report: Report, shared: SharedData, found: ReportAudit) -> None:
    """Add to `found` how many counts were compared, and those that the chapter does not have."""
    cross_section, chapter = shared.cross_section, inventory_of(shared.sources.model_dump()).chapter
    found.fouten += _differing_totals(report, cross_section)
    theirs = chapter_counts(report.text)
    if theirs and cross_section.tellingen:
        found.aantallen = len(theirs)
        found.fouten += _differing_counts([*_published(cross_section)], theirs, chapter)


def _differing_totals(report: Report, cross_section: CrossSection) -> Iterator[Fault]:
    theirs, ours = totals(report.text), (cross_section.projecten, cross_section.gemeenten)
    if theirs and None not in ours and theirs != ours:
        message = f"het rapport noemt {theirs[0]} projecten van {theirs[1]} gemeenten"
        yield Fault(_FILE, None, "projecten", message)


def _differing_counts(
    ours: list[tuple[str, int]], theirs: list[int], chapter: str
) -> Iterator[Fault]:
    if len(ours) != len(theirs):
        message = (
            f"{chapter} noemt {len(theirs)} aantallen, hier staan er {len(ours)}"
            " (die van nul niet meegeteld)"
        )
        yield Fault(_FILE, None, "tellingen", message)
    for (name, our_count), their_count in zip(ours, theirs, strict=False):
        if our_count != their_count:
            message = f"{name}: in het rapport staat {their_count}, hier {our_count}"
            yield Fault(_FILE, None, "tellingen", message)


def _published(cross_section: CrossSection) -> Iterator[tuple[str, int]]:
    """The counts in the order of the file, which is that of the chapter; it prints no zeros."""
    for counts in cross_section.tellingen:
        for published in counts.aantallen:
            if published.hoofdstuk:
                yield f"{counts.dimensie} {published.code}", published.hoofdstuk
