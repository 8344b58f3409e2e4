"""What is coded of a record beside themes, in words: figures, kinds, evaluations, direction.

Works on records as JSON objects. What codes are called comes from the codebook, as `Labels`.
"""

from collections.abc import Container, Iterable, Mapping, Sequence

from adv_cli.catalogue.question_rows import CodeRow
from adv_cli.dutch.phrasing import and_list, date_text, thousands
from adv_cli.model.attributes import ATTRIBUTES
from adv_cli.model.lines import Record
from adv_cli.model.template import SECTION, Section, value

Labels = Mapping[str, Mapping[str, str]]
"""For each attribute what its codes are called; a code that is not there stands for itself."""

ONE = {
    "huishoudens": "huishouden",
    "gezinnen": "gezin",
    "personen": "persoon",
    "adressen": "adres",
    "woningen": "woning",
    "trajecten": "traject",
    "meldingen": "melding",
    "huisbezoeken": "huisbezoek",
    "bijeenkomsten": "bijeenkomst",
    "diensten": "dienst",
    "adviezen": "advies",
    "casussen": "casus",
    "sessies": "sessie",
}
"""What a figure counts, where it is one."""


def figure_text(figure: Record) -> str:
    """A typed figure in words: `450 huishoudens (bezochte huishoudens, 2008)`."""
    about = [figure["van"]]
    if figure["datum"]:
        about.append(date_text(figure["datum"]))
    if figure["noot"]:
        about.append(f"noot: {figure['noot'].rstrip('.')}")
    return f"{amount(figure)} ({', '.join(about)})"


def amount(figure: Record) -> str:
    """How much a typed figure says: `ten minste 80 procent`, `circa 15 tot 20 gezinnen per jaar`.

    A fraction stands without a unit: `circa 1/3`.
    """
    unit = figure["eenheid"]
    number = _number(figure, "€ " if unit == "euro" else "")
    if figure["breuk"] or unit == "euro":
        unit = ""
    elif figure["waarde"] == 1:
        unit = ONE.get(unit, unit)
    per = f"per {figure['per']}" if figure["per"] else ""
    return " ".join(filter(None, (number, unit, per)))


def _number(figure: Record, currency: str) -> str:
    """The number, range or fraction of a figure, with what the factsheet says beside it."""
    about = "circa " if figure["ongeveer"] else ""
    if figure["breuk"]:
        return f"{about}{figure['breuk']}"
    if figure["waarde"] is not None:
        return f"{about}{currency}{thousands(figure['waarde'])}"
    least, most = figure["minimum"], figure["maximum"]
    if most is None:
        return f"ten minste {about}{currency}{thousands(least)}"
    if least is None:
        return f"hoogstens {about}{currency}{thousands(most)}"
    until = f" tot {thousands(most)}" if most != least else ""
    return f"{about}{currency}{thousands(least)}{until}"


def code_words(
    codes: Iterable[str], known: Mapping[str, Mapping[str, CodeRow]], but: Container[str] = ()
) -> list[str]:
    """The labels of codes that are each written as `attribute=code`, without attributes in `but`.

    In the order of `ATTRIBUTES`. Of a code and the wider one above it only the first is told.
    """
    pairs = [(name, code) for name, _, code in (pair.partition("=") for pair in codes)]
    pairs.sort(key=lambda pair: ATTRIBUTES.index(pair[0]))
    rows = {pair: known.get(pair[0], {}).get(pair[1]) for pair in pairs if pair[0] not in but}
    wider = {(name, row.onder) for (name, _), row in rows.items() if row}
    return [row.label if row else pair[1] for pair, row in rows.items() if pair not in wider]


def codings(record: Record, section: Section, labels: Labels) -> list[str]:
    """How each line of a section is coded, in words; nothing for a line without a code."""
    content = value(record, section) or ()
    match section.code:
        case "huishoudens":
            return [_counted(content["cijfers"], labels)] if content else []
        case "resultaten":
            return [_result(item, labels) for item in content]
        case "evaluatiemomenten":
            return [_evaluations(item["evaluatie"], labels) for item in content]
        case "samenwerkingspartners" | "opdrachtgevers" | "opdrachtnemers":
            parties = record["organisatie"]["partijen"]
            kinds = {
                party["naam"]: _words("partner", party["soorten"], labels) for party in parties
            }
            return [kinds.get(name, "") for name in content]
        case "financiering":
            return [_payers(item["betalers"], labels) for item in content]
        case "oplossingen":
            return [_answered(item["knelpunten"]) for item in content]
        case _:
            return []


