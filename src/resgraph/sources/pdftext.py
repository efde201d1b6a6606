"""Text layers of paged United Nations documents: running heads, rules and numbers of pages, notes at their feet.

The text is not altered. A paragraph that a page end breaks comes as two TEXT blocks with NOTE and FURNITURE blocks
between them; a note that goes on at the foot of the next page comes as a second NOTE block without a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resgraph.core.model import Block, BlockKind, Source
from resgraph.core.problem import Problem, problem
from resgraph.core.tables import toml
from resgraph.core.text import Span, fold, single_line
from resgraph.sources.intake import Intake
from resgraph.sources.paragraphs import numbered, stops

_HEAD = 20  # lines of the first page in which the masthead stands
_RUNNING_HEAD = 8  # most lines of a running head: a wrapped title and a symbol
_LONGEST = 60  # characters of a line that belongs to the page
_ALWAYS = ("job-number", "bar-code", "recycle")  # furniture wherever it stands alone on a line
_MASTHEAD = re.compile(r"^[^\S\n]*Distr\.: ", re.MULTILINE)
_TITLE = re.compile(
    r"^[^\S\n]*\d+/\d+[^\S\n]*(?:[A-Z]|[A-Z] (?:and|to) [A-Z])?\. (?P<title>[^\n]*(?:\n[^\n]*\S[^\n]*){0,9})",
    re.MULTILINE,
)
_NOTE = re.compile(r"(?P<mark>\d{1,3}|[a-z]|\*{1,4})(?=\s)")


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span  # without white space around it; empty for an empty line
    name: str  # of a row of pages.toml, or "" for running text
    found: re.Match[str] | None = None


def recognises(text: str) -> bool:
    """Whether ``text`` opens with the masthead of a United Nations document or numbers its pages as one does."""
    opening = "\n".join(text.split("\n", 2 * _HEAD)[: 2 * _HEAD])
    names = {line.name for line in _lines(opening)}
    return "symbol" in names and bool(_MASTHEAD.search(opening) or names >= {"folio", "job-number"})


def read(intake: Intake) -> Source:
    """Blocks between empty lines, with what belongs to the pages set apart."""
    text = intake.text
    lines = list(_lines(text))
    heads = list(_running_heads(text, lines))
    blocks = [block for page in _pages(lines, heads) for block in _blocks(text, page)]
    problems = _unfinished(lines, heads, len(text))
    return intake.source("pdf-text", "text/plain", text, blocks, intake.origin(), problems=problems)


@cache
def _pattern() -> re.Pattern[str]:
    """All rows of pages.toml; the group that closes last is the one named after the row."""
    rows = toml("reading/pages.toml")["line"]
    return re.compile("|".join(f"(?P<{row['name'].replace('-', '_')}>{row['pattern']})" for row in rows))


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for words in text.split("\n"):
        bare = words.strip()
        start = at + words.index(bare)
        yield _line(text, Span(start, start + len(bare)))
        at += len(words) + 1


def _line(text: str, span: Span) -> _Line:
    found = _pattern().fullmatch(text, span.start, span.end) if 0 < len(span) <= _LONGEST else None
    return _Line(span, (found.lastgroup or "").replace("_", "-"), found) if found else _Line(span, "")


@dataclass(frozen=True, slots=True)
class _Head:
    first: int  # line
    end: int  # line after the last
    page: int
    pages: int


def _running_heads(text: str, lines: list[_Line]) -> Iterator[_Head]:
    """Each number of a page, with the lines above it that repeat the document's symbol or title."""
    found = _TITLE.search(text)
    title = _plain(found["title"]) if found else ""
    for at, line in enumerate(lines):
        if line.name == "folio" and line.found:
            first, end = _run(lines, at, ("folio", "job-number"))
            top = _title_above(text, lines, first, title)
            if top < first or end - first > 1:
                yield _Head(top, end, int(line.found["page"]), int(line.found["pages"]))


def _run(lines: list[_Line], at: int, names: tuple[str, ...]) -> tuple[int, int]:
    first, end = at, at + 1
    while first > 0 and lines[first - 1].name in names:
        first -= 1
    while end < len(lines) and lines[end].name in names:
        end += 1
    return first, end


