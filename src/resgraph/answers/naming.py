"""From a name or number as people write it to the thing in the graphs that bears it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from resgraph.answers.engine import Engine
from resgraph.answers.prefixes import compact, expand
from resgraph.core.addresses import BASE
from resgraph.core.errors import Misuse
from resgraph.core.schemes import schemes
from resgraph.core.text import fold, key

_SHOWN = 8
_NUMBERS = "dcterms:identifier|skos:notation|eli:id_local|eli-dl:process_id|rdfs:label"
_NUMBERED = f"SELECT DISTINCT ?value ?thing WHERE {{ ?thing {_NUMBERS} ?value }}"
_REALIZED = f"""
SELECT DISTINCT ?value ?thing WHERE {{ ?process {_NUMBERS} ?value ; eli-dl:created_a_realization_of ?thing }}"""
_TYPES = "SELECT DISTINCT ?thing ?type WHERE { ?thing a ?type }"
_SAME = "SELECT ?thing ?other WHERE { ?thing owl:sameAs ?other }"
_NAMES = """
  { { ?thing skos:prefLabel ?name } UNION { ?thing dcterms:title ?name } UNION { ?thing foaf:name ?name }
    BIND(2 AS ?rank) }
  UNION
  { ?thing skos:altLabel ?name BIND(3 AS ?rank) }
"""
_NAMED = f"SELECT DISTINCT ?thing ?rank ?name WHERE {{ {_NAMES} }}"
_NAMED_AS = f"SELECT DISTINCT ?type ?thing ?rank ?name WHERE {{ {_NAMES} ?thing a ?type }}"


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A thing that a name may mean.

    ``rank`` 0: by its own number, 1: by the number of the procedure that led to it, 2: by its name, 3: by another name.
    """

    rank: int
    name: str
    iri: str


def find(text: str, classes: Sequence[str], engine: Engine, base: str = BASE) -> ox.NamedNode:
    """The one thing of these classes (compact names; none: any) that ``text`` names.

    ``text`` is an IRI, a compact IRI, a document number in any printed form, an identifier, or a name in any case;
    a number counts before a name and a chief name before another one. Raises Misuse: "unknown-name" with similar
    names, "ambiguous-name" with the candidates.
    """
    if iri := expand(text, base):
        return _node(iri)
    kinds = {expand(name) or name for name in classes}
    named: list[Candidate] = []
    found = _numbered(text, kinds, engine)
    if not found:
        named = _named(kinds, engine)
        wanted = key(text)
        found = [candidate for candidate in named if key(candidate.name) == wanted]
    best = min((candidate.rank for candidate in found), default=0)
    things = {candidate.iri: candidate for candidate in sorted(found, reverse=True) if candidate.rank == best}
    for other in _duplicates(things, engine) if len(things) > 1 else ():
        if len(things) > 1:
            things.pop(other, None)
    if not things:
        raise Misuse("unknown-name", f"nothing is called {text!r}{_similar(text, named)}")
    if len(things) > 1:
        listed = [f"{c.name} ({compact(c.iri, base)})" for c in sorted(things.values())]
        more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
        raise Misuse("ambiguous-name", f"{text!r} may be {', '.join(listed[:_SHOWN])}{more}")
    return _node(next(iter(things)))


def forms(text: str) -> tuple[str, ...]:
    """``text`` itself and the canonical forms of the number it is, if it is one: ``P9_TA(2021)0056`` gives both."""
    plain = fold(text).strip()
    whole = [n for s in schemes() for n in s.find(plain) if (n.start, n.end) == (0, len(plain))]
    return tuple(dict.fromkeys((text, plain, *(form for n in whole for form in (n.normal, *n.alternatives)))))


def _numbered(text: str, kinds: set[str], engine: Engine) -> list[Candidate]:
    found = []
    for form in forms(text):
        for rank, query in enumerate((_NUMBERED, _REALIZED)):
            for _, thing in engine.put(query, {"value": ox.Literal(form)}).rows:
                if thing and _is(thing.value, kinds, engine):
                    found.append(Candidate(rank, form, thing.value))
    return found


def _is(thing: str, kinds: set[str], engine: Engine) -> bool:
    types = {kind.value for _, kind in engine.put(_TYPES, {"thing": ox.NamedNode(thing)}).rows if kind}
    return bool(types & kinds if kinds else types)


def _duplicates(things: Iterable[str], engine: Engine) -> list[str]:
    """Those of the things of which another one of them says that it is the same."""
    same = [(thing, row[1]) for thing in things for row in engine.put(_SAME, {"thing": ox.NamedNode(thing)}).rows]
    return [other.value for thing, other in same if other is not None and other.value != thing]


def _named(kinds: set[str], engine: Engine) -> list[Candidate]:
    rows = [row[1:] for kind in sorted(kinds) for row in engine.put(_NAMED_AS, {"type": ox.NamedNode(kind)}).rows]
    rows = rows if kinds else engine.put(_NAMED, {}).rows
    return [
        Candidate(int(rank.value), name.value, thing.value) for thing, rank, name in rows if thing and rank and name
    ]


def _similar(text: str, named: Sequence[Candidate]) -> str:
    names = {key(candidate.name): candidate.name for candidate in named}
    near = difflib.get_close_matches(key(text), sorted(names), n=3)
    return f"; similar: {', '.join(names[n] for n in near)}" if near else ""


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise Misuse("bad-parameter", f"{iri!r} is no IRI") from error
