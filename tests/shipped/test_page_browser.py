"""The page of the 33 records in a real browser: what one can do with it, and that anybody can."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from adv_cli.catalogue.reader import Catalogue
from adv_cli.model.template import DIMENSIONS
from adv_cli.output.export.forms import write
from adv_cli.queries.export import export
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects
from adv_cli.queries.search import search
from adv_cli.queries.statistics import cross_table, statistics
from browsing import ANSWERS, Visit, chromium, needs_chromium, numbers, texts
from conftest import Adv
from searching import SETS, everyone, questions

pytestmark = [needs_chromium, pytest.mark.once]

GOUDA, ENSCHEDE = "gouda-gezinsmanagement", "enschede-wijkcoaches"
VIEWS = (
    "", "#zoek=wachtlijst&niveau=een-wijk", "#zoek=qqqqq", "#toon=vlekken", "#toon=kaart", "#toon=tellingen",
    f"#toon=naast&naast={GOUDA},{ENSCHEDE}", f"#{ENSCHEDE}.lessen.1",
)  # fmt: skip
STATE = "#stand"

expect.set_options(timeout=30_000)  # a slow machine is no fault of the page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def file(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "atlas met spatie.html"
    path.write_bytes(write("html", export(catalogue, Filters(), people=False)))
    return path


@pytest.fixture
def visit(browser: Browser, file: Path) -> Iterator[Visit]:
    context = browser.new_context(offline=True, locale="nl-NL")
    found = Visit(context, file)
    yield found
    assert found.wrong == []
    assert found.asked_elsewhere == []
    context.close()


# search


def test_the_judged_questions_in_the_browser(
    visit: Visit, catalogue: Catalogue, browser: Browser
) -> None:
    asked = sorted({q.vraag for name in SETS for q in questions(name, everyone(catalogue))})
    page = visit.go()
    answers = page.evaluate(
        f"asked => ({ANSWERS})(JSON.parse(document.getElementById('gegevens').textContent), asked)",
        asked,
    )
    for question, answer in zip(asked, answers, strict=True):
        found = {(p[0], p[1]) for p in answer["passages"] if p[1] != "overige_projecten"}
        ours = {
            (p.id, p.sectie)
            for p in search(catalogue, question, Filters()).passages
            if p.sectie not in ("contactgegevens", "overige_projecten")
        }
        assert found == ours, question


def test_who_types_a_question_gets_passages_that_lead_to_their_place(visit: Visit) -> None:
    page = visit.go()
    page.get_by_role("searchbox").fill("wachtlijsten")
    page.keyboard.press("Enter")
    page.wait_for_selector(".passages")
    assert "zoek=wachtlijsten" in page.url
    assert re.match(r"\d+ passages in \d+ projecten van 33", page.inner_text(STATE))
    assert "wachtlijst" in texts(page, ".passages mark")[0].lower()
    passage = page.inner_text(".passages li:first-child blockquote")
    page.click(".passages li:first-child h3 a")
    page.wait_for_selector(".punten .hier")
    assert passage in page.inner_text(".punten .hier")
    assert page.evaluate("document.activeElement.id").endswith(".kop")
    page.go_back()
    page.wait_for_selector(".passages")
    page.go_back()
    page.wait_for_selector(".projecten")
    assert page.get_by_role("searchbox").input_value() == ""


def test_the_map_and_counts_are_of_projects_with_the_words(
    visit: Visit, catalogue: Catalogue
) -> None:
    having = len(projects(catalogue, Filters(tekst=["schulden jongeren"])))
    for view in ("kaart", "tellingen", "vlekken"):
        page = visit.go(f"#zoek=schulden%20jongeren&toon={view}")
        assert page.inner_text(STATE) == f"{having} projecten van 33"


def test_what_stands_nowhere_is_said_and_a_typing_error_is_mended(visit: Visit) -> None:
    page = visit.go("#zoek=qqqqqqq")
    assert "staat nergens" in page.inner_text("main")
    assert page.inner_text(STATE).startswith("0 passages")
    assert "Bedoelde u" in visit.go("#zoek=bibliotheeek").inner_text("main")


# filters


def test_filters_with_the_keyboard_and_counts_that_follow(
    visit: Visit, catalogue: Catalogue
) -> None:
    page = visit.go()
    block = page.locator("#filterlijst details", has=page.locator("summary", has_text="Doelgroep"))
    block.locator("summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    chosen = projects(catalogue, Filters({"doelgroep": ["overlastgevend"]}))
    # the address changes first, and what is shown after it
    expect(page.locator(STATE)).to_have_text(f"{len(chosen)} projecten van 33")
    assert "doelgroep=" in page.url
    assert len(page.locator(".projecten > li").all()) == len(chosen)
    assert page.evaluate("document.activeElement.checked") is True
    block = page.locator("#filterlijst details", has=page.locator("summary", has_text="Invalshoek"))
    (of_adv,) = statistics(
        catalogue, Filters({"doelgroep": ["overlastgevend"]}), ("invalshoek",)
    ).dimensies
    shown = numbers(block.locator(".aantal").all_text_contents())
    assert shown == [count.aantal for count in of_adv.counts]
    page.keyboard.press("Space")
    expect(page.locator(STATE)).to_have_text("33 projecten van 33")
    assert "doelgroep=" not in page.url


def test_the_address_shares_what_is_chosen_and_the_back_button_goes_back(visit: Visit) -> None:
    page = visit.go(
        "#doelgroep=overlastgevend,multiprobleem&invalshoek=zorg&onzin=1&niveau=bestaatniet"
    )
    state, chosen = page.locator(STATE), page.locator("#gekozen .pil")
    first = state.inner_text()
    assert first != "33 projecten van 33"
    expect(chosen).to_have_count(3)
    chosen.nth(2).click()
    expect(chosen).to_have_count(2)
    assert "invalshoek" not in page.url
    expect(state).not_to_have_text(first)
    page.go_back()
    expect(chosen).to_have_count(3)
    assert "invalshoek" in page.url
    expect(state).to_have_text(first)
    page.click("text=Wis alles")
    expect(state).to_have_text("33 projecten van 33")
    assert "doelgroep" not in page.url


@pytest.mark.parametrize(
    "address", ["#zoek=%E0%A4%A", "#=&&&=", "#toon=constructor&rij=__proto__", "#blad=nee", "#nee"]
)
def test_an_address_that_means_nothing_shows_all(visit: Visit, address: str) -> None:
    assert visit.go(address).inner_text(STATE) == "33 projecten van 33"


# views


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("doelgroep", "problematiek"),
        ("knelpunten", "niveau"),
        ("partner", "rol"),
        ("partner", "partner"),
    ],
)
def test_the_gap_map_counts_as_adv_does_and_leads_to_the_projects(
    visit: Visit, catalogue: Catalogue, row: str, column: str
) -> None:
    page = visit.go(f"#toon=vlekken&rij={row}&kolom={column}")
    table = {
        (cell.rij, cell.kolom): len(cell.projecten)
        for cell in cross_table(catalogue, Filters(), row, column).cellen
    }
    rows = catalogue.codes(f"thema.{row}" if row == "knelpunten" else row)
    cells = texts(page, ".vlekken tbody tr")
    assert len(cells) == len(rows)
    for code, line in zip(rows, cells, strict=True):
        shown = numbers(line.split("\t")[1:-1])
        assert shown == [table.get((code.code, other.code), 0) for other in catalogue.codes(column)]
    if row == column:
        assert not page.locator(".vlekken a").all()
        return
    link = page.locator(".vlekken td a").first
    count = int(link.inner_text())
    link.click()
    page.wait_for_selector(".projecten")
    assert page.inner_text(STATE).startswith(f"{count} project")


def test_counts_stand_beside_those_of_the_chapter_only_while_nothing_is_chosen(
    visit: Visit, catalogue: Catalogue
) -> None:
    page = visit.go("#toon=tellingen&tel=niveau")
    (counted,) = statistics(catalogue, Filters(), ("niveau",)).dimensies
    rows = {
        cells[0].strip(): cells[1:3]
        for cells in (line.split("\t") for line in texts(page, "tbody tr"))
    }
    assert rows == {c.label: [str(c.aantal), str(c.hoofdstuk)] for c in counted.counts}
    assert "hoofdstuk 2" in page.inner_text("thead")
    page = visit.go("#toon=tellingen&tel=niveau&invalshoek=zorg")
    assert "hoofdstuk 2" not in page.inner_text("thead")


def test_where_the_report_counts_nothing_the_search_models_are_counted(
    browser: Browser, adv: Adv, tmp_path: Path
) -> None:
    """The page of a directory as adv init makes it."""
    data, file = tmp_path / "nieuw", tmp_path / "nieuw.html"
    assert adv("init", str(data)).code == 0
    assert adv("export", str(file), "--data", str(data)).code == 0
    context = browser.new_context(offline=True, locale="nl-NL")
    visit = Visit(context, file)
    page = visit.go("#toon=tellingen")
    expect(page.locator("main h3")).to_have_count(len(DIMENSIONS))
    expect(page.locator("main")).not_to_contain_text("het rapport")
    expect(page.locator("#tel option").first).to_have_text("de zoekmodellen")
    page = visit.go("#toon=tellingen&tel=niveau")
    expect(page.locator("main h3")).to_have_count(1)
    assert visit.wrong == []
    context.close()


def test_the_map_shows_every_municipality_and_opens_its_projects(
    visit: Visit, catalogue: Catalogue
) -> None:
    page = visit.go("#toon=kaart")
    assert len(page.locator(".kaart svg a").all()) == 27
    assert len(page.locator(".kaart svg .niets").all()) == 5
    page.locator(".kaart svg a[aria-label^='Den Haag']").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".projecten")
    assert len(page.locator(".projecten > li").all()) == 3


def test_projects_side_by_side(visit: Visit) -> None:
    page = visit.go()
    for count, name in enumerate((GOUDA, ENSCHEDE), 1):
        page.locator(f"[id='naast.{name}']").check()
        page.wait_for_selector(f"text=Naast elkaar ({count})")
        assert name in page.url
    page.click("text=Naast elkaar (2)")
    page.wait_for_selector(".naast")
    assert [head.split("\n")[0] for head in texts(page, ".naast thead th")] == [
        "Gouda: Gezinsmanagement", "Enschede: Pilot Wijkcoaches",
    ]  # fmt: skip
    assert texts(page, ".naast tr.gelijk")
    page.select_option("#deel", "lessen")
    expect(page.locator(".naast tbody tr")).to_have_count(1)
    assert "deel=lessen" in page.url
    assert page.evaluate("document.activeElement.id") == "deel"


# what leaves the page


def test_the_choice_as_csv_for_a_dutch_excel(visit: Visit) -> None:
    page = visit.go("#invalshoek=zorg-en-handhaving")
    for button, name, least in (("projecten", "projecten.csv", 5), ("punten", "punten.csv", 100)):
        with page.expect_download() as waiting:
            page.click(f"text=Download {button}")
        assert waiting.value.suggested_filename == name
        content = Path(waiting.value.path()).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert b"\r\n" in content
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        assert len(rows) > least
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("modern", [True, False])
def test_a_passage_is_copied_with_its_source(visit: Visit, modern: bool) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.go("#zoek=wachtlijst")
    if not modern:
        page.evaluate("delete window.ClipboardItem")
    page.evaluate("""() => { window.addEventListener('copy', event => {
        window.copied = {html: event.clipboardData.getData('text/html'), plain: event.clipboardData.getData('text/plain')};
    }); }""")
    page.click("text=Kopieer met bronvermelding >> nth=0")
    page.locator("#melding", has_text="Gekopieerd").wait_for(state="attached")
    copied = (
        page.evaluate("""async () => {
            const [item] = await navigator.clipboard.read();
            return {html: await (await item.getType('text/html')).text(), plain: await (await item.getType('text/plain')).text()};
        }""")
        if modern
        else page.evaluate("window.copied")
    )
    for text in copied.values():
        assert "wachtlijst" in text
        assert "Partners+Pröpper (2010), Achter de Voordeur bij de G31, blz. " in text
    assert "<small>" in copied["html"]


@pytest.mark.parametrize(
    "filters",
    [{}, {"gemeente": ["Appelgouw"]}, {"regie": ["team"], "fase": ["gepland"], "telt": ["wonend"]}],
)
def test_pages_of_other_data_and_of_few_projects_work(
    browser: Browser, towns_catalogue: Catalogue, tmp_path: Path, filters: dict[str, list[str]]
) -> None:
    file = tmp_path / "dorpen.html"
    file.write_bytes(write("html", export(towns_catalogue, Filters(filters), people=True)))
    context = browser.new_context()
    visit = Visit(context, file)
    count = len(projects(towns_catalogue, Filters(filters)))
    for view in VIEWS:
        page = visit.go(view)
        assert page.locator("main h2, main .projecten, main p").first.is_visible()
    assert visit.go().inner_text(STATE).endswith(f"van {count}")
    assert visit.wrong == []
    context.close()


# for everybody


@pytest.mark.parametrize(
    ("address", "scheme"),
    [*((address, "light") for address in VIEWS), *((address, "dark") for address in VIEWS[1:8:2])],
)
def test_no_violations_of_accessibility(
    browser: Browser, file: Path, address: str, scheme: str
) -> None:
    # what examines the page is no part of it, and would be refused
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]
    page = Visit(context, file).go(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    # factsheets that are out of sight cannot be wrong, and cost seconds
    page.evaluate("document.getElementById('factsheets').remove()")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


@pytest.mark.parametrize("address", VIEWS)
def test_a_narrow_phone_scrolls_in_one_direction(
    browser: Browser, file: Path, address: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = Visit(context, file).go(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_all_of_it_is_reached_with_the_keyboard(visit: Visit) -> None:
    page = visit.go()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    page.locator("[id='weergave.vlekken']").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".vlekken")
    assert page.evaluate("document.activeElement.id") == "weergave.vlekken"
    before = page.inner_text(".vlekken caption")
    page.locator("#rij").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".vlekken caption")).not_to_have_text(before)
    assert "rij=" in page.url
    assert page.evaluate("document.activeElement.id") == "rij"


def test_on_paper_stands_what_one_reads_without_what_one_presses(visit: Visit) -> None:
    page = visit.go(f"#blad={GOUDA}")
    page.emulate_media(media="print")
    assert page.locator(f"[id='{GOUDA}']").is_visible()
    for hidden in ("#zoekformulier", "#weergaven", "#filters", "button", f"[id='{ENSCHEDE}']"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("footer").is_visible()
    assert len(page.pdf()) > 10_000


def test_without_scripts_every_factsheet_can_be_read(
    browser: Browser, file: Path, catalogue: Catalogue
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context, file).go()
    for project in projects(catalogue):
        assert page.locator(f"[id='{project.id}'] h2").is_visible()
        assert page.locator(f".inhoudsopgave a[href='#{project.id}']").is_visible()
    assert not page.locator("#zoekformulier").is_visible()
    context.close()
