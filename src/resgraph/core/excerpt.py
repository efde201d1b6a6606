"""A line of the source with the words meant in it, safe and aligned in a fixed-pitch terminal.

What a terminal would obey rather than show (controls, bidirectional overrides, tags) is written out as ``<U+202E>``;
wide characters count two cells and combining marks none (Unicode Standard Annex 11).
"""

from __future__ import annotations

import bisect
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from resgraph.core.model import Origin
from resgraph.core.text import Span

ELLIPSIS = "…"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
_TAB = " " * 4


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of ``file``. ``line`` and ``column`` count from 1 in the file as read, columns in code points.

    ``end_line`` and ``end_column`` are those of the character after the last one meant. ``words`` is the visible form
    of the line, shortened around the place when it is long; the place is its cells ``start`` to ``start + width``.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    words: str
    start: int
    width: int


def excerpt(file: str, text: str, origin: Origin, span: Span, room: int = 96) -> Excerpt:
    """The line of ``text`` where ``span`` begins, at most ``room`` cells wide.

    A span outside the text is moved to its nearest character; one over several lines is shown on its first.
    """
    begin = min(max(span.start, 0), len(text))
    end = min(max(span.end, begin), len(text))
    first = text.rfind("\n", 0, begin) + 1
    newline = text.find("\n", begin)
    last = len(text) if newline < 0 else newline
    shown = [visible(character) for character in text[first:last]]
    words, start, width = _window(shown, begin - first, min(end, last) - first, room)
    line, column = origin.place(begin)
    end_line, end_column = _end(origin, begin, end)
    return Excerpt(file, line, column, end_line, end_column, words, start, width)


def visible(text: str) -> str:
    """``text`` with spaces of every kind as plain ones and with what cannot be seen written out."""
    return "".join(map(_visible, text))


def cells(text: str) -> int:
    """How many columns of a terminal the visible ``text`` takes."""
    return sum(map(_cells, text))


def _end(origin: Origin, begin: int, end: int) -> tuple[int, int]:
    """One behind the last character, so that a mark between the two (a tag that was read away) is not counted."""
    if end == begin:
        return origin.place(begin)
    line, column = origin.place(end - 1)
    return line, column + 1


def _window(shown: Sequence[str], begin: int, end: int, room: int) -> tuple[str, int, int]:
    """The visible line or the part of it around ``begin``, the cell where that stands, and its width in cells."""
    edges = [0, *accumulate(map(cells, shown))]
    low, high = 0, len(shown)
    if edges[-1] > room:
        budget = max(room - 2, 1)
        low = bisect.bisect_left(edges, max(0, min(edges[begin] - budget // 3, edges[-1] - budget)))
        low = min(begin, low + next((i for i, mark in enumerate(shown[low:]) if cells(mark)), 0))
        high = bisect.bisect_right(edges, edges[low] + budget) - 1
    before, after = ELLIPSIS * (low > 0), ELLIPSIS * (high < len(shown))
    start = edges[begin] - edges[low] + len(before)
    width = edges[max(begin, min(end, high))] - edges[begin]
    return before + "".join(shown[low:high]) + after, start, max(1, width)


def _visible(character: str) -> str:
    if character == "\t":
        return _TAB
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    return f"<U+{ord(character):04X}>" if category in _HIDDEN and character not in _JOINERS else character


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
