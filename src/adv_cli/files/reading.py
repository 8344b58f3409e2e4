"""Files, read with a message for whatever can be wrong with them.

Only a regular file is read, and no more of it than it can rightly hold: a named pipe would wait for
ever, and a device never ends.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from adv_cli.errors import DataError, Fault, reason
from adv_cli.files.system import A_SOCKET, READING

MAX_BYTES = 1_000_000
"""The most that a record or a shared file can hold; the largest we know has a twentieth of it."""
MAX_REPORT_BYTES = 20_000_000
"""The most that the text of a report can hold."""


def read_utf8(path: Path, name: str, limit: int = MAX_BYTES) -> str:
    """The text of a file of at most `limit` bytes.

    Raises DataError, with the file under this name, when it is no regular file, larger, unreadable
    or not UTF-8.
    """
    return decoded(read_bytes(path, name, limit), name)


def read_bytes(path: Path, name: str, limit: int = MAX_BYTES) -> bytes:
    """What a file holds, at most `limit` bytes; raises DataError (see `read_utf8`)."""
    try:
        return read_regular(path, limit)
    except RefusedError as refused:
        message = str(refused)
    except FileNotFoundError:
        message = "dit bestand is er niet"
    except OSError as error:
        message = f"kan niet worden gelezen ({reason(error)})"
    raise DataError([Fault(name, None, None, message)])


def decoded(raw: bytes, name: str) -> str:
    """Bytes as text, without a byte order mark; raises DataError when they are not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "geen UTF-8; bewaar het bestand als UTF-8"
        raise DataError([Fault(name, line, None, message)]) from None


class RefusedError(Exception):
    """What stands at a path is not read; the message says why, in Dutch."""


class NotRegularError(RefusedError):
    """What stands at a path is no regular file but a folder, pipe, device or socket."""


_A_FOLDER = "dit is een map, geen bestand"
_NO_FILE = "dit is geen gewoon bestand (maar een pijp of apparaat), en wordt niet gelezen"


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading, and never wait for what is none.

    Raises NotRegularError for anything but a regular file, OSError when it cannot be opened.
    """
    descriptor = _open_without_waiting(path)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise NotRegularError(_A_FOLDER if stat.S_ISDIR(mode) else _NO_FILE)


def _open_without_waiting(path: Path) -> int:
    """Open what stands at `path`; raises NotRegularError where the system opens it for nobody."""
    try:
        return os.open(path, READING)
    except OSError as error:
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises
            raise NotRegularError(_A_FOLDER) from error
        if error.errno in A_SOCKET:
            raise NotRegularError(_NO_FILE) from error
        raise


def read_regular(path: Path, limit: int) -> bytes:
    """What a regular file of at most `limit` bytes holds.

    Raises RefusedError when it is larger or no regular file, OSError when it cannot be read.
    """
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        # None too where a file of the kernel has nothing to give yet, as /proc/kmsg
        raw = file.read(limit + 1) if size <= limit else None
    if raw is None or len(raw) > limit:
        most = f"{limit // 1_000_000} MB"
        raise RefusedError(f"groter dan {most}; zo groot kan dit bestand niet zijn")
    return raw
