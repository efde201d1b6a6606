"""Stage "record": our statements -> a document as another publisher's profile describes it.

Each profile says in SPARQL (CONSTRUCT queries in its folder of ``data/profiles``) what becomes of what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from resgraph.core.errors import Misuse
from resgraph.core.profiles import Profile

__all__ = ["record"]


def record(quads: Iterable[str], profile: Profile) -> tuple[str, ...]:
    """N-Quads lines of one or many documents -> the lines of their records, sorted, in the default graph.

    A document of which the profile cannot speak (another publisher's, or without an official number) has no record;
    where there is none at all the answer is empty. Raises Misuse "bad-graph" for lines that are no N-Quads.
    """
    text = "\n".join(quads)
    if not profile.record or f"<{profile.base}" not in text:
        return ()
    made = _constructed(_store(text), profile.record, profile.datatypes)
    if not profile.references or not made:
        return tuple(sorted(made))
    return tuple(sorted(made | _constructed(_store("\n".join(made)), profile.references, profile.datatypes)))


def _store(text: str) -> ox.Store:
    store = ox.Store()
    try:
        store.bulk_extend(ox.parse(text.encode(errors="surrogatepass"), ox.RdfFormat.N_QUADS))
    except (SyntaxError, ValueError) as fault:
        raise Misuse("bad-graph", f"not N-Quads: {fault}") from fault
    return store


def _constructed(store: ox.Store, queries: Iterable[str], datatypes: Mapping[str, str]) -> set[str]:
    """What the queries say of the statements of all graphs together."""
    found: set[str] = set()
    for query in queries:
        triples = store.query(query, use_default_graph_as_union=True)
        if not isinstance(triples, ox.QueryTriples):
            raise TypeError("a profile describes its records with CONSTRUCT queries")
        found.update(_line(triple, datatypes) for triple in triples)
    return found


def _line(triple: ox.Triple, datatypes: Mapping[str, str]) -> str:
    """A line of N-Quads, the value with the datatype that the profile has for the property."""
    value = triple.object
    if isinstance(value, ox.Literal) and triple.predicate.value in datatypes:
        value = ox.Literal(value.value, datatype=ox.NamedNode(datatypes[triple.predicate.value]))
    return f"{triple.subject} {triple.predicate} {value} ."
