"""N-Quads (W3C RDF 1.1 N-Quads, 2014), sorted by code point: the canonical form when there is no blank node."""

from __future__ import annotations

from collections.abc import Iterable


def write(quads: Iterable[str]) -> bytes:
    """The lines, each once, each ended by a line feed."""
    return "".join(f"{line}\n" for line in sorted(set(quads))).encode()
