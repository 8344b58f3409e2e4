"""Thousands of inputs to search and filters: whatever is typed is safe, which takes a minute to try."""

from collections.abc import Iterator

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adv_cli.catalogue.cache import open_catalogue
from adv_cli.catalogue.reader import Catalogue
from adv_cli.errors import UsageError
from adv_cli.queries.filters import Filters
from adv_cli.queries.projects import projects
from adv_cli.queries.search import search
from towns import DREMPEL, write_towns

typed = st.lists(
    st.sampled_from(
        [
            "wachtlijst",
            "schulden",
            "gezin",
            "AND",
            "OR",
            "NOT",
            "NEAR",
            '"',
            "-",
            "*",
            "(",
            ")",
            ":",
            "^",
            "{",
            "'",
            "%",
            "é",
        ]
    )
    | st.text(max_size=8),
    max_size=6,
).map(" ".join)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """A catalogue of one project: what is typed must be safe whatever is found, and few words are soon looked through."""
    data = write_towns(tmp_path_factory.mktemp("small"))
    for file in (data / "projects").glob("*.yaml"):
        if file.stem != DREMPEL:
            file.unlink()
    with open_catalogue(data) as catalogue:
        yield catalogue


@pytest.fixture
def unmeasured() -> Iterator[None]:
    """No coverage: it triples the time of ten thousand inputs, and other tests cover what these run."""
    measuring = Coverage.current()
    if measuring is not None:
        measuring.stop()
    yield
    if measuring is not None:
        measuring.start()


@pytest.mark.once
@given(words=typed, value=typed)
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ten_thousand_inputs_without_a_traceback(
    unmeasured: None, small: Catalogue, words: str, value: str
) -> None:
    assert len(search(small, words, Filters(tekst=[value]), limit=5).passages) <= 5


@given(words=typed, value=typed)
@settings(max_examples=500)
def test_filters_take_anything_or_say_what_they_take(
    small: Catalogue, words: str, value: str
) -> None:
    try:
        projects(small, Filters({"doelgroep": [value]}, {"thema": [words]}, tekst=[words]))
    except UsageError as error:
        assert str(error)
