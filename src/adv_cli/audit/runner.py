"""The state of a data directory: everything that is wrong with it, told at once, and how it
compares with the report.

Faults are what cannot stand: files that do not fit the model or each other, counts that differ for
no known reason, what cannot be true, and, with the report's own text, whatever record and report do
not share. Remarks are matters of care.
"""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from adv_cli.audit import published_counts
from adv_cli.audit.dataset_vs_report import ReportAudit, audit_dataset
from adv_cli.audit.explanations import Difference, ExplainedDifference, Explanations
from adv_cli.audit.published_counts import ComparedCount
from adv_cli.dataset.document import Document, file_name
from adv_cli.dataset.json_schema import record_schema
from adv_cli.dataset.loader import SharedData, link_shared, linked, project_files, read_shared
from adv_cli.dataset.paths import PROJECTS, SCHEMA
from adv_cli.dutch import proofreading
from adv_cli.dutch.entities import MONTHS, figures
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.errors import DataError, Fault, Findings
from adv_cli.files.reading import read_utf8
from adv_cli.model.lines import Record
from adv_cli.model.record import Item, Project
from adv_cli.model.template import DeviationKind, FieldPath
from adv_cli.model.types import Problem, nodes
from adv_cli.report.report import Report

Progress = Callable[[int, int], None]

ALWAYS_CODED = ("knelpunten", "oplossingen")
"""The sections whose every item has a theme (docs/codering.md)."""


@dataclass
class Inspection:
    """What a check found. `tellingen` is empty where faults in the records keep them from being
    counted.

    `verklaard` are the differences that the records explain: within them, and with the report.
    """

    map: Path
    projecten: int = 0
    fouten: list[Fault] = field(default_factory=list)
    waarschuwingen: list[Fault] = field(default_factory=list)
    verklaard: list[ExplainedDifference] = field(default_factory=list)
    tellingen: list[ComparedCount] = field(default_factory=list)
    bron: ReportAudit | None = None


def check(data: Path, report: Report | None, progress: Progress) -> Inspection:
    """Look a data directory over; raises DataError when there is no such directory or no record in
    it.

    With `report`, its own text, every record is held against its factsheet there. `progress` hears
    how many records of how many are done.
    """
    return _Check(data, report, progress).run()


