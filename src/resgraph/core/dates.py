"""Printed dates. Months of a language come from ``data/cues/<lang>/calendar.toml``.

A date that does not exist is no date.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resgraph.core.tables import toml
from resgraph.core.text import fold


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in running text at ``start:end``; ``year`` 0 when none is printed, ``last_day`` of a range of days."""

    start: int
    end: int
    year: int
    month: int
    day: int
    last_day: int = 0

    def iso(self, year: int = 0) -> str:
        """YYYY-MM-DD, with ``year`` where none is printed; empty when that day does not exist or no year is known."""
        return iso(self.year or year, self.month, self.day)


def iso(year: int, month: int, day: int) -> str:
    """YYYY-MM-DD, or the empty string when that day does not exist in the Gregorian calendar (ISO 8601)."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def numeric(text: str) -> str:
    """``21.1.2021``, ``21/01/2021`` or ``2021-01-21`` as YYYY-MM-DD, else the empty string (day before month)."""
    if found := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", fold(text).strip()):
        return iso(int(found[3]), int(found[2]), int(found[1]))
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", fold(text).strip()):
        return iso(int(found[1]), int(found[2]), int(found[3]))
    return ""


def dates(text: str, language: str = "en") -> Iterator[PrintedDate]:
    """Every date with a month name in ``text``: "11 February 2021", "2 and 3 December 2021", "14/15 May 2001", "8 May".

    Without a year the month counts only as its table spells it or in capitals ("3 may be" is no date).
    """
    months = _months(language)
    for found in _pattern(language).finditer(fold(text)):
        year, last = int(found["year"] or 0), int(found["last"] or 0)
        month, day = months[found["month"].casefold()], int(found["day"])
        spelt = year or found["month"] in _spellings(language)
        if spelt and all(iso(year or 2000, month, d) for d in (day, last or day)):
            yield PrintedDate(found.start(), found.end(), year, month, day, last)


@cache
def _months(language: str) -> dict[str, int]:
    months = toml(f"cues/{language}/calendar.toml")["months"]
    return {name.casefold(): number for number, names in enumerate(months, 1) for name in names}


@cache
def _spellings(language: str) -> frozenset[str]:
    listed = [name for names in toml(f"cues/{language}/calendar.toml")["months"] for name in names]
    return frozenset(listed) | frozenset(map(str.upper, listed))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    return re.compile(
        rf"(?P<day>\d(?<![\w./].)(?:(?<=[0-3])\d)?)(?:\s?(?:and|-|to|/)\s?(?P<last>[0-3]?\d))?\s{{1,3}}(?P<month>{names})(?!\w)"
        rf"(?:\s{{1,3}}(?P<year>(?:19|20)\d\d)(?!\d))?",
        re.IGNORECASE,
    )
