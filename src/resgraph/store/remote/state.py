"""What has been sent to an endpoint: a file of lines that only grows, so that a killed load goes on where it was.

The first line names the endpoint; each further one tells of a graph that sending began, that it was read back whole,
or that it was removed, with a checksum of its own. The last line of a graph counts. The file is only ever a reason to
send less: a line that is torn, altered or missing has the graph read back or sent again. A file that does not begin as
one of ours, or belongs to another endpoint, is neither used nor changed. Nothing secret is in it.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from resgraph.core.errors import Misuse, RemoteFault
from resgraph.store.faults import told
from resgraph.store.remote.endpoint import Endpoint

FOLDER = "remotes"
FORMAT = 1
_BEGUN, _SENT, _REMOVED = "begun", "sent", "removed"


@dataclass(frozen=True, slots=True)
class Sent:
    """A graph as it was left: the digest of the ledger, the statements that the server counted, whether read back."""

    sha256: str
    quads: int
    whole: bool


def place(folder: Path, endpoint: Endpoint) -> Path:
    """Where a store keeps the state of an endpoint: below ``remotes``, by host and digest of the addresses."""
    host = re.sub(r"[^A-Za-z0-9.-]+", "-", urlsplit(endpoint.query).netloc)
    return folder / FOLDER / f"{host}.{hashlib.sha256(endpoint.identity.encode()).hexdigest()[:12]}.jsonl"


class State:
    """The state of a load, held by one process at a time; use it as a context manager. Without a path it is kept in
    memory only."""

    def __init__(self, path: Path | None, endpoint: Endpoint, *, write: bool = True) -> None:
        """Read the file, and make it if there is none and ``write``. Raises Misuse, StoreFault and RemoteFault.

        RemoteFault ("remote-loading") when another process is loading with the same file.
        """
        self.sent: dict[str, Sent] = {}
        self.damaged = 0
        self._file = -1
        self._header = {"endpoint": endpoint.identity, "format": FORMAT, "kind": "resgraph load"}
        if path is None or not (write or path.is_file()):
            return
        with told(path):
            if write:
                path.parent.mkdir(exist_ok=True)
            self._file = os.open(path, (os.O_RDWR | os.O_CREAT | os.O_APPEND) if write else os.O_RDONLY, 0o644)
        try:
            self._hold(path)
            self._read(path, write)
        except BaseException:
            self.close()
            raise
        if not write:
            self.close()

    def begin(self, graph: str, sha256: str) -> None:
        """Sending the graph begins: what is there from now on may be a part."""
        self._tell(graph, _BEGUN, Sent(sha256, 0, False))

    def done(self, graph: str, sha256: str, quads: int) -> None:
        """The graph was read back whole, ``quads`` statements."""
        self._tell(graph, _SENT, Sent(sha256, quads, True))

    def removed(self, graph: str) -> None:
        """The graph is gone from the remote store."""
        self.sent.pop(graph, None)
        self._append({"graph": graph, "what": _REMOVED})

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _tell(self, graph: str, what: str, sent: Sent) -> None:
        self.sent[graph] = sent
        self._append({"graph": graph, "what": what, "sha256": sent.sha256, "quads": sent.quads})

    def _append(self, row: dict[str, Any]) -> None:
        if self._file >= 0:
            os.write(self._file, _line(row))

    def _hold(self, path: Path) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RemoteFault("remote-loading", f"{path}: another process is loading to this endpoint") from error

    def _read(self, path: Path, write: bool) -> None:
        with told(path):
            content = path.read_bytes()
        first, _, rest = content.partition(b"\n")
        if not content:
            self._append(self._header)
            return
        header = _row(first)
        if header is None or header.get("kind") != self._header["kind"]:
            raise Misuse(
                "bad-state", f"{path} is not the state of a load, or its first line is damaged", source=str(path)
            )
        if header != self._header:
            raise Misuse("bad-state", f"{path} is the state of a load to {header.get('endpoint')}", source=str(path))
        for row in self._rows(rest):
            self._take(row)
        if write and not content.endswith(b"\n"):
            os.write(self._file, b"\n")  # after a torn line

    def _rows(self, content: bytes) -> Iterator[dict[str, Any]]:
        for line in content.splitlines():
            row = _row(line)
            if row is not None and isinstance(row.get("graph"), str):
                yield row
            elif line:
                self.damaged += 1

    def _take(self, row: dict[str, Any]) -> None:
        if row.get("what") == _REMOVED:
            self.sent.pop(row["graph"], None)
        else:
            self.sent[row["graph"]] = Sent(str(row.get("sha256")), int(row.get("quads", 0)), row.get("what") == _SENT)


def _line(row: dict[str, Any]) -> bytes:
    text = json.dumps(row, sort_keys=True)
    return f"{zlib.crc32(text.encode()):08x} {text}\n".encode()


def _row(line: bytes) -> dict[str, Any] | None:
    """The content of a line, or None when it is not as it was written."""
    checksum, _, text = line.partition(b" ")
    if checksum != f"{zlib.crc32(text):08x}".encode():
        return None
    row = json.loads(text)
    return row if isinstance(row, dict) else None
