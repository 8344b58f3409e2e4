"""The words in use beside the dictionary: what a word is a form of, made of and derived from.

Most long words of a Dutch text stand in no dictionary: they are compounds. So a word is known when
the dictionary has it or when it is in use, and what is unknown is split into what is known.
All words are folded.
"""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from adv_cli.dutch import compounds
from adv_cli.dutch.derivation import (
    SEPARABLE,
    are_apart,
    bases,
    bases_of_participle,
    infinitives,
    inner_adjective,
    respelled,
    uninflected,
    verb_stem,
)
from adv_cli.dutch.lexicon import Lexicon

_SHORT_PARTS = frozenset(
    ("arm", "bed", "bus", "dak", "gas", "lid", "rol", "uur", "vak", "wet", "zus")
)
"""Words of three letters that are looked for in compounds; most others are so by accident."""
_SHORT_HEADS = _SHORT_PARTS | frozenset((
    "bon", "dag", "eis", "fax", "hof", "les", "log", "mis", "nul", "nut", "oog", "pas", "rij",
    "rug", "sms", "tas", "tip", "vis", "was", "web", "zak",
))  # fmt: skip
"""Words of three letters that a compound may begin with."""
_IRREGULAR_VERBS = ("staan", "gaan", "slaan", "doen", "zien")
_LONG = 8
"""What has more letters and looks like a base of a word is one, though no dictionary has it."""


