"""What one cites: the report, the letter that came with it, the data set, and one factsheet."""

import json
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from adv_cli.catalogue.reader import Catalogue
from adv_cli.dutch.normalize import fold_name
from adv_cli.model.inventory import inventory_of
from adv_cli.model.lines import Record, all_lines, page
from adv_cli.queries.projects import record


class WorkKind(StrEnum):
    """The kinds of works that are cited."""

    REPORT = "rapport"
    LETTER = "brief"
    DATA = "gegevens"
    FACTSHEET = "factsheet"


class Pages(NamedTuple):
    """The pages of a factsheet; `last` is None where only the first is known.

    They are not `sure` where they may be the next ones; `doubt` says what is not known of them.
    """

    first: int
    last: int | None
    sure: bool = True
    doubt: str | None = None


class Work(NamedTuple):
    """One work to cite. `key` names it in lists of literature, and stays the same.

    `date` is ISO, as exact as it is known, empty where it is not. `container` is the title of the
    report that a factsheet stands in. `notes` say what of this the work does not say itself.
    """

    key: str
    kind: WorkKind
    title: str
    authors: tuple[str, ...] = ()
    date: str = ""
    commissioned_by: str | None = None
    number: str | None = None
    version: str | None = None
    licence: str | None = None
    container: str | None = None
    pages: Pages | None = None
    notes: tuple[str, ...] = ()


def report(catalogue: Catalogue) -> Work:
    """The report."""
    return _publication(WorkKind.REPORT, _sources(catalogue)["rapport"])


def letter(catalogue: Catalogue) -> Work | None:
    """The letter that the report came with; None where none did."""
    source = _sources(catalogue)["brief"]
    return _publication(WorkKind.LETTER, source) if source else None


def data_set(catalogue: Catalogue) -> Work:
    """The data set itself; without author and date where its directory gives none."""
    sources = _sources(catalogue)
    version, named = sources["versie"], f"Gegevens bij {sources['rapport']['titel']}"
    # a catalogue that came with the data may be older than these fields
    published = sources.get("gegevens")
    if not published:
        return Work(_key(WorkKind.DATA, named), WorkKind.DATA, named, version=version)
    return Work(
        key=_key(WorkKind.DATA, published["titel"]),
        kind=WorkKind.DATA,
        title=published["titel"],
        authors=(published["auteur"],),
        date=str(published["datum"]),
        version=version,
        licence=published["licentie"],
    )


def factsheet(catalogue: Catalogue, id: str) -> Work:
    """The factsheet of a project, as a part of the report; raises NotFoundError."""
    found, whole = record(catalogue, id), report(catalogue)
    title = f"{found['titel']} ({found['gemeente']})"
    pages = pages_of(found, inventory_of(_sources(catalogue)).bladzijden)
    doubts = (f"{title}: {pages.doubt}",) if pages.doubt else ()
    return whole._replace(
        key=found["id"],
        kind=WorkKind.FACTSHEET,
        title=title,
        container=whole.title,
        pages=pages,
        notes=(*whole.notes, *doubts),
    )


def pages_of(record: Record, why_unsure: str | None = None) -> Pages:
    """The first page of a factsheet, and the last on which anything of it begins.

    `why_unsure` is why a page is not certain, where the inventory says so.
    """
    first, sure = record["bladzijde"], record["bladzijde_zeker"]
    if record["bladzijden"] is None:
        doubt = f"het factsheet begint op bladzijde {page(first, sure)}; de laatste is niet bekend."
        return Pages(first, None, sure, doubt)
    line = max((line for _, _, line in all_lines(record)), key=lambda line: line.bladzijde)
    if sure and line.bladzijde_zeker:
        return Pages(first, line.bladzijde)
    doubt = (
        f"het factsheet staat op bladzijde {page(first, sure)} tot en met"
        f" {page(line.bladzijde, line.bladzijde_zeker)}; dat is niet zeker"
        f"{f', want {why_unsure}' if why_unsure else ''}."
    )
    return Pages(first, line.bladzijde, sure=False, doubt=doubt)


def _sources(catalogue: Catalogue) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(catalogue.sources)
    return found


def _publication(kind: WorkKind, source: dict[str, Any]) -> Work:
    note = source.get("noot")
    return Work(
        key=_key(kind, source["titel"]),
        kind=kind,
        title=source["titel"],
        authors=tuple(source.get("auteurs") or (source["auteur"],)),
        date=str(source["datum"]),
        commissioned_by=source["opdrachtgever"],
        number=source["kenmerk"],
        notes=(note,) if note else (),
    )


def _key(kind: WorkKind, title: str) -> str:
    """A key of letters, digits and dashes: what every reader of literature takes."""
    words = "".join(
        letter if letter.isascii() and letter.isalnum() else " " for letter in fold_name(title)
    ).split()
    return "-".join([kind, *words])


def distinct_notes(works: Iterable[Work]) -> list[str]:
    """What these works do not say themselves, each thing once."""
    return list(dict.fromkeys(note for work in works for note in work.notes))
