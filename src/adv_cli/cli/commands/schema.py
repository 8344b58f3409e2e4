"""adv schema: the JSON Schema of a record."""

from adv_cli.catalogue.cache import directory_of
from adv_cli.cli.context import Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import output_group, with_options
from adv_cli.dataset.json_schema import record_schema
from adv_cli.dataset.loader import load_shared
from adv_cli.output.formats import json_object

app = App()


@app.command(
    "schema",
    epilog="""adv schema --naar data/record.schema.json --overschrijf
    adv schema --data mijn-gegevens""",
)
@with_options(output_group())
def schema(session: Session, output: Output) -> None:
    """Het JSON Schema (2020-12) van een record, met de codes uit het codeboek en een uitleg bij elk
    veld.

    Een editor die YAML kent, vult er records mee aan en meldt fouten terwijl u schrijft: zet
    bovenaan het record de regel # yaml-language-server: $schema=../record.schema.json
    """  # noqa: D205 - the help
    session.terminal.write(json_object(record_schema(load_shared(directory_of(session.data)))))
