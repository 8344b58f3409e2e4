"""Writing files whole: a reader sees the old content or the new one, never half of it."""

import os
from pathlib import Path


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
