"""What can be checked in a Dutch sentence without understanding it: its figures, its addresses and
its names.

Two wordings of one statement agree when these do: a record restates a factsheet in other words, but
not in other numbers. Pure functions over str.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from adv_cli.dutch.morphology import family, tokens
from adv_cli.dutch.normalize import fold

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def _number_words() -> dict[str, str]:
    """The words for the numbers 2 to 100; not één, which is written een as often as not."""
    words = {word: number for number, word in enumerate((*_UNITS, *_TEENS), start=1) if number > 1}
    for ten, word in enumerate(_TENS, start=2):
        words[word] = ten * 10
        words |= {
            f"{unit}en{word}": ten * 10 + number for number, unit in enumerate(_UNITS, start=1)
        }
    words["honderd"] = 100
    collective = {f"{word}tal": number for word, number in words.items()}
    return {word: str(number) for word, number in (words | collective).items()}


_NUMBER_WORDS = _number_words()
_PART = r"[^\s()<>,;“”„‘’\"]"
_MAIL = rf"(?<!{_PART})(?:mailto:)?({_PART}+@{_PART}+)"
"""From the first letter of a word only: else a long one would be read anew from each of its
letters.
"""
_SITE = rf"(?:mailto:)?((?:https?://|www\.){_PART}+)"
_ADDRESS = re.compile(f"{_MAIL}|{_SITE}", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_NUMBER = re.compile(rf"{_THOUSANDS.pattern}(?:,\d+)?|\d+,\d+|\d+")
_DATE = re.compile(r"(?<!\d)(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)")
_BETWEEN_PHONES = re.compile(r"/|,| of ")
_NOT_DIGIT = re.compile(r"\D")
_SENTENCE_END = re.compile(r"(?<=[.;:?!])\s+")
_WORD = re.compile(r"[^\W_]+")
_LETTERS_AT_LEAST = 5
"""From this length on, a name may be recognised within a word:

Wielwijk in Wielwijkflat, but no OM in komen.
"""


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
    """Numbers, in digits whether written so or as a word, and months by name; those within
    addresses left out.

    >>> sorted(figures("Vanaf 1 mei 2009 krijgen drie gezinnen elk € 1.500,-"))
    ['1', '1500', '2009', '3', 'mei']
    """
    plain = _DATE.sub(_spelled, fold(_ADDRESS.sub(" ", text)))
    found = {match.replace(".", "") for match in _NUMBER.findall(plain)}
    for word in tokens(plain):
        if word in _NUMBER_WORDS:
            found.add(_NUMBER_WORDS[word])
        elif word in MONTHS:
            found.add(word)
    return frozenset(found)


def _spelled(date: re.Match[str]) -> str:
    day, month, year = date.groups()
    name = MONTHS[int(month) - 1] if 1 <= int(month) <= len(MONTHS) else month
    return f"{int(day)} {name} {year}"


class Words(NamedTuple):
    """The words of a text, folded, and its letters and digits in a row."""

    words: frozenset[str]
    letters: str

    @staticmethod
    @lru_cache(maxsize=8192)
    def of(text: str) -> "Words":
        """Those of this text."""
        found = tokens(fold(text))
        return Words(frozenset(found), "".join(found))

    def name(self, name: str) -> bool:
        """Whether a folded name stands here: as a word, within one, written apart (AV-teams), or as
        the place it is of.
        """
        if name in self.words or (len(name) >= _LETTERS_AT_LEAST and name in self.letters):
            return True
        begins = [
            word for word in self.words if word[:4] == name[:4] and len(word) > _LETTERS_AT_LEAST
        ]
        return any(
            name.endswith("se") or word.endswith("se") for word in begins
        )  # Heerlense of Heerlen, Dordtse of Dordrecht


class Vocabulary:
    """Which words are names: those that stand with a capital where a sentence does not ask for one."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._small: set[str] = set()
        self._capital: set[str] = set()
        for text in texts:
            for word, first in _with_position(text):
                if word[0].islower():
                    self._small.add(fold(word))
                elif not first:
                    self._capital.add(fold(word))

    def names(self, text: str) -> dict[str, str]:
        """The names in `text`: each folded, with how it is written there.

        The first word of a sentence is one only when it has more capitals or digits, or is known as
        one from elsewhere.
        """
        return {
            fold(word): word for word, first in _with_position(text) if self._is_name(word, first)
        }

    def _is_name(self, word: str, first: bool) -> bool:
        if not any(character.isupper() for character in word):
            return False
        plain = word[1:].islower() or len(word) == 1
        return (
            not first
            or not plain
            or (fold(word) in self._capital and fold(word) not in self._small)
        )


def _with_position(text: str) -> Iterable[tuple[str, bool]]:
    """The words of a text that have letters, addresses left out, each with whether it begins a
    sentence.
    """
    for sentence in _SENTENCE_END.split(_ADDRESS.sub(" ", text)):
        words = [
            word
            for word in _WORD.findall(sentence)
            if any(character.isalpha() for character in word)
        ]
        yield from ((word, nr == 0) for nr, word in enumerate(words))


_FUNCTION_WORDS = frozenset((
    "aan", "al", "alle", "als", "andere", "bij", "daar", "dan", "dat", "de", "deze", "die", "dit", "door", "een", "elk",
    "en", "er", "haar", "het", "hij", "hun", "ieder", "in", "is", "kan", "met", "naar", "niet", "nog", "of", "om",
    "onder", "ook", "op", "over", "per", "te", "tot", "uit", "van", "vanuit", "via", "voor", "waar", "waarbij", "wat",
    "wel", "worden", "wordt", "zich", "zij", "zijn",
))  # fmt: skip


@lru_cache(maxsize=8192)
def content_words(text: str) -> dict[str, str]:
    """The words that carry the meaning of a text, folded, by family: all but articles, prepositions
    and the like.
    """
    return {_family(word): word for word in tokens(fold(text)) if word not in _FUNCTION_WORDS}


def content(text: str) -> frozenset[str]:
    """The families of the words that carry the meaning of a text."""
    return frozenset(content_words(text))


_family = lru_cache(maxsize=65536)(family)
