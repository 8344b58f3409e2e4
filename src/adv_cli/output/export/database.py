"""A database (SQLite) of the tables, with views and full text."""

from collections.abc import Callable

from adv_cli.catalogue.public_database import database
from adv_cli.model.public_tables import TABLES
from adv_cli.output.export.about import about
from adv_cli.queries.export import Export


def write(found: Export, progress: Callable[[int, int], None]) -> bytes:
    """The export as the bytes of a database."""
    tables = [table for table in TABLES if found.people or not table.people]
    return database(tables, found.rows, about(found), progress)
