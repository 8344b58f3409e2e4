"""The words in use in a catalogue, by family, part and length; and synonyms."""

from typing import NamedTuple

from adv_cli.catalogue.reader import Catalogue


class WordsInUse(NamedTuple):
    """The words in use in a catalogue, as `dutch.word_lookup.look_up` asks for them."""

    catalogue: Catalogue

    def family(self, word: str) -> str | None:
        """The family of a word in use, or of another form of such a family; None for others."""
        query = (
            "SELECT family FROM word WHERE word = ? UNION SELECT family FROM form WHERE form = ?"
        )
        rows = self.catalogue.rows(query, (word, word))
        return rows[0][0] if rows else None

    def members(self, family: str) -> list[str]:
        """The words in use of a family."""
        return _words(self.catalogue, "family = ?", family)

    def compounds(self, family: str) -> list[str]:
        """The words in use that are compounds with a word of this family."""
        having = "family IN (SELECT family FROM part WHERE part = ?)"
        return _words(self.catalogue, having, family)


def inflections(catalogue: Catalogue, name: str) -> list[str]:
    """The inflected forms of a name with synonyms that are in use."""
    rows = catalogue.rows("SELECT word FROM inflected WHERE name = ?", (name,))
    return [word for (word,) in rows]


def is_in_use(catalogue: Catalogue, word: str) -> bool:
    """Whether any text has a word or implies it."""
    query = "SELECT 1 FROM item_fts WHERE item_fts MATCH ? LIMIT 1"
    return bool(catalogue.rows(query, (f'"{word}"',)))


def abbreviations(catalogue: Catalogue) -> list[tuple[str, str]]:
    """The abbreviations that texts explain, each with the words of its name."""
    return [(short, name) for short, name in catalogue.rows("SELECT * FROM abbreviation")]


def words_with_part(catalogue: Catalogue, part: str) -> list[str]:
    """The words in use in which `part` occurs."""
    return _words(catalogue, "instr(word, ?) > 0", part)


def words_that_begin(catalogue: Catalogue, beginning: str) -> list[str]:
    """The words in use that begin so and go on."""
    return _words(catalogue, "word > ? AND word < ?", beginning, beginning + "~")


def forms_of_length(catalogue: Catalogue, shortest: int, longest: int) -> list[str]:
    """The forms that have so many letters, of words that are in use otherwise."""
    query = "SELECT form FROM form WHERE length(form) BETWEEN ? AND ?"
    return [form for (form,) in catalogue.rows(query, (shortest, longest))]


def words_of_length(catalogue: Catalogue, shortest: int, longest: int) -> list[str]:
    """The words in use that have so many letters."""
    return _words(catalogue, "length(word) BETWEEN ? AND ?", shortest, longest)


def synonyms(catalogue: Catalogue, family: str) -> list[str]:
    """The names that mean the same as a word of this family."""
    query = (
        "SELECT words FROM synonym WHERE group_nr IN (SELECT group_nr FROM synonym"
        " WHERE ? IN (SELECT family FROM word WHERE word = words"
        " UNION ALL SELECT family FROM form WHERE form = words))"
    )
    return [words for (words,) in catalogue.rows(query, (family,))]


def _words(catalogue: Catalogue, condition: str, *parameters: object) -> list[str]:
    rows = catalogue.rows(f"SELECT word FROM word WHERE {condition}", parameters)
    return [word for (word,) in rows]
