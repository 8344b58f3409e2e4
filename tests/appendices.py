"""The five search models of the report as its appendices print them: a witness beside the records.

Typed from the appendices, not derived from the records; a project is named by the beginning of its id.
"""

APPENDICES = {
    "doelgroep": {
        "overlastgevend": "arnhem gouda nijmegen schiedam utrecht-overlast",
        "zwakke-sociaaleconomische-positie": (
            "alkmaar almelo deventer dordrecht haarlem heerlen helmond hengelo leeuwarden rotterdam-moeder rotterdam-praktijk"
            " venlo zaanstad"
        ),
        "multiprobleem": (
            "amersfoort amsterdam-achter amsterdam-mpg breda den-haag-meldcode den-haag-vermindering den-haag-vig eindhoven"
            " enschede groningen leiden maastricht tilburg utrecht-wrap"
        ),
        "jeugdige-delinquenten": "rotterdam-jeugd",
    },
    "problematiek": {
        "criminaliteit-overlast": "arnhem gouda nijmegen rotterdam-jeugd schiedam utrecht-overlast",
        "participatie-activering": (
            "alkmaar almelo deventer dordrecht eindhoven haarlem hengelo leeuwarden rotterdam-moeder rotterdam-praktijk venlo"
            " zaanstad"
        ),
        "meervoudig": (
            "amersfoort amsterdam-achter amsterdam-mpg breda den-haag-meldcode den-haag-vermindering den-haag-vig enschede"
            " groningen leiden maastricht tilburg utrecht-wrap"
        ),
        "gezondheid": "heerlen",
        "leefbaarheid": "helmond",
    },
    "invalshoek": {
        "zorg-en-handhaving": (
            "amersfoort arnhem den-haag-vermindering den-haag-vig gouda groningen maastricht nijmegen rotterdam-jeugd schiedam"
            " utrecht-overlast"
        ),
        "zorg": (
            "alkmaar almelo amsterdam-achter amsterdam-mpg breda den-haag-meldcode deventer dordrecht eindhoven enschede haarlem"
            " heerlen helmond hengelo leeuwarden leiden rotterdam-moeder rotterdam-praktijk tilburg utrecht-wrap venlo zaanstad"
        ),
        "handhaving": "",
    },
    "partners": {
        "zorg-en-welzijn": (
            "amsterdam-achter breda den-haag-vermindering den-haag-vig deventer dordrecht haarlem hengelo leiden"
            " rotterdam-moeder rotterdam-praktijk utrecht-wrap zaanstad"
        ),
        "breed": (
            "alkmaar almelo amersfoort amsterdam-mpg arnhem den-haag-meldcode eindhoven enschede gouda groningen heerlen helmond"
            " leeuwarden maastricht nijmegen rotterdam-jeugd schiedam tilburg utrecht-overlast venlo"
        ),
    },
    "niveau": {
        "een-wijk": (
            "alkmaar almelo amersfoort arnhem deventer dordrecht enschede helmond hengelo leeuwarden nijmegen tilburg venlo"
            " zaanstad"
        ),
        "meerdere-wijken": (
            "amsterdam-mpg breda den-haag-vermindering eindhoven gouda groningen heerlen rotterdam-jeugd rotterdam-moeder"
            " rotterdam-praktijk schiedam utrecht-wrap"
        ),
        "stadsbreed": "amsterdam-achter den-haag-meldcode den-haag-vig haarlem maastricht utrecht-overlast",
        "regionaal": "leiden",
    },
}

CHAPTER = {
    "doelgroep": {
        "overlastgevend": 5,
        "zwakke-sociaaleconomische-positie": 13,
        "multiprobleem": 14,
        "jeugdige-delinquenten": 1,
    },
    "problematiek": {
        "criminaliteit-overlast": 6,
        "participatie-activering": 12,
        "meervoudig": 13,
        "gezondheid": 1,
        "leefbaarheid": 1,
    },
    "invalshoek": {"zorg": 22, "zorg-en-handhaving": 11, "handhaving": 0},
    "partners": {"zorg-en-welzijn": 13, "breed": 20},
    "niveau": {"een-wijk": 11, "meerdere-wijken": 16, "stadsbreed": 5, "regionaal": 1},
    "aanleiding": {
        "verborgen-problematiek": 18,
        "ontoereikende-aanpak": 12,
        "overlast": 6,
        "lage-betrokkenheid": 4,
        "langs-elkaar-heen": 7,
    },
}
"""The counts of chapter 2, pages 4 to 6."""
