"""Which parts of the document an internal reference means."""

from __future__ import annotations

import pytest

from resgraph.antecedents import join
from resgraph.core.model import Header, Origin, Part, PartKind, Resolution, Source
from resgraph.core.text import Passage, Span
from resgraph.mentions import scan

KINDS = {
    "cit": PartKind.CITATION,
    "rec": PartKind.RECITAL,
    "para": PartKind.PARAGRAPH,
    "point": PartKind.POINT,
    "sec": PartKind.SECTION,
    "rule": PartKind.SECTION,
    "annex": PartKind.ANNEX,
    "fn": PartKind.FOOTNOTE,
}
NUMERALS = {"1": "I", "2": "II"}


def part(path: str, texts: dict[str, str]) -> Part:
    """The part with all whose paths begin with its own, numbered by its path; annexes have numerals."""
    kind, _, number = path.rpartition("/")[2].partition("_")
    number = NUMERALS[number] if kind == "annex" else number
    inside = [one for one in texts if one.rpartition("/")[0] == path]
    passage = Passage(texts[path], ((0, Span(0, len(texts[path]))),))
    parts = tuple(part(one, texts) for one in inside)
    return Part(KINDS[kind], path, path, path, 1, passage, number=number, parts=parts)


def cited(words: str, at: str, *others: str, body: str = "un-ga") -> tuple[str, ...] | None:
    """What the one internal reference in ``words`` at the path cites, among the other parts in the order given."""
    texts = {path: (words if path == at else "Calls for peace;") for path in others}
    source = Source("written.txt", "text/plain", "text", words, (), Origin((), (), ()), "", len(words))
    tops = tuple(part(path, texts) for path in texts if "/" not in path)
    resolution = Resolution(source, body, "resolution", "en", Header(), tops)
    found = join(resolution, scan(resolution)).internal
    assert len(found) <= 1
    return found[0].cited if found else None


PLAIN = ("rec_A", "rec_B", "para_1", "para_1/point_a", "para_1/point_b", "para_2", "para_3", "para_4")
ANNEXES = (*PLAIN, "annex_1", "annex_1/para_1", "annex_1/para_2", "annex_1/para_3", "annex_2", "annex_2/para_1")
SECTIONS = ("sec_I", "sec_I/para_1", "sec_I/para_2", "sec_II", "sec_II/para_1", "sec_II/para_2", "sec_III", "para_9")


@pytest.mark.parametrize(
    ("words", "at", "parts", "expected"),
    [
        ("under paragraph 2 above;", "para_3", PLAIN, ("para_2",)),
        ("under paragraphs 1 to 3 above;", "para_4", PLAIN, ("para_1", "para_2", "para_3")),
        ("under paragraphs 1 and 3 above;", "para_4", PLAIN, ("para_1", "para_3")),
        ("under paragraph 1 (b) above;", "para_2", PLAIN, ("para_1/point_b",)),
        ("under paragraphs 1 (a) and (b) above;", "para_2", PLAIN, ("para_1/point_a", "para_1/point_b")),
        ("under paragraphs 1 (a) to (b) above;", "para_2", PLAIN, ("para_1/point_a", "para_1/point_b")),
        ("under subparagraph (a) above;", "para_1/point_b", PLAIN, ("para_1/point_a",)),
        ("under paragraph 3 below;", "para_2", PLAIN, ("para_3",)),
        ("under paragraph 3 of the present resolution;", "para_2", PLAIN, ("para_3",)),
        ("under paragraph 3 of the present resolution;", "annex_2/para_1", ANNEXES, ("para_3",)),
        ("under paragraph 2 above;", "annex_1/para_3", ANNEXES, ("annex_1/para_2",)),
        ("under paragraph 2 of the present annex;", "annex_1/para_3", ANNEXES, ("annex_1/para_2",)),
        ("under paragraph 2 of annex I to the present resolution;", "para_3", ANNEXES, ("annex_1/para_2",)),
        ("set out in annex II to the present resolution;", "para_3", ANNEXES, ("annex_2",)),
        ("set out in annexes I and II to the present resolution;", "para_3", ANNEXES, ("annex_1", "annex_2")),
        ("set out in the annex hereto;", "para_3", ANNEXES[:-2], ("annex_1",)),
        ("under paragraph 1 above;", "sec_II/para_2", SECTIONS, ("sec_II/para_1",)),
        ("under section I above;", "sec_II/para_2", SECTIONS, ("sec_I",)),
        ("under paragraph 3 above;", "fn_1", (*PLAIN, "fn_1"), ("para_3",)),
    ],
)
def test_the_part_that_carries_the_number_in_the_right_place(words, at, parts, expected):
    assert cited(words, at, *parts) == expected


@pytest.mark.parametrize(
    ("words", "at", "parts"),
    [
        ("under paragraph 3 above;", "para_2", PLAIN),  # it stands below
        ("under paragraph 2 below;", "para_3", PLAIN),
        ("under paragraph 7 above;", "para_3", PLAIN),
        ("under paragraphs 1 and 7 above;", "para_3", PLAIN),  # one of two is no answer
        ("under paragraph 1 (c) above;", "para_3", PLAIN),
        ("under paragraph 1 above;", "para_1/point_b", PLAIN),  # around the words, not above them
        ("under subparagraph (a) above;", "para_2", PLAIN),
        ("under paragraph 4 above;", "annex_1/para_3", ANNEXES),  # annexes have numberings of their own
        ("set out in the annex to the present resolution;", "para_3", ANNEXES),  # which of two
        ("set out in annex II to the present resolution;", "para_3", PLAIN),
        ("under paragraph 1 above;", "para_9", SECTIONS),  # twice
        ("under paragraph 1 above;", "fn_1", (*ANNEXES, "fn_1")),
    ],
)
def test_nothing_is_cited_where_no_part_or_several_could_be_meant(words, at, parts):
    assert cited(words, at, *parts) == ()


def test_words_inside_the_subject_of_a_cited_document_count_too():
    words = "Takes note of the report of the Secretary-General on the allegations referred to in paragraph 1 above;"
    assert cited(words, "para_3", *PLAIN) == ("para_1",)


def test_a_recital_is_one_of_this_document_where_no_other_is_named():
    assert cited("as stated in recital B;", "para_1", *PLAIN, body="ep") == ("rec_B",)
    assert cited("as stated in recitals A and B;", "para_1", *PLAIN, body="ep") == ("rec_A", "rec_B")
    assert cited("as stated in recital D;", "para_1", *PLAIN, body="ep") is None
    assert cited("in its resolution P9_TA(2021)0056, recital B;", "para_1", *PLAIN, body="ep") is None
