"""By when something asked for is to be done: "by 31 December 2025", "within six months", "at its next session".

The patterns are ``data/cues/<lang>/deadlines.toml``. Low-level part of the family: the scanner of positions imports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resgraph.core import dates
from resgraph.core.tables import toml

_BEFORE = 100  # characters before a deadline in which a word may show that it is none


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, compiled."""

    key: str
    requires: tuple[str, ...]
    pattern: re.Pattern[str]


def deadlines(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int, str]]:
    """Each deadline in ``text[start:end]``, folded: where it stands, and its date as far as it is printed.

    The date is YYYY-MM-DD, YYYY-MM or YYYY; empty where no year is printed.
    """
    words, reached = text[start:end], start
    standing = {literal for literal in _literals(language) if literal in words}
    if not standing:
        return
    done = _done(language)
    found = [
        (one.start(), one.end(), _value(one, language))
        for row in rows(language)
        if not standing.isdisjoint(row.requires)
        for one in row.pattern.finditer(text, start, end)
    ]
    for begin, stop, value in sorted(found, key=lambda one: (one[0], -one[1])):
        if begin >= reached and not done.search(text, max(start, begin - _BEFORE), begin):
            yield begin, stop, value
            reached = stop


def _value(found: re.Match[str], language: str) -> str:
    groups = found.groupdict()
    year = groups.get("year") or ""
    if not year or not groups.get("month"):
        return year
    day = groups.get("day") or "1"
    printed = next(dates.dates(f"{day} {groups['month']} {year}", language), None)
    iso = printed.iso() if printed else ""
    return iso if groups.get("day") else iso[:7]


@cache
def rows(language: str) -> tuple[Row, ...]:
    """The rows of the language given as ISO 639-1, in the order of the table."""
    months = "|".join(re.escape(name) for names in toml(f"cues/{language}/calendar.toml")["months"] for name in names)
    return tuple(
        Row(row["key"], tuple(row["requires"]), re.compile(rf"(?<![\w-]){row['pattern'].replace('{months}', months)}"))
        for row in toml(f"cues/{language}/deadlines.toml")["deadline"]
    )


@cache
def _literals(language: str) -> tuple[str, ...]:
    """What the rows require, each literal once."""
    return tuple(dict.fromkeys(literal for row in rows(language) for literal in row.requires))


@cache
def _done(language: str) -> re.Pattern[str]:
    return re.compile(toml(f"cues/{language}/deadlines.toml")["done"])
