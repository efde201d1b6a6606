"""Battery rows D25 and D26: footnotes that do not fit their markers, and labels in every order."""

from __future__ import annotations

import string
from collections.abc import Iterable

import pytest

import resgraph
from resgraph.core.model import Part, PartKind
from tests.battery.documents import FORWARD, listed, resolution
from tests.statements import ELI, EPVOC, RDFS, RESG, subjects, values

from .conftest import Among
from .test_text_kept import codes

CALL_WITHOUT_NOTE, NOTE_WITHOUT_CALL, TWO_NOTES, NOTE_ORDER = "RG2005", "RG2004", "RG2006", "RG2007"
GAP, TWICE = "RG2001", "RG2002"


def convert(**blocks: str) -> resgraph.Conversion:
    return resgraph.convert(resolution(**blocks).encode(), name="x.txt")


def messages(one: resgraph.Conversion, code: str) -> str:
    return " ".join(problem.message for problem in one.problems if problem.code == code)


def joined(one: resgraph.Conversion) -> set[tuple[str, str]]:
    """Which part calls which note, as the graph says it."""
    return {
        (part.label, note.rpartition("/")[2])
        for part in one.resolution.walk()
        for note in values(one.quads, f"{RESG}hasFootnote", one.address.part(part.path))
    }


# ----------------------------------------------------------------------------- D25: footnotes
def test_d25_markers_that_fit_are_joined_without_a_word() -> None:
    one = convert(recitals="A.  whereas so[1];\n\nB.  whereas thus[2];", notes="[1] OJ C 23.\n\n[2] OJ C 24.")
    assert joined(one) == {("recital A", "fn_1"), ("recital B", "fn_2")}
    assert codes(one).isdisjoint({CALL_WITHOUT_NOTE, NOTE_WITHOUT_CALL, TWO_NOTES, NOTE_ORDER})


def test_d25_a_marker_without_note_is_named_and_joined_to_nothing() -> None:
    one = convert(recitals="A.  whereas so[1];\n\nB.  whereas thus[7];", notes="[1] OJ C 23.")
    assert "7" in messages(one, CALL_WITHOUT_NOTE)
    assert joined(one) == {("recital A", "fn_1")}


def test_d25_a_note_without_marker_is_named_and_kept() -> None:
    one = convert(recitals="A.  whereas so[1];", notes="[1] OJ C 23.\n\n[2] OJ C 24.")
    assert "2" in messages(one, NOTE_WITHOUT_CALL)
    assert "1" not in messages(one, NOTE_WITHOUT_CALL)
    assert [p.label for p in one.resolution.parts if p.kind is PartKind.FOOTNOTE] == ["footnote 1", "footnote 2"]


def test_d25_two_notes_of_one_number_are_named_kept_and_joined_to_neither() -> None:
    notes = "[1] OJ C 23.\n\n[3] OJ C 24.\n\n[3] OJ C 25."
    one = convert(recitals="A.  whereas so[1];\n\nB.  whereas thus[3];", notes=notes)
    assert "3" in messages(one, TWO_NOTES)
    assert joined(one) == {("recital A", "fn_1")}
    texts = [p.passage.text for p in one.resolution.parts if p.kind is PartKind.FOOTNOTE]
    assert texts == ["OJ C 23.", "OJ C 24.", "OJ C 25."]
    assert len(set(subjects(one.quads, f"{RESG}Footnote"))) == 3


def test_d25_markers_out_of_order_are_named_and_joined() -> None:
    one = convert(recitals="A.  whereas so[2];\n\nB.  whereas thus[1];", notes="[1] OJ C 23.\n\n[2] OJ C 24.")
    assert messages(one, NOTE_ORDER)
    assert joined(one) == {("recital A", "fn_2"), ("recital B", "fn_1")}


def test_d25_a_note_called_twice_is_named() -> None:
    one = convert(recitals="A.  whereas so[1];\n\nB.  whereas thus[1];", notes="[1] OJ C 23.")
    assert "1" in messages(one, NOTE_ORDER)


@pytest.mark.parametrize("quoted", ["‘the words [1] as printed’", '"the words [1] as printed"', "“[1]”"])
def test_d25_a_number_in_quotes_calls_nothing_where_the_note_has_another_marker(quoted: str) -> None:
    one = convert(recitals=f"A.  whereas the law says {quoted};\n\nB.  whereas so[1];", notes="[1] OJ C 23.")
    assert ("recital B", "fn_1") in joined(one)
    assert ("recital A", "fn_1") not in joined(one) or messages(one, NOTE_ORDER)
    assert quoted in next(p.passage.text for p in one.resolution.parts if p.label == "recital A")


def test_d25_footnote_faults_do_not_harm_the_neighbours(among_good: Among) -> None:
    bad = resolution(
        recitals="A.  whereas so[2];\n\nB.  whereas thus[7];", notes="[2] One.\n\n[3] Two.\n\n[3] Three.\n\n[4] Four."
    )
    code, homes, err = among_good(bad.encode())
    assert (code, homes) == (0, {"eu/ep/TA-9-2021-0057"})
    assert all(fault in err for fault in (CALL_WITHOUT_NOTE, NOTE_WITHOUT_CALL, TWO_NOTES))


