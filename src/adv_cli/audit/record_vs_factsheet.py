"""A record held against its factsheet in the report's own text: what either has that the other
lacks.

A record restates its factsheet item by item, so that is how the two are compared: the items of each
section are laid beside the bullets, and of each pair the figures, names and addresses must be the
same. Contacts are compared field by field.

A difference that the record lists among its `afwijkingen` is explained (see `explanations`):
somebody saw just that one, and says why it is there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from adv_cli.audit.explanations import Difference, Explanations
from adv_cli.audit.sentence_alignment import LEAST, MOST, Similarity, align, similarity_in
from adv_cli.dutch import entities
from adv_cli.dutch.display import beginning, known_by
from adv_cli.dutch.entities import NameRecognizer, words_of
from adv_cli.dutch.morphology import stem, tokens
from adv_cli.dutch.normalize import fold
from adv_cli.model.lines import Record, contact_text, other_project_text
from adv_cli.model.template import (
    PRINTED_CONTACT,
    SECTIONS,
    DeviationKind,
    FieldPath,
    Section,
    value,
)
from adv_cli.report.factsheet import ReportFactsheet, ReportSection

_SEGMENTS = re.compile(r"[,;:()]|\ben\b")
_SAME = 0.5
"""The share of words from which on a record restates a factsheet: 0.70 or more for the shipped, at
most 0.33 for others.
"""
_PART = 5
"""From this number of letters on, a word that stands in a compound is taken for a part of it."""
_HEADING = "kop"
"""What differs where one of the two lacks a heading."""

Named = Sequence[tuple[str, frozenset[str]]]
"""Things with a name, each with the words that it is known by."""


COMPARED = ("punten", "cijfers", "namen", "adressen", "contacten")
"""What a comparison counts, as the factsheet has it: bullets and entries, figures, names,
addresses, contacts.
"""


@dataclass
class RecordAudit:
    """How a record compares with its factsheet: how much was compared (see `COMPARED`), and every
    difference.

    `secties` gives for each section with items, contacts or projects how many the record has, and
    how many the factsheet; `overbodig` are the explanations in the record that explain none of the
    differences, each with its message.
    """

    id: str
    titel: str
    bladzijde: int | None
    secties: dict[str, tuple[int, int]] = field(default_factory=dict)
    compared: Counter[str] = field(default_factory=Counter)
    verschillen: list[Difference] = field(default_factory=list)
    overbodig: list[tuple[FieldPath, str]] = field(default_factory=list)


class ReportVocabulary(NamedTuple):
    """What all factsheets of a report share: which words are names, and how alike two sentences
    are.
    """

    vocabulary: NameRecognizer
    likeness: Similarity

    @classmethod
    def of(cls, sheets: Iterable[ReportFactsheet]) -> "ReportVocabulary":
        """That of these factsheets."""
        items = [
            item
            for sheet in sheets
            for section in sheet.sections.values()
            for item in section.items
        ]
        return cls(NameRecognizer(items), similarity_in(map(entities.content, items)))


def audit_record(record: Record, sheet: ReportFactsheet, ground: ReportVocabulary) -> RecordAudit:
    """Hold `record` (a project as JSON object) against the factsheet that it restates."""
    return _RecordAuditor(record, sheet, ground).run()


def pair(
    records: Mapping[str, Record], sheets: Sequence[ReportFactsheet]
) -> dict[str, ReportFactsheet]:
    """The factsheet of each record, by id: the one that shares most words with it, each factsheet
    once.
    """
    theirs = [entities.content(sheet.text) for sheet in sheets]
    ours = {
        id: entities.content("\n".join(_texts(_restating(record))))
        for id, record in records.items()
    }
    scored = [
        (_share(words, others), id, nr)
        for id, words in ours.items()
        for nr, others in enumerate(theirs)
    ]
    found: dict[str, ReportFactsheet] = {}
    taken: set[int] = set()
    for score, id, nr in sorted(scored, key=lambda scored: -scored[0]):
        if score >= _SAME and id not in found and nr not in taken:
            found[id] = sheets[nr]
            taken.add(nr)
    return found


class _RecordAuditor:
    """One comparison under way."""

    def __init__(self, record: Record, sheet: ReportFactsheet, ground: ReportVocabulary) -> None:
        self.record = record
        self.sheet = sheet
        self.ground = ground
        self.explanations = Explanations(record)
        self.trace = RecordAudit(record["id"], sheet.title, sheet.page)

    def run(self) -> RecordAudit:
        self._head()
        for section in SECTIONS:
            ours = value(self.record, section)
            if self._headed(section, ours) and ours is not None:
                self._section(section, section.field_path, ours)
        self.trace.overbodig += self.explanations.unused()
        return self.trace

    def differ(
        self, field_path: FieldPath, kind: DeviationKind, what: str, message: str
    ) -> Difference:
        """Note a difference, with its explanation where the record has one."""
        difference = self.explanations.explained(Difference(field_path, kind, what, message))
        self.trace.verschillen.append(difference)
        return difference

    def note_missing(self, field_path: FieldPath, what: str, message: str | None = None) -> None:
        """Note what the factsheet has and the record lacks."""
        message = message or f"“{what}” staat wel in het factsheet, niet in het record"
        self.differ(field_path, DeviationKind.ONTBREEKT, what, message)

    def note_added(self, field_path: FieldPath, what: str, message: str | None = None) -> None:
        """Note what the record has and the factsheet lacks."""
        self.differ(
            field_path,
            DeviationKind.TOEGEVOEGD,
            what,
            message or f"“{what}” staat niet in het factsheet",
        )

    def note_other(self, field_path: FieldPath, theirs: str, ours: str, message: str) -> None:
        """Note what the two say otherwise; an explanation covers the one beside the other."""
        self.differ(
            field_path, DeviationKind.ANDERS, f"{theirs or 'niets'} (record: {ours})", message
        )

    def _head(self) -> None:
        sheet, record = self.sheet, self.record
        if sheet.page is not None and sheet.page != record["bladzijde"]:
            ours = str(record["bladzijde"])
            message = f"het factsheet begint op bladzijde {sheet.page}, niet op {ours}"
            self.note_other(("bladzijde",), str(sheet.page), ours, message)
        if sheet.page is not None and sheet.page_sure != record["bladzijde_zeker"]:
            sure, unsure = ("zeker", "niet zeker") if sheet.page_sure else ("niet zeker", "zeker")
            self.note_other(
                ("bladzijde_zeker",), sure, unsure, f"de telling van de bladzijden is hier {sure}"
            )
        theirs = sheet.line("gemeente")
        if fold(theirs) != fold(record["gemeente"]):
            message = f"het factsheet noemt als gemeente “{theirs}”"
            self.note_other(("gemeente",), theirs, record["gemeente"], message)
        title = f"{sheet.line('titel')} {sheet.name}"
        self._adds(("titel",), record["titel"], title)
        for word in _lacking(record["titel"], title):
            self.note_added(("titel",), word, f"“{word}” staat niet in de titel van het factsheet")
        for word in _lacking(sheet.line("titel"), record["titel"]):
            self.note_missing(("titel",), word, f"“{word}” staat wel in de titel van het factsheet")

    def _headed(self, section: Section, ours: Any) -> bool:
        """Whether both have this heading; one that the record alone has, and explains, is compared
        with nothing below it.
        """
        there = self._stands_there(section)
        if there and ours is None:
            self.note_missing(
                section.field_path,
                _HEADING,
                "deze kop staat in het factsheet; in het record ontbreekt hij (null)",
            )
        elif not there and ours is not None:
            message = "het factsheet heeft deze kop niet; schrijf null"
            return (
                self.differ(section.field_path, DeviationKind.TOEGEVOEGD, _HEADING, message).waarom
                is not None
            )
        return there

    def _stands_there(self, section: Section) -> bool:
        if section.content in ("contacten", "overige"):
            return section.code in self.sheet.headings
        return section.code in self.sheet.sections

    def _section(self, sectie: Section, field_path: FieldPath, ours: Any) -> None:
        if sectie.content == "contacten":
            self.trace.secties[sectie.code] = (len(ours), len(self.sheet.contacts))
            self._contacts(field_path, ours, self.sheet.contacts)
        elif sectie.content == "overige":
            self.trace.secties[sectie.code] = (len(ours), len(self.sheet.others))
            self._others(field_path, ours, self.sheet.others)
        else:
            section = self.sheet.sections.get(sectie.code) or ReportSection(None)
            match sectie.content:
                case "items":
                    self._items(field_path, [item["tekst"] for item in ours], section)
                    self._kinds(sectie, ours, section)
                case "tekst":
                    self._statement(field_path, ours, section)
                case "namen" if sectie.code == "documentatie":
                    self._items(field_path, ours, section)
                case "namen":
                    self._names(field_path, ours, section)
                case _:
                    self._statement((*field_path, "omschrijving"), ours["omschrijving"], section)
                    for nr, district in enumerate(ours.get("wijken", ())):
                        for word in _lacking(district, section.text):
                            message = f"“{word}” staat niet bij het gebied in het factsheet"
                            self.note_added((*field_path, "wijken", nr), word, message)

    def _items(self, field_path: FieldPath, ours: Sequence[str], section: ReportSection) -> None:
        theirs = section.items
        self.trace.compared["punten"] += len(theirs)
        self.trace.secties[str(field_path[-1])] = (len(ours), len(theirs))
        if self._too_many(field_path, len(ours), len(theirs)):
            return
        pairs = align(
            [entities.content(text) for text in ours],
            [entities.content(text) for text in theirs],
            self.ground.likeness,
        )
        for one, other, moved in pairs:
            if one is None and other is not None:
                name, text = f"punt {other + 1}", beginning(theirs[other])
                self.note_missing(
                    field_path, f"{name}: {text}", f"{name} van het factsheet ontbreekt: “{text}”"
                )
            elif other is None and one is not None:
                self.note_added(
                    (*field_path, one),
                    ours[one],
                    f"dit punt staat niet in het factsheet: “{ours[one]}”",
                )
            elif one is not None and other is not None:
                if moved:
                    message = f"dit is punt {other + 1} van het factsheet, hier punt {one + 1}"
                    self.differ(
                        (*field_path, one), DeviationKind.VOLGORDE, f"punt {other + 1}", message
                    )
                self._facts((*field_path, one), ours[one], theirs[other], section.heading)
        everything = " ".join([*ours, *section.counts])
        for text in section.announcements:
            self._lacks(field_path, everything, text)

    def _too_many(self, field_path: FieldPath, ours: int, theirs: int) -> bool:
        """Whether there are more of either than can be laid side by side, which is noted."""
        if max(ours, theirs) <= MOST:
            return False
        told = f"het factsheet heeft er hier {theirs}, het record {ours}"
        self.note_other(
            field_path, str(theirs), str(ours), f"{told}; naast elkaar leggen gaat tot {MOST}"
        )
        return True

    def _kinds(self, sectie: Section, ours: Sequence[Record], section: ReportSection) -> None:
        """Whether the results are of the kinds that the labels above them say."""
        if sectie.code == "resultaten":
            given = {item["soort"] or self.record["resultaten"]["soort"] for item in ours}
            for kind in sorted(set(section.kinds) - given):
                message = f"het factsheet noemt deze resultaten {kind}"
                self.note_other(("resultaten", "soort"), kind, ", ".join(sorted(given)), message)

    def _statement(self, field_path: FieldPath, ours: str, section: ReportSection) -> None:
        self.trace.compared["punten"] += 1
        theirs = section.text
        if self.ground.likeness(
            entities.content(ours), entities.content(theirs)
        ) < LEAST and _lacking(ours, theirs):
            text = beginning(theirs)
            self.note_other(
                field_path, text, ours, f"dit lijkt niet op wat het factsheet hier zegt: “{text}”"
            )
        self._facts(field_path, ours, theirs, section.heading)

    def _names(self, field_path: FieldPath, ours: Sequence[str], section: ReportSection) -> None:
        everything = "; ".join(ours)
        self._lacks(field_path, everything, section.text)
        for nr, name in enumerate(ours):
            self._adds((*field_path, nr), name, section.text)
            if _unknown(name, section.text):
                self.note_added(
                    (*field_path, nr), name, f"“{name}” staat hier niet in het factsheet"
                )
        for segment in _SEGMENTS.split(section.text):
            self.trace.compared["punten"] += bool(entities.content(segment))
            if _unknown(segment, everything):
                name = known_by(segment.strip(" ."))
                self.note_missing(field_path, name, f"het factsheet noemt hier ook “{name}”")

    def _facts(self, field_path: FieldPath, ours: str, theirs: str, context: str = "") -> None:
        """Compare a statement both ways; what `context` says may stand in ours as well."""
        self._lacks(field_path, ours, theirs)
        self._adds(field_path, ours, f"{theirs} {context}")

    def _lacks(self, field_path: FieldPath, ours: str, theirs: str) -> None:
        """Note what the report has and the record lacks."""
        words = words_of(ours)
        figures, names, addresses = (
            entities.figures(theirs),
            self.ground.vocabulary.names(theirs),
            entities.addresses(theirs),
        )
        self.trace.compared["cijfers"] += len(figures)
        self.trace.compared["namen"] += len(names)
        self.trace.compared["adressen"] += len(addresses)
        lacking = [
            *sorted(figures - entities.figures(ours)),
            *sorted(addresses - entities.addresses(ours)),
        ]
        lacking += [written for name, written in names.items() if not words.mentions(name)]
        for thing in lacking:
            self.note_missing(field_path, thing)

    def _adds(self, field_path: FieldPath, ours: str, theirs: str) -> None:
        """Note what the record has and the report lacks."""
        words = words_of(theirs)
        extra = [*sorted(entities.figures(ours) - entities.figures(theirs))]
        extra += sorted(entities.addresses(ours) - entities.addresses(theirs))
        extra += [
            written
            for name, written in self.ground.vocabulary.names(ours).items()
            if not words.mentions(name)
        ]
        for thing in extra:
            self.note_added(field_path, thing)

    def _counterparts(
        self, field_path: FieldPath, what: str, ours: Named, theirs: Named, said: Sequence[str]
    ) -> Iterator[tuple[int, int]]:
        """Which of `ours` is which of `theirs`; what has no counterpart is noted, ours by all that
        is `said` of it.
        """
        if self._too_many(field_path, len(ours), len(theirs)):
            return
        for one, other, _ in align(
            [words for _, words in ours], [words for _, words in theirs], _share
        ):
            if one is None and other is not None:
                name = theirs[other][0]
                self.note_missing(
                    field_path, f"{what} {other + 1}: {name}", f"het {what} “{name}” ontbreekt"
                )
            elif other is None and one is not None:
                self.note_added(
                    (*field_path, one),
                    said[one],
                    f"dit {what} staat niet in het factsheet: “{said[one]}”",
                )
            elif one is not None and other is not None:
                yield one, other

    def _contacts(
        self, field_path: FieldPath, ours: Sequence[Record], theirs: Sequence[Mapping[str, str]]
    ) -> None:
        named = (
            [_contact_name(contact) for contact in ours],
            [_contact_name(contact) for contact in theirs],
        )
        for one, other in self._counterparts(
            field_path, "contact", *named, [*map(contact_text, ours)]
        ):
            self._contact((*field_path, one), ours[one], theirs[other])

    def _contact(self, field_path: FieldPath, ours: Record, theirs: Mapping[str, str]) -> None:
        self.trace.compared["contacten"] += 1
        self._same(
            (*field_path, "naam"),
            tokens(fold(ours["naam"] or "")),
            tokens(fold(theirs.get("naam", ""))),
        )
        role = " ".join(filter(None, (ours["functie"], ours["organisatie"], ours["naam"])))
        written = f"{theirs.get('functie', '')} {theirs.get('naam', '')}"
        for word in _lacking(written, role):
            message = f"“{word}” staat wel bij dit contact in het factsheet, niet in het record"
            self.note_missing((*field_path, "functie"), word, message)
        for word in _lacking(role, written):
            self.note_added(
                (*field_path, "functie"),
                word,
                f"“{word}” staat niet bij dit contact in het factsheet",
            )
        self._same(
            (*field_path, "telefoon"),
            entities.phones("/".join(ours["telefoon"])),
            entities.phones(theirs.get("telefoon", "")),
        )
        for name in ("email", "website"):
            self._same((*field_path, name), [fold(ours[name] or "")], [fold(theirs.get(name, ""))])

    def _same(self, field_path: FieldPath, ours: Iterable[str], theirs: Iterable[str]) -> None:
        one, other = set(filter(None, ours)), set(filter(None, theirs))
        for thing in sorted(other - one):
            self.note_missing(field_path, thing)
        for thing in sorted(one - other):
            self.note_added(field_path, thing)

    def _others(
        self, field_path: FieldPath, ours: Sequence[Record], theirs: Sequence[Mapping[str, str]]
    ) -> None:
        named = ([_other_name(other) for other in ours], [_other_name(other) for other in theirs])
        for one, other in self._counterparts(
            field_path, "project", *named, [*map(other_project_text, ours)]
        ):
            self._other((*field_path, one), ours[one], theirs[other])

    def _other(self, field_path: FieldPath, ours: Record, theirs: Mapping[str, str]) -> None:
        self.trace.compared["punten"] += 1
        said = "; ".join(
            _texts(
                {key: content for key, content in ours.items() if key not in ("contact", "noot")}
            )
        )
        written = "; ".join(
            content for key, content in theirs.items() if key not in PRINTED_CONTACT
        )
        self._facts(field_path, said, written)
        contact = {key: content for key, content in theirs.items() if key in PRINTED_CONTACT}
        self._contacts((*field_path, "contact"), ours["contact"], [contact] if contact else [])


def _restating(record: Record) -> Record:
    """A record without what it says of the factsheet instead of after it."""
    return {name: content for name, content in record.items() if name != "afwijkingen"}


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _texts(child)


def _lacking(ours: str, theirs: str) -> list[str]:
    """The words of `ours` that carry meaning and that `theirs` lacks, in any form and as part of
    any compound.
    """
    known, letters = entities.content(theirs), words_of(theirs).letters
    new = [word for family, word in entities.content_words(ours).items() if family not in known]
    new = [word for word in new if len(word) <= 3 or stem(word) not in letters]
    parts = (
        tuple(stem(word) for word in words_of(theirs).words if len(word) >= _PART) if new else ()
    )
    return [word for word in new if not word.startswith(parts) and not stem(word).endswith(parts)]


def _unknown(ours: str, theirs: str) -> bool:
    """Whether `ours` has words that carry meaning and `theirs` knows none of them."""
    content = entities.content(ours)
    return bool(content) and len(_lacking(ours, theirs)) == len(content)


def _contact_name(contact: Mapping[str, Any]) -> tuple[str, frozenset[str]]:
    """What a contact is called, and the words that it is known by."""
    told = [
        str(contact[name]) for name in ("naam", "functie", "email", "website") if contact.get(name)
    ]
    return (told[0] if told else "zonder naam"), entities.content(" ".join(told))


def _other_name(other: Mapping[str, Any]) -> tuple[str, frozenset[str]]:
    """What another project is called, and the words of that."""
    return other["titel"], entities.content(other["titel"])


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)
