"""What the graph of one document says, read from its quads: only the terms of the published ontology are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.gold.board.facts import comparable, label
from tests.statements import CITO, DCTERMS, ELI, ELI_DL, OA, RDF, RDFS, RESG, SKOS, parsed

_FOAF, _ORG, _OWL = "http://xmlns.com/foaf/0.1/", "http://www.w3.org/ns/org#", "http://www.w3.org/2002/07/owl#"
_NAMED_BY = (
    *(SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel", "notation")),
    *(DCTERMS + name for name in ("identifier", "title")),
    RDFS + "label",
    _FOAF + "name",
    _OWL + "sameAs",
    ELI + "id_local",
)
_UNITS = frozenset(
    RESG + name for name in ("Citation", "Recital", "Paragraph", "Point", "Footnote", "PreambularParagraph")
)
TYPES = {
    "persons": frozenset({_FOAF + "Person"}),
    "organisations": frozenset(
        {_ORG + name for name in ("Organization", "Post", "OrganizationalUnit")} | {RESG + "Government"}
    ),
    "places": frozenset({DCTERMS + "Location"}),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference with all forms of what it cites."""

    units: tuple[str, ...]  # the part and those that contain it, innermost first
    words: str
    forms: frozenset[str]
    linked: bool
    status: str
    confidence: float
    basis: str


@dataclass(frozen=True, slots=True)
class Name:
    """A mention with all names of what it names."""

    units: tuple[str, ...]
    words: str
    kind: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Act:
    """A position: its opening words, its force, and for each addressee the names by which it is known."""

    units: tuple[str, ...]
    cue: str
    force: str
    asked: tuple[frozenset[str], ...]  # agents linked
    printed: tuple[frozenset[str], ...]


class Said:
    """The statements of one document, ready to be compared."""

    def __init__(self, quads: Iterable[str]) -> None:
        """Take N-Quads lines; graphs are merged."""
        self._objects: dict[tuple[str, str], list[str]] = {}
        self._subjects: dict[tuple[str, str], list[str]] = {}
        for quad in parsed(quads):
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value
            self._objects.setdefault((subject, predicate), []).append(value)
            self._subjects.setdefault((predicate, value), []).append(subject)

    def units(self) -> list[str]:
        """The labels of the citations, recitals, paragraphs, points and footnotes."""
        parts = (part for kind in _UNITS for part in self._of(kind))
        return [label(self._first(part, RDFS + "label")) for part in parts]

    def sponsors(self) -> list[tuple[str, str]]:
        """Printed name and group of every author who signed: a committee, which reports, has no printed name."""
        return [
            (comparable(self._first(one, RESG + "printedName")), comparable(self._first(one, RESG + "printedGroup")))
            for one in self._of(ELI_DL + "Participation")
            if self._first(one, ELI_DL + "participation_role").endswith("AUTHOR")
            and self._all(one, RESG + "printedName")
        ]

    def references(self) -> list[Reference]:
        """The references, in the order of their addresses."""
        return [self._reference(one) for one in self._of(RESG + "Reference")]

    def _reference(self, one: str) -> Reference:
        cited = self._all(one, CITO + "hasCitedEntity")
        forms = {*self._all(one, RESG + "normalizedCitation"), *(form for node in cited for form in self._names(node))}
        return Reference(
            self._chain(self._first(one, CITO + "hasCitingEntity")),
            self._first(one, RESG + "printedCitation"),
            frozenset(map(comparable, forms)),
            bool(cited),
            self._first(one, RESG + "referenceStatus").rpartition("#")[2].removeprefix("status-"),
            float(self._first(one, RESG + "confidence") or 0),
            self._first(one, RESG + "basis"),
        )

    def names(self, kind: str) -> list[Name]:
        """The mentions of persons, organisations or places."""
        found = []
        for one in self._of(RESG + "Mention"):
            body = self._first(one, OA + "hasBody")
            if TYPES[kind] & set(self._all(body, RDF + "type")):
                found.append(self._name(one, body, kind))
        return found

    def _name(self, one: str, body: str, kind: str) -> Name:
        target = self._first(one, OA + "hasTarget")
        words = next((w for s in self._all(target, OA + "hasSelector") for w in self._all(s, OA + "exact")), "")
        expression = self._first(target, OA + "hasSource")
        part = next(iter(self._subjects.get((ELI + "is_realized_by", expression), ())), expression)
        names = frozenset(map(comparable, {*self._names(body), words}))
        return Name(self._chain(part), words, kind, names)

    def acts(self) -> list[Act]:
        """The positions and requests."""
        nodes = dict.fromkeys([*self._of(RESG + "Position"), *self._of(RESG + "Request")])
        return [self._act(one) for one in nodes]

    def _act(self, one: str) -> Act:
        force = " ".join(form for node in self._all(one, RESG + "force") for form in self._names(node))
        return Act(
            self._chain(self._first(one, RESG + "expressedIn")),
            comparable(" ".join(self._all(one, RESG + "cue"))),
            comparable(force),
            tuple(frozenset(map(comparable, self._names(agent))) for agent in self._all(one, RESG + "addressee")),
            tuple(frozenset({comparable(words)}) for words in self._all(one, RESG + "printedAddressee")),
        )

    def _of(self, kind: str) -> list[str]:
        return sorted(set(self._subjects.get((RDF + "type", kind), ())))

    def _all(self, subject: str, predicate: str) -> list[str]:
        return self._objects.get((subject, predicate), [])

    def _first(self, subject: str, predicate: str) -> str:
        return next(iter(self._all(subject, predicate)), "")

    def _names(self, node: str) -> Iterator[str]:
        yield node
        for predicate in _NAMED_BY:
            yield from self._all(node, predicate)

    def _chain(self, part: str) -> tuple[str, ...]:
        seen: list[str] = []
        while part and part not in seen:
            seen.append(part)
            part = self._first(part, ELI + "is_part_of")
        labels = ("header" if self._document(one) else label(self._first(one, RDFS + "label")) for one in seen)
        return tuple(one for one in labels if one)

    def _document(self, node: str) -> bool:
        return RESG + "Resolution" in self._all(node, RDF + "type")
