"""adv show: a full factsheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from adv_cli.cli.context import LINES, VIEW, Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import (
    ids_argument,
    output_group,
    parts_option,
    report_option,
    report_path,
    with_options,
)
from adv_cli.dataset.paths import PROJECTS
from adv_cli.errors import UsageError
from adv_cli.files.reading import read_utf8
from adv_cli.model.lines import lines
from adv_cli.model.template import SECTIONS, Section
from adv_cli.output.factsheet import FactsheetView, piped, stand_text
from adv_cli.output.factsheet_markdown import markdown
from adv_cli.output.screen import Screen
from adv_cli.queries.filters import resolve_parts
from adv_cli.queries.projects import record, record_json, report_year, resolve_id, sheet_labels

if TYPE_CHECKING:
    from adv_cli.report.factsheet import ReportFactsheet

app = App()

MOST_LIKE = 3
"""How many of the projects most like it a factsheet ends with."""

_SECTIE = parts_option("Alleen dit deel")
_BRON = report_option("Zet bij elk onderdeel wat het rapport zelf zegt; na de ids.")


@app.command(
    "show",
    epilog="""adv show gouda-gezinsmanagement
    adv show gouda --sectie knelpunten --sectie contactgegevens
    adv show enschede --json | jq -r '.lessen[].tekst'
    adv show gouda --bron rapport.txt""",
)
@with_options(output_group("json", "yaml", "markdown"))
def show(
    session: Session,
    output: Output,
    ids: Annotated[list[str], ids_argument("Een of meer ids, of het begin ervan.")],
    sectie: Annotated[list[str] | None, _SECTIE] = None,
    bron: Annotated[str | None, _BRON] = None,
) -> None:
    """Een volledig factsheet, of een deel ervan.

    Op een terminal om te lezen, met onze codering tussen haken en aan het slot de projecten die er
    het meest op lijken; in een pipe regels met tabs ertussen: id, sectie, volgnummer en tekst, en
    de codering als sectie codering.SECTIE. Met --bron volgen de regels van het rapport zelf, met de
    bladzijde.
    """
    chosen = resolve_parts(sectie or ())
    sections = tuple(s for s in SECTIONS if s.code in chosen) if chosen else SECTIONS
    if sectie and output.form in ("json", "yaml"):
        form = f"--{output.form}"
        raise UsageError(
            f"--sectie en {form} gaan niet samen: {form} geeft altijd het hele record."
        )
    found = list(dict.fromkeys(resolve_id(session.catalogue, id) for id in ids))
    if bron is not None and output.form == "yaml":
        raise UsageError("--bron en --yaml gaan niet samen: --yaml geeft het bestand zoals het is.")
    report = report_path(session, bron)
    sources = _sources(session, found, report) if report is not None else {}
    asked = _Asked(session, found, sections, sources)
    form = output.form_on(session.terminal)
    if form == VIEW:
        session.show(partial(_view, asked))
    else:
        session.terminal.write(_FORMS[form](asked))


def _sources(session: Session, ids: Sequence[str], report: Path) -> Mapping[str, "ReportFactsheet"]:
    """The factsheet of each project in the report itself."""
    from adv_cli.audit.pairing import pair
    from adv_cli.report.report import read_report

    found = pair({id: record(session.catalogue, id) for id in ids}, read_report(report).factsheets)
    for id in ids:
        if id not in found:
            session.terminal.remark(f"{id}: in {report} staat geen factsheet dat erop lijkt.")
    return found


class _Asked(NamedTuple):
    """The factsheets that were asked for: which projects, which sections, and from the report."""

    session: Session
    ids: Sequence[str]
    sections: Sequence[Section]
    sources: Mapping[str, "ReportFactsheet"]

    def sheets(self) -> list[FactsheetView]:
        """What a reader sees of each."""
        catalogue = self.session.catalogue
        labels = sheet_labels(catalogue)
        year = report_year(catalogue)
        return [
            FactsheetView(
                record(catalogue, id), labels, year, self.sections, source=self.sources.get(id)
            )
            for id in self.ids
        ]

    def sheets_and_like(self) -> list[FactsheetView]:
        """The same, whole sheets with the projects that are most like them."""
        from adv_cli.queries.similarity import most_similar

        catalogue = self.session.catalogue
        return [
            sheet._replace(similar=most_similar(catalogue, sheet.record["id"], limit=MOST_LIKE))
            if sheet.is_whole
            else sheet
            for sheet in self.sheets()
        ]


def _yaml(asked: _Asked) -> str:
    """The files of the records: the form in which people keep them, comments and all."""
    folder = asked.session.catalogue.data / PROJECTS
    paths = [folder / f"{id}.yaml" for id in asked.ids]
    return "---\n".join(read_utf8(path, str(path)) for path in paths)


def _json(asked: _Asked) -> str:
    """The records as JSON; more than one as an array."""
    records = [_json_of_one(asked, id) for id in asked.ids]
    return records[0] + "\n" if len(records) == 1 else "[\n" + ",\n".join(records) + "\n]\n"


def _json_of_one(asked: _Asked, id: str) -> str:
    """A record as JSON text; what the report says by section, where it is at hand, as `bron`."""
    text = record_json(asked.session.catalogue, id)
    source = asked.sources.get(id)
    if source is None:
        return text
    import json

    said = {
        section.code: [{"tekst": p.text, "bladzijde": p.page} for p in source.said(section.code)]
        for section in SECTIONS
    }
    return json.dumps({**json.loads(text), "bron": said}, ensure_ascii=False, indent=2)


def _markdown(asked: _Asked) -> str:
    return "\n".join(markdown(sheet) for sheet in asked.sheets_and_like())


def _lines(asked: _Asked) -> str:
    """Tab-separated lines; what they do not say of a part is told beside them."""
    sheets = asked.sheets()
    for remark in _of_parts(sheet for sheet in sheets if not sheet.is_whole):
        asked.session.terminal.remark(remark)
    return "".join(piped(sheet) for sheet in sheets)


def _view(asked: _Asked, screen: Screen) -> str:
    from adv_cli.output.terminal.factsheet import factsheet_text

    return "\n\n".join(factsheet_text(sheet, screen) for sheet in asked.sheets_and_like())


_FORMS: Mapping[str, Callable[[_Asked], str]] = {
    "yaml": _yaml,
    "json": _json,
    "markdown": _markdown,
    LINES: _lines,
}
"""What makes the text of each form, beside the view for a terminal."""


def _of_parts(sheets: Iterable[FactsheetView]) -> Iterator[str]:
    """What lines do not say: which sections hold nothing and why, and of when contacts are."""
    stands: dict[str, None] = {}
    for sheet in sheets:
        for section in sheet.sections:
            if stand := stand_text(sheet, section):
                stands[stand] = None
            content = lines(sheet.record, section)
            if not content:
                state = "niet" if content is None else "leeg"
                name = section.heading.lower()
                yield f"{sheet.record['id']}: {name} staat {state} in het factsheet."
    yield from stands
