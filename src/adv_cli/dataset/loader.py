"""From YAML files to validated models to the content of a catalogue.

Imported only when there is something to build or check: it brings pydantic and ruamel.yaml along,
which a question must not pay for.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from adv_cli.dataset.document import Document, file_name
from adv_cli.dataset.paths import PROJECTS, SHARED
from adv_cli.dataset.references import count_problems, list_problems, record_problems
from adv_cli.errors import DataError, Fault, Findings, reason
from adv_cli.model.codebook import Codebook
from adv_cli.model.record import Project
from adv_cli.model.reference import CrossSection, Municipalities, Municipality, Sources
from adv_cli.model.types import Model

MODELS: tuple[type[Model], ...] = (Codebook, CrossSection, Municipalities, Sources)
"""The models of the files in `SHARED`, in its order."""


@dataclass(frozen=True)
class SharedData:
    """What all records of a data directory share: the four files beside data/projects.

    `municipalities` are by name; `other_province_names` by the official name of a province.
    """

    codebook: Codebook
    cross_section: CrossSection
    municipalities: dict[str, Municipality]
    other_province_names: dict[str, tuple[str, ...]]
    sources: Sources


def project_files(data: Path, findings: Findings | None = None) -> list[Path]:
    """The record files of a data directory, by name.

    Raises DataError when there is no such directory, or no record in it. A name that is not UTF-8
    is a fault: it is added to `findings`, or raised where there is none.
    """
    folder = data / PROJECTS
    names = [name for name in _names_in(data, folder) if _is_record(name)]
    if not names:
        message = "hier staat nog geen record (*.yaml); adv new maakt er een"
        raise DataError([Fault(str(folder), None, None, message)])
    files = [folder / name for name in sorted(names)]
    message = "de naam van dit bestand is geen UTF-8; hernoem het"
    unnamed = [
        Fault(file_name(file), None, None, message) for file in files if not _is_utf8(file.name)
    ]
    if findings is not None:
        findings.faults += unnamed
    elif unnamed:
        raise DataError(unnamed)
    return [file for file in files if _is_utf8(file.name)]


def _is_record(name: str) -> bool:
    return name.endswith(".yaml") and not name.startswith(".")


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
    """The four shared files in the order of `SHARED`, each validated by itself.

    Raises DataError with all their faults.
    """
    findings = Findings()
    documents = [Document.open(data / name, findings) for name in SHARED]
    contents = []
    for document, model in zip(documents, MODELS, strict=True):
        content = document.validated(model, findings) if document is not None else None
        if document is not None and content is not None:
            contents.append((document, content))
    findings.raise_if_any()
    return contents


def link_shared(contents: Sequence[tuple[Document, Model]]) -> SharedData:
    """What the shared files (see `read_shared`) say together.

    Raises DataError with the faults between them.
    """
    codebook, cross_section, municipalities, sources = (content for _, content in contents)
    assert isinstance(codebook, Codebook)
    assert isinstance(cross_section, CrossSection)
    assert isinstance(municipalities, Municipalities)
    assert isinstance(sources, Sources)
    shared = SharedData(
        codebook,
        cross_section,
        {municipality.naam: municipality for municipality in municipalities.gemeenten},
        municipalities.provincies,
        sources,
    )
    document = contents[SHARED.index("dwarsdoorsnede.yaml")][0]
    findings = Findings()
    findings.faults += [
        document.fault(field_path, problem)
        for problems in (count_problems, list_problems)
        for field_path, problem in problems(cross_section, codebook)
    ]
    findings.raise_if_any()
    return shared


def load_project(path: Path, shared: SharedData, findings: Findings) -> Project | None:
    """One validated record, linked to the shared files.

    None when it has faults, which are added to `findings`.
    """
    document = Document.open(path, findings)
    return linked(document, shared, findings) if document else None


def linked(document: Document, shared: SharedData, findings: Findings) -> Project | None:
    """The record in `document`, validated and linked to the shared files.

    None when it has faults, which are added to `findings`.
    """
    project = document.validated(Project, findings)
    if project is None:
        return None
    problems = record_problems(project, document.path, shared.codebook, shared.municipalities)
    faults = [document.fault(field_path, problem) for field_path, problem in problems]
    findings.faults += faults
    return None if faults else project
