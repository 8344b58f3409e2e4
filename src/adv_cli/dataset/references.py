"""What the files of a data directory say of each other, and whether it is so."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from adv_cli.dataset.validation_errors import unknown
from adv_cli.dutch.display import quoted
from adv_cli.dutch.spelling import meant
from adv_cli.model.codebook import Codebook, Concept
from adv_cli.model.coded import attribute_fields
from adv_cli.model.record import Item, Project
from adv_cli.model.reference import CrossSection, Municipality
from adv_cli.model.template import DIMENSIONS, FieldPath, dotted
from adv_cli.model.types import Model, Problem, nodes

Problems = Iterator[tuple[FieldPath, Problem]]
"""Problems, each with where it is in the file."""


def record_problems(
    project: Project, path: Path, codebook: Codebook, municipalities: Mapping[str, Municipality]
) -> Problems:
    """What a record says that the other files, or its own name, do not bear out."""
    if project.id != path.stem:
        message = f"id {quoted(project.id)} is niet de naam van het bestand; verwacht: {path.stem}"
        yield ("id",), Problem(message)
    yield from _municipality_problems(project, municipalities)
    yield from _coding_problems(project, codebook)
    for field_path, node in nodes(project):
        if isinstance(node, Model):
            yield from _theme_problems(field_path, node, codebook)
            yield from _attribute_problems(field_path, node, codebook)
    yield from _deviation_problems(project)


def _municipality_problems(
    project: Project, municipalities: Mapping[str, Municipality]
) -> Problems:
    name = project.gemeente
    municipality = municipalities.get(name)
    if municipality is None:
        yield ("gemeente",), unknown("onbekende gemeente", name, tuple(municipalities))
    elif not municipality.inventarisatie:
        message = f"{name} deed volgens gemeenten.yaml niet mee aan de inventarisatie"
        yield ("gemeente",), Problem(message)


def _coding_problems(project: Project, codebook: Codebook) -> Problems:
    for dimension in DIMENSIONS:
        code = getattr(project.codering, dimension)
        allowed = _codes(codebook.dimensie(dimension).codes)
        if code not in allowed:
            yield ("codering", dimension), unknown("onbekende code", code, allowed)


def _theme_problems(field_path: FieldPath, node: Model, codebook: Codebook) -> Problems:
    if not isinstance(node, Item) or not node.themas:
        return
    allowed = _codes(codebook.themas(str(field_path[-2])))
    remark = "" if allowed else "; deze sectie heeft geen thema’s"
    for theme in node.themas:
        if theme not in allowed:
            yield (*field_path, "themas"), unknown("onbekend thema", theme, allowed, remark)


def _attribute_problems(field_path: FieldPath, node: Model, codebook: Codebook) -> Problems:
    for field, attribute in attribute_fields(type(node)).items():
        given = getattr(node, field)
        if not given:
            continue
        allowed = _codes(codebook.kenmerk(attribute))
        for code in (given,) if isinstance(given, str) else given:
            if code not in allowed:
                remark = "" if allowed else f"; het codeboek heeft geen kenmerk {attribute}"
                yield (*field_path, field), unknown("onbekende code", code, allowed, remark)


def _deviation_problems(project: Project) -> Problems:
    """The deviations that a record gives for a field it does not have."""
    if not project.afwijkingen:
        return
    known = [
        dotted(field_path)
        for field_path, _ in nodes(project)
        if field_path and field_path[0] != "afwijkingen"
    ]
    for nr, deviation in enumerate(project.afwijkingen):
        if (field := deviation.veld) not in known:
            message = f"onbekend veld “{field}”; schrijf het zoals adv check --bron het noemt."
            yield ("afwijkingen", nr, "veld"), Problem(message + meant(field, known))


def count_problems(cross_section: CrossSection, codebook: Codebook) -> Problems:
    """The published counts of a code that the codebook does not have."""
    for nr, counts in enumerate(cross_section.tellingen):
        allowed = _codes(_concepts(counts.dimensie, codebook))
        for index, count in enumerate(counts.aantallen):
            if count.code not in allowed:
                field_path = ("tellingen", nr, "aantallen", index, "code")
                yield field_path, unknown("onbekende code", count.code, allowed)


def list_problems(cross_section: CrossSection, codebook: Codebook) -> Problems:
    """The points of published lists with a theme that a section of the list does not have."""
    for nr, published in enumerate(cross_section.lijsten):
        allowed = _themes_of_all(published.secties, codebook)
        remark = "" if allowed else "; deze lijst heeft geen secties met thema’s"
        for index, point in enumerate(published.punten):
            if point.code and point.code not in allowed:
                field_path = ("lijsten", nr, "punten", index, "code")
                yield field_path, unknown("onbekend thema", point.code, allowed, remark)


def _themes_of_all(sections: Iterable[str], codebook: Codebook) -> tuple[str, ...]:
    """The themes that the items of each of `sections` may have."""
    codes = [_codes(codebook.themas(section)) for section in sections]
    return tuple(code for code in codes[0] if all(code in c for c in codes)) if codes else ()


def _concepts(dimension: str, codebook: Codebook) -> Iterable[Concept]:
    """What is counted on a dimension: its codes, or for aanleiding the themes of the reasons."""
    if dimension == "aanleiding":
        return codebook.themas("redenen")
    return codebook.dimensie(dimension).codes


def _codes(concepts: Iterable[Concept]) -> tuple[str, ...]:
    return tuple(concept.code for concept in concepts)
