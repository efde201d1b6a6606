"""Requests to a remote store: repeated when it is busy, refused ones told in words (battery R01 to R07)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from resgraph.core import remote
from resgraph.core.errors import RemoteFault
from resgraph.core.text import single_line
from resgraph.store.remote.credentials import Credentials
from resgraph.store.remote.endpoint import Endpoint
from resgraph.store.remote.hosts import Unreachable
from resgraph.store.remote.policy import Clock, Policy
from resgraph.store.remote.wire import Answer, Broken, Wire
from resgraph.version import __version__

_DONE = (200, 201, 204)
_BUSY = (429, 502, 503, 504)
_GONE = (404, 410)
_REASON = 300  # characters of what a server says of an error
_WORDS = {
    401: "user or password are missing or wrong",
    403: "this user may not do that here",
    404: "nothing is there",
    413: "that is too much at once",
    429: "it is asked too often",
    503: "it cannot answer now",
}
_NOTE = 1 << 16  # bytes read of the answer to a write
_RESULTS = ("application/sparql-results+json", "application/json")
_NTRIPLES = "application/n-triples"
_LARGEST = 1 << 30  # bytes of an answer to a question


class TooLarge(RemoteFault):
    """The server takes less at once."""


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    url: str
    kind: str
    body: bytes
    accept: str
    largest: int


class Client:
    """Asks and writes. ``told`` hears of every wait, in words."""

    def __init__(
        self,
        endpoint: Endpoint,
        policy: Policy | None = None,
        clock: Clock | None = None,
        told: Callable[[str], None] = lambda words: None,
    ) -> None:
        self.endpoint, self.policy, self.clock = endpoint, policy or Policy(), clock or Clock()
        self._told, self._reached = told, False
        self._known = set[str]()
        self._wire = Wire(self.policy, self.clock)
        self._credentials = Credentials(endpoint.account, self._wire.near)

    def ask(self, sparql: str) -> bytes:
        """The answer to a SELECT as SPARQL 1.1 Query Results JSON, at least by its content type. Raises RemoteFault."""
        url, body = self.endpoint.query, urlencode({"query": sparql}).encode()
        request = _Request("POST", url, "application/x-www-form-urlencoded", body, _RESULTS[0], _LARGEST)
        answer = self._repeated(request)
        if answer.status != 200:
            raise self._refusal(url, answer)
        if answer.media_type not in _RESULTS or not answer.whole:
            raise self._no_answer(url, answer)
        return answer.body

    def graph(self, graph: str) -> bytes | None:
        """A named graph as N-Triples by the Graph Store Protocol, or None if no whole one is given.

        Raises RemoteFault when the server cannot be reached or breaks the connection.
        """
        if not self.endpoint.graph_store:
            return None
        request = _Request("GET", self.endpoint.of_graph(graph), "", b"", _NTRIPLES, _LARGEST)
        answer = self._repeated(request)
        if answer.status != 200 or answer.media_type not in (_NTRIPLES, "text/plain"):
            return None
        return answer.body if answer.whole and answer.marked else None

    def write(self, method: str, url: str, kind: str = "", body: bytes = b"") -> None:
        """Send something that may be sent again without harm. Raises RemoteFault, and TooLarge."""
        self._introduced(url)
        answer = self._repeated(_Request(method, url, kind, body, "*/*", _NOTE))
        if method == "DELETE" and answer.status in _GONE:
            return
        if answer.status not in _DONE:
            fault = self._refusal(url, answer)
            said = answer.body.decode("utf-8", "replace").casefold()
            if answer.status == 413 or (
                answer.status >= 400 and any(w in said for w in self.endpoint.limits.too_large)
            ):
                raise TooLarge("", str(fault), problem_=fault.problem)
            raise fault
        if answer.media_type == "text/html" and answer.body.strip():
            raise self._no_answer(url, answer)

    def close(self) -> None:
        """End the connection."""
        self._wire.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _introduced(self, url: str) -> None:
        """Let a server that asks who writes do so before much is sent: it may hang up rather than read all of it.

        What is asked for is harmless: a graph, or an update of nothing.
        """
        place = url.partition("?")[0]
        if self.endpoint.account.user and place not in self._known:
            update = url == self.endpoint.update
            kind = "application/sparql-update" if update else ""
            self._repeated(_Request("POST" if update else "GET", url, kind, b"", "*/*", _NOTE))
            self._known.add(place)

    def _repeated(self, request: _Request) -> Answer:
        """The first answer that is final. All our requests may be repeated: reading, and replacing by the same."""
        url = remote.shown(request.url)
        for attempt in range(1, self.policy.retries + 2):
            last = attempt > self.policy.retries
            try:
                answer = self._authorised(request)
                self._reached = True
                if answer.status not in _BUSY or last:
                    return answer
                asked, words = answer.headers.get("Retry-After", ""), f"answers {answer.status}"
            except Broken as error:
                asked, words = "", f"the connection broke: {error}"
                if last:
                    raise RemoteFault("remote-cut-short", f"{url}: {words}") from error
            except Unreachable:  # not before the first answer: then it is the address that is wrong
                if last or not self._reached:
                    raise
                asked, words = "", "cannot be reached"
            self._wait(url, asked, attempt, words)
        raise AssertionError

    def _wait(self, url: str, asked: str, attempt: int, words: str) -> None:
        seconds = self.clock.backoff(asked, attempt)
        if seconds > self.policy.longest_wait:
            raise RemoteFault("remote-busy", f"{url} {words} and asks to wait for {seconds:.0f} seconds")
        self._told(f"{url} {words}; trying again in {seconds:.1f} s")
        self.clock.sleep(seconds)

    def _authorised(self, request: _Request) -> Answer:
        answer = self._sent(request)
        challenges = answer.headers.get_all("WWW-Authenticate", [])
        if answer.status == 401 and self._credentials.challenged(request.url, challenges):
            answer = self._sent(request)
        return answer

    def _sent(self, request: _Request) -> Answer:
        headers = {
            "User-Agent": f"resgraph/{__version__}",
            "Accept": request.accept,
            "Cache-Control": "no-cache",
            **({"Content-Type": request.kind} if request.kind else {}),
            **self._credentials.header(request.method, request.url),
        }
        return self._wire.exchange(request.method, request.url, headers, request.body, request.largest)

    def _refusal(self, url: str, answer: Answer) -> RemoteFault:
        said = answer.body[:_NOTE].decode("utf-8", "replace") if answer.media_type != "text/html" else ""
        if 300 <= answer.status < 400:
            said = answer.headers.get("Location", "")
        words = (_WORDS.get(answer.status, ""), single_line(self._credentials.hidden(said))[:_REASON])
        return remote.refusal(url, answer.status, ": ".join(filter(None, words)))

    def _no_answer(self, url: str, answer: Answer) -> RemoteFault:
        what = answer.media_type or "nothing that says what it is"
        if not answer.whole:
            return RemoteFault("remote-answer-too-large", f"{remote.shown(url)}: more than {_LARGEST} bytes")
        page = ": a page for signing in?" if answer.media_type == "text/html" else ""
        return RemoteFault("remote-not-an-answer", f"{remote.shown(url)} answers {answer.status} with {what}{page}")
