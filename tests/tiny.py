"""A small data directory in which every field of every model is filled, as plain objects to spoil.

It is written as JSON, which is YAML: so a test can change any value and knows what the file then says.
"""

import json
from pathlib import Path
from typing import Any

from adv_cli.model.template import SECTIONS, Content

CODES = {
    "doelgroep": ["gezinnen", "jongeren"],
    "problematiek": ["schulden"],
    "invalshoek": ["zorg"],
    "partners": ["breed"],
    "niveau": ["een-wijk"],
}
CONTACT = {
    "naam": "A. de Vries",
    "functie": "Leider",
    "organisatie": "Gemeente",
    "telefoon": ["0182-589315"],
    "email": "a@voorbeeld.nl",
    "website": "www.voorbeeld.nl",
    "noot": "Een noot.",
}


FIGURE = {
    "minimum": 10,
    "maximum": 20,
    "ongeveer": True,
    "eenheid": "gezinnen",
    "per": "jaar",
    "van": "gezinnen die meedoen",
    "telt": "bereikt",
    "datum": 2009,
    "noot": "Een noot.",
}
EVALUATION = {"wijze": "rapportage", "fase": "gedaan", "door": "Een bureau"}
PARTY = {"naam": "punt", "soorten": ["gemeente"]}
ATTRIBUTES = {
    "gaat-over": ["bereik"],
    "evaluatie": ["rapportage"],
    "fase": ["gedaan"],
    "telt": ["bereikt"],
    "partner": ["gemeente"],
    "regie": ["een-persoon"],
    "mandaat": ["budget"],
}


def _code(name: str) -> dict[str, Any]:
    about = {"code": name, "label": f"label {name}", "kort": f"kort {name}"}
    return about | {"aliassen": [f"alias {name}"], "definitie": f"Wat {name} is.", "bladzijde": 3}


def _theme(name: str) -> dict[str, Any]:
    examples = {
        "wel": "Dit wel.",
        "niet": "Dit niet.",
        "voorbeeld": "Een.",
        "tegenvoorbeeld": "Twee.",
    }
    return _code(name) | {"herkomst": "eigen"} | examples


def _attribute(name: str, codes: list[str]) -> dict[str, Any]:
    about = {"kenmerk": name, "label": name, "uitleg": "Hoe te coderen."}
    examples = {key: _theme("x")[key] for key in ("wel", "niet", "voorbeeld", "tegenvoorbeeld")}
    wide = _code("wijd") | examples | {"onder": None}
    return about | {
        "codes": [wide, *(_code(code) | examples | {"onder": "wijd"} for code in codes)]
    }


def _items(theme: str | None = None) -> list[dict[str, Any]]:
    return [
        {"tekst": "Een punt.", "themas": [theme] if theme else [], "noot": "Een noot."},
        {"tekst": "Nog een."},
    ]


def _pages() -> dict[str, list[int]]:
    """The pages of the record below: of each second item the next one, which is not sure."""
    two = ("samenwerkingspartners", *(s.code for s in SECTIONS if s.content is Content.ITEMS))
    return {s.code: [8, 9] if s.code in two and s.code != "resultaten" else [8] for s in SECTIONS}


