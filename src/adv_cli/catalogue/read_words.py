"""The words in use in a catalogue, by family, beginning, part and length; and synonyms."""

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.tables import SynonymRow


def words_of_family(catalogue: Catalogue, family: str) -> list[str]:
    """The words in use of a family; a word in use is among those of its own."""
    return _words(catalogue, "family = ?", family)


def words_with_part(catalogue: Catalogue, part: str) -> list[str]:
    """The words in use in which `part` occurs."""
    return _words(catalogue, "instr(word, ?) > 0", part)


def words_beginning(catalogue: Catalogue, beginning: str, limit: int) -> list[str]:
    """At most `limit` words in use that are longer than `beginning` and begin so."""
    longer = "word > ? AND word < ? LIMIT ?"
    return _words(catalogue, longer, beginning, f"{beginning}~", limit)


def words_of_length(catalogue: Catalogue, shortest: int, longest: int) -> list[str]:
    """The words in use that have so many letters."""
    return _words(catalogue, "length(word) BETWEEN ? AND ?", shortest, longest)


def synonyms(catalogue: Catalogue, family: str) -> list[SynonymRow]:
    """The names that mean the same as a word of this family."""
    query = (
        "SELECT group_nr, family, words FROM synonym"
        " WHERE group_nr IN (SELECT group_nr FROM synonym WHERE family = ?)"
    )
    return [SynonymRow._make(row) for row in catalogue.rows(query, (family,))]


def _words(catalogue: Catalogue, condition: str, *parameters: object) -> list[str]:
    rows = catalogue.rows(f"SELECT word FROM word WHERE {condition}", parameters)
    return [word for (word,) in rows]
