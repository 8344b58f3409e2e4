"""The rows that every question may read, and the version of the tables that they stand in.

Those that only some questions read stand with the queries that read them, and those that a builder
writes in `tables`: each takes a question 0.1 ms to make.
"""

import sqlite3
from typing import NamedTuple

FORMAT = 15
"""The version of the tables, kept as the `application_id` in the header of the file.

A catalogue of another version is made again.
"""

sqlite3.register_converter("BOOLEAN", lambda value: value != b"0")


class CodeRow(NamedTuple):
    """A code one can filter on.

    `aliassen`, and all its names folded in `names`, are separated by newlines; `onder` is the wider
    code that what has this one has as well.
    """

    dimension: str
    position: int
    code: str
    label: str
    kort: str
    definitie: str
    names: str
    aliassen: str
    onder: str | None = None


class ProjectRow(NamedTuple):
    """The narrow row of a project: what lists, filters and counts need.

    `sort_key` is its place for a Dutch reader, `wijken` the number of districts that its factsheet
    names, `file` the name of the file with its record.
    """

    id: str
    sort_key: str
    titel: str
    gemeente: str
    gemeente_code: str
    provincie: str
    experiment: bool
    doelgroep: str
    problematiek: str
    invalshoek: str
    partners: str
    niveau: str
    bladzijde: int
    bladzijde_zeker: bool
    wijken: int
    file: str


class Stamp(NamedTuple):
    """What a catalogue was made from. While all four are as they were, it is fresh.

    `directory` is the data directory, `code` tells which version of adv made it, `shared` and
    `records` tell size and times of the shared files and of the record files.
    """

    directory: str
    code: str
    shared: str
    records: str
