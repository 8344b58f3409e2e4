"""From YAML files to validated models to the content of a catalogue.

Imported only when there is something to build or check: it brings pydantic and ruamel.yaml along, which a question must not
pay for.
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
from adv_cli.model.codebook import Codeboek
from adv_cli.model.record import Item, Project
from adv_cli.model.reference import Bron, Dwarsdoorsnede, Gemeente, Gemeenten
from adv_cli.model.template import DIMENSIES, Pad, dotted
from adv_cli.model.types import Fout, Model, nodes

MODELS: tuple[type[Model], ...] = (Codeboek, Dwarsdoorsnede, Gemeenten, Bron)  # of the files in SHARED, in its order


@dataclass(frozen=True)
class Ground:
    """What all records of a data directory share: the four files beside data/projects."""

    codeboek: Codeboek
    dwarsdoorsnede: Dwarsdoorsnede
    gemeenten: dict[str, Gemeente]
    provincies: dict[str, tuple[str, ...]]
    bron: Bron


def project_files(data: Path, findings: Findings | None = None) -> list[Path]:
    """The record files of a data directory, by name; raises DataError when there is no such directory or no record.

    A name that is not UTF-8 is a fault: it is added to `findings`, or raised where there is none.
    """
    folder = data / PROJECTS
    names = sorted(name for name in _names_in(data, folder) if name.endswith(".yaml") and not name.startswith("."))
    if not names:
        raise DataError([Fault(str(folder), None, None, "geen enkel bestand *.yaml in deze map")])
    told = findings or Findings()
    melding = "de naam van dit bestand is geen UTF-8; hernoem het"
    told.faults += [Fault(file_name(folder / name), None, None, melding) for name in names if not _is_utf8(name)]
    if findings is None:
        told.raise_if_any()
    return [folder / name for name in names if _is_utf8(name)]


def _names_in(data: Path, folder: Path) -> list[str]:
    """What stands in the folder with records; raises DataError when that cannot be told."""
    try:
        return [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        melding = "deze map is er niet"
    except NotADirectoryError:
        melding = "dit is een bestand, geen map"
    except OSError as error:
        melding = f"kan niet worden gelezen ({reason(error)})"
    if os.path.isdir(data):  # noqa: PTH112 - Path.is_dir raises where nobody may look
        raise DataError([Fault(str(folder), None, None, melding)])
    raise DataError([Fault(str(data), None, None, f"{melding}; geef een map met --data of ADV_DATA")])


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def load_ground(data: Path) -> Ground:
    """Read and validate the four shared files; raises DataError with all their faults."""
    return ground_of(read_shared(data))


def read_shared(data: Path) -> list[tuple[Document, Model]]:
    """The four shared files in the order of `SHARED`, each validated by itself; raises DataError with all their faults."""
    findings = Findings()
    documents = [Document.open(data / name, findings) for name in SHARED]
    read = [(d, d.validated(model, findings)) for d, model in zip(documents, MODELS, strict=True) if d is not None]
    findings.raise_if_any()
    return [(document, content) for document, content in read if content is not None]


def ground_of(shared: Sequence[tuple[Document, Model]]) -> Ground:
    """What the shared files (see `read_shared`) say together; raises DataError with the faults between them."""
    codeboek, dwarsdoorsnede, gemeenten, bron = (content for _, content in shared)
    assert isinstance(codeboek, Codeboek)
    assert isinstance(dwarsdoorsnede, Dwarsdoorsnede)
    assert isinstance(gemeenten, Gemeenten)
    assert isinstance(bron, Bron)
    ground = Ground(codeboek, dwarsdoorsnede, {g.naam: g for g in gemeenten.gemeenten}, gemeenten.provincies, bron)
    findings = Findings()
    findings.faults += [shared[1][0].fault(pad, fout) for pad, fout in _unlinked_counts(ground)]
    findings.raise_if_any()
    return ground


def load_project(path: Path, ground: Ground, findings: Findings) -> Project | None:
    """One validated record, linked to the shared files; None when it has faults, which are added to `findings`."""
    document = Document.open(path, findings)
    return linked(document, ground, findings) if document else None


def linked(document: Document, ground: Ground, findings: Findings) -> Project | None:
    """The record in `document`, validated and linked; None when it has faults, which are added to `findings`."""
    project = document.validated(Project, findings)
    if project is None:
        return None
    faults = [document.fault(pad, fout) for pad, fout in _unlinked(project, document.path, ground)]
    findings.faults += faults
    return None if faults else project


def _unlinked(project: Project, path: Path, ground: Ground) -> Iterator[tuple[Pad, Fout]]:
    """What a record says that the other files, or its own name, do not bear out."""
    if project.id != path.stem:
        yield ("id",), Fout(f"id {quoted(project.id)} is niet de naam van het bestand; verwacht: {path.stem}")
    gemeente = ground.gemeenten.get(project.gemeente)
    if gemeente is None:
        yield ("gemeente",), Fout(f"onbekende gemeente {quoted(project.gemeente)}", tuple(ground.gemeenten))
    elif not gemeente.inventarisatie:
        yield ("gemeente",), Fout(f"{gemeente.naam} deed volgens gemeenten.yaml niet mee aan de inventarisatie")
    for dimensie in DIMENSIES:
        code = getattr(project.codering, dimensie)
        allowed = tuple(begrip.code for begrip in ground.codeboek.dimensie(dimensie).codes)
        if code not in allowed:
            yield ("codering", dimensie), Fout(f"onbekende code {quoted(code)}", allowed)
    yield from _unlinked_themes(project, ground.codeboek)
    yield from _unknown_fields(project)


def _unknown_fields(project: Project) -> Iterator[tuple[Pad, Fout]]:
    """The deviations that a record gives for a field it does not have."""
    if project.afwijkingen:
        known = [dotted(pad) for pad, _ in nodes(project) if pad and pad[0] != "afwijkingen"]
        for nr, afwijking in enumerate(project.afwijkingen):
            if (veld := afwijking.veld) not in known:
                melding = f"onbekend veld “{veld}”; schrijf het zoals adv check --bron het noemt."
                yield ("afwijkingen", nr, "veld"), Fout(melding + meant(veld, known))


def _unlinked_themes(project: Project, codeboek: Codeboek) -> Iterator[tuple[Pad, Fout]]:
    for pad, node in nodes(project):
        if isinstance(node, Item):
            allowed = tuple(thema.code for thema in codeboek.themas(str(pad[-2])))
            none = "" if allowed else "; deze sectie heeft geen thema’s"
            for thema in node.themas:
                if thema not in allowed:
                    yield (*pad, "themas"), Fout(f"onbekend thema {quoted(thema)}{none}", allowed)


def _unlinked_counts(ground: Ground) -> Iterator[tuple[Pad, Fout]]:
    for nr, telling in enumerate(ground.dwarsdoorsnede.tellingen):
        themes = telling.dimensie == "aanleiding"
        known = ground.codeboek.themas("redenen") if themes else ground.codeboek.dimensie(telling.dimensie).codes
        allowed = tuple(begrip.code for begrip in known)
        for index, aantal in enumerate(telling.aantallen):
            if aantal.code not in allowed:
                yield ("tellingen", nr, "aantallen", index, "code"), Fout(f"onbekende code {quoted(aantal.code)}", allowed)
