"""Every syntax read again by two other implementations gives the same statements; the same bytes every time."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse
from rdflib import Dataset

from resgraph.core.errors import Misuse
from resgraph.formats import FORMATS, by_name, by_suffix, write

RDFLIB = {
    "turtle": "turtle", "trig": "trig", "ntriples": "nt", "nquads": "nquads", "jsonld": "json-ld", "rdfxml": "xml",
}  # fmt: skip
TEXT = "<urn:x:s> <http://www.w3.org/2000/01/rdf-schema#label>"
HOSTILE = (
    r'" . <a> <b> <c> .',
    "}} INSERT DATA { <a> <b> <c> }",
    "''' \"\"\" ' \"",
    "back\\slash \\u0022 \\n \\",
    "@prefix x: <y> . # not a comment",
    "tab\tline\nreturn\rboth\r\nend",
    "del\x7f nel\x85 nbsp\u00a0 ls\u2028 zwsp\u200b",
    "<a href='x'>&amp;&lt;]]></a><!-- -- -->",
    "  leading and trailing  ",
    "\n",
    "Ștefan – “quoted” \U0001f600 שלום",
    '{"@id": "http://example.org/"}',
    "@en",
    "_:b0",
)
HOSTILE_ADDRESSES = (
    "http://example.org/a&b=c;d'e",
    "http://example.org/a(b)$c,d*e!f~g@h",
    "https://undocs.org/A/RES/2625%20(XXV)",
    "http://example.org/é/日本",
    "http://www.w3.org/ns/oa#not-a-name.",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/oa#1a",
    "http://www.w3.org/ns/oa#a/b?c",
    "urn:cite:eu.ep:1",
)


def escaped(text: str) -> str:
    """A literal with the escapes of N-Quads."""
    table = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x7f": "\\u007F"}
    return "".join(table.get(c, c) for c in text)


def by_pyoxigraph(document: bytes, name: str) -> set[str]:
    return {str(quad.triple) for quad in parse(document, format=RdfFormat.from_media_type(FORMATS[name].media_type))}


def by_rdflib(document: bytes, name: str) -> set[tuple[str, ...]]:
    dataset = Dataset()
    dataset.parse(data=document, format=RDFLIB[name])
    return {(s.n3(), p.n3(), o.n3()) for s, p, o, _ in dataset.quads()}


def assert_same(lines: list[str], name: str) -> None:
    """What was given is what two other implementations read."""
    document, given_ = write(lines, name), "\n".join(lines).encode()
    assert by_pyoxigraph(document, name) == by_pyoxigraph(given_, "nquads")
    assert by_rdflib(document, name) == by_rdflib(given_, "nquads")


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_is_read_back_as_it_was(lines: tuple[str, ...], name: str) -> None:
    assert_same(list(lines), name)


@pytest.mark.parametrize("name", [n for n, f in FORMATS.items() if f.graphs])
def test_a_format_with_graphs_keeps_them(lines: tuple[str, ...], name: str) -> None:
    moved = [*lines, *(line.replace("TA-9-2022-0012/graph>", "other/graph>") for line in lines[:20]), *LOOSE]
    document = write(moved, name)
    read = {str(quad) for quad in parse(document, format=RdfFormat.from_media_type(FORMATS[name].media_type))}
    assert read == {str(quad) for quad in parse("\n".join(moved).encode(), format=RdfFormat.N_QUADS)}
    dataset = Dataset()
    dataset.parse(data=document, format=RDFLIB[name])
    assert len(list(dataset.quads())) == len(set(moved))


LOOSE = (f'{TEXT} "in no graph" .', "_:a <http://example.org/p> _:b .", '_:b <http://example.org/p> "x"@en-gb .')


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_survives(name: str, text: str) -> None:
    label, line = f'"{escaped(text)}"', "<http://example.org/g> ."
    assert_same([f"{TEXT} {label} {line}", f"{TEXT} {label}@en {line}"], name)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
def test_a_difficult_address_survives(name: str, address: str) -> None:
    assert_same([f"<{address}> <http://www.w3.org/2002/07/owl#sameAs> <{address}> <http://example.org/g> ."], name)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "value",
    ['"7"', '"1.0"', '"1"', '".5"', '"true"', '"maybe"', '"2022-01-20"', '"-0"', '"12345678901234567890"', '"007"'],
)
@pytest.mark.parametrize("kind", ["integer", "decimal", "boolean", "date", "string", "anyURI", "double"])
def test_a_typed_value_keeps_form_and_type(name: str, value: str, kind: str) -> None:
    line = f"<urn:x:s> <http://www.w3.org/ns/oa#start> {value}^^<http://www.w3.org/2001/XMLSchema#{kind}> ."
    document = write([line], name)
    assert by_pyoxigraph(document, name) == by_pyoxigraph(line.encode(), "nquads")


@pytest.mark.parametrize("name", FORMATS)
def test_a_value_of_another_kind_than_its_property_survives(name: str) -> None:
    graph = "<http://example.org/g> ."
    assert_same(
        [
            f'{TEXT} "plain" {graph}',
            f'{TEXT} "tagged"@en {graph}',
            f'{TEXT} "too"@en {graph}',
            f"{TEXT} <http://example.org/x> {graph}",
            f'<urn:x:s> <http://www.w3.org/2002/07/owl#sameAs> "http://example.org/x" {graph}',
            f'<urn:x:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "odd" {graph}',
            f'<urn:x:s> <http://unknown.example/ns/odd-property> "odd"@fr {graph}',
            f"<urn:x:s> <http://unknown.example/ns#p1> <http://unknown.example/ns#Class> {graph}",
        ],
        name,
    )


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_text_survives_every_format(text: str) -> None:
    line = f'{TEXT} "{escaped(text)}"@en <http://example.org/g> .'
    for name in FORMATS:
        assert by_pyoxigraph(write([line], name), name) == by_pyoxigraph(line.encode(), "nquads")


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_in_which_lines_come_does_not_matter(lines: tuple[str, ...], name: str) -> None:
    shuffled = [*lines, *lines[:5]]
    random.Random(1).shuffle(shuffled)
    assert write(shuffled, name) == write(lines, name)


@pytest.mark.parametrize("name", FORMATS)
def test_no_statement_is_a_document_too(name: str) -> None:
    assert by_pyoxigraph(write([], name), name) == set()


def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from made import ADDRESS, LINKS, RESOLUTION;"
        "from resgraph.triples import describe; from resgraph.formats import FORMATS, write;"
        "quads = describe(RESOLUTION, LINKS, ADDRESS).quads;"
        "print([hashlib.sha256(write(quads, name)).hexdigest() for name in FORMATS])"
    )
    folder = str(Path(__file__).parents[1] / "triples")
    answers = {
        subprocess.run(
            [sys.executable, "-c", program, folder], env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
            capture_output=True, text=True, cwd=tmp_path,
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(answers) == 1


def test_turtle_is_for_people(lines: tuple[str, ...]) -> None:
    text = write(lines, "turtle").decode()
    assert "    epvoc:numbering 3 ;" in text
    assert "    resg:confidence 0.95 ;" in text
    assert "        resg:Recital ;" in text
    assert text.count("@prefix resg:") == 1
    assert "@prefix xsd:" in text
    assert "rdf-syntax-ns" not in text  # a prefix that is not used is not declared
    assert text.index("TA-9-2022-0012>\n") < text.index("country/EXA>\n")  # the document comes before what it names


def test_numbers_in_addresses_are_ordered_by_value() -> None:
    given_ = [f"<http://example.org/para_{n}> <http://example.org/p> <http://example.org/x> ." for n in (10, 9, 1)]
    text = write(given_, "turtle").decode()
    assert text.index("para_1>") < text.index("para_9>") < text.index("para_10>")


def test_json_ld_is_compact_and_carries_its_context(lines: tuple[str, ...]) -> None:
    document = json.loads(write(lines, "jsonld"))
    nodes = {node["id"]: node for node in document["graph"]}
    home = "https://w3id.org/resgraph/id/eu/ep/TA-9-2022-0012"
    assert document["id"] == f"{home}/graph"
    assert nodes[f"{home}/rec_A"]["type"] == ["WorkSubdivision", "Recital"]
    assert nodes[f"{home}/rec_A"]["label"] == {"en": "recital A"}
    assert nodes[f"{home}/rec_A"]["numbering"] == 2
    assert nodes[f"{home}/cit_1/ref_1"]["confidence"] == "0.9"
    assert nodes[f"{home}/cit_1/ref_1"]["referenceStatus"] == "resg:status-lookup"
    assert not [
        key for node in nodes.values() for key in node if ":" in key and not key.startswith(("rdfs:", "dcterms:"))
    ]


def test_the_context_in_a_document_is_part_of_the_published_one(lines: tuple[str, ...]) -> None:
    published = json.loads((Path(__file__).resolve().parents[2] / "ontology/context.jsonld").read_text("utf-8"))
    inside = json.loads(write(lines, "jsonld"))["@context"]
    assert inside.items() <= published["@context"].items()


def test_rdf_xml_is_well_formed_for_a_second_parser(lines: tuple[str, ...]) -> None:
    root = ElementTree.fromstring(write(lines, "rdfxml"))
    assert root.tag == "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
    assert len(root) == len({line.split(" ", 1)[0] for line in lines})


@pytest.mark.parametrize("text", ["nul\\u0000", "bell\\u0007", "\\uFFFE"])
def test_rdf_xml_refuses_a_character_that_xml_does_not_know(text: str) -> None:
    with pytest.raises(Misuse, match="XML") as caught:
        write([f'{TEXT} "{text}" .'], "rdfxml")
    assert caught.value.problem.title == "Statements cannot be read"


def test_rdf_xml_refuses_a_property_without_a_name() -> None:
    with pytest.raises(Misuse, match="ends in no name"):
        write(["<urn:x:s> <http://example.org/1/> <urn:x:o> ."], "rdfxml")


@pytest.mark.parametrize("name", [n for n in FORMATS if n != "nquads"])
@pytest.mark.parametrize(
    "line", ["no statement", "<urn:a> <urn:b> <c> .", "<urn:a:a> <urn:b:b> <<( <urn:a:a> <urn:b:b> <urn:c:c> )>> ."]
)
def test_a_line_that_is_no_statement_is_refused(name: str, line: str) -> None:
    with pytest.raises(Misuse):
        write([line], name)


@pytest.mark.parametrize(
    ("asked", "name"),
    [("turtle", "turtle"), ("ttl", "turtle"), ("nq", "nquads"), ("application/ld+json", "jsonld"), ("XML", "rdfxml")],
)
def test_a_format_is_found_by_name_suffix_or_media_type(asked: str, name: str) -> None:
    assert by_name(asked).name == name


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.ttl", "turtle"), ("b/c.trig", "trig"), ("x.nt", "ntriples"), ("x.nq", "nquads"), ("x.JSONLD", "jsonld"),
     ("x.json", "jsonld"), ("x.rdf", "rdfxml"), ("x.xml", "rdfxml")],
)  # fmt: skip
def test_a_format_is_found_by_the_suffix_of_a_file(path: str, name: str) -> None:
    assert by_suffix(path).name == name
    assert by_suffix(Path(path)).name == name


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    for wrong in (
        lambda: by_name("word"),
        lambda: by_suffix("x.doc"),
        lambda: by_suffix("x"),
        lambda: write([], "word"),
    ):
        with pytest.raises(Misuse, match="turtle, trig, ntriples") as caught:
            wrong()
        assert caught.value.exit_code == 2


def test_suffixes_and_media_types_are_unique() -> None:
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert len({form.media_type for form in FORMATS.values()}) == len(FORMATS)
    assert all(form.suffix == form.suffixes[0] and form.name == name for name, form in FORMATS.items())
