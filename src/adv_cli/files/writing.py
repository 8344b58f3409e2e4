"""Files written whole or not at all.

The new content stands beside its place first, under a name that nobody can foresee, and then takes
that place, so that nobody ever sees half of a file.
"""

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from adv_cli.errors import WriteError, reason
from adv_cli.files.reading import RefusedError, read_regular

_NAME_KEPT = 40
"""How much of a name stands in that of the file beside it: with more, it could be too long."""
_PART = ".part"
_ABANDONED = 3600
"""The age in seconds at which a file that was not renamed is nobody's any more."""


@contextmanager
def written_beside(path: Path, content: bytes = b"", mode: int = 0o666) -> Iterator[Path]:
    """A new file with this content in the folder of `path`, to be renamed to it.

    What is not renamed is removed. It has a name that nobody can foresee, was not there before, and
    its content is on the disk. Raises OSError.
    """
    part = path.with_name(f"{_beginning(path)}{os.urandom(8).hex()}{_PART}")
    # "x": never a file or link that is there
    file = open(part, "xb", opener=partial(os.open, mode=mode))  # noqa: SIM115 - closed before it is used
    try:
        with file:
            _fill(file, content)
        yield part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def remove_abandoned(path: Path) -> None:
    """Remove what `written_beside` left beside `path` where it was killed halfway."""
    with suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            is_part = entry.name.startswith(_beginning(path)) and entry.name.endswith(_PART)
            if is_part and time.time() - entry.stat().st_mtime > _ABANDONED:
                Path(entry).unlink()


def _beginning(path: Path) -> str:
    """How the name begins of a file that is to take the place of `path`."""
    return f".{path.name[:_NAME_KEPT]}."


def replace(path: Path, content: bytes, was: bytes) -> list[str]:
    """Give the file at `path` (which a link may lead to) this content; it keeps its permissions.

    Gives what could not be kept, in Dutch. Raises WriteError, and leaves the file as it is, when it
    may not be written, cannot be, or no longer holds what it `was`.
    """
    target = Path(os.path.realpath(path))
    try:
        found = target.stat()
        if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        with written_beside(target, content, stat.S_IMODE(found.st_mode) & 0o777) as part:
            owned = _keep_owner(part, found)
            part.chmod(stat.S_IMODE(found.st_mode))
            # the content tells for certain; the rest is asked last, for it takes the least time
            if not _holds(target, was) or _mark(target.stat()) != _mark(found):
                raise WriteError(f"{path} is intussen gewijzigd, en blijft zoals het is.")
            part.replace(target)
    except OSError as error:
        raise _unwritten(path, error) from error
    return _lost(path, owned, found.st_nlink)


def _mark(found: os.stat_result) -> tuple[int, ...]:
    """What changes with a file: which one it is, how long, and since when."""
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _holds(path: Path, content: bytes) -> bool:
    try:
        return read_regular(path, len(content)) == content
    except RefusedError:
        return False


def _keep_owner(part: Path, found: os.stat_result) -> bool:
    """Give a new file the owner and group of the one it replaces; False when that may not be."""
    made = part.stat()
    if (made.st_uid, made.st_gid) == (found.st_uid, found.st_gid):
        return True
    try:
        os.chown(part, found.st_uid, found.st_gid)
    except OSError:
        return False
    return True


def _lost(path: Path, owned: bool, names: int) -> list[str]:
    lost = []
    if not owned:
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
            if not _linked(part, path):
                _make(path, content)
    except FileExistsError:
        raise
    except OSError as error:
        raise _unwritten(path, error) from error


def _linked(part: Path, path: Path) -> bool:
    """Give a file this name too; False where no file can have two (exFAT, SMB)."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):
        return False
    return True


def _make(path: Path, content: bytes) -> None:
    """Write a new file at its own place, and remove it when that fails; raises OSError."""
    file = path.open("xb")
    try:
        with file:
            _fill(file, content)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def _fill(file: BinaryIO, content: bytes) -> None:
    """Write until all is on the disk: no name may outlive a power cut without its content."""
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _unwritten(path: Path, error: OSError) -> WriteError:
    return WriteError(f"{path} kan niet worden geschreven ({reason(error)}).")
