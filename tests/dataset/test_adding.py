"""Records that people add: adv new, format and schema, and what the report says beside a record."""

import io
import json
import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from adv_cli.cli.main import run
from adv_cli.cli.terminal import Terminal
from adv_cli.dataset import formatter
from adv_cli.dataset.formatter import canonical
from adv_cli.dataset.paths import packaged_data
from adv_cli.dataset.yaml_comments import read_comments
from adv_cli.dataset.yaml_reader import read
from adv_cli.files.writing import written_beside
from adv_cli.model.record import Project
from conftest import Adv, FakeTerminal, Result
from madeup import KLAVERHORST, WINDMEER, write_data, write_report

RECORDS = sorted((packaged_data() / "projects").glob("*.yaml"))
EDITOR = "# yaml-language-server: $schema=../record.schema.json"
HEAD = ["--titel", "Samen Thuis", "--gemeente", "Breda", "--bladzijde", "7"]
CODES = [
    "--doelgroep",
    "multi",
    "--problematiek",
    "meervoudig",
    "--invalshoek",
    "zorg",
    "--partners",
    "breed",
    "--niveau",
    "een",
]


def shuffled(node: Any, order: random.Random) -> Any:
    """The same content, with the fields of each mapping in another order."""
    if isinstance(node, dict):
        fields = list(node.items())
        order.shuffle(fields)
        return {name: shuffled(child, order) for name, child in fields}
    return [shuffled(child, order) for child in node] if isinstance(node, list) else node


# format


@settings(max_examples=20)
@given(st.sampled_from(RECORDS), st.randoms(use_true_random=False))
def test_order_and_quoting_do_not_matter(record: Path, order: random.Random) -> None:
    """A record written as JSON (which is YAML), its fields in any order, gets the form that it has."""
    text = record.read_text("utf-8")
    written = json.dumps(shuffled(read(text), order), ensure_ascii=False)
    assert canonical(f"{EDITOR}\n{written}") == text


def with_comments(text: str, chance: random.Random) -> str:
    """The text of a record with comments above and behind some of its fields, and at its end."""
    places: dict[tuple[str | int, ...], int] = {}
    read(text, places)
    lines = []
    for nr, line in enumerate(text.splitlines(), start=1):
        indent = line[: len(line) - len(line.lstrip())]
        chosen = nr in places.values()
        if chosen and chance.random() < 0.2:
            lines.append(f"{indent}# boven {nr}")
        lines.append(f"{line}   # achter {nr}" if chosen and chance.random() < 0.2 else line)
    return "\n".join([*lines, "# onderaan", ""])


def above(text: str) -> dict[str, str]:
    """For each comment on a line of its own, the line it stands above."""
    lines = text.splitlines()
    return {
        line.strip(): next(
            (
                later.strip()
                for later in lines[nr:]
                if later.strip() and not later.strip().startswith("#")
            ),
            "",
        )
        for nr, line in enumerate(lines)
        if line.strip().startswith("#")
    }


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(RECORDS), st.randoms(use_true_random=False))
def test_comments_stay_with_what_they_are_about(record: Path, chance: random.Random) -> None:
    text = with_comments(record.read_text("utf-8"), chance)
    once = canonical(text)
    assert canonical(once) == once
    assert read(once) == read(text)
    assert sorted(comment.text for comment in read_comments(once)) == sorted(
        comment.text for comment in read_comments(text)
    )
    before, after = above(text), above(once)
    for comment, line in before.items():
        assert re.split(r":|\s+#", after[comment])[0] == re.split(r":|\s+#", line)[0]


def test_a_comment_keeps_its_place_whatever_stands_around_it() -> None:
    record = RECORDS[0].read_text("utf-8")
    text = record.replace(
        "  redenen:\n", "  # boven de kop\n  redenen: # achter de kop\n    # boven het punt\n", 1
    )
    text = text.replace("themas: [", "themas: [ # achter een haakje\n", 1)
    formatted = canonical(text)
    assert (
        "  # boven de kop\n  redenen:  # achter de kop\n    # boven het punt\n    - tekst: "
        in formatted
    )
    assert re.search(r"themas: \[.*\]  # achter een haakje\n", formatted)


@settings(max_examples=40)
@given(
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"),
        min_size=1,
        max_size=300,
    )
)
def test_any_text_survives(text: str) -> None:
    """Whatever a title says (quotes, hashes, colons, dashes, double blanks), it is written so that it reads the same."""
    if text != text.strip():
        return
    content = read(RECORDS[0].read_text("utf-8")) | {"titel": text}
    formatted = canonical(json.dumps(content, ensure_ascii=False))
    assert read(formatted) == content
    assert canonical(formatted) == formatted


