"""adv: the reference work on Achter de Voordeur bij de G31 (2010), as a command and as a library.

    >>> from adv_cli import Filters, open_catalogue, projects
    >>> with open_catalogue() as catalogue:
    ...     [project.id for project in projects(catalogue, Filters({"doelgroep": ["jeugdige-delinquenten"]}))]
    ['rotterdam-jeugd-interventie-team']

The names below are imported at first use, so that `import adv_cli` costs nothing.
"""

TYPE_CHECKING = False  # typing takes a while to import, in which Ctrl-C could only show a traceback (see __main__)
if TYPE_CHECKING:
    from adv_cli.catalogue import Catalogue, ProjectRow
    from adv_cli.errors import AdvError, DataError, NotFoundError, UsageError
    from adv_cli.opening import open_catalogue
    from adv_cli.query import Filters, projects, record, resolve_id
    from adv_cli.stats import cross_table, statistics

_HOME = {
    "Catalogue": "catalogue",
    "ProjectRow": "catalogue",
    "AdvError": "errors",
    "DataError": "errors",
    "NotFoundError": "errors",
    "UsageError": "errors",
    "open_catalogue": "opening",
    "Filters": "query",
    "projects": "query",
    "record": "query",
    "resolve_id": "query",
    "cross_table": "stats",
    "statistics": "stats",
}

__all__ = [
    "AdvError",
    "Catalogue",
    "DataError",
    "Filters",
    "NotFoundError",
    "ProjectRow",
    "UsageError",
    "cross_table",
    "open_catalogue",
    "projects",
    "record",
    "resolve_id",
    "statistics",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'adv_cli' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"adv_cli.{_HOME[name]}"), name)
