"""Building a catalogue from the files of a data directory, to a file or to memory.

Only the records that changed are read again. A new catalogue is written beside the old one, sealed
and renamed over it, so that nobody ever sees half of one, and builders that run at once do not need
to know of each other.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from adv_cli.catalogue import rows, writer
from adv_cli.catalogue.freshness import changed_files
from adv_cli.catalogue.keeping import PRIVATE, READABLE, kept
from adv_cli.catalogue.question_rows import Stamp
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.word_builder import dictionary_of_user, lexicon
from adv_cli.catalogue.word_index import Dictionary
from adv_cli.catalogue.writer import Entry
from adv_cli.dataset import loader
from adv_cli.errors import DataError, Fault, Findings
from adv_cli.files.writing import remove_abandoned

Progress = Callable[[int, int], None]


def build(
    data: Path, path: Path, stamp: Stamp, previous: Catalogue | None, progress: Progress
) -> None:
    """Build the catalogue of `data` at `path`, in the user's cache; its words are for later.

    Starts from `previous` if the same adv made it from the same shared files. Raises DataError with
    all faults when the data is invalid, NotKeptError when the file cannot be written.
    """
    with kept(path, PRIVATE) as part:
        if previous is None or not _updated(data, part, stamp, previous, progress):
            _write(data, str(part), stamp, None, progress).close()
    remove_abandoned(path)


def build_in_memory(data: Path, stamp: Stamp, progress: Progress) -> Catalogue:
    """Build the catalogue of `data` without keeping it.

    Raises DataError when the data is invalid.
    """
    return Catalogue(_write(data, ":memory:", stamp, dictionary_of_user, progress), data)


def build_file(
    data: Path, path: Path, progress: Progress, dictionaries: Path | None = None
) -> None:
    """Build the catalogue of `data` at `path`, to be carried along with the data.

    Takes the dictionary that is kept in `dictionaries`, and keeps none. Raises DataError when the
    data is invalid, NotKeptError when the file cannot be written.
    """
    with kept(path, READABLE) as part:
        stamp = Stamp("", "", "", "")
        _write(data, str(part), stamp, lambda: lexicon(dictionaries, keep=False), progress).close()


def _write(
    data: Path, path: str, stamp: Stamp, dictionary: Dictionary | None, progress: Progress
) -> sqlite3.Connection:
    files = loader.project_files(data)
    shared = loader.load_shared(data)
    findings = Findings()
    entries = _entries(files, shared, findings, progress)
    try:
        db = writer.write(path, stamp, rows.shared_rows(shared), entries, dictionary)
    except sqlite3.IntegrityError as error:
        message = f"iets staat er twee keer ({error})"
        raise DataError([Fault(str(data), None, None, message)]) from error
    if findings.faults:
        db.close()
        raise DataError(findings.faults)
    return db


def _updated(data: Path, part: Path, stamp: Stamp, previous: Catalogue, progress: Progress) -> bool:
    """Make `part` a copy of `previous` with what changed since, if that can be.

    Says whether it did.
    """
    with previous:
        before = previous.stamp()
        if before._replace(records=stamp.records) != stamp:
            return False
        changed = changed_files(before.records, stamp.records)
        files = [file for file in loader.project_files(data) if file.name in changed]
        findings = Findings()
        entries = list(_entries(files, loader.load_shared(data), findings, progress))
        findings.raise_if_any()
        try:
            writer.update(previous.db, str(part), stamp, changed, entries, dictionary_of_user)
        except sqlite3.Error:  # whatever is wrong with the old one, a whole build does not need it
            part.write_bytes(b"")
            return False
        return True


def _entries(
    files: list[Path], shared: loader.SharedData, findings: Findings, progress: Progress
) -> Iterator[Entry]:
    """The entries of these files, as they are ready; faults go to `findings`."""
    for done, file in enumerate(files, start=1):
        project = loader.load_project(file, shared, findings)
        progress(done, len(files))
        if project is not None:
            yield rows.project_entry(project, file, shared)
