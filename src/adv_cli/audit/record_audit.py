"""What the audit of one record finds: its differences, and how much was compared."""

from collections import Counter
from dataclasses import dataclass, field

from adv_cli.audit.explanations import Difference, Explanations
from adv_cli.audit.report_vocabulary import ReportVocabulary
from adv_cli.model.deviations import DeviationKind
from adv_cli.model.lines import Record
from adv_cli.model.template import FieldPath
from adv_cli.report.factsheet import ReportFactsheet

COMPARED = {
    "punten": "punt",
    "cijfers": "cijfer",
    "namen": "naam",
    "adressen": "adres",
    "contacten": "contact",
    "bladzijden": "bladzijde",
}
"""What an audit counts, as the factsheet has it, each with its singular.

Points (punten) are the bullets, statements and other projects; pages (bladzijden) those of what
the record has of them, where it gives these.
"""


@dataclass
class RecordAudit:
    """How a record compares with its factsheet: how much was compared, and every difference.

    `compared` counts what `COMPARED` names. `secties` gives for each section with items, contacts
    or projects how many the record has, and how many the factsheet. `unused_explanations` are the
    explanations in the record that explain none of the differences, each with its message.
    """

    id: str
    titel: str
    bladzijde: int | None
    secties: dict[str, tuple[int, int]] = field(default_factory=dict)
    compared: Counter[str] = field(default_factory=Counter)
    verschillen: list[Difference] = field(default_factory=list)
    unused_explanations: list[tuple[FieldPath, str]] = field(default_factory=list)


class AuditLog:
    """The audit of one record under way: each comparison notes here what differs.

    `vocabulary` is what all factsheets of the report share; comparisons find names with it.
    """

    def __init__(
        self, record: Record, sheet: ReportFactsheet, vocabulary: ReportVocabulary
    ) -> None:
        self.vocabulary = vocabulary
        self._explanations = Explanations(record)
        self._pages: dict[FieldPath, int | None] = {}
        self._audit = RecordAudit(record["id"], sheet.title, sheet.page)

    def finished(self) -> RecordAudit:
        """The outcome, with the explanations that explain nothing."""
        self._audit.unused_explanations += self._explanations.unused()
        return self._audit

    def count(self, what: str, number: int = 1) -> None:
        """Count what was compared (see `COMPARED`)."""
        self._audit.compared[what] += number

    def count_section(self, code: str, ours: int, theirs: int) -> None:
        """Note how many entries a section has in the record, and how many in the factsheet."""
        self._audit.secties[code] = (ours, theirs)

    def stands_on(self, field_path: FieldPath, page: int | None) -> None:
        """Note on which page the factsheet has what the record has at a path."""
        self._pages[field_path] = page

    def page_of(self, field_path: FieldPath) -> int | None:
        """The page on which the factsheet has what stands there; None where that is not known."""
        return self._pages.get(field_path)

    def note(
        self, field_path: FieldPath, kind: DeviationKind, what: str, message: str
    ) -> Difference:
        """Note a difference; gives it with its explanation where the record has one."""
        difference = self._explanations.explained(Difference(field_path, kind, what, message))
        self._audit.verschillen.append(difference)
        return difference

    def note_missing(self, field_path: FieldPath, what: str, message: str | None = None) -> None:
        """Note what the factsheet has and the record lacks."""
        message = message or f"“{what}” staat wel in het factsheet, niet in het record"
        self.note(field_path, DeviationKind.ONTBREEKT, what, message)

    def note_added(
        self, field_path: FieldPath, what: str, message: str | None = None
    ) -> Difference:
        """Note what the record has and the factsheet lacks."""
        message = message or f"“{what}” staat niet in het factsheet"
        return self.note(field_path, DeviationKind.TOEGEVOEGD, what, message)

    def note_other(self, field_path: FieldPath, theirs: str, ours: str, message: str) -> None:
        """Note what the two say otherwise; an explanation covers this pair of values only."""
        what = f"{theirs or 'niets'} (record: {ours})"
        self.note(field_path, DeviationKind.ANDERS, what, message)

    def note_moved(self, field_path: FieldPath, theirs: int, ours: int) -> None:
        """Note that point `theirs` of the factsheet is point `ours` of the record."""
        message = f"dit is punt {theirs} van het factsheet, hier punt {ours}"
        self.note(field_path, DeviationKind.VOLGORDE, f"punt {theirs}", message)
