"""The source that a memo ends with: the report, its pages, and the data set.

Apart from `context`, so that only who asks for Markdown imports what it takes.
"""

from collections.abc import Iterable, Sequence

from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.lines import Record, lines
from adv_cli.model.template import SECTIONS, Section
from adv_cli.output.citations import Leaf, source_line
from adv_cli.queries.citations import data_set, pages_of, report
from adv_cli.queries.projects import record


def source_of(catalogue: Catalogue, leaves: Iterable[tuple[int, bool]]) -> str:
    """The source of what stands on these pages, each with whether that is certain."""
    return source_line(report(catalogue), data_set(catalogue), [Leaf(*leaf) for leaf in leaves])


def source_of_projects(
    catalogue: Catalogue, ids: Sequence[str], sections: Sequence[Section] = SECTIONS
) -> str:
    """The source of what the factsheets of these projects say in these sections."""
    found = [record(catalogue, id) for id in ids]
    if sections == SECTIONS:
        return source_of(catalogue, [leaf for one in found for leaf in _whole(one)])
    return source_of(catalogue, [leaf for one in found for leaf in _part(one, sections)])


def _whole(record: Record) -> list[tuple[int, bool]]:
    pages = pages_of(record)
    last = pages.last or pages.first
    return [(page, pages.sure) for page in range(pages.first, last + 1)]


def _part(record: Record, sections: Iterable[Section]) -> list[tuple[int, bool]]:
    return [
        (line.bladzijde, line.bladzijde_zeker)
        for section in sections
        for line in lines(record, section) or ()
    ]
