"""One request and its answer over HTTP: no redirections, a deadline for the whole, nothing cut short, nothing huge.

The deadline holds whatever the server does (a name that does not resolve, a byte now and then): the exchange runs in a
thread of its own, and its connection is cut when the time is over.
"""

from __future__ import annotations

import base64
import datetime
import http.client
import random
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from resgraph.answers.connection import Line, opener, trust
from resgraph.answers.endpoint import Endpoint
from resgraph.core import remote
from resgraph.core.errors import RemoteFault
from resgraph.core.text import single_line

_CHUNK = 64 * 1024
_REASON = 300  # characters of what a server says of an error


@dataclass(frozen=True, slots=True)
class Response:
    """An answer. ``sized`` tells whether its end was marked, so that it is known to be whole; names of headers are in
    lower case."""

    content: bytes
    media_type: str
    sized: bool
    headers: Mapping[str, str]


def exchange(request: urllib.request.Request, endpoint: Endpoint, deadline: float) -> Response:
    """Send the request, again when the server is busy and there is time until the time.monotonic() ``deadline``.

    Raises RemoteFault, and Misuse as ``trust`` does.
    """
    trusted = trust(endpoint)
    for attempt in range(1, remote.ATTEMPTS + 1):
        try:
            return _within(deadline, endpoint, lambda line: _answer(request, endpoint, line, trusted))
        except _Busy as busy:
            wait = remote.pause(busy.retry_after, attempt, datetime.datetime.now(datetime.UTC))
            wait += random.uniform(0, wait / 10)  # noqa: S311 - many who wait should not come back at once
            if attempt == remote.ATTEMPTS or time.monotonic() + wait >= deadline:
                asked = f"; it asks to wait: {busy.retry_after}" if busy.retry_after else ""
                raise RemoteFault("remote-busy", f"{busy}{asked}") from None
        time.sleep(wait)
    raise AssertionError


class _Busy(Exception):
    """The server asks to come back later."""

    def __init__(self, fault: RemoteFault, retry_after: str) -> None:
        super().__init__(str(fault))
        self.retry_after = single_line(retry_after)[:40]


def _within(deadline: float, endpoint: Endpoint, work: Callable[[Line], Response]) -> Response:
    line, outcome = Line(deadline), list[Response | Exception]()

    def run() -> None:
        try:
            outcome.append(work(line))
        except Exception as error:
            outcome.append(error)

    thread = threading.Thread(target=run, name="resgraph-exchange", daemon=True)
    thread.start()
    try:
        thread.join(max(deadline - time.monotonic(), 0.0))
        found = TimeoutError() if thread.is_alive() else outcome[0]  # before the line is cut, which looks like an end
    finally:
        line.cut()
    if isinstance(found, Response):
        return found
    if time.monotonic() >= deadline:
        raise _fault("remote-timeout", endpoint, f"no whole answer within {endpoint.seconds:g} seconds") from found
    raise found


def _answer(request: urllib.request.Request, endpoint: Endpoint, line: Line, trusted: ssl.SSLContext) -> Response:
    try:
        with opener(endpoint, line, trusted).open(request) as answer:
            return _read(answer, endpoint)
    except urllib.error.HTTPError as error:
        with error:
            _refused(error, endpoint)
    except urllib.error.URLError as error:
        raise _unreachable(error.reason, endpoint) from error
    except (http.client.IncompleteRead, OSError) as error:
        raise _fault("remote-cut-short", endpoint, "the connection ended before the answer did") from error
    except http.client.HTTPException as error:
        raise _fault("remote-broken", endpoint, f"no HTTP: {single_line(str(error))[:_REASON]}") from error
    except ValueError as error:  # a challenge that is neither Basic nor Digest
        raise _fault("remote-unauthorised", endpoint, single_line(str(error))[:_REASON]) from error


def _read(answer: http.client.HTTPResponse, endpoint: Endpoint) -> Response:
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise _fault("remote-not-an-answer", endpoint, "it is compressed, which was not asked for")
    announced, content = answer.length, bytearray()
    while chunk := answer.read(_CHUNK):
        content += chunk
        if len(content) > endpoint.largest:
            raise _fault("remote-answer-too-large", endpoint, f"more than {endpoint.largest} bytes")
    if announced is not None and len(content) != announced:
        raise http.client.IncompleteRead(b"", announced - len(content))
    media_type = answer.headers.get_content_type() if "Content-Type" in answer.headers else ""
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Response(bytes(content), media_type, announced is not None or bool(answer.chunked), headers)


def _refused(error: urllib.error.HTTPError, endpoint: Endpoint) -> NoReturn:
    if 300 <= error.code < 400:
        raise remote.refusal(endpoint.url, error.code, error.headers.get("Location", "")) from None
    try:
        reason = error.read(_CHUNK).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        reason = ""
    fault = remote.refusal(endpoint.url, error.code, single_line(_without_secrets(reason, endpoint))[:_REASON])
    if error.code in remote.BUSY:
        raise _Busy(fault, error.headers.get("Retry-After", "")) from None
    raise fault from None


def _without_secrets(text: str, endpoint: Endpoint) -> str:
    """What the server says, should it repeat what it was sent."""
    account = endpoint.account
    basic = base64.b64encode(f"{account.user}:{account.password}".encode()).decode()
    for secret in (account.password, basic) if account.password else ():
        text = text.replace(secret, "…")
    return text


def _unreachable(reason: object, endpoint: Endpoint) -> RemoteFault:
    if isinstance(reason, ssl.SSLCertVerificationError):
        return _fault("remote-certificate", endpoint, single_line(reason.verify_message))
    if isinstance(reason, ConnectionResetError | BrokenPipeError):
        return _fault("remote-cut-short", endpoint, "the connection ended before the answer began")
    if isinstance(reason, TimeoutError):
        return _fault("remote-unreachable", endpoint, f"no connection within {remote.CONNECT:g} seconds")
    words = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
    return _fault("remote-unreachable", endpoint, single_line(words)[:_REASON])


def _fault(name: str, endpoint: Endpoint, words: str) -> RemoteFault:
    return RemoteFault(name, f"{remote.shown(endpoint.url)}: {words}")
