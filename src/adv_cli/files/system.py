"""What systems do otherwise with files: here alone stand calls that not all of them have.

Each has another way where a system lacks it, so that nothing else asks which system this is
(docs/besluiten/0011-other-systems.md).
"""

import errno
import os
import time
from pathlib import Path, PurePath

READING = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
"""How a file is opened before we know what it is: without waiting for who writes to a pipe."""
A_SOCKET = (errno.ENXIO, errno.EOPNOTSUPP)
"""What opening a socket gives: on Linux, on macOS."""

_IN_USE = (5, 32, 33)
"""What Windows says of a file that somebody has open: access denied, shared, locked."""
_PAUSES = (0.01, 0.03, 0.1, 0.3)
"""How many seconds we wait for who has a file open only for a moment, as virus scanners have."""

_SECOND = 1_000_000_000
_COARSE = 3 * _SECOND
"""How long a time of a file in whole seconds may be that of more than one edit; FAT counts by 2."""


def give_name(part: Path, path: Path) -> bool:
    """Give a file the name `path` too, which nothing has; False where no file can have two names.

    That is so on exFAT and SMB. Raises FileExistsError.
    """
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):
        return False
    return True


def take_place(part: Path, target: Path) -> None:
    """Rename a file or folder to `target`, in the place of what is there; raises OSError.

    Windows refuses as long as another program has that one open: EBUSY, after some patience.
    """
    for pause in (*_PAUSES, None):
        try:
            part.replace(target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _IN_USE:
                raise
            if pause is None:
                raise OSError(errno.EBUSY, "in use") from error
        time.sleep(pause)


def is_ours(status: os.stat_result) -> bool:
    """Whether a file or folder is the user's own.

    Windows keeps a user's folders private by other means, which a status does not tell.
    """
    return not hasattr(os, "geteuid") or status.st_uid == os.geteuid()


def others_may(status: os.stat_result, rights: int) -> bool:
    """Whether others have any of these `rights`; never on Windows (see `is_ours`)."""
    return hasattr(os, "geteuid") and bool(status.st_mode & rights)


def keep_owner(part: Path, found: os.stat_result) -> bool:
    """Give a new file the owner and group of the one it replaces; False when that may not be."""
    made = part.stat()
    if (made.st_uid, made.st_gid) == (found.st_uid, found.st_gid):
        return True
    if not hasattr(os, "chown"):
        return False
    try:
        os.chown(part, found.st_uid, found.st_gid)
    except OSError:
        return False
    return True


def last_change(status: os.stat_result) -> str:
    """The times of a file, as text that is another after every edit.

    An editor can set back the time of the last change, but not that of the inode (which Windows has
    not: there it is when the file was made). Where times are whole seconds, an edit in the same
    moment as the one before would not show: until that moment is past, no two answers are the same.
    """
    changed, moment = status.st_ctime_ns, status.st_mtime_ns
    if moment % _SECOND == 0 and abs((now := time.time_ns()) - moment) < _COARSE:
        changed = now
    return f"{moment} {changed}"


def database_uri(path: PurePath) -> str:
    r"""A file as SQLite takes it, whatever its name holds.

    Not `Path.as_uri`: of a folder on the network (\\server\map) that makes server the authority of
    the URI, which SQLite refuses.
    """
    from urllib.parse import quote_from_bytes

    quoted = quote_from_bytes(os.fsencode(path.as_posix()), safe="/:")
    return f"file://{quoted}" if quoted.startswith("/") else f"file:///{quoted}"
