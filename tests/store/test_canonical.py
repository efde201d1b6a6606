"""F01: what the store takes is what it keeps, statement for statement; everything else is refused with its place."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store, parse

from resgraph.core.errors import Refused
from resgraph.pipeline import convert
from resgraph.store import canonical
from resgraph.store.canonical import statements
from resgraph.triples import terms

GRAPH = "urn:graph"


def line(thing: str) -> str:
    return f"<urn:a> <urn:b> {thing} <{GRAPH}> ."


def stored(content: bytes) -> bytes:
    """What an index holds after it was given ``content``, as sorted lines."""
    index = Store()
    index.load(content, RdfFormat.N_QUADS)
    return "".join(sorted(f"{quad} .\n" for quad in index)).encode()


minted = st.one_of(
    st.text().filter(lambda t: not re.search("[\ud800-\udfff]", t)).map(terms.string),
    st.builds(terms.tagged, st.text(), st.sampled_from(["en", "fr", "en-gb", "zh-hant", "de-1996"])),
    st.integers().map(terms.integer),
    st.floats(-1e9, 1e9).map(terms.decimal),
    st.booleans().map(terms.boolean),
    st.dates().map(lambda day: terms.date(day.isoformat())),
    st.datetimes(timezones=st.just(datetime.UTC)).map(terms.moment),
    st.integers(1, 9999).map(terms.year),
    st.dates().map(lambda day: terms.month(day.isoformat()[:7])),
    st.binary().map(lambda data: terms.hexadecimal(data.hex())),
)


class TestWhatThePipelineMints:
    @settings(max_examples=300, deadline=None)
    @given(minted)
    def test_every_literal_comes_out_as_it_went_in_or_is_refused(self, thing):
        given_ = f"{line(thing)}\n".encode()
        try:
            content, count = canonical.canonical(GRAPH, given_)
        except Refused:
            assert stored(given_) != given_
        else:
            assert count == 1
            assert content == given_ == stored(content)

    @pytest.mark.parametrize(
        "thing",
        [terms.integer(-7), terms.decimal(0.5), terms.decimal(-0.0), terms.decimal(1.0), terms.boolean(True),
         terms.date("2024-02-29"), terms.date("2022-12-31"), terms.year(2022), terms.month("2022-12"),
         terms.moment(datetime.datetime(2022, 1, 20, 23, 59, 59, tzinfo=datetime.UTC)), terms.hexadecimal("00ff"),
         terms.tagged("Žeľjana\n\"x\"\\\t\x7f", "en-gb")],
    )  # fmt: skip
    def test_literals_of_real_texts_are_taken(self, thing):
        content, _ = canonical.canonical(GRAPH, [line(thing)])
        assert statements(content) == [line(thing)]

    def test_the_examples_are_taken_to_the_letter(self, examples):
        for file in sorted(examples.glob("*.txt")):
            one = convert(file)
            content, count = canonical.canonical(one.address.graph, one.quads)
            assert statements(content) == sorted(set(one.quads))
            assert count == len(set(one.quads))
            assert stored(content) == content

    def test_united_nations_texts_are_taken_to_the_letter(self, shared):
        for file in sorted((shared / "corpus/un/pdftext/resolution").iterdir())[::40]:
            one = convert(file)
            content, _ = canonical.canonical(one.address.graph, one.quads)
            assert statements(content) == sorted(set(one.quads))
            assert stored(content) == content


things = st.builds(
    lambda form, kind: f'"{form}"^^<http://www.w3.org/2001/XMLSchema#{kind}>',
    st.text("0123456789-+.:TZ", max_size=12) | st.sampled_from(["true", "false", "2024-02-29", "2022-01-20T23:59:59Z"]),
    st.sampled_from(sorted(canonical._KEPT)),
)
addresses = st.text("abz019:/?#%.[]@&=-~ü^ ", max_size=12).map(lambda text: f"<http://a{text}>")


class TestTheFastWay:
    @settings(max_examples=300, deadline=None)
    @given(things | addresses)
    def test_what_it_takes_the_index_keeps(self, thing):
        content = f"{line(thing)}\n".encode()
        if canonical._LINES.fullmatch(content):
            assert "".join(f"{quad} .\n" for quad in parse(content, RdfFormat.N_QUADS)).encode() == content
            assert stored(content) == content

    def test_what_it_does_not_know_is_tried(self):
        odd = ['"x"@zh-hant', '"PT5S"^^<urn:type>', "<http://example.org:80/>", "<http://example.org/ü>", '"\\u007F"']
        content, count = canonical.canonical(GRAPH, [line(thing) for thing in odd])
        assert (count, stored(content)) == (5, content)


class TestSpelling:
    @pytest.mark.parametrize(
        ("given_", "kept"),
        [
            ("<urn:a>  <urn:b>\t<urn:c> <urn:graph>.", line("<urn:c>")),
            ("<urn:a> <urn:b> <urn:c> <urn:graph> . # why", line("<urn:c>")),
            (line('"\\u0041"'), line('"A"')),
            (line('"x"@en-GB'), line('"x"@en-gb')),
            (line('"x"^^<http://www.w3.org/2001/XMLSchema#string>'), line('"x"')),
        ],
    )
    def test_another_spelling_of_the_same_statement_becomes_the_canonical_one(self, given_, kept):
        assert statements(canonical.canonical(GRAPH, [given_])[0]) == [kept]

    def test_lines_are_sorted_and_each_stands_once_whatever_they_end_with(self):
        one, two = line('"1"'), line('"2"')
        expected = f"{one}\n{two}\n".encode()
        for quads in ([two, one, two], [f"{two}\n", f"{one}\n"], expected, f"{two}\n\n{one}".encode()):
            assert canonical.canonical(GRAPH, quads) == (expected, 2)

    def test_characters_that_python_takes_for_line_ends_are_none(self):
        thing = '"one\u2028two\x85three"'
        content, count = canonical.canonical(GRAPH, [line(thing)])
        assert (count, statements(content)) == (1, [line(thing)])

    def test_nothing_is_nothing(self):
        assert canonical.canonical(GRAPH, []) == canonical.canonical(GRAPH, b"") == (b"", 0)


class TestRefused:
    @pytest.mark.parametrize(
        "thing",
        [f'"{form}"^^<http://www.w3.org/2001/XMLSchema#{kind}>' for form, kind in [
            ("007", "integer"), ("1", "nonNegativeInteger"), ("1", "int"), ("5", "long"), ("1.50", "decimal"),
            ("1.0e6", "double"), ("0", "boolean"), ("2022-01-20T10:00:00.000Z", "dateTime"),
            ("2022-01-20T10:00:00+00:00", "dateTime"), ("2022-01-20T24:00:00Z", "dateTime"),
            ("2022-01-20T10:00:00Z", "dateTimeStamp"), ("PT24H", "duration"), ("+1", "integer"), ("-0", "integer"),
        ]],
    )  # fmt: skip
    def test_a_literal_that_the_index_would_rewrite(self, thing):
        assert stored(f"{line(thing)}\n".encode()) != f"{line(thing)}\n".encode()
        with pytest.raises(Refused) as refused:
            canonical.canonical(GRAPH, [line(thing)])
        assert refused.value.problem.code == "RG5013"
        assert thing in str(refused.value)

    @pytest.mark.parametrize("quads", [b"\xff", ['<urn:a> <urn:b> "\ud800" <urn:graph> .'],
                                       ["<urn:a> <urn:b> <<( <urn:a> <urn:b> _:c )>> <urn:graph> ."]])  # fmt: skip
    def test_what_is_no_text_and_no_plain_statement(self, quads):
        with pytest.raises(Refused) as refused:
            canonical.canonical(GRAPH, quads)
        assert refused.value.problem.code == "RG5013"