class Vocabulary:
    """The words in use and a dictionary."""

    def __init__(self, used: Iterable[str], lexicon: Lexicon) -> None:
        self.used = frozenset(used)
        self.lexicon = lexicon
        self.lemma = cache(self._lemma)
        self.infinitive = cache(self._infinitive)
        self.split = cache(self._split)
        self.is_tail = cache(self._is_tail)
        self.is_head = cache(self._is_head)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The words that the words in use are forms of."""
        return frozenset(map(self.lemma, self.used))

    def knows(self, word: str) -> bool:
        """Whether a word is in use or in the dictionary."""
        return word in self.used or word in self.lexicon

    def readings(self, word: str) -> Iterator[str]:
        """The words that `word` may be a form of: of bezoeken first bezoek, then bezoeken."""
        lemma = self.lemma(word)
        yield lemma
        if word != lemma and self.lexicon.is_word(word) and not are_apart(word, lemma):
            yield word

    def _infinitive(self, form: str) -> str | None:
        """The infinitive of a form of a verb, None for what is no verb."""
        candidates = (self.lexicon.lemma(form), form)
        return next((verb for verb in candidates if verb and self._may_be_verb(verb)), None)

    # What a word is a form of

    def _lemma(self, word: str) -> str:
        """The word that `word` is a form of, itself when nothing better is known."""
        lemma = self.lexicon.lemma(word)
        if lemma is not None and self._is_rather_a_word(word, lemma):
            return word
        if lemma is not None:  # a noun in -e may be an adjective: daklozen, dakloze, dakloos
            return self.lexicon.lemma(lemma) or lemma if lemma.endswith("e") else lemma
        found = self.split(word)
        if found is not None:
            return word[: -len(found.tail)] + self.lemma(found.tail)
        verb = self._separable(word)
        if verb is not None:
            return verb
        # one spelling counts as the right one only where the dictionary says so: kasus, casus
        spelled = filter(self.lexicon.__contains__, respelled(word))
        shorter = filter(self.knows, uninflected(word))
        doer = filter(self._is_doer, (word.removesuffix("s"),))
        base = next((base for base in (*spelled, *shorter, *doer) if base != word), None)
        return word if base is None else self.lemma(base)

    def _is_doer(self, word: str) -> bool:
        """Whether `word` is who does what a verb says: mijder."""
        return word.endswith("er") and self._is_verb(word[:-2] + "en")

    def _is_rather_a_word(self, word: str, lemma: str) -> bool:
        """Whether `word` means itself: sturen where stuurt is in use, and no form of stuur is."""
        if word == lemma or not are_apart(word, lemma):
            return False
        own, others = (self.used.intersection(self.lexicon.forms(of)) for of in (word, lemma))
        return bool(own - {word}) and others <= {word}

    def _separable(self, word: str) -> str | None:
        """The separable verb of a form that the dictionary lacks: toegeleid is toeleiden."""
        if not word.startswith(SEPARABLE):
            return None
        for particle in SEPARABLE:
            rest = word.removeprefix(particle)
            if rest == word or len(rest) < 4:
                continue
            verb = self.lexicon.lemma(rest)
            if verb and self._may_be_verb(verb) and self._may_be_verb(particle + verb):
                return particle + verb
        return None

    def _is_verb(self, word: str) -> bool:
        """Whether the dictionary has forms of `word` that only an infinitive has."""
        if word.endswith(_IRREGULAR_VERBS):
            return word in self.lexicon
        stem, plain = verb_stem(word), word[:-2]  # leer of leren, handel of behandelen
        forms = (stem, stem + "t", stem + "de", plain, plain + "t")
        return stem != word and word in map(self.lexicon.lemma, forms)

    def _may_be_verb(self, word: str) -> bool:
        if not word.endswith("n") or len(word) < 4:  # else en is a verb, and "en ... vast" vasten
            return False
        return word in self.lexicon or self.knows(word[:-2] + "ing")

    def is_verb_form(self, word: str) -> bool:
        """Whether `word` is a form of a verb."""
        return self.infinitive(word) is not None

    # What a word is made of

    def pieces(self, word: str) -> list[tuple[int, int]]:
        """Begin and end of the smallest words that a compound is made of; of itself if it is none.

        Of gezinshulp these are (0, 5) and (6, 10).
        """
        found = self.split(word)
        if found is None:
            return [(0, len(word))]
        place = len(word) - len(found.tail)
        tail = ((begin + place, end + place) for begin, end in self.pieces(found.tail))
        return [*self.pieces(found.head), *tail]

    def parts(self, word: str) -> Iterator[str]:
        """The words that one can find in `word`: each run of its pieces that is a word."""
        inner = compounds.placed(word)
        if inner is None:
            inner = compounds.behind_particle(word, self, listed=word in self.lexicon)
        if inner is not None:
            yield self.lemma(inner)
        pieces = self.pieces(word)
        for first, (begin, _) in enumerate(pieces):
            for _, end in pieces[first:]:
                part = word[begin:end]
                if part != word and self._can_be_found(part, is_first=begin == 0):
                    yield self.lemma(part)
                    if noun := compounds.placed(part):
                        yield noun

    def _can_be_found(self, part: str, *, is_first: bool) -> bool:
        if len(part) < 4:
            return part in (_SHORT_HEADS if is_first else _SHORT_PARTS)
        return self.knows(part) or self.is_tail(part) or self._is_doer(part)

    def _split(self, word: str) -> compounds.Split | None:
        if not word.isalpha():
            return None
        found = compounds.split(word, self)
        return None if found is None or self._is_of_verb(word) else found

    def _is_of_verb(self, word: str) -> bool:
        """Whether a word of the dictionary is a verb or is derived from one: no compound."""
        lemma = self.lexicon.lemma(word)
        if lemma is None:
            return False
        verbs = (word, lemma, *bases(lemma), *bases_of_participle(lemma))
        return any(map(self._is_verb, verbs))

    def _is_tail(self, word: str) -> bool:
        if len(word) < 4:
            return word in _SHORT_PARTS
        lemma = self.lexicon.lemma(word)
        if lemma is None:
            return word in self.used or self._is_derivable(word)
        stem = verb_stem(lemma)
        return self.lexicon.is_word(word) or word not in (stem, stem + "t")

    def may_be_tail(self, word: str) -> bool:
        """Whether `word` may end a compound that has no better end.

        A form of a verb does so in hennepteelt, and who does what it says in hulpmijders.
        """
        if self.is_tail(word):
            return True
        single = word.removesuffix("s")
        return (len(word) > 4 and word in self.lexicon) or (
            len(single) == 6 and self._has_known_base(single)
        )

    def _is_head(self, word: str) -> bool:
        if len(word) < 4:
            return word in _SHORT_HEADS
        lemma = self.lexicon.lemma(word)
        if lemma is None:
            return word in self.used or self._is_derivable(word)
        if word.endswith("s") and self._is_genitive(word):
            return False
        if lemma == word and len(word) < 6 and not self.lexicon.has_forms(word):
            return word in self.used  # kwar and alge stand in the dictionary
        return self.lexicon.is_word(word) or word in (verb_stem(lemma), lemma.removesuffix("en"))

    def _is_genitive(self, word: str) -> bool:
        """Whether `word` is a noun with a linking s rather than a noun in s: stads, not plaats."""
        plural = self.lexicon.lemma(word + "en") or self.lexicon.lemma(word[:-1] + "zen")
        return plural != word and self.lexicon.has_forms(word[:-1]) and len(word) > 4

    def _is_derivable(self, word: str) -> bool:
        """Whether a word that the dictionary lacks is derived from one that it has."""
        return len(word) > 6 and self._has_known_base(word)

    def _has_known_base(self, word: str) -> bool:
        return any(len(base) > 4 and self.lexicon.has_forms(base) for base in bases(word))

    # What a word is derived from

    def bases(self, lemma: str) -> Iterator[str]:
        """The known words that `lemma` is derived from, or that are derived from it as they are."""
        noun = verb_stem(lemma)
        for base in (*bases(lemma), *([noun] if len(noun) > 3 else [])):
            if base != lemma and self._is_base(base) and not are_apart(lemma, base):
                yield base
        verb = self._verb_of_participle(lemma)
        if verb is not None:
            yield verb
        if lemma.startswith(SEPARABLE) and lemma not in SEPARABLE:
            yield from (verb for verb in infinitives(lemma) if self.lexicon.lemma(verb) == verb)
        if self._is_adjective_of_name(lemma):
            yield lemma[:-1]
        inner = inner_adjective(lemma)
        if inner is not None and self.lexicon.lemma(inner.comparative) == inner.adjective:
            yield inner.adjective

    def unlisted_bases(self, lemma: str) -> Iterator[str]:
        """Long bases that no dictionary has: psychiatrie of psychiatrisch and psychiater."""
        for base in bases(lemma):
            if self.knows(base) or are_apart(lemma, base):
                continue
            if len(base) > _LONG or base in self.lemmas:
                yield base

    def _is_base(self, word: str) -> bool:
        if word in compounds.PARTICLES:
            return False
        return self.lexicon.is_word(word) or (word in self.used and word not in self.lexicon)

    def _is_adjective_of_name(self, lemma: str) -> bool:
        """Whether `lemma` says of which place or time something is: rotterdams, vroegers."""
        name = lemma.removesuffix("s")
        is_adjective = len(name) > 5 and self.lexicon.lemma(f"{lemma}e") == lemma
        return name != lemma and is_adjective and self.knows(name)

    def _verb_of_participle(self, lemma: str) -> str | None:
        for base in bases_of_participle(lemma):
            verb = self.lexicon.lemma(base)
            if verb is None or are_apart(lemma, verb):
                continue
            is_adjective = self.lexicon.lemma(lemma + "e") in (lemma, verb)
            if is_adjective or lemma not in self.lexicon or lemma.endswith("eerd"):
                return verb
        return None

    # What a text implies

    def tail(self, word: str) -> str | None:
        """What belongs behind the first of two words: gesprek of intake- en screeningsgesprek."""
        lemma = self.lemma(word)
        pieces = self.pieces(lemma)
        if len(pieces) > 1:
            return lemma[pieces[1][0] :]
        return compounds.ending(word, self)
