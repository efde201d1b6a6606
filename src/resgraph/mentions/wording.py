"""How a language writes names: the capitalised word, and the word patterns of ``data/cues/<lang>/names.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from resgraph.core.mention import EntityKind
from resgraph.core.tables import toml
from resgraph.mentions.prefilter import Rows
from resgraph.mentions.required import required_or
from resgraph.mentions.tagged import ADJECTIVE, COUNTRY, POST, REGION

UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x530) if chr(c).isupper())  # for use inside a character class
KNOWN = f"{COUNTRY}-{POST}"  # the characters of masks, likewise
WORD = rf"(?<![\w{KNOWN}-])(?<![\w{KNOWN}]')[{UPPER}{KNOWN}](?:[\w&{KNOWN}]|['/-](?=[\w{KNOWN}])|(?<=\.[A-Z])\.)*"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row that finds names by the words around them: its groups "name", "second" and "head" are those of the row."""

    name: str
    kind: EntityKind
    regex: re.Pattern[str]
    label: str = ""  # the name to give, "{NAME} of {C}"; empty: as printed


@cache
def words(language: str) -> Mapping[str, Any]:
    """The names table of a language, that of English where it has none."""
    return toml(f"cues/{language}/names.toml")


@cache
def month_names(language: str) -> frozenset[str]:
    """The names of the months in all their spellings."""
    return frozenset(month for names in toml(f"cues/{language}/calendar.toml")["months"] for month in names)


@cache
def patterns(language: str) -> Rows[Pattern]:
    """The rows ``[[pattern]]`` of the language, compiled."""
    rows = [(row, compiled(row["pattern"], language)) for row in words(language)["pattern"]]
    return Rows((_pattern(row, regex), required_or(regex, row.get("where", ()))) for row, regex in rows)


def _pattern(row: Mapping[str, Any], regex: re.Pattern[str]) -> Pattern:
    return Pattern(row["name"], EntityKind(row["kind"]), regex, row.get("label", ""))


@cache
def compiled(pattern: str, language: str) -> re.Pattern[str]:
    """A pattern of the table with {C}, {A}, {R}, {N}, {T}, {TITLE}, {STATE} and {STATEPOST} written out."""
    table = words(language)
    plain = rf"(?!(?:{alternatives(table['starters'])})\b){WORD}"
    ends = rf"(?:{alternatives(table['title_ends'])}|and (?:of|the|its|their|other|all))\b|(?:(?:of|on|in|from) )?\d"
    title = rf"(?!{ends})(?:[\w{KNOWN}]|['-](?=\w))+"
    parts = {
        "{C}": f"[{COUNTRY}]+",
        "{A}": f"[{ADJECTIVE}]+",
        "{R}": f"[{REGION}]+",
        "{T}": WORD,
        "{N}": f"{plain}(?: {WORD})*",
        "{TITLE}": f"{title}(?: {title})*(?<! and)(?<! of)(?<! the)(?<! in)(?<! and the)",
        "{STATE}": f"(?:{alternatives(table['state']['bodies'])})",
        "{STATEPOST}": f"(?:{alternatives(table['state']['posts'])})",
    }
    for placeholder, written in parts.items():
        pattern = pattern.replace(placeholder, written)
    return re.compile(pattern)


def alternatives(names: list[str]) -> str:
    """A regular expression that matches one of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
