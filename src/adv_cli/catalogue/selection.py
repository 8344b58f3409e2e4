"""Which projects or items are chosen: plain data, and the SQL condition that it is.

Conditions are on the tables `project p` and `item i`. The one place that writes conditions, and
what FTS5 reads as a query.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from adv_cli.model.attributes import CARRIER, CARRIER_SECTIONS

Alternative = tuple[str, ...]
"""A word or a phrase, or words that must stand near each other; without quotation marks."""
Alternatives = tuple[Alternative, ...]
"""What may stand for one thing asked for: any of these."""

NEAR = 4
"""So many words at most stand between two that stand near each other."""

Condition = tuple[str, list[object]]
"""An SQL condition with its parameters."""


class TextMatch(NamedTuple):
    """What a text must have: of each of `wanted` an alternative, and nothing of `unwanted`.

    Only the items of `sections` are looked at; those of any, where there are none.
    """

    wanted: tuple[Alternatives, ...]
    unwanted: tuple[Alternatives, ...] = ()
    sections: tuple[str, ...] = ()


_NO_CODES: Mapping[str, Sequence[str]] = MappingProxyType({})


class Selection(NamedTuple):
    """Which projects are chosen. All of it holds at once.

    `included` gives for a dimension the codes of which a project must have one, `excluded` those of
    which it may have none. Of each entry of `texts` one must be found; where it has none, nothing
    is chosen.
    """

    included: Mapping[str, Sequence[str]] = _NO_CODES
    excluded: Mapping[str, Sequence[str]] = _NO_CODES
    experiment: bool | None = None
    texts: tuple[tuple[TextMatch, ...], ...] = ()

    def of_projects(self, section: str) -> "Selection":
        """What of it chooses projects where the items of `section` are asked for."""
        included, excluded = (
            {name: codes for name, codes in chosen.items() if not _is_of_items(name, section)}
            for chosen in (self.included, self.excluded)
        )
        return Selection(included, excluded, self.experiment)


ALL_PROJECTS = Selection()

THEME = "thema"
"""What any item may be coded with; attributes are coded on items as well (see `CARRIER`)."""

_COLUMNS = {"gemeente": "gemeente_code"}
"""The column of a dimension that is not called after it."""

_OF_ITEM = "t.project = i.project AND t.sectie = i.sectie AND t.position = i.position"
THEMES_OF_ITEM = f"FROM theme t WHERE {_OF_ITEM}"
"""The themes `t` of `item i`."""
_SAME_ITEM = "a.project = i.project AND a.sectie = i.sectie AND a.position = i.position"
ATTRIBUTES_OF_ITEM = f"FROM attribute a WHERE {_SAME_ITEM}"
"""The codes of attributes `a` of `item i`."""
SAME_THING = (
    "b.project = a.project AND b.sectie = a.sectie AND b.position = a.position AND b.part = a.part"
)
"""That the codes `a` and `b` of attributes are of one and the same thing."""
_PROJECTS_WITH = (
    "SELECT i.project FROM item_fts JOIN item i ON i.nr = item_fts.rowid"
    " WHERE item_fts MATCH ? AND "
)
_ITEMS_WITH = "SELECT rowid FROM item_fts WHERE item_fts MATCH ?"


def code_column(dimension: str) -> str:
    """The column of `project p` with the code of a dimension; themes have none."""
    return f"p.{_COLUMNS.get(dimension, dimension)}"


def project_condition(selection: Selection) -> Condition:
    """That `project p` is chosen: each word of a text stands in any of its items."""
    clauses, parameters = _coded(selection)
    for matches in selection.texts:
        alternatives = []
        for match in matches:
            clause, found = _project_has(match)
            alternatives.append(clause)
            parameters += found
        clauses.append(_any(alternatives))
    return _all(clauses), parameters


def item_condition(selection: Selection, section: str) -> Condition:
    """That `item i` of `project p`, of this section, is chosen.

    Themes, words, and the attributes that items of this section carry are those of the item itself.
    """
    clauses, parameters = _coded(selection.of_projects(section))
    for operator, chosen in (("EXISTS", selection.included), ("NOT EXISTS", selection.excluded)):
        if codes := chosen.get(THEME):
            coded = f"SELECT 1 {THEMES_OF_ITEM} AND t.code IN ({_marks(codes)})"
            clauses.append(f"{operator} ({coded})")
            parameters += codes
        for codes_of in _carried(chosen, section, together=operator == "EXISTS"):
            clause, found = _things(codes_of)
            clauses.append(f"{operator} (SELECT 1 {clause} AND {_SAME_ITEM})")
            parameters += found
    for matches in selection.texts:
        alternatives = []
        for match in matches:
            clause, found = _item_has(match)
            alternatives.append(clause)
            parameters += found
        clauses.append(_any(alternatives))
    return _all(clauses), parameters


def section_condition(sections: Sequence[str]) -> Condition:
    """That `item i` is of one of `sections`, or of any where there are none."""
    if not sections:
        return "1", []
    return f"i.sectie IN ({_marks(sections)})", [*sections]


def fts5(match: TextMatch) -> str:
    """The FTS5 query for the items that have a text; `match.wanted` must not be empty."""
    wanted = " AND ".join(f"({_fts5_any(alternatives)})" for alternatives in match.wanted)
    if not match.unwanted:
        return wanted
    unwanted = " OR ".join(_fts5_any(alternatives) for alternatives in match.unwanted)
    return f"({wanted}) NOT ({unwanted})"


def _fts5_any(alternatives: Alternatives) -> str:
    """Any of `alternatives`; words stand between quotation marks, or FTS5 would read operators."""
    return " OR ".join(map(_fts5_all, alternatives))


def _fts5_all(alternative: Alternative) -> str:
    if len(alternative) == 1:
        return _fts5_words(alternative[0])
    quoted = " ".join(f'"{word}"' for word in alternative)
    return f"NEAR({quoted}, {NEAR})"


def _fts5_words(words: str) -> str:
    """A word, or a phrase, which can only stand in a text: words it implies have no order."""
    return f'tekst : "{words}"' if " " in words else f'"{words}"'


def _coded(selection: Selection) -> tuple[list[str], list[object]]:
    """The clauses for codes and experiment, with their parameters."""
    clauses: list[str] = []
    parameters: list[object] = []
    for operator, chosen in (("IN", selection.included), ("NOT IN", selection.excluded)):
        for codes_of in _carried(chosen, together=operator == "IN"):
            clause, found = _things(codes_of)
            clauses.append(f"p.nr {operator} (SELECT a.project {clause})")
            parameters += found
        for dimension, codes in chosen.items():
            if dimension in CARRIER:
                continue
            marks = _marks(codes)
            if dimension == THEME:
                themed = f"SELECT project FROM theme WHERE code IN ({marks})"
                clauses.append(f"p.nr {operator} ({themed})")
            else:
                clauses.append(f"{code_column(dimension)} {operator} ({marks})")
            parameters += codes
    if selection.experiment is not None:
        clauses.append("p.experiment = ?")
        parameters.append(selection.experiment)
    return clauses, parameters


def _is_of_items(dimension: str, section: str) -> bool:
    """Whether a filter chooses among the items of `section` rather than among projects."""
    if dimension in CARRIER:
        return section in CARRIER_SECTIONS[CARRIER[dimension]]
    return dimension == THEME


def _carried(
    chosen: Mapping[str, Sequence[str]], section: str | None = None, *, together: bool
) -> list[dict[str, Sequence[str]]]:
    """The attributes among `chosen`, with `section` only those of its items.

    Those of one carrier `together`, for one thing must have them all; else each of its own.
    """
    found: dict[str, dict[str, Sequence[str]]] = {}
    for name, codes in chosen.items():
        if name in CARRIER and codes and (section is None or _is_of_items(name, section)):
            found.setdefault(CARRIER[name] if together else name, {})[name] = codes
    return list(found.values())


def _things(codes_of: Mapping[str, Sequence[str]]) -> Condition:
    """From which rows `a` of attributes one thing has one of the codes of each attribute."""
    (first, codes), *others = codes_of.items()
    clause = f"FROM attribute a WHERE a.attribute = ? AND a.code IN ({_marks(codes)})"
    parameters: list[object] = [first, *codes]
    for name, wanted in others:
        also = f"b.attribute = ? AND b.code IN ({_marks(wanted)})"
        clause += f" AND EXISTS (SELECT 1 FROM attribute b WHERE {SAME_THING} AND {also})"
        parameters += [name, *wanted]
    return clause, parameters


def _project_has(match: TextMatch) -> Condition:
    clauses: list[str] = []
    parameters: list[object] = []
    where, sections = section_condition(match.sections)
    for operator, terms in (("IN", match.wanted), ("NOT IN", match.unwanted)):
        for alternatives in terms:
            clauses.append(f"p.nr {operator} ({_PROJECTS_WITH}{where})")
            parameters += [_fts5_any(alternatives), *sections]
    return _all(clauses), parameters


def _item_has(match: TextMatch) -> Condition:
    where, parameters = section_condition(match.sections)
    if match.wanted:
        return _all((where, f"i.nr IN ({_ITEMS_WITH})")), [*parameters, fts5(match)]
    unwanted = [_fts5_any(alternatives) for alternatives in match.unwanted]
    without = [f"i.nr NOT IN ({_ITEMS_WITH})" for _ in unwanted]
    return _all((where, *without)), [*parameters, *unwanted]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _all(clauses: Iterable[str]) -> str:
    return " AND ".join(f"({clause})" for clause in clauses) or "1"


def _any(clauses: Iterable[str]) -> str:
    return " OR ".join(f"({clause})" for clause in clauses) or "0"
