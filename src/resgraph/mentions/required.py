"""The required literals of a regular expression: strings of which one stands in every match.

They are read off the expression as Python's own parser sees it (``re._parser``), as RE2 does for its ``FilteredRE2``:
literals in sequence are joined, alternatives united, and what may be left out ends a literal. Of the sets found along
an expression the one is taken whose shortest literal is longest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Strings = frozenset[str]
NONE: Strings = frozenset()
_MOST = 300  # strings of a set: more tell little and take long to look for
_LARGEST_CLASS = 12  # characters of a class that are written out
_SHORTEST = 2  # characters of a literal that tells anything


@cache
def required(*patterns: re.Pattern[str]) -> Strings:
    """Literals of which one stands in every match of any of the patterns: the empty string where a pattern has none."""
    found = [_best(_of(pattern)) for pattern in patterns]
    return _shortest(NONE.union(*found)) if all(found) else frozenset({""})


def spelt(pattern: re.Pattern[str]) -> Strings | None:
    """All strings that a pattern matches as a whole, in lower case where case does not count; None: there are many."""
    return _spelt(parser.parse(pattern.pattern, pattern.flags & ~re.IGNORECASE))


def required_or(pattern: re.Pattern[str], given: Iterable[str]) -> Strings:
    """The literals read off the pattern, those that its table gives where it has none."""
    found = required(pattern)
    return frozenset(given) if "" in found else found


def _of(pattern: re.Pattern[str]) -> list[Strings]:
    return [] if pattern.flags & re.IGNORECASE else _sets(parser.parse(pattern.pattern, pattern.flags))


def _shortest(literals: Strings) -> Strings:
    """The literals without those that hold another one: it stands wherever they do."""
    kept: list[str] = []
    for one in sorted(literals, key=lambda one: (len(one), one)):
        if not any(other in one for other in kept):
            kept.append(one)
    return frozenset(kept)


def _best(sets: Iterable[Strings]) -> Strings:
    """The most telling set: none of its literals is short, and there are few of them.

    Spaces tell nothing ("the "), a capital as much as a letter more.
    """
    able = [one for one in sets if one and min(map(len, one)) >= _SHORTEST]
    return max(able, key=lambda one: (min(map(_telling, one)), -len(one)), default=NONE)


def _telling(literal: str) -> int:
    return len(literal.strip()) + (literal != literal.lower())


def _sets(sequence: Iterable[tuple[Any, Any]]) -> list[Strings]:
    """The sets of which one string each must stand in a match of the sequence."""
    found: list[Strings] = []
    run: Strings = frozenset({""})  # what the items read last spell, side by side
    for item in sequence:
        exact = _exact(item)
        joined = _product([run, exact]) if exact else None
        if joined:
            run = joined
            continue
        found.append(run)
        run = exact or frozenset({""})
        found += _inside(item)
    return [*found, run]


def _inside(item: tuple[Any, Any]) -> list[Strings]:
    """The sets of an item that does not spell a few strings."""
    operation, value = item
    if operation is sre.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _sets(value[3])
    if operation is sre.BRANCH:
        branches = [_best(_sets(branch)) for branch in value[1]]
        united = NONE.union(*branches)
        return [united] if all(branches) and len(united) <= _MOST else []
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[0]:
        return _sets(value[2])
    return []


def _exact(item: tuple[Any, Any]) -> Strings | None:
    """All strings that an item matches, where these are few; what has no width is the empty string."""
    operation, value = item
    if operation in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return frozenset({""})
    if operation in (sre.LITERAL, sre.IN):
        return _class([item] if operation is sre.LITERAL else value)
    if operation is sre.SUBPATTERN:
        return None if value[1] & re.IGNORECASE else _spelt(value[3])
    if operation is sre.BRANCH:
        branches = [_spelt(branch) for branch in value[1]]
        united = NONE.union(*(one for one in branches if one))
        return united if all(branches) and len(united) <= _MOST else None
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[1] == 1 and (once := _spelt(value[2])):
        return once if value[0] else once | {""}
    return None


def _spelt(sequence: Iterable[tuple[Any, Any]]) -> Strings | None:
    return _product([_exact(item) for item in sequence])


def _class(members: Sequence[tuple[Any, Any]]) -> Strings | None:
    """The characters of a small class; those of masks (private use) stand in no text."""
    characters: set[str] = set()
    for kind, value in members:
        low, high = value if kind is sre.RANGE else (value, value)
        if kind not in (sre.LITERAL, sre.RANGE) or high - low >= _LARGEST_CLASS or 0xE000 <= low <= 0xF8FF:
            return None
        characters.update(map(chr, range(low, high + 1)))
    return frozenset(characters) if len(characters) <= _LARGEST_CLASS else None


def _product(sets: Sequence[Strings | None]) -> Strings | None:
    """Every string of one set followed by one of the next; None where a set is unknown or there are too many."""
    joined: Strings = frozenset({""})
    for one in sets:
        if not one or len(joined) * len(one) > _MOST:
            return None
        joined = frozenset("".join(pair) for pair in product(joined, one))
    return joined
