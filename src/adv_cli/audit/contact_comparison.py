"""The contacts and the other projects of a record beside those of its factsheet, field by field."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from adv_cli.audit.list_comparison import CONTACT, PROJECT, Entry, matches, too_long
from adv_cli.audit.record_audit import AuditLog
from adv_cli.audit.sentence_alignment import word_overlap
from adv_cli.audit.text_comparison import compare_texts, words_not_in
from adv_cli.dutch import entities
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.model.lines import Record, contact_text, leaves, other_project_text
from adv_cli.model.template import PRINTED_CONTACT, FieldPath

SaidByField = Mapping[str, str]
"""What a factsheet says of a contact or another project, by field."""

_KNOWN_BY = ("naam", "functie", "email", "website")
"""The fields that tell one contact from another; the first that is filled is what it is called."""


Pages = Sequence[int | None]


def compare_contacts(
    log: AuditLog,
    field_path: FieldPath,
    ours: Sequence[Record],
    theirs: Sequence[SaidByField],
    pages: Pages,
) -> None:
    """Compare contacts with those of the factsheet, which stand on these `pages`."""
    if too_long(log, field_path, len(ours), len(theirs)):
        return
    our_entries = [_contact_entry(contact, contact_text(contact)) for contact in ours]
    their_entries = [
        _contact_entry(contact, page=page) for contact, page in zip(theirs, pages, strict=True)
    ]
    for match in matches(log, field_path, CONTACT, our_entries, their_entries, word_overlap):
        _compare_contact(log, (*field_path, match.ours), ours[match.ours], theirs[match.theirs])


def _contact_entry(contact: Mapping[str, Any], text: str = "", page: int | None = None) -> Entry:
    known_by = [str(contact[field]) for field in _KNOWN_BY if contact.get(field)]
    name = known_by[0] if known_by else "zonder naam"
    return Entry(name, text, entities.content(" ".join(known_by)), page)


def _compare_contact(
    log: AuditLog, field_path: FieldPath, ours: Record, theirs: SaidByField
) -> None:
    log.count("contacten")
    our_name, their_name = ours["naam"] or "", theirs.get("naam", "")
    _compare_values(log, (*field_path, "naam"), tokens(fold(our_name)), tokens(fold(their_name)))
    _compare_role(log, (*field_path, "functie"), ours, theirs)
    our_phones = entities.phones("/".join(ours["telefoon"]))
    their_phones = entities.phones(theirs.get("telefoon", ""))
    _compare_values(log, (*field_path, "telefoon"), our_phones, their_phones)
    for field in ("email", "website"):
        our_address, their_address = ours[field] or "", theirs.get(field, "")
        _compare_values(log, (*field_path, field), [fold(our_address)], [fold(their_address)])


def _compare_role(log: AuditLog, field_path: FieldPath, ours: Record, theirs: SaidByField) -> None:
    """Compare role and name together: a factsheet may give the one under the label of the other."""
    our_role = " ".join(filter(None, (ours["functie"], ours["organisatie"], ours["naam"])))
    their_role = f"{theirs.get('functie', '')} {theirs.get('naam', '')}"
    for word in words_not_in(their_role, our_role):
        message = f"“{word}” staat wel bij dit contact in het factsheet, niet in het record"
        log.note_missing(field_path, word, message)
    for word in words_not_in(our_role, their_role):
        message = f"“{word}” staat niet bij dit contact in het factsheet"
        log.note_added(field_path, word, message)


def _compare_values(
    log: AuditLog, field_path: FieldPath, ours: Iterable[str], theirs: Iterable[str]
) -> None:
    """Note the values that only one of the two has; empty ones are none."""
    our_values, their_values = set(filter(None, ours)), set(filter(None, theirs))
    for value in sorted(their_values - our_values):
        log.note_missing(field_path, value)
    for value in sorted(our_values - their_values):
        log.note_added(field_path, value)


def compare_other_projects(
    log: AuditLog,
    field_path: FieldPath,
    ours: Sequence[Record],
    theirs: Sequence[SaidByField],
    pages: Pages,
) -> None:
    """Compare the other projects of the municipality with those of the factsheet.

    Those stand on these `pages`.
    """
    if too_long(log, field_path, len(ours), len(theirs)):
        return
    our_entries = [_project_entry(other, other_project_text(other)) for other in ours]
    their_entries = [
        _project_entry(other, page=page) for other, page in zip(theirs, pages, strict=True)
    ]
    for match in matches(log, field_path, PROJECT, our_entries, their_entries, word_overlap):
        here = (*field_path, match.ours)
        _compare_other_project(log, here, ours[match.ours], theirs[match.theirs])


def _project_entry(other: Mapping[str, Any], text: str = "", page: int | None = None) -> Entry:
    title = other["titel"]
    return Entry(title, text, entities.content(title), page)


def _compare_other_project(
    log: AuditLog, field_path: FieldPath, ours: Record, theirs: SaidByField
) -> None:
    log.count("punten")
    our_fields = {field: said for field, said in ours.items() if field not in ("contact", "noot")}
    our_text = "; ".join(value for value in leaves(our_fields) if isinstance(value, str))
    their_text = "; ".join(said for field, said in theirs.items() if field not in PRINTED_CONTACT)
    compare_texts(log, field_path, our_text, their_text)
    contact = {field: said for field, said in theirs.items() if field in PRINTED_CONTACT}
    their_contacts = [contact] if contact else []
    pages = [None] * len(their_contacts)
    compare_contacts(log, (*field_path, "contact"), ours["contact"], their_contacts, pages)
