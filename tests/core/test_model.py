"""Sources, origins, parts, identity."""

from __future__ import annotations

import hashlib
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.core.addresses import BASE
from resgraph.core.errors import Misuse
from resgraph.core.identity import address
from resgraph.core.mention import Status
from resgraph.core.model import Header, Metadata, Origin, Part, PartKind, Printed, Resolution, Source
from resgraph.core.text import Passage, Span


def source(text: str = "The European Parliament,") -> Source:
    return Source("a.txt", "text/plain", "text", text, (), Origin((0,), (0,), (0,)), "00", len(text))


def printed(scheme: str, value: str) -> Printed:
    return Printed(scheme, value, value, Span(0, 1))


def resolution(*own: Printed, body: str = "ep", **header: object) -> Resolution:
    return Resolution(source(), body, "resolution", "en", Header(own=own, **header), ())


def part(path: str, *parts: Part) -> Part:
    return Part(PartKind.POINT, path, path, path, 1, Passage("", ()), parts=parts)


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (3, (1, 5)), (4, (2, 1)), (6, (2, 3)), (7, (2, 7)), (9, (2, 13)), (10, (3, 1))]
)
def test_an_offset_of_the_text_has_line_and_column_in_the_file(offset, place):
    # file "one\r\ntw <b>xy</b>\nthree", text "one\ntw xy\nthree"
    assert Origin((0, 3, 7, 9), (0, 4, 11, 17), (0, 5, 18)).place(offset) == place


def test_an_origin_without_marks_is_the_text_itself():
    assert Origin((), (), ()).place(6) == (1, 7)
    assert Origin((), (), (0, 4)).place(6) == (2, 3)


@given(st.text(alphabet="ab\n", max_size=40), st.data())
def test_lines_and_columns_of_a_plain_text_count_as_an_editor_does(text, data):
    starts = (0, *(i + 1 for i, c in enumerate(text) if c == "\n"))
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset].split("\n")
    assert Origin((0,), (0,), starts).place(offset) == (len(before), len(before[-1]) + 1)


def test_the_digest_of_a_source_is_that_of_its_text():
    assert source("é").text_digest == hashlib.sha256("é".encode()).hexdigest()


def test_parts_are_walked_in_document_order():
    tree = part("para_1", part("para_1/point_a", part("para_1/point_a/point_i")), part("para_1/point_b"))
    paths = ["para_1", "para_1/point_a", "para_1/point_a/point_i", "para_1/point_b"]
    assert [p.path for p in tree.walk()] == paths
    whole = Resolution(source(), "ep", "resolution", "en", Header(), (tree, part("fn_1")))
    assert [p.path for p in whole.walk()] == [*paths, "fn_1"]


def test_title_and_date_come_from_the_header_or_are_empty():
    header = {"title": Passage("On  the\nsituation", ()), "about": (printed("date", "2022-01-20"),)}
    assert (resolution(**header).title, resolution(**header).date) == ("On the situation", "2022-01-20")
    assert (resolution().title, resolution().date) == ("", "")


def test_the_first_own_number_of_a_scheme_counts():
    found = resolution(printed("ep-text", "TA-9-2021-0056"), printed("ep-text", "TA-9-2021-0057"))
    assert found.own("ep-text") == "TA-9-2021-0056"
    assert found.own("un-symbol") == ""


@pytest.mark.parametrize(
    ("found", "metadata", "home"),
    [
        (resolution(printed("ep-text", "TA-9-2021-0056")), Metadata(), "eu/ep/TA-9-2021-0056"),
        (resolution(printed("ep-text", "TA-9-2021-0056")), Metadata(number="TA-9-2022-0012"), "eu/ep/TA-9-2022-0012"),
        (resolution(printed("ep-procedure", "2022/2505(RSP)")), Metadata(), "eu/ep/2022-2505-RSP"),
        (resolution(printed("un-symbol", "A/RES/78/112"), body="un-ga"), Metadata(), "un/ga/A-RES-78-112"),
        (resolution(), Metadata(), f"eu/ep/text-{source().text_digest[:16]}"),
    ],
)
def test_a_document_is_named_by_the_best_number_it_has(found, metadata, home):
    assert address(found, metadata).home == home
    assert address(found, metadata).base == BASE


def test_a_document_may_have_another_base():
    assert address(resolution(), base="https://example.org/").work.startswith("https://example.org/eu/ep/text-")


@pytest.mark.parametrize(
    "base", ["", "example.org", "https://example.org", "ftp://example.org/", "https://e.org/?a/", "/a/"]
)
def test_a_base_that_is_no_address_is_refused(base):
    with pytest.raises(Misuse) as caught:
        address(resolution(), base=base)
    assert caught.value.problem.code == "RG8006"


@pytest.mark.parametrize("number", ["Ünknown", "x" * 200, "a\x00b"])
def test_a_number_that_cannot_be_part_of_an_address_is_refused(number):
    with pytest.raises(Misuse) as caught:
        address(resolution(), Metadata(number=number))
    assert caught.value.problem.code == "RG8004"


def test_values_can_be_sent_to_another_process():
    found = resolution(printed("ep-text", "TA-9-2021-0056"))
    assert pickle.loads(pickle.dumps(found)) == found


def test_the_status_of_a_reference_is_one_of_five():
    assert [str(s) for s in Status] == ["exact", "rule", "lookup", "ambiguous", "unresolved"]
