"""An export as one page: it shows, searches, filters and counts by itself, and asks no server.

Everything is in the file: templates make the factsheets, which can be read without JavaScript, the
scripts do the rest with the data beside them. Its policy lets a browser load nothing else.
"""

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import Any

from adv_cli.dutch.phrasing import plural
from adv_cli.model.lines import line_text, other_project_parts
from adv_cli.model.template import CONTACTS, DIMENSION_LABELS, DIMENSIONS, SECTIONS, Content
from adv_cli.output.export.about import about, chosen, report
from adv_cli.output.export.page.map import map_data
from adv_cli.output.factsheet import (
    OURS,
    FactsheetView,
    deviations,
    heading_views,
    is_coded,
    missing_text,
    page_text,
    stand_text,
)
from adv_cli.queries.export import Export

HERE = Path(__file__).parent


def write(found: Export, progress: Callable[[int, int], None]) -> bytes:
    """The page of all projects."""
    # 25 ms, for this form alone
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        line_text=line_text,
        missing_text=missing_text,
        stand_text=stand_text,
        page_text=page_text,
        deviations=deviations,
        other_project_parts=other_project_parts,
        is_coded=is_coded,
        OURS=OURS,
        OTHERS=Content.OTHER_PROJECTS,
        DIMENSIONS={code: DIMENSION_LABELS[code] for code in DIMENSIONS},
    )
    style, script = (HERE / "page.css").read_text("utf-8"), scripts()
    page = environment.get_template("page.html.j2").render(
        sheets=_sheets(found, progress),
        about=about(found),
        report=report(found),
        chosen=chosen(found),
        count=plural(len(found.projects), "project", "projecten"),
        title=found.sources["rapport"]["titel"],
        year=found.year,
        subject=found.inventory.onderwerp,
        people=found.people,
        style=Markup(style),  # noqa: S704 - our own
        script=Markup(script),  # noqa: S704 - our own
        data=Markup(_as_script(_data(found))),  # noqa: S704 - holds no <
        policy=f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)};"
        " base-uri 'none'; form-action 'none'",
    )
    return page.encode()


def scripts() -> str:
    """The scripts of the page as one, in the order of their names."""
    files = sorted((HERE / "scripts").glob("*.js"))
    return "\n".join(file.read_text("utf-8") for file in files)


def _sheets(
    found: Export, progress: Callable[[int, int], None]
) -> list[tuple[FactsheetView, list[Any]]]:
    """Each factsheet with its headings."""
    sections = [section for section in SECTIONS if found.people or section.code != CONTACTS]
    sheets: list[tuple[FactsheetView, list[Any]]] = []
    for done, record in enumerate(found.records, start=1):
        sheet = FactsheetView(record, found.sheet_labels, found.year, sections)
        sheets.append((sheet, heading_views(sheet)))
        progress(done, len(found.records))
    return sheets


def _data(found: Export) -> dict[str, Any]:
    source = found.sources["rapport"]
    return {
        "bron": f"{source['auteur']} ({source['datum'][:4]}), {source['titel']}",
        "versie": found.sources["versie"],
        "kaart": map_data(),
        **found.page(),
    }


def _as_script(data: dict[str, Any]) -> str:
    """Data as JSON that can stand in a page: no < that a browser could read as a tag."""
    return dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _hash(content: str) -> str:
    """What a policy says of a script or style that may be used: this one, and no other."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
