"""The forms of an answer."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
import rdflib
from rich.cells import cell_len

from resgraph.answers import FORMATS, Answer, Column, render, run
from resgraph.core.errors import Misuse

XSD = "http://www.w3.org/2001/XMLSchema#"
NASTY = [
    '=cmd("x")',
    'a "quoted" word',
    "two\nlines",
    "a,b;c\td",
    "<b>&amp;</b>",
    "ünï – ‘cödé’",
    "",
    " space ",
    "漢字",
    "\\n",
]


def answer(*values: object, kind: str = "string") -> Answer:
    terms = [v if isinstance(v, (ox.Literal, ox.NamedNode)) or v is None else ox.Literal(str(v)) for v in values]
    return Answer(
        (Column("first", kind, ""), Column("second", "string", "")), tuple((t, ox.Literal("x")) for t in terms)
    )


def test_csv_is_rfc_4180_and_gives_back_every_value():
    text = render(answer(*NASTY), "csv")
    assert text.startswith("first,second\r\n")
    assert [row[0] for row in csv.reader(io.StringIO(text, newline=""))] == ["first", *NASTY]


def test_csv_writes_addresses_and_empty_cells_plainly():
    assert render(answer(ox.NamedNode("urn:a"), None), "csv") == "first,second\r\nurn:a,x\r\n,x\r\n"


def test_tsv_keeps_language_datatype_and_kind_of_every_term():
    terms = [
        ox.Literal("a\tb\nc", language="en"),
        ox.NamedNode("urn:a"),
        ox.Literal("3", datatype=ox.NamedNode(f"{XSD}integer")),
        ox.Literal("2022-01-20", datatype=ox.NamedNode(f"{XSD}date")),
        None,
        ox.Literal('"q"'),
    ]
    lines = render(answer(*terms), "tsv").split("\n")
    assert lines[0] == "?first\t?second"
    cells = [line.split("\t")[0] for line in lines[1:-1]]
    assert cells == ['"a\\tb\\nc"@en', "<urn:a>", "3", f'"2022-01-20"^^<{XSD}date>', "", '"\\"q\\""']


def test_tsv_and_json_are_read_back_by_another_implementation(lines):
    one = run("sponsors", lines, {"document": "2022/2505(RSP)"})
    expected = [[None if t is None else t.value for t in row] for row in one.rows]
    result = rdflib.query.Result.parse(io.BytesIO(render(one, "json").encode()), format="json")
    assert [str(v) for v in result.vars] == [c.name for c in one.columns]
    assert [[None if t is None else str(t) for t in row] for row in result] == expected
    parsed = ox.parse_query_results(render(one, "tsv").encode(), format=ox.QueryResultsFormat.TSV)
    assert [[None if t is None else t.value for t in row] for row in parsed] == expected


def test_json_is_the_w3c_form():
    terms = [
        ox.Literal("a", language="en"),
        ox.Literal("1", datatype=ox.NamedNode(f"{XSD}integer")),
        ox.NamedNode("urn:a"),
        None,
    ]
    content = json.loads(render(answer(*terms), "json"))
    assert content["head"] == {"vars": ["first", "second"]}
    assert [row.get("first") for row in content["results"]["bindings"]] == [
        {"type": "literal", "value": "a", "xml:lang": "en"},
        {"type": "literal", "value": "1", "datatype": f"{XSD}integer"},
        {"type": "uri", "value": "urn:a"},
        None,
    ]
    assert json.loads(render(Answer(boolean=True), "json")) == {"head": {}, "boolean": True}


def test_turtle_is_read_back_as_the_same_triples(lines):
    one = run("card", lines, {"thing": "Kazakhstan"})
    text = render(one, "turtle")
    assert text == render(one)
    again = {(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(text.encode(), ox.RdfFormat.TURTLE)}
    assert again == {(str(t.subject), str(t.predicate), str(t.object)) for t in one.triples}
    assert "@prefix skos:" in text
    assert "@prefix cito:" not in text


@pytest.mark.parametrize(
    ("one", "form"),
    [
        (answer("x"), "turtle"),
        (answer("x"), "xml"),
        (Answer(triples=()), "csv"),
        (Answer(triples=()), "table"),
        (Answer(boolean=True), "csv"),
        (Answer(boolean=False), "turtle"),
    ],
)
def test_a_form_that_does_not_fit_is_refused_and_others_proposed(one, form):
    with pytest.raises(Misuse, match="choose") as misuse:
        render(one, form)
    assert misuse.value.problem.code == "RG8115"


def test_every_form_is_named():
    assert FORMATS == ("table", "csv", "tsv", "json", "turtle")


class TestTable:
    def test_columns_are_aligned_and_numbers_flush_right(self):
        text = render(answer(1, 100, kind="integer"))
        assert text == "first  second\n─────  ──────\n    1  x\n  100  x\n"

    def test_addresses_are_cut_at_their_start(self):
        text = render(answer(ox.NamedNode("https://example.org/long/para_10"), kind="iri"), width=20)
        assert text.splitlines()[2] == "…ong/para_10  x"

    def test_wide_and_combining_characters_take_the_room_they_need(self):
        lines = render(answer("漢字", "e\u0301", "abcd")).splitlines()
        assert {cell_len(line.rsplit("x", 1)[0]) for line in lines[2:]} == {7}

    def test_an_answer_without_rows_still_has_its_head(self):
        assert render(answer()) == "first  second\n─────  ──────\n"

    def test_addresses_are_compact_and_the_base_is_id(self):
        one = answer(
            ox.NamedNode("https://w3id.org/resgraph/ns#Recital"), ox.NamedNode("https://example.org/id/eu/ep/X")
        )
        assert "resg:Recital" in render(one)
        assert "id:eu/ep/X" in render(one, base="https://example.org/id/")
        assert "https://example.org/id/eu/ep/X" in render(one)

    @pytest.mark.parametrize("width", [20, 40, 80])
    def test_no_line_is_longer_than_the_width_and_cut_cells_say_so(self, width):
        text = render(answer("word " * 40, "漢字" * 40), width=width)
        assert max(map(cell_len, text.splitlines())) <= width
        assert text.count("…") == 2

    def test_without_width_nothing_is_cut(self):
        assert "word " * 39 + "word" in render(answer("word " * 40))

    def test_short_columns_are_not_cut_for_long_ones(self):
        one = Answer(
            (Column("a", "string", ""), Column("b", "string", "")), ((ox.Literal("short"), ox.Literal("long " * 50)),)
        )
        assert render(one, width=40).splitlines()[2].startswith("short  long")

    @pytest.mark.parametrize("character", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200b"])
    def test_nothing_of_a_document_controls_the_terminal(self, character):
        text = render(answer(f"a{character}[31mb"))
        assert character not in text
        assert f"\\u{{{ord(character):x}}}" in text

    def test_line_feeds_stay_inside_their_row(self):
        assert len(render(answer("two\nlines\r\nmore")).splitlines()) == 3

    def test_yes_and_no(self):
        assert render(Answer(boolean=True)) == "yes\n"
        assert render(Answer(boolean=False), "table") == "no\n"
