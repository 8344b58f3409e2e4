"""A factsheet in reading order, and as Markdown and lines for a pipe. Its form for a terminal is `render.factsheet`.

`Sheet` gathers what all forms need: the record, what its codes mean, and which sections were asked for.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from adv_cli.compare import Likeness
from adv_cli.factsheet import Line, Record, lines, other_project_parts
from adv_cli.fields import DIMENSIE_LABELS, DIMENSIES, GROEPEN, SECTIES, Sectie
from adv_cli.render.rows import markdown_text
from adv_cli.text import and_list, visible

if TYPE_CHECKING:
    from adv_cli.source.sheets import Sheet as Source

MISSING = "Deze kop staat niet in het factsheet."
EMPTY = "Deze kop staat in het factsheet, maar zonder inhoud."
MOST_LIKE = "Lijkt het meest op"
CONTACTS_AS_OF = "Stand van 2010: personen, functies en nummers kunnen veranderd zijn."
UNSURE_PAGE = "of één verder: in de tekst van het rapport ontbreekt hier ergens een paginagrens"

SOORTEN = {
    "behaald": "behaald",
    "beoogd": "beoogd",
    "verwacht": "verwacht",
    "nog-geen": "nog geen resultaten",
    "niet-vermeld": "niet vermeld",
}


class Sheet(NamedTuple):
    """A record to show.

    `labels` gives for each dimension the label of its codes; `secties` are the sections to show; `zoals` are other projects
    that are like it, most like first; `bron` is the factsheet in the report itself, to be shown beside the record.
    """

    record: Record
    labels: Mapping[str, Mapping[str, str]]
    secties: Sequence[Sectie] = SECTIES
    zoals: Sequence[Likeness] = ()
    bron: "Source | None" = None


class Said(NamedTuple):
    """One point of the report's own text: what it says, and where (`plaats` in words)."""

    tekst: str
    bladzijde: int | None
    plaats: str


class Block(NamedTuple):
    """What a sheet shows of one section: its lines, or why there are none (`nothing`), and what the report says there."""

    sectie: Sectie
    kop: str
    lines: list[Line]
    nothing: str | None
    bron: list[Said]


class Chapter(NamedTuple):
    """One of the ten headings, with the sections below it, the sections the factsheet lacks, and our remark on it."""

    kop: str
    blocks: list[Block]
    missing: list[str]
    noot: str | None


def chapters(sheet: Sheet) -> list[Chapter]:
    """The sheet in reading order. Sections that the factsheet lacks are named together at the end of their chapter."""
    found = []
    for groep, kop in GROEPEN.items():
        sections = [sectie for sectie in sheet.secties if (sectie.groep or sectie.code) == groep]
        if not sections:
            continue
        blocks, missing = [], []
        for sectie in sections:
            content = lines(sheet.record, sectie)
            if content is None:
                missing.append(sectie.kop)
            else:
                heading = _heading(sheet.record, sectie)
                blocks.append(Block(sectie, heading, content, None if content else EMPTY, _said(sheet.bron, sectie)))
        group = sheet.record[groep]
        found.append(Chapter(kop, blocks, missing, group.get("noot") if isinstance(group, dict) else None))
    return found


def _heading(record: Record, sectie: Sectie) -> str:
    if sectie.code != "resultaten":
        return sectie.kop
    return f"{sectie.kop} ({SOORTEN[record['resultaten']['soort']]})"


def line_text(line: Line) -> str:
    """A line with the kind of result in front where it differs from that of its section."""
    return f"({SOORTEN[line.soort]}) {line.tekst}" if line.soort else line.tekst


def missing_text(chapter: Chapter) -> str:
    """Which headings the factsheet lacks in a chapter; nothing when it has them all."""
    if not chapter.missing:
        return ""
    if not chapter.blocks:
        return MISSING
    return f"Niet in het factsheet: {and_list([kop[0].lower() + kop[1:] for kop in chapter.missing])}."


def _said(bron: "Source | None", sectie: Sectie) -> list[Said]:
    if bron is None:
        return []
    doubt = "" if bron.page_sure else " (of één verder)"
    return [
        Said(point.text, point.page, f"Rapport, bladzijde {point.page}{doubt}" if point.page else "Rapport")
        for point in bron.said(sectie.code)
    ]


