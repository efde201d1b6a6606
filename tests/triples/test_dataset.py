"""A dump as a data set: what is said of it is what the caller says and the bytes show, and DCAT-AP finds no fault."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, replace

import pytest

from resgraph.core.errors import Misuse
from resgraph.core.profiles import profile
from resgraph.judging import judged
from resgraph.triples.dataset import DatasetAbout, describe_dataset
from tests.validation.demands import Judge, graph, shapes
from tests.validation.demands import lines as lines_of

DCAT_AP = profile("dcat-ap")
DUMP = b'<https://example.org/s> <https://example.org/p> "o" .\n' * 3
ABOUT = DatasetAbout(
    "https://example.org/resolutions",
    "Resolutions",
    "Resolutions of the European Parliament as a graph.",
    "https://example.org/us",
    "Example",
    "https://creativecommons.org/licenses/by/4.0/",
    "https://example.org/resolutions.nq",
)


def test_the_bytes_tell_size_statements_and_checksum():
    said = " ".join(describe_dataset(ABOUT, DUMP))
    assert f'"{len(DUMP)}"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>' in said
    assert '<http://rdfs.org/ns/void#triples> "3"' in said
    assert f'"{hashlib.sha256(DUMP).hexdigest()}"^^<http://www.w3.org/2001/XMLSchema#hexBinary>' in said


def test_dcat_ap_finds_nothing():
    assert judged(describe_dataset(ABOUT, DUMP), DCAT_AP) == ()


def test_dcat_ap_is_awake():
    judge = Judge(shapes(DCAT_AP.shapes), graph(describe_dataset(ABOUT, DUMP)))
    caught = {
        kind: {(f.shape, f.component) for f in judged(lines_of(judge.mutant(kind)), DCAT_AP)}
        for kind in ("nothing", "two", "address", "literal")
    }
    demands = list(judge.demands())
    assert len(demands) > 100
    assert [one for one, kinds in demands if not any(one in caught[kind] for kind in kinds)] == []


@pytest.mark.parametrize("field", asdict(ABOUT))
def test_nothing_is_made_up_where_the_publisher_says_nothing(field):
    with pytest.raises(Misuse, match=field):
        DatasetAbout.told(asdict(ABOUT) | {field: ""})


def test_other_names_and_what_is_no_address_are_refused():
    with pytest.raises(Misuse, match="there is no colour"):
        DatasetAbout.told(asdict(ABOUT) | {"colour": "red"})
    with pytest.raises(Misuse, match="not an address"):
        describe_dataset(replace(ABOUT, download="file:///tmp/x"), DUMP)
    assert DatasetAbout.told(asdict(ABOUT)) == ABOUT
