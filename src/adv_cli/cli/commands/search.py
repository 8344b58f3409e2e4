"""adv search: passages over every section, closest first."""

from typing import Annotated

import typer

from adv_cli.cli.context import AUTO, VIEW, Output, Session
from adv_cli.cli.localization import App, WordsCommand
from adv_cli.cli.options import (
    FILTERS,
    OUTPUT_PANEL,
    ROWS,
    argument,
    output_group,
    with_options,
)
from adv_cli.cli.parameters import WholeNumber
from adv_cli.dutch.phrasing import plural
from adv_cli.errors import UsageError
from adv_cli.model.lines import contacts_as_of, has_contacts
from adv_cli.model.template import SECTION
from adv_cli.output.screen import Screen
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import report_year
from adv_cli.queries.search import Passage, SearchResult
from adv_cli.queries.search import search as find

app = App()

ON_A_TERMINAL = 20
"""How many passages a terminal shows unless --limiet says otherwise."""
PIPED = ("id", "gemeente", "titel", "sectie", "bladzijde", "tekst", "waarom")
MOST = 1_000_000
"""The largest --limiet."""

_WOORDEN = argument("WOORDEN", 'Wat u zoekt; "woorden" samen, -woord niet.')
_LIMIET = typer.Option(
    "--limiet",
    metavar="N",
    click_type=WholeNumber(1, MOST),
    help=f"Hoogstens N passages (op een terminal {ON_A_TERMINAL}).  [1<=x<={MOST}]",
    rich_help_panel=OUTPUT_PANEL,
)


@app.command(
    "search",
    epilog="""adv search wachtlijst
    adv search "schulden jongeren" --niveau een-wijk
    adv search '"eigen kracht" -vrijwilligers' --json
    adv search politie -woningcorporaties""",
    cls=WordsCommand,
)
@with_options(FILTERS, output_group(*ROWS))
def search(
    session: Session,
    filters: Filters,
    output: Output,
    woorden: Annotated[list[str], _WOORDEN],
    limiet: Annotated[int | None, _LIMIET] = None,
) -> None:
    """Passages die over uw woorden gaan, de beste eerst, uit alle onderdelen van alle factsheets.

    Vindt ook andere vormen (gezin, gezinnen), samenstellingen (schulden, schuldhulpverlening) en
    woorden die hetzelfde betekenen (uithuiszetting, huisuitzetting), en zegt er dan bij waarom.
    """
    words = " ".join(woorden)
    if not words.strip():
        raise UsageError(
            "Geef een of meer woorden om te zoeken, bijvoorbeeld adv search wachtlijst."
        )
    on_terminal = output.form_on(session.terminal) == VIEW
    limit = limiet or (ON_A_TERMINAL if on_terminal else None)
    answer = find(session.catalogue, words, filters, limit + 1 if limit else None)
    shown = answer.passages[:limit]

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.passages import passages_text

        return passages_text(shown, answer.question, screen)

    rows = [passage._asdict() for passage in shown]
    fields = PIPED if output.form == AUTO else Passage._fields
    remarks = _remarks(answer, len(shown), counted=on_terminal)
    if any(_of_contacts(passage) for passage in shown):
        remarks.insert(0, contacts_as_of(report_year(session.catalogue)))
    output.write(session, rows, fields, view, remarks=remarks)


def _of_contacts(passage: Passage) -> bool:
    section = SECTION.get(passage.sectie)
    return section is not None and has_contacts(section)


def _remarks(answer: SearchResult, shown: int, *, counted: bool) -> list[str]:
    """What was searched for in place of what was typed, and how many passages there are."""
    wanted = answer.question.wanted
    remarks = [
        f"“{typed}” staat nergens. Bedoelde u {better}? Daarop is gezocht."
        for typed, better in answer.question.mended
    ]
    if not shown and not wanted:
        return ["Niets gevonden: geef ook een woord dat er wel moet staan."]
    if not shown:
        nowhere = " of ".join(f"“{term.typed}”" for term in wanted if not term.levels)
        return [*remarks, f"Niets gevonden{': nergens staat ' + nowhere if nowhere else ''}."]
    if not answer.whole:
        remarks.append(
            "Nergens staan deze woorden bij elkaar;"
            " dit zijn passages uit projecten die ze allemaal noemen."
        )
    if counted and len(answer.passages) > shown:
        remarks.append(f"De eerste {shown}; meer met --limiet.")
    elif counted:
        remarks.append(plural(shown, "passage", "passages"))
    return remarks
