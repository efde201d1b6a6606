"""Known texts: number, day, issuer, title and page of the Official Journal seen together, and who says so.

A statement is one such sight. Statements of one folder, of a table, and of the shipped table are one ``KnownTexts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from resgraph.core import issuers
from resgraph.core.subjects import Name, Words, name

_NUMBER = re.compile(r".*/(?P<form>RES|DEC)/(?P<number>(?:\S*\d/\d|\d+\s?(?:[A-Z] )?\().*)")
_ACT = re.compile(r"[CL]/\d{4}/\d{1,5}")
_FORMS = {"RES": "resolution", "DEC": "decision"}
K = TypeVar("K")
ACROSS = "documents-by-"
"""How the basis of a link begins that other documents made."""


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """That a text has this day, issuer, title or page; what is not said is empty.

    ``identifier`` is the canonical form; empty where only a page was seen. ``own``: the document says it of itself.
    ``document`` and ``place`` are addresses of what says so (the work, and the reference in it), both empty for a row
    of a table, whose ``source`` is in words.
    """

    identifier: str
    date: str = ""
    issuer: str = ""
    title: str = ""
    page: str = ""
    own: bool = False
    document: str = ""
    place: str = ""
    source: str = ""

    @property
    def said(self) -> tuple[str, str, str, str, str]:
        """What is said, whoever says it."""
        return self.identifier, self.date, self.issuer, self.title, self.page

    @property
    def telling(self) -> str:
        """Who says it: the document, or the words that name the source of a row."""
        return self.document or self.source


class KnownTexts:
    """Statements, each once and sorted, and the ways to find them."""

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self.statements: tuple[Statement, ...] = tuple(sorted(set(statements)))

    def __or__(self, other: KnownTexts) -> KnownTexts:
        """The statements of both."""
        return KnownTexts((*self.statements, *other.statements))

    def __len__(self) -> int:
        return len(self.statements)

    @cached_property
    def by_identifier(self) -> Mapping[str, Sequence[Statement]]:
        """The statements on a text by its canonical form."""
        return _grouped((s.identifier, s) for s in self.statements if s.identifier)

    @cached_property
    def by_page(self) -> Mapping[str, Sequence[Statement]]:
        """The statements on the text that starts on a page of the Official Journal."""
        return _grouped((s.page, s) for s in self.statements if s.page)

    @cached_property
    def by_date(self) -> Mapping[str, Sequence[Statement]]:
        """The statements on texts of a day."""
        return _grouped((s.date, s) for s in self.statements if s.date and s.title)

    @cached_property
    def by_number(self) -> Mapping[tuple[str, str], Sequence[Statement]]:
        """The statements on texts by what is printed where the issuer is not: ``resolution``, ``66/43``."""
        return _grouped((key, s) for s in self.statements if (key := number(s.identifier)))

    @cached_property
    def by_name(self) -> Mapping[Words, Sequence[tuple[Name, Statement]]]:
        """The statements on texts by the words of a title; of a text's own title also by those before its colon."""
        found: dict[Words, list[tuple[Name, Statement]]] = {}
        for s in self.statements:
            for title in _titles(s) if s.identifier else ():
                said = name(title)
                found.setdefault(said.words, []).append((said, s))
        return found

    @cached_property
    def dates(self) -> Mapping[str, Mapping[str, int]]:
        """Of each adopted text the days that are said, and how many say so; the text itself outweighs all others."""
        found: dict[str, dict[str, set[str]]] = {}
        decided = {s.identifier for s in self.statements if s.own and s.date}
        for s in self.statements:
            if s.date and issuers.of_identifier(s.identifier) and (s.own or s.identifier not in decided):
                found.setdefault(s.identifier, {}).setdefault(s.date, set()).add(s.telling)
        return {one: {day: len(who) for day, who in days.items()} for one, days in found.items()}

    def contested(self, statement: Statement) -> bool:
        """Whether as many or more say another day of the text."""
        days = self.dates.get(statement.identifier, {})
        here = days.get(statement.date, 0)
        return any(count >= here for day, count in days.items() if day != statement.date)

    def titles(self, identifier: str) -> tuple[str, ...]:
        """The titles that tables, not other documents, give a text."""
        rows = self.by_identifier.get(identifier, ())
        return tuple(sorted({s.title for s in rows if s.title and not s.document}))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KnownTexts) and self.statements == other.statements

    def __hash__(self) -> int:
        return hash(self.statements)

    def __reduce__(self) -> tuple[type[KnownTexts], tuple[tuple[Statement, ...]]]:
        return KnownTexts, (self.statements,)


def _titles(statement: Statement) -> Iterator[str]:
    if statement.title:
        yield statement.title
        before, colon, _ = statement.title.partition(": ")
        if colon and (statement.own or not statement.document):
            yield before


def is_page(normal: str) -> bool:
    """Whether a canonical form names a place in the Official Journal: ``OJ C 45, 5.2.2016, p. 85``, ``C/2023/1067``."""
    return normal.startswith("OJ ") or bool(_ACT.fullmatch(normal))


def number(identifier: str) -> tuple[str, str] | None:
    """``A/RES/66/43`` -> (resolution, 66/43), ``S/RES/1325 (2000)`` -> (resolution, 1325 (2000)); None for others."""
    found = _NUMBER.fullmatch(identifier)
    return (_FORMS[found["form"]], found["number"]) if found else None


def _grouped(pairs: Iterable[tuple[K, Statement]]) -> Mapping[K, Sequence[Statement]]:
    found: dict[K, list[Statement]] = {}
    for key, statement in pairs:
        found.setdefault(key, []).append(statement)
    return found
