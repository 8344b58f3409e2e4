"""adv completion: what a shell must run to complete adv."""

from typing import Annotated

import typer

from adv_cli.cli.completion import complete_from, completes
from adv_cli.cli.context import Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import with_options
from adv_cli.cli.shells import SCRIPTS
from adv_cli.dutch.phrasing import or_list
from adv_cli.dutch.spelling import meant
from adv_cli.errors import UsageError

app = App()

SHELLS = tuple(SCRIPTS)


@app.command(
    "completion",
    epilog="""eval "$(adv completion bash)"              zet in ~/.bashrc
    eval "$(adv completion zsh)"               zet in ~/.zshrc, na compinit
    adv completion fish | source               zet in ~/.config/fish/config.fish""",
)
@with_options()
def completion(
    session: Session,
    shell: Annotated[
        str,
        typer.Argument(
            metavar="SHELL",
            help=f"{or_list(SHELLS)}.",
            autocompletion=completes(complete_from({shell: f"voor {shell}" for shell in SHELLS})),
        ),
    ],
) -> None:
    """Laat uw shell opdrachten, ids, codes en velden aanvullen, met uitleg waar de shell die kan
    tonen.
    """
    if shell not in SHELLS:
        raise UsageError(
            f"“{shell}” is geen shell die adv kent.{meant(shell, SHELLS)} Toegestaan: {', '.join(SHELLS)}."
        )
    session.terminal.write(SCRIPTS[shell].lstrip())
