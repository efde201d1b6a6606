"""From the address of a server to a connection with it: names, permitted hosts, certificates (battery R13, R15)."""

from __future__ import annotations

import socket
import ssl
import threading
from urllib.parse import urlsplit

from resgraph.core import remote
from resgraph.core.errors import Misuse, RemoteFault
from resgraph.core.text import single_line
from resgraph.store.remote.policy import Clock, Policy, near, permitted

_PORTS = {"http": 80, "https": 443}


class Unreachable(RemoteFault):
    """No connection could be made."""


class Hosts:
    """Makes connections. Names are looked up once, so that they cannot turn into another address."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self._policy, self._clock = policy, clock
        self._trust: ssl.SSLContext | None = None
        self._found: dict[tuple[str, int], list[str]] = {}

    def connected(self, url: str, deadline: float) -> socket.socket:
        """A connection to the host of ``url``, by TLS where its scheme says so, before ``deadline``.

        Raises Unreachable, RemoteFault ("remote-certificate", "remote-private"), and TimeoutError.
        """
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        until = min(deadline, self._clock.monotonic() + self._policy.connect)
        try:
            plain = self._reached(host, port, until)
        except TimeoutError as error:
            message = f"{remote.shown(url)}: no connection within {self._policy.connect:g} seconds"
            raise Unreachable("remote-unreachable", message) from error
        except OSError as error:
            message = f"{remote.shown(url)}: {single_line(error.strerror or str(error))}"
            raise Unreachable("remote-unreachable", message) from error
        return self._secured(plain, host, url, deadline) if parts.scheme == "https" else plain

    def near(self, url: str) -> bool:
        """Whether the host of ``url`` is on this machine or in a private network. Raises RemoteFault, OSError."""
        parts = urlsplit(url)
        return near(self._addresses(parts.hostname or "", parts.port or _PORTS[parts.scheme], self._policy.connect))

    def _reached(self, host: str, port: int, until: float) -> socket.socket:
        trouble = OSError("the name stands for no address")
        for address in self._addresses(host, port, until - self._clock.monotonic()):
            try:
                return socket.create_connection((address, port), max(until - self._clock.monotonic(), 0.001))
            except OSError as error:
                trouble = error
        raise trouble

    def _addresses(self, host: str, port: int, seconds: float) -> list[str]:
        if (host, port) not in self._found:
            found = _looked_up(host, port, seconds)
            permitted(host, found, self._policy)
            self._found[host, port] = found
        return self._found[host, port]

    def _secured(self, plain: socket.socket, host: str, url: str, deadline: float) -> ssl.SSLSocket:
        """The connection by TLS, the certificate verified (RFC 9110, section 4.3.4)."""
        try:
            self._trust = self._trust or _trusting(self._policy.ca_file)
            plain.settimeout(max(deadline - self._clock.monotonic(), 0.001))
            return self._trust.wrap_socket(plain, server_hostname=host)
        except ssl.SSLCertVerificationError as error:
            plain.close()
            message = f"{remote.shown(url)}: {single_line(error.verify_message)}"
            raise RemoteFault("remote-certificate", message) from error
        except TimeoutError:
            plain.close()
            raise
        except OSError as error:
            plain.close()
            message = f"{remote.shown(url)}: no connection by TLS: {single_line(str(error.args[-1]))}"
            raise Unreachable("remote-unreachable", message) from error
        except BaseException:
            plain.close()
            raise


def _looked_up(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a host. Raises OSError, TimeoutError: the system's own look-up can take minutes."""
    outcome: list[list[str] | OSError] = []

    def look() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            outcome.append(list(dict.fromkeys(str(row[4][0]) for row in rows)))
        except OSError as error:
            outcome.append(error)

    thread = threading.Thread(target=look, name="resgraph-name", daemon=True)
    thread.start()
    thread.join(max(seconds, 0.001))
    found = outcome[0] if outcome else TimeoutError()
    if isinstance(found, OSError):
        raise found
    return found


def _trusting(ca_file: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file or None)
    except OSError as error:
        raise Misuse("no-such-file", f"{ca_file}: no file of certificates (PEM)", source=ca_file) from error
