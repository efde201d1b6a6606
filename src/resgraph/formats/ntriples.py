"""N-Triples (W3C RDF 1.1 N-Triples, 2014), sorted by code point."""

from __future__ import annotations

from collections.abc import Iterable

from resgraph.formats.grouping import read


def write(quads: Iterable[str]) -> bytes:
    """The statements of all graphs together, each once, one a line."""
    return "".join(sorted({f"{s.subject} <{s.property}> {s.value} .\n" for s in read(quads)})).encode()
