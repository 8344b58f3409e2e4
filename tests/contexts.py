"""A plugin of pytest (`-p contexts`): coverage notes for each line by which test function it is run.

Coverage can do so itself, but takes every property test for the function of hypothesis that runs it.
"""

from collections.abc import Iterator

import pytest
from coverage import Coverage


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Iterator[None]:
    """The context is the test as pytest names it, without parameters; what a fixture runs has none."""
    measuring = Coverage.current()
    assert measuring is not None, "run the tests under coverage"
    measuring.switch_context(item.nodeid.partition("[")[0])
    try:
        yield
    finally:
        measuring.switch_context("")
