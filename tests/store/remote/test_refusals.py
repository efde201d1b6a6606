"""R01 to R05 and R12: what a server refuses, where it points, what it pretends, and what nobody may read."""

from __future__ import annotations

import traceback

import pytest

from resgraph.core.errors import Misuse, RemoteFault
from resgraph.core.problem import catalogue
from resgraph.core.remote import Account
from resgraph.store.remote import named
from resgraph.store.remote.credentials import Credentials
from tests.store.remote.conftest import GRAPHS, Loader
from tests.store.remote.faulty import (
    RESULTS,
    Faulty,
    answering,
    cut,
    on_questions,
    on_writes,
    running,
    write_number,
)  # fmt: skip

SECRET = "hunter2-Sesame"


def code(report) -> str:
    return catalogue()[report.fault.problem.code].name


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "remote-refused"),
        (401, "remote-unauthorised"),
        (403, "remote-unauthorised"),
        (404, "remote-missing"),
        (405, "remote-refused"),
        (409, "remote-refused"),
        (500, "remote-broken"),
        (501, "remote-broken"),
    ],
)
@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_r01_a_refusal_is_told_in_its_own_words_and_never_repeated(
    faulty: Faulty, loader: Loader, status: int, name: str, protocol: str
):
    faulty.script = on_writes(answering(status, b"because of reasons"))
    report = loader.load(protocol=protocol)
    assert code(report) == name
    assert str(status) in str(report.fault)
    assert len(faulty.writes) == 1
    assert loader.waits == []
    assert report.to_do == [graph.address for graph in GRAPHS]
    assert report.fault.exit_code == 6


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_r01_a_busy_server_is_asked_again_five_times_and_longer_apart_each_time(
    faulty: Faulty, loader: Loader, status: int
):
    faulty.script = on_writes(answering(status))
    report = loader.load()
    assert len(faulty.writes) == 6
    assert loader.waits == [1, 2, 4, 8, 16]
    assert code(report) == ("remote-busy" if status in (429, 503) else "remote-broken")


def test_r01_what_retry_after_says_is_waited_in_seconds_and_until_a_time(faulty: Faulty, loader: Loader):
    answers = iter([
        answering(503, Retry_After="7"),
        answering(429, Retry_After="Wed, 25 Nov 2026 12:00:30 GMT"),
    ])  # fmt: skip
    faulty.script = lambda seen: next(answers, None) if seen.write else None
    report = loader.load()
    assert report.complete
    assert loader.waits == [7, 30]
    assert len(loader.said) == 2


def test_r01_nobody_waits_for_a_day(faulty: Faulty, loader: Loader):
    faulty.script = on_writes(answering(503, Retry_After="86400"))
    report = loader.load()
    assert code(report) == "remote-busy"
    assert "86400 seconds" in str(report.fault)
    assert loader.waits == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("scripted", [on_writes, on_questions])
def test_r02_r03_a_redirection_is_named_and_neither_followed_nor_given_the_password(
    faulty: Faulty, loader: Loader, status: int, scripted
):
    loader.account = Account("reader", SECRET)
    with running() as other:
        target = f"http://user:{SECRET}@127.0.0.1:{other.server_address[1]}/elsewhere?token={SECRET}"
        answers = [answering(401, WWW_Authenticate='Basic realm="x"'), answering(status, Location=target)]
        faulty.script = scripted(lambda handler: answers["Authorization" in handler.headers](handler))
        report = loader.load()
        assert other.seen == []
    assert code(report) == "remote-redirect"
    assert f"127.0.0.1:{other.server_address[1]}/elsewhere" in str(report.fault)
    assert SECRET not in str(report.fault)


def test_r04_a_page_for_signing_in_is_no_success(faulty: Faulty, loader: Loader):
    faulty.script = on_writes(answering(200, b"<html><form>Sign in</form></html>", Content_Type="text/html"))
    assert code(loader.load()) == "remote-not-an-answer"


def test_r04_nor_is_it_an_answer(faulty: Faulty, loader: Loader):
    faulty.script = on_questions(answering(200, b"<html></html>", Content_Type="text/html; charset=utf-8"))
    report = loader.load()
    assert code(report) == "remote-not-an-answer"
    assert "signing in" in str(report.fault)


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'{"head":{},"boolean":true}', b"\xff", b"null"])
def test_r04_json_that_is_no_result_is_no_answer(faulty: Faulty, loader: Loader, body: bytes):
    faulty.script = on_questions(answering(200, body, Content_Type=RESULTS))
    assert code(loader.load()) == "remote-not-an-answer"


@pytest.mark.parametrize("status", [202, 203, 206])
def test_r04_half_a_yes_is_none(faulty: Faulty, loader: Loader, status: int):
    faulty.script = on_writes(answering(status))
    assert not loader.load().complete


