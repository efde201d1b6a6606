"""Persons named in the text: Members of the European Parliament, everybody else by name in the document.

A Member is meant where the words say so, or where the whole name is that of one Member of the time and nothing else is
said of the person: a homonymous stranger must not become a Member. Holders of offices that everybody knows have a row
of their own, with the page of the body that says so. Nobody else has an identifier; two documents that print one name
may mean two persons, so the address of such a person is below the document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from resgraph.authorities import members, registers
from resgraph.authorities.confidence import sure
from resgraph.authorities.registers import Row, listed
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import local
from resgraph.core.mention import Entity, EntityKind, LinkedMention, Mention
from resgraph.core.text import bare_key, fold, single_line


def link(mention: Mention, setting: Setting) -> LinkedMention | None:
    """The person that a mention names; None for mentions of other things."""
    if mention.kind is not EntityKind.PERSON:
        return None
    printed = single_line(fold(mention.printed))
    member, how_sure = _member(mention, setting)
    if member:
        return LinkedMention(mention, _with_name(member, printed), how_sure, "members")
    others = () if printed == mention.name else (printed,)
    if holder := _holder(mention.name, setting):
        return LinkedMention(mention, _with_name(holder, printed), sure("name", "office-holders"), "office-holders")
    entity = Entity(setting.address.agent(mention.name), EntityKind.PERSON, mention.name, alternatives=others)
    rule = "person" if " " in mention.name else "person-by-surname"
    return LinkedMention(mention, entity, sure("name", rule), mention.table)


def _member(mention: Mention, setting: Setting) -> tuple[Entity | None, float]:
    """The one Member of the time whom the name means, and how sure that is."""
    by_role = mention.table == "members"
    if " " not in mention.name or not (by_role or (mention.table == "names" and setting.period.known)):
        return None, 0.0
    found, matched = members.candidates(mention.name, setting.period)
    rule = "member-by-role" if by_role else "member-by-name"
    return (found[0], matched * sure("name", rule)) if len(found) == 1 else (None, 0.0)


def _with_name(entity: Entity, printed: str) -> Entity:
    known = printed == entity.label or printed in entity.alternatives
    return entity if known else replace(entity, alternatives=(*entity.alternatives, printed))


def _holder(name: str, setting: Setting) -> Entity | None:
    """The holder of an office of that whole name, in a text of that time or later."""
    row = _holders().get(bare_key(name))
    if row is None or not setting.period.overlaps(row["since"], ""):
        return None
    address = local(setting.base, "agent", row["key"])
    return Entity(address, EntityKind.PERSON, row["name"], alternatives=listed(row["names"]), pages=(row["source"],))


@cache
def _holders() -> Mapping[str, Row]:
    rows = registers.by("office_holders", "key").values()
    return {bare_key(name): row for row in rows for name in (row["name"], *listed(row["names"]))}
