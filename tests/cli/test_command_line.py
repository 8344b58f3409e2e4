"""The command line: what is a word and what an option, arguments nobody expects, and a message for whatever goes wrong."""

import json
import platform
import re
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import adv_cli.cli.main
from adv_cli.catalogue.question_rows import FORMAT
from adv_cli.cli.main import MOST_ARGUMENTS, run
from adv_cli.cli.options import MOST_TEXTS, MOST_VALUES
from adv_cli.cli.terminal import Terminal
from adv_cli.dutch.spelling import nearest
from conftest import ERASED, Adv, FakeTerminal
from madeup import FOLDER

pytestmark = pytest.mark.usefixtures("in_towns")

BYTES = "caf\udce9"
"""What Python makes of the byte E9, which is no UTF-8."""


def test_a_word_with_a_dash_is_a_word_in_a_search(adv: Adv) -> None:
    quoted = adv("search", "politie -woningcorporaties")
    assert quoted.lines
    assert len(quoted.lines) < len(adv("search", "politie").lines)
    assert adv("search", "politie", "-woningcorporaties") == quoted
    assert adv("search", "-woningcorporaties", "politie").out == quoted.out
    assert adv("search", "politie", "-woningcorporaties", "--niveau", "een").code == 0
    assert (
        adv("search", "--niveau", "een", "politie", "-hulp").code == 0
    )  # -h is an option, -hulp is not
    assert adv("search", "--", "politie", "-woningcorporaties") == quoted
    assert adv("search", "politie", "--", "--niveau").code == 0
    assert "Gebruik:" in adv("search", "-h").out


def test_an_option_that_is_mistyped_in_a_search_is_still_an_error(adv: Adv) -> None:
    result = adv("search", "politie", "--limit", "3")
    assert (result.code, result.err) == (
        2,
        "adv: Onbekende optie --limit. Bedoelde u --limiet? Zie adv search --help.\n",
    )
    assert "Optie --tekst verwacht een waarde." in adv("search", "politie", "--tekst").err


def test_a_search_for_nothing_but_what_should_not_be_there_says_so(adv: Adv) -> None:
    assert "geef ook een woord dat er wel moet staan" in adv("search", "-politie").err


def test_words_with_a_dash_are_options_elsewhere(adv: Adv) -> None:
    assert adv("show", "-duinhof").err == "adv: Onbekende optie -d. Zie adv show --help.\n"


def test_text_to_filter_on_may_begin_with_a_dash(adv: Adv) -> None:
    without = set(adv("list", "--tekst", "-politie", "--velden", "id").lines)
    having = set(adv("list", "--tekst", '"politie"', "--velden", "id").lines)
    assert without
    assert having
    assert not without & having
    assert (
        adv("list", "--tekst=-politie", "--velden", "id").lines
        == adv("list", "--tekst", "-politie", "--velden", "id").lines
    )


def test_an_option_may_stand_anywhere_among_the_words(adv: Adv) -> None:
    assert (
        adv("show", "--sectie", "lessen", "duinhof", "feldwijk").out
        == adv("show", "duinhof", "--sectie", "lessen", "feldwijk").out
    )
    assert (
        adv("items", "--thema", "wacht", "knelpunten").out
        == adv("items", "knelpunten", "--thema", "wacht").out
    )


