"""Clauses: the segments of an operative paragraph between semicolons that open with a verb of their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from resgraph.core.text import Passage, Span, fold
from resgraph.structure.knowledge import Words

_OPEN, _CLOSE = "([{\u201c\u2018", ")]}\u201d\u2019"


def clauses(passage: Passage, words: Words) -> list[tuple[int, int]]:
    """The stretches ``start:end`` of the passage, in order, only white space between them; none if fewer than two."""
    plain = fold(passage.text)
    starts = [0] if words.acts(plain) else []
    for cut in _semicolons(passage.text):
        start = cut
        while start < len(plain) and plain[start].isspace():
            start += 1
        if words.acts(plain, start):
            starts.append(start)
    if len(starts) < 2:
        return []
    bounds = pairwise([*starts, len(plain)])
    return [(start, start + len(passage.text[start:end].rstrip())) for start, end in bounds]


def _semicolons(text: str) -> Iterator[int]:
    """The places after each semicolon that stands in no bracket or quotation."""
    depth = 0
    for at, sign in enumerate(text):
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE and depth and not (sign == "\u2019" and text[at + 1 : at + 2].isalpha()):
            depth -= 1
        elif sign == ";" and not depth:
            yield at + 1


def part_of(passage: Passage, start: int, end: int) -> Passage:
    """The characters ``start:end`` of a passage as a passage of its own."""
    pieces = []
    for at, span in passage.pieces:
        left, right = max(at, start), min(at + len(span), end)
        if left < right:
            pieces.append((left - start, Span(span.start + left - at, span.start + right - at)))
    return Passage(passage.text[start:end], tuple(pieces))
