"""One part's words as every scanner reads them, and what a scanner of references hands back."""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.core.mention import Mention, Position, Reference
from resgraph.core.model import Part, PartKind, Resolution
from resgraph.core.problem import Problem
from resgraph.core.text import blank, fold

Found = Reference | Mention | Position | Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """A part with its passage folded and its note calls blanked: offsets in ``text`` are offsets in the passage."""

    part: Part
    text: str
    language: str
    body: str  # a file of data/bodies: "ep", "un-ga"
    date: str = ""  # of the resolution, YYYY-MM-DD, where it is printed

    @property
    def path(self) -> str:
        """The address of the part below its document."""
        return self.part.path

    @property
    def note(self) -> bool:
        """Whether the part is a footnote."""
        return self.part.kind is PartKind.FOOTNOTE

    def printed(self, start: int, end: int) -> str:
        """The characters ``start:end`` as the source prints them."""
        return self.part.passage.text[start:end]

    def called_after(self, end: int) -> str:
        """The label of the note called right after ``end`` - only closing signs may stand between - or nothing."""
        for call in self.part.calls:
            if call.start >= end and not self.text[end : call.start].strip(" ,;:.)]'\""):
                return call.label
        return ""


def read(resolution: Resolution, part: Part) -> Reading:
    """The part as scanners read it."""
    text = blank(fold(part.passage.text), ((call.start, call.end) for call in part.calls))
    return Reading(part, text, resolution.language, resolution.body, resolution.date)


@dataclass(frozen=True, slots=True)
class Hit:
    """References that one stretch ``start:end`` of a reading gives: of two stretches that overlap the longer stays."""

    start: int
    end: int
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...] = ()
