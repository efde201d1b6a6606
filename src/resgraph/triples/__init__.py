"""Stage "describe": Resolution and Links -> statements. The only part that knows the ontology.

The statements are those of design ONTOLOGY.md (docs/ontology-alignment.md); every line is canonical N-Quads in the
one named graph of the document, without blank nodes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resgraph.core.addresses import DocumentAddress
from resgraph.core.identity import NOTHING
from resgraph.core.mention import Links
from resgraph.core.model import Metadata, Resolution
from resgraph.core.text import Span
from resgraph.triples.document import describe_document
from resgraph.triples.draft import Draft
from resgraph.triples.entities import describe_entities
from resgraph.triples.internal import describe_internal_references
from resgraph.triples.mentions import describe_mentions
from resgraph.triples.parts import describe_parts
from resgraph.triples.positions import describe_positions
from resgraph.triples.provenance import describe_provenance
from resgraph.triples.references import describe_references
from resgraph.triples.sponsors import describe_sponsors

__all__ = ["Description", "describe"]


@dataclass(frozen=True, slots=True)
class Description:
    """What the graph says of one document.

    ``quads`` are N-Quads lines without line feed, sorted by code point, each once. ``places`` leads from the address
    of a document, part, text, sponsor, reference, mention or position to its place in ``Source.text``.
    """

    quads: tuple[str, ...]
    places: Mapping[str, Span]


def describe(
    resolution: Resolution, links: Links, address: DocumentAddress, metadata: Metadata = NOTHING
) -> Description:
    """A document and everything linked in it -> its graph. ``metadata`` adds what the page does not print."""
    draft = Draft(resolution, links, address, metadata)
    describe_document(draft)
    describe_parts(draft)
    describe_sponsors(draft)
    describe_references(draft)
    describe_internal_references(draft)
    describe_mentions(draft)
    describe_positions(draft)
    describe_entities(draft)
    describe_provenance(draft)
    return Description(draft.quads(), dict(sorted(draft.places.items())))
