"""The families of the words in use: the forms of a word and what is derived from it.

Made when a catalogue is built; a question reads the tables and asks no dictionary.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from adv_cli.dutch.derivation import are_apart
from adv_cli.dutch.lexicon import CORRECTED
from adv_cli.dutch.vocabulary import Vocabulary


class WordTables(NamedTuple):
    """What a catalogue keeps of words.

    `families` gives every word in use its family, as one of its words. `forms` gives it to other
    forms of these families, so that one finds what one types though nobody used it. `parts` gives
    a family those that its words are compounds of. `inflected` gives a name that was asked for its
    inflected forms in use. `halves` gives the families of the two halves of a compound in use that
    compound.
    """

    families: dict[str, str]
    forms: dict[str, str]
    parts: dict[str, tuple[str, ...]]
    inflected: dict[str, tuple[str, ...]]
    halves: dict[tuple[str, str], str]


def word_tables(
    vocabulary: Vocabulary,
    implied: Iterable[str] = (),
    names: Iterable[str] = (),
    written: Iterable[str] = (),
) -> WordTables:
    """The tables for the words in use of a vocabulary, and those that texts imply beside these.

    Of its words some are `names`, and those `written` stand in texts, of which others may say the
    same in separate words.
    """
    return _Families(vocabulary, implied).tables(names, written)


class _Families:
    """Words joined to families; each word but the key of its family has another one as parent."""

    def __init__(self, vocabulary: Vocabulary, implied: Iterable[str]) -> None:
        self.vocabulary = vocabulary
        self.used = vocabulary.used.union(implied)
        self.parent: dict[str, str] = {}
        self.parts: dict[str, list[str]] = {}

    def tables(self, names: Iterable[str], written: Iterable[str]) -> WordTables:
        self._relate(word for word in self.used if word.isalpha() and len(word) > 2)
        self._join_alike()
        families = {word: self._key(self.vocabulary.lemma(word)) for word in sorted(self.used)}
        parts = self._part_families(frozenset(families.values()))
        forms = self._unused_forms()
        return WordTables(families, forms, parts, self._inflected(names), self._halves(written))

    def _relate(self, words: Iterable[str]) -> None:
        """Join these words to what they are forms of and derived from, and so their parts."""
        pending = set(words)
        seen: set[str] = set()
        while pending:
            seen |= pending
            found: set[str] = set()
            for word in pending:
                lemma, *others = self.vocabulary.readings(word)
                if lemma not in self.parts:
                    self.parts[lemma] = list(self.vocabulary.parts(lemma))
                    bases = list(self.vocabulary.bases(lemma))
                    for base in (*bases, *self.vocabulary.unlisted_bases(lemma)):
                        self._join(lemma, base)
                    found.update(self.parts[lemma], bases)
                for other in others:
                    self._join(lemma, other)
                found.update(others)
            pending = found - seen

    def _join_alike(self) -> None:
        """Join compounds of the same words: opvoedproblematiek and opvoedingsproblematiek."""
        first: dict[tuple[str, str], str] = {}
        for lemma in sorted(self.parts):
            found = self.vocabulary.split(lemma)
            if found is not None:
                head, tail = (self.vocabulary.lemma(half) for half in (found.head, found.tail))
                other = first.setdefault((self._key(head), self._key(tail)), lemma)
                if not are_apart(other, lemma):
                    self._join(other, lemma)

    def _join(self, one: str, other: str) -> None:
        keys = {self._key(one), self._key(other)}
        if len(keys) == 2:
            key, joined = sorted(keys, key=self._rank)
            self.parent[joined] = key

    def _rank(self, word: str) -> tuple[bool, int, str]:
        return not self.vocabulary.knows(word), len(word), word

    def _key(self, word: str) -> str:
        while word in self.parent:
            word = self.parent[word]
        return word

    def _part_families(self, used: frozenset[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for lemma, parts in self.parts.items():
            family = self._key(lemma)
            if family in used:
                found[family].update({self._key(part) for part in parts} - {family})
        return {family: tuple(sorted(parts)) for family, parts in sorted(found.items()) if parts}

    def _halves(self, words: Iterable[str]) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for word in sorted(words, key=lambda word: (len(word), word)):
            split = self.vocabulary.split(word)
            if split is not None:
                head, tail = (self.vocabulary.lemma(half) for half in (split.head, split.tail))
                found.setdefault((self._key(head), self._key(tail)), word)
        return found

    def _unused_forms(self) -> dict[str, str]:
        lexicon = self.vocabulary.lexicon
        found: dict[str, str] = {}
        lemmas = sorted({*self.parts, *self.parent, *self.parent.values()})
        for lemma in lemmas:
            found.update(dict.fromkeys(lexicon.forms(lemma), self._key(lemma)))
        for lemma in lemmas:
            found.setdefault(lemma, self._key(lemma))
        for form, word in CORRECTED.items():  # else a rule would take ouderen for ouder
            found.setdefault(form, self._key(word))
        return {form: key for form, key in found.items() if form not in self.used}

    def _inflected(self, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        forms: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.used):
            forms[self.vocabulary.lemma(word)].append(word)
        return {name: tuple(forms[self.vocabulary.lemma(name)]) for name in names}
