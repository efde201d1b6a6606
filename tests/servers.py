"""Real triple stores on this machine for tests and benchmarks: started when asked for, ended with the test process.

As fixtures ``oxigraph`` and ``virtuoso`` (one of each per test process, shared by its tests: name your own graphs), and
as context managers ``run_oxigraph(folder)`` and ``run_virtuoso(folder)``. A program that is not installed makes the
fixtures skip and the context managers raise ``NotInstalled``. Everything listens on 127.0.0.1 at a port of its own.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 60.0  # seconds until a server must answer
_ATTEMPTS = 3  # another program may take a free port before the server does
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class NotInstalled(Exception):
    """The program of the server is not on this machine; the message says which."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers: the three addresses of SPARQL 1.1 (Protocol, Graph Store Protocol) and who may write.

    ``digest`` tells that user and password are asked for by Digest (RFC 7616); without a user everybody may write.
    """

    name: str
    query_url: str
    update_url: str
    graph_store_url: str
    process: int
    user: str = ""
    password: str = field(default="", repr=False)
    digest: bool = False
    read_url: str = ""  # where anybody may ask, if query_url needs the password

    def select(self, sparql: str) -> list[dict[str, dict[str, str]]]:
        """The bindings of a SELECT as in the JSON results format."""
        body = urllib.parse.urlencode({"query": sparql}).encode()
        kind = "application/x-www-form-urlencoded"
        answer = self.send("POST", self.query_url, body, kind, accept="application/sparql-results+json")
        bindings: list[dict[str, dict[str, str]]] = json.loads(answer)["results"]["bindings"]
        return bindings

    def update(self, sparql: str) -> None:
        """Run a SPARQL 1.1 update. Raises urllib.error.HTTPError."""
        self.send("POST", self.update_url, sparql.encode(), "application/sparql-update")

    def put(self, graph: str, ntriples: bytes) -> None:
        """Replace a named graph by the Graph Store Protocol."""
        self.send("PUT", self._of(graph), ntriples, "application/n-triples")

    def get(self, graph: str) -> bytes:
        """A named graph as N-Triples, in the order of the server."""
        return self.send("GET", self._of(graph), accept="application/n-triples")

    def delete(self, graph: str) -> None:
        """Remove a named graph; one that is not there is as good as removed."""
        try:
            self.send("DELETE", self._of(graph))
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != 404:
                raise

    def load(self, nquads: bytes) -> None:
        """Put every named graph of some N-Quads (each line ending in its graph)."""
        graphs: dict[str, list[bytes]] = {}
        for line in nquads.splitlines():
            triple, _, graph = line.removesuffix(b" .").rpartition(b" ")
            graphs.setdefault(graph.decode()[1:-1], []).append(triple + b" .\n")
        for graph, lines in graphs.items():
            self.put(graph, b"".join(lines))

    def send(self, method: str, url: str, body: bytes | None = None, kind: str = "", accept: str = "*/*") -> bytes:
        """One request, with the password if there is one; the body of the answer."""
        headers = {"Accept": accept} | ({"Content-Type": kind} if kind else {})
        request = urllib.request.Request(url, body, headers, method=method)
        if self.user:
            request.add_header("Authorization", self._authorization(request))
        with _OPENER.open(request, timeout=PATIENCE) as answer:
            content: bytes = answer.read()
        return content

    def _authorization(self, request: urllib.request.Request) -> str:
        """The answer to the server's challenge, asked for without a body: it does not read one before."""
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, request.full_url, self.user, self.password)
        try:
            _OPENER.open(request.full_url, timeout=PATIENCE).close()
            return ""
        except urllib.error.HTTPError as error:
            with error:
                challenge = error.headers["WWW-Authenticate"]
        pairs = urllib.request.parse_keqv_list(urllib.request.parse_http_list(challenge.partition(" ")[2]))
        answer = urllib.request.AbstractDigestAuthHandler(passwords).get_authorization(request, pairs)
        return f"Digest {answer}"

    def _of(self, graph: str) -> str:
        return f"{self.graph_store_url}?{urllib.parse.urlencode({'graph': graph})}"


