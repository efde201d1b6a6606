"""Plain text in blocks: stretches between empty lines, and lines that are clearly paragraphs of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.core.text import Span

_STRETCH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*")
_LINE_END = re.compile(r"[^\S\n]*\n[^\S\n]*")
_MARKER = re.compile(
    r"(?:[-*\u2022\u2023\u25aa\u25cf\u2010-\u2015]|(?:\d{1,3}|[A-Z]{1,2})[a-z]{0,2}\.|\((?:[a-z]{1,4}|\d{1,3})\)|\[\d{1,3}\])\s"
)
_STOPPED = re.compile(r"[,;:.!?\]\)\"\u201d\u2019>]\s*$")
_WRAPPED = 120  # a line longer than this was not broken to fit a page


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The stretches of ``text[start:end]`` between empty lines, without white space around them."""
    for found in _STRETCH.finditer(text, start, len(text) if end is None else end):
        yield Span(found.start(), found.start() + len(found[0].rstrip()))


def lines(text: str, paragraph: Span) -> Iterator[Span]:
    """``paragraph`` in the lines that are paragraphs of their own; whole where its lines were broken to fit a page.

    A line stands alone where lines run longer than a page is wide, or where it opens with a dash, bullet or number
    after a line that ends with a stop.
    """
    start = at = paragraph.start
    unbroken = False
    for found in _LINE_END.finditer(text, paragraph.start, paragraph.end):
        unbroken = unbroken or found.start() - at > _WRAPPED
        at = found.end()
        if unbroken or (_MARKER.match(text, at) and _opens(text, start, found.start())):
            yield Span(start, found.start())
            start = at
    yield Span(start, paragraph.end)


def _opens(text: str, start: int, end: int) -> bool:
    """Whether the line before, which ends at ``end``, lets an item follow: it stopped, or is an item itself."""
    return bool(_STOPPED.search(text, max(start, end - 8), end) or _MARKER.match(text, start))
