"""Documents written for tests: "[1]" in a text is a note call."""

from __future__ import annotations

import re

from resgraph.core.mention import Findings, Reference
from resgraph.core.model import Header, NoteCall, Origin, Part, PartKind, Printed, Resolution, Source
from resgraph.core.text import Passage, Span
from resgraph.mentions import scan

KINDS = {
    "cit": PartKind.CITATION,
    "rec": PartKind.RECITAL,
    "pre": PartKind.PREAMBULAR,
    "para": PartKind.PARAGRAPH,
    "fn": PartKind.FOOTNOTE,
}

CANDIDATES = ("described", "contained", "issued")


def part(path: str, text: str) -> Part:
    """A part whose kind is told by its path ("cit_1", "fn_2")."""
    stem, _, number = path.rpartition("/")[2].partition("_")
    calls = tuple(NoteCall(m.start(), m.end(), m[1]) for m in re.finditer(r"\[(\d+[a-z]?)\]", text))
    passage = Passage(text, ((0, Span(0, len(text))),))
    return Part(KINDS[stem], path, path, path, int(re.sub(r"\D", "", number) or 1), passage, number=number, calls=calls)


def document(parts: dict[str, str], body: str = "ep", date: str = "", title: str = "") -> Resolution:
    """A document of these parts."""
    text = "\n".join(parts.values())
    source = Source("written.txt", "text/plain", "text", text, (), Origin((), (), ()), "", len(text))
    about = (Printed("date", date, date, Span(0, 1)),) if date else ()
    header = Header(title=Passage(title, ((0, Span(0, len(title))),)) if title else None, about=about)
    return Resolution(source, body, "resolution", "en", header, tuple(part(p, t) for p, t in parts.items()))


def found(text: str, body: str = "ep", path: str = "cit_1") -> tuple[Reference, ...]:
    """The references of one part."""
    return scanned({path: text}, body).references


def scanned(parts: dict[str, str], body: str = "ep") -> Findings:
    """What is found in a document of these parts; every reference stands where it is printed."""
    resolution = document(parts, body)
    findings = scan(resolution)
    texts = {p.path: p.passage.text for p in resolution.walk()}
    for one in findings.references:
        assert texts[one.part][one.start : one.end] == one.printed
    return findings


def pairs(text: str, body: str = "ep", path: str = "cit_1") -> list[tuple[str, str]]:
    """(printed, canonical form) of the references of one part, candidates left out."""
    return [(r.printed, r.normal) for r in found(text, body, path) if r.scheme not in CANDIDATES]
