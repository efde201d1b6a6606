"""Whom and what the document names: annotations (Web Annotation Data Model) and the direct links they stand for."""

from __future__ import annotations

from resgraph.core.mention import LinkedMention
from resgraph.triples.anchors import anchor
from resgraph.triples.draft import Draft
from resgraph.triples.terms import decimal, node
from resgraph.triples.vocabulary import oa, rdf, resg, schema


def describe_mentions(draft: Draft) -> None:
    """Every mention with the entity it names."""
    for linked in draft.links.mentions:
        _mention(draft, linked)


def _mention(draft: Draft, linked: LinkedMention) -> None:
    mention, entity = linked.mention, node(linked.entity.iri)
    address = draft.address.mention(mention.part, draft.language, mention.start, mention.end)
    subject = node(address)
    draft.add(subject, rdf.type, resg.Mention, oa.Annotation)
    draft.add(subject, oa.motivatedBy, oa.identifying)
    draft.add(subject, oa.hasBody, entity)
    draft.add(subject, resg.confidence, decimal(linked.confidence))
    draft.add_strings(subject, resg.printedRole, mention.role)
    draft.add_provenance(subject, linked.basis)
    anchor(draft, address, mention.part, mention.start, mention.end)
    draft.add(node(draft.unit(mention.part)), schema.mentions, entity)
    draft.add(draft.work, schema.mentions, entity)
