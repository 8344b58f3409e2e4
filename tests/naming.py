"""What the themes are called, from the codebook itself, to hold --thema against."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from adv_cli.dataset.loader import load_shared
from adv_cli.dataset.paths import packaged_data
from adv_cli.dutch.normalize import fold_name
from adv_cli.model.template import THEMED_SECTIONS


class Name(NamedTuple):
    """A name of a theme: its code, label, short label or an alias, in one section."""

    section: str
    code: str
    name: str


@cache
def names() -> tuple[Name, ...]:
    codebook = load_shared(packaged_data()).codebook
    return tuple(
        Name(section, theme.code, name)
        for section in THEMED_SECTIONS
        for theme in codebook.themas(section)
        for name in theme.names
    )


def meant(value: str) -> Mapping[str, list[str]]:
    """The codes that a name means, each with the sections in which it does: a code means itself."""
    called = [name for name in names() if fold_name(name.name) == fold_name(value)]
    exact = [name for name in called if fold_name(name.code) == fold_name(value)]
    found: dict[str, list[str]] = {}
    for name in exact or called:
        if name.section not in found.setdefault(name.code, []):
            found[name.code].append(name.section)
    return found
