"""The graphs to be loaded, each read only when it is its turn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath

from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse

from resgraph.core.errors import Refused
from resgraph.store.embedded import Store
from resgraph.store.remote.values import triple_line

SYNTAXES = {".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG}


@dataclass(frozen=True, slots=True)
class LocalGraph:
    """A named graph: its address, number of statements, SHA-256 of its sorted N-Quads, and how to read these."""

    address: str
    quads: int
    sha256: str
    read: Callable[[], bytes] = field(repr=False, compare=False)

    def lines(self) -> tuple[str, ...]:
        """The statements as sorted N-Triples lines without line feeds, in the spelling of Oxigraph.

        Raises Refused ("malformed-statements") for what is no N-Quads, and for blank nodes: a server names them anew,
        so that nothing could be compared.
        """
        try:
            found = [quad.triple for quad in parse(self.read(), RdfFormat.N_QUADS)]
        except SyntaxError as error:
            message = f"{self.address}: line {error.lineno}: {error.msg}"
            raise Refused("malformed-statements", message, source=self.address) from error
        for triple in found:
            if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
                raise Refused("malformed-statements", f"{self.address}: a blank node: {triple}")
        return tuple(sorted({triple_line(triple) for triple in found}))


def of_store(store: Store) -> tuple[LocalGraph, ...]:
    """The graphs of a store in the order of their addresses."""
    return tuple(
        LocalGraph(one.graph, one.quads, one.sha256, partial(store.graph, one.graph)) for one in store.graphs()
    )


def of_files(files: Iterable[tuple[str, bytes]]) -> tuple[LocalGraph, ...]:
    """The graphs in N-Quads and TriG, given as (name, content), in the order of their addresses; all stay in memory.

    The suffix of the name (.nq, .trig) tells the syntax. A graph may be told by several files. Raises Refused:
    "bad-rdf" with the place, "malformed-statements" for blank nodes and for statements that are in no named graph.
    """
    graphs: dict[str, set[str]] = {}
    for name, content in files:
        syntax = SYNTAXES[PurePath(name).suffix.lower()]
        try:
            for quad in parse(content, syntax):
                graph = quad.graph_name
                if not isinstance(graph, NamedNode) or isinstance(quad.subject, BlankNode):
                    raise Refused("malformed-statements", f"{name}: in no named graph: {quad}", source=name)
                if isinstance(quad.object, BlankNode):
                    raise Refused("malformed-statements", f"{name}: a blank node: {quad}", source=name)
                graphs.setdefault(graph.value, set()).add(f"{quad} .\n")
        except SyntaxError as fault:
            place = f":{fault.lineno}:{fault.offset}" if fault.lineno else ""
            raise Refused("bad-rdf", f"{name}{place}: {fault.msg}", source=name) from fault
    return tuple(_kept(graph, lines) for graph, lines in sorted(graphs.items()))


def _kept(graph: str, lines: Iterable[str]) -> LocalGraph:
    ordered = sorted(lines)
    content = "".join(ordered).encode()
    return LocalGraph(graph, len(ordered), hashlib.sha256(content).hexdigest(), lambda: content)
