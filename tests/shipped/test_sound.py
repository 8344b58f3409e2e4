"""The shipped data is sound: adv check and adv format have nothing to say of it, and its schema is the one of its codebook."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from adv_cli.dataset.paths import packaged_data
from adv_cli.dataset.yaml_reader import read
from conftest import Adv, Result
from madeup import write_report

RECORDS = sorted((packaged_data() / "projects").glob("*.yaml"))
EDITOR = "# yaml-language-server: $schema=../record.schema.json"


def test_the_shipped_data_is_sound(adv: Adv) -> None:
    result = adv("check", "--streng")
    assert result.code == 0
    assert {line.split("\t")[0] for line in result.lines} == {"verklaard"}
    assert result.err == "33 records nagekeken: geen fouten, 2 verklaarde verschillen.\n"


def test_the_shipped_data_has_nothing_to_do_with_the_made_up_report(
    adv: Adv, tmp_path: Path
) -> None:
    report = write_report(tmp_path)
    result = adv("check", "--bron", str(report))
    assert result.code == 1
    assert result.out.count("voor dit record is in het rapport geen factsheet te vinden") == 33
    assert result.out.count("heeft geen record") == 3


def test_the_shipped_records_have_their_canonical_form(adv: Adv) -> None:
    assert adv("format", "--check") == Result(0, "", "")


def test_the_schema_beside_the_records_is_the_one_adv_gives(adv: Adv) -> None:
    schema = json.loads(adv("schema").out)
    assert json.loads((packaged_data() / "record.schema.json").read_text("utf-8")) == schema
    assert all(record.read_text("utf-8").startswith(f"{EDITOR}\n") for record in RECORDS)


def test_it_is_a_schema_that_every_record_satisfies(adv: Adv) -> None:
    schema = json.loads(adv("schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for record in RECORDS:
        assert not list(validator.iter_errors(read(record.read_text("utf-8")))), record.name
