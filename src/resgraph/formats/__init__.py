"""Stage "write": statements -> bytes, in the syntaxes of the W3C.

The same statements give the same bytes. Turtle, N-Triples and RDF/XML cannot hold named graphs: they hold the
statements of all graphs together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from resgraph.core.errors import Misuse
from resgraph.formats import jsonld, nquads, ntriples, rdfxml, trig, turtle

__all__ = ["FORMATS", "Format", "by_name", "by_suffix", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """A syntax: its name here, IANA media type, suffixes of files (ours first), and whether it holds named graphs."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    graphs: bool
    writer: Callable[[Iterable[str]], bytes]

    @property
    def suffix(self) -> str:
        """The suffix of files that we write."""
        return self.suffixes[0]


FORMATS: Final[Mapping[str, Format]] = {
    form.name: form
    for form in (
        Format("turtle", "text/turtle", (".ttl",), False, turtle.write),
        Format("trig", "application/trig", (".trig",), True, trig.write),
        Format("ntriples", "application/n-triples", (".nt",), False, ntriples.write),
        Format("nquads", "application/n-quads", (".nq",), True, nquads.write),
        Format("jsonld", "application/ld+json", (".jsonld", ".json"), True, jsonld.write),
        Format("rdfxml", "application/rdf+xml", (".rdf", ".xml"), False, rdfxml.write),
    )
}
"""Every syntax by its name."""


def write(quads: Iterable[str], format: str) -> bytes:
    """N-Quads lines, in any order -> a document in UTF-8. Raises Misuse for an unknown format or a broken line."""
    return by_name(format).writer(quads)


def by_name(name: str) -> Format:
    """The format of the name, its media type or its suffix without dot ("ttl"). Raises Misuse for another."""
    for form in FORMATS.values():
        if name.lower() in (form.name, form.media_type, *(suffix[1:] for suffix in form.suffixes)):
            return form
    raise Misuse("unknown-format", f"no format is called {name!r}; known are {', '.join(FORMATS)}")


def by_suffix(path: str | PurePath) -> Format:
    """The format that the suffix of a file's name stands for. Raises Misuse for another."""
    suffix = PurePath(path).suffix.lower()
    for form in FORMATS.values():
        if suffix in form.suffixes:
            return form
    raise Misuse("unknown-format", f"no format has files that end in {suffix!r}; known are {', '.join(FORMATS)}")
