"""Files, read with a message for whatever can be wrong with them, and written whole: nobody ever sees half of one."""

import os
from pathlib import Path

from adv_cli.errors import DataError, Fault


def read_utf8(path: Path, name: str) -> str:
    """The text of a file; raises DataError, with the file under this name, when it cannot be read or is not UTF-8."""
    try:
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataError([Fault(name, line, None, "geen UTF-8; bewaar het bestand als UTF-8")]) from None
    except FileNotFoundError:
        raise DataError([Fault(name, None, None, "dit bestand is er niet")]) from None
    except IsADirectoryError:
        raise DataError([Fault(name, None, None, "dit is een map, geen bestand")]) from None
    except OSError as error:
        raise DataError([Fault(name, None, None, f"kan niet worden gelezen ({error.strerror})")]) from None


def replace(path: Path, text: str) -> None:
    """Give the file at `path` (which a link may lead to) this text, by renaming; raises OSError and leaves it as it was."""
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def create(path: Path, text: str) -> None:
    """Make a file that is not there yet; raises FileExistsError when it is, and never overwrites one."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        os.link(part, path)
    finally:
        part.unlink(missing_ok=True)
