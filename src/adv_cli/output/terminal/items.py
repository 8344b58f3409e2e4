"""Items over projects for a terminal, below their project or their theme."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from adv_cli.model.lines import RESULT_KINDS, contacts_as_of, page
from adv_cli.model.template import HEADINGS, SECTION
from adv_cli.output.screen import Screen
from adv_cli.output.terminal.console import NOTE, READING_WIDTH, bullets, project_heading, to_text
from adv_cli.queries.items import FoundItem


def items_text(
    found: Sequence[FoundItem], group: str, labels: Mapping[str, str], screen: Screen
) -> str:
    """The items in groups, each with its page; by project or by theme.

    `labels` are of the themes.
    """
    parts: list[RenderableType] = []
    if found and found[0].stand:
        parts += [Text(contacts_as_of(found[0].stand), style="dim"), ""]
    for heading, members in groupby(found, lambda item: _heading(item, group, labels)):
        of_group = list(members)
        one_page = group == "project" and len({_page(item) for item in of_group}) == 1
        parts.append(_with_page(heading, of_group[0]) if one_page else heading)
        if group == "project" and of_group[0].noot_kop:
            parts.append(Text(_note_of_heading(of_group[0]), style=NOTE))
        texts = [_text(item, group, labels) for item in _noted_once(of_group)]
        if group == "project" and not one_page:
            texts = list(map(_with_page, texts, of_group))
        entries = [(text, item.noot) for text, item in zip(texts, of_group, strict=True)]
        parts += [bullets(entries), ""]
    return to_text(*parts[:-1], screen=screen.at_most(READING_WIDTH))


def _noted_once(items: Sequence[FoundItem]) -> Iterator[FoundItem]:
    """The items, of which only the first of each project keeps the note on its heading."""
    seen: set[str] = set()
    for item in items:
        yield item._replace(noot_kop=None) if item.id in seen else item
        seen.add(item.id)


def _note_of_heading(item: FoundItem) -> str:
    heading = HEADINGS[SECTION[item.sectie].group or item.sectie]
    return f"Noot bij {heading.lower()}: {item.noot_kop}"


def _heading(item: FoundItem, group: str, labels: Mapping[str, str]) -> Text:
    if group == "thema":
        theme = labels[item.themas[0]].capitalize() if item.themas else "Zonder thema"
        return Text(theme, style="bold")
    return project_heading(item.gemeente, item.titel, item.id)


def _text(item: FoundItem, group: str, labels: Mapping[str, str]) -> Text:
    text = Text(item.tekst)
    if group == "thema":
        text.append(f"  ({item.gemeente}: {item.titel}, blz. {_page(item)})", style="dim")
    elif item.themas:
        text.append(f"  [{', '.join(labels.get(code, code) for code in item.themas)}]", style="dim")
    if item.soort:
        text.append(f"  [{RESULT_KINDS[item.soort]}]", style="dim")
    if group == "thema" and item.noot_kop:
        text.append(f"\n{_note_of_heading(item)}", style=NOTE)
    return text


def _with_page(text: Text, item: FoundItem) -> Text:
    return text.append(f"  blz. {_page(item)}", style="dim")


def _page(item: FoundItem) -> str:
    return page(item.bladzijde, item.bladzijde_zeker)
