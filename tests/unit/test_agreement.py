"""The measure of how consistently items are coded: Krippendorff's alpha."""

import pytest

from agreement import alpha


def test_alpha_of_a_worked_example() -> None:
    # Krippendorff (2011), section B: two observers, ten units
    first = [False, True, False, False, False, False, False, False, True, False]
    second = [True, True, True, False, False, True, False, False, False, False]
    assert alpha(first, second) == pytest.approx(0.095, abs=0.001)


def test_alpha_at_its_ends() -> None:
    assert alpha([True, False, True], [True, False, True]) == 1
    assert alpha([False, False], [False, False]) is None
    assert (alpha([True, False], [False, True]) or 0) < 0
