"""Bodies whose texts carry numbers, and the forms of these numbers (data: cues/<lang>/references.toml)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from resgraph.core.tables import rows, toml

WORDS = ("resolution", "decision", "recommendation")
FORMS = ("annual", "session", "roman", "year", "plain", "lone", "numeral")
PLAIN = ("plain", "lone")  # "1325": a number alone, with or without a date in brackets behind it
_LONGER = re.compile(r"(?<![.;:] )\b[A-Z][\w-]*(?<!ing)(?<!In)(?<!The) $")  # a capitalised word before a short name
_SESSION = re.compile(r"(?P<special>S-)?(?P<session>\d+)/(?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body with a template per kind of text and form of number, and what is known of its sessions.

    ``cycle``: its first year and sessions a year; ``spread``: how far the session of a day may lie from the first one
    of its year so reckoned; ``first``: the first session numbered so; ``lowest``: the lowest
    number of its decisions in a session; ``specials``: the year of each special session from the first on;
    ``unnamed``: whether its texts are cited where nothing in the same part names it.
    """

    name: str
    templates: Mapping[str, Mapping[str, str]]
    names: re.Pattern[str]
    cycle: tuple[float, float] | None = None
    spread: tuple[float, float] = (0, 0)
    first: int = 1
    lowest: int = 1
    specials: tuple[int, ...] = ()
    unnamed: bool = False

    def has(self, word: str, form: str) -> bool:
        """Whether this body numbers such texts in this form."""
        return ("plain" if form in PLAIN else form) in self.templates[word]

    def last(self, text: str) -> int:
        """Where the text names the body for the last time; -1 where it does not."""
        return max((found.start() for found in self.names.finditer(text)), default=-1)

    def fits(self, word: str, number: str, date: str) -> bool:
        """Whether a text of that day can have the session number; True where nothing is known against it."""
        found = _SESSION.fullmatch(number)
        if not found:
            return True
        session = int(found["session"])
        if found["special"]:
            return (
                not (date and 0 < session <= len(self.specials)) or abs(self.specials[session - 1] - int(date[:4])) < 2
            )
        if session < self.first or (word == "decision" and int(found["number"]) < self.lowest):
            return False
        if not (self.cycle and date):
            return True
        first, yearly = self.cycle
        expected = (int(date[:4]) - first) * yearly + 1
        return expected + self.spread[0] <= session <= expected + self.spread[1]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns that find nouns, issuers and lists."""

    head: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    list: re.Pattern[str]
    issuers: tuple[Issuer, ...]
    words: tuple[tuple[str, re.Pattern[str]], ...]
    shared: tuple[tuple[Issuer, ...], ...]  # who may be meant by each short name that several bodies share

    def word(self, printed: str) -> str:
        """Which kind of text a printed noun names."""
        return next(word for word, pattern in self.words if pattern.fullmatch(printed))

    def named(self, found: re.Match[str]) -> tuple[tuple[Issuer, ...], int]:
        """The issuers that the name in a match of ``before`` or ``after`` can mean, and where it ends.

        A short name ("Council") that is the end of a longer one ("Executive Council") names nobody known.
        """
        group = next(name for name, value in found.groupdict().items() if value)
        kind, number = group[1], int(group[2:].partition("_")[0])
        if kind != "n" and _LONGER.search(found.string, max(0, found.start(group) - 40), found.start(group)):
            return (), found.end(group)
        return self.shared[number] if kind == "s" else (self.issuers[number],), found.end(group)


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language."""
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["numbered"]
    issuers = tuple(_issuer(row, _called(row, table["shared"])) for row in table["issuer"])
    shared = (tuple(one for one in issuers if one.name in row["issuers"]) for row in table["shared"])
    near, far = _alternatives(table, "i"), _alternatives(table, "j", full=True)
    words = "|".join(table["words"].values())
    return Grammar(
        re.compile(rf"(?<!\w)(?P<word>{words})(?=\s)"),
        re.compile(rf"(?<!\w)(?:{near}){table['glue']}\s?$"),
        re.compile(
            rf"\s(?:(?:\(?\d[\d/]*\)?|and|of|[A-Z][a-z]{{2,8}}),?\s){{1,40}}?{table['thereafter']}(?:{near})(?!\w)"
            rf"|\s(?:(?!{table['titled']})[^,;.]){{1,80}}?\s{table['thereafter']}(?:{far})(?!\w)"
        ),
        re.compile(table["lists"]),
        issuers,
        tuple((word, re.compile(pattern)) for word, pattern in table["words"].items()),
        tuple(shared),
    )


def _called(row: Mapping[str, Any], shared: Sequence[Mapping[str, Any]]) -> str:
    """A pattern of the names of a body that stand for it wherever they are printed."""
    others = [one["name"] for one in shared if one.get("far") and row["name"] in one["issuers"]]
    return "|".join([*row["names"], *row["short"], *others])


def _issuer(row: Mapping[str, Any], names: str) -> Issuer:
    return Issuer(
        row["name"],
        {word: dict(row.get(word, {})) for word in WORDS},
        re.compile(rf"(?<!\w)(?:{names})(?!\w)"),
        tuple(row["cycle"]) if "cycle" in row else None,
        tuple(row.get("spread", (0, 0))),
        row.get("first", 1),
        row.get("lowest", 1),
        tuple(row.get("specials", ())),
        bool(row.get("unnamed", False)),
    )


def _alternatives(table: Mapping[str, Any], letter: str, *, full: bool = False) -> str:
    """One group per name, the longest names first: n for full names, k for short ones, s for those shared."""
    found = [(name, f"n{i}_{k}") for i, row in enumerate(table["issuer"]) for k, name in enumerate(row["names"])]
    if not full:
        found += [(name, f"k{i}_{k}") for i, row in enumerate(table["issuer"]) for k, name in enumerate(row["short"])]
    found += [(row["name"], f"s{i}") for i, row in enumerate(table["shared"]) if row.get("far") or not full]
    ordered = sorted(found, key=lambda one: (-len(one[0]), one[1]))
    return "|".join(f"(?P<{letter}{group}>{name})" for name, group in ordered)


def template(issuer: Issuer | None, word: str, form: str, year: str) -> str:
    """The canonical form's template; empty for an unknown issuer."""
    if issuer is None:
        return ""
    return issuer.templates[word].get(("year" if year else "plain") if form in PLAIN else form, "")


def chosen(able: Sequence[Issuer], text: str, date: str) -> Issuer | None:
    """The one of several able issuers that is meant: the only one, the only one of that day, or the last named."""
    if len(able) <= 1:
        return able[0] if able else None
    places = sorted(((issuer.last(text), place) for place, issuer in enumerate(able)), reverse=True)
    (first, place), (second, _) = places[:2]
    return able[place] if first >= 0 and (not date or second < 0) else None


@cache
def _council_years() -> tuple[tuple[int, str], ...]:
    return tuple(sorted((int(row["number"]), row["year"]) for row in rows("authorities/security_council.csv")))


def council_year(number: str) -> str:
    """The year of a Security Council text by its number: numbers rise, so equal years on both sides settle it."""
    table = _council_years()
    below = [year for known, year in table if known <= int(number)]
    above = [year for known, year in table if known >= int(number)]
    return below[-1] if below and above and below[-1] == above[0] else ""
