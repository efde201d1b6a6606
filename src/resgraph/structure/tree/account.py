"""The account: every character of the source that is no white space has exactly one role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from resgraph.core.model import Part, PartKind, Role
from resgraph.core.text import Span


def account(text: str, claims: Iterable[tuple[Span, Role]], start: int, end: int) -> tuple[tuple[Span, Role], ...]:
    """Tiles from ``claims``, the earlier one of two that overlap kept; the rest lies around the document or, between
    ``start`` and ``end``, belongs to the carrier."""
    tiles: list[tuple[Span, Role]] = []
    at = 0
    for span, role in sorted(claims, key=lambda claim: claim[0]):
        if span.end > at and len(span):
            tiles += _unclaimed(text, at, max(at, span.start), start, end)
            tiles.append((Span(max(at, span.start), span.end), role))
            at = span.end
    return (*tiles, *_unclaimed(text, at, len(text), start, end))


def _unclaimed(text: str, at: int, to: int, start: int, end: int) -> Iterator[tuple[Span, Role]]:
    for left, right in ((at, min(to, start)), (max(at, start), min(to, end)), (max(at, end), to)):
        words = text[left:right] if left < right else ""
        if words.strip():
            first = left + len(words) - len(words.lstrip())
            inside = start <= first < end
            yield Span(first, left + len(words.rstrip())), Role.FURNITURE if inside else Role.AROUND


def of_parts(parts: Sequence[Part]) -> Iterator[tuple[Span, Role]]:
    """The words and markers of all parts; clauses repeat words of their paragraphs and count once."""
    for part in parts:
        for one in part.walk():
            if one.kind is not PartKind.CLAUSE:
                yield from ((span, Role.PART) for span in one.passage.spans())
            if one.marker:
                yield one.marker, Role.MARKER
