"""From validated records and shared files to the rows of a catalogue."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from adv_cli.catalogue.tables import CodeRow, Entry, ItemRow, ProjectRow, SharedRows
from adv_cli.dataset.loader import SharedData
from adv_cli.dutch.morphology import family, tokens
from adv_cli.dutch.normalize import fold, fold_name, sort_key
from adv_cli.model.codebook import Concept
from adv_cli.model.lines import all_lines, empty_sections, heading_note, kind
from adv_cli.model.record import Project
from adv_cli.model.reference import Municipality
from adv_cli.model.template import CODING, DIMENSIONS, TITLE


def project_entry(project: Project, path: Path, ground: SharedData) -> Entry:
    """A record as it goes into the catalogue."""
    municipality = ground.municipalities[project.gemeente]
    record = project.model_dump(mode="json")
    area = project.projectinformatie.gebied
    row = ProjectRow(
        id=project.id,
        sorteer=f"{sort_key(project.gemeente)}\t{sort_key(project.titel)}",
        titel=project.titel,
        gemeente=project.gemeente,
        gemeente_code=municipality.cbs_code,
        provincie=municipality.provincie,
        experiment=municipality.experiment,
        **{dimension: getattr(project.codering, dimension) for dimension in DIMENSIONS},
        bladzijde=project.bladzijde,
        bladzijde_zeker=project.bladzijde_zeker,
        wijken=len(area.wijken) if area else 0,
        bestand=path.name,
    )
    items = tuple(
        ItemRow(
            s.code,
            nr,
            line.tekst,
            line.noot,
            line.themas,
            heading_note(record, s),
            kind(record, s, line),
        )
        for s, nr, line in all_lines(record)
    )
    empty = tuple(empty_sections(record))
    return Entry(row, project.model_dump_json(indent=2), (*_names(project, ground), *items), empty)


def _names(project: Project, ground: SharedData) -> Iterator[ItemRow]:
    """What a project is called and what its codes are called, to be found as well."""
    titles = [title for title in (project.titel, project.titel_in_bijlagen) if title]
    yield from (ItemRow(TITLE, nr, title) for nr, title in enumerate(titles, start=1))
    for nr, dimension in enumerate(ground.codebook.dimensies, start=1):
        code = getattr(project.codering, dimension.dimensie)
        label = next(concept.label for concept in dimension.codes if concept.code == code)
        yield ItemRow(CODING, nr, f"{dimension.label}: {label}")


def shared_rows(ground: SharedData) -> SharedRows:
    """What the shared files say, as rows of the catalogue."""
    published_counts = ground.cross_section.tellingen
    return SharedRows(
        meta=[("versie", ground.sources.versie), ("bron", ground.sources.model_dump_json())],
        code=[*code_rows(ground)],
        gemeente=[
            (g.cbs_code, g.naam, g.g31, g.inventarisatie, g.toelichting) for g in _sorted(ground)
        ],
        dimensie=[(t.dimensie, t.bladzijde, t.bijlage, t.toelichting) for t in published_counts],
        telling=[
            (t.dimensie, count.code, count.hoofdstuk)
            for t in published_counts
            for count in t.aantallen
        ],
        synoniem=[
            (
                nr,
                " ".join(family(word) for word in tokens(fold(name))),
                " ".join(tokens(fold(name))),
            )
            for nr, group in enumerate(ground.codebook.synoniemen)
            for name in group
        ],
    )


def _sorted(ground: SharedData) -> list[Municipality]:
    return sorted(
        ground.municipalities.values(), key=lambda municipality: sort_key(municipality.naam)
    )


def code_rows(ground: SharedData) -> Iterator[CodeRow]:
    """Everything one can filter or count on: dimensions, themes (all, and by section),
    municipalities, provinces.
    """
    for dimension in ground.codebook.dimensies:
        yield from _rows(dimension.dimensie, dimension.codes)
    themes = [theme for theme_list in ground.codebook.themalijsten for theme in theme_list.themas]
    yield from _rows("thema", list({theme.code: theme for theme in themes}.values()))
    for theme_list in ground.codebook.themalijsten:
        for section in theme_list.secties:
            yield from _rows(f"thema.{section}", theme_list.themas)
    for nr, g in enumerate(_sorted(ground)):
        meaning = g.toelichting or f"Provincie {g.provincie}."
        names = (g.cbs_code, g.cbs_code.removeprefix("GM"), g.naam, *g.aliassen)
        yield CodeRow(
            "gemeente",
            nr,
            g.cbs_code,
            g.naam,
            g.naam,
            meaning,
            _folded(names),
            "\n".join(g.aliassen),
        )
    for nr, name in enumerate(sorted({g.provincie for g in ground.municipalities.values()})):
        others = ground.other_province_names.get(name, ())
        yield CodeRow(
            "provincie",
            nr,
            name,
            name,
            name,
            "Provincie.",
            _folded((name, *others)),
            "\n".join(others),
        )


def _rows(dimension: str, concepts: Sequence[Concept]) -> Iterator[CodeRow]:
    for nr, b in enumerate(concepts):
        names = _folded((b.code, b.label, b.kort, *b.aliassen))
        yield CodeRow(
            dimension, nr, b.code, b.label, b.kort, b.definitie, names, "\n".join(b.aliassen)
        )


def _folded(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(fold_name(name) for name in names))
