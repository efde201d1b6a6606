"""Persons named in the text: Members of the European Parliament, everybody else by name in the document.

A Member is meant where the words say so, or where the whole name is that of one Member of the time and nothing else is
said of the person: a homonymous stranger must not become a Member. Nobody else has an identifier; two documents that
print one name may mean two persons, so the address of such a person is below the document.
"""

from __future__ import annotations

from dataclasses import replace

from resgraph.authorities import members
from resgraph.authorities.setting import Setting
from resgraph.core.mention import Entity, EntityKind, LinkedMention, Mention
from resgraph.core.text import fold, single_line

_BY_ROLE, _BY_NAME, _LOCAL, _BARE = 0.95, 0.8, 0.9, 0.8


def link(mention: Mention, setting: Setting) -> LinkedMention | None:
    """The person that a mention names; None for mentions of other things."""
    if mention.kind is not EntityKind.PERSON:
        return None
    printed = single_line(fold(mention.printed))
    member, sure = _member(mention, setting)
    if member:
        known = printed == member.label or printed in member.alternatives
        entity = member if known else replace(member, alternatives=(*member.alternatives, printed))
        return LinkedMention(mention, entity, sure, "members")
    others = () if printed == mention.name else (printed,)
    entity = Entity(setting.address.agent(mention.name), EntityKind.PERSON, mention.name, alternatives=others)
    return LinkedMention(mention, entity, _LOCAL if " " in mention.name else _BARE, mention.table)


def _member(mention: Mention, setting: Setting) -> tuple[Entity | None, float]:
    """The one Member of the time whom the name means, and how sure that is."""
    by_role = mention.table == "members"
    if " " not in mention.name or not (by_role or (mention.table == "names" and setting.period.known)):
        return None, 0.0
    found, sure = members.candidates(mention.name, setting.period)
    return (found[0], sure * (_BY_ROLE if by_role else _BY_NAME)) if len(found) == 1 else (None, 0.0)
