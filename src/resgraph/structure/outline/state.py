"""Where the reading of a text stands: what was read last, what is open, what may come. Imports no rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from resgraph.core.model import PartKind
from resgraph.core.text import fold
from resgraph.structure.draft import Outline, Row
from resgraph.structure.knowledge import Body, Form, Words
from resgraph.structure.numbers import follows
from resgraph.structure.punctuation import stop
from resgraph.structure.stretch import Stretch

LONGEST_HEADING = 300  # characters
_FINAL = 4  # stretches of a last paragraph, pages that break it included
_SOFT = ",;:.!?"
_HARD = ";:.!?"


@dataclass(slots=True)
class State:
    """The text being read, stretch by stretch, and what is known so far."""

    text: str  # of the source
    words: Words
    body: Body
    stretches: Sequence[Stretch]
    out: Outline = field(default_factory=Outline)
    at: int = 0  # index of the stretch being read
    tail: str = ""  # the stretch read last
    page: int = 0
    preamble: bool = True  # whether a preamble may go on here
    ended: bool = False
    noting: bool = False
    annex: Row | None = None
    number: str = ""  # of the last paragraph here
    recital: str = ""
    more: tuple[str, int] = ("", -1)  # after the paragraph of this number the text carries on at this stretch
    sections: list[Row] = field(default_factory=list)  # open ones, outermost first
    points: list[Row] = field(default_factory=list)

    @property
    def here(self) -> Stretch:
        """The stretch being read."""
        return self.stretches[self.at]

    @property
    def last(self) -> Row | None:
        """The part read last."""
        return self.out.rows[-1] if self.out.rows else None

    @property
    def finished(self) -> bool:
        """Whether a new part can begin: nothing before, a heading before, or a stop."""
        if self.last is None or self.last.kind in (PartKind.SECTION, PartKind.HEADING, PartKind.ANNEX):
            return True
        return bool(stop(self.tail)) and stop(self.tail) in (_SOFT if self.preamble else _HARD)

    @property
    def torn(self) -> bool:
        """Whether a page ended before this stretch in the middle of a sentence."""
        return self.here.page != self.page and not stop(self.tail) and self.last is not None

    def forms(self, *kinds: PartKind, at: Stretch | None = None) -> Iterator[tuple[Form, re.Match[str]]]:
        """The markers that this stretch, or the one ``at``, may open with."""
        plain = (at or self.here).plain
        for form in self.body.forms:
            if form.kind in kinds and (self.annex or not form.annex) and (found := form.pattern.match(plain)):
                yield form, found

    def rest(self, end: int) -> str:
        """The words of this stretch from ``end`` on."""
        return self.here.plain[end:].lstrip()

    def open(self, row: Row, start: int = 0, end: int = 0) -> Row:
        """Begin ``row`` at this stretch, whose marker stands at ``start:end``."""
        if end > start:
            row.marker = self.here.cut(start, start + len(self.here.plain[start:end].rstrip())).span
        self.out.rows.append(row)
        self.add(row, end)
        return row

    def add(self, row: Row, start: int = 0) -> None:
        """Let this stretch, from ``start`` on, go on with ``row``."""
        words = self.here.plain[start:]
        start += len(words) - len(words.lstrip())
        if start < len(self.here.plain):
            piece = self.here.cut(start, len(self.here.plain))
            row.spans.append(piece.span)
            row.pages.append(self.here.page)
            row.raised.extend(piece.raised)
        self.tail, self.page = self.here.plain[start:], self.here.page
        if self.annex is None and row.kind in (PartKind.PARAGRAPH, PartKind.POINT) and stop(self.tail) == ".":
            self._end(row)

    def _end(self, row: Row) -> None:
        """Whether the paragraph that just came to a full stop is the one that forwards the text."""
        words = " ".join(self.text[span.start : span.end] for span in row.spans[-_FINAL:])
        if self.words.find("final", fold(" ".join(words.split()))):
            self.ended = self.out.complete = True


def level(rows: Sequence[Row], form: Form, number: str) -> int:
    """The depth among open ``rows`` at which ``number`` goes on counting in its form, or -1."""
    for depth in range(len(rows) - 1, -1, -1):
        row = rows[depth]
        if row.form and row.form.name == form.name:
            return depth if not form.sequence or follows(form.sequence, row.number, number) else -1
    return -1
