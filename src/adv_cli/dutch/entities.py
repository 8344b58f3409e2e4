"""What can be compared of two Dutch sentences: figures, addresses, names and content words.

A record restates its factsheet in other words but not in other numbers, so these are what two
wordings of one statement have in common.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from adv_cli.dutch.morphology import family, tokens
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.numbers import number_words
from adv_cli.dutch.phrasing import MONTHS

_PART = r"[^\s()<>,;“”„‘’\"]"
_MAIL = rf"(?<!{_PART})(?:mailto:)?({_PART}+@{_PART}+)"
"""From the first letter of a word only: a long word is not read anew from each of its letters."""
_SITE = rf"(?:mailto:)?((?:https?://|www\.){_PART}+)"
_ADDRESS = re.compile(f"{_MAIL}|{_SITE}", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_NUMBER = re.compile(rf"{_THOUSANDS.pattern}(?:,\d+)?|\d+,\d+|\d+")
_DATE = re.compile(r"(?<!\d)(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)")
_BETWEEN_PHONES = re.compile(r"/|,| of ")
_NOT_DIGIT = re.compile(r"\D")
_SENTENCE_END = re.compile(r"(?<=[.;:?!])\s+")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_WITHIN = 5
"""From this length on, a name is found within a word: Wielwijk in Wielwijkflat, no OM in komen."""
_SAME_BEGINNING = 4
"""How many letters a town and the word for what is of it share: Dordrecht and Dordtse."""


@lru_cache(maxsize=8192)
def addresses(text: str) -> frozenset[str]:
    """E-mail addresses and websites, in lower case, without scheme and closing punctuation.

    >>> sorted(addresses("Zie http://www.gouda.nl/ of mail Info@Gouda.nl."))
    ['info@gouda.nl', 'www.gouda.nl']
    """
    matches = (mail or site for mail, site in _ADDRESS.findall(text))
    found = (match.casefold().rstrip("./:?!").removeprefix("mailto:") for match in matches)
    return frozenset(address.removeprefix("https://").removeprefix("http://") for address in found)


def phones(text: str) -> list[str]:
    """Telephone numbers, with a slash, a comma or "of" between them, as digits.

    >>> phones("070 302 60 53/06-46129433")
    ['0703026053', '0646129433']
    """
    digits = (_NOT_DIGIT.sub("", part) for part in _BETWEEN_PHONES.split(text))
    return [number for number in digits if number]


@lru_cache(maxsize=8192)
def figures(text: str) -> frozenset[str]:
    """Numbers, in digits however they are written, and months by name; none of addresses.

    >>> sorted(figures("Vanaf 1 mei 2009 krijgen drie gezinnen elk € 1.500,-"))
    ['1', '1500', '2009', '3', 'mei']
    """
    plain = _DATE.sub(_date_in_words, fold(_ADDRESS.sub(" ", text)))
    found = {match.replace(".", "") for match in _NUMBER.findall(plain)}
    for word in tokens(plain):
        if word in number_words():
            found.add(number_words()[word])
        elif word in MONTHS:
            found.add(word)
    return frozenset(found)


def _date_in_words(date: re.Match[str]) -> str:
    """A date in digits as it would be written: 01-05-2009 is 1 mei 2009."""
    day, month, year = date.groups()
    name = MONTHS[int(month) - 1] if 1 <= int(month) <= len(MONTHS) else month
    return f"{int(day)} {name} {year}"


class TextWords(NamedTuple):
    """The words of a text, folded, and its letters and digits in a row."""

    words: frozenset[str]
    letters: str

    def mentions(self, name: str) -> bool:
        """Whether a folded name stands here, in one of these ways.

        As a word, within one, written apart (AV-teams), or as the town that a word on -se is of
        (Heerlen in Heerlense).
        """
        if name in self.words:
            return True
        if len(name) >= _SHORTEST_WITHIN and name in self.letters:
            return True
        return any(_town_and_adjective(name, word) for word in self.words)


def _town_and_adjective(name: str, word: str) -> bool:
    """Whether a name and a word may be a town and the adjective of it, either way round."""
    return (
        word[:_SAME_BEGINNING] == name[:_SAME_BEGINNING]
        and len(word) > _SHORTEST_WITHIN
        and (name.endswith("se") or word.endswith("se"))
    )


@lru_cache(maxsize=8192)
def words_of(text: str) -> TextWords:
    """The words of a text, to look names up in."""
    found = tokens(fold(text))
    return TextWords(frozenset(found), "".join(found))


class NameRecognizer:
    """Tells which words are names, having read texts.

    A name stands with a capital where a sentence does not ask for one.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._lowercase: set[str] = set()
        self._capitalized: set[str] = set()
        for text in texts:
            for word, is_first in _words_in_sentences(text):
                if word[0].islower():
                    self._lowercase.add(fold(word))
                elif not is_first:
                    self._capitalized.add(fold(word))

    def names(self, text: str) -> dict[str, str]:
        """The names in `text`: each folded, with how it is written there.

        The first word of a sentence is one only when it has more capitals or digits, or is known as
        one from elsewhere.
        """
        return {
            fold(word): word
            for word, is_first in _words_in_sentences(text)
            if self._is_name(word, is_first)
        }

    def _is_name(self, word: str, is_first: bool) -> bool:
        if not any(character.isupper() for character in word):
            return False
        if not is_first:
            return True
        only_first_is_capital = len(word) == 1 or word[1:].islower()
        return not only_first_is_capital or self._is_known(fold(word))

    def _is_known(self, word: str) -> bool:
        """Whether a folded word stood elsewhere with a capital, and nowhere without."""
        return word in self._capitalized and word not in self._lowercase


def _words_in_sentences(text: str) -> Iterable[tuple[str, bool]]:
    """The words of a text that have letters, each with whether it begins a sentence.

    Addresses are left out.
    """
    for sentence in _SENTENCE_END.split(_ADDRESS.sub(" ", text)):
        words = [word for word in _WORD.findall(sentence) if any(map(str.isalpha, word))]
        for index, word in enumerate(words):
            yield word, index == 0


_FUNCTION_WORDS = frozenset((
    "aan", "al", "alle", "als", "andere", "bij", "daar", "dan", "dat", "de", "deze", "die", "dit",
    "door", "een", "elk", "en", "er", "haar", "het", "hij", "hun", "ieder", "in", "is", "kan",
    "met", "naar", "niet", "nog", "of", "om", "onder", "ook", "op", "over", "per", "te", "tot",
    "uit", "van", "vanuit", "via", "voor", "waar", "waarbij", "wat", "wel", "worden", "wordt",
    "zich", "zij", "zijn",
))  # fmt: skip


_cached_family = lru_cache(maxsize=65536)(family)


@lru_cache(maxsize=8192)
def content_words(text: str) -> dict[str, str]:
    """The words that carry the meaning of a text, folded, by family.

    These are all but articles, prepositions and the like.
    """
    words = (word for word in tokens(fold(text)) if word not in _FUNCTION_WORDS)
    return {_cached_family(word): word for word in words}


def content(text: str) -> frozenset[str]:
    """The families of the words that carry the meaning of a text."""
    return frozenset(content_words(text))
