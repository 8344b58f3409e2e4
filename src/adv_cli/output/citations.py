"""Works as one cites them: APA for people, and BibTeX, RIS and CSL-JSON for their programs."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from adv_cli.dutch.display import one_line
from adv_cli.dutch.phrasing import and_list
from adv_cli.output.formats import json_object, markdown_text, text
from adv_cli.queries.citations import Pages, Work, WorkKind

Marked = Callable[[str], str]
"""Gives a text as a form has it: escaped, or in italics."""

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
# fmt: off
_BIBTEX_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun",
                  "jul", "aug", "sep", "oct", "nov", "dec")
# fmt: on
_UNDATED = "z.d."


def apa(work: Work, plain: Marked = text, italic: Marked = text) -> str:
    """A work as the APA rules have it in Dutch, on one line.

    `plain` and `italic` mark up its texts.
    """
    about = f" [{plain(_description(work))}]"
    if work.container:
        where = _apa_pages(work.pages) if work.pages else ""
        title = f"{plain(work.title)}{about}. In {italic(work.container)}{where}"
    else:
        version = f" (Versie {plain(work.version)})" if work.version else ""
        title = f"{italic(work.title)}{version}{about}"
    date = f"({_apa_date(work.date)})"
    if not work.authors:
        return f"{title}. {date}."
    return f"{plain(_ampersand(_sentence_case(work.authors)))}. {date}. {title}."


def apa_lines(works: Sequence[Work]) -> str:
    """Works in APA, one a line."""
    return "".join(f"{one_line(apa(work))}\n" for work in works)


def apa_markdown(works: Sequence[Work]) -> str:
    """Works in APA as Markdown: a list, with titles in italics."""
    return "".join(f"- {apa(work, _markdown, _italic)}\n" for work in works)


class Leaf(NamedTuple):
    """A page that an answer rests on; where it is not `sure`, it may be the next one."""

    page: int
    sure: bool = True


MOST_SPANS = 6
"""How many pages or runs of pages are named: of more, which the rows say, the first and last."""


def leaves_in_words(leaves: Iterable[Leaf]) -> str:
    """Pages as a source names them: `blz. 4–7 en 9`; nothing where there are none."""
    found = sorted({*leaves})
    spans: list[tuple[int, int]] = []
    for leaf in found:
        if spans and leaf.page <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], leaf.page)
        else:
            spans.append((leaf.page, leaf.page))
    if not spans:
        return ""
    if len(spans) > MOST_SPANS:
        spans = [(spans[0][0], spans[-1][1])]
    named = and_list([str(a) if a == b else f"{a}–{b}" for a, b in spans])
    if all(leaf.sure for leaf in found):
        return f"blz. {named}"
    partly = "deels " if any(leaf.sure for leaf in found) else ""
    return f"blz. {named} ({partly}of één verder)"


def source_line(report: Work, data: Work, leaves: Iterable[Leaf] = ()) -> str:
    """Where an answer is from, as one line of Markdown: the report, its pages, and the data set."""
    who = _markdown(_ampersand(_sentence_case(report.authors)))
    pages = leaves_in_words(leaves)
    where = f", {pages}" if pages else ""
    licence = f" ({_markdown(data.licence)})" if data.licence else ""
    version = f", versie {_markdown(data.version)}" if data.version else ""
    year = _year(report.date) or _UNDATED
    return (
        f"Bron: {who} ({year}), {_italic(report.title)}{where}."
        f" Gegevens: {_markdown(data.title)}{version}{licence}.\n"
    )


def _markdown(value: str) -> str:
    return markdown_text(text(value))


def _italic(value: str) -> str:
    return f"*{_markdown(value)}*"


def _sentence_case(authors: Sequence[str]) -> list[str]:
    """Authors as they stand at the beginning of a sentence."""
    return [author[:1].upper() + author[1:] for author in authors[:1]] + [*authors[1:]]


def _ampersand(authors: Sequence[str]) -> str:
    return " & ".join(filter(None, (", ".join(authors[:-1]), *authors[-1:])))


def _apa_date(date: str) -> str:
    """A date as APA has it in Dutch: `2010`, `2010, juli`, `2010, 9 juli`."""
    year, *rest = date.split("-")
    if not year:
        return _UNDATED
    if not rest:
        return year
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{year}, {day}{_MONTHS[int(rest[0]) - 1]}"


def _year(date: str) -> str:
    return date[:4]


def _apa_pages(pages: Pages) -> str:
    if pages.last is None:
        return f" (p. {pages.first} e.v.)"
    if pages.last == pages.first:
        return f" (p. {pages.first})"
    return f" (pp. {pages.first}–{pages.last})"


_GENRES = {
    WorkKind.REPORT: "Rapport",
    WorkKind.LETTER: "Brief",
    WorkKind.DATA: "Gegevensset",
    WorkKind.FACTSHEET: "Factsheet",
}


def _genre(work: Work) -> str:
    """What kind of work it is, in words: for whom a report was made too."""
    by = work.commissioned_by if work.kind is WorkKind.REPORT else None
    return f"{_GENRES[work.kind]} in opdracht van {by}" if by else _GENRES[work.kind]


def _description(work: Work) -> str:
    """What kind of work it is, with its number."""
    numbered = work.kind is WorkKind.LETTER and work.number
    return f"{_genre(work)}, kenmerk {work.number}" if numbered else _genre(work)


def _note(work: Work) -> str:
    """What a reader of the entry must know: what is not from the work itself, and the licence."""
    licence = (f"Licentie: {work.licence}.",) if work.licence else ()
    return " ".join((*work.notes, *licence))


_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # \{ would count as a brace where BibTeX looks for the end
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}


def tex(value: str) -> str:
    """Text in which TeX sees no command, and BibTeX no end of the field."""
    return "".join(_TEX.get(letter, letter) for letter in one_line(text(value)))


def bibtex(works: Sequence[Work]) -> str:
    """Works as BibTeX, for biblatex too: in UTF-8, with titles and authors kept as they are."""
    return "\n".join(map(_bibtex_entry, works))


_BIBTEX_TYPES = {
    WorkKind.REPORT: "techreport",
    WorkKind.LETTER: "misc",
    WorkKind.DATA: "misc",
    WorkKind.FACTSHEET: "incollection",
}


def _bibtex_entry(work: Work) -> str:
    lines = [f"  {name} = {value},\n" for name, value in _bibtex_fields(work).items() if value]
    return f"@{_BIBTEX_TYPES[work.kind]}{{{work.key},\n{''.join(lines)}}}\n"


def _bibtex_fields(work: Work) -> dict[str, str]:
    """The fields of an entry, each as it stands in the file; empty where there is nothing."""
    fields = {
        # braces within braces: no program takes these for names of persons, or changes capitals
        "author": _braced(" and ".join(f"{{{tex(author)}}}" for author in work.authors)),
        "title": _braced(f"{{{tex(work.title)}}}"),
        "year": _braced(_year(work.date)),
        "month": _bibtex_month(work.date),
        "langid": _braced("dutch"),
    }
    if work.kind is WorkKind.REPORT:
        fields["institution"] = _braced(f"{{{tex(_ampersand(work.authors))}}}")
        fields["type"] = _braced(f"{{{tex(_genre(work))}}}")
    elif work.kind is WorkKind.FACTSHEET:
        fields["booktitle"] = _braced(f"{{{tex(work.container or '')}}}")
        fields["pages"] = _braced(_bibtex_pages(work.pages))
    else:
        version = f", versie {work.version}" if work.version else ""
        fields["howpublished"] = _braced(tex(_description(work) + version))
    kind = "Factsheet. " if work.kind is WorkKind.FACTSHEET else ""
    return {**fields, "note": _braced(tex(f"{kind}{_note(work)}"))}


def _braced(value: str) -> str:
    return f"{{{value}}}" if value.strip("{}") else ""


def _bibtex_month(date: str) -> str:
    """The month as every style of BibTeX knows it; empty where the date has none."""
    month = date[5:7]
    return _BIBTEX_MONTHS[int(month) - 1] if month else ""


def _bibtex_pages(pages: Pages | None) -> str:
    if pages is None:
        return ""
    if pages.last is None:
        return f"{pages.first}ff."
    return str(pages.first) if pages.last == pages.first else f"{pages.first}--{pages.last}"


_RIS_TYPES = {
    WorkKind.REPORT: "RPRT",
    WorkKind.LETTER: "GOVDOC",
    WorkKind.DATA: "DATA",
    WorkKind.FACTSHEET: "CHAP",
}


def ris(works: Sequence[Work]) -> str:
    """Works as RIS: a tag and a value a line, with the line ends that it prescribes."""
    return "\r\n".join(map(_ris_entry, works))


def _ris_entry(work: Work) -> str:
    pages = work.pages
    tags: list[tuple[str, str | int | None]] = [
        ("TY", _RIS_TYPES[work.kind]),
        ("ID", work.key),
        *(("AU", _ris_author(author)) for author in work.authors),
        ("TI", work.title),
        ("T2", work.container),
        ("PY", _year(work.date)),
        ("DA", _ris_date(work.date)),
        ("SP", pages.first if pages else None),
        ("EP", pages.last if pages else None),
        ("ET", work.version),
        ("M1", work.number),
        ("M3", _genre(work)),
        ("LA", "nl"),
        ("N1", _note(work)),
    ]
    lines = [f"{tag}  - {one_line(text(value))}\r\n" for tag, value in tags if value]
    return f"{''.join(lines)}ER  - \r\n"


def _ris_author(author: str) -> str:
    """An organisation as RIS can say it: a comma would part a name, an asterisk is forbidden."""
    return author.replace(",", "").replace("*", "")


def _ris_date(date: str) -> str:
    """A date as year/month/day/other, of which any but the year may be empty."""
    return "/".join([*date.split("-"), "", "", ""][:4]) if date else ""


_CSL_TYPES = {
    WorkKind.REPORT: "report",
    WorkKind.LETTER: "report",
    WorkKind.DATA: "dataset",
    WorkKind.FACTSHEET: "chapter",
}


def csl(works: Sequence[Work]) -> str:
    """Works as CSL-JSON, which Zotero, pandoc and citeproc read."""
    return json_object([_csl_item(work) for work in works])


def _csl_item(work: Work) -> dict[str, Any]:
    """A work as an object of CSL, without what is not known."""
    date = [int(part) for part in work.date.split("-") if part]
    item = {
        "id": work.key,
        "type": _CSL_TYPES[work.kind],
        "title": work.title,
        "author": [{"literal": author} for author in work.authors],
        "issued": {"date-parts": [date]} if date else None,
        "container-title": work.container,
        "page": _csl_pages(work.pages),
        "number": work.number,
        "version": work.version,
        "genre": _genre(work) if work.kind is not WorkKind.DATA else None,
        "language": "nl",
        "note": _note(work),
    }
    return {name: value for name, value in item.items() if value}


def _csl_pages(pages: Pages | None) -> str:
    if pages is None:
        return ""
    return str(pages.first) if pages.last in (None, pages.first) else f"{pages.first}-{pages.last}"
