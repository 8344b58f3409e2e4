"""What all factsheets of a report share: which words are names, and how alike two sentences are."""

from collections.abc import Iterable

from adv_cli.audit.sentence_alignment import similarity_in
from adv_cli.dutch import entities
from adv_cli.report.factsheet import ReportFactsheet


class ReportVocabulary:
    """What the items of these factsheets tell of single words.

    `likeness` measures how much two sentences share: rare words weigh more (see `similarity_in`).
    """

    def __init__(self, sheets: Iterable[ReportFactsheet]) -> None:
        items = [
            item
            for sheet in sheets
            for section in sheet.sections.values()
            for item in section.items
        ]
        self._names = entities.NameRecognizer(items)
        self.likeness = similarity_in(map(entities.content, items))

    def names_in(self, text: str) -> dict[str, str]:
        """The names in a text: each folded, with how it is written there."""
        return self._names.names(text)
