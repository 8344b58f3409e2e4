"""The files beside the records: those that nothing reads, and the JSON Schema for editors."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from adv_cli.dataset.document import file_name
from adv_cli.dataset.json_schema import record_schema
from adv_cli.dataset.loader import SharedData
from adv_cli.dataset.paths import PROJECTS, SCHEMA
from adv_cli.errors import DataError, Fault
from adv_cli.files.names import names_in, namesakes, same_name
from adv_cli.files.reading import read_utf8


def unread_files(data: Path) -> Iterator[Fault]:
    """What stands among the records and is not read as one."""
    for path in sorted((data / PROJECTS).iterdir(), key=lambda path: path.name):
        if message := _why_unread(path):
            yield Fault(file_name(path), None, None, message)


def same_files(data: Path) -> Iterator[Fault]:
    """The files that are one file elsewhere: their names differ only in capitals or accents."""
    for folder in (data, data / PROJECTS):
        for earlier, name in namesakes(names_in(folder)):
            yield Fault(
                file_name(folder / name), None, None, f"{same_name(earlier)}; hernoem er een"
            )


def _why_unread(path: Path) -> str | None:
    """Why a file among the records is not read; None for a record, and for a hidden file."""
    if path.name.startswith("."):
        left_over = path.suffix == ".part"
        message = "is overgebleven van een adv die is afgebroken; het mag weg"
        return message if left_over else None
    if path.suffix != ".yaml":
        return f"wordt niet gelezen; records zijn {PROJECTS}/*.yaml"
    return None


def stale_schema(data: Path, shared: SharedData) -> Fault | None:
    """The fault of a schema beside the records that does not fit codes and municipalities."""
    path = data / SCHEMA
    if not os.path.lexists(path):
        return None
    again = f"maak het opnieuw: adv schema --naar {path} --overschrijf"
    try:
        fits = json.loads(read_utf8(path, SCHEMA)) == record_schema(shared)
    except (DataError, ValueError, RecursionError):
        return Fault(SCHEMA, None, None, f"kan niet worden gelezen; {again}")
    return None if fits else Fault(SCHEMA, None, None, f"past niet meer bij de codes; {again}")
