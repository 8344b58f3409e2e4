"""Where the catalogues of a user are kept, and whether that place is the user's own."""

import os
from pathlib import Path

from adv_cli.dataset.paths import PACKAGE
from adv_cli.files.system import is_ours, others_may

_NAME = 40
"""How many letters of a data directory's name its catalogue bears.

Names of files have their limits.
"""

DICTIONARY = ".words"
"""How the names of kept dictionaries end."""


def cache_directory() -> Path | None:
    """The user's folder for catalogues; None when there is no home to have one in."""
    from platformdirs import user_cache_path

    path = user_cache_path("adv", appauthor=False)
    return path if path.is_absolute() else None


def is_private(path: Path) -> bool:
    """Whether a folder or file is the user's own, where nobody else can write.

    Raises OSError when it is not there.
    """
    status = path.stat()
    return is_ours(status) and not others_may(status, 0o022)


def make_private(folder: Path) -> bool:
    """Make the folder for catalogues where there is none, and close it to others; raises OSError.

    False when it is somebody else's: what is read there could be anybody's answer.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.stat()
    if not is_ours(status):
        return False
    if others_may(status, 0o077):
        folder.chmod(0o700)
    return True


def cached_catalogue(data: Path) -> Path | None:
    """The file that this adv keeps the catalogue of this data directory in.

    None when there is no place for one.
    """
    from zlib import crc32

    folder = cache_directory()
    if folder is None:
        return None
    # with the package, or two adv's would take turns in making it anew
    which = crc32(os.fsencode(data), crc32(os.fsencode(PACKAGE)))
    return folder / f"{data.name[:_NAME] or 'data'}-{which:08x}.sqlite"


def verified_note(data: Path) -> Path | None:
    """The file that remembers which catalogue of this data directory was verified.

    None when there is no place for one.
    """
    path = cached_catalogue(data)
    return note(path) if path else None


def note(catalogue: Path) -> Path:
    """The file beside a kept catalogue that remembers that it was verified.

    See `checksum.verify`.
    """
    return catalogue.with_name(f"{catalogue.name}.gezien")
