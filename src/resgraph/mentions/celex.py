"""Acts of the Union by number: "Regulations (EC) No 401/2009 and (EU) 2018/1999", "Directive 95/46/EC".

A plural noun holds for every number of its list. The canonical form is the CELEX number: sector 3, year, letter of
the type, number in four digits (EUR-Lex, "How CELEX numbers are composed"). Order of number and year: with "No" the
number comes first; without it the year, as in every act since 1 January 2015.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resgraph.core.schemes import full_year
from resgraph.core.tables import toml

_ITEM = re.compile(
    r"(?:\((?P<prefix>[A-Z][A-Za-z]+(?:,\s?[A-Z][A-Za-z]+)*)\)\s?)?(?P<no>[Nn](?:o|r|umber)\.?\s?)?"
    r"(?P<a>\d{1,4})/(?P<b>\d{1,5})(?![\d])(?:/(?P<suffix>[A-Z]{2,7})(?:,\s(?P<also>Euratom|EURATOM))?)?(?![/\w(])"
)


@dataclass(frozen=True, slots=True)
class _Grammar:
    head: re.Pattern[str]
    letters: tuple[tuple[re.Pattern[str], str], ...]
    lists: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Act:
    """An act printed at ``start:end``: one CELEX number, or two where the print leaves open which half is the year."""

    start: int
    end: int
    celexes: tuple[str, ...]


def acts(text: str, language: str) -> Iterator[Act]:
    """Every act in ``text`` (folded) that a type noun announces, in order."""
    grammar = _grammar(language)
    end = 0
    for found in grammar.head.finditer(text):
        if found.start() < end:
            continue
        for act in _list(text, found.start(), found.end(), _letter(grammar, found["type"]), grammar):
            yield act
            end = act.end


def heads(language: str) -> re.Pattern[str]:
    """What announces the acts of a text."""
    return _grammar(language).head


def _list(text: str, start: int, at: int, letter: str, grammar: _Grammar) -> Iterator[Act]:
    while item := _ITEM.match(text, at):
        marked = item["prefix"] or item["no"] or item["suffix"] or letter in "RLD"
        celexes = _celexes(item, letter) if marked else ()
        if not celexes:
            return
        yield Act(start, item.end(), celexes)
        joint = grammar.lists.match(text, item.end())
        if not joint:
            return
        if joint["type"]:
            letter = _letter(grammar, joint["type"])
        start, at = joint.start("type") if joint["type"] else joint.end(), joint.end()


def _celexes(item: re.Match[str], letter: str) -> tuple[str, ...]:
    """One number, or two where the printed form leaves open which half is the year."""
    first, second = (item["b"], item["a"]), (item["a"], item["b"])  # (year, number)
    if item["no"]:
        orders = [first]
    elif _year(item["a"]) and not (_year(item["b"]) and letter == "R" and int(full_year(item["a"])) < 2015):
        orders = [second]
    elif _year(item["a"]) and _year(item["b"]):
        orders = [first, second]
    else:
        orders = [first]
    return tuple(f"3{full_year(year)}{letter}{int(number):04d}" for year, number in orders if _year(year))


def _year(digits: str) -> bool:
    return len(digits) in (2, 4) and 1952 <= int(full_year(digits)) <= 2099


def _letter(grammar: _Grammar, words: str) -> str:
    return next(letter for pattern, letter in grammar.letters if pattern.fullmatch(words))


@cache
def _grammar(language: str) -> _Grammar:
    table = toml(f"cues/{language}/references.toml")["acts"]
    kinds = [(re.compile(row["noun"]), row["letter"]) for row in table["types"]]
    types = "|".join(row["noun"] for row in table["types"])
    return _Grammar(
        re.compile(rf"(?<![\w-])(?:{table['issuers']})?(?P<type>{types})\s(?=[(Nn\d])"),
        tuple(kinds),
        re.compile(rf"(?:{table['lists']})(?:(?:{table['issuers']})?(?P<type>{types})\s)?(?=[(Nn\d])"),
    )
