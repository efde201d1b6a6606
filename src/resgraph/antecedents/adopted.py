""" "resolution 74/3, by which it adopted the declaration": what a numbered text is said to adopt is held by it."""

from __future__ import annotations

import re
from dataclasses import replace

from resgraph.antecedents.document import Document
from resgraph.core.mention import Reference
from resgraph.core.tables import toml

_SCHEMES = frozenset({"wording", "named"})
_WITHIN = 260


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references, those without an identity with that of the numbered text right before which adopts them."""
    link = re.compile(toml(f"cues/{document.resolution.language}/references.toml")["adopted"]["link"])
    joined: list[Reference] = []
    for one in references:
        before = joined[-1] if joined else None
        if before and _adopts(document, before, one, link):
            one = replace(one, normal=before.normal)  # noqa: PLW2901 - the same reference, identified
        joined.append(one)
    return tuple(joined)


def _adopts(document: Document, number: Reference, one: Reference, link: re.Pattern[str]) -> bool:
    if one.normal or one.scheme not in _SCHEMES or one.kind == "resolution" or number.part != one.part:
        return False
    numbered = number.scheme.startswith(("resolution-", "decision-")) and number.normal
    near = 0 <= one.start - number.end <= _WITHIN
    return bool(numbered and near and link.fullmatch(document.text(one.part), number.end, one.start))
