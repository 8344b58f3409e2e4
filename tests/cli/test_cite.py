"""adv cite: what other programs read back is what the data says, whatever stands in it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
)
from citeproc import formatter as citeproc_formatter
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string  # type: ignore[import-untyped]

from adv_cli.output.citations import apa_lines, apa_markdown, bibtex, csl, ris
from adv_cli.queries.citations import Pages, Work, WorkKind
from conftest import Adv
from towns import COACHES, write_towns

SPECIAL = r"50% & $5 #1 a_b {c} d~e f^g \cmd <h> |i| “é” @x, y"
WORKS = (
    Work("rapport-a", WorkKind.REPORT, "A", ("Bureau",), "2010", commissioned_by="X"),
    Work("brief-b", WorkKind.LETTER, "B", ("een, twee en drie", "vier"), "2010-07", number="K/1"),
    Work("gegevens-c", WorkKind.DATA, "C", version="1.2", licence="EUPL-1.2"),
    Work("d", WorkKind.FACTSHEET, "D", ("Bureau",), "2010", container="A", pages=Pages(4, 7)),
)

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"])).map(
    lambda value: " ".join(value.split())
)
works = st.builds(
    Work,
    key=st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True),
    kind=st.sampled_from(WorkKind),
    title=texts.filter(bool),
    authors=st.lists(texts.filter(bool), max_size=3).map(tuple),
    date=st.sampled_from(["", "2010", "2010-07", "2010-07-09"]),
    number=st.none() | texts,
    notes=st.lists(texts, max_size=2).map(tuple),
)


def read_bibtex(text: str) -> BibliographyData:
    return parse_string(text, "bibtex")


PRINTED = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
}


def plain(tex: str) -> str:
    """What TeX prints for a field; a command that it does not know is a KeyError."""

    def printed(found: re.Match[str]) -> str:
        return found["sign"] or PRINTED[found["command"]]

    one = tex[1:-1] if re.fullmatch(r"\{.*\}", tex) else tex
    return re.sub(r"\\(?:(?P<sign>[$&#%_])|(?P<command>[a-zA-Z]+)\{\})", printed, one)


def cited(text: str) -> list[str]:
    """What a style of CSL makes of CSL-JSON."""
    items = json.loads(text)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    book = CitationStylesBibliography(style, CiteProcJSON(items), citeproc_formatter.plain)
    for item in items:
        book.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in book.bibliography()]


def test_apa() -> None:
    assert apa_lines(WORKS).splitlines() == [
        "Bureau. (2010). A [Rapport in opdracht van X].",
        "Een, twee en drie & vier. (2010, juli). B [Brief, kenmerk K/1].",
        "C (Versie 1.2) [Gegevensset]. (z.d.).",
        "Bureau. (2010). D [Factsheet]. In A (pp. 4–7).",
    ]
    assert apa_markdown(WORKS[3:]) == "- Bureau. (2010). D [Factsheet]. In *A* (pp. 4–7).\n"


@pytest.mark.parametrize(
    ("pages", "apa", "tex", "first_last"),
    [
        (Pages(4, 7), "(pp. 4–7)", "4--7", ("4", "7")),
        (Pages(4, 4), "(p. 4)", "4", ("4", "4")),
        (Pages(4, None), "(p. 4 e.v.)", "4ff.", ("4", None)),
    ],
)
def test_pages(pages: Pages, apa: str, tex: str, first_last: tuple[str, str | None]) -> None:
    work = [WORKS[3]._replace(pages=pages)]
    assert apa_lines(work).endswith(f"In A {apa}.\n")
    assert read_bibtex(bibtex(work)).entries["d"].fields["pages"] == tex
    (read,) = rispy.loads(ris(work))
    assert (read["start_page"], read.get("end_page")) == first_last


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("", "z.d."),
        ("2010", "2010"),
        ("2010-03", "2010, maart"),
        ("2010-12-01", "2010, 1 december"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(date: str, shown: str) -> None:
    work = [WORKS[0]._replace(date=date)]
    assert f"({shown})." in apa_lines(work)
    (item,) = json.loads(csl(work))
    parts = [int(part) for part in date.split("-") if part]
    assert item.get("issued") == ({"date-parts": [parts]} if parts else None)


@given(st.lists(works, min_size=1, max_size=3, unique_by=lambda work: work.key))
def test_a_reader_of_bibtex_gets_every_entry(made: list[Work]) -> None:
    read = read_bibtex(bibtex(made))
    assert list(read.entries) == [work.key for work in made]
    for work in made:
        assert len(read.entries[work.key].persons.get("author", ())) == len(work.authors)


@given(works)
def test_a_reader_of_ris_gets_every_value(made: Work) -> None:
    (read,) = rispy.loads(ris([made]))
    assert read["id"] == made.key
    assert len(read.get("authors", ())) == sum(
        bool(author.replace(",", "").replace("*", "").strip()) for author in made.authors
    )


def test_special_signs_come_back_from_bibtex() -> None:
    work = WORKS[1]._replace(title=SPECIAL, authors=(SPECIAL, "b and c"), notes=(SPECIAL,))
    entry = read_bibtex(bibtex([work])).entries["brief-b"]
    assert plain(entry.fields["title"]) == SPECIAL
    assert plain(entry.fields["note"]) == SPECIAL
    assert [plain("".join(person.last_names)) for person in entry.persons["author"]] == [
        SPECIAL,
        "b and c",
    ]
    assert not re.search(r"(?<!\\)[$&#%_]", bibtex([work]))


def test_special_signs_come_back_from_ris() -> None:
    work = WORKS[1]._replace(title=f"{SPECIAL}\r\nER  - \r\nTY  - BOOK", notes=(SPECIAL,))
    (read,) = rispy.loads(ris([work]))
    assert read["title"] == f"{SPECIAL} ER - TY - BOOK"
    assert read["notes"] == [SPECIAL]
    assert read["authors"] == ["een twee en drie", "vier"]  # a comma would make it a first name
    assert ris([work]).count("\n") == ris([work]).count("\r\n")


def test_special_signs_come_back_from_csl() -> None:
    work = WORKS[1]._replace(title=SPECIAL)
    (item,) = json.loads(csl([work]))
    assert item["title"] == SPECIAL
    assert item["author"] == [{"literal": "een, twee en drie"}, {"literal": "vier"}]
    assert item["number"] == "K/1"


def test_a_processor_of_csl_cites_them() -> None:
    found = cited(csl(WORKS))
    for work, made in zip(WORKS, found, strict=True):
        assert work.title in made
    assert "2010" in found[0]
    assert "4–7" in found[3]


def test_markup_in_a_title_is_text() -> None:
    made = apa_markdown([WORKS[0]._replace(title="*niet* [hier](x)")])
    assert r"*\*niet\* \[hier\](x)*" in made


@pytest.mark.usefixtures("in_towns")
class TestOfTowns:
    """The command, asked of made-up data."""

    def test_a_terminal_puts_a_blank_line_between(self, adv: Adv, adv_tty: Adv) -> None:
        piped = adv("cite")
        assert len(piped.lines) == 3
        assert adv_tty("cite").out == "\n\n".join(piped.lines) + "\n"
        assert adv_tty("cite", "--bibtex").out == adv("cite", "--bibtex").out

    def test_what_is_not_known_is_told_once(self, adv: Adv) -> None:
        told = adv("cite", COACHES, "eenrode").err.splitlines()
        assert len(told) == len(set(told))
        assert "geen jaar" in told[0]
        assert adv("cite", "--ris").err == ""
        assert "geen jaar" in rispy.loads(adv("cite", COACHES, "--ris").out)[0]["notes"][0]

    def test_an_id_is_cited_once(self, adv: Adv) -> None:
        assert len(adv("cite", COACHES, "eenrode", COACHES).lines) == 2
        assert adv("cite", "nergens").code == 1

    @pytest.mark.parametrize(
        ("name", "form"),
        [("b.bib", "bibtex"), ("b.ris", "ris"), ("b.json", "csl"), ("b.md", "markdown")],
    )
    def test_a_file_by_its_extension(self, adv: Adv, tmp_path: Path, name: str, form: str) -> None:
        path = tmp_path / name
        told = adv("cite", "--naar", str(path)).err
        assert path.read_bytes() == adv("cite", f"--{form}").out.encode()
        assert f"{path} geschreven: 3 bronnen, " in told


def test_data_of_which_little_is_known(adv: Adv, tmp_path: Path) -> None:
    """A data directory need not say who published it, and a record need not have all its pages."""
    data = write_towns(tmp_path)
    (data / "bron.yaml").write_text(
        """\
