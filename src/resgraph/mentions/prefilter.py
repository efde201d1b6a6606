"""Finds in one pass over a document which literals stand in which part: a scanner is tried only where it can match.

A scanner says which with a function ``gate`` beside ``scan``: language -> literals of which one stands in every part
where ``scan`` finds something, mostly read off its patterns (``return required(_grammar(language).head)``). The empty
string stands everywhere. A scanner with a table of patterns holds them as ``Rows``, its gate being ``rows.literals``,
and tries ``rows.of(reading.literals)``. That no gate hides a match is tested by scanning with and without gates.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from resgraph.mentions.lexicon import automaton

Row = TypeVar("Row")
Literals = frozenset[str]
EVERYWHERE: Literals = frozenset({""})
_BETWEEN = "\x00"  # parts two texts: no literal holds it


class Prefilter:
    """A set of literals, ready to be looked for in the texts of a document."""

    def __init__(self, literals: Iterable[str], *, plain: bool = False) -> None:
        """Take the literals of all scanners; ``plain`` searches without the automaton."""
        self._literals = sorted({*literals} - EVERYWHERE)
        self._automaton = None if plain else automaton(self._literals)

    def find(self, texts: Sequence[str]) -> list[Literals]:
        """The literals that stand in each text, the empty one among them."""
        if self._automaton is None:
            return [EVERYWHERE.union(one for one in self._literals if one in text) for text in texts]
        found: list[set[str]] = [{""} for _ in texts]
        starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        for number, start, _ in self._automaton.find_matches_as_indexes(_BETWEEN.join(texts), overlapping=True):
            found[bisect_right(starts, start) - 1].add(self._literals[number])
        return [frozenset(one) for one in found]


class Rows(Generic[Row]):
    """The rows of a table, each with literals of which one stands in every text where it matches."""

    def __init__(self, rows: Iterable[tuple[Row, Iterable[str]]]) -> None:
        """Take the rows with their literals (none: tried everywhere), in the order in which they are to be tried."""
        listed = [(row, frozenset(literals) or EVERYWHERE) for row, literals in rows]
        self.all = tuple(row for row, _ in listed)
        self.literals = frozenset().union(*(literals for _, literals in listed))
        self._numbers = {
            literal: [number for number, (_, literals) in enumerate(listed) if literal in literals]
            for literal in self.literals
        }

    def of(self, literals: Literals | None) -> Sequence[Row]:
        """The rows to try on a text in which these literals stand; all of them where these are not known."""
        if literals is None:
            return self.all
        numbers = {number for literal in self.literals & literals for number in self._numbers[literal]}
        return [self.all[number] for number in sorted(numbers)]
