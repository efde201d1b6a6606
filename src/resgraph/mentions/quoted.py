"""Quoted titles: what stands in quotation marks after "entitled" names a document or an event, no body and no place.

Low-level part of the family: the scanners of bodies and places import it.
"""

from __future__ import annotations

import re

_NOUNS = "[Rr]eport|[Ss]tudy|[Cc]ommunication|[Bb]riefing|[Pp]aper|[Dd]eclaration"
_ENTITLED = re.compile(rf"""\b(?:entitled|titled|themes?|subtopic|{_NOUNS}),? +(["'])(?=\w)(?:(?!\1(?!\w)).)*\1""")

_SERIES = ("(COM(", "(JOIN(", "(SEC(", "(SWD(")
_SUBJECT = re.compile(
    r"\b(?:(?:Green|White) Paper|[Cc]ommunication|[Pp]roposal|[Ww]orking [Dd]ocument)\b"
    r"[^;(]{0,120}? on (?P<title>[^;(]{1,250})\((?:COM|JOIN|SEC|SWD)\("
)


def titles(text: str) -> tuple[tuple[int, int], ...]:
    """Where quoted titles stand in ``text`` (folded); an apostrophe before a letter ends none."""
    if "'" not in text and '"' not in text:
        return ()
    return tuple(found.span() for found in _ENTITLED.finditer(text))


def subjects(text: str) -> tuple[tuple[int, int], ...]:
    """Where the title of a numbered document stands without quotation marks: "Green Paper on ... (COM(1997) 314)"."""
    if not any(series in text for series in _SERIES):
        return ()
    return tuple(found.span("title") for found in _SUBJECT.finditer(text))


def inside(at: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether the character at ``at`` stands in one of the stretches."""
    return any(start <= at < end for start, end in spans)
