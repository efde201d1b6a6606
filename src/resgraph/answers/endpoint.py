"""A SPARQL endpoint that can be asked: where it is, who asks, and how long and how much an answer may be."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import Self

from resgraph.core import remote
from resgraph.core.remote import Account

LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server of the SPARQL 1.1 Protocol. ``at`` makes one from an address; passwords are never part of ``url``.

    ``seconds`` limit a whole question, from the first look at the name of the host to the last byte; ``largest`` limits
    the bytes of one answer. ``default_graph`` names the graph to ask (empty: the union of all graphs, as far as the
    server knows how, see docs/decisions/0065-one-answer-from-every-engine.md). ``authorities`` is a PEM file of
    certificates to trust instead of the usual ones. ``base`` is what ``id:`` stands for.
    """

    url: str
    account: Account = field(default_factory=Account)
    seconds: float = remote.TOTAL
    largest: int = LARGEST
    default_graph: str = ""
    authorities: str = ""
    base: str = ""

    @classmethod
    def at(cls, url: str, *, user: str = "", password: str = "", authorities: str = "") -> Self:
        """The endpoint at ``url``; without ``user`` the account is the one in the address or in the environment.

        The environment variables are RESGRAPH_USER and RESGRAPH_PASSWORD. Raises Misuse ("bad-endpoint").
        """
        plain, account = remote.address(url, os.environ)
        return cls(plain, Account(user, password) if user else account, authorities=authorities)

    def within(self, seconds: float | None) -> Self:
        """The same with another limit of time; None leaves it as it is."""
        return self if seconds is None else replace(self, seconds=seconds)
