"""References to parts of the same document: "paragraphs 1 to 4 above", "recital C", "the annex hereto".

A number counts only where the words behind it say that it is one of this document ("above", "of the present
resolution"); recitals have letters in Parliament's texts alone. Which parts are meant is told by the next stage.
Data: ``cues/<lang>/references.toml``, table "internal".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from resgraph.core.mention import InternalReference, Scope
from resgraph.core.model import PartKind
from resgraph.core.tables import toml
from resgraph.mentions.prefilter import Literals
from resgraph.mentions.reading import Reading

_SPACE = re.compile(r"\s")
_ELSEWHERE = (PartKind.CITATION, PartKind.FOOTNOTE)  # what these name without saying of what belongs to other texts


@dataclass(frozen=True, slots=True)
class _Tail:
    """What stands behind the numbers, and what that says."""

    scope: Scope
    pattern: re.Pattern[str]
    unit: str
    body: str


@dataclass(frozen=True, slots=True)
class _Grammar:
    head: re.Pattern[str]  # one group for each unit
    item: re.Pattern[str]
    joint: re.Pattern[str]
    inside: re.Pattern[str]
    lone: str
    tails: tuple[_Tail, ...]


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return frozenset(toml(f"cues/{language}/references.toml")["internal"]["where"])


def scan(reading: Reading) -> Iterator[InternalReference]:
    """Every such reference, the cited parts still unknown."""
    grammar, text, last = _grammar(reading.language), reading.text, 0
    for head in grammar.head.finditer(text):
        if head.start() < last:  # "annex II" behind "paragraph 5 of"
            continue
        unit = head.lastgroup or ""
        numbers, at = _numbers(text, head.end(), grammar)
        if not numbers and unit != grammar.lone:
            continue
        inside = grammar.inside.match(text, at)
        annex = (inside["number"] or "") if inside else ""
        found = _tail(reading, unit, inside.end() if inside else at, grammar)
        if found:
            scope, last = found
            scope = Scope.ANNEX if inside else scope
            printed = reading.printed(head.start(), last)
            yield InternalReference(reading.path, head.start(), last, printed, unit, numbers, scope, annex)


def _tail(reading: Reading, unit: str, at: int, grammar: _Grammar) -> tuple[Scope, int] | None:
    """What the words behind the numbers say, and where they end."""
    for tail in grammar.tails:
        counts = tail.unit in ("", unit) and tail.body in ("", reading.body)
        if counts and (tail.scope or reading.part.kind not in _ELSEWHERE):
            found = tail.pattern.match(reading.text, at)
            if found:
                return tail.scope, found.end()
    return None


def _numbers(text: str, at: int, grammar: _Grammar) -> tuple[tuple[tuple[str, str], ...], int]:
    """The ranges of a list that begins behind the space at ``at``, and where the list ends."""
    ranges: list[tuple[str, str]] = []
    end, last, item = at, "", grammar.item.match(text, at + 1)
    while item:
        end, last = item.end(), _full(item[0], last)
        joint = grammar.joint.match(text, end)
        if joint and joint["to"] and (until := grammar.item.match(text, joint.end())):
            ranges.append((last, _full(until[0], last)))
            end, last = until.end(), ranges[-1][1]
            joint = grammar.joint.match(text, end)
        else:
            ranges.append((last, last))
        item = grammar.item.match(text, joint.end()) if joint and not joint["to"] else None
    return tuple(ranges), end


def _full(printed: str, before: str) -> str:
    """A number without spaces; "(b)" behind "2(a)" is "2(b)"."""
    number = _SPACE.sub("", printed)
    return before.partition("(")[0] + number if number.startswith("(") else number


@cache
def _grammar(language: str) -> _Grammar:
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["internal"]
    units = "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in table["unit"].items())
    return _Grammar(
        re.compile(rf"(?<!\w)(?:{units})(?=\s)"),
        re.compile(table["item"]),
        re.compile(rf"(?P<to>{table['to']})|{table['joint']}"),
        re.compile(table["inside"]),
        table["lone"],
        tuple(
            _Tail(Scope(row["scope"]), re.compile(row["pattern"]), row.get("unit", ""), row.get("body", ""))
            for row in table["tail"]
        ),
    )
