"""Bodies and offices by the words around their names: the rows ``[[pattern]]`` and ``[[list]]`` of the names table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resgraph.core.mention import EntityKind, Mention
from resgraph.core.text import single_line
from resgraph.mentions.prefilter import Literals, Rows
from resgraph.mentions.reading import Reading
from resgraph.mentions.required import required
from resgraph.mentions.tagged import PLACES, Tagged
from resgraph.mentions.wording import KNOWN, UPPER, Pattern, compiled, patterns, words

_WORD = rf"[{UPPER}{KNOWN}\d][\w'{KNOWN}-]*"
_JOINT = "of the|of|for|in|on|against|without|de|del|la|al"
_ITEM = re.compile(rf"(?:the )?['\"]?({_WORD}(?: (?:(?:{_JOINT}) )?{_WORD})*)(?![\w{KNOWN}])['\"]?")
_STOP = re.compile(
    r" ?[;.:)]|$"
    r"|,? (?:which|that|who|are|is|was|were|has|have|had|can|could|may|must|should|continue|remain|reported)\b"
    r"|,? (?:to|in|on|by|with|from|as|at)\b"
)
_BETWEEN = re.compile(r"(?: \([^()]{1,40}\))?(?:, and |, | and | or )(?=\S)")


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return patterns(language).literals | _openings(language).literals


def scan(reading: Reading) -> Iterator[Mention]:
    """Mentions found by pattern, outside notes."""
    if reading.note:
        return
    tagged = reading.tagged
    known = {one[:2] for one in tagged.tags}
    for pattern in patterns(reading.language).of(reading.literals):
        for found in pattern.regex.finditer(tagged.places):
            for group in ("name", "second"):
                if group in found.re.groupindex and found[group] and found.span(group) not in known:
                    yield _mention(reading, tagged, pattern, found, group)
    for start, end in lists(reading):
        if (start, end) not in known:
            yield Mention(
                reading.path, start, end, reading.printed(start, end), EntityKind.ORGANIZATION, "pattern", "list"
            )


def _mention(reading: Reading, tagged: Tagged, pattern: Pattern, found: re.Match[str], group: str) -> Mention:
    start, end = found.span(group)
    printed, country = reading.printed(start, end), _country(tagged, start, end)
    if not (pattern.label and country):
        return Mention(reading.path, start, end, printed, pattern.kind, "pattern", pattern.name)
    head = reading.text[slice(*found.span("head"))] if "head" in found.re.groupindex else ""
    key = f"{country} {single_line(pattern.label.replace('{NAME}', head).replace('{C}', '*'))}"
    return Mention(reading.path, start, end, printed, pattern.kind, "country-bodies", key)


def _country(tagged: Tagged, start: int, end: int) -> str:
    """The code of the one country named between ``start`` and ``end``, by name or adjective."""
    inside = (one for one in tagged.tags if start <= one.start and one.end <= end)
    codes = [one.key for one in inside if one.table in ("countries", "adjectives")]
    return codes[-1] if codes and " " not in codes[-1] else ""


def lists(reading: Reading) -> Iterator[tuple[int, int]]:
    """The items of lists of named groups: "human rights groups such as Qaharman, 405 and Article 14".

    A list counts only when none of its items is a country, a region or an adjective.
    """
    tagged = reading.tagged
    places = {(one.start, one.end) for one in tagged.tags if one.table in PLACES}
    for opening in _openings(reading.language).of(reading.literals):
        for found in opening.finditer(tagged.text):
            items = list(_items(tagged.mask, found.end()))
            if not places.intersection(items):
                yield from items


def _items(mask: str, at: int) -> Iterator[tuple[int, int]]:
    """The names of the list that begins at ``at``; none when it ends in anything but a name and a stop."""
    items = []
    while item := _ITEM.match(mask, at):
        items.append(item.span(1))
        joint = _BETWEEN.match(mask, item.end())
        if not joint:
            return iter(items if _STOP.match(mask, item.end()) else ())
        at = joint.end()
    return iter(())


@cache
def _openings(language: str) -> Rows[re.Pattern[str]]:
    openings = [compiled(row["opening"], language) for row in words(language).get("list", ())]
    return Rows((one, required(one)) for one in openings)
