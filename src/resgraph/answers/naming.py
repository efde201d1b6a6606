"""From a name or number as people write it to the thing in the graphs that bears it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

import pyoxigraph as ox

from resgraph.answers.engine import Engine
from resgraph.answers.prefixes import compact, expand
from resgraph.answers.substitution import term
from resgraph.core.addresses import BASE
from resgraph.core.errors import Misuse
from resgraph.core.schemes import schemes
from resgraph.core.text import fold, key

_SHOWN = 8
_NUMBERS = "dcterms:identifier, skos:notation, eli:id_local, eli-dl:process_id, rdfs:label"
_NAMES = {"skos:prefLabel": 2, "dcterms:title": 2, "foaf:name": 2, "skos:altLabel": 3}
_RUN = re.compile(r"[a-z0-9]+", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    """A thing that a name may mean.

    ``rank`` 0: by its own number, 1: by the number of the procedure that led to it, 2: by its name, 3: by another name.
    """

    rank: int
    name: str
    iri: str
    same: str = ""  # what it says to be the same as itself


def find(text: str, classes: Sequence[str], engine: Engine, base: str = BASE) -> ox.NamedNode:
    """The one thing of these classes (compact names; none: any) that ``text`` names.

    ``text`` is an IRI, a compact IRI, a document number in any printed form, an identifier, or a name in any case;
    a number counts before a name and a chief name before another one. Raises Misuse: "unknown-name" with similar
    names, "ambiguous-name" with the candidates.
    """
    if iri := expand(text, base):
        return _node(iri)
    kinds = {expand(name) or name for name in classes}
    named: list[_Candidate] = []
    found = _best(_numbered(text, kinds, engine))
    if not found:
        named = _named(text, kinds, engine, like=True)
        found = _best(_called(text, named))
    if not found:  # none that holds the longest word as it stands
        named = _named(text, kinds, engine, like=False)
        found = _best(_called(text, named))
    if not found:
        raise Misuse("unknown-name", f"nothing is called {text!r}{_similar(text, named)}")
    if len(found) > 1:
        listed = [f"{c.name} ({compact(c.iri, base)})" for c in sorted(found)]
        more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
        raise Misuse("ambiguous-name", f"{text!r} may be {', '.join(listed[:_SHOWN])}{more}")
    return _node(found[0].iri)


def forms(text: str) -> tuple[str, ...]:
    """``text`` itself and the canonical forms of the number it is, if it is one: ``P9_TA(2021)0056`` gives both."""
    plain = fold(text).strip()
    whole = [n for s in schemes() for n in s.find(plain) if (n.start, n.end) == (0, len(plain))]
    return tuple(dict.fromkeys((text, plain, *(form for n in whole for form in (n.normal, *n.alternatives)))))


def _numbered(text: str, kinds: Set[str], engine: Engine) -> list[_Candidate]:
    """What bears the number, or was led to by a procedure that does: one query."""
    branches = []
    for form in (term(ox.Literal(form)) for form in forms(text)):
        bears = f"?numbering {form} FILTER(?numbering IN ({_NUMBERS})) BIND({form} AS ?name)"
        branches.append(f"?thing {bears} BIND(0 AS ?rank)")
        branches.append(f"?process {bears} ?process eli-dl:created_a_realization_of ?thing BIND(1 AS ?rank)")
    return _candidates(branches, kinds, engine)


def _named(text: str, kinds: Set[str], engine: Engine, *, like: bool) -> list[_Candidate]:
    """Everything of these classes with its names: one query. ``like``: only what holds the longest word of ``text``."""
    longest = max(_RUN.findall(key(text)), key=len, default="")
    condition = f"FILTER(CONTAINS(LCASE(STR(?name)), {term(ox.Literal(longest))}))" if like and longest else ""
    branches = [f"?thing {name} ?name {condition} BIND({rank} AS ?rank)" for name, rank in _NAMES.items()]
    return _candidates(branches, kinds, engine)


def _candidates(branches: Iterable[str], kinds: Set[str], engine: Engine) -> list[_Candidate]:
    allowed = ", ".join(term(_node(kind)) for kind in sorted(kinds))
    kind = f"?thing a ?type FILTER(?type IN ({allowed}))" if kinds else ""
    found = " UNION ".join(f"{{ {branch} {kind} OPTIONAL {{ ?thing owl:sameAs ?same }} }}" for branch in branches)
    rows = engine.put(f"SELECT DISTINCT ?rank ?name ?thing ?same WHERE {{ {found} }}", {}).rows
    return [
        _Candidate(int(rank.value), name.value, thing.value, same.value if same else "")
        for rank, name, thing, same in rows
        if rank and name and thing
    ]


def _called(text: str, named: Iterable[_Candidate]) -> list[_Candidate]:
    wanted = key(text)
    return [candidate for candidate in named if key(candidate.name) == wanted]


def _best(found: Iterable[_Candidate]) -> list[_Candidate]:
    """A candidate for each thing of the best rank, without those that another of them says to be the same as itself."""
    found = list(found)
    best = min((candidate.rank for candidate in found), default=0)
    kept = [candidate for candidate in found if candidate.rank == best]
    things = {candidate.iri: candidate for candidate in sorted(kept, reverse=True)}
    for other in sorted(candidate.same for candidate in kept if candidate.same != candidate.iri):
        if len(things) > 1:
            things.pop(other, None)
    return list(things.values())


def _similar(text: str, named: Sequence[_Candidate]) -> str:
    names = {key(candidate.name): candidate.name for candidate in named}
    near = difflib.get_close_matches(key(text), sorted(names), n=3)
    return f"; similar: {', '.join(names[n] for n in near)}" if near else ""


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise Misuse("bad-parameter", f"{iri!r} is no IRI") from error
