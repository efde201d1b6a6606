"""Stage "scan": Resolution -> Findings. One file per kind of thing.

A scanner is a module with two functions: ``scan`` reads one part, ``gate`` says which literals have to stand in a part
for that (``prefilter`` explains it). A scanner of references yields ``Hit``; every other scanner yields mentions,
positions or problems as they are. Clauses are not scanned: their words are those of their paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Protocol

from resgraph.core.mention import EntityKind, Findings, InternalReference, Mention, Position, Reference
from resgraph.core.model import Resolution
from resgraph.core.problem import Problem, problem
from resgraph.mentions import (
    abbreviations,
    acts,
    bodies,
    capitalised,
    dated,
    described,
    general_comments,
    instruments,
    internal,
    issued,
    languages,
    numbers,
    offices,
    patterns,
    persons,
    places,
    positions,
    provisions,
    shortforms,
    states,
    symbols,
    wordings,
)
from resgraph.mentions.overlaps import Apart, Covers
from resgraph.mentions.prefilter import Literals, Prefilter
from resgraph.mentions.reading import Found, Hit, Reading, read

_START = attrgetter("start")
_POSSESSIVE = re.compile(r"[^'\u2019]+['\u2019]s ")


class ReferenceScanner(Protocol):
    """A module that finds references."""

    def scan(self, reading: Reading, /) -> Iterator[Hit]:
        """The references of one part."""

    def gate(self, language: str, /) -> Literals:
        """Literals of which one stands in every part where ``scan`` finds something."""


class Scanner(Protocol):
    """A module that finds mentions, positions or problems."""

    def scan(self, reading: Reading, /) -> Iterator[Found]:
        """What it finds in one part."""

    def gate(self, language: str, /) -> Literals:
        """Literals of which one stands in every part where ``scan`` finds something."""


class Follower(Protocol):
    """A module that finds further mentions from those found before."""

    def follow(self, readings: Sequence[Reading], mentions: Sequence[Mention], /) -> Iterator[Mention]:
        """What it finds in the whole document."""

    def gate(self, language: str, /) -> Literals:
        """Literals that it looks for in the parts."""


REFERENCES: tuple[ReferenceScanner, ...] = (
    numbers,
    symbols,
    general_comments,
    acts,
    provisions,
    instruments,
    dated,
    described,
    wordings,
    issued,
)  # earlier ones win where two stretches are equally long
OTHERS: tuple[Scanner, ...] = (bodies, states, patterns, capitalised, places)
INTERNAL: tuple[Scanner, ...] = (internal,)
FOLLOWERS: tuple[Follower, ...] = (persons, abbreviations, shortforms, offices)  # each sees what was found before it


def scan(resolution: Resolution, *, gated: bool = True) -> Findings:
    """Everything that the words of the parts name or do, sorted by part and offset.

    Overlaps: of two references the one with the longer stretch stays, and so with mentions, where the order of the
    scanners decides between equals; a mention inside an opaque reference (a proper name as a whole) is dropped.
    Followers see the whole document and the mentions found before them. In a language without cues only printed numbers
    are found, and one problem says so. Unless ``gated``, every scanner is tried on every part: more slowly the same.
    """
    scanners = _scanners(resolution.language)
    readings = read(resolution, scanners.prefilter if gated else None)
    found = _found(readings, scanners)
    names = (one for one in found if isinstance(one, Reference) and one.opaque)
    opaque = _by_part(names, resolution.language)
    kept: dict[str, list[Mention]] = {reading.path: [] for reading in readings}
    _add((one for one in found if isinstance(one, Mention)), kept, opaque)
    for follower in FOLLOWERS:
        _add(follower.follow(readings, [one for here in kept.values() for one in here]), kept, opaque)
    mentions = [one for here in kept.values() for one in here]
    order = {reading.path: number for number, reading in enumerate(readings)}

    def place(one: Reference | InternalReference) -> tuple[int, int, int, str]:
        return order[one.part], one.start, -one.end, one.printed

    return Findings(
        tuple(sorted((one for one in found if isinstance(one, Reference)), key=place)),
        tuple(mentions),
        () if languages.POSITIONS in scanners.lacking else _positions(readings, mentions, found),
        (*_unknown(resolution.language, scanners.lacking), *(one for one in found if isinstance(one, Problem))),
        tuple(sorted((one for one in found if isinstance(one, InternalReference)), key=place)),
    )


@dataclass(frozen=True, slots=True)
class _Scanners:
    """What is tried on the texts of a language, each scanner with its gate."""

    lacking: Set[str]
    references: Sequence[tuple[ReferenceScanner, Literals]]
    others: Sequence[tuple[Scanner, Literals]]
    prefilter: Prefilter


@cache
def _scanners(language: str) -> _Scanners:
    lacking = languages.lacking(language)
    references = [(one, one.gate(language)) for one in ((numbers,) if languages.REFERENCES in lacking else REFERENCES)]
    inside, names = (
        (() if languages.REFERENCES in lacking else INTERNAL),
        (() if languages.NAMES in lacking else OTHERS),
    )
    others = [(one, one.gate(language)) for one in (*inside, *names)]
    gates = [gate for _, gate in [*references, *others]] + [one.gate(language) for one in FOLLOWERS]
    return _Scanners(lacking, references, others, Prefilter(frozenset().union(*gates)))


def _positions(
    readings: Sequence[Reading], mentions: Iterable[Mention], found: Iterable[Found]
) -> tuple[Position, ...]:
    """What the body does, part by part in order; names and references are known by then."""
    names: dict[str, list[Mention]] = {}
    cited: dict[str, list[tuple[int, int]]] = {}
    for one in mentions:
        names.setdefault(one.part, []).append(one)
    for each in found:
        if isinstance(each, Reference | InternalReference):
            cited.setdefault(each.part, []).append((each.start, each.end))
    done: dict[str, list[Position]] = {}
    for reading in readings:
        path = reading.path
        above = done.get(path.rpartition("/")[0], ())
        done[path] = positions.scan(reading, names.get(path, ()), above, sorted(cited.get(path, ())))
    return tuple(one for part in done.values() for one in part)


def _unknown(language: str, lacking: Set[str]) -> Iterator[Problem]:
    if lacking:
        kinds = ", ".join(sorted(lacking))
        yield problem("language-unknown", f"No cues for {kinds} in the language {language!r}: only numbers are found.")


def _found(readings: Sequence[Reading], scanners: _Scanners) -> list[Found]:
    """What the scanners find, part by part; scanner by scanner, so that the patterns of one stay in the cache."""
    hits: list[list[Hit]] = [[] for _ in readings]
    for reference_scanner, gate in scanners.references:
        for reading, here in zip(readings, hits, strict=True):
            if reading.holds(gate):
                here.extend(reference_scanner.scan(reading))
    found: list[list[Found]] = [_kept(here) if here else [] for here in hits]
    for scanner, gate in scanners.others:
        for reading, mentions in zip(readings, found, strict=True):
            if reading.holds(gate):
                mentions.extend(scanner.scan(reading))
    return [one for here in found for one in here]


def _kept(hits: Iterable[Hit]) -> list[Found]:
    kept: list[Found] = []
    for hit in _longest(hits):
        kept += hit.references
        kept += hit.problems
    return kept


def _by_part(references: Iterable[Reference], language: str) -> Mapping[str, Covers]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for one in references:
        owner = _POSSESSIVE.match(one.printed)  # "the Commission's Green Paper" names the Commission too
        before = owner.end() if owner else bodies.issuer(one.printed, language)
        spans.setdefault(one.part, []).append((one.start + before, one.end))
    return {part: Covers(inside) for part, inside in spans.items()}


def _add(mentions: Iterable[Mention], kept: dict[str, list[Mention]], opaque: Mapping[str, Covers]) -> None:
    """Takes mentions to those that are kept of each part; only the parts that they stand in are looked at again."""
    found: dict[str, list[Mention]] = {}
    for one in mentions:
        found.setdefault(one.part, []).append(one)
    for part, here in found.items():
        kept[part] = _apart([*kept[part], *here], opaque.get(part))


def _apart(mentions: Iterable[Mention], opaque: Covers | None) -> list[Mention]:
    """Greedily the longest mentions of a part that do not overlap, none inside an opaque reference; in their order.

    Persons first: their scanner has looked at the others. Of two at one place the one stays that knows a fuller name
    of the body ("(CEN)" as the document defines it), else the one that a table knows.
    """
    apart = Apart()
    outside = (one for one in sorted(mentions, key=_preference) if not (opaque and opaque.hold(one.start, one.end)))
    return sorted((one for one in outside if apart.add(one.start, one.end)), key=_START)


def _preference(one: Mention) -> tuple[bool, int, bool, bool]:
    defined = bool(one.name) and one.printed.isupper()
    return one.kind is not EntityKind.PERSON, one.start - one.end, one.table == "pattern" and not defined, not one.name


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Greedily the longest stretches; the order of the scanners decides between equals."""
    apart = Apart()
    kept = [hit for hit in sorted(hits, key=lambda hit: hit.start - hit.end) if apart.add(hit.start, hit.end)]
    return sorted(kept, key=lambda hit: hit.start)
