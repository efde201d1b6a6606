"""Parts made by hand, for tests of scanners."""

from __future__ import annotations

from resgraph.core.mention import EntityKind, Mention
from resgraph.core.model import Part, PartKind
from resgraph.core.text import Passage, Span, fold
from resgraph.mentions.reading import Reading


def part(text: str, kind: PartKind = PartKind.PARAGRAPH, path: str = "para_1", *clauses: Part) -> Part:
    """A part whose passage is the whole source."""
    passage = Passage(text, ((0, Span(0, len(text))),) if text else ())
    return Part(kind, path, path, path.replace("_", " "), 1, passage, parts=clauses)


def paragraph(text: str, body: str = "ep", **more: object) -> Reading:
    """A reading of a part with the text, by default a paragraph of the European Parliament."""
    return Reading(part(text, **more), fold(text), "en", body)


def mention(text: str, words: str, kind: EntityKind = EntityKind.ORGANIZATION, path: str = "para_1") -> Mention:
    """A mention of the words where they first stand in the text."""
    start = text.index(words)
    return Mention(path, start, start + len(words), words, kind)
