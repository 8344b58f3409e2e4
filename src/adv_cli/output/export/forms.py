"""The forms that a file can have, by the extension of its name."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from adv_cli.dutch.phrasing import or_list
from adv_cli.dutch.spelling import meant
from adv_cli.errors import UsageError
from adv_cli.queries.export import Export

Progress = Callable[[int, int], None]
Write = Callable[[Export, Progress], bytes]
"""Makes the bytes of a file; it may tell how far it is."""


class Form(NamedTuple):
    """A form: what it is good for, and the module here whose function `write` makes it.

    `people`: the persons to ask are in it, unless somebody asks otherwise.
    """

    help: str
    module: str
    people: bool = True


FORMS = {
    "xlsx": Form("een werkboek voor Excel of LibreOffice", "workbook"),
    "html": Form("een pagina om te lezen, te zoeken en te tellen", "page", people=False),
    "csv": Form("de punten als tabel", "item_csv"),
    "md": Form("de factsheets als Markdown", "factsheets"),
    "jsonl": Form("een project per regel, volledig", "json_records"),
    "zip": Form("een datapakket (Frictionless) met CSV en beschrijving", "data_package"),
    "sqlite": Form("een database met tabellen, views en zoeken", "database"),
}
"""The forms, by extension. A form is imported only when it is asked for."""


def form_of(path: Path, chosen: str | None) -> str:
    """The form that a file is to have: the one that was chosen, else that of its extension.

    Raises UsageError, which names all that can be.
    """
    if chosen is not None:
        return _known(chosen.lower().lstrip("."), f"--als {chosen} kan niet")
    extension = path.suffix.lower().lstrip(".")
    if not extension:
        raise UsageError(
            f"{path.name or path}: er staat geen vorm achter de naam. {_allowed()}"
            f" Of kies er een met --als."
        )
    return _known(extension, f"{path.name}: de vorm .{extension} kent adv niet")


def _known(form: str, otherwise: str) -> str:
    if form not in FORMS:
        raise UsageError(f"{otherwise}.{meant(form, FORMS)} {_allowed()}")
    return form


def _allowed() -> str:
    return f"Toegestaan: {or_list([f'.{name}' for name in FORMS])}."


def write(form: str, found: Export, progress: Progress = lambda _done, _of: None) -> bytes:
    """The bytes of a file in this form."""
    module = import_module(f"{__package__}.{FORMS[form].module}")
    written: bytes = module.write(found, progress)
    return written
