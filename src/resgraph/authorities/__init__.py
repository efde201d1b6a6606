"""Stage "link": Findings -> Links. One file per authority; candidates are kept.

One function per kind of finding: ``link_reference``, ``link_mention``, ``link_sponsor``, ``link_positions``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from resgraph.authorities import (
    agents,
    bodies,
    celex,
    council,
    ep_texts,
    groups,
    instruments,
    journal,
    known_texts,
    members,
    national,
    objects,
    persons,
    places,
    renewed,
    treaties,
    un_documents,
)
from resgraph.authorities.confidence import confidence, sure
from resgraph.authorities.found import Found
from resgraph.authorities.period import Period, period
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import BASE
from resgraph.core.identity import NOTHING, address
from resgraph.core.known import KnownTexts
from resgraph.core.known_table import shipped
from resgraph.core.mention import (
    Entity,
    Findings,
    InternalReference,
    LinkedInternalReference,
    LinkedMention,
    LinkedPosition,
    LinkedReference,
    LinkedSponsor,
    Links,
    Mention,
    Reference,
    Status,
)
from resgraph.core.model import Metadata, PartKind, Resolution, Sponsor
from resgraph.core.problem import Problem, problem
from resgraph.core.subjects import name

NAMES: tuple[Callable[[Mention, Setting], LinkedMention | None], ...] = (persons.link, bodies.link, places.link)
WORKS: tuple[Callable[[str, Setting], Found | None], ...] = (
    treaties.find,
    renewed.find,
    instruments.find,
    ep_texts.find,
    celex.find,
    journal.find,
    national.find,
    un_documents.find,
)
_NAMES = frozenset({"instrument", "named", "short-name", "defined", "provision", "wording"})
_POINTING = frozenset({"contained", "short-name", "defined", "issued", "same-day"})  # joined to an antecedent by a rule


def link(
    resolution: Resolution,
    findings: Findings,
    *,
    base: str = BASE,
    metadata: Metadata = NOTHING,
    texts: KnownTexts | None = None,
) -> Links:
    """What the findings denote, as far as the authorities know; ``texts`` are known ones (by default those shipped)."""
    known = setting(resolution, findings, base=base, metadata=metadata, texts=texts)
    sponsors = [link_sponsor(sponsor, known.period) for sponsor in resolution.sponsors]
    tabled = reporting(resolution, [linked for linked, _ in sponsors], known)
    mentions = tuple(one for mention in findings.mentions if (one := link_mention(mention, known)))
    references = named(link_reference(reference, known) for reference in findings.references)
    procedure = resolution.own("ep-procedure")
    positions = link_positions(resolution, findings, mentions, known)
    return Links(
        references=references,
        mentions=mentions,
        positions=tuple(objects.link(positions, mentions, references, findings.internal)),
        sponsors=tabled,
        problems=(*findings.problems, *(doubt for _, doubts in sponsors for doubt in doubts)),
        body=bodies.issuer(known),
        procedure=ep_texts.procedure(procedure) if procedure else None,
        legal_basis=legal_basis(resolution, references),
        internal=tuple(map(link_internal, findings.internal)),
    )


def setting(
    resolution: Resolution,
    findings: Findings,
    *,
    base: str = BASE,
    metadata: Metadata = NOTHING,
    texts: KnownTexts | None = None,
) -> Setting:
    """What the document says of itself and around its names, for those who link them."""
    countries = frozenset(one.key for one in findings.mentions if one.table == "countries")
    home = address(resolution, metadata, base)
    when = period(resolution, metadata)
    return Setting(home, resolution.body, resolution.language, when, countries, shipped() if texts is None else texts)


def link_reference(reference: Reference, known: Setting) -> LinkedReference:
    """The work that a reference cites; several where the words allow several; none where no authority knows it."""
    identified = known_texts.identify(reference, known)
    if identified and not _misnamed(reference, identified, known):
        return _identified(reference, identified, known)
    normal = reference.normal
    if not normal:
        founds = (found.entity for one in reference.alternatives if (found := find(one, known)))
        candidates = {entity.iri: entity for entity in founds}
        status = Status.AMBIGUOUS if len(candidates) > 1 else Status.UNRESOLVED  # one of several known decides nothing
        cited = tuple(candidates.values()) if len(candidates) > 1 else ()
        return LinkedReference(reference, status, confidence(status, reference.scheme), cited, reference.scheme)
    found = find(normal, known)
    if not found:
        sure = confidence(Status.UNRESOLVED, reference.scheme)
        return LinkedReference(reference, Status.UNRESOLVED, sure, basis=reference.scheme)
    status = found.status
    if status is Status.LOOKUP and found.basis == "instruments" and reference.scheme not in _NAMES:
        status = Status.EXACT  # a printed number that stands for a named instrument
    if status is Status.EXACT and (reference.scheme in _POINTING or council.derived(reference)):
        status = Status.RULE
    verified = found.verified and council.verified(reference)
    sure = confidence(status, reference.scheme, found.basis, verified=verified)
    return LinkedReference(reference, status, sure, (found.entity,), found.basis)


def link_internal(reference: InternalReference) -> LinkedInternalReference:
    """A reference to parts of the same document: by rule where they were found."""
    status = Status.RULE if reference.cited else Status.UNRESOLVED
    return LinkedInternalReference(reference, status, confidence(status, "internal"), "internal")


def _identified(reference: Reference, told: known_texts.Identified, known: Setting) -> LinkedReference:
    """A reference with the texts that tables or other documents tell of."""
    founds = [(one, found.entity) for one in told.identifiers if (found := find(one, known))]
    page = reference.normal
    cited = tuple(_with_page(entity, page) for _, entity in founds)
    number = told.identifiers[0] if told.status is Status.LOOKUP and not page else page
    others = tuple(one for one, _ in founds) if told.status is Status.AMBIGUOUS else ()
    return LinkedReference(
        replace(reference, normal=number, alternatives=(*reference.alternatives, *others)),
        told.status,
        told.confidence,
        cited,
        told.basis,
        told.evidence,
    )


def _misnamed(reference: Reference, told: known_texts.Identified, known: Setting) -> bool:
    """Whether the number told for a name is that of an instrument with other names: one volume holds both."""
    if not told.basis.endswith("name"):
        return False
    printed = name(reference.printed, known.language)
    found = [find(one, known) for one in told.identifiers]
    others = [one.entity for one in found if one and one.basis == "instruments"]
    return any(
        not any(printed.agrees(name(other, known.language)) for other in (one.label, *one.alternatives))
        for one in others
    )


def _with_page(entity: Entity, page: str) -> Entity:
    """The text with the page of the Official Journal on which it starts."""
    if not page:
        return entity
    return replace(
        entity, identifiers=(*entity.identifiers, page), pages=(*entity.pages, *filter(None, (journal.page(page),)))
    )


def find(normal: str, known: Setting) -> Found | None:
    """What the first authority that knows a canonical form says of it."""
    return next((found for authority in WORKS if (found := authority(normal, known))), None)


def named(linked: Iterable[LinkedReference]) -> tuple[LinkedReference, ...]:
    """The references, each cited work with the names by which this document calls it."""
    linked = tuple(linked)
    names: dict[str, dict[str, None]] = {}
    for one in linked:
        if one.reference.opaque and len(one.cited) == 1:
            names.setdefault(one.cited[0].iri, {})[" ".join(one.reference.printed.split())] = None

    def with_names(entity: Entity) -> Entity:
        more = [n for n in names.get(entity.iri, ()) if n != entity.label and n not in entity.alternatives]
        return replace(entity, alternatives=(*entity.alternatives, *sorted(more))) if more else entity

    return tuple(
        replace(one, cited=tuple(map(with_names, one.cited))) if any(e.iri in names for e in one.cited) else one
        for one in linked
    )


def legal_basis(resolution: Resolution, references: Iterable[LinkedReference]) -> tuple[Entity, ...]:
    """The rules of procedure that the citations name: what the text is based on."""
    citations = {part.path for part in resolution.walk() if part.kind is PartKind.CITATION}
    rules = (one for one in references if one.reference.kind == "rule" and one.reference.part in citations)
    return tuple({entity.iri: entity for one in rules for entity in one.cited}.values())


def link_mention(mention: Mention, known: Setting) -> LinkedMention | None:
    """The entity that a mention names, by the first authority that knows it; None when none does."""
    return next((linked for authority in NAMES if (linked := authority(mention, known))), None)


def link_positions(
    resolution: Resolution, findings: Findings, mentions: Iterable[LinkedMention], known: Setting
) -> tuple[LinkedPosition, ...]:
    """The positions with the agents addressed; ``mentions`` tell which names stand among their words."""
    return tuple(agents.link(resolution, findings.positions, mentions, known))


def link_sponsor(sponsor: Sponsor, when: Period) -> tuple[LinkedSponsor, tuple[Problem, ...]]:
    """The one Member and the one group that the printed words can mean, with the doubts.

    The printed group is what counts, not the one that the Member belonged to at another time.
    """
    doubts = []
    found, sure = members.candidates(sponsor.name, when)
    person = found[0] if len(found) == 1 else None
    if not person:
        name, what = ("ambiguous-sponsor", "several Members are") if found else ("unknown-sponsor", "no Member is")
        who = ": " + ", ".join(one.iri for one in found) if found else ""
        doubts.append(problem(name, f"{what} called {sponsor.name!r}{who}", sponsor.span))
    group = groups.group(sponsor.group, when) if sponsor.group else None
    if sponsor.group and not group:
        message = f"no group of that time is called {sponsor.group!r}"
        doubts.append(problem("unknown-group", message, sponsor.group_span or sponsor.span))
    return LinkedSponsor(sponsor, person, group, sure if person else 0.0, "members" if person else ""), tuple(doubts)


def reporting(
    resolution: Resolution, rapporteurs: Sequence[LinkedSponsor], known: Setting
) -> tuple[LinkedSponsor, ...]:
    """The sponsors, those of a report with the committee that it prints: the rapporteurs act for it, it is an author.

    Where several committees are printed nobody can tell whose rapporteur somebody is.
    """
    printed = {one.value: one for one in resolution.header.about if one.scheme == "committee"}
    if resolution.genre != "report" or len(printed) != 1:
        return tuple(rapporteurs)
    (named,) = printed.values()
    committee = bodies.committee(named.value, known)
    if committee is None:
        return tuple(rapporteurs)
    acting = (one if one.group else replace(one, group=committee) for one in rapporteurs)
    author = Sponsor(len(rapporteurs) + 1, named.value, named.span)
    return (*acting, LinkedSponsor(author, None, None, sure("name", "committees"), "committees", committee))