def referred_to(record: Record) -> set[str]:
    """The sections of which codes name items, in lists by their number."""
    direction = record["organisatie"]["regie"]
    places = direction["punten"] if direction else ()
    solutions = record["knelpunten"]["oplossingen"] or ()
    answered = {"knelpunten"} if any(solution["knelpunten"] for solution in solutions) else set()
    return answered.union(place.partition(" ")[0] for place in places)


def heading_codings(record: Record, group: str, labels: Labels) -> list[tuple[str, str]]:
    """What is coded of a heading as a whole, each text with what it is of."""
    if group == "organisatie":
        direction = record["organisatie"]["regie"]
        return [("regie", direction_text(direction, labels))] if direction else []
    if group == "werkwijze":
        methods = record["werkwijze"]["methodieken"]
        return [("methodieken", "; ".join(methods))] if methods else []
    return []


def direction_text(direction: Record, labels: Labels) -> str:
    """Who directs the help to a household: how called, employed by whom, with what mandate."""
    who = list(direction["benamingen"])
    if direction["werkgever"]:
        who.append(f"in dienst van {direction['werkgever']}")
    named = f" ({', '.join(who)})" if who else ""
    said = [f"{_words('regie', [direction['code']], labels)}{named}"]
    if direction["mandaat"]:
        said.append(f"mandaat: {_words('mandaat', direction['mandaat'], labels)}")
    if direction["punten"]:
        said.append(f"zie {_places(direction['punten'])}")
    return "; ".join(said)


def _places(places: Sequence[str]) -> str:
    """Places in a record (`processtappen 3`) by section; what has no numbers is named alone."""
    numbers: dict[str, list[str]] = {}
    for place in places:
        section, _, number = place.partition(" ")
        numbers.setdefault(section, []).append(number)
    told = []
    for section, of_section in numbers.items():
        listed = f" {and_list(of_section)}" if SECTION[section].content.is_list else ""
        told.append(f"{section.replace('_', ' ')}{listed}")
    return ", ".join(told)


def _counted(figures: Sequence[Record], labels: Labels) -> str:
    """What the figures of a number of households count; their amounts where there are more."""
    told = []
    for figure in figures:
        kind = _words("telt", [figure["telt"]], labels) if figure["telt"] else ""
        what = f"{kind} ({figure['van']})" if kind else figure["van"]
        told.append(what if len(figures) == 1 else f"{amount(figure)}: {what}")
    return "; ".join(told)


def _result(item: Record, labels: Labels) -> str:
    about = _words("gaat-over", item["gaat_over"], labels)
    return "; ".join(filter(None, (about, _evaluations(item["evaluatie"], labels))))


def _evaluations(evaluations: Iterable[Record], labels: Labels) -> str:
    return "; ".join(evaluation_text(one, labels) for one in evaluations)


def evaluation_text(evaluation: Record, labels: Labels) -> str:
    """How something is evaluated, how far that is, and by whom: `nulmeting: gepland, door GGD`."""
    way = _words("evaluatie", [evaluation["wijze"]], labels)
    by = f", door {evaluation['door']}" if evaluation["door"] else ""
    return f"{way}: {_words('fase', [evaluation['fase']], labels)}{by}"


def _payers(payers: Iterable[Record], labels: Labels) -> str:
    kinds = dict.fromkeys(kind for payer in payers for kind in payer["soorten"])
    return f"betaalt: {_words('partner', kinds, labels)}" if kinds else ""


def _answered(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    noun = "knelpunt" if len(numbers) == 1 else "knelpunten"
    return f"bij {noun} {and_list([str(number) for number in numbers])}"


def _words(attribute: str, codes: Iterable[str], labels: Labels) -> str:
    of_attribute = labels.get(attribute, {})
    return " · ".join(of_attribute.get(code, code) for code in codes)
