"""What reaches a person: nothing a terminal obeys, in the terminal's own size, through a pager that works or not at all."""

import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adv_cli.cli.context import Output, Session
from adv_cli.cli.terminal import Terminal
from adv_cli.dutch.display import visible
from adv_cli.errors import WriteError
from adv_cli.output.screen import Screen
from adv_cli.output.terminal.console import to_text
from conftest import Adv, FakeTerminal
from madeup import readable_report, write_data, write_report
from towns import write_towns

pytestmark = pytest.mark.usefixtures("in_towns")

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e00ff]"
)
HOSTILE = (
    "rood\x1b[31m titel\x1b]0;X\x07 \x9b8m om\u202edraai\u200b nul\u2066 tag\U000e0041 del\x7f"
)
SHOWN = "rood␛[31m titel␛]0;X"


def unseen(text: str) -> list[str]:
    """What a terminal would obey or hide, apart from our own colours."""
    return OBEYED.findall(COLOUR.sub("", text))


@given(st.text())
def test_visible_text_has_nothing_to_obey_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert not OBEYED.findall(shown.replace("\r\n", ""))
    assert visible(shown) == shown
    shown.encode()


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" \n\té€’")))
def test_what_can_be_seen_is_left_alone(text: str) -> None:
    assert visible(text) == text


def test_every_unseen_character_is_made_visible_also_alone() -> None:
    for letter in map(chr, range(sys.maxunicode + 1)):
        if OBEYED.fullmatch(letter):
            assert visible(letter) != letter or letter == "\r"
            assert visible(f"\xa0{letter}.") == f"\xa0{visible(letter + '.')}"


def test_only_text_of_our_own_keeps_its_colours() -> None:
    assert visible("\x1b[1mvet\x1b[0m\x1b[2J", styled=True) == "\x1b[1mvet\x1b[0m␛[2J"
    assert visible("\x1b[1mvet") == "␛[1mvet"


@given(st.text(max_size=50), st.booleans())
def test_rich_shows_text_and_never_obeys_it(text: str, colour: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(text)
    table.add_row(text)
    table.add_row(Text(text, style="bold"))
    shown = to_text(text, Text(text, "red"), table, screen=Screen(40, colour))
    assert not unseen(shown)
    assert colour or "\x1b" not in shown


def test_the_marks_of_a_text_stay_where_they_were() -> None:
    from rich.text import Text

    text = Text("a\u202ebc")
    text.stylize("bold", 2, 3)
    assert to_text(text, screen=Screen(40, True)) == "a‹U+202E›\x1b[1mb\x1b[0mc\n"


@pytest.mark.parametrize("form", ["auto", "json", "jsonl", "csv", "excel", "markdown", "tsv"])
def test_a_terminal_gets_no_form_with_anything_to_obey(form: str) -> None:
    out = FakeTerminal()
    session = Session(Terminal(out, out, {"TERM": "xterm"}))
    rows = [{"titel": HOSTILE}]

    def view(screen: Screen) -> str:
        return to_text(HOSTILE, screen=screen)

    Output(form).write(session, rows, ["titel"], view)
    assert "rood" in out.getvalue()
    assert not unseen(out.getvalue().replace("\r\n", "\n"))
    assert "\x1b[31m" not in out.getvalue()


def test_json_and_csv_in_a_pipe_are_the_data_itself() -> None:
    import csv
    import json

    def written(form: str) -> str:
        out = io.StringIO()
        session = Session(Terminal(out, None, {}))
        Output(form).write(session, [{"titel": HOSTILE}], ["titel"], lambda screen: "")
        return out.getvalue()

    assert json.loads(written("json")) == [{"titel": HOSTILE}]
    assert list(csv.reader(io.StringIO(written("csv"), newline=""))) == [["titel"], [HOSTILE]]
    assert written("auto").startswith(SHOWN)
    assert not unseen(written("auto"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", HOSTILE],
        ["compare", "duinhof", HOSTILE],
        ["list", "--doelgroep", HOSTILE],
        ["list", "--niet", HOSTILE],
        ["list", "--velden", HOSTILE],
        ["list", "--sorteer", HOSTILE],
        ["list", "--zoals", HOSTILE],
        ["list", "--data", HOSTILE],
        ["items", HOSTILE],
        ["stats", HOSTILE],
        ["values", HOSTILE],
        ["check", HOSTILE],
        ["check", "--bron", f"./{HOSTILE}"],
        ["format", HOSTILE],
        ["completion", HOSTILE],
        [HOSTILE],
        ["list", f"--{HOSTILE}"],
        ["list", HOSTILE],
        ["search", "zorg", "--limiet", HOSTILE],
    ],
    ids=lambda arguments: " ".join(arguments)[:20].replace(HOSTILE[:4], "."),
)
def test_what_a_user_typed_is_repeated_visibly(
    adv: Adv, adv_tty: Adv, arguments: list[str]
) -> None:
    for run in (adv, adv_tty):
        result = run(*arguments)
        assert "om" in result.err
        assert not unseen(result.err + result.out)
        assert not COLOUR.search(result.err)


def test_names_of_files_and_the_report_are_shown_visibly(
    adv: Adv, adv_tty: Adv, tmp_path: Path
) -> None:
    data = write_towns(tmp_path)
    (data / "projects" / "a\x1b]0;X\x07\u202e.yaml").write_text("id: a\n", encoding="utf-8")
    for run in (adv, adv_tty):
        for arguments in (["list"], ["check"], ["format", "--check"]):
            result = run(*arguments, "--data", str(data))
            assert "a␛]0;X" in result.err + COLOUR.sub("", result.out)
            assert not unseen(result.err + result.out)


def test_the_text_of_the_report_is_shown_visibly(adv: Adv, adv_tty: Adv, tmp_path: Path) -> None:
    data = write_data(tmp_path)
    whole = readable_report()
    changed = whole.replace("elk najaar,", f"elk najaar {HOSTILE},")
    assert changed != whole
    report = write_report(tmp_path, changed)
    for run in (adv, adv_tty):
        for form in ([], ["--markdown"]):
            result = run("show", "windmeer", "--data", str(data), "--bron", str(report), *form)
            assert "␛[31m" in COLOUR.sub("", result.out).replace("\\", "")
            assert not unseen(result.err + result.out)


def terminal(environ: dict[str, str]) -> Terminal:
    return Terminal(FakeTerminal(), None, environ)


def test_a_terminal_has_the_size_that_its_own_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    monkeypatch.setenv("LINES", "7")
    assert (terminal({"COLUMNS": "33"}).width, terminal({"LINES": "3"}).height) == (33, 3)
    assert (terminal({}).width, terminal({}).height) == (80, 24)
    for odd in ("", "0", "-5", "x", "9" * 5000):
        assert terminal({"COLUMNS": odd}).width == 80
    for small in ("1", "٣"):
        assert terminal({"COLUMNS": small}).width == 20


def test_a_terminal_tells_its_size() -> None:
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 12, 67, 0, 0))
    with os.fdopen(theirs, "w") as stream:
        found = Terminal(stream, None, {})
        assert (found.width, found.height) == (67, 12)
    os.close(ours)


