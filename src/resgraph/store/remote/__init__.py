"""Graphs -> a triple store behind SPARQL 1.1 addresses: sent, read back, remembered."""

from __future__ import annotations

from resgraph.store.remote.client import Client
from resgraph.store.remote.endpoint import SERVERS, Endpoint, named
from resgraph.store.remote.graphs import SYNTAXES, LocalGraph, of_files, of_store
from resgraph.store.remote.loading import Wish, load
from resgraph.store.remote.outcome import Difference, RemoteReport
from resgraph.store.remote.policy import Clock, Policy
from resgraph.store.remote.state import State, place
from resgraph.store.remote.writing import PROTOCOLS, Writer

__all__ = [
    "PROTOCOLS",
    "SERVERS",
    "SYNTAXES",
    "Client",
    "Clock",
    "Difference",
    "Endpoint",
    "LocalGraph",
    "Policy",
    "RemoteReport",
    "State",
    "Wish",
    "Writer",
    "load",
    "named",
    "of_files",
    "of_store",
    "place",
]
