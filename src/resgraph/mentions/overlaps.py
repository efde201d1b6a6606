"""Stretches that do not overlap, and stretches inside others, each found by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Apart:
    """Stretches of one text, none of which overlaps another."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> bool:
        """Add the stretch unless it overlaps one that is there; whether it was added."""
        place = bisect_left(self._starts, end)
        if place and self._ends[place - 1] > start:
            return False
        self._starts.insert(place, start)
        self._ends.insert(place, end)
        return True


class Covers:
    """Stretches of one text that may hold others."""

    __slots__ = ("_furthest", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))  # ends of those that begin up to here

    def hold(self, start: int, end: int) -> bool:
        """Whether the stretch lies within one of them."""
        place = bisect_right(self._starts, start)
        return place > 0 and self._furthest[place - 1] >= end
