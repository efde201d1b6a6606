"""Text layers of paged documents: what belongs to the page, what to the notes, what to the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resgraph.core.model import BlockKind, Source
from resgraph.core.problem import catalogue
from resgraph.core.tables import toml
from resgraph.sources import read
from tests.sources.carriers import PAGES, files, shown, source_of, words

ROWS = toml("reading/pages.toml")["line"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_every_line_pattern_proves_itself(row: dict[str, list[str]]) -> None:
    first = {
        example: next((r["name"] for r in ROWS if re.fullmatch(r["pattern"], example)), "")
        for example in row["examples"]
    }
    assert set(first.values()) == {row["name"]}
    assert not any(re.fullmatch(str(row["pattern"]), example) for example in row["counterexamples"])


def test_the_text_is_set_apart_from_pages_and_notes() -> None:
    assert shown(source_of(PAGES), BlockKind.TEXT) == [
        "United Nations \nA/RES/78/999",
        "General Assembly \nDistr.: General \n11 December 2023",
        "78/999. The rule of law at the national and \ninternational levels",
        "The General Assembly,",
        "Recalling the Charter of the United Nations1 and the",
        "rule of law,",
        "1. \nTakes note of the report in Treaty Series No. \n45. And so on:",
        "(a) \nFirst point;",
        "(b) Second point.",
        "45th plenary meeting \n7 December 2023",
    ]


def test_each_note_is_one_block_with_its_mark_and_a_note_goes_on_without_one() -> None:
    assert shown(source_of(PAGES), BlockKind.NOTE) == [
        "1  Resolution 2625 (XXV), annex, vol. I, of the year \n3 – 14 June 1992.",
        "2  Resolution 60/1.",
        "resumed from the page before.",
    ]


def test_running_heads_are_furniture_line_by_line() -> None:
    assert shown(source_of(PAGES), BlockKind.FURNITURE) == [
        "23-24947 (E)    211223", "*2324947*",
        "__________________",
        "A/RES/78/999", "The rule of law at the national and international", "levels", "23-24947", "2/3",
        "__________________",
        "The rule of law at the national and international", "levels", "A/RES/78/999", "3/3", "23-24947",
    ]  # fmt: skip


def test_blocks_know_their_page() -> None:
    source = source_of(PAGES)
    pages = {words(source, block): block.page for block in source.blocks}
    assert pages["The General Assembly,"] == 1
    assert pages["rule of law,"] == 2
    assert pages["45th plenary meeting \n7 December 2023"] == 3


def test_pages_that_are_missing_at_the_end_are_warned_of() -> None:
    cut = PAGES[: PAGES.index("The rule of law at the national and international \nlevels \nA/")]
    assert [catalogue()[p.code].name for p in source_of(cut).problems] == ["truncated"]
    assert source_of(PAGES).problems == ()


def test_a_fraction_in_the_text_is_no_page_number() -> None:
    source = source_of(PAGES.replace("rule of law,", "by a majority of\n2/3\nof the votes,"))
    assert "by a majority of\n2/3\nof the votes," in shown(source, BlockKind.TEXT)


def test_form_feeds_between_pages_read_like_empty_lines() -> None:
    fed = PAGES.replace("\n\n", "\n\x0c")
    assert source_of(fed).blocks == source_of(PAGES).blocks


@pytest.fixture(scope="module")
def layers(shared: Path) -> list[Source]:
    return [read(p.read_bytes(), p.name) for p in files(shared / "corpus" / "un" / "pdftext" / "resolution", "*.txt")]


def test_all_text_layers_of_the_corpus_are_recognised(layers: list[Source]) -> None:
    assert len(layers) == 328
    assert {source.layout for source in layers} == {"pdf-text"}
    assert [source.name for source in layers if source.problems] == []


def test_the_notes_of_every_document_count_from_one_without_a_gap(layers: list[Source]) -> None:
    odd = []
    for source in layers:
        notes = [words(source, block) for block in source.blocks if block.kind is BlockKind.NOTE]
        marks = [note.split()[0] for note in notes]
        numbers = [int(mark) for mark in marks if mark.isdigit()]
        odd += [(source.name, note) for note, mark in zip(notes, marks, strict=True) if not mark.isdigit()]
        assert numbers == list(range(1, len(numbers) + 1)), source.name
    assert odd == [("A_RES_78_68.txt", "* Reissued for technical reasons on 15 January 2024.")]


def test_no_page_furniture_is_left_in_the_text_and_no_text_in_the_furniture(layers: list[Source]) -> None:
    left = re.compile(r"^(?:A/RES/78/\d+|\d{1,3}/\d{1,3}|\d\d-\d{5}|_{5,}.*|\*\d+\*)\s*$", re.MULTILINE)
    for source in layers:
        symbol = re.search(r"A/RES/78/\d+", source.text)
        found = re.search(r"^\s*78/\d+\.\s((?:[^\n]*\S[^\n]*\n)+)", source.text, re.MULTILINE)
        assert symbol and found, source.name
        title = re.sub(r"\W", "", found[1])
        for block in source.blocks:
            text = words(source, block)
            if block.kind is BlockKind.FURNITURE:
                known = left.fullmatch(text) or re.sub(r"\W", "", text) in title or text == symbol[0] * 2
                assert known or re.fullmatch(r"\d\d-\d{5} \(E\)(?: +\d+)?", text) or source.name == "A_RES_78_30.txt", (
                    text
                )
            elif block.page > 1:
                assert not left.search(text), (source.name, text)