class _Check:
    """One check under way."""

    def __init__(self, data: Path, report: Report | None, progress: Progress) -> None:
        self.data = data
        self.report = report
        self.progress = progress
        self.found = Inspection(data)
        self.shared: dict[str, Document] = {}
        self.coded: dict[str, dict[str, frozenset[str]]] = {}
        self.themes: dict[str, set[str]] = {}
        self.gemeenten: set[str] = set()
        self.records: dict[str, tuple[Record, Document]] = {}

    def run(self) -> Inspection:
        unnamed = Findings()
        files = project_files(self.data, unnamed)
        ground = self._ground()
        self.found.fouten += unnamed.faults
        self.found.projecten = len(files) + len(unnamed.faults)
        for done, file in enumerate(files, start=1):
            self._file(file, ground)
            self.progress(done, len(files))
        self.found.waarschuwingen += _unread_files(self.data)
        if ground is not None:
            self._together(ground, complete=len(self.coded) == self.found.projecten)
        return self.found

    def _ground(self) -> SharedData | None:
        try:
            shared = read_shared(self.data)
            ground = link_shared(shared)
        except DataError as error:
            self.found.fouten += error.faults
            return None
        for document, content in shared:
            self.shared[document.path.name] = document
            self._texts(document, content)
        return ground

    def _file(self, file: Path, ground: SharedData | None) -> None:
        findings = Findings()
        document = Document.open(file, findings)
        if document is not None:
            project = (
                linked(document, ground, findings)
                if ground
                else document.validated(Project, findings)
            )
            if project is not None:
                self._project(document, project)
        self.found.fouten += findings.faults

    def _project(self, document: Document, project: Project) -> None:
        self._texts(document, project)
        record = project.model_dump(mode="json")
        self._typed(document, project, Explanations(record, typed=True))
        self.coded[project.id] = published_counts.codes(project)
        self.gemeenten.add(project.gemeente)
        for field_path, node in nodes(project):
            if isinstance(node, Item):
                self.themes.setdefault(str(field_path[-2]), set()).update(node.themas)
                if field_path[-2] in ALWAYS_CODED and not node.themas:
                    self.found.waarschuwingen.append(
                        document.fault(
                            (*field_path, "themas"), Problem("dit punt heeft geen thema")
                        )
                    )
        if self.report is not None:
            self.records[project.id] = (record, document)

    def _typed(self, document: Document, project: Project, explanations: Explanations) -> None:
        """Typed fields that say what the wording beside them does not."""
        for field_path, said in _typed(project):
            message = f"{said} staat niet in de omschrijving"
            difference = explanations.explained(
                Difference(field_path, DeviationKind.TOEGEVOEGD, said, message)
            )
            told = ExplainedDifference.of(difference, document.fault(field_path, Problem(message)))
            if told.waarom is None:
                self.found.fouten.append(told.fault)
            else:
                self.found.verklaard.append(told)
        self.found.fouten += [
            document.fault(field_path, Problem(message))
            for field_path, message in explanations.unused()
        ]

    def _texts(self, document: Document, model: BaseModel) -> None:
        """What is wrong with the language of a file."""
        texts = [
            (field_path, node)
            for field_path, node in nodes(model)
            if isinstance(node, str) and not _is_quoted(field_path)
        ]
        mixed = proofreading.mixed_quotes(text for _, text in texts)
        for field_path, text in texts:
            self.found.fouten += [
                document.fault(field_path, Problem(remark))
                for remark in proofreading.impossible(text)
            ]
            remarks = [*proofreading.blemishes(text, sentences=_is_sentence(field_path))]
            if text in mixed:
                remarks.append(
                    "rechte aanhalingstekens, terwijl elders in dit bestand gekrulde staan"
                )
            self.found.waarschuwingen += [
                document.fault(field_path, Problem(remark)) for remark in remarks
            ]

    def _together(self, ground: SharedData, *, complete: bool) -> None:
        """What only shows when all files are seen together."""
        found = self.found
        if complete:
            self._counts(ground)
            found.waarschuwingen += [
                Fault("codeboek.yaml", None, None, message) for message in self._codebook(ground)
            ]
        else:
            message = "niet met de records vergeleken: daarvoor moeten eerst alle records gaaf zijn"
            found.waarschuwingen.append(Fault("dwarsdoorsnede.yaml", None, None, message))
        found.waarschuwingen += _stale_schema(self.data, ground)
        if self.report is not None:
            found.bron = audit_dataset(self.report, self.records, ground, complete=complete)
            found.fouten += found.bron.fouten
            found.waarschuwingen += found.bron.waarschuwingen
            found.verklaard += found.bron.verklaard

    def _counts(self, ground: SharedData) -> None:
        """The published counts, and the municipalities that should have a record."""
        found, published = self.found, ground.cross_section
        found.tellingen = [*published_counts.counts(published, self.coded)]
        document = self.shared["dwarsdoorsnede.yaml"]
        wrong = published_counts.faults(
            published, found.tellingen, len(self.gemeenten), len(self.coded)
        )
        found.fouten += [document.fault(field_path, problem) for field_path, problem in wrong]
        silent = [
            g.naam
            for g in ground.municipalities.values()
            if g.inventarisatie and g.naam not in self.gemeenten
        ]
        if silent:
            message = f"zonder record, terwijl zij meedoen: {', '.join(silent)}"
            found.waarschuwingen.append(Fault("gemeenten.yaml", None, None, message))

    def _codebook(self, ground: SharedData) -> Iterator[str]:
        for dimension in ground.codebook.dimensies:
            names = [concept.code for concept in dimension.codes]
            if unused := published_counts.unused(
                self.coded, dimension.dimensie, names, ground.cross_section
            ):
                yield f"codes van {dimension.dimensie} zonder project: {', '.join(unused)}"
        for theme_list in ground.codebook.themalijsten:
            used = {code for section in theme_list.secties for code in self.themes.get(section, ())}
            if unused := [theme.code for theme in theme_list.themas if theme.code not in used]:
                yield f"thema’s van {' en '.join(theme_list.secties)} zonder punt: {', '.join(unused)}"
        words: dict[str, int] = {}
        for nr, group in enumerate(ground.codebook.synoniemen):
            for word in map(fold, group):
                if word in words:
                    where = "in twee groepen" if words[word] != nr else "twee keer in een groep"
                    yield f"“{word}” staat {where} synoniemen"
                words[word] = nr


