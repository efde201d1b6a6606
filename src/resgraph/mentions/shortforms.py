"""Short forms that stand for a body named before: "the Association", "the Commission", "the Working Group".

The nearest body named earlier in the document - be it inside the name of a treaty - whose name holds the short form as
its head is meant; without one the words are no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from resgraph.core.mention import EntityKind, Mention
from resgraph.core.text import fold, single_line
from resgraph.mentions.reading import Reading
from resgraph.mentions.tagged import BODIES
from resgraph.mentions.wording import KNOWN, UPPER, alternatives, words

_JOINT = re.compile(r" (?:of|for|on|against|to|in|at) ")
_EVENTS = ("Conference",)  # most conferences are meetings: only those count that a table knows as bodies
_OFFICES = ("Rapporteur", "Envoy", "Representative", "Commissioner", "Director")


def follow(readings: Sequence[Reading], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions by short form, with table and key of the body meant."""
    before: list[Mention] = []
    by_form: dict[str, list[Mention]] = {}
    for one in mentions:
        if one.table == "pattern":
            by_form.setdefault(one.part, []).append(replace(one, name=one.name or single_line(fold(one.printed))))
    for reading in readings:
        if reading.note or not words(reading.language):
            continue
        heads = words(reading.language)["shortforms"]["heads"]
        here = sorted([*_known(reading), *by_form.get(reading.path, ())], key=lambda one: one.end)
        for found in _short(reading.language).finditer(reading.tagged.mask):
            candidates = [*before, *(one for one in here if one.end <= found.start())]
            if meant := next((one for one in reversed(candidates) if _stands_for(found["short"], one, heads)), None):
                start, end = found.span("short")
                yield replace(meant, start=start, end=end, part=reading.path, printed=reading.printed(start, end))
        before += here


def _known(reading: Reading) -> Iterator[Mention]:
    """The bodies of the tables named in the part, also where they are no mention of their own."""
    for one in reading.tagged.tags:
        if one.table in BODIES and not one.short:
            kind = EntityKind.POST if one.table == "posts" else EntityKind.ORGANIZATION
            yield Mention(reading.path, one.start, one.end, reading.text[one.start : one.end], kind, one.table, one.key)


def _stands_for(short: str, meant: Mention, heads: Sequence[str]) -> bool:
    """Whether ``short`` is the head of the body's longer name: "Commission" of "International Law Commission"."""
    name = meant.name or single_line(meant.printed)
    if name == short or (meant.kind is EntityKind.POST) is not _is_office(short):
        return False
    if " of " in short:
        return name.startswith(short.split(maxsplit=1)[0]) and _in_order(short.split(), name.split())
    if short in _EVENTS and meant.table == "pattern":
        return False
    begin = _JOINT.split(name, maxsplit=1)[0]
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
