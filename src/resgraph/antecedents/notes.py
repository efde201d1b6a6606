"""Words in the body and the footnote that they call denote one thing.

The canonical form printed in the note becomes that of the words; a note that names a few documents makes a few
references of the same words. A candidate ("the report of ...") whose note names no document is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resgraph.antecedents.document import Document, by_part
from resgraph.core.mention import Reference

_CANDIDATES = ("described", "contained")
_NAMES = ("instrument", "named", "short-name", "treaty", "own-text", "dated-text")
_CONTAINED_WITHIN = 110
_FEW = 3
_SAID = 6  # of words that say which texts are meant ("relevant resolutions adopted at its special session")


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """References with what their notes say; candidates kept only with an identity."""
    said = _said(document, references)
    taken = {r.note for r in references if r.note and r.scheme in _NAMES and not _differs(r, said.get(r.note, []))}
    joined: list[Reference] = []
    for here in by_part(references).values():
        for reference in here:
            joined += _joined(document, reference, here, said, taken)
    return tuple(joined)


def _said(document: Document, references: tuple[Reference, ...]) -> dict[str, list[Reference]]:
    """Label of a note -> the references with an identity in it, each canonical form once."""
    said: dict[str, list[Reference]] = {}
    here = by_part(references)
    for part in document.notes():
        inside = [r for r in here.get(part.path, ()) if r.normal and r.scheme not in _CANDIDATES]
        first = {r.normal: r for r in reversed(inside)}
        said.setdefault(part.number, [r for r in inside if first[r.normal] is r])
    return said


def _differs(reference: Reference, inside: list[Reference]) -> bool:
    """Whether a name that is itself a numbered text is followed by a note on another one."""
    numbered = reference.normal.startswith(("A/", "E/", "S/"))
    return numbered and bool(inside) and reference.normal not in {one.normal for one in inside}


def _joined(
    document: Document,
    reference: Reference,
    here: Sequence[Reference],
    said: dict[str, list[Reference]],
    taken: set[str],
) -> list[Reference]:
    inside = [] if document.is_note(reference.part) else _inside(reference, said)
    most = _SAID if reference.scheme == "wording" else _FEW
    few = len(inside) <= most  # a long list ("its previous resolutions,[1]") stays in its note
    if reference.scheme == "contained":
        return _contained(reference, here)
    if reference.scheme == "described":
        other = reference.note in taken or _numbered(reference, here, inside)
        return [] if other or not few else [_named(reference, one) for one in inside]
    if reference.normal or not inside or not few:
        return [reference]
    return [_named(reference, one) for one in inside]


def _inside(reference: Reference, said: dict[str, list[Reference]]) -> list[Reference]:
    """What the note called by a reference names; an agency's paper does not stand for a treaty."""
    inside = said.get(reference.note, []) if reference.note else []
    return [one for one in inside if not (reference.kind == "treaty" and one.scheme == "agency-document")]


def _named(reference: Reference, note: Reference) -> Reference:
    """The words with the identity that their note prints."""
    return replace(
        reference,
        normal=note.normal,
        alternatives=note.alternatives,
        pinpoint=reference.pinpoint or note.pinpoint,
        kind=_kind(reference, note),
    )


def _kind(reference: Reference, note: Reference) -> str:
    if reference.scheme == "described" and note.kind in ("resolution", "treaty"):
        return "instrument" if note.kind == "resolution" else "treaty"
    return reference.kind


def _numbered(reference: Reference, here: Sequence[Reference], inside: list[Reference]) -> bool:
    """Whether the note only repeats what a numbered reference with the same call prints."""
    same = [r for r in here if r.note == reference.note and r is not reference]
    return any(r.normal and r.normal in {one.normal for one in inside} for r in same)


def _contained(candidate: Reference, here: Sequence[Reference]) -> list[Reference]:
    """ "the declaration ..., as adopted by the General Assembly in its resolution 67/1": that text holds it."""
    for reference in here:
        near = 0 <= reference.start - candidate.end <= _CONTAINED_WITHIN
        if near and reference.normal and reference.scheme.startswith("resolution"):
            return [replace(candidate, normal=reference.normal, kind="statement")]
    return []
