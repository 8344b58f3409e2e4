"""What projects can have in common, how many have it, and who has most in common with one."""

from collections.abc import Mapping

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Selection, project_condition
from adv_cli.catalogue.tables import ProjectRow
from adv_cli.model.template import DIMENSIONS

Trait = tuple[str, str]
"""A code of a dimension, or a theme of a section: where it stands, and the code."""

_MOST_READ = 3_000
"""How many rows of themes are read to find candidates, at a microsecond each."""
_COLUMNS = ", ".join(f"p.{name}" for name in ProjectRow._fields)
_CODES = " + ".join(f"(p.{dimension} = ?) * ?" for dimension in DIMENSIONS)
_NEAREST = f"""
WITH wanted (part, code, weight) AS ({{wanted}}),
shared AS (
    SELECT t.project AS nr, sum(w.weight) AS weight
    FROM wanted w CROSS JOIN theme t ON t.code = w.code AND t.sectie = w.part GROUP BY 1
),
nearest AS (
    SELECT p.nr, coalesce(s.weight, 0) + {_CODES} AS weight
    FROM {{tables}} WHERE p.id <> ? AND {{condition}} ORDER BY 2 DESC, p.sort_key, p.id LIMIT ?
)
SELECT {_COLUMNS} FROM nearest n CROSS JOIN project p USING (nr)
ORDER BY n.weight DESC, p.sort_key, p.id
"""
"""Only numbers are sorted among many; the rows of those that come first are read after that."""
_SHARING = "shared s CROSS JOIN project p USING (nr)"
_ALL = "project p LEFT JOIN shared s USING (nr)"


def trait_counts(catalogue: Catalogue) -> dict[Trait, int]:
    """How many projects have each code of a dimension and each theme of a section."""
    rows = catalogue.rows("SELECT part, code, projects FROM trait")
    return {(part, code): projects for part, code, projects in rows}


def most_in_common(
    catalogue: Catalogue,
    project: ProjectRow,
    weights: Mapping[Trait, float],
    selection: Selection,
    limit: int,
) -> list[ProjectRow]:
    """The other chosen projects that share most with `project`, most first; at most `limit`.

    `weights` tells how much each trait of `project` counts. Its codes all count, of its themes
    those that count most, which few projects have. Only where too few projects share one of these
    are all others looked at.
    """
    themes = _rarest(catalogue, weights)
    wanted = [value for (part, code), weight in themes.items() for value in (part, code, weight)]
    own = [(dimension, getattr(project, dimension)) for dimension in DIMENSIONS]
    codes = [value for name, code in own for value in (code, weights.get((name, code), 0))]
    condition, parameters = project_condition(selection)
    found = []
    for tables in (_SHARING, _ALL):
        query = _NEAREST.format(wanted=_values(len(themes)), tables=tables, condition=condition)
        found = catalogue.rows(query, (*wanted, *codes, project.id, *parameters, limit))
        if len(found) == limit:
            break
    return [ProjectRow._make(row) for row in found]


def _rarest(catalogue: Catalogue, weights: Mapping[Trait, float]) -> dict[Trait, float]:
    """The themes among `weights` that count most, as many as may be read; the first one always."""
    counts = trait_counts(catalogue)
    themes = [trait for trait in weights if trait[0] not in DIMENSIONS]
    chosen: dict[Trait, float] = {}
    read = 0
    for trait in sorted(themes, key=lambda trait: (-weights[trait], trait)):
        read += counts[trait]
        if chosen and read > _MOST_READ:
            break
        chosen[trait] = weights[trait]
    return chosen


def _values(count: int) -> str:
    """So many rows of three values."""
    return f"VALUES {', '.join(['(?, ?, ?)'] * count)}" if count else "SELECT 1, 1, 1 WHERE 0"
