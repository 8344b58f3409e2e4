"""adv search: passages over every section, closest first."""

from typing import Annotated

from adv_cli.cli.context import AUTO, LINES, VIEW, Output, Session
from adv_cli.cli.localization import App, WordsCommand
from adv_cli.cli.options import (
    FILTERS,
    ROWS,
    argument,
    limit_option,
    output_group,
    parts_option,
    with_options,
)
from adv_cli.dutch.phrasing import and_more, plural
from adv_cli.errors import UsageError
from adv_cli.model.lines import contacts_as_of, has_contacts
from adv_cli.model.template import CODING, CONCEPT, SECTION, TITLE
from adv_cli.output.screen import Screen
from adv_cli.queries.filters import Filters, resolve_parts
from adv_cli.queries.projects import (
    absent_municipalities,
    absent_named,
    report_year,
    why_absent,
)
from adv_cli.queries.search import Passage, SearchResult
from adv_cli.queries.search import search as find

app = App()

ON_A_TERMINAL = 20
"""How many passages a terminal shows unless --limiet says otherwise."""
PIPED = ("id", "gemeente", "titel", "sectie", "bladzijde", "tekst", "waarom")

FIELD_HELP = dict.fromkeys(Passage._fields, "veld van de passage")
BESIDE = {TITLE: "Titel", CODING: "Namen van de codes"}
"""What is searched beside the parts of a factsheet."""
MOST_WORDS = 8
"""How many words are told of which an answer was found by, or not; so that it is one line."""

_WOORDEN = argument(
    "WOORDEN", 'Wat u zoekt; "woorden" samen, -woord niet, woord OF woord een van beide.'
)
_SECTIE = parts_option("Alleen in dit deel", BESIDE)
_LIMIET = limit_option(f"passages (op een terminal {ON_A_TERMINAL})")


@app.command(
    "search",
    epilog="""adv search wachtlijst
    adv search "schulden jongeren" --niveau een-wijk
    adv search '"eigen kracht" -vrijwilligers' --json
    adv search wachtlijst OF wachttijd --sectie knelpunten
    adv search --begrip regie --begrip mandaat
    adv search politie -woningcorporaties""",
    cls=WordsCommand,
)
@with_options(FILTERS, output_group(*ROWS, fields=FIELD_HELP))
def search(
    session: Session,
    filters: Filters,
    output: Output,
    woorden: Annotated[list[str] | None, _WOORDEN] = None,
    sectie: Annotated[list[str] | None, _SECTIE] = None,
    limiet: Annotated[int | None, _LIMIET] = None,
) -> None:
    """Passages die over uw woorden gaan, de beste eerst, uit alle onderdelen van alle factsheets.

    Vindt ook andere vormen (gezin, gezinnen), samenstellingen (schulden, schuldhulpverlening) en
    woorden die hetzelfde betekenen (uithuiszetting, huisuitzetting), en zegt er dan bij waarom.
    --begrip zoekt alle woorden voor een begrip, in plaats van uw woorden of samen daarmee.
    """
    words = " ".join(woorden or ())
    if not words.strip() and not filters.wel.get(CONCEPT):
        raise UsageError(
            "Geef een of meer woorden om te zoeken, bijvoorbeeld adv search wachtlijst."
        )
    on_terminal = output.form_on(session.terminal) == VIEW
    limit = limiet or (ON_A_TERMINAL if on_terminal else None)
    sections = resolve_parts(sectie or (), tuple(BESIDE))
    fields = output.chosen(PIPED if output.form == AUTO else Passage._fields, Passage._fields)
    answer = find(session.catalogue, words, filters, limit + 1 if limit else None, sections)
    shown = answer.passages[:limit]
    rows = [passage._asdict() for passage in shown]

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.passages import passages_text
        from adv_cli.output.terminal.tables import fields_table

        if output.fields and rows:
            return fields_table(rows, fields, screen)
        return passages_text(shown, answer.question, screen)

    remarks = _remarks(session, answer, len(shown), output.form_on(session.terminal))
    if not shown or not all(term.levels for term in answer.question.terms):
        remarks += _absent(session, words, filters, found=bool(shown))
    if any(_of_contacts(passage) for passage in shown):
        remarks.insert(0, contacts_as_of(report_year(session.catalogue)))

    def source() -> str:
        from adv_cli.cli.source import source_of

        pages = [(item.bladzijde, item.bladzijde_zeker) for item in shown]
        return source_of(session.catalogue, pages)

    output.write(session, rows, fields, view, source=source, remarks=remarks)


