"""Visible text put together from a file with markup, with its blocks and the way back to the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resgraph.core.model import Block, BlockKind
from resgraph.core.text import Span

_SEGMENT = re.compile(r"[^ \t\n]+(?: [^ \t\n]+)*")  # words with single spaces: they stand in step with the file
_BETWEEN_BLOCKS = "\n\n"


@dataclass(frozen=True, slots=True)
class Style:
    """What the layout says of the words that come next."""

    kind: BlockKind = BlockKind.TEXT
    level: int = 0
    tag: str = ""


@dataclass(slots=True)
class Composition:
    """Words are added in the order of the file; ``text()`` and ``blocks`` are what a Source needs.

    White space is collapsed as in CSS 2.1, section 16.6.1: a run of spaces, tabs and line feeds prints as one space,
    none at the ends of a block. U+00A0 and other spaces are characters like any other. Blocks are parted by an empty
    line; a block with nothing to see leaves no trace.
    """

    file: str
    blocks: list[Block] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    marks: list[int] = field(default_factory=lambda: [0])
    length: int = 0
    _parts: list[str] = field(default_factory=list)
    _style: Style = field(default_factory=Style)
    _open_style: Style = field(default_factory=Style)
    _start: int = -1  # of the open block
    _first: int = 0  # part at which the open block begins
    _glue: str = ""  # to print before the next word of the open block
    _raised: list[Span] = field(default_factory=list)

    def text(self) -> str:
        """All words put so far."""
        return "".join(self._parts)

    @property
    def open_length(self) -> int:
        """How many characters the open block has so far; 0 when none is open."""
        return self.length - self._start if self._start >= 0 else 0

    def text_from(self, start: int) -> str:
        """The words of the open block from ``start`` of the text on."""
        start = max(start, self._start)
        if self._start < 0:
            return ""
        at, first = self.length, len(self._parts)
        while at > start:
            first -= 1
            at -= len(self._parts[first])
        return "".join(self._parts[first:])[start - at :]

    def style(self, style: Style) -> None:
        """Words that follow have this style; words of another style never share a block."""
        self._style = style

    def words(self, start: int, end: int) -> None:
        """Add the characters ``start:end`` of the file, white space collapsed."""
        at = start
        for found in _SEGMENT.finditer(self.file, start, end):
            if found.start() > at:
                self.glue(" ")
            self.put(found[0], found.start())
            at = found.end()
        if at < end:
            self.glue(" ")

    def put(self, words: str, position: int) -> None:
        """Add ``words`` exactly; their first character stands at ``position`` of the file."""
        if self._start >= 0 and self._style != self._open_style:
            self.close()
        glue, self._glue = self._glue, ""
        if self._start < 0:
            self._open_style = self._style
            if self.blocks:
                self._append(_BETWEEN_BLOCKS, -1)
            self._start, self._first = self.length, len(self._parts)
        elif glue:
            self._append(glue, position - len(glue))
        self._append(words, position)

    def glue(self, white: str) -> None:
        """One character of white space to print before the next word of the block.

        A line feed outdoes tab and space, a tab outdoes a space.
        """
        if self._start < 0:
            return
        if white == "\n":
            self._glue = self._glue.strip(" \t") + "\n"
        elif self._glue in ("", " "):
            self._glue = white

    def raise_(self, start: int) -> None:
        """The words from ``start`` of the text on are a raised or linked mark, white space before it apart."""
        words = self.text_from(start)
        span = Span(max(start, self._start) + len(words) - len(words.lstrip()), self.length)
        if span.start < span.end and (not self._raised or self._raised[-1].end <= span.start):
            self._raised.append(span)

    def close(self) -> None:
        """End the open block, if there is one."""
        self._glue = ""
        if self._start >= 0:
            self._end_block()

    def _end_block(self) -> None:
        words = self.text_from(self._start)
        start, end = self._start, self._start + len(words.rstrip())
        start += len(words) - len(words.lstrip()) if end > start else 0
        if end > start:
            style, raised = self._open_style, tuple(self._raised)
            self.blocks.append(Block(Span(start, end), style.kind, style.level, style.tag, raised))
        else:
            self._take_back()
        self._start = -1
        self._raised.clear()

    def _take_back(self) -> None:
        """Forget the open block: there is nothing to see in it."""
        del self._parts[self._first :]
        if self.blocks:
            self._parts.pop()
        self.length = self._start - (len(_BETWEEN_BLOCKS) if self.blocks else 0)
        while len(self.starts) > 1 and self.starts[-1] >= self.length:
            self.starts.pop()
            self.marks.pop()

    def _append(self, words: str, position: int) -> None:
        if position >= 0 and position - self.length != self.marks[-1] - self.starts[-1]:
            if self.starts[-1] == self.length:
                self.marks[-1] = position
            else:
                self.starts.append(self.length)
                self.marks.append(position)
        self._parts.append(words)
        self.length += len(words)
