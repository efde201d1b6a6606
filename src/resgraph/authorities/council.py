"""Resolutions of the Security Council cited without their year: the year was told by the rising series of numbers."""

from __future__ import annotations

import re

from resgraph.authorities import registers
from resgraph.core.mention import Reference

_NUMBER = re.compile(r"S/RES/(\d+) \(\d{4}\)")
_WITHOUT_YEAR = frozenset({"resolution-plain", "resolution-lone"})
_UNVERIFIED = "general knowledge"


def derived(reference: Reference) -> bool:
    """Whether the year in the canonical form is not printed with the number."""
    return reference.scheme in _WITHOUT_YEAR and not reference.date and bool(_NUMBER.fullmatch(reference.normal))


def verified(reference: Reference) -> bool:
    """Whether a source vouches for the year of the number itself, where the year had to be derived."""
    number = _NUMBER.fullmatch(reference.normal)
    row = registers.by("security_council", "number").get(number[1]) if number and derived(reference) else None
    return row is None or row["evidence"] != _UNVERIFIED
