"""General comments and recommendations of treaty bodies: "its General Recommendations No 21 (1994) and No 28 (2010)".

The committee named nearest tells whose they are. From a certain number on each is a document of its own
("CEDAW/C/GC/28"); the older ones, which stand in reports and compilations, are named in words (data:
cues/<lang>/references.toml).
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


@dataclass(frozen=True, slots=True)
class _Committee:
    key: str
    names: re.Pattern[str]
    symbol: str
    first: int  # the first number that is a document of its own

    def normal(self, kind: str, number: int) -> str:
        return self.symbol.format(number=number) if number >= self.first else f"{self.key} General {kind} No. {number}"


@dataclass(frozen=True, slots=True)
class _Grammar:
    head: re.Pattern[str]
    item: re.Pattern[str]
    joint: re.Pattern[str]
    committees: tuple[_Committee, ...]


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return required(_grammar(language).head)


def scan(reading: Reading) -> Iterator[Hit]:
    """One reference per number of a list."""
    grammar = _grammar(reading.language)
    for head in grammar.head.finditer(reading.text):
        start, at = head.start(), head.end()
        while item := grammar.item.match(reading.text, at):
            yield _hit(reading, grammar, head["kind"].lower(), item, start)
            joint = grammar.joint.match(reading.text, item.end())
            if not joint:
                break
            start = at = joint.end()


def _hit(reading: Reading, grammar: _Grammar, kind: str, item: re.Match[str], start: int) -> Hit:
    committee = _nearest(grammar, reading.text, item.start())
    end, number = item.end(), int(item["number"])
    reference = Reference(
        reading.path,
        start,
        end,
        reading.printed(start, end),
        "other",
        "general-comment",
        normal=committee.normal(kind, number) if committee else "",
        issuer=committee.key if committee else "",
        note=reading.called_after(end),
    )
    return Hit(start, end, (reference,))


def _nearest(grammar: _Grammar, text: str, place: int) -> _Committee | None:
    """The committee that is named nearest to a place of the text."""
    near = [
        (abs(found.start() - place), number)
        for number, committee in enumerate(grammar.committees)
        for found in committee.names.finditer(text)
    ]
    return grammar.committees[min(near)[1]] if near else None


@cache
def _grammar(language: str) -> _Grammar:
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["general_comments"]
    return _Grammar(
        re.compile(rf"(?<!\w){table['head']}\s(?={table['number']})"),
        re.compile(rf"(?:{table['number']})?(?P<number>\d{{1,2}})(?!\d)(?:\s\((?:19|20)\d\d\))?"),
        re.compile(rf"(?:,\s|,?\s{table['and']}\s)(?:{table['head']}\s)?(?={table['number']}|\d)"),
        tuple(
            _Committee(
                row["key"], re.compile(rf"(?<!\w)(?:{'|'.join(row['names'])})(?!\w)"), row["symbol"], row["first"]
            )
            for row in table["committee"]
        ),
    )