def long_text(pager: str, tmp_path: Path) -> tuple[str, str]:
    """What stdout gets, and what the pager got, of 100 lines on a terminal of 24 with this PAGER."""
    got = tmp_path / "got"
    got.touch()
    out = FakeTerminal()
    environ = {"PAGER": pager.replace("GOT", str(got)), "PATH": os.environ["PATH"]}
    Terminal(out, None, environ).write("regel\n" * 100)
    return out.getvalue(), got.read_text(encoding="utf-8")


PAGERS = [
    "less '",
    'less "',
    "less \\",
    "false",
    "sh -c 'exit 3'",
    "bestaat-niet",
    "/",
    ".",
    "",
    " ",
    "cat",
    "NOPE/x",
]


@pytest.mark.parametrize("pager", PAGERS, ids=repr)
def test_without_a_pager_that_works_the_answer_is_shown_anyway(pager: str, tmp_path: Path) -> None:
    assert long_text(pager, tmp_path) == ("regel\n" * 100, "")


def test_a_pager_that_cannot_be_run_is_no_pager(tmp_path: Path) -> None:
    program = tmp_path / "pager"
    program.write_text("#!/bestaat/niet\n")
    program.chmod(0o755)
    assert long_text(str(program), tmp_path) == ("regel\n" * 100, "")


def test_a_pager_that_works_is_the_only_one_to_show_it(tmp_path: Path) -> None:
    assert long_text("sh -c 'cat > GOT'", tmp_path) == ("", "regel\n" * 100)


class Broken(FakeTerminal):
    """A stream whose other end is full or gone."""

    def __init__(self, error: Callable[[], Exception]) -> None:
        super().__init__()
        self.error = error

    def flush(self) -> None:
        raise self.error()


@pytest.mark.parametrize(
    "error", [BrokenPipeError, lambda: OSError(28, "full"), lambda: ValueError("closed")]
)
def test_a_remark_that_cannot_be_made_is_no_error(error: Callable[[], Exception]) -> None:
    terminal = Terminal(None, Broken(error), {})
    terminal.remark("een")
    terminal.remark("twee")
    terminal.progress(1, 2)


def test_a_full_disk_says_so_in_dutch() -> None:
    terminal = Terminal(Broken(lambda: OSError(28, "No space left on device")), None, {})
    with pytest.raises(WriteError, match=r"^schrijven lukt niet \(de schijf is vol\)\.$"):
        terminal.write("x")
