"""Printed dates."""

from __future__ import annotations

import pytest

from resgraph.core.dates import PrintedDate, dates, iso, numeric


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("its resolution of 11 February 2021 on", ["2021-02-11"]),
        ("of 11\u00a0February 2021", ["2021-02-11"]),
        ("of 2 and 3 December 2021", ["2021-12-02"]),
        ("on 12-14 Sept. 2020", ["2020-09-12"]),
        ("5 JUNE 1992", ["1992-06-05"]),
        ("on 1 june 2020", ["2020-06-01"]),
        ("29 February 2024", ["2024-02-29"]),
        ("on 5 May 2001 and 6 May 2002", ["2001-05-05", "2002-05-06"]),
        ("of 30 February 2021", []),
        ("of 31 April 2021", []),
        ("of 29 February 2023", []),
        ("2 and 35 December 2021", []),
        ("of 45 May 2021", []),
        ("in May 2021", []),
        ("version 3.5 May 2021", []),
        ("21 Januar 2022", []),
        ("5 Marches 2022", []),
    ],
)
def test_dates_with_a_month_name(text, expected):
    assert [date.iso() for date in dates(text)] == expected


def test_a_date_stands_where_it_is_printed():
    text = "statement of 8 January on"
    (date,) = dates(text)
    assert (text[date.start : date.end], date.year, date.month, date.day) == ("8 January", 0, 1, 8)


def test_a_date_without_year_takes_the_year_given():
    (date,) = dates("on 8 January")
    assert date.iso() == ""
    assert date.iso(2022) == "2022-01-08"
    assert PrintedDate(0, 1, 0, 2, 29).iso(2023) == ""
    assert PrintedDate(0, 1, 2020, 2, 29).iso(2023) == "2020-02-29"


def test_a_range_of_days_keeps_its_last():
    assert [date.last_day for date in dates("2 and 3 December 2021; 4 December 2021")] == [3, 0]


@pytest.mark.parametrize("text", ["paragraphs 1 and 3 may be read", "5 march past"])
def test_a_small_letter_without_a_year_is_no_month(text):
    assert list(dates(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21.1.2021", "2021-01-21"),
        ("21/01/2021", "2021-01-21"),
        (" 2021-01-21 ", "2021-01-21"),
        ("2021\u201101\u201121", "2021-01-21"),
        ("2022-13-01", ""),
        ("30.2.2022", ""),
        ("21.1.21", ""),
        ("0.0.0000", ""),
    ],
)
def test_dates_in_figures(text, expected):
    assert numeric(text) == expected


@pytest.mark.parametrize(("year", "expected"), [(0, ""), (2022, "2022-01-02"), (10000, "")])
def test_a_day_that_does_not_exist_is_empty(year, expected):
    assert iso(year, 1, 2) == expected
