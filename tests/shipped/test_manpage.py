"""The page of `man adv` says what the help says, and is one that man can show."""

import re
import shutil
import subprocess

import pytest

from adv_cli.cli.main import COMMANDS
from conftest import Adv
from manpage import PAGE, escaped, page

TEXT = PAGE.read_text("utf-8")


def test_the_page_is_the_help_of_now() -> None:
    assert page() == TEXT, "oude bladzijde: make man"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_and_example_of_a_command_is_there(adv: Adv, command: str) -> None:
    section = TEXT.split(f'.SH "ADV {command.upper()}"\n')[1].split(".SH ")[0]
    help_text = adv(command, "--help").out
    options = re.findall(r"^ {2}(?:-\w, )?(--[\w-]+)", help_text, re.MULTILINE)
    assert len(options) > 2
    for option in options:
        assert escaped(option) in section
    examples = help_text.partition("Voorbeelden:\n")[2].splitlines()
    assert all(escaped(example) in section for example in examples)


def test_nothing_in_a_text_is_taken_for_a_command_of_roff() -> None:
    assert escaped(".SH kop") == r"\&.SH kop"
    assert escaped("'s avonds") == r"\&'s avonds"
    assert escaped(r"C:\map --data") == r"C:\emap \-\-data"
    assert escaped("een\n  regel") == "een regel"


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is er niet")
def test_groff_has_no_remarks_and_shows_every_letter() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-z", str(PAGE)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    shown = subprocess.run(
        ["groff", "-man", "-Kutf8", "-Tutf8", "-P-c", "-P-b", "-P-o", "-P-u", str(PAGE)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "é" in shown
    assert "adv list --doelgroep multiprobleem" in shown
