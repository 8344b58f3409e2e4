"""Items over projects as Markdown: lists that one pastes into a memo, each item with its page."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from adv_cli.model.lines import RESULT_KINDS, contacts_as_of, page
from adv_cli.model.template import HEADINGS, SECTION
from adv_cli.output.formats import markdown_text
from adv_cli.queries.items import FoundItem, Responses

Words = Callable[[FoundItem], Sequence[str]]
"""The codes of an item beside its themes, in words."""


def items_markdown(
    found: Sequence[FoundItem],
    group: str,
    labels: Mapping[str, str],
    codes: Words,
    others: Responses | None = None,
) -> str:
    """The items as lists below their project, or (`group` is "thema") below their theme.

    `labels` are of the themes. `others` are items of other sections on the same themes: they come
    after these, below the name of their section.
    """
    out: list[str] = []
    if found and found[0].stand:
        out += [f"*{contacts_as_of(found[0].stand)}*", ""]
    by_theme = group == "thema"
    for heading, members in groupby(found, lambda item: _heading(item, labels, by_theme)):
        of_group = list(members)
        out += [f"### {markdown_text(heading)}", ""]
        if not by_theme and of_group[0].noot_kop:
            out += [_note_of_heading(of_group[0]), ""]
        noted: set[str] = set()
        for item in of_group:
            out += _entry(item, labels, codes, by_theme)
            if by_theme and item.noot_kop and item.id not in noted:
                out.append(f"  {_note_of_heading(item)}")
            noted.add(item.id)
        out.append("")
    for section, points in groupby(others.punten if others else (), lambda item: item.sectie):
        out += [f"### {SECTION[section].heading}, met hetzelfde thema", ""]
        for item in points:
            out += _entry(item, labels, codes, by_theme=True)
        out.append("")
    return "".join(f"{line}\n" for line in out[:-1])


def _heading(item: FoundItem, labels: Mapping[str, str], by_theme: bool) -> str:
    if not by_theme:
        return f"{item.gemeente}: {item.titel}"
    return labels[item.themas[0]].capitalize() if item.themas else "Zonder thema"


def _entry(item: FoundItem, labels: Mapping[str, str], codes: Words, by_theme: bool) -> list[str]:
    """One item: its text, where it is from, its themes and codes, and what was done about it."""
    where = f"blz. {page(item.bladzijde, item.bladzijde_zeker)}"
    if by_theme:
        about = "; ".join([f"{item.gemeente}: {item.titel}, {where}", *codes(item)])
    else:
        themes = (labels.get(code, code) for code in item.themas)
        about = "; ".join([where, *themes, *codes(item)])
    kind = f"({RESULT_KINDS[item.soort]}) " if item.soort else ""
    out = [f"- {markdown_text(f'{kind}{item.tekst} ({about})')}"]
    out += [f"  - Oplossing: {markdown_text(answer)}" for answer in item.oplossingen]
    return [*out, f"  *Noot: {markdown_text(item.noot)}*"] if item.noot else out


def _note_of_heading(item: FoundItem) -> str:
    heading = HEADINGS[SECTION[item.sectie].group or item.sectie]
    return f"*Noot bij {heading.lower()}: {markdown_text(item.noot_kop or '')}*"