def test_the_value_of_bron_is_a_file_and_never_an_id(
    adv: Adv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = adv("show", "--bron", "duinhof", "feldwijk")
    assert (told.code, told.err.partition(";")[0]) == (2, "adv: --bron zonder bestand")
    shutil.copy(FOLDER / "rapport.txt", tmp_path / "rapport.txt")
    shutil.copy(FOLDER / "rapport.txt", tmp_path / "rapport")
    expected = adv("show", "duinhof", "--bron", "rapport.txt")
    assert "rapport.txt staat geen factsheet" in expected.err
    for arguments in (
        ["--bron", "rapport.txt", "duinhof"],
        ["--bron=rapport.txt", "duinhof"],
        ["duinhof", "--bron", "./rapport.txt"],
    ):
        assert adv("show", *arguments).out == expected.out
    assert adv("show", "duinhof", "--bron", "rapport").out == expected.out
    assert (
        adv("show", "duinhof", "--bron", "weg.txt").err == "adv: weg.txt: dit bestand is er niet\n"
    )
    monkeypatch.setenv("ADV_BRON", "rapport.txt")
    for arguments in (
        ["--bron", "duinhof"],
        ["duinhof", "--bron"],
        ["--bron", "--sectie", "lessen", "duinhof"],
        ["duinhof", "--bron", ""],
    ):
        assert "rapport.txt staat geen factsheet" in adv("show", *arguments).err


def test_the_version_is_the_answer_whatever_follows(adv: Adv) -> None:
    version = adv("--version")
    assert version.out.startswith("adv ")
    assert adv("--version", "list", "--zzz") == version
    assert adv("--version", "--zzz")[:2] == (2, "")


def test_scripts_get_the_versions_as_json(adv: Adv) -> None:
    versions = json.loads(adv("--version", "--json").out)
    assert adv("--version").out == f"adv {versions['adv']}, gegevens {versions['gegevens']}\n"
    assert versions["catalogus"] == FORMAT
    assert versions["python"] == platform.python_version()
    assert adv("--json", "--version").out == adv("--version", "--json").out


def test_json_before_the_command_is_told_where_it_belongs(adv: Adv) -> None:
    assert adv("--json", "list")[::2] == (
        2,
        "adv: --json hoort achter de opdracht, zoals in “adv list --json”.\n",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", BYTES],
        ["compare", "duinhof", BYTES],
        ["list", "--zoals", BYTES],
        ["list", "--data", BYTES],
        ["search", BYTES],
        [BYTES],
        ["list", f"--{BYTES}"],
        ["new", "--titel", BYTES],
        ["check", "--bron", BYTES],
    ],
    ids=ascii,
)
def test_an_argument_that_is_not_utf_8_is_told(adv: Adv, arguments: list[str]) -> None:
    result = adv(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "caf\\xe9” is geen UTF-8." in result.err


def test_lone_surrogates_and_nul_are_told_too(adv: Adv) -> None:
    assert adv("show", "\ud800").err.startswith("adv: “‹U+D800›” is geen UTF-8.")
    assert adv("check", "\0").err == "adv: “␀” kan niet: er staat een teken NUL in.\n"


def test_far_too_many_arguments_are_a_usage_error(adv: Adv) -> None:
    assert adv("search", "x", *["x"] * MOST_ARGUMENTS).err == (
        f"adv: {MOST_ARGUMENTS + 2} argumenten zijn er te veel; adv leest er hoogstens {MOST_ARGUMENTS}.\n"
    )
    for option, most in (("tekst", MOST_TEXTS), ("gemeente", MOST_VALUES), ("niet", MOST_VALUES)):
        value = "doelgroep=multi" if option == "niet" else "Feldwijk"
        result = adv("list", *[f"--{option}", value] * (most + 1))
        assert (result.code, result.err) == (
            2,
            f"adv: --{option} staat er {most + 1} keer; hoogstens {most} keer kan.\n",
        )
        assert adv("list", *[f"--{option}", value] * most).code == 0


@pytest.mark.parametrize("value", ["0", "-1", "9" * 5000, "99999999999999999999", "x", "1.5", ""])
def test_a_number_that_cannot_be_is_a_usage_error(adv: Adv, value: str) -> None:
    assert adv("search", "zorg", "--limiet", value).code == 2


def test_a_value_that_is_far_too_long_is_refused_at_once(adv: Adv) -> None:
    assert nearest("ﷺ" * 5000, ["een", "twee"]) == []
    begun = time.monotonic()
    assert adv("list", "--thema", "ﷺ" * 3000).code == 2
    assert time.monotonic() - begun < 3


def test_data_that_cannot_be_read_is_an_error_of_the_data(
    adv: Adv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "a" * 300
    for arguments in (
        ["check", long],
        ["list", "--data", long],
        ["format", long],
        ["show", "duinhof", "--bron", f"./{long}"],
    ):
        result = adv(*arguments)
        assert result.code == 3
        assert long in result.err
        assert "schrijven" not in result.err
    assert "(de naam is te lang)" in adv("check", long).err
    gone = tmp_path / "weg"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    result = adv("list", "--data", "x")
    assert (result.code, result.err) == (3, "adv: x: deze map is niet te vinden (bestaat niet)\n")
    assert adv("list").code == 0


def test_in_this_process_a_bug_is_not_hidden(adv: Adv, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(adv_cli.cli.main, "_answer", fail)
    with pytest.raises(RuntimeError):
        adv("list")


COMMANDS = ["list", "show", "stats", "search", "items", "compare", "values", "completion", "schema"]
OPTIONS = "--doelgroep --gemeente --thema --tekst --niet --json --csv --markdown --velden --sorteer --zoals --sectie --bron --limiet"
OPTIONS += " --groepeer --data --geen-kleur --version --help -h --doelgrop --"
VALUES = [
    "duinhof",
    "feldwijk",
    "multi",
    "doelgroep",
    "doelgroep=multi",
    "id,titel",
    "wachtlijst",
    "knelpunten",
    "1",
    "-1",
    "9" * 5000,
]
VALUES += [
    "",
    "-",
    "-woord",
    "a\nb",
    "\x1b[31mrood",
    "\u202eom",
    BYTES,
    "\ud800",
    "\0",
    "x" * 1000,
    "$(x)",
    "'",
    '"',
    "\\",
    "%s",
]
VALUES += ["[bold]", "*", "/", "..", "OR", '"a b', "NEAR(a b)", "é", "’s-Hertogenbosch", "=x", "\t"]
ENGLISH = re.compile(
    r"(?i)\b(error|invalid|option|requires|no such|not found|usage|unexpected|permission|exist|must|missing|got)\b"
)

an_argument = st.one_of(
    st.sampled_from(OPTIONS.split()), st.sampled_from(VALUES), st.text(max_size=8)
)
a_command_line = st.tuples(
    st.sampled_from([*COMMANDS, "", "zzz"]), st.lists(an_argument, max_size=6)
)


@given(a_command_line, st.booleans())
def test_whatever_is_typed_gets_an_answer_or_a_dutch_message(
    line: tuple[str, list[str]], on_terminal: bool
) -> None:
    out, err = FakeTerminal(), FakeTerminal()
    out.isatty = lambda: on_terminal  # type: ignore[method-assign]
    code = run([line[0], *line[1]], Terminal(out, err, {"LINES": "1000000"}))
    said = ERASED.sub("", err.getvalue())
    assert code in (0, 1, 2, 3)
    assert code == 0 or said.startswith("adv: ")
    assert not ENGLISH.search(said.replace("\n", " ")) or any(
        ENGLISH.search(argument) for argument in line[1]
    )
    assert "\x1b" not in said
