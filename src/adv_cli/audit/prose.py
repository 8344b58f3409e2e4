"""The language of a file: which of its texts say what cannot be true, or look careless."""

from collections.abc import Iterator

from pydantic import BaseModel

from adv_cli.dutch import proofreading
from adv_cli.model.template import FieldPath
from adv_cli.model.types import nodes

_SENTENCES = ("tekst", "noot", "betrokkenen", "waarom")
"""The fields that hold whole sentences, wherever they are in a record."""


Prose = list[tuple[FieldPath, str]]
"""The texts of a file, each with its place."""


def prose(model: BaseModel) -> Prose:
    """The texts of a file that are its own: what a deviation is about is as written elsewhere."""
    return [
        (field_path, node)
        for field_path, node in nodes(model)
        if isinstance(node, str) and not _is_quoted(field_path)
    ]


def impossible_prose(texts: Prose) -> Iterator[tuple[FieldPath, str]]:
    """What cannot be true in the texts of a file, such as a day that no month has."""
    for field_path, text in texts:
        for remark in proofreading.impossible(text):
            yield field_path, remark


def careless_prose(texts: Prose) -> Iterator[tuple[FieldPath, str]]:
    """What looks careless in the texts of a file, such as a missing capital."""
    mixed = proofreading.mixed_quotes(text for _, text in texts)
    for field_path, text in texts:
        for remark in proofreading.blemishes(text, sentences=_is_sentence(field_path)):
            yield field_path, remark
        if text in mixed:
            message = "rechte aanhalingstekens, terwijl elders in dit bestand gekrulde staan"
            yield field_path, message


def _is_quoted(field_path: FieldPath) -> bool:
    """Whether a text is what a deviation is about, which is given as it is written elsewhere."""
    return field_path[0] == "afwijkingen" and field_path[-1] == "wat"


def _is_sentence(field_path: FieldPath) -> bool:
    """Whether a text of a record is a whole sentence, and not a name, a title or a few words."""
    if field_path[0] == "codering":
        return False
    return field_path[-1] in _SENTENCES or field_path[:2] == ("aanleiding", "doelgroep")
