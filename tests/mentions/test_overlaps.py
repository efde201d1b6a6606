"""Stretches found by bisection are those that a comparison of all with all finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resgraph.mentions.overlaps import Apart, Covers

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda one: (one[0], one[0] + one[1])))


@given(SPANS)
def test_apart_keeps_what_overlaps_nothing_kept(spans):
    apart, kept = Apart(), []
    for start, end in spans:
        free = not any(start < other_end and other_start < end for other_start, other_end in kept)
        assert apart.add(start, end) is free
        if free:
            kept.append((start, end))


@given(SPANS, SPANS)
def test_covers_hold_what_lies_within_one_of_them(spans, others):
    covers = Covers(spans)
    for start, end in others:
        assert covers.hold(start, end) is any(begin <= start and end <= stop for begin, stop in spans)
