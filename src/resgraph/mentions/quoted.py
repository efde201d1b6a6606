"""Titles of documents and events in running text: what they name is no body and no place.

The words are the table ``[titles]`` of ``data/cues/<lang>/names.toml``. Low-level part of the family: the scanners of
bodies and places import it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from resgraph.core.tables import toml


@dataclass(frozen=True, slots=True)
class _Grammar:
    quoted: re.Pattern[str]
    numbered: re.Pattern[str]
    series: tuple[str, ...]


def titles(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where quoted titles stand in ``text`` (folded), with the word that announces them."""
    if "'" not in text and '"' not in text:
        return ()
    return tuple(found.span() for found in _grammar(language).quoted.finditer(text))


def subjects(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where the title of a numbered document stands without quotation marks: "Green Paper on ... (COM(1997) 314)"."""
    grammar = _grammar(language)
    if not any(series in text for series in grammar.series):
        return ()
    return tuple(found.span("title") for found in grammar.numbered.finditer(text))


def inside(at: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether the character at ``at`` stands in one of the stretches."""
    return any(start <= at < end for start, end in spans)


@cache
def _grammar(language: str) -> _Grammar:
    table = toml(f"cues/{language}/names.toml")["titles"]
    return _Grammar(re.compile(table["quoted"]), re.compile(table["numbered"]), tuple(table["series"]))
