"""The index of the texts and the tables of words, made of the items that a catalogue holds.

What a text implies (see `dutch.implied_words`) is found in a column of its own.
"""

import sqlite3
from collections.abc import Callable, Iterable
from typing import NamedTuple

from adv_cli.catalogue.tables import INDEXED
from adv_cli.dutch.abbreviations import Abbreviation, abbreviations
from adv_cli.dutch.implied_words import implied_words
from adv_cli.dutch.lexicon import Lexicon
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.vocabulary import Vocabulary
from adv_cli.dutch.word_families import word_tables
from adv_cli.dutch.word_lookup import ABBREVIATION, is_capitals
from adv_cli.model.template import CODING, CONCEPT

Dictionary = Callable[[], Lexicon]
"""What gives the dictionary; asked only when it is needed."""


class Words(NamedTuple):
    """The words that stand in the texts, those in names to look up, and those that texts imply.

    `abbreviations` stand in texts in capitals; some texts say for what (`explained`).
    """

    used: frozenset[str]
    named: frozenset[str]
    implied: frozenset[str]
    abbreviations: frozenset[str]
    explained: frozenset[Abbreviation]

    @property
    def all(self) -> frozenset[str]:
        """Every one of them."""
        return self.used | self.named | self.implied


def words_of(db: sqlite3.Connection) -> Words:
    """The words of the items and shared files that a catalogue holds."""
    names = db.execute(
        "SELECT words FROM synonym UNION ALL SELECT aliassen FROM code WHERE dimension = ?",
        (CONCEPT,),
    )
    texts = [text for (text,) in db.execute(f"SELECT {INDEXED} FROM item")]
    return Words(
        _tokens(texts),
        _tokens(name for (name,) in names),
        _implied(db),
        frozenset(found for text in texts for found in ABBREVIATION.findall(text)),
        frozenset(found for text in texts for found in abbreviations(text)),
    )


def _implied(db: sqlite3.Connection) -> frozenset[str]:
    rows = db.execute("SELECT DISTINCT implied FROM item WHERE implied <> ''")
    return frozenset(word for (words,) in rows for word in words.split() if not is_capitals(word))


def index_all(db: sqlite3.Connection, dictionary: Dictionary) -> None:
    """Index all items, and write the tables of their words."""
    db.execute("UPDATE item SET implied = NULL WHERE implied IS NOT NULL")
    words = words_of(db)
    _imply(db, words, dictionary)
    db.execute("INSERT INTO item_fts (item_fts) VALUES ('delete-all')")
    db.execute(
        f"INSERT INTO item_fts (rowid, tekst, implied) SELECT nr, {INDEXED}, implied FROM item"
    )
    _write_tables(db, words._replace(implied=_implied(db)), dictionary)


def index_new(
    db: sqlite3.Connection, before: Words, projects: list[int], dictionary: Dictionary
) -> None:
    """Index the items of `projects`, the only new ones in a catalogue that had the words `before`.

    Other words can make other texts imply something else: then all is indexed anew.
    """
    now = words_of(db)
    if now._replace(implied=before.implied) != before:
        index_all(db, dictionary)
        return
    _imply(db, now, dictionary)
    db.executemany(
        f"INSERT INTO item_fts (rowid, tekst, implied) SELECT nr, {INDEXED}, implied FROM item"
        " WHERE project = ?",
        ((nr,) for nr in projects),
    )
    now = now._replace(implied=_implied(db))
    if now != before:
        _write_tables(db, now, dictionary)


def unindex(db: sqlite3.Connection, project: int) -> None:
    """Take the items of a project out of the index, while they are still there."""
    db.execute(
        "INSERT INTO item_fts (item_fts, rowid, tekst, implied)"
        f" SELECT 'delete', nr, {INDEXED}, implied FROM item WHERE project = ?",
        (project,),
    )


def _imply(db: sqlite3.Connection, words: Words, dictionary: Dictionary) -> None:
    """Write what the texts imply to the items where that does not stand yet.

    The label of a code is no text: it lists what a code may mean, and implies nothing.
    """
    db.execute("UPDATE item SET implied = '' WHERE sectie = ?", (CODING,))
    rows = db.execute(f"SELECT nr, {INDEXED} FROM item WHERE implied IS NULL").fetchall()
    if not rows:
        return
    vocabulary = Vocabulary(words.used | words.named, dictionary())
    implied = (
        (" ".join(dict.fromkeys(implied_words(text, vocabulary, words.abbreviations))), nr)
        for nr, text in rows
    )
    more = [(found, nr) for found, nr in implied if found]
    db.executemany("UPDATE item SET implied = ? WHERE nr = ?", more)
    db.execute("UPDATE item SET implied = '' WHERE implied IS NULL")


def _write_tables(db: sqlite3.Connection, words: Words, dictionary: Dictionary) -> None:
    """The families of the words in use and of their other forms, and what compounds they make."""
    names = {name for (name,) in db.execute("SELECT words FROM synonym")} & words.named
    tables = word_tables(Vocabulary(words.all, dictionary()), names)
    found = words.used | words.implied
    in_use = {word: family for word, family in tables.families.items() if word in found}
    others = {word: family for word, family in tables.families.items() if word not in found}
    inflected = ((name, word) for name, own in tables.inflected.items() for word in own)
    parts = ((part, family) for family, own in tables.parts.items() for part in own)
    for table, rows in (
        ("word", in_use.items()),
        ("form", (others | tables.forms).items()),
        ("part", parts),
        ("inflected", inflected),
        ("abbreviation", words.explained),
    ):
        db.execute(f"DELETE FROM {table}")
        # sorted: the pages of a table remember in which order its rows came
        db.executemany(f"INSERT INTO {table} VALUES (?, ?)", sorted(rows))


def _tokens(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in tokens(fold(text)))
