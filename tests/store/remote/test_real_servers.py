"""R14 and R16: real servers hold what they were sent, whatever words it has; the same data gives the same digest."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resgraph import convert
from resgraph.core.problem import catalogue
from resgraph.core.remote import Account
from resgraph.store.remote import (
    Client,
    LocalGraph,
    RemoteReport,
    State,
    Wish,
    Writer,
    load,
    named,
    of_files,
)  # fmt: skip
from resgraph.store.remote.readback import reading
from resgraph.store.remote.values import compare, digest
from tests.servers import Server

XSD = "http://www.w3.org/2001/XMLSchema#"
OTHER_FORMS = {  # literals that our own output never holds, and that servers keep in another form
    "oxigraph": {
        '"1.50"^^<{x}decimal>': '"1.5"^^<{x}decimal>',
        '"0042"^^<{x}integer>': '"42"^^<{x}integer>',
        '"7"^^<{x}long>': '"7"^^<{x}integer>',
    },
    "virtuoso": {
        '"1.50"^^<{x}decimal>': '"1.5"^^<{x}decimal>',
        '"0042"^^<{x}integer>': '"42"^^<{x}integer>',
    },
}


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> Server:
    found: Server = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def documents(examples: Path) -> tuple[LocalGraph, ...]:
    quads = convert(examples / "kazakhstan-2022.txt").quads
    return of_files([("one.nq", "".join(f"{quad}\n" for quad in quads).encode())])


def client(server: Server) -> Client:
    endpoint = named(
        server.query_url,
        update=server.update_url,
        graph_store=server.graph_store_url,
        account=Account(server.user, server.password),
    )
    return Client(endpoint)


def loaded(server: Server, graphs: tuple[LocalGraph, ...], protocol: str, **wish: bool) -> RemoteReport:
    with client(server) as one:
        return load(graphs, one, Writer(one, protocol), State(None, one.endpoint), Wish(**wish))


def quads(graph: str, *objects: str) -> tuple[LocalGraph, ...]:
    text = "".join(f"<urn:s:{n}> <urn:p> {one} <{graph}> .\n" for n, one in enumerate(objects))
    return of_files([("some.nq", text.encode())])


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_r16_the_same_bytes_give_the_same_digest_on_every_server(
    server: Server, protocol: str, documents: tuple[LocalGraph, ...]
):
    server.delete(documents[0].address)
    report = loaded(server, documents, protocol)
    assert (len(report.sent), report.complete) == (1, True)
    with client(server) as one:
        lines = documents[0].lines()
        held = reading(one, documents[0].address, lines)
    assert compare(lines, held.lines).found == digest(lines)
    assert held.held == documents[0].quads
    assert loaded(server, documents, protocol).found == [documents[0].address]


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_r16_what_a_server_keeps_in_another_form_is_told_and_no_difference(server: Server, protocol: str):
    forms = {a.format(x=XSD): b.format(x=XSD) for a, b in OTHER_FORMS[server.name].items()}
    report = loaded(server, quads(f"urn:forms:{protocol}:{server.name}", *forms), protocol)
    assert report.complete
    assert report.rewritten == forms


def test_r16_virtuoso_writes_booleans_as_numbers_in_the_results_of_queries(virtuoso: Server):
    boolean = f"^^<{XSD}boolean>"
    account = Account(virtuoso.user, virtuoso.password)
    endpoint = named(virtuoso.query_url, update=virtuoso.update_url, account=account)
    with Client(endpoint) as one:
        report = load(quads("urn:booleans", f'"true"{boolean}'), one, Writer(one, "update"), State(None, endpoint))
    assert report.complete
    assert report.rewritten == {f'"true"{boolean}': f'"1"{boolean}'}


def test_r16_a_value_that_a_server_cannot_keep_is_a_difference(virtuoso: Server):
    graph = quads("urn:precise", f'"0.1234567890123456789"^^<{XSD}decimal>')
    report = loaded(virtuoso, graph, "gsp")
    assert [one.graph for one in report.differences] == ["urn:precise"]
    assert report.sent == []


def test_r16_a_replaced_graph_holds_the_new_and_nothing_of_the_old(server: Server):
    name = f"urn:replaced:{server.name}"
    for protocol in ("gsp", "update", "gsp"):
        assert loaded(server, quads(name, '"old"', '"older"', '"oldest"'), protocol).complete
        assert loaded(server, quads(name, f'"{protocol}"'), protocol).complete


def test_r11_virtuoso_takes_a_large_graph_by_either_way(virtuoso: Server):
    many = quads("urn:many", *(f'"value {n}"' for n in range(6_000)))
    with client(virtuoso) as one:
        report = load(
            many, one, Writer(one, "update"), State(None, one.endpoint)
        )  # 5,000 at once is more than it takes
    assert report.complete
    assert loaded(virtuoso, quads("urn:many2", *(f'"value {n}"' for n in range(6_000))), "gsp").complete


def test_r12_a_wrong_password_is_refused_in_words(virtuoso: Server):
    wrong = Account(virtuoso.user, "wrong")
    endpoint = named(virtuoso.query_url, graph_store=virtuoso.graph_store_url, account=wrong)
    with Client(endpoint) as one:
        report = load(quads("urn:x", '"y"'), one, Writer(one, "gsp"), State(None, endpoint))
    assert report.fault
    assert catalogue()[report.fault.problem.code].name == "remote-unauthorised"


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
HOSTILE = (
    "\\u0022 } ; DROP ALL #",
    '" } } ; CLEAR ALL ; {{ #',
    '" . <urn:a> <urn:b> <urn:c>',
    *('"""', "''' ", "\\", "\\\\u0041", "\\N{BULLET}", "}", "%22%7D", "$x ?y @en"),
    *("\r\n\t", "\x00", "\x07", "\x7f", "\ufeff", "\u2028", "\U0001f600"),
)
NASTY = st.sampled_from(HOSTILE)
TAGS = st.sampled_from(["en", "EN-gb", "zh-Hant-TW"])
LITERALS = st.one_of(
    st.builds(ox.Literal, WORDS | NASTY),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), WORDS | NASTY, TAGS),
    st.builds(lambda text: ox.Literal(text, datatype=ox.NamedNode("urn:kind")), WORDS | NASTY),
    st.builds(ox.Literal, st.integers() | st.booleans()),
)


def address(text: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(f"urn:x:{text}")
    except ValueError:
        return None


IRIS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).map(address).filter(bool)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(IRIS, IRIS, LITERALS | IRIS), min_size=1, max_size=8), IRIS, st.sampled_from(["gsp", "update"])
)
def test_r14_any_terms_come_back_and_nothing_else_happens(oxigraph: Server, triples, graph, protocol: str):
    bystander = quads("urn:bystander", '"stays"')
    loaded(oxigraph, bystander, "gsp")
    text = "".join(f"{s} {p} {o} {graph} .\n" for s, p, o in triples)
    some = of_files([("some.nq", text.encode())])
    report = loaded(oxigraph, some, protocol, overwrite=True)
    assert report.complete
    assert loaded(oxigraph, some, protocol, verify=True).found == [graph.value]
    assert loaded(oxigraph, bystander, "gsp").found == ["urn:bystander"]


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_r14_hostile_words_come_back_from_either_server(server: Server, protocol: str):
    objects = [str(ox.Literal(word)) for word in HOSTILE]
    assert loaded(server, quads(f"urn:hostile:{protocol}:{server.name}", *objects), protocol).complete
