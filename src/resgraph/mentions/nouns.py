"""Words and signs of a text, and what the word lists of a language say of them (``data/cues/<lang>/addressees.toml``).

Low-level part of the family: readers of noun phrases import it, it imports none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from resgraph.core.tables import rows, toml

_TOKEN = re.compile(r"[^\W_](?:[\w'&./-]*\w)?'?|/|[,;:.!?]")
_SIGNS = frozenset(",;:.!?")
_NONE: frozenset[str] = frozenset()


_MANY = 8192  # words whose properties are remembered


class Token:
    """A word, a sign or a whole name at ``start:end``; ``kinds`` are the lists that hold it."""

    __slots__ = ("end", "kinds", "named", "start", "text")

    def __init__(self, text: str, start: int, end: int, named: bool = False, kinds: frozenset[str] = _NONE) -> None:
        """Take the words, where they stand and what is known of them."""
        self.text, self.start, self.end, self.named, self.kinds = text, start, end, named, kinds

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def sign(self) -> bool:
        """Whether it is a sign or the end of the text."""
        return not self.text or self.text in _SIGNS


@dataclass(frozen=True, eq=False)
class Words:
    """The word lists of one language."""

    lists: Mapping[str, frozenset[str]]
    openings: Mapping[str, re.Pattern[str]]
    patterns: Mapping[str, re.Pattern[str]]
    plurals: tuple[tuple[str, str], ...]
    irregular: Mapping[str, str]
    again: Mapping[str, str]
    adjectives: frozenset[str]  # of countries and parts of the world

    @cached_property
    def _kinds(self) -> Mapping[str, frozenset[str]]:
        """Word -> the lists that hold it, as it is or in lower case."""
        found: dict[str, set[str]] = {}
        for kind, listed in self.lists.items():
            for word in listed:
                found.setdefault(word, set()).add(kind)
        return {word: frozenset(kinds | found.get(word.lower(), set())) for word, kinds in found.items()}

    @cached_property
    def beginnings(self) -> Mapping[str, frozenset[str]]:
        """The first two letters of the openings of each kind, in lower case."""
        return {kind: frozenset(one[:2].lower() for one in self.lists[kind]) for kind in self.openings}

    @cached_property
    def _endings(self) -> Mapping[str, tuple[str, ...]]:
        return {kind: tuple(listed) for kind, listed in self.lists.items() if kind.endswith(("endings", "no_plurals"))}

    @cached_property
    def possessives(self) -> Sequence[str]:
        """The endings of the owner, the longer first."""
        return sorted(self.lists["possessive_endings"], reverse=True)

    def kinds(self, word: str) -> frozenset[str]:
        """The lists that hold the word, as it is or in lower case."""
        return self._kinds.get(word) or self._kinds.get(word.lower(), _NONE)

    def has(self, kind: str, word: str) -> bool:
        """Whether the list holds the word, as it is or in lower case."""
        return kind in self.kinds(word)

    def listed(self, kind: str, word: str) -> bool:
        """Whether the list holds the word in singular or plural."""
        return any(kind in self.kinds(form) for form in self.singulars(word))

    def ends(self, kind: str, word: str) -> bool:
        """Whether the word ends like those of the kind."""
        return word.endswith(self._endings[kind])

    @lru_cache(maxsize=_MANY)  # noqa: B019 - there is one object per language, kept for good
    def singulars(self, word: str) -> Sequence[str]:
        """What the singular of the word may be, likeliest first; the word itself among them."""
        for ending in self.possessives:
            word = word.removesuffix(ending)
        found = [word.removesuffix(plural) + singular for plural, singular in self.plurals if word.endswith(plural)]
        return [*found, word, self.irregular.get(word.lower(), word)]

    @lru_cache(maxsize=_MANY)  # noqa: B019
    def plural(self, word: str) -> bool:
        """Whether the word looks like a plural."""
        return word.endswith(tuple(plural for plural, _ in self.plurals)) and not self.ends("no_plurals", word)

    @lru_cache(maxsize=_MANY)  # noqa: B019
    def agent(self, word: str) -> bool:
        """Whether the word, in singular or plural, is one for somebody who can act."""
        if self.listed("agents", word):
            return True
        forms = [form for form in self.singulars(word) if form.islower() and len(form) > 4]
        return any(self.ends("agent_endings", form) for form in forms) and not self.listed("things", word)

    def thing(self, word: str) -> bool:
        """Whether the word is one for something that cannot act."""
        if not word.islower():
            return self.has("instruments", word)
        if self.listed("things", word):
            return True
        return not self.agent(word) and self.ends("thing_endings", self.singulars(word)[0])

    def noun(self, token: Token, *, determined: bool = True) -> bool:
        """Whether the token can end a noun phrase; lower-case words that are no known noun count as adjectives.

        Without an article a singular noun stands before another ("debtor and creditor countries"), collectives apart.
        """
        if token.named:
            return True
        if token.text in self.adjectives:
            return False
        if token.capital or self.plural(token.text) or self.has("collectives", token.text):
            return True
        if token.text in self.irregular:
            return True
        return determined and self.agent(token.text)

    def adverb(self, word: str) -> bool:
        """Whether the word is an adverb of manner."""
        return self.ends("adverb_endings", word) and word.islower() and word not in self.lists["not_adverbs"]

    def gerund(self, word: str) -> bool:
        """Whether the word is a verb as noun ("assisting States"), no adjective ("developing countries")."""
        verb = word.islower() and self.ends("gerund_endings", word)
        return verb and not self.has("attributive", word.rpartition("-")[2])

    def whole(self, token: Token) -> bool:
        """Whether a capitalised token can be the last of a name: no first part of "Coordination and Resource Group"."""
        acronym = token.text.isupper() and len(token.text) > 1
        return token.named or acronym or self.agent(token.text) or self.has("name_heads", token.text)


@cache
def words(code: str) -> Words:
    """The word lists of the language given as ISO 639-1. Raises FileNotFoundError where no table is."""
    table = dict(toml(f"cues/{code}/addressees.toml"))
    patterns = {name: re.compile(pattern) for name, pattern in table.pop("patterns").items()}
    plurals, irregular, again = (table.pop(name) for name in ("plurals", "irregular", "again"))
    lists = {kind: frozenset(map(str, listed)) for kind, listed in table.items()}
    patterns["titled"] = re.compile(_any(lists["persons"]).pattern + patterns.pop("title").pattern)
    return Words(
        lists,
        {kind: _any(lists[kind], re.IGNORECASE) for kind in ("joints", "examples", "companions", "asides")},
        patterns,
        tuple((plural, singular) for plural, singular in plurals),
        _pairs(irregular),
        _pairs(again),
        lists["adjectives"] | _nations(),
    )


def _pairs(listed: list[list[Any]]) -> dict[str, str]:
    return {str(one): str(other) for one, other in listed}


def _nations() -> frozenset[str]:
    return frozenset(one for row in rows("authorities/countries.csv") for one in row["adjectives"].split("|") if one)


def _any(listed: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    longest_first = sorted(listed, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w'-])", flags)


class Tokens:
    """The words and signs of ``text[start:end]``, read as far as they are asked for; each of ``names`` is one token.

    ``names`` tell the end of a name by its start. A name with a possessive ending goes with what follows: with the
    ending it is a word like others.
    """

    __slots__ = ("_at", "_end", "_names", "_read", "_text", "_words")

    def __init__(self, text: str, start: int, end: int, names: Mapping[int, int], words: Words) -> None:
        self._text, self._at, self._end, self._names, self._words = text, start, end, names, words
        self._read: list[Token] = []

    def at(self, index: int) -> Token:
        """The token of that number; an empty one before the first and beyond the last."""
        read = self._read
        if 0 <= index < len(read):
            return read[index]
        while index < 0 or index >= len(read):
            if not self._next():
                end = read[-1].end if read else 0
                return Token("", end, end)
        return read[index]

    @property
    def last(self) -> Token:
        """The last token of the stretch; an empty one where there is none."""
        beyond = self.at(-1)
        return self._read[-1] if self._read else beyond

    def _next(self) -> bool:
        """Read one more; whether there was one."""
        found = _TOKEN.search(self._text, self._at, self._end)
        if not found:
            return False
        start, stop = found.span()
        named = False
        if start in self._names and self._names[start] <= self._end:
            named, stop = True, self._names[start]
            for ending in self._words.possessives:
                if self._text.startswith(ending, stop):
                    named, stop = False, stop + len(ending)
                    break
        text = self._text[start:stop]
        self._read.append(Token(text, start, stop, named, self._words.kinds(text)))
        self._at = stop
        return True
