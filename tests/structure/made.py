"""Documents made for tests: a Source from plain text without a reader, and the labels of what is found in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from resgraph.core.model import Block, BlockKind, Origin, PartKind, Resolution, Source
from resgraph.core.text import Span
from resgraph.structure import parse

UNITS = {
    PartKind.CITATION,
    PartKind.RECITAL,
    PartKind.PREAMBULAR,
    PartKind.PARAGRAPH,
    PartKind.POINT,
    PartKind.FOOTNOTE,
}


def source(text: str, *, layout: str = "text", kinds: Iterable[tuple[str, BlockKind]] = (), pages: str = "") -> Source:
    """Blocks between empty lines; a block that begins with one of the words in ``kinds`` is of that kind.

    A line that is only ``pages`` ends a page and is furniture.
    """
    blocks = []
    page = 1 if pages else 0
    for found in re.finditer(r"\S[^\n]*(?:\n(?!\s*(?:\n|\Z))[^\n]*)*", text):
        words = found[0].rstrip()
        kind = next((kind for opening, kind in kinds if words.startswith(opening)), BlockKind.TEXT)
        if pages and words == pages:
            kind, page = BlockKind.FURNITURE, page + 1
        blocks.append(Block(Span(found.start(), found.start() + len(words)), kind, 1, page=page))
    data = text.encode()
    origin = Origin((0,), (0,), (0,))
    return Source(
        "made", "text/plain", layout, text, tuple(blocks), origin, hashlib.sha256(data).hexdigest(), len(data)
    )


def parsed(text: str, **options: object) -> Resolution:
    """``text`` read by the factory and parsed."""
    return parse(source(text, **options))  # type: ignore[arg-type]


def labels(resolution: Resolution, kinds: Iterable[PartKind] = UNITS) -> list[str]:
    """The labels of the parts of these kinds in document order."""
    return [part.label for part in resolution.walk() if part.kind in set(kinds)]


def texts(resolution: Resolution) -> dict[str, str]:
    """Path -> words."""
    return {part.path: part.passage.text for part in resolution.walk()}


def titles(resolution: Resolution) -> list[str]:
    """The short names of all problems, by place."""
    from resgraph.core.problem import catalogue

    return [catalogue()[one.code].name for one in resolution.problems]
