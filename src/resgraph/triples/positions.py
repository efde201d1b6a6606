"""What the body does: one position for each opening verb, and who is asked for what."""

from __future__ import annotations

import re

from resgraph.core.addresses import numbered
from resgraph.core.mention import LinkedPosition, Position
from resgraph.triples.anchors import anchor
from resgraph.triples.concepts import CONCEPTS
from resgraph.triples.draft import Draft
from resgraph.triples.terms import Node, date, decimal, integer, month, node, string, year
from resgraph.triples.vocabulary import rdf, resg


def describe_positions(draft: Draft) -> None:
    """Every position, numbered within the part that expresses it."""
    positions = draft.links.positions
    numbers = numbered(p.position.part for p in positions)
    addresses = [draft.address.position(p.position.part, n) for p, n in zip(positions, numbers, strict=True)]
    known = {linked.position: address for linked, address in zip(positions, addresses, strict=True)}
    for linked, address in zip(positions, addresses, strict=True):
        _position(draft, linked, address)
        draft.add(node(address), resg.reiterates, *(node(known[one]) for one in linked.renewed))


def _position(draft: Draft, linked: LinkedPosition, address: str) -> None:
    position, subject = linked.position, node(address)
    draft.add(subject, rdf.type, resg.Position, *([resg.Request] if position.request else []))
    draft.add(subject, resg.expressedIn, node(draft.unit(position.part)))
    draft.add_concept(subject, resg.force, _concept(position))
    draft.add(subject, resg.cue, string(position.cue))
    draft.add(subject, resg.addressee, *(node(agent.iri) for agent in linked.addressees if agent))
    draft.add_strings(subject, resg.printedAddressee, *(a.antecedent or a.printed for a in position.addressees))
    draft.add_strings(subject, resg.printedRecipient, *(a.antecedent or a.printed for a in position.recipients))
    draft.add(draft.work, resg.forwardedTo, *(node(agent.iri) for agent in linked.recipients if agent))
    if position.strength:
        draft.add(subject, resg.strength, integer(position.strength))
    if position.action:
        start, end = position.action
        draft.add_strings(subject, resg.requestedAction, draft.passage(position.text_part).text[start:end])
    draft.add_strings(subject, resg.requestedAction, *(_point(draft, path) for path in position.points))
    _object(draft, subject, linked)
    for deadline in position.deadlines:
        draft.add_strings(subject, resg.printedDeadline, deadline.printed)
        draft.add(subject, resg.deadline, *_when(deadline.value))
    draft.add(subject, resg.confidence, decimal(linked.confidence))
    draft.add_provenance(subject)
    anchor(draft, address, position.text_part, position.start, position.end)


def _object(draft: Draft, subject: Node, linked: LinkedPosition) -> None:
    """What or whom the position speaks of, and where the position stands that it repeats."""
    position = linked.position
    if position.target:
        start, end = position.target
        draft.add_strings(subject, resg.printedTarget, draft.passage(position.text_part).text[start:end])
    draft.add(subject, resg.target, *(node(entity.iri) for entity in linked.targets))
    draft.add(subject, resg.reiterates, *(node(entity.iri) for entity in linked.repeated))


def _when(value: str) -> tuple[Node, ...]:
    """A day, a month or a year as the typed literal that its form asks for; none for nothing."""
    match value.count("-"):
        case 2:
            return (date(value),)
        case 1:
            return (month(value),)
    return (year(int(value)),) if value else ()


def _point(draft: Draft, path: str) -> str:
    """The words of a point, without the signs and the "and" that join it to the next."""
    return re.sub(r"[\s;,.:]+(?:and|or)?\s*$", "", draft.passage(path).text)


def _concept(position: Position) -> str:
    """The concept of the verb, or of the force alone where the scheme has no such verb."""
    verb = f"verb-{position.verb}"
    return verb if verb in CONCEPTS else f"force-{position.force}"