@contextmanager
def run_oxigraph(folder: Path, *arguments: str, memory: bool = False) -> Iterator[Server]:
    """``oxigraph serve`` (the binary of the Python package) with its data in ``folder``, or in memory."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.is_file():
        raise NotInstalled("the server of the Python package oxigraph is not installed")
    where = [] if memory else ["--location", str(folder / "oxigraph")]

    def command(port: int) -> tuple[Sequence[str], str]:
        bind = ["--bind", f"127.0.0.1:{port}"]
        return [str(program), "serve", *bind, *where, *arguments], f"http://127.0.0.1:{port}"

    with _running(folder, command, "/query") as (base, process):
        yield Server("oxigraph", f"{base}/query", f"{base}/update", f"{base}/store", process)


@contextmanager
def run_virtuoso(folder: Path, *, buffers: int = 4000, password: str = "correct-horse") -> Iterator[Server]:
    """``virtuoso-t`` (Debian package virtuoso-opensource-7-bin) with a data base of its own in ``folder``.

    ``buffers`` are pages of 8 KiB. The data base is made first, which takes some seconds.
    """
    program = shutil.which("virtuoso-t")
    if program is None:
        raise NotInstalled("virtuoso-t (Debian package virtuoso-opensource-7-bin) is not installed")
    place = folder / "virtuoso"
    place.mkdir(parents=True)
    start = [program, "+foreground", "+configfile", "virtuoso.ini"]
    _configure(place, free_port(), free_port(), buffers)
    passwords = ["+pwdold", "dba", "+pwddba", password, "+pwddav", password]
    subprocess.run([*start, *passwords], cwd=place, check=True, capture_output=True, timeout=PATIENCE)

    def command(port: int) -> tuple[Sequence[str], str]:
        _configure(place, free_port(), port, buffers)
        (place / "virtuoso.lck").unlink(missing_ok=True)
        return start, f"http://127.0.0.1:{port}"

    with _running(place, command, "/sparql") as (base, process):
        write, graphs = f"{base}/sparql-auth", f"{base}/sparql-graph-crud-auth"
        yield Server("virtuoso", write, write, graphs, process, "dba", password, True, f"{base}/sparql")


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running Oxigraph, in memory; skips where it is not installed."""
    yield from _fixture(run_oxigraph(tmp_path_factory.mktemp("oxigraph"), memory=True))


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running Virtuoso; skips where it is not installed."""
    yield from _fixture(run_virtuoso(tmp_path_factory.mktemp("virtuoso")))


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _fixture(running: Any) -> Iterator[Server]:
    try:
        server = running.__enter__()
    except NotInstalled as reason:
        pytest.skip(str(reason))
    try:
        yield server
    finally:
        running.__exit__(None, None, None)


@contextmanager
def _running(folder: Path, command: Callable[[int], tuple[Sequence[str], str]], path: str) -> Iterator[tuple[str, int]]:
    for attempt in range(_ATTEMPTS):
        arguments, base = command(free_port())
        with (folder / "output.log").open("wb") as log:
            process = subprocess.Popen(arguments, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            if _answers(base + path, process):
                yield base, process.pid
                return
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        said = (folder / "output.log").read_text(errors="replace")[-2000:]
        assert attempt < _ATTEMPTS - 1, f"{arguments[0]} did not start:\n{said}"


def _answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    """Whether the server answers a question within the time; False when its process has ended."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with _OPENER.open(f"{url}?query=ASK%7B%7D", timeout=5) as answer:
                answer.read()
            return True
        except OSError:
            time.sleep(0.05)
    return False


def _configure(place: Path, sql_port: int, http_port: int, buffers: int) -> None:
    (place / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql_port, http=http_port, buffers=buffers))


_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200

[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 8
CheckpointInterval = 0
NumberOfBuffers = {buffers}
DirsAllowed = .
ThreadsPerQuery = 2
AsyncQueueMaxThreads = 2

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 8
MaxClientConnections = 8

[SPARQL]
ResultSetMaxRows = 10000000
"""
