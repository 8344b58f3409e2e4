"""Draw what adv answers on a terminal: the pictures of README and handbook, in docs/beelden.

`make pictures` runs the commands of PICTURES on the shipped data and writes one SVG for each. They
load nothing from elsewhere, and the same answers give the same bytes: a test draws them anew.
"""

import io
import re
import shlex
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from adv_cli.cli.main import run
from adv_cli.cli.terminal import Terminal
from adv_cli.dataset.paths import packaged_data

FOLDER = Path(__file__).parents[1] / "docs" / "beelden"
WIDTH = 88
"""Columns of the terminal: what a page of a code forge shows without making it smaller."""
LEFT_OUT = "[...]"
"""What stands for the paragraphs of an answer that a picture leaves out."""


class Picture(NamedTuple):
    """A picture: what it tells who cannot see it, its commands, and which paragraphs are shown."""

    told: str
    commands: tuple[str, ...]
    paragraphs: tuple[str, ...] = ("",)
    """The beginnings of the paragraphs that are shown; the empty one begins them all."""


PICTURES = {
    "overzicht": Picture(
        "Twee opdrachten: adv list kiest uit 33 projecten de drie voor multiprobleemgezinnen in "
        "één wijk, en adv search geeft passages over een wachtlijst, met de bladzijde",
        (
            "adv list --doelgroep multiprobleem --niveau een-wijk",
            "adv search wachtlijst --limiet 3",
        ),
    ),
    "zoeken": Picture(
        "adv search geeft passages over privacy, met gemeente, onderdeel, bladzijde en waarom",
        ("adv search privacy --sectie knelpunten --limiet 4",),
    ),
    "tellen": Picture(
        "adv stats telt de projecten als staven, naast de aantallen van hoofdstuk 2",
        ("adv stats",),
        ("Doelgroep", "Niveau"),
    ),
    "lezen": Picture(
        "adv show geeft de oplossingen van Gezinsmanagement in Gouda, elk met zijn knelpunt",
        ("adv show gouda --sectie oplossingen",),
    ),
}

THEME = TerminalTheme(
    (24, 26, 31),
    (226, 228, 233),
    [
        (92, 99, 112),
        (240, 128, 128),
        (140, 200, 120),
        (229, 192, 110),
        (110, 175, 245),
        (205, 140, 225),
        (130, 225, 235),
        (226, 228, 233),
    ],
)
"""Light on dark, on a ground of its own: to be read on a light page and on a dark one."""

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<style>
.{unique_id}-matrix {{
    font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
    font-size: {char_height}px; line-height: {line_height}px;
}}
.{unique_id}-title {{ font: bold 16px system-ui, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""rich's own frame without its font, which browsers would fetch from another site."""


class _Screen(io.StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


def answer(command: str) -> list[str]:
    """What adv shows on a terminal, line by line, with the codes of its colours."""
    screen = _Screen()
    environ = {"COLUMNS": str(WIDTH), "LINES": "100000", "TERM": "xterm-256color"}
    environ["ADV_DATA"] = str(packaged_data())
    code = run(shlex.split(command)[1:], Terminal(screen, screen, environ))
    assert code == 0, screen.getvalue()
    return screen.getvalue().rstrip("\n").split("\n")


def chosen(lines: list[str], beginnings: tuple[str, ...]) -> list[str]:
    """The paragraphs that begin so, and a mark where others are left out."""
    found: list[str] = []
    for paragraph in "\n".join(lines).split("\n\n"):
        if Text.from_ansi(paragraph).plain.startswith(beginnings):
            found += [*paragraph.split("\n"), ""]
        elif found[-2:] != [LEFT_OUT, ""]:
            found += [LEFT_OUT, ""]
    return found


def shown(picture: Picture) -> list[str]:
    """Each command, with what is shown of its answer."""
    found: list[str] = []
    for command in picture.commands:
        found += [f"\x1b[1m$ {command}\x1b[0m", *chosen(answer(command), picture.paragraphs)]
    return found[:-1]


def drawn(name: str) -> str:
    """The picture of this name, as SVG."""
    picture = PICTURES[name]
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        _environ={},
    )
    for line in shown(picture):
        console.print(Text.from_ansi(line), soft_wrap=True)
    svg = console.export_svg(title="adv", theme=THEME, code_format=SVG, unique_id=f"adv-{name}")
    with_title = svg.replace("<style>", f"<title>{picture.told}</title>\n<style>", 1)
    return re.sub(r"[ \t]+$", "", with_title, flags=re.MULTILINE)


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        (FOLDER / f"{name}.svg").write_text(drawn(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
