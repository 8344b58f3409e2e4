"""Files, written whole or not at all.

New content is written to a file beside its place, under a name that nobody can foresee, and then
takes that place: nobody ever sees half of a file.
"""

import errno
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from adv_cli.errors import UsageError, WriteError, reason
from adv_cli.files.names import refuse_name
from adv_cli.files.reading import RefusedError, read_regular
from adv_cli.files.system import give_name, keep_owner, take_place

_NAME_KEPT = 40
"""How many letters of a name stand in that of the file beside it, which must not be too long."""
_PART = ".part"
_ABANDONED = 3600
"""The age in seconds at which a file that was not renamed is nobody's any more."""


@contextmanager
def written_beside(path: Path, content: bytes = b"", mode: int = 0o666) -> Iterator[Path]:
    """A new file with this content beside `path`, which the caller may rename to `path`.

    It has a name that nobody can foresee, was not there before, and its content is on the disk.
    Left where it is, it is removed again. Raises OSError.
    """
    part = _part(path)
    # "x": never a file or link that is there; closed below, before anybody uses its name
    file = open(part, "xb", opener=partial(os.open, mode=mode))  # noqa: SIM115
    try:
        with file:
            _fill(file, content)
        yield part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_new(path: Path, content: bytes) -> None:
    """Write a file in a folder that nobody else knows of, until it is on the disk; raises OSError.

    Anywhere else `create` does it, of which nobody sees half.
    """
    with path.open("xb") as file:
        _fill(file, content)


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """A new, empty folder beside `path`, to be filled and then renamed to `path`.

    Left where it is, it is removed again with all that is in it. Raises OSError.
    """
    part = _part(path)
    part.mkdir()
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def remove_abandoned(path: Path) -> None:
    """Remove what was left beside `path` where `written_beside` or `folder_beside` was killed."""
    with suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            is_part = entry.name.startswith(_beginning(path)) and entry.name.endswith(_PART)
            if is_part and time.time() - entry.stat().st_mtime > _ABANDONED:
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry)
                else:
                    Path(entry).unlink()


def _part(path: Path) -> Path:
    """A name beside `path` that nobody can foresee."""
    return path.with_name(f"{_beginning(path)}{os.urandom(8).hex()}{_PART}")


def _beginning(path: Path) -> str:
    """How the name begins of a file that is to take the place of `path`."""
    return f".{path.name[:_NAME_KEPT]}."


def refuse_taken(path: Path, *, overwrite: bool) -> None:
    """Raise for a place that `put` does not write to, before anybody works for it in vain.

    UsageError for a file that is there (unless `overwrite`), for what is no file at all and for a
    name that not every system has, WriteError for a folder that is not there.
    """
    refuse_name(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise WriteError(
                f"{path} kan niet worden geschreven: de map {path.parent} is er niet."
            ) from None
        if path.is_symlink() and not overwrite:  # it leads to a file that is not there
            raise _taken(path) from None
        return
    except OSError as error:
        raise _unwritten(path, error) from error
    if stat.S_ISDIR(mode):
        raise UsageError(f"{path} is een map; geef de naam van een bestand.")
    if not stat.S_ISREG(mode):
        raise UsageError(f"{path} is geen gewoon bestand (maar een pijp of apparaat).")
    if not overwrite:
        raise _taken(path)


def _taken(path: Path) -> UsageError:
    return UsageError(f"{path} is er al. Met --overschrijf komt het nieuwe bestand in de plaats.")


def put(path: Path, content: bytes, *, overwrite: bool) -> list[str]:
    """Write a file: a new one or, with `overwrite`, what takes the place of one that is there.

    Returns remarks as `replace` does. Raises as `refuse_taken` does, and WriteError.
    """
    refuse_taken(path, overwrite=overwrite)
    target = Path(os.path.realpath(path)) if overwrite else path
    if overwrite and target.exists():
        return replace(path, content)
    try:
        create(target, content)
    except FileExistsError:
        raise _taken(path) from None
    return []


def replace(path: Path, content: bytes, was: bytes | None = None) -> list[str]:
    """Give the file at `path` (which a link may lead to) this content; it keeps its permissions.

    Returns remarks, in Dutch, on what it did not keep. Raises WriteError, and leaves the file as it
    is, when it may not be written, cannot be, or no longer holds what it `was` (None: whatever it
    holds).
    """
    target = Path(os.path.realpath(path))
    try:
        found = target.stat()
        if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        with written_beside(target, content, stat.S_IMODE(found.st_mode) & 0o777) as part:
            owner_kept = keep_owner(part, found)
            part.chmod(stat.S_IMODE(found.st_mode))
            # content first: the quick look at the rest stands right before the file is replaced
            kept = was is None or _holds(target, was)
            if not kept or _identity(target.stat()) != _identity(found):
                raise WriteError(f"{path} is intussen gewijzigd, en blijft zoals het is.")
            take_place(part, target)
    except OSError as error:
        raise _unwritten(path, error) from error
    return _remarks(path, owner_kept, found.st_nlink)


def _identity(found: os.stat_result) -> tuple[int, ...]:
    """What tells a file from another or a changed one: its inode, size and time of change."""
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _holds(path: Path, content: bytes) -> bool:
    try:
        return read_regular(path, len(content)) == content
    except RefusedError:
        return False


def _remarks(path: Path, owner_kept: bool, names: int) -> list[str]:
    """What a replaced file did not keep: its owner, or its other names."""
    lost = []
    if not owner_kept:
        lost.append("heeft nu een andere eigenaar of groep: u mag de oude niet geven.")
    if names > 1:
        lost.append("had nog een naam (een harde koppeling); daar staat nu nog de oude tekst.")
    return [f"{path} {what}" for what in lost]


def create(path: Path, content: bytes) -> None:
    """Make a file that is not there yet, and never overwrite one.

    Raises FileExistsError when it is there, WriteError when it cannot be written.
    """
    try:
        with written_beside(path, content) as part:
            if not give_name(part, path):
                _write_in_place(path, content)
    except FileExistsError:
        raise
    except OSError as error:
        raise _unwritten(path, error) from error


def overwrite(path: Path, content: bytes) -> None:
    """Make a file with this content, in place of the one (which a link may lead to) that is there.

    It keeps the permissions of that one. Raises WriteError, and leaves all as it was, when it
    cannot be written, and where something else than a file is there.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = _mode(path)
        with written_beside(target, content, 0o666 if mode is None else mode & 0o777) as part:
            if mode is not None:  # what the umask took away
                part.chmod(mode)
            take_place(part, target)
    except OSError as error:
        raise _unwritten(path, error) from error


def _mode(path: Path) -> int | None:
    """The permissions of the file at `path`, None where nothing is.

    Raises OSError when it may not be replaced, WriteError for what is no file.
    """
    try:
        found = path.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found):
        raise WriteError(f"{path} is geen gewoon bestand, en blijft zoals het is.")
    if not found & 0o222 or not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only")
    return stat.S_IMODE(found)


def _write_in_place(path: Path, content: bytes) -> None:
    """Write a new file under its own name, and remove it when that fails; raises OSError."""
    file = path.open("xb")
    try:
        with file:
            _fill(file, content)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def _fill(file: BinaryIO, content: bytes) -> None:
    """Write until all is on the disk: after a power cut no name stands there without content."""
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _unwritten(path: Path, error: OSError) -> WriteError:
    return WriteError(f"{path} kan niet worden geschreven ({reason(error)}).")
