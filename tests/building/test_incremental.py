"""Building again does what is needed and no more, and comes to what a build from nothing comes to."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from resgraph.building import Effort, build
from resgraph.core.known import KnownTexts, Statement
from resgraph.core.problem import problem
from resgraph.store import open_store
from resgraph.validation import Finding
from tests.building.made import again, built, from_nothing
from tests.reconciliation.made import ALL, DATED, ITSELF, NUMBER, NUMBERED, OTHER_DAY, SAME_SUBJECT, SIMILAR, written

UNNUMBERED = ITSELF.replace("P9_TA(2021)0990", "Texts")
WORDS = {
    **ALL, "similar": SIMILAR, "other-day": OTHER_DAY, "contradicts": ITSELF.replace("the Commission", "the Council"),
    "spaced": f"\n\n{NUMBERED}\n\n", "no-text": "nothing that a parliament would say", "unnumbered": UNNUMBERED,
}  # fmt: skip
KNOWN = KnownTexts([Statement("TA-9-2020-0993", "2020-03-12", "", "the human rights situation in Ruritania")])
NAMES = ("a.txt", "b.txt", "c.txt", "d.txt", "below/a.txt")
names, words = st.sampled_from(NAMES), st.sampled_from(sorted(WORDS))


class Building(RuleBasedStateMachine):
    """A folder to which anything can happen, built after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp())
        self.folder = self.top / "texts"
        self.options: dict[str, object] = {"validate": False}

    @initialize(given=st.dictionaries(names, words, min_size=2, max_size=4))
    def begin(self, given):
        for name, which in given.items():
            self.write(name, which)
        self.build()

    def write(self, name, which):
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(WORDS[which], "utf-8")

    def files(self):
        return sorted(path for path in self.folder.rglob("*.txt"))

    def build(self):
        again(self.folder, self.top / "store", **self.options)

    @rule(name=names, which=words)
    def add_or_change(self, name, which):
        self.write(name, which)
        self.build()

    @precondition(lambda self: len(self.files()) > 1)
    @rule(data=st.data())
    def remove(self, data):
        data.draw(st.sampled_from(self.files())).unlink()
        self.build()

    @rule(data=st.data(), name=names)
    def rename(self, data, name):
        (self.folder / name).parent.mkdir(exist_ok=True)
        data.draw(st.sampled_from(self.files())).replace(self.folder / name)
        self.build()

    @rule(data=st.data())
    def touch(self, data):
        os.utime(data.draw(st.sampled_from(self.files())), (1, 1))
        self.build()

    @rule(data=st.data(), number=st.sampled_from(["TA-9-2021-0990", "TA-9-2021-0991", "", "no number at all <"]))
    def tell_number(self, data, number):
        path = data.draw(st.sampled_from(self.files()))
        Path(f"{path}.toml").write_text(f'number = "{number}"\n')
        self.build()

    @rule(
        which=st.sampled_from(
            [
                {"reconciled": False},
                {"reconciled": True},
                {"texts": KNOWN},
                {"texts": None},
                {"strict": True},
                {"strict": False},
            ]
        )
    )
    def change_option(self, which):
        self.options |= which
        self.build()

    def teardown(self):
        shutil.rmtree(self.top)


Building.TestCase.settings = settings(
    max_examples=8, stateful_step_count=6, deadline=None, suppress_health_check=list(HealthCheck)
)
TestWhateverHappensToAFolder = Building.TestCase


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "texts", ALL)
    return tmp_path / "texts"


def efforts(report):
    return {effort: number for effort, number in report.efforts.items() if number}


