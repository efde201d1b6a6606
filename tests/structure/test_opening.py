"""Where a resolution opens in a page, and pages that hold none."""

from __future__ import annotations

import pytest

from resgraph.core.errors import Refused
from resgraph.core.problem import catalogue
from tests.laws.test_coverage_of_text import check
from tests.structure.made import labels, parsed, titles

END = "Instructs its President to forward this resolution."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "x",
        "We use cookies.\n\nAccept all\n\nLog in\n\nPassword",
        "The European Parliament\n\nNews\n\nAbout us",
        "The European Parliament, having met in Strasbourg, went home.",
        "Resolution on Kazakhstan\n\nThe debate was long.\n\n1. First remark\n\n2. Second remark",
        "The General Assembly,",
        "Recalling that the party is over,\n\n1. Notes that nobody is left.",
    ],
)
def test_a_page_without_a_resolution_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        parsed(text)
    assert catalogue()[caught.value.problem.code].name == "not-a-resolution"
    assert caught.value.source == "made"


@pytest.mark.parametrize(
    ("opening", "enacting"),
    [
        ("The European Parliament,\n\nhaving regard to it,", "The European Parliament,"),
        ("The European Parliament\n\n\u2013 having regard to it,", "The European Parliament"),
        ("The European Parliament, having regard to it,", "The European Parliament,"),
        (
            "European Parliament resolution on X\nThe European Parliament,\n\n\u2013 having regard to it,",
            "The European Parliament,",
        ),
        (
            "The\u00a0European\u00a0Parliament,\n\n\u2013\u00a0having\u00a0regard to it,",
            "The\u00a0European\u00a0Parliament,",
        ),
    ],
)
def test_enacting_words_however_they_are_printed(opening: str, enacting: str) -> None:
    resolution = parsed(opening + "\n\n1. " + END)
    assert labels(resolution) == ["citation 1", "paragraph 1"]
    span = resolution.header.enacting
    assert span is not None
    assert resolution.source.text[span.start : span.end] == enacting
    check(resolution)


def test_enacting_words_in_a_menu_are_none() -> None:
    resolution = parsed(
        "The European Parliament\n\nNews\n\nMembers\n\nMore\n\nThe European Parliament,\n\n"
        "having regard to it,\n\n1. " + END
    )
    assert resolution.header.enacting is not None
    assert resolution.header.enacting.start > 20


@pytest.mark.parametrize(
    "text",
    [
        "European Parliament resolution on X\n\n\u2013 having regard to it,\n\nA. whereas a;\n\n"
        "1. Notes it;\n\n2. " + END,
        "Resolution adopted by the General Assembly\n\n78/1. On X\n\nRecalling it,\n\n1. Notes it.\n\n"
        "45th plenary meeting",
    ],
)
def test_missing_enacting_words_are_a_problem(text: str) -> None:
    resolution = parsed(text)
    assert titles(resolution) == ["no-enacting-words"]
    assert resolution.header.enacting is None
    assert "paragraph 1" in labels(resolution)
    check(resolution)


def test_of_a_page_with_several_texts_the_first_is_parsed_and_the_others_are_named() -> None:
    one = (
        "European Parliament resolution on {}\n\nThe European Parliament,\n\nhaving regard to it,\n\n"
        "1. Notes {};\n\n2. " + END
    )
    resolution = parsed("\n\n".join(one.format(name, name) for name in ("A", "B", "C")))
    assert titles(resolution) == ["several-resolutions", "several-resolutions"]
    assert resolution.title == "European Parliament resolution on A"
    assert labels(resolution) == ["citation 1", "paragraph 1", "paragraph 2"]
    for problem in resolution.problems:
        assert problem.span is not None
        assert resolution.source.text[problem.span.start : problem.span.end] == "The European Parliament,"
    check(resolution)
