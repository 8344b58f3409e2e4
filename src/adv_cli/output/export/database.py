"""A database (SQLite) of the tables, with views and full text."""

from collections.abc import Callable

from adv_cli.catalogue.public_database import database
from adv_cli.output.export.about import about
from adv_cli.queries.export import Export


def write(found: Export, progress: Callable[[int, int], None]) -> bytes:
    """The export as the bytes of a database."""
    return database(found.described(), found.rows, about(found), progress)
