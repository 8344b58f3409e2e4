"""Words that are derived from other words: begeleiding from begeleiden, eenzaamheid from eenzaam.

A rule proposes bases by spelling; whether one is a word, and so whether the rule applies, is for
the caller to tell. Pure functions over folded words.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from adv_cli.dutch.patterns import compiled

SEPARABLE = (
    "aan", "achter", "af", "bij", "binnen", "bijeen", "deel", "dicht", "door", "in",
    "langs", "los", "mee", "na", "neer", "om", "onder", "op", "open", "over", "plaats",
    "rond", "samen", "tegen", "terug", "thuis", "toe", "uit", "vast", "vol", "voor",
    "voort", "vooruit", "vrij", "waar", "weg",
)  # fmt: skip
"""What a separable verb begins with, and what stands apart from it in a sentence."""

_RESPELLED = (
    ("kt", "ct"), ("k", "c"), ("c", "k"), ("ks", "x"), ("kw", "qu"), ("f", "ph"), ("y", "ij"),
    ("y", "i"),
)  # fmt: skip
"""Letters that are written for others, in older and in freer spelling: trajekt, kongres."""

_APART = {
    # nouns that name a thing or a state, no longer what the verb does
    "woning": "wonen",
    "omgeving": "omgeven",
    "instelling": "instellen",
    "rekening": "rekenen",
    "houding": "houden",
    "mening": "menen",
    "bevolking": "bevolken",
    "richting": "richten",
    "stelling": "stellen",
    "afdeling": "afdelen",
    "vereniging": "verenigen",
    "stichting": "stichten",
    "regering": "regeren",
    "organisatie": "organiseren",
    "overheid": "over",
    "gelegenheid": "gelegen",
    "minderheid": "minder",
    "medewerker": "medewerken",
    "leerling": "leren",
    # not related at all
    "bekend": "bekennen",
    "gezond": "zonnen",
    "verkeerd": "verkeren",
    "gevel": "vel",
    "weg": "wegen",
    "leer": "leren",
    "dag": "dagen",
    "stel": "stellen",
    "pas": "passen",
    "bel": "bellen",
    "val": "vallen",
    "deel": "delen",
    "pak": "pakken",
    "keer": "keren",
    "lijk": "lijken",
    "spraak": "spreken",
    "gebied": "gebieden",
    "maat": "maten",
    "geval": "vallen",
    "eten": "eet",
    "boot": "boten",
    "rest": "resten",
    "staat": "staten",
    "bos": "bossen",
    "stuur": "sturen",
    "keet": "keten",
    "goed": "goederen",
    "zin": "zinnen",
    "kost": "kosten",
    "bereid": "bereiden",
    "geld": "gelden",
    "project": "projecteren",
    "effect": "effectueren",
    "woord": "woorden",
    "bestuur": "besturen",
    "zaak": "zaken",
    "hoor": "horen",
    "kant": "kanten",
    "bank": "banken",
    "blik": "blikken",
    "land": "landen",
    "vaart": "varen",
    "mens": "mensen",
    "wijk": "wijken",
    "berg": "bergen",
    "schuil": "schuilen",
    "laat": "laten",
    "slag": "slagen",
    "voer": "voeren",
    "kamp": "kampen",
    "los": "lossen",
    "kies": "kiezen",
    "geweld": "wellen",
    "brief": "briefen",
    "organisator": "organisatie",
    "vrijwilliger": "vrijwillig",
    "veilig": "veil",
    "huidig": "huid",
    "handig": "hand",
    "geldig": "geld",
    "aardig": "aard",
    "matig": "maat",
    "vriendelijk": "vriend",
    "beetje": "beet",
    "toegang": "toegaan",
    "uitgang": "uitgaan",
    "toekomst": "toekomen",
    "opdracht": "opdragen",
    "opkomst": "opkomen",
    "positief": "positie",
    "objectief": "object",
    "instrument": "instrueren",
    "regelmatig": "regel",
    "middelmatig": "middel",
    "doelmatig": "doel",
    "rechtmatig": "recht",
    "werf": "werven",
    "koning": "konen",
    "tweetalig": "tweetal",
    "haring": "haren",
    "directief": "directie",
    "relatief": "relatie",
    "scholing": "scholen",
    "leider": "leiden",
    "gemeenschap": "gemeen",
    "eigenschap": "eigen",
    "landschap": "land",
    "gereedschap": "gereed",
    "nationaliteit": "nationaal",
    "restaurant": "restaureren",
    "specialiseren": "speciaal",
    "realiseren": "reaal",
    "vergelijken": "gelijk",
    "verklaren": "klaar",
    "vertrouwen": "trouw",
    "verlichten": "licht",
    "aanzienlijk": "aanzien",
    "nader": "naderen",
    "operationeel": "operatie",
    "wetenschap": "weten",
    "openbaar": "openen",
    "kostbaar": "kosten",
    "blijkbaar": "blijken",
    "schijnbaar": "schijnen",
    "beschikbaar": "beschikken",
    "waterschap": "water",
    "geschiedenis": "geschieden",
    "relevant": "releveren",
    "competent": "competeren",
    "competentie": "competeren",
    "verwijzen": "wijs",
    "verlangen": "lang",
    "verkiezen": "kies",
    "verenigen": "enig",
    "vergoeden": "goed",
    "verrassen": "ras",
    "verlossen": "los",
    "vernieuwen": "nieuw",
    "versterken": "sterk",
    "vergroten": "groot",
    "vertegenwoordigen": "tegenwoordig",
    "directeur": "directeren",
}
"""A word and what it must not be taken for a form of; short, and nearly all seen in the records."""

_RELATED = {
    "armoede": "arm",
    "stedelijk": "stad",
    "wettelijk": "wet",
    "gemeentelijk": "gemeente",
    "ambtelijk": "ambt",
    "bestuurlijk": "bestuur",
    "kerkelijk": "kerk",
    "provinciaal": "provincie",
    "ministerieel": "ministerie",
    "stagiair": "stage",
    "stagiaire": "stage",
    "keuze": "kiezen",
    "hulp": "helpen",
    "komst": "komen",
    "groei": "groeien",
    "afkomst": "afkomen",
    "hygienisch": "hygiene",
    "methodisch": "methode",
    "delict": "delinquent",
    "detentie": "detineren",
    "analist": "analyse",
    "ondersteunen": "steunen",
    "eindigen": "einde",
    "einde": "eind",
    "verhelderen": "helder",
    "langdurig": "lang",
    "wenselijk": "wens",
    "zorgelijk": "zorg",
    "ambtenaar": "ambt",
    "juridisch": "jurist",
    "medisch": "medicus",
    "europees": "europa",
    "europeaan": "europa",
    "ziekte": "ziek",
    "zwakte": "zwak",
    "belofte": "beloven",
    "winst": "winnen",
    "politicus": "politiek",
    "ouderlijk": "ouder",
    "garantie": "garanderen",
    "klacht": "klagen",
    "studie": "studeren",
    "student": "studeren",
    "docent": "doceren",
    "toegankelijk": "toegang",
    "vermoedelijk": "vermoeden",
    "frauduleus": "fraude",
    "register": "registreren",
    "scholier": "school",
    "voogdij": "voogd",
    "breedte": "breed",
    "gebruikmaken": "gebruik",
    "verhuren": "huren",
    "tweetalig": "taal",
    "meertalig": "taal",
    "anderstalig": "taal",
    # what is of a town
    "dordts": "dordrecht",
    "gouds": "gouda",
    "gronings": "groningen",
    "haags": "haag",
    "nijmeegse": "nijmegen",
    "zaans": "zaanstad",
}
"""Derivations that no rule of spelling shows."""

_SUFFIXES = (
    # derived ending, endings of the base, fewest letters before the ending
    ("ering", ("eren", "eer"), 4),
    ("ing", ("en",), 3),
    ("erder", ("eren", "ering"), 4),
    ("rder", ("ren", "ring", "r"), 3),
    ("er", ("en", "ing", ""), 5),
    ("er", ("en",), 4),
    ("er", ("e",), 5),
    ("aar", ("en",), 5),
    ("eur", ("eren",), 4),
    ("ant", ("eren",), 4),
    ("ulans", ("uleren",), 3),
    ("ent", ("eren",), 5),
    ("isseur", ("ie",), 3),
    ("isseren", ("ie",), 3),
    ("eut", ("ie",), 5),
    ("ariaat", ("aris",), 3),
    ("end", ("en", "er"), 4),
    ("heid", ("", "e"), 4),
    ("schap", ("",), 3),
    ("enis", ("en",), 4),
    ("tenis", ("en",), 5),
    ("atie", ("eren", "ator"), 3),
    ("ator", ("eren",), 4),
    ("ctie", ("cteren", "ceren"), 4),
    ("gnatie", ("gneren",), 3),
    ("air", ("eit",), 6),
    ("aliteit", ("eel", "aal"), 4),
    ("iviteit", ("ief",), 5),
    ("imiteit", ("iem",), 3),
    ("iciteit", ("isch",), 3),
    ("ibiliteit", ("ibel",), 3),
    ("iliteit", ("iel",), 3),
    ("iteit", ("", "ief"), 5),
    ("ureel", ("uur", "ure"), 4),
    ("ueel", ("u",), 4),
    ("ieel", ("ie", "ien", "e"), 4),
    ("iaal", ("ie",), 5),
    ("oraal", ("or",), 4),
    ("ueel", ("",), 6),
    ("eel", ("",), 7),
    ("ioneel", ("ie",), 4),
    ("ionaal", ("io",), 3),
    ("ement", ("eren", "en"), 4),
    ("ment", ("en", "eren", "er"), 4),
    ("ieren", ("ien",), 5),
    ("eren", ("", "e", "ie"), 5),
    ("iseren", ("ies", "isme"), 3),
    ("iseren", ("",), 6),
    ("imeren", ("iem",), 4),
    ("iceren", ("iek", "ie"), 4),
    ("ulteren", ("ultatie",), 4),
    ("taat", ("teren",), 5),
    ("sticeren", ("se",), 5),
    ("aliseren", ("aal", "eel"), 4),
    ("iliseren", ("iel",), 4),
    ("ioneren", ("ie",), 4),
    ("iveren", ("ief",), 5),
    ("age", ("eren",), 5),
    ("isch", ("ie", "iek"), 4),
    ("stisch", ("se",), 5),
    ("stiek", ("se",), 5),
    ("ytisch", ("yse",), 3),
    ("eutisch", ("ie",), 5),
    ("etisch", ("ie", "ese"), 4),
    ("onisch", ("oon",), 4),
    ("matisch", ("ma",), 3),
    ("aas", ("a",), 3),
    ("atorisch", ("atie",), 4),
    ("iek", ("e",), 6),
    ("agoog", ("agogiek",), 3),
    ("oom", ("omie",), 3),
    ("iater", ("iatrie",), 4),
    ("oog", ("ogie",), 5),
    ("ief", ("ie",), 5),
    ("ief", ("",), 6),
    ("atief", ("eren",), 4),
    ("itatief", ("iteit",), 4),
    ("entie", ("ent", "eren"), 5),
    ("entie", ("ent",), 3),
    ("ency", ("entie", "ent"), 4),
    ("otie", ("oten",), 4),
    ("arium", ("",), 5),
    ("imaal", ("imum",), 3),
    ("tair", ("",), 5),
    ("abel", ("eren",), 5),
    ("actie", ("ageren",), 0),
    ("usie", ("uderen",), 4),
    ("ist", ("eren", "ie", "iseren", "isme"), 5),
    ("ise", ("",), 5),
    ("ster", ("er",), 5),
    ("ig", ("", "e"), 4),
    ("matig", ("",), 4),
    ("smatig", ("",), 4),
    ("elijk", ("",), 5),
    ("lijk", ("",), 6),
    ("dadig", ("",), 4),
    ("kundig", ("en", "kunde"), 5),
    ("vol", ("",), 4),
    ("aand", ("aan",), 2),
    ("iening", ("ien",), 3),
    ("ematiek", ("eem",), 3),
    ("ematisch", ("eem",), 3),
    ("etje", ("",), 3),
    ("tje", ("",), 3),
    ("pje", ("",), 4),
    ("je", ("",), 3),
    # nouns of verbs that change their vowel: overname, ingreep, overdracht
    ("name", ("nemen",), 2),
    ("komst", ("komen",), 2),
    ("spraak", ("spreken",), 2),
    ("greep", ("grijpen",), 2),
    ("grip", ("grijpen",), 2),
    ("bod", ("bieden",), 2),
    ("keuze", ("kiezen",), 2),
    ("dracht", ("dragen",), 2),
    ("breuk", ("breken",), 2),
    ("vangst", ("vangen",), 2),
    ("gang", ("gaan",), 2),
    ("gifte", ("geven",), 2),
    ("gave", ("geven",), 2),
    ("drage", ("dragen",), 2),
    ("dwang", ("dwingen",), 0),
    ("drang", ("dringen",), 0),
    ("zicht", ("zien",), 2),
)
_NO_AGENT = frozenset(
    (
        "ander",
        "eerder",
        "verder",
        "zonder",
        "onder",
        "minder",
        "nummer",
        "letter",
        "wonder",
        "dichter",
        "tender",
        "later",
        "achter",
        "echter",
        "nader",
        "helder",
        "folder",
        "kelder",
        "polder",
    )
)
_PARTICIPLE = r"^(?:(ge)|be|ver|ont|her|er)\w+[dt]$"
_SEPARABLE_PARTICIPLE = rf"({'|'.join(SEPARABLE)})ge(\w{{2,}})[dt]$"
_DOUBLE = r"([bdfgklmnprst])\1$"
_OPEN = r"(?<![aeiou])([aeou])([bcdfgklmnprstvz])$"
_HARDENED = {"v": "f", "z": "s"}
_SOFTENED = {"f": "v", "s": "z"}
_LONG_VOWEL = r"([aeou])\1([bdfgklmnprstvz])$"


def are_apart(one: str, other: str) -> bool:
    """Whether two words that look alike must not be joined."""
    return _APART.get(one) == other or _APART.get(other) == one


@cache
def _by_last_two() -> dict[str, list[tuple[str, tuple[str, ...], int]]]:
    """The suffixes, by their last two letters."""
    found: dict[str, list[tuple[str, tuple[str, ...], int]]] = {}
    for rule in _SUFFIXES:
        found.setdefault(rule[0][-2:], []).append(rule)
    return found


@cache
def bases(word: str) -> tuple[str, ...]:
    """What `word` may be derived from, by its ending.

    >>> bases("registratie")
    ('registreren', 'registrator')
    """
    found = []
    for ending, replacements, least in _by_last_two().get(word[-2:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= least and word not in _NO_AGENT:
            found += [word[: -len(ending)] + replacement for replacement in replacements]
    if word.endswith("eren"):
        found.append(verb_stem(word[:-4] + "en"))  # signaleren, signaal
    if word.endswith("baar") and len(word) > 7:  # hanteerbaar, hanteren
        found += (word[:-4] + "en", compiled(_LONG_VOWEL).sub(r"\1\2", word[:-4]) + "en")
    if word in _RELATED:
        found.append(_RELATED[word])
    return tuple(found)


def verb_stem(verb: str) -> str:
    """An infinitive without -en, spelled as a word: steunen is steun, leven is leef.

    What is not an infinitive is given back as it is.
    """
    if not verb.endswith("en") or len(verb) < 5:
        return verb
    stem = verb[:-2]
    if compiled(_DOUBLE).search(stem):
        return stem[:-1]
    if stem[-1] in "aeiou":
        return verb
    stem = compiled(_OPEN).sub(r"\1\1\2", stem)
    return stem[:-1] + _HARDENED.get(stem[-1], stem[-1])


def infinitives(stem: str) -> Iterator[str]:
    """The infinitives that a word may be the stem of: opvang is of opvangen, inzet of inzetten.

    >>> list(infinitives("uitstroom"))
    ['uitstroomen', 'uitstromen', 'uitstroommen']
    """
    softened = stem[:-1] + _SOFTENED.get(stem[-1:], stem[-1:])
    yield softened + "en"
    yield compiled(_LONG_VOWEL).sub(r"\1\2", softened) + "en"
    yield stem + stem[-1:] + "en"


def bases_of_participle(word: str) -> Iterator[str]:
    """What a participle used as adjective belongs to: verslaafd to (hij) verslaaft.

    A participle of a noun has that: gehandicapt, handicap.
    """
    match = compiled(_PARTICIPLE).match(word)
    if match is not None and len(word) >= 6:
        body = word[2:] if match[1] else word
        yield body[:-1] + "t"
        if match[1] and len(body) > 6:
            yield body[:-1]


def separable_of_participle(word: str) -> Iterator[str]:
    """The separable verbs that a participle may be of: aangeleerd is of aanleren."""
    match = compiled(_SEPARABLE_PARTICIPLE).match(word)
    if match is not None:
        yield from (match[1] + verb for verb in infinitives(match[2]))


class InnerAdjective(NamedTuple):
    """An adjective that a word may be made of, and a form of it that only an adjective has."""

    adjective: str
    comparative: str


def inner_adjective(word: str) -> InnerAdjective | None:
    """The adjective that `word` may be made of, as a noun in -e or a verb with ver-.

    >>> inner_adjective("vereenzamen")
    InnerAdjective(adjective='eenzaam', comparative='eenzamer')
    """
    if word.endswith("e") and len(word) > 4:
        found = InnerAdjective(verb_stem(word + "n"), word + "r")
    elif word.startswith("ver") and word.endswith("en") and len(word) > 8:
        found = InnerAdjective(verb_stem(word[3:]), word[3:-1] + "r")
    else:
        return None
    return None if are_apart(word, found.adjective) else found


def respelled(word: str) -> Iterator[str]:
    """A word as it may be spelled otherwise: trajekten is trajecten."""
    return (word.replace(old, new) for old, new in _RESPELLED if old in word)


def uninflected(word: str) -> Iterator[str]:
    """A word without the endings of plural, adjective and diminutive, as it may be spelled."""
    for ending in ("etjes", "etje", "tjes", "tje", "pje", "jes", "je", "se", "s", "en", "n", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            stem = word[: -len(ending)]
            yield stem
            if ending in ("en", "e", "je", "tje", "etje"):
                yield verb_stem(stem + "en")


def lists() -> dict[str, object]:
    """The lists that these rules go by, as plain data: for a page that applies them by itself."""
    return {
        "losse": SEPARABLE,
        "gespeld": _RESPELLED,
        "apart": _APART,
        "verwant": _RELATED,
        "achtervoegsels": _SUFFIXES,
        "geenDader": sorted(_NO_AGENT),
    }
