"""What provisions belong to: treaties by name, acts by number, Parliament's own rules, codes of a country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from resgraph.core.tables import rows, toml
from resgraph.core.text import fold
from resgraph.mentions.celex import acts
from resgraph.mentions.works import named


@dataclass(frozen=True, slots=True)
class Target:
    """A treaty, act, code or set of rules at ``start:end``.

    ``whole``: its parts have no canonical form of their own, so that each reference has that of the whole.
    """

    start: int
    end: int
    kind: str  # "treaty", "act", "rule", "national-law"
    normal: str
    issuer: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Targets:
    """All targets of one text, in order."""

    found: tuple[Target, ...]
    text: str
    short: re.Pattern[str]
    treaties: Mapping[str, str]  # abbreviations that only stand behind numbers -> canonical forms

    def at(self, place: int) -> Target | None:
        """The target that starts at ``place``; one short word or the issuers of an act may stand between."""
        for target in self.found:
            if target.start >= place:
                between = self.text[place : target.start]
                return target if len(between) <= 24 and not re.search(r"[,;:.()\d]", between) else None
        return None

    def before(self, place: int) -> Target | None:
        """The last target that ends before ``place``."""
        return next((target for target in reversed(self.found) if target.end <= place), None)

    def abbreviated(self, place: int) -> Target | None:
        """A treaty's abbreviation right after ``place``: "Article 21 TEU", "Article 225(1), point (a), TFEU"."""
        start = place + len(", " if self.text.startswith(", ", place) else " ")
        for target in self.found:
            if target.start == start and self.text[target.start : target.end].isupper():
                return target
        short = self.short.match(self.text, start)
        return Target(start, short.end(), "treaty", self.treaties[short[0]]) if short else None


def targets(text: str, language: str, body: str) -> Targets:
    """Everything in ``text`` (folded) that can have articles or rules."""
    grammar = _grammar(language)
    found = [_work(text, one.start, one.end, one.work.key, one.work.kind) for one in named(text)]
    found += [Target(a.start, a.end, "act", "|".join(a.celexes), whole=True) for a in acts(text, language)]
    found += [target for one in grammar.national.finditer(text) if (target := _national(one))]
    if body == "ep":
        found += [Target(one.start(), one.end(), "rule", "EP rule") for one in grammar.own_rules.finditer(text)]
    taken = [target for target in found if target]
    for target in _generic(text, body, grammar):
        if not any(t.start <= target.start < t.end for t in taken):
            taken.append(target)
    outer = [t for t in taken if not any(o is not t and o.start <= t.start and t.end <= o.end for o in taken)]
    return Targets(tuple(sorted(outer, key=lambda t: (t.start, -t.end))), text, grammar.behind, grammar.treaties)


def _generic(text: str, body: str, grammar: _Grammar) -> Iterator[Target]:
    """Targets that only their kind names: "the Charter" of the United Nations, other bodies' rules, "the Agreement"."""
    if body.startswith("un"):
        for one in grammar.charter.finditer(text):
            yield Target(one.start(), one.end(), "treaty", "UN Charter")
    for one in grammar.rules.finditer(text):
        yield Target(one.start(), one.end(), "rule", "", one["whose"])
    for one in grammar.owned_rules.finditer(text):
        yield Target(one.start(), one.end(), "rule", "", one["owner"])
    for one in grammar.short.finditer(text):
        yield Target(one.start(), one.end(), "treaty", "", whole=True)


def _work(text: str, start: int, end: int, key: str, kind: str) -> Target:
    closing = re.compile(r"\s\(['\"]?(?:the\s)?['\"]?[A-Z][\w /]{1,12}['\"]?\)").match(text, end)
    return Target(start, closing.end() if closing else end, kind, key, whole=kind not in ("treaty", "instrument"))


def _national(found: re.Match[str]) -> Target | None:
    """A code of laws of a country that the table knows by name or adjective."""
    whose = found["whose"] or found["where"]
    country = _countries().get(whose.casefold(), "")
    if not country:
        return None
    words = (found["name"] or found["title"]).split()
    title = " ".join(word if word in ("of", "on") else word.capitalize() for word in words)
    return Target(found.start(), found.end(), "national-law", f"{country} {title}")


@cache
def _countries() -> dict[str, str]:
    """Names and adjectives of countries -> ISO 3166-1 alpha-2."""
    table: dict[str, str] = {}
    for row in rows("authorities/countries.csv"):
        for name in (row["name"], *row["adjectives"].split("|"), *row["names"].split("|")):
            table.setdefault(fold(name).casefold(), row["iso2"])
    table.pop("", None)
    return table


@dataclass(frozen=True, slots=True)
class _Grammar:
    national: re.Pattern[str]
    own_rules: re.Pattern[str]
    rules: re.Pattern[str]
    charter: re.Pattern[str]
    owned_rules: re.Pattern[str]
    short: re.Pattern[str]
    behind: re.Pattern[str]
    treaties: Mapping[str, str]


@cache
def _grammar(language: str) -> _Grammar:
    table: dict[str, Any] = toml(f"cues/{language}/references.toml")["provisions"]
    return _Grammar(
        re.compile(
            rf"(?<!\w)(?:(?P<whose>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?:'s?)?\s(?P<name>{table['national']})(?!\w)"
            rf"|(?P<title>{table['national']})\sof\s(?:the\s)?(?P<where>[A-Z][a-z]+(?:\s(?:of\s)?[A-Z][a-z]+)?))"
        ),
        re.compile(table["own_rules"]),
        re.compile(table["rules"]),
        re.compile(r"(?<!\w)Charter(?!\s(?:of|for)\s[A-Z])(?!\w)"),
        re.compile(table["owned_rules"]),
        re.compile(table["short"]),
        re.compile(rf"(?:{'|'.join(table['abbreviations'])})(?![\w'-])(?!\s\(?[A-Z])"),
        dict(table["abbreviations"]),
    )
