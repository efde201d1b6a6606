"""Lines of light markup as one run of characters: which of them print, and where they stand in the file."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from resgraph.core.text import Span
from resgraph.sources.composition import Composition, Style

# Markup that wiki text and Markdown borrow from HTML.
_HTML = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<break><br\s*/?>)"
    r"|</?(?P<element>b|big|blockquote|center|cite|code|del|div|em|font|i|ins|nowiki|p|s|small|span|strong|sub|sup|tt|u)"
    r"(?:\s[^<>]{0,400})?/?>"
    r"|(?P<reference>&(?:[A-Za-z][A-Za-z0-9]{1,31}|#(?:3[2-9]|[4-9]\d|1[0-1]\d|12[0-6]|1[6-9]\d|[2-9]\d\d|[1-9]\d{3,4}));)",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters ``start:end`` of a flow do not print; ``printed`` does instead, and stands at ``at`` of the flow."""

    start: int
    end: int
    printed: str = ""
    at: int = 0
    raised: bool = False  # a note mark


class Flow:
    """The lines of one block, without the markup before them, joined by line feeds."""

    def __init__(self, file: str, lines: Iterable[Span]) -> None:
        """``lines`` are stretches of ``file``, ascending."""
        self.lines = [line for line in lines if line]
        self.text = "\n".join(file[line.start : line.end] for line in self.lines)
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def place(self, offset: int) -> int:
        """Where the character at ``offset`` stands in the file."""
        line = min(bisect.bisect_right(self._starts, offset), len(self.lines)) - 1
        return self.lines[line].start + offset - self._starts[line]

    def print(self, composition: Composition, edits: Iterable[Edit]) -> None:
        """Add what prints to the open block; of edits that overlap the first counts."""
        at = 0
        for edit in sorted(edits):
            if edit.start < at:
                continue
            self._words(composition, at, edit.start)
            before = composition.length
            if edit.printed == "\n":
                composition.glue("\n")
            elif edit.printed:
                composition.put(edit.printed, self.place(edit.at))
            if edit.raised:
                composition.raise_(composition.length - len(edit.printed) if composition.length > before else before)
            at = edit.end
        self._words(composition, at, len(self.text))

    def _words(self, composition: Composition, start: int, end: int) -> None:
        while start < end:
            line = min(bisect.bisect_right(self._starts, start), len(self.lines)) - 1
            stop = min(end, self._starts[line + 1] - 1)
            composition.words(self.place(start), self.place(start) + stop - start)
            if stop < end:
                composition.glue(" ")
            start = max(stop, min(end, self._starts[line + 1]))


Setting = tuple[Style, list[Span]]  # a block of light markup: its style and its lines without the markup before them


def compose(file: str, blocks: Iterable[Setting], edits: Callable[[str], Iterable[Edit]]) -> Composition:
    """The visible text of ``blocks``; ``edits`` says for the words of a block what of them does not print."""
    composition = Composition(file)
    for style, lines in blocks:
        composition.style(style)
        flow = Flow(file, lines)
        flow.print(composition, edits(flow.text))
        composition.close()
    return composition


def file_lines(file: str) -> Iterator[Span]:
    """The lines of ``file`` without their line feeds."""
    at = 0
    for words in file.split("\n"):
        yield Span(at, at + len(words))
        at += len(words) + 1


def borrowed(text: str) -> Iterator[Edit]:
    """Edits for tags, comments and character references of HTML in light markup."""
    for found in _HTML.finditer(text):
        if found["reference"]:
            decoded = unescape(found[0])
            if decoded != found[0]:
                yield Edit(found.start(), found.end(), decoded, found.start())
        else:
            yield Edit(found.start(), found.end(), "\n" if found["break"] else "")
