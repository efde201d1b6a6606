"""Prefixes: those of the ontology's JSON-LD context, and short forms of addresses for showing and typing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from resgraph.core.addresses import BASE, ELI, EP, EUROVOC, OP, WIKIDATA
from resgraph.core.tables import shipped

_PLACES = {"id": BASE, "ep": EP, "op": OP, "elix": ELI, "ev": EUROVOC, "wd": WIKIDATA}
_ABSOLUTE = re.compile(r"(?:https?://|urn:)\S+")


@cache
def vocabularies() -> Mapping[str, str]:
    """Prefix -> namespace of every vocabulary that the graphs use."""
    context = json.loads((shipped("ontology") / "context.jsonld").read_text("utf-8"))["@context"]
    named = {name: value for name, value in context.items() if isinstance(value, str) and value.endswith(("/", "#"))}
    return MappingProxyType(named)


@cache
def prefixes() -> Mapping[str, str]:
    """Prefix -> namespace as declared for every query, so that inline SPARQL needs no PREFIX lines."""
    return MappingProxyType({**_PLACES, **vocabularies()})


def compact(iri: str, base: str = BASE) -> str:
    """``eli:Work`` for an IRI below a known namespace, else the IRI itself. ``id:`` stands for ``base``."""
    best = max(
        ((name, space) for name, space in _spaces(base) if iri.startswith(space) and len(iri) > len(space)),
        key=lambda pair: len(pair[1]),
        default=None,
    )
    return f"{best[0]}:{iri[len(best[1]) :]}" if best else iri


def expand(text: str, base: str = BASE) -> str | None:
    """The IRI for ``<iri>``, an absolute IRI or a compact form, or None for anything else."""
    inner = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    if _ABSOLUTE.fullmatch(inner):
        return inner
    prefix, colon, rest = text.partition(":")
    space = dict(_spaces(base)).get(prefix)
    return f"{space}{rest}" if colon and space and rest and not re.search(r"\s", rest) else None


def _spaces(base: str) -> tuple[tuple[str, str], ...]:
    return tuple({**prefixes(), "id": base}.items())
