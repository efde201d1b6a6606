"""Names in Greek and Bulgarian letters written in Latin ones: the rules of ``data/romanisation.toml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, partial

from resgraph.core.tables import toml
from resgraph.core.text import key

_MARKS = re.compile("[\u0300\u0301\u0304\u0306\u0313-\u0315\u0342-\u0345]")  # accents and breathings, not the diaeresis


def romanised(text: str) -> str:
    """``text`` in small Latin letters by the official system of its script; empty when it holds no letter of one.

    Source: ELOT 743 for Greek, the Bulgarian Transliteration Act of 2009 for Cyrillic (both recommended by the United
    Nations).
    """
    lowered = key(text)
    for letters, rules, written in _scripts():
        if letters.search(lowered):
            return rules.sub(partial(_written, written), _bare(lowered))
    return ""


def _written(written: Mapping[str, str], found: re.Match[str]) -> str:
    return written[found.lastgroup or ""]


def _bare(text: str) -> str:
    """Without accents; "й" stays one letter."""
    parts = (one if one == "й" else _MARKS.sub("", unicodedata.normalize("NFD", one)) for one in text)
    return unicodedata.normalize("NFC", "".join(parts))


@cache
def _scripts() -> tuple[tuple[re.Pattern[str], re.Pattern[str], Mapping[str, str]], ...]:
    made = []
    for row in toml("romanisation.toml")["script"]:
        rules = "|".join(f"(?P<r{number}>{pattern})" for number, (pattern, _) in enumerate(row["rules"]))
        written = {f"r{number}": letters for number, (_, letters) in enumerate(row["rules"])}
        made.append((re.compile(f"[{row['letters']}]"), re.compile(rules), written))
    return tuple(made)
