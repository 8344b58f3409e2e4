"""Items over projects for a terminal, below their project or their theme."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from adv_cli.items import Found
from adv_cli.render.console import READING_WIDTH, bullets, project_heading, to_text


def items_text(found: Sequence[Found], group: str, labels: Mapping[str, str], *, width: int, colour: bool) -> str:
    """The items in groups; by project each with its themes, by theme each with its project. `labels` are of the themes."""
    parts: list[RenderableType] = []
    for heading, members in groupby(found, lambda item: _heading(item, group, labels)):
        parts += [heading, bullets((_text(item, group, labels), item.noot) for item in members), ""]
    return to_text(*parts[:-1], width=min(width, READING_WIDTH), colour=colour)


def _heading(item: Found, group: str, labels: Mapping[str, str]) -> Text:
    if group == "thema":
        return Text(labels[item.themas[0]].capitalize() if item.themas else "Zonder thema", style="bold")
    return project_heading(item.gemeente, item.titel, item.id).append(f"  blz. {item.bladzijde}", style="dim")


def _text(item: Found, group: str, labels: Mapping[str, str]) -> Text:
    text = Text(item.tekst)
    if group == "thema":
        text.append(f"  ({item.gemeente}: {item.titel}, blz. {item.bladzijde})", style="dim")
    elif item.themas:
        text.append(f"  [{', '.join(labels.get(code, code) for code in item.themas)}]", style="dim")
    return text