def test_nothing_is_done_again_when_nothing_has_changed(folder, tmp_path, monkeypatch):
    first = again(folder, tmp_path / "store")
    assert efforts(first) == {Effort.NEW: len(ALL)}
    state = (tmp_path / "store" / "build" / "state").stat().st_mtime_ns
    monkeypatch.setattr("resgraph.building.passes.hear", None)
    monkeypatch.setattr("resgraph.building.passes.link", None)
    found, report = built(sorted(folder.glob("*")), tmp_path / "store", folders=[folder])
    assert efforts(report) == {Effort.UNCHANGED: len(ALL)}
    assert (report.load.added, report.load.replaced, report.load.removed) == ((), (), ())
    assert len(report.load.unchanged) == len(ALL)
    assert (tmp_path / "store" / "build" / "state").stat().st_mtime_ns == state
    monkeypatch.undo()
    assert found == from_nothing(sorted(folder.glob("*")))


def test_only_documents_are_linked_again_that_asked_for_what_has_changed(folder, tmp_path):
    again(folder, tmp_path / "store", validate=False)
    (folder / "similar.txt").write_text(SIMILAR)
    report = again(folder, tmp_path / "store", validate=False)
    asking = sum("11 February 2021" in text for text in ALL.values())
    assert efforts(report)[Effort.NEW] == 1
    assert 0 < efforts(report)[Effort.RELINKED] < asking
    assert efforts(report)[Effort.UNCHANGED] >= 1
    (folder / "similar.txt").unlink()
    report = again(folder, tmp_path / "store", validate=False)
    assert len(report.load.removed) == 1
    assert efforts(report)[Effort.RELINKED] >= 1
    assert Effort.NEW not in efforts(report)


def test_a_document_nobody_depends_on_changes_alone(folder, tmp_path):
    again(folder, tmp_path / "store", validate=False)
    page = folder / "dated.txt"
    page.write_text(page.read_text("utf-8").replace("rights are protected", "rights are well protected"), "utf-8")
    report = again(folder, tmp_path / "store", validate=False)
    assert efforts(report) == {Effort.AGAIN: 1, Effort.UNCHANGED: len(ALL) - 1}
    assert len(report.load.replaced) == 1


def test_what_is_known_beside_a_document_counts_and_comments_there_do_not(folder, tmp_path):
    again(folder, tmp_path / "store", validate=False)
    beside = folder / "dated.txt.toml"
    beside.write_text('title = "A title"\n')
    report = again(folder, tmp_path / "store", validate=False)
    assert efforts(report)[Effort.AGAIN] == 1
    beside.write_text('# of the minutes\ntitle = "A title"\n')
    report = again(folder, tmp_path / "store", validate=False)
    assert efforts(report) == {Effort.UNCHANGED: len(ALL)}


def test_findings_of_unchanged_documents_are_told_with_the_path_by_which_they_are_called_now(
    tmp_path, examples, monkeypatch
):
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("kazakhstan-2022.txt", "A_RES_78_112.txt"):
        shutil.copy(examples / name, folder)
    first = again(folder, tmp_path / "store")
    assert first.findings["RG4136"] > 0
    monkeypatch.chdir(tmp_path)
    report = again(Path("texts"), Path("store"))
    assert efforts(report) == {Effort.UNCHANGED: 2}
    monkeypatch.chdir(folder)
    report = again(Path(), tmp_path / "store")
    assert efforts(report) == {Effort.UNCHANGED: 2}
    assert report.findings == first.findings


def test_checking_or_not_is_done_anew_each_time(folder, tmp_path):
    again(folder, tmp_path / "store", validate=False)
    assert efforts(again(folder, tmp_path / "store")) == {Effort.RELINKED: len(ALL)}
    assert efforts(again(folder, tmp_path / "store")) == {Effort.UNCHANGED: len(ALL)}


