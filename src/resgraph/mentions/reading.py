"""One part's words as every scanner reads them, and what a scanner of references hands back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from resgraph.core.dates import PrintedDate, dates
from resgraph.core.mention import InternalReference, Mention, Position, Reference
from resgraph.core.model import Part, PartKind, Resolution
from resgraph.core.problem import Problem
from resgraph.core.text import blank, fold
from resgraph.mentions import quoted
from resgraph.mentions.prefilter import Literals, Prefilter
from resgraph.mentions.tagged import Tagged, tag

Found = Reference | InternalReference | Mention | Position | Problem


@dataclass(frozen=True)
class Reading:
    """A part with its passage folded and its note calls blanked: offsets in ``text`` are offsets in the passage.

    What several scanners need of a text is found once, when the first of them asks for it.
    """

    part: Part
    text: str
    language: str
    body: str  # a file of data/bodies: "ep", "un-ga"
    date: str = ""  # of the resolution, YYYY-MM-DD, where it is printed
    literals: Literals | None = None  # those of all gates that stand in the text; None: not looked for

    @cached_property
    def tagged(self) -> Tagged:
        """The known names in the text."""
        return tag(self.text, self.language, self.body)

    @cached_property
    def titles(self) -> tuple[tuple[int, int], ...]:
        """Where quoted titles stand in the text."""
        return quoted.titles(self.text, self.language)

    @cached_property
    def dates(self) -> tuple[PrintedDate, ...]:
        """The dates in the text, in order."""
        return tuple(dates(self.text, self.language))

    def holds(self, gate: Literals) -> bool:
        """Whether one of the literals stands in the text, so that what needs them has to be tried."""
        return self.literals is None or not self.literals.isdisjoint(gate)

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


def read(resolution: Resolution, prefilter: Prefilter | None) -> list[Reading]:
    """The parts with words of their own as scanners read them, in order; clauses are stretches of their paragraphs."""
    parts = [one for one in resolution.walk() if one.kind is not PartKind.CLAUSE and one.passage.text]
    texts = [blank(fold(one.passage.text), ((call.start, call.end) for call in one.calls)) for one in parts]
    literals = prefilter.find(texts) if prefilter else [None] * len(texts)
    known = resolution.language, resolution.body, resolution.date
    return [Reading(*one[:2], *known, one[2]) for one in zip(parts, texts, literals, strict=True)]


@dataclass(frozen=True, slots=True)
class Hit:
    """References that one stretch ``start:end`` of a reading gives: of two stretches that overlap the longer stays."""

    start: int
    end: int
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...] = ()
