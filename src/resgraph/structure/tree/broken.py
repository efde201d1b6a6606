"""Words that an empty line breaks in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from resgraph.core.text import fold
from resgraph.structure.draft import Row

_LAST = re.compile(r"[^\W\d_]{1,60}\Z")
_FIRST = re.compile(r"[^\W\d_]+")
_LONGEST = 60  # characters of a word


def places(text: str, rows: Sequence[Row]) -> Iterator[int]:
    """The ends of stretches at which a word is broken: the whole word stands elsewhere, its halves do not."""
    halves = [half for row in rows for half in _halves(text, row)]
    known = Counter(word.casefold() for word in _FIRST.findall(fold(text))) if halves else Counter()
    for place, head, tail in halves:
        if known[head] == 1 and known[tail] == 1 and head + tail in known:
            yield place


def _halves(text: str, row: Row) -> Iterator[tuple[int, str, str]]:
    """Each end of a stretch between two letters, with the word before and the word after it."""
    for one, other in pairwise(row.spans):
        left = _LAST.search(text, max(one.start, one.end - _LONGEST), one.end)
        right = _FIRST.match(text, other.start, other.end)
        if left and right and right[0][0].islower():
            yield one.end, left[0].casefold(), right[0].casefold()
