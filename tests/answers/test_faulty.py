"""Servers that fail: every failure is a coded fault, half an answer is none, no secret leaves (R01 to R06, R12)."""

from __future__ import annotations

import dataclasses
import shutil
import socket
import ssl
import struct
import subprocess
import threading
import time
from pathlib import Path

import pytest

from resgraph.answers import Endpoint, run
from resgraph.core.errors import RemoteFault
from tests.answers.faulty import JSON, faulty, reply

ASKED = "SELECT ?x { ?x a ?y }"
TRIPLES = "CONSTRUCT { ?x a ?y } { ?x a ?y }"
SECRET = "tr0ub4dor&3"


def fault(endpoint: Endpoint | str, sparql: str = ASKED) -> RemoteFault:
    with pytest.raises(RemoteFault) as raised:
        run(sparql, endpoint)
    assert raised.value.exit_code == 6
    assert "\n" not in str(raised.value)
    return raised.value


def quick(url: str, seconds: float = 0.5) -> Endpoint:
    return Endpoint.at(url).within(seconds)


def test_what_is_whole_and_right_is_an_answer():
    with faulty(reply()) as server:
        assert [row["x"] for row in run(ASKED, server.url)] == ["1"]
    head = server.requests[0].partition("\r\n\r\n")[0]
    assert head.startswith("POST /query HTTP/1.1")
    assert "Accept: application/sparql-results+json" in head
    assert "Authorization" not in head


def test_a_server_that_repeats_rows_of_select_distinct_is_set_right():
    one, two = (f'{{"x": {{"type": "literal", "value": "{n}"}}}}' for n in (1, 2))
    body = f'{{"head": {{"vars": ["x"]}}, "results": {{"bindings": [{two}, {one}, {two}, {one}]}}}}'.encode()
    for asked, rows in (("SELECT DISTINCT ?x { ?x a ?y } ORDER BY STR(?y)", "21"), (f"{ASKED} ORDER BY ?y", "2121")):
        with faulty(reply(body=body)) as server:
            assert [row["x"] for row in run(asked, server.url)] == list(rows)


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("400 Bad Request", "RG6007"), ("401 Unauthorized", "RG6003"), ("403 Forbidden", "RG6003"),
        ("404 Not Found", "RG6004"), ("413 Too Large", "RG6005"), ("500 Broken", "RG6008"), ("502 Broken", "RG6008"),
    ],
)  # fmt: skip
def test_a_status_is_a_coded_fault_and_is_not_asked_again(status, code):
    with faulty(reply(status, b"because <b>so</b>\nand so", "text/plain")) as server:
        said = fault(server.url)
    assert said.problem.code == code
    assert "because <b>so</b> and so" in str(said)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_busy_server_is_asked_again_when_it_says(status):
    with faulty(reply(status, b"", Retry_After="0"), reply(status, b"", Retry_After="0"), reply()) as server:
        assert len(run(ASKED, server.url)) == 1
    assert len(server.requests) == 3


def test_a_busy_server_is_not_asked_for_ever_nor_waited_for_beyond_the_time():
    with faulty(reply("503 Busy", b"", Retry_After="0")) as server:
        assert fault(server.url).problem.code == "RG6006"
        assert len(server.requests) == 5
    with faulty(reply("429 Busy", b"", Retry_After="3600")) as server:
        assert "asks to wait: 3600" in str(fault(server.url))
        assert len(server.requests) == 1


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_no_redirection_is_followed(status):
    with faulty(reply()) as other, faulty(reply(status, b"", Location=f"{other.url}?key=secret")) as server:
        said = fault(Endpoint.at(server.url, user="me", password=SECRET))
    assert said.problem.code == "RG6002"
    assert other.url in str(said)
    assert "secret" not in str(said)
    assert other.requests == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (reply(kind="text/html", body=b"<html>sign in</html>"), "RG6010"),
        (reply(kind=""), "RG6010"),
        (reply(body=b"<html>"), "RG6010"),
        (reply(body=b"[]"), "RG6010"),
        (reply(body=b'{"boolean": true}'), "RG6010"),
        (reply(body=JSON.replace(b"literal", b"triple")), "RG6010"),
        (reply(body=b"\xff" + JSON), "RG6010"),
        (reply(Content_Encoding="gzip"), "RG6010"),
        (reply(length=len(JSON) + 1), "RG6011"),
        (reply(body=JSON[:-1]), "RG6010"),
        (reply(body=JSON[:-1], length=None), "RG6010"),
        (reply(body=b"55\r\n" + JSON[:30], length=None, Transfer_Encoding="chunked"), "RG6011"),
        (reply(X_SPARQL_MaxRows="1"), "RG6011"),
        (reply(X_SQL_State="S1TAT", X_SQL_Message="interrupted by timeout"), "RG6011"),
        (b"no HTTP at all\r\n\r\n", "RG6008"),
        (b"", "RG6011"),
    ],
)  # fmt: skip
def test_what_is_no_whole_answer_is_none(answer, code):
    with faulty(answer) as server:
        assert fault(server.url).problem.code == code


