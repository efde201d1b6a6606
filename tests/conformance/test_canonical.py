"""RDFC-1.0 (W3C Recommendation 2024): the W3C's cases, and the digests of the ledger by a second implementation."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pyoxigraph as ox
import pytest
from pyld import jsonld

from resgraph import convert
from resgraph.store import archive
from tests.conformance.suites import STANDARDS

SUITE = STANDARDS / "rdf-canon" / "rdfc10"
CASES = sorted(SUITE.glob("*-rdfc10.nq"))
POISON = "test074"  # must be refused or given up: a graph made so that labelling it takes for ever
suite = pytest.mark.skipif(not CASES, reason="the W3C suite is not beside this checkout")


OTHER_HASH = {"test075": ox.CanonicalizationAlgorithm.RDFC_1_0_SHA_384}  # as its entry in the manifest says


def canonical(content: bytes, algorithm: ox.CanonicalizationAlgorithm = ox.CanonicalizationAlgorithm.RDFC_1_0) -> bytes:
    dataset = ox.Dataset(ox.parse(content, ox.RdfFormat.N_QUADS))
    dataset.canonicalize(algorithm)
    return "".join(sorted(f"{quad} .\n" for quad in dataset)).encode()


@suite
@pytest.mark.parametrize("file", CASES, ids=lambda file: file.name.removesuffix("-rdfc10.nq"))
def test_the_canonical_form_is_that_of_the_suite(file):
    given = file.with_name(file.name.replace("-rdfc10", "-in")).read_bytes()
    algorithm = OTHER_HASH.get(file.name.partition("-")[0], ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert canonical(given, algorithm) == file.read_bytes()


@suite
def test_the_archive_holds_the_canonical_form_where_there_is_no_blank_node():
    rewritten = (b"+00:00", b"E0")  # forms that the store would rewrite, so that the archive does not take them
    plain = [
        file
        for file in CASES
        if (text := file.read_bytes()) and b"_:" not in text and not any(f in text for f in rewritten)
    ]
    assert len(plain) >= 5
    for file in plain:
        read = list(ox.parse(file.with_name(file.name.replace("-rdfc10", "-in")).read_bytes(), ox.RdfFormat.N_QUADS))
        for graph in {quad.graph_name for quad in read}:
            lines = [f"{quad.triple} <urn:x:g> ." for quad in read if quad.graph_name == graph]
            record, content = archive.record("urn:x:g", lines, "https://example.org/")
            ending = b" ." if isinstance(graph, ox.DefaultGraph) else f" {graph} .".encode()
            kept = [line for line in file.read_bytes().splitlines() if _graph(line) == graph]
            assert [line.replace(b" <urn:x:g> .", ending) for line in content.splitlines()] == kept
            assert record.sha256 == hashlib.sha256(content).hexdigest()


def _graph(line: bytes) -> object:
    (quad,) = ox.parse(line, ox.RdfFormat.N_QUADS)
    return quad.graph_name


@suite
def test_there_are_as_many_cases_as_in_the_suite():
    assert len(CASES) == 64


@suite
def test_a_poisoned_graph_can_be_given_up():
    """No bound is set within the library, so whoever canonicalises what others sent does it in a process of its own."""
    code = (
        "import sys, pyoxigraph as ox\n"
        "d = ox.Dataset(ox.parse(open(sys.argv[1], 'rb').read(), ox.RdfFormat.N_QUADS))\n"
        "d.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)\n"
    )
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", code, str(SUITE / f"{POISON}-in.nq")], timeout=2, check=False)


@pytest.mark.parametrize("name", ["kazakhstan-2022.txt", "A_RES_78_8.txt"])
def test_the_digest_of_the_ledger_is_that_of_a_second_implementation(examples, name):
    document = convert(examples / name)
    record, content = archive.record(document.address.graph, document.quads, "https://w3id.org/resgraph/id/")
    options = {"algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"}
    by_pyld = jsonld.normalize(content.decode(), options).encode()
    assert hashlib.sha256(by_pyld).hexdigest() == record.sha256
    assert canonical(content) == content
