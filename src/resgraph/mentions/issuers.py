"""Bodies whose texts carry numbers, and the forms of these numbers (data: cues/<lang>/references.toml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from resgraph.core.tables import rows, toml

FORMS = ("annual", "session", "roman", "year", "plain", "lone")
PLAIN = ("plain", "lone")  # "1325": a number alone, with or without a date in brackets behind it


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body with a template per kind of text and form of number. ``cycle``: its first year and sessions a year."""

    name: str
    templates: Mapping[str, Mapping[str, str]]
    cycle: tuple[int, int] | None = None

    def has(self, word: str, form: str) -> bool:
        """Whether this body numbers such texts in this form."""
        return ("plain" if form in PLAIN else form) in self.templates[word]

    def fits(self, number: str, date: str) -> bool:
        """Whether a session number can be of that day; True where either is unknown."""
        session = re.match(r"\d+", number)
        if not (self.cycle and session and date):
            return True
        first, yearly = self.cycle
        expected = (int(date[:4]) - first) * yearly + 1
        return expected - max(1, yearly - 1) <= int(session[0]) <= expected + yearly


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns that find nouns, issuers and lists."""

    head: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    list: re.Pattern[str]
    issuers: tuple[Issuer, ...]

    def named(self, found: re.Match[str]) -> tuple[Issuer, int]:
        """The issuer that a match of ``before`` or ``after`` holds, and where its name ends."""
        group = next(name for name, value in found.groupdict().items() if value)
        return self.issuers[int(group[1:])], found.end(group)


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language."""
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["numbered"]
    issuers = tuple(
        Issuer(
            row["name"],
            {word: dict(row[word]) for word in ("resolution", "decision")},
            tuple(row["cycle"]) if "cycle" in row else None,
        )
        for row in table["issuer"]
    )
    names = "|".join(f"(?P<i{i}>{'|'.join(row['names'] + row['short'])})" for i, row in enumerate(table["issuer"]))
    again = names.replace("(?P<i", "(?P<j")
    words = "|".join(table["words"].values())
    return Grammar(
        re.compile(rf"(?<!\w)(?P<word>{words})(?=\s)"),
        re.compile(rf"(?<!\w)(?:{names}){table['glue']}\s?$"),
        re.compile(
            rf"\s(?:(?:\(?\d[\d/]*\)?|and|of|[A-Z][a-z]{{2,8}}),?\s){{1,40}}?{table['thereafter']}(?:{names})(?!\w)"
            rf"|\s[^,;.]{{1,80}}?\s{table['thereafter']}(?:{again})(?!\w)"
        ),
        re.compile(table["lists"]),
        issuers,
    )


def template(issuer: Issuer | None, word: str, form: str, year: str) -> str:
    """The canonical form's template; empty for an unknown issuer."""
    if issuer is None:
        return ""
    return issuer.templates[word].get(("year" if year else "plain") if form in PLAIN else form, "")


@cache
def _council_years() -> tuple[tuple[int, str], ...]:
    return tuple(sorted((int(row["number"]), row["year"]) for row in rows("authorities/security_council.csv")))


def council_year(number: str) -> str:
    """The year of a Security Council text by its number: numbers rise, so equal years on both sides settle it."""
    table = _council_years()
    below = [year for known, year in table if known <= int(number)]
    above = [year for known, year in table if known >= int(number)]
    return below[-1] if below and above and below[-1] == above[0] else ""
