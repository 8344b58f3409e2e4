"""adv cite: the report, the letter, the data set or a factsheet, as one cites it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

from adv_cli.cli.context import LINES, VIEW, Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import ids_argument, output_group, with_options
from adv_cli.dutch.phrasing import plural
from adv_cli.output.citations import apa_lines, apa_markdown, bibtex, csl, ris
from adv_cli.queries.citations import (
    Work,
    data_set,
    distinct_notes,
    factsheet,
    letter,
    report,
)
from adv_cli.queries.projects import resolve_id

app = App()

_FORMS: Mapping[str, Callable[[Sequence[Work]], str]] = {
    VIEW: lambda works: apa_lines(works).replace("\n", "\n\n").removesuffix("\n"),
    LINES: apa_lines,
    "markdown": apa_markdown,
    "bibtex": bibtex,
    "ris": ris,
    "csl": csl,
}
"""What makes the text of each form; a terminal gets the lines of a pipe, a blank one between."""
_IN_WORDS = (VIEW, LINES, "markdown")
"""The forms that have no field for a note."""


@app.command(
    "cite",
    epilog="""adv cite
    adv cite gouda
    adv cite gouda enschede --bibtex --naar bronnen.bib
    adv cite --csl | pandoc --citeproc -f csljson -t plain""",
)
@with_options(output_group("markdown", "bibtex", "ris", "csl"))
def cite(
    session: Session,
    output: Output,
    ids: Annotated[list[str] | None, ids_argument("Ids van projecten, of het begin ervan.")] = None,
) -> None:
    """Hoe u de bron vermeldt: volgens APA, of voor een programma dat bronnen beheert.

    Zonder ID het rapport, de brief waarmee het is aangeboden en deze gegevens; met ID het factsheet
    van dat project, met zijn bladzijden. Wat niet in het rapport zelf staat (zoals het jaar), staat
    er als noot bij.
    """
    catalogue = session.catalogue
    chosen = dict.fromkeys(resolve_id(catalogue, id) for id in ids or ())
    works = [factsheet(catalogue, id) for id in chosen]
    if not chosen:
        works = [*filter(None, (report(catalogue), letter(catalogue), data_set(catalogue)))]
    form = output.form_on(session.terminal)
    session.counted = plural(len(works), "bron", "bronnen")
    session.terminal.write(_FORMS[form](works))
    for note in distinct_notes(works) if form in _IN_WORDS else ():
        session.terminal.remark(note)
