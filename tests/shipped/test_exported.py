"""What adv export hands out of the 33 records."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from adv_cli.model.public_tables import CONTACTS, COUNTS, ITEMS, TABLES
from adv_cli.model.template import SECTIONS
from adv_cli.output.export.dictionary import described
from adv_cli.output.export.forms import FORMS, write
from adv_cli.queries.export import Export, export
from adv_cli.queries.filters import Filters
from adv_cli.queries.items import items
from conftest import ROOT, Adv


@pytest.fixture(scope="module")
def whole(catalogue: Any) -> Export:
    return export(catalogue, Filters())


def test_all_that_the_records_say_is_handed_out(whole: Export, catalogue: Any) -> None:
    assert len(whole.records) == 33
    for section in SECTIONS:
        found = [row["tekst"] for row in whole.rows(ITEMS) if row["sectie"] == section.code]
        assert found == [item.tekst for item in items(catalogue, section.code, Filters())]
    assert all(whole.rows(table) for table in TABLES)


def test_the_counts_in_the_workbook_are_those_of_stats(whole: Export, adv: Adv) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write("xlsx", whole)))
    head, *rows = book["Tellingen"].values
    (counts,) = whole.described(COUNTS)
    assert head[:7] == tuple(column.title for column in counts.columns[:7])
    told = json.loads(adv("stats", "--json").out)["dimensies"]
    for dimension, counts in told.items():
        counted = [(row[2], row[4], row[5], row[6]) for row in rows if row[0] == dimension]
        names = ("code", "aantal", "hoofdstuk", "verschil")
        assert counted == [tuple(count[name] for name in names) for count in counts]


def test_every_theme_and_attribute_of_items_is_handed_out(whole: Export, catalogue: Any) -> None:
    head, *rows = openpyxl.load_workbook(io.BytesIO(write("xlsx", whole)))["Punten"].values
    place = {name: head.index(name) for name in ("Sectie", "Thema’s (codes)", "Kenmerken (codes)")}
    for section in ("knelpunten", "resultaten", "financiering"):
        found = items(catalogue, section, Filters())
        cells = [row for row in rows if row[place["Sectie"]] == section]
        for item, row in zip(found, cells, strict=True):
            for name, codes in (
                ("Thema’s (codes)", item.themas),
                ("Kenmerken (codes)", item.kenmerken),
            ):
                assert {*(row[place[name]] or "").split("; ")} - {""} == {*codes}


PEOPLE = ("telefoon", "email", "naam")


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("xlsx", "zip")])
def test_nobody_is_named_without_people(whole: Export, catalogue: Any, form: str) -> None:
    content = write(form, export(catalogue, Filters(), people=False))
    if form == "sqlite":
        with closing(sqlite3.connect(":memory:")) as db:
            db.deserialize(content)
            said = "\n".join(db.iterdump())
    else:
        said = content.decode()
    people = whole.rows(CONTACTS)
    assert len(people) > 60
    values = [part for row in people for name in PEOPLE for part in (row[name] or "").split("; ")]
    assert [value for value in values if value and value in said] == []


@pytest.mark.parametrize("form", FORMS)
def test_the_source_is_told(whole: Export, form: str) -> None:
    content = write(form, whole)
    if form in ("xlsx", "zip"):  # compressed: tests/cli opens them
        assert content.startswith(b"PK")
    else:
        assert "Partners+Pröpper (2010)" in content.decode("utf-8", "replace")


GUIDE = (ROOT / "docs" / "exporteren.md").read_text("utf-8")


def test_the_guide_describes_every_form_and_every_column(whole: Export) -> None:
    assert [*re.findall(r"^\| `\.(\w+)` \|", GUIDE, flags=re.MULTILINE)] == [*FORMS]
    told = "\n".join(described(whole.described())).replace("## ", "### ").rstrip()
    assert GUIDE.endswith(f"{told}\n")


@pytest.mark.parametrize(
    "example", re.findall(r"```sql\n(.*?)```\n\n```csv\n(.*?)```", GUIDE, re.DOTALL)
)
def test_the_queries_of_the_guide_answer_as_shown(
    whole: Export, example: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "punten.csv").write_bytes(write("csv", whole))
    (tmp_path / "projecten.jsonl").write_bytes(write("jsonl", whole))
    query, shown = example
    with duckdb.connect() as db:
        rows = [[str(cell) for cell in row] for row in db.execute(query).fetchall()]
    assert rows == [*csv.reader(shown.splitlines())]
    assert rows
