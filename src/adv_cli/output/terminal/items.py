"""Items over projects for a terminal, below their project or their theme."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from adv_cli.model.lines import RESULT_KINDS, contacts_as_of, page
from adv_cli.model.template import HEADINGS, SECTION
from adv_cli.output.screen import Screen
from adv_cli.output.terminal.console import (
    CODED,
    NOTE,
    READING_WIDTH,
    bullets,
    project_heading,
    to_text,
)
from adv_cli.queries.items import FoundItem, Responses

NO_ANSWER = "geen oplossing hiervoor in dit factsheet"
_INDENT = (0, 0, 0, 2)


class ItemLabels(NamedTuple):
    """What codes of items are called: `themes` the labels of themes.

    `codes` are the labels of the codes that an item has beside themes, as far as a reader needs
    them.
    """

    themes: Mapping[str, str]
    codes: Callable[[FoundItem], Sequence[str]]


def items_text(
    found: Sequence[FoundItem],
    group: str,
    labels: ItemLabels,
    screen: Screen,
    responses: Responses | None = None,
) -> str:
    """The items in groups, each with its page; by project or by theme.

    With `responses` they are bottlenecks: below each stand its solutions, and the responses last.
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
        if responses is None:
            parts += [bullets(entries), ""]
        else:
            for entry, item in zip(entries, of_group, strict=True):
                parts += [bullets([entry]), _answers(item)]
            parts.append("")
    if responses:
        parts += _responses(responses, labels)
    return to_text(*parts[:-1], screen=screen.at_most(READING_WIDTH))


def _answers(item: FoundItem) -> RenderableType:
    """What the factsheet of a bottleneck answers to it."""
    answers = [(Text(text), None) for text in item.oplossingen]
    return Padding(bullets(answers or [(Text(NO_ANSWER, style="dim"), None)], "→"), _INDENT)


def _responses(responses: Responses, labels: ItemLabels) -> Iterator[RenderableType]:
    """Items of other sections with the same theme, below their section."""
    for section, members in groupby(responses.punten, lambda item: item.sectie):
        yield Text(f"{SECTION[section].heading} met hetzelfde thema", style="bold")
        yield bullets([(_text(item, "thema", labels), item.noot) for item in members])
        yield ""


def _noted_once(items: Sequence[FoundItem]) -> Iterator[FoundItem]:
    """The items, of which only the first of each project keeps the note on its heading."""
    seen: set[str] = set()
    for item in items:
        yield item._replace(noot_kop=None) if item.id in seen else item
        seen.add(item.id)


def _note_of_heading(item: FoundItem) -> str:
    heading = HEADINGS[SECTION[item.sectie].group or item.sectie]
    return f"Noot bij {heading.lower()}: {item.noot_kop}"


def _heading(item: FoundItem, group: str, labels: ItemLabels) -> Text:
    if group == "thema":
        theme = labels.themes[item.themas[0]].capitalize() if item.themas else "Zonder thema"
        return Text(theme, style="bold")
    return project_heading(item.gemeente, item.titel, item.id)


def _text(item: FoundItem, group: str, labels: ItemLabels) -> Text:
    text = Text(item.tekst)
    if group == "thema":
        text.append(f"  ({item.gemeente}: {item.titel}, blz. {_page(item)})", style="dim")
    elif item.themas:
        themes = ", ".join(labels.themes.get(code, code) for code in item.themas)
        text.append(f"  [{themes}]", style="dim")
    if item.soort:
        text.append(f"  [{RESULT_KINDS[item.soort]}]", style="dim")
    if codes := labels.codes(item):
        text.append(f"  [{' · '.join(codes)}]", style=CODED)
    if group == "thema" and item.noot_kop:
        text.append(f"\n{_note_of_heading(item)}", style=NOTE)
    return text


def _with_page(text: Text, item: FoundItem) -> Text:
    return text.append(f"  blz. {_page(item)}", style="dim")


def _page(item: FoundItem) -> str:
    return page(item.bladzijde, item.bladzijde_zeker)
