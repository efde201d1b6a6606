"""The opening verbs by which a body acts: the table ``data/cues/<lang>/positions.toml``, compiled.

Low-level part of the family: scanners import it, it imports none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from resgraph.core.tables import toml

_EDGE = r"(?![\w'-])"
_QUALIFIERS = r"(?:(?!(?:for|about|that|at|to|of|over|with|on|by|from|in|despite|who)\b)[\w'-]+,? +){0,7}?"


@dataclass(frozen=True, slots=True)
class Verb:
    """One row of the table: a verb concept and how its cue is printed."""

    key: str
    label: str
    force: str
    strength: int
    object: str  # "addressee", "for", "that", "again" or nothing
    reach: str  # "any", "that", "opening"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb as it stands in a text: ``start:end`` of the cue, its own adverbs before it included."""

    edge: int  # where the adverbial phrases before it begin: "in this regard also calls"
    start: int
    head: int  # where the verb itself begins
    end: int
    verb: Verb


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to print a verb: the words of the cue, and the first of them alone."""

    verb: Verb
    rank: int  # 0: with words of qualification, shortest stretch first; 1: longest first; 2: the verb alone
    head: re.Pattern[str]
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Language:
    """The verbs of one language with the patterns of the words around them."""

    verbs: tuple[Verb, ...]
    patterns: tuple[Pattern, ...]
    heads: re.Pattern[str]  # the first word of every cue
    adverbs: re.Pattern[str]  # adverbial phrases before a verb, anchored at the end of what is searched
    attached: re.Pattern[str]  # adverbs that are part of the cue, anchored likewise
    leads: re.Pattern[str]
    intensifiers: re.Pattern[str]
    subordinators: re.Pattern[str]

    def cue(self, text: str, head: int) -> Cue | None:
        """The cue whose verb begins at ``head``, by the most telling of the patterns that fit."""
        word = self.heads.match(text, head)
        if not word:
            return None
        found = [
            (pattern.rank, -match.end() if pattern.rank else match.end(), number, match.end(), pattern.verb)
            for number, pattern in enumerate(self.patterns)
            if pattern.head.fullmatch(word[0]) and (match := pattern.words.match(text, head))
        ]
        if not found:
            return None
        *_, end, verb = min(found, key=lambda one: one[:3])
        return Cue(_first(self.adverbs, text, head), _first(self.attached, text, head), head, end, verb)

    def cues(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Cue]:
        """Every stretch of ``text[start:end]`` that reads like a cue, whoever its subject is."""
        for found in self.heads.finditer(text, start, len(text) if end is None else end):
            if cue := self.cue(text, found.start()):
                yield cue

    def strength(self, cue: Cue, printed: str) -> int:
        """1 to 5: the verb's own strength, one more for an intensifier among the printed words."""
        return min(5, cue.verb.strength + bool(self.intensifiers.search(printed)))


@cache
def language(code: str) -> Language:
    """The verbs of the language given as ISO 639-1. Raises FileNotFoundError where no table is."""
    table = toml(f"cues/{code}/positions.toml")
    words = table["words"]
    gap = _gap(words)
    patterns = tuple(_pattern(verb, printed, gap) for verb, row in _verbs(table) for printed in row["patterns"])
    heads = "|".join(dict.fromkeys(pattern.head.pattern for pattern in patterns))
    return Language(
        tuple(verb for verb, _ in _verbs(table)),
        patterns,
        re.compile(rf"(?<![\w'-])(?:{heads}){_EDGE}", re.IGNORECASE),
        _before(words["adverbs"]),
        _before(words["attached"]),
        _any(words["leads"]),
        _any(words["intensifiers"]),
        _any(words["subordinators"]),
    )


def _first(before: re.Pattern[str], text: str, head: int) -> int:
    found = before.search(text, max(0, head - 100), head)
    return found.start() if found else head


def _verbs(table: Mapping[str, Any]) -> Iterator[tuple[Verb, Mapping[str, Any]]]:
    for row in table["verb"]:
        optional = row.get("object", ""), row.get("reach", "any")
        yield Verb(row["key"], row["label"], row["force"], row["strength"], *optional), row


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(words)}){_EDGE}", re.IGNORECASE)


def _before(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:(?:{'|'.join(words)}|[a-z]+ly),? +)+\Z", re.IGNORECASE)


def _gap(words: Mapping[str, list[str]]) -> str:
    adverbs, openers = "|".join(words["adverbs"]), "|".join(words["parentheses"])
    return rf"(?:(?:,? +(?:{adverbs}|[a-z]+ly){_EDGE}){{0,3}},?|, +(?:{openers}){_EDGE}[^;:.]{{1,160}}?,)"


def _pattern(verb: Verb, printed: str, gap: str) -> Pattern:
    head = re.match(r"(?:\(\?[^)]*\)|[^ ~(])+(?:\([^)]*\))?", printed)
    if not head:
        raise ValueError(f"no verb at the head of {printed!r}")
    words = printed.replace("*", _QUALIFIERS).replace(" ", " +").replace("~", gap)
    return Pattern(
        verb,
        0 if "*" in printed else 2 if head[0] == printed else 1,
        re.compile(head[0], re.IGNORECASE),
        re.compile(words + _EDGE, re.IGNORECASE),
    )