# ----------------------------------------------------------------------------- D26: labels
def numbers(parts: Iterable[Part], kind: PartKind) -> list[str]:
    return [part.number for part in parts if part.kind is kind]


def recitals(labels: list[str]) -> resgraph.Conversion:
    return convert(recitals=listed([f"{label}." for label in labels], "whereas it is so;"))


LETTERS = list(string.ascii_uppercase)


@pytest.mark.parametrize(
    "labels",
    [[*LETTERS, "AA", "AB", "AC"], ["A", "B", "Ba", "C"], ["A", "B", "Ba", "Bb", "C", "D"]],
    ids=["beyond Z", "Ba", "Ba Bb"],
)
def test_d26_letters_in_order_are_kept_without_a_word(labels: list[str]) -> None:
    one = recitals(labels)
    assert numbers(one.resolution.parts, PartKind.RECITAL) == labels
    assert codes(one).isdisjoint({GAP, TWICE, "RG2003"})


def test_d26_a_missing_letter_is_named_and_nothing_renumbered() -> None:
    one = recitals(["A", "B", "C", "E"])
    assert numbers(one.resolution.parts, PartKind.RECITAL) == ["A", "B", "C", "E"]
    assert messages(one, GAP) == "recital E comes after C."


def test_d26_a_repeated_letter_is_named_and_both_are_kept() -> None:
    one = recitals(["A", "B", "B", "C"])
    assert numbers(one.resolution.parts, PartKind.RECITAL) == ["A", "B", "B", "C"]
    assert "B" in messages(one, TWICE)
    assert len(subjects(one.quads, f"{RESG}Recital")) == 4
    eids = values(one.quads, f"{RESG}eId")
    assert len(eids) == len(set(eids))


def paragraphs(labels: list[str]) -> resgraph.Conversion:
    acts = [f"{label}.  Calls on the Commission to act;" for label in labels[:-1]]
    return convert(paragraphs="\n\n".join([*acts, f"{labels[-1]}.  {FORWARD}"]))


@pytest.mark.parametrize(
    ("labels", "code"),
    [(["1", "1a", "3"], GAP), (["1", "1a", "2"], ""), (["1", "2", "2", "3"], TWICE), (["1", "2", "4", "5"], GAP)],
)
def test_d26_paragraph_numbers_are_kept_as_printed(labels: list[str], code: str) -> None:
    one = paragraphs(labels)
    assert numbers(one.resolution.parts, PartKind.PARAGRAPH) == labels
    assert codes(one) & {GAP, TWICE} == ({code} if code else set())


def test_d26_four_hundred_paragraphs_stay_in_order() -> None:
    one = paragraphs([str(number) for number in range(1, 401)])
    assert numbers(one.resolution.parts, PartKind.PARAGRAPH) == [str(number) for number in range(1, 401)]
    assert codes(one) == set()
    order = {
        values(one.quads, f"{ELI}number", subject)[0]: int(values(one.quads, f"{EPVOC}numbering", subject)[0])
        for subject in [one.address.part(f"para_{number}") for number in (1, 2, 199, 200, 400)]
    }
    assert sorted(order, key=order.__getitem__) == ["1", "2", "199", "200", "400"]


def test_d26_points_within_points_keep_their_labels() -> None:
    one = convert(
        paragraphs="1.  Calls on the Commission to:\n\n(a)  act on\n\n(i)  air;\n\n(ii)  water;\n\n(b)  report;\n\n"
        f"2.  {FORWARD}"
    )
    labels = [part.label for part in one.resolution.walk() if part.kind in (PartKind.PARAGRAPH, PartKind.POINT)]
    assert labels == ["paragraph 1", "paragraph 1(a)", "paragraph 1(a)(i)", "paragraph 1(a)(ii)", "paragraph 1(b)",
                      "paragraph 2"]  # fmt: skip
    assert {"paragraph 1(a)(ii)", "paragraph 1(b)"} <= set(values(one.quads, f"{RDFS}label"))


def test_d26_the_letter_i_after_h_is_a_letter_and_no_roman_number() -> None:
    points = "\n\n".join(f"({letter})  act on {letter}{letter};" for letter in "abcdefghij")
    one = convert(paragraphs=f"1.  Calls on the Commission to:\n\n{points}\n\n2.  {FORWARD}")
    labels = [part.label for part in one.resolution.walk() if part.kind is PartKind.POINT]
    assert labels == [f"paragraph 1({letter})" for letter in "abcdefghij"]


def test_d26_odd_labels_do_not_harm_the_neighbours(among_good: Among) -> None:
    bad = resolution(recitals=listed(["A.", "B.", "B.", "E."], "whereas it is so;"))
    code, homes, err = among_good(bad.encode())
    assert (code, homes) == (0, {"eu/ep/TA-9-2021-0057"})
    assert GAP in err
    assert TWICE in err
