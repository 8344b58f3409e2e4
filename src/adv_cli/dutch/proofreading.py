"""Remarks, in Dutch, on the spelling and punctuation of a text, and on what cannot be true in it.

`blemishes` are matters of care (a double space, a missing capital); `impossible` is what does not
exist (30 februari).
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator

from adv_cli.dutch.entities import addresses
from adv_cli.dutch.phrasing import MONTHS

# (?<!\S): a word is read from its first letter only, and not anew from each of its letters.
_DOUBLE_SPACE = re.compile(r"(?<!\S)\S*  +\S*")
_PUNCTUATION = re.compile(r"(?<!\S)\S* [,.;:?!](?:\s|$)|,,|;;|(?<!\.)\.\.(?!\.)|\(\s|\s\)")
_SENTENCE_START = re.compile(r"(?<!\S)(\S+[.?!]) ([a-zà-ÿ]\S*)")
_ABBREVIATION = re.compile(
    r"(?:[A-Za-z]\.){1,4}|(?:ca|bijv|bv|dhr|mevr|drs|dr|ir|mr|sr|jr|st|prof|enz|etc|incl|excl|evt"
    r"|resp|vs|jl|mln|mld|nr|art|blz|tel)\."
)
_ENDS = (".", "?", "!", "…", ")", "”", "’")
_DOUBLE_WORD = re.compile(r"\b([a-zà-öø-ÿ]{2,}) \1\b", re.IGNORECASE)
_TWICE_IN_A_ROW = frozenset(("dat", "die", "je", "we", "ze", "dus", "zijn", "had", "heel", "er"))
"""Words that can rightly stand twice in a row."""
_SHOWN = 80
"""How many letters of a word a remark shows."""
_PAIRS = (("(", ")"), ("“", "”"))
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?\b", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})-([12]\d{3})(?![\d-])")
_LEAP_YEAR = 2000
"""The year of a date without one: any day that some year has may be meant."""
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_MAIL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[a-z]{{2,}}")
"""An address as RFC 5321 allows it without quotation marks, in lower case."""
STRAIGHT = ('"', "'")
CURLY = ("“", "”", "‘", "’", "„")


def blemishes(text: str, *, sentences: bool) -> Iterator[str]:
    """What is not written with care; with `sentences`, also a wrong beginning or end of one."""
    if found := _DOUBLE_SPACE.search(text):
        yield f"dubbele spatie in “{_cut(' '.join(found[0].split()))}”"
    if found := _PUNCTUATION.search(text):
        yield f"leesteken verkeerd gezet in “{_around(text, found)}”"
    for word in _DOUBLE_WORD.finditer(text):
        if word[1].casefold() not in _TWICE_IN_A_ROW:
            yield f"dubbel woord “{_cut(word[0])}”"
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            yield f"{opening} en {closing} staan er niet even vaak"
    if sentences:
        yield from _sentence_blemishes(text)


def _sentence_blemishes(text: str) -> Iterator[str]:
    if text[:1].islower():
        yield f"hoofdletter ontbreekt: “{_cut(text.split(maxsplit=1)[0])}”"
    for end, start in _SENTENCE_START.findall(text):
        if not _ABBREVIATION.fullmatch(end.strip("(“‘").casefold()):
            yield f"hoofdletter ontbreekt na “{_cut(end)}”: “{_cut(start)}”"
    if not text.endswith(_ENDS):
        yield f"slotteken ontbreekt na “{_cut(text.rsplit(maxsplit=1)[-1])}”"


def mixed_quotes(texts: Iterable[str]) -> set[str]:
    """Of texts that belong together, those with straight quotation marks where others are curly."""
    texts = list(texts)
    if not any(mark in text for text in texts for mark in CURLY):
        return set()
    return {text for text in texts if any(mark in text for mark in STRAIGHT)}


def impossible(text: str) -> Iterator[str]:
    """Dates that do not exist and e-mail addresses that cannot be any."""
    for day, month, year in _DATE.findall(text):
        name = month.casefold()
        if name not in MONTHS:  # in patterns alone ı is a capital of i
            continue
        if not _is_date(int(day), MONTHS.index(name) + 1, int(year or _LEAP_YEAR)):
            yield f"{' '.join(filter(None, (day, month, year)))} bestaat niet"
    for day, month, year in _NUMERIC_DATE.findall(text):
        if not _is_date(int(day), int(month), int(year)):
            yield f"{day}-{month}-{year} bestaat niet"
    for address in sorted(addresses(text)):
        if "@" in address and not _MAIL.fullmatch(address):
            yield f"“{_cut(address)}” kan geen e-mailadres zijn"


def _is_date(day: int, month: int, year: int) -> bool:
    return 1 <= month <= len(MONTHS) and 1 <= day <= monthrange(year, month)[1]


def _around(text: str, found: re.Match[str]) -> str:
    return _cut(text[max(found.start() - 10, 0) : found.end() + 10].strip())


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
