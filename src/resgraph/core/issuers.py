"""Who issued a text, as a key that every way of naming the body leads to ("UNGA", "the General Assembly")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from resgraph.core.mention import Reference
from resgraph.core.tables import rows, toml
from resgraph.core.text import bare_key

_PRONOUNS = frozenset({"its", "his", "her", "their", "the"})
_OWN = "own-text"


def of_body(body: str) -> str:
    """The key of the body in whose texts "its" is printed: ``ep`` -> ``european-parliament``; else empty."""
    return str(toml("reconciliation.toml")["bodies"].get(body, ""))


def of_name(printed: str) -> str:
    """The key of the organisation or office of that name, the name itself where no table knows it, else empty."""
    name = bare_key(printed).removeprefix("the ").removesuffix("'s").strip()
    return "" if not name or name in _PRONOUNS else _names().get(name, name)


def of_reference(reference: Reference, body: str, language: str) -> str:
    """The key of the body whose text a reference cites, in a text of ``body``; empty where the words do not tell."""
    own = toml(f"cues/{language}/subjects.toml")["own"]
    if reference.scheme == _OWN or (reference.date and reference.printed.casefold().startswith(tuple(own))):
        return of_body(body)
    return of_name(reference.issuer)


def of_identifier(identifier: str) -> str:
    """The key of the body whose text a canonical form names, else empty: ``TA-9-2021-0056``, ``A/RES/78/1``."""
    return next((key for key, pattern in _patterns() if pattern.fullmatch(identifier)), "")


@cache
def _names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in rows("authorities/organisations.csv"):
        for name in filter(None, (row["name"], *row["aliases"].split("|"))):
            found.setdefault(bare_key(name).removeprefix("the "), row["key"])
    return found


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["key"], re.compile(row["pattern"])) for row in toml("reconciliation.toml")["issuer"])
