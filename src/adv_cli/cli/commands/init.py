"""adv init: a new data directory."""

import json
import shlex
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

    Een map waar al iets in staat, blijft zoals zij is.
    """  # noqa: D205 - the help
    schema = json_object(record_schema(load_shared(TEMPLATE)))
    settings = json.dumps({"yaml.schemas": {f"./{SCHEMA}": f"{PROJECTS}/*.yaml"}}, indent=2)
    derived = {SCHEMA: schema.encode(), _EDITOR: f"{settings}\n".encode()}
    make_directory(map, template_files() | derived)
    session.terminal.write(f"{map}\n")
    session.terminal.remark(_next(map))


def _next(folder: Path) -> str:
    option = f"--data {shlex.quote(str(folder))}"
    return f"""\
Wat nu:
  1. Vul bron.yaml, gemeenten.yaml en codeboek.yaml in.
  2. adv new {option}
  3. Verwijder het voorbeeld, {EXAMPLE}.
  4. adv check {option}"""
