"""Write docs/adv.1, the page that `man adv` shows, from the help of the commands.

`make man` runs it; the wheel installs what it writes. The same help gives the same bytes: a test
writes it anew.
"""

import io
import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from typer._click.formatting import HelpFormatter
from typer.main import get_command

from adv_cli.cli.context import Session
from adv_cli.cli.localization import ClickCommand, ClickContext, Group
from adv_cli.cli.main import COMMANDS, app
from adv_cli.cli.terminal import Terminal

PAGE = Path(__file__).parents[1] / "docs" / "adv.1"

EXIT_CODES = (
    ("0", "Goed, ook als er niets gevonden is."),
    ("1", "Wat u vroeg is er niet, schrijven lukt niet, of check vond iets."),
    ("2", "De opdracht klopt niet."),
    ("3", "De gegevens zijn niet te lezen of bevatten een fout."),
    ("130", "Afgebroken met Ctrl-C."),
)
ENVIRONMENT = (
    ("ADV_DATA", "De map met gegevens, als --data er niet bij staat."),
    ("ADV_BRON", "De tekst van het rapport, als --bron er zonder bestand bij staat."),
    ("NO_COLOR", "Met een waarde: geen kleur."),
    ("PAGER", "Het programma waarmee u door lange antwoorden bladert; cat bladert niet."),
    ("COLUMNS", "De breedte van het scherm, als die niet klopt."),
    ("XDG_CACHE_HOME", "Waar adv op Linux bewaart wat het van een gegevensmap maakte."),
    ("ADV_DEBUG", "Met een waarde: bij een onverwachte fout ook waar in het programma."),
)
FILES = "Welke gegevens antwoorden, en waar hun catalogus staat, zegt adv catalogue."


def escaped(text: str) -> str:
    """Text as roff prints it: no dash, backslash or dot at the start of a line means anything."""
    one_line = " ".join(text.split())
    safe = one_line.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^(?=[.'])", r"\\&", safe)


class Roff(HelpFormatter):
    """Writes the help of a command as a part of a man page."""

    def write(self, string: str) -> None:
        """Write an example, on a line of its own."""
        self._add(f".br\n{escaped(string)}\n")

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        self._add(f".PP\n\\fB{escaped(prog)}\\fR {escaped(args)}\n")

    def write_heading(self, heading: str) -> None:
        """Write the name of a group of options."""
        self._add(f".PP\n\\fI{escaped(heading)}\\fR\n")

    def write_paragraph(self) -> None:
        """Write nothing: each piece begins its own paragraph."""

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        for paragraph in text.split("\n\n"):
            self._add(f".PP\n{escaped(paragraph)}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 0, col_spacing: int = 0
    ) -> None:
        """Write names, each with what it means."""
        for name, meaning in rows:
            self._add(f".TP\n\\fB{escaped(name)}\\fR\n{escaped(meaning)}\n")

    def _add(self, roff: str) -> None:
        super().write(roff)


def help_of(command: ClickCommand, name: str, parent: ClickContext | None) -> str:
    """The help of a command in roff."""
    ctx = ClickContext(command, info_name=name, parent=parent)
    formatter = Roff()
    command.format_help(ctx, formatter)
    return formatter.getvalue()


def page() -> str:
    """The whole man page."""
    session = Session(Terminal(io.StringIO(), io.StringIO(), {}))
    group = get_command(app)
    assert isinstance(group, Group)
    root = ClickContext(group, info_name="adv", obj=session)
    release = version("adv-cli")
    parts = [
        f'.TH ADV 1 "" "adv {release}" "Naslagwerk Achter de Voordeur"\n',
        ".SH NAAM\nadv \\- naslagwerk bij Achter de Voordeur bij de G31\n",
        ".SH OVERZICHT\n",
        help_of(group, "adv", None),
    ]
    for name in COMMANDS:
        command = group.get_command(root, name)
        assert command is not None
        parts += [f'.SH "ADV {escaped(name.upper())}"\n', help_of(command, name, root)]
    for heading, rows in (("AFSLUITCODES", EXIT_CODES), ("OMGEVING", ENVIRONMENT)):
        formatter = Roff()
        formatter.write_dl(rows)
        parts += [f".SH {heading}\n", formatter.getvalue()]
    parts.append(f".SH BESTANDEN\n{escaped(FILES)}\n")
    return "".join(parts)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
