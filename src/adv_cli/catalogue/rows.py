"""From validated records and shared files to the rows of a catalogue."""

from collections.abc import Iterable, Iterator, Sequence
from json import dumps
from pathlib import Path

from adv_cli.catalogue.question_rows import CodeRow, ProjectRow
from adv_cli.catalogue.tables import (
    ItemRow,
    ListedThemeRow,
    MunicipalityRow,
    PublishedCountRow,
    PublishedDimensionRow,
    PublishedListRow,
    SolutionRow,
    SynonymRow,
)
from adv_cli.catalogue.writer import Entry, SharedRows
from adv_cli.dataset.loader import SharedData
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold, fold_name, sort_key
from adv_cli.dutch.phrasing import and_list
from adv_cli.model.attribute_codes import Coded, coded, figures_by_item
from adv_cli.model.codebook import (
    AttributeCode,
    Codebook,
    Concept,
    SearchConcept,
    Theme,
    ThemeList,
)
from adv_cli.model.lines import Record, all_lines, empty_sections, heading_note, kind
from adv_cli.model.record import Project
from adv_cli.model.reference import Municipality, PublishedCount
from adv_cli.model.template import CODING, CONCEPT, DIMENSIONS, TITLE


def project_entry(project: Project, path: Path, shared: SharedData) -> Entry:
    """A record as it goes into the catalogue."""
    municipality = shared.municipalities[project.gemeente]
    record = project.model_dump(mode="json")
    area = project.projectinformatie.gebied
    row = ProjectRow(
        id=project.id,
        sort_key=f"{sort_key(project.gemeente)}\t{sort_key(project.titel)}",
        titel=project.titel,
        gemeente=project.gemeente,
        gemeente_code=municipality.cbs_code,
        provincie=municipality.provincie,
        experiment=municipality.experiment,
        **{dimension: getattr(project.codering, dimension) for dimension in DIMENSIONS},
        bladzijde=project.bladzijde,
        bladzijde_zeker=project.bladzijde_zeker,
        wijken=len(area.wijken) if area else 0,
        file=path.name,
    )
    names = [(item, ()) for item in _names(project, shared)]
    figures = {
        (section, position): dumps(of_item, ensure_ascii=False)
        for section, position, of_item in figures_by_item(record)
        if of_item
    }
    items = [
        (
            ItemRow(
                sectie=section.code,
                position=position,
                tekst=line.tekst,
                bladzijde=line.bladzijde,
                bladzijde_zeker=line.bladzijde_zeker,
                noot=line.noot,
                heading_note=heading_note(record, section),
                soort=kind(record, section, line),
                figures=figures.get((section.code, position)),
            ),
            line.themas,
        )
        for section, position, line in all_lines(record)
    ]
    return Entry(
        project=row,
        json=project.model_dump_json(indent=2),
        items=(*names, *items),
        empty=tuple(empty_sections(record)),
        attributes=tuple(_attributes(record, shared.codebook)),
        solved=tuple(_solved(project)),
    )


def _attributes(record: Record, codebook: Codebook) -> Iterator[Coded]:
    """The codes of a record's attributes; what has a code has the wider one above it as well."""
    rows = dict.fromkeys(coded(record))
    for row in list(rows):
        if code := codebook.wider_codes.get((row.attribute, row.code)):
            rows[row._replace(code=code)] = None
    return iter(rows)


def _solved(project: Project) -> Iterator[SolutionRow]:
    for position, solution in enumerate(project.knelpunten.oplossingen or (), start=1):
        for bottleneck in solution.knelpunten:
            yield SolutionRow(bottleneck, position)


def _names(project: Project, shared: SharedData) -> Iterator[ItemRow]:
    """What a project is called and what its codes are called, to be found as well.

    Both go with the first page of its factsheet.
    """
    page = (project.bladzijde, project.bladzijde_zeker)
    titles = [title for title in (project.titel, project.titel_in_bijlagen) if title]
    for position, title in enumerate(titles, start=1):
        yield ItemRow(TITLE, position, title, *page)
    for position, dimension in enumerate(shared.codebook.dimensies, start=1):
        code = getattr(project.codering, dimension.dimensie)
        label = next(concept.label for concept in dimension.codes if concept.code == code)
        yield ItemRow(CODING, position, f"{dimension.label}: {label}", *page)


def shared_rows(shared: SharedData) -> SharedRows:
    """What the shared files say, as rows of the catalogue."""
    published = shared.cross_section.tellingen
    return SharedRows(
        meta=[
            ("version", shared.sources.versie),
            ("sources", shared.sources.model_dump_json()),
        ],
        code=[*code_rows(shared)],
        municipality=[
            MunicipalityRow(
                m.cbs_code,
                m.naam,
                m.provincie,
                m.groep,
                m.inventarisatie,
                m.experiment,
                m.toelichting,
            )
            for m in _sorted(shared)
        ],
        published_dimension=[
            PublishedDimensionRow(
                counts.dimensie, counts.bladzijde, counts.bijlage, counts.toelichting
            )
            for counts in published
        ],
        published_count=[
            _published_count(counts.dimensie, count)
            for counts in published
            for count in counts.aantallen
        ],
        published_list=[
            PublishedListRow(section, one.naam, one.bladzijde)
            for one in shared.cross_section.lijsten
            for section in one.secties
        ],
        listed_theme=[
            ListedThemeRow(section, code)
            for one in shared.cross_section.lijsten
            for section in one.secties
            for code in one.codes
        ],
        synonym=[
            SynonymRow(nr, " ".join(words))
            for nr, group in enumerate(shared.codebook.synonym_groups)
            for words in (tokens(fold(name)) for name in group)
        ],
    )


