"""Members of the European Parliament by printed name and time (European Parliament, directory and open data)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from resgraph.authorities import registers
from resgraph.authorities.confidence import sure
from resgraph.authorities.period import Period
from resgraph.authorities.registers import Row, listed
from resgraph.core.addresses import WIKIDATA, ep_person
from resgraph.core.mention import Entity, EntityKind
from resgraph.core.romanisation import romanised
from resgraph.core.text import bare_key, key

_SPELLING = re.compile(r"[^()]{2,60} \(([^()]{2,60})\)")
_CEDILLAS = str.maketrans("şţŞŢ", "șțȘȚ")  # both are printed for Romanian names


def candidates(name: str, period: Period) -> tuple[list[Entity], float]:
    """The Members of that name who held a mandate in the period, and how sure the match of the name is.

    Names are compared without case and kinds of spaces and hyphens; only where nobody is found, without diacritics, by
    the spelling in brackets ("Ilhan Kjučuk (Ilhan Kyuchyuk)"), in Latin letters by the official system of the script.
    """
    for rows, rule in _rows(name):
        if found := [row for row in rows if _in_office(row, period)]:
            known = 1.0 if period.known else sure("member", "day-unknown")
            return [_entity(row["id"]) for row in found], sure("member", rule) * known
    return [], 0.0


def _rows(name: str) -> Iterator[tuple[Sequence[Row], str]]:
    """The rows of that name by one comparison after the other, and the name of each comparison."""
    exact, bare = _directory()
    yield exact.get(_comparable(name), ()), "exact"
    yield bare.get(bare_key(name), ()), "without-diacritics"
    yield exact.get(_comparable(_bracketed(name)), ()), "other-spelling"
    yield bare.get(bare_key(romanised(name)), ()), "romanised"


def _bracketed(name: str) -> str:
    """The second spelling of a name, printed in brackets after it; empty without one."""
    found = _SPELLING.fullmatch(" ".join(name.split()))
    return found[1] if found else ""


def _comparable(name: str) -> str:
    return key(name.translate(_CEDILLAS))


def _in_office(row: Row, period: Period) -> bool:
    if not period.known:
        return True
    terms = registers.by("terms", "term")
    held = (terms[number] for number in row["terms"].split() if number in terms)
    return any(period.overlaps(term["start"], term["end"]) for term in held)


@cache
def _directory() -> tuple[Mapping[str, Sequence[Row]], Mapping[str, Sequence[Row]]]:
    """Members by name as printed and by name without diacritics."""
    exact: dict[str, list[Row]] = {}
    bare: dict[str, list[Row]] = {}
    for row in registers.by("members", "id").values():
        for name in [row["name"], *listed(row["names"])]:
            exact.setdefault(_comparable(name), []).append(row)
            bare.setdefault(bare_key(name), []).append(row)
    return exact, bare


@lru_cache(maxsize=4096)
def _entity(number: str) -> Entity:
    row = registers.by("members", "id")[number]
    return Entity(
        ep_person(row["id"]),
        EntityKind.PERSON,
        row["name"],
        alternatives=listed(row["names"]),
        identifiers=(row["id"],),
        same_as=(WIKIDATA + row["wikidata"],) if row["wikidata"] else (),
    )
