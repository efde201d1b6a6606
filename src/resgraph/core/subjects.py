"""What words on a subject have in common: "the human rights situation in Kazakhstan", "Human rights in Kazakhstan".

Words are compared without case, diacritics, stop words and plural endings (``data/cues/<lang>/subjects.toml``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from resgraph.core.tables import toml
from resgraph.core.text import fold, plain

Words = frozenset[str]
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<=[\W\d])[A-Z]\w+|\b\d+\b")


@lru_cache(maxsize=8192)
def words(text: str, language: str = "en") -> Words:
    """The words of ``text`` that tell something of a subject, numbers included."""
    stop, _ = _table(language)
    return frozenset(_singular(word) for word in _WORD.findall(plain(text).replace("'s", " ")) if word not in stop)


def telling(found: Words, language: str = "en") -> Words:
    """Those of the words that few names share: neither "convention" nor "united" nor a number."""
    _, generic = _table(language)
    return frozenset(word for word in found - generic if not word.isdigit())


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name, and those of a day or year that is only added: "Maritime Labour Convention, 2006"."""

    words: Words
    added: Words = frozenset()

    def agrees(self, other: Name) -> bool:
        """Whether both can be one name: the day or year of one does not contradict that of the other."""
        return self.words == other.words and (self.added <= other.added or other.added <= self.added)


@lru_cache(maxsize=8192)
def name(text: str, language: str = "en") -> Name:
    """The name without what is added in brackets or behind it: a short name, a year, the day of adoption."""
    folded, added = fold(text.strip()), _added(language)
    days = " ".join(found[0] for found in added.finditer(folded) if "(" not in found[0])
    return Name(words(added.sub(" ", folded), language), words(days, language))


def distinctive(text: str, language: str = "en") -> Words:
    """The names and numbers in words on a subject: what cannot be put another way (the first word may be no name)."""
    return words(" ".join(_NAME.findall(fold(text.strip()))), language)


def shared(one: Words, other: Words) -> float:
    """Which part of the words of the shorter subject the longer one has, 0 to 1 (overlap coefficient)."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def likeness(one: Words, other: Words) -> float:
    """Which part of all words both have, 0 to 1 (Jaccard index)."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@cache
def _table(language: str) -> tuple[Words, Words]:
    table = toml(f"cues/{language}/subjects.toml")
    return frozenset(map(plain, table["stop"])), frozenset(_singular(plain(word)) for word in table["generic"])


@cache
def _added(language: str) -> re.Pattern[str]:
    return re.compile(toml(f"cues/{language}/subjects.toml")["added"])
