"""The concepts of the schemes of the ontology, with what the graph repeats of them.

Generated from ontology/ by scripts/vocabulary.py: do not edit.
"""

# ruff: noqa
# fmt: off

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: its name in English, its scheme and the concept above it as local names of resg:, other names."""

    label: str
    scheme: str
    broader: str = ""
    alternatives: tuple[str, ...] = ()


CONCEPTS: Final[Mapping[str, Concept]] = {
    "kind-act": Concept("legal act", "ReferenceKindScheme"),
    "kind-case": Concept("case", "ReferenceKindScheme"),
    "kind-com-document": Concept("Commission document", "ReferenceKindScheme"),
    "kind-instrument": Concept("instrument", "ReferenceKindScheme"),
    "kind-national-law": Concept("national law", "ReferenceKindScheme"),
    "kind-official-journal": Concept("official journal", "ReferenceKindScheme"),
    "kind-other": Concept("other", "ReferenceKindScheme"),
    "kind-procedure": Concept("procedure", "ReferenceKindScheme"),
    "kind-resolution": Concept("resolution", "ReferenceKindScheme"),
    "kind-rule": Concept("rule of procedure", "ReferenceKindScheme"),
    "kind-statement": Concept("statement", "ReferenceKindScheme"),
    "kind-tabled-document": Concept("tabled document", "ReferenceKindScheme"),
    "kind-treaty": Concept("treaty", "ReferenceKindScheme"),
    "kind-treaty-article": Concept("treaty article", "ReferenceKindScheme"),
    "status-ambiguous": Concept("ambiguous", "ReferenceStatusScheme"),
    "status-exact": Concept("exact", "ReferenceStatusScheme"),
    "status-lookup": Concept("by look-up", "ReferenceStatusScheme"),
    "status-rule": Concept("by rule", "ReferenceStatusScheme"),
    "status-unresolved": Concept("unresolved", "ReferenceStatusScheme"),
}
