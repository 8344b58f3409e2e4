"""adv completion: what a shell must run to complete adv."""

from typing import Annotated

import typer

from adv_cli.dutch import App
from adv_cli.errors import UsageError, meant, or_list
from adv_cli.options import complete_from, completes, with_options
from adv_cli.session import Session
from adv_cli.shells import SCRIPTS

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
    """Laat uw shell opdrachten, ids, codes en velden aanvullen, met uitleg waar de shell die kan tonen."""
    if shell not in SHELLS:
        raise UsageError(f"“{shell}” is geen shell die adv kent.{meant(shell, SHELLS)} Toegestaan: {', '.join(SHELLS)}.")
    session.terminal.write(SCRIPTS[shell].lstrip())
