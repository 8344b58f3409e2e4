"""The dictionary of Dutch, kept beside the catalogues of a user: decoding it takes a second."""

from contextlib import suppress
from pathlib import Path

from adv_cli.catalogue.cache_paths import DICTIONARY, is_private, make_private
from adv_cli.dutch.lexicon import Lexicon, dictionary_name, read_dictionary
from adv_cli.files.reading import RefusedError, read_regular
from adv_cli.files.system import take_place
from adv_cli.files.writing import remove_abandoned, written_beside

_MOST_BYTES = 50_000_000
"""The most that a kept dictionary can hold; it has 9 million."""
_PRIVATE = 0o600


def load_lexicon(folder: Path | None, *, keep: bool = True) -> Lexicon:
    """The dictionary, as kept in `folder`; when it is not there, keeps it there if `keep`.

    What cannot be read, written or trusted there costs time and is no error. None keeps nothing.
    """
    if folder is None:
        return read_dictionary()
    path = kept_lexicon(folder)
    kept = _read(path)
    if kept is None:
        kept = read_dictionary()
        if keep:
            with suppress(OSError):
                _write(path, kept)
    return kept


def kept_lexicon(folder: Path) -> Path:
    """The file in `folder` that keeps the dictionary."""
    return folder / f"{dictionary_name()}{DICTIONARY}"


def _read(path: Path) -> Lexicon | None:
    """The dictionary in a file of the user's own, or None when it is not there or not whole."""
    try:
        if is_private(path.parent) and is_private(path):
            return Lexicon.from_bytes(read_regular(path, _MOST_BYTES))
    except (OSError, RefusedError, ValueError):
        pass
    return None


def _write(path: Path, lexicon: Lexicon) -> None:
    if make_private(path.parent):
        with written_beside(path, lexicon.to_bytes(), _PRIVATE) as part:
            take_place(part, path)
        remove_abandoned(path)
