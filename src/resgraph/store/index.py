"""The index: an Oxigraph database per generation under ``index/``, built from the archive.

Every statement is held twice: in its named graph and in the default graph, which is the union of all named graphs as a
set. (Oxigraph's own union of graphs repeats what several graphs say, so that counts are wrong and joins explode.)

A generation that the ledger names is never opened for writing again: the next one starts as a copy of hard links,
so that readers in other processes go on undisturbed and an interrupted build leaves only a leftover.
"""

from __future__ import annotations

import os
import shutil
import traceback
from collections.abc import Container, Sequence
from pathlib import Path
from typing import IO, cast

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from resgraph.store import archive, files
from resgraph.store.ledger import GraphRecord
from resgraph.store.lock import free, shared

FOLDER = "index"


def build(directory: Path, name: str, old: str, gone: Sequence[str], new: Sequence[GraphRecord]) -> None:
    """Make generation ``name``: what ``old`` holds (nothing if empty) without the graphs ``gone``, and then ``new``.

    On return everything is on the disk. Raises OSError.
    """
    target = directory / FOLDER / name
    if old:
        files.copy_tree(directory / FOLDER / old, target, linked=".sst", skipped=("LOCK", "LOG"))
    _fill(directory, target, frozenset(gone), new)
    for file in target.iterdir():
        _sync(file)
    files.sync(target)
    files.sync(directory / FOLDER)


def _fill(directory: Path, target: Path, gone: frozenset[str], new: Sequence[GraphRecord]) -> None:
    """Change the database at ``target`` and close it, also when that fails, so that it can be removed."""
    database = Store(str(target))
    try:
        _remove(database, gone)
        with archive.Reader(directory, new) as stream:
            database.bulk_load(cast(IO[bytes], stream), RdfFormat.N_QUADS)
        database.flush()
    except BaseException as error:
        traceback.clear_frames(error.__traceback__)  # they refer to the database
        raise
    finally:
        del database


def _remove(database: Store, gone: frozenset[str]) -> None:
    """Remove named graphs, and from the union what no other graph says."""
    for graph in sorted(gone):
        for quad in database.quads_for_pattern(None, None, None, NamedNode(graph)):
            holders = database.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
            if all(isinstance(h.graph_name, DefaultGraph) or _name(h) in gone for h in holders):
                database.remove(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
    for graph in sorted(gone):
        database.remove_graph(NamedNode(graph))


def _name(quad: Quad) -> str:
    return getattr(quad.graph_name, "value", "")


def open_(directory: Path, name: str) -> tuple[Store, int]:
    """A generation opened for reading, and the descriptor that keeps it from being removed. Raises OSError."""
    path = directory / FOLDER / name
    descriptor = shared(path)
    try:
        if not path.is_dir():
            raise FileNotFoundError(f"{path} has been removed")
        return Store.read_only(str(path)), descriptor
    except OSError:
        os.close(descriptor)
        raise


def union_differs(database: Store) -> bool:
    """Whether the default graph is not exactly the union of the named graphs."""
    union = sum(1 for _ in database.quads_for_pattern(None, None, None, DefaultGraph()))
    said = 0
    for quad in database:
        if isinstance(quad.graph_name, DefaultGraph):
            continue
        if Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) not in database:
            return True
        holders = database.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        first = min(_name(holder) for holder in holders if not isinstance(holder.graph_name, DefaultGraph))
        said += first == _name(quad)
    return said != union


def names(directory: Path) -> list[str]:
    """The generations on the disk, leftovers included, in order."""
    return sorted(path.name for path in (directory / FOLDER).iterdir())


def following(directory: Path) -> str:
    """A name for the next generation, greater than every name on the disk."""
    return f"{max((int(name) for name in names(directory) if name.isdigit()), default=0) + 1:06d}"


def sweep(directory: Path, wanted: Container[str]) -> None:
    """Remove every generation that is not ``wanted`` and that nobody is reading."""
    for name in names(directory):
        path = directory / FOLDER / name
        if name not in wanted and free(path):
            shutil.rmtree(path, ignore_errors=True)


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
