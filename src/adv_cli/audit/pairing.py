"""Which factsheet of the report each record restates."""

from collections.abc import Mapping, Sequence

from adv_cli.audit.sentence_alignment import Bag, word_overlap
from adv_cli.dutch import entities
from adv_cli.model.lines import Record, leaves
from adv_cli.report.factsheet import ReportFactsheet

_LEAST_OVERLAP = 0.5
"""The overlap of words from which on a record restates a factsheet.

The shipped records have 0.70 or more with their own, and at most 0.33 with another.
"""


def pair(
    records: Mapping[str, Record], sheets: Sequence[ReportFactsheet]
) -> dict[str, ReportFactsheet]:
    """The factsheet of each record, by id: the one that shares most words with it.

    Each factsheet is of one record at most; a record that is like none of them is left out.
    """
    sheet_words = [entities.content(sheet.text) for sheet in sheets]
    scored = [
        (word_overlap(words, of_sheet), id, nr)
        for id, words in _words_by_id(records).items()
        for nr, of_sheet in enumerate(sheet_words)
    ]
    scored.sort(key=lambda candidate: -candidate[0])
    paired: dict[str, ReportFactsheet] = {}
    taken: set[int] = set()
    for overlap, id, nr in scored:
        if overlap >= _LEAST_OVERLAP and id not in paired and nr not in taken:
            paired[id] = sheets[nr]
            taken.add(nr)
    return paired


def _words_by_id(records: Mapping[str, Record]) -> dict[str, Bag]:
    """The words of each record."""
    return {id: entities.content("\n".join(_texts(record))) for id, record in records.items()}


def _texts(record: Record) -> list[str]:
    """What a record says after its factsheet; its explanations speak of it instead."""
    restating = {field: content for field, content in record.items() if field != "afwijkingen"}
    return [value for value in leaves(restating) if isinstance(value, str)]