def page_text(record: Record) -> str:
    """The page of the report, with a warning where it is not sure."""
    page = f"bladzijde {record['bladzijde']} van het rapport"
    return page if record["bladzijde_zeker"] else f"{page} ({UNSURE_PAGE})"


def other_name(record: Record) -> str:
    """The name the appendices use, where it is another; nothing otherwise."""
    other = record["titel_in_bijlagen"]
    return f"in de bijlagen: {other}" if other else ""


def piped(sheet: Sheet) -> str:
    """Lines for a pipe: id, section, number within it, text. A heading without content gives no line.

    What the report says follows its section, as section `rapport.SECTIE`, with the page in a fifth column.
    """
    id = sheet.record["id"]
    out = []
    for block in (block for chapter in chapters(sheet) for block in chapter.blocks):
        code = block.sectie.code
        out += [f"{id}\t{code}\t{nr}\t{line_text(line)}\n" for nr, line in enumerate(block.lines, start=1)]
        said = enumerate(block.bron, start=1)
        out += [f"{id}\trapport.{code}\t{nr}\t{point.tekst}\t{point.bladzijde or ''}\n" for nr, point in said]
    return visible("".join(out))


def markdown(sheet: Sheet) -> str:
    """The sheet as Markdown, for a memo."""
    record = sheet.record
    head = [f"# {markdown_text(record['titel'])}", ""]
    facts = [("Gemeente", record["gemeente"]), ("Bron", page_text(record))]
    if record["titel_in_bijlagen"]:
        facts.insert(1, ("In de bijlagen", record["titel_in_bijlagen"]))
    facts += [(DIMENSIE_LABELS[d], sheet.labels[d][record["codering"][d]]) for d in DIMENSIES]
    head += [f"- **{label}**: {markdown_text(text)}" for label, text in facts]
    head += _remark_lines(record["noot"])
    body = [line for chapter in chapters(sheet) for line in _markdown_chapter(chapter, record)]
    return "\n".join([*head, *body, *_markdown_like(sheet.zoals)]) + "\n"


def _markdown_like(zoals: Sequence[Likeness]) -> list[str]:
    if not zoals:
        return []
    entries = [
        f"- **{markdown_text(f'{other.gemeente}: {other.titel}')}**: {markdown_text(other.waarom)}" for other in zoals
    ]
    return ["", f"## {MOST_LIKE}", "", *entries]


def _markdown_chapter(chapter: Chapter, record: Record) -> list[str]:
    out = ["", f"## {chapter.kop}"]
    for block in chapter.blocks:
        if block.kop != chapter.kop and block.sectie.groep is not None:
            out += ["", f"### {block.kop}"]
        out.append("")
        if block.sectie.code == "contactgegevens":
            out += [f"*{CONTACTS_AS_OF}*", ""]
        if block.nothing:
            out.append(f"*{block.nothing}*")
        elif block.sectie.code == "overige_projecten":
            out += [line for other in record["overige_projecten"] for line in _markdown_other(other)]
        else:
            for line in block.lines:
                out += [
                    f"- {markdown_text(line_text(line))}",
                    *([f"  *Noot: {markdown_text(line.noot)}*"] if line.noot else []),
                ]
        out += _markdown_source(block.bron)
    out += _remark_lines(chapter.noot)
    if missing := missing_text(chapter):
        out += ["", f"*{missing}*"]
    return out


def _markdown_source(points: list[Said]) -> list[str]:
    out = []
    for place, said in groupby(points, key=lambda point: point.plaats):
        out += ["", f"> **{place}**", ">", *(f"> - {markdown_text(point.tekst)}" for point in said)]
    return out


def _markdown_other(other: Record) -> list[str]:
    parts = [f"  - {label}: {markdown_text(text)}" for label, text in other_project_parts(other)]
    return [f"- **{markdown_text(other['titel'])}**", *parts]


def _remark_lines(noot: str | None) -> list[str]:
    return ["", f"*Noot: {markdown_text(noot)}*"] if noot else []
