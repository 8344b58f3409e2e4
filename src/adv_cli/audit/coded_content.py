"""What a record codes beside themes, next to the words that it codes."""

from collections.abc import Iterable, Iterator, Sequence, Set

from adv_cli.audit.typed_figures import worded_figures
from adv_cli.dutch.display import quoted
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.phrasing import and_list
from adv_cli.dutch.spelling import meant
from adv_cli.model.codebook import Codebook
from adv_cli.model.coded import Figure, Party
from adv_cli.model.record import Project
from adv_cli.model.template import SECTION, FieldPath

Remarks = Iterator[tuple[FieldPath, str]]
"""What is wrong, each with where it is in the record."""

_FRACTION_WORDS = {
    "2": ("helft", "half", "halve"),
    "3": ("derde",),
    "4": ("kwart", "vierde"),
    "5": ("vijfde",),
    "10": ("tiende",),
}
"""How the denominator of a fraction is written, folded."""


def unworded_content(project: Project) -> Remarks:
    """The typed figures and payers that do not stand in the text they are typed from."""
    households = project.projectinformatie.huishoudens
    if households:
        where: FieldPath = ("projectinformatie", "huishoudens", "cijfers")
        yield from _unworded_figures(where, households.omschrijving, households.cijfers)
    for nr, result in enumerate(project.resultaten.resultaten or ()):
        where = ("resultaten", "resultaten", nr, "cijfers")
        yield from _unworded_figures(where, result.tekst, result.cijfers)
    for nr, funding in enumerate(project.organisatie.financiering or ()):
        where = ("organisatie", "financiering", nr, "betalers")
        yield from _unworded_payers(where, funding.tekst, funding.betalers)


def _unworded_figures(where: FieldPath, text: str, figures: Iterable[Figure]) -> Remarks:
    worded = worded_figures(text)
    for nr, figure in enumerate(figures):
        for field, number in _numbers(figure):
            if number not in worded:
                yield (*where, nr, field), f"{number} staat niet in de tekst"
        if figure.breuk and not _words_fraction(text, worded, figure.breuk):
            yield (*where, nr, "breuk"), f"{figure.breuk} staat niet in de tekst"


def _numbers(figure: Figure) -> Iterator[tuple[str, str]]:
    for field in ("waarde", "minimum", "maximum"):
        number = getattr(figure, field)
        if number is not None:
            yield field, str(number)


def _words_fraction(text: str, worded: Set[str], fraction: str) -> bool:
    """Whether a text, in which these figures are worded, gives a fraction."""
    numerator, _, denominator = fraction.partition("/")
    words = tokens(fold(text))
    named = any(word in words for word in _FRACTION_WORDS.get(denominator, ()))
    return fraction in text or (named and (numerator == "1" or numerator in worded))


def _unworded_payers(where: FieldPath, text: str, payers: Iterable[Party]) -> Remarks:
    words = set(tokens(fold(text)))
    for nr, payer in enumerate(payers):
        if not words.issuperset(tokens(fold(payer.naam))):
            yield (*where, nr, "naam"), f"{quoted(payer.naam)} staat niet in de tekst"


def misplaced(project: Project) -> Remarks:
    """The names, numbers and places in codings that point to nothing in the record."""
    yield from _unknown_parties(project)
    bottlenecks = len(project.knelpunten.knelpunten or ())
    for nr, solution in enumerate(project.knelpunten.oplossingen or ()):
        for index, number in enumerate(solution.knelpunten):
            if number > bottlenecks:
                where = ("knelpunten", "oplossingen", nr, "knelpunten", index)
                yield where, f"er is geen knelpunt {number}; dit record heeft er {bottlenecks}"
    direction = project.organisatie.regie
    for nr, place in enumerate(direction.punten if direction else ()):
        section, _, item = place.partition(" ")
        if section not in SECTION or int(item) > project.line_count(SECTION[section]):
            yield ("organisatie", "regie", "punten", nr), f"dit record heeft geen {place}"


def _unknown_parties(project: Project) -> Remarks:
    parties = [party.naam for party in project.organisatie.partijen]
    named = _names(project)
    for nr, name in enumerate(parties):
        if name not in named:
            message = f"{quoted(name)} staat niet onder partners, opdrachtgevers of opdrachtnemers"
            yield ("organisatie", "partijen", nr, "naam"), message + meant(name, named)
        elif name in parties[:nr]:
            yield ("organisatie", "partijen", nr, "naam"), f"{quoted(name)} staat hier al"
    missing = [name for name in named if name not in parties]
    if parties and missing:
        listed = and_list([quoted(name) for name in missing])
        yield ("organisatie", "partijen"), f"hier {_lack(missing)} nog: {listed}"


def _lack(names: Sequence[str]) -> str:
    return "ontbreekt" if len(names) == 1 else "ontbreken"


def _names(project: Project) -> list[str]:
    """The names of partners, clients and contractors, each once."""
    organisation = project.organisatie
    lists = (
        organisation.samenwerkingspartners,
        organisation.opdrachtgevers,
        organisation.opdrachtnemers,
    )
    return list(dict.fromkeys(name for names in lists for name in names or ()))


def uncoded(project: Project, codebook: Codebook) -> Remarks:
    """What has no code of a list that the codebook has for it."""
    if codebook.kenmerk("gaat-over"):
        for nr, result in enumerate(project.resultaten.resultaten or ()):
            if not result.gaat_over:
                where = ("resultaten", "resultaten", nr, "gaat_over")
                yield where, "dit resultaat heeft geen onderwerp"
    if codebook.kenmerk("partner") and _names(project) and not project.organisatie.partijen:
        yield ("organisatie", "partijen"), "de namen in dit record hebben geen soort"
    if codebook.kenmerk("regie") and project.organisatie.regie is None:
        yield ("organisatie", "regie"), "wie de hulp leidt, is niet gecodeerd"
