"""Spans, folding, keys and passages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.core.text import (
    Passage,
    Span,
    assemble,
    bare_key,
    blank,
    fold,
    key,
    single_line,
    slug,
)


def test_a_span_knows_its_length_and_neighbours():
    assert len(Span(3, 7)) == 4
    assert Span(3, 7).within(Span(3, 7))
    assert not Span(2, 7).within(Span(3, 7))
    assert Span(3, 7).overlaps(Span(6, 9))
    assert not Span(3, 7).overlaps(Span(7, 9))


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("P9\u2011TA", "P9-TA"),
        ("27\u00a0January\u202f2022", "27 January 2022"),
        ("\u2018his\u2019 \u201cown\u201d", "'his' \"own\""),
        ("\uff21\uff0d\uff11\uff5e", "A-1~"),
        ("1939\u20131945\u2014\u2212", "1939-1945--"),
        ("line\nfeed\u00ad\u200b", "line\nfeed\u00ad\u200b"),
    ],
)
def test_folding_makes_printing_variants_plain(printed, plain):
    assert fold(printed) == plain


@given(st.text())
def test_folding_keeps_every_offset_and_is_done_once(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_blanking_hides_characters_and_keeps_offsets():
    assert blank("Nations1 was", [(7, 8)]) == "Nations  was"
    assert blank("abc", [(0, 1), (2, 3)]) == " b "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ján\u00a0Pospíšil", "ján pospíšil"),
        ("Jose\u0301", "JOSÉ"),
        ("Verts\u2011ALE", "verts-ale"),
        ("an\u00adti\u200bdote", "antidote"),
        ("  two \n words ", "two words"),
        ("STRASSE", "straße"),
    ],
)
def test_names_that_are_the_same_have_one_key(one, other):
    assert key(one) == key(other)


def test_the_bare_key_drops_diacritics_and_hyphens():
    assert bare_key("Côte d\u2019Ivoire") == bare_key("Cote d'Ivoire")
    assert bare_key("Guinea-Bissau") == "guinea bissau"
    assert key("Côte") != key("Cote")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kazakh Bureau for Human Rights", "kazakh-bureau-for-human-rights"),
        ("Žiga Turk (PPE)", "ziga-turk-ppe"),
        ("Łukasz Bjørn Þór", "lukasz-bjorn-thor"),
        ("日本", ""),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_slug_holds_plain_letters_digits_and_hyphens(name, expected):
    assert slug(name) == expected


def test_a_slug_is_cut_without_a_hyphen_at_its_end():
    assert slug("aaaa bbbb", limit=5) == "aaaa"


def test_a_label_is_one_line():
    assert single_line(" a\n\tb  c ") == "a b c"


SOURCE = "The Euro-\npean  Parliament,\n\n   – having regard to human-\nrights law \n"


def test_a_broken_line_becomes_one_space():
    passage = assemble(SOURCE, [Span(11, 40)])
    assert passage.text == "ean Parliament, – having"


def test_a_hyphen_at_the_end_of_a_line_is_closed_only_on_demand():
    whole = Span(0, len(SOURCE))
    assert assemble(SOURCE, [whole]).text == "The Euro- pean Parliament, – having regard to human- rights law"
    assert "The Euro-pean Parl" in assemble(SOURCE, [whole], close_hyphens=True).text
    assert "human-rights law" in assemble(SOURCE, [whole], close_hyphens=True).text


def test_of_a_run_of_spaces_the_first_stays():
    text = "Rule \u00a0 132(4)  of\t\tits  \nRules  "
    passage = assemble(text, [Span(0, len(text))])
    assert passage.text == "Rule 132(4) of\tits Rules"
    assert text[slice(passage.source_span(5, 11).start, passage.source_span(5, 11).end)] == "132(4)"


def test_a_dash_after_a_space_is_no_hyphen():
    assert assemble("he said -\nthen", [Span(0, 14)], close_hyphens=True).text == "he said - then"


def test_a_word_broken_in_the_source_is_joined_where_told():
    text = "resolu\n\ntion on"
    assert assemble(text, [Span(0, len(text))], closed=frozenset({6})).text == "resolution on"


def test_two_spans_are_joined_by_one_space():
    passage = assemble("abc XX def", [Span(0, 3), Span(7, 10)])
    assert passage.text == "abc def"
    assert list(passage.spans()) == [Span(0, 3), Span(7, 10)]


def test_an_empty_or_blank_span_leaves_nothing():
    assert assemble("  \n ", [Span(0, 4)]).text == ""
    assert assemble("abc", []).pieces == ()


@given(st.text(alphabet="ab- \n\r\t\u00a0.", max_size=60), st.booleans())
def test_every_piece_of_a_passage_is_the_source_itself(source, close):
    passage = assemble(source, [Span(0, len(source))], close_hyphens=close)
    for at, span in passage.pieces:
        assert passage.text[at : at + len(span)] == source[span.start : span.end]
    kept = {i for _, span in passage.pieces for i in range(span.start, span.end)}
    assert all(source[i].isspace() for i in range(len(source)) if i not in kept)
    assert "\n" not in passage.text


def test_a_range_of_a_passage_leads_back_to_the_source():
    passage = assemble("ab\n\n cd", [Span(0, 7)])
    assert passage.text == "ab cd"
    assert passage.source_span(0, 2) == Span(0, 2)
    assert passage.source_span(1, 4) == Span(1, 6)
    assert passage.source_span(2, 5) == Span(5, 7)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 2), (3, 9), (4, 3)])
def test_a_range_outside_a_passage_is_refused(start, end):
    with pytest.raises(ValueError, match="is not in a passage of 5"):
        assemble("ab\n\n cd", [Span(0, 7)]).source_span(start, end)


def test_glue_alone_has_no_source():
    with pytest.raises(ValueError, match="holds no character"):
        assemble("ab\n\n cd", [Span(0, 7)]).source_span(2, 3)


def test_a_source_offset_is_found_in_the_passage_or_nowhere():
    passage = assemble("ab\n\n cd", [Span(0, 7)])
    assert [passage.offset(i) for i in range(7)] == [0, 1, None, None, None, 3, 4]
    assert Passage("", ()).offset(0) is None
