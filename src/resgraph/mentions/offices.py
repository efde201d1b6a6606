"""Offices and organs of a body, each one name: "Director General of the Agency", "IAEA Director General".

The words before "of" are looked up; the body after it is any body found before, by its full name or a short form. An
organ or office once named so is meant where its words stand alone later: "the General Conference".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from resgraph.core import tables
from resgraph.core.mention import EntityKind, Mention
from resgraph.core.text import fold, single_line
from resgraph.mentions.prefilter import Literals
from resgraph.mentions.reading import Reading
from resgraph.mentions.required import required
from resgraph.mentions.tagged import BODIES, Tag
from resgraph.mentions.wording import UPPER, alternatives, words

KEY = "office"
_CAPITAL = re.compile(rf" +[{UPPER}]")
_WORD_BEFORE = re.compile(rf"(?<![\w'-])([{UPPER}][\w'-]*) +$")
_NEAR = 160  # characters before a body in which its organs stand
_ARTICLE = re.compile(r"the +$")


@dataclass(frozen=True, slots=True)
class _Grammar:
    before: re.Pattern[str]  # ends where the body begins
    head: re.Pattern[str]
    behind: re.Pattern[str]  # begins where the body ends
    alone: re.Pattern[str]
    posts: frozenset[str]

    def kind(self, head: str) -> EntityKind:
        return EntityKind.POST if head in self.posts else EntityKind.ORGANIZATION


def gate(language: str) -> Literals:
    """Literals by which parts are told from one another."""
    grammar = _grammar(language)
    return required(grammar.behind) | required(grammar.alone)


def follow(readings: Sequence[Reading], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of offices and organs of the bodies already found, part by part in order."""
    by_part: dict[str, list[Mention]] = {}
    for one in mentions:
        if one.kind is EntityKind.ORGANIZATION:
            by_part.setdefault(one.part, []).append(one)
    named: dict[str, Mention] = {}  # head -> its last full name
    for reading in readings:
        if reading.note or not words(reading.language):
            continue
        grammar = _grammar(reading.language)
        here = [*_of(reading, by_part.get(reading.path, ()), grammar), *_before(reading, grammar)]
        yield from here
        taken = [(one.start, one.end) for one in here]
        if here:
            named |= {_head(one, grammar): one for one in here if one.key not in _names()}
        yield from _alone(reading, named, taken, grammar)


def _of(reading: Reading, bodies: Sequence[Mention], grammar: _Grammar) -> Iterator[Mention]:
    """ "the General Conference and the Board of Governors of the Agency": each organ, the last with the body."""
    for body in bodies:
        if not _follows_of(reading.text, body.start):
            continue
        found = grammar.before.search(reading.text, max(0, body.start - _NEAR), body.start)
        while found and _goes_on(reading, found.start(), body):  # "the European | Council, the President of the"
            found = grammar.before.search(reading.text, found.start() + 1, body.start)
        if not found:
            continue
        name = _full(body, article=bool(_ARTICLE.search(reading.text, 0, body.start)))
        heads = list(grammar.head.finditer(reading.text, found.start("heads"), found.end("heads")))
        for head in heads:
            end = body.end if head is heads[-1] else head.end()
            yield _office(reading, (head.start(), end), head[0], name, grammar)


def _follows_of(text: str, start: int) -> bool:
    words = text[max(0, start - _NEAR) : start].split()[-2:]
    return "of" in words and words[-1] in ("of", "the")


def _goes_on(reading: Reading, start: int, body: Mention) -> bool:
    """Whether the words belong to a longer name ("Ministerial Conference of") or to an office of another body.

    "the launch by the Secretary-General of the Crisis Group" names an office of the United Nations, not of the group.
    """
    tags = reading.tagged.tags
    own = body.table == "pattern" and any(one.start == start and one.table == "posts" for one in tags)
    before = _WORD_BEFORE.search(reading.text, max(0, start - 40), start)
    opens = before is not None and (before.start() == 0 or before[1] in words(reading.language)["starters"])
    return own or (before is not None and not opens)


