"""Plain text in blocks: stretches between empty lines, and lines that are clearly paragraphs of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.core.text import Span

_STRETCH = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*(?:\n|\Z))[^\n]*)*")
_LINE_END = re.compile(r"\n[^\S\n]*")
_NUMBER = r"(?:\d{1,3}[a-z]{0,2}\.|\((?:[a-z]{1,4}|\d{1,3})\))"
_ITEM = re.compile(
    rf"(?:[-*\u2022\u2023\u25aa\u25cf\u2010-\u2015]|{_NUMBER}|[A-Z]{{1,2}}[a-z]{{0,2}}\.|\[\d{{1,3}}\])\s"
)
_NUMBERED = re.compile(rf"{_NUMBER}\s")
_STOP = re.compile(r"[,;:.!?\])\"\u201d\u2019>][\s\d]*$")  # a note mark may stand behind it
_ABBREVIATION = re.compile(
    r"\b(?:[Aa]nn|[Aa]rts?|Add|[Cc]h(?:ap)?|Corr|[Nn]os?|pp?|[Pp]aras?|Rev|[Ss]ect|Suppl|[Vv]ols?)\.\s*$"
)
_TAIL = 12  # characters that show how a line ends
_WRAPPED = 120  # a line longer than this was not broken to fit a page


def paragraphs(text: str) -> Iterator[Span]:
    """The stretches of ``text`` between empty lines, without white space around them."""
    for found in _STRETCH.finditer(text):
        yield Span(found.start(), found.start() + len(found[0].rstrip()))


def lines(text: str, paragraph: Span) -> Iterator[Span]:
    """``paragraph`` in the lines that are paragraphs of their own; whole where its lines were broken to fit a page.

    A line stands alone where lines run longer than a page is wide, or where it opens with a dash, bullet or number
    after a line that ends with a stop or is such an item itself.
    """
    start = at = paragraph.start
    unbroken = False
    for found in _LINE_END.finditer(text, paragraph.start, paragraph.end):
        end = at + len(text[at : found.start()].rstrip())
        unbroken = unbroken or end - at > _WRAPPED
        follows = bool(_ITEM.match(text, at)) or stops(text, Span(at, end))
        at = found.end()
        if unbroken or (follows and _ITEM.match(text, at)):
            yield Span(start, end)
            start = at
    yield Span(start, paragraph.end)


def numbered(text: str, line: Span) -> bool:
    """Whether a line opens with the number of a paragraph or point: "12. ", "(a) "."""
    return bool(_NUMBERED.match(text, line.start, line.end + 1))


def stops(text: str, line: Span) -> bool:
    """Whether a line ends where a sentence or a point can end."""
    start = max(line.start, line.end - _TAIL)
    return bool(_STOP.search(text, start, line.end)) and not _ABBREVIATION.search(text, start, line.end)
