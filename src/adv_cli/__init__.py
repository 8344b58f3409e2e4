"""adv: the reference work on Achter de Voordeur bij de G31 (2010), as a command and as a library.

    >>> from adv_cli import Filters, open_catalogue, projects
    >>> with open_catalogue() as catalogue:
    ...     found = projects(catalogue, Filters({"doelgroep": ["jeugdige-delinquenten"]}))
    ...     [project.id for project in found]
    ['rotterdam-jeugd-interventie-team']

The names below are imported at first use, so that `import adv_cli` costs nothing.
"""

# not that of typing, which takes a while to import: Ctrl-C could only show a traceback meanwhile
# (see __main__)
TYPE_CHECKING = False
if TYPE_CHECKING:
    from adv_cli.catalogue.cache import open_catalogue
    from adv_cli.catalogue.question_rows import ProjectRow
    from adv_cli.catalogue.reader import Catalogue
    from adv_cli.errors import AdvError, DataError, NotFoundError, UsageError
    from adv_cli.queries.comparison import compare
    from adv_cli.queries.filters import Filters
    from adv_cli.queries.items import items
    from adv_cli.queries.projects import projects, record, resolve_id
    from adv_cli.queries.search import search
    from adv_cli.queries.similarity import most_similar
    from adv_cli.queries.statistics import cross_table, statistics

_HOME = {
    "Catalogue": "catalogue.reader",
    "ProjectRow": "catalogue.tables",
    "AdvError": "errors",
    "DataError": "errors",
    "NotFoundError": "errors",
    "UsageError": "errors",
    "open_catalogue": "catalogue.cache",
    "Filters": "queries.filters",
    "compare": "queries.comparison",
    "items": "queries.items",
    "most_similar": "queries.similarity",
    "search": "queries.search",
    "projects": "queries.projects",
    "record": "queries.projects",
    "resolve_id": "queries.projects",
    "cross_table": "queries.statistics",
    "statistics": "queries.statistics",
}

__all__ = [
    "AdvError",
    "Catalogue",
    "DataError",
    "Filters",
    "NotFoundError",
    "ProjectRow",
    "UsageError",
    "compare",
    "cross_table",
    "items",
    "most_similar",
    "open_catalogue",
    "projects",
    "record",
    "resolve_id",
    "search",
    "statistics",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'adv_cli' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"adv_cli.{_HOME[name]}"), name)
