"""RDF that users already have, in any syntax, becomes the lines that we would write."""

from __future__ import annotations

import pytest

from resgraph.core.errors import Refused
from resgraph.formats import FORMATS, write
from resgraph.formats.reading import read, readable


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_written_is_read_again(lines: tuple[str, ...], name: str) -> None:
    form = FORMATS[name]
    again = read(write(lines, name), f"x{form.suffix}")
    kept = lines if form.graphs else sorted({line.rsplit(" ", 2)[0] + " ." for line in lines})
    assert list(again) == list(kept)


def test_files_are_known_by_their_suffix() -> None:
    assert readable("x.TTL")
    assert readable("a/b.jsonld")
    assert not readable("x.html")
    assert not readable("ttl")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.ttl", b"<urn:a:a> <urn:b:b>\n ,", "x.ttl:2"),
        ("x.nq", b"nothing\n", "x.nq:1"),
        ("x.jsonld", b'{"@context": "http://example.org/c", "@id": "http://example.org/a", "p": 1}', "x.jsonld"),
        ("x.rdf", b'<!DOCTYPE r [<!ENTITY a "b">]><r/>', "document type declaration"),
        ("x.rdf", b"<r>", "x.rdf"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(name: str, data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read(data, name)
