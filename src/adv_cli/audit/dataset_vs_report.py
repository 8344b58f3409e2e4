"""A data directory against the report: records by their factsheets, codings by the appendices,
counts by chapter 2.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from adv_cli.audit.explanations import ExplainedDifference
from adv_cli.audit.record_vs_factsheet import (
    COMPARED,
    RecordAudit,
    ReportVocabulary,
    audit_record,
    pair,
)
from adv_cli.dataset.document import Document
from adv_cli.dataset.loader import SharedData
from adv_cli.dutch.phrasing import and_list
from adv_cli.errors import Fault
from adv_cli.model.lines import Record
from adv_cli.model.template import DIMENSIONS
from adv_cli.model.types import Problem
from adv_cli.report.appendices import SearchModel, row_spellings, search_models
from adv_cli.report.chapter import chapter_counts, totals
from adv_cli.report.factsheet import ReportFactsheet
from adv_cli.report.report import Report

Records = Mapping[str, tuple[Record, Document]]


@dataclass
class ReportAudit:
    """How the records compare with the report. `verschillen` are the differences of each record,
    explained or not.

    `codes` gives for each dimension the code of each record in its appendix, `aantallen` is the
    number of counts that were compared with chapter 2.
    """

    bestand: str
    sporen: list[RecordAudit] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    aantallen: int = 0
    fouten: list[Fault] = field(default_factory=list)
    waarschuwingen: list[Fault] = field(default_factory=list)
    verschillen: dict[str, list[ExplainedDifference]] = field(default_factory=dict)

    @property
    def verklaard(self) -> list[ExplainedDifference]:
        """The differences that the records explain."""
        return [
            told
            for of_record in self.verschillen.values()
            for told in of_record
            if told.waarom is not None
        ]

    @property
    def compared(self) -> dict[str, int]:
        """How much was compared, by what it is."""
        traced = [audited.compared for audited in self.sporen]
        sums = {name: sum(counts[name] for counts in traced) for name in COMPARED}
        return {
            "factsheets": len(traced),
            **sums,
            "codes": sum(map(len, self.codes.values())),
            "aantallen": self.aantallen,
        }


def audit_dataset(
    report: Report, records: Records, ground: SharedData, *, complete: bool
) -> ReportAudit:
    """Compare `records` (each with the document it was read from, by id) with the text of the
    report.

    `complete`: these are all the records there are, so that a factsheet without one is worth
    telling.
    """
    found = ReportAudit(str(report.path))
    sheets = pair({id: record for id, (record, _) in records.items()}, report.factsheets)
    _sheets(report, records, sheets, found)
    if complete:
        missing = _left_over(report, sheets)
        (found.waarschuwingen if ground.cross_section.projecten is None else found.fouten).extend(
            missing
        )
    _codings(report, records, sheets, ground, found)
    _chapter(report, ground, found)
    return found


def _sheets(
    report: Report, records: Records, sheets: Mapping[str, ReportFactsheet], found: ReportAudit
) -> None:
    shared = ReportVocabulary.of(report.factsheets)
    for id, (record, document) in records.items():
        if id not in sheets:
            found.fouten.append(
                document.fault(
                    ("titel",),
                    Problem("voor dit record is in het rapport geen factsheet te vinden"),
                )
            )
            continue
        audited = audit_record(record, sheets[id], shared)
        found.sporen.append(audited)
        page = f" (bladzijde {audited.bladzijde} en verder)" if audited.bladzijde else ""
        told = [
            ExplainedDifference.of(
                difference,
                document.fault(difference.field_path, Problem(difference.melding + page)),
            )
            for difference in audited.verschillen
        ]
        found.verschillen[id] = told
        found.fouten += [one.fault for one in told if one.waarom is None]
        found.fouten += [
            document.fault(field_path, Problem(message))
            for field_path, message in audited.overbodig
        ]


def _left_over(report: Report, sheets: Mapping[str, ReportFactsheet]) -> Iterator[Fault]:
    """The factsheets that no record restates."""
    for sheet in report.factsheets:
        if all(sheet is not read for read in sheets.values()):
            place = f" (bladzijde {sheet.page})" if sheet.page else ""
            yield Fault(report.path.name, None, None, f"“{sheet.title}”{place} heeft geen record")


def _codings(
    report: Report,
    records: Records,
    sheets: Mapping[str, ReportFactsheet],
    ground: SharedData,
    found: ReportAudit,
) -> None:
    rows = {sheet.title: _readings(sheet) for sheet in report.factsheets}
    for id, (record, _) in records.items():
        titles = [title for title in (record["titel_in_bijlagen"], record["titel"]) if title]
        of_sheet = rows.pop(sheets[id].title, []) if id in sheets else []
        rows[id] = [*row_spellings(titles, record["gemeente"]), *of_sheet]
    labels = [
        {b.code: (b.label, *b.aliassen) for b in ground.codebook.dimensie(d).codes}
        for d in DIMENSIONS
    ]
    models = search_models(report.text, rows, labels)
    for number, model in sorted(models.items()):
        dimension = DIMENSIONS[number - 1]
        found.codes[dimension] = {id: code for id, code in model.codes.items() if id in records}
        for id, (record, document) in records.items():
            if message := _coding(model, id, record["codering"][dimension]):
                found.fouten.append(document.fault(("codering", dimension), Problem(message)))
        if len(sheets) == len(report.factsheets):
            for letters in model.unread:
                message = f"in bijlage {number} niet herkend: “{letters[:60]}”"
                found.fouten.append(Fault(report.path.name, None, None, message))
    if len(sheets) < len(
        report.factsheets
    ):  # what is not recognised may be the row of a project without a record
        found.waarschuwingen += _not_compared(records, models)


def _not_compared(records: Records, models: Mapping[int, SearchModel]) -> Iterator[Fault]:
    """The records whose code in an appendix cannot be told, since what stands above them there is
    not recognised.
    """
    for id, (_, document) in records.items():
        unsure = [str(number) for number, model in sorted(models.items()) if id in model.unsure]
        if unsure:
            where = f"bijlage {and_list(unsure)}"
            yield document.fault(
                ("codering",), Problem(f"niet vergeleken met {where}: daar is niet alles herkend")
            )


def _readings(sheet: ReportFactsheet) -> list[str]:
    return row_spellings([sheet.line("titel"), sheet.name], sheet.line("gemeente"))


def _coding(model: SearchModel, id: str, ours: str) -> str | None:
    theirs = model.codes.get(id)
    if id in model.unsure:
        return None
    if theirs is None:
        return f"dit project is in bijlage {model.number} niet te vinden onder zijn titel of titel_in_bijlagen"
    return (
        f"bijlage {model.number} zet dit project onder “{theirs}”, het record onder “{ours}”"
        if theirs != ours
        else None
    )


def _chapter(report: Report, ground: SharedData, found: ReportAudit) -> None:
    published = ground.cross_section
    said, here = totals(report.text), (published.projecten, published.gemeenten)
    if said and None not in here and said != here:
        message = f"het rapport noemt {said[0]} projecten van {said[1]} gemeenten"
        found.fouten.append(Fault("dwarsdoorsnede.yaml", None, "projecten", message))
    theirs = chapter_counts(report.text)
    if not theirs or not published.tellingen:
        return
    ours = [*_published(ground)]
    found.aantallen = len(theirs)
    if len(ours) != len(theirs):
        message = f"hoofdstuk 2 noemt {len(theirs)} aantallen, hier staan er {len(ours)} (die van nul niet meegeteld)"
        found.fouten.append(Fault("dwarsdoorsnede.yaml", None, "tellingen", message))
    for (name, count), said_there in zip(ours, theirs, strict=False):
        if count != said_there:
            message = f"{name}: in het rapport staat {said_there}, hier {count}"
            found.fouten.append(Fault("dwarsdoorsnede.yaml", None, "tellingen", message))


def _published(ground: SharedData) -> Iterator[tuple[str, int]]:
    """The counts of dwarsdoorsnede.yaml in its order, which is that of the chapter; that prints
    none that are zero.
    """
    for telling in ground.cross_section.tellingen:
        for published in telling.aantallen:
            if published.hoofdstuk:
                yield f"{telling.dimensie} {published.code}", published.hoofdstuk
