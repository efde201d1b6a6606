"""An own text that is cited by its day alone is the one of that day which the document cites with its number elsewhere.

"Its resolution of 11 February 2021 on the human rights situation in Kazakhstan (P9_TA(2021)0056)", later "as it said in
its resolution of 11 February 2021". Two numbers of one day, or another subject: nothing is joined.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from resgraph.antecedents.document import Document
from resgraph.core.mention import Reference
from resgraph.core.text import bare_key

_OWN, _JOINED = "own-text", "same-day"
_NUMBERED = frozenset({_OWN, "ep-adopted-text"})  # schemes of an own text with its number: in a note, in brackets


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references, own texts known by their day alone with the identity of the numbered one of that day."""
    known: dict[str, dict[str, set[str]]] = {}
    for one in references:
        if one.scheme in _NUMBERED and one.date and one.normal:
            known.setdefault(one.date, {}).setdefault(one.normal, set()).add(bare_key(one.subject))
    return tuple(_identified(one, known.get(one.date, {})) for one in references) if known else references


def _identified(reference: Reference, same: Mapping[str, Set[str]]) -> Reference:
    bare = reference.scheme == _OWN and not reference.normal and not reference.alternatives and not reference.note
    if not bare or len(same) != 1:
        return reference
    normal, subjects = next(iter(same.items()))
    if reference.subject and bare_key(reference.subject) not in subjects:
        return reference
    return replace(reference, normal=normal, scheme=_JOINED)
