"""Who tabled a text, with groups in printed order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resgraph.core.model import Block, BlockKind
from resgraph.structure import parse
from tests.structure.made import parsed, source

BODY = (
    "\n\nEuropean Parliament resolution on X\n\nThe European Parliament,\n\nhaving regard to it,\n\n"
    "1. Instructs its President to forward this resolution."
)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "Ana Pedro, Michael Gahler\non behalf of the PPE Group\nFrancisco Assis\non behalf of the S&D Group",
            [("Ana Pedro", "PPE"), ("Michael Gahler", "PPE"), ("Francisco Assis", "S&D")],
        ),
        (
            "Ana Pedro\n\non behalf of the Verts/ALE Group\n\nLeila Chaibi\n\non behalf of The Left Group\n\n"
            "Fabio Massimo Castaldo",
            [("Ana Pedro", "Verts/ALE"), ("Leila Chaibi", "The Left"), ("Fabio Massimo Castaldo", "")],
        ),
        (
            "Sophia in \u2018t Veld, Esther de\u00a0Lange, Jan\u2011Christoph Oetjen\non behalf of the Renew Group",
            [
                ("Sophia in \u2018t Veld", "Renew"),
                ("Esther de\u00a0Lange", "Renew"),
                ("Jan\u2011Christoph Oetjen", "Renew"),
            ],
        ),
        (
            "- Ana Pedro, Jan Bos; and Lia Rey on behalf of the EPP-ED Group\n"
            "- Kim Roe and Bo Lux on behalf of the PES Group",
            [
                ("Ana Pedro", "EPP-ED"),
                ("Jan Bos", "EPP-ED"),
                ("Lia Rey", "EPP-ED"),
                ("Kim Roe", "PES"),
                ("Bo Lux", "PES"),
            ],
        ),
        ("European Parliament\n\nTexts Tabled", []),
    ],
)
def test_flattened_lists_of_names_and_groups(printed: str, expected: list[tuple[str, str]]) -> None:
    resolution = parsed(printed + BODY)
    assert [(one.name, one.group) for one in resolution.sponsors] == expected
    assert [one.order for one in resolution.sponsors] == list(range(1, len(expected) + 1))
    for one in resolution.sponsors:
        assert resolution.source.text[one.span.start : one.span.end] == one.name
        if one.group_span:
            assert resolution.source.text[one.group_span.start : one.group_span.end] == one.group


def test_a_name_broken_at_the_end_of_a_long_line_is_one_name() -> None:
    names = "Pedro Marques, Andrea Cozzolino, Nacho S\u00e1nchez Amor, Isabel\nSantos, Marina Kaljurand"
    lines = names + "\non behalf of the S&D Group"
    assert [one.name for one in parsed(lines + BODY).sponsors][3:] == ["Isabel Santos", "Marina Kaljurand"]


def tagged(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    """The sponsors of a text whose names and groups stand in template tags."""
    text = "\n\n".join(words for _, words in rows) + BODY
    made = source(text)
    tags = {words: tag for tag, words in rows}
    blocks = tuple(
        Block(block.span, BlockKind.TAG, tag=tags[words])
        if (words := text[block.span.start : block.span.end]) in tags
        else block
        for block in made.blocks
    )
    return [(one.name, one.group) for one in parse(replace(made, blocks=blocks)).sponsors]


def test_a_group_in_a_tag_is_that_of_all_names_before_it() -> None:
    rows = [
        ("Depute", "Ana Pedro"),
        ("Depute", "Michael Gahler"),
        ("Commission", "{PPE}on behalf of the PPE Group"),
        ("Depute", "Leila Chaibi"),
    ]
    assert tagged(*rows) == [("Ana Pedro", "PPE"), ("Michael Gahler", "PPE"), ("Leila Chaibi", "")]


def test_the_group_is_what_the_braces_print() -> None:
    rows = [
        ("Depute", "Ana Pedro"),
        ("Commission", "{GUE/NGL}on behalf of the Confederal Group of the European United Left"),
    ]
    assert tagged(*rows) == [("Ana Pedro", "GUE/NGL")]


def test_a_rapporteur_is_no_author() -> None:
    resolution = parsed("REPORT on X\n\nRapporteur: Gabriele Bischoff" + BODY)
    assert [(one.name, one.role, one.group) for one in resolution.sponsors] == [("Gabriele Bischoff", "RAPPORTEUR", "")]


def test_groups_tell_the_genre_where_no_words_do() -> None:
    one = "Ana Pedro\non behalf of the PPE Group"
    two = one + "\nLeila Chaibi\non behalf of The Left Group"
    assert parsed(one + BODY).genre == "motion"
    assert parsed(two + BODY).genre == "joint-motion"
