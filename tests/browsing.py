"""The page of adv export in a browser and in Node, and where these are on this machine."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from adv_cli.output.export.page import scripts

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
"""The browser of Debian; playwright is not asked to download one."""
NODE = shutil.which("node")
_ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium: apt-get install chromium"
)
needs_node = pytest.mark.skipif(NODE is None, reason="no node: apt-get install nodejs")


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        yield browser
        browser.close()


class Visit:
    """A page that was opened, what went wrong in it, and what it asked for beside itself."""

    def __init__(self, context: BrowserContext, file: Path) -> None:
        self.context = context
        self.file = file
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("request", lambda request: self.asked.append(request.url))
        # a request to anywhere else fails, and is told above
        self.page.route(lambda url: not url.startswith("file:"), lambda route: route.abort())

    def go(self, address: str = "") -> Page:
        """The page with this address behind #, as somebody opens it who was sent it."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.file.as_uri()}{address}")
        return self.page

    @property
    def asked_elsewhere(self) -> list[str]:
        own = self.file.as_uri()
        return [url for url in self.asked if url.split("#")[0] not in (own, "about:blank")]


ANSWERS = """(data, questions) => {
    const searcher = ADV.searcher(data), all = new Set(data.projecten.keys());
    return questions.map(question => {
        const answer = searcher.search(question, all);
        return {
            whole: answer.whole,
            mended: answer.query.mended,
            passages: answer.passages.map(({point, why}) =>
                [data.projecten[point.project].id, point.section, point.text, why || null]),
        };
    });
}"""
"""What the page answers to questions, as JSON."""


def in_node(function: str, *arguments: Any) -> Any:
    """The result of a function of JavaScript that uses the scripts of the page."""
    program = (
        f"{scripts()}\nconst given = JSON.parse(require('fs').readFileSync(0));\n"
        f"process.stdout.write(JSON.stringify(({function})(...given)));"
    )
    done = subprocess.run(
        [str(NODE), "-e", program],
        input=json.dumps(arguments).encode(),
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


def texts(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in page.locator(selector).all_inner_texts()]


def numbers(cells: Iterable[str]) -> list[int]:
    """Counts as a table of the page has them: niemand is 0."""
    return [0 if cell == "niemand" else int(cell) for cell in cells]
