"""One reference per cited thing and part: a short form of what the same part names in full is not counted again."""

from __future__ import annotations

from resgraph.antecedents.document import Document
from resgraph.core.mention import Reference

_SHORT = ("defined", "short-name", "instrument", "named", "ibidem", "described", "contained")


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references without repeated names of one work in one part; the fullest name stays."""
    best: dict[tuple[str, str, str], Reference] = {}
    for reference in references:
        if reference.normal and reference.scheme in _SHORT:
            where = (reference.part, reference.normal, reference.pinpoint)
            other = best.get(where)
            if other is None or _rank(reference) > _rank(other):
                best[where] = reference
    return tuple(
        r for r in references if not (r.normal and r.scheme in _SHORT) or best[(r.part, r.normal, r.pinpoint)] is r
    )


def _rank(reference: Reference) -> tuple[bool, int]:
    return reference.scheme in ("instrument", "named"), reference.end - reference.start
