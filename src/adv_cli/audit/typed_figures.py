"""The typed fields of a record (see `TYPED`) beside the wording that they are read from."""

from collections.abc import Iterator

from adv_cli.audit.explanations import Difference
from adv_cli.dutch.entities import figures
from adv_cli.dutch.morphology import tokens
from adv_cli.dutch.normalize import fold
from adv_cli.dutch.phrasing import MONTHS
from adv_cli.model.deviations import DeviationKind
from adv_cli.model.record import Households, Period, Project


def typed_differences(project: Project) -> Iterator[Difference]:
    """The typed fields that say what the wording beside them does not."""
    information = project.projectinformatie
    if information.huishoudens:
        for field, number in _unworded_bounds(information.huishoudens):
            yield _difference("huishoudens", field, number)
    if information.looptijd:
        for field, date in _unworded_dates(information.looptijd):
            yield _difference("looptijd", field, date)


def _difference(section: str, field: str, figure: str) -> Difference:
    field_path = ("projectinformatie", section, field)
    message = f"{figure} staat niet in de omschrijving"
    return Difference(field_path, DeviationKind.TOEGEVOEGD, figure, message)


def _unworded_bounds(households: Households) -> Iterator[tuple[str, str]]:
    """The bounds that the wording does not give: the field and its number."""
    worded = worded_figures(households.omschrijving)
    bounds = {"minimum": households.minimum, "maximum": households.maximum}
    for field, number in bounds.items():
        if number is not None and str(number) not in worded:
            yield field, str(number)


def _unworded_dates(period: Period) -> Iterator[tuple[str, str]]:
    """The dates that the wording does not give: the field and its date."""
    worded = worded_figures(period.omschrijving)
    for field, date in {"start": period.start, "eind": period.eind}.items():
        if date and not _date_figures(date) <= worded:
            yield field, date


def worded_figures(text: str) -> frozenset[str]:
    """The figures in a text; here een may be the number that it is when it is één."""
    found = figures(text)
    return found | {"1"} if "een" in tokens(fold(text)) else found


def _date_figures(date: str) -> frozenset[str]:
    """What an ISO date comes down to in words: its year, the name of its month, its day."""
    match date.split("-"):
        case [year, month, day]:
            return frozenset((year, MONTHS[int(month) - 1], str(int(day))))
        case [year, month]:
            return frozenset((year, MONTHS[int(month) - 1]))
        case _:
            return frozenset((date,))
