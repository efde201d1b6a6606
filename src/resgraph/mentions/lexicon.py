"""Finds thousands of names in one pass over a text (Aho and Corasick, "Efficient string matching", 1975).

Names are found as they are written in their table, capitals included; a run of spaces in the text counts as one space.
A name begins and ends at the edge of a word: "Oman" is not found in "Romania", nor "EU" in "EUR".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar, cast

_WORD = re.compile(r"[^\W_]+")
_SPACES = re.compile(r" {2,}")


Key = TypeVar("Key")


class Match(NamedTuple, Generic[Key]):
    """A name at ``start:end`` and the key of its row."""

    start: int
    end: int
    key: Key


class Lexicon(Generic[Key]):
    """Names with the keys of their rows, ready to be found. Of two keys with one name the first stays."""

    def __init__(self, names: Iterable[tuple[str, Key]], *, plain: bool = False) -> None:
        """Take ``(name, key)`` pairs; ``plain`` searches without the automaton."""
        self._keys: dict[str, Key] = {}
        for name, key in names:
            self._keys.setdefault(name, key)
        self._names = [name for name in self._keys if name]
        self._automaton = None if plain else automaton(self._names)
        self._heads: Mapping[str, Sequence[str]] = {} if self._automaton else _by_first_word(self._names)

    def find(self, text: str) -> list[Match[Key]]:
        """The names in ``text``, leftmost first and the longest of those that start together; none overlap."""
        text, offsets = _single_spaced(text)
        longest: dict[int, int] = {}
        for _, start, end in self.everywhere(text):
            if longest.get(start, 0) < end and _at_word_edges(text, start, end):
                longest[start] = end
        found: list[Match[Key]] = []
        last = 0
        for start, end in sorted(longest.items()):
            if start >= last:
                found.append(Match(start, end, self._keys[text[start:end]]))
                last = end
        if not offsets:
            return found
        return [Match(offsets[m.start], offsets[m.end - 1] + 1, m.key) for m in found]

    def everywhere(self, text: str) -> Iterable[tuple[int, int, int]]:
        """Every place (second and third) where the characters of a name stand, also inside words and other names."""
        if self._automaton is not None:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [
            (0, word.start(), word.start() + len(name))
            for word in _WORD.finditer(text)
            for name in self._heads.get(word[0], ())
            if text.startswith(name, word.start())
        ]


class Search(Protocol):
    """What is used of the library: matches as (number of the string, start, end)."""

    def find_matches_as_indexes(self, haystack: str, overlapping: bool = ...) -> list[tuple[int, int, int]]:
        """All matches in order, overlapping ones too if wanted."""
        ...


def automaton(names: Sequence[str]) -> Search | None:
    """The compiled search, or None where its library is missing: the plain search finds the same, more slowly."""
    try:
        from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - only where a text is scanned
    except ImportError:
        return None
    return cast(Search, AhoCorasick(names))


def _by_first_word(names: Sequence[str]) -> Mapping[str, Sequence[str]]:
    heads: dict[str, list[str]] = {}
    for name in names:
        if first := _WORD.match(name):
            heads.setdefault(first[0], []).append(name)
    return heads


def _at_word_edges(text: str, start: int, end: int) -> bool:
    if start and text[start - 1].isalnum():
        return False
    return end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())


def _single_spaced(text: str) -> tuple[str, list[int]]:
    """``text`` with runs of spaces as one, and the offset of each character left; no offsets when nothing changed."""
    if "  " not in text:
        return text, []
    kept: list[str] = []
    offsets: list[int] = []
    last = 0
    for run in _SPACES.finditer(text):
        kept.append(text[last : run.start() + 1])
        offsets.extend(range(last, run.start() + 1))
        last = run.end()
    kept.append(text[last:])
    offsets.extend(range(last, len(text)))
    return "".join(kept), offsets
