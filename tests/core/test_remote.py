"""Addresses of servers, what is shown of them, and what their statuses amount to."""

from __future__ import annotations

import datetime

import pytest

from resgraph.core.errors import Misuse
from resgraph.core.remote import Account, address, pause, refusal, shown

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("url", "environment", "found"),
    [
        ("http://host/query", {}, ("http://host/query", Account())),
        ("https://host:8443/a?b=c#d", {}, ("https://host:8443/a?b=c", Account())),
        ("http://host/", {"RESGRAPH_USER": "u", "RESGRAPH_PASSWORD": "p"}, ("http://host/", Account("u", "p"))),
        ("http://me:se%40cret@host/", {"RESGRAPH_USER": "u"}, ("http://host/", Account("me", "se@cret"))),
        ("http://[::1]:3030/ds", {}, ("http://[::1]:3030/ds", Account())),
    ],
)
def test_user_and_password_are_taken_out_of_the_address(url, environment, found):
    assert address(url, environment) == found


@pytest.mark.parametrize(
    "url",
    ["", "host/query", "ftp://host/", "http://", "http:///path", "file:///etc/passwd", "http://ho st/", "http://h:x/"],
)
def test_what_is_no_address_of_a_server_is_refused(url):
    with pytest.raises(Misuse) as misuse:
        address(url, {})
    assert misuse.value.problem.code == "RG6014"


@pytest.mark.parametrize(
    "url",
    [
        "http://me:secret@host/p?key=secret#secret",
        "http://me:secret@host/p",
        "me:secret@host/p?secret",
        "ftp://secret@host/p",
    ],
)
def test_no_secret_is_shown(url):
    assert "secret" not in shown(url)
    assert shown(url).endswith("host/p")
    assert "secret" not in repr(Account("me", "secret"))


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (302, "RG6002"), (307, "RG6002"), (401, "RG6003"), (403, "RG6003"), (404, "RG6004"), (410, "RG6004"),
        (413, "RG6005"), (414, "RG6005"), (429, "RG6006"), (503, "RG6006"), (400, "RG6007"), (499, "RG6007"),
        (500, "RG6008"), (502, "RG6008"), (599, "RG6008"),
    ],
)  # fmt: skip
def test_every_status_has_its_fault(status, code):
    fault = refusal("http://me:secret@host/q", status, "http://u:secret@other/")
    assert (fault.problem.code, fault.exit_code) == (code, 6)
    assert str(status) in str(fault)
    assert "secret" not in str(fault) or status >= 400


@pytest.mark.parametrize(
    ("header", "attempt", "seconds"),
    [
        ("7", 1, 7.0), ("", 1, 1.0), ("", 4, 8.0), ("soon", 2, 2.0), ("-3", 1, 1.0),
        ("Thu, 01 Jan 2026 00:00:30 GMT", 1, 30.0), ("Wed, 31 Dec 2025 00:00:00 GMT", 1, 0.0),
    ],
)  # fmt: skip
def test_the_pause_is_the_one_that_the_server_asks_for(header, attempt, seconds):
    assert pause(header, attempt, NOW) == seconds
