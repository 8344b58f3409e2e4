"""Building a catalogue: from the files of a data directory to a file that takes its place at once, or to memory."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from adv_cli import catalogue, store


def build(data: Path, path: Path | None, stamp: str, remark: Callable[[str], None]) -> catalogue.Catalogue:
    """Read, validate and compile `data`; keep the catalogue at `path` where that can be done, else in memory only.

    `stamp` is what tells later that it is still fresh. Raises DataError with all faults when the data is invalid.
    """
    files = store.project_files(data)
    ground = store.load_ground(data)
    findings = store.Findings()
    entries = []
    for file in files:
        project = store.load_project(file, ground, findings)
        if project is not None:
            entries.append(store.entry(project, file, ground))
    findings.raise_if_any()
    meta = store.meta(ground) | {"stempel": stamp, "projecten": len(entries)}
    codes = list(store.codes(ground))
    if path is not None:
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            catalogue.write(str(part), meta, codes, entries).close()
            part.replace(path)
            return catalogue.Catalogue.open(path, data)
        except (OSError, catalogue.CatalogueError, sqlite3.Error) as error:
            remark(f"De catalogus kan niet worden bewaard in {path.parent} ({error}); antwoorden duren daardoor langer.")
            part.unlink(missing_ok=True)
    return catalogue.Catalogue(catalogue.write(":memory:", meta, codes, entries), data)
