"""The themes of the items, and the measure of how consistent they are."""

import pytest

from agreement import first_round, measured, published, second_round


def test_page_has_what_is_measured() -> None:
    for begin, tables in measured().items():
        assert published(begin) == tables.strip()


def test_a_fifth_of_the_items_is_coded_twice() -> None:
    first, second = first_round(), second_round()
    coded = [key for key in first if key[1] in {section for _, section, _ in second}]
    assert set(second) <= set(coded)
    assert len(second) / len(coded) == pytest.approx(0.2, abs=0.01)


@pytest.mark.parametrize("sectie", ["knelpunten", "oplossingen"])
def test_every_bottleneck_and_solution_has_a_theme(sectie: str) -> None:
    assert [key for key, themes in first_round().items() if key[1] == sectie and not themes] == []
