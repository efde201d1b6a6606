"""Stage "scan": Resolution -> Findings. One file per kind of thing.

A scanner of references yields ``Hit``; every other scanner yields mentions, positions or problems as they are.
Clauses are not scanned: their words are those of their paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from resgraph.core.mention import Findings, Mention, Position, Reference
from resgraph.core.model import PartKind, Resolution
from resgraph.core.problem import Problem, problem
from resgraph.mentions import (
    abbreviations,
    acts,
    bodies,
    capitalised,
    dated,
    described,
    instruments,
    issued,
    languages,
    numbers,
    offices,
    patterns,
    places,
    positions,
    provisions,
    shortforms,
    states,
    symbols,
    wordings,
)
from resgraph.mentions.reading import Found, Hit, Reading, read

ReferenceScanner = Callable[[Reading], Iterator[Hit]]
Scanner = Callable[[Reading], Iterator[Found]]
_POSSESSIVE = re.compile(r"[^'\u2019]+['\u2019]s ")
Follower = Callable[[Sequence[Reading], Sequence[Mention]], Iterator[Mention]]

REFERENCES: tuple[ReferenceScanner, ...] = (
    numbers.scan,
    symbols.scan,
    acts.scan,
    provisions.scan,
    instruments.scan,
    dated.scan,
    described.scan,
    wordings.scan,
    issued.scan,
)  # earlier ones win where two stretches are equally long
OTHERS: tuple[Scanner, ...] = (bodies.scan, states.scan, patterns.scan, capitalised.scan, places.scan)
FOLLOWERS: tuple[Follower, ...] = (
    abbreviations.follow,
    shortforms.follow,
    offices.follow,
)  # each sees what was found before it


def scan(resolution: Resolution) -> Findings:
    """Everything that the words of the parts name or do, sorted by part and offset.

    Overlaps: of two references the one with the longer stretch stays, and so with mentions, where the order of the
    scanners decides between equals; a mention inside an opaque reference (a proper name as a whole) is dropped.
    Followers see the whole document and the mentions found before them. In a language without cues only printed numbers
    are found, and one problem says so.
    """
    lacking = languages.lacking(resolution.language)
    readings = [read(resolution, p) for p in resolution.walk() if p.kind is not PartKind.CLAUSE and p.passage.text]
    found: list[Found] = [one for reading in readings for one in _of(reading, lacking)]
    names = (one for one in found if isinstance(one, Reference) and one.opaque)
    opaque = _by_part(names, resolution.language)
    mentions = _apart((one for one in found if isinstance(one, Mention)), opaque)
    for follower in FOLLOWERS:
        mentions = _apart([*mentions, *follower(readings, mentions)], opaque)
    order = {reading.path: number for number, reading in enumerate(readings)}

    def place(one: Reference | Mention) -> tuple[int, int, int, str]:
        return order[one.part], one.start, -one.end, one.printed

    return Findings(
        tuple(sorted((one for one in found if isinstance(one, Reference)), key=place)),
        tuple(sorted(mentions, key=place)),
        () if languages.POSITIONS in lacking else _positions(readings, mentions),
        (*_unknown(resolution.language, lacking), *(one for one in found if isinstance(one, Problem))),
    )


def _positions(readings: Sequence[Reading], mentions: Iterable[Mention]) -> tuple[Position, ...]:
    """What the body does, part by part in order; names are known by then."""
    names: dict[str, list[Mention]] = {}
    for one in mentions:
        names.setdefault(one.part, []).append(one)
    return tuple(one for reading in readings for one in positions.scan(reading, names.get(reading.path, ())))


def _unknown(language: str, lacking: Set[str]) -> Iterator[Problem]:
    if lacking:
        kinds = ", ".join(sorted(lacking))
        yield problem("language-unknown", f"No cues for {kinds} in the language {language!r}: only numbers are found.")


def _of(reading: Reading, lacking: Set[str]) -> Iterator[Found]:
    scanners = (numbers.scan,) if languages.REFERENCES in lacking else REFERENCES
    hits = _longest(hit for scanner in scanners for hit in scanner(reading))
    for hit in hits:
        yield from hit.references
        yield from hit.problems
    for scanner in () if languages.NAMES in lacking else OTHERS:
        yield from scanner(reading)


def _by_part(references: Iterable[Reference], language: str) -> Mapping[str, Sequence[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for one in references:
        owner = _POSSESSIVE.match(one.printed)  # "the Commission's Green Paper" names the Commission too
        before = owner.end() if owner else bodies.issuer(one.printed, language)
        spans.setdefault(one.part, []).append((one.start + before, one.end))
    return spans


def _apart(mentions: Iterable[Mention], opaque: Mapping[str, Sequence[tuple[int, int]]]) -> list[Mention]:
    """Greedily the longest mentions that do not overlap, none inside an opaque reference; in their order.

    Of two at one place the one stays that a table knows or that knows a fuller name of the body.
    """
    kept: dict[str, list[Mention]] = {}
    for one in sorted(mentions, key=lambda one: (one.start - one.end, one.table == "pattern", not one.name)):
        inside = any(start <= one.start and one.end <= end for start, end in opaque.get(one.part, ()))
        if not inside and not any(one.start < m.end and m.start < one.end for m in kept.get(one.part, ())):
            kept.setdefault(one.part, []).append(one)
    return [one for part in kept.values() for one in sorted(part, key=lambda one: one.start)]


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Greedily the longest stretches; the order of the scanners decides between equals."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: hit.start - hit.end):
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
