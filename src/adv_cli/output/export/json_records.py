"""A project a line, as JSON: the full record, where it belongs, and what its codes mean."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from adv_cli.catalogue.question_rows import ProjectRow
from adv_cli.model.lines import Record, page
from adv_cli.model.public_tables import ITEM_ATTRIBUTES, ITEM_THEMES
from adv_cli.model.template import CONTACTS, DIMENSIONS
from adv_cli.output.export.about import citation
from adv_cli.queries.export import Export

Coded = tuple[str, str]
"""A dimension (`thema.SECTION` for themes) with one of its codes."""


def write(found: Export, progress: Callable[[int, int], None]) -> bytes:
    """The records as JSON lines."""
    used = _used(found)
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = []
    pairs = zip(found.projects, found.records, strict=True)
    for done, (project, record) in enumerate(pairs, start=1):
        lines.append(encode(_line(found, project, record, used.get(project.id, ()))))
        progress(done, len(found.projects))
    return "".join(f"{line}\n" for line in lines).encode()


def _line(found: Export, project: ProjectRow, record: Record, used: Iterable[Coded]) -> Record:
    """One record with what stands beside it; persons who stay out leave no empty place."""
    beside: dict[str, Any] = {
        "gemeente_code": project.gemeente_code,
        "provincie": project.provincie,
        **({"experiment": project.experiment} if found.inventory.experiment else {}),
        "labels": _labels(found, record, used),
        "bron": citation(found, page(project.bladzijde, project.bladzijde_zeker)),
    }
    kept = {name: held for name, held in record.items() if found.people or name != CONTACTS}
    return {**kept, **beside}


def _labels(found: Export, record: Record, used: Iterable[Coded]) -> Record:
    """The label of each code: of the five codings by dimension, of the others as a list."""
    coding = record["codering"]
    return {
        **{dimension: found.labels[dimension][coding[dimension]] for dimension in DIMENSIONS},
        "codes": [
            {"dimensie": dimension, "code": code, "label": found.labels[dimension][code]}
            for dimension, code in used
        ],
    }


def _used(found: Export) -> dict[str, list[Coded]]:
    """The themes and attributes that the items of each project have, each once and in order."""
    used: dict[str, dict[Coded, None]] = {}
    for row in found.rows(ITEM_THEMES):
        used.setdefault(row["project"], {})[f"thema.{row['sectie']}", row["thema"]] = None
    for row in found.rows(ITEM_ATTRIBUTES):
        used.setdefault(row["project"], {})[row["dimensie"], row["code"]] = None
    order = {name: place for place, name in enumerate(found.labels)}
    return {
        id: sorted(codes, key=lambda coded: (order[coded[0]], coded[1]))
        for id, codes in used.items()
    }
