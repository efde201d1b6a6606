"""One way to put a query to a store, an rdflib graph, bare statements or a server, with terms bound to variables."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, cast

import pyoxigraph as ox

from resgraph.answers import oxigraph, query
from resgraph.answers.endpoint import Endpoint
from resgraph.answers.oxigraph import Queryable
from resgraph.answers.raw import Bindings, Raw

if TYPE_CHECKING:
    import rdflib

Askable: TypeAlias = "Queryable | rdflib.Graph | Endpoint | Iterable[str]"


class Engine:
    """Puts queries to one thing, a server until its time is over; statements given as lines are loaded once."""

    def __init__(self, on: Askable) -> None:
        self._ask = _engine(on)

    def put(self, sparql: str, bindings: Bindings, absent: Iterable[str] = ()) -> Raw:
        """The outcome of a query. ``absent`` are parameters that were not given.

        Raises Misuse as ``query.read`` does, and the faults of what is asked.
        """
        return self.answer(query.read(sparql, bindings, absent))

    def answer(self, checked: query.Query) -> Raw:
        """The outcome of a query that has been read."""
        return self._ask(checked)


def _engine(on: Askable) -> Callable[[query.Query], Raw]:
    if isinstance(on, str):
        on = Endpoint.at(on)
    if isinstance(on, Endpoint):
        from resgraph.answers import protocol  # noqa: PLC0415 - what others need not wait for

        return partial(protocol.put, on, time.monotonic() + on.seconds)
    if type(on).__module__.partition(".")[0] == "rdflib":
        from resgraph.answers import graphs  # noqa: PLC0415 - rdflib takes a fifth of a second to import

        return partial(graphs.put, cast("rdflib.Graph", on))
    if isinstance(on, ox.Store):
        return partial(oxigraph.put, oxigraph.Union(on))
    if isinstance(on, Queryable):
        return partial(oxigraph.put, on)
    return partial(oxigraph.put, oxigraph.Union(oxigraph.memory(cast("Iterable[str]", on))))
