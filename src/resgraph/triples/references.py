"""What the document cites: reified references (CiTO) and the direct links they stand for (ELI)."""

from __future__ import annotations

from resgraph.core.addresses import numbered
from resgraph.core.mention import LinkedReference, Status
from resgraph.core.model import PartKind
from resgraph.triples.anchors import anchor
from resgraph.triples.concepts import CONCEPTS
from resgraph.triples.draft import Draft
from resgraph.triples.terms import Node, date, decimal, node, string
from resgraph.triples.vocabulary import cito, eli, prov, rdf, resg

KNOWN = frozenset({Status.EXACT, Status.RULE, Status.LOOKUP})
"""The statuses that name exactly one cited work."""


def describe_references(draft: Draft) -> None:
    """Every reference, numbered within its part, resolved or not."""
    references = draft.links.references
    for number, linked in zip(numbered(r.reference.part for r in references), references, strict=True):
        _reference(draft, linked, draft.address.reference(linked.reference.part, number))


def _reference(draft: Draft, linked: LinkedReference, address: str) -> None:
    reference, subject, part = linked.reference, node(address), node(draft.unit(linked.reference.part))
    draft.add(subject, rdf.type, resg.Reference, cito.Citation)
    draft.add(subject, cito.hasCitingEntity, part)
    draft.add(subject, cito.hasCitedEntity, *(node(cited.iri) for cited in linked.cited))
    draft.add(subject, cito.hasCitationCharacterization, _character(draft, reference.part))
    draft.add_concept(subject, resg.referenceStatus, f"status-{linked.status}")
    draft.add(subject, resg.confidence, decimal(linked.confidence))
    draft.add_provenance(subject, linked.basis)
    draft.add(subject, prov.wasDerivedFrom, *(node(source) for source in linked.evidence))
    anchor(draft, address, reference.part, reference.start, reference.end)
    _words(draft, linked, subject)
    if linked.status in KNOWN:
        _direct(draft, part, reference.part, [node(cited.iri) for cited in linked.cited])


def _words(draft: Draft, linked: LinkedReference, subject: Node) -> None:
    """What the words of the reference say of the cited work."""
    reference = linked.reference
    kind = f"kind-{reference.kind}"
    draft.add_concept(subject, resg.referenceKind, kind if kind in CONCEPTS else "kind-other")
    draft.add(subject, resg.printedCitation, string(reference.printed))
    draft.add_strings(subject, resg.normalizedCitation, reference.normal)
    draft.add_strings(subject, resg.alternativeCitation, *(a for a in reference.alternatives if a != reference.normal))
    draft.add_strings(subject, resg.pinpoint, reference.pinpoint)
    draft.add_strings(subject, resg.citedIssuer, reference.issuer)
    draft.add_strings(subject, resg.citedSubject, reference.subject)
    if reference.date:
        draft.add(subject, resg.citedDate, date(reference.date))
    if note := draft.notes.get(reference.note):
        draft.add(subject, resg.referenceNote, node(draft.address.part(note)))


def _character(draft: Draft, path: str) -> Node:
    """What the citation is for: a "having regard to" names an authority, of others nothing more is known."""
    return cito.citesAsAuthority if _kind(draft, path) is PartKind.CITATION else cito.cites


def _kind(draft: Draft, path: str) -> PartKind | None:
    """The kind of the top-level part that holds the part."""
    top = draft.parts.get(path.partition("/")[0])
    return top.kind if top else None


def _direct(draft: Draft, part: Node, path: str, cited: list[Node]) -> None:
    for citing in {part, draft.work}:
        draft.add(citing, eli.cites, *cited)
        if _kind(draft, path) is PartKind.CITATION:
            draft.add(citing, resg.hasRegardTo, *cited)