MOST_NAMED = 4
"""How many words the name of a municipality has at most."""


def _absent(session: Session, words: str, filters: Filters, *, found: bool) -> list[str]:
    """Why there is nothing of a municipality that was asked for, among the words or the filters."""
    typed = [word for word in words.replace('"', " ").split() if not word.startswith("-")]
    names = [
        " ".join(typed[start : start + length])
        for length in range(1, MOST_NAMED + 1)
        for start in range(len(typed) - length + 1)
    ]
    absent = absent_named(session.catalogue, names) if names else []
    if not found:
        absent += absent_municipalities(session.catalogue, filters)
    return list(dict.fromkeys(map(why_absent, absent)))


def _of_contacts(passage: Passage) -> bool:
    section = SECTION.get(passage.sectie)
    return section is not None and has_contacts(section)


def _remarks(session: Session, answer: SearchResult, shown: int, form: str) -> list[str]:
    """What was searched for in place of what was typed, and how many passages there are."""
    remarks = [
        f"“{typed}” staat nergens. Bedoelde u {better}? Daarop is gezocht."
        for typed, better in answer.question.mended
    ]
    if not shown and not answer.question.wanted:
        return ["Niets gevonden: geef ook een woord dat er wel moet staan."]
    remarks += _nowhere(session, answer)
    if not shown:
        return [*remarks, "Niets gevonden."]
    if not answer.whole:
        remarks.append(
            "Nergens staan deze woorden bij elkaar;"
            " dit zijn passages uit projecten die ze allemaal noemen."
        )
    if told := _covered(session, answer, form):
        remarks.append(told)
    if form == VIEW and len(answer.passages) > shown:
        remarks.append(f"De eerste {shown}; meer met --limiet.")
    elif form == VIEW:
        remarks.append(plural(shown, "passage", "passages"))
    return remarks


def _nowhere(session: Session, answer: SearchResult) -> list[str]:
    """Which words stand nowhere, and what looks most like them."""
    if all(term.levels for term in answer.question.terms):
        return []
    from adv_cli.queries.coverage import nowhere

    found = nowhere(session.catalogue, answer.question)
    return [
        f"“{typed}” staat nergens."
        + (f" Het dichtst in de buurt: {', '.join(nearest)}." if nearest else "")
        for typed, nearest in found.items()
    ]


def _covered(session: Session, answer: SearchResult, form: str) -> str:
    """By which words the answer was found, and which were not looked for.

    In a pipe only where a word that was typed stands nowhere itself, so that the answer is about
    other words; a reader of other forms has the field `waarom`.
    """
    if form not in (VIEW, LINES):
        return ""
    from adv_cli.queries.coverage import coverage, rests_on_others

    if form == LINES and not rests_on_others(answer.question):
        return ""
    found = coverage(session.catalogue, answer)
    also = "; ".join(
        f"{called}: {and_more(words, MOST_WORDS)}"
        for called, words in (
            ("ook gevonden als", found.forms),
            ("zelfde betekenis", found.synonyms),
        )
        if words
    )
    left_out = (
        f"Niet gezocht als: {and_more(found.left_out, MOST_WORDS)}." if found.left_out else ""
    )
    listed = _CONCEPT_WORDS if any(term.is_concept for term in answer.question.terms) else ""
    return " ".join(filter(None, (also and f"{also[0].upper()}{also[1:]}.", left_out, listed)))


_CONCEPT_WORDS = "Alle woorden voor het begrip: adv values begrip."
