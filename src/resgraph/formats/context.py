"""The shipped JSON-LD context (ontology/context.jsonld): prefixes and short names."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from resgraph.core.tables import shipped

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Term:
    """A short name: the address it stands for, how its values are written, and its definition as in the context."""

    name: str
    iri: str
    definition: str | Mapping[str, str]

    @property
    def coercion(self) -> str:
        """The ``@type`` of values, "@language" for language maps, or nothing."""
        if isinstance(self.definition, str):
            return ""
        return self.definition.get("@container") or self.definition.get("@type", "")


@cache
def shipped_context() -> Mapping[str, object]:
    """The context as published."""
    text = shipped("ontology").joinpath("context.jsonld").read_text("utf-8")
    found: Mapping[str, object] = json.loads(text)["@context"]
    return found


@cache
def prefixes() -> Mapping[str, str]:
    """Prefix -> namespace, sorted."""
    return {k: v for k, v in shipped_context().items() if isinstance(v, str) and v.startswith("http")}


@cache
def terms() -> Mapping[str, Term]:
    """Address of a class or property -> its short name."""
    found = {}
    for name, definition in shipped_context().items():
        compact = definition if isinstance(definition, str) else isinstance(definition, dict) and definition["@id"]
        if isinstance(compact, str) and name not in prefixes() and not compact.startswith("@"):
            prefix, _, local = compact.partition(":")
            iri = prefixes()[prefix] + local
            found[iri] = Term(name, iri, definition if isinstance(definition, str | dict) else "")
    return found


@cache
def _namespaces() -> list[tuple[str, str]]:
    return sorted(((iri, prefix) for prefix, iri in prefixes().items()), key=lambda pair: -len(pair[0]))


@lru_cache(maxsize=16384)
def compact(iri: str) -> tuple[str, str] | None:
    """An address as (prefix, local name) where a plain local name is left, else None."""
    for namespace, prefix in _namespaces():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return prefix, iri[len(namespace) :]
    return None
