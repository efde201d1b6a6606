"""Stage "link": Findings -> Links. One file per authority; candidates are kept.

One function per kind of finding: ``link_reference``, ``link_mention``, ``link_sponsor``, ``link_positions``.
"""

from __future__ import annotations

from collections.abc import Callable

from resgraph.authorities import bodies, groups, members, places
from resgraph.authorities.period import Period, period
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import BASE
from resgraph.core.identity import NOTHING, address
from resgraph.core.mention import Findings, LinkedMention, LinkedSponsor, Links, Mention
from resgraph.core.model import Metadata, Resolution, Sponsor
from resgraph.core.problem import Problem, problem

NAMES: tuple[Callable[[Mention, Setting], LinkedMention | None], ...] = (bodies.link, places.link)


def link(resolution: Resolution, findings: Findings, *, base: str = BASE, metadata: Metadata = NOTHING) -> Links:
    """What the findings denote, as far as the authorities know."""
    known = setting(resolution, findings, base=base, metadata=metadata)
    sponsors = [link_sponsor(sponsor, known.period) for sponsor in resolution.sponsors]
    mentions = (link_mention(mention, known) for mention in findings.mentions)
    return Links(
        mentions=tuple(one for one in mentions if one),
        sponsors=tuple(linked for linked, _ in sponsors),
        problems=(*findings.problems, *(doubt for _, doubts in sponsors for doubt in doubts)),
        body=bodies.issuer(known),
    )


def setting(resolution: Resolution, findings: Findings, *, base: str = BASE, metadata: Metadata = NOTHING) -> Setting:
    """What the document says of itself and around its names, for those who link them."""
    countries = frozenset(one.key for one in findings.mentions if one.table == "countries")
    home = address(resolution, metadata, base)
    return Setting(home, resolution.body, resolution.language, period(resolution, metadata), countries)


def link_mention(mention: Mention, known: Setting) -> LinkedMention | None:
    """The entity that a mention names, by the first authority that knows it; None when none does."""
    return next((linked for authority in NAMES if (linked := authority(mention, known))), None)


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
