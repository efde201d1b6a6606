"""What a build removes: what is gone from its paths, never what another folder put in unless asked."""

from __future__ import annotations

import shutil

import pytest

from resgraph.building import Effort, Removal
from resgraph.cli import run
from resgraph.store import open_store
from tests.building.made import again, built
from tests.reconciliation.made import DATED, ITSELF, SAME_DAY, SAME_SUBJECT, SIMILAR, written


@pytest.fixture
def two(tmp_path):
    """Two folders, of which the first is built already."""
    one = tmp_path / "one"
    written(one, {"dated": DATED, "subject": SAME_SUBJECT})
    written(tmp_path / "two", {"day": SAME_DAY, "similar": SIMILAR})
    build(tmp_path, one)
    return one, tmp_path / "two"


def build(where, *folders, **options):
    files = [file for folder in folders for file in sorted(folder.rglob("*.txt"))]
    return built(files, where / "store", folders=folders, validate=False, **options)[1]


def stored(where):
    with open_store(where / "store") as store:
        return [record.graph.split("/")[-2] for record in store.graphs()]


def test_what_another_folder_put_in_stays(tmp_path, two):
    report = build(tmp_path, two[1])
    assert (report.load.removed, report.others) == ((), 2)
    (two[1] / "day.txt").unlink()
    report = build(tmp_path, two[1])
    assert (len(report.load.removed), report.others) == (1, 2)
    assert stored(tmp_path) == ["2022-2504-RSP", "2022-2507-RSP", "2022-2508-RSP"]
    (two[0] / "subject.txt").unlink()
    assert len(build(tmp_path, *two).load.removed) == 1


def test_what_one_folder_says_does_not_link_the_other(tmp_path, two):
    written(tmp_path / "two", {"itself": ITSELF})
    report = build(tmp_path, two[1])
    assert report.efforts[Effort.RELINKED] == 0
    assert build(tmp_path, two[0]).efforts[Effort.UNCHANGED] == 2
    assert build(tmp_path, *two).narrowed == 1
    assert build(tmp_path, two[0]).efforts[Effort.RELINKED] == 1


def test_a_file_given_alone_stands_for_itself_only(tmp_path, two):
    (two[0] / "subject.txt").unlink()
    report = built([two[0] / "dated.txt"], tmp_path / "store", validate=False)[1]
    assert (report.load.removed, report.others) == ((), 1)


def test_a_folder_stands_for_the_folders_in_it_but_not_for_those_beside_and_above(tmp_path):
    top = tmp_path / "top"
    written(top, {"dated": DATED})
    written(top / "in", {"subject": SAME_SUBJECT})
    written(tmp_path / "top-too", {"day": SAME_DAY})
    build(tmp_path, top, tmp_path / "top-too")
    (tmp_path / "top-too" / "day.txt").unlink()
    (top / "dated.txt").unlink()
    assert build(tmp_path, top / "in").load.removed == ()
    assert len(build(tmp_path, top).load.removed) == 1
    (top / "in" / "subject.txt").unlink()
    written(top, {"dated": DATED})
    assert len(build(tmp_path, top).load.removed) == 1
    assert stored(tmp_path) == ["2022-2504-RSP", "2022-2506-RSP"]


def test_what_two_folders_put_in_stays_until_it_is_gone_from_both(tmp_path, two):
    shutil.copy(two[0] / "dated.txt", two[1] / "dated.txt")
    build(tmp_path, two[1])
    (two[1] / "dated.txt").unlink()
    assert build(tmp_path, two[1]).load.removed == ()
    (two[0] / "dated.txt").unlink()
    assert len(build(tmp_path, two[0]).load.removed) == 1


def test_a_document_that_gets_another_address_leaves_nothing_behind(tmp_path, two):
    (two[0] / "dated.txt").write_text(DATED.replace("2022/2504(RSP)", "2022/2999(RSP)"))
    report = again(two[0], tmp_path / "store", validate=False)
    assert (len(report.load.added), len(report.load.removed)) == (1, 1)


