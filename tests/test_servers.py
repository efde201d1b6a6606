"""The real servers of the tests start, take a graph, give it back and ask for the password."""

from __future__ import annotations

import urllib.error

import pytest

from tests.servers import Server

LINE = b'<urn:a> <urn:b> "c" .\n'


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> Server:
    found: Server = request.getfixturevalue(request.param)
    return found


def test_a_server_keeps_what_is_put_and_updated(server: Server):
    server.put("urn:graph:kept", LINE)
    server.update('INSERT DATA { GRAPH <urn:graph:kept> { <urn:a> <urn:b> "d" } }')
    found = server.select("SELECT ?o WHERE { GRAPH <urn:graph:kept> { ?s ?p ?o } } ORDER BY ?o")
    assert [row["o"]["value"] for row in found] == ["c", "d"]
    server.delete("urn:graph:kept")
    server.delete("urn:graph:kept")
    assert server.select("SELECT ?o WHERE { GRAPH <urn:graph:kept> { ?s ?p ?o } }") == []


def test_quads_go_into_their_graphs(server: Server):
    server.load(b"<urn:a> <urn:b> <urn:1> <urn:graph:1> .\n<urn:a> <urn:b> <urn:2> <urn:graph:2> .\n")
    assert server.get("urn:graph:2").split()[2] == b"<urn:2>"


def test_the_password_is_not_shown_and_is_needed(virtuoso: Server):
    assert virtuoso.password not in repr(virtuoso)
    stranger = Server("", virtuoso.query_url, virtuoso.update_url, virtuoso.graph_store_url, 0)
    with pytest.raises(urllib.error.HTTPError) as refused:
        stranger.update("INSERT DATA { GRAPH <urn:graph:no> { <urn:a> <urn:b> <urn:c> } }")
    refused.value.close()
    assert refused.value.code == 401
