"""A data directory against the report, in three parts.

Records are held against their factsheets, codings against the appendices, and counts against
chapter 2.
"""

from collections.abc import Iterator, Mapping

from adv_cli.audit.coding_vs_appendices import compare_codings
from adv_cli.audit.counts_vs_chapter import compare_counts
from adv_cli.audit.explanations import ExplainedDifference
from adv_cli.audit.pairing import pair
from adv_cli.audit.record_audit import RecordAudit
from adv_cli.audit.record_vs_factsheet import audit_record
from adv_cli.audit.report_audit import Records, ReportAudit
from adv_cli.audit.report_vocabulary import ReportVocabulary
from adv_cli.dataset.document import Document
from adv_cli.dataset.loader import SharedData
from adv_cli.errors import Fault
from adv_cli.model.types import Problem
from adv_cli.report.factsheet import ReportFactsheet
from adv_cli.report.report import Report


def audit_dataset(
    report: Report, records: Records, shared: SharedData, *, complete: bool
) -> ReportAudit:
    """Compare `records` with the text of the report.

    `complete`: these are all the records there are, so that a factsheet without one is worth
    telling.
    """
    found = ReportAudit(str(report.path))
    sheets = pair({id: record for id, (record, _) in records.items()}, report.factsheets)
    _compare_records(report, records, sheets, found)
    if complete:
        # a data set that publishes no number of projects need not have them all
        may_lack_some = shared.cross_section.projecten is None
        faults = found.waarschuwingen if may_lack_some else found.fouten
        faults.extend(_sheets_without_record(report, sheets))
    compare_codings(report, records, sheets, shared.codebook, found)
    compare_counts(report, shared, found)
    return found


def _compare_records(
    report: Report, records: Records, sheets: Mapping[str, ReportFactsheet], found: ReportAudit
) -> None:
    vocabulary = ReportVocabulary(report.factsheets)
    for id, (record, document) in records.items():
        if id in sheets:
            _add(audit_record(record, sheets[id], vocabulary), document, found)
        else:
            problem = Problem("voor dit record is in het rapport geen factsheet te vinden")
            found.fouten.append(document.fault(("titel",), problem))


def _add(audit: RecordAudit, document: Document, found: ReportAudit) -> None:
    """Add the audit of one record: its differences with their place in its file."""
    page = f" (bladzijde {audit.bladzijde} en verder)" if audit.bladzijde else ""
    differences = []
    for difference in audit.verschillen:
        problem = Problem(difference.melding + page)
        fault = document.fault(difference.field_path, problem)
        differences.append(ExplainedDifference.of(difference, fault))
    found.record_audits.append(audit)
    found.verschillen[audit.id] = differences
    found.fouten += [difference.fault for difference in differences if difference.waarom is None]
    found.fouten += [
        document.fault(field_path, Problem(message))
        for field_path, message in audit.unused_explanations
    ]


def _sheets_without_record(
    report: Report, sheets: Mapping[str, ReportFactsheet]
) -> Iterator[Fault]:
    """The factsheets that no record restates."""
    for sheet in report.factsheets:
        if all(sheet is not paired for paired in sheets.values()):
            place = f" (bladzijde {sheet.page})" if sheet.page else ""
            yield Fault(report.path.name, None, None, f"“{sheet.title}”{place} heeft geen record")
