"""The archive: one canonical N-Quads file per named graph, the truth from which the index can be rebuilt.

The lines of a file are sorted, distinct, ended by a line feed each, so that ``sha256sum`` of the file is the digest
in the ledger. File names carry the digest: a new version of a graph never overwrites the one in use.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, RdfFormat, parse

from resgraph.core.errors import Refused
from resgraph.store import files
from resgraph.store.ledger import ARCHIVE, GraphRecord

_GRAPH = re.compile(rb" <[^<>\n]*> \.\n")


def record(graph: str, quads: Iterable[str], base: str, source_sha256: str = "") -> tuple[GraphRecord, bytes]:
    """The ledger record of a graph and the content of its file, from N-Quads lines in any order.

    Raises Refused ("malformed-statements") for a line that is no N-Quads, a blank node or another graph's statement.
    """
    lines = sorted({line.rstrip("\n") for line in quads})
    content = "".join(f"{line}\n" for line in lines).encode()
    _validate(graph, lines, content)
    digest = hashlib.sha256(content).hexdigest()
    name = f"{_slug(graph, base)}.{digest[:16]}.nq"
    return GraphRecord(graph, len(lines), digest, name, source_sha256), content


def write(directory: Path, record: GraphRecord, content: bytes) -> None:
    """Put the graph's file into the archive; the same content twice is written once."""
    path = directory / ARCHIVE / record.file
    if not path.is_file() or path.stat().st_size != len(content):
        files.write(path, content)


def read(directory: Path, record: GraphRecord) -> bytes:
    """The content of the graph's file."""
    return (directory / ARCHIVE / record.file).read_bytes()


def intact(directory: Path, record: GraphRecord) -> bool:
    """Whether the graph's file is there and has the digest of the record."""
    path = directory / ARCHIVE / record.file
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == record.sha256


def sweep(directory: Path, records: Iterable[GraphRecord]) -> None:
    """Remove the files that no record names."""
    wanted = {record.file for record in records}
    for path in (directory / ARCHIVE).iterdir():
        if path.name not in wanted:
            path.unlink(missing_ok=True)


class Reader(io.RawIOBase):
    """Archive files as one stream of N-Quads in which every statement stands twice: in its graph and in none."""

    def __init__(self, directory: Path, records: Sequence[GraphRecord]) -> None:
        super().__init__()
        self._paths = iter([directory / ARCHIVE / record.file for record in records])
        self._rest = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next at most ``size`` bytes; empty at the end."""
        while not self._rest:
            path = next(self._paths, None)
            if path is None:
                return b""
            content = path.read_bytes()
            self._rest = content + without_graph(content)
        end = size if size >= 0 else len(self._rest)
        chunk, self._rest = self._rest[:end], self._rest[end:]
        return chunk


def without_graph(content: bytes) -> bytes:
    """The lines of canonical N-Quads as N-Triples."""
    return _GRAPH.sub(b" .\n", content)


def _validate(graph: str, lines: Sequence[str], content: bytes) -> None:
    try:
        parsed = list(parse(content, RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise Refused("malformed-statements", f"{graph}: line {error.lineno}: {error.msg}") from error
    if len(parsed) != len(lines):
        raise Refused("malformed-statements", f"{graph}: not one statement on each line")
    for quad in parsed:
        if getattr(quad.graph_name, "value", "") != graph:
            raise Refused("malformed-statements", f"{graph}: a statement of another graph: {quad}")
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise Refused("malformed-statements", f"{graph}: a blank node: {quad}")


def _slug(graph: str, base: str) -> str:
    path = graph.removeprefix(base).removesuffix("/graph")
    return re.sub(r"[^A-Za-z0-9._()-]+", "-", path).strip("-.")[:100] or "graph"
