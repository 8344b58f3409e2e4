"""adv init: a new data directory."""

import json
import re
from pathlib import Path
from typing import Annotated

import typer

from adv_cli.cli.context import Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import with_options
from adv_cli.cli.parameters import FilePath
from adv_cli.dataset.json_schema import record_schema
from adv_cli.dataset.loader import load_shared
from adv_cli.dataset.paths import PROJECTS, SCHEMA
from adv_cli.dataset.starter import EXAMPLE, TEMPLATE, make_directory, template_files
from adv_cli.output.formats import json_object

app = App()

_EDITOR = ".vscode/settings.json"
_MAP = typer.Argument(
    metavar="MAP", click_type=FilePath(), help="De map: een die er nog niet is, of een lege."
)


@app.command(
    "init",
    epilog="""adv init mijn-gegevens
    adv init "Inventarisatie 2026\"""",
)
@with_options()
def init(session: Session, map: Annotated[Path, _MAP]) -> None:
    """Maak een map met gegevens voor een nieuwe inventarisatie: codeboek, gemeenten, bron en
    dwarsdoorsnede om in te vullen, een voorbeeldrecord, en wat een editor nodig heeft.

    De map komt er helemaal of niet. Waar al iets in staat, blijft zoals het is.
    """  # noqa: D205 - the help
    schema = json_object(record_schema(load_shared(TEMPLATE)))
    settings = json.dumps({"yaml.schemas": {f"./{SCHEMA}": f"{PROJECTS}/*.yaml"}}, indent=2)
    derived = {SCHEMA: schema.encode(), _EDITOR: f"{settings}\n".encode()}
    make_directory(map, template_files() | derived)
    session.terminal.write(f"{map}\n")
    session.terminal.remark(_next(map))


def _next(folder: Path) -> str:
    name = _typed(folder.as_posix())
    return f"""\
Wat nu{"" if name else ", met voor MAP de map hierboven"}:
  1. Vul bron.yaml, gemeenten.yaml en codeboek.yaml in.
  2. adv new --data {name or "MAP"}
  3. Verwijder het voorbeeld, {EXAMPLE}.
  4. adv check --data {name or "MAP"}"""


_BARE = re.compile(r"[\w./:][\w./:-]*")
_IN_QUOTES = re.compile(r"(?!-)[\w./: ,;=+#@&()'’-]+")


def _typed(name: str) -> str:
    """A name as one types it in every shell, on Windows too; empty where they do not agree on it.

    All take double quotes, and read in them what `_IN_QUOTES` has as it stands there.
    """
    if _BARE.fullmatch(name):
        return name
    return f'"{name}"' if _IN_QUOTES.fullmatch(name) else ""
