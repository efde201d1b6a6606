"""Whether a server holds the statements that it was sent, whatever form it gives their literals.

Servers keep values, not always their spelling: 1 for true, 1.5 for 1.50, en-gb for en-GB. Both sides are brought into
the form in which Oxigraph keeps a value (XML Schema 1.1, part 2: canonical forms, derived integers as xsd:integer);
equal is what is then equal. Only lines that differ as they stand need that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was sent beside what was found, as N-Triples lines without line feeds.

    ``missing`` was sent and is not there by value, ``extra`` is there and was not sent, ``rewritten`` maps what was
    sent to the form in which it was found. ``sent`` and ``found`` are the digests by value.
    """

    missing: tuple[str, ...]
    extra: tuple[str, ...]
    rewritten: Mapping[str, str]
    sent: str
    found: str

    @property
    def equal(self) -> bool:
        """Whether both sides say the same."""
        return self.sent == self.found


def compare(sent: Iterable[str], found: Iterable[str]) -> Comparison:
    """Compare two sets of N-Triples lines by value."""
    here, there = frozenset(sent), frozenset(found)
    ours, theirs = _normal(here - there), _normal(there - here)
    shared = here & there
    mine, yours = shared | set(ours.values()), shared | set(theirs.values())
    form = {normal: line for line, normal in theirs.items()}
    return Comparison(
        missing=tuple(sorted(line for line, normal in ours.items() if normal not in yours)),
        extra=tuple(sorted(line for line, normal in theirs.items() if normal not in mine)),
        rewritten={line: form[normal] for line, normal in sorted(ours.items()) if normal in form},
        sent=digest(mine),
        found=digest(yours),
    )


def triple_line(triple: Triple) -> str:
    """A statement as a line of N-Triples without line feed, in the one spelling that Oxigraph writes."""
    return f"{triple.subject} {triple.predicate} {triple.object} ."


def digest(lines: Iterable[str]) -> str:
    """SHA-256 of the lines, sorted, each ended by a line feed."""
    return hashlib.sha256("".join(f"{line}\n" for line in sorted(lines)).encode()).hexdigest()


def _normal(lines: Iterable[str]) -> dict[str, str]:
    """Each line -> the same with its value in the form that Oxigraph keeps; blank nodes keep their labels."""
    store, some = Store(), sorted(lines)
    for number, line in enumerate(some):
        (quad,) = parse(line, RdfFormat.N_TRIPLES)
        store.add(Quad(quad.subject, quad.predicate, quad.object, NamedNode(f"urn:x:{number}")))
    kept = {int(str(quad.graph_name)[len("<urn:x:") : -1]): triple_line(quad.triple) for quad in store}
    return {line: kept[number] for number, line in enumerate(some)}
