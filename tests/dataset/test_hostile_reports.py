"""Texts that are no report, or one that went wrong: whatever stands in it, an answer or a clear message comes.

What must not happen is a traceback or an endless search. So most tests here only ask that there is an end; the alarm is
a guard against a hang, far above what any of them needs, and no measure of speed.
"""

import random
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from adv_cli.audit.dataset_vs_report import audit_dataset
from adv_cli.audit.report_audit import Records
from adv_cli.audit.sentence_alignment import LONGEST_LIST
from adv_cli.dataset.document import Document
from adv_cli.dataset.loader import SharedData, load_shared, project_files
from adv_cli.dataset.scaffold import MOST_LETTERS, MOST_VALUES, RecordHead, new_record
from adv_cli.dutch import entities, proofreading
from adv_cli.dutch.normalize import fold
from adv_cli.errors import AdvError, Findings, UsageError
from adv_cli.model.record import Project
from adv_cli.queries.filters import choose_code
from adv_cli.report.appendices import row_spellings, search_models
from adv_cli.report.chapter import chapter_counts, totals
from adv_cli.report.factsheet_parser import parse_factsheets
from adv_cli.report.pages import numbered
from adv_cli.report.report import MOST_LINES, MOST_SHEETS, read_report
from conftest import Adv, Result
from madeup import KLAVERHORST, report_text, write_data

pytestmark = pytest.mark.once

PATIENCE = 60
"""Seconds of work after which a test is taken to hang; what a busy machine does meanwhile does not count."""

MEGA = 1_000_000


@pytest.fixture(autouse=True)
def guard() -> Iterator[None]:
    """End a test that hangs (patterns look at signals too)."""

    def hang(number: int, frame: object) -> None:
        pytest.fail(
            f"no end after {PATIENCE} seconds of work"
        )  # no exception that adv itself would catch

    before = signal.signal(signal.SIGVTALRM, hang)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("verzonnen"))


# Every function that reads text, on text that a pattern may stumble over


def lines(count: int, line: str = "") -> str:
    return f"{line}\n" * count


