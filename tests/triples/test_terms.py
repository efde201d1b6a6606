"""Terms as canonical N-Quads: what is written is what a store keeps, and only what can be published is written."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from resgraph.triples import terms

HOSTILE = (
    '" . <a> <b> <c> .',
    "}} INSERT DATA { <a> <b> <c> }",
    "'''",
    '"""',
    "back\\slash \\u0022 \\n",
    "@prefix x: <y> .",
    'tab\tline\nreturn\rquote"',
    "del\x7f nel\x85 nbsp\u00a0 ls\u2028",
    "<a href='x'>&amp;]]></a>",
    " leading and trailing ",
    "Ștefan – “quoted” \U0001f600",
)


def parsed(term: str) -> Quad:
    """The statement that has the term as value, as a second implementation reads it."""
    (quad,) = parse(f"<urn:x:s> <urn:x:p> {term} <urn:x:g> .".encode(), format=RdfFormat.N_QUADS)
    return quad


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read_back_as_it_was(text: str) -> None:
    assert parsed(terms.string(text)).object.value == text
    assert parsed(terms.tagged(text, "en")).object.value == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_literal_is_xml_clean_and_otherwise_unchanged(text: str) -> None:
    clean = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    assert parsed(terms.string(text)).object.value == clean


@given(st.text())
def test_the_escapes_are_the_canonical_ones(text: str) -> None:
    term = terms.string(text)
    assert str(parsed(term).object) == term


def test_a_lone_surrogate_is_left_out() -> None:
    assert terms.string("a\ud800b") == '"ab"'


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (terms.integer(7), '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (terms.integer(0), '"0"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (terms.decimal(1.0), '"1"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (terms.decimal(0.0), '"0"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (terms.decimal(-0.0), '"0"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (terms.decimal(0.5), '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (terms.decimal(0.95), '"0.95"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (terms.decimal(10.0), '"10"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (terms.boolean(True), '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        (terms.date("2022-01-20"), '"2022-01-20"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (terms.year(2022), '"2022"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        (terms.hexadecimal("AB12"), '"ab12"^^<http://www.w3.org/2001/XMLSchema#hexBinary>'),
        (
            terms.moment(datetime.datetime(2022, 1, 20, 14, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))),
            '"2022-01-20T12:30:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>',
        ),
        (terms.tagged("x", "sr-latn"), '"x"@sr-latn'),
    ],
)
def test_a_store_keeps_every_form_that_can_be_written(term: str, text: str) -> None:
    assert term == text
    store = Store()
    store.add(parsed(term))
    (kept,) = store
    assert str(kept.object) == text


@given(st.integers(0, 100))
def test_a_store_keeps_every_confidence(hundredths: int) -> None:
    term, store = terms.decimal(hundredths / 100), Store()
    store.add(parsed(term))
    assert str(next(iter(store)).object) == term


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: terms.tagged("x", "en-GB"),
        lambda: terms.tagged("x", ""),
        lambda: terms.tagged("x", "en> ."),
        lambda: terms.date("2022-02-30"),
        lambda: terms.date("2022-W03-4"),
        lambda: terms.date("20220120"),
        lambda: terms.date(""),
        lambda: terms.year(0),
        lambda: terms.hexadecimal("xy"),
        lambda: terms.moment(datetime.datetime(2022, 1, 20)),  # noqa: DTZ001
    ],
)
def test_what_has_no_canonical_form_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match=r"."):
        wrong()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.org/", "mailto:a@b.c",
        "http://user:pw@example.org/", "http://user@example.org/", "//example.org/", "para_1", "", "http://", "https:///x",
        "urn:x", "http://exa mple.org/", 'http://exam"ple.org/', "http://example.org:port/", " http://example.org/",
    ],
)  # fmt: skip
def test_an_address_that_must_not_be_published_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        terms.node(address)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("http://example.org/a b", "<http://example.org/a%20b>"),
        ("http://example.org/<a>", "<http://example.org/%3Ca%3E>"),
        ("http://example.org/a|b\\c^`{}", "<http://example.org/a%7Cb%5Cc%5E%60%7B%7D>"),
        ("http://example.org/100%", "<http://example.org/100%25>"),
        ("http://example.org/%C3%A9", "<http://example.org/%C3%A9>"),
        ("http://example.org/é", "<http://example.org/é>"),
        ("http://example.org/\ufffc\ufe0f\U000e0100", "<http://example.org/%EF%BF%BC\ufe0f%F3%A0%84%80>"),
        ("http://example.org/a\n> .", "<http://example.org/a%0A%3E%20.>"),
        ("urn:cite:a/b", "<urn:cite:a/b>"),
        ("https://undocs.org/A/RES/2625 (XXV)", "<https://undocs.org/A/RES/2625%20(XXV)>"),
    ],
)
def test_an_address_is_percent_encoded_where_needed(address: str, written: str) -> None:
    assert terms.node(address) == written


@given(st.text().map(lambda tail: f"https://example.org/{tail}"))
def test_every_address_written_is_one_to_a_second_implementation(address: str) -> None:
    written = terms.node(address)
    NamedNode(written[1:-1])
    quad = parsed(written)
    assert str(quad.object) == written
