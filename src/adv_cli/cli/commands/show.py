"""adv show: a full factsheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from adv_cli.cli.completion import complete_from, completes, ids_argument
from adv_cli.cli.context import Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import output_group, report_option, report_path, with_options
from adv_cli.dataset.paths import PROJECTS
from adv_cli.dutch.normalize import fold
from adv_cli.errors import UsageError
from adv_cli.files.reading import read_utf8
from adv_cli.model.lines import lines
from adv_cli.model.template import DIMENSIONS, HEADINGS, SECTIONS, Section
from adv_cli.output.factsheet import FactsheetView, piped, stand_text
from adv_cli.output.factsheet_markdown import markdown
from adv_cli.queries.filters import one_of
from adv_cli.queries.projects import record, record_json, report_year, resolve_id
from adv_cli.queries.similarity import most_similar

if TYPE_CHECKING:
    from adv_cli.report.factsheet import ReportFactsheet

app = App()

MOST_LIKE = 3
"""How many of the projects most like it a factsheet ends with."""
PARTS = HEADINGS | {
    section.code: section.heading for section in SECTIONS if section.code not in HEADINGS
}
"""The headings of the factsheet template, and the sections below them."""


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
    sectie: Annotated[
        list[str] | None,
        typer.Option(
            "--sectie",
            metavar="SECTIE",
            help="Alleen dit deel; mag vaker. Een kop (knelpunten) of een onderdeel (oplossingen, knelpunten.knelpunten).",
            autocompletion=completes(complete_from(PARTS)),
            rich_help_panel="Uitvoer",
            show_default=False,
        ),
    ] = None,
    bron: Annotated[
        str | None, report_option("Zet bij elk onderdeel wat het rapport zelf zegt; na de ids.")
    ] = None,
) -> None:
    """Een volledig factsheet, of een deel ervan.

    Op een terminal om te lezen, met aan het slot de projecten die er het meest op lijken; in een
    pipe regels met tabs ertussen: id, sectie, volgnummer en tekst. Met --bron volgen de regels van
    het rapport zelf, met de bladzijde.
    """
    sections = _sections(sectie or ())
    if sectie and output.form in ("json", "yaml"):
        raise UsageError(
            f"--sectie en --{output.form} gaan niet samen: --{output.form} geeft altijd het hele record."
        )
    found = [resolve_id(session.catalogue, id) for id in ids]
    found = list(dict.fromkeys(found))
    styled = output.form == "auto" and session.colours
    if bron is None:
        session.terminal.write(_text(session, output, found, sections), styled=styled)
    elif output.form == "yaml":
        raise UsageError("--bron en --yaml gaan niet samen: --yaml geeft het bestand zoals het is.")
    else:
        sources = _sources(session, found, report_path(session, bron))
        session.terminal.write(_text(session, output, found, sections, sources), styled=styled)


def _sources(session: Session, ids: list[str], report: Path) -> dict[str, "ReportFactsheet"]:
    """The factsheet of each project in the report itself."""
    from adv_cli.audit.pairing import pair
    from adv_cli.report.report import read_report

    found = pair({id: record(session.catalogue, id) for id in ids}, read_report(report).factsheets)
    for id in ids:
        if id not in found:
            session.terminal.remark(f"{id}: in {report} staat geen factsheet dat erop lijkt.")
    return found


def _text(
    session: Session,
    output: Output,
    ids: list[str],
    sections: tuple[Section, ...],
    sources: Mapping[str, "ReportFactsheet"] = MappingProxyType({}),
) -> str:
    if output.form == "yaml":
        return "---\n".join(_yaml(session, id) for id in ids)
    records = [record_json(session.catalogue, id) for id in ids]
    if output.form == "json":
        records = [
            _with_source(record, sources[id]) if id in sources else record
            for id, record in zip(ids, records, strict=True)
        ]
        return records[0] + "\n" if len(records) == 1 else "[\n" + ",\n".join(records) + "\n]\n"
    import json

    labels = {dimension: session.catalogue.labels(dimension) for dimension in DIMENSIONS}
    year = report_year(session.catalogue)
    sheets = [
        FactsheetView(json.loads(text), labels, year, sections, source=sources.get(id))
        for id, text in zip(ids, records, strict=True)
    ]
    if sections is SECTIONS and (output.form == "markdown" or session.terminal.is_terminal):
        sheets = [
            sheet._replace(similar=most_similar(session.catalogue, sheet.record["id"], MOST_LIKE))
            for sheet in sheets
        ]
    if output.form == "markdown":
        return "\n".join(markdown(sheet) for sheet in sheets)
    if not session.terminal.is_terminal:
        for sentence in _of_parts(sheets) if sections is not SECTIONS else ():
            session.terminal.remark(sentence)
        return "".join(piped(sheet) for sheet in sheets)
    from adv_cli.output.terminal.factsheet import terminal

    return "\n\n".join(
        terminal(sheet, width=session.terminal.width, colour=session.colours) for sheet in sheets
    )


def _with_source(record: str, source: "ReportFactsheet") -> str:
    """A record as JSON text, with what the report says by section as `bron`."""
    import json

    said = {
        section.code: [{"tekst": p.text, "bladzijde": p.page} for p in source.said(section.code)]
        for section in SECTIONS
    }
    return json.dumps({**json.loads(record), "bron": said}, ensure_ascii=False, indent=2)


def _sections(names: Iterable[str]) -> tuple[Section, ...]:
    chosen: set[str] = set()
    for name in names:
        chosen.update(_codes_of(name))
    return tuple(s for s in SECTIONS if s.code in chosen) if chosen else SECTIONS


def _codes_of(name: str) -> list[str]:
    """The sections that `name` stands for: those of a heading, one (`knelpunten.knelpunten`), or
    the beginning of either.
    """
    sought = fold(name).replace(" ", "_")
    if exact := [s.code for s in SECTIONS if f"{s.group}.{s.code}" == sought]:
        return exact
    part = one_of("sectie", name, sought, PARTS)
    return [s.code for s in SECTIONS if s.group == part] or [part]


def _of_parts(sheets: Sequence[FactsheetView]) -> Iterator[str]:
    """What lines do not say: which sections hold nothing and why, and of when contacts are."""
    for sheet in sheets:
        for section in sheet.sections:
            content = lines(sheet.record, section)
            if not content:
                why = (
                    "staat niet in het factsheet"
                    if content is None
                    else "staat leeg in het factsheet"
                )
                yield f"{sheet.record['id']}: {section.heading.lower()} {why}."
    stands = [stand_text(sheet, section) for sheet in sheets for section in sheet.sections]
    yield from dict.fromkeys(filter(None, stands))


def _yaml(session: Session, id: str) -> str:
    """The record's own file: the form in which people keep it, comments and all."""
    path = session.catalogue.data / PROJECTS / f"{id}.yaml"
    return read_utf8(path, str(path))
