"""Answers to a server that asks who writes: Basic (RFC 7617) and Digest (RFC 7616, by the standard library).

Nothing is sent before the server asks, so that a password never goes out in the clear where Digest would do, and
nothing is sent to an address that did not ask. Digest is taken where both are offered.
"""

from __future__ import annotations

import base64
import re
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from resgraph.core import remote
from resgraph.core.errors import RemoteFault
from resgraph.core.remote import Account
from resgraph.core.text import single_line

_DIGEST = re.compile(r"(?i)(?:^|,\s*)Digest\s+(.*)")
_BASIC = re.compile(r"(?i)(?:^|,\s*)Basic\b")
HIDDEN = "[hidden]"


@dataclass(slots=True)
class Credentials:
    """What the servers asked for, by address. ``near`` tells whether the host of an address is in a private network."""

    account: Account
    near: Callable[[str], bool]
    _digest: urllib.request.AbstractDigestAuthHandler = field(init=False, repr=False)
    _asked: dict[str, dict[str, str]] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._digest = urllib.request.AbstractDigestAuthHandler(_Passwords(self.account))

    def challenged(self, url: str, challenges: Sequence[str]) -> bool:
        """Take note of what the server at ``url`` asks for; whether it can be given.

        Raises RemoteFault ("remote-unauthorised") when Basic alone is offered, unprotected, by a public host.
        """
        if not self.account.user:
            return False
        offered = ", ".join(challenges)
        if found := _DIGEST.search(offered):
            pairs = filter(None, urllib.request.parse_http_list(found[1]))
            self._asked[_place(url)] = urllib.request.parse_keqv_list([one for one in pairs if "=" in one])
            return True
        if _BASIC.search(offered):
            if not (url.startswith("https:") or self.near(url)):
                message = f"{remote.shown(url)} wants the password in the clear: use https, or have it ask for Digest"
                raise RemoteFault("remote-unauthorised", message)
            self._asked[_place(url)] = {}
            return True
        return False

    def header(self, method: str, url: str) -> dict[str, str]:
        """The header Authorization, if the server at ``url`` has asked for it. Raises RemoteFault."""
        asked = self._asked.get(_place(url))
        if asked is None:
            return {}
        if not asked:
            both = f"{self.account.user}:{self.account.password}".encode()
            return {"Authorization": f"Basic {base64.b64encode(both).decode()}"}
        try:
            request = urllib.request.Request(url, method=method)  # noqa: S310 - is not opened
            answer = self._digest.get_authorization(request, asked)
        except (ValueError, OSError) as error:  # an algorithm that it does not know, characters beyond ASCII
            words = self.hidden(single_line(str(error)) if not isinstance(error, UnicodeError) else "not in ASCII")
            message = f"{remote.shown(url)} asks for a Digest that cannot be given: {words}"
            raise RemoteFault("remote-unauthorised", message) from None
        if not answer:
            raise RemoteFault("remote-unauthorised", f"{remote.shown(url)} asks for a Digest without realm or nonce")
        return {"Authorization": f"Digest {answer}"}

    def hidden(self, text: str) -> str:
        """``text`` without the password, should a server repeat it."""
        password = self.account.password
        if not password:
            return text
        both = base64.b64encode(f"{self.account.user}:{password}".encode()).decode()
        return text.replace(both, HIDDEN).replace(password, HIDDEN)


class _Passwords(urllib.request.HTTPPasswordMgr):
    """One account for whatever is asked; the callers see to it that only the right server asks."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account

    def find_user_password(self, realm: str, authuri: str) -> tuple[str | None, str | None]:
        return self._account.user, self._account.password


def _place(url: str) -> str:
    return url.partition("?")[0]
