"""What a shell types and is offered, as text."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adv_cli.cli import shells


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1),
        min_size=1,
    )
)
def test_a_line_of_bash_is_read_as_bash_reads_it(words: list[str]) -> None:
    line = shlex.join(["adv", *words])
    assert shells.typed("bash", [line, ""], {})[:2] == (words[:-1], words[-1])


@pytest.mark.parametrize("shell", shells.SCRIPTS)
def test_a_value_that_cannot_be_seen_is_not_offered_and_an_explanation_is_made_visible(
    shell: str,
) -> None:
    offered = [
        ("goed", "a\x1b[2J\nb\u202e"),
        ("fout\nrm", ""),
        ("fout\x1b", ""),
        ("fout\u202e", ""),
        ("", "leeg"),
    ]
    found = shells.answer(shell, shells.Typed([], ""), offered)
    assert "fout" not in found
    assert found.count("\n") == 1
    assert shell == "bash" or "a␛[2J b‹U+202E›" in found


def test_powershell_gets_a_value_with_curly_quotes_quoted() -> None:
    found = shells.answer("powershell", shells.Typed([], ""), [("’s-Hertogenbosch $(x)", "")])
    assert found.split("\t")[0] == "'’’s-Hertogenbosch $(x)'"
