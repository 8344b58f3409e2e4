"""adv new: a new record, from a template or from a factsheet."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from adv_cli.catalogue.cache import directory_of
from adv_cli.catalogue.question_rows import CodeRow
from adv_cli.catalogue.rows import code_rows
from adv_cli.cli.completion import complete_codes
from adv_cli.cli.context import Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import option, with_options
from adv_cli.cli.parameters import FilePath
from adv_cli.dataset.loader import SharedData, load_shared
from adv_cli.dataset.paths import PROJECTS, data_is_installed
from adv_cli.dataset.report_wording import readable
from adv_cli.dataset.scaffold import RecordHead, checked_title, new_record, record_id
from adv_cli.dutch.display import quoted
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.phrasing import and_list
from adv_cli.errors import AdvError, UsageError, WriteError, reason
from adv_cli.files.names import refuse_name
from adv_cli.files.writing import create
from adv_cli.model.record import Coding
from adv_cli.model.template import DIMENSION_LABELS, DIMENSIONS, LAST_PAGE
from adv_cli.model.types import field_description
from adv_cli.queries.filters import choose_code
from adv_cli.report.factsheet import ReportFactsheet
from adv_cli.report.report import read_report

app = App()

LONGEST_ID = 200
"""What fits in the name of a file, everywhere."""

T = TypeVar("T")
Answer = str | None


def _coding(dimension: str) -> Any:
    help = field_description(Coding, dimension)
    complete = complete_codes(dimension)
    return option(f"--{dimension}", metavar="CODE", help=help, complete=complete)


_UIT = typer.Option(
    "--uit",
    metavar="BESTAND",
    click_type=FilePath(),
    help="Vul het record met een factsheet in de vorm van het rapport.",
)
_TITEL = option(
    "--titel",
    metavar="TEKST",
    help="De titel van het project; van meer factsheets in BESTAND kiest hij er een.",
)
_GEMEENTE = option(
    "--gemeente", metavar="NAAM", help="De gemeente.", complete=complete_codes("gemeente")
)
_ID = option(
    "--id", metavar="TEKST", help="De naam van het record; anders die van gemeente en project."
)
_BLADZIJDE = option("--bladzijde", metavar="GETAL", help="De eerste bladzijde in het rapport.")
_CODING = {dimension: _coding(dimension) for dimension in DIMENSIONS}


@app.command(
    "new",
    epilog="""adv new --data mijn-gegevens
    adv new --uit factsheet.txt --data mijn-gegevens
    adv new --titel "Samen Thuis" --gemeente Breda --data mijn-gegevens""",
)
@with_options()
def new(
    session: Session,
    uit: Annotated[Path | None, _UIT] = None,
    titel: Annotated[Answer, _TITEL] = None,
    gemeente: Annotated[Answer, _GEMEENTE] = None,
    bladzijde: Annotated[Answer, _BLADZIJDE] = None,
    id: Annotated[Answer, _ID] = None,
    doelgroep: Annotated[Answer, _CODING["doelgroep"]] = None,
    problematiek: Annotated[Answer, _CODING["problematiek"]] = None,
    invalshoek: Annotated[Answer, _CODING["invalshoek"]] = None,
    partners: Annotated[Answer, _CODING["partners"]] = None,
    niveau: Annotated[Answer, _CODING["niveau"]] = None,
) -> None:
    """Maak een nieuw record, met elke kop van het factsheet en de toegestane codes als commentaar.

    Wat u niet als optie geeft, vraagt adv op een terminal. Een bestand dat er al is, blijft zoals
    het is. Met --uit komt de tekst van het factsheet zo in het record; herschrijf hem in eigen
    woorden en vul codes en getallen aan. Wat u als optie geeft, gaat voor wat het factsheet zegt;
    staan er meer factsheets in het bestand, dan kiest --titel er een.
    """
    if session.data is None and data_is_installed():
        missing = "geef de map met gegevens waar het record bij moet komen (of zet ADV_DATA)."
        raise UsageError(f"--data ontbreekt: {missing}")
    data = directory_of(session.data)
    ground = load_shared(data)
    sheet, typed = _sheet(uit, titel) if uit else (None, titel)
    page = str(sheet.page) if sheet and sheet.page else None
    given = {
        "titel": typed or _said(sheet, "titel") or titel,
        "gemeente": gemeente or _said(sheet, "gemeente"),
        "bladzijde": bladzijde or page,
        "doelgroep": doelgroep,
        "problematiek": problematiek,
        "invalshoek": invalshoek,
        "partners": partners,
        "niveau": niveau,
    }
    answers = _Answers(session, ground, given)
    place, title = answers.gemeente(), answers.titel()
    name = _id(id, place, title)
    coding = {dimension: answers.code(dimension) for dimension in DIMENSIONS}
    head = RecordHead(name, title, place, answers.bladzijde(), coding)
    session.terminal.write(f"{_created(data, head, new_record(head, ground, sheet))}\n")
    session.terminal.remark("Vul het record aan, en kijk het na met adv check.")


def _said(sheet: ReportFactsheet | None, label: str) -> str:
    return readable(sheet.line(label)) if sheet else ""


def _sheet(uit: Path, title: str | None) -> tuple[ReportFactsheet, str | None]:
    """The factsheet in a file, and the title that was typed for it.

    Of more than one, that whose title is, or begins as, the typed one: then it has none typed.
    """
    sheets = read_report(uit).factsheets
    if len(sheets) == 1:
        return sheets[0], title
    chosen = _with_title(sheets, fold(title or ""))
    if len(chosen) == 1:
        return chosen[0], None
    names = ", ".join(f"“{sheet.name}”" for sheet in (chosen or sheets)[:8])
    more = " en meer" if len(chosen or sheets) > 8 else ""
    raise UsageError(
        f"In {uit} staan {len(sheets)} factsheets; kies er een met --titel: {names}{more}."
    )


def _with_title(sheets: Sequence[ReportFactsheet], sought: str) -> list[ReportFactsheet]:
    """The factsheets with this title, folded.

    When there are none, those whose title begins so; else those that have it in their title.
    """
    titles = [[fold(t) for t in (s.name, s.title, s.line("titel"))] for s in sheets]
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [
            sheet
            for sheet, names in zip(sheets, titles, strict=True)
            if any(fits(name, sought) for name in names)
        ]
        if found:
            return found
    return []


def _id(typed: str | None, place: str, title: str) -> str:
    """The id that was typed, or that of municipality and title.

    Raises UsageError when it cannot be one.
    """
    made = record_id(place, title)
    if typed is not None and typed != record_id(typed):
        allowed = f"kleine letters, cijfers en koppeltekens, zoals {made[:LONGEST_ID]}"
        raise UsageError(f"{quoted(typed)} is geen id: {allowed}.")
    if typed is None and not record_id(title):
        raise UsageError(f"Van de titel {quoted(title)} is geen id te maken; geef er een met --id.")
    name = typed or made
    if len(name) > LONGEST_ID:
        allowed = f"geef met --id een van hoogstens {LONGEST_ID} tekens"
        raise UsageError(f"Het id {quoted(name)} is te lang; {allowed}.")
    return name


def _created(data: Path, head: RecordHead, text: str) -> Path:
    path = data / PROJECTS / f"{head.id}.yaml"
    refuse_name(path)
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise WriteError(f"{path.parent} kan niet worden gemaakt ({reason(error)}).") from error
    try:
        create(path, text.encode())
    except FileExistsError:
        message = f"{path} is er al; kies een ander --id, of werk dat bestand bij."
        raise UsageError(message) from None
    return path


class _Answers:
    """What a record needs: what was given, else what is asked until the answer will do.

    Raises UsageError for what was given and will not do, and for what is missing where nobody can
    be asked.
    """

    def __init__(self, session: Session, ground: SharedData, given: Mapping[str, Answer]) -> None:
        self.terminal = session.terminal
        self.ground = ground
        self.codes = [*code_rows(ground)]
        self.given = given
        missing = [f"--{name}" for name, value in given.items() if not value]
        if missing and not self.terminal.may_ask:
            raise UsageError(f"Geef ook {and_list(missing)}; op een terminal vraagt adv ernaar.")

    def titel(self) -> str:
        """The title of the project."""
        return self._answer("titel", "Titel:", checked_title)

    def bladzijde(self) -> int:
        """The first page of the factsheet."""
        return self._answer("bladzijde", "Eerste bladzijde in het rapport:", _page)

    def gemeente(self) -> str:
        """The name of a municipality that takes part."""
        return self._answer("gemeente", "Gemeente:", self._taking_part)

    def code(self, dimension: str) -> str:
        """A code of this dimension."""
        known = self._of(dimension)
        if not self.given[dimension]:
            lines = [f"  {code.code:34} {code.label}" for code in known]
            self.terminal.remark("\n".join(["", f"{DIMENSION_LABELS[dimension]}:", *lines]))
        return self._answer(
            dimension,
            "Code (of het begin ervan):",
            lambda value: choose_code(known, dimension, value).code,
        )

    def _of(self, dimension: str) -> Sequence[CodeRow]:
        return [code for code in self.codes if code.dimension == dimension]

    def _taking_part(self, value: str) -> str:
        name = choose_code(self._of("gemeente"), "gemeente", value).label
        if not self.ground.municipalities[name].inventarisatie:
            raise UsageError(f"{name} doet volgens gemeenten.yaml niet mee aan de inventarisatie.")
        return name

    def _answer(self, name: str, question: str, accept: Callable[[str], T]) -> T:
        if given := self.given[name]:
            return accept(given)
        while True:
            try:
                return accept(self.terminal.ask(question))
            except EOFError:
                raise UsageError(f"--{name} ontbreekt.") from None
            except AdvError as error:
                self.terminal.remark(str(error))


def _page(value: str) -> int:
    is_number = value.isdecimal() and len(value) <= len(str(LAST_PAGE))
    if not (is_number and 1 <= int(value) <= LAST_PAGE):
        allowed = f"geef een geheel getal van 1 tot en met {LAST_PAGE}"
        raise UsageError(f"{quoted(value)} is geen bladzijde; {allowed}.")
    return int(value)
