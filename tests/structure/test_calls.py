"""Footnotes and the markers that call them."""

from __future__ import annotations

import pytest

from resgraph.core.model import BlockKind, Resolution
from tests.structure.made import parsed, titles

END = "Instructs its President to forward this resolution."
EP = "European Parliament resolution on X\n\nThe European Parliament,\n\n– having regard to "
UN = "78/1. On X\n\nThe General Assembly,\n\n"


def called(resolution: Resolution) -> list[tuple[str, str]]:
    """(words before the marker, its label) in order."""
    found = []
    for part in resolution.walk():
        text = part.passage.text
        for call in part.calls:
            assert text[call.start : call.end].strip("[]()") == call.label
            found.append((text[: call.start].split()[-1] if text[: call.start].split() else "", call.label))
    return found


def test_marks_in_square_brackets() -> None:
    resolution = parsed(EP + "A[1] and B[2],\n\n1. " + END + "\n\n[1] First.\n\n[2] Second.")
    assert called(resolution) == [("A", "1"), ("B[2]"[:1], "2")]
    assert [part.passage.text for part in resolution.parts if part.path.startswith("fn")] == ["First.", "Second."]
    assert titles(resolution) == []


def test_marks_in_round_brackets_beside_numbers_of_rules() -> None:
    resolution = parsed(
        EP + "A(1) and Rule 144(5) and 14 March 2019(2),\n\n1. " + END + "\n\n(1) First.\n\n(2) Second."
    )
    assert called(resolution) == [("A", "1"), ("2019", "2")]


def test_marks_in_round_brackets_behind_a_space() -> None:
    resolution = parsed(
        EP + "the opinion (1), Rule 47(1) and the report of 2001 (2),\n\n1. " + END + "\n\n(1) A.\n\n(2) B."
    )
    assert called(resolution) == [("opinion", "1"), ("2001", "2")]
    assert titles(resolution) == []


def test_numbers_in_round_brackets_behind_a_space_that_are_no_marks() -> None:
    resolution = parsed(EP + "the points (1), (2) and (1),\n\n1. " + END + "\n\n(1) A.\n\n(2) B.")
    assert called(resolution) == []


def paged(body: str, notes: str) -> Resolution:
    """A text of one page whose notes the layout sets apart."""
    kinds = [(note[:6], BlockKind.NOTE) for note in notes.split("\n\n")]
    text = UN + body + "\n\n45th plenary meeting\n7 December 2023\n\n" + notes
    return parsed(text, layout="pdf-text", kinds=kinds, pages="%%")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Recalling the Charter of the United Nations1 and it,", [("Nations", "1")]),
        ("Recalling the 2005 World Summit Outcome, 1", [("Outcome,", "1")]),
        ("Recalling the report for 20231 and the reply,", [("2023", "1")]),
        ("Recalling the 2030 Agenda for Sustainable Development 1 and it,", [("Development", "1")]),
        ("Recalling resolution 77/2281 and it,", [("77/228", "1")]),
        ("Recalling “the text”1 and it,", [("text”", "1")]),
        ("Recalling Agenda 211 and it,", [("21", "1")]),
        ("Recalling the statement on COVID-191 and it,", [("COVID-19", "1")]),
        ("Recalling the Paris Agreement1and it,", [("Agreement", "1")]),
        ("Recalling persons with albinism 1 and 24/33 of 27 September 2013,", [("albinism", "1")]),
        ("Recalling that it reiterates the decision 1 to provide support,", [("decision", "1")]),
        ("Recalling its decision 1 to provide support,", []),
        ("Recalling its resolution 70/1 of 1 January 2015, and 1 million people,", []),
        ("Recalling paragraph 1 of the Charter and Goal 1, as adopted on 1 May,", []),
    ],
)
def test_a_mark_glued_to_a_word_is_a_call_and_a_number_is_none(words: str, expected: list[tuple[str, str]]) -> None:
    resolution = paged(words + "\n\n1. Notes it.", "1  A/78/1.")
    assert called(resolution) == expected
    assert titles(resolution) == ([] if expected else ["note-without-call"])


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("decisions 1/CP.2731 and 1/CMA.4", "1/CP.27"),
        ("resolutions 54/22 and 54/2631 of 2023", "54/26"),
        ("decision VII/1131 of the Conference", "VII/11"),
        ("decision CBD/CP/MOP/VIII/1931 and it", "CBD/CP/MOP/VIII/19"),
    ],
)
def test_a_mark_glued_to_a_number_that_would_be_too_long(words: str, before: str) -> None:
    resolution = paged(f"Recalling {words},\n\n1. Notes it.", "31  A/78/1.")
    assert called(resolution) == [(before, "31")]


