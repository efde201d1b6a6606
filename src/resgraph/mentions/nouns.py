"""Words and signs of a text, and what the word lists of a language say of them (``data/cues/<lang>/addressees.toml``).

Low-level part of the family: readers of noun phrases import it, it imports none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from resgraph.core.tables import rows, toml

_TOKEN = re.compile(r"[^\W_](?:[\w'&./-]*\w)?'?|/|[,;:.!?]")
_SIGNS = frozenset(",;:.!?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign or a whole name."""

    text: str
    start: int
    end: int
    named: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def sign(self) -> bool:
        """Whether it is a sign or the end of the text."""
        return not self.text or self.text in _SIGNS


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of one language."""

    lists: Mapping[str, frozenset[str]]
    openings: Mapping[str, re.Pattern[str]]
    patterns: Mapping[str, re.Pattern[str]]
    plurals: tuple[tuple[str, str], ...]
    irregular: Mapping[str, str]
    again: Mapping[str, str]
    adjectives: frozenset[str]  # of countries and parts of the world

    def has(self, kind: str, word: str) -> bool:
        """Whether the list holds the word, as it is or in lower case."""
        return word in self.lists[kind] or word.lower() in self.lists[kind]

    def listed(self, kind: str, word: str) -> bool:
        """Whether the list holds the word in singular or plural."""
        return any(self.has(kind, form) for form in self.singulars(word))

    def ends(self, kind: str, word: str) -> bool:
        """Whether the word ends like those of the kind."""
        return word.endswith(tuple(self.lists[kind]))

    def singulars(self, word: str) -> Iterator[str]:
        """What the singular of the word may be, likeliest first; the word itself among them."""
        for ending in sorted(self.lists["possessive_endings"], reverse=True):
            word = word.removesuffix(ending)
        for plural, singular in self.plurals:
            if word.endswith(plural):
                yield word.removesuffix(plural) + singular
        yield word
        yield self.irregular.get(word.lower(), word)

    def plural(self, word: str) -> bool:
        """Whether the word looks like a plural."""
        return word.endswith(tuple(plural for plural, _ in self.plurals)) and not self.ends("no_plurals", word)

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
        return not self.agent(word) and self.ends("thing_endings", next(self.singulars(word)))

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


def tokens(
    text: str, start: int, end: int, names: Sequence[tuple[int, int]], possessives: Iterable[str] = ()
) -> Iterator[Token]:
    """The words and signs of ``text[start:end]``; each of ``names`` is one token.

    A name with a possessive ending goes with what follows: with the ending it is a word like others.
    """
    at, known = start, dict(names)
    endings = sorted(possessives, reverse=True)
    while found := _TOKEN.search(text, at, end):
        at = found.start()
        named = known.get(at, end + 1) <= end
        stop = known[at] if named else found.end()
        if named and (ending := next((e for e in endings if text.startswith(e, stop)), "")):
            stop, named = stop + len(ending), False
        yield Token(text[at:stop], at, stop, named)
        at = stop
