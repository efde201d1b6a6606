"""The marked text: as runs, as a page, as a picture."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

import resgraph
from resgraph.core.model import PartKind
from resgraph.pipeline import Conversion
from resgraph.site.inspection import page
from resgraph.site.marked import KINDS, Mark, marks, runs
from resgraph.site.picture import picture


@pytest.fixture(scope="module")
def kazakhstan() -> Conversion:
    return resgraph.convert(Path(__file__).parents[2] / "examples" / "kazakhstan-2022.txt")


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.crossed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_runs_of_a_part_are_its_text(kazakhstan: Conversion) -> None:
    marked = marks(kazakhstan)
    for part in kazakhstan.resolution.walk():
        assert "".join(run.text for run in runs(part, marked.get(part.path, ()))) == part.passage.text


def test_marks_nest_and_never_cross(kazakhstan: Conversion) -> None:
    for some in marks(kazakhstan).values():
        for one in some:
            for other in some:
                assert not one.start < other.start < one.end < other.end


def test_every_kind_of_mark_is_in_the_legend(kazakhstan: Conversion) -> None:
    used = {mark.kind for some in marks(kazakhstan).values() for mark in some}
    assert used >= {"act", "who", "ref", "open", "org", "place", "note"}
    assert used <= set(KINDS)


def test_the_page_is_well_formed_and_asks_for_nothing_elsewhere(kazakhstan: Conversion) -> None:
    html = page(kazakhstan)
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    assert reader.crossed == []
    names = {name for name, _ in reader.attributes}
    assert "src" not in names
    assert not any(name.startswith("on") for name in names)
    hrefs = [value or "" for name, value in reader.attributes if name == "href"]
    assert all(value.startswith(("#", "http://", "https://")) for value in hrefs)
    words = " ".join("".join(reader.words).split())
    for part in kazakhstan.resolution.walk():
        if part.kind is not PartKind.CLAUSE:
            assert " ".join(part.passage.text.split()) in words


def test_markup_in_a_text_is_shown_and_not_obeyed() -> None:
    hostile = (
        b'European Parliament resolution on <script>alert(1)</script> & "quotes"\n\nThe European Parliament,\n\n'
        b"A. whereas <img src=x onerror=alert(1)> in Kazakhstan;\n\n1. Calls on the Commission to act;\n\n"
        b"2. Instructs its President to forward this resolution to the Council.\n"
    )
    html = page(resgraph.convert(hostile, name="hostile.txt"))
    assert "<script" not in html
    assert "<img" not in html


def test_the_picture_is_well_formed_and_holds_the_words(kazakhstan: Conversion) -> None:
    svg = picture(kazakhstan, ["cit_4", "para_10"])
    tree = ElementTree.fromstring(svg)  # our own output
    words = " ".join(" ".join(tree.itertext()).split())
    assert "Member States" in words
    assert "who is asked" in words
    width, height = float(tree.get("width", "0")), float(tree.get("height", "0"))
    for rect in tree.iter("{http://www.w3.org/2000/svg}rect"):
        assert float(rect.get("x", "0")) + float(rect.get("width", "0")) <= width
        assert float(rect.get("y", "0")) + float(rect.get("height", "0")) <= height


def test_the_picture_of_the_readme_is_what_the_program_draws_now(kazakhstan: Conversion) -> None:
    drawn = picture(kazakhstan, ["cit_1", "cit_4", "para_10", "para_19", "para_24"])
    shipped = Path(__file__).parents[2] / "docs" / "picture.svg"
    assert shipped.read_text("utf-8") == drawn


def test_a_part_that_is_not_there_is_a_key_error(kazakhstan: Conversion) -> None:
    with pytest.raises(KeyError):
        picture(kazakhstan, ["para_99"])


def test_a_mark_without_target_is_no_link() -> None:
    assert Mark(0, 3, "org", "x").iri == ""
