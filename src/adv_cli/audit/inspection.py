"""What comes out of a check of a data directory."""

from dataclasses import dataclass, field
from pathlib import Path

from adv_cli.audit.explanations import ExplainedDifference
from adv_cli.audit.published_counts import ComparedCount
from adv_cli.audit.report_audit import ReportAudit
from adv_cli.errors import Fault
from adv_cli.model.inventory import Inventory


@dataclass
class Inspection:
    """What a check found.

    `verklaard` are the differences that the records explain: within them, and with the report.
    `tellingen` is empty where faults in the records keep them from being counted. `bron` is None
    where the report's own text was not given; `inventory` are the words of bron.yaml.
    """

    map: Path
    projecten: int = 0
    fouten: list[Fault] = field(default_factory=list)
    waarschuwingen: list[Fault] = field(default_factory=list)
    verklaard: list[ExplainedDifference] = field(default_factory=list)
    tellingen: list[ComparedCount] = field(default_factory=list)
    bron: ReportAudit | None = None
    inventory: Inventory = field(default_factory=Inventory)
