"""One request and its answer over HTTP/1.1 (RFC 9112), whole within a time limit that nothing can stretch.

Every read and write waits at most for what is left of the time, so that a server that sends a byte now and then gains
nothing by it. No redirections, no proxies, no compression. A connection is kept for the next request to the same host.
"""

from __future__ import annotations

import http.client
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from typing import cast
from urllib.parse import urlsplit

from resgraph.core import remote
from resgraph.core.errors import Misuse, RemoteFault
from resgraph.core.text import single_line
from resgraph.store.remote.hosts import Hosts
from resgraph.store.remote.policy import Clock, Policy
from resgraph.store.remote.timed import TimedSocket


class Broken(Exception):
    """The connection ended or what came is no HTTP, so that nobody knows what the server did."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body of an answer. ``whole`` is False for a body that was longer than was asked for.

    ``marked`` tells whether the server marked where the body ends, so that it is known not to be cut.
    """

    status: int
    headers: Message
    body: bytes
    whole: bool
    marked: bool

    @property
    def media_type(self) -> str:
        """The content type without parameters; empty when none was sent."""
        return self.headers.get_content_type() if "Content-Type" in self.headers else ""


class Wire:
    """Carries requests, to one host at a time; ``near`` tells whether that of an address is in a private network."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self._policy, self._clock = policy, clock
        self._hosts = Hosts(policy, clock)
        self.near = self._hosts.near
        self._open: tuple[str, TimedSocket] | None = None

    def exchange(self, method: str, url: str, headers: Mapping[str, str], body: bytes, largest: int) -> Answer:
        """Send a request, return the answer with at most ``largest`` bytes of its body.

        Raises RemoteFault ("remote-timeout", "remote-unreachable", "remote-certificate", "remote-private") and Broken.
        """
        deadline = self._clock.monotonic() + self._policy.total
        message = _head(method, url, headers, body) + body
        try:
            if kept := self._kept(url):
                with suppress(Broken):  # the server may have closed it meanwhile, which says nothing of this request
                    return self._spoken(kept, deadline, method, message, largest)
            return self._spoken(self._connected(url, deadline), deadline, method, message, largest)
        except TimeoutError as error:
            words = f"{remote.shown(url)}: no whole answer within {self._policy.total:g} seconds"
            raise RemoteFault("remote-timeout", words) from error

    def close(self) -> None:
        """End the connection that is kept."""
        if self._open:
            self._open[1].end()
            self._open = None

    def _kept(self, url: str) -> TimedSocket | None:
        if self._open and self._open[0] != _origin(url):
            self.close()
        return self._open[1] if self._open else None

    def _connected(self, url: str, deadline: float) -> TimedSocket:
        self.close()
        made = TimedSocket(self._hosts.connected(url, deadline), self._clock)
        self._open = (_origin(url), made)
        return made

    def _spoken(self, connection: TimedSocket, deadline: float, method: str, message: bytes, largest: int) -> Answer:
        connection.deadline, keep = deadline, False
        try:
            try:
                connection.sendall(message)
            except TimeoutError:
                raise
            except OSError:
                connection.sent = False  # the server may have answered before it had read everything
            response = http.client.HTTPResponse(cast(socket.socket, connection), method=method)
            with response:
                response.begin()
                marked = bool(response.chunked) or response.length is not None
                content, whole = _content(response, largest)
                keep = whole and connection.sent and not response.will_close
            return Answer(response.status, response.headers, content, whole, marked)
        except TimeoutError:
            raise
        except (http.client.HTTPException, OSError) as error:
            raise Broken(single_line(str(error)) or type(error).__name__) from error
        finally:
            if not keep:
                self.close()


def _head(method: str, url: str, headers: Mapping[str, str], body: bytes) -> bytes:
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    length = {"Content-Length": str(len(body))} if body or method in ("POST", "PUT") else {}
    rows = {"Host": parts.netloc, "Accept-Encoding": "identity", **headers, **length}
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in rows.items())]
    if not all(line.isprintable() for line in lines):
        raise Misuse("bad-endpoint", f"{remote.shown(url)!r} or a header holds what cannot be sent")
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _content(response: http.client.HTTPResponse, largest: int) -> tuple[bytes, bool]:
    """At most ``largest`` bytes of the body and whether that is all. Raises IncompleteRead for one cut short."""
    content = response.read(largest + 1)
    if len(content) > largest:
        return content[:largest], False
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return content, True


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
