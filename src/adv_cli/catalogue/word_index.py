"""The index of the texts and the tables of words, made of the items that a catalogue holds.

What a text implies (see `dutch.implied_words`) is found in a column of its own.
"""

import sqlite3
from collections.abc import Callable, Iterable
from functools import reduce
from typing import NamedTuple

from adv_cli.catalogue.tables import OWN_TEXT
from adv_cli.dutch.abbreviations import Abbreviation, abbreviations
from adv_cli.dutch.capitals import ABBREVIATION, is_by_capitals
from adv_cli.dutch.implied_words import implied_words
from adv_cli.dutch.lexicon import Lexicon
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.paraphrases import Halves, paraphrased
from adv_cli.dutch.patterns import compiled
from adv_cli.dutch.vocabulary import Vocabulary
from adv_cli.dutch.word_families import word_tables
from adv_cli.model.lines import OTHER_PROJECT_LABELS
from adv_cli.model.template import CODING, CONCEPT, OTHERS

_UNLABELLED = reduce(
    lambda text, label: f"replace({text}, '; {label}: ', '; ')",
    OTHER_PROJECT_LABELS.values(),
    "tekst",
)
INDEXED = f"CASE WHEN sectie = '{OTHERS}' THEN {_UNLABELLED} ELSE {OWN_TEXT} END"
"""What is indexed of an item: what it says, without the labels between its parts."""

RANK = "bm25(1.0, 0.25)"
"""How items are ranked: a word that stands there counts for more than one that is implied."""

Dictionary = Callable[[], Lexicon]
"""What gives the dictionary; asked only when it is needed."""


class Words(NamedTuple):
    """The words that stand in the texts, those in names to look up, and what texts imply beside.

    `abbreviations` stand in texts in capitals; some texts say for what (`explained`).
    """

    used: frozenset[str]
    named: frozenset[str]
    implied: frozenset[str]
    abbreviations: frozenset[str]
    explained: frozenset[Abbreviation]


def words_of(db: sqlite3.Connection) -> Words:
    """The words of the items and shared files that a catalogue holds."""
    names = db.execute(
        "SELECT words FROM synonym UNION ALL SELECT aliassen FROM code WHERE dimension = ?",
        (CONCEPT,),
    )
    texts = [text for (text,) in db.execute(f"SELECT {INDEXED} FROM item")]
    used = _tokens(texts)
    return Words(
        used,
        _tokens(name for (name,) in names),
        _implied(db) - used,
        frozenset(found for text in texts for found in compiled(ABBREVIATION).findall(text)),
        frozenset(found for text in texts for found in abbreviations(text)),
    )


def _implied(db: sqlite3.Connection) -> frozenset[str]:
    rows = db.execute("SELECT DISTINCT implied FROM item WHERE implied <> ''")
    return frozenset(
        word for (words,) in rows for word in words.split() if not is_by_capitals(word)
    )


def index_all(db: sqlite3.Connection, dictionary: Dictionary) -> None:
    """Index all items, and write the tables of their words."""
    db.execute("UPDATE item SET implied = NULL WHERE implied IS NOT NULL")
    words = words_of(db)
    new = _new_items(db)
    vocabulary = Vocabulary(words.used | words.named, dictionary())
    _imply(db, new, vocabulary, words)
    _write_tables(db, words._replace(implied=_implied(db) - words.used), vocabulary)
    _paraphrase(db, new, vocabulary)
    db.execute("INSERT INTO item_fts (item_fts) VALUES ('delete-all')")
    db.execute("INSERT INTO item_fts (item_fts, rank) VALUES ('rank', ?)", (RANK,))
    db.execute(
        f"INSERT INTO item_fts (rowid, tekst, implied) SELECT nr, {INDEXED}, implied FROM item"
    )


