"""Names of treaties and other instruments in running text, from ``data/authorities/instruments.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from resgraph.core.tables import rows
from resgraph.core.text import fold

_SUBJECT = re.compile(
    r"(?P<head>(?:[A-Z][\w-]*\s){0,4}(?:Convention|Covenant|Declaration)\s(?:on|against|for|concerning|relating\sto)\s)(?P<rest>.*)"
)
NEAR = 260  # characters around a name in which the partner of an agreement is looked for


@dataclass(frozen=True, slots=True)
class Work:
    """One row of the table: a work with a canonical form and the names it goes by."""

    key: str
    kind: str
    names: tuple[str, ...]
    owner: str = ""
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A name printed at ``start:end``."""

    start: int
    end: int
    work: Work


def named(text: str) -> list[Named]:
    """Every known name in ``text`` (folded) that stands between word boundaries, leftmost longest, in order.

    Where several agreements share a name, the one whose partner is named nearest counts; without any, none does.
    """
    automaton, owners = _automaton()
    found = []
    for _, start, end in automaton.find_matches_as_indexes(text):
        if _inside_word(text, start, end):
            continue
        work = _chosen(owners[text[start:end]], text, start, end)
        if work:
            found.append(Named(start, end, work))
    return found


@cache
def works() -> tuple[Work, ...]:
    """All rows of the table."""
    return tuple(
        Work(row["key"], row["kind"], tuple(fold(row["names"]).split("|")), row["owner"], _split(row["partner"]))
        for row in rows("authorities/instruments.csv")
    )


def names() -> frozenset[str]:
    """All names that ``named`` finds."""
    return frozenset(_automaton()[1])


def optional_protocol(treaty: Work) -> str:
    """The key of the one optional protocol to a treaty; empty where the table has none."""
    return next((key for name in treaty.names if (key := _keys().get(f"Optional Protocol to the {name}"))), "")


@cache
def _keys() -> dict[str, str]:
    """Key of a work by each of its names."""
    return {name: work.key for work in works() for name in work.names}


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def _automaton() -> tuple[AhoCorasick, dict[str, list[Work]]]:
    owners: dict[str, list[Work]] = {}
    for work in works():
        for name in work.names:
            for printed in dict.fromkeys((name, name.replace(" against ", " Against "))):
                owners.setdefault(printed, []).append(work)
    for name in list(owners):
        for lower in _lower(name):
            owners.setdefault(lower, owners[name])
    return AhoCorasick(list(owners), matchkind=MatchKind.LeftmostLongest), owners


def _lower(name: str) -> Iterator[str]:
    """The name with its subject in lower case: "Convention on the rights of the child"."""
    found = _SUBJECT.match(name)
    if found and not found["rest"].islower():
        yield found["head"] + found["rest"].lower()


def _inside_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() or after.isalnum() or (after == "-" and text[end + 1 : end + 2].isalpha())


def _chosen(owners: list[Work], text: str, start: int, end: int) -> Work | None:
    if not owners[0].partners:
        return owners[0]
    near = [(distance, number) for number, work in enumerate(owners) if (distance := _distance(work, text, start, end))]
    return owners[min(near)[1]] if near else None


def _distance(work: Work, text: str, start: int, end: int) -> int:
    """Characters to the nearest partner, counted from 1; 0 when none is near."""
    after, before = text[end : end + NEAR], text[max(0, start - NEAR) : start]
    places = [after.find(p) + 1 for p in work.partners if p in after]
    places += [len(before) - before.rfind(p) for p in work.partners if p in before]
    return min(places, default=0)
