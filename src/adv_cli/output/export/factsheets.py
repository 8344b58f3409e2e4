"""The factsheets as Markdown, one after another, with the source at the end."""

from collections.abc import Callable

from adv_cli.model.template import CONTACTS, SECTIONS
from adv_cli.output.export.about import about
from adv_cli.output.factsheet import FactsheetView
from adv_cli.output.factsheet_markdown import markdown
from adv_cli.output.formats import markdown_text
from adv_cli.queries.export import Export


def write(found: Export, progress: Callable[[int, int], None]) -> bytes:
    """The factsheets of all projects."""
    sections = [section for section in SECTIONS if found.people or section.code != CONTACTS]
    sheets = []
    for done, record in enumerate(found.records, start=1):
        sheets.append(markdown(FactsheetView(record, found.sheet_labels, found.year, sections)))
        progress(done, len(found.records))
    source = [f"- **{label}**: {markdown_text(text)}" for label, text in about(found)]
    return "\n".join([*sheets, "# Over deze factsheets", "", *source, ""]).encode()
