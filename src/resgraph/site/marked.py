"""A resolution with everything recognised marked: what pages, terminal and pictures show of it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from resgraph.core.addresses import DocumentAddress
from resgraph.core.mention import (
    EntityKind,
    LinkedInternalReference,
    LinkedMention,
    LinkedPosition,
    LinkedReference,
    Status,
)
from resgraph.core.model import Part
from resgraph.pipeline import Conversion


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of mark: its name in styles, the word in the legend and the two colours of its ground."""

    name: str
    word: str
    light: str
    dark: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("act", "what the body does", "#ffd7a8", "#7a4a12"),
        Kind("who", "who is asked", "#ffc9d6", "#7d2f47"),
        Kind("ref", "reference, linked", "#bfe3c5", "#1f5d33"),
        Kind("open", "reference, not linked", "#e3e3e3", "#4d4d4d"),
        Kind("own", "reference to a part of this text", "#d3efe9", "#1d5a52"),
        Kind("org", "organisation or office", "#c6dcf7", "#1f4a7d"),
        Kind("place", "place", "#ddd0f5", "#4f3a85"),
        Kind("person", "person", "#fff2a8", "#6b5d0c"),
        Kind("note", "footnote mark", "#f0f0f0", "#3a3a3a"),
    )
}

_MENTIONS = {
    EntityKind.PERSON: "person",
    EntityKind.ORGANIZATION: "org",
    EntityKind.POST: "org",
    EntityKind.LOCATION: "place",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch ``start:end`` of a part's passage, what it is, and what to say of it."""

    start: int
    end: int
    kind: str
    say: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two borders of marks, with the marks that hold there, outermost first."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def kind(self) -> str:
        """The kind of the innermost mark, or the empty string."""
        return self.marks[-1].kind if self.marks else ""


def marks(conversion: Conversion) -> dict[str, tuple[Mark, ...]]:
    """Path of a part -> its marks, sorted by offset, longer first; marks that cross an earlier one are left out."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for reference in conversion.links.references:
        found[reference.reference.part].append(_reference(reference))
    names = {part.path: part.label for part in conversion.resolution.walk()}
    for internal in conversion.links.internal:
        found[internal.reference.part].append(_internal(internal, names, conversion.address))
    for mention in conversion.links.mentions:
        found[mention.mention.part].append(_mention(mention))
    for position in conversion.links.positions:
        found[position.position.text_part].extend(_position(position))
    for part in conversion.resolution.walk():
        for call in part.calls:
            found[part.path].append(Mark(call.start, call.end, "note", f"footnote {call.label}"))
    return {path: _nested(some) for path, some in found.items()}


def runs(part: Part, marked: tuple[Mark, ...]) -> Iterator[Run]:
    """The passage of ``part`` cut at every border of its marks."""
    text = part.passage.text
    borders = sorted({0, len(text), *(m.start for m in marked), *(m.end for m in marked)})
    for start, end in itertools.pairwise(borders):
        yield Run(text[start:end], tuple(m for m in marked if m.start <= start and end <= m.end))


def _reference(linked: LinkedReference) -> Mark:
    reference = linked.reference
    cited = " or ".join(entity.label for entity in linked.cited) or "no target"
    name = f" ({reference.normal})" if reference.normal and reference.normal != cited else ""
    open_ = linked.status in (Status.UNRESOLVED, Status.AMBIGUOUS)
    say = f"{reference.kind}: {cited}{name} - {linked.status.value}, {linked.confidence:.2f}"
    return Mark(
        reference.start, reference.end, "open" if open_ else "ref", say, linked.cited[0].iri if linked.cited else ""
    )


def _internal(linked: LinkedInternalReference, names: Mapping[str, str], address: DocumentAddress) -> Mark:
    reference = linked.reference
    cited = ", ".join(names[path] for path in reference.cited) or "no such part found"
    say = f"{cited} - {linked.status.value}, {linked.confidence:.2f}"
    iri = address.part(reference.cited[0]) if len(reference.cited) == 1 else ""
    return Mark(reference.start, reference.end, "own", say, iri)


def _mention(linked: LinkedMention) -> Mark:
    mention, entity = linked.mention, linked.entity
    return Mark(mention.start, mention.end, _MENTIONS.get(mention.kind, "org"), entity.label, entity.iri)


def _position(linked: LinkedPosition) -> Iterator[Mark]:
    position = linked.position
    yield Mark(position.start, position.end, "act", f"{position.force}: {position.verb}")
    for addressee, entity in zip(position.addressees, linked.addressees, strict=False):
        label = entity.label if entity else addressee.printed
        yield Mark(addressee.start, addressee.end, "who", f"asked: {label}", entity.iri if entity else "")


def _nested(some: list[Mark]) -> tuple[Mark, ...]:
    kept: list[Mark] = []
    for mark in sorted(set(some), key=lambda m: (m.start, -m.end, m.kind, m.say)):
        crossing = any(m.start < mark.start < m.end < mark.end for m in kept)
        if mark.end > mark.start and not crossing:
            kept.append(mark)
    return tuple(kept)
