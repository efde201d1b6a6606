"""Stage "scan": Resolution -> Findings. One file per kind of thing.

A scanner of references yields ``Hit``; every other scanner yields mentions, positions or problems as they are.
Clauses are not scanned: their words are those of their paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from resgraph.core.mention import Findings, Mention, Position, Reference
from resgraph.core.model import PartKind, Resolution
from resgraph.core.problem import Problem
from resgraph.mentions.reading import Found, Hit, Reading, read

ReferenceScanner = Callable[[Reading], Iterator[Hit]]
Scanner = Callable[[Reading], Iterator[Found]]

REFERENCES: tuple[ReferenceScanner, ...] = ()  # earlier ones win where two stretches are equally long
OTHERS: tuple[Scanner, ...] = ()


def scan(resolution: Resolution) -> Findings:
    """Everything that the words of the parts name or do, sorted by part and offset.

    Overlaps: of two references the one with the longer stretch stays; a mention inside an opaque reference (a proper
    name as a whole) is dropped, as is a mention inside a longer one.
    """
    readings = [read(resolution, p) for p in resolution.walk() if p.kind is not PartKind.CLAUSE and p.passage.text]
    found: list[Found] = [one for reading in readings for one in _of(reading)]
    order = {reading.path: number for number, reading in enumerate(readings)}

    def place(one: Reference | Mention) -> tuple[int, int, int, str]:
        return order[one.part], one.start, -one.end, one.printed

    return Findings(
        tuple(sorted((one for one in found if isinstance(one, Reference)), key=place)),
        tuple(sorted((one for one in found if isinstance(one, Mention)), key=place)),
        tuple(
            sorted(
                (one for one in found if isinstance(one, Position)),
                key=lambda one: (order[one.text_part], one.start, -one.end, one.part),
            )
        ),
        tuple(one for one in found if isinstance(one, Problem)),
    )


def _of(reading: Reading) -> Iterator[Found]:
    hits = _longest(hit for scanner in REFERENCES for hit in scanner(reading))
    for hit in hits:
        yield from hit.references
        yield from hit.problems
    opaque = [(r.start, r.end) for hit in hits for r in hit.references if r.opaque]
    others = [one for scanner in OTHERS for one in scanner(reading)]
    wholes = opaque + [(one.start, one.end) for one in others if isinstance(one, Mention)]
    yield from (one for one in others if not (isinstance(one, Mention) and _covered(one, opaque, wholes)))


def _covered(one: Mention, opaque: list[tuple[int, int]], wholes: list[tuple[int, int]]) -> bool:
    if any(start <= one.start and one.end <= end for start, end in opaque):
        return True
    return any(start <= one.start and one.end <= end and end - start > one.end - one.start for start, end in wholes)


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Greedily the longest stretches; the order of the scanners decides between equals."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: hit.start - hit.end):
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
