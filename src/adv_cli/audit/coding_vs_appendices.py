"""The coding of each record beside the appendices, where each search model lists its projects."""

from collections.abc import Iterator, Mapping

from adv_cli.audit.report_audit import Records, ReportAudit
from adv_cli.dutch.phrasing import and_list
from adv_cli.errors import Fault
from adv_cli.model.codebook import Codebook
from adv_cli.model.lines import Record
from adv_cli.model.template import DIMENSIONS
from adv_cli.model.types import Problem
from adv_cli.report.appendices import SearchModel, row_spellings, search_models
from adv_cli.report.factsheet import ReportFactsheet
from adv_cli.report.report import Report

_SHOWN = 60
"""How many letters of an unread row a message quotes."""


def compare_codings(
    report: Report,
    records: Records,
    sheets: Mapping[str, ReportFactsheet],
    codebook: Codebook,
    found: ReportAudit,
) -> None:
    """Add to `found` the codes that the appendices give, and where those of the records differ.

    Where a factsheet has no record, what an appendix has that is not recognised may be the row of
    that project: then it is no fault, but what stands below it cannot be compared.
    """
    rows = _row_spellings(report, records, sheets)
    models = search_models(report.text, rows, _names_of_codes(codebook))
    every_sheet_has_record = len(sheets) == len(report.factsheets)
    for number, model in sorted(models.items()):
        dimension = DIMENSIONS[number - 1]
        found.codes[dimension] = {id: code for id, code in model.codes.items() if id in records}
        found.fouten += _differing(model, dimension, records)
        if every_sheet_has_record:
            found.fouten += _unread(model, report.path.name)
    if not every_sheet_has_record:
        found.waarschuwingen += _not_compared(records, models)


def _row_spellings(
    report: Report, records: Records, sheets: Mapping[str, ReportFactsheet]
) -> dict[str, list[str]]:
    """How the row of each project may read, by the id of its record.

    A factsheet without a record has a row as well: it stands here by its title.
    """
    rows = {sheet.title: _spellings_of_sheet(sheet) for sheet in report.factsheets}
    for id, (record, _) in records.items():
        of_sheet = rows.pop(sheets[id].title, []) if id in sheets else []
        rows[id] = [*_spellings_of_record(record), *of_sheet]
    return rows


def _spellings_of_sheet(sheet: ReportFactsheet) -> list[str]:
    return row_spellings([sheet.line("titel"), sheet.name], sheet.line("gemeente"))


def _spellings_of_record(record: Record) -> list[str]:
    titles = filter(None, (record["titel_in_bijlagen"], record["titel"]))
    return row_spellings([*titles], record["gemeente"])


def _names_of_codes(codebook: Codebook) -> list[dict[str, tuple[str, ...]]]:
    """For each dimension, in the order of the appendices, what its codes are called."""
    return [
        {
            concept.code: (concept.label, *concept.aliassen)
            for concept in codebook.dimensie(dimension).codes
        }
        for dimension in DIMENSIONS
    ]


def _differing(model: SearchModel, dimension: str, records: Records) -> Iterator[Fault]:
    """The records whose code is not that of the appendix."""
    for id, (record, document) in records.items():
        if message := _difference(model, id, record["codering"][dimension]):
            yield document.fault(("codering", dimension), Problem(message))


def _difference(model: SearchModel, id: str, ours: str) -> str | None:
    """What differs between the code of a record and that of an appendix; None for nothing."""
    if id in model.unsure:
        return None
    appendix, theirs = f"bijlage {model.number}", model.codes.get(id)
    if theirs is None:
        return f"dit project is in {appendix} niet te vinden onder zijn titel of titel_in_bijlagen"
    if theirs != ours:
        return f"{appendix} zet dit project onder “{theirs}”, het record onder “{ours}”"
    return None


def _unread(model: SearchModel, file: str) -> Iterator[Fault]:
    """What an appendix has that is not recognised."""
    for letters in model.unread:
        message = f"in bijlage {model.number} niet herkend: “{letters[:_SHOWN]}”"
        yield Fault(file, None, None, message)


def _not_compared(records: Records, models: Mapping[int, SearchModel]) -> Iterator[Fault]:
    """The records whose code in an appendix stands below something that is not recognised."""
    for id, (_, document) in records.items():
        unsure = [str(number) for number, model in sorted(models.items()) if id in model.unsure]
        if unsure:
            message = f"niet vergeleken met bijlage {and_list(unsure)}: daar is niet alles herkend"
            yield document.fault(("codering",), Problem(message))
