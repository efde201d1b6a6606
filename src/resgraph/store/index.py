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
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, __version__

from resgraph.store import archive, files, inventory
from resgraph.store.canonical import statements, without_graph
from resgraph.store.inventory import FileRecord
from resgraph.store.ledger import GraphRecord, Ledger
from resgraph.store.lock import remove_unread

FOLDER = "index"
ENGINE = f"pyoxigraph {__version__}"
_PART = (250_000, 500_000)  # least and most statements that one thread gives to the database at once
_AT_ONCE = 5_000  # statements removed in one transaction

Held = Mapping[str, Collection[str]]
"""Graph -> lines that the database holds already."""


def build(
    directory: Path, name: str, before: Ledger | None, gone: Sequence[str], new: Sequence[GraphRecord]
) -> tuple[FileRecord, ...]:
    """Make generation ``name``: what that of ``before`` holds (None: nothing) without ``gone``, and then ``new``.

    Graphs that are in both are replaced, of which only the statements that differ are written. Returns the inventory;
    everything is on the disk by then. Raises OSError.
    """
    target = directory / FOLDER / name
    old = directory / FOLDER / before.index if before else target
    if before:
        _copy(old, target)
    _change(directory, target, gone if before else (), new)
    known = {record.name: record for record in before.files} if before else {}
    found = inventory.take(target, known, old)
    files.sync(directory / FOLDER)
    return found


def _copy(source: Path, target: Path) -> None:
    """The files of one generation as another; tables, which never change, are hard-linked if possible."""
    target.mkdir()
    for file in sorted(source.iterdir()):
        if file.suffix == inventory.TABLES and inventory.belongs(file.name):
            files.link(file, target / file.name)
        elif inventory.belongs(file.name):
            shutil.copyfile(file, target / file.name)


def _change(directory: Path, target: Path, gone: Sequence[str], new: Sequence[GraphRecord]) -> None:
    """Change the database at ``target`` and close it, also when that fails, so that it can be removed."""
    database = Store(str(target))
    try:
        _replace(database, directory, gone, new)
        database.flush()
    except BaseException as error:
        traceback.clear_frames(error.__traceback__)  # they refer to the database
        raise
    finally:
        del database


def _replace(database: Store, directory: Path, gone: Sequence[str], new: Sequence[GraphRecord]) -> None:
    wanted = {record.graph: record for record in new}
    held = {}
    for graph in gone:
        content = archive.read(directory, wanted[graph]) if graph in wanted else b""
        held[graph] = _remove(database, graph, set(statements(content)))
    _prune(database, held)
    _fill(database, directory, new, {graph: kept for graph, (kept, _) in held.items()})


def _remove(database: Store, graph: str, wanted: Collection[str]) -> tuple[set[str], list[Quad]]:
    """Remove what a graph says beyond the lines ``wanted``; those of them that it holds, and what was removed."""
    kept, removed = set(), []
    for quad in database.quads_for_pattern(None, None, None, NamedNode(graph)):
        line = f"{quad} ."
        if line in wanted:
            kept.add(line)
        else:
            removed.append(quad)
    if not wanted:
        database.remove_graph(NamedNode(graph))
    else:
        _delete(database, [f"GRAPH <{graph}> {{ {_triple(quad)} }}" for quad in removed])
    return kept, removed


def _prune(database: Store, held: Mapping[str, tuple[set[str], list[Quad]]]) -> None:
    """Remove from the union what was removed and no graph says any more."""
    alone = []
    for quad in (quad for _, removed in held.values() for quad in removed):
        holders = database.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(isinstance(holder.graph_name, DefaultGraph) for holder in holders):
            alone.append(_triple(quad))
    _delete(database, alone)


def _delete(database: Store, patterns: Sequence[str]) -> None:
    for start in range(0, len(patterns), _AT_ONCE):
        database.update(f"DELETE DATA {{ {' '.join(patterns[start : start + _AT_ONCE])} }}")


def _triple(quad: Quad) -> str:
    return f"{quad.subject} {quad.predicate} {quad.object} ."


def _fill(database: Store, directory: Path, new: Sequence[GraphRecord], held: Held) -> None:
    """Add graphs from the archive, some at a time in each of several threads (the database releases Python's lock)."""
    parts = list(_parts(new))
    threads = min(len(os.sched_getaffinity(0)), 4, len(parts))
    if threads < 2:
        for part in parts:
            _load(database, directory, held, part)
        return
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(partial(_load, database, directory, held), parts):
            pass


def _load(database: Store, directory: Path, held: Held, part: Sequence[GraphRecord]) -> None:
    pieces = []
    for record in part:
        content = archive.read(directory, record)
        if already := held.get(record.graph):
            content = "".join(f"{line}\n" for line in statements(content) if line not in already).encode()
        pieces += [content, without_graph(content, record.graph)]
    database.bulk_load(b"".join(pieces), RdfFormat.N_QUADS)


def _parts(records: Sequence[GraphRecord]) -> Iterator[list[GraphRecord]]:
    """The records in parts of about equal numbers of statements: a quarter of all, within limits."""
    least, most = _PART
    size = min(max(sum(record.quads for record in records) // 4, least), most)
    part: list[GraphRecord] = []
    count = 0
    for record in records:
        if part and count + record.quads > size:
            yield part
            part, count = [], 0
        part.append(record)
        count += record.quads
    if part:
        yield part


def path(directory: Path, name: str) -> Path:
    """Where a generation is."""
    return directory / FOLDER / name


def names(directory: Path) -> list[str]:
    """The generations on the disk, leftovers included, in order."""
    return sorted(path.name for path in (directory / FOLDER).glob("*"))


def following(directory: Path) -> str:
    """A name for the next generation, greater than every name on the disk."""
    return f"{max((int(name) for name in names(directory) if name.isdigit()), default=0) + 1:06d}"


def sweep(directory: Path, kept: Collection[Ledger]) -> None:
    """Remove the generations that are not ``kept`` and that nobody is reading, and what is no part of those kept."""
    for name in names(directory):
        if name not in {ledger.index for ledger in kept}:
            remove_unread(path(directory, name))
    for ledger in kept:
        if ledger.files:
            for file in inventory.leftovers(path(directory, ledger.index), ledger.files):
                file.unlink(missing_ok=True)
