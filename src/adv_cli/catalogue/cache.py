"""A catalogue for a data directory: the one that is there when it is fresh, a new one otherwise.

The catalogue is a copy that can always be made again. Whatever happens to it, the answer is right;
at worst it comes later and with one remark.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from adv_cli.catalogue.cache_paths import cached_catalogue, is_private, verified_note
from adv_cli.catalogue.freshness import code_stamp, record_stamps, shared_stamp
from adv_cli.catalogue.question_rows import Stamp
from adv_cli.catalogue.reader import Catalogue, CatalogueError, DamagedCatalogueError
from adv_cli.dataset.paths import EMBEDDED, packaged_data
from adv_cli.errors import DataError, Fault, reason

Remark = Callable[[str], None]
Progress = Callable[[int, int], None]

ATTEMPTS = 3
"""How often a catalogue is built when the data changes meanwhile, before it is built in memory."""


def _silent(*_: object) -> None:
    pass


def open_catalogue(
    data: Path | None = None, remark: Remark = _silent, progress: Progress = _silent
) -> Catalogue:
    """The catalogue of a data directory, to be closed after use.

    `data` None is the data that comes with adv. Takes the one that the directory carries itself;
    else the one in the user's cache, which is built when there is none, when a file changed and
    when it is not as it was written. `remark` is given one Dutch line when it cannot be kept,
    `progress` the number of records done and of all. Raises DataError when the data is missing or
    invalid, and when the catalogue that the directory carries is damaged.
    """
    directory = directory_of(data)
    return embedded_catalogue(directory) or _cached(directory, remark, progress)


def embedded_catalogue(directory: Path) -> Catalogue | None:
    """The catalogue that a data directory carries; None when it has none that this adv reads.

    Raises DataError when it is damaged: the directory was handed on so, and its files may be gone.
    """
    path = directory / EMBEDDED
    try:
        return Catalogue.open(path, directory, lambda: verified_note(directory))
    except DamagedCatalogueError as error:
        remedy = "verwijder hem, of maak hem opnieuw met adv catalogue --insluiten"
        if directory == packaged_data():
            remedy = "installeer adv opnieuw"
        message = f"deze catalogus is beschadigd ({error}); {remedy}"
        raise DataError([Fault(str(path), None, None, message)]) from None
    except (CatalogueError, OSError):
        # the files beside it may be there, or say better what is wrong
        return None


def directory_of(data: Path | None) -> Path:
    """The data directory that is meant: the one that comes with adv when none is given.

    Raises DataError for a name that is not UTF-8, and where the folder we stand in is gone.
    """
    if data is None:
        return packaged_data()
    try:
        directory = Path(os.path.abspath(data))  # noqa: PTH100 - a link stays a link
        str(directory).encode()
    except UnicodeEncodeError:
        message = "de naam van deze map is geen UTF-8; hernoem haar"
        raise DataError([Fault(str(data), None, None, message)]) from None
    except OSError as error:
        message = f"deze map is niet te vinden ({reason(error)})"
        raise DataError([Fault(str(data), None, None, message)]) from None
    return directory


def current_stamp(data: Path) -> Stamp:
    """What a catalogue of `data` would be made from now."""
    return Stamp(str(data), code_stamp(), shared_stamp(data), record_stamps(data))


def _cached(data: Path, remark: Remark, progress: Progress) -> Catalogue:
    path = cached_catalogue(data)
    if path is None:
        remark("Er is geen map om de catalogus in te bewaren; antwoorden duren daardoor langer.")
    elif (found := _kept(data, path, remark, progress)) is not None:
        return found
    from adv_cli.catalogue.builder import build_in_memory

    return build_in_memory(data, current_stamp(data), progress)


def _kept(data: Path, path: Path, remark: Remark, progress: Progress) -> Catalogue | None:
    """The fresh catalogue at `path`, built where needed.

    None when it cannot be kept, and when the data changes every time that it is built.
    """
    for _ in range(ATTEMPTS):
        stamp = current_stamp(data)
        previous = usable(path, data)
        if previous is not None and previous.stamp() == stamp:
            previous.complete = partial(_with_words, previous, path, remark)
            return previous
        from adv_cli.catalogue.builder import build
        from adv_cli.catalogue.keeping import NotKeptError

        try:
            build(data, path, stamp, previous, progress)
        except NotKeptError as error:
            remark(_not_kept(path, error))
            return None
        finally:
            if previous is not None:
                previous.close()
    return None


def _with_words(catalogue: Catalogue, path: Path, remark: Remark) -> Catalogue:
    """The catalogue with words, where another process left it, or made and kept at `path`."""
    from adv_cli.catalogue.keeping import NotKeptError
    from adv_cli.catalogue.word_builder import add_words, with_words

    found = _same_with_words(catalogue, path)
    if found is None:
        try:
            add_words(catalogue, path)
            found = _same_with_words(catalogue, path)
        except NotKeptError as error:
            remark(_not_kept(path, error))
    return with_words(catalogue) if found is None else found


def _same_with_words(catalogue: Catalogue, path: Path) -> Catalogue | None:
    """What is kept at `path`, if it was made from the same and has words."""
    found = usable(path, catalogue.data)
    if found is None or (found.has_words and found.stamp() == catalogue.stamp()):
        return found
    found.close()
    return None


def _not_kept(path: Path, error: Exception) -> str:
    return (
        f"De catalogus kan niet worden bewaard in {path.parent} ({error});"
        " antwoorden duren daardoor langer."
    )


def usable(path: Path | None, data: Path) -> Catalogue | None:
    """The kept catalogue at `path`, whether fresh or not.

    None when there is none that can be trusted and read.
    """
    try:
        if path is not None and is_private(path.parent) and is_private(path):
            return Catalogue.open(path, data, lambda: verified_note(data))
    except (OSError, CatalogueError):
        pass
    return None
