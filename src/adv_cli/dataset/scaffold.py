"""A new record: from a template with every heading, or from a factsheet in the report's template.

What comes out is a valid record with comments that say what goes where and which codes are allowed.
From a factsheet it takes the text as it stands there; whoever adds it restates it in words of their
own.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from adv_cli.dataset.comment_placement import CommentsByPath
from adv_cli.dataset.factsheet_content import (
    kind_of_results,
    section_content,
    section_pages,
)
from adv_cli.dataset.formatter import render
from adv_cli.dataset.loader import SharedData
from adv_cli.dataset.scaffold_comments import scaffold_comments
from adv_cli.dataset.validation_errors import problems
from adv_cli.dataset.yaml_events import YamlFault
from adv_cli.dataset.yaml_reader import read
from adv_cli.dutch.normalize import fold_name
from adv_cli.errors import UsageError
from adv_cli.model.lines import leaves
from adv_cli.model.page_rules import FIELD, UNSURE, check_pages, check_unsure
from adv_cli.model.record import Project, ResultKind
from adv_cli.model.template import LAST_PAGE, SECTIONS, dotted
from adv_cli.model.types import Problem, Text
from adv_cli.report.factsheet import ReportFactsheet

MOST_LETTERS, MOST_VALUES = 100_000, 5_000
"""What a factsheet may hold to make a record of it: letters, and points, names and other values."""


class RecordHead(NamedTuple):
    """What a record must have, whatever its factsheet says: names, page and the five codes."""

    id: str
    titel: str
    gemeente: str
    bladzijde: int
    codering: Mapping[str, str]


def record_id(*names: str) -> str:
    """The id of a project: its names (municipality and title) as one code."""
    return re.sub(r"[^a-z0-9]+", "-", fold_name(" ".join(names))).strip("-")


def checked_title(typed: str) -> str:
    """A title as a record can have it; raises UsageError for another."""
    if not typed.strip():
        raise UsageError("Geef een titel.")
    try:
        return str(TypeAdapter(Text).validate_python(typed.strip()))
    except ValidationError as error:
        _, problem = problems(Project, error)[0]
        raise UsageError(f"Zo kan een titel niet zijn: {problem}.") from None


def new_record(head: RecordHead, shared: SharedData, sheet: ReportFactsheet | None = None) -> str:
    """The text of a new record, filled from `sheet` where there is one.

    Raises UsageError for what no record can say.
    """
    if sheet:
        _refuse_over(MOST_LETTERS, len(sheet.text), "tekens")
    content = _content(head, sheet)
    _refuse_over(MOST_VALUES, sum(1 for _ in leaves(content)), "punten en andere gegevens")
    record = _validated(content)
    try:
        text = render(content, CommentsByPath(scaffold_comments(record, shared), {}, []))
        same = _validated(read(text)) == record
    except YamlFault as fault:
        raise UsageError(f"Hiervan is geen record te maken: {fault.message}.") from None
    if not same:  # not known to happen; a record is worth the second look
        raise UsageError("Hiervan is geen record te maken dat hetzelfde zegt.")
    return text


def _refuse_over(most: int, count: int, what: str) -> None:
    if count > most:
        limit = f"een record kan er hooguit {most} hebben"
        raise UsageError(f"Het factsheet heeft {count} {what}; {limit}.")


def _validated(content: Any) -> Project:
    try:
        return Project.model_validate(content)
    except ValidationError as error:
        found = problems(Project, error)
        messages = [f"{dotted(field_path)}: {problem}" for field_path, problem in found]
        raise UsageError("\n".join(messages)) from None


def _content(head: RecordHead, sheet: ReportFactsheet | None) -> dict[str, Any]:
    """The fields of a new record; without a factsheet all its sections are null."""
    content: dict[str, Any] = {
        "id": head.id,
        "titel": head.titel,
        "titel_in_bijlagen": None,
        "gemeente": head.gemeente,
        "bladzijde": head.bladzijde,
        "bladzijde_zeker": sheet.page_sure if sheet and sheet.page else True,
        "codering": dict(head.codering),
    }
    for section in SECTIONS:
        group = content.setdefault(section.group, {}) if section.group else content
        group[section.code] = section_content(sheet, section) if sheet else None
    has_results = bool(content["resultaten"]["resultaten"])
    kind = kind_of_results(sheet) if sheet and has_results else ResultKind.NIET_VERMELD
    content["resultaten"]["soort"] = str(kind)
    return content | (_pages(head.bladzijde, sheet) if sheet else {FIELD: None})


def _pages(first: int, sheet: ReportFactsheet) -> dict[str, Any]:
    """The fields with the pages of a factsheet.

    Without pages where its text does not give them all, in order and counted from the `first`.
    """
    none = {FIELD: None}
    found = {section.code: section_pages(sheet, section) for section in SECTIONS}
    pages = {code: [page for page in given if page] for code, given in found.items() if given}
    used = {first}.union(*pages.values())
    unsure = sorted(used & sheet.unsure) if used - sheet.unsure else []
    if sheet.page != first or max(used) > LAST_PAGE:
        return none
    try:
        for code, given in pages.items():
            check_pages(code, given, len(found[code]), first, moved=False)
        check_unsure(pages, unsure, first, sheet.page_sure)
    except Problem:
        return none
    return {FIELD: pages} | ({UNSURE: unsure} if unsure else {})
