"""How long, how often and to which hosts requests are made (battery R01, R06, R15), and the clock they go by."""

from __future__ import annotations

import datetime
import ipaddress
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from resgraph.core import remote
from resgraph.core.errors import RemoteFault

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last four bytes
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Policy:
    """Limits of every request, in seconds. ``total`` runs from the first look at the name to the last byte.

    ``longest_wait`` is the longest time that a server may ask to be waited for (Retry-After). ``ca_file`` holds the
    certificates to trust instead of the system's. ``allow_private`` lets a name stand for a private address.
    """

    connect: float = remote.CONNECT
    total: float = remote.TOTAL
    retries: int = remote.ATTEMPTS
    longest_wait: float = 120.0
    ca_file: str = ""
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """Time and chance, to be replaced in tests."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime.datetime] = field(default=lambda: datetime.datetime.now(datetime.UTC))
    chance: Callable[[], float] = random.random

    def backoff(self, retry_after: str, attempt: int) -> float:
        """Seconds to wait after attempt number ``attempt`` failed: what the server asks for, else 1, 2, 4, 8 ... with
        up to a half less, so that many who wait do not come back at once."""
        wait = remote.pause(retry_after, attempt, self.now())
        return wait if retry_after.strip() else wait * (0.5 + self.chance() / 2)


def permitted(host: str, found: list[str], policy: Policy) -> None:
    """Whether a host may be spoken to whose addresses are ``found``. Raises RemoteFault ("remote-private").

    Public addresses always; loopback and private ones when the user wrote the address itself or ``localhost``
    (RFC 6761, section 6.3), or allows it. Link-local (where clouds keep their secrets), multicast and unspecified
    addresses never. One bad address among several is enough to refuse.
    """
    literal = _literal(host)
    local = literal is not None or host == "localhost" or host.endswith(".localhost")
    for text in found:
        one = _meant(ipaddress.ip_address(text.partition("%")[0]))
        if one.is_link_local or one.is_multicast or one.is_unspecified:
            raise RemoteFault("remote-private", f"{host} stands for {one}, where no store can be")
        if not (one.is_global or local or policy.allow_private):
            raise RemoteFault("remote-private", f"{host} stands for {one}, which is not public (--allow-private)")


def near(found: list[str]) -> bool:
    """Whether all addresses are loopback or private."""
    return all(not _meant(ipaddress.ip_address(text.partition("%")[0])).is_global for text in found)


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _meant(one: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(one, ipaddress.IPv6Address):
        if one in _TRANSLATED:
            return ipaddress.IPv4Address(int(one) & 0xFFFFFFFF)
        return one.ipv4_mapped or one.sixtofour or one
    return one
