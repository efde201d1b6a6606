"""What holds for every reader and every document."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from resgraph.sources import read
from tests.sources.carriers import CARRIERS, assert_lawful, files, source_of


@pytest.fixture(params=CARRIERS)
def carrier(request: pytest.FixtureRequest) -> str:
    """The text of a file in each of the formats."""
    return CARRIERS[str(request.param)]


VISIBLE = re.compile(r"\S")


@pytest.mark.parametrize("layout", CARRIERS)
def test_a_format_is_found_by_its_content(layout: str) -> None:
    assert source_of(CARRIERS[layout], "misleading.pdf").layout == layout


def test_every_visible_character_is_in_one_block_and_has_its_place_in_the_file(carrier: str) -> None:
    assert_lawful(source_of(carrier), carrier)


def test_reading_twice_gives_the_same(carrier: str) -> None:
    assert source_of(carrier) == source_of(carrier)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\x85", "\u2028"])
def test_every_form_of_line_end_gives_the_same_text(carrier: str, ending: str) -> None:
    other = carrier.replace("\n", ending)
    assert source_of(other).text == source_of(carrier).text
    assert source_of(other).blocks == source_of(carrier).blocks
    assert_lawful(source_of(other), other)


def test_places_are_right_where_control_characters_were_removed(carrier: str) -> None:
    other = carrier.replace("European", "Euro\x00\x01pean").replace("United", "Uni\x0bted").replace("\n", "\r\n")
    assert_lawful(source_of(other), other)


def test_the_shipped_examples_keep_the_laws(examples: Path) -> None:
    documents = files(examples, "*.txt", "*.html", "*.md")
    assert documents
    for path in documents:
        data = path.read_bytes()
        if path.name != "README.md":
            assert_lawful(read(data, path.name), data.decode())


def test_the_corpus_keeps_the_laws(shared: Path) -> None:
    folder = shared / "corpus"
    documents = files(folder, "seed/*", "ep/doceo-html/*", "ep/ffii/*", "un/pdftext/resolution/A_RES_78_[1-4]*.txt")
    assert len(documents) > 100
    for path in documents:
        data = path.read_bytes()
        if len(data) < 100_000:
            assert_lawful(read(data, path.name), data.decode())


class _Simple(HTMLParser):
    """All character data outside elements that show nothing; knows nothing of blocks."""

    silent = ("script", "style", "title", "template")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth, self.data = 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag in self.silent

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in self.silent

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.data.append(data)


def _same_characters(page: str) -> None:
    simple = _Simple()
    simple.feed(page)
    simple.close()
    expected = "".join(VISIBLE.findall("".join(simple.data)))
    assert "".join(VISIBLE.findall(source_of(page).text)) == expected


def test_html_shows_the_same_characters_as_a_simple_extraction(examples: Path) -> None:
    _same_characters(CARRIERS["html"])
    for path in files(examples, "*.html"):
        _same_characters(path.read_text("utf-8"))


def test_html_of_the_corpus_shows_the_same_characters_as_a_simple_extraction(shared: Path) -> None:
    for path in files(shared / "corpus", "ep/doceo-html/*.html", "ep/ffii/*.html"):
        _same_characters(path.read_text("utf-8"))


def test_plain_text_and_text_layers_are_not_altered() -> None:
    for layout in ("text", "pdf-text"):
        assert source_of(CARRIERS[layout]).text == CARRIERS[layout]


def test_one_text_in_three_carriers_gives_the_same_blocks(shared: Path) -> None:
    found = []
    for path in files(shared / "corpus" / "ep" / "ffii", "*.html", "*.md", "*.moin.txt"):
        source = read(path.read_bytes(), path.name)
        found.append([(b.kind, " ".join(source.text[b.span.start : b.span.end].split())) for b in source.blocks])
    assert len(found) == 3
    assert found[0] == found[1] == found[2]
