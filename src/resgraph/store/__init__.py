"""Stage "load": statements -> a triple store, embedded on disk or behind an endpoint."""

from __future__ import annotations

from resgraph.store.backup import backup, restore
from resgraph.store.batch import NamedGraph, Prepared, Remarks, prepare
from resgraph.store.embedded import LoadReport, Store
from resgraph.store.examination import Examination, examine
from resgraph.store.ledger import GraphRecord
from resgraph.store.migration import migrate
from resgraph.store.opening import create, open_or_create, open_store

__all__ = [
    "Examination",
    "GraphRecord",
    "LoadReport",
    "NamedGraph",
    "Prepared",
    "Remarks",
    "Store",
    "backup",
    "create",
    "examine",
    "migrate",
    "open_or_create",
    "open_store",
    "prepare",
    "restore",
]
