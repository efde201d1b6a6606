"""The scoreboard itself: it counts what is there, missed and wrong, as the scorer beside the checkout does."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import resgraph
from tests.gold.board import calibration
from tests.gold.board.__main__ import fallen, read, written
from tests.gold.board.annotated import DOCUMENTS, Annotated, Entry, documents
from tests.gold.board.facts import HIT, KINDS, MISSED, WRONG, Fact, comparable, label, shared
from tests.gold.board.figures import Figure, changes, figures, table
from tests.gold.board.matching import compare
from tests.gold.board.said import Said
from tests.gold.scoring import scorer

NAME = "A-RES-78-316"


@pytest.fixture(scope="module")
def annotated() -> Annotated:
    return next(one for one in documents() if one.name == NAME)


@pytest.fixture(scope="module")
def said(annotated: Annotated) -> Said:
    return Said(resgraph.convert(annotated.source).quads)


def outcomes(annotated: Annotated, said: Said, kind: str) -> dict[str, list[tuple[str, str]]]:
    facts = [fact for fact in compare(annotated, said) if fact.kind == kind]
    return {
        outcome: [(fact.unit, fact.words) for fact in facts if fact.outcome == outcome]
        for outcome in (HIT, MISSED, WRONG)
    }


def test_a_document_annotated_as_the_graph_says_has_nothing_missed_and_nothing_wrong(
    annotated: Annotated, said: Said
) -> None:
    assert {fact.outcome for fact in compare(annotated, said)} == {HIT}


def test_a_unit_that_is_missing_and_one_too_many(annotated: Annotated, said: Said) -> None:
    changed = replace(annotated, units=(*annotated.units[1:], "paragraph 99"))
    found = outcomes(changed, said, "units")
    assert found[MISSED] == [("paragraph 99", "")]
    assert found[WRONG] == [(label(annotated.units[0]), "")]


def test_a_reference_that_nobody_annotated_is_wrong_and_so_is_its_target(annotated: Annotated, said: Said) -> None:
    known = {(one.unit, one.words) for one in annotated.references}
    first = next(one for one in annotated.references if one.targets and not one.optional)
    changed = replace(annotated, references=tuple(one for one in annotated.references if one is not first))
    assert len(outcomes(changed, said, "references")[WRONG]) == 1
    assert len(outcomes(changed, said, "targets")[WRONG]) == 1
    assert (first.unit, first.words) in known


def test_a_reference_to_something_else_is_found_but_its_target_is_missed_and_wrong(
    annotated: Annotated, said: Said
) -> None:
    first = next(one for one in annotated.references if one.targets and not one.optional)
    others = tuple(one for one in annotated.references if one is not first)
    changed = replace(annotated, references=(replace(first, targets=frozenset({"A/RES/1/1"})), *others))
    assert len(outcomes(changed, said, "references")[MISSED]) == 0
    target = (first.unit, f"{' '.join(first.words.split())} -> A/RES/1/1")
    assert outcomes(changed, said, "targets")[MISSED] == [target]
    assert outcomes(changed, said, "targets")[WRONG] == [target]


@pytest.mark.parametrize("kind", ["organisations", "places"])
def test_a_name_that_is_not_there_is_missed_and_one_that_nobody_annotated_is_wrong(
    annotated: Annotated, said: Said, kind: str
) -> None:
    entries = annotated.names[kind]
    first = next(one for one in entries if not one.optional)
    rest = tuple(one for one in entries if comparable(one.words) != comparable(first.words))
    invented = Entry(first.unit, "Order of the Empty Chair")
    changed = replace(annotated, names={**annotated.names, kind: (*rest, invented)})
    found = outcomes(changed, said, kind)
    assert found[MISSED] == [(first.unit, "Order of the Empty Chair")]
    assert len(found[WRONG]) >= 1


def test_a_doubtful_entry_counts_neither_way(annotated: Annotated, said: Said) -> None:
    doubtful = Entry(annotated.units[0], "Order of the Empty Chair", "exists: perhaps no name")
    names = {**annotated.names, "organisations": (*annotated.names["organisations"], doubtful)}
    assert outcomes(replace(annotated, names=names), said, "organisations")[MISSED] == []


def test_an_act_that_is_not_there_is_missed_with_those_whom_it_asks(annotated: Annotated, said: Said) -> None:
    act = Entry("paragraph 1", "implores", addressees=(frozenset({"the Moon"}),))
    changed = replace(annotated, acts=(*annotated.acts, act))
    assert outcomes(changed, said, "acts")[MISSED] == [("paragraph 1", "implores")]
    assert outcomes(changed, said, "addressees")[MISSED] == [("paragraph 1", "implores: the Moon")]


def test_words_are_compared_without_what_printing_varies() -> None:
    assert comparable("The\u00a0\u2018Verts\u2011ALE\u2019 ") == comparable("'verts-ale'")
    assert label("Paragraph 3 (a)") == "paragraph 3(a)"
    assert shared("resolution 77/110", "its resolution 77/110 of 7 December 2022") == 1.0
    assert shared("", "anything") == 0.0


# ----------------------------------------------------------------------------- figures
HITS = [Fact("a", "places", "paragraph 1", word, HIT) for word in ("Rome", "Oslo", "Riga")]
MISS = Fact("a", "places", "paragraph 1", "Bonn", MISSED)
WRONGS = [Fact("a", "places", "paragraph 2", "Lima", WRONG)]


def test_figures_are_precision_recall_and_their_harmonic_mean() -> None:
    one = figures([*HITS, MISS, *WRONGS])["places"]
    assert (one.hit, one.missed, one.wrong) == (3, 1, 1)
    assert (one.precision, one.recall, one.f1) == (0.75, 0.75, 0.75)
    assert Figure(0, 0, 0).f1 == 1.0
    assert Figure(0, 2, 0).f1 == 0.0


def test_a_board_is_written_and_read_back() -> None:
    facts = [*HITS, MISS, *WRONGS]
    assert sorted(read(written(facts))) == sorted(facts)


def test_every_fact_won_or_lost_is_told() -> None:
    before, now = [*HITS, MISS], [*HITS, replace(MISS, outcome=HIT), *WRONGS]
    assert list(changes(before, now)) == [
        "+ mended (missed) places: a, paragraph 1: Bonn",
        "- broken (wrong) places: a, paragraph 2: Lima",
    ]
    assert list(changes(now, now)) == []


def test_a_document_that_is_new_is_neither_won_nor_lost() -> None:
    new = [Fact("b", "places", "paragraph 1", "Bonn", MISSED)]
    assert list(changes(HITS, [*HITS, *new])) == []
    assert fallen(HITS, [*HITS, *new]) == []
    assert fallen(HITS, [*HITS, *WRONGS]) == ["places"]


def test_the_table_has_a_line_per_document_and_one_for_all() -> None:
    lines = table([*HITS, MISS]).splitlines()
    assert [line.split()[0] for line in lines[1:-1]] == ["a", "ALL"]
    assert "1.00/0.75/0.86" in lines[1]


def test_confidence_is_judged_by_band() -> None:
    links = [
        calibration.Link("a", "x", "exact", "", 1.0, right=True),
        calibration.Link("a", "y", "lookup", "", 0.9, right=True),
        calibration.Link("a", "z", "lookup", "", 0.7, right=False),
    ]
    assert calibration.share(links, 0.9) == (2, 2)
    assert "| 0.6 to under 0.8 | 1 | 0 | 0.0% |" in calibration.table(links)
    assert "| lookup | 2 | 1 | 50.0% |" in calibration.table(links)


# ----------------------------------------------------------------------------- beside the other scorer
@pytest.mark.parametrize("name", ["A-9-2024-0163", "A-RES-78-76", "EPLA-2006", "kazakhstan-2022"])
def test_the_scorer_beside_the_checkout_counts_the_same(shared: Path, name: str) -> None:
    other = scorer(shared)
    annotated = next(one for one in documents() if one.name == name)
    gold = json.loads((DOCUMENTS / f"{name}.gold.json").read_text("utf-8"))
    one = resgraph.convert(annotated.source)
    tally = other.compare(gold, other.Said(resgraph.write(one, format="nquads")))
    ours = figures(compare(annotated, Said(one.quads)))
    count: Callable[[str], tuple[int, int, int]] = lambda kind: (tally.hit[kind], tally.missed[kind], tally.wrong[kind])  # noqa: E731
    assert {kind: (one.hit, one.missed, one.wrong) for kind, one in ours.items()} == {
        kind: count(kind) for kind in KINDS
    }
