"""From YAML files to validated models to the content of a catalogue.

Imported only when there is something to build or check: it brings pydantic and ruamel.yaml along,
which a question must not pay for.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from adv_cli.dataset.document import Document, file_name
from adv_cli.dataset.paths import PROJECTS, SHARED
from adv_cli.dutch.display import quoted
from adv_cli.dutch.spelling import meant
from adv_cli.errors import DataError, Fault, Findings, reason
from adv_cli.model.codebook import Codebook
from adv_cli.model.record import Item, Project
from adv_cli.model.reference import CrossSection, Municipalities, Municipality, Sources
from adv_cli.model.template import DIMENSIONS, FieldPath, dotted
from adv_cli.model.types import Model, Problem, nodes

MODELS: tuple[type[Model], ...] = (
    Codebook,
    CrossSection,
    Municipalities,
    Sources,
)  # of the files in SHARED, in its order


@dataclass(frozen=True)
class SharedData:
    """What all records of a data directory share: the four files beside data/projects."""

    codebook: Codebook
    cross_section: CrossSection
    municipalities: dict[str, Municipality]
    other_province_names: dict[str, tuple[str, ...]]
    sources: Sources


def project_files(data: Path, findings: Findings | None = None) -> list[Path]:
    """The record files of a data directory, by name; raises DataError when there is no such
    directory or no record.

    A name that is not UTF-8 is a fault: it is added to `findings`, or raised where there is none.
    """
    folder = data / PROJECTS
    names = sorted(
        name
        for name in _names_in(data, folder)
        if name.endswith(".yaml") and not name.startswith(".")
    )
    if not names:
        raise DataError([Fault(str(folder), None, None, "geen enkel bestand *.yaml in deze map")])
    told = findings or Findings()
    message = "de naam van dit bestand is geen UTF-8; hernoem het"
    told.faults += [
        Fault(file_name(folder / name), None, None, message) for name in names if not _is_utf8(name)
    ]
    if findings is None:
        told.raise_if_any()
    return [folder / name for name in names if _is_utf8(name)]


def _names_in(data: Path, folder: Path) -> list[str]:
    """What stands in the folder with records; raises DataError when that cannot be told."""
    try:
        return [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        message = "deze map is er niet"
    except NotADirectoryError:
        message = "dit is een bestand, geen map"
    except OSError as error:
        message = f"kan niet worden gelezen ({reason(error)})"
    if os.path.isdir(data):  # noqa: PTH112 - Path.is_dir raises where nobody may look
        raise DataError([Fault(str(folder), None, None, message)])
    raise DataError(
        [Fault(str(data), None, None, f"{message}; geef een map met --data of ADV_DATA")]
    )


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def load_shared(data: Path) -> SharedData:
    """Read and validate the four shared files; raises DataError with all their faults."""
    return link_shared(read_shared(data))


def read_shared(data: Path) -> list[tuple[Document, Model]]:
    """The four shared files in the order of `SHARED`, each validated by itself; raises DataError
    with all their faults.
    """
    findings = Findings()
    documents = [Document.open(data / name, findings) for name in SHARED]
    read = [
        (d, d.validated(model, findings))
        for d, model in zip(documents, MODELS, strict=True)
        if d is not None
    ]
    findings.raise_if_any()
    return [(document, content) for document, content in read if content is not None]


def link_shared(shared: Sequence[tuple[Document, Model]]) -> SharedData:
    """What the shared files (see `read_shared`) say together; raises DataError with the faults
    between them.
    """
    codebook, cross_section, municipalities, bron = (content for _, content in shared)
    assert isinstance(codebook, Codebook)
    assert isinstance(cross_section, CrossSection)
    assert isinstance(municipalities, Municipalities)
    assert isinstance(bron, Sources)
    ground = SharedData(
        codebook,
        cross_section,
        {g.naam: g for g in municipalities.gemeenten},
        municipalities.provincies,
        bron,
    )
    findings = Findings()
    findings.faults += [
        shared[1][0].fault(field_path, problem) for field_path, problem in _check_counts(ground)
    ]
    findings.raise_if_any()
    return ground


def load_project(path: Path, ground: SharedData, findings: Findings) -> Project | None:
    """One validated record, linked to the shared files;

    None when it has faults, which are added to `findings`.
    """
    document = Document.open(path, findings)
    return linked(document, ground, findings) if document else None


def linked(document: Document, ground: SharedData, findings: Findings) -> Project | None:
    """The record in `document`, validated and linked;

    None when it has faults, which are added to `findings`.
    """
    project = document.validated(Project, findings)
    if project is None:
        return None
    faults = [
        document.fault(field_path, problem)
        for field_path, problem in check_references(project, document.path, ground)
    ]
    findings.faults += faults
    return None if faults else project


def check_references(
    project: Project, path: Path, ground: SharedData
) -> Iterator[tuple[FieldPath, Problem]]:
    """What a record says that the other files, or its own name, do not bear out."""
    if project.id != path.stem:
        yield (
            ("id",),
            Problem(
                f"id {quoted(project.id)} is niet de naam van het bestand; verwacht: {path.stem}"
            ),
        )
    municipality = ground.municipalities.get(project.gemeente)
    if municipality is None:
        yield (
            ("gemeente",),
            Problem(f"onbekende gemeente {quoted(project.gemeente)}", tuple(ground.municipalities)),
        )
    elif not municipality.inventarisatie:
        yield (
            ("gemeente",),
            Problem(
                f"{municipality.naam} deed volgens gemeenten.yaml niet mee aan de inventarisatie"
            ),
        )
    for dimension in DIMENSIONS:
        code = getattr(project.codering, dimension)
        allowed = tuple(concept.code for concept in ground.codebook.dimensie(dimension).codes)
        if code not in allowed:
            yield ("codering", dimension), Problem(f"onbekende code {quoted(code)}", allowed)
    yield from _check_themes(project, ground.codebook)
    yield from _check_deviations(project)


def _check_deviations(project: Project) -> Iterator[tuple[FieldPath, Problem]]:
    """The deviations that a record gives for a field it does not have."""
    if project.afwijkingen:
        known = [
            dotted(field_path)
            for field_path, _ in nodes(project)
            if field_path and field_path[0] != "afwijkingen"
        ]
        for nr, deviation in enumerate(project.afwijkingen):
            if (field := deviation.veld) not in known:
                message = f"onbekend veld “{field}”; schrijf het zoals adv check --bron het noemt."
                yield ("afwijkingen", nr, "veld"), Problem(message + meant(field, known))


def _check_themes(project: Project, codebook: Codebook) -> Iterator[tuple[FieldPath, Problem]]:
    for field_path, node in nodes(project):
        if isinstance(node, Item):
            allowed = tuple(theme.code for theme in codebook.themas(str(field_path[-2])))
            none = "" if allowed else "; deze sectie heeft geen thema’s"
            for theme in node.themas:
                if theme not in allowed:
                    yield (
                        (*field_path, "themas"),
                        Problem(f"onbekend thema {quoted(theme)}{none}", allowed),
                    )


def _check_counts(ground: SharedData) -> Iterator[tuple[FieldPath, Problem]]:
    for nr, published in enumerate(ground.cross_section.tellingen):
        themes = published.dimensie == "aanleiding"
        known = (
            ground.codebook.themas("redenen")
            if themes
            else ground.codebook.dimensie(published.dimensie).codes
        )
        allowed = tuple(concept.code for concept in known)
        for index, count in enumerate(published.aantallen):
            if count.code not in allowed:
                yield (
                    ("tellingen", nr, "aantallen", index, "code"),
                    Problem(f"onbekende code {quoted(count.code)}", allowed),
                )