def index_new(
    db: sqlite3.Connection, before: Words, projects: list[int], dictionary: Dictionary
) -> bool:
    """Index the items of `projects`, the only new ones in a catalogue that had the words `before`.

    Other words can make other texts imply something else: then nothing is indexed, and all must be
    anew. Says whether it did.
    """
    now = words_of(db)
    if now._replace(implied=before.implied) != before:
        return False
    new = _new_items(db)
    if not new and now == before:
        return True
    vocabulary = Vocabulary(now.used | now.named, dictionary())
    _imply(db, new, vocabulary, now)
    now = now._replace(implied=_implied(db) - now.used)
    if now != before:
        _write_tables(db, now, vocabulary)
    _paraphrase(db, new, vocabulary)
    db.executemany(
        f"INSERT INTO item_fts (rowid, tekst, implied) SELECT nr, {INDEXED}, implied FROM item"
        " WHERE project = ?",
        ((nr,) for nr in projects),
    )
    return True


def unindex(db: sqlite3.Connection, project: int) -> None:
    """Take the items of a project out of the index, while they are still there."""
    db.execute(
        "INSERT INTO item_fts (item_fts, rowid, tekst, implied)"
        f" SELECT 'delete', nr, {INDEXED}, implied FROM item WHERE project = ?",
        (project,),
    )


def _new_items(db: sqlite3.Connection) -> list[tuple[int, str]]:
    """The items of which does not stand yet what they imply, by number.

    The label of a code is no text: it lists what a code may mean, and implies nothing.
    """
    db.execute("UPDATE item SET implied = '' WHERE sectie = ?", (CODING,))
    return db.execute(f"SELECT nr, {INDEXED} FROM item WHERE implied IS NULL").fetchall()


def _imply(
    db: sqlite3.Connection,
    items: list[tuple[int, str]],
    vocabulary: Vocabulary,
    words: Words,
) -> None:
    """Write what the texts of items imply by their own words."""
    towns = (name for (name,) in db.execute("SELECT naam FROM municipality"))
    names = {name for name in towns if fold(name) in vocabulary.lexicon}
    implied = (
        (" ".join(dict.fromkeys(implied_words(text, vocabulary, words.abbreviations, names))), nr)
        for nr, text in items
    )
    db.executemany("UPDATE item SET implied = ? WHERE nr = ?", implied)


def _paraphrase(
    db: sqlite3.Connection, items: list[tuple[int, str]], vocabulary: Vocabulary
) -> None:
    """Add to items the compounds in use that their texts say in separate words."""
    halves = Halves(
        dict(db.execute("SELECT word, family FROM word")),
        {(head, tail): word for head, tail, word in db.execute("SELECT * FROM halves")},
    )
    said = (
        (dict.fromkeys(paraphrased(text, halves, vocabulary.is_verb_form)), nr)
        for nr, text in items
    )
    db.executemany(
        "UPDATE item SET implied = ltrim(implied || ' ' || ?) WHERE nr = ?",
        ((" ".join(words), nr) for words, nr in said if words),
    )


def _write_tables(db: sqlite3.Connection, words: Words, vocabulary: Vocabulary) -> None:
    """The families of the words in use and of their other forms, and what compounds they make."""
    names = {name for (name,) in db.execute("SELECT words FROM synonym")} & words.named
    tables = word_tables(vocabulary, words.implied, names, words.used)
    found = words.used | words.implied
    in_use = {word: family for word, family in tables.families.items() if word in found}
    others = {word: family for word, family in tables.families.items() if word not in found}
    inflected = ((name, word) for name, own in tables.inflected.items() for word in own)
    parts = ((part, family) for family, own in tables.parts.items() for part in own)
    halves = ((*pair, word) for pair, word in tables.halves.items())
    written: tuple[tuple[str, Iterable[tuple[str, ...]]], ...] = (
        ("word (word, family)", in_use.items()),
        ("form (form, family)", (others | tables.forms).items()),
        ("part (part, family)", parts),
        ("inflected (name, word)", inflected),
        ("abbreviation (short, name)", words.explained),
        ("halves (head, tail, word)", halves),
    )
    for table, rows in written:
        db.execute(f"DELETE FROM {table.partition(' ')[0]}")
        marks = ", ".join("?" * (table.count(",") + 1))
        # sorted: the pages of a table remember in which order its rows came
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", sorted(rows))


def _tokens(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in tokens(fold(text)))
