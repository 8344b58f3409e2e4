"""Items over projects for a terminal, below their project or their theme."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from adv_cli.items import Found
from adv_cli.render.console import READING_WIDTH, to_text


def items_text(found: Sequence[Found], group: str, labels: Mapping[str, str], *, width: int, colour: bool) -> str:
    """The items in groups; by project each with its themes, by theme each with its project. `labels` are of the themes."""
    parts: list[RenderableType] = []
    for heading, members in groupby(found, lambda item: _heading(item, group, labels)):
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=1)
        grid.add_column(overflow="fold")
        for item in members:
            text = Text(item.tekst)
            if group == "thema":
                text.append(f"  ({item.gemeente}: {item.titel}, blz. {item.bladzijde})", style="dim")
            elif item.themas:
                text.append(f"  [{', '.join(labels.get(code, code) for code in item.themas)}]", style="dim")
            if item.noot:
                text.append(f"\nNoot: {item.noot}", style="italic yellow")
            grid.add_row("•", text)
        parts += [heading, grid, ""]
    return to_text(*parts[:-1], width=min(width, READING_WIDTH), colour=colour)


def _heading(item: Found, group: str, labels: Mapping[str, str]) -> Text:
    if group == "thema":
        return Text(labels[item.themas[0]].capitalize() if item.themas else "Zonder thema", style="bold")
    place = f"  blz. {item.bladzijde}"
    return Text.assemble((f"{item.gemeente}: {item.titel}", "bold"), "  ", (item.id, "cyan"), (place, "dim"))
