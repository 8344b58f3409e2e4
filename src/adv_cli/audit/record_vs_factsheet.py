"""A record held against its factsheet in the report: what either has and the other lacks.

A record restates its factsheet item by item, so that is how the two are compared: the items of
each section are laid beside the bullets, and of each pair the figures, names and addresses must be
the same. Contacts are compared field by field.

A difference that the record lists among its `afwijkingen` is explained (see `explanations`):
somebody saw just that one, and says why it is there.
"""

from typing import Any, assert_never

from adv_cli.audit.contact_comparison import compare_contacts, compare_other_projects
from adv_cli.audit.page_comparison import compare_first_page, compare_pages
from adv_cli.audit.record_audit import AuditLog, RecordAudit
from adv_cli.audit.report_vocabulary import ReportVocabulary
from adv_cli.audit.section_comparison import (
    compare_districts,
    compare_items,
    compare_names,
    compare_result_kinds,
    compare_statement,
)
from adv_cli.audit.text_comparison import note_added_facts, words_not_in
from adv_cli.dataset.factsheet_content import has_heading
from adv_cli.dutch.normalize import fold
from adv_cli.model.lines import Record
from adv_cli.model.template import SECTIONS, Content, Section, value
from adv_cli.report.factsheet import ReportFactsheet, ReportSection

_HEADING = "kop"
"""What differs where one of the two lacks a heading."""


def audit_record(
    record: Record, sheet: ReportFactsheet, vocabulary: ReportVocabulary
) -> RecordAudit:
    """Hold `record` (a project as JSON object) against the factsheet that it restates."""
    log = AuditLog(record, sheet, vocabulary)
    compare_first_page(log, record, sheet)
    _compare_municipality(log, record, sheet)
    _compare_title(log, record, sheet)
    for section in SECTIONS:
        if _compare_heading(log, record, sheet, section):
            _compare_section(log, record, sheet, section)
    compare_pages(log, record, sheet)
    return log.finished()


def _compare_municipality(log: AuditLog, record: Record, sheet: ReportFactsheet) -> None:
    theirs, ours = sheet.line("gemeente"), record["gemeente"]
    if fold(theirs) != fold(ours):
        message = f"het factsheet noemt als gemeente “{theirs}”"
        log.note_other(("gemeente",), theirs, ours, message)


def _compare_title(log: AuditLog, record: Record, sheet: ReportFactsheet) -> None:
    """Compare the title with the two that a factsheet has: above it, and below its label."""
    field_path, ours = ("titel",), record["titel"]
    labelled = sheet.line("titel")
    theirs = f"{labelled} {sheet.name}"
    note_added_facts(log, field_path, ours, theirs)
    for word in words_not_in(ours, theirs):
        log.note_added(field_path, word, f"“{word}” staat niet in de titel van het factsheet")
    for word in words_not_in(labelled, ours):
        log.note_missing(field_path, word, f"“{word}” staat wel in de titel van het factsheet")


def _compare_heading(
    log: AuditLog, record: Record, sheet: ReportFactsheet, section: Section
) -> bool:
    """Note a heading that only one of the two has; tells whether to compare what stands below it.

    What stands below a heading that the record alone has is compared (with nothing) where the
    record explains the heading: else that one difference says it all.
    """
    ours, theirs = value(record, section) is not None, has_heading(sheet, section)
    if theirs and not ours:
        message = "deze kop staat in het factsheet; in het record ontbreekt hij (null)"
        log.note_missing(section.field_path, _HEADING, message)
        return False
    if ours and not theirs:
        message = "het factsheet heeft deze kop niet; schrijf null"
        difference = log.note_added(section.field_path, _HEADING, message)
        return difference.waarom is not None
    return ours


def _compare_section(
    log: AuditLog, record: Record, sheet: ReportFactsheet, section: Section
) -> None:
    """Compare what stands below a heading, in the way that fits what the section holds."""
    field_path = section.field_path
    ours: Any = value(record, section)
    theirs = sheet.sections.get(section.code) or ReportSection(None)
    pages = sheet.entry_pages.get(section.code, ())
    match section.content:
        case Content.ITEMS:
            compare_items(log, field_path, [item["tekst"] for item in ours], theirs)
            if section.code == "resultaten":
                compare_result_kinds(log, record["resultaten"], theirs)
        case Content.TEXT:
            compare_statement(log, field_path, ours, theirs)
        case Content.NAMES if section.code == "documentatie":
            compare_items(log, field_path, ours, theirs)
        case Content.NAMES:
            compare_names(log, field_path, ours, theirs)
        case Content.HOUSEHOLDS | Content.PERIOD:
            compare_statement(log, (*field_path, "omschrijving"), ours["omschrijving"], theirs)
        case Content.AREA:
            compare_statement(log, (*field_path, "omschrijving"), ours["omschrijving"], theirs)
            compare_districts(log, (*field_path, "wijken"), ours["wijken"], theirs)
        case Content.CONTACTS:
            log.count_section(section.code, len(ours), len(sheet.contacts))
            compare_contacts(log, field_path, ours, sheet.contacts, pages)
        case Content.OTHER_PROJECTS:
            log.count_section(section.code, len(ours), len(sheet.others))
            compare_other_projects(log, field_path, ours, sheet.others, pages)
        case _:
            assert_never(section.content)