def test_long_texts_are_wrapped() -> None:
    lines = [line for record in RECORDS for line in record.read_text("utf-8").splitlines()]
    assert max(map(len, lines)) <= formatter.WIDTH + len("themas: []")
    assert max(len(line) for line in lines if ": [" not in line) <= formatter.WIDTH


def mess(file: Path) -> str:
    """Bring a file out of form, and give what it should be."""
    good = file.read_text("utf-8")
    file.write_text(good.replace("gemeente: ", "gemeente:    ", 1), "utf-8")
    return good


def test_only_files_out_of_form_are_written(adv: Adv, data: Path) -> None:
    file = data / "projects" / "gouda-gezinsmanagement.yaml"
    good = mess(file)
    untouched = {
        path: path.stat().st_mtime_ns for path in (data / "projects").iterdir() if path != file
    }
    checked = adv("format", "--check", "--data", str(data))
    assert (checked.code, checked.out) == (1, f"{file}\n")
    assert "1 bestand staat niet in de vaste vorm" in checked.err
    assert file.read_text("utf-8") != good
    assert adv("format", "--data", str(data)) == Result(0, f"{file}\n", "")
    assert file.read_text("utf-8") == good
    assert {path: path.stat().st_mtime_ns for path in untouched} == untouched
    assert adv("format", "--data", str(data)) == Result(0, "", "")


def test_a_file_with_a_fault_is_left_alone(adv: Adv, data: Path) -> None:
    bad, messy = (
        data / "projects" / "almelo-geluksbudget.yaml",
        data / "projects" / "gouda-gezinsmanagement.yaml",
    )
    bad.write_text(bad.read_text("utf-8").replace("titel: ", "titl: ", 1), "utf-8")
    before, good = bad.read_bytes(), mess(messy)
    result = adv("format", "--data", str(data))
    assert result.code == 3
    assert "projects/almelo-geluksbudget.yaml, regel 3, veld titl: onbekend veld" in result.err
    assert bad.read_bytes() == before
    assert messy.read_text("utf-8") == good


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "een groep velden verwacht"),
        (b"- a\n", "een groep velden verwacht"),
        (b"a: [", "geen geldige YAML"),
        (b"\xff", "geen UTF-8"),
    ],
)
def test_what_is_no_record_is_refused(adv: Adv, tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    result = adv("format", str(file))
    assert (result.code, result.out) == (3, "")
    assert told in result.err
    assert file.read_bytes() == content


def test_windows_files_get_plain_line_ends(adv: Adv, data: Path) -> None:
    file = data / "projects" / "gouda-gezinsmanagement.yaml"
    good = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + good.replace(b"\n", b"\r\n"))
    assert adv("format", str(file)).code == 0
    assert file.read_bytes() == good


def test_links_and_permissions_stay(adv: Adv, data: Path) -> None:
    file = data / "projects" / "gouda-gezinsmanagement.yaml"
    real = data / "gouda.yaml"
    file.rename(real)
    file.symlink_to(real)
    real.chmod(0o666)  # more than a new file gets
    mess(real)
    assert adv("format", str(file)).code == 0
    assert file.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o666
    assert list(data.rglob("*.part")) == list(data.rglob(".*.part")) == []


