"""What projects can have in common, how many have it, and who has most in common with one."""

from collections.abc import Mapping

from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Selection, project_condition
from adv_cli.catalogue.tables import ProjectRow
from adv_cli.model.template import DIMENSIONS

Trait = tuple[str, str]
"""What a project can have: a dimension with a code of it, or a section with a theme of it."""

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
    FROM project p LEFT JOIN shared s USING (nr)
    WHERE p.id <> ? AND {{condition}} ORDER BY 2 DESC, p.sort_key, p.id LIMIT ?
)
SELECT {_COLUMNS} FROM nearest n CROSS JOIN project p USING (nr) ORDER BY p.sort_key, p.id
"""
"""Only numbers are sorted among many; the rows of those that come first are read after that."""


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
    """The other chosen projects that share most with `project`, in the order of a list of projects.

    At most `limit` of them. `weights` tells how much each trait of `project` counts; a theme does
    so for each item of another project that has it: to count it once takes twice the time.
    """
    themes = [(*trait, weight) for trait, weight in weights.items() if trait[0] not in DIMENSIONS]
    own = [(dimension, getattr(project, dimension)) for dimension in DIMENSIONS]
    codes = [value for trait in own for value in (trait[1], weights[trait])]
    condition, parameters = project_condition(selection)
    query = _NEAREST.format(wanted=_values(len(themes)), condition=condition)
    wanted = [value for theme in themes for value in theme]
    rows = catalogue.rows(query, (*wanted, *codes, project.id, *parameters, limit))
    return [ProjectRow._make(row) for row in rows]


def _values(count: int) -> str:
    """So many rows of three values."""
    return f"VALUES {', '.join(['(?, ?, ?)'] * count)}" if count else "SELECT 1, 1, 1 WHERE 0"
