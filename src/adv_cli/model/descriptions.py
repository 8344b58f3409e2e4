"""What each field of a record holds, in Dutch, for editors and for whoever fills a record in: by
model and field.
"""

DESCRIPTIONS = {
    "Project": {
        "id": "De naam van het bestand zonder .yaml: gemeente en project in kleine letters, met koppeltekens.",
        "titel": "De titel van het project, zoals het factsheet hem geeft.",
        "titel_in_bijlagen": "De naam in de bijlagen van het rapport, waar die anders is.",
        "gemeente": "De gemeente, zoals zij in gemeenten.yaml heet.",
        "bladzijde": "De eerste bladzijde van het factsheet in het rapport.",
        "bladzijde_zeker": "Of die bladzijde zeker is.",
        "codering": "De plaats in de vijf zoekmodellen (bijlagen 1-5): van elk één code.",
        "projectinformatie": "De eerste kop van het factsheet.",
        "aanleiding": "De kop Aanleiding en doelstelling.",
        "organisatie": "De kop Organisatie: wie het doet, met wie, voor wie en wie betaalt.",
        "werkwijze": "De kop Werkwijze: de stappen, en de uitgangspunten erachter.",
        "resultaten": "De kop Resultaten.",
        "knelpunten": "De kop Knelpunten: wat in de weg stond, wat hielp en wat het ministerie kan doen.",
        "lessen": "De lessen en aandachtspunten.",
        "vooruitblik": "De ontwikkelingen en het perspectief.",
        "contactgegevens": "Wie er meer van weet.",
        "documentatie": "De documenten en websites die het factsheet noemt.",
        "overige_projecten": "Andere projecten van de gemeente die het factsheet kort noemt.",
        "afwijkingen": "De verschillen met het factsheet die er horen te zijn; zie adv check --bron.",
    },
    "Coding": {
        "doelgroep": "Voor wie (bijlage 1).",
        "problematiek": "Waartegen of waarvoor (bijlage 2).",
        "invalshoek": "Zorg, handhaving of beide (bijlage 3).",
        "partners": "Wie samenwerken (bijlage 4).",
        "niveau": "De schaal van de samenwerking (bijlage 5).",
    },
    "ProjectInformation": {
        "afdeling": "De afdeling waaronder het project valt.",
        "status": "De status van het project.",
        "huishoudens": "Het aantal huishoudens, in woorden en in getallen.",
        "gebied": "De wijken waarin het project wordt uitgevoerd.",
        "looptijd": "De looptijd, in woorden en in datums.",
        "bestuurlijke_opdrachtgevers": "De bestuurlijke opdrachtgevers, één per regel.",
    },
    "Households": {
        "omschrijving": "Zoals het factsheet het zegt.",
        "minimum": "Het kleinste aantal dat dit betekent.",
        "maximum": "Het grootste aantal dat dit betekent; gelijk aan minimum bij één getal.",
        "eenheid": "Wat er wordt geteld.",
        "per": "jaar, als het aantal er een per jaar is.",
    },
    "Area": {
        "omschrijving": "Zoals het factsheet het zegt.",
        "wijken": "De wijken bij naam; leeg als het project in de hele stad of regio werkt.",
    },
    "Period": {
        "omschrijving": "Zoals het factsheet het zegt.",
        "start": "Het begin, zo nauwkeurig als het factsheet is: jjjj, jjjj-mm of jjjj-mm-dd.",
        "eind": "Het eind, zo nauwkeurig als het factsheet is: jjjj, jjjj-mm of jjjj-mm-dd.",
        "doorlopend": "Of het factsheet zegt dat er geen eind aan komt.",
    },
    "Motive": {
        "redenen": "De redenen om het project te starten.",
        "doelstellingen": "De doelstellingen; een subdoel begint met “Subdoel:”.",
        "doelgroep": "Voor wie het project is, in een of meer zinnen.",
        "criteria": "Wanneer iemand tot de doelgroep hoort.",
    },
    "Organisation": {
        "betrokkenen": "Wie het werk doen, in een of meer zinnen.",
        "samenwerkingspartners": "De partners, één naam per regel.",
        "opdrachtgevers": "De opdrachtgevers, één naam per regel.",
        "opdrachtnemers": "De opdrachtnemers, één naam per regel.",
        "financiering": "Wie wat betaalt.",
    },
    "Approach": {
        "processtappen": "De stappen van de werkwijze.",
        "uitgangspunten": "De uitgangspunten van de werkwijze.",
    },
    "Results": {
        "soort": "Het soort resultaten: behaald, beoogd, verwacht, nog geen, of geen resultaten vermeld.",
        "resultaten": "De resultaten.",
        "evaluatiemomenten": "Wanneer en hoe er wordt geëvalueerd.",
    },
    "Bottlenecks": {
        "knelpunten": "De knelpunten en hun oorzaken.",
        "oplossingen": "De oplossingen.",
        "rol_ministerie": "Wat het ministerie zou kunnen doen.",
    },
    "Item": {
        "tekst": "Eén punt van het factsheet, in een of meer eigen zinnen.",
        "themas": "De thema’s van dit punt; zie codeboek.yaml.",
    },
    "Result": {
        "tekst": "Eén resultaat van het factsheet, in een of meer eigen zinnen.",
        "themas": "Resultaten hebben geen thema’s.",
        "soort": "Het soort van dit resultaat, als het anders is dan dat van het onderdeel.",
    },
    "Contact": {
        "naam": "De naam van de persoon of het bureau.",
        "functie": "De functie.",
        "organisatie": "De organisatie, als het factsheet die noemt.",
        "telefoon": "De telefoonnummers: netnummer, koppelteken, nummer.",
        "email": "Het e-mailadres.",
        "website": "De website.",
    },
    "OtherProject": {
        "titel": "De titel van het andere project.",
        "omschrijving": "Wat het is.",
        "doelstelling": "Wat het beoogt.",
        "doelgroep": "Voor wie het is.",
        "status": "De status ervan.",
        "opdrachtgevers": "De opdrachtgevers, één naam per regel.",
        "partners": "De partners, één naam per regel.",
        "contact": "Wie er meer van weet.",
    },
    "Deviation": {
        "veld": "Waar het verschil zit, zoals adv check --bron het noemt: knelpunten.knelpunten[0].",
        "soort": "Ontbreekt in het record, toegevoegd in het record, anders, of in een andere volgorde.",
        "wat": "Wat er verschilt, precies zoals adv check --bron --json het geeft.",
        "waarom": "Waarom dit verschil er hoort te zijn, in een of meer zinnen.",
    },
}

NOOT = "Een opmerking van ons: waarin het factsheet zichzelf tegenspreekt, zich vergist of vreemd leest."


def description(model: str, field: str) -> str:
    """What `field` of the model with this name holds; raises KeyError for a field that nobody
    described.
    """
    return NOOT if field == "noot" else DESCRIPTIONS[model][field]
