"""Where a remote store answers: its addresses and limits, from what the user names (SPARQL 1.1 Protocol and GSP)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from resgraph.core import remote
from resgraph.core.errors import Misuse
from resgraph.core.remote import Account
from resgraph.core.tables import toml

SERVERS = tuple(name for name in toml("servers.toml") if name != "default")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is sent at once: triples and bytes of one update, bytes of one PUT, and the words of "too large"."""

    triples: int
    bytes: int
    put_bytes: int
    too_large: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The addresses of a store and who writes. ``named`` makes one from what a user says; no address holds a password.

    ``graph_store`` or ``update`` may be empty, but not both.
    """

    query: str
    update: str
    graph_store: str
    limits: Limits
    account: Account = field(default_factory=Account)

    @property
    def identity(self) -> str:
        """The addresses without anything secret: what a state file belongs to."""
        return " ".join((self.query, self.update or "-", self.graph_store or "-"))

    def of_graph(self, graph: str) -> str:
        """The address of a named graph (Graph Store Protocol, section 4.2, indirect identification)."""
        mark = "&" if urlsplit(self.graph_store).query else "?"
        return f"{self.graph_store}{mark}graph={quote(graph, safe='')}"


def named(
    address: str, *, server: str = "", update: str = "", graph_store: str = "", account: Account | None = None
) -> Endpoint:
    """The endpoint at ``address``, which is that of a kind of server (data/servers.toml), or that of its queries.

    Raises Misuse ("bad-endpoint") for what is no address, or holds a password, and when nothing says where to write.
    """
    who = account or Account()
    if not who.user.isprintable() or '"' in who.user or ":" in who.user:
        raise Misuse("bad-endpoint", "the name of the user holds a colon, a quotation mark or a control character")
    base, row = _plain(address), _row(server)
    query = f"{base.rstrip('/')}{row['query']}" if server else base
    places = {
        "update": _plain(update) if update else f"{base.rstrip('/')}{row['update']}" if server else "",
        "graph_store": _plain(graph_store)
        if graph_store
        else f"{base.rstrip('/')}{row['graph_store']}"
        if server
        else "",
    }
    if not any(places.values()):
        raise Misuse("bad-endpoint", "say where to write: --graph-store URL or --update URL, or --server NAME")
    return Endpoint(query, places["update"], places["graph_store"], _limits(row), who)


def _row(server: str) -> Mapping[str, Any]:
    table = toml("servers.toml")
    if server and server not in SERVERS:
        raise Misuse("bad-endpoint", f"there is no kind of server {server!r}; known are {', '.join(SERVERS)}")
    return {**table["default"], **table.get(server, {})} if server else table["default"]


def _limits(row: Mapping[str, Any]) -> Limits:
    everywhere = [word for one in toml("servers.toml").values() for word in one.get("too_large", ())]
    return Limits(row["triples"], row["bytes"], row["put_bytes"], tuple(everywhere))


def _plain(url: str) -> str:
    """The address checked; without a fragment."""
    plain, account = remote.address(url, {})
    if account.user or account.password:
        message = "user and password do not belong into an address, where others can read them: --user, --password-file"
        raise Misuse("bad-endpoint", message)
    if not plain.isascii():
        raise Misuse("bad-endpoint", f"{remote.shown(url)!r}: write the name of the host and the path in ASCII")
    return plain
