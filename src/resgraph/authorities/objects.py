"""What positions speak of: the entities that the heads of their objects name, the works that these cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from resgraph.core.mention import Entity, LinkedMention, LinkedPosition, LinkedReference

Found = Mapping[str, Sequence[tuple[int, int, Entity]]]


def link(
    positions: Iterable[LinkedPosition], mentions: Iterable[LinkedMention], references: Iterable[LinkedReference]
) -> Iterator[LinkedPosition]:
    """The positions with their targets, and with the works in which the positions stand that they repeat.

    A reference counts only where it is linked to one work.
    """
    named: dict[str, list[tuple[int, int, Entity]]] = {}
    cited: dict[str, list[tuple[int, int, Entity]]] = {}
    for one in mentions:
        named.setdefault(one.mention.part, []).append((one.mention.start, one.mention.end, one.entity))
    for other in references:
        if len(other.cited) == 1:
            place = other.reference
            cited.setdefault(place.part, []).append((place.start, place.end, other.cited[0]))
    for position in positions:
        here = position.position
        targets = _at(here.heads, cited.get(here.text_part, ())) or _at(here.heads, named.get(here.text_part, ()))
        repeated = _at(here.earlier, cited.get(here.text_part, ()))
        yield replace(position, targets=targets, repeated=repeated) if targets or repeated else position


def _at(spans: Iterable[tuple[int, int]], found: Sequence[tuple[int, int, Entity]]) -> tuple[Entity, ...]:
    """The entities that begin where one of the spans begins, each once, in order."""
    starts = [start for start, _ in spans]
    return tuple({entity.iri: entity for start in starts for begin, _, entity in found if begin == start}.values())
