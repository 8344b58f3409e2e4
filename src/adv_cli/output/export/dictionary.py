"""The tables and their columns, described for a reader."""

from collections.abc import Iterable, Iterator

from adv_cli.model.public_tables import Kind, Table

README_HEAD = (
    "Dit is een datapakket (Frictionless Data Package 2.0): tabellen als CSV in `data/`, beschreven"
    " in `datapackage.json`. Tekst die een rekenblad voor een formule zou houden, heeft een"
    " apostrof vooraan. Lege cellen betekenen dat er niets over gezegd is."
)

KINDS = {Kind.TEXT: "tekst", Kind.NUMBER: "getal", Kind.YES_NO: "ja of nee"}
"""The kinds of columns, in words."""


def described(tables: Iterable[Table]) -> Iterator[str]:
    """Lines of Markdown: for each table a heading, and a table of its columns."""
    for table in tables:
        yield from (f"## {table.name}", "", table.description)
        yield from ("", f"Sleutel: {', '.join(table.key)}.")
        for reference in table.references:
            columns, to = ", ".join(reference.columns), ", ".join(reference.to)
            yield f"{columns} verwijst naar {reference.table} ({to})."
        yield from ("", "| kolom | soort | betekenis |", "| --- | --- | --- |")
        for column in table.columns:
            yield f"| {column.name} | {KINDS[column.kind]} | {column.description} |"
        yield ""
