"""The outcome of a check for a terminal: what was looked at, how the counts compare, and every
fault with its place.
"""

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
from adv_cli.dutch.phrasing import plural
from adv_cli.errors import Fault
from adv_cli.output.terminal.console import READING_WIDTH, REMARK, to_text

_PROJECT_COLUMNS = ("punten", "cijfers", "namen")
_HOW_TO_EXPLAIN = (
    "Hoort een verschil met het factsheet er te zijn? Zet het dan bij afwijkingen in het record;"
    " --json geeft van elk verschil veld, soort en wat."
)


def inspection_text(found: Inspection, *, width: int, colour: bool) -> str:
    """The outcome, the worst last: what a reader sees when the text has scrolled past."""
    width = min(width, READING_WIDTH)
    parts: list[RenderableType] = [
        Text.assemble(
            (str(found.map), "bold"), f"   {plural(found.projecten, 'record', 'records')}"
        )
    ]
    if found.tellingen:
        parts += ["", *_counts(found.tellingen)]
    if found.bron is not None:
        parts += ["", *_provenance(found.bron)]
    if found.verklaard:
        parts += ["", *_faults("Verklaard in het record", found.verklaard, "yellow")]
    if found.waarschuwingen:
        parts += ["", *_faults("Waarschuwingen", found.waarschuwingen, "yellow")]
    if found.fouten:
        parts += ["", *_faults("Fouten", found.fouten, "red")]
        if found.bron is not None and len(found.bron.verklaard) < sum(
            map(len, found.bron.verschillen.values())
        ):
            parts.append(Text(_HOW_TO_EXPLAIN, style="dim"))
    else:
        parts += ["", Text("Geen fouten.", style="green")]
    return to_text(*parts, width=width, colour=colour)


def _counts(counts: Sequence[ComparedCount]) -> list[RenderableType]:
    equal = sum(count.oordeel is Verdict.GELIJK for count in counts)
    parts: list[RenderableType] = [
        Text.assemble(
            ("Hoofdstuk 2", "bold"),
            f"   {equal} van {len(counts)} aantallen zijn gelijk aan die van de records",
        )
    ]
    differing = [count for count in counts if count.oordeel is not Verdict.GELIJK]
    for count in differing:
        style = "yellow" if count.oordeel is Verdict.VERKLAARD else "red"
        parts.append(
            Text.assemble(
                f"  {count.dimensie} {count.code}: hoofdstuk {count.hoofdstuk}, records {count.aantal} ",
                (f"({count.oordeel})", style),
            )
        )
        parts.append(Padding(Text(", ".join(count.projecten), style="dim"), (0, 0, 0, 4)))
    explained = dict.fromkeys(
        count.dimensie for count in differing if count.oordeel is Verdict.VERKLAARD
    )
    if explained:
        where = ", ".join(f"adv stats {dimension}" for dimension in explained)
        parts.append(Text(f"Waarom deze verschillen: {where}", style="dim"))
    return parts


def _provenance(bron: ReportAudit) -> list[RenderableType]:
    counted = [
        plural(number, COMPARED_WITH_REPORT[name], name) for name, number in bron.compared.items()
    ]
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("project", overflow="fold")
    for name in ("secties", *_PROJECT_COLUMNS, "verschil"):
        table.add_column(name, justify="right")
    for audited in bron.record_audits:
        differences = len(audited.verschillen)
        equal = sum(ours == theirs for ours, theirs in audited.secties.values())
        numbers = [
            f"{equal}/{len(audited.secties)}",
            *(str(audited.compared[name]) for name in _PROJECT_COLUMNS),
        ]
        table.add_row(
            audited.id, *numbers, Text(str(differences), style="yellow" if differences else "dim")
        )
    return [
        Text.assemble(("Rapport", "bold"), f"   {bron.bestand}"),
        Text(f"Vergeleken: {', '.join(counted)}.", style="dim"),
        table,
        Text(
            "secties: onderdelen waarvan record en factsheet evenveel punten hebben, van alle met punten",
            style="dim",
        ),
    ]


def _faults(
    heading: str, faults: Sequence[Fault | ExplainedDifference], style: str
) -> list[RenderableType]:
    """Faults, or explained differences with why they are there, file by file."""
    parts: list[RenderableType] = [Text(f"{heading} ({len(faults)})", style=f"bold {style}")]
    for bestand, of_file in groupby(faults, key=lambda fault: fault.bestand):
        table = Table.grid(padding=(0, 1))
        table.add_column(justify="right", style="dim", min_width=4)
        table.add_column(overflow="fold")
        for fault in of_file:
            field = Text(f"{fault.veld}: ", style="cyan") if fault.veld else Text()
            text = field.append(fault.melding, style="default")
            if isinstance(fault, ExplainedDifference):
                text.append(f"\nWaarom: {fault.waarom}", style=REMARK)
            table.add_row(str(fault.regel or ""), text)
        parts += [Text(bestand, style="bold"), table]
    return parts
