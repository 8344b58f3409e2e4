"""A Frictionless Data Package (version 2): tables as CSV, described so that programs check them.

As in `csv_table`, text that would begin a formula has an apostrophe before it.
"""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from adv_cli.dutch.normalize import fold_name
from adv_cli.model.public_tables import Column, Table
from adv_cli.output.export.about import about, chosen, licence, report
from adv_cli.output.export.csv_table import table as csv_table
from adv_cli.output.export.dictionary import README_HEAD, described
from adv_cli.queries.export import Export

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the package: the first that a zip file knows, never that of now."""
_READABLE = 0o644 << 16
_UNIX = 3


def write(found: Export, progress: Callable[[int, int], None]) -> bytes:
    """The export as a data package in a zip file."""
    tables = found.described()
    target = io.BytesIO()
    with ZipFile(target, "w") as package:
        _add(package, "datapackage.json", _json(_descriptor(found, tables)))
        _add(package, "README.md", _readme(found, tables).encode())
        for done, table in enumerate(tables, start=1):
            _add(package, _path(table), csv_table(found.rows(table), table.names))
            progress(done, len(tables))
    return target.getvalue()


def _add(package: ZipFile, name: str, content: bytes) -> None:
    """Add a file that says nothing of when and where it was made."""
    info = ZipInfo(name, _TIME)
    info.external_attr, info.create_system, info.compress_type = _READABLE, _UNIX, ZIP_DEFLATED
    package.writestr(info, content)


def _path(table: Table) -> str:
    return f"data/{table.name}.csv"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _descriptor(found: Export, tables: Sequence[Table]) -> Mapping[str, Any]:
    """What `datapackage.json` says."""
    sources = found.sources
    source = {"title": report(found), "version": sources["rapport"]["datum"]}
    descriptor: dict[str, Any] = {
        "$schema": PROFILE,
        "name": _name(sources["rapport"]["titel"]),
        "title": sources["rapport"]["titel"],
        "description": f"{sources['rapport']['omschrijving']} Keuze: {chosen(found)}.",
        "version": sources["versie"],
        "sources": [source],
    }
    if terms := licence(found):
        descriptor["licenses"] = [{"name": terms.name, "title": terms.title, "path": terms.page}]
    return {**descriptor, "resources": [_resource(found, table) for table in tables]}


def _name(title: str) -> str:
    """A title as the name of a package: letters, digits and dashes."""
    letters = "".join(
        letter if letter.isascii() and letter.isalnum() else " " for letter in fold_name(title)
    )
    return "-".join(letters.split()) or "gegevens"


def _resource(found: Export, table: Table) -> Mapping[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "type": "table",
        "path": _path(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": _schema(found, table),
    }


def _schema(found: Export, table: Table) -> Mapping[str, Any]:
    """The columns of a table with their types, its key, and what it refers to."""
    schema: dict[str, Any] = {
        "$schema": SCHEMA_PROFILE,
        "fields": [_field(found, table, column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.references:
        schema["foreignKeys"] = [
            {
                "fields": list(reference.columns),
                "reference": {"resource": reference.table, "fields": list(reference.to)},
            }
            for reference in table.references
        ]
    return schema


def _field(found: Export, table: Table, column: Column) -> Mapping[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if (column.name,) == table.key:
        constraints["unique"] = True
    if column.codes:
        constraints["enum"] = list(found.labels[column.codes])
    return {
        "name": column.name,
        "title": column.title,
        "type": column.kind.value,
        "description": column.description,
        **({"constraints": constraints} if constraints else {}),
    }


def _readme(found: Export, tables: Sequence[Table]) -> str:
    """What is in the package, for a reader."""
    facts = [f"- **{label}**: {text}" for label, text in about(found)]
    head = [f"# {found.sources['rapport']['titel']}", "", README_HEAD, "", *facts]
    return "\n".join([*head, "", *described(tables), ""])
