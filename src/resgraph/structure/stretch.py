"""Stretches: the blocks of a source as running text, ready to be recognised. Imports no member of the family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resgraph.core.model import Block, BlockKind, Source
from resgraph.core.text import Span, fold


@dataclass(frozen=True, slots=True)
class Stretch:
    """Running text that the layout sets apart: a block, or lines of one. ``plain`` is the folded text of ``span``."""

    span: Span
    plain: str
    kind: BlockKind = BlockKind.TEXT
    level: int = 0
    tag: str = ""
    raised: tuple[Span, ...] = ()
    page: int = 0

    @property
    def line(self) -> str:
        """All words on one line."""
        return " ".join(self.plain.split())

    def lines(self) -> Iterator[Stretch]:
        """Each line as a stretch of its own."""
        for found in re.finditer(r"\S[^\n]*", self.plain):
            yield self.cut(found.start(), found.start() + len(found[0].rstrip()))

    def cut(self, start: int, end: int) -> Stretch:
        """The characters ``start:end`` of this stretch."""
        span = Span(self.span.start + start, self.span.start + end)
        raised = tuple(mark for mark in self.raised if mark.within(span))
        return Stretch(span, self.plain[start:end], self.kind, self.level, self.tag, raised, self.page)


def stretches(source: Source, *kinds: BlockKind) -> list[Stretch]:
    """The blocks of the given kinds, all but notes and furniture by default, without those that hold no character."""
    wanted = kinds or tuple(kind for kind in BlockKind if kind not in (BlockKind.NOTE, BlockKind.FURNITURE))
    made = (stretch(source, block) for block in source.blocks if block.kind in wanted)
    return [one for one in made if one.plain]


def stretch(source: Source, block: Block) -> Stretch:
    """A block as a stretch, white space around it left out."""
    text = source.text[block.span.start : block.span.end]
    start = block.span.start + len(text) - len(text.lstrip())
    span = Span(start, max(start, block.span.start + len(text.rstrip())))
    plain = fold(source.text[span.start : span.end])
    return Stretch(span, plain, block.kind, block.level, block.tag, block.raised, block.page)
