"""A server on the loopback that misbehaves as it is told, and notes what it was sent."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

JSON = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'
TYPE = "application/sparql-results+json"


def reply(
    status: str = "200 OK", body: bytes = JSON, kind: str = TYPE, length: int | None = -1, **headers: str
) -> bytes:
    """A whole HTTP answer; ``length`` None leaves Content-Length out, -1 is the right one."""
    lines = [f"HTTP/1.1 {status}", "Connection: close"]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += [] if length is None else [f"Content-Length: {len(body) if length < 0 else length}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join((*lines, "", "")).encode() + body


@dataclass(slots=True)
class Faulty:
    """``answers`` are used up one by one, the last one for ever: bytes to send, or what to do with the connection."""

    url: str = ""
    answers: list[bytes | Callable[[socket.socket], None]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@contextmanager
def faulty(*answers: bytes | Callable[[socket.socket], None], tls: ssl.SSLContext | None = None) -> Iterator[Faulty]:
    """A server that gives ``answers``, by TLS if it has something to show."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Faulty(f"http{'s' if tls else ''}://127.0.0.1:{listening.getsockname()[1]}/query", list(answers))
        thread = threading.Thread(target=_serve, args=(listening, server, tls), daemon=True)
        thread.start()
        yield server
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def _serve(listening: socket.socket, server: Faulty, tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        threading.Thread(target=_talk, args=(connection, server, tls), daemon=True).start()


def _talk(connection: socket.socket, server: Faulty, tls: ssl.SSLContext | None) -> None:
    with connection:
        connection.settimeout(10)
        try:
            connection = tls.wrap_socket(connection, server_side=True) if tls else connection
            server.requests.append(_request(connection))
            answer = server.answers[0] if len(server.answers) == 1 else server.answers.pop(0)
            if callable(answer):
                answer(connection)
            else:
                connection.sendall(answer)
        except OSError:
            pass  # the client has gone
        finally:
            connection.close()


def _request(connection: socket.socket) -> str:
    got = b""
    while b"\r\n\r\n" not in got:
        if not (more := connection.recv(65536)):
            return got.decode("latin-1")
        got += more
    head, _, body = got.partition(b"\r\n\r\n")
    length = next(
        (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
    )
    while len(body) < length and (more := connection.recv(65536)):
        body += more
    return (head + b"\r\n\r\n" + body).decode("latin-1")
