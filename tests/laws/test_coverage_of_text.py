"""No character is lost: every one of the source is in exactly one part, marker or other role (promise P5)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from resgraph.core.model import Part, PartKind, Resolution, Role
from resgraph.core.text import Span
from resgraph.sources import read
from resgraph.structure import parse

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SHARED = EXAMPLES.parents[1] / "shared" / "corpus"
DOCUMENTS = [
    path for path in sorted(EXAMPLES.iterdir()) if path.suffix in (".txt", ".html", ".md") and path.name != "README.md"
]
REAL = ["seed/*.txt", "ep/ffii/*", "ep/doceo-html/*", "un/pdftext/resolution/*.txt"]


def test_there_are_examples() -> None:
    assert len(DOCUMENTS) >= 5


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_character_of_an_example_has_one_place(path: Path) -> None:
    check(parse(read(path.read_bytes(), path.name)))


@pytest.mark.parametrize("pattern", REAL)
def test_every_character_of_a_real_document_has_one_place(shared: Path, pattern: str) -> None:
    paths = sorted((shared / "corpus").glob(pattern))
    assert paths
    for path in paths:
        check(parse(read(path.read_bytes(), path.name)))


def check(resolution: Resolution) -> None:
    """The account tiles the text; parts and markers are in it as such; nothing inside the document is left over."""
    text = resolution.source.text
    roles = _roles(resolution)
    lost = [at for at, sign in enumerate(text) if not sign.isspace() and at not in roles]
    assert not lost, (resolution.source.name, text[lost[0] - 20 : lost[0] + 20])
    for part in _parts(resolution.parts):
        assert all(roles[at] is Role.PART for span in part.passage.spans() for at in _solid(text, span)), part.path
        if part.marker:
            assert all(roles[at] is Role.MARKER for at in _solid(text, part.marker)), part.path
    _in_order(resolution)
    _around_is_outside(resolution)


def _roles(resolution: Resolution) -> dict[int, Role]:
    roles: dict[int, Role] = {}
    for span, role in resolution.account:
        assert span.start < span.end
        for at in range(span.start, span.end):
            assert at not in roles, f"{at} has two roles"
            roles[at] = role
    return roles


def _parts(parts: tuple[Part, ...]) -> Iterator[Part]:
    """All parts but clauses, whose words are those of their paragraph."""
    return (one for part in parts for one in part.walk() if one.kind is not PartKind.CLAUSE)


def _solid(text: str, span: Span) -> Iterator[int]:
    return (at for at in range(span.start, span.end) if not text[at].isspace())


def _in_order(resolution: Resolution) -> None:
    """The pieces of the parts before the notes follow each other in the source; no two share a character."""
    text = [part for part in _parts(resolution.parts) if part.kind is not PartKind.FOOTNOTE]
    spans = [span for part in text for span in part.passage.spans()]
    assert spans == sorted(spans)
    everything = sorted(span for part in _parts(resolution.parts) for span in part.passage.spans())
    assert all(one.end <= other.start for one, other in pairwise(everything))


def _around_is_outside(resolution: Resolution) -> None:
    """What lies around the document stands before its header or after its last part."""
    inside = [span for span, role in resolution.account if role in (Role.HEADER, Role.PART, Role.MARKER, Role.CLOSING)]
    first, last = min(inside), max(span.end for span in inside)
    for span, role in resolution.account:
        if role is Role.AROUND:
            assert span.end <= first.start or span.start >= last, resolution.source.text[span.start : span.end][:60]
