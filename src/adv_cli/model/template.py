"""The names of the contract: the dimensions a project is coded on, and the sections of a factsheet, in its order.

Constants only, without imports of ours: whatever reads, shows, checks or completes a record takes its names from here.
"""

from enum import StrEnum
from typing import Any, NamedTuple

DIMENSIES = ("doelgroep", "problematiek", "invalshoek", "partners", "niveau")
"""The five search models of the report, in the order of its appendices 1-5: one code of each for every project."""

DIMENSIE_LABELS = {
    "doelgroep": "Doelgroep",
    "problematiek": "Problematiek",
    "invalshoek": "Invalshoek van de interventie",
    "partners": "Samenwerkingspartners",
    "niveau": "Niveau van samenwerking",
    "aanleiding": "Aanleiding",
    "gemeente": "Gemeente",
    "provincie": "Provincie",
    "thema": "Thema",
}

FILTERBAAR = (*DIMENSIES, "gemeente", "provincie", "thema")
"""Everything that a code can be chosen on with a filter of its own."""

LAST_PAGE = 9_999
"""The last page that a report can have: what is more is a typing error."""

Pad = tuple[str | int, ...]
"""The way through a record or another file to one of its values: names of fields and numbers within lists."""


def dotted(pad: Pad) -> str:
    """A path as one writes it: knelpunten.knelpunten[0].tekst; empty for the file as a whole."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in pad)
    return "".join(parts).lstrip(".")


class Verschil(StrEnum):
    """How a record differs from its factsheet in one thing."""

    ONTBREEKT = "ontbreekt"
    TOEGEVOEGD = "toegevoegd"
    ANDERS = "anders"
    VOLGORDE = "volgorde"


class Sectie(NamedTuple):
    """One heading of the factsheet template.

    `code` names it in records and on the command line, `kop` is its heading for a reader, `groep` the heading it stands
    under (None: it is one itself), `vorm` what it holds: items, tekst, namen, huishoudens, gebied, looptijd, contacten or
    overige.
    """

    code: str
    kop: str
    groep: str | None
    vorm: str

    @property
    def pad(self) -> Pad:
        """Where it stands in a record."""
        return (self.groep, self.code) if self.groep else (self.code,)


GROEPEN = {
    "projectinformatie": "Projectinformatie",
    "aanleiding": "Aanleiding en doelstelling",
    "organisatie": "Organisatie",
    "werkwijze": "Werkwijze",
    "resultaten": "Resultaten",
    "knelpunten": "Knelpunten",
    "lessen": "Lessen",
    "vooruitblik": "Vooruitblik",
    "contactgegevens": "Contactgegevens",
    "documentatie": "Documentatie",
    "overige_projecten": "Overige projecten van de gemeente",
}
"""The ten headings of the template, and the other projects some factsheets end with."""

SECTIES = (
    Sectie("afdeling", "Afdeling", "projectinformatie", "tekst"),
    Sectie("status", "Status", "projectinformatie", "tekst"),
    Sectie("huishoudens", "Aantal huishoudens", "projectinformatie", "huishoudens"),
    Sectie("gebied", "Gebied", "projectinformatie", "gebied"),
    Sectie("looptijd", "Looptijd", "projectinformatie", "looptijd"),
    Sectie("bestuurlijke_opdrachtgevers", "Bestuurlijke opdrachtgevers", "projectinformatie", "namen"),
    Sectie("redenen", "Redenen om te starten", "aanleiding", "items"),
    Sectie("doelstellingen", "Doelstellingen", "aanleiding", "items"),
    Sectie("doelgroep", "Doelgroep", "aanleiding", "tekst"),
    Sectie("criteria", "Criteria voor de doelgroep", "aanleiding", "items"),
    Sectie("betrokkenen", "Betrokkenen", "organisatie", "tekst"),
    Sectie("samenwerkingspartners", "Samenwerkingspartners", "organisatie", "namen"),
    Sectie("opdrachtgevers", "Opdrachtgevers", "organisatie", "namen"),
    Sectie("opdrachtnemers", "Opdrachtnemers", "organisatie", "namen"),
    Sectie("financiering", "Financiering", "organisatie", "items"),
    Sectie("processtappen", "Processtappen", "werkwijze", "items"),
    Sectie("uitgangspunten", "Uitgangspunten", "werkwijze", "items"),
    Sectie("resultaten", "Resultaten", "resultaten", "items"),
    Sectie("evaluatiemomenten", "Evaluatiemomenten", "resultaten", "items"),
    Sectie("knelpunten", "Knelpunten", "knelpunten", "items"),
    Sectie("oplossingen", "Oplossingen", "knelpunten", "items"),
    Sectie("rol_ministerie", "Mogelijke rol van het ministerie", "knelpunten", "items"),
    Sectie("lessen", "Lessen en aandachtspunten", None, "items"),
    Sectie("vooruitblik", "Ontwikkelingen en perspectief", None, "items"),
    Sectie("contactgegevens", "Contactgegevens", None, "contacten"),
    Sectie("documentatie", "Documentatie", None, "namen"),
    Sectie("overige_projecten", "Overige projecten van de gemeente", None, "overige"),
)

TITEL, CODERING = "titel", "codering"
"""What a search finds beside the sections: the names of a project, and the labels of its codes."""

SECTIE = {sectie.code: sectie for sectie in SECTIES}

GECODEERD = ("doelstellingen", "processtappen", "uitgangspunten", "knelpunten", "oplossingen", "lessen")
"""The sections whose items are coded with themes, beside redenen: those count as aanleiding."""

TELBAAR = (*DIMENSIES, "aanleiding", "provincie", *GECODEERD)
"""Everything that `stats` can count."""

TELBAAR_LABELS = DIMENSIE_LABELS | {code: SECTIE[code].kop for code in GECODEERD}

THEMASECTIE = {"aanleiding": "redenen", **{code: code for code in GECODEERD}}
"""What `stats` counts by theme, with the section that the themes are of."""


def value(record: dict[str, Any], sectie: Sectie) -> Any:
    """What `record` (a project as JSON object) holds in `sectie`; None where the factsheet lacks the heading."""
    return record[sectie.groep][sectie.code] if sectie.groep else record[sectie.code]
