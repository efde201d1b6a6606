"""Short forms that stand for a body named before: "the Association", "the Commission", "the Working Group".

The nearest body named earlier in the document - be it inside the name of a treaty - whose name holds the short form as
its head is meant; without one the words are no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from resgraph.core.mention import EntityKind, Mention
from resgraph.core.text import fold, single_line
from resgraph.mentions.prefilter import Literals
from resgraph.mentions.reading import Reading
from resgraph.mentions.required import required
from resgraph.mentions.tagged import BODIES
from resgraph.mentions.wording import KNOWN, UPPER, alternatives, words

_JOINT = re.compile(r" (?:of|for|on|against|to|in|at) ")
_EVENTS = ("Conference",)  # most conferences are meetings: only those count that a table knows as bodies
_OFFICES = ("Rapporteur", "Envoy", "Representative", "Commissioner", "Director")


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return required(_short(language))


def follow(readings: Sequence[Reading], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions by short form, with table and key of the body meant."""
    before: dict[tuple[str, EntityKind, bool], _Body] = {}  # of bodies of one name the last
    by_form: dict[str, list[_Body]] = {}
    for mention in mentions:
        if mention.table == "pattern":
            full = mention.name or single_line(fold(mention.printed))
            body = _Body(mention.end, full, mention.kind, mention.table, mention.key, full)
            by_form.setdefault(mention.part, []).append(body)
    for reading in readings:
        if reading.note or not words(reading.language):
            continue
        here = sorted([*_known(reading), *by_form.get(reading.path, ())], key=lambda one: one.end)
        if reading.holds(gate(reading.language)):
            for found in _short(reading.language).finditer(reading.tagged.mask):
                earlier = (one for one in reversed(here) if one.end <= found.start())
                if meant := _meant(found["short"], chain(earlier, reversed(before.values())), reading.language):
                    start, end = found.span("short")
                    printed = reading.printed(start, end)
                    yield Mention(reading.path, start, end, printed, meant.kind, meant.table, meant.key, meant.name)
        for one in here:
            name = one.printed, one.kind, one.table == "pattern"
            before.pop(name, None)
            before[name] = one


class _Body(NamedTuple):
    """A body named in a part up to ``end``; ``name`` is the name to give to a mention of it."""

    end: int
    printed: str
    kind: EntityKind
    table: str
    key: str
    name: str = ""


def _known(reading: Reading) -> Iterator[_Body]:
    """The bodies of the tables named in the part, also where they are no mention of their own."""
    for start, end, table, key, short in reading.tagged.tags:
        if table in BODIES and not short:
            kind = EntityKind.POST if table == "posts" else EntityKind.ORGANIZATION
            yield _Body(end, reading.text[start:end], kind, table, key)


def _meant(short: str, bodies: Iterable[_Body], language: str) -> _Body | None:
    for one in bodies:
        if _stands_for(short, one.printed, one.kind is EntityKind.POST, one.table == "pattern", language):
            return one
    return None


@lru_cache(maxsize=8192)
def _stands_for(short: str, printed: str, post: bool, formed: bool, language: str) -> bool:
    """Whether ``short`` is the head of the body's longer name: "Commission" of "International Law Commission".

    ``formed``: the body was found by the form of its name.
    """
    name = single_line(printed)
    if name == short or post is not _is_office(short):
        return False
    if " of " in short:
        return name.startswith(short.split(maxsplit=1)[0]) and _in_order(short.split(), name.split())
    if short in _EVENTS and formed:
        return False
    begin = _JOINT.split(name, maxsplit=1)[0]
    heads = words(language)["shortforms"]["heads"]
    return f" {begin}".endswith(f" {short}") or (begin.split()[-1] not in heads and name.endswith(f" {short}"))


def _is_office(short: str) -> bool:
    return short.endswith(_OFFICES) and " of " not in short


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether the words of ``few`` all stand in ``many``, in the same order."""
    rest = iter(many)
    return all(word in rest for word in few)


@cache
def _short(language: str) -> re.Pattern[str]:
    table = words(language)["shortforms"]
    heads, attributive = alternatives(table["heads"]), alternatives(table["attributive"])
    longer = rf"(?! (?:of|for|on) (?:the )?[{UPPER}{KNOWN}]| [{UPPER}{KNOWN}])"
    alone = rf"(?<=[a-z,]) (?={attributive} [a-z])(?!\w+ (?:of|for|on|in|to|and|or)\b)"
    return re.compile(rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]hat|[Tt]his) |{alone})(?P<short>{heads})(?![\w-]){longer}")
