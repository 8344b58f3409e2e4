"""The tables of a catalogue, and beside them the rows that go in and come out.

What is a key of the output (id, titel, bladzijde, ...) keeps its Dutch name as a column.
"""

from typing import NamedTuple

from adv_cli.catalogue.question_rows import FORMAT, CodeRow, ProjectRow
from adv_cli.model.attribute_codes import Coded
from adv_cli.model.template import CODING


class MunicipalityRow(NamedTuple):
    """A municipality; `toelichting` says why one that was asked took no part."""

    cbs_code: str
    naam: str
    provincie: str
    groep: bool
    inventarisatie: bool
    experiment: bool
    toelichting: str | None


class PublishedDimensionRow(NamedTuple):
    """A dimension that chapter 2 counts: its page, its appendix, and what explains a difference."""

    dimension: str
    bladzijde: int
    bijlage: int | None
    toelichting: str | None


class PublishedCountRow(NamedTuple):
    """The count of one code in chapter 2.

    A project with this code is expected to name from `fewest_districts` to `most_districts`
    districts; `other_districts` introduces those that do not.
    """

    dimension: str
    code: str
    hoofdstuk: int
    fewest_districts: int | None = None
    most_districts: int | None = None
    other_districts: str | None = None


class PublishedListRow(NamedTuple):
    """A list without counts in chapter 2, for one of its sections: its name and its page."""

    sectie: str
    naam: str
    bladzijde: int


class ListedThemeRow(NamedTuple):
    """A theme that the list of chapter 2 for a section names."""

    sectie: str
    code: str


class SynonymRow(NamedTuple):
    """The words of a name; names with the same `group_nr` mean the same."""

    group_nr: int
    words: str


class ItemRow(NamedTuple):
    """One item of one section; `position` counts from 1 within the section.

    `bladzijde` is the page it stands on, `bladzijde_zeker` whether that is certain.
    `heading_note` is our remark on the whole heading that the section stands under, `soort` the
    kind of a result, `figures` its typed figures as JSON.
    """

    sectie: str
    position: int
    tekst: str
    bladzijde: int
    bladzijde_zeker: bool
    noot: str | None = None
    heading_note: str | None = None
    soort: str | None = None
    figures: str | None = None


class SolutionRow(NamedTuple):
    """That a solution answers a bottleneck of the same project, by their positions."""

    bottleneck: int
    solution: int


_SQL_TYPES = {
    str: "TEXT",
    str | None: "TEXT",
    int: "INTEGER",
    int | None: "INTEGER",
    bool: "BOOLEAN",
}


OWN_TEXT = (
    f"CASE WHEN sectie = '{CODING}' THEN substr(tekst, instr(tekst, ': ') + 2) ELSE tekst END"
)
"""What an item says: of a code its label, without the name of the dimension before it."""


def _columns(row: type[tuple[object, ...]]) -> str:
    """The columns of a table with rows of this type."""
    return ", ".join(f"{name} {_SQL_TYPES[kind]}" for name, kind in row.__annotations__.items())


def schema() -> str:
    """The statements that make the tables of an empty catalogue."""
    return f"""
PRAGMA application_id = {FORMAT};
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE code ({_columns(CodeRow)}, PRIMARY KEY (dimension, position)) WITHOUT ROWID;
CREATE TABLE municipality ({_columns(MunicipalityRow)}, PRIMARY KEY (cbs_code));
CREATE TABLE published_dimension (
    {_columns(PublishedDimensionRow)}, PRIMARY KEY (dimension)
) WITHOUT ROWID;
CREATE TABLE published_count (
    {_columns(PublishedCountRow)}, PRIMARY KEY (dimension, code)
) WITHOUT ROWID;
CREATE TABLE published_list ({_columns(PublishedListRow)}, PRIMARY KEY (sectie)) WITHOUT ROWID;
CREATE TABLE listed_theme (
    {_columns(ListedThemeRow)}, PRIMARY KEY (sectie, code)
) WITHOUT ROWID;
CREATE TABLE synonym ({_columns(SynonymRow)});
CREATE TABLE project (nr INTEGER PRIMARY KEY, {_columns(ProjectRow)});
CREATE TABLE record (nr INTEGER PRIMARY KEY, empty_sections TEXT, json TEXT);
CREATE TABLE item (nr INTEGER PRIMARY KEY, project INTEGER, {_columns(ItemRow)}, implied TEXT);
CREATE TABLE theme (
    project INTEGER, sectie TEXT, position INTEGER, code TEXT,
    PRIMARY KEY (project, sectie, position, code)
) WITHOUT ROWID;
CREATE TABLE attribute (
    project INTEGER, {_columns(Coded)},
    PRIMARY KEY (project, sectie, position, part, attribute, code)
) WITHOUT ROWID;
CREATE TABLE solved (
    project INTEGER, {_columns(SolutionRow)}, PRIMARY KEY (project, bottleneck, solution)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE item_fts USING fts5(
    tekst, implied, content = '', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TABLE trait (
    part TEXT, code TEXT, projects INTEGER, PRIMARY KEY (part, code)
) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, family TEXT) WITHOUT ROWID;
CREATE TABLE form (form TEXT PRIMARY KEY, family TEXT) WITHOUT ROWID;
CREATE TABLE inflected (
    name TEXT, word TEXT, PRIMARY KEY (name, word)
) WITHOUT ROWID;
CREATE TABLE abbreviation (short TEXT, name TEXT, PRIMARY KEY (short, name)) WITHOUT ROWID;
CREATE TABLE part (part TEXT, family TEXT, PRIMARY KEY (part, family)) WITHOUT ROWID;
CREATE TABLE halves (head TEXT, tail TEXT, word TEXT, PRIMARY KEY (head, tail)) WITHOUT ROWID;
"""


INDEXES = """
CREATE UNIQUE INDEX project_id ON project (id);
CREATE INDEX project_sort_key ON project (sort_key, id);
CREATE INDEX project_doelgroep ON project (doelgroep);
CREATE INDEX project_problematiek ON project (problematiek);
CREATE INDEX project_invalshoek ON project (invalshoek);
CREATE INDEX project_partners ON project (partners);
CREATE INDEX project_niveau ON project (niveau);
CREATE INDEX project_gemeente ON project (gemeente_code);
CREATE INDEX project_provincie ON project (provincie);
CREATE INDEX item_project ON item (project);
CREATE INDEX item_sectie ON item (sectie, project);
CREATE INDEX word_family ON word (family);
CREATE INDEX theme_code ON theme (code, sectie, project);
CREATE INDEX attribute_code ON attribute (attribute, code, project);
ANALYZE;
"""
