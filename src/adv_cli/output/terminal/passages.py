"""Passages for a terminal, with what was asked for marked."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from adv_cli.model.lines import RESULT_KINDS, page
from adv_cli.model.template import CODING, SECTION, TITLE
from adv_cli.output.screen import Screen
from adv_cli.output.terminal.console import READING_WIDTH, project_heading, to_text
from adv_cli.queries.search import Passage
from adv_cli.queries.term_expansion import Query, spans

SECTION_NAMES = {
    TITLE: "Titel",
    CODING: "Codering",
    **{code: section.heading for code, section in SECTION.items()},
}


def passages_text(passages: Sequence[Passage], question: Query, screen: Screen) -> str:
    """Each passage below its place: project, section, page.

    And why it matches, where that is not plain.
    """
    parts: list[RenderableType] = []
    for passage in passages:
        kind = f" ({RESULT_KINDS[passage.soort]})" if passage.soort else ""
        where = page(passage.bladzijde, passage.bladzijde_zeker)
        place = f"{SECTION_NAMES[passage.sectie]}{kind} · blz. {where}"
        heading = project_heading(passage.gemeente, passage.titel, passage.id)
        parts.append(heading.append("\n").append(place, style="dim"))
        text = Text(passage.tekst)
        for start, end in spans((question,), passage.tekst):
            text.stylize("bold yellow", start, end)
        parts.append(Padding(text, (0, 0, 0, 2)))
        if passage.waarom:
            parts.append(Padding(Text(f"({passage.waarom})", style="dim italic"), (0, 0, 0, 2)))
        parts.append("")
    return to_text(*parts[:-1], screen=screen.at_most(READING_WIDTH))
