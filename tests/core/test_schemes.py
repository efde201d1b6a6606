"""Every numbering scheme proves itself by its examples and counterexamples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.core.schemes import canonical, full_year, schemes
from resgraph.core.text import fold

EXAMPLES = [(scheme, example) for scheme in schemes() for example in scheme.examples]
COUNTEREXAMPLES = [(scheme, text) for scheme in schemes() for text in scheme.counterexamples]


@pytest.mark.parametrize(("scheme", "example"), EXAMPLES, ids=lambda v: getattr(v, "name", None))
def test_an_example_gives_its_canonical_form(scheme, example):
    printed, *expected = example
    found = [form for number in scheme.find(fold(printed)) for form in (number.normal, *number.alternatives)]
    assert found[: len(expected)] == expected


@pytest.mark.parametrize(("scheme", "text"), COUNTEREXAMPLES, ids=lambda v: getattr(v, "name", None))
def test_a_counterexample_is_not_taken(scheme, text):
    assert list(scheme.find(fold(text))) == []


def test_no_two_schemes_share_a_name_and_each_has_examples():
    names = [scheme.name for scheme in schemes()]
    assert len(set(names)) == len(names)
    assert all(scheme.examples for scheme in schemes())


def test_a_number_stands_where_it_is_printed():
    text = "its resolution P9_TA(2021)0056 on"
    (number,) = next(s for s in schemes() if s.name == "ep-adopted-text").find(text)
    assert text[number.start : number.end] == "P9_TA(2021)0056"
    assert number.scheme.kind == "resolution"


def test_a_compressed_list_holds_one_number_for_each_member():
    text = "B9-0079, 0080 and 0081/2022"
    listed = [list(s.find(text)) for s in schemes() if "numbers" in s.pattern.groupindex]
    numbers = next(found for found in listed if found)
    assert [text[n.start : n.end] for n in numbers] == ["0079", "0080", "0081"]
    assert [n.normal for n in numbers] == ["B-9-2022-0079", "B-9-2022-0080", "B-9-2022-0081"]


def test_a_number_typed_by_hand_has_a_canonical_form_or_none():
    assert canonical("ep-adopted-text", "P9_TA(2021)0056") == "TA-9-2021-0056"
    assert canonical("ep-adopted-text", "no number") == ""
    with pytest.raises(KeyError):
        canonical("no-such-scheme", "P9_TA(2021)0056")


@pytest.mark.parametrize(
    ("digits", "year"), [("98", "1998"), ("52", "1952"), ("51", "2051"), ("04", "2004"), ("2004", "2004")]
)
def test_a_year_of_two_digits_is_of_this_century_or_the_last(digits, year):
    assert full_year(digits) == year


@given(st.text(alphabet="PTAB RC-/_()0123456789COMSE", max_size=60))
def test_no_text_makes_a_scheme_fail(text):
    for scheme in schemes():
        for number in scheme.find(text):
            assert 0 <= number.start < number.end <= len(text)
            assert number.normal
