"""The description of one document while it is written: its lines, its places, and the parts by path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from resgraph.core.addresses import DocumentAddress
from resgraph.core.mention import Links
from resgraph.core.model import Metadata, Part, PartKind, Resolution
from resgraph.core.tables import toml
from resgraph.core.text import Passage, Span
from resgraph.triples.concepts import CONCEPTS
from resgraph.triples.terms import Node, node, string, tagged
from resgraph.triples.vocabulary import dcterms, prov, rdf, resg, skos

EP_NUMBER = re.compile(r"[A-Z]{1,3}-\d{1,2}-\d{4}-\d{4}")
"""A number of Parliament's in canonical form."""

_NO_TITLE = Passage("", ())


@dataclass(slots=True)
class Draft:
    """What the members of this family write into. ``links`` and ``resolution`` are what they describe."""

    resolution: Resolution
    links: Links
    address: DocumentAddress
    metadata: Metadata
    parts: dict[str, Part] = field(init=False)  # by path
    notes: dict[str, str] = field(init=False)  # label of a footnote -> path
    lines: list[str] = field(default_factory=list)
    places: dict[str, Span] = field(default_factory=dict)
    work: Node = field(init=False)
    activity: Node = field(init=False)
    _end: str = field(init=False)

    def __post_init__(self) -> None:
        self.parts = {part.path: part for part in self.resolution.walk()}
        self.notes = {p.number: p.path for p in self.parts.values() if p.kind is PartKind.FOOTNOTE}
        self.work, self.activity = node(self.address.work), node(self.address.activity)
        self._end = f"{node(self.address.graph)} ."

    @property
    def language(self) -> str:
        """The language of the text, ISO 639-1."""
        return self.resolution.language

    @property
    def official_number(self) -> str:
        """Parliament's number of the document in canonical form, given or printed, else the empty string."""
        number = self.metadata.number or self.resolution.own("ep-text")
        return number if EP_NUMBER.fullmatch(number) else ""

    @property
    def genre(self) -> str:
        """What kind of text it is: a number that is given says it for certain ("TA-…"), else what the page shows."""
        given = self.metadata.number
        prefix = given.partition("-")[0] if EP_NUMBER.fullmatch(given) else ""
        return next((name for name, row in work_types().items() if row.get("prefix") == prefix), self.resolution.genre)

    def add(self, subject: Node, predicate: Node, *values: Node) -> None:
        """One statement for each value."""
        for value in values:
            self.lines.append(f"{subject} {predicate} {value} {self._end}")

    def add_strings(self, subject: Node, predicate: Node, *texts: str) -> None:
        """One statement for each text that is not empty, as plain strings."""
        self.add(subject, predicate, *(string(text) for text in texts if text))

    def add_text(self, subject: Node, predicate: Node, text: str) -> None:
        """The text, if any, in the language of the document."""
        if text:
            self.add(subject, predicate, tagged(text, self.language))

    def add_page(self, subject: Node, predicate: Node, *addresses: str) -> None:
        """One statement for each address; one that must not be published as a link is kept as a literal source."""
        for address in addresses:
            try:
                self.add(subject, predicate, node(address))
            except ValueError:
                self.add_strings(subject, dcterms.source, address)

    def add_concept(self, subject: Node, predicate: Node, name: str) -> None:
        """A concept of our own schemes by local name, with its labels and everything above it."""
        self.add(subject, predicate, own(name))
        while name:
            concept = CONCEPTS[name]
            self.add(own(name), rdf.type, skos.Concept)
            self.add(own(name), skos.prefLabel, tagged(concept.label, "en"))
            self.add(own(name), skos.altLabel, *(tagged(label, "en") for label in concept.alternatives))
            self.add(own(name), skos.inScheme, node(_RESG + concept.scheme))
            if concept.broader:
                self.add(own(name), skos.broader, own(concept.broader))
            name = concept.broader

    def add_provenance(self, subject: Node, basis: str = "") -> None:
        """That this run made the thing, and by which pattern or table."""
        self.add(subject, prov.wasGeneratedBy, self.activity)
        self.add_strings(subject, resg.linkBasis, basis)

    def unit(self, path: str) -> str:
        """The address of the part, or of the document for the empty path."""
        return self.address.part(path) if path else self.address.work

    def expression(self, path: str) -> str:
        """The address of the text of the part, or of the document for the empty path."""
        return self.address.part_expression(path, self.language) if path else self.address.expression(self.language)

    def passage(self, path: str) -> Passage:
        """The words of the part, or the title of the document for the empty path."""
        return self.parts[path].passage if path else self.resolution.header.title or _NO_TITLE

    def place(self, address: str, path: str, start: int, end: int) -> Span:
        """Remember where in the source a thing stands that is printed at ``start:end`` of the part's passage."""
        span = self.passage(path).source_span(start, end)
        self.places[address] = span
        return span

    def quads(self) -> tuple[str, ...]:
        """The lines so far, each once, sorted by code point."""
        return tuple(sorted(set(self.lines)))


@cache
def work_types() -> Mapping[str, Mapping[str, str]]:
    """The rows of work_types.toml by genre."""
    return {row["name"]: row for row in toml("work_types.toml")["genre"]}


_RESG = "https://w3id.org/resgraph/ns#"


def own(name: str) -> Node:
    """A concept of our own schemes: ``status-exact``."""
    return node(_RESG + name)
