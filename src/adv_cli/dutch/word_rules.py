"""What a typed word may be a form of, or derived from, that is no word in use: by rules alone."""

from collections.abc import Iterator

from adv_cli.dutch.derivation import (
    SEPARABLE,
    are_apart,
    bases,
    bases_of_participle,
    infinitives,
    inner_adjective,
    respelled,
    separable_of_participle,
    uninflected,
    verb_stem,
)


def candidates(word: str) -> Iterator[str]:
    """What `word` may be, likeliest first: a form by rule, then what it and these derive from."""
    forms = (*respelled(word), *uninflected(word))
    yield from forms
    related = [base for form in (word, *forms) for base in _related(form)]
    yield from related
    for base in related:
        yield from _related(base)


def _related(word: str) -> Iterator[str]:
    """What `word` is derived from, by rule, and the noun that is made of it as a verb."""
    yield from (base for base in bases(word) if not are_apart(word, base))
    yield from bases_of_participle(word)
    yield from separable_of_participle(word)
    inner = inner_adjective(word)
    if inner is not None:
        yield inner.adjective
    if word.endswith("en") and len(word) > 6:
        yield word[:-2] + "ing"
        yield verb_stem(word)
    elif word.startswith(SEPARABLE):
        yield from infinitives(word)