def _published_count(dimension: str, count: PublishedCount) -> PublishedCountRow:
    row = PublishedCountRow(dimension, count.code, count.hoofdstuk)
    if (districts := count.wijken) is None:
        return row
    return row._replace(
        fewest_districts=districts.minimum,
        most_districts=districts.maximum,
        other_districts=districts.anders,
    )


def _sorted(shared: SharedData) -> list[Municipality]:
    return sorted(shared.municipalities.values(), key=lambda m: sort_key(m.naam))


def code_rows(shared: SharedData) -> Iterator[CodeRow]:
    """Everything one can filter or count on.

    Dimensions, themes (all, and by section), municipalities, provinces, concepts.
    """
    for dimension in shared.codebook.dimensies:
        yield from _rows(dimension.dimensie, dimension.codes)
    for attribute in shared.codebook.kenmerken:
        yield from _rows(attribute.kenmerk, _wider_first(attribute.codes))
    theme_lists = shared.codebook.themalijsten
    yield from _rows("thema", _themes_of_all(theme_lists))
    for theme_list in theme_lists:
        for section in theme_list.secties:
            yield from _rows(f"thema.{section}", theme_list.themas)
    for position, municipality in enumerate(_sorted(shared)):
        yield _municipality(position, municipality)
    provinces = {municipality.provincie for municipality in shared.municipalities.values()}
    for position, name in enumerate(sorted(provinces)):
        yield _province(position, name, shared.other_province_names.get(name, ()))
    for position, concept in enumerate(shared.codebook.begrippen):
        yield _concept(position, concept)


def _themes_of_all(theme_lists: Sequence[ThemeList]) -> list[Concept]:
    """Every theme code once, with all that it is called: its meaning differs between sections."""
    meanings: dict[str, list[tuple[ThemeList, Theme]]] = {}
    for theme_list in theme_lists:
        for theme in theme_list.themas:
            meanings.setdefault(theme.code, []).append((theme_list, theme))
    return [_theme_of_all(of_code) for of_code in meanings.values()]


def _theme_of_all(meanings: Sequence[tuple[ThemeList, Theme]]) -> Concept:
    """A theme by the labels of the first section that has it; those of others are aliases."""
    _, theme = meanings[0]
    if len(meanings) == 1:
        return theme
    names: dict[str, str] = {}
    for _, one in meanings:
        for name in one.names:
            names.setdefault(fold_name(name), name)
    own = {fold_name(name) for name in (theme.code, theme.label, theme.kort)}
    definitions = [f"Bij {and_list(of.secties)}: {one.definitie}" for of, one in meanings]
    return Concept(
        code=theme.code,
        label=theme.label,
        kort=theme.kort,
        aliassen=tuple(name for folded, name in names.items() if folded not in own),
        definitie=" ".join(definitions),
    )


def _municipality(position: int, municipality: Municipality) -> CodeRow:
    code, name = municipality.cbs_code, municipality.naam
    return CodeRow(
        dimension="gemeente",
        position=position,
        code=code,
        label=name,
        kort=name,
        definitie=municipality.toelichting or f"Provincie {municipality.provincie}.",
        names=_folded((code, code.removeprefix("GM"), name, *municipality.aliassen)),
        aliassen="\n".join(municipality.aliassen),
    )


def _province(position: int, name: str, others: Sequence[str]) -> CodeRow:
    return CodeRow(
        dimension="provincie",
        position=position,
        code=name,
        label=name,
        kort=name,
        definitie="Provincie.",
        names=_folded((name, *others)),
        aliassen="\n".join(others),
    )


def _concept(position: int, concept: SearchConcept) -> CodeRow:
    words = (*concept.woorden, *concept.aliassen)
    return CodeRow(
        dimension=CONCEPT,
        position=position,
        code=concept.code,
        label=concept.label,
        kort=concept.label,
        definitie=concept.definitie,
        names=_folded((concept.code, concept.label, *words)),
        aliassen="\n".join(words),
    )


def _wider_first(codes: Sequence[AttributeCode]) -> list[AttributeCode]:
    """The codes in their order, but each that stands below a wider one right after it."""
    return [
        code
        for wide in codes
        if not wide.onder
        for code in (wide, *(narrow for narrow in codes if narrow.onder == wide.code))
    ]


def _rows(dimension: str, concepts: Sequence[Concept]) -> Iterator[CodeRow]:
    for position, concept in enumerate(concepts):
        names = (concept.code, concept.label, concept.kort, *concept.aliassen)
        yield CodeRow(
            dimension=dimension,
            position=position,
            code=concept.code,
            label=concept.label,
            kort=concept.kort,
            definitie=concept.definitie,
            names=_folded(names),
            aliassen="\n".join(concept.aliassen),
            onder=concept.onder if isinstance(concept, AttributeCode) else None,
        )


def _folded(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(fold_name(name) for name in names))
