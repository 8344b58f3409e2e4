"""Rows of fields as other programs read them: tab-separated lines, JSON, CSV, Markdown."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from adv_cli.dutch.display import visible

Row = Mapping[str, Any]

_FORMULA = r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫−]"
"""How a formula begins, also behind blanks and in the wide and small forms of these letters."""


def text(value: Any) -> str:
    """One value as plain text on one line.

    Nothing for null, ja or nee for a boolean, the entries of a list joined by "; ".
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, (list, tuple)):
        return "; ".join(text(part) for part in value)
    return " ".join(str(value).split())


def bulleted(value: Any) -> str:
    """One value for a cell of a table on a terminal: each entry of a list on a line of its own."""
    return "\n".join(f"• {entry}" for entry in value) if isinstance(value, list) else text(value)


def tsv(rows: Iterable[Row], fields: Sequence[str]) -> str:
    """Tab-separated lines without a header: what a pipe gets."""
    return visible("".join("\t".join(text(row[field]) for field in fields) + "\n" for row in rows))


def json_array(rows: Iterable[Row], fields: Sequence[str]) -> str:
    """A JSON array with one object a line."""
    lines = json_lines(rows, fields).rstrip("\n").replace("\n", ",\n")
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def json_lines(rows: Iterable[Row], fields: Sequence[str]) -> str:
    """JSON lines: one object a line."""
    import json

    write = json.JSONEncoder(ensure_ascii=False).encode
    return "".join(write({field: row[field] for field in fields}) + "\n" for row in rows)


def csv(rows: Iterable[Row], fields: Sequence[str]) -> str:
    """CSV after RFC 4180, with a header: commas, CRLF, no byte order mark."""
    return _csv(rows, fields, ",", text)


def excel(rows: Iterable[Row], fields: Sequence[str]) -> str:
    """CSV as Excel opens it where the comma is the decimal sign.

    With semicolons, a UTF-8 byte order mark, and no formulas.
    """
    return "\ufeff" + _csv(rows, fields, ";", no_formula)


def markdown(rows: Iterable[Row], fields: Sequence[str]) -> str:
    """A Markdown table with the field names as header."""
    lines = [
        fields,
        ["---"] * len(fields),
        *([markdown_text(text(row[field])) for field in fields] for row in rows),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def markdown_text(value: str) -> str:
    """Text in which Markdown sees no markup."""
    return "".join(
        "\\" + letter if letter in "\\`*_[]<>|#" else letter for letter in visible(value)
    )


def json_object(value: Any) -> str:
    """One JSON value, indented, as other programs and people read it."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


JSON = ("json", "jsonl")
"""The forms that keep values as they are; the others are text."""

FORMS: dict[str, Callable[[Iterable[Row], Sequence[str]], str]] = {
    "json": json_array,
    "jsonl": json_lines,
    "csv": csv,
    "excel": excel,
    "markdown": markdown,
    "tsv": tsv,
}


def _csv(
    rows: Iterable[Row], fields: Sequence[str], delimiter: str, cell: Callable[[Any], str]
) -> str:
    import csv as standard
    import io

    buffer = io.StringIO()
    writer = standard.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([cell(field) for field in fields])
    writer.writerows([cell(row[field]) for field in fields] for row in rows)
    return buffer.getvalue()


def no_formula(value: Any) -> str:
    """A value for a spreadsheet: an apostrophe goes before text that would begin a formula."""
    plain = text(value)
    return (
        plain if isinstance(value, (int, float)) or not re.match(_FORMULA, plain) else f"'{plain}"
    )
