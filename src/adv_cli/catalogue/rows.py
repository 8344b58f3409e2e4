"""From validated records and shared files to the rows of a catalogue."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from adv_cli.catalogue.tables import Code, Entry, ItemRow, ProjectRow, Shared
from adv_cli.dataset.loader import Ground
from adv_cli.dutch.morphology import family, tokens
from adv_cli.dutch.normalize import fold, fold_name, sort_key
from adv_cli.model.codebook import Begrip
from adv_cli.model.lines import all_lines, empty_sections, heading_note, kind
from adv_cli.model.record import Project
from adv_cli.model.reference import Gemeente
from adv_cli.model.template import CODERING, DIMENSIES, TITEL


def entry(project: Project, path: Path, ground: Ground) -> Entry:
    """A record as it goes into the catalogue."""
    gemeente = ground.gemeenten[project.gemeente]
    record = project.model_dump(mode="json")
    gebied = project.projectinformatie.gebied
    row = ProjectRow(
        id=project.id,
        sorteer=f"{sort_key(project.gemeente)}\t{sort_key(project.titel)}",
        titel=project.titel,
        gemeente=project.gemeente,
        gemeente_code=gemeente.cbs_code,
        provincie=gemeente.provincie,
        experiment=gemeente.experiment,
        **{dimensie: getattr(project.codering, dimensie) for dimensie in DIMENSIES},
        bladzijde=project.bladzijde,
        bladzijde_zeker=project.bladzijde_zeker,
        wijken=len(gebied.wijken) if gebied else 0,
        bestand=path.name,
    )
    items = tuple(
        ItemRow(s.code, nr, line.tekst, line.noot, line.themas, heading_note(record, s), kind(record, s, line))
        for s, nr, line in all_lines(record)
    )
    leeg = tuple(empty_sections(record))
    return Entry(row, project.model_dump_json(indent=2), (*_names(project, ground), *items), leeg)


def _names(project: Project, ground: Ground) -> Iterator[ItemRow]:
    """What a project is called and what its codes are called, to be found as well."""
    titles = [title for title in (project.titel, project.titel_in_bijlagen) if title]
    yield from (ItemRow(TITEL, nr, title) for nr, title in enumerate(titles, start=1))
    for nr, dimensie in enumerate(ground.codeboek.dimensies, start=1):
        code = getattr(project.codering, dimensie.dimensie)
        label = next(begrip.label for begrip in dimensie.codes if begrip.code == code)
        yield ItemRow(CODERING, nr, f"{dimensie.label}: {label}")


def shared(ground: Ground) -> Shared:
    """What the shared files say, as rows of the catalogue."""
    tellingen = ground.dwarsdoorsnede.tellingen
    return Shared(
        meta=[("versie", ground.bron.versie), ("bron", ground.bron.model_dump_json())],
        code=[*codes(ground)],
        gemeente=[(g.cbs_code, g.naam, g.g31, g.inventarisatie, g.toelichting) for g in _sorted(ground)],
        dimensie=[(t.dimensie, t.bladzijde, t.bijlage, t.toelichting) for t in tellingen],
        telling=[(t.dimensie, aantal.code, aantal.hoofdstuk) for t in tellingen for aantal in t.aantallen],
        synoniem=[
            (nr, " ".join(family(word) for word in tokens(fold(name))), " ".join(tokens(fold(name))))
            for nr, group in enumerate(ground.codeboek.synoniemen)
            for name in group
        ],
    )


def _sorted(ground: Ground) -> list[Gemeente]:
    return sorted(ground.gemeenten.values(), key=lambda gemeente: sort_key(gemeente.naam))


def codes(ground: Ground) -> Iterator[Code]:
    """Everything one can filter or count on: dimensions, themes (all, and by section), municipalities, provinces."""
    for dimensie in ground.codeboek.dimensies:
        yield from _rows(dimensie.dimensie, dimensie.codes)
    themas = [thema for lijst in ground.codeboek.themalijsten for thema in lijst.themas]
    yield from _rows("thema", list({thema.code: thema for thema in themas}.values()))
    for lijst in ground.codeboek.themalijsten:
        for sectie in lijst.secties:
            yield from _rows(f"thema.{sectie}", lijst.themas)
    for nr, g in enumerate(_sorted(ground)):
        meaning = g.toelichting or f"Provincie {g.provincie}."
        names = (g.cbs_code, g.cbs_code.removeprefix("GM"), g.naam, *g.aliassen)
        yield Code("gemeente", nr, g.cbs_code, g.naam, g.naam, meaning, _folded(names), "\n".join(g.aliassen))
    for nr, naam in enumerate(sorted({g.provincie for g in ground.gemeenten.values()})):
        others = ground.provincies.get(naam, ())
        yield Code("provincie", nr, naam, naam, naam, "Provincie.", _folded((naam, *others)), "\n".join(others))


def _rows(dimensie: str, begrippen: Sequence[Begrip]) -> Iterator[Code]:
    for nr, b in enumerate(begrippen):
        names = _folded((b.code, b.label, b.kort, *b.aliassen))
        yield Code(dimensie, nr, b.code, b.label, b.kort, b.definitie, names, "\n".join(b.aliassen))


def _folded(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(fold_name(name) for name in names))
