"""Statements in the hands of each engine: the same terms in rdflib and in a store."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pyoxigraph as ox
import rdflib

from resgraph.validation.graph import to_rdflib


def as_rdflib(statements: Iterable[ox.Quad | ox.Triple]) -> rdflib.Graph:
    """An rdflib graph with exactly these terms: no lexical form is rewritten."""
    graph = rdflib.Graph(bind_namespaces="none")
    with quiet():
        for one in statements:
            graph.add((to_rdflib(one.subject), to_rdflib(one.predicate), to_rdflib(one.object)))
    return graph


def as_store(statements: Iterable[ox.Quad | ox.Triple]) -> ox.Store:
    """A store in memory with the statements in its default graph."""
    store = ox.Store()
    store.extend(ox.Quad(one.subject, one.predicate, one.object) for one in statements)
    return store


def as_kept(statements: Iterable[ox.Quad | ox.Triple]) -> list[ox.Triple]:
    """The statements with the terms that a store gives back (it keeps values, not lexical forms), in a fixed order."""
    return sorted((quad.triple for quad in as_store(statements)), key=str)


@contextmanager
def quiet() -> Iterator[None]:
    """Without what rdflib logs and warns of when a literal lies outside its datatype."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
