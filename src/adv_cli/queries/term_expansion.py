"""What a question in words matches: each word with its forms, synonyms and compounds.

A question is words that must all be found; "several words" is a phrase, -word must not be found,
and of words with OF or | between them any will do, which binds closer than the blank between words.
Whatever else is typed is read as words: a question has no syntax that can be wrong.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import islice, product
from typing import NamedTuple

from adv_cli.catalogue.read_words import (
    WordsInUse,
    abbreviations,
    forms_of_length,
    inflections,
    is_in_use,
    synonyms,
    words_of_length,
    words_that_begin,
)
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Alternative, Alternatives, TextMatch
from adv_cli.dutch.capitals import ABBREVIATION, NAME, as_capitals, as_name, is_by_capitals
from adv_cli.dutch.morphology import TOKEN, tokens
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.numbers import otherwise_written
from adv_cli.dutch.patterns import compiled
from adv_cli.dutch.word_lookup import family_of, look_up

_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|([^\s|]+))|(\|)')
"""A word, a phrase, or the sign that any will do; a minus goes with what stands right behind it."""
_OR = r'("[^"]*"?)|(?<!\S)OF(?!\S)'
"""OF as a word of its own, and the phrases in which it is no sign."""
MOST_WORDS = 20
"""How many words of a question are looked at.

More narrows nothing, and the database has its limits.
"""

_INSIDE = "[-()]"
"""What may stand inside a word: ouder(s), sociaal-economisch."""
_APOSTROPHE = r"(?<=\w)'(?:s|tjes?|ers?|en)$"
"""What inflects a word that ends in a vowel, and is a word of its own in texts: risico's."""
_SHORTEST_BEGINNING = 5
"""A word of fewer letters is the beginning of too many others."""
_SHORTEST_UNUSED = 7
"""The fewest letters of a word with a typing error that is mended to one that no text has."""
_SHORTEST_MENDED = 5
"""A word of fewer letters is one typing error away from too many others."""
LONGEST_WORD = 60
"""No Dutch word in use is longer; what is, is not looked up."""


class MatchLevel(IntEnum):
    """How close a word found is to the word asked for, closest first."""

    EXACT = 0
    FAMILY = 1
    PART = 2
    SYNONYM = 3


WIDEST = MatchLevel.SYNONYM
"""The level at which everything counts that may stand for a word."""


class Term(NamedTuple):
    """One thing asked for: a word, or a phrase of several.

    `levels` gives what may stand for it, each with how close it is.
    """

    typed: str
    levels: dict[Alternative, MatchLevel]
    is_concept: bool = False

    @property
    def is_found(self) -> bool:
        """Whether any word may stand for this by itself, rather than two words together."""
        return any(len(words) == 1 for words in self.levels)

    def alternatives(self, level: MatchLevel) -> Alternatives:
        """What may stand for this up to `level`."""
        return tuple(words for words, closeness in self.levels.items() if closeness <= level)


class AnyOf(NamedTuple):
    """Terms of which any will do: one, or more where they were typed with OF between them."""

    terms: tuple[Term, ...]

    def alternatives(self, level: MatchLevel) -> Alternatives:
        """What may stand for any of them up to `level`, each once."""
        found = (words for term in self.terms for words in term.alternatives(level))
        return tuple(dict.fromkeys(found))


