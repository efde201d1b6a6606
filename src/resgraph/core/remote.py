"""Rules for talking to servers, the same for asking and for writing. No network here.

Redirections are refused, the time is limited as a whole, passwords come from the environment or the caller and are
neither shown nor sent to another host (RFC 9110, sections 10.2.3, 15 and 17).
"""

from __future__ import annotations

import datetime
import email.utils
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import unquote, urlsplit, urlunsplit

from resgraph.core.errors import Misuse, RemoteFault

CONNECT = 5.0  # seconds until a connection must stand
TOTAL = 60.0  # seconds for everything, from the call to the last byte
ATTEMPTS = 5  # at most so many when the server says that it is busy
USER, PASSWORD = "RESGRAPH_USER", "RESGRAPH_PASSWORD"  # names of environment variables
BUSY = frozenset((HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE))
_REFUSALS = {
    HTTPStatus.UNAUTHORIZED: "remote-unauthorised",
    HTTPStatus.FORBIDDEN: "remote-unauthorised",
    HTTPStatus.NOT_FOUND: "remote-missing",
    HTTPStatus.GONE: "remote-missing",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "remote-too-large",
    HTTPStatus.REQUEST_URI_TOO_LONG: "remote-too-large",
    HTTPStatus.TOO_MANY_REQUESTS: "remote-busy",
    HTTPStatus.SERVICE_UNAVAILABLE: "remote-busy",
}


@dataclass(frozen=True, slots=True)
class Account:
    """Who asks; without a user nobody in particular."""

    user: str = ""
    password: str = field(default="", repr=False)


def address(url: str, environment: Mapping[str, str]) -> tuple[str, Account]:
    """The address of a server without user and password, and the account: from the address, else the environment.

    Raises Misuse ("bad-endpoint") for what is no http or https address with a host.
    """
    account = Account(environment.get(USER, ""), environment.get(PASSWORD, ""))
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in ("http", "https") or any(c.isspace() or not c.isprintable() for c in url):
        raise Misuse("bad-endpoint", f"{shown(url)!r} is no address of a server")
    if parts.username is not None:
        account = Account(unquote(parts.username), unquote(parts.password or ""))
    name = f"[{host}]" if ":" in host else host
    place = name if port is None else f"{name}:{port}"
    return urlunsplit((parts.scheme, place, parts.path, parts.query, "")), account


def shown(url: str) -> str:
    """An address for messages: without user, password, query and fragment, where secrets may stand."""
    scheme, slashes, rest = url.partition("://")
    if not slashes:
        scheme, rest = "", url
    plain = rest.partition("?")[0].partition("#")[0]
    authority, slash, path = plain.partition("/")
    return f"{scheme}{slashes}{authority.rpartition('@')[2]}{slash}{path}"


def refusal(url: str, status: int, reason: str = "") -> RemoteFault:
    """The fault that a status other than success amounts to; ``reason`` is what the server says or where it points."""
    if 300 <= status < 400:
        return RemoteFault("remote-redirect", f"{shown(url)} answers {status} and points to {shown(reason) or '?'}")
    name = _REFUSALS.get(HTTPStatus(status)) if status in set(HTTPStatus) else None
    name = name or ("remote-broken" if status >= 500 else "remote-refused")
    return RemoteFault(name, f"{shown(url)} answers {status}{': ' + reason if reason else ''}")


def pause(retry_after: str, attempt: int, now: datetime.datetime) -> float:
    """Seconds to wait before attempt number ``attempt`` + 1: what the header Retry-After says, else 1, 2, 4, 8 ..."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max((email.utils.parsedate_to_datetime(text) - now).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return float(2 ** (attempt - 1))
