"""Building a catalogue: from the files of a data directory to a file that takes its place at once,
or to memory.

Only the records that changed are read again. A new catalogue is written beside the old one, sealed
and renamed over it, so that nobody ever sees half of one, and builders that run at once do not need
to know of each other.
"""

import contextlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from adv_cli.catalogue import rows, writer
from adv_cli.catalogue.cache_paths import make_private
from adv_cli.catalogue.checksum import seal
from adv_cli.catalogue.freshness import changed_files
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.tables import Entry, Stamp
from adv_cli.dataset import loader
from adv_cli.errors import DataError, Fault, Findings, reason

Progress = Callable[[int, int], None]

_ABANDONED = 3600
"""The age in seconds at which a file that a builder left behind is nobody's any more."""
_READABLE = 0o644
"""The mode of a catalogue that is handed on with its data; one in the user's cache is the user's
alone.
"""


class NotKeptError(Exception):
    """The catalogue could not be written to where it should be kept."""


def build(
    data: Path, path: Path, stamp: Stamp, previous: Catalogue | None, progress: Progress
) -> None:
    """Build the catalogue of `data` at `path`, in the user's cache.

    Starts from `previous` if the same adv made it from the same shared files. Raises DataError with
    all faults when the data is invalid, Unkept when the file cannot be written.
    """
    with _kept(path, private=True) as part:
        if previous is None or not _updated(data, part, stamp, previous, progress):
            _write(data, part, stamp, progress).close()
    _sweep(path)


def build_in_memory(data: Path, stamp: Stamp, progress: Progress) -> Catalogue:
    """Build the catalogue of `data` without keeping it; raises DataError when the data is invalid."""
    return Catalogue(_write(data, ":memory:", stamp, progress), data)


def build_file(data: Path, path: Path, progress: Progress) -> None:
    """Build the catalogue of `data` at `path`, to be carried along with the data.

    Raises DataError when the data is invalid, Unkept when the file cannot be written.
    """
    with _kept(path, private=False) as part:
        _write(data, part, Stamp("", "", "", ""), progress).close()


@contextlib.contextmanager
def _kept(path: Path, *, private: bool) -> Iterator[str]:
    """A new empty file beside `path` that takes its place, sealed, when all went well; raises
    Unkept.
    """
    part = None
    try:
        if private and not make_private(path.parent):
            raise NotKeptError("deze map is van iemand anders")
        descriptor, part = tempfile.mkstemp(".part", f"{path.name}.", path.parent)
        os.close(descriptor)
        yield part
        seal(Path(part))
        if not private:
            os.chmod(part, _READABLE)  # noqa: PTH101 - mkstemp gives a name
        os.replace(part, path)  # noqa: PTH105
    except OSError as error:
        raise NotKeptError(reason(error)) from error
    except sqlite3.Error as error:
        raise NotKeptError(str(error)) from error
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                os.unlink(part)  # noqa: PTH108


def _write(data: Path, path: str, stamp: Stamp, progress: Progress) -> sqlite3.Connection:
    files = loader.project_files(data)
    ground = loader.load_shared(data)
    findings = Findings()
    try:
        db = writer.write(
            path, stamp, rows.shared_rows(ground), _entries(files, ground, findings, progress)
        )
    except sqlite3.IntegrityError as error:
        raise DataError(
            [Fault(str(data), None, None, f"iets staat er twee keer ({error})")]
        ) from error
    if findings.faults:
        db.close()
        raise DataError(findings.faults)
    return db


def _updated(data: Path, part: str, stamp: Stamp, previous: Catalogue, progress: Progress) -> bool:
    """Make `part` a copy of `previous` with what changed since, if that can be; says whether it
    did.
    """
    with previous:
        was = previous.stamp()
        if was[:3] != stamp[:3]:
            return False
        changed = changed_files(was.bestanden, stamp.bestanden)
        files = [file for file in loader.project_files(data) if file.name in changed]
        findings = Findings()
        entries = list(_entries(files, loader.load_shared(data), findings, progress))
        findings.raise_if_any()
        try:
            writer.update(previous.db, part, stamp, changed, entries)
        except sqlite3.Error:  # whatever is wrong with the old one, a whole build does not need it
            Path(part).write_bytes(b"")
            return False
        return True


def _entries(
    files: list[Path], ground: loader.SharedData, findings: Findings, progress: Progress
) -> Iterator[Entry]:
    """The entries of these files, as they are ready; faults go to `findings`."""
    for done, file in enumerate(files, start=1):
        project = loader.load_project(file, ground, findings)
        progress(done, len(files))
        if project is not None:
            yield rows.project_entry(project, file, ground)


def _sweep(path: Path) -> None:
    """Remove what builders left that were killed halfway."""
    for left in path.parent.glob(f"{path.name}.*.part"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()
