"""Two texts beside each other: which figures, names, addresses and words one of them lacks.

`ours` is always what the record says, `theirs` what the factsheet says.
"""

from adv_cli.audit.record_audit import AuditLog
from adv_cli.dutch import entities
from adv_cli.dutch.entities import words_of
from adv_cli.dutch.morphology import stem
from adv_cli.model.template import FieldPath

_SHORTEST_PART = 5
"""From this number of letters on, a word that stands in a compound is taken for a part of it."""
_LONGEST_WHOLE = 3
"""Up to this number of letters a word must stand by itself: it would be part of too many others."""


def compare_texts(
    log: AuditLog, field_path: FieldPath, ours: str, theirs: str, context: str = ""
) -> None:
    """Note the facts that one of the two lacks; what `context` says may stand in ours as well."""
    note_missing_facts(log, field_path, ours, theirs)
    note_added_facts(log, field_path, ours, f"{theirs} {context}")


def note_missing_facts(log: AuditLog, field_path: FieldPath, ours: str, theirs: str) -> None:
    """Note the figures, addresses and names that the report has and the record lacks."""
    figures, addresses = entities.figures(theirs), entities.addresses(theirs)
    names = log.vocabulary.names_in(theirs)
    log.count("cijfers", len(figures))
    log.count("namen", len(names))
    log.count("adressen", len(addresses))
    missing = [
        *sorted(figures - entities.figures(ours)),
        *sorted(addresses - entities.addresses(ours)),
        *_names_not_in(names, ours),
    ]
    for fact in missing:
        log.note_missing(field_path, fact)


def note_added_facts(log: AuditLog, field_path: FieldPath, ours: str, theirs: str) -> None:
    """Note the figures, addresses and names that the record has and the report lacks."""
    added = [
        *sorted(entities.figures(ours) - entities.figures(theirs)),
        *sorted(entities.addresses(ours) - entities.addresses(theirs)),
        *_names_not_in(log.vocabulary.names_in(ours), theirs),
    ]
    for fact in added:
        log.note_added(field_path, fact)


def _names_not_in(names: dict[str, str], text: str) -> list[str]:
    """Those of `names` (folded, with how each is written) that a text does not have, as written."""
    words = words_of(text)
    return [written for name, written in names.items() if not words.mentions(name)]


def words_not_in(text: str, other: str) -> list[str]:
    """The words of `text` that carry meaning and that `other` lacks, in any form or compound."""
    known = entities.content(other)
    missing = [word for family, word in entities.content_words(text).items() if family not in known]
    words = words_of(other)
    missing = [word for word in missing if not _is_part(word, words.letters)]
    if not missing:
        return []
    parts = tuple(stem(word) for word in words.words if len(word) >= _SHORTEST_PART)
    return [word for word in missing if not _has_part(word, parts)]


def _is_part(word: str, letters: str) -> bool:
    """Whether a word stands somewhere in `letters`, the words of a text written together."""
    return len(word) > _LONGEST_WHOLE and stem(word) in letters


def _has_part(word: str, parts: tuple[str, ...]) -> bool:
    """Whether a word begins or ends with one of `parts`."""
    return word.startswith(parts) or stem(word).endswith(parts)


def shares_no_word(text: str, other: str) -> bool:
    """Whether `text` has words that carry meaning, and `other` has none of them."""
    content = entities.content(text)
    return bool(content) and len(words_not_in(text, other)) == len(content)
