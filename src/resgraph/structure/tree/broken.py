"""Words that an empty line breaks in two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.core.text import fold
from resgraph.structure.draft import Row


def vocabulary(text: str) -> dict[str, int]:
    """How often each word stands in ``text``, in small letters."""
    counts: dict[str, int] = {}
    for found in re.finditer(r"[^\W\d_]+", fold(text)):
        counts[found[0].casefold()] = counts.get(found[0].casefold(), 0) + 1
    return counts


def broken(text: str, row: Row, known: dict[str, int]) -> Iterator[int]:
    """The ends of stretches at which an empty line breaks a word: only the whole word stands elsewhere."""
    for one, other in zip(row.spans, row.spans[1:], strict=False):
        left = re.search(r"[^\W\d_]+$", text[one.start : one.end])
        right = re.match(r"[^\W\d_]+", text[other.start : other.end])
        if left and right and right[0][0].islower():
            head, tail = left[0].casefold(), right[0].casefold()
            if known.get(head, 0) < 2 and known.get(tail, 0) < 2 and head + tail in known:
                yield one.end