WORDS = {
    "one word": "a" * MEGA,
    "one number": "1" * MEGA,
    "at signs": "a@" * (MEGA // 2),
    "at sign after at sign": "@" * MEGA,
    "site after site": "www." * (MEGA // 4),
    "mail links": "mailto:" * (MEGA // 7),
    "full stops": "a." * (MEGA // 2),
    "hyphens": "x@a" + "-" * MEGA + ".nl",
    "blanks": "a" + " " * MEGA + "b",
    "signs that are no letters": "a÷" * (MEGA // 2),
    "dots in a number": "1.111" * (MEGA // 5),
    "dates": "1-1-" * (MEGA // 4),
    "enumeration": "a en " * (MEGA // 5),
}

READERS: dict[str, Callable[[str], Any]] = {
    "addresses": entities.addresses,
    "blemishes": lambda text: list(proofreading.blemishes(text, sentences=True)),
    "impossible": lambda text: list(proofreading.impossible(text)),
    "totals": totals,
}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("reader", READERS)
def test_a_text_of_a_million_letters_has_an_end(reader: str, word: str) -> None:
    READERS[reader](WORDS[word])


@pytest.mark.parametrize("marks", ["\u0301\u0316", "\u05b0\u0591", "\u0301\u05b0\u0591"])
def test_a_heap_of_accents_has_an_end(marks: str) -> None:
    folded = fold("a" + marks * (MEGA // 5))
    assert folded.startswith("a")
    assert fold(folded) == folded


@pytest.mark.parametrize("count", [29, 30, 31, 95])
def test_accents_are_gone_however_many_there_are(count: int) -> None:
    assert fold("e" + "\u0301\u0316" * count + "n") == "en"


HEADING = "Factsheet Samen Sterk\n\nProjectinformatie\n"
MANY = 30_000
LONG = "a" * 1_000
LABELS = [{"een": ["wonen"], "twee": ["zorg en handhaving"]}]

SHEETS = {
    "blank lines": lines(MANY),
    "headings": lines(MANY, "Projectinformatie"),
    "page numbers": lines(MANY, "■\n 1"),
    "links": " mailto:" * MANY,
    "one paragraph": "Doelgroep: a\n" + lines(MANY, LONG),
    "soft hyphens": "Doelgroep: a\n" + lines(MANY, f"{LONG}\u00ad"),
    "one contact": "Contactgegevens\nNaam: a\n" + lines(MANY, LONG),
    "sentence after sentence": "Aanleiding en doelstelling\nDoelgroep:\n"
    + "tot de doelgroep " * MEGA,
}
CHAPTERS = {
    "headings": lines(MANY, "2 Dwarsdoorsnede x"),
    "no end": "2 Dwarsdoorsnede\n" + lines(MEGA),
    "no beginning": lines(MEGA) + "De projectorganisatie\n",
    "ends": lines(MANY, "De projectorganisatie"),
    "counts": "2 Dwarsdoorsnede\n" + "(1 " * MEGA + "\nDe projectorganisatie\n",
}
TABLES = {
    "blank lines": lines(MEGA),
    "appendices": lines(MANY, "Bijlage 1 Zoekmodel"),
    "a category": "Bijlage 1 Zoekmodel\nProject Gemeente\n" + lines(MANY, "wonen"),
    "no rows": "Bijlage 1 Zoekmodel\n" + lines(MEGA),
}


@pytest.mark.parametrize("text", SHEETS)
def test_a_factsheet_of_many_lines_has_an_end(text: str) -> None:
    parse_factsheets(HEADING + SHEETS[text])


@pytest.mark.parametrize("text", CHAPTERS)
def test_a_chapter_of_many_lines_has_an_end(text: str) -> None:
    chapter_counts(CHAPTERS[text])


@pytest.mark.parametrize("text", TABLES)
def test_an_appendix_of_many_lines_has_an_end(text: str) -> None:
    search_models(TABLES[text], {"proef": ["proef windmeer"]}, LABELS)


def test_a_point_of_many_lines_is_whole() -> None:
    (found,) = parse_factsheets(
        f"{HEADING}\nLessen\nLessen en aandachtspunten:\n- een\n{lines(9_000, 'twee')}drie.\n"
    )
    (point,) = found.sections["lessen"].points
    assert point.text.split() == ["een", *["twee"] * 9_000, "drie."]


def test_a_title_without_end_is_read_in_few_ways() -> None:
    assert len(row_spellings(["woord " * 10_000], "Windmeer")) < 100


# What broke


DIGITS = "9" * 4_301
"""More digits than Python turns into a number."""


@pytest.mark.parametrize("text", ["T\n\nProjectinformatie\nProjectinformatie\n", "T\nProjectinformatie\nProjectinformatie\n", "Projectinformatie\nProjectinformatie\n"])  # fmt: skip
def test_a_heading_right_below_a_heading_begins_a_factsheet_without_a_title(text: str) -> None:
    one, two = parse_factsheets(text)
    assert (one.title, two.title) == ("T" if text.startswith("T") else "", "")


def test_a_last_title_that_reads_as_an_appendix() -> None:
    assert [
        sheet.title
        for sheet in parse_factsheets(
            "A\n\nProjectinformatie\n\nBijlage 1 van B\n\nProjectinformatie\n"
        )
    ] == [
        "A",
        "Bijlage 1 van B",
    ]


def test_a_number_that_is_none_is_no_page() -> None:
    found = numbered(["■", "", f" {DIGITS}", "", " blad", "■", "", " 7", "", "blad"])
    said = [(line.text, line.page) for line in found if line.text]
    assert said == [(DIGITS, 5), ("blad", 6), ("blad", 7)]


def test_a_number_that_is_none_counts_nothing() -> None:
    text = f"2 Dwarsdoorsnede\n({DIGITS}) ({DIGITS} projecten) (3) (0) een tıental projecten, een tiental projecten\nDe projectorganisatie\n"
    assert chapter_counts(text) == [3, 10]
    assert totals(f"{DIGITS} projecten van {DIGITS} gemeenten") is None
    assert totals(f"{DIGITS} projecten van 2 gemeenten, 3 projecten van 2 gemeenten") == (3, 2)


def test_only_appendices_with_a_number_of_their_own_count() -> None:
    assert search_models("Bijlage 0 Zoekmodel\nProject Gemeente\n", {}, LABELS) == {}
    assert [*search_models("Bijlage 1 Zoekmodel\nProject Gemeente\nwonen\n", {}, [{}])] == [1]


def test_a_remark_on_a_word_without_end_is_short() -> None:
    for text in (
        "a" * MEGA,
        f"A  {'b' * MEGA}.",
        f"A {'b' * MEGA} {'b' * MEGA}.",
        f"A{'b' * MEGA} , b.",
        f"{'B' * MEGA}. b.",
    ):
        remarks = list(proofreading.blemishes(text, sentences=True))
        assert remarks
        assert max(map(len, remarks)) < 300


def test_a_month_that_only_a_pattern_takes_for_one() -> None:
    assert list(proofreading.impossible("Op 31 aprıl en op 31 APRIL.")) == ["31 APRIL bestaat niet"]


def test_a_value_longer_than_any_name_is_cut_off(adv: Adv) -> None:
    long = "\ufdfa" * 9_000
    for command in (["list", "--thema", long], ["show", long], ["items", long], ["stats", long]):
        result = adv(*command)
        assert result.code in (1, 2)
        assert f"“{long[:100]}…”" in result.err
        assert len(result.err) < 1_000


def test_a_name_longer_than_that_is_still_known() -> None:
    from adv_cli.catalogue.question_rows import CodeRow

    label = "zorg " * 50
    codes = [CodeRow("doelgroep", 1, "zorg", label, "z", "z", fold(label), "")]
    assert choose_code(codes, "doelgroep", label).code == "zorg"


# A whole report that went wrong, and what is asked of it


def put(after: str, what: str) -> Callable[[str], str]:
    """Put something below the first line that holds `after`."""

    def change(text: str) -> str:
        at = text.index("\n", text.index(after)) + 1
        return text[:at] + what + text[at:]

    return change


def without(pattern: str) -> Callable[[str], str]:
    """Leave out the lines of this form."""

    def change(text: str) -> str:
        kept = [line for line in text.split("\n") if not re.fullmatch(pattern, line)]
        assert len(kept) < text.count("\n") + 1
        return "\n".join(kept)

    return change


def each_line(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(map(change, text.split("\n")))


def below_lessons(what: str) -> Callable[[str], str]:
    return put("Lessen\u00a0en\u00a0aandachtspunten", what)


def contacts(count: int) -> str:
    return "".join(
        f"Naam: Persoon {nr % 60}\nFunctie: rol\nTel: 0999-123456\n" for nr in range(count)
    )


def others(count: int) -> str:
    head = "Achter de Voordeur projecten binnen deze gemeente\n"
    return head + "".join(f"Project: Plan {nr % 60}\nDoelgroep: groep\n" for nr in range(count))


_INFO = "Projectinformatie"
_END = r"\s*De\s+projectorganisatie\s*"
_CHAPTER = r"\s*2\s+Dwarsdoorsnede.*"

VARIANTS: dict[str, Callable[[str], str]] = {
    "without the end of chapter 2": without(_END),
    "without the heading of chapter 2": without(_CHAPTER),
    "without chapter 2": lambda text: without(_END)(without(_CHAPTER)(text)),
    "without the first appendix": without(r"\s*Bijlage\s+1\s.*"),
    "without the appendices": without(r"\s*Bijlage\s+\d\s.*"),
    "without any heading": without(r"\s*Projectinformatie\s*"),
    "without labels": each_line(lambda line: line.replace(":", "")),
    "without dashes": each_line(lambda line: line.lstrip("‐- ")),
    "without municipalities": without(r"Naam\s+gemeente.*"),
    "without blank lines": without(r"\s*"),
    "blank lines below a heading": put(_INFO, lines(2_500)),
    "blank lines below every heading": lambda text: text.replace(_INFO, _INFO + lines(300)),
    "blank lines in chapter 2": put("Dwarsdoorsnede", lines(5_000)),
    "blank lines in an appendix": put("Bijlage 2 Zoekmodel", lines(20_000)),
    "one line": lambda text: text.replace("\n", " "),
    "a long word": below_lessons("- " + "a" * 50_000 + "\n"),
    "a long line": below_lessons("- " + "woord " * 10_000 + "\n"),
    "a title that does not end": lambda text: text.replace(_INFO, "woord " * 10_000 + "\n" + _INFO, 1),
    "form feeds for line ends": lambda text: text.replace("\n", "\f"),
    "a form feed on every line": each_line(lambda line: line + "\f"),
    "carriage returns only": lambda text: text.replace("\n", "\r"),
    "headings twice": lambda text: text.replace(_INFO, f"{_INFO}\n{_INFO}"),
    "headings over and over": put(_INFO, lines(500, _INFO)),
    "more headings than projects": put(_INFO, lines(MOST_SHEETS, _INFO)),
    "more lines than a report has": put(_INFO, lines(MOST_LINES)),
    "headings only": lambda text: lines(9, "\n".join(re.findall(r"(?m)^\S+$", text))),
    "a page number without end": lambda text: text.replace("■\n", f"■\n\n {DIGITS}\n"),
    "a count without end": lambda text: text.replace("(1)", f"({DIGITS})"),
    "a total without end": lambda text: re.sub(r"\d+(?=\s+projecten van)", DIGITS, text),
    "counts of none": lambda text: text.replace("(1)", "(0)"),
    "a word of digits": below_lessons("- " + "7" * 50_000 + "\n"),
    "thousands of bullets": below_lessons("".join(f"- punt {nr % 60} van de les;\n" for nr in range(3_000))),
    "thousands of announcements": below_lessons("- a.\n\nHier volgt wat:\n- b.\n\n" * 1_500),
    "thousands of results": below_lessons("\nResultaten\n" + lines(1_500, "Behaalde resultaten in 2009:\n- iets;")),
    "thousands of criteria": below_lessons("\nAanleiding en doelstelling\nDoelgroep: a.\n\n" + lines(2_000, "tot de doelgroep hoort:")),
    "thousands of partners": below_lessons("\nOrganisatie\nSamenwerkingspartners: " + ", ".join(f"Stichting{nr % 60}" for nr in range(3_000)) + "\n"),
    "a thousand contacts": below_lessons("\nContactgegevens\n" + contacts(1_000)),
    "a thousand other projects": below_lessons(others(1_000)),
    "deep indents": each_line(lambda line: " " * 60 + line),
    "a paragraph of thousands of lines": below_lessons(lines(20_000, "en")),
    "soft hyphens": each_line(lambda line: line + "\u00ad"),
    "a heap of accents": below_lessons("- a" + "\u0301\u0316" * 20_000 + "\n"),
    "letters that unfold": below_lessons("- " + "\ufdfa" * 3_000 + "\n"),
    "addresses in a row": below_lessons("- " + "a@" * 20_000 + " " + "www." * 9_000 + "\n"),
    "the same sentence over and over": below_lessons("- " + "een lid hoort tot de doelgroep als " * 2_000 + "\n"),
    "control characters": below_lessons("- wis\x1b[2J \x00 \x07 \u202e om\n"),
    "the report twice": lambda text: text + text,
    "the report backwards": lambda text: "\n".join(reversed(text.split("\n"))),
    "the lines sorted": lambda text: "\n".join(sorted(text.split("\n"))),
    "capitals": str.upper,
    "nothing": lambda text: "",
}  # fmt: skip

CODES = [
    "--doelgroep",
    "multi",
    "--problematiek",
    "meerv",
    "--invalshoek",
    "zorg",
    "--partners",
    "breed",
    "--niveau",
    "een",
]
HEAD = [
    "--titel",
    "Samen Sterk",
    "--gemeente",
    "Klaverhorst",
    "--bladzijde",
    "10",
    "--id",
    "proef",
    *CODES,
]


def check(adv: Adv, data: Path, file: Path) -> Result:
    """How the records compare with a report."""
    return adv("check", str(data), "--bron", str(file))


def show(adv: Adv, data: Path, file: Path) -> Result:
    """What a report says of a project."""
    return adv("show", KLAVERHORST, "--data", str(data), "--bron", str(file))


def new(adv: Adv, data: Path, file: Path) -> Result:
    """A new record from a report; it is gone again when its form has been looked at."""
    result = adv("new", "--uit", str(file), "--data", str(data), *HEAD)
    made = data / "projects" / "proef.yaml"
    if result.code == 0:
        assert Document(made, made.read_text("utf-8")).validated(Project, Findings()) is not None
    made.unlink(missing_ok=True)
    return result


QUESTIONS = (check, show, new)


def written(file: Path, text: str) -> Path:
    file.write_text(text, "utf-8", newline="")
    return file


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_report_that_went_wrong_gets_an_answer(
    adv: Adv, data: Path, tmp_path: Path, variant: str
) -> None:
    changed = VARIANTS[variant](report_text())
    assert changed != report_text()
    file = written(tmp_path / "rapport.txt", changed)
    for question in QUESTIONS:
        result = question(adv, data, file)
        assert result.code in (0, 1, 2, 3), question
        assert result.code == 0 or result.err.startswith("adv: "), question


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_sound_report_gets_one_too(
    adv: Adv, data: Path, tmp_path: Path, question: Callable[..., Result]
) -> None:
    """Else the test above would ask nothing."""
    assert question(adv, data, written(tmp_path / "rapport.txt", report_text())).code == 0


TOO_MANY = {
    "bullets": VARIANTS["thousands of bullets"],
    "contacts": VARIANTS["a thousand contacts"],
    "other projects": put("Stille\u00a0Nacht", "Project: Nog een plan\n" * 1_000),
}


@pytest.mark.parametrize("kind", TOO_MANY)
def test_too_many_to_lay_side_by_side_is_one_difference(
    adv: Adv, data: Path, tmp_path: Path, kind: str
) -> None:
    result = check(adv, data, written(tmp_path / "rapport.txt", TOO_MANY[kind](report_text())))
    assert result.out.count(f"naast elkaar leggen gaat tot {LONGEST_LIST}") == 1
    assert len(result.lines) < 200


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    ("variant", "says"),
    [
        (
            "more headings than projects",
            f"{MOST_SHEETS + 3} keer de kop “Projectinformatie”; een rapport heeft hooguit",
        ),
        ("more lines than a report has", f"regels; een rapport heeft er hooguit {MOST_LINES}"),
    ],
)
def test_a_text_too_large_for_a_report(
    adv: Adv, data: Path, tmp_path: Path, question: Callable[..., Result], variant: str, says: str
) -> None:
    result = question(
        adv, data, written(tmp_path / "rapport.txt", VARIANTS[variant](report_text()))
    )
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"adv: {tmp_path / 'rapport.txt'}: ")
    assert says in result.err


TOO_LARGE = {
    "letters": ("- " + "a " * 550_000, f"tekens; een record kan er hooguit {MOST_LETTERS} hebben"),
    "points": (
        lines(MOST_VALUES, "- a"),
        f"andere gegevens; een record kan er hooguit {MOST_VALUES} hebben",
    ),
    "names": ("\nOrganisatie\nOpdrachtgevers: " + "a," * MOST_VALUES, "punten en andere gegevens"),
}


@pytest.mark.parametrize("size", TOO_LARGE)
def test_a_factsheet_too_large_for_a_record(
    adv: Adv, data: Path, tmp_path: Path, size: str
) -> None:
    points, says = TOO_LARGE[size]
    file = written(
        tmp_path / "rapport.txt", f"{HEADING}Lessen\nLessen en aandachtspunten:\n{points}\n"
    )
    result = new(adv, data, file)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert says in result.err


def test_a_title_that_yaml_has_no_letters_for(ground: SharedData) -> None:
    with pytest.raises(UsageError, match="titel: tekst in UTF-8 verwacht"):
        new_record(RecordHead("proef", "caf\udce9", "Klaverhorst", 10, CODING), ground)


def test_faults_of_one_file_are_told_up_to_a_number(adv: Adv, data: Path) -> None:
    file = data / "projects" / f"{KLAVERHORST}.yaml"
    sound = file.read_text("utf-8")
    try:
        file.write_text(sound + "".join(f"veld{nr}: x\n" for nr in range(30_000)), "utf-8")
        result = adv("check", str(data))
    finally:
        file.write_text(sound, "utf-8")
    assert result.code == 1
    assert len(result.lines) < 300
    assert "en nog 29900 fouten in dit bestand" in result.out


# Any report that went wrong in any way


@pytest.fixture(scope="module")
def ground(data: Path) -> SharedData:
    return load_shared(data)


@pytest.fixture(scope="module")
def records(data: Path) -> Records:
    found = {}
    for file in project_files(data):
        document = Document(file, file.read_text("utf-8"))
        project = document.validated(Project, Findings())
        assert project is not None
        found[project.id] = (project.model_dump(mode="json"), document)
    return found


CODING = {"doelgroep": "multiprobleem", "problematiek": "meervoudig", "invalshoek": "zorg", "partners": "breed", "niveau": "een-wijk"}  # fmt: skip
ODD = ["", " ", "\n\n\n", "\f", "\r", "9" * 5_000, "■", "- ", ":", "(", "(0)", "\u00ad", "a@", "\ufdfa", "\u0301" * 40, "Projectinformatie", "Bijlage 1 Zoekmodel x"]  # fmt: skip


def mutilated(text: str, chance: random.Random) -> str:
    """The text with up to forty lines or characters gone, doubled, swapped, cut, or turned into something odd."""
    for _ in range(chance.randint(1, 40)):
        between = "\n" if chance.random() < 0.7 else ""
        found = text.split(between) if between else list(text)
        if len(found) < 2:
            return text
        one, other = chance.randrange(len(found)), chance.randrange(len(found))
        few = slice(one, one + chance.randint(1, 12))
        match chance.randrange(7):
            case 0:
                del found[few]
            case 1:
                found[one:one] = found[few] * chance.randint(1, 5)
            case 2:
                found[one], found[other] = found[other], found[one]
            case 3:
                found[one] = found[one][: chance.randint(0, len(found[one]))]
            case 4:
                found[one] = chance.choice(ODD)
            case 5:
                found[one] += found[other]
            case _:
                found[few] = reversed(found[few])
        text = between.join(found)
    return text


def test_mutilated_reports_are_still_reports() -> None:
    """Else few of them would get far."""
    found = [parse_factsheets(mutilated(report_text(), random.Random(seed))) for seed in range(30)]
    assert all(found)


@pytest.mark.parametrize("seed", range(300))
def test_a_mutilated_report_gets_an_answer(
    data: Path, ground: SharedData, records: Records, tmp_path: Path, seed: int
) -> None:
    file = tmp_path / "rapport.txt"
    file.write_text(mutilated(report_text(), random.Random(seed)), "utf-8", newline="")
    try:
        report = read_report(file)
    except AdvError:
        return
    found = audit_dataset(report, records, ground, complete=True)
    assert all(str(fault) for fault in found.fouten)
    head = RecordHead("proef", "Proef", "Klaverhorst", 10, CODING)
    try:
        assert new_record(head, ground, random.Random(seed).choice(report.factsheets))
    except AdvError as refused:
        assert str(refused)