def record(id: str) -> dict[str, Any]:
    """A record with everything that a record can have."""
    return {
        "id": id,
        "titel": f"Titel van {id}",
        "titel_in_bijlagen": "Andere titel",
        "gemeente": "Windmeer",
        "bladzijde": 8,
        "bladzijde_zeker": True,
        "codering": {dimension: codes[0] for dimension, codes in CODES.items()},
        "projectinformatie": {
            "afdeling": "Zorg",
            "status": "Loopt",
            "huishoudens": {
                "omschrijving": "10 tot 20 gezinnen per jaar",
                "minimum": 10,
                "maximum": 20,
                "eenheid": "gezinnen",
                "per": "jaar",
                "cijfers": [FIGURE],
                "noot": "Een noot.",
            },
            "gebied": {"omschrijving": "De wijk", "wijken": ["Noord", "Zuid"], "noot": "Een noot."},
            "looptijd": {
                "omschrijving": "Van mei 2008 tot 2009",
                "start": "2008-05",
                "eind": 2009,
                "doorlopend": False,
                "noot": "Een noot.",
            },
            "bestuurlijke_opdrachtgevers": ["De wethouder"],
            "noot": "Een noot.",
        },
        "aanleiding": {
            "redenen": _items("overlast"),
            "doelstellingen": _items(),
            "doelgroep": "Iedereen.",
            "criteria": _items(),
            "noot": "Een noot.",
        },
        "organisatie": {
            "betrokkenen": "Iedereen.",
            "samenwerkingspartners": ["Politie", "School"],
            "opdrachtgevers": ["Gemeente"],
            "opdrachtnemers": ["Instelling"],
            "financiering": [_items()[0] | {"betalers": [PARTY]}, _items()[1]],
            "partijen": [
                {"naam": name, "soorten": ["gemeente"]}
                for name in ("Politie", "School", "Gemeente", "Instelling")
            ],
            "regie": {
                "code": "een-persoon",
                "benamingen": ["coach"],
                "werkgever": "Instelling",
                "werkgever_soort": ["gemeente"],
                "mandaat": ["budget"],
                "punten": ["processtappen 1"],
            },
            "noot": "Een noot.",
        },
        "werkwijze": {
            "processtappen": _items(),
            "uitgangspunten": _items(),
            "methodieken": ["Een methode"],
            "noot": "Een noot.",
        },
        "resultaten": {
            "soort": "behaald",
            "resultaten": [
                {
                    "tekst": "Zeven mensen, de helft.",
                    "soort": "beoogd",
                    "themas": [],
                    "gaat_over": ["bereik"],
                    "cijfers": [
                        {"waarde": 7, "eenheid": "personen", "van": "mensen"},
                        {"breuk": "1/2", "eenheid": "procent", "van": "mensen"},
                    ],
                    "evaluatie": [EVALUATION],
                    "noot": "Een noot.",
                }
            ],
            "evaluatiemomenten": [item | {"evaluatie": [EVALUATION]} for item in _items()],
            "noot": "Een noot.",
        },
        "knelpunten": {
            "knelpunten": _items("wachtlijst"),
            "oplossingen": [item | {"knelpunten": [1]} for item in _items()],
            "rol_ministerie": _items(),
            "noot": "Een noot.",
        },
        "lessen": _items(),
        "vooruitblik": _items(),
        "contactgegevens": [CONTACT],
        "documentatie": ["Een plan"],
        "overige_projecten": [
            {
                "titel": "Ander project",
                "omschrijving": "Iets.",
                "doelstelling": "Iets.",
                "doelgroep": "Iets.",
                "status": "Iets.",
                "opdrachtgevers": ["Gemeente"],
                "partners": ["School"],
                "contact": [CONTACT],
                "noot": "Een noot.",
            }
        ],
        "bladzijden": _pages(),
        "bladzijden_onzeker": [9],
        "afwijkingen": [
            {
                "veld": "organisatie.betrokkenen",
                "soort": "toegevoegd",
                "wat": "Iets",
                "waarom": "Een reden.",
            }
        ],
        "noot": "Een noot.",
    }


def _bare(id: str) -> dict[str, Any]:
    """A record with nothing but what a record must have."""
    needed = ("id", "titel", "gemeente", "bladzijde", "bladzijde_zeker", "codering", "resultaten")
    groups = ("projectinformatie", "aanleiding", "organisatie", "werkwijze", "knelpunten")
    bare = {field: value for field, value in record(id).items() if field in needed}
    return bare | {group: {} for group in groups} | {"resultaten": {"soort": "niet-vermeld"}}


def _municipality(naam: str, number: int) -> dict[str, Any]:
    taking_part = {"groep": True, "inventarisatie": True, "experiment": False}
    about = {
        "naam": naam,
        "cbs_code": f"GM{number:04}",
        "provincie": "Noordland",
        "aliassen": [f"{naam}stad"],
    }
    return about | taking_part | {"toelichting": "Uitleg."}


