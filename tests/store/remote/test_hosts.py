"""R13 and R15: whose certificate is taken, and which hosts are spoken to."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from pathlib import Path

import pytest

from resgraph.core.errors import Misuse
from resgraph.core.problem import catalogue
from resgraph.store.remote import Policy
from tests.store.remote.conftest import Loader
from tests.store.remote.faulty import Faulty, answering, on_writes, running


def code(report) -> str:
    return catalogue()[report.fault.problem.code].name


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An authority and what it signed: good, expired and other (for another host), each with its key."""
    program = shutil.which("openssl")
    if not program:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("certificates")

    def run(*arguments: str) -> None:
        subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True)

    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    run("req", "-x509", *key, "-keyout", "authority.key", "-out", "authority.pem", "-subj", "/CN=test", "-days", "2")
    for name, host, days in (
        ("good", "DNS:localhost", "2"),
        ("expired", "DNS:localhost", "-1"),
        ("other", "DNS:a.b", "2"),
    ):
        (folder / "names").write_text(f"subjectAltName={host}")
        run("req", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", "/CN=test")
        signed = ["-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial", "-extfile", "names"]
        run("x509", "-req", "-in", f"{name}.csr", *signed, "-days", days, "-out", f"{name}.pem")
    return folder


def secured(server: Faulty, folder: Path, name: str) -> str:
    """Have the server speak TLS with a certificate; its address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    return f"https://localhost:{server.server_address[1]}"


@pytest.mark.parametrize(
    ("name", "trusted", "words"),
    [
        ("good", "", "self-signed certificate in certificate chain|unable to get local issuer"),
        ("expired", "authority.pem", "expired"),
        ("other", "authority.pem", "not valid for 'localhost'"),
    ],
)
def test_r13_a_certificate_that_proves_nothing_is_refused(
    faulty: Faulty, loader: Loader, certificates: Path, name: str, trusted: str, words: str
):
    loader.url = secured(faulty, certificates, name)
    loader.policy = Policy(total=10, ca_file=str(certificates / trusted) if trusted else "")
    report = loader.load()
    assert code(report) == "remote-certificate"
    assert any(one in str(report.fault) for one in words.split("|"))
    assert faulty.seen == []


def test_r13_an_authority_of_ones_own_is_trusted_when_named(faulty: Faulty, loader: Loader, certificates: Path):
    loader.url = secured(faulty, certificates, "good")
    loader.policy = Policy(total=10, ca_file=str(certificates / "authority.pem"))
    assert loader.load().complete


def test_r13_a_file_that_holds_no_certificate_is_told(faulty: Faulty, loader: Loader, certificates: Path):
    loader.url = secured(faulty, certificates, "good")
    for bad in ("names", "absent.pem"):
        loader.policy = Policy(total=10, ca_file=str(certificates / bad))
        with pytest.raises(Misuse):
            loader.load()


def test_r13_a_plain_server_is_no_tls_server(faulty: Faulty, loader: Loader):
    loader.url = faulty.url.replace("http:", "https:")
    assert code(loader.load()) == "remote-unreachable"


def pointed(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Make every name stand for these addresses; the names that were looked up."""
    asked = []

    def look(host, port, *_, **__):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look)
    return asked


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["192.168.0.9"],
        ["172.16.5.4"],
        ["::1"],
        ["fd00::1"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::a9fe:a9fe"],
        ["64:ff9b::7f00:1"],
        ["2002:7f00:1::"],
        ["100.64.0.1"],
        ["8.8.8.8", "127.0.0.1"],
    ],
)
def test_r15_a_name_that_stands_for_a_private_address_is_refused(loader: Loader, monkeypatch, addresses: list[str]):
    pointed(monkeypatch, *addresses)
    loader.url = "http://store.example:1"
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("spoke to it"))
    assert code(loader.load()) == "remote-private"


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "fe80::1", "0.0.0.0", "::", "224.0.0.1", "::ffff:169.254.169.254"]
)
@pytest.mark.parametrize("named", [True, False])
def test_r15_where_no_store_can_be_is_refused_even_when_allowed(loader: Loader, monkeypatch, address: str, named: bool):
    pointed(monkeypatch, address)
    host = "store.example" if named else f"[{address}]" if ":" in address else address
    loader.url, loader.policy = f"http://{host}:1", Policy(allow_private=True)
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("spoke to it"))
    assert code(loader.load()) == "remote-private"


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "127.0.0.1.example"])
def test_r15_only_the_full_form_of_an_address_counts_as_written_out(loader: Loader, monkeypatch, host: str):
    pointed(monkeypatch, "127.0.0.1")
    loader.url = f"http://{host}:1"
    assert code(loader.load()) == "remote-private"


@pytest.mark.parametrize("host", ["localhost", "store.localhost", "127.0.0.1"])
def test_r15_what_is_written_out_may_be_private(faulty: Faulty, loader: Loader, monkeypatch, host: str):
    pointed(monkeypatch, "127.0.0.1")
    loader.url = f"http://{host}:{faulty.server_address[1]}"
    assert loader.load().complete


def test_r15_a_name_may_be_private_when_allowed_and_is_looked_up_once(faulty: Faulty, loader: Loader, monkeypatch):
    asked = pointed(monkeypatch, "127.0.0.1")
    loader.url, loader.policy = f"http://store.example:{faulty.server_address[1]}", Policy(allow_private=True)
    faulty.script = on_writes(answering(204, applied=True, Connection="close"))
    assert loader.load().complete
    assert asked.count("store.example") == 1
    assert {seen.headers["Host"] for seen in faulty.seen} == {f"store.example:{faulty.server_address[1]}"}


def test_r15_proxies_of_the_environment_are_not_used(faulty: Faulty, loader: Loader, monkeypatch):
    with running() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert loader.load().complete
        assert proxy.seen == []
