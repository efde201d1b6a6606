"""The line of the source that a problem points at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.core.excerpt import cells, excerpt
from resgraph.core.model import Origin
from resgraph.core.text import Span


def plain(text: str) -> Origin:
    return Origin((0,), (0,), (0, *(i + 1 for i, c in enumerate(text) if c == "\n")))


def show(text: str, start: int, end: int, room: int = 96) -> tuple[str, str]:
    """The words and the caret below them."""
    found = excerpt("f", text, plain(text), Span(start, end), room)
    return found.words, " " * found.start + "^" * found.width


@pytest.mark.parametrize(
    ("text", "start", "end", "words", "caret"),
    [
        ("one\ntwo three\nfour", 8, 13, "two three", "    ^^^^^"),
        ("5.\tCondemns", 0, 2, "5.    Condemns", "^^"),
        ("5.\tCondemns", 3, 11, "5.    Condemns", "      ^^^^^^^^"),
        ("a\u00a0b\u202fc", 4, 5, "a b c", "    ^"),
        ("日本 law", 3, 6, "日本 law", "     ^^^"),
        ("日本 law", 1, 2, "日本 law", "  ^^"),
        ("Jose\u0301 Ruiz", 6, 10, "Jose\u0301 Ruiz", "     ^^^^"),
        ("a\u202eb c", 4, 5, "a<U+202E>b c", "           ^"),
        ("zero\u200bwidth\x07", 4, 5, "zero<U+200B>width<U+0007>", "    ^^^^^^^^"),
        ("می\u200cخواهم", 0, 2, "می\u200cخواهم", "^^"),
        ("over\ntwo lines", 2, 8, "over", "  ^^"),
        ("at the end", 10, 10, "at the end", "          ^"),
        ("", 0, 0, "", "^"),
        ("beyond", 40, 50, "beyond", "      ^"),
        ("before", -3, 2, "before", "^^"),
        ("line\n", 4, 5, "line", "    ^"),
        ("lone \ud800 half", 5, 6, "lone <U+D800> half", "     ^^^^^^^^"),
    ],
)
def test_the_caret_stands_under_the_words(text, start, end, words, caret):
    assert show(text, start, end) == (words, caret)


LONG = " ".join(f"word{i}" for i in range(14))


@pytest.mark.parametrize(
    ("start", "end", "words", "caret"),
    [
        (0, 5, "word0 word1 word2 w…", "^^^^^"),
        (36, 41, "…word5 word6 word7 w…", "       ^^^^^"),
        (81, 87, "…ord11 word12 word13", "              ^^^^^^"),
        (0, 80, "word0 word1 word2 w…", "^^^^^^^^^^^^^^^^^^^"),
    ],
)
def test_a_long_line_is_shortened_around_the_caret(start, end, words, caret):
    assert show(LONG, start, end, room=21) == (words, caret)


@given(
    st.text(alphabet="ab \t\n日\u0301\u202e\u00a0", max_size=80),
    st.integers(-2, 82),
    st.integers(0, 9),
    st.integers(3, 60),
)
def test_no_excerpt_is_wider_than_its_room_or_has_its_caret_outside(text, start, length, room):
    found = excerpt("f", text, plain(text), Span(start, start + length), room)
    assert "\n" not in found.words
    assert "\u202e" not in found.words
    assert found.width >= 1
    assert 0 <= found.start <= cells(found.words)
    assert found.start + found.width <= max(cells(found.words), found.start + 1)


def test_line_and_column_are_those_of_the_file():
    # "<p>one</p>\n<p>two</p>" read as "one\ntwo"
    origin = Origin((0, 3, 4), (3, 10, 14), (0, 11))
    found = excerpt("a.html", "one\ntwo", origin, Span(4, 7))
    assert (found.file, found.line, found.column, found.end_line, found.end_column) == ("a.html", 2, 4, 2, 7)
    assert (found.words, found.start, found.width) == ("two", 0, 3)


def test_an_empty_place_ends_where_it_begins():
    found = excerpt("f", "abc", plain("abc"), Span(1, 1))
    assert (found.column, found.end_column, found.width) == (2, 2, 1)
