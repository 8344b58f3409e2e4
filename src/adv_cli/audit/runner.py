"""A check of a data directory: everything that is wrong with it, told at once.

Faults are what cannot stand: files that do not fit the model or each other, counts that differ for
no known reason, what cannot be true, and, with the report's own text, whatever record and report do
not share. Remarks are matters of care.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from pydantic import BaseModel

from adv_cli.audit import published_counts
from adv_cli.audit.codebook_use import codebook_remarks
from adv_cli.audit.coded_content import misplaced, uncoded, unworded_content
from adv_cli.audit.dataset_vs_report import audit_dataset
from adv_cli.audit.explanations import ExplainedDifference, Explanations
from adv_cli.audit.inspection import Inspection
from adv_cli.audit.other_files import same_files, stale_schema, unread_files
from adv_cli.audit.prose import careless_prose, impossible_prose, prose
from adv_cli.audit.typed_figures import typed_differences
from adv_cli.dataset.document import Document
from adv_cli.dataset.loader import SharedData, link_shared, linked, project_files, read_shared
from adv_cli.errors import DataError, Fault, Findings
from adv_cli.model.inventory import inventory_of
from adv_cli.model.lines import Record
from adv_cli.model.page_rules import FIELD, UNSURE
from adv_cli.model.record import Item, Project
from adv_cli.model.template import FieldPath
from adv_cli.model.types import Problem, nodes
from adv_cli.report.report import Report

Progress = Callable[[int, int], None]

ALWAYS_CODED = ("knelpunten", "oplossingen")
"""The sections whose every item has a theme (docs/codering.md)."""


def check(data: Path, report: Report | None, progress: Progress) -> Inspection:
    """Look a data directory over; raises DataError when it is not there or has no record.

    With `report`, its own text, every record is held against its factsheet there. `progress` hears
    how many records of how many are done.
    """
    return _DirectoryCheck(data, report, progress).run()


class _DirectoryCheck:
    """One check under way: what was found, and what the records so far say together."""

    def __init__(self, data: Path, report: Report | None, progress: Progress) -> None:
        self.data = data
        self.report = report
        self.progress = progress
        self.found = Inspection(data)
        self.shared_documents: dict[str, Document] = {}
        self.coded: dict[str, dict[str, frozenset[str]]] = {}
        self.themes: dict[str, set[str]] = {}
        self.municipalities: set[str] = set()
        self.records: dict[str, tuple[Record, Document]] = {}
        self.pages_given: dict[str, tuple[bool, Document]] = {}

    def run(self) -> Inspection:
        """Check the shared files, then each record, then what they all say together."""
        unnamed = Findings()
        files = project_files(self.data, unnamed)
        shared = self._check_shared()
        self.found.fouten += unnamed.faults
        self.found.projecten = len(files) + len(unnamed.faults)
        for done, file in enumerate(files, start=1):
            self._check_file(file, shared)
            self.progress(done, len(files))
        self.found.fouten += same_files(self.data)
        self.found.waarschuwingen += unread_files(self.data)
        if shared is not None:
            self.found.inventory = inventory_of(shared.sources.model_dump())
            self._check_together(shared)
        return self.found

    def _check_shared(self) -> SharedData | None:
        """Check the shared files; gives what they say, None where they have faults."""
        try:
            contents = read_shared(self.data)
            shared = link_shared(contents)
        except DataError as error:
            self.found.fouten += error.faults
            return None
        for document, content in contents:
            self.shared_documents[document.path.name] = document
            self._check_prose(document, content)
        return shared

    def _check_file(self, file: Path, shared: SharedData | None) -> None:
        """Check the file of one record; its codes only where the shared files have no faults."""
        findings = Findings()
        document = Document.open(file, findings)
        project = _project(document, shared, findings) if document else None
        if document and project is None and all(map(_is_about_pages, findings.faults)):
            # what else is wrong with the record is told at once
            document = Document(document.path, document.text, without=(FIELD, UNSURE))
            project = _project(document, shared, findings)
        if document and project is not None:
            self._check_project(document, project)
            if shared is not None:
                self.found.waarschuwingen += _faults(document, uncoded(project, shared.codebook))
        self.found.fouten += findings.faults

    def _check_project(self, document: Document, project: Project) -> None:
        """Check what a valid record says, and keep what all records say together."""
        record = project.model_dump(mode="json")
        self._check_prose(document, project)
        self._check_typed_figures(document, project, record)
        self._check_themes(document, project)
        self.found.fouten += _faults(document, unworded_content(project))
        self.found.fouten += _faults(document, misplaced(project))
        self.coded[project.id] = published_counts.codes(project)
        self.municipalities.add(project.gemeente)
        given = project.bladzijden is not None or FIELD in document.without
        self.pages_given[project.id] = (given, document)
        if self.report is not None:
            self.records[project.id] = (record, document)

    def _check_prose(self, document: Document, model: BaseModel) -> None:
        texts = prose(model)
        self.found.fouten += _faults(document, impossible_prose(texts))
        self.found.waarschuwingen += _faults(document, careless_prose(texts))

    def _check_typed_figures(self, document: Document, project: Project, record: Record) -> None:
        explanations = Explanations(record, typed=True)
        for difference in map(explanations.explained, typed_differences(project)):
            fault = document.fault(difference.field_path, Problem(difference.melding))
            if difference.waarom is None:
                self.found.fouten.append(fault)
            else:
                self.found.verklaard.append(ExplainedDifference.of(difference, fault))
        self.found.fouten += _faults(document, explanations.unused())

    def _check_themes(self, document: Document, project: Project) -> None:
        for field_path, node in nodes(project):
            if isinstance(node, Item):
                section = str(field_path[-2])
                self.themes.setdefault(section, set()).update(node.themas)
                if section in ALWAYS_CODED and not node.themas:
                    problem = Problem("dit punt heeft geen thema")
                    self.found.waarschuwingen.append(
                        document.fault((*field_path, "themas"), problem)
                    )

    def _check_together(self, shared: SharedData) -> None:
        """Check what only shows when all files are seen together."""
        found = self.found
        complete = len(self.coded) == found.projecten
        if complete:
            self._check_counts(shared)
            self._check_municipalities(shared)
            self._check_words(shared)
            self._check_codebook(shared)
        else:
            message = "niet met de records vergeleken: daarvoor moeten eerst alle records gaaf zijn"
            found.waarschuwingen.append(Fault("dwarsdoorsnede.yaml", None, None, message))
        self._check_pages_given()
        if stale := stale_schema(self.data, shared):
            found.waarschuwingen.append(stale)
        if self.report is not None:
            found.bron = audit_dataset(self.report, self.records, shared, complete=complete)
            found.fouten += found.bron.fouten
            found.waarschuwingen += found.bron.waarschuwingen
            found.verklaard += found.bron.verklaard

    def _check_counts(self, shared: SharedData) -> None:
        """Compare the published counts with those of the records."""
        published = shared.cross_section
        document = self.shared_documents["dwarsdoorsnede.yaml"]
        self.found.tellingen = [*published_counts.counts(published, self.coded)]
        problems = published_counts.problems(
            published,
            self.found.tellingen,
            len(self.municipalities),
            len(self.coded),
            self.found.inventory.chapter,
        )
        self.found.fouten += [
            document.fault(field_path, problem) for field_path, problem in problems
        ]

    def _check_municipalities(self, shared: SharedData) -> None:
        """Look for municipalities that should have a record and have none."""
        without_record = [
            municipality.naam
            for municipality in shared.municipalities.values()
            if municipality.inventarisatie and municipality.naam not in self.municipalities
        ]
        if without_record:
            message = f"zonder record, terwijl zij meedoen: {', '.join(without_record)}"
            self.found.waarschuwingen.append(Fault("gemeenten.yaml", None, None, message))

    def _check_words(self, shared: SharedData) -> None:
        """Look for what municipalities have and bron.yaml does not name."""
        for word in ("groep", "experiment"):
            having = [m.naam for m in shared.municipalities.values() if getattr(m, word)]
            if having and not getattr(self.found.inventory, word):
                message = (
                    f"geen naam, terwijl gemeenten.yaml {word}: true heeft: adv noemt het niet"
                )
                field = f"inventarisatie.{word}"
                self.found.waarschuwingen.append(Fault("bron.yaml", None, field, message))

    def _check_pages_given(self) -> None:
        """Look for records without the pages of their points, where others have them."""
        if not any(given for given, _ in self.pages_given.values()):
            return
        message = "geen bladzijde bij elk punt, zoals andere records; adv geeft overal de eerste"
        self.found.waarschuwingen += [
            document.fault((FIELD,), Problem(message))
            for given, document in self.pages_given.values()
            if not given
        ]

    def _check_codebook(self, shared: SharedData) -> None:
        remarks = codebook_remarks(shared.codebook, shared.cross_section, self.coded, self.themes)
        self.found.waarschuwingen += [
            Fault("codeboek.yaml", None, None, remark) for remark in remarks
        ]


def _project(document: Document, shared: SharedData | None, findings: Findings) -> Project | None:
    """The record in a document; its codes are checked only where the shared files are sound."""
    if shared is None:
        return document.validated(Project, findings)
    return linked(document, shared, findings)


def _faults(document: Document, told: Iterable[tuple[FieldPath, str]]) -> list[Fault]:
    """What is told of places in a document, as faults with their lines."""
    return [document.fault(field_path, Problem(message)) for field_path, message in told]


def _is_about_pages(fault: Fault) -> bool:
    return (fault.veld or "").startswith(FIELD)
