"""Words in the body and the footnote that they call denote one thing.

The canonical form printed in the note becomes that of the words; a note that names a few documents makes a few
references of the same words. A candidate ("the report of ...") whose note names no document is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from resgraph.antecedents.document import Document
from resgraph.core.mention import Reference

_CANDIDATES = ("described", "contained")
_NAMES = ("instrument", "named", "short-name", "treaty", "own-text", "dated-text")
_CONTAINED_WITHIN = 110
_FEW = 3


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """References with what their notes say; candidates kept only with an identity."""
    said = _said(document, references)
    taken = {r.note for r in references if r.note and r.scheme in _NAMES}
    joined: list[Reference] = []
    for reference in references:
        joined += _joined(document, reference, references, said, taken)
    return tuple(joined)


def _said(document: Document, references: tuple[Reference, ...]) -> dict[str, list[Reference]]:
    """Label of a note -> the references with an identity in it, each canonical form once."""
    said: dict[str, list[Reference]] = {}
    for part in document.notes():
        inside = [r for r in references if r.part == part.path and r.normal and r.scheme not in _CANDIDATES]
        first = {r.normal: r for r in reversed(inside)}
        said.setdefault(part.number, [r for r in inside if first[r.normal] is r])
    return said


def _joined(
    document: Document,
    reference: Reference,
    references: tuple[Reference, ...],
    said: dict[str, list[Reference]],
    taken: set[str],
) -> Iterator[Reference]:
    if document.is_note(reference.part):
        if reference.scheme not in _CANDIDATES:
            yield reference
        return
    if reference.scheme == "contained":
        yield from _contained(reference, references)
        return
    inside = said.get(reference.note, []) if reference.note else []
    if reference.scheme == "described" and (reference.note in taken or _numbered(reference, references, inside)):
        return
    if reference.normal or not inside:
        if reference.scheme != "described":
            yield reference
        return
    if len(inside) > _FEW:  # "its previous resolutions,[1]" with a long list in the note: the note has them one by one
        if reference.scheme != "described":
            yield reference
        return
    for one in inside:
        yield replace(
            reference,
            normal=one.normal,
            alternatives=one.alternatives,
            pinpoint=reference.pinpoint or one.pinpoint,
            kind=_kind(reference, one),
        )


def _kind(reference: Reference, note: Reference) -> str:
    if reference.scheme == "described" and note.kind in ("resolution", "treaty"):
        return "instrument" if note.kind == "resolution" else "treaty"
    return reference.kind


def _numbered(reference: Reference, references: tuple[Reference, ...], inside: list[Reference]) -> bool:
    """Whether the note only repeats what a numbered reference with the same call prints."""
    same = [r for r in references if r.part == reference.part and r.note == reference.note and r is not reference]
    return any(r.normal and r.normal in {one.normal for one in inside} for r in same)


def _contained(candidate: Reference, references: tuple[Reference, ...]) -> Iterator[Reference]:
    """ "the declaration ..., as adopted by the General Assembly in its resolution 67/1": that text holds it."""
    for reference in references:
        near = 0 <= reference.start - candidate.end <= _CONTAINED_WITHIN
        if reference.part == candidate.part and near and reference.normal and reference.scheme.startswith("resolution"):
            yield replace(candidate, normal=reference.normal, kind="statement")
            return
