"""adv completion: what a shell must run to complete adv."""

from typing import Annotated

from adv_cli.cli.completion import complete_from
from adv_cli.cli.context import Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import argument, output_group, with_options
from adv_cli.cli.shells import SCRIPTS
from adv_cli.dutch.phrasing import or_list
from adv_cli.dutch.spelling import meant
from adv_cli.errors import UsageError

app = App()

SHELLS = tuple(SCRIPTS)

_SHELL = argument(
    "SHELL", f"{or_list(SHELLS)}.", complete_from({shell: f"voor {shell}" for shell in SHELLS})
)


@app.command(
    "completion",
    epilog="""eval "$(adv completion bash)"              zet in ~/.bashrc
    eval "$(adv completion zsh)"               zet in ~/.zshrc, na compinit
    adv completion fish | source               zet in ~/.config/fish/config.fish
    adv completion powershell | Out-String | Invoke-Expression   zet in $PROFILE""",
)
@with_options(output_group())
def completion(
    session: Session,
    output: Output,
    shell: Annotated[str, _SHELL],
) -> None:
    """Laat uw shell opdrachten, ids, codes en velden aanvullen, met uitleg waar de shell die kan
    tonen.
    """  # noqa: D205 - the help
    if shell not in SHELLS:
        nearest = meant(shell, SHELLS)
        allowed = ", ".join(SHELLS)
        raise UsageError(f"“{shell}” is geen shell die adv kent.{nearest} Toegestaan: {allowed}.")
    session.terminal.write(SCRIPTS[shell].lstrip())
