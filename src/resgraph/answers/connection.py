"""Connections to an endpoint that can be cut, and an opener for them that follows no redirection."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import urllib.request
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from resgraph.answers.endpoint import Endpoint
from resgraph.core import remote
from resgraph.core.errors import Misuse


class Line:
    """What an exchange is carried over, so that another thread can cut it. ``deadline`` is a time.monotonic()."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._held: socket.socket | None = None
        self._cut = False
        self._lock = threading.Lock()

    def open(self, address: tuple[str, int], *_: object) -> socket.socket:
        """As socket.create_connection, with our own limits of time. Raises OSError."""
        left = max(self._deadline - time.monotonic(), 0.001)
        made = socket.create_connection(address, min(remote.CONNECT, left))
        made.settimeout(left)
        with self._lock:
            if self._cut:
                made.close()
                raise TimeoutError
            self.close()
            self._held = made.dup()  # the same connection, whatever TLS makes of the first
        return made

    def cut(self) -> None:
        """End the connection and let no other one be made: whoever waits on it stops waiting."""
        with self._lock:
            self._cut = True
            if self._held is not None:
                with suppress(OSError):
                    self._held.shutdown(socket.SHUT_RDWR)
            self.close()

    def close(self) -> None:
        """Let go of it."""
        if self._held is not None:
            self._held.close()
            self._held = None


def trust(endpoint: Endpoint) -> ssl.SSLContext:
    """Whose certificates count. Raises Misuse for a file that cannot be read or holds none."""
    try:
        return ssl.create_default_context(cafile=endpoint.authorities or None)
    except OSError as error:  # an SSLError is one
        why = error.strerror if not isinstance(error, ssl.SSLError) else "no certificates in PEM form"
        raise Misuse("no-such-file", f"{endpoint.authorities} cannot be read: {why}") from error


def opener(endpoint: Endpoint, line: Line, trusted: ssl.SSLContext) -> urllib.request.OpenerDirector:
    """Opens addresses over ``line``; the password goes to the endpoint alone, and only when it asks for it."""
    host = urlsplit(endpoint.url).hostname or ""
    handlers: list[urllib.request.BaseHandler] = [_NoRedirections(), _Plain(line), _Secure(line, trusted)]
    if _is_loopback(host):
        handlers.append(urllib.request.ProxyHandler({}))
    if endpoint.account.user:
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, endpoint.url, endpoint.account.user, endpoint.account.password)
        handlers += [_Basic(passwords), _Digest(passwords)]
    return urllib.request.build_opener(*handlers)


class _NoRedirections(urllib.request.HTTPRedirectHandler):
    """Leaves every 3xx to be an error."""

    def redirect_request(self, *_: Any) -> None:  # noqa: ANN401
        """None: do not follow."""


class _Challenged(urllib.request.BaseHandler):
    """Closes the answer that asked for the password, which the standard library leaves open."""

    def http_error_401(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any) -> Any:  # noqa: ANN401
        """The answer to the request with the password, or None."""
        try:
            found = super().http_error_401(req, fp, code, msg, headers)  # type: ignore[misc]
        except Exception:
            fp.close()
            raise
        if found is not None:
            fp.close()
        return found


class _Basic(_Challenged, urllib.request.HTTPBasicAuthHandler):
    """RFC 7617."""


class _Digest(_Challenged, urllib.request.HTTPDigestAuthHandler):
    """RFC 7616."""


class _Plain(urllib.request.HTTPHandler):
    """Plain connections."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """The answer to a request."""
        return self.do_open(_over(self._line, http.client.HTTPConnection), req)


class _Secure(urllib.request.HTTPSHandler):
    """Connections by TLS, the server's certificate verified."""

    def __init__(self, line: Line, context: ssl.SSLContext) -> None:
        super().__init__(context=context)
        self._line, self._trust = line, context

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """The answer to a request."""
        return self.do_open(_over(self._line, http.client.HTTPSConnection), req, context=self._trust)


def _over(line: Line, kind: type[http.client.HTTPConnection]) -> Any:  # noqa: ANN401 - do_open wants a class
    def make(host: str, **options: Any) -> http.client.HTTPConnection:  # noqa: ANN401
        connection = kind(host, **options)
        connection._create_connection = line.open  # type: ignore[attr-defined]
        return connection

    return make


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