def test_a_document_that_can_no_longer_be_read_is_removed_and_told(tmp_path, two):
    (two[0] / "dated.txt").write_text("no text of any body")
    report = again(two[0], tmp_path / "store", validate=False)
    assert (len(report.refused), len(report.load.removed)) == (1, 1)


def test_keep_removes_nothing_and_a_later_build_does(tmp_path, two):
    (two[0] / "dated.txt").unlink()
    report = build(tmp_path, two[0], removal=Removal.NOTHING)
    assert (report.load.removed, report.others) == ((), 1)
    assert len(build(tmp_path, two[0]).load.removed) == 1


def test_prune_leaves_these_documents_only(tmp_path, two):
    report = build(tmp_path, two[1], removal=Removal.OTHERS)
    assert (len(report.load.removed), report.others) == (2, 0)
    assert stored(tmp_path) == ["2022-2506-RSP", "2022-2507-RSP"]
    assert build(tmp_path, two[0]).efforts[Effort.NEW] == 2


def test_a_graph_that_somebody_else_has_replaced_since_is_not_ours_to_remove(tmp_path, two):
    with open_store(tmp_path / "store", write=True) as store:
        graph = next(record.graph for record in store.graphs() if "2504" in record.graph)
        store.load([(graph, [f'<urn:x> <urn:says> "y" <{graph}> .'])])
    (two[0] / "dated.txt").unlink()
    report = build(tmp_path, two[0])
    assert (report.load.removed, report.others) == ((), 1)


def test_a_store_and_its_documents_can_move_together(tmp_path, two):
    moved = tmp_path.parent / f"{tmp_path.name}-moved"
    tmp_path.rename(moved)
    (moved / "one" / "dated.txt").unlink()
    report = build(moved, moved / "one")
    assert report.efforts == {**dict.fromkeys(Effort, 0), Effort.UNCHANGED: 1}
    assert len(report.load.removed) == 1


def test_documents_that_moved_are_not_read_again(tmp_path, two):
    (tmp_path / "one").rename(tmp_path / "other")
    report = again(tmp_path / "other", tmp_path / "store", validate=False)
    assert report.efforts[Effort.UNCHANGED] == 2


def test_a_store_inside_the_folder_is_no_document(tmp_path):
    written(tmp_path / "texts", {"dated": DATED})
    store = tmp_path / "texts" / "store"
    assert run(["build", str(tmp_path / "texts"), "--store", str(store), "--no-validate"]) == 0
    assert run(["build", str(tmp_path / "texts"), "--store", str(store), "--no-validate"]) == 0


def test_the_command_line_says_what_was_done(tmp_path, two, capsys):
    def says(*options):
        code = run(["build", "--store", str(tmp_path / "store"), "--no-validate", *options])
        return code, [line for line in capsys.readouterr().err.splitlines() if line.startswith(("documents", "graphs"))]

    code, lines = says(str(two[1]))
    assert code == 0
    assert lines[0] == "documents   2 new"
    assert lines[1].startswith(
        "graphs      2 added, 0 replaced, 0 unchanged, 0 removed, 2 of other documents left alone; "
    )
    (two[1] / "day.txt").unlink()
    assert says(str(two[1]), "--keep")[1][1].startswith("graphs      0 added, 0 replaced, 1 unchanged, 0 removed, 3 of")
    assert says(str(two[1]))[1][1].startswith("graphs      0 added, 0 replaced, 1 unchanged, 1 removed, 2 of other")
    code, lines = says(str(two[1]), "--prune")
    assert lines[0] == "documents   1 unchanged"
    assert lines[1].startswith("graphs      0 added, 0 replaced, 1 unchanged, 2 removed; ")
    assert says(str(tmp_path / "nowhere"))[0] == 2
