"""When a document was made, as narrowly as it says itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.authorities import registers
from resgraph.core.model import Metadata, Resolution

_NUMBER = re.compile(r"[A-Z]+-(\d{1,2})-(\d{4})-")


@dataclass(frozen=True, slots=True)
class Period:
    """From first to last possible day, YYYY-MM-DD, both included; empty where nothing is known."""

    start: str = ""
    end: str = ""

    def overlaps(self, start: str, end: str) -> bool:
        """Whether some day of the period lies between the two days; an empty day is no limit."""
        return not (self.end and start and start > self.end) and not (self.start and end and end < self.start)

    def within(self, other: Period) -> Period:
        """The days that both periods have."""
        ends = [end for end in (self.end, other.end) if end]
        return Period(max(self.start, other.start), min(ends, default=""))

    @property
    def term(self) -> str:
        """``ep-9`` where every possible day lies in one term of the European Parliament, else empty."""
        if not (self.start and self.end):
            return ""
        terms = registers.by("terms", "term").values()
        within = [row for row in terms if row["start"] <= self.start and (not row["end"] or self.end <= row["end"])]
        return f"ep-{within[0]['term']}" if within else ""

    @property
    def known(self) -> bool:
        """Whether the period is limited at all."""
        return bool(self.start or self.end)


def period(resolution: Resolution, metadata: Metadata) -> Period:
    """The day of the text if given or printed; else what its number and procedure tell: term and year."""
    if day := metadata.date or resolution.date:
        return Period(day, day)
    found = Period()
    if number := _NUMBER.match(metadata.number or resolution.own("ep-text")):
        term = registers.by("terms", "term").get(number[1])
        found = Period(f"{number[2]}-01-01", f"{number[2]}-12-31")
        return found.within(Period(term["start"], term["end"])) if term else found
    if year := re.match(r"\d{4}", resolution.own("ep-procedure")):
        found = Period(f"{year[0]}-01-01", f"{year[0]}-12-31")
    return found
