"""``resgraph ask`` on servers, and with limits."""

from __future__ import annotations

import pytest

from resgraph.cli import run
from tests.answers.faulty import faulty, reply

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ASKED = "SELECT ?x { ?x a ?y }"


def test_a_server_is_asked_in_place_of_a_store(capsysbinary):
    with faulty(reply()) as server:
        assert run(["ask", ASKED, "--endpoint", server.url, "--format", "csv"]) == 0
    assert capsysbinary.readouterr().out == b"x\r\n1\r\n"


def test_a_server_that_fails_is_told_with_code_6(capsys):
    with faulty(reply("302 Found", b"", Location="http://other.example/")) as server:
        assert run(["ask", ASKED, "--endpoint", server.url]) == 6
    said = capsys.readouterr()
    assert "RG6002" in said.err
    assert said.out == ""


def test_no_password_is_shown(capsys, monkeypatch):
    monkeypatch.setenv("RESGRAPH_USER", "me")
    monkeypatch.setenv("RESGRAPH_PASSWORD", "tr0ub4dor")
    answer = reply("401 Unauthorized", b"tr0ub4dor", "text/plain", WWW_Authenticate='Basic realm="x"')
    with faulty(answer) as server:
        assert run(["-v", "ask", ASKED, "--endpoint", server.url]) == 6
        assert run(["ask", ASKED, "--endpoint", server.url.replace("//", "//me:tr0ub4dor@")]) == 6
    said = capsys.readouterr()
    assert "RG6003" in said.err
    assert "tr0ub4dor" not in said.err + said.out


@pytest.mark.parametrize("address", ["localhost:7878/query", "ftp://host/", "http://"])
def test_what_is_no_address_is_misuse(capsys, address):
    assert run(["ask", ASKED, "--endpoint", address]) == 2
    assert "RG6014" in capsys.readouterr().err


def test_certificates_that_are_none_are_misuse(capsys, tmp_path):
    empty = tmp_path / "ca.pem"
    empty.write_bytes(b"")
    for file in (empty, tmp_path / "absent.pem"):
        assert run(["ask", ASKED, "--endpoint", "http://127.0.0.1:9/", "--ca-file", str(file)]) == 2
        assert "RG8001" in capsys.readouterr().err


def test_a_question_that_takes_too_long_is_stopped(capsys, examples):
    assert run(["ask", ENDLESS, "--in", str(examples / "kazakhstan-2022.txt"), "--timeout", "1"]) == 5
    said = capsys.readouterr()
    assert "RG8117" in said.err
    assert "within 1 seconds" in said.err
    assert said.out == ""


def test_the_limit_can_stand_in_the_settings(capsys, examples, tmp_path):
    settings = tmp_path / "resgraph.toml"
    settings.write_text("[resgraph]\ntimeout = 0.5\n")
    asked = ["--config", str(settings), "ask", ENDLESS, "--in", str(examples / "kazakhstan-2022.txt")]
    assert run(asked) == 5
    assert "within 0.5 seconds" in capsys.readouterr().err
    settings.write_text('[resgraph]\ntimeout = "soon"\n')
    assert run(asked) == 2
    assert "RG8005" in capsys.readouterr().err


def test_there_is_one_thing_to_ask(examples):
    assert run(["ask", ASKED, "--in", str(examples), "--endpoint", "http://127.0.0.1:9/"]) == 2
    assert run(["ask", ASKED, "--in", str(examples), "--timeout", "0"]) == 2
