"""Parliament's own texts that are cited by day and subject only."""

from __future__ import annotations

import re

from resgraph.authorities import registers
from resgraph.authorities.setting import Setting
from resgraph.core.mention import Reference

_OWN = "own-text"
_SMALL = frozenset({"the", "a", "an", "of", "in", "on", "for", "and", "to"})


def number(reference: Reference, known: Setting) -> str:
    """The number of the one known text of that day and subject: ``TA-6-2005-0407``; empty when none or several fit."""
    if known.body != "ep" or reference.scheme != _OWN or not reference.date or reference.normal:
        return ""
    rows = registers.grouped("known_texts", "date").get(reference.date, ())
    fitting = [
        row["number"] for row in rows if _words(row["title"]) and _words(row["title"]) <= _words(reference.subject)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold())) - _SMALL
