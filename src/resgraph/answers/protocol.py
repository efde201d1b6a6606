"""Asking an endpoint by the SPARQL 1.1 Protocol: SPARQLWrapper makes the request and reads the answer, the exchange
between is our own (``exchange``), since its own follows redirections and waits for ever."""

from __future__ import annotations

import io
import re
import urllib.request
from collections.abc import Mapping, Sequence
from typing import Any

import pyoxigraph as ox
from SPARQLWrapper import JSON, N3, POST, SPARQLWrapper

from resgraph.answers import dialect
from resgraph.answers.endpoint import Endpoint
from resgraph.answers.exchange import Response, exchange
from resgraph.answers.guard import Shape
from resgraph.answers.query import Query
from resgraph.answers.raw import Raw
from resgraph.answers.substitution import written
from resgraph.core import remote
from resgraph.core.errors import RemoteFault
from resgraph.version import __version__

_JSON = ("application/sparql-results+json", "application/json")
_TRIPLES = ("application/n-triples", "text/plain")


def put(endpoint: Endpoint, deadline: float, query: Query) -> Raw:
    """The outcome of a query, had before the time.monotonic() ``deadline``.

    Raises RemoteFault, and Misuse for a parameter that cannot stand where it stands.
    """
    rows = query.shape.form in ("SELECT", "ASK")
    wrapper = _Wrapper(endpoint, deadline, _JSON if rows else _TRIPLES)
    wrapper.setQuery(written(query))
    wrapper.queryType = query.shape.form  # it would guess, and could take a word in a comment for an update
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)
    wrapper.setReturnFormat(JSON if rows else N3)
    _choose_graph(wrapper, endpoint, query.shape)
    try:
        return _raw(wrapper.query().convert(), wrapper.response, query)
    except (KeyError, TypeError, IndexError, ValueError, AttributeError, SyntaxError) as error:
        whole = "" if wrapper.response.sized else ", or is not whole"
        raise _fault(endpoint, "remote-not-an-answer", f"what came is not in the form of an answer{whole}") from error
    except _Incomplete as why:
        raise _fault(endpoint, "remote-cut-short", str(why)) from None


class _Incomplete(Exception):
    """The answer is not whole."""


class _Wrapper(SPARQLWrapper):
    """SPARQLWrapper over our own exchange; ``response`` is what came."""

    def __init__(self, endpoint: Endpoint, deadline: float, media_types: Sequence[str]) -> None:
        super().__init__(endpoint.url, agent=f"resgraph/{__version__}")
        self._to, self._deadline, self._media_types = endpoint, deadline, media_types
        self.response = Response(b"", "", True, {})

    def _getAcceptHeader(self) -> str:  # noqa: N802 - SPARQLWrapper's name
        return ", ".join(self._media_types[:1])

    def _query(self) -> tuple[Any, str]:
        request: urllib.request.Request = self._createRequest()
        self.response = exchange(request, self._to, self._deadline)
        if self.response.media_type not in self._media_types:
            what = self.response.media_type or "something without a content type"
            raise _fault(self._to, "remote-not-an-answer", f"what came is {what}, not {self._media_types[0]}")
        return _Body(self.response.content, self._media_types[0]), self.returnFormat


class _Body(io.BytesIO):
    """What SPARQLWrapper wants of a response."""

    def __init__(self, content: bytes, media_type: str) -> None:
        super().__init__(content)
        self._media_type = media_type

    def info(self) -> Mapping[str, str]:
        """The headers."""
        return {"content-type": self._media_type}


def _choose_graph(wrapper: _Wrapper, endpoint: Endpoint, shape: Shape) -> None:
    if shape.dataset:  # FROM says it
        return
    if endpoint.default_graph:
        wrapper.addParameter("default-graph-uri", endpoint.default_graph)
        return
    for name, value in dialect.UNION.items():
        wrapper.addParameter(name, value)


def _raw(found: Any, response: Response, query: Query) -> Raw:  # noqa: ANN401
    if query.shape.form == "ASK":
        return Raw(boolean=dialect.truth(found))
    if query.shape.form == "SELECT":
        names = [str(name) for name in found["head"]["vars"]]
        rows = [tuple(dialect.term(row[name]) if name in row else None for name in names)
                for row in found["results"]["bindings"]]  # fmt: skip
        _whole(response, len(rows))
        if query.shape.distinct:  # Virtuoso repeats rows of SELECT DISTINCT when it sorts them by expressions
            rows = list(dict.fromkeys(rows))
        return Raw(*dialect.arranged(names, query.variables, rows))
    if not response.sized:
        raise _Incomplete("nothing tells where the answer ends")
    triples = [quad.triple for quad in ox.parse(found, ox.RdfFormat.N_TRIPLES)]
    _whole(response, len(triples))
    return Raw(triples=[_canonical(triple) for triple in triples])


def _canonical(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if isinstance(value, ox.Literal):
        value = dialect.literal(value.value, value.language or "", value.datatype.value)
    return ox.Triple(triple.subject, triple.predicate, value)


def _whole(response: Response, rows: int) -> None:
    if why := dialect.incomplete(response.headers, rows):
        raise _Incomplete(re.sub(r"\s+", " ", why))


def _fault(endpoint: Endpoint, name: str, words: str) -> RemoteFault:
    return RemoteFault(name, f"{remote.shown(endpoint.url)}: {words}")
