"""The pages that a record gives beside those on which the factsheet has the same."""

from collections.abc import Mapping

from adv_cli.audit.record_audit import AuditLog
from adv_cli.model.lines import Record, lines
from adv_cli.model.page_rules import FIELD, UNSURE
from adv_cli.model.template import SECTIONS, Section
from adv_cli.report.factsheet import ReportFactsheet

_SURE = {True: "zeker", False: "niet zeker"}


def compare_first_page(log: AuditLog, record: Record, sheet: ReportFactsheet) -> None:
    """Compare the first page, and whether it is sure."""
    if sheet.page is None:
        return
    if sheet.page != record["bladzijde"]:
        ours = str(record["bladzijde"])
        message = f"het factsheet begint op bladzijde {sheet.page}, niet op {ours}"
        log.note_other(("bladzijde",), str(sheet.page), ours, message)
    if sheet.page_sure != record["bladzijde_zeker"]:
        theirs, ours = _SURE[sheet.page_sure], _SURE[not sheet.page_sure]
        message = f"de telling van de bladzijden is hier {theirs}"
        log.note_other(("bladzijde_zeker",), theirs, ours, message)


def compare_pages(log: AuditLog, record: Record, sheet: ReportFactsheet) -> None:
    """Compare the page of each line with that of its counterpart in the factsheet.

    Comes after all other comparisons: these tell the log which line has which counterpart.
    """
    if sheet.page is None or record[FIELD] is None:
        return
    agreed: dict[int, bool] = {}
    for section in SECTIONS:
        for nr, line in enumerate(lines(record, section) or ()):
            theirs, ours = _page_of(log, sheet, section, nr), line.bladzijde
            if theirs is None:
                continue
            log.count("bladzijden")
            if theirs == ours:
                agreed[ours] = line.bladzijde_zeker
            else:
                message = f"dit punt staat op bladzijde {theirs}, niet op {ours}"
                log.note_other((FIELD, section.code, nr), str(theirs), str(ours), message)
    if record["bladzijde_zeker"] == sheet.page_sure:  # else that difference says it all
        _compare_sureness(log, agreed, sheet)


def _page_of(log: AuditLog, sheet: ReportFactsheet, section: Section, nr: int) -> int | None:
    """The page on which the factsheet has a line of the record; None where that is not known."""
    if section.content.is_list:
        return log.page_of((*section.field_path, nr))
    said = sheet.sections.get(section.code)
    return said.begins_on if said else None


def _compare_sureness(log: AuditLog, pages: Mapping[int, bool], sheet: ReportFactsheet) -> None:
    """Compare whether these pages are sure; the first page is compared by itself."""
    for page, sure in pages.items():
        if page != sheet.page and sure == (page in sheet.unsure):
            theirs, ours = f"{page} {_SURE[not sure]}", f"{page} {_SURE[sure]}"
            message = f"bladzijde {page} is volgens het rapport {_SURE[not sure]}"
            log.note_other((UNSURE,), theirs, ours, message)
