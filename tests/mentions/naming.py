"""Readings made from bare words, for the tests of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resgraph.core.mention import EntityKind, Mention
from resgraph.core.model import Part, PartKind
from resgraph.core.text import Passage, Span, fold
from resgraph.mentions import FOLLOWERS, OTHERS, _add
from resgraph.mentions.reading import Reading


def reading(text: str, body: str = "ep", path: str = "para_1", kind: PartKind = PartKind.PARAGRAPH) -> Reading:
    part = Part(kind, path, path, path, 1, Passage(text, ((0, Span(0, len(text))),)))
    return Reading(part, fold(text), "en", body)


def mentions(*texts: str, body: str = "ep") -> list[Mention]:
    """All mentions in the texts, each text a part of one document."""
    readings = [reading(text, body, f"para_{number}") for number, text in enumerate(texts, 1)]
    kept: dict[str, list[Mention]] = {one.path: [] for one in readings}
    _add((one for r in readings for scanner in OTHERS for one in scanner.scan(r)), kept, {})
    for follower in FOLLOWERS:
        _add(follower.follow(readings, [one for here in kept.values() for one in here]), kept, {})
    return [one for here in kept.values() for one in here]


def named(*texts: str, body: str = "ep", kinds: Sequence[EntityKind] = ()) -> list[str]:
    return [one.printed for one in mentions(*texts, body=body) if not kinds or one.kind in kinds]


def bodies_named(*texts: str, body: str = "ep") -> list[str]:
    return named(*texts, body=body, kinds=(EntityKind.ORGANIZATION, EntityKind.POST))


def persons_named(*texts: str, body: str = "ep") -> list[str]:
    return named(*texts, body=body, kinds=(EntityKind.PERSON,))


def places_named(*texts: str, body: str = "ep") -> list[str]:
    return named(*texts, body=body, kinds=(EntityKind.LOCATION,))


def printed(found: Iterator[Mention]) -> list[str]:
    return [one.printed for one in found]