class Query(NamedTuple):
    """A question understood: what must be found, and what must not.

    `mended` gives pairs of a word with a typing error and the word that was looked up in its place.
    Only `sections` are searched; all, where there are none.
    """

    wanted: tuple[AnyOf, ...]
    unwanted: tuple[AnyOf, ...]
    mended: tuple[tuple[str, str], ...]
    sections: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Everything that was asked for."""
        return tuple(term for any_of in self.wanted for term in any_of.terms)

    def match(self, level: MatchLevel) -> TextMatch | None:
        """What a text must have up to `level`; None when none can have it, or nothing was asked."""
        wanted = tuple(any_of.alternatives(level) for any_of in self.wanted)
        unwanted = tuple(any_of.alternatives(MatchLevel.FAMILY) for any_of in self.unwanted)
        unwanted = tuple(filter(None, unwanted))
        if not all(wanted) or not (wanted or unwanted):
            return None
        return TextMatch(wanted, unwanted, self.sections)


def parse_query(catalogue: Catalogue, text: str) -> Query:
    """Read a question as typed, and look its words up."""
    catalogue.need_words()
    wanted: list[AnyOf] = []
    unwanted: list[AnyOf] = []
    mended: list[tuple[str, str]] = []
    groups = _closed_up(catalogue, _pieces(text))
    shorter = _abbreviated(catalogue, groups)
    for is_wanted, pieces in groups:
        terms = []
        for piece in pieces:
            term = _term(catalogue, piece)
            if is_wanted and not term.is_found and (better := typos(catalogue, term.typed)):
                mended.append((term.typed, better[0]))
                term = Term(better[0], _expand(catalogue, better[0]))
            if is_wanted:
                for short in shorter.get(piece.words, ()):
                    term.levels.setdefault((short,), MatchLevel.SYNONYM)
            terms.append(term)
        (wanted if is_wanted else unwanted).append(AnyOf(tuple(terms)))
    return Query(tuple(wanted), tuple(unwanted), tuple(mended))


class _Piece(NamedTuple):
    """A word or phrase as it was typed.

    `capitals` is an abbreviation or a name that was typed with capitals, as it is looked up, and
    `joined` a word without the hyphens or brackets that stood inside it.
    """

    words: str
    is_phrase: bool
    capitals: str | None = None
    joined: str | None = None


_Group = tuple[bool, list[_Piece]]


def _pieces(text: str) -> Iterator[_Group]:
    """What a question asks for, and whether that is wanted: pieces of which any will do.

    A sign with nothing to join on one of its sides is left out, and so is one before -word, which
    cannot be found; -word OF word wants neither.
    """
    groups: list[_Group] = []
    is_joined = False
    if "OF" in text:
        text = compiled(_OR).sub(lambda found: found[1] or " | ", text)
    capitals = _capitals(text)
    for minus, quoted, typed, sign in islice(_PIECE.findall(fold(text)), 2 * MOST_WORDS):
        bare = compiled(_APOSTROPHE).sub("", typed) if "'" in typed else typed
        words = tokens(quoted or bare)[:MOST_WORDS]
        if words:
            piece = _Piece(
                " ".join(words), bool(quoted) or len(words) > 1, capitals.get(bare), _joined(bare)
            )
            if is_joined and groups and not minus:
                groups[-1][1].append(piece)
            else:
                groups.append((not minus, [piece]))
        is_joined = bool(sign) or (is_joined and not words)
    return islice(groups, MOST_WORDS)


def _capitals(text: str) -> dict[str, str]:
    """The words of `text` with capitals, folded, and as what they are looked up."""
    if text == text.lower():
        return {}
    names = {fold(found): as_name(found) for found in compiled(NAME).findall(text)}
    return names | {
        fold(found): as_capitals(found) for found in compiled(ABBREVIATION).findall(text)
    }


def _closed_up(catalogue: Catalogue, groups: Iterable[_Group]) -> list[_Group]:
    """The groups, with two words as one where only that is in use: wrap around, wraparound.

    And a verb with the particle that ends the question as one: meldt aan, aanmeldt.
    """
    done: list[_Group] = []
    for group in groups:
        whole = _as_one(catalogue, done[-1], group) if done else None
        if whole is None:
            done.append(group)
        else:
            done[-1] = whole
    verb = _separable(catalogue, *done[-2:]) if len(done) > 1 else None
    if verb is not None:
        done[-2:] = [verb]
    return done


def _as_one(catalogue: Catalogue, one: _Group, other: _Group) -> _Group | None:
    first, second = _single_words(one, other)
    whole = first + second
    words = WordsInUse(catalogue)
    if whole and None in map(words.family, (first, second)) and words.family(whole) is not None:
        return one[0], [_Piece(whole, is_phrase=False)]
    return None


def _separable(catalogue: Catalogue, one: _Group, other: _Group) -> _Group | None:
    from adv_cli.dutch.derivation import SEPARABLE

    verb, particle = _single_words(one, other)
    if particle in SEPARABLE and WordsInUse(catalogue).family(particle + verb) is not None:
        return one[0], [_Piece(particle + verb, is_phrase=False)]
    return None


def _single_words(one: _Group, other: _Group) -> tuple[str, str]:
    """The words of two groups of one word each, empty where they are no such groups."""
    (is_wanted, pieces), (is_other_wanted, more) = one, other
    first, second = pieces[0].words, more[0].words
    is_single = len(pieces) == len(more) == 1 and (first + second).isalpha()
    return (first, second) if is_single and is_wanted == is_other_wanted else ("", "")


def _joined(bare: str) -> str | None:
    if bare.isalpha():
        return None
    joined = compiled(_INSIDE).sub("", bare)
    return joined if joined != bare and joined.isalpha() else None


def _term(catalogue: Catalogue, piece: _Piece) -> Term:
    """What may stand for a word; for a phrase, and for an abbreviation in use, only itself may."""
    if piece.capitals and is_in_use(catalogue, piece.capitals):
        return Term(piece.words, _written_out(catalogue, piece.capitals))
    if not piece.is_phrase:
        return Term(piece.words, _expand(catalogue, piece.words))
    levels: dict[Alternative, MatchLevel] = {(piece.words,): MatchLevel.EXACT}
    if piece.joined:
        levels |= _expand(catalogue, piece.joined)
    return Term(piece.words, levels)


def _written_out(catalogue: Catalogue, capitals: str) -> dict[Alternative, MatchLevel]:
    """An abbreviation, and the name that it is of where a text says so."""
    found: dict[Alternative, MatchLevel] = {(capitals,): MatchLevel.EXACT}
    for short, name in abbreviations(catalogue):
        if short == capitals:
            *words, last = name.split()
            for form in {last, *look_up(last, WordsInUse(catalogue)).forms}:
                found[(" ".join((*words, form)),)] = MatchLevel.SYNONYM
    return found


def _abbreviated(catalogue: Catalogue, groups: Iterable[_Group]) -> dict[str, list[str]]:
    """The abbreviations of names that were typed in full, by each word or phrase of these.

    Who finds either all words of a name or its abbreviation finds for each word either of them.
    """
    typed = [pieces[0].words for is_wanted, pieces in groups if is_wanted and len(pieces) == 1]
    found: dict[str, list[str]] = {}
    if sum(len(words.split()) for words in typed) < 2:
        return found
    for short, name in abbreviations(catalogue):
        if f" {name} " in f" {' '.join(typed)} ":
            for words in typed:
                if f" {words} " in f" {name} ":
                    found.setdefault(words, []).append(short)
    return found


def _expand(catalogue: Catalogue, word: str) -> dict[Alternative, MatchLevel]:
    """All in use that may stand for `word`, closest first."""
    if len(word) > LONGEST_WORD:
        return {}
    meaning = look_up(word, WordsInUse(catalogue))
    found: dict[Alternative, MatchLevel] = {
        (form,): MatchLevel.EXACT if form == word else MatchLevel.FAMILY for form in meaning.forms
    }
    alike = ((other,) for other in _synonyms(catalogue, word))
    for others, level in (
        (((compound,) for compound in meaning.compounds), MatchLevel.PART),
        (product(*meaning.pair) if meaning.pair else (), MatchLevel.PART),
        (alike, MatchLevel.SYNONYM),
    ):
        for other in others:
            found.setdefault(other, level)
    if not found and len(word) >= _SHORTEST_BEGINNING:
        return {(longer,): MatchLevel.PART for longer in words_that_begin(catalogue, word)}
    return found


def _synonyms(catalogue: Catalogue, word: str) -> Iterator[str]:
    """The words and phrases that mean the same as `word`, the word itself among them."""
    words = WordsInUse(catalogue)
    for number in otherwise_written(word):
        if words.family(number) is not None:
            yield number
    family = family_of(word, words)
    for name in synonyms(catalogue, family) if family else ():
        yield from dict.fromkeys((name, *inflections(catalogue, name)))


def typos(catalogue: Catalogue, word: str) -> list[str]:
    """The words in use that are one typing error away; those with the same first letter first."""
    if not _SHORTEST_MENDED <= len(word) <= LONGEST_WORD or word.isdigit():
        return []
    from adv_cli.dutch.typing_errors import is_likely_typo, one_typo_away

    lengths = len(word) - 1, len(word) + 1
    near = one_typo_away(word, words_of_length(catalogue, *lengths))
    if not near and len(word) >= _SHORTEST_UNUSED:
        near = one_typo_away(word, forms_of_length(catalogue, *lengths))
    near = [other for other in near if is_likely_typo(word, other)]
    return sorted(near, key=lambda other: (other[0] != word[0], other))


def explain_match(question: Query, text: str, implied: str) -> str | None:
    """Why `text` matches where it does not have the very words: a phrase for each such word.

    None when it has them all.
    """
    spoken = f" {' '.join(tokens(fold(text)))} "
    words = f"{spoken}| {implied} "
    reasons = []
    for any_of in question.wanted:
        there = (
            (level, alternative, term)
            for term in any_of.terms
            for alternative, level in term.levels.items()
            if all(f" {part} " in words for part in alternative)
        )
        closest = min(there, default=None, key=lambda found: found[:2])
        if closest is not None and (reason := _reason(*closest, text, spoken)):
            reasons.append(reason)
    return "; ".join(reasons) or None


def _reason(
    level: MatchLevel, alternative: Alternative, term: Term, text: str, spoken: str
) -> str | None:
    """Why what `text` says, in the words `spoken`, matches `term`; None where these are its own."""
    if term.is_concept:
        reason: str | None = _OF_CONCEPT
    elif all(f" {words} " in spoken or _has_joined(text, words) for words in alternative):
        reason = _REASONS.get(level)
    else:
        reason = _IN_PIECES
    return reason and reason.format(found=" + ".join(alternative), typed=term.typed)


def _has_joined(text: str, word: str) -> bool:
    """Whether a text has a word with hyphens or brackets in it, or in capitals."""
    return is_by_capitals(word) or word in tokens(compiled(_INSIDE).sub("", fold(text)))


_REASONS = {
    MatchLevel.FAMILY: "{found}: vorm van {typed}",
    MatchLevel.PART: "{found}: samenstelling met {typed}",
    MatchLevel.SYNONYM: "{found}: zelfde betekenis als {typed}",
}
_OF_CONCEPT = "{found}: begrip {typed}"
_IN_PIECES = "{found}: in losse woorden"


def spans(questions: Sequence[Query], text: str) -> list[tuple[int, int]]:
    """Where in `text` the words stand that were asked for: pairs of begin and end."""
    wanted = {
        word
        for question in questions
        for term in question.terms
        for alternative in term.levels
        for words in alternative
        for word in words.split()
    }
    # its patterns take time to compile, and only a terminal shows what is marked
    from adv_cli.dutch.apparent_words import apparent_words

    own = [
        match.span()
        for match in TOKEN.finditer(text)
        if fold(match[0]) in wanted or as_name(match[0]) in wanted
    ]
    return own + [(begin, end) for word, begin, end in apparent_words(text) if word in wanted]
