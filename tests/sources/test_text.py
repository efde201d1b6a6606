"""Plain text: paragraphs, lines that are items, template tags."""

from __future__ import annotations

import pytest

from resgraph.core.model import Block, BlockKind
from resgraph.core.text import Span
from resgraph.sources.template import tagged
from tests.sources.carriers import TEXT, shown, source_of, words


def test_words_in_template_tags_are_tag_blocks_and_the_tags_furniture() -> None:
    source = source_of(TEXT)
    tags = [(b.tag, words(source, b)) for b in source.blocks if b.kind is BlockKind.TAG]
    assert tags == [
        ("Depute", "Željana Zovko, Viola Von\u00a0Cramon‑Taubadel"),
        ("Commission", "{S&D}on behalf of the S&D Group"),
    ]
    assert shown(source, BlockKind.FURNITURE) == [
        "<RepeatBlock-By>", "<Depute>", "</Depute>", "<Commission>", "</Commission>", "</RepeatBlock-By>",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("<Date>{20/11/2019}20.11.2019</Date>", [("Date", "{20/11/2019}20.11.2019")]),
        ("<Titre>on one\n\nand two</Titre> after", [("Titre", "on one"), ("Titre", "and two"), ("", "after")]),
        ("<Depute>never closed\n\nnext", [("Depute", "never closed"), ("", "next")]),
        ("<Depute>a<Commission>b\n\nc", [("Depute", "a"), ("Commission", "b"), ("", "c")]),
        ("<A-b><Depute>x</A-b> y", [("Depute", "x"), ("", "y")]),
        ("<Titre>a <DocRef>b</DocRef> c</Titre>", [("Titre", "a"), ("DocRef", "b"), ("Titre", "c")]),
        ("</Depute>x <b>y</b> 1 < 2 <P>z", [("", "x <b>y</b> 1 < 2 <P>z")]),
    ],
)
def test_template_tags_need_not_be_closed_or_well_formed(text: str, tags: list[tuple[str, str]]) -> None:
    source = source_of(text)
    assert [(b.tag, words(source, b)) for b in source.blocks if b.kind is not BlockKind.FURNITURE] == tags


def test_furniture_keeps_its_tags() -> None:
    block = Block(Span(0, 12), BlockKind.FURNITURE)
    assert list(tagged("<Titre>x y z", [block])) == [block]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("one\ntwo\n\nthree\n \t\nfour", ["one\ntwo", "three", "four"]),
        ("– having regard to A,\n– having regard to B,\nA. whereas C;", None),
        ("1. Calls on X;\n2. Calls on Y;\n(a) first;\n[1] OJ.", None),
        ("The report of\n1. January and\nMr A. Smith", ["The report of\n1. January and\nMr A. Smith"]),
        ("Treaty Series, No.\n45. And more", ["Treaty Series, No.\n45. And more"]),
        ("x" * 130 + "\nsecond\nthird", None),
        ("  • Home\n  • Page", ["• Home", "• Page"]),
    ],
)
def test_lines_are_blocks_where_they_are_items_or_were_never_wrapped(text: str, blocks: list[str] | None) -> None:
    assert shown(source_of(text + ".\n")) == [
        block + "." * (at == len(blocks or text.split("\n")) - 1) for at, block in enumerate(blocks or text.split("\n"))
    ]
