"""What to look at in the codebook: what no record uses, what stands there twice, and origins."""

from collections.abc import Iterator, Mapping, Set

from adv_cli.audit.published_counts import Coded
from adv_cli.dutch.normalize import fold
from adv_cli.model.codebook import Codebook, Origin
from adv_cli.model.reference import CrossSection

ThemesInUse = Mapping[str, Set[str]]
"""For each section the themes that its items have."""


def codebook_remarks(
    codebook: Codebook, cross_section: CrossSection, coded: Coded, themes: ThemesInUse
) -> Iterator[str]:
    """What to look at in the codebook, when all records are known."""
    yield from _unused_codes(codebook, cross_section, coded)
    yield from _unused_themes(codebook, themes)
    yield from _origins(codebook, cross_section)
    yield from _repeated_synonyms(codebook)


def _unused_codes(codebook: Codebook, cross_section: CrossSection, coded: Coded) -> Iterator[str]:
    """The codes that no project has, unless chapter 2 counts none too (as for handhaving)."""
    for dimension in codebook.dimensies:
        name = dimension.dimensie
        used = {code for codes in coded.values() for code in codes[name]}
        known = used | _counted_as_none(cross_section, name)
        if unused := [concept.code for concept in dimension.codes if concept.code not in known]:
            yield f"codes van {name} zonder project: {', '.join(unused)}"


def _counted_as_none(cross_section: CrossSection, dimension: str) -> set[str]:
    """The codes of a dimension of which chapter 2 says that no project has them."""
    return {
        published.code
        for counts in cross_section.tellingen
        if counts.dimensie == dimension
        for published in counts.aantallen
        if not published.hoofdstuk
    }


def _unused_themes(codebook: Codebook, themes: ThemesInUse) -> Iterator[str]:
    for theme_list in codebook.themalijsten:
        used = {code for section in theme_list.secties for code in themes.get(section, ())}
        if unused := [theme.code for theme in theme_list.themas if theme.code not in used]:
            sections = " en ".join(theme_list.secties)
            yield f"thema’s van {sections} zonder punt: {', '.join(unused)}"


def _origins(codebook: Codebook, cross_section: CrossSection) -> Iterator[str]:
    """Where the origin of a theme and the list of chapter 2 for its section do not agree."""
    for published in cross_section.lijsten:
        for section in published.secties if published.codes else ():
            themes = codebook.themas(section)
            reported = [theme.code for theme in themes if theme.herkomst is Origin.RAPPORT]
            unlisted = [code for code in reported if code not in published.codes]
            ours = [code for code in published.codes if code not in reported]
            where = f"de lijst “{published.naam}” in dwarsdoorsnede.yaml"
            if unlisted:
                codes = ", ".join(unlisted)
                yield f"thema’s van {section} met herkomst rapport, niet in {where}: {codes}"
            if ours:
                yield f"thema’s van {section} met herkomst eigen, wel in {where}: {', '.join(ours)}"


def _repeated_synonyms(codebook: Codebook) -> Iterator[str]:
    group_of_word: dict[str, int] = {}
    for nr, group in enumerate(codebook.synonym_groups):
        for word in map(fold, group):
            if word in group_of_word:
                same_group = group_of_word[word] == nr
                where = "twee keer in een groep" if same_group else "in twee groepen"
                yield f"“{word}” staat {where} synoniemen"
            group_of_word[word] = nr
