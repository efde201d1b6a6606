"""Printed numbers and their canonical forms: one row of ``data/schemes.toml`` per numbering scheme.

A row has ``name``, ``kind`` (of the reference), ``pattern`` (over folded text), ``normal`` (a format template over
the pattern's groups), ``alternatives`` (further templates), ``optional`` (name -> group and template: the template
where the group was printed, nothing where not), ``examples`` (printed, canonical form), ``counterexamples``
and ``hints`` (one of these stands in every number of the scheme: a quick test before the pattern is tried).
A group ``yy`` may hold a year of two or four digits and is offered to the templates as ``year``; a group ``numbers``
holds a compressed list, each number of which is a match of its own; ``pinpoint`` says where in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resgraph.core.tables import toml


@dataclass(frozen=True, slots=True)
class Scheme:
    """One row of the table, its pattern compiled."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    normal: str
    alternatives: tuple[str, ...] = ()
    optional: tuple[tuple[str, str, str], ...] = ()
    examples: tuple[tuple[str, ...], ...] = ()
    counterexamples: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    def find(self, text: str) -> Iterator[Number]:
        """Every number of this scheme in ``text`` (folded: core.text.fold)."""
        for hint in self.hints:
            if hint in text:
                break
        else:
            if self.hints:
                return
        for found in self.pattern.finditer(text):
            groups = {name: value or "" for name, value in found.groupdict().items()}
            if groups.get("yy"):
                groups["year"] = full_year(groups["yy"])
            groups.setdefault("year", "")
            groups |= {name: text.format(**groups) if groups[on] else "" for name, on, text in self.optional}
            if "numbers" not in groups:
                yield self._number(found.start(), found.end(), groups)
                continue
            start = found.start("numbers")
            for one in re.finditer(r"\d+", found["numbers"]):
                yield self._number(start + one.start(), start + one.end(), {**groups, "number": one[0]})

    def _number(self, start: int, end: int, groups: dict[str, str]) -> Number:
        others = tuple(template.format(**groups) for template in self.alternatives)
        return Number(start, end, self, self.normal.format(**groups), others, groups.get("pinpoint", "").strip(" ,"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number printed at ``start:end`` in canonical form."""

    start: int
    end: int
    scheme: Scheme
    normal: str
    alternatives: tuple[str, ...] = ()
    pinpoint: str = ""


@cache
def schemes() -> tuple[Scheme, ...]:
    """All rows in the order of the table."""
    return tuple(
        Scheme(
            row["name"],
            row["kind"],
            re.compile(row["pattern"], re.VERBOSE),
            row["normal"],
            tuple(row.get("alternatives", ())),
            tuple((name, on, text) for name, (on, text) in row.get("optional", {}).items()),
            tuple(tuple(example) for example in row["examples"]),
            tuple(row["counterexamples"]),
            tuple(row.get("hints", ())),
        )
        for row in toml("schemes.toml")["scheme"]
    )


def canonical(name: str, printed: str) -> str:
    """The canonical form of one printed number of the scheme ``name``, or the empty string. Raises KeyError."""
    scheme = {scheme.name: scheme for scheme in schemes()}[name]
    return next((number.normal for number in scheme.find(printed)), "")


def full_year(digits: str) -> str:
    """``98`` -> ``1998``, ``04`` -> ``2004``, ``2004`` unchanged; European numbering began in 1952."""
    if len(digits) != 2:
        return digits
    return ("19" if int(digits) >= 52 else "20") + digits
