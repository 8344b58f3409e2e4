"""Plain values in YAML."""

import pytest

from adv_cli.dataset.yaml_reader import read


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((nothing, None) for nothing in ("", "~", "null", "Null", "NULL")),
        *((yes, True) for yes in ("true", "True", "TRUE")),
        *((no, False) for no in ("false", "False", "FALSE")),
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("0344", "0344"),
        ("1e3", "1e3"),
        ("2009-05", "2009-05"),
        ("nee", "nee"),
        ("'null'", "null"),
        ('"12"', "12"),
        ("9" * 101, "9" * 101),
    ],
)
def test_a_plain_value(written: str, value: object) -> None:
    assert read(f"veld: {written}") == {"veld": value}
