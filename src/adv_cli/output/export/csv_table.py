"""A table as CSV that programs read: true and false, nothing for nothing, and no formulas."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from adv_cli.output.formats import no_formula


def table(rows: Iterable[Mapping[str, Any]], names: Sequence[str]) -> bytes:
    """Rows with these names above them, after RFC 4180, in UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows)
    return buffer.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return no_formula(value)
