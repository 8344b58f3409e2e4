"""What comes out of holding a data set against the report."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from adv_cli.audit.explanations import ExplainedDifference
from adv_cli.audit.record_audit import COMPARED, RecordAudit
from adv_cli.dataset.document import Document
from adv_cli.errors import Fault
from adv_cli.model.lines import Record

Records = Mapping[str, tuple[Record, Document]]
"""Each record by its id, as JSON object, with the document it was read from."""

COMPARED_WITH_REPORT = {
    "factsheets": "factsheet",
    **COMPARED,
    "codes": "code",
    "aantallen": "aantal",
}
"""What is compared with the report, each with its singular."""


@dataclass
class ReportAudit:
    """How the records compare with the report.

    `verschillen` are the differences of each record, explained or not. `codes` gives for each
    dimension the code of each record in its appendix, `aantallen` is the number of counts that were
    compared with chapter 2.
    """

    bestand: str
    record_audits: list[RecordAudit] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    aantallen: int = 0
    fouten: list[Fault] = field(default_factory=list)
    waarschuwingen: list[Fault] = field(default_factory=list)
    verschillen: dict[str, list[ExplainedDifference]] = field(default_factory=dict)

    @property
    def verklaard(self) -> list[ExplainedDifference]:
        """The differences that the records explain."""
        return [
            difference
            for of_record in self.verschillen.values()
            for difference in of_record
            if difference.waarom is not None
        ]

    @property
    def compared(self) -> dict[str, int]:
        """How much was compared, by what it is (see `COMPARED_WITH_REPORT`)."""
        return {
            "factsheets": len(self.record_audits),
            **{what: sum(one.compared[what] for one in self.record_audits) for what in COMPARED},
            "codes": sum(map(len, self.codes.values())),
            "aantallen": self.aantallen,
        }
