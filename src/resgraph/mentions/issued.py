"""Documents named by their noun and their issuer, or by a title, without number or day.

"the opinion of the Committee on Legal Affairs", "the statement by the Director General of the Agency", "the UNESCO
report entitled Re-Shaping Policies". These are candidates: the join stage drops one where a fuller reference stands at
the same place, and looks for an earlier document of the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from resgraph.core.mention import Reference
from resgraph.core.tables import toml
from resgraph.mentions.prefilter import Literals
from resgraph.mentions.reading import Hit, Reading
from resgraph.mentions.required import required
from resgraph.mentions.tagged import BODIES
from resgraph.mentions.wording import UPPER

_WORD = rf"[{UPPER}][\w'&/-]*"
_PHRASE = re.compile(rf"{_WORD}(?:(?: (?:of|on|for|and|in|against|to|by)(?: the)?)? {_WORD})*")
_QUOTED = re.compile(r"[\"'](?P<title>[^\"]{3,300}?)[\"'](?=[\s,;.)]|$)")
_ITEM = re.compile(r"""\bentitled +(["'])(?:(?!\1).)*\1""")
_POSSESSIVE = re.compile(r"'s?$")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Grammar:
    where: tuple[str, ...]
    noun: re.Pattern[str]
    again: re.Pattern[str]
    titled: re.Pattern[str]
    end: re.Pattern[str]
    future_before: re.Pattern[str]
    future_after: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]

    def kind(self, words: str) -> str:
        return next((kind for kind, pattern in self.kinds if pattern.search(words)), "tabled-document")


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return required(_grammar(language).noun, _grammar(language).titled)


def scan(reading: Reading) -> Iterator[Hit]:
    """One candidate per noun with issuer - further issuers of a list are further documents - and per title."""
    grammar = _grammar(reading.language)
    if reading.note or not any(word in reading.text for word in grammar.where):
        return
    items = [found.span() for found in _ITEM.finditer(reading.text)]
    for found in grammar.noun.finditer(reading.text):
        if not any(start <= found.start() < end for start, end in items) and not _to_come(reading.text, found, grammar):
            yield from _issued(reading, found, grammar)
    for found in grammar.titled.finditer(reading.text):
        if end := _title_end(reading.text, found.end(), grammar):
            start = _owner(reading, found.start("words"))
            yield _hit(reading, start, end, (found.start("words"), end), grammar.kind(found["noun"]))


def _to_come(text: str, found: re.Match[str], grammar: _Grammar) -> bool:
    """Whether the document is only asked for: "looks forward to the report of ..."."""
    awaited = grammar.future_before.search(text, max(0, found.start() - 120), found.start())
    return bool(awaited or grammar.future_after.match(text, found.end()))


def _issued(reading: Reading, found: re.Match[str], grammar: _Grammar) -> Iterator[Hit]:
    end = _issuer(reading, found.end())
    if not end:
        return
    kind = grammar.kind(found["words"])
    yield _hit(reading, found.start("words"), end, (found.end(), end), kind)
    while found["noun"].endswith("s") and (again := grammar.again.match(reading.text, end)):
        following = _issuer(reading, again.end())
        if not following:
            return
        yield _hit(reading, again.end(), following, (again.end(), following), kind)
        end = following


def _issuer(reading: Reading, at: int) -> int:
    """Where the name of a body ends that begins at ``at``; 0 where none begins."""
    known = next(
        (one for one in reading.tagged.tags if one.start == at and one.table in BODIES and not one.short), None
    )
    if known:
        return known.end
    phrase = _PHRASE.match(reading.text, at)
    return phrase.start() + len(_POSSESSIVE.sub("", phrase[0])) if phrase else 0


def _owner(reading: Reading, start: int) -> int:
    """Where the name of a body begins that stands right before a noun: "the UNESCO | report"."""
    tags = reading.tagged.tags
    before = {reading.text[one.end : start]: one for one in tags if one.table in BODIES and one.end <= start}
    return next((before[between].start for between in (" ", "'s ", "' ") if between in before), start)


def _title_end(text: str, at: int, grammar: _Grammar) -> int:
    """Where the title ends that begins at ``at``; 0 where there is none."""
    if quoted := _QUOTED.match(text, at):
        return quoted.end()
    if not re.match(rf"[{UPPER}]", text[at : at + 1]):
        return 0
    stop = grammar.end.search(text, at)
    return stop.start() if stop and stop.start() - at <= _LONGEST else 0


def _hit(reading: Reading, start: int, end: int, stretch: tuple[int, int], kind: str) -> Hit:
    printed = reading.printed(start, end)
    quoted = reading.text[end : end + 1] == '"'  # a note behind a quotation is on the quotation, not on its last words
    note = "" if quoted else reading.called_after(end)
    reference = Reference(reading.path, start, end, printed, kind, "issued", note=note)
    return Hit(*stretch, (reference,))


@cache
def _grammar(language: str) -> _Grammar:
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["issued"]
    adjectives = rf"(?:{table['adjectives']}\s(?:and\s(?={table['adjectives']}))?){{0,4}}"
    nouns = "|".join(rf"{row['noun']}(?=\s(?:{row['by']})\s)" for row in table["nouns"])
    titled = "|".join(sorted(table["titled"], key=len, reverse=True))
    return _Grammar(
        tuple(table["where"]),
        re.compile(
            rf"\b(?:{table['article']})\s(?P<words>{adjectives}(?P<noun>{nouns}))\s\w+\s(?:the\s|its\s)?(?=[{UPPER}])"
        ),
        re.compile(rf"{table['again']}(?=[{UPPER}])"),
        re.compile(
            rf"\b(?P<words>{adjectives}(?P<noun>{titled})(?:\s(?:by|of)\s(?:the\s)?{_PHRASE.pattern})?)"
            rf"{table['entitled']}"
        ),
        re.compile(table["title_end"]),
        re.compile(rf"\b(?:{table['future_before']})\s$"),
        re.compile(table["future_after"]),
        tuple((row["kind"], re.compile(row["noun"])) for row in table["nouns"]),
    )
