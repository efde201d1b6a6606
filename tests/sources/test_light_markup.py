"""Markdown and wiki text: the words without the markup."""

from __future__ import annotations

import pytest

from resgraph.core.model import BlockKind
from resgraph.sources import markdown, wiki
from resgraph.sources.intake import take
from tests.sources.carriers import MARKDOWN, PAGES, TEXT, WIKI, assert_lawful, shown, source_of, words


def test_a_markdown_page_shows_its_words() -> None:
    source = source_of(MARKDOWN)
    assert source.media_type == "text/markdown"
    assert shown(source) == [
        "Resolution on Ruritania",
        "Home | [x]",
        "The European Parliament,",
        "having regard to its resolution of 9 January 20061,",
        "Ba. whereas there have been concerns about reform,",
        "1. Urges reform , which is due, of a_b_c and 2 * 3 * 4 & more;",
        "1 OJ C 23.",
    ]
    assert [b.kind for b in source.blocks[-4:]] == [BlockKind.ITEM, BlockKind.TEXT, BlockKind.TEXT, BlockKind.NOTE]
    assert [source.text[r.start : r.end] for b in source.blocks for r in b.raised] == ["1"]


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("Title\n=====\n\nPart\n---\ntext", [("heading", "Title"), ("heading", "Part"), ("text", "text")]),
        ("## Part ## {#x}\n---\n* * *\ntext", [("heading", "Part"), ("text", "text")]),
        ("- a\n  b\n    - c\n\n1. d\n2. e", [("item", "a b"), ("item", "c"), ("item", "1. d"), ("item", "2. e")]),
        ("the year\n2006. And on", [("text", "the year 2006. And on")]),
        ("> quoted\n> text", [("text", "quoted text")]),
        ("| a | b |\n|---|---|\n| c | d\\| |", [("cell", "a"), ("cell", "b"), ("cell", "c"), ("cell", "d|")]),
        ("text\n\n--\n\ntext", [("text", "text"), ("text", "--"), ("text", "text")]),
        ("```\ncode *x*\n```", [("text", "code x")]),
        ('[id]: http://example.org "title"\ntext', [("text", "text")]),
        ("a\\\nb  \nc", [("text", "a\nb\nc")]),
        ("***a*** __b__ ~~c~~ `d` <http://e.org> ![f](g.png) [h](i 'j') k", None),
        ("**not closed and * alone and snake_case_name", [("text", "**not closed and * alone and snake_case_name")]),
        ("[open [a](b) close] &eacute; &#233; <br>x <!-- no -->y", [("text", "[open a close] é é\nx y")]),
        ("\\*\\*a\\*\\* \\\\ \\q", [("text", "**a** \\ \\q")]),
    ],
)
def test_markdown_is_read_block_by_block(page: str, blocks: list[tuple[str, str]] | None) -> None:
    source = markdown.read(take(page.encode(), "x"))
    assert_lawful(source, page)
    if blocks is not None:
        assert [(b.kind.value, words(source, b)) for b in source.blocks] == blocks
    else:
        assert source.text == "a b c d http://e.org f [h](i 'j') k"


def test_a_wiki_page_shows_its_words() -> None:
    source = source_of(WIKI)
    assert source.layout == "wiki"
    assert shown(source) == [
        "Resolution on Ruritania",
        "Home | Start | Site",
        "The European Parliament,",
        "having regard to its resolution of 9 January 2006,",
        "Ba. whereas there have been concerns about reform, which go on,",
        "1",
        "two",
    ]


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("== Part ==\n=== ===\ntext", [("heading", "Part"), ("text", "=== === text")]),
        ("* a\n** b\n# c\n: d\ntext", [("item", "a"), ("item", "b"), ("item", "c"), ("item", "d"), ("text", "text")]),
        (" * a\n   goes on\n * b", [("item", "a goes on"), ("item", "b")]),
        ("#format wiki\n##comment\n__NOTOC__\ntext", [("text", "text")]),
        (
            "{|\n! a !! b\n|-\n| c || d\n|}\n| e",
            [("cell", "a"), ("cell", "b"), ("cell", "c"), ("cell", "d"), ("text", "| e")],
        ),
        ("x^1^, '''''y''''' don''t'' <nowiki>z</nowiki><br/>it's", [("text", "x1, y dont z\nit's")]),
        ("[[a|b]] [[c]] [http://d.org e] [f] [[open", [("text", "b c e [f] [[open")]),
    ],
)
def test_wiki_text_is_read_block_by_block(page: str, blocks: list[tuple[str, str]]) -> None:
    source = wiki.read(take(page.encode(), "x"))
    assert_lawful(source, page)
    assert [(b.kind.value, words(source, b)) for b in source.blocks] == blocks


@pytest.mark.parametrize("text", [TEXT, PAGES, "* a\n* b\n\n----\n", "# 1\n\ntext ** and ` and _x_\n", "a\n---\n"])
def test_plain_text_is_not_taken_for_light_markup(text: str) -> None:
    assert not wiki.recognises(text)
    assert not markdown.recognises(text)


@pytest.mark.parametrize(
    "part", ["[", "](", "**", "*a ", "_", "`", "'''", "[[a|", "\\", "| ", "  ", "<b", "&a", "{#", "=", "[^"]
)
def test_repeated_markup_loses_nothing_that_prints_and_takes_linear_time(part: str) -> None:
    page = "planted " + part * 20_000 + " end"
    for reader in (markdown, wiki):
        source = reader.read(take(page.encode(), "x"))
        assert source.text.startswith("planted")
        assert source.text.endswith("end")
