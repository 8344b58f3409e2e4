"""A new data directory: the shared files to fill in, an example record and settings for editors."""

import os
from contextlib import suppress
from pathlib import Path

from adv_cli.dataset.paths import PROJECTS, SHARED
from adv_cli.errors import UsageError, WriteError, reason
from adv_cli.files.names import refuse_name
from adv_cli.files.system import take_place
from adv_cli.files.writing import folder_beside, remove_abandoned, write_new

TEMPLATE = Path(__file__).with_name("template")
"""A valid data directory without a schema; what it says is to be replaced."""
EXAMPLE = f"{PROJECTS}/voorbeeldstad-voorbeeld.yaml"
"""The record in it."""


def template_files() -> dict[str, bytes]:
    """What stands in a new data directory, by path."""
    return {name: (TEMPLATE / name).read_bytes() for name in (*SHARED, EXAMPLE)}


def make_directory(folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder with these files: whole, or not at all.

    It is made beside its place and renamed: whatever happens meanwhile, no half of it ever has its
    name. An empty folder that is there stays the same folder, since somebody may stand in it or
    have shared it: there the files come one by one, and only a process that is killed between two
    of them leaves some.

    Raises UsageError where something is already, WriteError when it cannot be written.
    """
    target = Path(os.path.realpath(folder))
    refuse_name(target)
    is_there = _refuse_taken(folder)
    beside = target / PROJECTS if is_there else target
    try:
        remove_abandoned(beside)
        with folder_beside(beside) as part:
            for name, content in files.items():
                (part / name).parent.mkdir(parents=True, exist_ok=True)
                write_new(part / name, content)
            if is_there:
                _move_into(target, part)
            else:
                take_place(part, target)
    except OSError as error:
        raise _unmade(folder, error) from error


def _move_into(target: Path, part: Path) -> None:
    """Move all that is in `part` into `target`; where that fails, none of it stays there.

    Raises OSError.
    """
    moved: list[Path] = []
    try:
        for entry in sorted(part.iterdir()):
            take_place(entry, target / entry.name)
            moved.append(target / entry.name)
    except BaseException:
        for path in moved:
            with suppress(OSError):
                take_place(path, part / path.name)
        raise


def _refuse_taken(folder: Path) -> bool:
    """Whether an empty folder is there already; raises UsageError or WriteError as above."""
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
        return False
    except NotADirectoryError:
        raise UsageError(f"{folder} is een bestand; geef een map die er nog niet is.") from None
    except OSError as error:
        raise _unmade(folder, error) from error
    if taken:
        raise UsageError(
            f"{folder} is niet leeg (er staat al {taken.name}); geef een lege of een nieuwe map."
        )
    return True


def _unmade(folder: Path, error: OSError) -> WriteError:
    return WriteError(f"{folder} kan niet worden gemaakt ({reason(error)}).")
