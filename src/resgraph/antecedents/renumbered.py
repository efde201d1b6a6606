"""A number whose issuer the words do not tell is that of the only text which the document cites under it.

"Human Rights Council resolution 34/24 of 24 March 2017", later "submitted pursuant to resolution 34/24".
"""

from __future__ import annotations

import re
from dataclasses import replace

from resgraph.antecedents.document import Document
from resgraph.core.mention import Reference

_SCHEMES = ("resolution-session", "decision-session")
_NUMBER = re.compile(r"(?:ES-|S-)?\d{1,3}/\d{1,3}")
_DEFAULT = "General Assembly"  # whose texts of the United Nations are taken to be where nothing else is said


def join(document: Document, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The references, undated numbers without a named issuer with the identity of the dated one."""
    dated: dict[tuple[str, str], dict[str, Reference]] = {}
    for one in references:
        if one.scheme in _SCHEMES and one.date and one.normal:
            dated.setdefault(_number(one), {}).setdefault(one.normal, one)
    return (
        tuple(_identified(one, dated) if one.scheme in _SCHEMES else one for one in references) if dated else references
    )


def _identified(reference: Reference, dated: dict[tuple[str, str], dict[str, Reference]]) -> Reference:
    known = dated.get(_number(reference), {})
    guessed = not reference.normal or (reference.issuer == _DEFAULT and "Assembly" not in reference.printed)
    if reference.date or not guessed or len(known) != 1 or reference.normal in known:
        return reference
    other = next(iter(known.values()))
    return replace(reference, normal=other.normal, issuer=other.issuer)


def _number(reference: Reference) -> tuple[str, str]:
    found = _NUMBER.search(reference.printed)
    return reference.scheme, found[0] if found else ""
