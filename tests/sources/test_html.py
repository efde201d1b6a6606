"""HTML pages: what is shown, whose it is, which blocks it makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resgraph.core.model import BlockKind
from resgraph.core.problem import catalogue
from resgraph.core.tables import toml
from resgraph.sources import read
from tests.sources.carriers import HTML, assert_lawful, shown, source_of, words

NOTES = toml("reading/html.toml")["notes"]
FRAME = "<!doctype html><html><body>{}</body></html>"


def _blocks(body: str) -> list[tuple[str, str]]:
    source = source_of(FRAME.format(body))
    assert_lawful(source, FRAME.format(body))
    return [(block.kind.value, words(source, block)) for block in source.blocks]


@pytest.mark.parametrize(
    ("pattern", "examples", "counterexamples"),
    [
        ("id", "examples", "counterexamples"),
        ("call", "call_examples", "call_counterexamples"),
        ("marker", "marker_examples", "marker_counterexamples"),
    ],
)
def test_every_pattern_proves_itself(pattern: str, examples: str, counterexamples: str) -> None:
    assert all(re.fullmatch(NOTES[pattern], example) for example in NOTES[examples])
    assert not any(re.fullmatch(NOTES[pattern], example) for example in NOTES[counterexamples])


def test_a_page_is_read_as_a_browser_shows_it() -> None:
    source = source_of(HTML)
    assert source.language == "en"
    assert source.media_type == "text/html"
    assert shown(source, BlockKind.HEADING) == ["Resolution on Ruritania & neighbours"]
    assert shown(source, BlockKind.TEXT) == [
        "The European\u00a0Parliament,\nsitting in Strasbourg,",
        "1.\u00a0Calls on Ruritania to reform;",
    ]
    assert shown(source, BlockKind.ITEM) == ["having regard to Article\u00a07[1],", "having regard to Römer,"]
    assert shown(source, BlockKind.CELL) == ["—\thaving regard to the Charter,"]
    assert shown(source, BlockKind.NOTE) == ["[1] OJ C 23, 21.1.2021, p. 83."]
    assert shown(source, BlockKind.FURNITURE) == ["Home", "Menu", "Legal notice"]


def test_linked_and_raised_marks_are_told_apart_from_the_words() -> None:
    source = source_of(HTML)
    marks = [(words(source, b)[:6], source.text[r.start : r.end]) for b in source.blocks for r in b.raised]
    assert marks == [("having", "[1]"), ("[1] OJ", "[1]")]


@pytest.mark.parametrize(
    ("body", "raised"),
    [
        ("<p>text<sup>1</sup>,</p>", ["1"]),
        ("<p>text <sup> 12a </sup> and</p>", ["12a"]),
        ('<p>text<span style="vertical-align:super">2</span></p>', ["2"]),
        ('<p>text<a href="#_ftn3" name="_ftnref3"><span class="sup">(3)</span></a></p>', ["(3)"]),
        ("<p>on the 21<sup>st</sup> of May</p>", []),
        ('<p><a href="#section">Section 4</a> and <a href="http://example.org">5</a></p>', []),
        ("<p>two<sup>1</sup><sup>2</sup></p>", ["1", "2"]),
    ],
)
def test_only_note_marks_are_raised(body: str, raised: list[str]) -> None:
    source = source_of(FRAME.format(body))
    assert [source.text[r.start : r.end] for block in source.blocks for r in block.raised] == raised


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<p>one<p>two<div>three</div>four", ["one", "two", "three", "four"]),
        ("<p>a <b>b<i>c</b>d</i> e</p>", ["a bcd e"]),
        ("<b><p>Hello</b> world</p>", ["Hello world"]),
        ("<p>a  \n b\t<span> c</span> </p> <p>\n</p><p>\u00a0</p>", ["a b c"]),
        ("<p>a<br>b<br/> c</p>", ["a\nb\nc"]),
        ("<pre>a  b\n c</pre>", ["a  b\n c"]),
        ("<p>1 < 2 & 3 &lt; 4 &amp;amp; &copy &nosuch;</p>", ["1 < 2 & 3 < 4 &amp; © &nosuch;"]),
        ("<p>x <svg><path/></svg> y</p>", ["x y"]),
        ("<p hidden>no</p><p style='display: none'>no</p><template>no</template><p>yes</p>", ["yes"]),
        ("<p>a<!-- no -->b<?no?>c<![CDATA[no]]>d</p>", ["abcd"]),
        ("<P CLASS=x>a</P><FONT>b</FONT>", ["a", "b"]),
        ("<p title='a > b'>c</p>", ["c"]),
    ],
)
def test_blocks_are_those_that_a_browser_shows(body: str, blocks: list[str]) -> None:
    assert [text for _, text in _blocks(body)] == blocks


def test_lists_know_their_depth() -> None:
    source = source_of(FRAME.format("<ul><li>a<ul><li>b</li></ul><li>c</ul><ol><li>d</ol>"))
    assert [(b.level, words(source, b)) for b in source.blocks] == [(1, "a"), (2, "b"), (1, "c"), (1, "d")]


def test_headings_know_their_level() -> None:
    source = source_of(FRAME.format("<h1>a</h1><h3>b</h3><hr>"))
    assert [(b.kind, b.level) for b in source.blocks] == [(BlockKind.HEADING, 1), (BlockKind.HEADING, 3)]


def test_a_cell_that_only_marks_the_next_one_is_joined_to_it_and_no_other() -> None:
    row = "<tr><td><p>{}</p></td><td><p>{}</p><p>more</p></td></tr>"
    body = "<table>" + row.format("(1)", "Texts adopted") + row.format("14", "+") + row.format("9", "-") + "</table>"
    assert [text for _, text in _blocks(body)] == ["(1)\tTexts adopted", "more", "14", "+", "more", "9", "-\tmore"]


@pytest.mark.parametrize(
    "body",
    [
        "<nav>{}</nav>",
        "<header>{}</header>",
        "<footer><p>{}</p></footer>",
        "<div role=navigation>{}</div>",
        "<div class='row breadcrumb'>{}</div>",
        "<div id=mw-navigation><ul><li>{}</ul></div>",
        "<button>{}</button>",
        "<select><option>{}</select>",
        "<aside><h2>{}</h2></aside>",
    ],
)
def test_what_belongs_to_the_page_is_furniture(body: str) -> None:
    assert _blocks(body.format("Menu") + "<p>Text</p>") == [("furniture", "Menu"), ("text", "Text")]


@pytest.mark.parametrize(
    "body", ["<main><header><p>{}</p></header></main>", "<article><footer><p>{}</p></footer></article>"]
)
def test_header_and_footer_of_an_article_belong_to_the_document(body: str) -> None:
    assert _blocks(body.format("Text")) == [("text", "Text")]


def test_leaked_template_tags_are_understood_as_elements_and_as_escaped_text() -> None:
    body = "<p><Date>{20/11/2019}20.11.2019</Date></p><p>&lt;Commission&gt;{ECR}on behalf&lt;/Commission&gt;</p>"
    source = source_of(FRAME.format(body))
    tags = [(b.tag, words(source, b)) for b in source.blocks if b.kind is BlockKind.TAG]
    assert tags == [("Date", "{20/11/2019}20.11.2019"), ("Commission", "{ECR}on behalf")]


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("<html lang='fr-BE'><body>x</body></html>", "fr"),
        ("<html xml:lang=de><body>x</body></html>", "de"),
        ("<html><body lang=PL>x</body></html>", "pl"),
        ("<html lang=''><body>x</body></html>", ""),
    ],
)
def test_the_language_is_the_one_declared(page: str, language: str) -> None:
    assert source_of(page).language == language


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<html><head><title>no</title><p>planted", "planted"),
        ("<html><head><meta charset=utf-8><title>no</title><body>planted", "planted"),
        ("<html><body>planted <a href='x", "planted <a href='x"),
        ("<html><body>planted <!-- never closed", "planted <!-- never closed"),
        ("<html><body>planted <script>never closed", "planted"),
        ("<html><body>" + "<div>" * 50_000 + "planted", "planted"),
        ("<html><body>planted" + "<!" * 50_000, None),
        ("<html><body>" + '<a b="' * 50_000 + "planted", None),
        ("<html><body><p " + "a=1 " * 50_000 + ">planted</p>", "planted"),
        ("<html><body>" + "<b>" * 5_000 + "planted", "planted"),
        ("<html><body>" + "<i><div>" + "<b>" * 20_000 + "</i>" * 20_000 + "planted", "planted"),
        ("<html><body><p>" + "<sup>1</sup> x" * 20_000 + " planted", None),
        ("<html><body>" + "<ul><li>" * 20_000 + "planted", "planted"),
        ("<html><body>planted" + "&lt;Depute&gt;" * 20_000, None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_hostile_or_broken_page_loses_no_text_and_takes_linear_time(page: str, text: str | None) -> None:
    source = source_of(page)
    assert "planted" in source.text
    assert text is None or source.text == text


@pytest.mark.parametrize(
    ("page", "cut"),
    [
        ("<html><body><p>one", False),  # end tags that HTML does not ask for
        ("<html><body><div><p>one", True),
        ("<html><body><p>one <a href=", True),
        ("<html><body><div><p>one</body></html>", False),
    ],
)
def test_a_page_that_was_cut_is_warned_of(page: str, cut: bool) -> None:
    assert [catalogue()[p.code].name for p in source_of(page).problems] == ["truncated"] * cut


def test_one_long_line_is_kept_in_full() -> None:
    line = "word " * 2_000_000
    assert len(source_of(f"<html><body><p>{line}</p></body></html>").text) == len(line) - 1


def test_the_doceo_page_shows_title_citations_paragraphs_and_note_marks(examples: Path) -> None:
    data = (examples / "A-9-2024-0163_EN.html").read_bytes()
    source = read(data, "A-9-2024-0163_EN.html")
    texts = shown(source, BlockKind.TEXT)
    assert "The European Parliament," in texts
    assert "–\u00a0having regard to Rules 236 and 237 of its Rules of Procedure," in texts
    assert "2.\u00a0Decides that the amendments shall enter into force on 16 July 2024;" in texts
    assert "Committee on Constitutional Affairs\nRapporteur: Gabriele Bischoff" in texts
    assert shown(source, BlockKind.HEADING)[1] == "PROPOSAL FOR A EUROPEAN PARLIAMENT DECISION"
    assert [source.text[r.start : r.end] for b in source.blocks for r in b.raised] == ["12a", "12a", "13"]
    assert "BG - български" in shown(source, BlockKind.FURNITURE)
