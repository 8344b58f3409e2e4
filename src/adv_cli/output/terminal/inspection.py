"""The outcome of a check for a terminal: what was compared, and every fault with its place."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from adv_cli.audit.explanations import ExplainedDifference
from adv_cli.audit.inspection import Inspection
from adv_cli.audit.published_counts import ComparedCount, Verdict
from adv_cli.audit.report_audit import COMPARED_WITH_REPORT, ReportAudit
from adv_cli.dutch.phrasing import plural, sentence
from adv_cli.errors import Fault
from adv_cli.model.inventory import Inventory
from adv_cli.output.screen import Screen
from adv_cli.output.terminal.console import NOTE, READING_WIDTH, to_text

_PROJECT_COLUMNS = ("punten", "cijfers", "namen")
_WHAT_SECTIONS_ARE = (
    "secties: onderdelen waarvan record en factsheet evenveel punten hebben, van alle met punten"
)
_HOW_TO_EXPLAIN = (
    "Hoort een verschil met het factsheet er te zijn? Zet het dan bij afwijkingen in het record;"
    " --json geeft van elk verschil veld, soort en wat."
)


def inspection_text(found: Inspection, screen: Screen) -> str:
    """The outcome, the worst last: what a reader sees when the text has scrolled past."""
    records = plural(found.projecten, "record", "records")
    parts: list[RenderableType] = [Text.assemble((str(found.map), "bold"), f"   {records}")]
    if found.tellingen:
        parts += ["", *_counts(found.tellingen, found.inventory)]
    if found.bron is not None:
        parts += ["", *_provenance(found.bron)]
    if found.verklaard:
        parts += ["", *_faults("Verklaard in het record", found.verklaard, "yellow")]
    if found.waarschuwingen:
        parts += ["", *_faults("Waarschuwingen", found.waarschuwingen, "yellow")]
    if found.fouten:
        parts += ["", *_faults("Fouten", found.fouten, "red")]
        if found.bron is not None and _has_unexplained(found.bron):
            parts.append(Text(_HOW_TO_EXPLAIN, style="dim"))
    else:
        parts += ["", Text("Geen fouten.", style="green")]
    return to_text(*parts, screen=screen.at_most(READING_WIDTH))


def _has_unexplained(audit: ReportAudit) -> bool:
    differences = sum(len(of_project) for of_project in audit.verschillen.values())
    return len(audit.verklaard) < differences


def _counts(counts: Sequence[ComparedCount], inventory: Inventory) -> list[RenderableType]:
    differing = [count for count in counts if count.oordeel is not Verdict.GELIJK]
    equal = f"{len(counts) - len(differing)} van {len(counts)} aantallen"
    parts: list[RenderableType] = [
        Text.assemble(
            (sentence(inventory.chapter), "bold"), f"   {equal} zijn gelijk aan die van de records"
        )
    ]
    for count in differing:
        style = "yellow" if count.oordeel is Verdict.VERKLAARD else "red"
        numbers = f"{inventory.counts} {count.hoofdstuk}, records {count.aantal}"
        where = f"  {count.dimensie} {count.code}: {numbers} "
        parts.append(Text.assemble(where, (f"({count.oordeel})", style)))
        parts.append(Padding(Text(", ".join(count.projecten), style="dim"), (0, 0, 0, 4)))
    explained = dict.fromkeys(
        count.dimensie for count in differing if count.oordeel is Verdict.VERKLAARD
    )
    if explained:
        where = ", ".join(f"adv stats {dimension}" for dimension in explained)
        parts.append(Text(f"Waarom deze verschillen: {where}", style="dim"))
    return parts


def _provenance(audit: ReportAudit) -> list[RenderableType]:
    """How much was compared with the report, in all and for each project."""
    counted = [
        plural(number, COMPARED_WITH_REPORT[name], name) for name, number in audit.compared.items()
    ]
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("project", overflow="fold")
    for name in ("secties", *_PROJECT_COLUMNS, "verschil"):
        table.add_column(name, justify="right")
    for audited in audit.record_audits:
        differences = len(audited.verschillen)
        equal = sum(ours == theirs for ours, theirs in audited.secties.values())
        sections = f"{equal}/{len(audited.secties)}"
        numbers = [str(audited.compared[name]) for name in _PROJECT_COLUMNS]
        style = "yellow" if differences else "dim"
        table.add_row(audited.id, sections, *numbers, Text(str(differences), style=style))
    return [
        Text.assemble(("Rapport", "bold"), f"   {audit.bestand}"),
        Text(f"Vergeleken: {', '.join(counted)}.", style="dim"),
        table,
        Text(_WHAT_SECTIONS_ARE, style="dim"),
    ]


def _faults(
    heading: str, faults: Sequence[Fault | ExplainedDifference], style: str
) -> list[RenderableType]:
    """Faults, or explained differences with why they are there, file by file."""
    parts: list[RenderableType] = [Text(f"{heading} ({len(faults)})", style=f"bold {style}")]
    for file, of_file in groupby(faults, key=lambda fault: fault.bestand):
        table = Table.grid(padding=(0, 1))
        table.add_column(justify="right", style="dim", min_width=4)
        table.add_column(overflow="fold")
        for fault in of_file:
            field = Text(f"{fault.veld}: ", style="cyan") if fault.veld else Text()
            text = field.append(fault.melding, style="default")
            if isinstance(fault, ExplainedDifference):
                text.append(f"\nWaarom: {fault.waarom}", style=NOTE)
            table.add_row(str(fault.regel or ""), text)
        parts += [Text(file, style="bold"), table]
    return parts