def _before(reading: Reading, grammar: _Grammar) -> Iterator[Mention]:
    """ "International Atomic Energy Agency Director General"."""
    if not reading.holds(required(grammar.behind)):
        return
    for one in reading.tagged.tags:
        if one.table in BODIES and one.table != "posts" and (found := grammar.behind.match(reading.text, one.end)):
            if _CAPITAL.match(reading.text, found.end("head")):  # the title of a person: "NATO Secretary-General Rutte"
                yield _body(reading, one)
                continue
            name = _names().get(one.key) or single_line(reading.text[one.start : one.end])
            name = f"the {name}" if " " in name else name
            yield _office(reading, (one.start, found.end("head")), found["head"], name, grammar)


def _body(reading: Reading, one: Tag) -> Mention:
    printed = reading.printed(one.start, one.end)
    return Mention(reading.path, one.start, one.end, printed, EntityKind.ORGANIZATION, one.table, one.key)


def _alone(
    reading: Reading, named: Mapping[str, Mention], taken: Sequence[tuple[int, int]], grammar: _Grammar
) -> Iterator[Mention]:
    if not named or not reading.holds(required(grammar.alone)):
        return
    for found in grammar.alone.finditer(reading.text):
        start, end = found.span("head")
        full = named.get(_same(found["head"]))
        if full and not any(begin <= start < stop for begin, stop in taken):
            yield replace(full, part=reading.path, start=start, end=end, printed=reading.printed(start, end))


def _office(reading: Reading, span: tuple[int, int], head: str, body: str, grammar: _Grammar) -> Mention:
    head = single_line(head)
    name = f"{head} of {body}"
    table, key = _table(reading.language).get(name.replace(" of the ", " of "), ("pattern", KEY))
    known = "" if table != "pattern" else name
    return Mention(reading.path, *span, reading.printed(*span), grammar.kind(head), table, key, known)


def _full(body: Mention, *, article: bool) -> str:
    """The body's full name with the article that belongs to it."""
    printed = single_line(fold(body.printed))
    name = body.name or (_names().get(body.key, "") if body.table in BODIES else "") or printed
    named = article or (name != printed and " " in name)
    return f"the {name}" if named else name


def _head(office: Mention, grammar: _Grammar) -> str:
    found = grammar.head.search(single_line(fold(office.printed)))
    return _same(found[0]) if found else ""


def _same(head: str) -> str:
    return single_line(head).replace("-", " ")


@cache
def _names() -> Mapping[str, str]:
    return {row["key"]: row["name"] for row in tables.rows("authorities/organisations.csv")}


@cache
def _table(language: str) -> Mapping[str, tuple[str, str]]:
    """Offices and organs that have a row of their own, by name without the article."""
    found: dict[str, tuple[str, str]] = {}
    for row in tables.rows("authorities/organisations.csv"):
        for name in (row["name"], *row["aliases"].split("|")):
            found[name.replace(" of the ", " of ")] = ("posts" if row["kind"] == "P" else "organisations", row["key"])
    return found


@cache
def _grammar(language: str) -> _Grammar:
    table = words(language)["offices"]
    heads = rf"(?:{alternatives(table['posts'] + table['organs'])})"
    joint = r"(?:, +|,? +and +)(?:of +)?(?:the +)?"
    return _Grammar(
        re.compile(rf"(?<![\w'-])(?P<heads>{heads}(?:{joint}{heads}){{0,3}}) +of +(?:the +)?$"),
        re.compile(rf"(?<![\w'-]){heads}(?![\w-])"),
        re.compile(rf"(?: \([\w/-]{{2,12}}\))? +(?P<head>{alternatives(table['posts'])})(?![\w-]| +(?:of|for|on) )"),
        re.compile(rf"\b[Tt]he +(?P<head>{alternatives(table['alone'])})(?![\w-]| +(?:of|for|on) | +[{UPPER}])"),
        frozenset(table["posts"]),
    )
