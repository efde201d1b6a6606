"""A SPARQL 1.1 server on loopback that does as it is told: right, late, half, or wrong.

Behind it is a pyoxigraph store. ``Faulty.script`` is asked for every request and returns None to serve it properly, or
a function that answers in some other way.
"""

from __future__ import annotations

import http.server
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

RESULTS = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came; ``write`` tells updates and graph store writes from questions."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def write(self) -> bool:
        return self.method != "GET" and not self.path.startswith("/query")


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class Handler(http.server.BaseHTTPRequestHandler):
    """One request: ``apply`` does what it asks for, ``reply`` answers."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Faulty
    seen: Seen

    def handle_one_request(self) -> None:
        with suppress(ConnectionError):
            super().handle_one_request()

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.seen = Seen(self.command, self.path, dict(self.headers.items()), body)
        with self.server.lock:
            self.server.seen.append(self.seen)
            action = self.server.script(self.seen)
        if action:
            action(self)
        else:
            self.reply(self.apply())

    do_POST = do_PUT = do_DELETE = do_GET

    def apply(self) -> Reply:
        """Serve the request properly, by the protocols."""
        path, store = urlsplit(self.path), self.server.store
        try:
            if path.path == "/query":
                query = parse_qs(self.seen.body.decode())["query"][0]
                return Reply(200, _results(store.query(query), self.server.rows), {"Content-Type": RESULTS})
            if path.path == "/update":
                store.update(self.seen.body.decode())
                return Reply(204)
            graph = ox.NamedNode(parse_qs(path.query)["graph"][0])
            known = store.contains_named_graph(graph)
            if self.command == "GET":
                return Reply(200, _ntriples(store, graph, self.server.rows), {"Content-Type": "application/n-triples"})
            if self.command == "DELETE":
                store.remove_graph(graph)
                return Reply(204 if known else 404)
            if self.command == "PUT":
                store.clear_graph(graph)
            store.load(self.seen.body, ox.RdfFormat.N_TRIPLES, to_graph=graph)
            return Reply(204 if known else 201)
        except (SyntaxError, ValueError) as error:
            return Reply(400, str(error).encode())

    def reply(self, one: Reply) -> None:
        self.send_response(one.status)
        for name, value in one.headers.items():
            self.send_header(name, value)
        if not one.headers.keys() & {"Content-Length", "Transfer-Encoding", "Connection"}:
            self.send_header("Content-Length", str(len(one.body)))
        self.end_headers()
        self.wfile.write(one.body)
        self.close_connection = self.close_connection or one.headers.get("Connection") == "close"

    def log_message(self, *_: Any) -> None:
        """Nothing: what counts is in ``seen``."""


Action = Callable[[Handler], None]


class Faulty(http.server.ThreadingHTTPServer):
    """The server; ``rows`` limits the rows of an answer as Virtuoso's ResultSetMaxRows does."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.store, self.seen, self.lock = ox.Store(), list[Seen](), threading.Lock()
        self.script: Callable[[Seen], Action | None] = lambda seen: None
        self.rows = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def writes(self) -> list[Seen]:
        return [one for one in self.seen if one.write]

    def statements(self, graph: str) -> int:
        return sum(1 for _ in self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Connections that the client cut are part of the tests."""


@contextmanager
def running() -> Iterator[Faulty]:
    with Faulty() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def answering(status: int, body: bytes = b"", *, applied: bool = False, **headers: str) -> Action:
    """Answer so, after doing what was asked if ``applied``; underscores in names of headers stand for hyphens."""

    def act(handler: Handler) -> None:
        if applied:
            handler.apply()
        handler.reply(Reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()}))

    return act


def reset(*, applied: bool) -> Action:
    """Break the connection with RST after the request was read."""

    def act(handler: Handler) -> None:
        if applied:
            handler.apply()
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        handler.close_connection = True

    return act


def dripping(handler: Handler) -> None:
    """A proper answer, one byte in 50 ms."""
    one = handler.apply()
    text = f"HTTP/1.1 {one.status} OK\r\nContent-Type: {RESULTS}\r\nContent-Length: {len(one.body)}\r\n\r\n".encode()
    with suppress(OSError):
        for byte in text + one.body:
            handler.wfile.write(bytes([byte]))
            time.sleep(0.05)
    handler.close_connection = True


def silent(handler: Handler) -> None:
    """No answer for as long as the client waits, within reason."""
    handler.connection.settimeout(5)
    with suppress(OSError):
        handler.connection.recv(1)
    handler.close_connection = True


def cut(how: str) -> Action:
    """Half of a proper answer: announced by its length, in chunks, or ended by closing."""

    def act(handler: Handler) -> None:
        one = handler.apply()
        half = one.body[: len(one.body) // 2]
        kinds = {
            "length": {"Content-Length": str(len(one.body))},
            "chunks": {"Transfer-Encoding": "chunked"},
            "close": {"Connection": "close"},
        }
        body = f"{len(one.body):x}\r\n".encode() + half if how == "chunks" else half
        handler.reply(Reply(200, body, {"Content-Type": RESULTS, **kinds[how]}))
        handler.close_connection = True

    return act


def losing(number: int) -> Action:
    """Do as asked, lose ``number`` statements of some graph, and say that all is well."""

    def act(handler: Handler) -> None:
        one = handler.apply()
        for quad in list(handler.server.store)[:number]:
            handler.server.store.remove(quad)
        handler.reply(one)

    return act


def write_number(number: int, action: Action) -> Callable[[Seen], Action | None]:
    """The action for the write of that number (from 1) only."""
    left = iter(range(1, 1_000_000))
    return lambda seen: action if seen.write and next(left) == number else None


def on_writes(action: Action) -> Callable[[Seen], Action | None]:
    return lambda seen: action if seen.write else None


def on_questions(action: Action) -> Callable[[Seen], Action | None]:
    return lambda seen: None if seen.write else action


def _results(found: Any, most: int) -> bytes:
    names = [variable.value for variable in found.variables]
    rows = [{name: _term(row[name]) for name in names if row[name] is not None} for row in found]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": rows[: most or None]}}).encode()


def _ntriples(store: ox.Store, graph: ox.NamedNode, most: int) -> bytes:
    lines = [f"{quad.triple} .\n" for quad in store.quads_for_pattern(None, None, None, graph)]
    return "".join(lines[: most or None]).encode()


def _term(term: Any) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    tag = {"xml:lang": term.language} if term.language else {"datatype": term.datatype.value}
    return {"type": "literal", "value": term.value, **tag}