def test_a_file_that_cannot_be_written_stays_whole(
    adv: Adv, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = data / "projects" / "gouda-gezinsmanagement.yaml"
    mess(file)
    before = file.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = adv("format", str(file))
    assert (result.code, result.out) == (1, "")
    assert "kan niet worden geschreven (de schijf is vol)" in result.err
    assert file.read_bytes() == before
    assert not list(file.parent.glob(".*"))


def test_an_edit_made_meanwhile_is_not_overwritten(
    adv: Adv, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves the record between our reading and our writing: in place, or by renaming."""
    file, other = (
        data / "projects" / "gouda-gezinsmanagement.yaml",
        data / "projects" / "almelo-geluksbudget.yaml",
    )
    good = mess(file)
    edits: dict[str, Callable[[], object]] = {
        "in place": lambda: file.write_text(good.replace("Gouda", "Goude"), "utf-8"),
        "of one byte": lambda: file.write_bytes(file.read_bytes()[:-1] + b" "),
        "longer": lambda: file.write_text(good + "# nog iets\n", "utf-8"),
        "by renaming": lambda: shutil.copy(other, file),
    }
    for edit in edits.values():
        mess(file)

        def synced(_: int, edit: Callable[[], object] = edit) -> None:
            edit()

        monkeypatch.setattr(os, "fsync", synced)
        result = adv("format", str(file))
        monkeypatch.undo()
        assert (result.code, result.out) == (1, "")
        assert f"{file} is intussen gewijzigd, en blijft zoals het is." in result.err
        edited = file.read_bytes()
        edit()
        assert file.read_bytes() == edited
        file.write_text(good, "utf-8")
    assert not list(file.parent.glob(".*"))


def test_a_read_only_record_is_left_alone(adv: Adv, data: Path) -> None:
    file = data / "projects" / "gouda-gezinsmanagement.yaml"
    mess(file)
    before = file.read_bytes()
    file.chmod(0o444)
    result = adv("format", "--data", str(data))
    assert (result.code, result.out) == (1, "")
    assert f"{file} kan niet worden geschreven (daar zijn geen rechten voor)" in result.err
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (before, 0o444)


def test_faults_weigh_more_than_what_cannot_be_written(adv: Adv, data: Path) -> None:
    file = data / "projects" / "gouda-gezinsmanagement.yaml"
    mess(file)
    file.chmod(0o444)
    (data / "projects" / "almelo-geluksbudget.yaml").write_text("x")
    result = adv("format", "--data", str(data))
    assert result.code == 3
    assert "projects/almelo-geluksbudget.yaml: een groep velden verwacht" in result.err
    assert f"{file} kan niet worden geschreven" in result.err


def test_what_cannot_be_kept_is_told(adv: Adv, data: Path) -> None:
    file = data / "projects" / "gouda-gezinsmanagement.yaml"
    good = mess(file)
    os.link(file, data / "kopie.yaml")
    result = adv("format", str(file))
    assert (result.code, result.out) == (0, f"{file}\n")
    assert (
        f"{file} had nog een naam (een harde koppeling); daar staat nu nog de oude tekst."
        in result.err
    )
    assert file.read_text("utf-8") == good


@pytest.mark.parametrize(
    "name", [".gouda-gezinsmanagement.yaml.{pid}.part", "gouda-gezinsmanagement.yaml.{pid}.part"]
)
def test_nobody_can_foresee_what_is_written_to(
    adv: Adv, data: Path, tmp_path: Path, name: str
) -> None:
    """A link in the way, under the name that a record was once written to first, leads nowhere."""
    file, victim = data / "projects" / "gouda-gezinsmanagement.yaml", tmp_path / "victim"
    good = mess(file)
    victim.write_text("van een ander")
    victim.chmod(0o600)
    (file.parent / name.format(pid=os.getpid())).symlink_to(victim)
    assert adv("format", str(file)).code == 0
    assert (victim.read_text(), victim.stat().st_mode & 0o777) == ("van een ander", 0o600)
    assert (file.read_text("utf-8"), file.is_symlink()) == (good, False)


def test_what_is_written_first_is_new_private_and_gone_afterwards(tmp_path: Path) -> None:
    target = tmp_path / ("é" * 120)  # with more behind it the name would be too long
    with (
        written_beside(target, b"inhoud", 0o600) as part,
        written_beside(target, b"anders") as other,
    ):
        assert part.parent == target.parent
        assert part.name != other.name
        assert (part.read_bytes(), part.stat().st_mode & 0o777) == (b"inhoud", 0o600)
        other.replace(target)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert target.read_bytes() == b"anders"


@pytest.mark.parametrize("hash", ["[]# x", "[]#x", "[] # x", "[]  #"])
def test_a_comment_that_is_glued_to_a_bracket_is_kept(adv: Adv, data: Path, hash: str) -> None:
    file = data / "projects" / "gouda-gezinsmanagement.yaml"
    text = file.read_text("utf-8")
    assert "themas: [" in text
    file.write_text(re.sub(r"themas: \[[^]]*\]", f"themas: {hash}", text, count=1), "utf-8")
    assert adv("format", str(file)).code == 0
    assert f"themas: []  {hash.removeprefix('[]').strip()}\n" in file.read_text("utf-8")


def test_a_comment_that_is_glued_to_a_folding_sign_is_kept(adv: Adv, data: Path) -> None:
    file = data / "projects" / "gouda-gezinsmanagement.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace(": >-\n", ": >-#geplakt\n", 1), "utf-8")
    assert adv("format", str(file)).code == 0
    assert "#geplakt\n" in file.read_text("utf-8")
    assert file.read_text("utf-8").count("#") == text.count("#") + 1


def test_a_first_line_behind_two_byte_order_marks_is_kept(adv: Adv, data: Path) -> None:
    file = data / "projects" / "gouda-gezinsmanagement.yaml"
    good = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" * 2 + good)
    assert adv("format", str(file)).code == 0
    assert file.read_bytes() == good


def test_twenty_thousand_comments_keep_their_place(adv: Adv, tmp_path: Path) -> None:
    text = RECORDS[0].read_text("utf-8")
    items = "".join(f"    - naam {nr} # x\n    # y\n" for nr in range(20_000))
    text = re.sub(
        r"documentatie:.*\n(?=[a-z])", f"documentatie:\n{items}", text, count=1, flags=re.DOTALL
    )
    file = tmp_path / RECORDS[0].name
    file.write_text(text, "utf-8")
    result = adv("format", str(file))
    assert (result.code, result.err) == (0, "")
    assert file.read_text("utf-8").count("# y\n") == 20_000


# schema


@pytest.fixture(scope="module")
def schema() -> Any:
    out = io.StringIO()
    assert run(["schema"], Terminal(out, io.StringIO(), {})) == 0
    return json.loads(out.getvalue())


def change(*path: str | int, to: Any) -> Callable[[Any], None]:
    def apply(record: Any) -> None:
        for part in path[:-1]:
            record = record[part]
        record[path[-1]] = to

    return apply


@pytest.mark.parametrize(
    "spoil",
    [
        change("codering", "doelgroep", to="multi"),
        change("gemeente", to="Emmen"),
        change("titel", to=""),
        change("titel", to=" Gezin"),
        change("titel", to=12),
        change("extra", to="veld"),
        change("bladzijde", to="46"),
        change("bladzijde", to=0),
        change("bladzijde_zeker", to="ja"),
        change("lessen", 0, "themas", to=["wachtlijsten"]),
        change("lessen", 0, "tekst", to=None),
        change("vooruitblik", 0, "themas", to=["samenwerking"]),
        change("resultaten", "soort", to="gehaald"),
        change("contactgegevens", 0, "telefoon", to=["0182 589315"]),
        change("contactgegevens", 0, "email", to="berend"),
        change("projectinformatie", "looptijd", "start", to="mei 2009"),
        change("projectinformatie", "huishoudens", "eenheid", to="mensen"),
        change("projectinformatie", "huishoudens", "minimum", to=-1),
        change("organisatie", "samenwerkingspartners", to="politie"),
    ],
)
def test_what_adv_refuses_the_schema_refuses(schema: Any, spoil: Callable[[Any], None]) -> None:
    record = read((packaged_data() / "projects" / "gouda-gezinsmanagement.yaml").read_text("utf-8"))
    assert Draft202012Validator(schema).is_valid(record)
    spoil(record)
    assert not Draft202012Validator(schema).is_valid(record)


def test_every_field_is_explained_in_dutch(schema: Any) -> None:
    found = 0
    nodes = [schema]
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict):
            for field in node.get("properties", {}).values():
                assert re.fullmatch(r"[A-Z].*\.|jaar, als .*\.", field["description"])
                found += 1
            nodes += node.values()
        elif isinstance(node, list):
            nodes += node
    assert found > 60
    assert "$ref" not in json.dumps(schema)


def test_the_codes_are_those_of_the_data(adv: Adv, data: Path) -> None:
    codebook = data / "codeboek.yaml"
    codebook.write_text(
        codebook.read_text("utf-8").replace("code: regionaal", "code: provinciaal"), "utf-8"
    )
    counts = data / "dwarsdoorsnede.yaml"
    counts.write_text(
        counts.read_text("utf-8").replace("code: regionaal", "code: provinciaal"), "utf-8"
    )
    made = json.loads(adv("schema", "--data", str(data)).out)
    niveau = made["properties"]["codering"]["properties"]["niveau"]
    assert niveau["enum"] == ["een-wijk", "meerdere-wijken", "stadsbreed", "provinciaal"]
    assert niveau["enumDescriptions"][0].startswith("één buurt of wijk: ")


# new


@pytest.fixture
def empty(data: Path) -> Path:
    """A data directory without records."""
    for record in (data / "projects").iterdir():
        record.unlink()
    return data


def test_a_new_record_is_valid_and_complete(adv: Adv, empty: Path) -> None:
    result = adv("new", *HEAD, *CODES, "--data", str(empty))
    file = empty / "projects" / "breda-samen-thuis.yaml"
    assert (result.code, result.out) == (0, f"{file}\n")
    assert "adv check" in result.err
    text = file.read_text("utf-8")
    assert text.startswith(f"{EDITOR}\n")
    content = read(text)
    assert [*content] == [
        name
        for name in Project.model_fields
        if name not in ("noot", "bladzijden_onzeker", "afwijkingen")
    ]
    assert (
        "# Een verschil met het factsheet dat er hoort te zijn, komt bij afwijkingen: veld, soort, wat en waarom."
        in text
    )
    assert content["codering"]["doelgroep"] == "multiprobleem"
    assert "#   jeugdige-delinquenten: jeugdige delinquenten\n" in text
    assert re.search(r"# Thema’s: verborgen-problematiek, .*\n  redenen: null", text)
    assert text.count("# Thema’s: capaciteit-en-financien") == 1
    assert max(map(len, text.splitlines())) <= 120
    assert adv("format", "--check", str(file)).code == 0
    assert adv("list", "--json", "--data", str(empty)).out.count("Samen Thuis") == 1


def test_a_script_must_give_everything(adv: Adv, empty: Path) -> None:
    result = adv("new", "--titel", "Samen Thuis", *CODES[:4], "--data", str(empty))
    assert result.code == 2
    assert "--gemeente, --bladzijde, --invalshoek, --partners en --niveau" in result.err
    assert not list((empty / "projects").iterdir())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([*HEAD[:3], "Emmen", *HEAD[4:], *CODES], "Emmen doet volgens gemeenten.yaml niet mee"),
        ([*HEAD[:3], "Bredaa", *HEAD[4:], *CODES], "Bedoelde u Breda?"),
        ([*HEAD[:5], "nul", *CODES], "“nul” is geen bladzijde"),
        ([*HEAD[:5], "0", *CODES], "“0” is geen bladzijde"),
        ([*HEAD[:5], "10000", *CODES], "“10000” is geen bladzijde; geef een geheel getal van 1 tot en met 9999."),
        ([*HEAD[:5], "9" * 20, *CODES], "is geen bladzijde"),
        ([*HEAD[:5], "9" * 5000, *CODES], "is geen bladzijde"),
        ([*HEAD[:5], "-1", *CODES], "is geen bladzijde"),
        ([*HEAD[:5], "²", *CODES], "is geen bladzijde"),
        (["--titel", "a\x85b", *HEAD[2:], *CODES], "Zo kan een titel niet zijn: stuurteken U+0085"),
        (["--titel", "a\u202eb", *HEAD[2:], *CODES], "Zo kan een titel niet zijn: onzichtbaar teken U+202E"),
        (["--titel", "\u200b", *HEAD[2:], *CODES], "Zo kan een titel niet zijn: onzichtbaar teken U+200B"),
        (["--titel", "Цель", *HEAD[2:], *CODES], "Van de titel “Цель” is geen id te maken; geef er een met --id."),
        (["--titel", "x" * 300, *HEAD[2:], *CODES], "is te lang; geef met --id een van hoogstens 200 tekens"),
        (["--titel", "x" * 1_100_000, *HEAD[2:], *CODES, "--id", "x"], "Hiervan is geen record te maken: groter dan 1 MB"),
        ([*HEAD, *CODES, "--id", "con"], "id: “con” kan geen id zijn: op Windows is dat de naam van een apparaat"),
        ([*HEAD, *CODES, "--id", "lpt1"], "id: “lpt1” kan geen id zijn"),
        ([*HEAD, *CODES[:-1], "dorp"], "“dorp” is geen niveau"),
        ([*HEAD, *CODES[:-1], "stad", "--id", "Breda Thuis"], "“Breda Thuis” is geen id"),
        ([*HEAD, *CODES[:-1], "stad", "--id", "../../breda"], "“../../breda” is geen id"),
    ],
)  # fmt: skip
def test_bad_answers_are_told(adv: Adv, empty: Path, arguments: list[str], told: str) -> None:
    result = adv("new", *arguments, "--data", str(empty))
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert not list((empty / "projects").iterdir())


def test_a_title_in_another_script_is_a_title_when_it_has_an_id(adv: Adv, empty: Path) -> None:
    result = adv("new", "--titel", "Цель", *HEAD[2:], *CODES, "--id", "doel", "--data", str(empty))
    assert result.code == 0, result.err
    assert read((empty / "projects" / "doel.yaml").read_text("utf-8"))["titel"] == "Цель"
    assert adv("format", "--check", "--data", str(empty)).code == 0


NEW = ["new", *HEAD, *CODES, "--id", "nieuw"]


@pytest.mark.parametrize("number", [1, 38, 95])
def test_a_file_system_without_second_names_gets_the_record_too(
    adv: Adv, data: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_link(*_: object) -> None:
        raise OSError(number, "no links")

    monkeypatch.setattr(os, "link", no_link)
    file = data / "projects" / "nieuw.yaml"
    assert adv(*NEW, "--data", str(data)).code == 0
    text = file.read_text("utf-8")
    again = adv(*NEW, "--data", str(data))
    assert (again.code, "is er al; kies een ander --id" in again.err) == (2, True)
    assert file.read_text("utf-8") == text
    assert not list(file.parent.glob(".*"))


@pytest.mark.parametrize("links", [True, False])
def test_a_record_that_does_not_fit_on_the_disk_leaves_nothing(
    adv: Adv, data: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    synced = []

    def full(_: int) -> None:
        synced.append(1)
        if links or len(synced) > 1:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    if not links:
        monkeypatch.delattr(os, "link")
    before = sorted((data / "projects").iterdir())
    result = adv(*NEW, "--data", str(data))
    assert (result.code, result.out) == (1, "")
    assert "nieuw.yaml kan niet worden geschreven (de schijf is vol)." in result.err
    assert sorted((data / "projects").iterdir()) == before


def test_a_file_in_the_place_of_the_folder_is_told(adv: Adv, empty: Path) -> None:
    (empty / "projects").rmdir()
    (empty / "projects").write_text("x")
    result = adv(*NEW, "--data", str(empty))
    assert result.code == 1
    assert "projects kan niet worden gemaakt" in result.err


def test_a_record_is_never_overwritten(adv: Adv, data: Path) -> None:
    file = data / "projects" / "gouda-gezinsmanagement.yaml"
    before = file.read_bytes()
    result = adv("new", *HEAD, *CODES, "--id", "gouda-gezinsmanagement", "--data", str(data))
    assert (result.code, result.out) == (2, "")
    assert f"{file} is er al; kies een ander --id" in result.err
    assert file.read_bytes() == before
    assert not list((data / "projects").glob(".*"))


def asked(empty: Path, answers: str) -> Result:
    """Run adv new at a terminal where somebody types these lines."""
    out, err = io.StringIO(), FakeTerminal()
    code = run(
        ["new", "--data", str(empty)], Terminal(out, err, dict(os.environ), FakeTerminal(answers))
    )
    return Result(int(code), out.getvalue(), err.getvalue())


def test_on_a_terminal_it_asks_until_the_answer_will_do(empty: Path) -> None:
    result = asked(
        empty,
        "Bredaa\nBREDA\n\nSamen Thuis\nmulti\nmeervoudig\nzorg\nbreed\ndorp\nstadsbreed\neen\n7\n",
    )
    assert result.code == 0, result.err
    assert "Bedoelde u Breda?" in result.err
    assert "Geef een titel." in result.err
    assert "  jeugdige-delinquenten              jeugdige delinquenten" in result.err
    assert "“dorp” is geen niveau" in result.err
    assert "“een” is geen bladzijde" in result.err
    content = read((empty / "projects" / "breda-samen-thuis.yaml").read_text("utf-8"))
    assert (content["titel"], content["bladzijde"], content["codering"]["niveau"]) == (
        "Samen Thuis",
        7,
        "stadsbreed",
    )


def test_a_title_that_cannot_be_is_asked_for_again(empty: Path) -> None:
    result = asked(
        empty,
        "Breda\na\u202eb\nx\x07\nSamen Thuis\nmulti\nmeervoudig\nzorg\nbreed\neen\n10000\n7\n",
    )
    assert result.code == 0, result.err
    assert result.err.count("Zo kan een titel niet zijn") == 2
    assert (
        read((empty / "projects" / "breda-samen-thuis.yaml").read_text("utf-8"))["titel"]
        == "Samen Thuis"
    )


def test_who_stops_answering_gets_no_record(empty: Path) -> None:
    result = asked(empty, "Breda\nSamen Thuis\n")
    assert result.code == 2
    assert "--doelgroep ontbreekt" in result.err
    assert not list((empty / "projects").iterdir())


# new --uit, and show --bron, with a made-up report


def factsheet(folder: Path, nr: int) -> Path:
    """One factsheet of the made-up report, in a file of its own."""
    text = write_report(folder).read_text("utf-8")
    starts = [
        match.start() for match in re.finditer(r"^ ?(Factsheet|Project)\b", text, re.MULTILINE)
    ]
    file = folder / "factsheet.txt"
    file.write_text(text[starts[nr] : [*starts, text.index("Bijlage 1")][nr + 1]], "utf-8")
    return file


@pytest.mark.parametrize("nr", [0, 1, 2])
def test_a_factsheet_becomes_a_record_that_says_the_same(adv: Adv, tmp_path: Path, nr: int) -> None:
    data, sheet = write_data(tmp_path), factsheet(tmp_path, nr)
    for record in (data / "projects").iterdir():
        record.unlink()
    result = adv("new", "--uit", str(sheet), *CODES, "--data", str(data))
    assert result.code == 0, result.err
    found = json.loads(adv("check", str(data), "--bron", str(sheet), "--json").out)
    assert found["bron"]["vergeleken"]["factsheets"] == 1
    assert found["bron"]["vergeleken"]["punten"] > 20
    about = [fault for fault in found["fouten"] if fault["bestand"].startswith("projects/")]
    assert [fault["melding"] for fault in about if not fault["veld"].startswith("codering")] == []
    assert adv("format", "--check", "--data", str(data)).code == 0


def test_of_more_factsheets_one_must_be_chosen(adv: Adv, tmp_path: Path) -> None:
    data, report = write_data(tmp_path), write_report(tmp_path)
    result = adv("new", "--uit", str(report), *CODES, "--data", str(data), "--id", "nieuw")
    assert result.code == 2
    assert "staan 3 factsheets; kies er een met --titel" in result.err
    chosen = adv(
        "new",
        "--uit",
        str(report),
        "--titel",
        "molenhoek",
        *CODES,
        "--data",
        str(data),
        "--id",
        "nieuw",
    )
    assert chosen.code == 0, chosen.err
    assert (
        read((data / "projects" / "nieuw.yaml").read_text("utf-8"))["titel"]
        == "Buurtbezoek Molenhoek"
    )


def test_what_is_typed_goes_before_what_the_factsheet_says(adv: Adv, tmp_path: Path) -> None:
    data, sheet = write_data(tmp_path), factsheet(tmp_path, 0)
    typed = ["--titel", "Heel anders", "--gemeente", "Klaverhorst", "--bladzijde", "99"]
    assert (
        adv("new", "--uit", str(sheet), *typed, *CODES, "--data", str(data), "--id", "nieuw").code
        == 0
    )
    made = read((data / "projects" / "nieuw.yaml").read_text("utf-8"))
    assert (made["titel"], made["gemeente"], made["bladzijde"]) == (
        "Heel anders",
        "Klaverhorst",
        99,
    )


def test_a_whole_title_chooses_before_the_beginning_of_one(adv: Adv, tmp_path: Path) -> None:
    data, report = write_data(tmp_path), write_report(tmp_path)
    text = report.read_text("utf-8").replace(
        "Samen\u00a0Sterk", "Buurtbezoek\u00a0Molenhoek\u00a0Plus"
    )
    assert "Plus" in text
    report.write_text(text, "utf-8")
    for title in ("buurtbezoek molenhoek", "Buurtbezoek Molenhoek Plus", "BUURTBEZOEK MOLENHOEK P"):
        result = adv(
            "new",
            "--uit",
            str(report),
            "--titel",
            title,
            *CODES,
            "--data",
            str(data),
            "--id",
            "nieuw",
        )
        assert result.code == 0, (title, result.err)
        made = read((data / "projects" / "nieuw.yaml").read_text("utf-8"))["titel"]
        assert ("Plus" in made) == (title[-1] in "sP")
        (data / "projects" / "nieuw.yaml").unlink()
    several = adv(
        "new",
        "--uit",
        str(report),
        "--titel",
        "buurt",
        *CODES,
        "--data",
        str(data),
        "--id",
        "nieuw",
    )
    assert (several.code, "kies er een met --titel" in several.err) == (2, True)


@pytest.mark.parametrize("char", ["\xad", "\u200b", "\u2060", "\ue000"])
def test_hidden_characters_of_a_factsheet_stay_behind(adv: Adv, tmp_path: Path, char: str) -> None:
    """A PDF hides hyphens where a word may be broken; a record is to be read."""
    data, sheet = write_data(tmp_path), factsheet(tmp_path, 0)
    plain = sheet.read_text("utf-8")
    arguments = ["new", "--uit", str(sheet), *CODES, "--data", str(data), "--id", "nieuw"]
    assert adv(*arguments).code == 0
    file = data / "projects" / "nieuw.yaml"
    expected = file.read_bytes()
    file.unlink()
    hidden = re.sub(
        "^‐ .*",
        lambda bullet: re.sub("(?<=[a-z]{3})(?=[a-z]{4})", char, bullet[0]),
        plain,
        flags=re.MULTILINE,
    )
    assert hidden.count(char) > 30
    sheet.write_text(hidden, "utf-8")
    result = adv(*arguments)
    assert result.code == 0, result.err
    assert char not in file.read_text("utf-8")
    assert file.read_bytes() == expected


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3_000_000_000)


BAD_TEXTS: dict[str, tuple[Callable[[Path], Any], str]] = {
    "nothing": (lambda path: None, "dit bestand is er niet"),
    "folder": (Path.mkdir, "dit is een map, geen bestand"),
    "named pipe": (os.mkfifo, "dit is geen gewoon bestand"),
    "/dev/zero": (lambda path: path.symlink_to("/dev/zero"), "dit is geen gewoon bestand"),
    "21 MB": (lambda path: path.write_bytes(b" " * 21_000_000), "groter dan 20 MB"),
    "3 GB": (_sparse, "groter dan 20 MB"),
    "latin-1": (lambda path: path.write_bytes(b"caf\xe9\n"), "regel 1: geen UTF-8"),
}


@pytest.mark.parametrize("kind", BAD_TEXTS)
def test_a_text_of_the_report_that_cannot_be_read(adv: Adv, tmp_path: Path, kind: str) -> None:
    data, text = write_data(tmp_path), tmp_path / "tekst.txt"
    before = sorted((data / "projects").iterdir())
    make, says = BAD_TEXTS[kind]
    make(text)
    for command in (
        ["new", "--uit", str(text), *HEAD, *CODES],
        ["check", "--bron", str(text)],
        ["show", WINDMEER, "--bron", str(text)],
    ):
        result = adv(*command, "--data", str(data))
        assert (result.code, result.out) == (3, ""), command
        assert f"{text}" in result.err
        assert says in result.err
    assert sorted((data / "projects").iterdir()) == before


def test_the_report_beside_the_record(
    adv: Adv, adv_tty: Adv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, report = write_data(tmp_path), write_report(tmp_path)
    base = ["show", WINDMEER, "--data", str(data)]
    plain = adv(*base).out
    piped = adv(*base, "--bron", str(report))
    ours = [line for line in piped.lines if "\trapport." not in line]
    assert ours == plain.splitlines()
    theirs = [line.split("\t") for line in piped.lines if "\trapport." in line]
    assert {line[1] for line in theirs} >= {
        "rapport.redenen",
        "rapport.lessen",
        "rapport.contactgegevens",
    }
    assert all(len(line) == 5 and line[4].isdecimal() for line in theirs)

    made = json.loads(adv(*base, "--json", "--bron", str(report)).out)
    assert made.pop("bron")["redenen"][0].keys() == {"tekst", "bladzijde"}
    assert made == json.loads(adv(*base, "--json").out)

    seen = adv_tty(*base, "--bron", str(report), columns=70, NO_COLOR="1").out
    assert "Rapport, bladzijde" in seen
    assert max(map(len, seen.splitlines())) <= 70
    assert "> **Rapport, bladzijde" in adv(*base, "--markdown", "--bron", str(report)).out

    monkeypatch.setenv("ADV_BRON", str(report))
    assert adv(*base, "--bron").out == piped.out
    assert adv(*base).out == plain


def test_the_report_can_be_asked_for_wrongly(adv: Adv, tmp_path: Path) -> None:
    data, sheet = write_data(tmp_path), factsheet(tmp_path, 0)
    assert "--bron zonder bestand" in adv("show", WINDMEER, "--data", str(data), "--bron").err
    assert adv("show", WINDMEER, "--data", str(data), "--yaml", "--bron", str(sheet)).code == 2
    assert adv("show", WINDMEER, "--data", str(data), "--bron", "nergens.txt").code == 3
    other = adv("show", KLAVERHORST, "--data", str(data), "--bron", str(sheet))
    assert other.code == 0
    assert "staat geen factsheet dat erop lijkt" in other.err
    assert "\trapport." not in other.out


# codes beside themes


def test_every_coded_field_keeps_its_value_and_its_form() -> None:
    """All fields that hold codes or figures, in a record that has them all."""
    gouda = next(path for path in RECORDS if path.stem == "gouda-gezinsmanagement")
    record = read(gouda.read_text("utf-8"))
    figure = {
        "eenheid": "gezinnen",
        "van": "bezochte gezinnen",
        "noot": "Uit 2008.",
        "datum": "2008",
    }
    record["resultaten"]["resultaten"][0] |= {
        "gaat_over": ["bereik", "stand"],
        "cijfers": [
            {"waarde": 6, "telt": "bereikt", **figure},
            {"minimum": 5, "maximum": 7, "ongeveer": True, "per": "jaar", **figure},
            {"breuk": "1/3", **figure, "eenheid": "procent"},
        ],
        "evaluatie": [{"wijze": "nulmeting", "fase": "gedaan", "door": "de GGD"}],
    }
    once = canonical(json.dumps(record, ensure_ascii=False))
    assert canonical(once) == once
    assert Project.model_validate(read(once)) == Project.model_validate(record)
    for line in (
        "      gaat_over: [bereik, stand]",
        "        - waarde: 6",
        "        - breuk: 1/3",
        "        - wijze: nulmeting",
        "    werkgever_soort: [bedrijf]",
        "      soorten: [gemeente, werk-en-inkomen]",
        "  methodieken:",
        "      knelpunten: [8]",
    ):
        assert line in once.splitlines()


def test_a_new_record_names_the_coded_fields_and_leaves_them_out(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    head = [part if part != "Breda" else "Klaverhorst" for part in HEAD]
    out, err = io.StringIO(), io.StringIO()
    code = run(["new", *head, *CODES, "--data", str(data)], Terminal(out, err, dict(os.environ)))
    assert code == 0, err.getvalue()
    text = Path(out.getvalue().strip()).read_text("utf-8")
    comments = [comment.text for comment in read_comments(text)]
    for field in ("gaat_over", "cijfers", "evaluatie", "betalers", "partijen", "regie",
                  "methodieken", "knelpunten"):  # fmt: skip
        assert any(comment.startswith(f"# Ook {field}:") for comment in comments), field
    record = read(text)
    assert not {"partijen", "regie"} & {*record["organisatie"]}
    assert "methodieken" not in record["werkwijze"]
    assert canonical(text) == text
