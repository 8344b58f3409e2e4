"""A new data directory: the shared files to fill in, an example record and settings for editors."""

import os
from contextlib import suppress
from pathlib import Path

from adv_cli.dataset.paths import PROJECTS, SHARED
from adv_cli.errors import UsageError, WriteError, reason
from adv_cli.files.names import refuse_name
from adv_cli.files.writing import create

TEMPLATE = Path(__file__).with_name("template")
"""A valid data directory without a schema; what it says is to be replaced."""
EXAMPLE = f"{PROJECTS}/voorbeeldstad-voorbeeld.yaml"
"""The record in it."""


def template_files() -> dict[str, bytes]:
    """What stands in a new data directory, by path."""
    return {name: (TEMPLATE / name).read_bytes() for name in (*SHARED, EXAMPLE)}


def make_directory(folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder with these files; where that fails, none of it stays.

    Raises UsageError where something is already, WriteError when it cannot be written.
    """
    target = Path(os.path.realpath(folder))
    refuse_name(target)
    _refuse_taken(folder)
    made: list[Path] = []
    try:
        for path in (target, *(target / name for name in files)):
            _make_folder(path if path == target else path.parent, made)
        for name, content in files.items():
            create(target / name, content)
            made.append(target / name)
    except BaseException as error:
        _remove(made)
        if isinstance(error, OSError):
            raise _unmade(folder, error) from error
        raise


def _refuse_taken(folder: Path) -> None:
    try:
        taken = next(folder.iterdir(), None)
    except FileNotFoundError:
        if folder.is_symlink():
            raise UsageError(
                f"{folder} is een koppeling naar niets; kies een andere map."
            ) from None
        if not folder.parent.is_dir():
            raise WriteError(
                f"{folder} kan niet worden gemaakt: de map {folder.parent} is er niet."
            ) from None
        return
    except NotADirectoryError:
        raise UsageError(f"{folder} is een bestand; geef een map die er nog niet is.") from None
    except OSError as error:
        raise _unmade(folder, error) from error
    if taken:
        raise UsageError(
            f"{folder} is niet leeg (er staat al {taken.name}); geef een lege of een nieuwe map."
        )


def _make_folder(folder: Path, made: list[Path]) -> None:
    if not folder.is_dir():
        folder.mkdir()
        made.append(folder)


def _remove(made: list[Path]) -> None:
    """Remove files and folders, the last one first; what others put there stays."""
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


def _unmade(folder: Path, error: OSError) -> WriteError:
    return WriteError(f"{folder} kan niet worden gemaakt ({reason(error)}).")
