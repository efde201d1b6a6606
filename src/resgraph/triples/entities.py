"""The things that the document names, with names, numbers and other addresses, so that the output explains itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from resgraph.core.mention import Entity, EntityKind, Links
from resgraph.triples.draft import Draft
from resgraph.triples.terms import Node, boolean, date, decimal, hexadecimal, integer, node, string, tagged, year
from resgraph.triples.vocabulary import (
    TERMS,
    VALUES,
    dcterms,
    eli,
    eli_dl,
    foaf,
    org,
    owl,
    rdf,
    skos,
)

CLASSES: Final[Mapping[EntityKind, Node]] = {
    EntityKind.PERSON: foaf.Person,
    EntityKind.ORGANIZATION: org.Organization,
    EntityKind.POST: org.Post,
    EntityKind.LOCATION: dcterms.Location,
    EntityKind.WORK: eli.Work,
    EntityKind.PROCESS: eli_dl.Process,
}
_CELEX = re.compile(r"[0-9CE]\d{4}[A-Z]{1,2}\d{3,4}(?:\(\d{2}\))?(?:R\(\d{2}\))?")


def describe_entities(draft: Draft) -> None:
    """Every entity once; where two occurrences carry different labels the later one is a further name."""
    labels: dict[str, str] = {}
    for entity in entities(draft.links):
        first = labels.setdefault(entity.iri, entity.label)
        subject = node(entity.iri)
        if first is entity.label or first == entity.label:
            draft.add(subject, skos.prefLabel, tagged(entity.label, entity.language))
        else:
            draft.add(subject, skos.altLabel, tagged(entity.label, entity.language))
        _entity(draft, entity, subject)


def entities(links: Links) -> Iterator[Entity]:
    """Everything linked, in the order of the links."""
    yield from (e for e in (links.body, links.procedure, *links.legal_basis) if e)
    for sponsor in links.sponsors:
        yield from (e for e in (sponsor.person, sponsor.group, sponsor.body) if e)
    for reference in links.references:
        yield from reference.cited
    for mention in links.mentions:
        yield mention.entity
    for position in links.positions:
        yield from (e for e in (*position.addressees, *position.recipients) if e)


def _entity(draft: Draft, entity: Entity, subject: Node) -> None:
    draft.add(subject, rdf.type, CLASSES[entity.kind], *(TERMS[name] for name in entity.types))
    draft.add(subject, skos.altLabel, *(tagged(name, entity.language) for name in entity.alternatives if name))
    draft.add_strings(subject, dcterms.identifier, *entity.identifiers)
    draft.add_strings(subject, eli.id_local, *(i for i in entity.identifiers if _CELEX.fullmatch(i)))
    if entity.kind is EntityKind.PERSON:
        draft.add(subject, foaf.name, string(entity.label))
    draft.add_page(subject, owl.sameAs, *entity.same_as)
    draft.add_page(subject, foaf.page, *entity.pages)
    for name, value in entity.about:
        draft.add(subject, TERMS[name], _value(TERMS[name], value, entity.language))


def _value(predicate: Node, value: str, language: str) -> Node:
    """A fact's value as the vocabulary says for its property; ``<…>`` is always an address."""
    if value.startswith("<") and value.endswith(">"):
        return node(value[1:-1])
    kind = VALUES[predicate]
    if kind == "lang":
        return tagged(value, language)
    return _TYPED[kind](value) if kind in _TYPED else string(value)


_TYPED: Final[Mapping[str, Callable[[str], Node]]] = {
    "date": date,
    "integer": lambda text: integer(int(text)),
    "decimal": lambda text: decimal(float(text)),
    "gYear": lambda text: year(int(text)),
    "boolean": lambda text: boolean(text == "true"),
    "hexBinary": hexadecimal,
    "iri": node,
}