def test_strict_leaves_out_what_does_not_conform_also_when_nothing_is_done_again(folder, tmp_path, monkeypatch):
    def check(quads, places):
        bad = any("2022-2504-RSP/graph" in quad for quad in quads)
        return (Finding(problem("shape-violation", "made up"), "", "", "", "", ""),) if bad else ()

    monkeypatch.setattr("resgraph.building.passes.check", check)
    assert again(folder, tmp_path / "store").nonconforming == (str(folder / "dated.txt"),)
    report = again(folder, tmp_path / "store", strict=True)
    assert efforts(report) == {Effort.UNCHANGED: len(ALL)}
    assert [graph.split("/")[-2] for graph in report.load.removed] == ["2022-2504-RSP"]
    assert again(folder, tmp_path / "store", strict=True).nonconforming
    report = again(folder, tmp_path / "store")
    assert efforts(report) == {Effort.RELINKED: 1, Effort.UNCHANGED: len(ALL) - 1}
    assert len(report.load.added) == 1


def test_a_graph_that_another_build_replaced_is_put_back(folder, tmp_path):
    again(folder, tmp_path / "store", validate=False)
    alone = [folder / "dated.txt"]
    _, report = built(alone, tmp_path / "store", validate=False)
    assert efforts(report) == {Effort.RELINKED: 1}
    assert report.others == len(ALL) - 1
    report = again(folder, tmp_path / "store", validate=False)
    assert len(report.load.replaced) == 1


def test_what_the_store_no_longer_holds_is_put_back(folder, tmp_path):
    again(folder, tmp_path / "store", validate=False)
    with open_store(tmp_path / "store", write=True) as store:
        one, other = (record.graph for record in store.graphs()[:2])
        store.load([(one, [f'<urn:x> <urn:says> "y" <{one}> .'])], instead_of=[other])
    report = again(folder, tmp_path / "store", validate=False)
    assert (report.load.added, report.load.replaced) == ((other,), (one,))
    assert efforts(report) == {Effort.RELINKED: 2, Effort.UNCHANGED: len(ALL) - 2}


def test_what_is_said_of_documents_with_one_address_names_their_paths_as_they_are_now(tmp_path, monkeypatch):
    written(tmp_path / "texts", {"one": ITSELF, "two": f"\n\n{ITSELF}"})
    again(tmp_path / "texts", tmp_path / "store", validate=False)
    monkeypatch.chdir(tmp_path)
    report = again(Path("texts"), Path("store"), validate=False)
    assert report.load.problems[0].message.startswith("texts/one.txt and texts/two.txt ")


def test_several_documents_with_one_address_are_taken_together(tmp_path):
    folder = tmp_path / "texts"
    written(folder, {"one": ITSELF, "two": f"\n\n{ITSELF}", "other": SAME_SUBJECT})
    report = again(folder, tmp_path / "store", validate=False)
    assert [p.code for p in report.load.problems] == ["RG5014"]
    report = again(folder, tmp_path / "store", validate=False)
    assert efforts(report) == {Effort.UNCHANGED: 3}
    assert [p.code for p in report.load.problems] == ["RG5014"]
    (folder / "other.txt").write_text(DATED)
    report = again(folder, tmp_path / "store", validate=False)
    assert efforts(report) == {Effort.AGAIN: 1, Effort.UNCHANGED: 2}
    (folder / "two.txt").write_text(ITSELF.replace("the Commission", "the Council"))
    report = again(folder, tmp_path / "store", validate=False)
    assert [refused.problem.code for refused in report.refused] == ["RG5011"]
    assert any(NUMBER in graph for graph in report.load.removed)
    assert efforts(again(folder, tmp_path / "store", validate=False)) == {Effort.UNCHANGED: 3}


def test_in_several_processes_too(folder, tmp_path):
    files = sorted(folder.glob("*.txt"))
    found, _ = built(files, tmp_path / "store", validate=False)
    (folder / "similar.txt").write_text(SIMILAR)
    files = sorted(folder.glob("*.txt"))
    with open_store(tmp_path / "store", write=True) as store:
        report = build(files, store, jobs=2, validate=True)
        dump = b"".join(store.dump())
    assert efforts(report)[Effort.NEW] == 1
    assert dump == from_nothing(files).dump
    del found