@pytest.mark.parametrize("body", [b"<urn:a> <urn:b> <urn:c> .\n", b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn"])
def test_triples_without_a_marked_end_are_no_whole_answer(body):
    with faulty(reply(body=body, kind="application/n-triples", length=None)) as server:
        assert fault(server.url, TRIPLES).problem.code == "RG6011"


def test_triples_with_a_marked_end_are_an_answer():
    with faulty(reply(body=b"<urn:a> <urn:b> <urn:c> .\n", kind="application/n-triples; charset=UTF-8")) as server:
        assert len(run(TRIPLES, server.url)) == 1


def test_an_answer_is_not_larger_than_allowed():
    with faulty(reply(), reply(length=None)) as server:
        small = dataclasses.replace(Endpoint.at(server.url), largest=20)
        assert [fault(small).problem.code for _ in range(2)] == ["RG6012", "RG6012"]


def silent(connection: socket.socket) -> None:
    while connection.recv(65536):
        pass


def dripping(connection: socket.socket) -> None:
    for byte in reply():
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def dripping_headers(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(1000):
        connection.sendall(f"X-{number}: y\r\n".encode())
        time.sleep(0.05)


def resetting(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize("behaviour", [silent, dripping, dripping_headers])
def test_the_time_is_over_when_it_is_over(behaviour):
    with faulty(behaviour) as server:
        assert fault(quick(server.url)).problem.code == "RG6009"
        assert "within 0.5 seconds" in str(fault(quick(server.url)))


def test_no_thread_waits_on_after_the_time():
    with faulty(silent) as server:
        fault(quick(server.url, 0.2))
        for thread in threading.enumerate():
            if thread.name == "resgraph-exchange":
                thread.join(5)
        assert not [t for t in threading.enumerate() if t.name == "resgraph-exchange"]


def test_a_name_that_does_not_resolve_in_time_ends_with_the_time(monkeypatch):
    hanging = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: hanging.wait(20))
    assert fault(quick("http://slow.example/query", 0.3)).problem.code == "RG6009"
    hanging.set()


def test_a_connection_that_breaks_is_no_answer():
    with faulty(resetting) as server:
        assert fault(server.url).problem.code in ("RG6011", "RG6001")


def test_nobody_listening_is_told():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    said = fault(f"http://127.0.0.1:{port}/query")
    assert said.problem.code == "RG6001"


class TestSecrets:
    def test_a_password_is_sent_only_when_it_is_asked_for(self):
        challenge = reply("401 Unauthorized", b"", WWW_Authenticate='Basic realm="x"')
        with faulty(challenge, reply()) as server:
            run(ASKED, Endpoint.at(server.url, user="me", password=SECRET))
        assert ["Authorization: Basic" in request for request in server.requests] == [False, True]

    @pytest.mark.parametrize(
        "scheme", ['Basic realm="x"', 'Digest realm="x", nonce="n", qop="auth"', "Negotiate", "Bearer"]
    )
    def test_a_wrong_password_is_refused_and_not_shown(self, scheme):
        body = f"me:{SECRET} bWU6dHIwdWI0ZG9yJjM= is wrong".encode()
        with faulty(reply("401 Unauthorized", body, "text/plain", WWW_Authenticate=scheme)) as server:
            said = fault(Endpoint.at(server.url, user="me", password=SECRET))
        assert said.problem.code == "RG6003"
        assert SECRET not in str(said)
        assert "bWU6dHIwdWI0ZG9yJjM=" not in str(said)
        assert len(server.requests) <= 7

    def test_a_password_in_the_address_is_taken_out_of_it(self):
        with faulty(reply("404 Not Found", b"", "")) as server:
            endpoint = Endpoint.at(server.url.replace("//", f"//me:{SECRET.replace('&', '%26')}@"))
            said = fault(endpoint)
        assert endpoint.account.password == SECRET
        assert SECRET not in f"{said} {endpoint!r} {endpoint}"
        assert "tr0ub4dor" not in "".join(server.requests)

    def test_user_and_password_come_from_the_environment(self, monkeypatch):
        monkeypatch.setenv("RESGRAPH_USER", "me")
        monkeypatch.setenv("RESGRAPH_PASSWORD", SECRET)
        assert Endpoint.at("http://host/query").account.password == SECRET


def test_a_word_of_updates_in_a_comment_does_not_make_it_one():
    with faulty(reply()) as server:
        run(f"# INSERT DATA\nPREFIX insert: <urn:INSERT>\n{ASKED}", server.url)
    head, _, body = server.requests[0].partition("\r\n\r\n")
    assert head.startswith("POST /query")
    assert "query=" in body
    assert "update=" not in body


@pytest.fixture(scope="module")
def certified(tmp_path_factory):
    """A maker of TLS contexts with a certificate that signs itself, and its file."""
    if not (program := shutil.which("openssl")):
        pytest.skip("openssl is not installed, so there are no certificates to test with")
    folder = tmp_path_factory.mktemp("tls")

    def make(name: str) -> tuple[ssl.SSLContext, Path]:
        key, certificate = folder / f"{name}.key", folder / f"{name}.pem"
        subject = ["-subj", "/CN=test", "-addext", f"subjectAltName={name}"]
        files = ["-keyout", str(key), "-out", str(certificate)]
        kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        subprocess.run([program, "req", "-x509", *kind, *subject, *files], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        return context, certificate

    return make


def test_a_certificate_that_nobody_knows_or_of_another_host_is_refused(certified):
    context, certificate = certified("IP:127.0.0.1")
    other, of_other = certified("DNS:other.example")
    with faulty(reply(), tls=context) as server:
        said = fault(Endpoint.at(server.url, user="me", password=SECRET))
        assert said.problem.code == "RG6013"
        assert server.requests in ([], [""])
        assert len(run(ASKED, Endpoint.at(server.url, authorities=str(certificate)))) == 1
    with faulty(reply(), tls=other) as server:
        assert fault(Endpoint.at(server.url, authorities=str(of_other))).problem.code == "RG6013"
