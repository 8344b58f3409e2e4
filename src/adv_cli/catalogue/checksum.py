"""Whether a catalogue file is, byte for byte, the one that was written.

A catalogue keeps a checksum of itself, so that a damaged one is never asked: CRC-32 (the polynomial
of ISO 3309, as in zlib) over the whole file but for the four bytes that hold it, the "user version"
in the header of an SQLite file. It finds accidents, every single one of up to 32 bits in a row; it
is no seal against somebody who means harm.
"""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from adv_cli.files.reading import NotRegularError, open_regular

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
"""The bytes of an SQLite header.

Page size at 16, number of pages at 28, user version at 60; all big-endian.
"""
_AT = 60
_AFTER = 64
_CHUNK = 1 << 20
SMALL = 4 << 20
"""Up to this many bytes a file is read whole for every question: 1.5 ms.

The shipped catalogue has 1.2 million.
"""


class DamagedError(Exception):
    """The file is not one that adv wrote, or no longer as adv wrote it."""


def seal(path: Path) -> None:
    """Give the finished catalogue at `path` its checksum; raises OSError."""
    with path.open("r+b") as file:
        checksum = _checksum(file)
        file.seek(_AT)
        file.write(checksum.to_bytes(_AFTER - _AT))


def verify(path: Path, memory: Callable[[], Path | None]) -> None:
    """Raise DamagedError unless the file at `path` is as it was sealed.

    Raises OSError when it cannot be read. A file over `SMALL` is read once for each change of its
    size, times or inode; `memory` gives the file in which that is remembered (None: nowhere).
    """
    try:
        file = open_regular(path)
    except NotRegularError:
        raise DamagedError("geen gewoon bestand") from None
    with file:
        status = os.fstat(file.fileno())
        header = file.read(_HEADER)
        if header[: len(_MAGIC)] != _MAGIC or _size(header) != status.st_size:
            raise DamagedError("geen hele catalogus")
        remembered = memory() if status.st_size > SMALL else None
        seen = f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}\n"
        if remembered is not None and _read(remembered) == seen:
            return
        file.seek(0)
        if _checksum(file) != int.from_bytes(header[_AT:_AFTER]):
            raise DamagedError("de inhoud is niet die welke adv schreef")
    if remembered is not None:
        with contextlib.suppress(OSError):
            remembered.write_text(seen, encoding="ascii", newline="\n")


def _size(header: bytes) -> int:
    """The size that a file with this header has; a page of 65,536 bytes is written as 1."""
    page = int.from_bytes(header[16:18])
    return (1 << 16 if page == 1 else page) * int.from_bytes(header[28:32])


def _checksum(file: BinaryIO) -> int:
    found = crc32(file.read(_AT))
    file.seek(_AFTER)
    while chunk := file.read(_CHUNK):
        found = crc32(chunk, found)
    return found


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, ValueError):
        return None