def _publication() -> dict[str, Any]:
    about = {"titel": "Titel", "auteur": "Auteur", "opdrachtgever": "Rijk"}
    return (
        about
        | {"datum": "2010-03-01", "kenmerk": "X1", "omschrijving": "Wat het is."}
        | {
            "auteurs": ["Auteur", "Schrijver"],
            "noot": "Een noot.",
        }
    )


def content() -> dict[str, Any]:
    """Every file by its name in the data directory, with what it holds."""
    counts: list[dict[str, Any]] = [
        {"code": code, "hoofdstuk": 0, "bijlage": 0} for code in CODES["doelgroep"]
    ]
    districts = {"minimum": 1, "maximum": 2, "anders": "Met een ander aantal wijken"}
    counts[0] |= {"hoofdstuk": 2, "bijlage": 2, "wijken": districts}
    reasons = [{"code": "overlast", "hoofdstuk": 2, "bijlage": None, "geteld": 1}]
    return {
        "codeboek.yaml": {
            "versie": "1",
            "dimensies": [
                {
                    "dimensie": name,
                    "label": name,
                    "bijlage": nr,
                    "bladzijde": nr,
                    "codes": [_code(code) for code in codes],
                }
                for nr, (name, codes) in enumerate(CODES.items(), start=1)
            ],
            "themalijsten": [
                {
                    "secties": ["redenen"],
                    "bladzijde": 4,
                    "themas": [_theme("overlast"), _theme("armoede")],
                },
                {"secties": ["knelpunten"], "bladzijde": 4, "themas": [_theme("wachtlijst")]},
            ],
            "kenmerken": [_attribute(name, codes) for name, codes in ATTRIBUTES.items()],
            "begrippen": [
                {
                    "code": "schulden",
                    "label": "schulden en geld",
                    "definitie": "Wat schulden zijn.",
                    "aliassen": ["rood staan"],
                    "synoniem": True,
                    "woorden": ["schuld", "een lening"],
                }
            ],
            "synoniemen": [["school", "onderwijs"], ["geld", "budget"]],
        },
        "dwarsdoorsnede.yaml": {
            "projecten": 2,
            "gemeenten": 1,
            "bladzijde": 3,
            "tellingen": [
                {
                    "dimensie": "doelgroep",
                    "bladzijde": 4,
                    "bijlage": 1,
                    "aantallen": counts,
                    "toelichting": "Uitleg.",
                },
                {
                    "dimensie": "aanleiding",
                    "bladzijde": 4,
                    "bijlage": None,
                    "aantallen": reasons,
                    "toelichting": "Uitleg.",
                },
            ],
            "lijsten": [
                {
                    "naam": "lijst",
                    "bladzijde": 5,
                    "secties": ["redenen"],
                    "punten": [{"punt": "een punt", "code": "overlast"}, "nog een punt"],
                }
            ],
        },
        "gemeenten.yaml": {
            "gemeenten": [_municipality("Windmeer", 1), _municipality("Oudezand", 2)],
            "provincies": {"Noordland": ["Het noorden"]},
        },
        "bron.yaml": {
            "versie": "1",
            "inventarisatie": {
                "onderwerp": "gemeenten die iets doen",
                "groep": "de kring",
                "afwezig": "deden niet mee",
                "experiment": "Proef",
                "hoofdstuk": "paragraaf 4",
                "hoofdstuk_kort": "par. 4",
                "bladzijden": "er is geteld",
            },
            "rapport": _publication(),
            "brief": _publication(),
            "gegevens": {
                "titel": "Gegevens",
                "auteur": "Auteur",
                "datum": "2026",
                "licentie": "EUPL-1.2",
            },
        },
        "projects/een.yaml": record("een"),
        "projects/twee.yaml": _bare("twee"),
    }


def written(value: Any) -> str:
    """A value as the text of a file: JSON, a field a line."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def write_tiny(folder: Path) -> Path:
    """The data directory, in `folder`."""
    (folder / "projects").mkdir(parents=True)
    for name, value in content().items():
        (folder / name).write_text(written(value), "utf-8")
    return folder
