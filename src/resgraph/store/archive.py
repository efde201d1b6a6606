"""The archive: one canonical N-Quads file per named graph, the truth from which the index can be rebuilt.

The lines of a file are sorted, distinct, ended by a line feed each, so that ``sha256sum`` of the file is the digest
in the ledger. File names carry the digest: a new version of a graph never overwrites the one in use.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from resgraph.store import files
from resgraph.store.canonical import canonical
from resgraph.store.ledger import ARCHIVE, GraphRecord


def record(graph: str, quads: Iterable[str] | bytes, base: str, source_sha256: str = "") -> tuple[GraphRecord, bytes]:
    """The ledger record of a graph and the content of its file, from N-Quads lines in any order.

    Raises Refused ("malformed-statements") as ``canonical`` does.
    """
    content, count = canonical(graph, quads)
    digest = hashlib.sha256(content).hexdigest()
    name = f"{_slug(graph, base)}.{digest[:16]}.nq"
    return GraphRecord(graph, count, digest, name, source_sha256, len(content)), content


def write(directory: Path, record: GraphRecord, content: bytes) -> bool:
    """Put the graph's file into the archive, not yet safe from a loss of power; whether it was not there before."""
    path = directory / ARCHIVE / record.file
    if path.is_file() and path.read_bytes() == content:
        return False
    files.put(path, content)
    return True


def settle(directory: Path, records: Iterable[GraphRecord]) -> None:
    """Make the files of the records durable."""
    files.sync_all([directory / ARCHIVE / record.file for record in records])
    files.sync(directory / ARCHIVE)


def read(directory: Path, record: GraphRecord) -> bytes:
    """The content of the graph's file."""
    return (directory / ARCHIVE / record.file).read_bytes()


def fault(directory: Path, record: GraphRecord, *, deep: bool) -> str:
    """What is wrong with the graph's file: missing, or not of the size (``deep``: the digest) of the record; or ""."""
    path = directory / ARCHIVE / record.file
    if not path.is_file():
        return "missing"
    if record.size and path.stat().st_size != record.size:
        return f"{path.stat().st_size:,} bytes instead of {record.size:,}"
    if deep and files.digest(path) != record.sha256:
        return "its SHA-256 is not the one in the ledger"
    return ""


def leftovers(directory: Path, records: Iterable[GraphRecord]) -> list[Path]:
    """The files that no record names."""
    wanted = {record.file for record in records}
    return sorted(path for path in (directory / ARCHIVE).glob("*") if path.name not in wanted)


def sweep(directory: Path, records: Iterable[GraphRecord]) -> None:
    """Remove the files that no record names."""
    for path in leftovers(directory, records):
        path.unlink(missing_ok=True)


def _slug(graph: str, base: str) -> str:
    path = graph.removeprefix(base).removesuffix("/graph")
    return re.sub(r"[^A-Za-z0-9._()-]+", "-", path).strip("-.")[:100] or "graph"
