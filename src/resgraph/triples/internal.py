"""Where the document refers to its own parts: reified references (CiTO) without direct links between works."""

from __future__ import annotations

from resgraph.core.addresses import numbered
from resgraph.core.mention import LinkedInternalReference
from resgraph.triples.anchors import anchor
from resgraph.triples.draft import Draft
from resgraph.triples.terms import decimal, node, string
from resgraph.triples.vocabulary import cito, rdf, resg


def describe_internal_references(draft: Draft) -> None:
    """Every reference to parts of the same document, numbered within its part, found or not."""
    references = draft.links.internal
    for number, linked in zip(numbered(r.reference.part for r in references), references, strict=True):
        _reference(draft, linked, draft.address.internal_reference(linked.reference.part, number))


def _reference(draft: Draft, linked: LinkedInternalReference, address: str) -> None:
    reference, subject = linked.reference, node(address)
    draft.add(subject, rdf.type, resg.InternalReference, cito.Citation)
    draft.add(subject, cito.hasCitingEntity, node(draft.unit(reference.part)))
    draft.add(subject, cito.hasCitedEntity, *(node(draft.unit(path)) for path in reference.cited))
    draft.add(subject, cito.hasCitationCharacterization, cito.cites)
    draft.add(subject, resg.printedCitation, string(reference.printed))
    draft.add_concept(subject, resg.referenceStatus, f"status-{linked.status}")
    draft.add(subject, resg.confidence, decimal(linked.confidence))
    draft.add_provenance(subject, linked.basis)
    anchor(draft, address, reference.part, reference.start, reference.end)
