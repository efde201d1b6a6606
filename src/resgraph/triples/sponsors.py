"""Who tabled the text: one eli-dl:Participation each, as in the Parliament's own data."""

from __future__ import annotations

from resgraph.core import addresses
from resgraph.core.mention import LinkedSponsor
from resgraph.triples.draft import Draft
from resgraph.triples.terms import decimal, integer, node, string
from resgraph.triples.vocabulary import eli_dl, epvoc, rdf, resg

ROLES = "https://data.europarl.europa.eu/def/ep-roles/"


def describe_sponsors(draft: Draft) -> None:
    """Every sponsor in printed order, those too that nobody linked."""
    for linked in draft.links.sponsors or tuple(map(LinkedSponsor, draft.resolution.sponsors)):
        _participation(draft, linked)


def _participation(draft: Draft, linked: LinkedSponsor) -> None:
    sponsor, address = linked.sponsor, _address(draft, linked)
    subject = node(address)
    draft.places[address] = sponsor.span
    draft.add(draft.work, epvoc.workHadParticipation, subject)
    draft.add(subject, rdf.type, eli_dl.Participation)
    draft.add(subject, eli_dl.participation_role, node(ROLES + addresses.segment(sponsor.role)))
    draft.add(subject, resg.order, integer(sponsor.order))
    draft.add(subject, resg.printedName, string(sponsor.name))
    draft.add_strings(subject, resg.printedGroup, sponsor.group)
    if linked.person:
        draft.add(subject, eli_dl.had_participant_person, node(linked.person.iri))
        draft.add(subject, resg.confidence, decimal(linked.confidence))
    if linked.group:
        draft.add(subject, eli_dl.participation_in_name_of, node(linked.group.iri))
    draft.add_provenance(subject, linked.basis)


def _address(draft: Draft, linked: LinkedSponsor) -> str:
    """Parliament's own address where document and person have official numbers, else one below the document."""
    person = linked.person.iri.removeprefix(f"{addresses.EP}person/") if linked.person else ""
    if draft.official_number and person.isdigit():
        official = addresses.ep_participation(draft.official_number, person)
        if official not in draft.places:
            return official
    return draft.address.sponsor(linked.sponsor.order)