@pytest.mark.parametrize("how", ["length", "chunks", "close"])
def test_r05_an_answer_that_is_cut_is_never_taken_for_a_whole_one(faulty: Faulty, loader: Loader, how: str):
    faulty.script = on_questions(cut(how))
    report = loader.load()
    assert code(report) in ("remote-cut-short", "remote-not-an-answer")
    assert report.sent == []


def test_r05_what_is_no_http_is_no_answer(faulty: Faulty, loader: Loader):
    def noise(handler):
        handler.wfile.write(b"\x16\x03\x01 what?\r\n\r\n")
        handler.close_connection = True

    faulty.script = on_writes(noise)
    assert code(loader.load()) == "remote-cut-short"


@pytest.mark.parametrize("challenge", ['Basic realm="x"', 'Digest realm="x", nonce="n", qop="auth", algorithm=MD5'])
@pytest.mark.parametrize("status", [401, 403, 500, 302])
def test_r12_the_password_is_nowhere_to_be_read(faulty: Faulty, loader: Loader, challenge: str, status: int):
    loader.account = Account("reader", SECRET)

    def asking(handler):
        if "Authorization" not in handler.headers:
            answering(401, WWW_Authenticate=challenge)(handler)
        else:
            sent = handler.headers["Authorization"].encode()
            answering(status, f"{SECRET} {sent!r}".encode(), WWW_Authenticate=challenge, Location=f"/{SECRET}")(handler)

    faulty.script = on_writes(asking)
    report = loader.load()
    assert report.fault
    shown = "".join(traceback.format_exception(report.fault)) + repr(vars(report.fault)) + repr(report)
    shown += repr(loader.endpoint()) + repr(loader.said) + loader.state.read_text()
    assert SECRET not in shown
    assert "cmVhZGVyOmh1bnRlcjItU2VzYW1l" not in shown  # reader:hunter2-Sesame in base 64


def test_r12_nothing_is_said_before_the_server_asks_and_then_only_there(faulty: Faulty, loader: Loader):
    loader.account = Account("reader", SECRET)
    challenge = answering(401, WWW_Authenticate='Basic realm="x"')
    faulty.script = lambda seen: challenge if seen.write and "Authorization" not in seen.headers else None
    assert loader.load().complete
    asked = [seen for seen in faulty.seen if "Authorization" in seen.headers]
    assert asked
    assert {seen.path.partition("?")[0] for seen in asked} == {"/store"}
    assert sum("Authorization" not in seen.headers for seen in faulty.writes) == len(
        {s.path for s in faulty.writes[:1]}
    )


def test_r12_a_wrong_password_is_told_once(faulty: Faulty, loader: Loader):
    loader.account = Account("reader", SECRET)
    faulty.script = on_writes(answering(401, WWW_Authenticate='Basic realm="x"'))
    assert code(loader.load()) == "remote-unauthorised"
    assert len(faulty.writes) == 2


@pytest.mark.parametrize("algorithm", ["SHA-512-256", "nonsense"])
def test_r12_a_digest_that_cannot_be_given_is_told(faulty: Faulty, loader: Loader, algorithm: str):
    loader.account = Account("reader", SECRET)
    faulty.script = on_writes(answering(401, WWW_Authenticate=f'Digest realm="x", nonce="n", algorithm={algorithm}'))
    assert code(loader.load()) == "remote-unauthorised"
    assert len(faulty.writes) == 1


@pytest.mark.parametrize(
    "address",
    [
        f"http://reader:{SECRET}@127.0.0.1:1/query",
        f"https://{SECRET}@example.org/query",
        f"ftp://reader:{SECRET}@example.org/",
        f"http://reader:{SECRET}@exa mple.org/",
        f"http://reader:{SECRET}@[::1/",
        f"http://reader:{SECRET}@example.org:99999/",
    ],
)
def test_r12_a_password_in_an_address_is_refused_and_not_repeated(address: str):
    for options in ({"server": "oxigraph"}, {"update": address}, {"graph_store": address}):
        with pytest.raises(Misuse) as refused:
            named(address if "server" in options else "http://127.0.0.1/query", **options)
        assert SECRET not in "".join(traceback.format_exception(refused.value))


def test_r12_basic_goes_out_unprotected_only_to_hosts_nearby():
    far = Credentials(Account("reader", SECRET), lambda url: False)
    with pytest.raises(RemoteFault):
        far.challenged("http://example.org/query", ['Basic realm="x"'])
    assert far.challenged("https://example.org/query", ['Basic realm="x"'])
    assert far.challenged("http://example.org/query", ['Digest realm="x", nonce="n"', 'Basic realm="x"'])
    assert far.header("PUT", "http://example.org/query?graph=1")["Authorization"].startswith("Digest ")
    assert far.header("PUT", "http://example.org/other") == {}


def test_a_write_that_fails_once_does_not_end_the_load(faulty: Faulty, loader: Loader):
    faulty.script = write_number(2, answering(503))
    assert loader.load().complete
    assert len(faulty.writes) == len(GRAPHS) + 1
