"""The opening verbs by which a body acts: the table ``data/cues/<lang>/positions.toml``, compiled.

Low-level part of the family: scanners import it, it imports none of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from resgraph.core.tables import toml
from resgraph.mentions.before import Before, lowered
from resgraph.mentions.lexicon import Search, automaton
from resgraph.mentions.required import spelt

_WORD = re.compile(r"(?<![\w'-])[^\W\d_][\w-]*(?![\w'])")
_EDGE = r"(?![\w'-])"
_AHEAD = re.compile(r"\(\?[=!][^)]*\)")  # what must or must not follow is no part of the first word
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
    repeats: bool  # an earlier position is repeated by it


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
    head: str  # regular expressions, not yet compiled: the first word,
    words: tuple[str, ...]  # and the words between which adverbs and parentheses may come

    def match(self, text: str, head: int, gap: Gap) -> int | None:
        """Where the cue ends whose verb begins at ``head``; None where the words do not fit."""
        if len(self.words) > 1:
            return _match(self.words, text, head, gap)
        found = _compiled(self.words[0]).match(text, head)
        return found.end() if found else None


@dataclass(frozen=True, slots=True)
class Gap:
    """What may come between the words of a cue: adverbs, or a parenthesis set off by commas."""

    adverbs: re.Pattern[str]
    parenthesis: re.Pattern[str]

    def ends(self, text: str, start: int) -> Iterator[int]:
        """Where the words of a cue may go on after ``start``, likeliest first."""
        if found := self.adverbs.match(text, start):
            yield found.end()
        if found := self.parenthesis.match(text, start):
            yield from (found.start() + i + 1 for i, sign in enumerate(found[0]) if i and sign == ",")
        yield start


def _match(words: tuple[str, ...], text: str, start: int, gap: Gap) -> int | None:
    found = _compiled(words[0]).match(text, start)
    if not found:
        return None
    if len(words) == 1:
        return found.end()
    ends = (_match(words[1:], text, end, gap) for end in gap.ends(text, found.end()))
    return next((end for end in ends if end is not None), None)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Language:
    """The verbs of one language with the patterns of the words around them."""

    code: str  # ISO 639-1
    verbs: tuple[Verb, ...]
    patterns: tuple[Pattern, ...]
    heads: Search | None  # the first words of all cues; None: every word may be one
    gap: Gap
    adverbs: Before  # adverbial phrases before a verb
    attached: Before  # adverbs that are part of the cue
    leads: re.Pattern[str]
    intensifiers: re.Pattern[str]
    subordinators: re.Pattern[str]
    grammar: Mapping[str, re.Pattern[str]]

    def cue(self, text: str, head: int) -> Cue | None:
        """The cue whose verb begins at ``head``, by the most telling of the patterns that fit."""
        word = _WORD.match(text, head)
        found = [
            (pattern.rank, -end if pattern.rank else end, number, end, pattern.verb)
            for number, pattern in (_headed(self.code, word[0]) if word else ())
            if (end := pattern.match(text, head, self.gap))
        ]
        if not found:
            return None
        *_, end, verb = min(found, key=lambda one: one[:3])
        return Cue(self.adverbs.start(text, head), self.attached.start(text, head), head, end, verb)

    def places(self, text: str) -> Sequence[int]:
        """Where the first word of a cue may begin, in order."""
        lower = lowered(text)
        if not self.heads or len(lower) != len(text):
            return [word.start() for word in _WORD.finditer(text)]
        return sorted({start for _, start, _ in self.heads.find_matches_as_indexes(lower, overlapping=True)})

    def cues(self, text: str, places: Sequence[int], start: int, end: int) -> Iterator[Cue]:
        """Every stretch of ``text[start:end]`` that reads like a cue, whoever its subject is, at ``places`` of it."""
        for at in places[bisect_left(places, start) : bisect_left(places, end)]:
            word = _WORD.match(text, at, end)
            if word and _headed(self.code, word[0]) and (cue := self.cue(text, at)):
                yield cue

    def head(self, text: str, at: int) -> bool:
        """Whether the first word of a cue begins at the offset."""
        word = _WORD.match(text, at)
        return bool(word and _headed(self.code, word[0]))

    def strength(self, cue: Cue, printed: str) -> int:
        """1 to 5: the verb's own strength, one more for an intensifier among the printed words."""
        return min(5, cue.verb.strength + bool(self.intensifiers.search(printed)))


@cache
def language(code: str) -> Language:
    """The verbs of the language given as ISO 639-1. Raises FileNotFoundError where no table is."""
    table = toml(f"cues/{code}/positions.toml")
    words = table["words"]
    patterns = tuple(_pattern(verb, printed) for verb, row in _verbs(table) for printed in row["patterns"])
    return Language(
        code,
        tuple(verb for verb, _ in _verbs(table)),
        patterns,
        _heads(patterns),
        _gap(words),
        Before(words["adverbs"]),
        Before(words["attached"]),
        _any(words["leads"]),
        _any(words["intensifiers"]),
        _any(words["subordinators"]),
        {name: re.compile(pattern) for name, pattern in table["grammar"].items()},
    )


@lru_cache(maxsize=2048)
def _headed(code: str, word: str) -> tuple[tuple[int, Pattern], ...]:
    """The patterns, numbered, of which the word can be the first."""
    return tuple(one for one in enumerate(language(code).patterns) if _compiled(one[1].head).fullmatch(word))


def _heads(patterns: Sequence[Pattern]) -> Search | None:
    found = [spelt(_compiled(pattern.head)) for pattern in patterns]
    return automaton(sorted({head.lower() for heads in found for head in heads or ()})) if all(found) else None


def _verbs(table: Mapping[str, Any]) -> Iterator[tuple[Verb, Mapping[str, Any]]]:
    for row in table["verb"]:
        optional = row.get("object", ""), row.get("reach", "any"), row.get("repeats", False)
        yield Verb(row["key"], row["label"], row["force"], row["strength"], *optional), row


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(words)}){_EDGE}", re.IGNORECASE)


def _gap(words: Mapping[str, list[str]]) -> Gap:
    adverbs, openers = "|".join(words["adverbs"]), "|".join(words["parentheses"])
    return Gap(
        _compiled(rf"(?:,? +(?:{adverbs}|[a-z]+ly){_EDGE}){{1,3}},?"),
        _compiled(rf", +(?:{openers}){_EDGE}[^;:.]{{1,160}},"),
    )


def _pattern(verb: Verb, printed: str) -> Pattern:
    head = re.match(r"(?:\(\?[^)]*\)|[^ ~(])+(?:\([^)]*\))?", printed)
    if not head:
        raise ValueError(f"no verb at the head of {printed!r}")
    words = printed.replace("*", _QUALIFIERS).replace(" ", " +").split("~")
    first = _AHEAD.sub("", head[0])
    return Pattern(
        verb,
        0 if "*" in printed else 2 if first == printed else 1,
        first,
        tuple(one + _EDGE for one in words),
    )