def _is_quoted(field_path: FieldPath) -> bool:
    """Whether what stands at `field_path` is what a deviation is about, in whatever way that is
    written.
    """
    return field_path[0] == "afwijkingen" and field_path[-1] == "wat"


def _is_sentence(field_path: FieldPath) -> bool:
    """Whether what stands at `field_path` in a record is a whole sentence; elsewhere it is a name,
    a title or a few words.
    """
    sentences = ("tekst", "noot", "betrokkenen", "waarom")
    return field_path[0] != "codering" and (
        field_path[-1] in sentences or field_path[:2] == ("aanleiding", "doelgroep")
    )


def _typed(project: Project) -> Iterator[tuple[FieldPath, str]]:
    """Typed fields (see `TYPED`) with what they say that the wording beside them does not bear out."""
    info = project.projectinformatie
    if info.huishoudens:
        known = _said(info.huishoudens.omschrijving)
        for name in ("minimum", "maximum"):
            number = getattr(info.huishoudens, name)
            if number is not None and str(number) not in known:
                yield ("projectinformatie", "huishoudens", name), str(number)
    if info.looptijd:
        known = _said(info.looptijd.omschrijving)
        for name in ("start", "eind"):
            date = getattr(info.looptijd, name)
            if date and not _date_figures(date) <= known:
                yield ("projectinformatie", "looptijd", name), date


def _said(text: str) -> set[str]:
    """The figures in a text; here een may be the number that it is when it is één."""
    return {*figures(text), *("1" for word in tokens(fold(text)) if word == "een")}


def _date_figures(date: str) -> frozenset[str]:
    """What an ISO date comes down to in words: its year, the name of its month, its day."""
    year, *rest = date.split("-")
    return frozenset(
        (
            year,
            *(MONTHS[int(month) - 1] for month in rest[:1]),
            *(str(int(day)) for day in rest[1:]),
        )
    )


def _unread_files(data: Path) -> Iterator[Fault]:
    """What stands among the records and is not read as one."""
    for path in sorted((data / PROJECTS).iterdir()):
        if path.name.startswith(".") and path.suffix == ".part":
            yield Fault(
                file_name(path),
                None,
                None,
                "is overgebleven van een adv die is afgebroken; het mag weg",
            )
        elif path.suffix != ".yaml" and not path.name.startswith("."):
            yield Fault(
                file_name(path), None, None, f"wordt niet gelezen; records zijn {PROJECTS}/*.yaml"
            )


def _stale_schema(data: Path, ground: SharedData) -> Iterator[Fault]:
    """Whether the schema beside the records, where there is one, still fits codebook and
    municipalities.
    """
    path = data / SCHEMA
    try:
        if os.path.lexists(path) and json.loads(read_utf8(path, SCHEMA)) != record_schema(ground):
            yield Fault(
                SCHEMA,
                None,
                None,
                f"past niet meer bij de codes; maak het opnieuw: adv schema > {path}",
            )
    except (DataError, ValueError, RecursionError):
        yield Fault(
            SCHEMA, None, None, f"kan niet worden gelezen; maak het opnieuw: adv schema > {path}"
        )
