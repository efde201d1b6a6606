"""What positions speak of: the entities that the heads of their objects name, the works that these cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from resgraph.core.mention import Entity, InternalReference, LinkedMention, LinkedPosition, LinkedReference, Position

Found = Mapping[tuple[str, int], Sequence[Entity]]  # by part and offset


def link(
    positions: Iterable[LinkedPosition],
    mentions: Iterable[LinkedMention],
    references: Iterable[LinkedReference],
    internal: Iterable[InternalReference] = (),
) -> Iterator[LinkedPosition]:
    """The positions with their targets, and with what they repeat: works in which it stands, positions of the document.

    A reference counts only where it is linked to one work; a name at the head of one that is not linked only says whose
    the thing is ("Welcomes the Commission's Legislative and Work Programme"). A reference to a part of the document
    counts only where that part holds one position of the same force.
    """
    positions = list(positions)
    own = {(one.part, one.start): one.cited for one in internal if one.cited}
    named: dict[tuple[str, int], list[Entity]] = {}
    cited: dict[tuple[str, int], list[Entity]] = {}
    for one in mentions:
        named.setdefault((one.mention.part, one.mention.start), []).append(one.entity)
    printed: set[tuple[str, int, int]] = set()
    for other in references:
        place = other.reference
        printed.add((place.part, place.start, place.end))
        if len(other.cited) == 1:
            cited.setdefault((place.part, place.start), []).append(other.cited[0])
    for position in positions:
        here = position.position
        if not (here.heads or here.earlier):
            yield position
            continue
        names = [head for head in here.heads if (here.text_part, *head) not in printed]
        targets = _at(here.text_part, here.heads, cited) or _at(here.text_part, names, named)
        repeated = _at(here.text_part, here.earlier, cited)
        renewed = _renewed(here, own, positions) if own else ()
        found = targets or repeated or renewed
        yield replace(position, targets=targets, repeated=repeated, renewed=renewed) if found else position


def _renewed(
    here: Position, own: Mapping[tuple[str, int], Sequence[str]], positions: Iterable[LinkedPosition]
) -> tuple[Position, ...]:
    """The positions of the same force in the parts that a position says it repeats, where a part holds only one."""
    parts = (path for start, _ in here.earlier for path in own.get((here.text_part, start), ()))
    able = [
        [p for one in positions if (p := one.position).text_part == path and p.force == here.force and p != here]
        for path in parts
    ]
    return tuple(dict.fromkeys(one[0] for one in able if len(one) == 1))


def _at(part: str, spans: Iterable[tuple[int, int]], found: Found) -> tuple[Entity, ...]:
    """The entities that begin where one of the spans begins, each once, in order."""
    entities = (entity for start, _ in spans for entity in found.get((part, start), ()))
    return tuple({entity.iri: entity for entity in entities}.values())
