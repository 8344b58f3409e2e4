"""Two lists of sentences side by side: which belong together, which are missing, which changed places."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from adv_cli.audit.sentence_alignment import Bag, Pair, align, similarity_in

WORDS = [f"woord{nr}" for nr in range(60)]
BAGS: st.SearchStrategy[list[Bag]] = st.lists(
    st.frozensets(st.sampled_from(WORDS), min_size=1, max_size=8), max_size=9
)
DISJOINT: st.SearchStrategy[list[Bag]] = st.integers(2, 9).flatmap(
    lambda count: st.lists(st.integers(1, 6), min_size=count, max_size=count).map(
        lambda sizes: [
            frozenset(f"{nr}-{word}" for word in range(size)) for nr, size in enumerate(sizes)
        ]
    )
)
"""Sentences that share no word."""


@given(BAGS)
def test_a_list_beside_itself_is_in_order(bags: list[Bag]) -> None:
    assert align(bags, bags, similarity_in(bags)) == [Pair(nr, nr) for nr in range(len(bags))]


@given(BAGS, st.data())
def test_one_dropped_leaves_one_without_a_counterpart(bags: list[Bag], data: st.DataObject) -> None:
    assume(bags)
    gone = data.draw(st.integers(0, len(bags) - 1))
    shorter = [*bags[:gone], *bags[gone + 1 :]]
    likeness = similarity_in(bags)
    missing = [pair.theirs for pair in align(shorter, bags, likeness) if pair.ours is None]
    extra = [pair.ours for pair in align(bags, shorter, likeness) if pair.theirs is None]
    assert [len(missing), len(extra)] == [1, 1]
    if bags.count(bags[gone]) == 1:
        assert missing == extra == [gone]
    assert not any(pair.moved for pair in align(shorter, bags, likeness))


@given(DISJOINT, st.data())
def test_two_that_changed_places_are_found_again(bags: list[Bag], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(bags) - 2))
    turned = [*bags[:first], bags[first + 1], bags[first], *bags[first + 2 :]]
    pairs = align(turned, bags, similarity_in(bags))
    assert {(pair.ours, pair.theirs) for pair in pairs} == {
        (nr, bags.index(bag)) for nr, bag in enumerate(turned)
    }
    [moved] = [pair for pair in pairs if pair.moved]
    assert moved.ours in (first, first + 1)


@given(BAGS, BAGS)
def test_everything_stands_in_one_pair(ours: list[Bag], theirs: list[Bag]) -> None:
    pairs = align(ours, theirs, similarity_in([*ours, *theirs]))
    assert sorted(pair.ours for pair in pairs if pair.ours is not None) == [*range(len(ours))]
    assert sorted(pair.theirs for pair in pairs if pair.theirs is not None) == [*range(len(theirs))]


@given(BAGS, st.data())
def test_likeness_is_mutual_and_between_nothing_and_all(
    bags: list[Bag], data: st.DataObject
) -> None:
    assume(len(bags) > 1)
    one, other = data.draw(st.sampled_from(bags)), data.draw(st.sampled_from(bags))
    likeness = similarity_in(bags)
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert -1e-9 <= likeness(one, other) <= 1 + 1e-9
    assert (likeness(one, other) == 0) == (not one & other)
    assert likeness(one, one) == pytest.approx(1)


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    likeness = similarity_in([frozenset(("tuin", nr)) for nr in ("een", "twee", "drie")])
    assert likeness(frozenset(("een", "x")), frozenset(("een", "y"))) > likeness(
        frozenset(("tuin", "x")), frozenset(("tuin", "y"))
    )
