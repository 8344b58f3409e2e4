"""What a reader of counts must know: which projects have no code, and what chapter 2 lists."""

from typing import NamedTuple

from adv_cli.catalogue.read_context import ListedThemes, listed_themes, uncoded_projects
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Selection
from adv_cli.model.attributes import ATTRIBUTES
from adv_cli.model.template import ASKED_IN, THEME_SECTION

__all__ = ["ListedThemes", "Uncoded", "listed", "uncoded"]


class Uncoded(NamedTuple):
    """The projects with no code of a dimension at all.

    Of those, `ontbreekt` are the ones whose factsheet lacks the section that is asked about
    (`onderdeel`, None where it is asked in no single one), and `leeg` those where it stands empty.
    """

    projecten: tuple[str, ...]
    onderdeel: str | None
    ontbreekt: tuple[str, ...]
    leeg: tuple[str, ...]


def uncoded(catalogue: Catalogue, dimension: str, selection: Selection) -> Uncoded | None:
    """The chosen projects with no code of a dimension; None where every project has one."""
    if dimension not in (*THEME_SECTION, *ATTRIBUTES):
        return None
    section = ASKED_IN.get(dimension)
    projects = uncoded_projects(catalogue, dimension, section or "", selection)
    silent = [project for project in projects if section and not project.stated]
    return Uncoded(
        projecten=tuple(project.id for project in projects),
        onderdeel=section,
        ontbreekt=tuple(project.id for project in silent if not project.empty),
        leeg=tuple(project.id for project in silent if project.empty),
    )


def listed(catalogue: Catalogue, dimension: str) -> ListedThemes | None:
    """The list of chapter 2 for the themes of a dimension; None where it has none."""
    section = THEME_SECTION.get(dimension)
    return listed_themes(catalogue, section) if section else None
