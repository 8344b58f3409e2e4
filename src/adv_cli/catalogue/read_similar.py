"""What projects can have in common, how many have it, and who has most in common with one."""

from collections.abc import Iterable, Mapping
from itertools import accumulate

from adv_cli.catalogue.question_rows import ProjectRow
from adv_cli.catalogue.reader import Catalogue
from adv_cli.catalogue.selection import Selection, project_condition
from adv_cli.model.template import DIMENSIONS

Trait = tuple[str, str]
"""What a project can have: a dimension with a code of it, or a section with a theme of it."""

_MOST_READ = 10_000
"""How many projects are looked up by their themes, at a microsecond or two each."""
_COLUMNS = ", ".join(f"p.{name}" for name in ProjectRow._fields)
_CODES = " + ".join(f"(p.{dimension} = ?) * ?" for dimension in DIMENSIONS)
_NEAREST = f"""
WITH wanted (part, code, weight) AS ({{wanted}}),
has AS (
    SELECT DISTINCT t.project, w.part, w.code, w.weight
    FROM wanted w CROSS JOIN theme t ON t.code = w.code AND t.sectie = w.part
),
shared AS (SELECT project AS nr, sum(weight) AS weight FROM has GROUP BY 1),
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
    counts: Mapping[Trait, int],
    selection: Selection,
    limit: int,
) -> list[ProjectRow]:
    """The other chosen projects that share most with `project`, in the order of a list of projects.

    At most `limit` of them. `weights` tells how much each trait of `project` counts, `counts` how
    many projects have it (see `trait_counts`). Where many do, only its codes and its rarest themes
    are looked at, so that this takes no longer in large data.
    """
    themes = [(*theme, weights[theme]) for theme in _rarest(weights, counts)]
    own = [(dimension, getattr(project, dimension)) for dimension in DIMENSIONS]
    codes = [value for trait in own for value in (trait[1], weights[trait])]
    condition, parameters = project_condition(selection)
    query = _NEAREST.format(wanted=_values(len(themes)), condition=condition)
    wanted = [value for theme in themes for value in theme]
    rows = catalogue.rows(query, (*wanted, *codes, project.id, *parameters, limit))
    return [ProjectRow._make(row) for row in rows]


def _rarest(traits: Iterable[Trait], counts: Mapping[Trait, int]) -> list[Trait]:
    """The themes among `traits` that fewest projects have: one, and as many more as may be read."""
    themes = [trait for trait in traits if trait[0] not in DIMENSIONS]
    themes.sort(key=lambda theme: (counts[theme], theme))
    read = accumulate(counts[theme] for theme in themes)
    return [
        theme
        for nr, (theme, so_far) in enumerate(zip(themes, read, strict=True))
        if nr == 0 or so_far <= _MOST_READ
    ]


def _values(count: int) -> str:
    """So many rows of three values."""
    return f"VALUES {', '.join(['(?, ?, ?)'] * count)}" if count else "SELECT 1, 1, 1 WHERE 0"
