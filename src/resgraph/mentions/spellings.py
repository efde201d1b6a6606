"""When two printed names are those of one person: other order, transliteration, diacritics, capitals, a part left out.

The letters are those of ``data/spellings.toml``. Low-level part of the family: the scanner of persons imports it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from resgraph.core.tables import toml
from resgraph.core.text import plain

_ALIKE = 0.75  # of the letters of two given names that belong to one surname
_VOWELS = re.compile("[aeiouy ]+")
_FEMALE = ("a", "e")
_SHORT = 4  # letters of the shortest given name that is compared so


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """A word of a name without what transliterations write differently: "Aleksei", "Alexey" and "Alexei" are one."""
    word = plain(word)
    for pattern, replacement in _letters():
        word = pattern.sub(replacement, word)
    return word


@cache
def _letters() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["plain"]) for row in toml("spellings.toml")["letters"])


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names, each of two words or more and without particles, can be those of one person."""
    first, second = [sound(word) for word in one], [sound(word) for word in other]
    if "".join(first) == "".join(second):
        return True
    if set(first).isdisjoint(second):
        return False
    if sorted(first) == sorted(second) or _slip(one, other):
        return True
    if len(first) != len(second):
        fewer, more = sorted((first, second), key=len)
        return len(fewer) > 1 and set(fewer) <= set(more) and (fewer[0] == more[0] or fewer[-1] == more[-1])
    return first[-1] == second[-1] and _alike(" ".join(first[:-1]), " ".join(second[:-1]))


def _slip(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether only two letters of one word changed places: "Lui Xiaobo"."""
    if len(one) != len(other):
        return False
    apart = [(plain(a), plain(b)) for a, b in zip(one, other, strict=True) if plain(a) != plain(b)]
    return len(one) > 1 and len(apart) == 1 and sorted(apart[0][0]) == sorted(apart[0][1])


def _alike(one: str, other: str) -> bool:
    """Whether given names differ as spellings do, not as "Maria" and "Marina", "Christian" and "Christine"."""
    if min(len(one), len(other)) < _SHORT or one[0] != other[0]:
        return False
    if len(_VOWELS.sub("", one)) != len(_VOWELS.sub("", other)) or one.endswith(_FEMALE) is not other.endswith(_FEMALE):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
