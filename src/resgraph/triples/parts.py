"""The parts: classes, order, numbers, labels and texts, and the footnotes they call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from resgraph.core.addresses import language
from resgraph.core.model import Part, PartKind
from resgraph.core.text import Span
from resgraph.triples.anchors import anchor
from resgraph.triples.draft import Draft
from resgraph.triples.terms import Node, integer, node, string, tagged
from resgraph.triples.vocabulary import eli, epvoc, oa, rdf, rdfs, resg

CLASSES: Final[Mapping[PartKind, Node]] = {
    PartKind.CITATION: resg.Citation,
    PartKind.RECITAL: resg.Recital,
    PartKind.PREAMBULAR: resg.PreambularParagraph,
    PartKind.HEADING: resg.Heading,
    PartKind.SECTION: resg.Section,
    PartKind.PARAGRAPH: resg.Paragraph,
    PartKind.POINT: resg.Point,
    PartKind.CLAUSE: resg.Clause,
    PartKind.FOOTNOTE: resg.Footnote,
    PartKind.ANNEX: resg.Annex,
}


def describe_parts(draft: Draft) -> None:
    """Every part with its text, below its parent or below the document."""
    draft.add(draft.work, resg.inDocument, draft.work)
    for part in draft.resolution.parts:
        _part(draft, part, draft.work)
    for place, path in enumerate(draft.parts, start=1):
        draft.add(node(draft.address.part(path)), resg.readingOrder, integer(place))


def _part(draft: Draft, part: Part, parent: Node) -> None:
    subject = node(draft.address.part(part.path))
    draft.add(subject, rdf.type, CLASSES[part.kind], eli.WorkSubdivision)
    draft.add(subject, eli.is_part_of, parent)
    draft.add(parent, eli.has_part, subject)
    draft.add(subject, resg.inDocument, draft.work)
    draft.add(subject, epvoc.numbering, integer(part.order))
    draft.add_strings(subject, eli.number, part.number)
    draft.add(subject, resg.eId, string(part.eid))
    draft.add(subject, rdfs.label, tagged(part.label, "en"))
    draft.places[draft.address.part(part.path)] = extent(part)
    _text(draft, part, subject)
    if part.kind is not PartKind.CLAUSE:
        _calls(draft, part, subject)
    for below in part.parts:
        _part(draft, below, subject)


def _text(draft: Draft, part: Part, subject: Node) -> None:
    if not part.passage.text:
        return
    address = draft.address.part_expression(part.path, draft.language)
    draft.add(subject, eli.is_realized_by, node(address))
    draft.add(node(address), rdf.type, eli.Expression)
    draft.add(node(address), eli.language, node(language(draft.language)))
    draft.add_text(node(address), epvoc.expressionContent, part.passage.text)
    draft.places[address] = extent(part)


def _calls(draft: Draft, part: Part, subject: Node) -> None:
    for call in part.calls:
        if call.label not in draft.notes:
            continue
        note = node(draft.address.part(draft.notes[call.label]))
        address = f"{draft.address.part_expression(part.path, draft.language)}/call/{call.start}-{call.end}"
        draft.add(subject, resg.hasFootnote, note)
        draft.add(node(address), rdf.type, resg.FootnoteCall, oa.Annotation)
        draft.add(node(address), oa.motivatedBy, oa.linking)
        draft.add(node(address), oa.hasBody, note)
        anchor(draft, address, part.path, call.start, call.end)


def extent(part: Part) -> Span:
    """From the printed marker to the last character of the part or of what it contains."""
    spans = [span for below in part.walk() for span in below.passage.spans()]
    spans += [below.marker for below in part.walk() if below.marker]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else Span(0, 0)
