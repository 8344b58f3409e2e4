"""The sections of a record beside its factsheet: items, statements, names and districts."""

import re
from collections.abc import Sequence

from adv_cli.audit.list_comparison import POINT, Entry, matches, too_long
from adv_cli.audit.record_audit import AuditLog
from adv_cli.audit.sentence_alignment import LEAST_LIKENESS, Bag
from adv_cli.audit.text_comparison import (
    compare_texts,
    note_added_facts,
    note_missing_facts,
    shares_no_word,
    words_not_in,
)
from adv_cli.dutch import entities
from adv_cli.dutch.display import beginning, known_by
from adv_cli.model.lines import Record
from adv_cli.model.template import FieldPath
from adv_cli.report.factsheet import ReportSection

_BETWEEN_NAMES = re.compile(r"[,;:()]|\ben\b")


def compare_items(
    log: AuditLog, field_path: FieldPath, ours: Sequence[str], section: ReportSection
) -> None:
    """Compare items with the points of a factsheet: the pairs that belong together, fact by fact.

    A point that only announces the bullets below it has no item: its facts may stand in any.
    """
    theirs = section.items
    log.count("punten", len(theirs))
    log.count_section(str(field_path[-1]), len(ours), len(theirs))
    if too_long(log, field_path, len(ours), len(theirs)):
        return
    said = [_point(point.text, point.page) for point in section.statements]
    entries = [_point(text) for text in ours], said
    for match in matches(log, field_path, POINT, *entries, log.vocabulary.likeness):
        here = (*field_path, match.ours)
        if match.moved:
            log.note_moved(here, match.theirs + 1, match.ours + 1)
        compare_texts(log, here, ours[match.ours], theirs[match.theirs], section.heading)
    everything = " ".join([*ours, *section.counts])
    for announcement in section.announcements:
        note_missing_facts(log, field_path, everything, announcement)


def _point(text: str, page: int | None = None) -> Entry:
    return Entry(beginning(text), text, entities.content(text), page)


def compare_result_kinds(log: AuditLog, results: Record, section: ReportSection) -> None:
    """Compare the kinds of results with those that the labels of the factsheet name."""
    ours = {item["soort"] or results["soort"] for item in results["resultaten"]}
    for kind in sorted(set(section.kinds) - ours):
        message = f"het factsheet noemt deze resultaten {kind}"
        log.note_other(("resultaten", "soort"), kind, ", ".join(sorted(ours)), message)


def compare_statement(
    log: AuditLog, field_path: FieldPath, ours: str, section: ReportSection
) -> None:
    """Compare a text as a whole with all that stands below a label."""
    theirs = section.text
    log.count("punten")
    likeness = log.vocabulary.likeness(entities.content(ours), entities.content(theirs))
    if likeness < LEAST_LIKENESS and words_not_in(ours, theirs):
        text = beginning(theirs)
        message = f"dit lijkt niet op wat het factsheet hier zegt: “{text}”"
        log.note_other(field_path, text, ours, message)
    compare_texts(log, field_path, ours, theirs, section.heading)


def compare_names(
    log: AuditLog, field_path: FieldPath, ours: Sequence[str], section: ReportSection
) -> None:
    """Compare a list of names with the enumeration of the factsheet."""
    everything = "; ".join(ours)
    points = [_point(point.text, point.page) for point in section.points]
    note_missing_facts(log, field_path, everything, section.text)
    for nr, name in enumerate(ours):
        here = (*field_path, nr)
        note_added_facts(log, here, name, section.text)
        log.stands_on(here, _page_of_name(entities.content(name), points))
        if shares_no_word(name, section.text):
            log.note_added(here, name, f"“{name}” staat hier niet in het factsheet")
    for part in _BETWEEN_NAMES.split(section.text):
        if entities.content(part):
            log.count("punten")
        if shares_no_word(part, everything):
            name = known_by(part.strip(" ."))
            log.note_missing(field_path, name, f"het factsheet noemt hier ook “{name}”")


def _page_of_name(name: Bag, points: Sequence[Entry]) -> int | None:
    """The page of the first point that has the most words of a name.

    None where none has any, unless all points stand on one page.
    """
    pages = {point.page for point in points}
    if len(pages) == 1:
        return pages.pop()
    best = max(points, key=lambda point: len(name & point.words), default=None)
    return best.page if best and name & best.words else None


def compare_districts(
    log: AuditLog, field_path: FieldPath, ours: Sequence[str], section: ReportSection
) -> None:
    """Note the words in the names of districts that the factsheet does not have."""
    for nr, district in enumerate(ours):
        for word in words_not_in(district, section.text):
            message = f"“{word}” staat niet bij het gebied in het factsheet"
            log.note_added((*field_path, nr), word, message)
