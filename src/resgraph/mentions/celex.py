"""Acts of the Union by number: "Regulations (EC) No 401/2009 and (EU) 2018/1999", "Directive 95/46/EC".

A plural noun holds for every number of its list, whatever subjects stand between ("Directives 2000/53/EC on vehicles,
2006/66/EC on batteries"). The canonical form is the CELEX number: sector 3, year, letter of the type, number in four
digits (EUR-Lex, "How CELEX numbers are composed"). Order of number and year: with "No" the number comes first; without
it the year, as in every act since 1 January 2015.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resgraph.core.schemes import full_year
from resgraph.core.tables import toml

_ITEM = re.compile(
    r"(?:\((?P<prefix>[A-Z][A-Za-z]+(?:,\s?[A-Z][A-Za-z]+)*)\)\s?)?(?P<no>[Nn](?:o|r|umber|\u00b0)\.?\s?)?"
    r"(?P<a>\d{1,4})/(?P<b>\d{1,5})(?![\d])(?:/(?P<suffix>[A-Z]{2,7})(?:,\s(?:Euratom|EURATOM|ECSC|EEC)(?!\w))*)?"
    r"(?![/\w])(?!\s?\([A-Z]{3}\))"
)
_SUBJECT = re.compile(r"\son\s[^;:()\d]{3,160}?(?:,\s(?:and\s)?|\sand\s)(?=\d{2,4}/\d{1,5}/[A-Z]{2})")
_ALWAYS = frozenset("RL")  # types whose numbers are the Union's even where no community is named


@dataclass(frozen=True, slots=True)
class _Kind:
    """A type of acts: its letter in CELEX, and that of preparatory acts with "(EC) No" where these differ."""

    noun: re.Pattern[str]
    letter: str
    numbered: str


@dataclass(frozen=True, slots=True)
class _Grammar:
    head: re.Pattern[str]
    kinds: tuple[_Kind, ...]
    lists: re.Pattern[str]

    def kind(self, words: str) -> _Kind:
        return next(kind for kind in self.kinds if kind.noun.fullmatch(words))


@dataclass(frozen=True, slots=True)
class Act:
    """An act printed at ``start:end``.

    One CELEX number, two where the print leaves open which half is the year, none where the number may be another
    body's ("Decision No 2/80 of the Association Council").
    """

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
        for act in _list(text, found.start(), found.end(), grammar.kind(found["type"]), grammar):
            yield act
            end = act.end


def heads(language: str) -> re.Pattern[str]:
    """What announces the acts of a text."""
    return _grammar(language).head


def _list(text: str, start: int, at: int, kind: _Kind, grammar: _Grammar) -> Iterator[Act]:
    while item := _ITEM.match(text, at):
        marked = _marked(item, kind)
        celexes = _celexes(item, kind) if marked else ()
        if not celexes and not (item["no"] and not marked):
            return
        yield Act(start, item.end(), celexes)
        joint = grammar.lists.match(text, item.end())
        if joint and joint["type"]:
            kind = grammar.kind(joint["type"])
        start = joint.start("head") if joint and joint["head"] else 0
        joint = joint or (_SUBJECT.match(text, item.end()) if item["suffix"] else None)
        if not joint:
            return
        start, at = start or joint.end(), joint.end()


def _marked(item: re.Match[str], kind: _Kind) -> bool:
    """Whether the number is one of the Union's: a community is named with it, or the type has no others."""
    named = bool(item["prefix"] or item["suffix"]) or kind.letter in _ALWAYS
    return named or (kind.letter == "D" and not item["no"] and len(item["a"]) == 4 and _year(item["a"]))


def _celexes(item: re.Match[str], kind: _Kind) -> tuple[str, ...]:
    """One number, or two where the printed form leaves open which half is the year."""
    first, second = (item["b"], item["a"]), (item["a"], item["b"])  # (year, number)
    if item["no"]:
        orders = [first] if _year(item["b"]) else [second]
    elif _year(item["a"]) and not (_year(item["b"]) and kind.letter == "R" and int(full_year(item["a"])) < 2015):
        orders = [second]
    elif _year(item["a"]) and _year(item["b"]):
        orders = [first, second]
    else:
        orders = [first]
    letter = f"5{{}}{kind.numbered}" if kind.numbered and item["prefix"] and item["no"] else f"3{{}}{kind.letter}"
    return tuple(f"{letter.format(full_year(year))}{int(number):04d}" for year, number in orders if _year(year))


def _year(digits: str) -> bool:
    return len(digits) in (2, 4) and 1952 <= int(full_year(digits)) <= 2099


@cache
def _grammar(language: str) -> _Grammar:
    table = toml(f"cues/{language}/references.toml")["acts"]
    kinds = tuple(_Kind(re.compile(row["noun"]), row["letter"], row.get("numbered", "")) for row in table["types"])
    types = "|".join(row["noun"] for row in table["types"])
    return _Grammar(
        re.compile(rf"(?<![\w-])(?:{table['issuers']})?(?P<type>{types})\s(?=[(Nn\d])"),
        kinds,
        re.compile(rf"\s{{0,8}}(?:{table['lists']})(?P<head>(?:{table['issuers']})?(?P<type>{types})\s)?(?=[(Nn\d])"),
    )
