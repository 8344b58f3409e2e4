"""The handbook's table of output options says what the commands take.

Where it does not, the failing test prints the table to put there.
"""

from importlib import import_module

from typer.main import get_command

from adv_cli.cli.main import COMMANDS
from conftest import ROOT

PURPOSES = {
    "--markdown": "lijst, tabel of factsheet voor in een memo",
    "--excel": "CSV met puntkomma’s, voor een Nederlandse Excel",
    "--csv": "CSV met komma’s, voor andere programma’s",
    "--json": "JSON, voor scripts",
    "--jsonl": "JSON met één object per regel",
    "--yaml": "het factsheet zoals het in de gegevens staat",
    "--bibtex": "BibTeX, voor LaTeX",
    "--ris": "RIS, voor EndNote, Mendeley en Zotero",
    "--csl": "CSL-JSON, voor Zotero en pandoc",
    "--velden": "welke kolommen",
    "--sorteer": "op welk veld gesorteerd",
    "--groepeer": "waarnaar gegroepeerd",
    "--sectie": "welk deel van het factsheet",
    "--limiet": "hoogstens zoveel",
    "--met": "wat er bij elk punt hoort",
    "--als": "welke vorm, als de extensie het niet zegt",
    "--zonder-contacten": "met of zonder contactpersonen",
    "--naar": "naar een bestand",
    "--overschrijf": "ook als dat bestand er al is",
}


def options(name: str) -> set[str]:
    """The options of a command for its output."""
    command = get_command(import_module(f"adv_cli.cli.commands.{name}").app)
    return {
        flag
        for param in command.params
        if getattr(param, "rich_help_panel", None) == "Uitvoer"
        for flag in (*param.opts, *param.secondary_opts)
        if flag.startswith("--") and flag not in ("--zoals", "--met-contacten")
    }


def table() -> str:
    """The table as it must stand in the handbook."""
    of_command = {name: options(name) for name in COMMANDS}
    lines = ["| Optie | Waarvoor | Bij |", "| --- | --- | --- |"]
    for option, purpose in PURPOSES.items():
        names = ", ".join(f"`{name}`" for name, known in of_command.items() if option in known)
        lines.append(f"| `{option}` | {purpose} | {names} |")
    return "\n".join(lines)


def test_every_option_has_a_row() -> None:
    assert set().union(*map(options, COMMANDS)) == {*PURPOSES}


def test_the_handbook_has_this_table() -> None:
    handbook = (ROOT / "docs" / "handleiding.md").read_text("utf-8")
    made = table()
    assert made in handbook, f"zet dit in docs/handleiding.md:\n{made}"
