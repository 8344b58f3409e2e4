"""adv schema: the JSON Schema of a record."""

from adv_cli.dutch import App
from adv_cli.opening import directory_of
from adv_cli.options import with_options
from adv_cli.render.rows import json_object
from adv_cli.schema import record_schema
from adv_cli.session import Session
from adv_cli.store import load_ground

app = App()


@app.command(
    "schema",
    epilog="""adv schema > data/record.schema.json
    adv schema --data mijn-gegevens""",
)
@with_options()
def schema(session: Session) -> None:
    """Het JSON Schema (2020-12) van een record, met de codes uit het codeboek en een uitleg bij elk veld.

    Een editor die YAML kent, vult er records mee aan en meldt fouten terwijl u schrijft: zet bovenaan het record de regel
    # yaml-language-server: $schema=../record.schema.json
    """
    session.terminal.write(json_object(record_schema(load_ground(directory_of(session.data)))))
