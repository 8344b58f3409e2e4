"""The dictionary of Dutch word forms: to which word a form belongs, and the forms of a word.

The forms come from simplemma, which only the building of a catalogue needs. Decoding them takes
1.6 seconds, so they are written once to a text file that can be searched as it is: a build looks up
13,000 of the 359,000 forms, and reading all of them into a dict would take longer than all else it
does. All words are folded (see `normalize.fold`).
"""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from zlib import crc32

from adv_cli.dutch.normalize import fold

_LAYOUT = 1
"""The version of the text file, and of what is made of the dictionary."""
_LANGUAGE = "nl"
_CHECKSUM = 8
"""The letters of the checksum that a kept dictionary begins with."""
_LONGEST = 40
"""Letters of the longest form that is kept; no word in a record is longer."""
_BLOCK = 32
"""The lines of a text that are searched for one key: some 750 letters."""

CORRECTED = {
    # comparatives that are nouns in their own right
    "ouder": "ouder",
    "oudere": "oudere",
    "ouderen": "oudere",
    "jongere": "jongere",
    "jongeren": "jongere",
    # the plural of one noun, given as a form of a verb or of another noun
    "leden": "lid",
    "reden": "reden",
    "keten": "keten",
    "ketens": "keten",
    "schot": "schot",
    # common nouns that are given as a form of a verb
    "kaart": "kaart",
    "gevallen": "geval",
    "gebieden": "gebied",
    "velden": "veld",
    "name": "name",
    # plurals that the dictionary keeps as words of their own
    "redenen": "reden",
    "gegeven": "gegeven",
    "gegevens": "gegeven",
    # other spellings of one word
    "sprake": "sprake",
}
"""The words of forms for which the dictionary gives another word than our field means."""


_CORRECTED_FORMS = {
    word: [form for form, other in CORRECTED.items() if other == word]
    for word in CORRECTED.values()
}


class Lexicon:
    """Folded word forms with the word (lemma) of each."""

    def __init__(self, by_form: "SortedLines", by_word: "SortedLines") -> None:
        """Take lines of a form and its word, and lines of a word and its forms."""
        self.by_form = by_form
        self.by_word = by_word

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "Lexicon":
        """Make a dictionary of folded forms, each with its word."""
        found = dict(words)
        for word in set(words.values()):
            found.setdefault(word, word)
        forms: dict[str, list[str]] = defaultdict(list)
        for form, word in found.items():
            forms[word].append(form)
        by_word = ((word, " ".join(sorted(own))) for word, own in forms.items())
        return cls(SortedLines.of(found.items()), SortedLines.of(by_word))

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Lexicon":
        """A dictionary as `to_bytes` gave it; raises ValueError for anything else."""
        if raw[:_CHECKSUM] != _checksum(raw[_CHECKSUM:]):
            raise ValueError("not a whole dictionary")
        header, _, text = raw[_CHECKSUM:].decode("ascii").partition("\0")
        by_form, by_word, divide = json.loads(header)
        return cls(SortedLines(text[:divide], *by_form), SortedLines(text[divide:], *by_word))

    def to_bytes(self) -> bytes:
        """Both texts; before them a checksum, and as JSON where what starts."""
        forms, words = self.by_form, self.by_word
        indexes = [[lines.keys, lines.starts] for lines in (forms, words)]
        header = json.dumps([*indexes, len(forms.text)])
        raw = f"{header}\0{forms.text}{words.text}".encode("ascii")
        return _checksum(raw) + raw

    def __contains__(self, form: str) -> bool:
        return self.lemma(form) is not None

    def lemma(self, form: str) -> str | None:
        """The word that `form` is a form of; None when the dictionary lacks it."""
        return CORRECTED.get(form) or self.by_form.find(form)

    def forms(self, word: str) -> list[str]:
        """The forms of a word, itself included; none when it is no word."""
        line = self.by_word.find(word)
        forms = [] if line is None else line.split(" ")
        if not CORRECTED.keys().isdisjoint(forms):
            forms = [form for form in forms if form not in CORRECTED]
        return forms + _CORRECTED_FORMS.get(word, [])

    def has_forms(self, word: str) -> bool:
        """Whether `word` is a word that has other forms as well."""
        return self.forms(word) not in ([], [word])

    def is_word(self, form: str) -> bool:
        """Whether `form` is a word as a dictionary lists it, be it also a form of another one."""
        lemma = self.lemma(form)
        return lemma is not None and (lemma == form or self.has_forms(form))


class SortedLines:
    """Lines of a key, a blank and a value, sorted, in one text that is searched as it is."""

    def __init__(self, text: str, keys: list[str], starts: list[int]) -> None:
        """Take the text and, of every block of it, the first key and where it starts."""
        self.text = text
        self.keys = keys
        self.starts = starts
        self.find = cache(self._find)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "SortedLines":
        """Make the text of pairs of key and value."""
        keys, starts = [], []
        lines = []
        place = 0
        for nr, (key, value) in enumerate(sorted(pairs)):
            if nr % _BLOCK == 0:
                keys.append(key)
                starts.append(place)
            lines.append(f"\n{key} {value}")
            place += len(lines[-1])
        return cls("".join([*lines, "\n"]), keys, starts)

    def _find(self, key: str) -> str | None:
        """The value of `key`, or None."""
        block = bisect_right(self.keys, key)
        if block == 0:
            return None
        end = self.starts[block] + 1 if block < len(self.starts) else len(self.text)
        found = self.text.find(f"\n{key} ", self.starts[block - 1], end)
        if found < 0:
            return None
        start = found + len(key) + 2
        return self.text[start : self.text.index("\n", start)]


def dictionary_name() -> str:
    """A name for the dictionary: another one whenever it would have other words."""
    from importlib.metadata import version

    return f"{_LANGUAGE}-simplemma-{version('simplemma')}-{_LAYOUT}"


@cache
def read_dictionary() -> Lexicon:
    """The dictionary, decoded from simplemma; once in a process, for it takes 1.6 seconds."""
    return Lexicon.of(_by_masculine(_folded()))


def _checksum(raw: bytes) -> bytes:
    return f"{crc32(raw):08x}".encode("ascii")


def _folded() -> dict[str, str]:
    """The forms and words of simplemma, folded; of two forms that fold to one, the plain one."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    dictionary = DefaultDictionaryFactory().get_dictionary(_LANGUAGE)
    plain: dict[str, str] = {}
    others: dict[str, str] = {}
    for form in dictionary:
        if not form.isalpha() or len(form) > _LONGEST:
            continue
        word = fold(dictionary[form]).replace("_", "")  # separable verbs: samen_werken
        if not (word.isalpha() and word.isascii()):
            continue
        if form.isascii() and form.islower():
            plain[form] = word
        elif fold(form).isascii():
            others.setdefault(fold(form), word)
    return others | plain


def _by_masculine(lemmas: dict[str, str]) -> dict[str, str]:
    """Nouns for people by their shorter form: agente and agenten belong to agent.

    The dictionary has agent as a form of agente, werker as one of werkster.
    """
    shorter = {
        lemma: form
        for form, lemma in lemmas.items()
        if (lemma.endswith("ster") and form.endswith("er") and form[:3] == lemma[:3])
        or (lemma[: len(form)] == form and lemma[len(form) :] in ("e", "in", "es", "se"))
    }
    return {form: shorter.get(lemma, lemma) for form, lemma in lemmas.items()}
