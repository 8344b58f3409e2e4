"""Inventions to plant in a record: one for each kind of list, in words that no factsheet has."""

from pathlib import Path
from typing import Any

from adv_cli.dataset.comment_placement import CommentsByPath
from adv_cli.dataset.formatter import render
from adv_cli.dataset.yaml_reader import read
from adv_cli.model.template import SECTION, SECTIONS, FieldPath, dotted, value

Record = dict[str, Any]

INVENTED: dict[str, Any] = {
    "items": {"tekst": "Kamelen dansen er blootsvoets."},
    "namen": "kamelendrijvers",
    "contacten": {"naam": "Bartje Kameel"},
    "overige": {"titel": "Kamelenrit"},
}
WORDS = "Kamelen dansen er blootsvoets, kamelendrijvers, Bartje Kameel, Kamelenrit, 4321"
"""Every word and figure that is planted, as a remark might name them."""


def open_record(file: Path) -> Record:
    """What stands in a record file, to change."""
    content: Record = read(file.read_text("utf-8"))
    return content


def save(file: Path, record: Record) -> None:
    file.write_text(render(record, CommentsByPath({}, {}, [])), "utf-8")


def at(record: Record, pad: FieldPath) -> Any:
    node: Any = record
    for part in pad:
        node = node[part]
    return node


def remarks(node: Any, pad: FieldPath = ()) -> list[FieldPath]:
    """Where in a record there is a remark on what the factsheet says: the paths of that."""
    if pad[-1:] == ("cijfers",):  # a remark on a figure is about our typing of it
        return []
    found = [pad] if isinstance(node, dict) and node.get("noot") else []
    children = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    return [*found, *(place for key, child in children for place in remarks(child, (*pad, key)))]


def plant(record: Record, pad: FieldPath) -> list[str]:
    """Plant an invention beside the item at `pad`, or in each list below it; the fields, as a check names them."""
    if pad and isinstance(pad[-1], int):
        return [_planted(record, pad[:-1], pad[-1] + 1)]
    lists = _lists(record, pad)
    if lists:
        return [_planted(record, below, len(at(record, below))) for below in lists]
    at(record, pad)["omschrijving"] += " en 4321 kamelen"
    return [dotted((*pad, "omschrijving"))]


def _planted(record: Record, of_list: FieldPath, place: int) -> str:
    name = of_list[-1]
    vorm = {"contact": "contacten", "wijken": "namen"}.get(str(name)) or SECTION[str(name)].content
    at(record, of_list).insert(place, INVENTED[vorm])
    if record.get("bladzijden") and name in SECTION:  # on the page of what stands before it
        pages = record["bladzijden"].setdefault(name, [])
        pages.insert(place, pages[place - 1] if place else record["bladzijde"])
    return dotted((*of_list, place))


def _lists(record: Record, pad: FieldPath) -> list[FieldPath]:
    """The lists of things that a factsheet gives at or below `pad`."""
    known = [sectie.field_path for sectie in SECTIONS if isinstance(value(record, sectie), list)]
    if (record["projectinformatie"]["gebied"] or {}).get("wijken"):
        known.append(("projectinformatie", "gebied", "wijken"))
    return [place for place in known if place[: len(pad)] == pad]
