"""How a catalogue gets its place: written beside, sealed, and renamed over what is there."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adv_cli.catalogue.cache_paths import make_private
from adv_cli.catalogue.checksum import seal
from adv_cli.errors import reason
from adv_cli.files.system import take_place
from adv_cli.files.writing import written_beside

PRIVATE = 0o600
"""The mode of a catalogue in the user's cache: it is the user's alone."""
READABLE = 0o644
"""The mode of a catalogue that is handed on with its data."""


class NotKeptError(Exception):
    """The catalogue could not be written to where it should be kept."""


@contextmanager
def kept(path: Path, mode: int) -> Iterator[Path]:
    """A new empty file beside `path` that takes its place, sealed, when all went well.

    Raises NotKeptError.
    """
    try:
        if mode == PRIVATE and not make_private(path.parent):
            raise NotKeptError("deze map is van iemand anders")
        with written_beside(path, mode=PRIVATE) as part:
            yield part
            seal(part)
            part.chmod(mode)
            take_place(part, path)
    except OSError as error:
        raise NotKeptError(reason(error)) from error
    except sqlite3.Error as error:
        raise NotKeptError(str(error)) from error
