"""adv items: the items of one section over all projects."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated

from adv_cli.catalogue.question_rows import CodeRow
from adv_cli.catalogue.reader import Catalogue
from adv_cli.cli.completion import complete_from, complete_sections
from adv_cli.cli.context import AUTO, LINES, VIEW, Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import (
    FILTERS,
    OUTPUT_PANEL,
    ROWS,
    argument,
    check_choice,
    option,
    output_group,
    with_options,
)
from adv_cli.dutch.phrasing import and_list, plural
from adv_cli.errors import UsageError
from adv_cli.model.attributes import ATTRIBUTES
from adv_cli.model.lines import contacts_as_of, has_contacts, page
from adv_cli.model.template import Content, Section
from adv_cli.output.coded import code_words, figure_text
from adv_cli.output.formats import JSON, Row
from adv_cli.output.screen import Screen
from adv_cli.queries.filters import Filters, resolve, resolve_section
from adv_cli.queries.items import (
    BOTTLENECKS,
    CONTACT,
    FoundItem,
    Reach,
    Responses,
    by_theme,
    contacts_of,
    reach,
    responses,
    with_answers,
)
from adv_cli.queries.items import items as find

app = App()

GROUPS = ("project", "thema")
ANSWERS = "oplossingen"
PIPED = ("id", "gemeente", "sectie", "bladzijde", "tekst", "themas", "soort")
FIELD_HELP = {
    **dict.fromkeys(FoundItem._fields, "veld van het punt"),
    **dict.fromkeys(CONTACT, "alleen bij contactgegevens"),
}
TOLD_ELSEWHERE = ("soort", "rol")
"""The codes that the kind of a result and the section of an item tell already."""
NO_ITEM = "Geen punt voldoet aan deze filters"

_SECTIE = argument("SECTIE", "Een onderdeel van het factsheet.", complete_sections)
_GROEPEER = option(
    "--groepeer", metavar="|".join(GROUPS), help="Waarnaar gegroepeerd.", panel=OUTPUT_PANEL
)
_MET = option(
    "--met",
    metavar=ANSWERS,
    help="Bij elk knelpunt de oplossingen die zijn eigen factsheet ervoor geeft, en met --thema"
    " daarna de uitgangspunten, oplossingen en lessen van alle gekozen projecten met dat thema.",
    panel=OUTPUT_PANEL,
    complete=complete_from({ANSWERS: "bij elk knelpunt wat ertegen gedaan is"}),
)


@app.command(
    "items",
    epilog="""adv items knelpunten --thema wachtlijsten --doelgroep multiprobleem
    adv items resultaten --gaat-over effect --soort behaald
    adv items knelpunten --met oplossingen --thema samenwerking
    adv items oplossingen --groepeer thema --markdown
    adv items contactgegevens --provincie utrecht --excel --naar contacten.csv""",
)
@with_options(FILTERS, output_group(*ROWS, fields=FIELD_HELP))
def items(
    session: Session,
    filters: Filters,
    output: Output,
    sectie: Annotated[str, _SECTIE],
    groepeer: Annotated[str, _GROEPEER] = "project",
    met: Annotated[str, _MET] = "",
) -> None:
    """De punten van één onderdeel, over alle projecten: alle knelpunten, alle lessen, alle
    contacten.

    --thema, --begrip en --tekst kiezen hier de punten zelf, de andere filters de projecten. Per
    thema gegroepeerd staat een punt onder elk thema dat het heeft, of met --thema alleen onder die.
    In een pipe regels met tabs ertussen: id, gemeente, sectie, bladzijde, tekst, thema’s, en bij
    resultaten de soort (behaald, beoogd, verwacht). Getallen (--velden cijfers) staan er in
    woorden; --json geeft ze in delen. --markdown geeft lijsten om in een memo te plakken, of met
    --velden een tabel.
    """  # noqa: D205 - the help
    check_choice("--groepeer", groepeer, GROUPS)
    section = resolve_section(sectie)
    sectie = section.code
    _check_met(met, section)
    fields = _fields(output, section, (*PIPED, ANSWERS) if met else PIPED)
    form = output.form_on(session.terminal)
    found = find(session.catalogue, sectie, filters)
    reached = _reached(
        len(found),
        reach(session.catalogue, sectie, filters, found),
        session.catalogue.project_count,
    )
    others = responses(session.catalogue, filters, found) if met else None
    told = _answered(found := with_answers(session.catalogue, found), others) if others else []
    if groepeer == "thema":
        found = by_theme(found, resolve(session.catalogue, filters, sectie).wel.get("thema", ()))

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.items import ItemLabels, items_text
        from adv_cli.output.terminal.tables import fields_table

        if output.fields and rows:
            return fields_table(rows, fields, screen)
        known = _attribute_codes(session.catalogue)
        labels = ItemLabels(
            session.catalogue.labels(f"thema.{sectie}"), partial(_codes_beside, known)
        )
        return items_text(found, groepeer, labels, screen, others)

    def memo() -> str:
        from adv_cli.output.items_markdown import items_markdown

        labels = session.catalogue.labels(f"thema.{sectie}")
        beside = partial(_codes_beside, _attribute_codes(session.catalogue))
        return items_markdown(found, groepeer, labels, beside, others)

    def source() -> str:
        from adv_cli.cli.source import source_of

        pages = [(item.bladzijde, item.bladzijde_zeker) for item in shown]
        return source_of(session.catalogue, pages)

    shown = found + others.punten if others else found
    rows = _rows(session, shown, form)
    if section.content is Content.CONTACTS:
        rows = _with_contacts(session, rows)
    remarks = _unseen(shown, fields) if form == LINES or (form == VIEW and output.fields) else []
    output.write(
        session,
        rows,
        fields,
        view,
        memo=None if output.fields else memo,
        source=source,
        remarks=[*remarks, reached, *told],
    )


def _rows(session: Session, found: Sequence[FoundItem], form: str) -> list[Row]:
    """The items as rows: figures in words but in JSON, and codes in words for people."""
    rows: list[Row] = [item._asdict() for item in found]
    if form not in JSON:
        rows = [{**row, "cijfers": [*map(figure_text, row["cijfers"])]} for row in rows]
    if form in (VIEW, "markdown"):
        known = _attribute_codes(session.catalogue)
        words = [_codes_beside(known, item) for item in found]
        rows = [{**row, "kenmerken": of_row} for row, of_row in zip(rows, words, strict=True)]
    return _for_readers(rows) if form == "markdown" else rows


def _codes_beside(known: Mapping[str, Mapping[str, CodeRow]], item: FoundItem) -> list[str]:
    """The labels of the codes of an item, as far as a reader needs them beside it."""
    but = [*TOLD_ELSEWHERE]
    if item.sectie == "resultaten":
        but.append("telt")  # of one of its figures, and not of the result
    return code_words(item.kenmerken, known, but)


def _attribute_codes(catalogue: Catalogue) -> dict[str, dict[str, CodeRow]]:
    return {name: {code.code: code for code in catalogue.codes(name)} for name in ATTRIBUTES}


def _check_met(met: str, section: Section) -> None:
    if met:
        check_choice("--met", met, (ANSWERS,))
        if section.code != BOTTLENECKS:
            message = (
                f"--met {ANSWERS} hoort bij {BOTTLENECKS}: adv items {BOTTLENECKS} --met {ANSWERS}."
            )
            raise UsageError(message)


def _fields(output: Output, section: Section, piped: Sequence[str]) -> tuple[str, ...]:
    """The fields of a row: those that were chosen, else those that suit the form of the output.

    The year of contacts goes with them wherever fields have names.
    """
    known: tuple[str, ...] = FoundItem._fields
    if section.content is Content.CONTACTS:
        known = (*known, *CONTACT)
    fields = output.chosen(piped if output.form == AUTO else known, known)
    if has_contacts(section) and output.form != AUTO and "stand" not in fields:
        return (*fields, "stand")
    return fields


def _with_contacts(session: Session, rows: Sequence[Row]) -> list[Row]:
    """Rows of contacts, with what is known of each apart."""
    contacts = {id: contacts_of(session.catalogue, id) for id in {row["id"] for row in rows}}
    return [{**row, **contacts[row["id"]][row["nr"] - 1]} for row in rows]


def _for_readers(rows: Sequence[Row]) -> list[Row]:
    """Rows for a table in a memo: with pages in words."""
    pages = [page(row["bladzijde"], row["bladzijde_zeker"]) for row in rows]
    return [{**row, "bladzijde": where} for row, where in zip(rows, pages, strict=True)]


def _unseen(found: Sequence[FoundItem], fields: Sequence[str]) -> list[str]:
    """What rows with these fields have no room for."""
    remarks = []
    noted = sum(bool(item.noot or item.noot_kop) for item in found)
    if noted and not {"noot", "noot_kop"} & {*fields}:
        have = plural(noted, "punt heeft", "punten hebben")
        remarks.append(f"{have} een noot; die staat er bij met --json of --excel.")
    if found and found[0].stand and "stand" not in fields:
        remarks.append(contacts_as_of(found[0].stand))
    return remarks


def _answered(found: Sequence[FoundItem], others: Responses) -> list[str]:
    """How many bottlenecks have a solution, and what others do about the same themes."""
    remarks = []
    if found:
        have = sum(bool(item.oplossingen) for item in found)
        remarks.append(f"{have} van {len(found)} met een oplossing in het eigen factsheet")
    if others.punten:
        counts = Counter(item.sectie for item in others.punten)
        told = and_list([f"{count} bij {section}" for section, count in counts.items()])
        projects = plural(len({item.id for item in others.punten}), "project", "projecten")
        remarks.append(f"daarna met hetzelfde thema: {told}, uit {projects}")
    for theme, sections in others.ontbreekt.items():
        remarks.append(f"bij {and_list(sections)} bestaat het thema {theme} niet")
    return remarks


def _reached(count: int, reached: Reach, alle: int) -> str:
    """How many items from how many projects, and why other projects that were chosen have none."""
    if not count:
        why = _reasons(reached, ("project", "projecten"))
        return f"{'; '.join([NO_ITEM, *why])}."
    if reached.met == reached.gekozen:
        of = plural(reached.met, "project", "projecten")
    elif reached.gekozen == alle:
        of = f"{reached.met} van {alle} projecten"
    else:
        of = f"{reached.met} van de {reached.gekozen} gekozen projecten"
    return "; ".join([f"{plural(count, 'punt', 'punten')} uit {of}", *_reasons(reached)])


def _reasons(reached: Reach, noun: tuple[str, str] | None = None) -> list[str]:
    """Why projects have none, in one clause (or no clause), with the noun beside each number."""
    named = "het" if reached.leeg else "dit onderdeel"
    reasons = {
        "voldoet geen punt": reached.anders,
        "staat dit onderdeel leeg": reached.leeg,
        f"ontbreekt {named}": reached.ontbreekt,
    }
    told = [
        f"bij {plural(number, *noun) if noun else number} {what}"
        for what, number in reasons.items()
        if number
    ]
    return [", ".join(told)] if told else []
