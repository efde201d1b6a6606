"""Who tabled the text: one eli-dl:Participation each, as in the Parliament's own data."""

from __future__ import annotations

from resgraph.core import addresses
from resgraph.core.mention import LinkedSponsor
from resgraph.triples.draft import Draft
from resgraph.triples.terms import decimal, integer, node, string
from resgraph.triples.vocabulary import dcterms, eli_dl, epvoc, rdf, resg

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
    if not linked.body:  # a committee's name is its label; printed names are those of who signed
        draft.add(subject, resg.printedName, string(sponsor.name))
    draft.add_strings(subject, resg.printedGroup, sponsor.group)
    if linked.person:
        draft.add(subject, eli_dl.had_participant_person, node(linked.person.iri))
        draft.add(subject, resg.confidence, decimal(linked.confidence))
    if linked.body:
        draft.add(subject, eli_dl.had_participant_organization, node(linked.body.iri))
        draft.add(subject, resg.confidence, decimal(linked.confidence))
    if linked.group:
        draft.add(subject, eli_dl.participation_in_name_of, node(linked.group.iri))
    if draft.genre != "adopted-text":  # that one is Parliament's; its sponsors made the motion
        makers = (linked.person, linked.body or linked.group)
        draft.add(draft.work, dcterms.creator, *(node(maker.iri) for maker in makers if maker))
    draft.add_provenance(subject, linked.basis)


def _address(draft: Draft, linked: LinkedSponsor) -> str:
    """Parliament's own address where document and person or committee have official numbers, else a local one."""
    who = (linked.person or linked.body) if draft.official_number else None
    if who and who.iri.startswith((f"{addresses.EP}person/", f"{addresses.EP}org/")):
        official = addresses.ep_participation(draft.official_number, who.iri.rpartition("/")[2])
        if official not in draft.places:
            return official
    return draft.address.sponsor(linked.sponsor.order)