def test_an_asterisk_behind_the_number_of_the_document_calls_a_note_on_it() -> None:
    kinds = [("* Reis", BlockKind.NOTE)]
    text = (
        "A/RES/78/1*\n\n"
        + UN
        + "Recalling it,\n\n1. Notes it.\n\n45th plenary meeting\n\n* Reissued for technical reasons."
    )
    assert titles(parsed(text, layout="pdf-text", pages="%%", kinds=kinds)) == []
    assert titles(parsed(text.replace("*\n\n78", "\n\n78"), layout="pdf-text", pages="%%", kinds=kinds)) == [
        "note-without-call"
    ]


def test_glued_marks_come_in_ascending_order() -> None:
    resolution = paged(
        "Recalling the years 2021,1 2 and 3 of the plan,2 and paragraph 3,3 as well,\n\n1. Notes it.",
        "1  One.\n\n2  Two.\n\n3  Three.",
    )
    assert called(resolution) == [("2021,", "1"), ("plan,", "2"), ("3,", "3")]


def test_a_note_is_called_on_its_own_page() -> None:
    text = (
        UN + "Recalling the Pact2 of the States1\n\n1  One.\n\n%%\n\nand the Treaty2 of them,\n\n2  Two.\n\n"
        "1. Notes it.\n\n45th plenary meeting"
    )
    resolution = parsed(
        text, layout="pdf-text", pages="%%", kinds=[("1  One", BlockKind.NOTE), ("2  Two", BlockKind.NOTE)]
    )
    assert called(resolution) == [("States", "1"), ("Treaty", "2")]


def test_a_note_that_goes_on_over_the_page_end_is_one_note() -> None:
    kinds = [("1  One", BlockKind.NOTE), ("further", BlockKind.NOTE)]
    text = UN + "Recalling it,1\n\n1. Notes it.\n\n45th plenary meeting\n\n1  One and\n\n%%\n\nfurther words."
    resolution = parsed(text, layout="pdf-text", pages="%%", kinds=kinds)
    assert resolution.parts[-1].passage.text == "One and further words."


@pytest.mark.parametrize(
    ("body", "notes", "problem", "calls"),
    [
        ("A[1] and B[2]", "[1] First.", "call-without-note", 2),
        ("A[1]", "[1] First.\n\n[2] Second.", "note-without-call", 1),
        ("A[1] and B[3]", "[1] First.\n\n[3] Third.\n\n[3] Again.", "duplicate-note", 1),
        ("A[2] and B[1]", "[1] First.\n\n[2] Second.", "note-order", 2),
        ("A[1] and B[1]", "[1] First.", "note-order", 2),
    ],
)
def test_doubts_about_notes_name_the_marker(body: str, notes: str, problem: str, calls: int) -> None:
    resolution = parsed(EP + body + ",\n\n1. " + END + "\n\n" + notes)
    assert titles(resolution) == [problem]
    assert len(called(resolution)) == calls


def test_a_mark_in_quotation_marks_is_no_call_where_another_touches_a_word() -> None:
    resolution = parsed(EP + "the words \u201c[1]\u201d and A[1],\n\n1. " + END + "\n\n[1] First.")
    assert called(resolution) == [("A", "1")]
    assert titles(resolution) == []


def test_a_clause_has_the_calls_of_its_own_words() -> None:
    resolution = parsed(EP + "it,\n\n1. Recalls A[1]; regrets B[2];\n\n2. " + END + "\n\n[1] First.\n\n[2] Second.")
    first, second = resolution.parts[1].parts
    assert [(call.label, first.passage.text[call.start : call.end]) for call in first.calls] == [("1", "[1]")]
    assert [(call.label, second.passage.text[call.start : call.end]) for call in second.calls] == [("2", "[2]")]


def test_what_follows_the_last_note_lies_around() -> None:
    resolution = parsed(EP + "A[1],\n\n1. " + END + "\n\n[1] First.\n\nShare this page")
    assert resolution.parts[-1].passage.text == "First."