versie: "1"
rapport: {titel: Het Boek, auteur: "Wij & Co", datum: "2017", omschrijving: Een boek.}
brief: {titel: De Brief, auteur: Zij, datum: "2017-02-03", omschrijving: Een brief.}
""",
        "utf-8",
    )
    record = data / "projects" / f"{COACHES}.yaml"
    text = record.read_text("utf-8")
    record.write_text(re.sub(r"^bladzijden.*?(?=^\S|\Z)", "", text, flags=re.M | re.S), "utf-8")
    asked = ("--data", str(data))
    assert adv("cite", *asked).lines == [
        "Wij & Co. (2017). Het Boek [Rapport].",
        "Zij. (2017, 3 februari). De Brief [Brief].",
        "Gegevens bij Het Boek (Versie 1) [Gegevensset]. (z.d.).",
    ]
    assert adv("cite", *asked).err == ""
    one = adv("cite", COACHES, *asked)
    assert re.search(r"In Het Boek \(p\. \d+ e\.v\.\)\.", one.out)
    assert "de laatste is niet bekend" in one.err
    read: dict[str, Any] = json.loads(adv("cite", "--csl", *asked).out)[2]
    assert (read["title"], read["version"]) == ("Gegevens bij Het Boek", "1")
    assert "author" not in read