def _title_above(text: str, lines: list[_Line], first: int, title: str) -> int:
    """The line at which the running head above line ``first`` begins, or ``first`` where none stands there."""
    end = first
    while end > 0 and first - end < 2 and not lines[end - 1].span:
        end -= 1
    top = end
    while top > 0 and end - top < _RUNNING_HEAD and lines[top - 1].span:
        top -= 1
    if top < end and "symbol" in (lines[top].name, lines[end - 1].name):
        return top
    while top < end and not all(_repeats(text, line, title) for line in lines[top:end]):
        top += 1
    return top if top < end else first


def _repeats(text: str, line: _Line, title: str) -> bool:
    return line.name == "symbol" or _plain(text[line.span.start : line.span.end]) in title


def _plain(words: str) -> str:
    return single_line(fold(words)).casefold()


def _pages(lines: list[_Line], heads: list[_Head]) -> Iterator[tuple[int, list[_Line], list[_Line]]]:
    """Per page: its number, the lines of its running head, the lines below."""
    starts = [_Head(0, 0, 1, 0), *heads]
    ends = [*(head.first for head in heads), len(lines)]
    for head, end in zip(starts, ends, strict=True):
        yield head.page, lines[head.first : head.end], lines[head.end : end]


def _blocks(text: str, page: tuple[int, list[_Line], list[_Line]]) -> Iterator[Block]:
    number, head, below = page
    for line in head:
        if line.span:
            yield Block(line.span, BlockKind.FURNITURE, page=number)
    rule = _rule(text, below)
    yield from _body(text, below[:rule], number)
    if rule < len(below):
        yield Block(below[rule].span, BlockKind.FURNITURE, page=number)
        yield from _notes(text, below[rule + 1 :], number)


def _rule(text: str, lines: list[_Line]) -> int:
    """The line that divides the text of a page from its notes, or the number of lines."""
    rules = (at for at, line in enumerate(lines) if line.name == "rule")
    return next(rules, len(lines))


def _body(text: str, lines: list[_Line], page: int) -> Iterator[Block]:
    """A block ends at an empty line, at furniture, and before a number that opens a line after a stop."""
    start, last = -1, Span(0, 0)
    for line in [*lines, _Line(Span(0, 0), "")]:
        furniture = line.name in _ALWAYS
        if start >= 0 and (furniture or not line.span or (numbered(text, line.span) and stops(text, last))):
            yield Block(Span(start, last.end), page=page)
            start = -1
        if furniture:
            yield Block(line.span, BlockKind.FURNITURE, page=page)
        elif line.span:
            start, last = (line.span.start if start < 0 else start), line.span


def _notes(text: str, lines: list[_Line], page: int) -> Iterator[Block]:
    """One block per note. A note begins with its mark after an empty line, or with the number after the last one."""
    marks = [_mark(text, line) for line in lines]
    gaps = [at == 0 or not lines[at - 1].span for at in range(len(lines))]
    certain = {mark for mark, gap in zip(marks, gaps, strict=True) if gap}
    start = end = -1
    number = 0
    for line, mark, gap in zip(lines, marks, gaps, strict=True):
        if mark and (gap or (mark == str(number + 1) and mark not in certain)):
            if start >= 0:
                yield Block(Span(start, end), BlockKind.NOTE, page=page)
            start = -1
            number = int(mark) if mark.isdigit() else number
        if line.span:
            start, end = (line.span.start if start < 0 else start), line.span.end
    if start >= 0:
        yield Block(Span(start, end), BlockKind.NOTE, page=page)


def _mark(text: str, line: _Line) -> str:
    found = _NOTE.match(text, line.span.start, line.span.end) if line.span else None
    return found["mark"] if found else ""


def _unfinished(lines: list[_Line], heads: list[_Head], length: int) -> Iterator[Problem]:
    if heads and heads[-1].page < heads[-1].pages:
        last = heads[-1]
        message = f"The pages count to {last.pages}, but page {last.page} is the last one here."
        yield problem("truncated", message, Span(max(0, length - 1), length))
