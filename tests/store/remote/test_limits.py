"""R06, R07 and R11: time, broken connections, and how much is sent at once."""

from __future__ import annotations

import socket
import threading

import pytest

from resgraph.core.problem import catalogue
from resgraph.store.remote import Policy
from tests.servers import free_port
from tests.store.remote.conftest import GRAPHS, Loader, graph
from tests.store.remote.faulty import (
    Faulty,
    answering,
    dripping,
    on_questions,
    on_writes,
    reset,
    silent,
    write_number,
)  # fmt: skip


def code(report) -> str:
    return catalogue()[report.fault.problem.code].name


@pytest.mark.parametrize("action", [silent, dripping])
@pytest.mark.parametrize("scripted", [on_questions, on_writes])
def test_r06_a_server_that_is_silent_or_drips_gets_its_time_and_no_more(
    faulty: Faulty, loader: Loader, action, scripted
):
    loader.policy = Policy(connect=2.0, total=0.4)  # an answer of a hundred bytes drips for five seconds
    faulty.script = scripted(action)
    report = loader.load()
    assert code(report) == "remote-timeout"
    assert report.to_do == [one.address for one in GRAPHS]


def test_r06_a_connection_that_does_not_come_about_is_given_up(loader: Loader, monkeypatch):
    def never(address, timeout):
        assert timeout <= 2.0
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", never)
    assert code(loader.load()) == "remote-unreachable"


def test_r06_a_name_that_is_looked_up_for_ever_is_given_up(loader: Loader, monkeypatch):
    over = threading.Event()

    def looking(*_, **__):
        over.wait(30)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", looking)
    loader.policy = Policy(connect=0.1)
    report = loader.load()
    over.set()
    assert code(report) == "remote-unreachable"


def test_r06_where_nobody_listens_is_told_at_once(loader: Loader):
    loader.url = f"http://127.0.0.1:{free_port()}"
    assert code(loader.load()) == "remote-unreachable"
    assert loader.waits == []


@pytest.mark.parametrize("applied", [True, False])
@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_r07_after_a_reset_the_same_is_sent_again_and_read_back(
    faulty: Faulty, loader: Loader, applied: bool, protocol: str
):
    faulty.script = write_number(2, reset(applied=applied))
    report = loader.load(protocol=protocol)
    assert report.complete
    assert [faulty.statements(one.address) for one in GRAPHS] == [one.quads for one in GRAPHS]
    assert len(faulty.writes) > len(GRAPHS)


def test_r07_a_connection_that_always_breaks_is_told(faulty: Faulty, loader: Loader):
    faulty.script = on_writes(reset(applied=True))
    assert code(loader.load()) == "remote-cut-short"
    assert len(loader.waits) == 5


BIG = graph("https://example.org/big/graph", *(f"value {n:05}" for n in range(1000)))


@pytest.mark.parametrize(("protocol", "first"), [("gsp", "PUT"), ("update", "POST")])
@pytest.mark.parametrize("refused", [answering(413), answering(400, b"Error SP030: memory exhausted at line 4990")])
def test_r11_what_is_too_large_is_sent_in_halves(faulty: Faulty, loader: Loader, protocol: str, first: str, refused):
    faulty.script = lambda seen: refused if seen.write and len(seen.body) > 20_000 else None
    report = loader.load(BIG, protocol)
    assert report.complete
    assert faulty.statements(BIG[0].address) == 1000
    done = [seen for seen in faulty.writes if len(seen.body) <= 20_000]
    assert [seen.method for seen in done] == [first] + ["POST"] * (len(done) - 1)


def test_r11_a_size_that_was_too_large_is_not_tried_again(faulty: Faulty, loader: Loader):
    faulty.script = lambda seen: answering(413) if seen.write and len(seen.body) > 20_000 else None
    two = graph("https://example.org/other/graph", *(f"value {n:05}" for n in range(1000)))
    assert loader.load((*BIG, *two)).complete
    refused = [seen for seen in faulty.writes if len(seen.body) > 20_000]
    assert refused
    assert all("big" in seen.path for seen in refused)


def test_r11_a_statement_that_is_too_large_alone_is_told(faulty: Faulty, loader: Loader):
    faulty.script = on_writes(answering(413))
    report = loader.load(BIG)
    assert code(report) == "remote-too-large"
    assert len(faulty.writes) == 10  # 1000, 500 ... 1


def test_r11_an_update_holds_no_more_than_a_megabyte_and_five_thousand_statements(faulty: Faulty, loader: Loader):
    many = graph("https://example.org/many/graph", *(f"{n}" for n in range(11_000)))
    long = graph("https://example.org/long/graph", *(f"{n} {'x' * 100_000}" for n in range(25)))
    assert loader.load((*many, *long), "update").complete
    assert max(seen.body.count(b"\n") for seen in faulty.writes) <= 5_003
    assert max(len(seen.body) for seen in faulty.writes) <= 1_000_200
    assert len(faulty.writes) == 3 + 3


def test_r11_a_server_that_gives_few_rows_is_read_in_parts(faulty: Faulty, loader: Loader):
    faulty.rows = 300
    assert loader.load(BIG).complete
