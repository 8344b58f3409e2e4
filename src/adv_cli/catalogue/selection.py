"""Which projects or items are chosen: plain data, and the SQL condition that it is.

Conditions are on the tables `project p` and `item i`. The one place that writes conditions, and
what FTS5 reads as a query.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

Alternative = tuple[str, ...]
"""Words, or phrases of several words, that must all stand in one item; without quotation marks."""
Alternatives = tuple[Alternative, ...]
"""What may stand for one thing asked for: any of these."""

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

    def of_projects(self) -> "Selection":
        """What of it chooses projects where themes and texts choose the items themselves."""
        included = {name: codes for name, codes in self.included.items() if name != THEME}
        excluded = {name: codes for name, codes in self.excluded.items() if name != THEME}
        return Selection(included, excluded, self.experiment)


ALL_PROJECTS = Selection()

THEME = "thema"
"""The one dimension that is coded on items."""

_COLUMNS = {"gemeente": "gemeente_code"}
"""The column of a dimension that is not called after it."""

_OF_ITEM = "t.project = i.project AND t.sectie = i.sectie AND t.position = i.position"
THEMES_OF_ITEM = f"FROM theme t WHERE {_OF_ITEM}"
"""The themes `t` of `item i`."""
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


def item_condition(selection: Selection) -> Condition:
    """That `item i` of `project p` is chosen: themes and words are those of the item itself."""
    clauses, parameters = _coded(selection.of_projects())
    for operator, chosen in (("EXISTS", selection.included), ("NOT EXISTS", selection.excluded)):
        if codes := chosen.get(THEME):
            coded = f"SELECT 1 {THEMES_OF_ITEM} AND t.code IN ({_marks(codes)})"
            clauses.append(f"{operator} ({coded})")
            parameters += codes
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
    # AND binds closer than OR
    return " OR ".join(
        " AND ".join(f'"{words}"' for words in alternative) for alternative in alternatives
    )


def _coded(selection: Selection) -> tuple[list[str], list[object]]:
    """The clauses for codes and experiment, with their parameters."""
    clauses: list[str] = []
    parameters: list[object] = []
    for operator, chosen in (("IN", selection.included), ("NOT IN", selection.excluded)):
        for dimension, codes in chosen.items():
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
