"""The manifests of the W3C's SPARQL 1.1 suites as cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

STANDARDS = Path(__file__).resolve().parents[3] / "shared" / "standards" / "w3c"
SPARQL = STANDARDS / "sparql11"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@dataclass(frozen=True, slots=True)
class Case:
    """One test: its folder and name, its kind (local name of its class), and the files it names."""

    name: str
    kind: str
    query: Path | None = None
    request: Path | None = None
    data: Path | None = None
    graphs: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None


def cases(folder: Path) -> Iterator[Case]:
    """The cases that the manifest of a folder lists, in its order."""
    manifest = folder / "manifest.ttl"
    base = manifest.as_uri()
    store = ox.Store()
    store.load(manifest.read_bytes(), ox.RdfFormat.TURTLE, base_iri=base)

    def values(subject: ox.NamedNode | ox.BlankNode, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        return [quad.object for quad in store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]

    for entry in (entry for head in values(ox.NamedNode(base), f"{MF}entries") for entry in _list(store, head)):
        kind = next((value.value.rpartition("#")[2] for value in values(entry, f"{RDF}type")), "")
        actions, results = values(entry, f"{MF}action"), values(entry, f"{MF}result")
        if not actions:  # the protocol's suites are described in another way
            continue
        action = actions[0]
        named = {"query": None, "request": None, "data": None}
        graphs: list[tuple[str, Path]] = []
        if isinstance(action, ox.BlankNode):
            named = {
                "query": _first(values(action, f"{QT}query")),
                "request": _first(values(action, f"{UT}request")),
                "data": _first(values(action, f"{QT}data")),
            }
            graphs = [(graph.value, _path(graph)) for graph in values(action, f"{QT}graphData")]
        else:
            named["query"] = _path(action)
        result = _path(results[0]) if results and isinstance(results[0], ox.NamedNode) else None
        name = f"{folder.name}/{entry.value.rpartition('#')[2]}"
        yield Case(name, kind, graphs=tuple(sorted(graphs)), result=result, **named)


def every(*kinds: str) -> list[Case]:
    """The cases of these kinds in all folders; none where the suites are not beside the checkout."""
    folders = sorted(path.parent for path in SPARQL.glob("*/manifest.ttl"))
    return [case for folder in folders for case in cases(folder) if case.kind in kinds]


def _list(store: ox.Store, head: object) -> Iterator[ox.NamedNode]:
    while isinstance(head, ox.BlankNode):
        (first,) = (quad.object for quad in store.quads_for_pattern(head, ox.NamedNode(f"{RDF}first"), None))
        (head,) = (quad.object for quad in store.quads_for_pattern(head, ox.NamedNode(f"{RDF}rest"), None))
        yield first


def _path(node: object) -> Path:
    return Path(getattr(node, "value", "").removeprefix("file://"))


def _first(nodes: list[ox.NamedNode | ox.BlankNode | ox.Literal]) -> Path | None:
    return _path(nodes[0]) if nodes else None
