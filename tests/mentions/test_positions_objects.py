"""What or whom the body condemns, welcomes or recalls, and which earlier request it repeats."""

from __future__ import annotations

import pytest

from resgraph.core.mention import Position
from resgraph.mentions import positions
from tests.mentions.sample import mention, paragraph


def read(text: str, names: tuple[str, ...] = (), cited: tuple[str, ...] = ()) -> list[Position]:
    spans = [(text.index(words), text.index(words) + len(words)) for words in cited]
    return positions.scan(paragraph(text), [mention(text, name) for name in names], (), spans)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Condemns the use of force; calls on the Council to act", ["the use of force", ""]),
        ("Notes, in this regard, the report.", ["the report"]),
        ("Regrets that nothing was done, and welcomes the law", ["that nothing was done", "the law"]),
        ("Condemns:", [""]),
        (
            "Decides to delete the item entitled “Question of peace”.",
            ["to delete the item entitled “Question of peace”"],
        ),
    ],
)
def test_the_words_under_a_verb_that_asks_nobody_are_its_object(text: str, words: list[str]) -> None:
    assert [text[slice(*one.target)] if one.target else "" for one in read(text)] == words


@pytest.mark.parametrize(
    ("text", "names", "cited", "heads"),
    [
        ("Condemns Hamas and Hezbollah for it", ("Hamas", "Hezbollah"), (), ["Hamas", "Hezbollah"]),
        ("Commends the Secretary-General for his work", ("Secretary-General",), (), ["Secretary-General"]),
        ("Expresses its gratitude to the Red Cross", ("Red Cross",), (), ["Red Cross"]),
        ("Condemns the attack by Hamas", ("Hamas",), (), []),
        ("Welcomes the Commission proposal", ("Commission",), (), []),
        ("Notes that the Commission acts", ("Commission",), (), []),
        ("Recalls its resolution 60/1", (), ("60/1",), ["60/1"]),
        ("Recalls paragraph 29 of its resolution 70/247", (), ("resolution 70/247",), ["resolution 70/247"]),
        ("Recalls its resolutions 62/63 of 1 May and 63/119", (), ("62/63", "63/119"), ["62/63", "63/119"]),
        ("Takes note of the law adopted in decision 74/1", (), ("decision 74/1",), []),
        ("Recalls that, in its resolution 60/1, it asked for more", (), ("60/1",), []),
    ],
)
def test_names_and_references_at_the_head_of_the_object_are_marked(
    text: str, names: tuple[str, ...], cited: tuple[str, ...], heads: list[str]
) -> None:
    (one,) = read(text, names, cited)
    assert [text[start:end] for start, end in one.heads] == heads


@pytest.mark.parametrize(
    ("text", "cited", "earlier"),
    [
        (
            "Reiterates its request in paragraph 7 of its resolution 77/255 that the Fund report",
            "resolution 77/255",
            True,
        ),
        ("Reiterates the request made in its resolution 77/255", "resolution 77/255", True),
        ("Reiterates paragraph 8 of its resolution 2/1", "resolution 2/1", True),
        ("Recalls resolution 77/255 and reiterates the demands made therein", "resolution 77/255", True),
        ("Reiterates its request that the Fund implement resolution 77/255", "resolution 77/255", False),
        ("Recalls resolution 77/255 and reiterates its support", "resolution 77/255", False),
        ("Welcomes resolution 77/255", "resolution 77/255", False),
    ],
)
def test_a_position_repeats_what_stands_in_the_reference_of_its_cue(text: str, cited: str, earlier: bool) -> None:
    one = read(text, cited=(cited,))[-1]
    assert [text[start:end] for start, end in one.earlier] == ([cited] if earlier else [])
