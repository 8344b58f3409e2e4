"""adv search: passages over every section, closest first."""

from typing import Annotated

import typer

from adv_cli.cli.context import Output, Session
from adv_cli.cli.localization import App, WordsCommand
from adv_cli.cli.options import FILTERS, ROWS, output_group, with_options
from adv_cli.dutch.phrasing import plural
from adv_cli.errors import UsageError
from adv_cli.model.lines import contacts_as_of, has_contacts
from adv_cli.model.template import SECTION
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
    woorden: Annotated[
        list[str],
        typer.Argument(metavar="WOORDEN", help='Wat u zoekt; "woorden" samen, -woord niet.'),
    ],
    limiet: Annotated[
        int | None,
        typer.Option(
            "--limiet",
            metavar="N",
            min=1,
            max=MOST,
            help=f"Hoogstens N passages (op een terminal {ON_A_TERMINAL}).",
            rich_help_panel="Uitvoer",
        ),
    ] = None,
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
    on_terminal = output.form == "auto" and session.terminal.is_terminal
    limit = limiet or (ON_A_TERMINAL if on_terminal else None)
    answer = find(session.catalogue, words, filters, limit + 1 if limit else None)
    shown = answer.passages[:limit]

    def text() -> str:
        from adv_cli.output.terminal.passages import passages_text

        return passages_text(
            shown, answer.question, width=session.terminal.width, colour=session.colours
        )

    fields = PIPED if output.form == "auto" else Passage._fields
    if shown or output.form != "auto":
        output.write(session, [passage._asdict() for passage in shown], fields, text)
    if any(
        passage.sectie in SECTION and has_contacts(SECTION[passage.sectie]) for passage in shown
    ):
        session.terminal.remark(contacts_as_of(report_year(session.catalogue)))
    for remark in _remarks(
        answer, len(shown), more=len(answer.passages) > len(shown), counted=on_terminal
    ):
        session.terminal.remark(remark)


def _remarks(answer: SearchResult, shown: int, *, more: bool, counted: bool) -> list[str]:
    remarks = [
        f"“{typed}” staat nergens. Bedoelde u {better}? Daarop is gezocht."
        for typed, better in answer.question.mended
    ]
    if not shown and not answer.question.wanted:
        return ["Niets gevonden: geef ook een woord dat er wel moet staan."]
    if not shown:
        nowhere = [f"“{term.typed}”" for term in answer.question.wanted if not term.levels]
        return [
            *remarks,
            f"Niets gevonden{': nergens staat ' + ' of '.join(nowhere) if nowhere else ''}.",
        ]
    if not answer.whole:
        remarks.append(
            "Nergens staan deze woorden bij elkaar; dit zijn passages uit projecten die ze allemaal noemen."
        )
    if counted:
        remarks.append(
            f"De eerste {shown}; meer met --limiet."
            if more
            else plural(shown, "passage", "passages")
        )
    return remarks
