"""Bodies and offices: those of the table, committees of Parliament, bodies of states, and those known by name only.

A body without a published identifier gets an address below the base, by its name; a name that several bodies share
("Ministry of Justice") one below the document. No identifier is guessed.
"""

from __future__ import annotations

from functools import cache, lru_cache

from resgraph.authorities import registers
from resgraph.authorities.confidence import sure
from resgraph.authorities.registers import listed
from resgraph.authorities.setting import Setting
from resgraph.core import tables
from resgraph.core.addresses import EUROVOC, WIKIDATA, corporate_body, ep_organisation, local, named
from resgraph.core.mention import Entity, EntityKind, LinkedMention, Mention
from resgraph.core.text import fold, single_line

_WIDELY_KNOWN = 4  # words after which a name is taken to be nobody else's
_KINDS = {"O": EntityKind.ORGANIZATION, "P": EntityKind.POST}


def link(mention: Mention, setting: Setting) -> LinkedMention | None:
    """The body or office that a mention names; None for mentions of other things."""
    match mention.table:
        case "organisations" | "posts":
            return LinkedMention(mention, body(mention.key, setting), sure("name", "organisations"), "organisations")
        case "committees":
            return LinkedMention(mention, _committee(mention.key, setting), sure("name", "committees"), "committees")
        case "country-bodies":
            return LinkedMention(mention, _of_state(mention, setting), sure("name", "country-bodies"), "country-bodies")
        case "pattern":
            return LinkedMention(mention, _by_name(mention, setting), sure("name", "by-form"), mention.key)
    return None


def issuer(setting: Setting) -> Entity | None:
    """The body that issued the document."""
    key = {"ep": "european-parliament", "un-ga": "general-assembly"}.get(setting.body)
    return body(key, setting) if key else None


def body(key: str, setting: Setting) -> Entity:
    """The row of organisations.csv with that key. Raises KeyError for an unknown key."""
    return _row(key, setting.base, setting.body)


@lru_cache(maxsize=4096)
def _row(key: str, base: str, issuing: str) -> Entity:
    row = registers.by("organisations", "key")[key]
    return Entity(
        corporate_body(row["po"]) if row["po"] else local(base, "agent", key),
        _KINDS[row["kind"]],
        row["name"],
        alternatives=(*listed(row["aliases"]), *_short(issuing).get(key, ())),
        identifiers=(row["po"],) if row["po"] else (),
        same_as=(WIKIDATA + row["wikidata"],) if row["wikidata"] else (),
        about=(("rdfs:seeAlso", f"<{EUROVOC}{row['eurovoc']}>"),) if row["eurovoc"] else (),
    )


@cache
def _short(issuing: str) -> dict[str, tuple[str, ...]]:
    """What a body is called for short in the texts of an issuing body, by its key."""
    found: dict[str, tuple[str, ...]] = {}
    if issuing in tables.names("authorities/short", ".csv"):
        for row in tables.rows(f"authorities/short/{issuing}.csv"):
            found[row["key"]] = (*found.get(row["key"], ()), row["name"])
    return found


def committee(name: str, setting: Setting) -> Entity | None:
    """The committee of Parliament of that name; None where none is called so."""
    return _committee(name, setting) if name in registers.grouped("committees", "name") else None


def _committee(name: str, setting: Setting) -> Entity:
    """The committee of Parliament that had the name at the time, else the last that had it."""
    rows = registers.grouped("committees", "name")[name]
    row = next((r for r in rows if setting.period.known and setting.period.overlaps(r["start"], r["end"])), rows[-1])
    return Entity(
        ep_organisation(row["org"]) if row["org"] else corporate_body(row["po"]),
        EntityKind.ORGANIZATION,
        name,
        alternatives=(row["code"],) if row["org"] else (),
        identifiers=(row["code"],),
        same_as=(corporate_body(row["po"]),) if row["org"] and row["po"] else (),
    )


def _of_state(mention: Mention, setting: Setting) -> Entity:
    """A body or office of one country: "KAZ Government of *" in the mention's key."""
    code, _, template = mention.key.partition(" ")
    row = registers.by("countries", "code")[code]
    name = template.replace("*", registers.with_article(row["name"], setting.language))
    others = {single_line(fold(mention.printed))}
    if template.endswith(" of *"):
        others |= {f"{adjective} {template.removesuffix(' of *')}" for adjective in listed(row["adjectives"])}
    delegation = row["delegation"] if template == "EU Delegation to *" else ""
    return Entity(
        corporate_body(delegation) if delegation else local(setting.base, "agent", named(name)),
        mention.kind,
        name,
        alternatives=tuple(sorted(others - {name})),
        identifiers=(delegation,) if delegation else (),
        types=("resg:Government",) if template.startswith("Government") else (),
    )


def _by_name(mention: Mention, setting: Setting) -> Entity:
    """A body known by its name in this document."""
    printed = single_line(fold(mention.printed))
    name = mention.name or printed
    short = len(name.split()) < _WIDELY_KNOWN or name.startswith(("Ministry of ", "Ministry for "))
    shared = short and mention.key != "capitalised-with-country"
    address = setting.address.agent(name) if shared else local(setting.base, "agent", named(name))
    return Entity(address, mention.kind, name, alternatives=() if printed == name else (printed,))
