"""Building a catalogue: from the files of a data directory to a file that takes its place at once, or to memory.

Only the records that changed are read again. A new catalogue is written beside the old one and renamed over it, so that
nobody ever sees half of one, and builders that run at once do not need to know of each other.
"""

import contextlib
import gc
import os
import shutil
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from adv_cli import compiling, store
from adv_cli.catalogue import Catalogue, CatalogueError, Stamp
from adv_cli.compiling import Entry
from adv_cli.errors import DataError, Fault, Findings

Progress = Callable[[int, int], None]

PARALLEL_FROM = 150
"""From this number of files on, starting a process for each core costs less than it saves."""
_CHUNK = 25
_AHEAD = 3
_ABANDONED = 3600
"""The age in seconds at which a file that a builder left behind is nobody's any more."""


class Unkept(Exception):
    """The catalogue could not be written to where it should be kept."""


def build(data: Path, path: Path, stamp: Stamp, previous: Catalogue | None, progress: Progress) -> None:
    """Build the catalogue of `data` at `path`; from `previous` if the same adv made it from the same shared files.

    Raises DataError with all faults when the data is invalid, Unkept when the file cannot be written.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        if previous is not None and previous.stamp()[:3] == stamp[:3]:
            _update(data, path, part, stamp, previous, progress)
        else:
            _write(data, str(part), stamp, progress).close()
        part.replace(path)
        _sweep(path)
    except (OSError, sqlite3.Error, CatalogueError) as error:
        raise Unkept(str(error)) from error
    finally:
        _remove(part)


def build_in_memory(data: Path, stamp: Stamp, progress: Progress) -> Catalogue:
    """Build the catalogue of `data` without keeping it; raises DataError when the data is invalid."""
    return Catalogue(_write(data, ":memory:", stamp, progress), data)


def build_file(data: Path, path: Path, progress: Progress) -> None:
    """Build the catalogue of `data` at `path`, to be carried along with the data and taken at its word.

    Raises DataError when the data is invalid, Unkept when the file cannot be written.
    """
    build(data, path, Stamp("", "", "", ""), None, progress)


def _write(data: Path, path: str, stamp: Stamp, progress: Progress) -> sqlite3.Connection:
    files = store.project_files(data)
    ground = store.load_ground(data)
    findings = Findings()
    entries = _entries(files, ground, findings, progress)
    db = compiling.write(path, stamp, store.shared(ground), entries)
    if findings.faults:
        db.close()
        raise DataError(findings.faults)
    return db


def _update(data: Path, path: Path, part: Path, stamp: Stamp, previous: Catalogue, progress: Progress) -> None:
    old, new = (set(text.splitlines()) for text in (previous.stamp().bestanden, stamp.bestanden))
    gone = {line.rsplit(" ", 2)[0] for line in old - new}
    read = {line.rsplit(" ", 2)[0] for line in new - old}
    files = [file for file in store.project_files(data) if file.name in read]
    findings = Findings()
    entries = list(_entries(files, store.load_ground(data), findings, progress))
    findings.raise_if_any()
    shutil.copyfile(path, part)
    compiling.update(str(part), stamp, gone, entries)


def _entries(files: list[Path], ground: store.Ground, findings: Findings, progress: Progress) -> Iterator[Entry]:
    """The entries of these files, as they are ready; faults go to `findings`."""
    done = 0
    for entries, faults in _loaded(files, ground):
        findings.faults += faults
        done += len(entries) + len({fault.bestand for fault in faults})
        progress(done, len(files))
        yield from entries


Loaded = tuple[list[Entry], list[Fault]]


def _loaded(files: list[Path], ground: store.Ground) -> Iterable[Loaded]:
    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    workers = min(os.cpu_count() or 1, len(chunks))
    if len(files) < PARALLEL_FROM or workers == 1:
        yield from (_load(chunk, ground) for chunk in chunks)
        return
    gc.enable()  # a query does without (see __main__), but what is read here would fill the memory
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(ground,)) as pool:
        waiting: deque[Future[Loaded]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_load, chunk))
            if len(waiting) > workers * _AHEAD:  # what is read ahead must fit in memory
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_shared: list[store.Ground] = []
"""In a worker: what all records share, sent once."""


def _start(ground: store.Ground) -> None:
    gc.enable()
    _shared.append(ground)


def _load(files: list[Path], ground: store.Ground | None = None) -> Loaded:
    findings = Findings()
    entries = []
    for file in files:
        project = store.load_project(file, ground or _shared[0], findings)
        if project is not None:
            entries.append(store.entry(project, file, ground or _shared[0]))
    return entries, findings.faults


def _sweep(path: Path) -> None:
    """Remove what builders left that were killed halfway."""
    for left in path.parent.glob(f"{path.name}.*.part"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)
