"""Two lists beside each other: which entry of the record is which entry of the factsheet."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from adv_cli.audit.record_audit import AuditLog
from adv_cli.audit.sentence_alignment import LONGEST_LIST, Bag, Similarity, align
from adv_cli.model.template import FieldPath

POINT, CONTACT, PROJECT = "punt", "contact", "project"
"""What the entries of a list can be, as messages call them."""


class Entry(NamedTuple):
    """One entry of a list: what it is known by, all that it says, and the words to match it by.

    Messages quote `text` of what the record has, and `name` of what the factsheet has; `page` is
    that of an entry of the factsheet.
    """

    name: str
    text: str
    words: Bag
    page: int | None = None


class Match(NamedTuple):
    """An entry of the record and the same one of the factsheet, by index.

    `moved`: they do not stand in the same order as the others.
    """

    ours: int
    theirs: int
    moved: bool


def matches(
    log: AuditLog,
    field_path: FieldPath,
    kind: str,
    ours: Sequence[Entry],
    theirs: Sequence[Entry],
    likeness: Similarity,
) -> Iterator[Match]:
    """The entries that both have; those that only one has are noted on the way.

    Neither list is longer than `too_long` allows.
    """
    words = [entry.words for entry in ours], [entry.words for entry in theirs]
    for one, other, moved in align(*words, likeness):
        if one is not None and other is not None:
            log.stands_on((*field_path, one), theirs[other].page)
            yield Match(one, other, moved)
        elif one is not None:
            _note_added(log, (*field_path, one), kind, ours[one])
        elif other is not None:
            _note_missing(log, field_path, kind, other + 1, theirs[other])


def too_long(log: AuditLog, field_path: FieldPath, ours: int, theirs: int) -> bool:
    """Whether one of two lists has more entries than can be laid side by side, which is noted."""
    if max(ours, theirs) <= LONGEST_LIST:
        return False
    message = (
        f"het factsheet heeft er hier {theirs}, het record {ours};"
        f" naast elkaar leggen gaat tot {LONGEST_LIST}"
    )
    log.note_other(field_path, str(theirs), str(ours), message)
    return True


def _note_added(log: AuditLog, field_path: FieldPath, kind: str, ours: Entry) -> None:
    message = f"dit {kind} staat niet in het factsheet: “{ours.text}”"
    log.note_added(field_path, ours.text, message)


def _note_missing(
    log: AuditLog, field_path: FieldPath, kind: str, number: int, theirs: Entry
) -> None:
    message = (
        f"punt {number} van het factsheet ontbreekt: “{theirs.name}”"
        if kind == POINT
        else f"het {kind} “{theirs.name}” ontbreekt"
    )
    log.note_missing(field_path, f"{kind} {number}: {theirs.name}", message)
